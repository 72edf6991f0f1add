"""Group articles that report one event, by their words alone.

Each article is reduced to a profile: its words and word pairs of the greatest weight. Profiles are compared among the
few articles that may belong together, and these are grouped. The rest of the archive is not needed.
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

# How much of an article is read. Its first pages say what happened; a book-length text is not about one event.
_READ_CHARACTERS = 20_000

# The numbers below were chosen on 496 articles of 43 events, most of them undated. They include 21 pairs of events of
# one kind (two earthquakes, two arrests) and arrive in several orders. BCubed F1 is 0.92 in any order, and 0.90 if the
# threshold for one half of the events is chosen on the other. Any one number changes it by at most 0.02: 60 to 400
# words, weights of 1.5 to 2, thresholds of 0.32 to 0.38.
PROFILE_WORDS = 128
_NAME_WEIGHT = 1.5
_FIGURE_WEIGHT = 1.5

# The weight of a word that fewer than one news article in 64 has.
_RARE = log(2) * (len(COMMON_WORDS) + 0.5)

# A word that no other candidate has is particular to its article and hardly says where it belongs. A word that two have
# may be chance. Among few candidates, both conclusions are less certain.
_LONE_WORD = 0.15
_PAIRED_WORD = 0.5
_FEW = 6
_LONE_WORD_AMONG_FEW = 0.5

# Some events are reported in much the same words everywhere, others in many ways. So what two articles share is scaled,
# in part, by what each shares with the articles most like it.
_LIKEST = 3
_LIKENESS = 0.5
_MEASURED_PART = 0.4
_LEAST_MEASURE = 0.2

SAME_EVENT = 0.34

# The ``likeness`` of two articles on one event is never below this, except for the shortest articles.
SOMEWHAT_ALIKE = 0.08

# Days between two articles. Up to the first number, one event is likelier than the words alone say. Beyond the second,
# it is less likely: an anniversary, a verdict, the next disaster of its kind.
_SAME_DAYS = 3
NEAR_DAYS = 10
_SAME_DAYS_FACTOR = 1.3
_FAR_FACTOR = 0.4

_WORD_BYTES = struct.Struct("<iH")
_WEIGHT_UNIT = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventProfile:
    """An article's profile: the weights of its words by hash, and the day of publication if known."""

    words: Mapping[int, int]
    day: date | None


class Products:
    """A cache of the products of profiles, so that each pair is computed once for all groups it is compared in."""

    def __init__(self) -> None:
        self._known: defaultdict[EventProfile, dict[EventProfile, int]] = defaultdict(dict)
        # Sets intersect faster than the keys of dictionaries.
        self._words: dict[EventProfile, frozenset[int]] = {}

    def of(self, profile: EventProfile, others: Sequence[EventProfile]) -> list[int]:
        """Return the dot product of ``profile`` with each of ``others``."""
        known = self._known[profile]
        own = self._words_of(profile)
        for other in others:
            if other not in known:
                product = _product(profile.words, other.words, own & self._words_of(other))
                known[other] = self._known[other][profile] = product
        return [known[other] for other in others]

    def _words_of(self, profile: EventProfile) -> frozenset[int]:
        words = self._words.get(profile)
        if words is None:
            words = self._words[profile] = frozenset(profile.words)
        return words


def _product(a: Mapping[int, int], b: Mapping[int, int], shared: Collection[int]) -> int:
    return sum(map(mul, map(a.__getitem__, shared), map(b.__getitem__, shared)))


def profile(headline: str, body: str) -> bytes:
    """Return an article's profile as bytes to store: its 128 words and word pairs of the greatest weight, at most.

    ``words_of_profile`` reads them. Leave ``headline`` empty if it was taken from the body.
    """
    counts, names = counted_words(headline, body)
    weights = {
        # Most words occur once.
        word: _distinction(word, names) if count == 1 else (1 + log(count)) * _distinction(word, names)
        for word, count in counts.items()
    }
    chosen = sorted(weights, key=lambda word: (-weights[word], word))[:PROFILE_WORDS]
    numbers = {_number(word): round(weights[word] * _WEIGHT_UNIT) for word in reversed(chosen)}
    return b"".join(_WORD_BYTES.pack(number, min(weight, 0xFFFF)) for number, weight in numbers.items())


def words_of_profile(stored: bytes) -> dict[int, int]:
    """Return the weights of a stored profile's words, in hundredths, by the words' hashes."""
    return dict(_WORD_BYTES.iter_unpack(stored))


def counted_words(headline: str, body: str) -> tuple[Counter[str], set[str]]:
    """Count the words and pairs of neighbouring words of an article; return also which of the words are names.

    Stop words are left out. No pair spans a stop word or the end of a sentence.
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
                # Every first word of a sentence has a capital.
                if first and shown[0].isupper():
                    capitalised.append(word)
                if before:
                    words.append(f"{before} {word}")
            before, first = word, shown
    counts = Counter(words)
    return counts, {word for word, count in Counter(capitalised).items() if 2 * count >= counts[word]}


@lru_cache(maxsize=50_000)
def _telling(shown: str) -> str:
    """Return the form by which a word is counted; an empty string for a stop word or single letter."""
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
    """Return the cosine similarity of two profiles, 0 to 1. It does not depend on other articles."""
    shared = _product(a, b, a.keys() & b.keys())
    return shared / (hypot(*a.values()) * hypot(*b.values())) if shared else 0.0


def affinities(
    profiles: Sequence[EventProfile], *, around: Sequence[EventProfile] = (), products: Products | None = None
) -> list[list[float]]:
    """Return a matrix of the evidence that two articles report one event: 0 or more, seldom over 1.

    ``profiles`` are the articles that may belong together, ``around`` others somewhat like them. A shared word counts
    by how many of all these have it. Pass ``products`` to reuse work between calls. Time grows with the square of the
    number of articles.
    """
    size = len(profiles)
    everyone = [*profiles, *around]
    shares, squares = _shares(profiles, everyone, products or Products())
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
    profiles: Sequence[EventProfile], everyone: Sequence[EventProfile], products: Products
) -> tuple[list[list[float]], list[float]]:
    """Return the product of each profile with everyone's, and everyone's product with itself.

    Words that only one or two of everyone have are discounted.
    """
    size = len(profiles)
    lone, paired = (_LONE_WORD_AMONG_FEW, 1.0) if len(everyone) <= _FEW else (_LONE_WORD, _PAIRED_WORD**2)
    lone_lost, paired_lost = 1.0 - lone**2, 1.0 - paired
    having = Counter(chain.from_iterable([each.words for each in everyone]))
    shares = [list(map(float, products.of(each, everyone))) for each in profiles]
    squares: list[float] = []
    met: dict[int, tuple[int, int]] = {}
    for at, each in enumerate(everyone):
        lost = 0.0
        for word, weight in each.words.items():
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
        squares.append(sum([weight * weight for weight in each.words.values()]) - lost)
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
    """Group articles by event; each is a row of ``affinity`` and is in exactly one group.

    Groups are merged by average linkage, the two most alike first, down to ``SAME_EVENT``. Pairs in ``together`` start
    in one group. Pairs in ``apart`` are never merged, unless ``together`` joins them. Groups and their members are in
    ascending order.
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
    """Return the member of a group, or of those ``among`` it, that is most like the others; the first of several."""
    return max(among or group, key=lambda at: (sum(affinity[at][other] for other in group if other != at), -at))
