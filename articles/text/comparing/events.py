"""Which articles report one event, by their words alone.

Each article is reduced to a profile: its weightiest words and pairs of words. Profiles are compared among the few
articles that may belong together, which are then put into groups; nothing here needs the rest of the archive.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain, combinations
from math import hypot, inf, log, sqrt
from operator import mul
from typing import TYPE_CHECKING

from articles.text.data.common_words import COMMON_WORDS
from articles.text.data.stopwords import STOPWORDS
from articles.text.sentences import split_sentences
from articles.text.terms import WORD, term_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

# An article says what has happened in its first pages; what a book-length text goes on to is no one event.
_READ_CHARACTERS = 20_000

# The numbers below were chosen on 496 articles of 43 events, most of them undated, among them 21 pairs of events of one
# kind (two earthquakes, two arrests), which came in several orders. BCubed F1 is 0.92 there whatever the order; 0.90
# where the mark for one half of the events is chosen on the other. It changes by no more than 0.02 with any one of the
# numbers: 60 to 400 words, weights of 1.5 to 2, marks of 0.32 to 0.38.
PROFILE_WORDS = 128
_NAME_WEIGHT = 1.5
_FIGURE_WEIGHT = 1.5

# What a word weighs that fewer than one article of news in 64 has.
_RARE = log(2) * (len(COMMON_WORDS) + 0.5)

# A word that no other article around has tells what is particular to an article, hardly where it belongs; one that two
# have may be chance. Among few articles neither is as sure.
_LONE_WORD = 0.15
_PAIRED_WORD = 0.5
_FEW = 6
_LONE_WORD_AMONG_FEW = 0.5

# Some events are told in much the same words everywhere, some in many ways. What two articles share is measured, in
# part, against what each shares with those that are most like it.
_LIKEST = 3
_LIKENESS = 0.5
_MEASURED_PART = 0.4
_LEAST_MEASURE = 0.2

SAME_EVENT = 0.34

# Articles on one event are never less alike than this, by ``likeness``, except for the shortest.
SOMEWHAT_ALIKE = 0.08

# Days. Within the first, two articles are likelier to be on one event than their words alone say; beyond the second,
# less likely: an anniversary, a verdict, the next disaster of its kind.
_SAME_DAYS = 3
NEAR_DAYS = 10
_SAME_DAYS_FACTOR = 1.3
_FAR_FACTOR = 0.4

_WORD_BYTES = struct.Struct("<iH")
_WEIGHT_UNIT = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventProfile:
    """An article as seen here: the weights of its words, by their numbers, and the day it was published, if known."""

    words: Mapping[int, int]
    day: date | None


class Products:
    """The products of accounts' weights, of each two reckoned once for all the groups that they are weighed in."""

    def __init__(self) -> None:
        self._known: defaultdict[EventProfile, dict[EventProfile, int]] = defaultdict(dict)
        # Sets have what they share in common sooner than the keys of dictionaries.
        self._words: dict[EventProfile, frozenset[int]] = {}

    def of(self, account: EventProfile, others: Sequence[EventProfile]) -> list[int]:
        """Return what the weights of the words that ``account`` shares with each of ``others`` come to, multiplied."""
        known = self._known[account]
        own = self._words_of(account)
        for other in others:
            if other not in known:
                product = _product(account.words, other.words, own & self._words_of(other))
                known[other] = self._known[other][account] = product
        return [known[other] for other in others]

    def _words_of(self, account: EventProfile) -> frozenset[int]:
        words = self._words.get(account)
        if words is None:
            words = self._words[account] = frozenset(account.words)
        return words


def _product(a: Mapping[int, int], b: Mapping[int, int], shared: Collection[int]) -> int:
    return sum(map(mul, map(a.__getitem__, shared), map(b.__getitem__, shared)))


