"""Find the figures of a text: quantities, amounts of money, times, ages, years and parts of a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from articles.text.comparing.figures.numerals import (
    NUMBER,
    PART_WORDS,
    find_currency_sign,
    find_letter_magnitude,
    find_magnitude,
    find_starts,
    may_hold_figures,
    value_of,
    value_of_words,
)
from articles.text.comparing.figures.ranges import YEARS, find_range, is_no_quantity
from articles.text.comparing.figures.units import FOLLOWING_REACH, counts_millions, find_noun, find_unit
from articles.text.data.numbers import HEDGES, MULTIPLIERS, PARTS, VAGUE
from articles.text.data.stopwords import STOPWORDS
from articles.text.data.timestamps import ZONES
from articles.text.data.units import CURRENCY_SIGNS
from articles.text.data.verdicts import TOLLS
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["STEM_LETTERS", "Figure", "find_figures", "may_hold_figures"]

# Counted nouns and context words are compared by this many letters.
STEM_LETTERS = 5

# Characters. Longer numbers are codes, not quantities.
_MAX_NUMBER_LENGTH = 60

# Characters before and behind a figure that are its context: about eight words each way.
_CONTEXT = 50
# Characters before a number that are searched for a hedge, an article, "first" of "first half", or "aged".
_HEDGE_REACH = 18
_ARTICLE_REACH = 9
_HALF_REACH = 8
_AGED_REACH = 24

# Words before and behind a number that are searched for words such as "killed".
_TOLL_BEFORE = 3
_TOLL_BEHIND = 4

# Years. Nobody is known to have been older.
_MAX_AGE = 122
_YEAR_DIGITS = 4

_ARTICLE = re.compile(r"\b(half )?an? $", re.IGNORECASE)
_AROUND = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HEDGE = re.compile(rf"\b({'|'.join(sorted(HEDGES, key=len, reverse=True))})\s*(?:a\s+)?$", re.IGNORECASE)
_ZONE = re.compile(rf" \(?(?P<zone>{'|'.join(sorted(ZONES, key=len, reverse=True))})\b")

# "A third of" and "two thirds of its" are parts; "a quarter of an hour" is a measure, and "the second
# half of July" is neither.
_PART = re.compile(rf"[ -]({PART_WORDS})\b(?= (?:of|its|their)\b)(?! of an? )", re.IGNORECASE)
_OF_ONE = re.compile(r" of an? ")
_OTHER_HALF = re.compile(r"\b(?:first|second|other|latter|better|top|bottom|back|front) $", re.IGNORECASE)

# The ", " of "Dahl, 37,".
_NAMED = re.compile(r"[^\W\d_]+, $")
_AGED = re.compile(r"\bage[ds]?(?: between)? (?:\d{1,2},? (?:and|to) )?$", re.IGNORECASE)
_AFTER_AGE = frozenset(",.;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number found in a body.

    ``value``   in ``unit``, with words and magnitudes resolved: "2m" and "two million" are 2000000.
    ``high``    the upper end of a range ("20 to 30", "hundreds"), otherwise ``value``.
    ``unit``    a short name ("mi", "km", "%", "USD"), "time" for minutes after midnight, "date" for a year, "years
                old" for an age, ``None`` for a bare number.
    ``zone``    minutes east of UTC, for a time that names its zone.
    ``bound``   the meaning of a hedge before the number: "about", "more than", "at least", "less than" or "at most".
    ``hedge``   the hedge as written.
    ``noun``    the noun that a bare number counts.
    ``style``   how the number and its unit are written, such as "digits km" or "words km".
    ``context`` stems of the content words around the number.
    ``between`` the words directly before and behind the number.
    ``toll``    for a count of people, their fate: "dead", "hurt", "missing", "arrested" or "displaced".
    """

    span: Span
    text: str
    value: float
    high: float
    unit: str | None
    zone: int | None
    bound: str | None
    hedge: str | None
    noun: str | None
    style: str
    context: frozenset[str]
    between: tuple[str, str]
    toll: str | None


@dataclass(slots=True, kw_only=True)
class _Number:
    """A number while it is read. ``start`` and ``end`` are offsets into the body; the rest is as in ``Figure``."""

    start: int
    end: int
    value: float
    high: float
    style: str
    unit: str | None = None
    zone: int | None = None


