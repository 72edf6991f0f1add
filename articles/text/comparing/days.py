"""Find the days that a passage names, and whether two passages name different days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.text.data.timestamps import MONTHS
from articles.text.data.verdicts import WEEKDAYS

if TYPE_CHECKING:
    from articles.text.tokens import Tokens


class Days(NamedTuple):
    """Days that a passage names: weekdays, months from 1 to 12, dates as (month, day)."""

    weekdays: frozenset[str]
    months: frozenset[int]
    dates: frozenset[tuple[int, int]]


_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")

# "May" and "March" count as months only next to a number, or behind one of these words: both are verbs too, and a verb
# that opens a sentence is capitalised.
_BEFORE_MONTHS = frozenset("in since last next of until till by early late mid this during from between and to".split())


def days_of(tokens: Tokens) -> Days:
    """Return the days that ``tokens`` name. "Yesterday" is left out: it depends on the day of publication."""
    words = [(shown, form) for shown, form in zip(tokens.shown, tokens.forms, strict=True) if form[0].isalnum()]
    weekdays = frozenset(WEEKDAYS[form] for shown, form in words if form in WEEKDAYS and shown[0].isupper())
    months: set[int] = set()
    dates: set[tuple[int, int]] = set()
    for at, (shown, form) in enumerate(words):
        month = MONTHS.get(form) if shown[0].isupper() else None
        if month is None:
            continue
        before = words[at - 1][1] if at else ""
        after = words[at + 1][1] if at + 1 < len(words) else ""
        day = _DAY.fullmatch(after) or _DAY.fullmatch(before)
        if day is None and before == "of" and at > 1:
            day = _DAY.fullmatch(words[at - 2][1])
        if day is not None:
            dates.add((month, int(day[1])))
        if day is not None or before in _BEFORE_MONTHS or _YEAR.fullmatch(after):
            months.add(month)
    return Days(weekdays, frozenset(months), frozenset(dates))


def days_differ(ours: Days, theirs: Days) -> bool:
    """Whether, for weekdays, months or dates, each side names one that the other lacks.

    A weekday is never compared with a date: Tuesday may be 8 February.
    """
    return any(a - b and b - a for a, b in zip(ours, theirs, strict=True))
