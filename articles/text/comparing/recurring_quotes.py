"""Find the same words quoted in many articles, and group those quotes.

``prints_of`` gives the hashes that are stored and indexed with a quote. ``search_prints_of`` gives the hashes to look
up when searching for similar quotes. ``group_recurring_quotes`` compares the quotes found that way and groups them.

``quote_matching.share_quotes`` does the same for a few accounts of one event. There, every quote can be compared with
every other, and similar quotes are assumed to be one statement. The quotes here may be years and speakers apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from articles.text.comparing.quote_matching import SPOKEN_ALIKE, QuoteRelation, closeness, wording_relation
from articles.text.data.stopwords import STOPWORDS
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

# Quotes are found by trigrams of their content words. An editor who changes one word, or the small words between,
# leaves most trigrams intact. Words are cut to ``STEM`` letters, so that inflection is ignored. A quote of few content
# words is found by its bigrams. Over 6,580 quotes of two years of politics, a quote leads to 1.8 others; by bigrams
# alone, to 40.
STEM = 4
FEW_TELLING = 3
# Longer quotes, such as statements printed in full, are cut: the rest finds nothing more.
MOST_WORDS = 500

# Common words may be a set phrase that anybody uses ("no comment", "there is no doubt about it"). This many words, with
# this many content words among them, are said only once.
ANYBODYS_WORDS = 6
ANYBODYS_TELLING = 3
# Fewer words are one statement if one person says them, or if the reports are only days apart. The shortest quotes need
# both.
FEWEST_WORDS = 4
FEWEST_TELLING = 2
NEAR_DAYS = 10

# With this share of its words in the longer quote, in order, the shorter one counts as contained in it.
AS_GOOD_AS_WHOLE = 0.9
# Otherwise two thirds of its content words must be there, and close together. Without this, one in five groups over
# 6,226 quotes of two years of politics was held together by small words and names.
TELLING_ALIKE = 0.65
TOGETHER = 0.6


def prints_of(text: str) -> tuple[int, ...]:
    """Return the hashes to store with a quote, ascending, each at least 0 and below 2**63.

    They are of two and three content words in a row, and of all words together. Case, punctuation and spelling variants
    are ignored. A quote of fewer than two words has none.
    """
    words, telling = _words_of(text)
    if len(words) < 2:
        return ()
    pairs = list(pairwise(telling))
    prints = {_hash(_WHOLE, words), *(_hash(_PAIR, pair) for pair in pairs)}
    prints.update(_hash(_THREE, three) for three in zip(telling, telling[1:], telling[2:], strict=False))
    if len(telling) <= FEW_TELLING:
        prints.update(_hash(_PAIR_OF_FEW, pair) for pair in pairs)
    return tuple(sorted(prints))


def search_prints_of(text: str) -> tuple[int, ...]:
    """Return the hashes to look up, ascending: similar quotes share at least one of them."""
    words, telling = _words_of(text)
    if len(words) < 2:
        return ()
    sought = {_hash(_WHOLE, words)}
    if len(telling) <= FEW_TELLING:
        sought.update(_hash(_PAIR, pair) for pair in pairwise(telling))
    else:
        sought.update(_hash(_THREE, three) for three in zip(telling, telling[1:], telling[2:], strict=False))
        # Few quotes have such hashes, so looking these up costs little.
        sought.update(_hash(_PAIR_OF_FEW, pair) for pair in pairwise(telling))
    return tuple(sorted(sought))


_WHOLE, _PAIR, _THREE, _PAIR_OF_FEW = "whole", "pair", "three", "pair of few"


def _words_of(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a quote, and the stems of its content words."""
    words = words_of(text)[:MOST_WORDS]
    return words, [word[:STEM] for word in words if word not in STOPWORDS]


def _hash(kind: str, words: Iterable[str]) -> int:
    text = " ".join((kind, *words))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A quote of the archive: ``speaker`` is the key of a person, ``name`` their name, ``day`` the article's date."""

    key: int
    article: int
    text: str
    speaker: int | None = None
    name: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Heard:
    saying: Saying
    words: list[str]
    distinct: frozenset[str]