def profile(headline: str, body: str) -> bytes:
    """Return an article's at most 128 weightiest words and pairs of words, to store: see ``words_of_profile``.

    ``headline`` is the clipping's; leave it empty where it was taken from the body.
    """
    counts, names = counted_words(headline, body)
    weights = {
        # Most words stand once.
        word: _distinction(word, names) if count == 1 else (1 + log(count)) * _distinction(word, names)
        for word, count in counts.items()
    }
    chosen = sorted(weights, key=lambda word: (-weights[word], word))[:PROFILE_WORDS]
    numbers = {_number(word): round(weights[word] * _WEIGHT_UNIT) for word in reversed(chosen)}
    return b"".join(_WORD_BYTES.pack(number, min(weight, 0xFFFF)) for number, weight in numbers.items())


def words_of_profile(stored: bytes) -> dict[int, int]:
    """Return the weights of a profile's words in hundredths, by the numbers that stand for the words."""
    return dict(_WORD_BYTES.iter_unpack(stored))


def counted_words(headline: str, body: str) -> tuple[Counter[str], set[str]]:
    """Return how often an article has each word and pair of neighbouring words, and which of the words are names.

    Stop words are left out and part pairs; so do sentences.
    """
    text = f"{headline}\n\n{body[:_READ_CHARACTERS]}"
    words: list[str] = []
    capitalised: list[str] = []
    for span in split_sentences(text):
        found = WORD.findall(text, span.start, span.end)
        before = first = ""
        for shown, word in zip(found, map(_telling, found), strict=True):
            if word:
                words.append(word)
                # A capital at the start of a sentence says nothing.
                if first and shown[0].isupper():
                    capitalised.append(word)
                if before:
                    words.append(f"{before} {word}")
            before, first = word, shown
    counts = Counter(words)
    return counts, {word for word, count in Counter(capitalised).items() if 2 * count >= counts[word]}


@lru_cache(maxsize=50_000)
def _telling(shown: str) -> str:
    """Return the form by which a word is counted; nothing for a stop word or a single letter."""
    word = term_of(shown)
    return "" if len(word) < 2 or word in STOPWORDS else word


@cache
def _commonness() -> dict[str, float]:
    return {word: log(2) * (band + 0.5) for band, words in enumerate(COMMON_WORDS.values()) for word in words}


def _distinction(word: str, names: set[str]) -> float:
    distinction = _commonness().get(word, _RARE)
    if word[0].isdigit():
        return distinction * _FIGURE_WEIGHT
    first, _, second = word.partition(" ")
    if first in names and (not second or second in names):
        return distinction * _NAME_WEIGHT
    return distinction


