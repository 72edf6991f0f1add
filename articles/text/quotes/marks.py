"""Pair the quotation marks of a body.

Some databases print a double mark as two straight single marks. Text in such marks is ignored, as the annotated texts
do not count it as quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.quotes.limits import PASSAGES, blocks_to_read, marks_to_read
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Words in quotation marks within one block.

    ``outer`` includes the marks, ``inner`` does not. ``mark`` is the opening mark. ``closed`` is false if the paragraph
    ends before the closing mark, as in speech that the next paragraph continues.
    """

    inner: Span
    outer: Span
    mark: str
    closed: bool


class _Mark(NamedTuple):
    start: int
    end: int
    sign: str


class _Count(NamedTuple):
    """The number of opening “ and of closing double marks from one mark to the end of a block."""

    opening: int
    closing: int


_MARK: Final = re.compile(r"[\"“”„‟«»‹›‘’‚'＂「」『』](?<![^\W_]['‘’‚](?=[^\W_]))")
"""Finds all marks but single ones between letters or digits, which are apostrophes."""

_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
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
_NOT_AFTER_OPENING: Final = frozenset(" \u00a0\t\n.,;:!?)]}")
_SPACES: Final = " \u00a0"

MAX_SINGLE_QUOTED_LENGTH: Final = 1200
"""Characters between two paired single marks. Single marks farther apart are apostrophes."""

MARKS_AHEAD: Final = 60
"""Marks that are searched for the closing one. Nested speech seldom has ten."""

MAX_UNCLOSED_MARKS: Final = 10
"""A paragraph with more unclosed marks than this is not read further."""

MIN_UNCLOSED_WORDS: Final = 4
"""Text from an unclosed mark to the end of the paragraph is a passage if it has at least this many words."""


class MarkedPassages(NamedTuple):
    """Passages in order, and the offset from which there is too much to read on, else ``None``."""

    passages: Sequence[QuotedPassage]
    end: int | None = None


def quoted_passages(body: str) -> MarkedPassages:
    """Return the outermost passages in quotation marks. No passage crosses a line or is empty."""
    if not _MARK.search(body):
        return MarkedPassages(())
    blocks, last = blocks_to_read(body)
    found: list[QuotedPassage] = []
    count = 0
    for i, block in enumerate(blocks):
        marks, end = marks_to_read(_MARK, body, block, count)
        count += len(marks)
        following = body[blocks[i + 1].start : blocks[i + 1].start + 3] if i + 1 < len(blocks) else ""
        for passage in _Block(body, block, following, marks).passages() if marks else ():
            if PASSAGES.is_exceeded(len(found), passage.outer.start):
                return MarkedPassages(found, passage.outer.start)
            found.append(passage)
        if end is not None:
            return MarkedPassages(found, end)
    return MarkedPassages(found, last)


