"""Find quotes of the same words in many articles, and group those that are one statement.

``fingerprints_of`` gives the hashes that are stored and indexed with a quote. ``search_fingerprints_of`` gives the
hashes to look up when searching for similar quotes. ``group_recurring_quotes`` compares the quotes found and groups
them.

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

from articles.text.comparing.quote_matching import MIN_SHARED_WORDS, QuoteRelation, closeness, wording_relation
from articles.text.data.stopwords import STOPWORDS
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

# Quotes are found by trigrams of their content words. An editor who changes one word, or the small words between,
# leaves most trigrams intact. Words are cut to ``STEM`` letters, so that inflection is ignored. A quote with few
# content words is found by its bigrams. Over 6,580 quotes from two years of politics, a quote leads to 1.8 others on
# average; with bigrams alone, to 40.
STEM = 4
MAX_WORDS_FOR_BIGRAMS = 3
# Longer quotes, such as statements printed in full, are cut: the rest finds nothing more.
MAX_WORDS = 500

# A few shared words may be a set phrase that anybody uses ("no comment", "there is no doubt about it"). A quote with
# this many words, of which this many are content words, is not a set phrase.
DISTINCTIVE_WORDS = 6
DISTINCTIVE_CONTENT_WORDS = 3
# A shorter quote is one statement if one person says it, or if the reports are at most ``NEAR_DAYS`` apart. With fewer
# words than these, both must hold.
MIN_WORDS = 4
MIN_CONTENT_WORDS = 2
NEAR_DAYS = 10

# The shorter quote counts as contained in the longer one if the longer one has this share of its words, in order.
CONTAINED_SHARE = 0.9
# Otherwise this share of its content words must be in the longer quote, and close together. Without this, one in five
# groups over 6,226 quotes from two years of politics was held together by small words and names.
MIN_SHARED_CONTENT_WORDS = 0.65
# Close together: the matching words are this share of the passage that they span in the longer quote.
MIN_DENSITY = 0.6


def fingerprints_of(text: str) -> tuple[int, ...]:
    """Return the hashes to store with a quote, ascending, each at least 0 and below 2**63.

    Hashed are all words together, and every two and three content words in a row. Case, punctuation and spelling
    variants are ignored. A quote of fewer than two words has no hashes.
    """
    words, content = _words_and_stems(text)
    if len(words) < 2:
        return ()
    pairs = list(pairwise(content))
    fingerprints = {_hash(_WHOLE, words), *(_hash(_PAIR, pair) for pair in pairs)}
    fingerprints.update(_hash(_THREE, three) for three in zip(content, content[1:], content[2:], strict=False))
    if len(content) <= MAX_WORDS_FOR_BIGRAMS:
        fingerprints.update(_hash(_PAIR_OF_FEW, pair) for pair in pairs)
    return tuple(sorted(fingerprints))


def search_fingerprints_of(text: str) -> tuple[int, ...]:
    """Return the hashes to look up, ascending. Similar quotes have at least one of them stored."""
    words, content = _words_and_stems(text)
    if len(words) < 2:
        return ()
    wanted = {_hash(_WHOLE, words)}
    if len(content) <= MAX_WORDS_FOR_BIGRAMS:
        wanted.update(_hash(_PAIR, pair) for pair in pairwise(content))
    else:
        wanted.update(_hash(_THREE, three) for three in zip(content, content[1:], content[2:], strict=False))
        # Few quotes have such hashes, so looking these up costs little.
        wanted.update(_hash(_PAIR_OF_FEW, pair) for pair in pairwise(content))
    return tuple(sorted(wanted))


_WHOLE, _PAIR, _THREE, _PAIR_OF_FEW = "whole", "pair", "three", "pair of few"


def _words_and_stems(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a quote, and the stems of its content words."""
    words = words_of(text)[:MAX_WORDS]
    return words, [word[:STEM] for word in words if word not in STOPWORDS]


