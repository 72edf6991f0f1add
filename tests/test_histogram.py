"""Bars of the histogram."""

from __future__ import annotations

from datetime import date

from articles.browse.histogram import bars


def test_without_counts_there_are_no_bars() -> None:
    assert bars([]) == ()


def test_empty_months_in_between_have_bars() -> None:
    months = bars([(date(2023, 11, 1), 4), (date(2024, 2, 1), 1)])

    assert [(bar.year, bar.month, bar.count) for bar in months] == [
        (2023, 11, 4),
        (2023, 12, 0),
        (2024, 1, 0),
        (2024, 2, 1),
    ]
    assert [bar.height for bar in months] == [100, 0, 0, 25]


def test_a_small_count_beside_a_large_one_stays_visible() -> None:
    _, small = bars([(date(2024, 1, 1), 900), (date(2024, 2, 1), 1)])

    assert small.height > 0
    assert small.top + small.height == 100


def test_a_long_period_is_shown_by_year() -> None:
    years = bars([(date(2019, 5, 1), 2), (date(2019, 6, 1), 3), (date(2024, 2, 1), 1)])

    assert [(bar.year, bar.month, bar.count) for bar in years] == [
        (2019, None, 5),
        (2020, None, 0),
        (2021, None, 0),
        (2022, None, 0),
        (2023, None, 0),
        (2024, None, 1),
    ]
