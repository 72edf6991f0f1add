"""Who wrote an article: names of people, and the byline that lists them."""

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

# Bylines and time stamps are short lines; a byline without a cue is shorter still.
BYLINE_LENGTH, _BARE_BYLINE_LENGTH = 220, 120
# Lines above the headline, and below headline and lead, among which the byline stands.
_ABOVE, _BARE_ABOVE, _BELOW = 4, 2, 6
# A sentence of more words is prose, even if it begins with "By".
_PROSE_WORDS = 12
# An author who does not have the form of a person's name has at most this many words, after a label or a cue.
_LABELLED_WORDS, _CUED_WORDS = 4, 6
# A line of names beside a time stamp may have so many other words, and so many a name.
_OTHER_WORDS, _OTHER_WORDS_A_NAME = 4, 3
# A line with the author's place in the newsroom has at most this many words.
_ROLE_WORDS = 5
_LONGEST_NAME = 50
# Shorter names in capitals are initials.
_INITIALS_LENGTH = 6

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
    """Return the names of people listed in ``text`` ("A in Moscow, B and C in London"), in order, each once."""
    names: list[str] = []
    for part in _SEPARATORS.split(text[:BYLINE_LENGTH]):
        part = _AFTER_NAME.sub("", part.strip(" .:()[]*\u00a0")).strip(" .,:-–—")
        words = part.split()
        if any(word.lower() in ROLES for word in words[2:]):
            # "Jane Doe Maritime correspondent": two words are the name, three where one is an initial or a particle.
            words = words[: 3 if words[1].endswith(".") or words[1].lower() in _PARTICLES else 2]
        # "Jane Doe1": the number of a footnote.
        part = " ".join(words).rstrip("0123456789")
        if is_name(part) and part not in names:
            names.append(in_title_case(part))
    return names


def is_name(text: str) -> bool:
    """Whether ``text`` has the form of a name: two to four capitalised words, none an outlet's or a section's."""
    if not _NAME.match(text) or len(text) > _LONGEST_NAME:
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
    """Return a ``name`` printed in capitals as it is usually spelt."""
    if not name.isupper() or len(name) < _INITIALS_LENGTH:
        return name
    return re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda letter: letter[0].upper(), name.lower())


def has_cue(text: str) -> bool:
    """Whether ``text`` begins as a byline does ("By", "Written by")."""
    return _CUE.match(text) is not None


def is_byline(text: str) -> bool:
    """Whether ``text`` begins as a byline does and lists names."""
    return has_cue(text) and bool(names_in(_CUE.sub("", text, count=1)))


def without_moments(text: str, moments: Sequence[FoundMoment]) -> str:
    """Return ``text`` with a bar in place of each of the ``moments``."""
    for moment in reversed(moments):
        text = text[: moment.start] + " | " + text[moment.end :]
    return text


def read_byline(header: Header, lines: HeaderLines, *, headline: int | None, agencies: Mapping[str, str]) -> None:
    """Set the authors named in a byline near the headline, and mark its lines.

    Lines with a label or cue come first. Without any, names beside a time of publication are the authors.
    """
    anchor = headline if headline is not None else lines.lead
    last = min(len(lines.texts), max(lines.lead, anchor) + _BELOW)
    found: list[str] = []
    for number in range(max(0, anchor - _ABOVE), last):
        if _may_hold_cue(header, lines, number):
            found += _read_labelled(header, lines, number)
            found += _read_cued(header, lines, number, agencies)
    if not found:
        for number in range(max(0, anchor - _BARE_ABOVE), last):
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
    names = names_in(below) or ([below] if count_words(below) <= _LABELLED_WORDS else [])
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
    is_prose = lines.body[number] and ends_sentence(text) and count_words(text) > _PROSE_WORDS
    if not cue or is_prose or _is_label(lines, number):
        return []
    rest = text[cue.end() :]
    agency = agencies.get(fold(_STAFF.sub("", rest)))
    if agency and _STAFF.search(rest):
        header.agency = header.agency or agency
        header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="byline of an agency's staff")
        return []
    names = names_in(rest)
    if not names and count_words(rest) <= _CUED_WORDS and rest[:1].isupper() and not ends_sentence(text):
        names = [_FOR_OUTLET.split(remainder(rest) or rest)[0].strip(" -–—|,")]
    if not names or not any(map(str.isalpha, names[0])):
        return []
    header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="byline")
    return names


def _read_bare(header: Header, lines: HeaderLines, number: int) -> list[str]:
    """Read names without a cue, if a time of publication is beside them or the line is printed twice."""
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
    if others > _OTHER_WORDS_A_NAME * len(names) + _OTHER_WORDS:
        return []
    header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="names beside the time of publication")
    return names


def _has_stamp_or_copy(texts: Sequence[str], number: int) -> bool:
    if any(map(is_timestamp, texts[max(0, number - 2) : number + 3])):
        return True
    return number + 1 < len(texts) and texts[number + 1] == texts[number]


def _mark_role(header: Header, lines: HeaderLines) -> None:
    """Mark the line below the byline that tells the author's place in the newsroom."""
    below = max(number for number, verdict in header.kinds.items() if verdict.kind is Kind.BYLINE) + 1
    if below < len(lines.texts) and below not in header.kinds and _is_role(lines.texts[below]):
        header.kinds[below] = Verdict(kind=Kind.BYLINE, rule="the author's place in the newsroom")


def _is_role(text: str) -> bool:
    words = text.lower().split()
    return len(words) <= _ROLE_WORDS and not ends_sentence(text) and any(word.strip(",") in ROLES for word in words)
