"""Coverage over months, as values a picture can show."""

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
    """A month (a year when ``month`` is None), its count, and the height of its bar in percent of the tallest."""

    year: int
    month: int | None
    count: int
    height: int

    @property
    def top(self) -> int:
        """Where the bar begins, in percent from above: pictures count downwards."""
        return 100 - self.height

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, 1)


def bars(counts: Iterable[tuple[date, int]]) -> tuple[Bar, ...]:
    """Return a bar for every month from the first to the last, empty ones too; for every year where that is too many.

    ``counts`` are the first days of months with how many articles they hold.
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
    """Two counts of one month (or year): ``mentions`` stand above the line of time, ``quotes`` hang below it."""

    mentions: Bar
    quotes: Bar


def twins(mentions: Iterable[tuple[date, int]], quotes: Iterable[tuple[date, int]]) -> tuple[PairedBar, ...]:
    """Return two counts side by side for every month (or year) from the first of either to the last.

    Each is as high as its own tallest says: there are far more mentions than quotes.
    """
    counts = dict(mentions), dict(quotes)
    days = {*counts[0], *counts[1]}
    rows = (bars((day, each.get(day, 0)) for day in days) for each in counts)
    return tuple(PairedBar(mentions=above, quotes=below) for above, below in zip(*rows, strict=True))


def _height(count: int, tallest: int) -> int:
    # A month with a single article must not vanish beside one with hundreds.
    return max(3, round(100 * count / tallest)) if count else 0
