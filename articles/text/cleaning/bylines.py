"""Bylines, and the names of people in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.prose import count_words, ends_sentence
from articles.text.cleaning.timestamps import find_moments, is_timestamp, remainder
from articles.text.data.boilerplate import NAME
from articles.text.data.headers import BYLINE_CUES, BYLINE_LABELS, NOT_IN_NAMES, ROLES
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.text.cleaning.header_lines import Header, HeaderLines
    from articles.text.cleaning.timestamps import FoundMoment

# Longest byline or time stamp, and longest byline without a cue, in characters.
BYLINE_LENGTH, _BARE_BYLINE_LENGTH = 220, 120
# Lines that are searched for a byline: above the headline with and without a cue, and below both headline and lead.
_LINES_ABOVE, _BARE_LINES_ABOVE, _LINES_BELOW = 4, 2, 6
# A sentence of more words is prose, even if it begins with "By".
_MAX_WORDS_BEFORE_PROSE = 12
# Most words of an author whose name does not have the form of a person's, below a label and after a cue.
_MAX_LABELLED_WORDS, _MAX_CUED_WORDS = 4, 6
# Most other words in a line of names next to a time stamp: these, and so many more per name.
_MAX_OTHER_WORDS, _MAX_OTHER_WORDS_PER_NAME = 4, 3
# Most words of a line with the author's job title.
_MAX_ROLE_WORDS = 5
_MAX_NAME_LENGTH = 50
# Shorter names in capitals are initials.
_MIN_NAME_LENGTH = 6

_CUE = re.compile(r"(?:" + "|".join(map(re.escape, BYLINE_CUES)) + r")(?![^\W_])\s*:?\s*", re.I)
_STAFF = re.compile(r"\b(?:the\s+)?(?:staff|reporters?|writers?|correspondents?|newsroom)\b", re.I)
_NAME = re.compile(rf"{NAME}$")
_SEPARATORS = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|&|\||·|•|/|\s[-–—]\s)\s*", re.I)
_AFTER_NAME = re.compile(
    r"\s+(?:for|in|at|with|of|from|is|on|the|view|follow|@|\(|published|updated|posted|\||·|•|[-–—])(?![^\W_]).*$|"
    r"@.*$|[|·•(].*$|\s\d.*$",
    re.I,
)
_FOR_OUTLET = re.compile(r"\s+(?:with|for)\s+")
_AGO = re.compile(r"\d+ (?:minutes?|hours?|days?) ago")
_PARTICLES = frozenset("de del della da dos di du van von der den ter bin al el la le y e ibn ben abu zu".split())


def names_in(text: str) -> list[str]:
    """Return the people's names in a list ("A in Moscow, B and C in London"), in order, without repetition."""
    names: list[str] = []
    for part in _SEPARATORS.split(text[:BYLINE_LENGTH]):
        part = _AFTER_NAME.sub("", part.strip(" .:()[]*\u00a0")).strip(" .,:-–—")
        words = part.split()
        if any(word.lower() in ROLES for word in words[2:]):
            # "Jane Doe Maritime correspondent": the name is the first two words, or three if the second is an initial
            # or a particle.
            words = words[: 3 if words[1].endswith(".") or words[1].lower() in _PARTICLES else 2]
        # "Jane Doe1": the number refers to a footnote.
        part = " ".join(words).rstrip("0123456789")
        if is_name(part) and part not in names:
            names.append(in_title_case(part))
    return names


def is_name(text: str) -> bool:
    """Whether ``text`` has the form of a person's name: two to four words, none an outlet's, a section's or a role."""
    if not _NAME.match(text) or len(text) > _MAX_NAME_LENGTH:
        return False
    words = text.split()
    if any(word.lower().strip(".'’") in NOT_IN_NAMES or word.lower() in ROLES for word in words):
        return False
    return (
        words[0][0].isupper()
        and words[-1][0].isupper()
        and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    )


def in_title_case(name: str) -> str:
    """Return ``name`` in title case if it is all in capitals; initials stay."""
    if not name.isupper() or len(name) < _MIN_NAME_LENGTH:
        return name
    return re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda letter: letter[0].upper(), name.lower())


def has_cue(text: str) -> bool:
    """Whether ``text`` begins with a byline's cue ("By", "Written by")."""
    return _CUE.match(text) is not None


def is_byline(text: str) -> bool:
    """Whether ``text`` begins with a byline's cue and lists names."""
    return has_cue(text) and bool(names_in(_CUE.sub("", text, count=1)))


def without_moments(text: str, moments: Sequence[FoundMoment]) -> str:
    """Return ``text`` with a bar in place of each of the ``moments``."""
    for moment in reversed(moments):
        text = text[: moment.start] + " | " + text[moment.end :]
    return text


