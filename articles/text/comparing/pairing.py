"""Pair the sentences of two accounts that say the same.

Sentences with the same words are paired first, in order of occurrence. The others are compared by the letter trigrams
and words that they share, weighted by how rare these are in the two accounts. Words that are in every sentence about an
event say little. The result does not depend on which account comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import chain, pairwise, product
from math import log, sqrt
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from articles.text.comparing.figures import conversion_keys
from articles.text.data.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.text.comparing.figures import Figure
    from articles.text.tokens import Tokens


class Link(NamedTuple):
    """The numbers of sentences of two accounts that belong together. ``closeness`` is 0 to 1, 1 for the same words."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    closeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFeatures:
    """The features by which a sentence is compared.

    ``key`` is its words without spaces, so that "cease-fire" and "ceasefire" are equal. ``stems`` and ``trigrams`` are
    bit sets, with bits assigned by an ``Alphabet``. ``opening`` holds the first content stems. ``is_stamp`` marks a
    line of only dates and times, which is not compared.
    """

    text: str
    key: str
    stems: int
    trigrams: int
    opening: tuple[str, ...]
    is_stamp: bool


# The numbers below were chosen on 22 pairs of accounts whose 188 pairs of sentences were judged by hand. Most lie on
# a plateau: a step either way changes F1 by less than 0.01. Four other ideas gained nothing on held-out pairs:
# synonyms, number words read as digits, norms other than the cosine's, and a model trained on seventeen such features.

# Letters of a stem: enough to tell words apart, few enough that "acquire" and "acquired" have the same stem.
STEM_LETTERS = 5

# Share of the trigrams in the similarity; the words have the rest. Either alone finds fewer links.
TRIGRAM_SHARE = 0.5

# Lowest similarity of a pair. Just above it, six pairs in ten are right; just below, fewer than half.
MIN_SIMILARITY = 0.2

# Pairs that are less similar than this need three content words in common. One shared word makes two short sentences
# similar.
CLEAR_SIMILARITY = 0.3
MIN_SHARED_WORDS = 3

# Two leads report the event itself, whatever their words.
LEAD_BONUS = 0.08

# Two sentences that open with the same content words have the same subject and verb.
OPENING_WORDS = 2
OPENING_BONUS = 0.05

# Each adjacent pair raises the similarity of a pair by this share of the adjacent similarity. This breaks ties.
NEIGHBOUR_BONUS = 0.1

# A neighbouring sentence joins a pair if it raises the similarity by at least this much. The other half of a split
# sentence adds more, an unrelated sentence lowers it. Without this rule, one link in twenty is missed.
MIN_GAIN = 0.02

# A sentence of at least this many content words and letters is not contained in another by chance.
MIN_CONTAINED_WORDS = 2
MIN_CONTAINED_LETTERS = 15

# Two accounts with fewer sentences in total are weighted as if they had this many: in two sentences, nothing is rare.
MIN_SENTENCES_FOR_WEIGHTS = 20

# Up to this many pairs, all are compared (300 sentences with 300 take some 0.1 s). In longer accounts, only pairs that
# share a rare word are, so that time grows no faster than the length of a clipping. A rare word is in at most
# ``RARE_WORD_SENTENCES`` sentences.
MAX_PAIRS = 90_000
RARE_WORD_SENTENCES = 10

# Weights are integers of this many bits, so that bit operations can sum the weights of a set of features.
_LEVEL_BITS = 4
_LEVELS = (1 << _LEVEL_BITS) - 1

# Keeps the weight of a feature that every sentence has above zero.
_SMOOTHING = 0.5

# Pairs with a lower similarity cannot be chosen, whatever bonus they get, and are dropped.
_MIN_SCORE = 0.05

# Highest closeness of a pair with different words; 1 is for the same words.
_MAX_CLOSENESS_OF_DIFFERENT = 0.999

