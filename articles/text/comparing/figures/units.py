"""Read the words behind a number: a unit of measure, a currency, an age, or the noun that it counts."""

from __future__ import annotations

import re

from articles.text.data.numbers import COUNTED_IN_MILLIONS, PLURALS
from articles.text.data.stopwords import STOPWORDS
from articles.text.data.units import CURRENCY_SIGNS, CURRENCY_WORDS, UNITS

# Characters behind a number that are searched for its unit or noun.
FOLLOWING_REACH = 48
# Longest noun phrase that a number counts, in words.
_NOUN_WORDS = 4

# Letters that are units only directly behind digits, and those that must also be capitals.
_CLOSE_UNITS = frozenset({"m", "g", "in", "s", "l", "min", "sec", "t", "c", "f"})
_CAPITAL_UNITS = frozenset({"c", "f"})
# From this number on, "pounds" are money, not a weight.
_POUNDS_OF_MONEY = 1_000_000

UNITS_BY_NAME = {unit.name: unit for unit in UNITS.values()}
CURRENCIES = frozenset(CURRENCY_SIGNS.values()) | frozenset(CURRENCY_WORDS.values())

_WORDS_BEHIND = re.compile(
    r"[\s-]?(?P<first>[^\W\d_]+(?:/h)?[²]?|%|°[CF]?)(?:[\s-](?P<second>[^\W\d_]+))?", re.IGNORECASE
)
_AGE = re.compile(r"[ -]years?[ -]old\b|-year-old\b", re.IGNORECASE)
_FOLLOWING = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")


def words_behind(body: str, end: int) -> re.Match[str] | None:
    """Return the one or two words directly behind a number that ends at ``end``, as groups ``first`` and ``second``."""
    return _WORDS_BEHIND.match(body, end, min(len(body), end + FOLLOWING_REACH))


def find_unit(body: str, *, end: int, value: float) -> tuple[str | None, int]:
    """Return the unit behind a number that ends at ``end``, and the end of the unit; ``(None, end)`` without one."""
    age = _AGE.match(body, end)
    if age is not None:
        return "years old", age.end()
    found = words_behind(body, end)
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
        return ("GBP" if value >= _POUNDS_OF_MONEY else "lb"), found.end("first")
    if first not in UNITS or (first in _CLOSE_UNITS and found.start("first") - end > (first == "m")):
        return None, end
    if first in _CAPITAL_UNITS and not found["first"].isupper():
        return None, end
    return UNITS[first].name, found.end("first")


def counts_millions(body: str, end: int) -> bool:
    """Whether the "m" at ``end`` is a million rather than a metre, judged by the word behind it."""
    found = words_behind(body, end)
    return bool(found and found["first"] in "mM" and (found["second"] or "").casefold() in COUNTED_IN_MILLIONS)


def find_noun(body: str, end: int) -> str | None:
    """Return the noun that a bare number counts: the words behind it up to the first plural."""
    words: list[str] = []
    for found in _FOLLOWING.finditer(body, end, min(len(body), end + FOLLOWING_REACH)):
        word = found.group()
        folded = word.casefold()
        if not word[0].isalpha() or folded in STOPWORDS or len(words) == _NOUN_WORDS:
            break
        words.append(word)
        if is_plural(folded):
            return " ".join(words)
    return words[0] if words else None


def is_plural(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "'s", "’s")))
