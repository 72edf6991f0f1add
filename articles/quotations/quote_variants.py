"""Find one quote's variants across articles: in full, trimmed, reworded or attributed to someone else.

Computed on request. Stored groups of quotes would have to be merged and split with every new clipping, every corrected
speaker and every reparse, and would depend on the order of arrival. Instead each quote's prints are stored and indexed.
That finds similar quotes just as fast among millions; a page shows at most ``MOST_FOUND`` for each quote.
``bench/quote_variants.py`` measures the time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import pgettext

from articles.models import Quote
from articles.models.labels import QUOTE_RELATION_NAMES
from articles.text.comparing.edit_marks import edit_marks
from articles.text.comparing.recurring_quotes import (
    QuoteOccurrence,
    differ_in_person,
    group_recurring_quotes,
    relation_to,
    without_repeats,
)
from articles.text.comparing.wording import compare_wording
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from articles.models import Article, Source
    from articles.text.comparing.edit_marks import EditMark
    from articles.text.comparing.quote_matching import QuoteRelation

# The most similar quotes to compare with one quote, those with most prints in common first.
MOST_FOUND = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One article's version of a quote. It may span several ``quotes`` there: interrupted, or partly repeated.

    ``distinct`` are its quotes without those that another of them contains. ``relation`` and ``marks`` compare it with
    the fullest variant, which has neither itself.
    """

    quotes: tuple[Quote, ...]
    distinct: tuple[Quote, ...]
    relation: QuoteRelation | None = None
    marks: tuple[EditMark, ...] = ()
    is_attributed_differently: bool = False
    is_first: bool = False

    @property
    def quote(self) -> Quote:
        return self.distinct[0]

    @property
    def article(self) -> Article:
        return self.quote.article

    @property
    def is_fullest(self) -> bool:
        return self.relation is None

    @property
    def text(self) -> str:
        return " … ".join(quote.text for quote in self.distinct)

    @property
    def label(self) -> StrOrPromise:
        return QUOTE_RELATION_NAMES[self.relation] if self.relation else pgettext("quote", "longest wording")