def _number(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big", signed=True)


def likeness(a: Mapping[int, int], b: Mapping[int, int]) -> float:
    """Return how alike the words of two profiles are, from 0 to 1, whatever other articles there are."""
    shared = _product(a, b, a.keys() & b.keys())
    return shared / (hypot(*a.values()) * hypot(*b.values())) if shared else 0.0


def affinities(
    accounts: Sequence[EventProfile], *, around: Sequence[EventProfile] = (), products: Products | None = None
) -> list[list[float]]:
    """Return for every two of the accounts how much speaks for one event: from 0, seldom over 1.

    The accounts are those that may belong together; ``around`` them are others that are somewhat like them: what is
    shared is weighed by how many of all these share it. ``products`` are for use from one call to the next. Takes time
    by the square of the number of all.
    """
    size = len(accounts)
    everyone = [*accounts, *around]
    shares, squares = _shares(accounts, everyone, products or Products())
    measures = [sqrt(square) or 1.0 for square in squares]
    days = [each.day for each in everyone]
    for a, row in enumerate(shares):
        measure, day = measures[a], days[a]
        for b in range(a + 1, len(everyone)):
            share = row[b] / (measure * measures[b]) * _nearness(day, days[b])
            row[b] = share
            if b < size:
                shares[b][a] = share
        row[a] = 0.0
    levels = [_level(row) for row in shares]
    return [
        [share * _LIKENESS / sqrt(level * levels[b]) for b, share in enumerate(row[:size])]
        for row, level in zip(shares, levels, strict=True)
    ]


def _shares(
    accounts: Sequence[EventProfile], everyone: Sequence[EventProfile], products: Products
) -> tuple[list[list[float]], list[float]]:
    """Return the products of each account's weights with everyone's, and the square of everyone's own."""
    size = len(accounts)
    lone, paired = (_LONE_WORD_AMONG_FEW, 1.0) if len(everyone) <= _FEW else (_LONE_WORD, _PAIRED_WORD**2)
    lone_lost, paired_lost = 1.0 - lone**2, 1.0 - paired
    having = Counter(chain.from_iterable([account.words for account in everyone]))
    shares = [list(map(float, products.of(account, everyone))) for account in accounts]
    squares: list[float] = []
    met: dict[int, tuple[int, int]] = {}
    for at, account in enumerate(everyone):
        lost = 0.0
        for word, weight in account.words.items():
            number = having[word]
            if number == 1:
                lost += lone_lost * weight * weight
            elif number == 2:
                lost += paired_lost * weight * weight
                if word not in met:
                    met[word] = at, weight
                    continue
                other, other_weight = met[word]
                if other < size:
                    shares[other][at] -= paired_lost * weight * other_weight
                    if at < size:
                        shares[at][other] = shares[other][at]
        squares.append(sum([weight * weight for weight in account.words.values()]) - lost)
    return shares, squares


def _nearness(a: date | None, b: date | None) -> float:
    if a is None or b is None:
        return 1.0
    days = abs((a - b).days)
    return _SAME_DAYS_FACTOR if days <= _SAME_DAYS else 1.0 if days <= NEAR_DAYS else _FAR_FACTOR


def _level(row: Sequence[float]) -> float:
    likest = sorted(row, reverse=True)[:_LIKEST]
    own = sum(likest) / _LIKEST if len(row) > _LIKEST else _LIKENESS
    return max(_LEAST_MEASURE, (1 - _MEASURED_PART) * _LIKENESS + _MEASURED_PART * own)


def events(
    affinity: Sequence[Sequence[float]],
    *,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Return the accounts in groups of one event each, by their places in ``affinity``; every account is in one.

    The two groups whose accounts are most alike on average become one, again and again, down to ``SAME_EVENT``. Pairs
    that are ``together`` are so from the start; pairs ``apart`` never come together unless those pairs have brought
    them. Groups and what is in them are in ascending order.
    """
    groups = _joined(len(affinity), together)
    size = len(groups)
    where = {at: number for number, group in enumerate(groups) for at in group}
    links = [[-inf] * size for _ in groups]
    for a, b in combinations(range(size), 2):
        pairs = [affinity[i][j] for i in groups[a] for j in groups[b]]
        links[a][b] = links[b][a] = sum(pairs) / len(pairs)
    for i, j in apart:
        a, b = where[i], where[j]
        links[a][b] = links[b][a] = -inf
    living = set(range(size))
    best = {a: _best(links[a], living) for a in living}
    while living:
        link, a = max((best[number][0], -number) for number in living)
        a = -a
        if link < SAME_EVENT:
            break
        b = best[a][1]
        for other in living - {a, b}:
            mean = (links[a][other] * len(groups[a]) + links[b][other] * len(groups[b])) / (
                len(groups[a]) + len(groups[b])
            )
            links[a][other] = links[other][a] = mean
        groups[a] += groups[b]
        living.discard(b)
        links[a][b] = links[b][a] = -inf
        for other in living:
            if other == a or best[other][1] in (a, b):
                best[other] = _best(links[other], living)
            elif links[other][a] > best[other][0]:
                best[other] = (links[other][a], a)
    return sorted(sorted(groups[number]) for number in living)


def _best(links: Sequence[float], living: set[int]) -> tuple[float, int]:
    link, other = max((links[other], -other) for other in living)
    return link, -other


def _joined(size: int, together: Iterable[tuple[int, int]]) -> list[list[int]]:
    groups = {at: [at] for at in range(size)}
    for a, b in together:
        if groups[a] is not groups[b]:
            groups[a] += groups[b]
            for at in groups[b]:
                groups[at] = groups[a]
    seen: dict[int, list[int]] = {}
    for at in range(size):
        seen.setdefault(id(groups[at]), groups[at])
    return [sorted(group) for group in seen.values()]


def central(group: Sequence[int], affinity: Sequence[Sequence[float]], *, among: Collection[int] | None = None) -> int:
    """Return which of a group, or of those ``among`` it, is most like the others of it; the first of several."""
    return max(among or group, key=lambda at: (sum(affinity[at][other] for other in group if other != at), -at))
