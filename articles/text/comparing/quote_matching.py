"""Match quotes of the same words between the accounts of one event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import LCSseq

from articles.text.quotes.reading import QuoteKind
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.reading import FoundQuote


class QuoteRelation(StrEnum):
    """How the variants of a quote differ, by the gravest difference between them."""

    IDENTICAL = "identical"
    PUNCTUATION = "punctuation only"  # or spelling or case, which are ignored when comparing words
    TRIMMED = "trimmed"
    WORDED = "words differ"
    ATTRIBUTED = "attributed differently"
    ONLY = "only"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVariant:
    """A quote as one article has it; ``index`` counts the article's quotes from 0."""

    article: int
    index: int
    quote: FoundQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedQuote:
    """The same words in every article that quotes them, in the order of the articles; ``ONLY`` if just one does.

    An article that interrupts a quote has several variants of it.
    """

    variants: tuple[QuoteVariant, ...]
    relation: QuoteRelation


# Fewer common words may be chance or a set phrase. Identical quotes may be shorter, such as single quoted words.
_FEWEST_WORDS = 4
_FEWEST_SAME_WORDS = 2

# The share of the shorter quote's words that the longer one must have, in order, for the two to match.
SPOKEN_ALIKE = 0.7


class _Spoken(NamedTuple):
    variant: QuoteVariant
    words: list[str]
    distinct: frozenset[str]


def share_quotes(accounts: Sequence[Sequence[FoundQuote]]) -> tuple[SharedQuote, ...]:
    """Return each quote of the accounts once, with its variants, in order of first appearance.

    Indirect quotes are left out: their words are the outlet's.
    """
    spoken = [
        [
            _Spoken(QuoteVariant(article=article, index=index, quote=quote), words, frozenset(words))
            for index, quote in enumerate(quotes)
            if quote.kind is not QuoteKind.INDIRECT and (words := words_of(quote.text))
        ]
        for article, quotes in enumerate(accounts)
    ]
    threads = _Threads()
    worded: list[tuple[float, _Spoken, _Spoken]] = []
    for ours, theirs in combinations(spoken, 2):
        for a in ours:
            for b in theirs:
                near = closeness(a.words, b.words, a.distinct, b.distinct)
                if near >= 1:
                    threads.join(a.variant, b.variant)
                elif near >= SPOKEN_ALIKE:
                    worded.append((near, a, b))
    for _, a, b in sorted(worded, key=lambda pair: -pair[0]):
        if threads.may_join(a.variant, b.variant):
            threads.join(a.variant, b.variant)
    return tuple(
        SharedQuote(variants=thread, relation=_relation(thread))
        for thread in threads.of([one.variant for side in spoken for one in side])
    )


def closeness(
    ours: Sequence[str], theirs: Sequence[str], our_words: frozenset[str], their_words: frozenset[str]
) -> float:
    """Return 1 if one quote contains the other, otherwise the share of the shorter one's words in common, in order.

    Each quote is given as its words, in order and as a set.
    """
    fewer = min(len(ours), len(theirs))
    if fewer < _FEWEST_SAME_WORDS or len(our_words & their_words) < SPOKEN_ALIKE * min(
        len(our_words), len(their_words)
    ):
        return 0.0
    if ours == theirs:
        return 1.0
    if fewer < _FEWEST_WORDS:
        return 0.0
    if _stands_in(ours, theirs) or _stands_in(theirs, ours):
        return 1.0
    return LCSseq.similarity(ours, theirs) / fewer


def _stands_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


class _Threads:
    """Threads of variants that are the same quote."""

    def __init__(self) -> None:
        self._thread: dict[tuple[int, int], list[QuoteVariant]] = {}

    def _of(self, variant: QuoteVariant) -> list[QuoteVariant]:
        return self._thread.setdefault((variant.article, variant.index), [variant])

    def join(self, a: QuoteVariant, b: QuoteVariant) -> None:
        ours, theirs = self._of(a), self._of(b)
        if ours is not theirs:
            ours.extend(theirs)
            for variant in theirs:
                self._thread[variant.article, variant.index] = ours

    def may_join(self, a: QuoteVariant, b: QuoteVariant) -> bool:
        """Whether the threads of two variants have no article in common."""
        ours, theirs = self._of(a), self._of(b)
        return {variant.article for variant in ours}.isdisjoint(variant.article for variant in theirs)

    def of(self, variants: Sequence[QuoteVariant]) -> list[tuple[QuoteVariant, ...]]:
        """Return the threads of ``variants``, each once, in the order of their first variants."""
        distinct: dict[int, list[QuoteVariant]] = {}
        for variant in variants:
            thread = self._of(variant)
            distinct.setdefault(id(thread), thread)
        return [
            tuple(sorted(thread, key=lambda variant: (variant.article, variant.index))) for thread in distinct.values()
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
    """Return how two accounts of one quote differ. Each is given as the parts it quotes, in order."""
    shown = [" ".join(texts) for texts in (ours, theirs)]
    words = [words_of(text) for text in shown]
    if words[0] == words[1]:
        # A closing comma or full stop belongs to the sentence around the quote.
        closed = [text.rstrip(" ,.") for text in shown]
        return QuoteRelation.IDENTICAL if closed[0] == closed[1] else QuoteRelation.PUNCTUATION
    shorter, longer = sorted(words, key=len)
    parts = [words_of(text) for text in (ours if words[0] is shorter else theirs)]
    if all(_stands_in(part, longer) for part in parts):
        return QuoteRelation.TRIMMED
    return QuoteRelation.WORDED


def differ_in_speaker(ours: Sequence[FoundQuote], theirs: Sequence[FoundQuote]) -> bool:
    """Whether both sides name their speakers and have none in common. Only last names are compared."""
    names = [{_last_name(quote.speaker) for quote in quotes if quote.speaker} for quotes in (ours, theirs)]
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])


def _last_name(name: str) -> str:
    words = words_of(name)
    return words[-1] if words else ""
