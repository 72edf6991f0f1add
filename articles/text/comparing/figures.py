"""Numbers with their unit, and whether two accounts give the same one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from math import floor, log
from typing import TYPE_CHECKING

from articles.text.data.numbers import (
    COUNTED_IN_MILLIONS,
    HEDGES,
    MONTHS,
    MULTIPLIERS,
    PARTS,
    PLURALS,
    SHORT_MULTIPLIERS,
    TENS,
    UNITS_AND_TEENS,
    VAGUE,
)
from articles.text.data.stopwords import STOPWORDS
from articles.text.data.timestamps import ZONES
from articles.text.data.units import CURRENCY_SIGNS, CURRENCY_WORDS, UNITS
from articles.text.data.verdicts import TOLLS
from articles.text.spans import Span
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.tokens import Tokens


class FigureRelation(StrEnum):
    """How a figure's values stand to each other: ``LOCALISED`` is one value in another unit or format, or rounded."""

    SAME = "same"
    LOCALISED = "localised"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number found in a body.

    ``value`` is in ``unit``, as the text gives it, words and magnitudes resolved ("2m" and "two million" are 2000000).
    ``high`` is the other end of a range ("20 to 30", "hundreds"), else the value itself. ``unit`` is a short name
    ("mi", "km", "%", "USD"; "time" with the value in minutes after midnight, "date" in years) or ``None`` for a bare
    number. ``zone`` is how many minutes east of UTC a time is meant, ``None`` where that is not said.
    ``bound`` is how it is hedged: "about", "more than", "at least", "less than", "at
    most" or ``None``. ``hedge`` is that as written, ``noun`` what is counted. ``style`` tells forms of writing apart,
    ``context`` are the content words around, ``between`` the words right before and behind. ``toll`` is what a count
    of people is a count of: "dead", "hurt", "missing", "arrested", "displaced" or ``None``.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFigure:
    """One figure across the articles, ``None`` where an article does not give it.

    ``hedged_differently`` says that the values agree and "about" or "more than" stands in some accounts only.
    ``currencies_differ`` flags amounts of money that cannot be compared; they count as ``LOCALISED``.
    """

    cells: tuple[Figure | None, ...]
    relation: FigureRelation
    hedged_differently: bool
    currencies_differ: bool


# A converted value is rounded, often to whole tens: "six miles" for 10 kilometres is off by 3.5 %, "200ft" for 60 m by
# 1.6 %. Beyond this it is another value.
CONVERSION_TOLERANCE = 0.06
# What is rounded to its last digit may be off by so much: "two miles" for 3 kilometres.
ROUNDED_TOLERANCE = 0.1
# How far a hedged number may be from the exact one it stands for: "more than 300" is said of 320, hardly of 400.
ROUNDING = 0.1
# How far two temperatures may be apart, in degrees Celsius.
TEMPERATURE_TOLERANCE = 1.0

# Tables set as one line apart, no sentence has as many figures; those beyond are not matched.
MOST_FIGURES = 60

# A distance of miles is not the height of a wall: beyond this factor two measures are of different things.
_ONE_SCALE = 10

# How many characters around a figure are its context, about eight words each way.
_CONTEXT = 50
_HEDGE_REACH = 18
_FOLLOWING_REACH = 48

_YEARS = range(1800, 2100)

_LONGEST_SIGN = 4
_LONGEST_ARTICLE = 9

# Longer runs of digits are codes, not quantities.
_LONGEST = 60

_ADDENDS = UNITS_AND_TEENS | TENS
_WORDS = "|".join(sorted((*_ADDENDS, *MULTIPLIERS), key=len, reverse=True))
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True)).replace(" ", r"\ ")
_PARTS = "|".join(sorted(PARTS, key=len, reverse=True))
_SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))

# Where a figure may begin; a quick look that spares the long pattern.
_START = re.compile(r"\d+|[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_STARTING_WORDS = frozenset(
    (*_ADDENDS, *MULTIPLIERS, *PARTS, *(words.split()[0] for words in VAGUE), "noon", "midday", "midnight")
)

