"""Bylines: the authors named in the lines around an article's headline, or under its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.text.cleaning.author_names import (
    has_wide_role,
    in_title_case,
    is_likely_name,
    is_name,
    is_photographer,
    is_place_of_writing,
    is_probable_wide_name,
    is_role,
    is_wide,
    names_in,
    wide_names_in,
)
from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.byline_cues import BYLINE_LENGTH, CUE, GENRE, cues_of
from articles.text.cleaning.prose import count_words, ends_sentence, split_words
from articles.text.cleaning.timestamps import find_moments, is_timestamp, without_stamp_words
from articles.text.data.bylines import BYLINE_LABELS, NAME_JOINTS, ROLES, ROLES_ELSEWHERE
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from articles.text.cleaning.header_lines import Header, HeaderLines
    from articles.text.cleaning.timestamps import FoundMoment

__all__ = ["in_title_case", "is_name", "names_in", "read_byline", "without_moments"]

# Longest byline without a cue, in characters.
_BARE_BYLINE_LENGTH = 120
# Lines that are searched for a byline: above the headline with and without a cue, and below both headline and lead.
# If none is there, farther below, with a cue only: players and boxes may be between.
_LINES_ABOVE, _BARE_LINES_ABOVE, _LINES_BELOW, _FAR_BELOW = 4, 2, 6, 16
# Lines below the body that may say who wrote it, and body lines at its end that may do so in brackets.
_LINES_AFTER, _LAST_LINES = 12, 3
# Longer sentences are prose, even if they begin with "By".
_MAX_SENTENCE_WORDS = 12
# Most words of an author whose name does not have the form of a person's, below a label and after a cue.
_MAX_LABELLED_WORDS, _MAX_CUED_WORDS, _MAX_FOREIGN_CUED_WORDS = 4, 6, 3
# Most other words in a line of names next to a time stamp: a fixed number, plus some per name.
_MAX_OTHER_WORDS, _MAX_OTHER_WORDS_PER_NAME = 4, 3
# Most lines of names, joints and job titles under a label or a byline.
_MAX_LINES_OF_NAMES = 24
# Longest time stamp with the name of a place, and most words of that.
_MAX_STAMP_LENGTH, _MAX_PLACE_WORDS = 80, 2
# A line of names without a time stamp stands at most so many lines under the headline or its standfirst.
_MAX_LINES_UNDER_HEADLINE = 3

_STAFF = re.compile(r"\b(?:the\s+)?(?:staff|reporters?|writers?|correspondents?|newsroom)\b", re.I)
_FOR_OUTLET = re.compile(r"\s+(?:with|for|mit|avec|con|com|med|met)\s+")
_PARTS = re.compile(r"\s*(?:[,;|/•·&]|\s-\s|\bund\b|\band\b|\bet\b|\bog\b|\boch\b|\ben\b|\by\b|\be\b)\s*")
_AGO = re.compile(r"\d+ (?:minutes?|hours?|days?) ago|\d+\s?(?:h|m|d|min|hr)\b")
_PICTURE = re.compile(
    r"\b(?:photos?|fotos?|images?|bilde?r?|picture|imagen|imagem|credit|crédits?|getty|©|zdjęcie|kép|fotograf\w*|фото\w*)\b|©"
    r"|写真|撮影|사진|图片|صورة",
    re.I,
)
_BIO = re.compile(
    r"(?P<name>[^\W\d_][^\s,]{0,24}(?:\s[^\W\d_][^\s,]{0,24}){1,4}),?\s(?:is|was|ist|est|es|è|é|er|är)\s(?:an?|the|our|eine?|der|die|une?|"
    r"una?|uma|en)?\s?",
)
_ROLES = ROLES | ROLES_ELSEWHERE
# "JANE DOE FOR THE HARLOW PRESS" under a picture credits the photographer.
_CREDIT_IN_CAPITALS = re.compile(r"[^a-z]{4,60}\sFOR\s[^a-z]{4,60}$")
_BRACKETED = re.compile(r"[(（【\[［〔]([^()（）【】\[\]［］〔〕]{2,60})[)）】\]］〕]\W{0,2}$")
_AUTHOR_FIELD = re.compile(
    r"(?:authors?|autor(?:in)?(?:/autor)?|autoren|auteurs?|autores|autora|autore|autorzy|autoři|автор|авторы|автори|yazar|作者|筆者)"
    r"(?:\s?[:：]\s?|\s(?=[A-ZÀ-ÞА-Я]))",
    re.I,
)
_EDGES = " |,.-–—•·()[]"
_IN_PLACE = re.compile(r"\s(?:in|à|aus|en|da)\s[^\W\d_]\S{1,20}(?:\s[^\W\d_]\S{1,20})?$")
_SOURCE_LABEL = re.compile(
    r"^\W*(?:quelle|bron|source|fuente|fonte|kilde|källa|źródło|zdroj|источник|джерело|kaynak|المصدر|来源|來源|出典|출처|haberler"
    r"|nachrichtenagentur|agency|agentur|agence|agencia|agenzia)\s{0,2}[:：\-–|]\s{0,2}|\s(?:sport|news|english|español)$",
    re.I,
)
_WRITTEN = re.compile(r"[|•·–—-]\s(?:written|reported|story|words)\sby:?\s+", re.I)
_STAMP_PARTS = re.compile(r"\s*[|•·]+[\s|•·]*|\s[–—-]\s")
_GOES_ON = re.compile(r"^(?:,|&|and|und|et|y|e|og|och|en|i|a|и|та|ve)\s", re.I)
_BYLINE = Verdict(kind=Kind.BYLINE, rule="byline")
_LABEL = Verdict(kind=Kind.BYLINE, rule="byline's label")
_UNDER_LABEL = Verdict(kind=Kind.BYLINE, rule="byline after its label")
_BESIDE_STAMP = Verdict(kind=Kind.BYLINE, rule="names beside the time of publication")
_UNDER_HEADLINE = Verdict(kind=Kind.BYLINE, rule="names between headline and text")
_UNDER_TEXT = Verdict(kind=Kind.BYLINE, rule="byline under the text")
_ROLE = Verdict(kind=Kind.BYLINE, rule="the author's place in the newsroom")


def without_moments(text: str, moments: Sequence[FoundMoment]) -> str:
    """Return ``text`` with a bar in place of each of the ``moments``."""
    for moment in reversed(moments):
        text = text[: moment.start] + " | " + text[moment.end :]
    return text


def read_byline(header: Header, lines: HeaderLines, *, headline: int | None, agencies: Mapping[str, str]) -> None:
    """Set the authors named in bylines, and mark those lines.

    Lines with a label or cue near the headline take precedence, then names next to a time of publication, names between
    headline and text, and what is said under the text. An agency is the author if nobody is named.
    """
    _Reader(header, lines, headline, agencies).read()


class _Reader:
    """Reads the bylines of one article."""

    def __init__(self, header: Header, lines: HeaderLines, headline: int | None, agencies: Mapping[str, str]) -> None:
        self.header, self.lines, self.texts, self.agencies = header, lines, lines.texts, agencies
        self.anchor = headline if headline is not None else lines.lead
        self.headline = headline
        self.again = lines.below_copy(headline, reach=_FAR_BELOW)[:_LINES_BELOW]
        self.cue = cues_of(lines.language)
        # In English, a wire story without a cue has no author; elsewhere, the agency is printed in the author's place.
        self.prints_names = lines.language in (None, "en")
        self.staff: str | None = None
        """An agency named in a byline, as printed: the author if nobody else is named."""
        self.last_body = max((number for number, keep in enumerate(lines.body) if keep), default=-1)

    def read(self) -> None:
        below = max(self.lines.lead, self.anchor)
        near = range(max(0, self.anchor - _LINES_ABOVE), min(len(self.texts), below + _LINES_BELOW))
        # Names without a cue below the whole text are other articles'.
        end = min(near.stop, self.last_body) if self.last_body > self.anchor else near.stop
        bare = range(max(0, self.anchor - _BARE_LINES_ABOVE), end)
        far = range(near.stop, min(len(self.texts), below + _FAR_BELOW))
        passes: tuple[tuple[range, Callable[[int], list[str]]], ...] = (
            (near, self._read_with_cue),
            (bare, self._read_beside_stamp),
            (self.again, self._read_with_cue),
            (self.again, self._read_beside_stamp),
            (bare, self._read_under_headline),
            (far, self._read_with_cue),
            (range(far.start, min(far.stop, self.last_body)), self._read_names_beside_stamp),
        )
        found: list[str] = []
        for numbers, read in passes:
            if self.header.authors and read != self._read_with_cue:
                # The credits name who wrote it.
                return
            for number in numbers:
                is_apart = number - 1 not in self.header.kinds
                if found and is_apart and (number > self.lines.lead or read != self._read_with_cue):
                    # Below the lead, other articles' bylines begin. Names without a cue stand together.
                    break
                found += read(number)
            if found:
                break
        found = found or self._read_under_text()
        if not (found or self.staff or self.header.authors):
            self._read_agency_near_headline(near)
        if found:
            self.header.authors = tuple(dict.fromkeys(found))
            self._mark_role()
        elif self.staff and not self.header.authors:
            self.header.authors = (self.staff,)

    # Bylines with a cue or label.

    def _read_with_cue(self, number: int) -> list[str]:
        verdict = self.lines.verdicts[number]
        text = self.texts[number]
        if number in self.header.kinds or len(text) > BYLINE_LENGTH:
            return []
        if verdict is not None and not (
            verdict.kind is Kind.AUTHOR_BIO or (verdict.kind is Kind.LEGAL and text.lower().startswith("published by"))
        ):
            return []
        return self._read_labelled(number) or self._read_cued(number) or self._read_wide(number)

    def _is_label(self, number: int) -> bool:
        return fold(self.texts[number]) in BYLINE_LABELS and number + 1 < len(self.texts)

    def _read_labelled(self, number: int) -> list[str]:
        """Read the names below a label such as "Author of the article"."""
        if not self._is_label(number):
            return []
        below = self.texts[number + 1]
        names = self._names(below)
        if not names and count_words(below) <= _MAX_LABELLED_WORDS and not is_timestamp(below):
            names = [below] if below.lower() not in NAME_JOINTS and any(map(str.isalpha, below)) else []
        if names:
            self.header.kinds[number] = _LABEL
            self.header.kinds[number + 1] = _UNDER_LABEL
            names = names + self._read_more(number + 2, listed=True)
        return names

    def _read_cued(self, number: int) -> list[str]:
        """Read the names after a cue: "By Jane Doe". "By Reuters staff" names an agency."""
        text = self.texts[number]
        is_prose = self.lines.body[number] and ends_sentence(text) and count_words(text) > _MAX_SENTENCE_WORDS
        if (is_prose and not find_moments(text)) or self._is_label(number):
            return []
        rest = self._find_cued(text)
        if rest is None:
            return []
        if self._read_agency(number, rest, cued=True):
            return []
        is_sure = CUE.match(text) is not None
        names = self._names(rest)
        if names and not is_sure and not self._begins_with_name(rest):
            return []
        if not names:
            names = self._read_unusual(text, rest, sure=is_sure)
        if not names or not any(map(str.isalpha, names[0])):
            return []
        self.header.kinds[number] = _BYLINE
        joined = rest.rstrip().lower().endswith((",", " and", " und", " et", " y", " e", " og", " och", " en", "&"))
        return names + self._agencies_in(rest) + self._read_more(number + 1, listed=joined)

    def _find_cued(self, text: str) -> str | None:
        """Return what follows the cue at the beginning of ``text``, or after a time stamp in it."""
        cue = GENRE.match(text) or self.cue.match(text)
        if cue:
            return text[cue.end() :]
        if written := _WRITTEN.search(text):
            return text[written.end() :]
        moments = find_moments(text)
        for part in _STAMP_PARTS.split(without_moments(text, moments))[1:] if moments else ():
            if cue := self.cue.match(part):
                return part[cue.end() :]
        return None

    def _read_agency(self, number: int, rest: str, *, cued: bool = False) -> bool:
        """Read "Reuters staff", or an agency's name with a time; return whether that is all ``rest`` says."""
        bare = without_moments(rest, find_moments(rest)).strip(" |,.-–—•·()")
        agency = self.agencies.get(fold(_STAFF.sub("", bare)).strip()) or self.agencies.get(fold(bare))
        if not agency:
            return False
        self.header.agency = self.header.agency or agency
        self.header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="byline of an agency's staff")
        # "Staff | Reuters" and "By Reuters Staff" are newsrooms; "By Reuters" is printed as an author's name.
        if not (_STAFF.search(bare) or (self.prints_names and not cued)):
            self.staff = self.staff or bare
        return True

    def _read_unusual(self, text: str, rest: str, *, sure: bool) -> list[str]:
        """Read an author that does not have the form of a person's name: "By Harlow Staff"."""
        most = _MAX_CUED_WORDS if sure else _MAX_FOREIGN_CUED_WORDS
        if count_words(rest) > most or not rest[:1].isupper() or ends_sentence(text):
            return []
        plain = re.split(r" \| |\s{2,}|\s\d", without_moments(rest, find_moments(rest)))[0]
        return [_FOR_OUTLET.split(plain)[0].strip(" -–—|,:")] if not is_timestamp(rest) else []

    def _begins_with_name(self, rest: str) -> bool:
        head = _PARTS.split(rest.strip())[0]
        return bool(self._names(head)) or fold(head) in self.agencies

    def _names(self, text: str) -> list[str]:
        if is_wide(text):
            return wide_names_in(without_moments(text, find_moments(text)), marked=True)
        return [name for name in names_in(without_moments(text, find_moments(text))) if fold(name) not in self.agencies]

    def _agencies_in(self, rest: str) -> list[str]:
        """Return the agencies that a byline lists among its names, which outlets in English print as employers."""
        if self.lines.language in (None, "en"):
            return []
        parts = [part.strip(" .()") for part in _PARTS.split(without_moments(rest, find_moments(rest)))]
        named = [part for part in parts if fold(part) in self.agencies]
        if named:
            self.header.agency = self.header.agency or self.agencies[fold(named[0])]
        return named

    def _read_more(self, number: int, *, listed: bool) -> list[str]:
        """Read further names on the lines from ``number``; ``listed``: the list goes on there."""
        names: list[str] = []
        for place in range(number, min(number + _MAX_LINES_OF_NAMES, len(self.texts))):
            text = self.texts[place]
            if text.strip().lower() in NAME_JOINTS:
                listed = True
                self.header.kinds.setdefault(place, _UNDER_LABEL)
                continue
            if listed and place in self.header.kinds and self.header.kinds[place].kind is Kind.AGENCY:
                names += [] if self.lines.language == "en" else [text]
                continue
            if place in self.header.kinds or self.lines.verdicts[place]:
                break
            if self._goes_on(text) or ((listed or self._is_followed_by_stamp(place)) and self._is_all_names(text)):
                names += self._names(_GOES_ON.sub("", text, count=1))
            elif is_role(text):
                listed = True
            else:
                break
            self.header.kinds[place] = _UNDER_LABEL
        return names

    def _goes_on(self, text: str) -> bool:
        """Whether ``text`` continues a list of names: "and Tomas Wend"."""
        joint = _GOES_ON.match(text)
        return joint is not None and self._is_all_names(text[joint.end() :])

    def _is_followed_by_stamp(self, number: int) -> bool:
        return number + 1 < len(self.texts) and _is_stamp(self.texts[number + 1])

    def _is_all_names(self, text: str) -> bool:
        """Whether ``text`` is a list of names, with job titles or an agency at most."""
        if not text or len(text) > _BARE_BYLINE_LENGTH or ends_sentence(text) or is_timestamp(text):
            return False
        names = self._names(text)
        return bool(names) and self._count_others(text, names) == 0

    def _count_others(self, text: str, names: Sequence[str]) -> int:
        """Return the number of words of ``text`` that are not names, parts of a time stamp, or job titles."""
        rest = without_stamp_words(without_moments(text, find_moments(text)))
        named = {word.casefold() for name in names for word in re.findall(r"[^\W_]+", name)}
        words = [word.casefold() for word in re.findall(r"[^\W_]+", rest)]
        others = [word for word in words if word not in named and word not in _ROLES and word not in NAME_JOINTS]
        return 0 if " ".join(others) in self.agencies else len(others)

    # Names without a cue.

    def _may_be_bare(self, number: int) -> bool:
        text = self.texts[number]
        if number in self.header.kinds or self.lines.verdicts[number] or len(text) > _BARE_BYLINE_LENGTH:
            return False
        if _CREDIT_IN_CAPITALS.match(text) or is_photographer(self.texts, number):
            return False
        return not (self.lines.body[number] and ends_sentence(text)) and not _PICTURE.search(text)

    def _read_beside_stamp(self, number: int) -> list[str]:
        """Read names without a cue, if a time of publication is next to them or the line appears twice in a row."""
        if not self._may_be_bare(number):
            return []
        text = self.texts[number]
        moments = find_moments(text)
        plain = without_moments(text, moments)
        names = self._names(text)
        if is_wide(text) and not has_wide_role(text):
            names = list(filter(is_probable_wide_name, names))
        ends_with_stamp = any(is_timestamp(part) for part in _STAMP_PARTS.split(text)[1:] if part)
        if not (moments or ends_with_stamp or _AGO.search(text) or self._has_stamp_or_copy(number)):
            return []
        if not names:
            self._read_agency_beside_stamp(number, plain)
            return []
        if not self._may_be_authors(number, names) or (moments and is_place_of_writing(text[moments[-1].end :], names)):
            return []
        others = count_words(without_stamp_words(plain))
        if others > _MAX_OTHER_WORDS_PER_NAME * len(names) + _MAX_OTHER_WORDS:
            return []
        self.header.kinds[number] = _BESIDE_STAMP
        return names + self._agencies_in(text)

    def _may_be_authors(self, number: int, names: Sequence[str]) -> bool:
        """Whether names without a cue may be authors, and not a topic, a place or a section in capitals."""
        if any(map(is_likely_name, names)) or is_wide(names[0]):
            return True
        if self.headline is None or (number < self.headline and number not in self.again):
            return False
        named = {word.casefold() for name in names for word in name.split()}
        return named.isdisjoint(map(str.casefold, split_words(self.texts[self.headline])))

    def _read_names_beside_stamp(self, number: int) -> list[str]:
        return self._read_beside_stamp(number) if self._is_all_names(self.texts[number]) else []

    def _read_agency_beside_stamp(self, number: int, plain: str) -> None:
        if self.agencies.get(fold(named := plain.strip(" |,.-–—•·()"))):
            self._read_agency(number, named)

    def _has_stamp_or_copy(self, number: int) -> bool:
        if any(map(_is_stamp, self.texts[max(0, number - 2) : number + 3])):
            return True
        return number + 1 < len(self.texts) and self.texts[number + 1] == self.texts[number]

    def _read_under_headline(self, number: int) -> list[str]:
        """Read a line of names between the headline and the text, if something else shows that it is a byline."""
        if self.headline is None or number <= self.headline or not self._may_be_bare(number):
            return []
        text = self.texts[number]
        is_titled = any(word.strip(",").lower() in _ROLES for word in text.split()) or bool(self._find_agency_in(text))
        if number > self.lines.lead + _LINES_BELOW:
            return []
        if self.lines.language == "en" and number > self.lines.lead and not is_titled:
            return []
        if is_wide(text):
            return self._read_wide(number)
        if not self._is_all_names(text) or self._is_credited_picture(number):
            return []
        names = self._names(text)
        if (
            not self._may_be_authors(number, names)
            or any(self._is_in_body(name) for name in names)
            or not (is_titled or self._has_evidence(number, names))
        ):
            return []
        self.header.kinds[number] = _UNDER_HEADLINE
        return names + self._agencies_in(text) + self._read_more(number + 1, listed=True)

    def _find_agency_in(self, text: str) -> str | None:
        """Return the agency whose name ends ``text``: "WENNA SCULLY Associated Press"."""
        words = text.split()
        tails = (fold(" ".join(words[-length:])) for length in (1, 2, 3) if length < len(words))
        return next((self.agencies[tail] for tail in tails if tail in self.agencies), None)

    def _is_credited_picture(self, number: int) -> bool:
        above = self.texts[number - 1]
        verdict = self.lines.verdicts[number - 1]
        is_caption = verdict is not None and verdict.kind is Kind.CAPTION
        return (is_caption and ":" in above[-2:]) or (len(above) < _BARE_BYLINE_LENGTH and above.endswith(":"))

    def _has_evidence(self, number: int, names: Sequence[str]) -> bool:
        if number - self.anchor <= _MAX_LINES_UNDER_HEADLINE and number < self.lines.lead:
            return True
        below = self.texts[number + 1] if number + 1 < len(self.texts) else ""
        if is_role(below) or fold(below) in self.agencies:
            return True
        text = self.texts[number]
        if len(names) == 1 and text.count(names[0]) > 1:
            return True
        wanted = fold(names[0])
        return (
            number + 1 == self.lines.lead or sum(fold(other) == wanted for other in self.texts if len(other) < 60) > 1
        )

    def _is_in_body(self, name: str) -> bool:
        return any(
            keep and len(text) > len(name) + 20 and name in text
            for text, keep in zip(self.texts, self.lines.body, strict=True)
        )

    def _read_agency_near_headline(self, near: range) -> None:
        """Read an agency on a line with a place, a time or a label: "Source: Reuters", "Reuters in Lund"."""
        for number in sorted(near, key=lambda number: not find_moments(self.texts[number])):
            text = self.texts[number]
            verdict = self.lines.verdicts[number]
            if len(text) > _MAX_STAMP_LENGTH or (verdict and verdict.kind is not Kind.CAPTION):
                continue
            if number in self.header.kinds and self.header.kinds[number].kind not in (Kind.AGENCY, Kind.TIMESTAMP):
                continue
            plain = _SOURCE_LABEL.sub("", without_moments(text, find_moments(text))).strip(_EDGES)
            named = _IN_PLACE.sub("", plain).strip(_EDGES)
            agency = self.agencies.get(fold(named))
            if not agency or (verdict and not self._has_stamp_or_copy(number)):
                continue
            self.header.agency = self.header.agency or agency
            self.header.kinds.setdefault(number, Verdict(kind=Kind.AGENCY, rule="agency's name on a line of its own"))
            self.staff = None if self.prints_names else named
            return

    # Names in Chinese, Japanese and Korean.

    def _read_wide(self, number: int) -> list[str]:
        """Read a line of Chinese, Japanese or Korean names with a word for a reporter, or under the headline."""
        text = self.texts[number]
        if not is_wide(text) or len(text) > 60 or not self._may_be_bare(number) or ends_sentence(text):
            return []
        shown = has_wide_role(text) or (number + 1 < len(self.texts) and has_wide_role(self.texts[number + 1][:12]))
        alone = self.headline is not None and self.headline < number <= self.lines.lead + 1
        if not shown and not (alone and is_probable_wide_name(text)):
            return []
        names = wide_names_in(without_moments(text, find_moments(text)), marked=True)
        if not names or len(text) > 12 + 6 * len(names):
            return []
        self.header.kinds[number] = _BYLINE
        return names

    # Under the text.

    def _read_under_text(self) -> list[str]:
        """Read who wrote the article from the lines after its text, or from brackets at its end."""
        after = range(self.last_body + 1, min(len(self.texts), self.last_body + 1 + _LINES_AFTER))
        for number in after:
            if names := self._read_with_cue(number):
                self.header.kinds[number] = _UNDER_TEXT
                return names
        last = [number for number in range(self.last_body + 1) if self.lines.body[number]][-_LAST_LINES:]
        for number in reversed(last):
            text = self.texts[number]
            is_short = number > self.anchor and not ends_sentence(text) and len(text) <= _BARE_BYLINE_LENGTH
            if is_short and (names := self._read_with_cue(number)):
                return names
        if last and (bracket := _BRACKETED.search(self.texts[last[-1]])):
            names = self._read_bracketed(bracket[1])
            if names:
                return names
        return self._read_author_field() or self._read_bio()

    def _read_author_field(self) -> list[str]:
        """Read "Author: Ida Brandt" in a table of facts farther below the text."""
        for number in range(self.last_body + 1, len(self.texts)):
            text = self.texts[number]
            if len(text) <= _MAX_STAMP_LENGTH and not self.lines.verdicts[number] and _AUTHOR_FIELD.match(text):
                names = self._names(_AUTHOR_FIELD.sub("", text))
                if names:
                    self.header.kinds[number] = _UNDER_TEXT
                    return names
        return []

    def _read_bracketed(self, text: str) -> list[str]:
        """Read "【クオイン織田順】" or "(Ida Brandt, dpa)" at the end of the last paragraph."""
        if is_wide(text):
            return wide_names_in(text, marked=True)
        if self.agencies.get(fold(text)):
            self.header.agency = self.header.agency or self.agencies[fold(text)]
            self.staff = self.staff or (None if self.prints_names else text)
        return []

    def _read_bio(self) -> list[str]:
        """Read the names of authors whom a line under the text describes: "Ida Brandt is a reporter in Lund"."""
        for number in range(self.lines.lead, len(self.texts)):
            verdict = self.lines.verdicts[number]
            if verdict is None or verdict.kind is not Kind.AUTHOR_BIO:
                continue
            match = _BIO.match(self.texts[number])
            names = names_in(match["name"]) if match else []
            if names and not self._is_in_body(names[0]):
                return names
        return []

    def _mark_role(self) -> None:
        """Mark the line below the byline if it gives the author's job title."""
        marked = [number for number, verdict in self.header.kinds.items() if verdict.kind is Kind.BYLINE]
        below = max(marked, default=len(self.texts)) + 1
        if below < len(self.texts) and below not in self.header.kinds and is_role(self.texts[below]):
            self.header.kinds[below] = _ROLE


@lru_cache(maxsize=1024)
def _is_stamp(text: str) -> bool:
    """Whether ``text`` is a time stamp, perhaps with the place it was written at: "Lund, 5 February 2022"."""
    if is_timestamp(text):
        return True
    if len(text) > _MAX_STAMP_LENGTH:
        return False
    moments = find_moments(text)
    return bool(moments) and count_words(without_stamp_words(without_moments(text, moments))) <= _MAX_PLACE_WORDS