class _Block:
    """A paragraph and the quotation marks found in it. ``following`` is the beginning of the next paragraph."""

    def __init__(self, body: str, span: Span, following: str, found: Sequence[re.Match[str]]) -> None:
        self.body = body
        self.start, self.end = span.start, span.end
        self.following = following
        marks = [_Mark(match.start(), match.end(), match[0]) for match in found]
        self.marks = [mark for mark in _drop_nested_in_doubled(body, marks) if not self._is_apostrophe(mark)]
        self._counts: list[_Count] | None = None

    @property
    def counts(self) -> list[_Count]:
        """The counts of marks from each mark on. Few paragraphs need them."""
        if self._counts is None:
            self._counts = _count_from_end(self.marks)
        return self._counts

    def passages(self) -> Iterator[QuotedPassage]:
        unclosed_marks = 0
        i = 0
        while i < len(self.marks):
            opening = self.marks[i]
            if not self._may_open(opening):
                i += 1
                continue
            j = self._closing(i)
            if j is not None:
                inner = self._trim(opening.end, self.marks[j].start)
                if inner is not None:
                    yield QuotedPassage(inner, Span(opening.start, self.marks[j].end), opening.sign, closed=True)
                i = j + 1
                continue
            if unclosed_marks >= MAX_UNCLOSED_MARKS:
                return
            unclosed_marks += 1
            unclosed = self._unclosed(opening)
            if unclosed is not None:
                yield unclosed
                return
            i += 1

    def _character(self, position: int) -> str:
        """Return the character at ``position``, "" outside the block."""
        return self.body[position] if self.start <= position < self.end else ""

    def _is_apostrophe(self, mark: _Mark) -> bool:
        """Whether a mark is not a quotation mark, but an apostrophe, an elision ("’90s") or an inch mark."""
        before, after = self._character(mark.start - 1), self._character(mark.end)
        if mark.sign == '"':
            return before.isdigit() and after in (" ", "-") and self._follows_feet(mark)
        if mark.sign not in _SINGLE:
            return False
        if mark.sign in (before, after):
            return True
        if not after.isalnum():
            return False
        if before.isalnum():
            return True
        return _ELISION.match(self.body, mark.start) is not None and (mark.sign != "‘" or after.isdigit())

    def _follows_feet(self, mark: _Mark) -> bool:
        """Whether a foot mark is among the four characters before: 6'2"."""
        return any(character in "'’′" for character in self.body[max(self.start, mark.start - 4) : mark.start])

    def _may_open(self, mark: _Mark) -> bool:
        """Whether a mark opens a passage, by its sign and the characters next to it."""
        sign, before, after = mark.sign, self._character(mark.start - 1), self._character(mark.end)
        if sign not in _CLOSERS or not after:
            return False
        if after in _NOT_AFTER_OPENING and sign not in ("«", "‹") and not self.body.startswith(("...", "…"), mark.end):
            return sign in ("“", "„") and after in _SPACES
        if sign in ("“", "„", "«", "‹", "「", "『"):
            return True
        return not before.isalnum()

    def _closing(self, i: int) -> int | None:
        """Return the number of the mark that closes mark ``i``, or ``None``."""
        return self._closing_of_single(i) if self.marks[i].sign in _SINGLE else self._closing_of_double(i)

    def _closing_of_single(self, i: int) -> int | None:
        """Return the first mark behind a word.

        A mark between "s" and a lower-case word may be the apostrophe of a plural. It closes only if no other does.
        """
        opening = self.marks[i]
        fallback: int | None = None
        for j, mark in self._ahead(i):
            if mark.start - opening.start > MAX_SINGLE_QUOTED_LENGTH:
                return fallback
            if fallback is not None and mark.sign not in _SINGLE and mark.sign in _CLOSERS:
                return fallback
            before, after = self._character(mark.start - 1), self._character(mark.end)
            if mark.sign not in _CLOSERS[opening.sign] or before in _SPACES or after.isalnum():
                continue
            is_plural = before in "sS" and after != "" and after in _SPACES
            if not (is_plural and self.body[mark.end + 1 : mark.end + 2].islower()):
                return j
            if fallback is None:
                fallback = j
        return fallback

    def _closing_of_double(self, i: int) -> int | None:
        """Return the first closing mark that does not close a nested “."""
        sign = self.marks[i].sign
        depth = 0
        for j, mark in self._ahead(i):
            before, after = self._character(mark.start - 1), self._character(mark.end)
            if mark.sign in _CLOSERS[sign]:
                if sign == mark.sign == '"' and before in _SPACES and after.isalnum():
                    return None  # It opens another passage, so this one was never closed.
                if not depth or mark.sign != "”":
                    return j
                depth -= 1
            elif sign == mark.sign == "“":
                if before in ".,!?…" and after in ("", *_SPACES):
                    return j  # A closing mark, printed the wrong way round.
                opening, closing = self.counts[j + 1]
                if depth or closing >= opening + 2:
                    depth += 1
                elif before in _SPACES:
                    return None
        return None

    def _ahead(self, i: int) -> Iterator[tuple[int, _Mark]]:
        for j in range(i + 1, min(len(self.marks), i + MARKS_AHEAD)):
            yield j, self.marks[j]

    def _unclosed(self, opening: _Mark) -> QuotedPassage | None:
        """Return the passage from an unclosed mark to the end of the block, if it reads as speech."""
        sign, opens_block = opening.sign, opening.start == self.start
        if sign in _SINGLE and not (opens_block and self.following[:1] == sign):
            return None
        inner = self._trim(opening.end, self.end)
        if inner is None or len(inner.of(self.body).split()) < MIN_UNCLOSED_WORDS:
            return None
        before = self.body[max(self.start, opening.start - 2) : opening.start].rstrip()[-1:]
        if self.following.startswith(sign) or opens_block or before in ("", ":", ",", ".", "—", "–", "-"):
            return QuotedPassage(inner, Span(opening.start, self.end), sign, closed=False)
        return None

    def _trim(self, start: int, end: int) -> Span | None:
        """Return ``start:end`` without outer white space, ``None`` if it contains no letter or digit."""
        body = self.body
        while start < end and body[start].isspace():
            start += 1
        while end > start and body[end - 1].isspace():
            end -= 1
        return Span(start, end) if _LETTER_OR_DIGIT.search(body, start, end) else None


def _drop_nested_in_doubled(body: str, marks: list[_Mark]) -> list[_Mark]:
    """Leave out single marks between two doubled marks, which enclose nested speech."""
    doubled = [i for i, mark in enumerate(marks) if mark.sign == "'" and body.startswith("'", mark.end)]
    if not doubled:
        return marks
    inside = False
    kept: list[_Mark] = []
    pairs = set(doubled if len(doubled) % 2 == 0 else doubled[:-1])
    for i, mark in enumerate(marks):
        if i in pairs:
            inside = not inside
        if not inside or mark.sign not in _SINGLE:
            kept.append(mark)
    return kept


def _count_from_end(marks: Sequence[_Mark]) -> list[_Count]:
    """Return, for each mark, the count of marks from it on; last, a count of zero."""
    counts = [_Count(0, 0)] * (len(marks) + 1)
    opening = closing = 0
    for j in range(len(marks) - 1, -1, -1):
        opening += marks[j].sign == "“"
        closing += marks[j].sign in ("”", '"')
        counts[j] = _Count(opening, closing)
    return counts