def group_recurring_quotes(
    sayings: Iterable[Saying], *, of: Collection[int] | None = None
) -> tuple[tuple[Saying, ...], ...]:
    """Group quotes that are the same statement. Each is in exactly one group; the order is kept.

    A quote contained in another is the same statement. So is one that has most of its words in common with another, in
    order, unless one article has both.

    With ``of``, the keys of some quotes, the others are compared only with these. Time grows with the number of pairs
    compared.
    """
    heard = []
    for saying in sayings:
        words = words_of(saying.text)[:MOST_WORDS]
        heard.append(_Heard(saying, words, frozenset(words)))
    threads: dict[int, list[_Heard]] = {one.saying.key: [one] for one in heard}
    worded: list[tuple[float, _Heard, _Heard]] = []
    for a, b in _pairs(heard, of):
        near = closeness(a.words, b.words, a.distinct, b.distinct)
        if near >= SPOKEN_ALIKE and _may_be_one(a, b, near):
            if near >= 1:
                _join(threads, a, b)
            elif _is_reworded(a, b):
                worded.append((near, a, b))
    for near, a, b in sorted(worded, key=lambda pair: -pair[0]):
        articles = [{one.saying.article for one in threads[side.saying.key]} for side in (a, b)]
        if near >= AS_GOOD_AS_WHOLE or articles[0].isdisjoint(articles[1]):
            _join(threads, a, b)
    places = {one.saying.key: place for place, one in enumerate(heard)}
    distinct = {id(thread): thread for thread in threads.values()}
    return tuple(
        tuple(sorted((one.saying for one in thread), key=lambda saying: places[saying.key]))
        for thread in distinct.values()
    )


def _pairs(heard: Sequence[_Heard], asked: Collection[int] | None) -> list[tuple[_Heard, _Heard]]:
    """Return the pairs of different articles of which one is found by the other, in order."""
    holding: defaultdict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(heard):
        for each in prints_of(one.saying.text):
            holding[each].append(place)
    pairs = {
        (min(place, other), max(place, other))
        for place, one in enumerate(heard)
        if asked is None or one.saying.key in asked
        for each in search_prints_of(one.saying.text)
        for other in holding.get(each, ())
        if heard[other].saying.article != one.saying.article
    }
    return [(heard[a], heard[b]) for a, b in sorted(pairs)]


def _may_be_one(a: _Heard, b: _Heard, near: float) -> bool:
    """Whether two quotes of closeness ``near``, 0 to 1, are likely to be one statement, not said twice."""
    shorter = min(a, b, key=lambda one: len(one.words))
    fewer, telling = len(shorter.words), len(shorter.distinct - STOPWORDS)
    same_speaker = a.saying.speaker is not None and a.saying.speaker == b.saying.speaker
    if a.saying.day is None or b.saying.day is None:
        same_days, far = a.words == b.words, False
    else:
        same_days = abs((a.saying.day - b.saying.day).days) <= NEAR_DAYS
        far = not same_days
    if fewer >= ANYBODYS_WORDS and telling >= ANYBODYS_TELLING:
        return near >= AS_GOOD_AS_WHOLE or same_speaker or not far
    if fewer >= FEWEST_WORDS and telling >= FEWEST_TELLING:
        return same_speaker or same_days
    return same_speaker and not far and near >= 1


def _is_reworded(a: _Heard, b: _Heard) -> bool:
    """Whether the common words are content words and close together. Small words are in any long quote."""
    shorter, longer = sorted((a, b), key=lambda one: len(one.words))
    telling, there = ({word[:STEM] for word in one.distinct - STOPWORDS} for one in (shorter, longer))
    if len(telling & there) < TELLING_ALIKE * len(telling):
        return False
    opcodes = LCSseq.opcodes(shorter.words, longer.words)
    equal = [(opcode.dest_start, opcode.dest_end) for opcode in opcodes if opcode.tag == "equal"]
    matched = sum(end - start for start, end in equal)
    return matched >= TOGETHER * (equal[-1][1] - equal[0][0])


def _join(threads: dict[int, list[_Heard]], a: _Heard, b: _Heard) -> None:
    ours, theirs = threads[a.saying.key], threads[b.saying.key]
    if ours is not theirs:
        ours.extend(theirs)
        for one in theirs:
            threads[one.saying.key] = ours


def without_repeats(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Return the quotes of one article that no other of them contains word for word."""
    texts = [f" {' '.join(words_of(saying.text))} " for saying in sayings]
    return tuple(
        saying
        for place, saying in enumerate(sayings)
        if not any(
            texts[place] in text and (len(text), -other) > (len(texts[place]), -place)
            for other, text in enumerate(texts)
            if other != place
        )
    )


def relation_to(whole: Sequence[Saying], other: Sequence[Saying]) -> QuoteRelation:
    """Return how one article's wording relates to another's, ``whole``; each may have several quotes of it."""
    return wording_relation([saying.text for saying in whole], [saying.text for saying in other])


def differ_in_person(a: Sequence[Saying], b: Sequence[Saying]) -> bool:
    """Whether both sides name different speakers. A shorter form of a name is no different speaker."""
    people = [{saying.speaker: saying.name for saying in side if saying.speaker is not None} for side in (a, b)]
    if not people[0] or not people[1] or people[0].keys() & people[1].keys():
        return False
    return not any(
        set(words_of(ours)) <= set(words_of(theirs)) or set(words_of(theirs)) <= set(words_of(ours))
        for ours in people[0].values()
        for theirs in people[1].values()
    )