def _hash(kind: str, words: Iterable[str]) -> int:
    text = " ".join((kind, *words))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteOccurrence:
    """A quote in one article of the archive, reduced to what is compared.

    ``key``, ``article`` and ``speaker`` are primary keys; ``name`` is the speaker's name, ``day`` the article's date.
    """

    key: int
    article: int
    text: str
    speaker: int | None = None
    name: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A quote with its words, in order and as a set."""

    quote: QuoteOccurrence
    words: list[str]
    distinct: frozenset[str]


def group_recurring_quotes(
    quotes: Iterable[QuoteOccurrence], *, of: Collection[int] | None = None
) -> tuple[tuple[QuoteOccurrence, ...], ...]:
    """Group quotes that are the same statement. Each is in exactly one group; the order is kept.

    A quote contained in another is the same statement. So is a quote that shares most of its words with another, in
    order, unless one article has both.

    With ``of``, the keys of some quotes, the others are compared only with these. Time grows with the number of pairs
    compared.
    """
    candidates = []
    for quote in quotes:
        words = words_of(quote.text)[:MAX_WORDS]
        candidates.append(_Candidate(quote, words, frozenset(words)))
    groups: dict[int, list[_Candidate]] = {candidate.quote.key: [candidate] for candidate in candidates}
    reworded: list[tuple[float, _Candidate, _Candidate]] = []
    for a, b in _pairs_to_compare(candidates, of):
        share = closeness(a.words, b.words, a.distinct, b.distinct)
        if share >= MIN_SHARED_WORDS and _may_be_one_statement(a, b, share):
            if share >= 1:
                _join(groups, a, b)
            elif _is_reworded(a, b):
                reworded.append((share, a, b))
    for share, a, b in sorted(reworded, key=lambda pair: -pair[0]):
        articles = [{member.quote.article for member in groups[side.quote.key]} for side in (a, b)]
        if share >= CONTAINED_SHARE or articles[0].isdisjoint(articles[1]):
            _join(groups, a, b)
    places = {candidate.quote.key: place for place, candidate in enumerate(candidates)}
    distinct = {id(group): group for group in groups.values()}
    return tuple(
        tuple(sorted((member.quote for member in group), key=lambda quote: places[quote.key]))
        for group in distinct.values()
    )


def _pairs_to_compare(
    candidates: Sequence[_Candidate], of: Collection[int] | None
) -> list[tuple[_Candidate, _Candidate]]:
    """Return the pairs, in order, in which a search for one quote finds the other, in another article."""
    by_fingerprint: defaultdict[int, list[int]] = defaultdict(list)
    for place, candidate in enumerate(candidates):
        for fingerprint in fingerprints_of(candidate.quote.text):
            by_fingerprint[fingerprint].append(place)
    pairs = {
        (min(place, other), max(place, other))
        for place, candidate in enumerate(candidates)
        if of is None or candidate.quote.key in of
        for fingerprint in search_fingerprints_of(candidate.quote.text)
        for other in by_fingerprint.get(fingerprint, ())
        if candidates[other].quote.article != candidate.quote.article
    }
    return [(candidates[a], candidates[b]) for a, b in sorted(pairs)]


def _may_be_one_statement(a: _Candidate, b: _Candidate, share: float) -> bool:
    """Whether two quotes are likely to be one statement, not two with the same words; ``share`` is their closeness."""
    shorter = min(a, b, key=lambda side: len(side.words))
    words, content = len(shorter.words), len(shorter.distinct - STOPWORDS)
    same_speaker = a.quote.speaker is not None and a.quote.speaker == b.quote.speaker
    if a.quote.day is None or b.quote.day is None:
        same_days, far = a.words == b.words, False
    else:
        same_days = abs((a.quote.day - b.quote.day).days) <= NEAR_DAYS
        far = not same_days
    if words >= DISTINCTIVE_WORDS and content >= DISTINCTIVE_CONTENT_WORDS:
        return share >= CONTAINED_SHARE or same_speaker or not far
    if words >= MIN_WORDS and content >= MIN_CONTENT_WORDS:
        return same_speaker or same_days
    return same_speaker and not far and share >= 1


def _is_reworded(a: _Candidate, b: _Candidate) -> bool:
    """Whether two quotes share content words, close together. Small words are in any long quote."""
    shorter, longer = sorted((a, b), key=lambda side: len(side.words))
    stems, longer_stems = ({word[:STEM] for word in side.distinct - STOPWORDS} for side in (shorter, longer))
    if len(stems & longer_stems) < MIN_SHARED_CONTENT_WORDS * len(stems):
        return False
    opcodes = LCSseq.opcodes(shorter.words, longer.words)
    equal = [(opcode.dest_start, opcode.dest_end) for opcode in opcodes if opcode.tag == "equal"]
    matched = sum(end - start for start, end in equal)
    return matched >= MIN_DENSITY * (equal[-1][1] - equal[0][0])


def _join(groups: dict[int, list[_Candidate]], a: _Candidate, b: _Candidate) -> None:
    ours, theirs = groups[a.quote.key], groups[b.quote.key]
    if ours is not theirs:
        ours.extend(theirs)
        for member in theirs:
            groups[member.quote.key] = ours


def without_repeats(quotes: Sequence[QuoteOccurrence]) -> tuple[QuoteOccurrence, ...]:
    """Leave out the quotes of an article that another of its quotes contains word for word."""
    texts = [f" {' '.join(words_of(quote.text))} " for quote in quotes]
    return tuple(
        quote
        for place, quote in enumerate(quotes)
        if not any(
            texts[place] in text and (len(text), -other) > (len(texts[place]), -place)
            for other, text in enumerate(texts)
            if other != place
        )
    )


def relation_to(whole: Sequence[QuoteOccurrence], other: Sequence[QuoteOccurrence]) -> QuoteRelation:
    """Return how one article's version of a statement relates to another's, ``whole``. Each may span several quotes."""
    return wording_relation([quote.text for quote in whole], [quote.text for quote in other])


def differ_in_person(a: Sequence[QuoteOccurrence], b: Sequence[QuoteOccurrence]) -> bool:
    """Whether both sides name speakers, and they are different people. "Berg" may be "Ada Berg"."""
    people = [{quote.speaker: quote.name for quote in side if quote.speaker is not None} for side in (a, b)]
    if not people[0] or not people[1] or people[0].keys() & people[1].keys():
        return False
    return not any(
        set(words_of(ours)) <= set(words_of(theirs)) or set(words_of(theirs)) <= set(words_of(ours))
        for ours in people[0].values()
        for theirs in people[1].values()
    )
