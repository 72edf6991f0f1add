"""The paragraphs of a PDF document, from its printed lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.formats.pdf.hyphens import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.pdf.layout import PrintedLine

# Distances are shares of a line's height, unless they are in points.
# Lines of one paragraph have letters of the same size.
_MAX_SIZE_RATIO = 1.12
# Lines at a larger distance may all be paragraphs of their own, or double-spaced.
_MAX_PITCH = 1.45
# A gap above a paragraph makes the distance of its first line larger by this share, and by so many points.
_MIN_EXTRA_SHARE, _MIN_EXTRA_POINTS = 0.10, 0.9
# The first line of a paragraph is indented by this much.
_MIN_INDENT = 0.5
# Paragraphs with an indented first line from which on indents mark paragraphs in a document.
_MIN_INDENTED = 3
_SPACE_WIDTH = 0.22
# The lines of a column that are longer than its others, such as one with an address that does not break.
_MAX_OUTLIERS = 3
# Columns that begin at one place, to this distance in points, have one width. It spans the indent of paragraphs.
_EDGE_POINTS = 30.0

_BULLET = re.compile(r"[•●▪‣◦*]\s")
_LIST_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s|[–—-]\s")
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»)\]]{0,2}$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")


@dataclass(slots=True)
class _Frame:
    """The widths and lengths, in points and in letters, to which the lines of some columns run."""

    widths: list[float] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)

    def extent(self) -> tuple[float, int]:
        """Return the width and the length of a full line, without outliers."""
        skipped = min(_MAX_OUTLIERS, len(self.widths) // 20)
        return sorted(self.widths)[-1 - skipped], sorted(self.lengths)[-1 - skipped]


class Flow:
    """The printed lines of a document in reading order, and what tells where a paragraph ends."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._lines = lines
        self._vocabulary = Vocabulary(line.text for line in lines)
        self._lefts = self._find_lefts()
        self._frames = self._find_frames()
        frames: dict[int, _Frame] = defaultdict(_Frame)
        for line in lines:
            frame = frames[self._frame_of(line)]
            frame.widths.append(line.right - self._lefts[line.column])
            frame.lengths.append(len(line.text))
        self._extents = {key: frame.extent() for key, frame in frames.items()}
        self._pitches = self._find_pitches()
        self._indents_first_lines = self._find_indents()

    def paragraphs(self) -> list[str]:
        """Return the paragraphs of the document."""
        found: list[list[str]] = []
        for number, line in enumerate(self._lines):
            before = self._lines[number - 1] if number else None
            if before is not None and self._continues(before, line, number):
                self._vocabulary.join(found[-1], line.text)
            else:
                found.append([line.text])
        return ["".join(parts) for parts in found]

    def _find_lefts(self) -> dict[int, float]:
        """Return the left edge of each column: the leftmost that several of its lines have."""
        by_column: dict[int, list[float]] = defaultdict(list)
        for line in self._lines:
            by_column[line.column].append(line.left)
        found = {}
        for column, lefts in by_column.items():
            counts = Counter(round(left) for left in lefts)
            common = [left for left, count in counts.items() if count >= max(1, len(lefts) // 10)]
            found[column] = float(min(common)) if common else min(lefts)
        return found

    def _find_frames(self) -> dict[int, int]:
        """Return a number for each column, the same for those that begin at one place and so are of one width."""
        frames: dict[int, int] = {}
        number, first = -1, float("-inf")
        for column, left in sorted(self._lefts.items(), key=lambda entry: entry[1]):
            if left - first > _EDGE_POINTS:
                number, first = number + 1, left
            frames[column] = number
        return frames

    def _frame_of(self, line: PrintedLine) -> int:
        return self._frames[line.column]

    def _find_pitches(self) -> dict[int, float]:
        """Return the distance of the lines of a paragraph, by the height of their letters: the least that is common."""
        distances: dict[int, Counter[float]] = defaultdict(Counter)
        for before, line in pairwise(self._lines):
            distance = before.bottom - line.bottom
            if before.column == line.column and 0.6 * line.height < distance < 3 * line.height:
                distances[round(line.height)][round(distance * 2) / 2] += 1
        return {
            height: min(
                value for value, count in counts.items() if count >= max(min(2, counts.total()), counts.total() // 100)
            )
            for height, counts in distances.items()
        }

    def _continues(self, before: PrintedLine, line: PrintedLine, number: int) -> bool:
        """Whether ``line`` belongs to the paragraph of the line before it."""
        if max(before.height, line.height) > _MAX_SIZE_RATIO * min(before.height, line.height):
            return False
        if _BULLET.match(line.text) or (_LIST_NUMBER.match(line.text) and _SENTENCE_END.search(before.text)):
            return False
        if before.column != line.column:
            return self._continues_in_next_column(before, line)
        distance = before.bottom - line.bottom
        pitch = self._pitches.get(round(line.height), 1.2 * line.height)
        if not 0 < distance <= pitch * (1 + _MIN_EXTRA_SHARE) + _MIN_EXTRA_POINTS:
            return False
        if self._is_indented(before, line):
            return False
        if pitch > _MAX_PITCH * line.height and _SENTENCE_END.search(before.text):
            return False
        return _ends_in_hyphen(before.text) or self._is_full(before, line)

    def _continues_in_next_column(self, before: PrintedLine, line: PrintedLine) -> bool:
        if _ends_in_hyphen(before.text) and line.text[:1].islower():
            return True
        if _SENTENCE_END.search(before.text) or not self._is_full(before, line):
            return False
        return self._frame_width(before) < 1.3 * self._frame_width(line) < 1.7 * self._frame_width(before)

    def _frame_width(self, line: PrintedLine) -> float:
        return max(1.0, self._extents[self._frame_of(line)][0])

    def _is_indented(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether ``line`` begins a paragraph by its indent. Lines of centred text are not indented."""
        if not self._has_indent(line):
            return False
        if abs(line.left - before.left) < 0.3 * line.height:
            return self._indents_first_lines
        centred = abs((line.left + line.right) - (before.left + before.right)) < line.height
        return not (centred and before.left - self._lefts[before.column] > _MIN_INDENT * line.height)

    def _has_indent(self, line: PrintedLine) -> bool:
        return line.left - self._lefts[line.column] >= _MIN_INDENT * line.height

    def _find_indents(self) -> bool:
        """Return whether an indent marks the first line of a paragraph, rather than a block such as a quotation."""
        after = Counter(
            self._has_indent(line)
            for before, line in pairwise(self._lines)
            if before.column == line.column and self._has_indent(before) and self._is_full(before, line)
        )
        return after[False] >= _MIN_INDENTED and after[False] > after[True]

    def _is_full(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether the first word of ``line`` did not fit on the line before, in points or in letters."""
        width, length = self._extents[self._frame_of(before)]
        cjk = bool(_CJK.match(line.text))
        needed = line.height if cjk else line.word_width + _SPACE_WIDTH * line.height
        letters = 1 if cjk else 1 + len(line.text.split(None, 1)[0])
        return self._lefts[before.column] + width - before.right < needed or len(before.text) + letters > length


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 2 and text[-1] in "-‐\u00ad" and text[-2].isalpha()