def read_byline(header: Header, lines: HeaderLines, *, headline: int | None, agencies: Mapping[str, str]) -> None:
    """Set the authors named in bylines near the headline, and mark those lines.

    Lines with a label or cue take precedence. If there are none, names next to a time of publication are the authors.
    """
    anchor = headline if headline is not None else lines.lead
    last = min(len(lines.texts), max(lines.lead, anchor) + _LINES_BELOW)
    found: list[str] = []
    for number in range(max(0, anchor - _LINES_ABOVE), last):
        if _may_hold_cue(header, lines, number):
            found += _read_labelled(header, lines, number)
            found += _read_cued(header, lines, number, agencies)
    if not found:
        for number in range(max(0, anchor - _BARE_LINES_ABOVE), last):
            found += _read_bare(header, lines, number)
    if found:
        header.authors = tuple(dict.fromkeys(found))
        _mark_role(header, lines)


def _may_hold_cue(header: Header, lines: HeaderLines, number: int) -> bool:
    verdict = lines.verdicts[number]
    return (
        number not in header.kinds
        and len(lines.texts[number]) <= BYLINE_LENGTH
        and (verdict is None or verdict.kind is Kind.AUTHOR_BIO)
    )


def _read_labelled(header: Header, lines: HeaderLines, number: int) -> list[str]:
    """Read the names below a label such as "Author of the article"."""
    if not _is_label(lines, number):
        return []
    below = lines.texts[number + 1]
    names = names_in(below) or ([below] if count_words(below) <= _MAX_LABELLED_WORDS else [])
    if names:
        header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="byline's label")
        header.kinds[number + 1] = Verdict(kind=Kind.BYLINE, rule="byline after its label")
    return names


def _is_label(lines: HeaderLines, number: int) -> bool:
    return fold(lines.texts[number]) in BYLINE_LABELS and number + 1 < len(lines.texts)


def _read_cued(header: Header, lines: HeaderLines, number: int, agencies: Mapping[str, str]) -> list[str]:
    """Read the names after a cue: "By Jane Doe". "By Reuters staff" names an agency."""
    text = lines.texts[number]
    cue = _CUE.match(text)
    is_prose = lines.body[number] and ends_sentence(text) and count_words(text) > _MAX_WORDS_BEFORE_PROSE
    if not cue or is_prose or _is_label(lines, number):
        return []
    rest = text[cue.end() :]
    agency = agencies.get(fold(_STAFF.sub("", rest)))
    if agency and _STAFF.search(rest):
        header.agency = header.agency or agency
        header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="byline of an agency's staff")
        return []
    names = names_in(rest)
    if not names and count_words(rest) <= _MAX_CUED_WORDS and rest[:1].isupper() and not ends_sentence(text):
        names = [_FOR_OUTLET.split(remainder(rest) or rest)[0].strip(" -–—|,")]
    if not names or not any(map(str.isalpha, names[0])):
        return []
    header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="byline")
    return names


def _read_bare(header: Header, lines: HeaderLines, number: int) -> list[str]:
    """Read names without a cue, if a time of publication is next to them or the line appears twice in a row."""
    text = lines.texts[number]
    if number in header.kinds or lines.verdicts[number] or len(text) > _BARE_BYLINE_LENGTH:
        return []
    if lines.body[number] and ends_sentence(text):
        return []
    moments = find_moments(text)
    names = names_in(without_moments(text, moments))
    if not names or not (moments or _AGO.search(text) or _has_stamp_or_copy(lines.texts, number)):
        return []
    others = count_words(remainder(without_moments(text, moments)))
    if others > _MAX_OTHER_WORDS_PER_NAME * len(names) + _MAX_OTHER_WORDS:
        return []
    header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="names beside the time of publication")
    return names


def _has_stamp_or_copy(texts: Sequence[str], number: int) -> bool:
    if any(map(is_timestamp, texts[max(0, number - 2) : number + 3])):
        return True
    return number + 1 < len(texts) and texts[number + 1] == texts[number]


def _mark_role(header: Header, lines: HeaderLines) -> None:
    """Mark the line below the byline if it gives the author's job title."""
    below = max(number for number, verdict in header.kinds.items() if verdict.kind is Kind.BYLINE) + 1
    if below < len(lines.texts) and below not in header.kinds and _is_role(lines.texts[below]):
        header.kinds[below] = Verdict(kind=Kind.BYLINE, rule="the author's place in the newsroom")


def _is_role(text: str) -> bool:
    words = text.lower().split()
    return len(words) <= _MAX_ROLE_WORDS and not ends_sentence(text) and any(word.strip(",") in ROLES for word in words)