_STAMP = re.compile(
    r"""(?ix) \d+(?:st|nd|rd|th)? | [ap]m | gmt | utc | [a-z]{1,3}[sd]t
    | posted | published | updated | last | on | at | first
    | mon | tues? | wed(?:nes)? | thu(?:rs)? | fri | sat(?:ur)? | sun | (?:mon|tues|wednes|thurs|fri|satur|sun)day
    | jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? | sept?(?:ember)?
    | oct(?:ober)? | nov(?:ember)? | dec(?:ember)?"""
)


class Sentences:
    """An account's sentences, ready to be paired, with the counts of sentences that have each stem and trigram."""

    def __init__(self, features: Sequence[SentenceFeatures]) -> None:
        self.features = features
        self.with_stem = _counted(sentence.stems for sentence in features)
        self.with_trigram = _counted(sentence.trigrams for sentence in features)


class Alphabet:
    """Assigns bits to the stems and trigrams of accounts. Accounts can be paired only if they share an alphabet."""

    def __init__(self) -> None:
        self._stems: dict[str, int] = {}
        self._trigrams: dict[str, int] = {}
        self._of_word: dict[str, int] = {}

    def sentences_of(self, account: Sequence[Tokens], figures: Sequence[Sequence[Figure]]) -> Sentences:
        """Return the sentences of an account, ready to be paired. ``figures`` holds the figures of each sentence."""
        stems = [[stem for stem in map(_stem, tokens.words) if stem] for tokens in account]
        seams = [[f"{word[-1]} {following[0]}" for word, following in pairwise(tokens.words)] for tokens in account]
        words = {word: _trigrams(word) for tokens in account for word in tokens.words if word not in self._of_word}
        measured = [list(conversion_keys(found)) for found in figures]
        _assign_bits(self._stems, set().union(*stems, *measured))
        _assign_bits(self._trigrams, set().union(*words.values(), *seams))
        bit_of = self._trigrams.__getitem__
        self._of_word.update((word, _all_of(map(bit_of, trigrams))) for word, trigrams in words.items())
        return Sentences(
            [
                SentenceFeatures(
                    text=tokens.text,
                    key="".join(tokens.words),
                    stems=_all_of(map(self._stems.__getitem__, chain(own_stems, keys))),
                    trigrams=_all_of(map(self._of_word.__getitem__, tokens.words)) | _all_of(map(bit_of, across)),
                    opening=tuple(own_stems[:OPENING_WORDS]),
                    is_stamp=_is_stamp(tokens.words),
                )
                for tokens, own_stems, keys, across in zip(account, stems, measured, seams, strict=True)
            ]
        )


def _assign_bits(bits: dict[str, int], features: set[str]) -> None:
    """Assign a bit to each feature without one."""
    for at, feature in enumerate(features - bits.keys(), start=len(bits)):
        bits[feature] = 1 << at


