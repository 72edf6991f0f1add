"""The contents of a story's page: timeline, shared text, people quoted, quotes and differing figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from articles import compare
from articles.compare import Key
from articles.models import Article, Quote, StoryMembership
from articles.quotations.quote_variants import QuoteGroup, quote_groups_among
from articles.stories.copy_diagram import diagram_of
from articles.text.comparing.copied_text import copied_words
from articles.text.terms import containment
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.compare.side_by_side import ShownFigure
    from articles.models import Person, Story
    from articles.stories.copy_diagram import Diagram

# The most accounts that a page loads and shows. A longer story shows the latest and says so.
MOST_ACCOUNTS = 40
# The most reported clauses that a page shows. Accounts have some ten each.
MOST_REPORTED = 200

# The least share of an account's words, in percent, shown as matching another account. Smaller shares may be quotes and
# set phrases (articles/compare/agency_copy.py).
LEAST_COPIED = 5
# The least share, in percent, that makes an account a copy of another.
MOSTLY_COPIED = 30

# Sketches reveal shared runs of words from about a fiftieth of a text on. Below that, words are not counted.
_LEAST_SKETCH_OVERLAP = 0.02

MOST_COMPARED = compare.MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The account that another one matches best: ``share`` percent of the other's words are in ``article``.

    ``is_earlier``: ``article`` is known to be the earlier of the two.
    """

    article: Article
    share: int
    is_earlier: bool

    @property
    def is_copy(self) -> bool:
        return self.share >= MOSTLY_COPIED


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """An account in the timeline: its article, whether it was first, and the earlier account it matches best.

    ``is_first``: no account is known to be earlier, and at least one is known to be later. Later versions of an
    article are neither first nor a copy.
    """

    article: Article
    by_hand: bool
    is_first: bool
    copy: Copy | None

    @property
    def original_share(self) -> int:
        """Percentage of its words that match no earlier account."""
        return 100 - (self.copy.share if self.copy else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsQuoted:
    """The number of a speaker's words that an account quotes."""

    article: Article
    words: int


@dataclass(frozen=True, kw_only=True)
class QuotedSpeaker:
    """A person quoted in a story. All unnamed sources together have ``person`` ``None``.

    ``is_uncertain``: for none of the quotes it is certain that this is the speaker.
    """

    person: Person | None
    quoted: tuple[WordsQuoted, ...]
    is_uncertain: bool = False

    @property
    def words(self) -> int:
        return sum(quoted.words for quoted in self.quoted)


@dataclass(frozen=True, kw_only=True)
class StoryPage:
    """A story's accounts by time, undated ones last, and the results of comparing them.

    Later versions of an article are listed in ``accounts`` but left out of everything else. ``compared`` are the
    accounts with the most original text, at most six; ``figures`` are the figures that differ between those.
    ``reported`` is the reported speech to show, at most ``MOST_REPORTED`` of ``reported_count``, in the order of the
    accounts; ``uncertain_count`` is the number of clauses that are shown only on request.
    """

    accounts: tuple[StoryEntry, ...]
    left_out: int
    speakers: tuple[QuotedSpeaker, ...]
    quote_groups: tuple[QuoteGroup, ...]
    reported: tuple[Quote, ...]
    reported_count: int
    uncertain_count: int
    compared: tuple[Article, ...]
    figures: tuple[ShownFigure, ...]

    @cached_property
    def undated(self) -> int:
        return sum(entry.article.published_on is None for entry in self.accounts)

    @cached_property
    def firsts(self) -> tuple[StoryEntry, ...]:
        return tuple(entry for entry in self.accounts if entry.is_first)

    @cached_property
    def independent(self) -> tuple[StoryEntry, ...]:
        """The accounts without later versions of another account."""
        keys = {entry.article.pk for entry in self.accounts}
        return tuple(entry for entry in self.accounts if entry.article.version_of_id not in keys)

    @cached_property
    def diagram(self) -> Diagram | None:
        return diagram_of(self.independent)

    @cached_property
    def outlets(self) -> int:
        return len({entry.article.source_id for entry in self.accounts if entry.article.source_id})

    @cached_property
    def copies(self) -> tuple[StoryEntry, ...]:
        return tuple(entry for entry in self.accounts if entry.copy and entry.copy.is_copy)

    @cached_property
    def shared_quotes(self) -> tuple[QuoteGroup, ...]:
        return tuple(group for group in self.quote_groups if len(group.variants) > 1)

    @cached_property
    def single_quotes(self) -> tuple[QuoteGroup, ...]:
        return tuple(group for group in self.quote_groups if len(group.variants) == 1)

    @property
    def comparison_address(self) -> str:
        """The address of the comparison that shows the differing figures."""
        return compare.address_of(_keys(self.compared))


def story_page_of(story: Story, *, uncertain: bool = False) -> StoryPage:
    """Return the contents of the page of ``story``. The number of queries does not grow with its accounts.

    Without ``uncertain``, reported speech that may not be any is left out.
    """
    accounts = _accounts(story)
    articles = _without_versions([account.article for account in accounts])
    copies = _copies(articles)
    firsts = _firsts(articles)
    every = list(Quote.objects.filter(article__in=articles).with_article().in_reading_order())
    quotes = [quote for quote in every if not quote.is_reported]
    reported = _reported(every, articles, uncertain=uncertain)
    by_article = {article.pk: article for article in articles}
    compared = _to_compare(articles, copies)
    return StoryPage(
        accounts=tuple(
            StoryEntry(
                article=account.article,
                by_hand=account.by_hand,
                is_first=account.article.pk in firsts,
                copy=copies.get(account.article.pk),
            )
            for account in accounts
        ),
        left_out=max(0, story.size - len(accounts)),
        speakers=_speakers(quotes, by_article),
        quote_groups=quote_groups_among(quotes),
        reported=tuple(reported[:MOST_REPORTED]),
        reported_count=len(reported),
        uncertain_count=sum(quote.is_hidden for quote in every),
        compared=compared,
        figures=_differing_figures(compared),
    )


def _accounts(story: Story) -> list[StoryMembership]:
    articles = Article.objects.select_related("source", "agency").defer("blocks", "search", "terms")
    latest = story.memberships.order_by("-article__sort_at", "-article")[:MOST_ACCOUNTS].values("pk")
    found = StoryMembership.objects.filter(pk__in=list(latest.values_list("pk", flat=True)))
    return list(found.defer("profile").prefetch_related(Prefetch("article", articles)).in_order_of_time())


def _without_versions(articles: Sequence[Article]) -> list[Article]:
    """Leave out later versions of an article in the list: their text would count twice."""
    keys = {article.pk for article in articles}
    return [article for article in articles if article.version_of_id not in keys]


def _firsts(articles: Sequence[Article]) -> set[int]:
    """Return the keys of the earliest articles: several if their order is unknown, none if no other is later.

    Undated articles are ignored.
    """
    dated = [article for article in articles if article.published_on]
    firsts = {one.pk for one in dated if not any(other.came_before(one) for other in dated)}
    return firsts if len(firsts) < len(dated) else set()


def _copies(articles: Sequence[Article]) -> dict[int, Copy]:
    """Return, by account, the account before it in the list that has most of its words, if it has enough."""
    found: dict[int, Copy] = {}
    for at, article in enumerate(articles):
        earlier = [(containment(article.sketch, other.sketch), -place) for place, other in enumerate(articles[:at])]
        shared, place = max(earlier, default=(0.0, 0))
        if shared < _LEAST_SKETCH_OVERLAP:
            continue
        original = articles[-place]
        copied = copied_words(article.body, original.body)
        share = compare.percent(copied.copied, copied.words)
        if share >= LEAST_COPIED:
            found[article.pk] = Copy(article=original, share=share, is_earlier=original.came_before(article))
    return found


def _speakers(quotes: Iterable[Quote], articles: Mapping[int, Article]) -> tuple[QuotedSpeaker, ...]:
    """Return the people quoted, most words first; unnamed sources come last, as one speaker."""
    words: dict[int | None, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    people: dict[int | None, Person | None] = {}
    sure: set[int | None] = {None}
    for quote in quotes:
        if not quote.is_uncertain:
            sure.add(quote.speaker_id)
        people[quote.speaker_id] = quote.speaker
        words[quote.speaker_id][quote.article_id] += len(words_of(quote.text))
    speakers = [
        QuotedSpeaker(
            person=people[speaker_id],
            is_uncertain=speaker_id not in sure,
            quoted=tuple(
                WordsQuoted(article=articles[article], words=count)
                for article, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
            ),
        )
        for speaker_id, counts in words.items()
    ]
    return tuple(
        sorted(speakers, key=lambda one: (one.person is None, -one.words, one.person.name if one.person else ""))
    )


def _reported(quotes: Iterable[Quote], articles: Iterable[Article], *, uncertain: bool) -> list[Quote]:
    """Return the reported speech among ``quotes`` that a page shows, in the order of ``articles``."""
    places = {article.pk: place for place, article in enumerate(articles)}
    shown = [quote for quote in quotes if quote.is_reported and (uncertain or not quote.is_hidden)]
    return sorted(shown, key=lambda quote: places[quote.article_id])


def _to_compare(articles: Sequence[Article], copies: Mapping[int, Copy]) -> tuple[Article, ...]:
    def own(article: Article) -> float:
        return article.word_count * (100 - (copies[article.pk].share if article.pk in copies else 0))

    chosen = {article.pk for article in sorted(articles, key=lambda one: (-own(one), one.pk))[:MOST_COMPARED]}
    return tuple(article for article in articles if article.pk in chosen)


def _differing_figures(articles: Sequence[Article]) -> tuple[ShownFigure, ...]:
    if len(articles) < compare.FEWEST:
        return ()
    side = compare.compare(compare.columns_for(_keys(articles)))
    return tuple(figure for figure in side.figures if figure.is_alert)


def _keys(articles: Iterable[Article]) -> list[Key]:
    return [Key(article.pk, article.revision) for article in articles]
