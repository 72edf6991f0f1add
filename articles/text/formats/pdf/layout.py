"""The layout of a page: its columns in the order in which they are read, and their lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.formats.pdf.glyphs import Fragment

# Distances are shares of the median height of the letters.
# Columns have a gap of this width between them.
_MIN_GUTTER = 0.6
# Left edges of a column agree to this distance.
_EDGE_TOLERANCE = 0.25
# Parts of a line with a wider gap between them are parted by a tab.
_MIN_TAB = 3.0
# A column has this many lines at least.
_MIN_LINES = 3
# In a column of text, unlike in the cells of a table, this share of the lines is full: they have so many letters and
# run to this share of the column's width.
_MIN_FULL_LINES, _MIN_FULL_LETTERS, _FULL = 0.2, 20, 0.8
# A column has so many lines at least beside one of text, and this share of its width.
_MIN_LINES_BESIDE, _SAME_WIDTH = 10, 0.8
# A page has at most a dozen columns. Regions are parted this often at most.
_MAX_DEPTH = 12
# Gutters are looked for at this many left edges, the commonest.
_MAX_EDGES = 12
# A page with more fragments, such as a drawing of letters, is not parted into columns: that would take too long.
_MAX_FRAGMENTS = 2_500
_SIGN_BEFORE_NUMBER = re.compile(r"(?<!\S)([,.;:])(\d[\d.,/:-]{0,20})(?!\S)")


@dataclass(slots=True)
class PrintedLine:
    """A line as printed. ``word_width`` is the width of its first word.

    ``column`` numbers the columns of a document in the order in which they are read. ``limit`` is the gap between
    columns to which the line may run, infinite in the last column of a page.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    word_width: float = 0.0
    column: int = 0
    limit: float = inf

    @property
    def height(self) -> float:
        return self.top - self.bottom


class _Region(NamedTuple):
    """A part of a page, and the gap between columns to its right."""

    fragments: list[Fragment]
    limit: float


def main_gutter(fragments: Sequence[Fragment]) -> float | None:
    """Return the place of the gap that parts the columns of a page, ``None`` if it has one column."""
    upright = _from_the_top(fragment for fragment in fragments if fragment.turned == 0)
    return _find_gutter(upright) if 2 * _MIN_LINES <= len(upright) <= _MAX_FRAGMENTS else None


def read_columns(fragments: Sequence[Fragment], gutters: Sequence[float] = ()) -> list[list[PrintedLine]]:
    """Return the lines of each column of a page, in reading order. A line across columns is a column of its own.

    ``gutters`` are the places of gaps between the columns of the document's other pages.
    """
    upright = _from_the_top(one for one in fragments if one.turned == 0 and one.text.strip())
    turned = [fragment for fragment in fragments if fragment.turned != 0 and fragment.text.strip()]
    columns = []
    for region in _regions(upright, gutters):
        column = lines_of(region.fragments)
        for line in column:
            line.limit = region.limit
        columns.append(column)
    if turned:
        columns.append([line_of([fragment]) for fragment in turned])
    return columns


def _from_the_top(fragments: Iterable[Fragment]) -> list[Fragment]:
    return sorted(fragments, key=attrgetter("middle"), reverse=True)


def lines_of(fragments: Sequence[Fragment]) -> list[PrintedLine]:
    """Return the lines that the fragments of a column make, from the top down."""
    return [line_of(row) for row in rows_of(fragments)]