_NUMBER = re.compile(
    rf"""
      (?P<clock>(?P<hour>\d{{1,2}})(?:(?::\ ?|\.)(?P<minute>\d\d))?\ ?(?P<half>[ap])\.?\ ?m\b\.?)
    | (?P<clock24>(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:]))
    | (?P<hours>(?P<hour_z>[01]\d|2[0-3])(?P<minute_z>[0-5]\d)(?=\ (?:GMT|UTC|hours|hrs)\b)(?:\ (?:hours|hrs))?)
    | (?P<noon>(?:noon|midnight|midday)\b)
    | (?P<digits>\d{{1,3}}(?:,\ ?\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<words>(?:{_WORDS})(?:(?:\ and\ |[\ -])(?:{_WORDS}))*)\b
    | (?P<vague>(?:{_VAGUE})(?=\ of\b|\ more\b))
    | (?P<part>(?:{_PARTS})(?=\ (?:of|its|their)\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(half )?an? $", re.IGNORECASE)
_SIGN = re.compile(rf"(?:{_SIGNS})\ ?$", re.IGNORECASE)
_MULTIPLIER = re.compile(rf"[ -]?({'|'.join(MULTIPLIERS)})\b|\ ?({'|'.join(SHORT_MULTIPLIERS)})\b", re.IGNORECASE)
_MILLION_AFTER_MONEY = re.compile(r" ?(m|b)\b", re.IGNORECASE)
_AFTER_MONEY = {"m": 1_000_000, "b": 1_000_000_000}
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_AGE = re.compile(r"[ -]years?[ -]old\b|-year-old\b", re.IGNORECASE)
_UNIT = re.compile(r"[\s-]?(?P<first>[^\W\d_]+(?:/h)?[²]?|%|°[CF]?)(?:[\s-](?P<second>[^\W\d_]+))?", re.IGNORECASE)
_FOLLOWING = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_AROUND = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HEDGE = re.compile(rf"\b({'|'.join(sorted(HEDGES, key=len, reverse=True))})\s*(?:a\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s-]*$")

# "a third of", "two thirds of its"; "a quarter of an hour" is a measure.
_PART = re.compile(rf"[ -]({_PARTS})\b(?= (?:of|its|their)\b)(?! of an? )", re.IGNORECASE)
_OF_ONE = re.compile(r" of an? ")
_THROUGH = re.compile(r" (?P<word>to|and|or) | ?(?P<dash>[-–—]) ?")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_RANGE_REACH = 8
_MONTH_REACH = 12

# "The second half of July" is no number.
_OTHER_HALF = re.compile(r"\b(?:first|second|other|latter|better|top|bottom|back|front) $", re.IGNORECASE)
_ZONE = re.compile(rf" \(?(?P<zone>{'|'.join(sorted(ZONES, key=len, reverse=True))})\b")

# ", 37," behind a name is an age.
_NAMED = re.compile(r"[^\W\d_]+, $")
_AGED_REACH = 24
_AGED = re.compile(r"\bage[ds]?(?: between)? (?:\d{1,2},? (?:and|to) )?$", re.IGNORECASE)
_AFTER_AGE = frozenset(",.;")
_OLDEST = 122

# What says too little to be recognised outside its passage: years and clock times, and small counts.
_TELLING_NOTHING = frozenset({"date", "time", "years old", "year", "month", "week", "day", "h", "min", "s"})
_TELLING = 20

# How many words before and behind a number say what toll it is.
_TOLL_BEFORE = 3
_TOLL_BEHIND = 4

# How far into an account, in characters, the toll of the event itself stands; later ones may be of others.
_LEAD = 1200

# Letters that are units only when set close to digits.
_CLOSE_UNITS = frozenset({"m", "g", "in", "s", "l", "min", "sec", "t", "c", "f"})
_CAPITAL_UNITS = frozenset({"c", "f"})
_NOUN_WORDS = 4

# Letters of a word by which what is counted, and what stands around it, is compared.
_STEM = 5


def may_hold_figures(tokens: Tokens) -> bool:
    """Say whether it is worth looking for figures in a text."""
    return not _STARTING_WORDS.isdisjoint(tokens.forms) or _DIGIT.search(tokens.text) is not None


def find_figures(body: str, *, offset: int = 0) -> tuple[Figure, ...]:
    """Return the figures of ``body`` in order, ``offset`` added to their places.

    Dates of the month, ordinals, ranks, scores and ranges ("9-14") are no figures; neither is a lone "one".
    """
    figures: list[Figure] = []
    end = 0
    for start in _START.finditer(body):
        shown = start.group()
        if not (shown[0].isdigit() or shown.casefold() in _STARTING_WORDS) or start.start() < end:
            continue
        found = _NUMBER.match(body, start.start())
        if found is None:
            continue
        # A number that is none ("9-14") is passed over whole.
        end = found.end()
        figure = _figure(body=body, found=found, offset=offset)
        if figure is not None:
            end = figure.span.end - offset
            figures.append(figure)
    return tuple(figures)


def _figure(*, body: str, found: re.Match[str], offset: int) -> Figure | None:
    start, end = found.span()
    if found["clock"] or found["clock24"] or found["hours"] or found["noon"]:
        return _time(body=body, found=found, offset=offset)
    if found["vague"]:
        low, high = VAGUE[found["vague"].casefold()]
        unit, reach = _unit(body=body, end=end + len(" of"), value=low)
        end = reach if unit else end
        return _made(body=body, start=start, end=end, offset=offset, value=low, high=high, unit=unit, style="vague")
    part = found if found["part"] else _PART.match(body, end)
    if part is not None and (found["part"] or found["words"]):
        return _part(body=body, found=found, part=part, offset=offset)
    sign = _SIGN.search(body, max(0, start - _LONGEST_SIGN), start) if found["digits"] else None
    through = _through(body=body, start=start, end=end, found=found)
    if end - start > _LONGEST or (
        sign is None and not through and _is_part_of_something_else(body=body, start=start, end=end, found=found)
    ):
        return None
    if found["digits"]:
        value = float(found["digits"].replace(",", "").replace(" ", ""))
        style = "digits"
    else:
        value = _value_of(found["words"])
        style = "words"
        article = _ARTICLE.search(body, max(0, start - _LONGEST_ARTICLE), start)
        if article is not None and found["words"].casefold().startswith(tuple(MULTIPLIERS)):
            start = article.start()
            value *= 0.5 if article[1] else 1
    multiplier = _MULTIPLIER.match(body, end)
    if multiplier is None and (sign or _counts_millions(body, end)):
        multiplier = _MILLION_AFTER_MONEY.match(body, end)
    if multiplier is not None and found["digits"]:
        word = multiplier.group().strip(" -").casefold()
        value *= MULTIPLIERS.get(word) or SHORT_MULTIPLIERS.get(word) or _AFTER_MONEY[word]
        style = f"digits {word}"
        end = multiplier.end()
    high = value
    if through is not None:
        high, times, end = through
        value *= times if style == "digits" or found["words"] else 1
        style = f"{style} through"
    unit = None
    if sign is not None:
        unit = CURRENCY_SIGNS[sign.group().rstrip().upper()]
        start = sign.start()
    if unit is None:
        unit, end = _unit(body=body, end=end, value=value)
    if unit is None and _is_age(body=body, start=start, end=end, value=value):
        unit = "years old"
    if unit == "years old":
        style = "age"
    if unit is None and found["words"] and value == high == 1:
        return None
    if unit is None and found["digits"] and len(found["digits"]) == 4 and value in _YEARS and style == "digits":
        unit = "date"
    return _made(body=body, start=start, end=end, offset=offset, value=value, high=high, unit=unit, style=style)


def _through(*, body: str, start: int, end: int, found: re.Match[str]) -> tuple[float, float, int] | None:
    """Return the upper end of a range whose lower one ends at ``end``, what its magnitude makes of the lower, its end.

    "20 to 30 people", "between 20 and 30", "20-30 people", "$2 to $3 million"; "from 20 to 30" is a change, "52-48" a
    vote, "8-10 May" days.
    """
    joint = _THROUGH.match(body, end)
    if joint is None or (joint["word"] == "and" and not _BETWEEN.search(body, max(0, start - _RANGE_REACH), start)):
        return None
    if joint["word"] == "to" and _FROM.search(body, max(0, start - _RANGE_REACH), start):
        return None
    if start and (body[start - 1].isalnum() or body[start - 1] in "-–/.:,"):
        return None
    month = _BEFORE.search(body, max(0, start - _MONTH_REACH), start)
    if month is not None and month[1].casefold() in MONTHS:
        return None
    at = joint.end()
    sign = next((sign for sign in CURRENCY_SIGNS if body.startswith(sign, at)), "")
    other = _NUMBER.match(body, at + len(sign))
    if other is None or not (other["digits"] or other["words"]):
        return None
    if joint["dash"] and not (found["digits"] and other["digits"]):
        return None
    low, high = (
        float(number["digits"].replace(",", "").replace(" ", "")) if number["digits"] else _value_of(number["words"])
        for number in (found, other)
    )
    end, times = other.end(), 1.0
    multiplier = _MULTIPLIER.match(body, end)
    if multiplier is not None and other["digits"]:
        word = multiplier.group().strip(" -").casefold()
        times = MULTIPLIERS.get(word) or SHORT_MULTIPLIERS[word]
        end = multiplier.end()
    unit, _ = _unit(body=body, end=end, value=high * times)
    noun = _noun(body, end)
    if joint["dash"] and not sign and unit is None and not (noun and _is_plural(noun.rpartition(" ")[2].casefold())):
        return None
    counted = sign or unit or noun or joint["word"] == "and"
    if (
        not low < high
        or not counted
        or (unit is None and low in _YEARS and high in _YEARS)
        or _is_part_of_something_else(body=body, start=at, end=end, found=other, joined=True)
    ):
        return None
    return high * times, times, end


def _part(*, body: str, found: re.Match[str], part: re.Match[str], offset: int) -> Figure | None:
    """Return a part of a whole as a percentage: "half of", "a third of", "two thirds of its"."""
    start, end = found.start(), part.end()
    count = _value_of(found["words"]) if found["words"] else 1.0
    name = part["part"] if part is found else part[1]
    if found["part"] and name.casefold() != "half":
        article = _ARTICLE.search(body, max(0, start - _LONGEST_ARTICLE), start)
        if article is None:
            return None
        start = article.start()
    whole = PARTS[name.casefold()]
    if whole == PARTS["half"] and _OTHER_HALF.search(body, max(0, start - _RANGE_REACH), start):
        return None
    if _OF_ONE.match(body, end) or not 0 < count < whole:
        return None
    value = 100 * count / whole
    return _made(body=body, start=start, end=end, offset=offset, value=value, high=value, unit="%", style="part")


def _is_age(*, body: str, start: int, end: int, value: float) -> bool:
    """Say whether a bare number is somebody's age: "Dahl, 37, of Osk", "aged 17 and 19"."""
    if not 0 < value <= _OLDEST or value != int(value):
        return False
    if _AGED.search(body, max(0, start - _AGED_REACH), start):
        return True
    before = _NAMED.search(body, max(0, start - _FOLLOWING_REACH), start)
    return bool(before and before.group()[0].isupper() and body[end : end + 1] in _AFTER_AGE and value > 1)


def _made(
    *,
    body: str,
    start: int,
    end: int,
    offset: int,
    value: float,
    high: float,
    unit: str | None,
    style: str,
    zone: int | None = None,
) -> Figure:
    hedge = _HEDGE.search(body, max(0, start - _HEDGE_REACH), start)
    before, after = body[max(0, start - _CONTEXT) : start], body[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = before.partition(" ")[2]
    if end + _CONTEXT < len(body):
        after = after.rpartition(" ")[0]
    words_before, words_after = _AROUND.findall(before.casefold()), _AROUND.findall(after.casefold())
    return Figure(
        span=Span(start + offset, end + offset),
        text=body[start:end],
        value=value,
        high=high,
        unit=unit,
        zone=zone,
        bound=HEDGES[" ".join(hedge[1].casefold().split())] if hedge else None,
        hedge=hedge[1] if hedge else None,
        noun=_noun(body, end + len(" of") * (style == "vague")) if unit is None else None,
        style=f"{style} {unit}",
        toll=_toll(words_before, words_after) if unit is None else None,
        between=("".join(words_before[-1:]), "".join(words_after[:1])),
        context=frozenset(
            word[:_STEM] for word in words_before + words_after if word not in STOPWORDS and not word[0].isdigit()
        ),
    )


def _toll(before: Sequence[str], after: Sequence[str]) -> str | None:
    """Return the toll that a number between these words gives: "killed at least 24", "24 people were injured"."""
    for words in (reversed(before[-_TOLL_BEFORE:]), after[:_TOLL_BEHIND]):
        for word in takewhile(lambda word: word not in ("and", "but"), words):
            if word in TOLLS:
                return TOLLS[word]
    return None


def _time(*, body: str, found: re.Match[str], offset: int) -> Figure | None:
    start, end = found.span()
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
    named = _ZONE.match(body, end)
    if named is not None:
        end = named.end()
    minutes = float(value)
    return _made(
        body=body,
        start=start,
        end=end,
        offset=offset,
        value=minutes,
        high=minutes,
        unit="time",
        style=style,
        zone=ZONES[named["zone"]] if named else None,
    )


def _is_part_of_something_else(*, body: str, start: int, end: int, found: re.Match[str], joined: bool = False) -> bool:
    """Say whether the number is an ordinal, a rank, a day of a month or a piece of a score or name.

    ``joined``: what stands before it is the lower end of a range.
    """
    digits = found["digits"] is not None
    if start and digits and (body[start - 1].isalnum() or body[start - 1] == "_"):
        return True
    if start > 1 and digits and body[start - 1] in ".,:" and body[start - 2].isdigit():
        return True
    if not joined and start > 1 and body[start - 1] in "-–/" and body[start - 2].isalnum():
        return not body[max(0, start - 10) : start].casefold().endswith("magnitude-")
    if end < len(body) and digits:
        if body[end].isalpha() and _ORDINAL.match(body, end):
            return True
        if body[end] in "-–/." and body[end + 1 : end + 2].isdigit():
            return True
    before = _BEFORE.search(body, max(0, start - _MONTH_REACH), start)
    if before is not None and before[1].casefold() in MONTHS and (digits and end - start <= 2):
        return True
    if before is not None and before[1].casefold() in ("no", "number", "nos") and digits:
        return body[start - 1] != "," and before[0].rstrip().endswith(".")
    after = _UNIT.match(body, end, min(len(body), end + _FOLLOWING_REACH))
    return bool(
        digits and end - start <= 2 and after and after["first"].casefold() in MONTHS and after["first"][0].isupper()
    )


def _value_of(words: str) -> float:
    """Return the number that number words name."""
    total = 0.0
    current = 0.0
    for word in re.split(r"[\s-]+", words.casefold()):
        if word in _ADDENDS:
            current += _ADDENDS[word]
        elif word in MULTIPLIERS:
            scale = MULTIPLIERS[word]
            current = (current or 1.0) * scale
            if scale >= 1000:
                total += current
                current = 0.0
    return total + current


def _unit(*, body: str, end: int, value: float) -> tuple[str | None, int]:
    """Return the unit written behind a number that ends at ``end``, and where the unit ends."""
    age = _AGE.match(body, end)
    if age is not None:
        return "years old", age.end()
    found = _UNIT.match(body, end, min(len(body), end + _FOLLOWING_REACH))
    if found is None:
        return None, end
    first = found["first"].casefold()
    if found["second"]:
        both = f"{first}-{found['second'].casefold()}"
        if both in UNITS:
            return UNITS[both].name, found.end("second")
    if first in CURRENCY_WORDS:
        return CURRENCY_WORDS[first], found.end("first")
    if first in ("pound", "pounds"):
        return ("GBP" if value >= 1_000_000 else "lb"), found.end("first")
    if first not in UNITS or (first in _CLOSE_UNITS and found.start("first") - end > (first == "m")):
        return None, end
    if first in _CAPITAL_UNITS and not found["first"].isupper():
        return None, end
    return UNITS[first].name, found.end("first")


def _counts_millions(body: str, end: int) -> bool:
    """Say whether the "m" at ``end`` is a million and not a metre, by what follows it."""
    found = _UNIT.match(body, end, min(len(body), end + _FOLLOWING_REACH))
    return bool(found and found["first"] in "mM" and (found["second"] or "").casefold() in COUNTED_IN_MILLIONS)


def _noun(body: str, end: int) -> str | None:
    """Return what a bare number counts: the words up to the first plural."""
    words: list[str] = []
    for found in _FOLLOWING.finditer(body, end, min(len(body), end + _FOLLOWING_REACH)):
        word = found.group()
        folded = word.casefold()
        if not word[0].isalpha() or folded in STOPWORDS or len(words) == _NOUN_WORDS:
            break
        words.append(word)
        if _is_plural(folded):
            return " ".join(words)
    return words[0] if words else None


def _is_plural(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "'s", "’s")))


