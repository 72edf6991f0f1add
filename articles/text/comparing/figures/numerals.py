"""Find written numbers, and read the values of digits, number words and magnitudes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.text.data.numbers import MULTIPLIERS, PARTS, SHORT_MULTIPLIERS, TENS, UNITS_AND_TEENS, VAGUE
from articles.text.data.units import CURRENCY_SIGNS

if TYPE_CHECKING:
    from articles.text.tokens import Tokens

_ADDENDS = UNITS_AND_TEENS | TENS
_WORDS = "|".join(sorted((*_ADDENDS, *MULTIPLIERS), key=len, reverse=True))
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True)).replace(" ", r"\ ")
PART_WORDS = "|".join(sorted(PARTS, key=len, reverse=True))
_SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
_LONGEST_SIGN = 4

# A word or digits. The words with which numbers begin are a cheap test before the long pattern.
_START = re.compile(r"\d+|[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_STARTING_WORDS = frozenset(
    (*_ADDENDS, *MULTIPLIERS, *PARTS, *(words.split()[0] for words in VAGUE), "noon", "midday", "midnight")
)

NUMBER = re.compile(
    rf"""
      (?P<clock>(?P<hour>\d{{1,2}})(?:(?::\ ?|\.)(?P<minute>\d\d))?\ ?(?P<half>[ap])\.?\ ?m\b\.?)
    | (?P<clock24>(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:]))
    | (?P<hours>(?P<hour_z>[01]\d|2[0-3])(?P<minute_z>[0-5]\d)(?=\ (?:GMT|UTC|hours|hrs)\b)(?:\ (?:hours|hrs))?)
    | (?P<noon>(?:noon|midnight|midday)\b)
    | (?P<digits>\d{{1,3}}(?:,\ ?\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<words>(?:{_WORDS})(?:(?:\ and\ |[\ -])(?:{_WORDS}))*)\b
    | (?P<vague>(?:{_VAGUE})(?=\ of\b|\ more\b))
    | (?P<part>(?:{PART_WORDS})(?=\ (?:of|its|their)\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGN = re.compile(rf"(?:{_SIGNS})\ ?$", re.IGNORECASE)
_MULTIPLIER = re.compile(rf"[ -]?({'|'.join(MULTIPLIERS)})\b|\ ?({'|'.join(SHORT_MULTIPLIERS)})\b", re.IGNORECASE)
_LETTER_MULTIPLIER = re.compile(r" ?(m|b)\b", re.IGNORECASE)
_LETTER_MULTIPLIERS = {"m": 1_000_000, "b": 1_000_000_000}


class Magnitude(NamedTuple):
    """A word that multiplies the digits before it ("million", "bn"), its factor, and where it ends in the body."""

    word: str
    factor: int
    end: int


def may_hold_figures(tokens: Tokens) -> bool:
    """Whether a text may hold figures; false positives are possible."""
    return not _STARTING_WORDS.isdisjoint(tokens.forms) or _DIGIT.search(tokens.text) is not None


def find_starts(body: str) -> list[int]:
    """Return the places in ``body`` where a number may begin."""
    return [
        found.start()
        for found in _START.finditer(body)
        if (shown := found.group())[0].isdigit() or shown.casefold() in _STARTING_WORDS
    ]


def value_of(number: re.Match[str]) -> float:
    """Return the value of a match of ``NUMBER`` in digits or in words."""
    if number["digits"]:
        return float(number["digits"].replace(",", "").replace(" ", ""))
    return value_of_words(number["words"])


def value_of_words(words: str) -> float:
    """Return the value of number words: 1_400_000 for "one million four hundred thousand"."""
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


def find_magnitude(body: str, end: int) -> Magnitude | None:
    """Return the magnitude behind digits that end at ``end``."""
    found = _MULTIPLIER.match(body, end)
    if found is None:
        return None
    word = found.group().strip(" -").casefold()
    return Magnitude(word, MULTIPLIERS.get(word) or SHORT_MULTIPLIERS[word], found.end())


def find_letter_magnitude(body: str, end: int) -> Magnitude | None:
    """Return the magnitude of an "m" or "b" behind digits that end at ``end``: million or billion."""
    found = _LETTER_MULTIPLIER.match(body, end)
    if found is None:
        return None
    word = found[1].casefold()
    return Magnitude(word, _LETTER_MULTIPLIERS[word], found.end())


def find_currency_sign(body: str, start: int) -> re.Match[str] | None:
    """Return the currency sign directly before ``start``."""
    return _SIGN.search(body, max(0, start - _LONGEST_SIGN), start)