def find_figures(body: str, *, offset: int = 0) -> tuple[Figure, ...]:
    """Return the figures of ``body`` in order, with ``offset`` added to their spans.

    Days of a month, ordinals, ranks, scores ("9-14") and a lone "one" are not figures.
    """
    figures: list[Figure] = []
    end = 0
    for start in find_starts(body):
        if start < end:
            continue
        found = NUMBER.match(body, start)
        if found is None:
            continue
        # A number that is not a figure ("9-14") is skipped as a whole.
        end = found.end()
        number = _read_number(body, found)
        if number is not None:
            end = number.end
            figures.append(_figure(body, number, offset))
    return tuple(figures)


def _read_number(body: str, found: re.Match[str]) -> _Number | None:
    """Return the number that begins with a match of ``NUMBER``, ``None`` if it is not a figure."""
    if found["clock"] or found["clock24"] or found["hours"] or found["noon"]:
        return _read_time(body, found)
    if found["vague"]:
        return _read_vague(body, found)
    part = found if found["part"] else _PART.match(body, found.end())
    if part is not None and (found["part"] or found["words"]):
        return _read_part(body, found, part)
    return _read_quantity(body, found)


def _read_time(body: str, found: re.Match[str]) -> _Number | None:
    if found["noon"]:
        value, style = 0 if found["noon"].casefold() == "midnight" else 12 * 60, "noon"
    elif found["clock"]:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return None
        value, style = (hour % 12 + (12 if found["half"].casefold() == "p" else 0)) * 60 + minute, "12 hours"
    else:
        shown = found["hour24"] or found["hour_z"], found["minute24"] or found["minute_z"]
        value, style = int(shown[0]) * 60 + int(shown[1]), "24 hours"
    zone = _ZONE.match(body, found.end())
    return _Number(
        start=found.start(),
        end=zone.end() if zone else found.end(),
        value=float(value),
        high=float(value),
        style=style,
        unit="time",
        zone=ZONES[zone["zone"]] if zone else None,
    )


def _read_vague(body: str, found: re.Match[str]) -> _Number:
    """Read "hundreds of", "tens of thousands of"."""
    low, high = VAGUE[found["vague"].casefold()]
    unit, end = find_unit(body, end=found.end() + len(" of"), value=low)
    return _Number(
        start=found.start(), end=end if unit else found.end(), value=low, high=high, style="vague", unit=unit
    )


def _read_part(body: str, found: re.Match[str], part: re.Match[str]) -> _Number | None:
    """Read a part of a whole as a percentage: "half of", "a third of", "two thirds of its"."""
    start = found.start()
    count = value_of_words(found["words"]) if found["words"] else 1.0
    name = (part["part"] if part is found else part[1]).casefold()
    if found["part"] and name != "half":
        article = _ARTICLE.search(body, max(0, start - _ARTICLE_REACH), start)
        if article is None:
            return None
        start = article.start()
    whole = PARTS[name]
    if whole == PARTS["half"] and _OTHER_HALF.search(body, max(0, start - _HALF_REACH), start):
        return None
    if _OF_ONE.match(body, part.end()) or not 0 < count < whole:
        return None
    value = 100 * count / whole
    return _Number(start=start, end=part.end(), value=value, high=value, style="part", unit="%")


def _read_quantity(body: str, found: re.Match[str]) -> _Number | None:
    """Read a number in digits or words, with its range and unit."""
    start, end = found.span()
    sign = find_currency_sign(body, start) if found["digits"] else None
    through = find_range(body, found)
    if end - start > _MAX_NUMBER_LENGTH:
        return None
    if not sign and not through and is_no_quantity(body, start=start, end=end, in_digits=found["digits"] is not None):
        return None
    number = _read_digits(body, found, has_sign=sign is not None) if found["digits"] else _read_words(body, found)
    if through is not None:
        if found["words"] or number.style == "digits":
            number.value *= through.factor
        number.high, number.end = through.high, through.end
        number.style = f"{number.style} through"
    if sign is not None:
        number.unit = CURRENCY_SIGNS[sign.group().rstrip().upper()]
        number.start = sign.start()
    else:
        number.unit, number.end = find_unit(body, end=number.end, value=number.value)
    return _with_implied_unit(body, found, number)


