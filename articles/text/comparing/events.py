"""Group articles that report one event, by their words alone.

Each article is reduced to a profile: its words and word pairs with the highest weight. The profiles of the few articles
that may belong together are compared, and these articles are grouped. The rest of the archive is not needed.
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
# one kind (two earthquakes, two arrests) and were tried in several orders. BCubed F1 is 0.92 in any order, and 0.90 if
# the threshold for one half of the events is chosen on the other half. Each number alone changes F1 by at most 0.02: 60
# to 400 words, weights of 1.5 to 2, thresholds of 0.32 to 0.38.
PROFILE_WORDS = 128
_NAME_WEIGHT = 1.5
_FIGURE_WEIGHT = 1.5

# The weight of a word that is in fewer than one news article in 64.
_WEIGHT_OF_RARE_WORD = log(2) * (len(COMMON_WORDS) + 0.5)

# Factors for the weight of a word that one or two of the compared articles have. A word that no other article has says
# little about where its article belongs. A word that two articles have may be chance. Among few articles, both
# conclusions are less certain.
_LONE_WORD_FACTOR = 0.15
_PAIRED_WORD_FACTOR = 0.5
_FEW_ARTICLES = 6
_LONE_WORD_FACTOR_AMONG_FEW = 0.5

# Some events are reported in much the same words everywhere, others in many different words. So the similarity of two
# articles is scaled, in part, by how similar each is to the articles most like it.
_NEAREST_ARTICLES = 3
_TYPICAL_SIMILARITY = 0.5
_MEASURED_SHARE = 0.4
_MIN_SCALE = 0.2

SAME_EVENT = 0.34

# The ``likeness`` of two articles on one event is never below this, except for the shortest articles.
MIN_LIKENESS = 0.08

# Days between two articles. Up to the first number, one event is likelier than the words alone suggest. Beyond the
# second, it is less likely: the later article may report an anniversary, a verdict or the next disaster of its kind.
_SAME_DAYS = 3
NEAR_DAYS = 10
_SAME_DAYS_FACTOR = 1.3
_FAR_FACTOR = 0.4

_WORD_BYTES = struct.Struct("<iH")
_WEIGHT_UNIT = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventProfile:
    """An article's profile: the weights of its words, in hundredths, by hash, and the day of publication if known."""

    words: Mapping[int, int]
    day: date | None


class Products:
    """A cache of the dot products of profiles, so that each pair is computed only once."""

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
    """Return an article's profile as bytes to store: the weights of at most ``PROFILE_WORDS`` words and word pairs.

    The ones with the highest weight are kept. ``words_of_profile`` reads the bytes. Leave ``headline`` empty if it was
    taken from the body.
    """
    counts, names = counted_words(headline, body)
    weights = {
        # Most words occur once.
        word: _weight(word, names) if count == 1 else (1 + log(count)) * _weight(word, names)
        for word, count in counts.items()
    }
    chosen = sorted(weights, key=lambda word: (-weights[word], word))[:PROFILE_WORDS]
    numbers = {_hash(word): round(weights[word] * _WEIGHT_UNIT) for word in reversed(chosen)}
    return b"".join(_WORD_BYTES.pack(number, min(weight, 0xFFFF)) for number, weight in numbers.items())


def words_of_profile(stored: bytes) -> dict[int, int]:
    """Return the weights of a stored profile's words, in hundredths, by the words' hashes."""
    return dict(_WORD_BYTES.iter_unpack(stored))


def counted_words(headline: str, body: str) -> tuple[Counter[str], set[str]]:
    """Count an article's words and pairs of neighbouring words. Return the counts, and the words that are names.

    Stop words are left out. No pair spans a stop word or the end of a sentence.
    """
    text = f"{headline}\n\n{body[:_READ_CHARACTERS]}"
    words: list[str] = []
    capitalised: list[str] = []
    for span in split_sentences(text):
        found = WORD.findall(text, span.start, span.end)
        before = first = ""
        for shown, word in zip(found, map(_content_word, found), strict=True):
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
def _content_word(shown: str) -> str:
    """Return the form by which a word is counted, an empty string for a stop word or a single letter."""
    word = term_of(shown)
    return "" if len(word) < 2 or word in STOPWORDS else word


