"""Words in a line of an article, named so that the words are found again when the clipping is read again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.data.kinds import Fate
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.documents import Block

# What is typed for what is printed.
_TYPED = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The stretch number ``at`` (from 0) of those that read ``words`` in a line of the body.

    The line is the ``nth`` (from 0) of those that were received as ``line``.
    """

    line: str
    nth: int
    words: str
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLine:
    """A line of the body: what was received, which of those that were received so, and where in the body it stands."""

    received: str
    nth: int
    text: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    def place_of(self, span: Span) -> Place:
        """Return the place of words of this line that stand at ``span`` of the body."""
        words = self.text[span.start - self.start : span.end - self.start]
        return Place(line=self.received, nth=self.nth, words=words, at=self._starts(words).index(span.start))

    def find(self, words: str, at: int = 0) -> Span | None:
        """Return where in the body the line has ``words`` for the ``at``-th time, or else for the last."""
        starts = self._starts(words)
        if not starts:
            return None
        start = starts[min(at, len(starts) - 1)]
        return Span(start, start + len(words))

    def find_typed(self, typed: str, *, near: int = 0) -> Span | None:
        """Return where the line has what somebody typed, of several stretches the nearest to ``near`` in the body.

        White space, straight and curly marks and dashes count as alike.
        """
        words = typed.translate(_TYPED).split()
        if not words:
            return None
        pattern = r"\s+".join(map(re.escape, words))
        found = [Span(*match.span()).shifted(self.start) for match in re.finditer(pattern, self.text.translate(_TYPED))]
        return min(found, key=lambda span: (abs(span.start - near), span.start), default=None)

    def _starts(self, words: str) -> list[int]:
        starts: list[int] = []
        at = self.text.find(words) if words else -1
        while at >= 0:
            starts.append(self.start + at)
            at = self.text.find(words, at + 1)
        return starts


def body_lines(body: Iterable[tuple[str, str]]) -> tuple[BodyLine, ...]:
    """Return the lines of a body, of which ``body`` is what was received and what is read of each."""
    lines: list[BodyLine] = []
    met: dict[str, int] = {}
    start = 0
    for received, text in body:
        nth = met[received] = met.get(received, -1) + 1
        lines.append(BodyLine(received=received, nth=nth, text=text, start=start))
        start += len(text) + 2
    return tuple(lines)


def lines_of_blocks(blocks: Sequence[Block]) -> tuple[BodyLine, ...]:
    """Return the lines of the body that ``blocks`` make."""
    kept = (block for block in blocks if block.fate is Fate.BODY)
    return body_lines((block.text if block.received is None else block.received, block.text) for block in kept)


def line_at(lines: Sequence[BodyLine], span: Span) -> BodyLine | None:
    """Return the line that holds ``span``."""
    return next((line for line in lines if line.span.covers(span)), None)


def find_place(lines: Sequence[BodyLine], place: Place) -> Span | None:
    """Return where in the body the words of ``place`` stand now; ``None`` where the line has them no more."""
    for line in lines:
        if (line.received, line.nth) == (place.line, place.nth):
            return line.find(place.words, place.at)
    return None
