"""Quotation marks of a body, paired.

Two straight single marks in a row, as some databases print a double one, are left alone: the gold data does not count
what stands between them as quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from articles.text.spans import Span


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Words in quotation marks within one block.

    ``inner`` is without, ``outer`` with the marks; ``closed`` is false where a paragraph opens marks that the next
    one takes up again. ``mark`` is the opening mark.
    """

    inner: Span
    outer: Span
    mark: str
    closed: bool


_Mark = tuple[int, int, str]
_MARK: Final = re.compile(r"[\"“”„‟«»‹›‘’‚'＂「」『』]")
_BLOCK: Final = re.compile(r"[^\n]+")
_CLOSERS: Final[dict[str, frozenset[str]]] = {
    '"': frozenset('"”'),
    "＂": frozenset("＂"),
    "“": frozenset('”"'),
    "”": frozenset("”"),
    "‟": frozenset("”"),
    "„": frozenset('“”"'),
    "«": frozenset("»"),
    "»": frozenset("«"),
    "‹": frozenset("›"),
    "›": frozenset("‹"),
    "‘": frozenset("’'"),
    "‚": frozenset("‘’"),
    "'": frozenset("'’"),
    "「": frozenset("」"),
    "『": frozenset("』"),
}
_SINGLE: Final = frozenset("‘’‚'")
_ELISION: Final = re.compile(
    r"['‘’](?:\d0s|\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’]|bout\b|round\b|cuz\b|Twas\b|Tis\b|Til\b)"
)
_OPENING_CONTEXT: Final = frozenset(" \u00a0\t([{-–—/:\"“„«‘'…,")
_NOT_AFTER_OPENING: Final = frozenset(" \u00a0\t\n.,;:!?)]}")
_SINGLE_REACH: Final = 1200
"""Characters: how far a single mark may be from its closing; farther ones are taken for apostrophes."""
MARKS_AHEAD: Final = 60
"""Marks: how many are looked at for the one that closes; nested speech seldom holds ten."""

LEFT_OPEN: Final = 10
"""Marks: a paragraph that leaves more of them open holds no speech to be read."""

_NEVER_CLOSED_WORDS: Final = 4
"""Words: what follows an opening mark that no mark closes is a passage from this length on, if it fills the
paragraph's rest."""


def quoted_passages(body: str) -> tuple[QuotedPassage, ...]:
    """Return the outermost marked passages of ``body`` in order; none crosses a line, none is empty."""
    found: list[QuotedPassage] = []
    blocks = [block.span() for block in _BLOCK.finditer(body)] if _MARK.search(body) else []
    for i, (start, end) in enumerate(blocks):
        following = body[blocks[i + 1][0] : blocks[i + 1][0] + 3] if i + 1 < len(blocks) else ""
        _pair(body, start, end, following, found)
    return tuple(found)


def _pair(body: str, start: int, end: int, following: str, found: list[QuotedPassage]) -> None:
    marks = [(match.start(), match.end(), match[0]) for match in _MARK.finditer(body, start, end)]
    marks = _outside_doubled(body, marks)
    marks = [(s, e, m) for s, e, m in marks if not _is_apostrophe(body, s, e, m, start, end)]
    count = len(marks)
    left_open = 0
    ahead = _counted_from_the_end(marks)
    i = 0
    while i < count:
        opened, inner_start, mark = marks[i]
        if not _may_open(body, opened, inner_start, mark, start, end):
            i += 1
            continue
        j = _closing(body, marks, ahead, i, start, end)
        if j is None and left_open >= LEFT_OPEN:
            return
        if j is None:
            left_open += 1
            unclosed = _unclosed(body, marks[i], end, following, start)
            if unclosed is not None:
                found.append(unclosed)
                return
            i += 1
            continue
        closed, outer_end, _ = marks[j]
        inner = _trimmed(body, inner_start, closed)
        if inner is not None:
            found.append(QuotedPassage(inner, Span(opened, outer_end), mark, True))
        i = j + 1


def _outside_doubled(body: str, marks: list[_Mark]) -> list[_Mark]:
    """Leave out single marks between two doubled ones: what is marked within is nested."""
    doubled = [i for i, (_, e, m) in enumerate(marks) if m == "'" and body.startswith("'", e)]
    if not doubled:
        return marks
    inside = False
    kept: list[_Mark] = []
    opens = set(doubled if len(doubled) % 2 == 0 else doubled[:-1])
    for i, mark in enumerate(marks):
        if i in opens:
            inside = not inside
        if not inside or mark[2] not in _SINGLE:
            kept.append(mark)
    return kept


