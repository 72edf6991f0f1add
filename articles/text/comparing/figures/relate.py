"""Decide whether two figures give the same value, the same value converted or rounded, or different values."""

from __future__ import annotations

from enum import StrEnum
from math import floor, log
from typing import TYPE_CHECKING

from articles.text.comparing.figures.units import CURRENCIES, UNITS_BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.comparing.figures.find import Figure


class FigureRelation(StrEnum):
    """How the values of two figures relate. ``LOCALISED``: the same value in another unit or format, or rounded."""

    SAME = "same"
    LOCALISED = "localised"
    DIFFERENT = "different"


# A converted value is rounded, often to whole tens: "six miles" for 10 kilometres is off by 3.5 %, "200ft" for 60 m by
# 1.6 %. Values further apart than this are different.
CONVERSION_TOLERANCE = 0.06
# A value rounded to its last digit may be off by this much: "two miles" for 3 kilometres.
ROUNDED_TOLERANCE = 0.1
# A hedged number may be off by this much: "more than 300" is written for 320, hardly for 400.
HEDGED_TOLERANCE = 0.1
# Largest difference of two temperatures, in degrees Celsius.
TEMPERATURE_TOLERANCE = 1.0

_DAY_MINUTES = 24 * 60

# A measure and its conversion are found by logarithmic steps of this size. A step is twice the tolerance of a
# conversion, and steps overlap by half, so a measure and its conversion share at least one step.
_STEP = log(1 + 2 * ROUNDED_TOLERANCE)

# Dimensions that outlets convert for their readers.
_CONVERTED = frozenset({"length", "area", "mass", "volume", "speed"})

# Outside America a ton is a tonne, and many writers mean a tonne by "ton".
_TONS = {"ton", "t"}


def relate(a: Figure, b: Figure) -> FigureRelation | None:
    """Return how two figures for one thing relate, ``None`` if they cannot be about one thing."""
    if a.unit == b.unit:
        return _relate_times(a, b) if a.unit == "time" else _relate_values(a, b)
    if is_money(a) and is_money(b):
        return FigureRelation.LOCALISED
    if {a.unit, b.unit} == {"%", "pp"}:
        # "Up 2 percent" is not "up 2 points". Other values are about other things.
        return FigureRelation.DIFFERENT if a.value == b.value else None
    return _relate_units(a, b)


def _relate_values(a: Figure, b: Figure) -> FigureRelation:
    """Relate two figures in the same unit."""
    if (a.value, a.high) == (b.value, b.high):
        return FigureRelation.SAME if a.style == b.style else FigureRelation.LOCALISED
    rounded = _is_rounded(a, b) or _is_rounded(b, a) or _is_within(a, b) or _is_within(b, a) or _same_part(a, b)
    return FigureRelation.LOCALISED if rounded else FigureRelation.DIFFERENT


def _relate_units(a: Figure, b: Figure) -> FigureRelation | None:
    """Relate two measures in different units."""
    ours, theirs = UNITS_BY_NAME.get(a.unit or ""), UNITS_BY_NAME.get(b.unit or "")
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return None
    if ours.dimension == "temperature":
        close = abs(_celsius(a) - _celsius(b)) <= TEMPERATURE_TOLERANCE
    elif {a.unit, b.unit} == _TONS and (a.value, a.high) == (b.value, b.high):
        close = True
    else:
        size = ours.size / theirs.size
        close = _is_converted(a.value * size, b.value, size) and _is_converted(a.high * size, b.high, size)
    return FigureRelation.LOCALISED if close else FigureRelation.DIFFERENT


def _relate_times(a: Figure, b: Figure) -> FigureRelation | None:
    """Relate two times of day: as moments if both name their zones, not at all if only one does."""
    if a.zone != b.zone and a.zone is not None and b.zone is not None:
        same = (a.value - a.zone - b.value + b.zone) % _DAY_MINUTES == 0
        return FigureRelation.LOCALISED if same else FigureRelation.DIFFERENT
    if a.value == b.value:
        return FigureRelation.SAME if a.style == b.style else FigureRelation.LOCALISED
    return FigureRelation.DIFFERENT if a.zone == b.zone else None


def conversion_keys(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield keys that measures and clock times share with the same value in another unit or format."""
    for figure in figures:
        # "7:41" may as well be minutes of a game.
        if figure.unit == "time" and figure.text[1] != ":":
            yield f"time {figure.value - (figure.zone or 0):.0f}"
        unit = UNITS_BY_NAME.get(figure.unit or "")
        if unit is None or unit.dimension not in _CONVERTED or figure.value <= 0:
            continue
        step = log(figure.value * unit.size) / _STEP
        yield f"{unit.dimension} {floor(step)}"
        yield f"{unit.dimension} {floor(step + 0.5)} and a half"


def _is_converted(exact: float, value: float, size: float) -> bool:
    """Whether ``value`` may be ``exact``, rounded. ``exact`` is a measure converted by the factor ``size``."""
    off = abs(exact - value)
    largest = max(abs(exact), abs(value))
    if off <= CONVERSION_TOLERANCE * largest:
        return True
    rounded = off <= _last_digit(value) / 2 or off / size <= _last_digit(exact / size) / 2
    return rounded and off <= ROUNDED_TOLERANCE * largest


def _last_digit(value: float) -> float:
    """Return the place value of the last digit that is not 0: 1 for 24, 10 for 60, 0.1 for 4.8."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    if "." in shown:
        return 10.0 ** -len(shown.partition(".")[2])
    return 10.0 ** (len(shown) - len(shown.rstrip("0")))


def _is_within(span: Figure, plain: Figure) -> bool:
    """Whether ``span`` is a range that contains ``plain``."""
    return span.value < span.high and span.value <= plain.value <= plain.high <= span.high


def _same_part(a: Figure, b: Figure) -> bool:
    """Whether one figure is a fraction in words, and the other the same fraction in percent: "a third", "33 %"."""
    if (a.style == b.style) or "part %" not in (a.style, b.style):
        return False
    return abs(a.value - b.value) <= CONVERSION_TOLERANCE * max(a.value, b.value)


def _is_rounded(hedged: Figure, plain: Figure) -> bool:
    """Whether ``hedged`` is a rounded form of ``plain``: "more than 300" for 312, "about 5,400" for 5,392."""
    if hedged.bound is None or plain.bound is not None or plain.value < plain.high:
        return False
    low, high = hedged.value * (1 - HEDGED_TOLERANCE), hedged.high * (1 + HEDGED_TOLERANCE)
    if hedged.bound in ("more than", "at least"):
        low = hedged.value
    elif hedged.bound in ("less than", "at most"):
        high = hedged.high
    return low <= plain.value <= high


def is_money(figure: Figure) -> bool:
    return figure.unit in CURRENCIES


def _celsius(figure: Figure) -> float:
    return (figure.value - 32) / 1.8 if figure.unit == "°F" else figure.value
