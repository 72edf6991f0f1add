"""Recognise ranges ("20 to 30 people"), and numbers that are not quantities: ordinals, ranks, days, scores."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.text.comparing.figures.numerals import NUMBER, find_magnitude, value_of
from articles.text.comparing.figures.units import find_noun, find_unit, is_plural, words_behind
from articles.text.data.numbers import MONTHS
from articles.text.data.units import CURRENCY_SIGNS

# Bare numbers of four digits in this range are years.
YEARS = range(1800, 2100)

_JOINT = re.compile(r" (?P<word>to|and|or) | ?(?P<dash>[-–—]) ?")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s-]*$")

# Characters before a number that are searched for "between" or "from", any word, or "magnitude-".
_JOINT_REACH = 8
_WORD_REACH = 12
_MAGNITUDE_REACH = 10
_DAY_DIGITS = 2


class Range(NamedTuple):
    """A range behind its lower end.

    ``high`` is the upper end, ``end`` its end in the body. ``factor`` multiplies the lower end too: "2 to 3 million".
    """

    high: float
    factor: float
    end: int


def find_range(body: str, lower: re.Match[str]) -> Range | None:
    """Return the range that begins with the number ``lower``.

    "20 to 30 people", "between 20 and 30", "20-30 people" and "$2 to $3 million" are ranges. "From 20 to 30" is a
    change, "52-48" a vote, "8-10 May" days.
    """
    joint = _JOINT.match(body, lower.end())
    if joint is None or not _may_join(body, lower.start(), joint):
        return None
    start = joint.end()
    sign = next((sign for sign in CURRENCY_SIGNS if body.startswith(sign, start)), "")
    upper = NUMBER.match(body, start + len(sign))
    if upper is None or not (upper["digits"] or upper["words"]):
        return None
    if joint["dash"] and not (lower["digits"] and upper["digits"]):
        return None
    low, high = value_of(lower), value_of(upper)
    magnitude = find_magnitude(body, upper.end()) if upper["digits"] else None
    end, factor = (magnitude.end, float(magnitude.factor)) if magnitude else (upper.end(), 1.0)
    unit, _unit_end = find_unit(body, end=end, value=high * factor)
    years = unit is None and low in YEARS and high in YEARS
    if not low < high or years or not _counts_something(body, joint, sign=sign, unit=unit, end=end):
        return None
    if is_no_quantity(body, start=start, end=end, in_digits=upper["digits"] is not None, in_range=True):
        return None
    return Range(high * factor, factor, end)


def _may_join(body: str, start: int, joint: re.Match[str]) -> bool:
    """Whether ``joint`` ("to", a dash) may make a range of the number before it, which begins at ``start``."""
    if joint["word"] == "and" and not _BETWEEN.search(body, max(0, start - _JOINT_REACH), start):
        return False
    if joint["word"] == "to" and _FROM.search(body, max(0, start - _JOINT_REACH), start):
        return False
    if start and (body[start - 1].isalnum() or body[start - 1] in "-–/.:,"):
        return False
    return _word_before(body, start) not in MONTHS


def _counts_something(body: str, joint: re.Match[str], *, sign: str, unit: str | None, end: int) -> bool:
    """Whether a range has a unit or counts something. After a dash the noun must be plural: "52-48" is a vote."""
    if sign or unit is not None:
        return True
    noun = find_noun(body, end)
    if joint["dash"]:
        return noun is not None and is_plural(noun.rpartition(" ")[2].casefold())
    return noun is not None or joint["word"] == "and"


def is_no_quantity(body: str, *, start: int, end: int, in_digits: bool, in_range: bool = False) -> bool:
    """Whether a number is an ordinal, a rank, a day of a month, or part of a score or name.

    ``in_range`` is for the upper end of a range.
    """
    if in_digits and _is_joined_before(body, start):
        return True
    if not in_range and start > 1 and body[start - 1] in "-–/" and body[start - 2].isalnum():
        return not body[max(0, start - _MAGNITUDE_REACH) : start].casefold().endswith("magnitude-")
    return in_digits and (_is_joined_behind(body, end) or _is_rank_or_day(body, start, end))


def _is_joined_before(body: str, start: int) -> bool:
    """Whether digits are the end of a word, or of a number in another format."""
    if start and (body[start - 1].isalnum() or body[start - 1] == "_"):
        return True
    return start > 1 and body[start - 1] in ".,:" and body[start - 2].isdigit()


def _is_joined_behind(body: str, end: int) -> bool:
    """Whether digits are an ordinal, or the first part of a score, date or number in another format."""
    if end == len(body):
        return False
    if body[end].isalpha() and _ORDINAL.match(body, end):
        return True
    return body[end] in "-–/." and body[end + 1 : end + 2].isdigit()


def _is_rank_or_day(body: str, start: int, end: int) -> bool:
    """Whether digits are a rank ("No. 1") or the day of a month."""
    word = _word_before(body, start)
    short = end - start <= _DAY_DIGITS
    if short and word in MONTHS:
        return True
    if word in ("no", "number", "nos"):
        return body[start - 1] != "," and body[max(0, start - _WORD_REACH) : start].rstrip().endswith(".")
    behind = words_behind(body, end)
    return bool(short and behind and behind["first"].casefold() in MONTHS and behind["first"][0].isupper())


def _word_before(body: str, start: int) -> str:
    """Return the word before a number, folded; an empty string if there is none."""
    found = _WORD_BEFORE.search(body, max(0, start - _WORD_REACH), start)
    return found[1].casefold() if found else ""
