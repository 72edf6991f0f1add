"""One utterance in all the articles that carry it: who ran it whole, who cut it, who words or attributes it otherwise.

Computed when asked for. Stored numbers of utterances would have to be joined, parted and joined again with every
clipping, every corrected speaker and every reading anew, and would depend on what came first; the prints of each quote
are stored instead, by which the database finds its like as fast among millions, and what a page shows is at most
``MOST_FOUND`` of them for each quote. ``bench/utterances.py`` has the time.
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
    Saying,
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

# Quotes that are looked at for one quote, those with most words in common first. A statement that more outlets carry
# is shown with so many.
MOST_FOUND = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The utterance as one article has it, in several quotes where the article breaks it off or repeats a part of it.

    ``told`` are those of the quotes that no other of them holds.
    ``relation`` is to the fullest variant, and ``marks`` show what differs from it; the fullest has neither.
    """

    quotes: tuple[Quote, ...]
    told: tuple[Quote, ...]
    relation: QuoteRelation | None = None
    marks: tuple[EditMark, ...] = ()
    is_attributed_differently: bool = False
    is_first: bool = False

    @property
    def quote(self) -> Quote:
        return self.told[0]

    @property
    def article(self) -> Article:
        return self.quote.article

    @property
    def is_whole(self) -> bool:
        return self.relation is None

    @property
    def text(self) -> str:
        return " … ".join(quote.text for quote in self.told)

    @property
    def label(self) -> StrOrPromise:
        return QUOTE_RELATION_NAMES[self.relation] if self.relation else pgettext("quote", "longest wording")