@cache
def _weights_of_common_words() -> dict[str, float]:
    return {word: log(2) * (band + 0.5) for band, words in enumerate(COMMON_WORDS.values()) for word in words}


def _weight(word: str, names: set[str]) -> float:
    """Return the weight of a word or word pair: high if it is rare, a name or a figure."""
    weight = _weights_of_common_words().get(word, _WEIGHT_OF_RARE_WORD)
    if word[0].isdigit():
        return weight * _FIGURE_WEIGHT
    first, _, second = word.partition(" ")
    if first in names and (not second or second in names):
        return weight * _NAME_WEIGHT
    return weight


def _hash(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big", signed=True)


def likeness(a: Mapping[int, int], b: Mapping[int, int]) -> float:
    """Return the cosine similarity of two profiles, 0 to 1. Unlike ``affinities``, it depends on no other articles."""
    shared = _product(a, b, a.keys() & b.keys())
    return shared / (hypot(*a.values()) * hypot(*b.values())) if shared else 0.0


def affinities(
    profiles: Sequence[EventProfile], *, around: Sequence[EventProfile] = (), products: Products | None = None
) -> list[list[float]]:
    """Return a matrix of the evidence that two articles report one event, from 0 to seldom over 1.

    ``profiles`` are the articles that may belong together, ``around`` are other articles somewhat like them. The weight
    of a shared word depends on how many of all these articles have it. Pass ``products`` to reuse work between calls.
    Time grows with the square of the number of articles.
    """
    size = len(profiles)
    everyone = [*profiles, *around]
    shares, squares = _shares(profiles, everyone, products or Products())
    norms = [sqrt(square) or 1.0 for square in squares]
    days = [each.day for each in everyone]
    for a, row in enumerate(shares):
        norm, day = norms[a], days[a]
        for b in range(a + 1, len(everyone)):
            share = row[b] / (norm * norms[b]) * _date_factor(day, days[b])
            row[b] = share
            if b < size:
                shares[b][a] = share
        row[a] = 0.0
    scales = [_scale(row) for row in shares]
    return [
        [share * _TYPICAL_SIMILARITY / sqrt(scale * scales[b]) for b, share in enumerate(row[:size])]
        for row, scale in zip(shares, scales, strict=True)
    ]


def _shares(
    profiles: Sequence[EventProfile], everyone: Sequence[EventProfile], products: Products
) -> tuple[list[list[float]], list[float]]:
    """Return the dot products of ``profiles`` with ``everyone``, and the product of each of ``everyone`` with itself.

    Words that only one or two of ``everyone`` have are discounted.
    """
    size = len(profiles)
    is_few = len(everyone) <= _FEW_ARTICLES
    lone, paired = (_LONE_WORD_FACTOR_AMONG_FEW, 1.0) if is_few else (_LONE_WORD_FACTOR, _PAIRED_WORD_FACTOR**2)
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


def _date_factor(a: date | None, b: date | None) -> float:
    if a is None or b is None:
        return 1.0
    days = abs((a - b).days)
    return _SAME_DAYS_FACTOR if days <= _SAME_DAYS else 1.0 if days <= NEAR_DAYS else _FAR_FACTOR


def _scale(row: Sequence[float]) -> float:
    """Return the similarity to expect of an article, from its similarities to the others."""
    nearest = sorted(row, reverse=True)[:_NEAREST_ARTICLES]
    own = sum(nearest) / _NEAREST_ARTICLES if len(row) > _NEAREST_ARTICLES else _TYPICAL_SIMILARITY
    return max(_MIN_SCALE, (1 - _MEASURED_SHARE) * _TYPICAL_SIMILARITY + _MEASURED_SHARE * own)


def group_by_event(
    affinity: Sequence[Sequence[float]],
    *,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Group articles by event. Articles are the row numbers of ``affinity``; each is in exactly one group.

    Groups are merged by average linkage, the most similar two first, down to ``SAME_EVENT``. Pairs in ``together``
    start in one group. Pairs in ``apart`` are never merged, unless ``together`` joins them. Groups and their members
    are in ascending order.
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
    """Return the member of ``group``, or of ``among``, that is most similar to the rest of the group."""
    return max(among or group, key=lambda at: (sum(affinity[at][other] for other in group if other != at), -at))