def _is_apostrophe(body: str, s: int, e: int, mark: str, start: int, end: int) -> bool:
    if mark == '"':
        return (
            s > start
            and body[s - 1].isdigit()
            and (e >= end or not body[e].isalnum()) is not False
            and e < end
            and body[e] in " -x"
            and _is_inch(body, s, start)
        )
    if mark not in _SINGLE:
        return False
    if body[e : e + 1] == mark or (s > start and body[s - 1] == mark):
        return True
    before = s > start and body[s - 1].isalnum()
    after = e < end and body[e].isalnum()
    if before and after:
        return True
    return after and not before and _ELISION.match(body, s) is not None and (mark != "‘" or body[e].isdigit())


def _is_inch(body: str, s: int, start: int) -> bool:
    """Six feet two: a foot mark stands two or three characters before."""
    return any(character in "'’′" for character in body[max(start, s - 4) : s])


def _may_open(body: str, s: int, e: int, mark: str, start: int, end: int) -> bool:
    if mark not in _CLOSERS or e >= end:
        return False
    if body[e] in _NOT_AFTER_OPENING and mark not in ("«", "‹") and not body.startswith(("...", "…"), e):
        return mark in ("“", "„") and body[e] in " \u00a0"
    if mark in ("“", "„", "«", "‹", "「", "『"):
        return True
    if mark in _SINGLE and mark == "’":
        return False
    return s == start or body[s - 1] in _OPENING_CONTEXT or not body[s - 1].isalnum()


def _counted_from_the_end(marks: list[_Mark]) -> list[tuple[int, int]]:
    """Return for each mark how many “ and how many closing double marks stand at it and behind."""
    counts = [(0, 0)] * (len(marks) + 1)
    opening = closing = 0
    for j in range(len(marks) - 1, -1, -1):
        opening += marks[j][2] == "“"
        closing += marks[j][2] in ("”", '"')
        counts[j] = (opening, closing)
    return counts


def _closing(body: str, marks: list[_Mark], ahead: list[tuple[int, int]], i: int, start: int, end: int) -> int | None:
    opened, _, mark = marks[i]
    closers = _CLOSERS[mark]
    single = mark in _SINGLE
    depth = 0
    fallback: int | None = None
    for j in range(i + 1, min(len(marks), i + MARKS_AHEAD)):
        s, e, m = marks[j]
        if single and s - opened > _SINGLE_REACH:
            return fallback
        if single and m not in _SINGLE and m in _CLOSERS and fallback is not None:
            return fallback
        if m in closers:
            spaced = body[s - 1] in " \u00a0"
            if single:
                if spaced:
                    continue
                if e < end and body[e].isalnum():
                    continue
                if body[s - 1] in "sS" and e < end and body[e] in " \u00a0" and body[e + 1 : e + 2].islower():
                    fallback = j if fallback is None else fallback
                    continue
                return j
            if m == mark and spaced and e < end and body[e].isalnum() and mark == '"':
                return None
            if depth and m == "”":
                depth -= 1
                continue
            return j
        if m == mark and mark == "“":
            if body[s - 1] in ".,!?…" and (e >= end or body[e] in " \u00a0"):
                return j
            openers_left, closers_left = ahead[j + 1] if depth == 0 else (0, 2)
            if closers_left >= openers_left + 2:
                depth += 1
            elif body[max(start, s - 1)] in " \u00a0" and closers_left <= openers_left + 1:
                return None
    return fallback


def _unclosed(body: str, opening: tuple[int, int, str], end: int, following: str, start: int) -> QuotedPassage | None:
    opened, inner_start, mark = opening
    if mark in _SINGLE and not (opened == start and following[:1] == mark):
        return None
    inner = _trimmed(body, inner_start, end)
    if inner is None or len(inner.of(body).split()) < _NEVER_CLOSED_WORDS:
        return None
    if (
        following.startswith(mark)
        or opened == start
        or body[max(start, opened - 2) : opened].rstrip()[-1:] in ("", ":", ",", ".", "—", "–", "-")
    ):
        return QuotedPassage(inner, Span(opened, end), mark, False)
    return None


def _trimmed(body: str, start: int, end: int) -> Span | None:
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end and any(c.isalnum() for c in body[start:end]) else None