def _with_implied_unit(body: str, found: re.Match[str], number: _Number) -> _Number | None:
    """Return the number, read as an age or year if it is one; ``None`` for a lone "one"."""
    if number.unit is None and _is_age(body, number):
        number.unit = "years old"
    if number.unit == "years old":
        number.style = "age"
    if number.unit is None and found["words"] and number.value == number.high == 1:
        return None
    if number.unit is None and _is_year(found, number):
        number.unit = "date"
    return number


def _read_digits(body: str, found: re.Match[str], *, has_sign: bool) -> _Number:
    value, style, end = value_of(found), "digits", found.end()
    magnitude = find_magnitude(body, end)
    if magnitude is None and (has_sign or counts_millions(body, end)):
        magnitude = find_letter_magnitude(body, end)
    if magnitude is not None:
        value *= magnitude.factor
        style = f"digits {magnitude.word}"
        end = magnitude.end
    return _Number(start=found.start(), end=end, value=value, high=value, style=style)


def _read_words(body: str, found: re.Match[str]) -> _Number:
    start, value = found.start(), value_of_words(found["words"])
    article = _ARTICLE.search(body, max(0, start - _ARTICLE_REACH), start)
    if article is not None and found["words"].casefold().startswith(tuple(MULTIPLIERS)):
        start = article.start()  # "a million", "half a million"
        value *= 0.5 if article[1] else 1
    return _Number(start=start, end=found.end(), value=value, high=value, style="words")


def _is_age(body: str, number: _Number) -> bool:
    """Whether a bare number is somebody's age: "Dahl, 37, of Osk", "aged 17 and 19"."""
    start, end, value = number.start, number.end, number.value
    if not 0 < value <= _MAX_AGE or value != int(value):
        return False
    if _AGED.search(body, max(0, start - _AGED_REACH), start):
        return True
    before = _NAMED.search(body, max(0, start - FOLLOWING_REACH), start)
    return bool(before and before.group()[0].isupper() and body[end : end + 1] in _AFTER_AGE and value > 1)


def _is_year(found: re.Match[str], number: _Number) -> bool:
    digits = found["digits"]
    return bool(digits) and len(digits) == _YEAR_DIGITS and number.value in YEARS and number.style == "digits"


def _figure(body: str, number: _Number, offset: int) -> Figure:
    """Return the figure for a number, with the words around it."""
    start, end, unit = number.start, number.end, number.unit
    hedge = _HEDGE.search(body, max(0, start - _HEDGE_REACH), start)
    before, after = body[max(0, start - _CONTEXT) : start], body[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = before.partition(" ")[2]
    if end + _CONTEXT < len(body):
        after = after.rpartition(" ")[0]
    words_before, words_after = _AROUND.findall(before.casefold()), _AROUND.findall(after.casefold())
    counted_from = end + len(" of") if number.style == "vague" else end
    return Figure(
        span=Span(start + offset, end + offset),
        text=body[start:end],
        value=number.value,
        high=number.high,
        unit=unit,
        zone=number.zone,
        bound=HEDGES[" ".join(hedge[1].casefold().split())] if hedge else None,
        hedge=hedge[1] if hedge else None,
        noun=find_noun(body, counted_from) if unit is None else None,
        style=f"{number.style} {unit}",
        toll=_find_toll(words_before, words_after) if unit is None else None,
        between=("".join(words_before[-1:]), "".join(words_after[:1])),
        context=frozenset(
            word[:STEM_LETTERS]
            for word in words_before + words_after
            if word not in STOPWORDS and not word[0].isdigit()
        ),
    )


def _find_toll(before: Sequence[str], after: Sequence[str]) -> str | None:
    """Return the fate of the people counted between these words: "killed at least 24", "24 people were injured"."""
    for words in (reversed(before[-_TOLL_BEFORE:]), after[:_TOLL_BEHIND]):
        for word in takewhile(lambda word: word not in ("and", "but"), words):
            if word in TOLLS:
                return TOLLS[word]
    return None
