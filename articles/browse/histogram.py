"""Bars of a histogram of articles by month or year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# More bars than this cannot be told apart on a phone; years are shown instead.
MOST_MONTHS = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A month, or a year if ``month`` is ``None``: its count, and the bar's height in percent of the tallest bar."""

    year: int
    month: int | None
    count: int
    height: int

    @property
    def top(self) -> int:
        """The top of the bar in percent from above, as in SVG."""
        return 100 - self.height

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, 1)


def bars(counts: Iterable[tuple[date, int]]) -> tuple[Bar, ...]:
    """Return a bar for every month from the first to the last, or for every year if the months are too many.

    ``counts`` are pairs of the first day of a month and the number of its articles.
    """
    by_month = {(day.year, day.month): count for day, count in counts}
    if not by_month:
        return ()
    (first_year, first_month), (last_year, last_month) = min(by_month), max(by_month)
    length = (last_year - first_year) * 12 + last_month - first_month + 1
    heights: list[tuple[int, int | None, int]]
    if length > MOST_MONTHS:
        by_year = Counter[int]()
        for (year, _), count in by_month.items():
            by_year[year] += count
        heights = [(year, None, by_year[year]) for year in range(first_year, last_year + 1)]
    else:
        keys = [(first_year + n // 12, n % 12 + 1) for n in range(first_month - 1, first_month - 1 + length)]
        heights = [(year, month, by_month.get((year, month), 0)) for year, month in keys]
    tallest = max(count for _, _, count in heights)
    return tuple(
        Bar(year=year, month=month, count=count, height=_height(count, tallest)) for year, month, count in heights
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedBar:
    """Two counts of one month or year: ``mentions`` are drawn above the time axis, ``quotes`` below it."""

    mentions: Bar
    quotes: Bar


def paired_bars(mentions: Iterable[tuple[date, int]], quotes: Iterable[tuple[date, int]]) -> tuple[PairedBar, ...]:
    """Return pairs of bars for every month, or year, from the first of either to the last.

    Mentions and quotes have separate scales, because there are far more mentions.
    """
    counts = dict(mentions), dict(quotes)
    days = {*counts[0], *counts[1]}
    rows = (bars((day, each.get(day, 0)) for day in days) for each in counts)
    return tuple(PairedBar(mentions=above, quotes=below) for above, below in zip(*rows, strict=True))


def _height(count: int, tallest: int) -> int:
    # A month with a single article must stay visible beside one with hundreds.
    return max(3, round(100 * count / tallest)) if count else 0