def rows_of(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Return the fragments by lines, from the top down."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (-one.middle, one.left)):
        if rows and _is_beside(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return rows


def _is_beside(first: Fragment, second: Fragment) -> bool:
    """Whether two fragments are on one line."""
    overlap = min(first.top, second.top) - max(first.bottom, second.bottom)
    return overlap > 0.5 * min(first.height, second.height)


def line_of(row: list[Fragment]) -> PrintedLine:
    """Join the fragments of a line in the direction of their writing."""
    leftwards = _is_leftwards(row)
    if len(row) > 1:
        row.sort(key=lambda one: -one.right if leftwards else one.left)
    parts = [row[0].text]
    for before, after in pairwise(row):
        gap = max(after.left - before.right, before.left - after.right)
        parts += ["\t" if gap > _MIN_TAB * before.height else " ", after.text]
    main = max(row, key=lambda one: len(one.text))
    text = "".join(parts)
    return PrintedLine(
        # Numbers run from left to right also in such lines, but the sign behind one is on its left.
        text=_SIGN_BEFORE_NUMBER.sub(r"\2\1", text) if leftwards else text,
        left=min(one.left for one in row),
        right=max(one.right for one in row),
        bottom=main.bottom,
        top=main.top,
        word_width=row[0].word_width,
    )


def _is_leftwards(row: Sequence[Fragment]) -> bool:
    """Whether a line is written from right to left, such as Arabic. Digits and signs do not tell."""
    kinds = Counter(unicodedata.bidirectional(letter) for one in row for letter in one.text[:40])
    return kinds["R"] + kinds["AL"] > kinds["L"]


def _regions(fragments: list[Fragment], gutters: Sequence[float], limit: float = inf, depth: int = 0) -> list[_Region]:
    """Return the fragments, sorted from the top down, by columns in reading order."""
    if len(fragments) < 2 or len(fragments) > _MAX_FRAGMENTS or depth >= _MAX_DEPTH:
        return [_Region(fragments, limit)] if fragments else []
    gutter = _find_gutter(fragments) if len(fragments) >= 2 * _MIN_LINES else None
    if gutter is None:
        gutter = next((known for known in gutters if _parts(fragments, known)), None)
    if gutter is None:
        return [_Region(fragments, limit)]
    found: list[_Region] = []
    for band in _bands(fragments, gutter):
        left = [one for one in band if one.right <= gutter]
        right = [one for one in band if one.left >= gutter]
        if len(left) + len(right) < len(band):
            smaller = len(band) < len(fragments)
            found += _regions(band, gutters, limit, depth + 1) if smaller else [_Region(band, limit)]
        else:
            found += _regions(left, gutters, gutter, depth + 1) + _regions(right, gutters, limit, depth + 1)
    return found


def _find_gutter(fragments: list[Fragment]) -> float | None:
    """Return the place of the gap between columns that parts most lines; ``None`` if there are no columns."""
    height = median(one.height for one in fragments)
    edges = sorted(one.left for one in fragments)
    groups: list[list[float]] = []
    for edge in edges:
        if groups and edge - groups[-1][0] <= _EDGE_TOLERANCE * height:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    common = sorted((group for group in groups[1:] if len(group) >= _MIN_LINES), key=len, reverse=True)[:_MAX_EDGES]
    best, best_height = None, 0.0
    for group in common:
        gutter = group[0] - _MIN_GUTTER / 2 * height
        parted = _parted_height(fragments, gutter, height)
        if parted > best_height:
            best, best_height = gutter, parted
    return best if best_height >= _MIN_LINES * height else None


def _parts(fragments: list[Fragment], gutter: float) -> bool:
    """Whether a gap between columns on other pages parts more text than it would cut."""
    parted = crossed = 0.0
    for band in _bands(fragments, gutter):
        left = [one for one in band if one.right <= gutter]
        right = [one for one in band if one.left >= gutter]
        if len(left) + len(right) < len(band):
            crossed += _covered(band)
        elif left and right:
            parted += min(_covered(left), _covered(right))
    return parted > crossed


def _bands(fragments: list[Fragment], gutter: float) -> list[list[Fragment]]:
    """Return the fragments, sorted from the top down, in bands: those that the gutter parts, and lines across it."""
    rows: list[list[float]] = []
    for one in (one for one in fragments if one.left < gutter < one.right):
        if rows and min(rows[-1][1], one.top) - max(rows[-1][0], one.bottom) > 0.5 * one.height:
            rows[-1] = [min(rows[-1][0], one.bottom), max(rows[-1][1], one.top)]
        else:
            rows.append([one.bottom, one.top])
    bands: dict[int, list[Fragment]] = {}
    number = 0
    for one in fragments:
        while number < len(rows) and one.middle < rows[number][0]:
            number += 1
        inside = number < len(rows) and rows[number][0] <= one.middle <= rows[number][1]
        bands.setdefault(2 * number + 1 if inside else 2 * number, []).append(one)
    return _without_gaps(bands)


def _without_gaps(bands: dict[int, list[Fragment]]) -> list[list[Fragment]]:
    """Return the bands in order; lines across the gutter that follow each other are one."""
    joined: list[list[Fragment]] = []
    last = -1
    for number in sorted(bands):
        if number % 2 and last % 2 and joined and last >= 0:
            joined[-1] += bands[number]
        else:
            joined.append(bands[number])
        last = number
    return joined


def _parted_height(fragments: list[Fragment], gutter: float, height: float) -> float:
    """Return how much height of text a gutter parts into columns; 0 if the parts do not read like columns."""
    parted = crossed = 0.0
    for band in _bands(fragments, gutter):
        left = [one for one in band if one.right <= gutter]
        right = [one for one in band if one.left >= gutter]
        if len(left) + len(right) < len(band):
            crossed += _covered(band)
            continue
        if not left or not right:
            continue
        room = min(one.left for one in right) - max(one.right for one in left)
        shared = min(_covered(left), _covered(right))
        if room >= _MIN_GUTTER * height and shared >= _MIN_LINES * height and _reads_by_column(left, right, gutter):
            parted += shared
    return parted if parted > 0.15 * crossed else 0.0


def _covered(fragments: list[Fragment]) -> float:
    """Return the height of the lines that the fragments make."""
    covered, lowest = 0.0, inf
    for one in sorted(fragments, key=attrgetter("top"), reverse=True):
        if one.bottom < lowest:
            covered += (one.top if one.top < lowest else lowest) - one.bottom
            lowest = one.bottom
    return covered


def _reads_by_column(left: list[Fragment], right: list[Fragment], gutter: float) -> bool:
    """Whether two parts are columns of text rather than cells of a table: by their drawing order, or filled lines.

    Lines of a list or a menu fill no column. Beside a column of text of the same width, they are one too.
    """
    if len(left) >= _MIN_LINES <= len(right):
        turns = sum(1 for before, after in _switches(left, right) if before != after)
        if turns <= max(1, min(len(left), len(right)) // 4):
            return True
    full = (_has_full_lines(left), _has_full_lines(right))
    if all(full) or not any(full) or min(len(left), len(right)) < _MIN_LINES_BESIDE:
        return all(full)
    start = min(one.left for one in right)
    widths = gutter - min(one.left for one in left), max(one.right for one in right) - start
    return min(widths) >= _SAME_WIDTH * max(widths)


def _switches(left: list[Fragment], right: list[Fragment]) -> list[tuple[int, int]]:
    """Return the side of each two fragments that are drawn one after the other."""
    sides = [side for _number, side in sorted([(one.number, 0) for one in left] + [(one.number, 1) for one in right])]
    return list(pairwise(sides))


def _has_full_lines(fragments: list[Fragment]) -> bool:
    """Whether enough lines of a part run to its right edge."""
    lines = lines_of(fragments)
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left
    full = sum(1 for line in lines if len(line.text) >= _MIN_FULL_LETTERS and line.right - left >= _FULL * width)
    return full >= max(_MIN_LINES, _MIN_FULL_LINES * len(lines))