@dataclass(frozen=True, kw_only=True)
class QuoteGroup:
    """All variants of a quote, oldest article first. ``is_truncated``: there may be more than were compared."""

    variants: tuple[Variant, ...]
    is_truncated: bool = False

    @property
    def fullest(self) -> Variant:
        return next(variant for variant in self.variants if variant.is_fullest)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for variant in self.variants for quote in variant.quotes)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """The names of all people it is attributed to, each once, oldest article first."""
        return tuple(dict.fromkeys(quote.speaker.name for quote in self.quotes if quote.speaker))

    @property
    def is_uncertain(self) -> bool:
        """Whether all its speakers may well be wrong."""
        return all(quote.is_uncertain for quote in self.quotes)

    def in_other_articles(self, quote: Quote) -> tuple[Variant, ...]:
        """Return the variants in articles other than that of ``quote``."""
        return tuple(variant for variant in self.variants if variant.article.pk != quote.article_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherArticles:
    """The number of other articles with a quote, and their outlets, each once, without the quote's own."""

    articles: int
    outlets: tuple[Source, ...]
    is_truncated: bool


def quote_group_of(quote: Quote) -> QuoteGroup:
    """Return the variants of ``quote``, itself included. An indirect quote is the only one in its group."""
    found, truncated = _find_similar([quote])
    found[quote.pk] = quote
    group = _group_with(quote, found)
    if len(group) > 1:
        # A trimmed quote finds the full one, and only the full one finds other trimmed ones.
        further, also_truncated = _find_similar(
            found[occurrence.key] for occurrence in group if occurrence.key != quote.pk
        )
        found |= further
        found[quote.pk] = quote
        truncated |= also_truncated
        group = _group_with(quote, found)
    return replace(_quote_group(group, found), is_truncated=bool(truncated))


def quote_groups_among(quotes: Iterable[Quote]) -> tuple[QuoteGroup, ...]:
    """Group ``quotes``, whose articles are fetched already. Groups with the most articles come first."""
    by_key = {quote.pk: quote for quote in quotes}
    found = [_quote_group(group, by_key) for group in group_recurring_quotes(_by_time(by_key.values()))]
    return tuple(sorted(found, key=lambda group: -len(group.variants)))


def other_articles_with(quotes: Iterable[Quote]) -> dict[int, OtherArticles]:
    """Return the other articles with each of ``quotes``, by the quote's key, if there are any.

    The number of queries does not grow with the number of quotes.
    """
    asked = {quote.pk: quote for quote in quotes}
    found, truncated = _find_similar(asked.values())
    found |= asked
    groups = group_recurring_quotes(_by_time(found.values()), of=asked)
    # As on a quote's page: a trimmed quote finds the full one, and the full one finds other trimmed ones.
    members = {each.key for group in groups if len(group) > 1 for each in group}
    others = members - asked.keys()
    if others:
        further, also_truncated = _find_similar(found[key] for key in others)
        found = further | found
        truncated |= also_truncated
        groups = group_recurring_quotes(_by_time(found.values()), of=members)
    answer = {}
    for group in groups:
        for occurrence in group:
            articles = {found[each.key].article_id: found[each.key].article for each in group}
            own = articles.pop(occurrence.article)
            if occurrence.key in asked and articles:
                outlets = {other.source_id: other.source for other in articles.values() if other.source}
                outlets.pop(own.source_id, None)
                answer[occurrence.key] = OtherArticles(
                    articles=len(articles),
                    outlets=tuple(outlets.values()),
                    is_truncated=not truncated.isdisjoint(each.key for each in group),
                )
    return answer


def _group_with(quote: Quote, found: Mapping[int, Quote]) -> tuple[QuoteOccurrence, ...]:
    groups = group_recurring_quotes(_by_time(found.values()))
    return next(group for group in groups if any(occurrence.key == quote.pk for occurrence in group))


def _find_similar(quotes: Iterable[Quote]) -> tuple[dict[int, Quote], set[int]]:
    """Return the similar quotes in other articles, by key, and the keys of those ``quotes`` that may have more."""
    asked = {quote.pk: quote for quote in quotes}
    pairs = Quote.objects.similar_pairs(asked.values(), most=MOST_FOUND)
    counts = Counter(key for key, _other in pairs)
    others = {other for _key, other in pairs} - asked.keys()
    found = Quote.objects.with_article().in_bulk(others) if others else {}
    return found, {key for key, count in counts.items() if count >= MOST_FOUND}


def _by_time(quotes: Iterable[Quote]) -> list[QuoteOccurrence]:
    ordered = sorted(quotes, key=lambda quote: (quote.article.sort_at, quote.article_id, quote.position))
    return [
        QuoteOccurrence(
            key=quote.pk,
            article=quote.article_id,
            text=quote.text,
            speaker=quote.speaker_id,
            name=quote.speaker.name if quote.speaker else "",
            day=quote.article.published_on,
        )
        for quote in ordered
    ]


def _quote_group(group: Sequence[QuoteOccurrence], quotes: Mapping[int, Quote]) -> QuoteGroup:
    by_article: defaultdict[int, list[QuoteOccurrence]] = defaultdict(list)
    for occurrence in group:
        by_article[occurrence.article].append(occurrence)
    distinct = {article: without_repeats(occurrences) for article, occurrences in by_article.items()}
    # On a tie, the oldest: max() returns the first.
    fullest = max(distinct, key=lambda article: sum(len(words_of(occurrence.text)) for occurrence in distinct[article]))
    first = _first([quotes[occurrences[0].key].article for occurrences in distinct.values()])
    variants = []
    for article, occurrences in distinct.items():
        variant = Variant(
            quotes=tuple(quotes[occurrence.key] for occurrence in by_article[article]),
            distinct=tuple(quotes[occurrence.key] for occurrence in occurrences),
            is_first=article == first and len(distinct) > 1,
        )
        if article != fullest:
            variant = _compared(variant, occurrences, fullest=distinct[fullest])
        variants.append(variant)
    return QuoteGroup(variants=tuple(variants))


def _first(articles: Sequence[Article]) -> int | None:
    """Return the key of the article known to be earlier than all others. Undated articles are ignored."""
    dated = [article for article in articles if article.published_on]
    firsts = [one for one in dated if all(one is other or one.came_before(other) for other in dated)]
    return firsts[0].pk if firsts else None


def _compared(
    variant: Variant, occurrences: Sequence[QuoteOccurrence], *, fullest: Sequence[QuoteOccurrence]
) -> Variant:
    """Return ``variant``, whose quotes are ``occurrences``, with its differences from the fullest variant."""
    fullest_text = " … ".join(occurrence.text for occurrence in fullest)
    return replace(
        variant,
        relation=relation_to(fullest, occurrences),
        marks=edit_marks(compare_wording(fullest_text, variant.text).runs),
        is_attributed_differently=differ_in_person(fullest, occurrences),
    )