def relate(a: Figure, b: Figure) -> FigureRelation | None:
    """Return how two figures for one thing stand to each other, ``None`` where they cannot be of one thing."""
    if a.unit == b.unit:
        if a.unit == "time":
            return _relate_times(a, b)
        if (a.value, a.high) != (b.value, b.high):
            rounded = _is_rounded(a, b) or _is_rounded(b, a) or _is_within(a, b) or _is_within(b, a) or _same_part(a, b)
            return FigureRelation.LOCALISED if rounded else FigureRelation.DIFFERENT
        return FigureRelation.SAME if a.style == b.style else FigureRelation.LOCALISED
    if _is_money(a) and _is_money(b):
        return FigureRelation.LOCALISED
    if {a.unit, b.unit} == {"%", "pp"}:
        # "Up 2 percent" is not "up 2 points"; other values are of other things.
        return FigureRelation.DIFFERENT if a.value == b.value else None
    ours, theirs = _BY_NAME.get(a.unit or ""), _BY_NAME.get(b.unit or "")
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


# Measures are recognised across units by the powers of this they lie between: a step is twice what conversion may be
# off, and steps overlap by half, so that a converted measure has one step in common with its original at least.
_STEP = log(1 + 2 * ROUNDED_TOLERANCE)


def measures(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield words by which measures and clock times are known again in other units and formats."""
    for figure in figures:
        # "7:41" may as well be minutes of a game.
        if figure.unit == "time" and figure.text[1] != ":":
            yield f"time {figure.value - (figure.zone or 0):.0f}"
        unit = _BY_NAME.get(figure.unit or "")
        if unit is None or unit.dimension not in _CONVERTED or figure.value <= 0:
            continue
        step = log(figure.value * unit.size) / _STEP
        yield f"{unit.dimension} {floor(step)}"
        yield f"{unit.dimension} {floor(step + 0.5)} and a half"


# What outlets convert for their readers.
_CONVERTED = frozenset({"length", "area", "mass", "volume", "speed"})

# Outside America a ton is a tonne, and many who write "tons" mean it.
_TONS = {"ton", "t"}


def _is_converted(exact: float, value: float, size: float) -> bool:
    """Say whether ``value`` may be ``exact`` converted and rounded; ``size`` units of it are one of the other."""
    off = abs(exact - value)
    largest = max(abs(exact), abs(value))
    if off <= CONVERSION_TOLERANCE * largest:
        return True
    rounded = off <= _last_digit(value) / 2 or off / size <= _last_digit(exact / size) / 2
    return rounded and off <= ROUNDED_TOLERANCE * largest


def _last_digit(value: float) -> float:
    """Return the worth of the last digit of a number that is not 0: 1 for 24, 10 for 60, 0.1 for 4.8."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    if "." in shown:
        return 10.0 ** -len(shown.partition(".")[2])
    return 10.0 ** (len(shown) - len(shown.rstrip("0")))


_DAY = 24 * 60


def _relate_times(a: Figure, b: Figure) -> FigureRelation | None:
    """Times that name their zones are compared as moments; of one that does and one that does not nothing is known."""
    if a.zone != b.zone and a.zone is not None and b.zone is not None:
        same = (a.value - a.zone - b.value + b.zone) % _DAY == 0
        return FigureRelation.LOCALISED if same else FigureRelation.DIFFERENT
    if a.value == b.value:
        return FigureRelation.SAME if a.style == b.style else FigureRelation.LOCALISED
    return FigureRelation.DIFFERENT if a.zone == b.zone else None


def _is_within(span: Figure, plain: Figure) -> bool:
    """Say whether the first is a range that holds the second, or the same one."""
    return span.value < span.high and span.value <= plain.value <= plain.high <= span.high


def _same_part(a: Figure, b: Figure) -> bool:
    """Say whether a part of a whole is written as one of the figures and as a percentage in the other."""
    if (a.style == b.style) or "part %" not in (a.style, b.style):
        return False
    return abs(a.value - b.value) <= CONVERSION_TOLERANCE * max(a.value, b.value)


def _is_rounded(hedged: Figure, plain: Figure) -> bool:
    """Say whether the first is a hedged form of the second: "more than 300" for 312, "about 5,400" for 5,392."""
    if hedged.bound is None or plain.bound is not None or plain.value < plain.high:
        return False
    low, high = hedged.value * (1 - ROUNDING), hedged.high * (1 + ROUNDING)
    if hedged.bound in ("more than", "at least"):
        low = hedged.value
    elif hedged.bound in ("less than", "at most"):
        high = hedged.high
    return low <= plain.value <= high


_BY_NAME = {unit.name: unit for unit in UNITS.values()}
_CURRENCIES = frozenset(CURRENCY_SIGNS.values()) | frozenset(CURRENCY_WORDS.values())


def _is_money(figure: Figure) -> bool:
    return figure.unit in _CURRENCIES


def _celsius(figure: Figure) -> float:
    return (figure.value - 32) / 1.8 if figure.unit == "°F" else figure.value


def _count_the_same(a: Figure, b: Figure) -> bool:
    """Say whether two bare numbers count the same things: by their nouns or the words on either side."""
    if all(a.between) and a.between == b.between:
        return True
    if a.noun is None or b.noun is None:
        return False
    return not _stems(a.noun).isdisjoint(_stems(b.noun))


def _of_one_scale(a: Figure, b: Figure) -> bool:
    """Say whether two measures in different units are near enough that one may be meant for the other."""
    ours, theirs = a.value * _BY_NAME[a.unit or ""].size, b.value * _BY_NAME[b.unit or ""].size
    return max(ours, theirs) < _ONE_SCALE * min(ours, theirs)


def _stems(noun: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words_of(noun))


def match_figures(
    ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[tuple[Figure, Figure, FigureRelation], ...]:
    """Return the figures that two counterpart passages give for the same things, none twice.

    Equal values are taken first, then converted ones; differing ones only where what they count or the words around
    them say that the same thing is meant.
    """
    if not ours or not theirs:
        return ()
    found: list[tuple[int, int, int, FigureRelation]] = []
    for i, a in enumerate(ours[:MOST_FIGURES]):
        for j, b in enumerate(theirs[:MOST_FIGURES]):
            relation = relate(a, b)
            if relation is None:
                continue
            if a.toll and b.toll and a.toll != b.toll:
                continue
            if relation is FigureRelation.DIFFERENT:
                shared = len(a.context & b.context)
                counted = _count_the_same(a, b) if a.unit is None else a.unit == b.unit or _of_one_scale(a, b)
                if not counted or not shared:
                    continue
                found.append((100 - shared, i, j, relation))
            elif relation is FigureRelation.LOCALISED and _is_money(a) and a.unit != b.unit:
                found.append((50 - len(a.context & b.context), i, j, relation))
            else:
                alike = a.unit is not None or _count_the_same(a, b) or bool(a.context & b.context)
                if alike:
                    found.append((0 if relation is FigureRelation.SAME else 1, i, j, relation))
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    pairs = []
    for _, i, j, relation in sorted(found, key=lambda f: (f[0], f[1] + f[2], f[1])):
        if i not in taken_ours and j not in taken_theirs:
            taken_ours.add(i)
            taken_theirs.add(j)
            pairs.append((i, j, relation))
    return tuple((ours[i], theirs[j], relation) for i, j, relation in sorted(pairs))


def share_figures(passages: Sequence[Sequence[Sequence[Figure]]]) -> tuple[SharedFigure, ...]:
    """Return the figures that two or more accounts give.

    ``passages`` holds, for each passage of the accounts, the figures of each account in it. Figures are matched within
    a passage first; those left over only where value, unit and what is counted agree, wherever they stand.
    """
    threads: list[list[Figure | None]] = []
    alone: list[tuple[int, Figure]] = []
    for passage in passages:
        for thread in _threaded(passage):
            given = [(article, figure) for article, figure in enumerate(thread) if figure is not None]
            if len(given) > 1:
                threads.append(thread)
            else:
                alone.extend(given)
    articles = len(passages[0]) if passages else 0
    scattered = _scattered(alone, articles)
    joined = {id(figure) for thread in scattered for figure in thread}
    threads += scattered
    threads += _tolls([entry for entry in alone if id(entry[1]) not in joined], articles)
    return tuple(shared for shared in map(_shared, threads) if not _is_small_talk(shared))


def _is_small_talk(shared: SharedFigure) -> bool:
    """Say whether the figure is a count like "the two countries" on which all agree."""
    return shared.relation is FigureRelation.SAME and all(
        figure.unit is None and figure.value < _TELLING and figure.style.startswith("words")
        for figure in shared.cells
        if figure is not None
    )


def _threaded(passage: Sequence[Sequence[Figure]]) -> list[list[Figure | None]]:
    """Return one list a figure of a passage, with each account's form of it."""
    threads: list[list[Figure | None]] = []
    firsts: list[Figure] = []
    for article, figures in enumerate(passage):
        place = {id(theirs): firsts.index(ours) for ours, theirs, _ in match_figures(firsts, figures)}
        for figure in figures:
            if id(figure) not in place:
                place[id(figure)] = len(threads)
                threads.append([None] * len(passage))
                firsts.append(figure)
            threads[place[id(figure)]][article] = figure
    return threads


def _scattered(alone: Sequence[tuple[int, Figure]], articles: int) -> list[list[Figure | None]]:
    """Return threads of figures that stand in passages of their own, but are telling enough to be the same."""
    threads: dict[tuple[float, str | None, str], list[Figure | None]] = {}
    for article, figure in alone:
        if figure.unit in _TELLING_NOTHING or (figure.unit is None and (not figure.noun or figure.value < _TELLING)):
            continue
        counted = words_of(figure.noun)[-1] if figure.noun else ""
        thread = threads.setdefault((figure.value, figure.unit, counted), [None] * articles)
        thread[article] = thread[article] or figure
    return [thread for thread in threads.values() if sum(figure is not None for figure in thread) > 1]


def _tolls(alone: Sequence[tuple[int, Figure]], articles: int) -> list[list[Figure | None]]:
    """Return threads of each account's first count of the dead, the hurt ..., where nothing else has joined them."""
    threads: dict[str, list[Figure | None]] = {}
    for article, figure in sorted(alone, key=lambda entry: entry[1].span):
        if figure.toll is not None and figure.span.start < _LEAD:
            thread = threads.setdefault(figure.toll, [None] * articles)
            thread[article] = thread[article] or figure
    return [thread for thread in threads.values() if len({figure.value for figure in thread if figure}) > 1]


def _shared(cells: Sequence[Figure | None]) -> SharedFigure:
    given = [figure for figure in cells if figure is not None]
    relations = [relate(given[0], figure) or FigureRelation.DIFFERENT for figure in given[1:]]
    gravest = max(relations, key=list(FigureRelation).index)
    return SharedFigure(
        cells=tuple(cells),
        relation=gravest,
        hedged_differently=gravest is not FigureRelation.DIFFERENT and len({figure.bound for figure in given}) > 1,
        currencies_differ=all(map(_is_money, given)) and len({figure.unit for figure in given}) > 1,
    )