def _all_of(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


def _is_stamp(words: Sequence[str]) -> bool:
    return any(word[0].isdigit() for word in words) and all(map(_STAMP.fullmatch, words))


# Words recur within accounts. For the bound, see ``compare_form``.
@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """Return the first letters of a word, an empty string for a stop word."""
    return "" if word in STOPWORDS else word.removesuffix("'s")[:STEM_LETTERS]


# A word takes about a kilobyte, so this bound is lower.
@lru_cache(maxsize=8_000)
def _trigrams(word: str) -> frozenset[str]:
    """Return the letter trigrams of a word with a space on either side."""
    spaced = f" {word} "
    return frozenset(spaced[at : at + 3] for at in range(len(spaced) - 2))


# The number of sets that each feature is in, as bit planes: the features whose count has bit 1, bit 2, bit 4 ...
_Counts = list[int]


def _counted(sets: Iterable[int]) -> _Counts:
    counts: _Counts = []
    for carried in sets:
        _carry(carried, counts, 0)
    return counts


def _added(ours: _Counts, theirs: _Counts) -> _Counts:
    counts = list(ours)
    for place, features in enumerate(theirs):
        _carry(features, counts, place)
    return counts


def _carry(features: int, counts: _Counts, place: int) -> None:
    """Add 1 << ``place`` to the counts of ``features``."""
    while features:
        if place >= len(counts):
            counts.extend([0] * (place - len(counts)))
            counts.append(features)
            return
        counts[place], features = counts[place] ^ features, counts[place] & features
        place += 1


def _by_count(counts: _Counts) -> list[tuple[int, int]]:
    """Return each count that occurs, with the bit set of the features that have it."""
    groups = [(0, _all_of(counts))]
    for place in reversed(range(len(counts))):
        groups = [
            (2 * count + bit, part)
            for count, features in groups
            for bit, part in ((0, features & ~counts[place]), (1, features & counts[place]))
            if part
        ]
    return groups


def pair_sentences(ours: Sentences, theirs: Sentences) -> tuple[Link, ...]:
    """Return the links between the sentences of two accounts, in order. No sentence is in two links."""
    same = _same(ours.features, theirs.features)
    left_ours = _unpaired(ours.features, {i for i, _ in same})
    left_theirs = _unpaired(theirs.features, {j for _, j in same})
    links = [Link((i,), (j,), 1.0) for i, j in same]
    if left_ours and left_theirs:
        sides = _Sides(ours=ours, theirs=theirs, left=(left_ours, left_theirs))
        links.extend(_widened(_closest(_supported(sides.scores(), same)), sides))
    return tuple(sorted(links))


def _unpaired(sentences: Sequence[SentenceFeatures], paired: set[int]) -> list[int]:
    return [at for at, sentence in enumerate(sentences) if at not in paired and sentence.key and not sentence.is_stamp]


def _same(ours: Sequence[SentenceFeatures], theirs: Sequence[SentenceFeatures]) -> list[tuple[int, int]]:
    """Pair sentences of the same text, then those of the same words, in order of occurrence."""
    pairs: list[tuple[int, int]] = []
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    for by_words in (False, True):
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for j in reversed(range(len(theirs))):
            if j not in taken_theirs:
                waiting[(theirs[j].key if by_words else "") or theirs[j].text].append(j)
        for i, sentence in enumerate(ours):
            at = waiting.get((sentence.key if by_words else "") or sentence.text)
            if i not in taken_ours and at:
                j = at.pop()
                pairs.append((i, j))
                taken_ours.add(i)
                taken_theirs.add(j)
    return pairs


class _Scale:
    """Weights of stems or trigrams, by the number of sentences that have each.

    Weights are integers of ``_LEVEL_BITS`` bits, so that a set of features is weighed by counting bits.
    """

    def __init__(self, counts: _Counts, levels: Sequence[int]) -> None:
        planes = [0] * _LEVEL_BITS
        for count, features in _by_count(counts):
            for place in range(_LEVEL_BITS):
                if levels[count] >> place & 1:
                    planes[place] |= features
        self._planes = tuple(planes)

    def weight(self, features: int) -> int:
        ones, twos, fours, eights = self._planes
        return (
            (features & ones).bit_count()
            + 2 * (features & twos).bit_count()
            + 4 * (features & fours).bit_count()
            + 8 * (features & eights).bit_count()
        )

    def norm(self, features: int) -> float:
        """Return the length of ``features`` as a vector, at least 1."""
        return sqrt(self.weight(features)) or 1.0


class _Weighed(NamedTuple):
    """A sentence, or several joined, with the lengths of its feature vectors."""

    trigrams: int
    trigram_norm: float
    stems: int
    stem_norm: float


class _Sides:
    """The sentences of two accounts, with features weighted by how rare they are in both.

    ``left`` holds the numbers of the sentences left to compare, for each account.
    """

    def __init__(self, *, ours: Sentences, theirs: Sentences, left: tuple[Sequence[int], Sequence[int]]) -> None:
        self._sentences = ours.features, theirs.features
        self.left = left
        total = max(len(ours.features) + len(theirs.features), MIN_SENTENCES_FOR_WEIGHTS) + 1
        heaviest = log(total / (1 + _SMOOTHING)) ** 2
        # Weights by the number of sentences that a feature is in, 0 to _LEVELS.
        levels = [0] + [round(_LEVELS * log(total / (count + _SMOOTHING)) ** 2 / heaviest) for count in range(1, total)]
        self._trigrams = _Scale(_added(ours.with_trigram, theirs.with_trigram), levels)
        self._stems = _Scale(_added(ours.with_stem, theirs.with_stem), levels)
        self._weighed = [
            {number: self._weigh([side[number]]) for number in numbers}
            for side, numbers in zip(self._sentences, left, strict=True)
        ]

    def _weigh(self, sentences: Sequence[SentenceFeatures]) -> _Weighed:
        """Return the features of sentences taken as one."""
        trigrams = _all_of(sentence.trigrams for sentence in sentences)
        stems = _all_of(sentence.stems for sentence in sentences)
        return _Weighed(trigrams, self._trigrams.norm(trigrams), stems, self._stems.norm(stems))

    def _similarity(self, a: _Weighed, b: _Weighed) -> float:
        """Return the cosine similarity of two sentences, 0 to 1; 0 if they have no content word in common."""
        shared = a.stems & b.stems
        if not shared:
            return 0.0
        by_stems = self._stems.weight(shared) / (a.stem_norm * b.stem_norm)
        by_trigrams = self._trigrams.weight(a.trigrams & b.trigrams) / (a.trigram_norm * b.trigram_norm)
        return TRIGRAM_SHARE * by_trigrams + (1 - TRIGRAM_SHARE) * by_stems

    def scores(self) -> dict[tuple[int, int], float]:
        """Return the similarity of each pair of sentences that may be linked."""
        weighed = self._weighed
        scores = {}
        for i, j in self._candidates():
            a, b = weighed[0][i], weighed[1][j]
            shared = a.stems & b.stems
            if not shared:
                continue
            score = self._similarity(a, b)
            if score >= CLEAR_SIMILARITY or (score >= _MIN_SCORE and shared.bit_count() >= MIN_SHARED_WORDS):
                opening_alike = self._sentences[0][i].opening == self._sentences[1][j].opening
                scores[i, j] = score + OPENING_BONUS * opening_alike
        return scores

    def _candidates(self) -> Iterable[tuple[int, int]]:
        """Return the pairs to compare: all of them, or in very long accounts those that share a rare word."""
        ours, theirs = self.left
        if len(ours) * len(theirs) <= MAX_PAIRS:
            return product(ours, theirs)
        rare = _all_of(
            stems
            for count, stems in _by_count(_counted(self._weighed[1][j].stems for j in theirs))
            if count <= RARE_WORD_SENTENCES
        )
        having: defaultdict[int, list[int]] = defaultdict(list)
        for j in theirs:
            for stem in _single_bits(self._weighed[1][j].stems & rare):
                having[stem].append(j)
        return {(i, j) for i in ours for stem in _single_bits(self._weighed[0][i].stems & rare) for j in having[stem]}

    def adds(self, side: int, number: int, *, to: int, facing: int) -> bool:
        """Whether sentence ``number`` shares a word with sentence ``facing`` that sentence ``to`` lacks.

        ``number`` and ``to`` are sentences of the account ``side``, 0 or 1; ``facing`` is a sentence of the other.
        """
        weighed = self._weighed
        shared = weighed[side][number].stems & weighed[1 - side][facing].stems
        return shared & ~weighed[side][to].stems != 0

    def holding(self, number: int, *, side: int, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the pairs whose sentence on the other side contains all words of sentence ``number`` in a row."""
        part = self._sentences[side][number]
        if part.stems.bit_count() < MIN_CONTAINED_WORDS or len(part.key) < MIN_CONTAINED_LETTERS:
            return
        others = self._sentences[1 - side]
        for pair in pairs:
            whole = others[pair[1 - side]]
            if part.stems & whole.stems == part.stems and part.key in whole.key:
                yield pair

    def together(self, ours: Sequence[int], theirs: Sequence[int]) -> float:
        """Return the similarity of the two sides, with the sentences of each side joined."""
        return self._similarity(self._merged(0, ours), self._merged(1, theirs))

    def _merged(self, side: int, numbers: Sequence[int]) -> _Weighed:
        if len(numbers) == 1:
            return self._weighed[side][numbers[0]]
        return self._weigh([self._sentences[side][number] for number in numbers])


def _single_bits(features: int) -> Iterator[int]:
    while features:
        lowest = features & -features
        yield lowest
        features ^= lowest


def _supported(
    scores: Mapping[tuple[int, int], float], same: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """Return ``scores`` with bonuses for pairs whose neighbours are similar, and for the leads."""
    paired = set(same)
    supported = {}
    for (i, j), score in scores.items():
        support = sum(
            1.0 if (i + step, j + step) in paired else scores.get((i + step, j + step), 0.0) for step in (-1, 1)
        )
        supported[i, j] = score * (1 + NEIGHBOUR_BONUS * support) + (LEAD_BONUS if i == j == 0 else 0.0)
    return supported


def _closest(scores: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Choose one-to-one pairs, the most similar first. Among equally similar pairs, the earlier is chosen."""
    chosen: dict[tuple[int, int], float] = {}
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    for (i, j), score in sorted(scores.items(), key=lambda item: (-round(item[1], 6), sum(item[0]))):
        if score < MIN_SIMILARITY:
            break
        if i not in taken_ours and j not in taken_theirs:
            taken_ours.add(i)
            taken_theirs.add(j)
            chosen[i, j] = min(score, _MAX_CLOSENESS_OF_DIFFERENT)
    return chosen


def _add_contained(
    cells: Mapping[tuple[int, int], tuple[list[int], list[int]]], free: Sequence[set[int]], sides: _Sides
) -> None:
    """Add each unpaired sentence to the pair whose only sentence on the other side contains it word for word."""
    for side, numbers in enumerate(free):
        for number in sorted(numbers):
            for pair in sides.holding(number, side=side, pairs=cells):
                if len(cells[pair][1 - side]) == 1:
                    cells[pair][side].append(number)
                    break


def _widened(alike: Mapping[tuple[int, int], float], sides: _Sides) -> list[Link]:
    """Return the pairs as links, each with an unpaired neighbour if that makes the two sides more similar.

    This finds a sentence that the other account splits in two: both halves together are closer to it than either half.
    """
    free = [set(left).difference(pair[side] for pair in alike) for side, left in enumerate(sides.left)]
    gains = []
    for i, j in alike:
        for step in (-1, 1):
            if i + step in free[0] and sides.adds(0, i + step, to=i, facing=j):
                gain = sides.together((i, i + step), (j,)) - sides.together((i,), (j,))
                gains.append((gain, (i, j), 0, i + step))
            if j + step in free[1] and sides.adds(1, j + step, to=j, facing=i):
                gain = sides.together((i,), (j, j + step)) - sides.together((i,), (j,))
                gains.append((gain, (i, j), 1, j + step))
    cells = {pair: ([pair[0]], [pair[1]]) for pair in alike}
    used: set[tuple[int, int]] = set()
    wide: set[tuple[int, int]] = set()
    for gain, pair, side, number in sorted(gains, key=lambda item: (-round(item[0], 6), sum(item[1]), item[3])):
        if gain >= MIN_GAIN and pair not in wide and (side, number) not in used:
            wide.add(pair)
            used.add((side, number))
            cells[pair][side].append(number)
            free[side].discard(number)
    _add_contained(cells, free, sides)
    return [Link(tuple(sorted(cell[0])), tuple(sorted(cell[1])), alike[pair]) for pair, cell in cells.items()]
