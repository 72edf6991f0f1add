"""Places of words in a body that stay valid when the clipping is parsed again: line, words and occurrence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.data.kinds import Fate
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.text.documents import Block

# Typographic characters, and their equivalents on a keyboard.
_TYPED = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Occurrence ``at`` (from 0) of ``words`` in a line of the body.

    The line is the ``nth`` (from 0) of the body lines whose original text is ``line``.
    """

    line: str
    nth: int
    words: str
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLine:
    """A line of the body: ``text`` at the body offset ``start``.

    It is the ``nth`` (from 0) of the body lines whose original text is ``received``.
    """

    received: str
    nth: int
    text: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    def place_of(self, span: Span) -> Place:
        """Return the place of the words at ``span`` of the body; the span must be within this line."""
        words = self.text[span.start - self.start : span.end - self.start]
        return Place(line=self.received, nth=self.nth, words=words, at=self._find_starts(words).index(span.start))

    def find(self, words: str, at: int = 0) -> Span | None:
        """Return the span of occurrence ``at`` of ``words``, ``None`` if the line does not contain them.

        If there are fewer occurrences, the last one is returned.
        """
        starts = self._find_starts(words)
        if not starts:
            return None
        start = starts[min(at, len(starts) - 1)]
        return Span(start, start + len(words))

    def find_typed(self, typed: str, *, near: int = 0) -> Span | None:
        """Return the body span of words that a reader typed, ``None`` if the line does not contain them.

        White space, quotation marks and dashes match in any style. Of several occurrences, the nearest to the body
        offset ``near`` is returned.
        """
        found = [span.shifted(self.start) for span in find_typed(self.text, typed)]
        return min(found, key=lambda span: (abs(span.start - near), span.start), default=None)

    def _find_starts(self, words: str) -> list[int]:
        starts: list[int] = []
        at = self.text.find(words) if words else -1
        while at >= 0:
            starts.append(self.start + at)
            at = self.text.find(words, at + 1)
        return starts


def find_typed(text: str, typed: str) -> Iterator[Span]:
    """Yield the spans of ``text`` with words that a reader typed or marked.

    White space, quotation marks and dashes match in any style.
    """
    words = typed.translate(_TYPED).split()
    if words:
        pattern = r"\s+".join(map(re.escape, words))
        for match in re.finditer(pattern, text.translate(_TYPED)):
            yield Span(*match.span())


def body_lines(body: Iterable[tuple[str, str]]) -> tuple[BodyLine, ...]:
    """Return the lines of a body; ``body`` yields the original and the current text of each line."""
    lines: list[BodyLine] = []
    seen: dict[str, int] = {}
    start = 0
    for received, text in body:
        nth = seen[received] = seen.get(received, -1) + 1
        lines.append(BodyLine(received=received, nth=nth, text=text, start=start))
        start += len(text) + 2
    return tuple(lines)


def lines_of_blocks(blocks: Sequence[Block]) -> tuple[BodyLine, ...]:
    """Return the lines of the body that consists of ``blocks``."""
    kept = (block for block in blocks if block.fate is Fate.BODY)
    return body_lines((block.text if block.received is None else block.received, block.text) for block in kept)


def line_at(lines: Sequence[BodyLine], span: Span) -> BodyLine | None:
    """Return the line that contains ``span``."""
    return next((line for line in lines if line.span.covers(span)), None)


def find_place(lines: Sequence[BodyLine], place: Place) -> Span | None:
    """Return the current span of ``place`` in the body, ``None`` if the line or its words are gone."""
    for line in lines:
        if (line.received, line.nth) == (place.line, place.nth):
            return line.find(place.words, place.at)
    return None