@dataclass(frozen=True, kw_only=True)
class Utterance:
    """Every variant, in the order of time; ``is_cut_short`` where there may be more than were looked at."""

    variants: tuple[Variant, ...]
    is_cut_short: bool = False

    @property
    def whole(self) -> Variant:
        return next(variant for variant in self.variants if variant.is_whole)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for variant in self.variants for quote in variant.quotes)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everybody it is attributed to by name, in the order of time."""
        return tuple(dict.fromkeys(quote.speaker.name for quote in self.quotes if quote.speaker))

    def without(self, quote: Quote) -> tuple[Variant, ...]:
        """Return the variants of other articles than ``quote``'s."""
        return tuple(variant for variant in self.variants if variant.article.pk != quote.article_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Where else a quote is carried: articles, and the outlets, once each, that are not its own."""

    articles: int
    outlets: tuple[Source, ...]
    is_cut_short: bool


def utterance_of(quote: Quote) -> Utterance:
    """Return the utterance that ``quote`` is of, with itself. Indirect speech is an utterance alone."""
    found, crowded = _alike([quote])
    found[quote.pk] = quote
    thread = _thread_of(quote, found)
    if len(thread) > 1:
        # A part of a statement leads to the whole, and only the whole to its other parts.
        further, crowded_further = _alike(found[saying.key] for saying in thread if saying.key != quote.pk)
        found |= further
        found[quote.pk] = quote
        crowded |= crowded_further
        thread = _thread_of(quote, found)
    return replace(_utterance(thread, found), is_cut_short=bool(crowded))


def utterances_among(quotes: Iterable[Quote]) -> tuple[Utterance, ...]:
    """Return every utterance of ``quotes``, fetched with their articles, once: those that most articles carry first."""
    by_key = {quote.pk: quote for quote in quotes}
    found = [_utterance(thread, by_key) for thread in group_recurring_quotes(_in_time(by_key.values()))]
    return tuple(sorted(found, key=lambda one: -len(one.variants)))


def elsewhere(quotes: Iterable[Quote]) -> dict[int, Elsewhere]:
    """Return where else each of ``quotes`` is carried, by its key; those that nobody else carries are left out.

    A handful of queries for however many.
    """
    asked = {quote.pk: quote for quote in quotes}
    found, crowded = _alike(asked.values())
    found |= asked
    threads = group_recurring_quotes(_in_time(found.values()), of=asked)
    # As on the page of each: a part leads to the whole, and the whole to its other parts.
    members = {each.key for thread in threads if len(thread) > 1 for each in thread}
    others = members - asked.keys()
    if others:
        further, crowded_further = _alike(found[key] for key in others)
        found = further | found
        crowded |= crowded_further
        threads = group_recurring_quotes(_in_time(found.values()), of=members)
    answer = {}
    for thread in threads:
        for saying in thread:
            carrying = {found[each.key].article_id: found[each.key].article for each in thread}
            article = carrying.pop(saying.article)
            if saying.key in asked and carrying:
                sources = {other.source_id: other.source for other in carrying.values() if other.source}
                sources.pop(article.source_id, None)
                answer[saying.key] = Elsewhere(
                    articles=len(carrying),
                    outlets=tuple(sources.values()),
                    is_cut_short=not crowded.isdisjoint(each.key for each in thread),
                )
    return answer


def _thread_of(quote: Quote, found: Mapping[int, Quote]) -> tuple[Saying, ...]:
    threads = group_recurring_quotes(_in_time(found.values()))
    return next(thread for thread in threads if any(saying.key == quote.pk for saying in thread))


def _alike(quotes: Iterable[Quote]) -> tuple[dict[int, Quote], set[int]]:
    """Return the quotes of other articles that one of ``quotes`` leads to, and the keys of those that lead to more."""
    asked = {quote.pk: quote for quote in quotes}
    pairs = Quote.objects.pairs_alike(asked.values(), most=MOST_FOUND)
    counts = Counter(key for key, _other in pairs)
    others = {other for _key, other in pairs} - asked.keys()
    found = Quote.objects.with_article().in_bulk(others) if others else {}
    return found, {key for key, count in counts.items() if count >= MOST_FOUND}


def _in_time(quotes: Iterable[Quote]) -> list[Saying]:
    ordered = sorted(quotes, key=lambda quote: (quote.article.sort_at, quote.article_id, quote.position))
    return [
        Saying(
            key=quote.pk,
            article=quote.article_id,
            text=quote.text,
            speaker=quote.speaker_id,
            name=quote.speaker.name if quote.speaker else "",
            day=quote.article.published_on,
        )
        for quote in ordered
    ]


def _utterance(thread: Sequence[Saying], quotes: Mapping[int, Quote]) -> Utterance:
    by_article: defaultdict[int, list[Saying]] = defaultdict(list)
    for saying in thread:
        by_article[saying.article].append(saying)
    told = {article: without_repeats(sayings) for article, sayings in by_article.items()}
    # The longest; of equals the first, as max has it.
    fullest = max(told, key=lambda article: sum(len(words_of(saying.text)) for saying in told[article]))
    first = _first([quotes[sayings[0].key].article for sayings in told.values()])
    variants = []
    for article, sayings in told.items():
        variant = Variant(
            quotes=tuple(quotes[saying.key] for saying in by_article[article]),
            told=tuple(quotes[saying.key] for saying in sayings),
            is_first=article == first and len(told) > 1,
        )
        if article != fullest:
            variant = _against(variant, sayings, told[fullest])
        variants.append(variant)
    return Utterance(variants=tuple(variants))


def _first(articles: Sequence[Article]) -> int | None:
    """Return which of the dated articles is known to have been first; of undated ones nobody knows."""
    dated = [article for article in articles if article.published_on]
    firsts = [one for one in dated if all(one is other or one.came_before(other) for other in dated)]
    return firsts[0].pk if firsts else None


def _against(variant: Variant, sayings: Sequence[Saying], whole: Sequence[Saying]) -> Variant:
    whole_text = " … ".join(saying.text for saying in whole)
    return replace(
        variant,
        relation=relation_to(whole, sayings),
        marks=edit_marks(compare_wording(whole_text, variant.text).runs),
        is_attributed_differently=differ_in_person(whole, sayings),
    )
