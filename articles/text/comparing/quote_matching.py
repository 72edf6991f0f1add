"""Match quotes of the same words between the accounts of one event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import LCSseq

from articles.text.quotes.found import QuoteKind
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.found import FoundQuote


class QuoteRelation(StrEnum):
    """The most serious difference between the variants of a quote."""

    IDENTICAL = "identical"
    PUNCTUATION = "punctuation only"  # or spelling or case, which are ignored when comparing words
    TRIMMED = "trimmed"
    WORDED = "words differ"
    ATTRIBUTED = "attributed differently"
    ONLY = "only"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVariant:
    """One article's version of a quote; ``index`` counts the article's quotes from 0."""

    article: int
    index: int
    quote: FoundQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedQuote:
    """A quote in every article that has it, in the order of the articles. ``ONLY`` means just one article.

    An article that interrupts the quote has several variants of it.
    """

    variants: tuple[QuoteVariant, ...]
    relation: QuoteRelation


# Fewer common words may be chance or a set phrase. Identical quotes may be shorter, such as single quoted words.
_MIN_WORDS = 4
_MIN_IDENTICAL_WORDS = 2

# Share of the shorter quote's words that the longer one must have, in order, for the two to match.
MIN_SHARED_WORDS = 0.7


class _Candidate(NamedTuple):
    """A variant with its words, in order and as a set."""

    variant: QuoteVariant
    words: list[str]
    distinct: frozenset[str]


def share_quotes(accounts: Sequence[Sequence[FoundQuote]]) -> tuple[SharedQuote, ...]:
    """Return each quote of the accounts once, with its variants, in order of first appearance.

    Indirect quotes are left out: their words are the outlet's.
    """
    candidates = [
        [
            _Candidate(QuoteVariant(article=article, index=index, quote=quote), words, frozenset(words))
            for index, quote in enumerate(quotes)
            if quote.kind is not QuoteKind.INDIRECT and (words := words_of(quote.text))
        ]
        for article, quotes in enumerate(accounts)
    ]
    groups = _Groups()
    reworded: list[tuple[float, _Candidate, _Candidate]] = []
    for ours, theirs in combinations(candidates, 2):
        for a in ours:
            for b in theirs:
                share = closeness(a.words, b.words, a.distinct, b.distinct)
                if share >= 1:
                    groups.join(a.variant, b.variant)
                elif share >= MIN_SHARED_WORDS:
                    reworded.append((share, a, b))
    for _, a, b in sorted(reworded, key=lambda pair: -pair[0]):
        if groups.may_join(a.variant, b.variant):
            groups.join(a.variant, b.variant)
    return tuple(
        SharedQuote(variants=group, relation=_relation(group))
        for group in groups.of([one.variant for side in candidates for one in side])
    )


def closeness(
    ours: Sequence[str], theirs: Sequence[str], our_words: frozenset[str], their_words: frozenset[str]
) -> float:
    """Return how much two quotes have in common, from 0 to 1.

    1 if one contains the other, 0 if they are too short or too different. Otherwise, the share of the shorter quote's
    words that the longer one has, in order.

    Each quote is given as its words, in order and as a set.
    """
    fewer = min(len(ours), len(theirs))
    if fewer < _MIN_IDENTICAL_WORDS or len(our_words & their_words) < MIN_SHARED_WORDS * min(
        len(our_words), len(their_words)
    ):
        return 0.0
    if ours == theirs:
        return 1.0
    if fewer < _MIN_WORDS:
        return 0.0
    if _contains(theirs, ours) or _contains(ours, theirs):
        return 1.0
    return LCSseq.similarity(ours, theirs) / fewer


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


class _Groups:
    """Groups of variants that are the same quote."""

    def __init__(self) -> None:
        self._groups: dict[tuple[int, int], list[QuoteVariant]] = {}

    def _of(self, variant: QuoteVariant) -> list[QuoteVariant]:
        return self._groups.setdefault((variant.article, variant.index), [variant])

    def join(self, a: QuoteVariant, b: QuoteVariant) -> None:
        ours, theirs = self._of(a), self._of(b)
        if ours is not theirs:
            ours.extend(theirs)
            for variant in theirs:
                self._groups[variant.article, variant.index] = ours

    def may_join(self, a: QuoteVariant, b: QuoteVariant) -> bool:
        """Whether the groups of two variants have no article in common."""
        ours, theirs = self._of(a), self._of(b)
        return {variant.article for variant in ours}.isdisjoint(variant.article for variant in theirs)

    def of(self, variants: Sequence[QuoteVariant]) -> list[tuple[QuoteVariant, ...]]:
        """Return the groups of ``variants``, in the order of their first variants."""
        distinct: dict[int, list[QuoteVariant]] = {}
        for variant in variants:
            group = self._of(variant)
            distinct.setdefault(id(group), group)
        return [
            tuple(sorted(group, key=lambda variant: (variant.article, variant.index))) for group in distinct.values()
        ]


def _relation(variants: Sequence[QuoteVariant]) -> QuoteRelation:
    by_article: defaultdict[int, list[FoundQuote]] = defaultdict(list)
    for variant in variants:
        by_article[variant.article].append(variant.quote)
    first, *others = by_article.values()
    if not others:
        return QuoteRelation.ONLY
    return max((_difference(first, other) for other in others), key=list(QuoteRelation).index)


def _difference(ours: Sequence[FoundQuote], theirs: Sequence[FoundQuote]) -> QuoteRelation:
    if differ_in_speaker(ours, theirs):
        return QuoteRelation.ATTRIBUTED
    return wording_relation([quote.text for quote in ours], [quote.text for quote in theirs])


def wording_relation(ours: Sequence[str], theirs: Sequence[str]) -> QuoteRelation:
    """Return how two versions of one quote differ in wording. Each is given as the passages it quotes, in order."""
    shown = [" ".join(texts) for texts in (ours, theirs)]
    words = [words_of(text) for text in shown]
    if words[0] == words[1]:
        # A closing comma or full stop belongs to the sentence around the quote.
        closed = [text.rstrip(" ,.") for text in shown]
        return QuoteRelation.IDENTICAL if closed[0] == closed[1] else QuoteRelation.PUNCTUATION
    shorter, longer = sorted(words, key=len)
    parts = [words_of(text) for text in (ours if words[0] is shorter else theirs)]
    if all(_contains(longer, part) for part in parts):
        return QuoteRelation.TRIMMED
    return QuoteRelation.WORDED


def differ_in_speaker(ours: Sequence[FoundQuote], theirs: Sequence[FoundQuote]) -> bool:
    """Whether both sides name speakers and share none of them. Only last names are compared."""
    names = [{_last_name(quote.speaker) for quote in quotes if quote.speaker} for quotes in (ours, theirs)]
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])


def _last_name(name: str) -> str:
    words = words_of(name)
    return words[-1] if words else ""
