"""A story as its page tells it: who was first, whose words they are, who is quoted by whom, where accounts disagree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from articles import compare
from articles.compare import Key
from articles.models import Article, Quote, StoryMembership
from articles.quotations.utterances import Utterance, utterances_among
from articles.stories.copy_diagram import picture_of
from articles.text.comparing.copied_text import copied_words
from articles.text.terms import containment
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.compare.shown import ShownFigure
    from articles.models import Person, Story
    from articles.stories.copy_diagram import Picture

# Accounts that a page reads and shows; a story of more shows the latest and says so.
MOST_TOLD = 40

# The share of an account's words that stand in another's, in percent, from which on it is told: less may be quotes and
# set phrases (articles/compare/agency_copy.py).
LEAST_COPIED = 5
# From here on it is called another's copy.
WIRE_COPY = 30

# Sketches show the same words in a row where they are a fiftieth of a text; what they do not show is not looked up.
_WORTH_COUNTING = 0.02

MOST_COMPARED = compare.MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Where an account's words stand too: ``share`` percent of them in that ``article``.

    ``is_earlier``: that one is known to have come first.
    """

    article: Article
    share: int
    is_earlier: bool

    @property
    def is_copy(self) -> bool:
        return self.share >= WIRE_COPY


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """An account of a story: its article, whether it was first, and which of those before it has most of its words.

    ``is_first``: none is known to be earlier, though some are known to be later. A later version of an account is
    neither first nor a copy.
    """

    article: Article
    by_hand: bool
    is_first: bool
    copy: Copy | None

    @property
    def own(self) -> int:
        """Percent of its words that no earlier account has."""
        return 100 - (self.copy.share if self.copy else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """How many of a speaker's words an account quotes."""

    article: Article
    words: int


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Somebody who is quoted: a person, or with none those who are described."""

    person: Person | None
    quoted: tuple[Quoted, ...]

    @property
    def words(self) -> int:
        return sum(one.words for one in self.quoted)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A story's accounts in the order of time, undated ones last, and what they make of it together.

    Later versions of an account are among them, and have no part in the rest.

    ``compared`` are those whose figures are set side by side: of at most six accounts, those with most words of their
    own. ``figures`` are those they give differently.
    """

    accounts: tuple[StoryEntry, ...]
    left_out: int
    voices: tuple[Voice, ...]
    utterances: tuple[Utterance, ...]
    compared: tuple[Article, ...]
    figures: tuple[ShownFigure, ...]

    @cached_property
    def undated(self) -> int:
        return sum(told.article.published_on is None for told in self.accounts)

    @cached_property
    def firsts(self) -> tuple[StoryEntry, ...]:
        return tuple(told for told in self.accounts if told.is_first)

    @cached_property
    def independent(self) -> tuple[StoryEntry, ...]:
        """The accounts but for later versions of another."""
        there = {told.article.pk for told in self.accounts}
        return tuple(told for told in self.accounts if told.article.version_of_id not in there)

    @cached_property
    def picture(self) -> Picture | None:
        return picture_of(self.independent)

    @cached_property
    def outlets(self) -> int:
        return len({told.article.source_id for told in self.accounts if told.article.source_id})

    @cached_property
    def copies(self) -> tuple[StoryEntry, ...]:
        return tuple(told for told in self.accounts if told.copy and told.copy.is_copy)

    @cached_property
    def shared_utterances(self) -> tuple[Utterance, ...]:
        return tuple(one for one in self.utterances if len(one.variants) > 1)

    @cached_property
    def single_utterances(self) -> tuple[Utterance, ...]:
        return tuple(one for one in self.utterances if len(one.variants) == 1)

    @property
    def comparison_address(self) -> str:
        """The address of the comparison in which the figures stand."""
        return compare.address_of(_keys(self.compared))


def tell(story: Story) -> Telling:
    """Return a story as its page tells it. The number of queries does not grow with the accounts."""
    accounts = _accounts(story)
    articles = _without_versions([account.article for account in accounts])
    copies = _copies(articles)
    firsts = _firsts(articles)
    quotes = list(Quote.objects.marked().filter(article__in=articles).with_article().in_reading_order())
    by_article = {article.pk: article for article in articles}
    compared = _to_compare(articles, copies)
    return Telling(
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
        voices=_voices(quotes, by_article),
        utterances=utterances_among(quotes),
        compared=compared,
        figures=_differing_figures(compared),
    )


def _accounts(story: Story) -> list[StoryMembership]:
    articles = Article.objects.select_related("source", "agency").defer("blocks", "search", "terms")
    latest = story.memberships.order_by("-article__sort_at", "-article")[:MOST_TOLD].values("pk")
    found = StoryMembership.objects.filter(pk__in=list(latest.values_list("pk", flat=True)))
    return list(found.defer("profile").prefetch_related(Prefetch("article", articles)).in_order_of_time())


def _without_versions(articles: Sequence[Article]) -> list[Article]:
    """Leave out later clippings of an article that is there itself: they would say everything twice."""
    there = {article.pk for article in articles}
    return [article for article in articles if article.version_of_id not in there]


def _firsts(articles: Sequence[Article]) -> set[int]:
    """Return who was first: several where it is not known which of them was; nobody where nobody is known to be later.

    Of the undated nothing is known.
    """
    dated = [article for article in articles if article.published_on]
    firsts = {one.pk for one in dated if not any(other.came_before(one) for other in dated)}
    return firsts if len(firsts) < len(dated) else set()


def _copies(articles: Sequence[Article]) -> dict[int, Copy]:
    """Return for each account which of those before it in the list has most of its words."""
    found: dict[int, Copy] = {}
    for at, article in enumerate(articles):
        earlier = [(containment(article.sketch, other.sketch), -place) for place, other in enumerate(articles[:at])]
        shared, place = max(earlier, default=(0.0, 0))
        if shared < _WORTH_COUNTING:
            continue
        original = articles[-place]
        copied = copied_words(article.body, original.body)
        share = compare.percent(copied.copied, copied.words)
        if share >= LEAST_COPIED:
            found[article.pk] = Copy(article=original, share=share, is_earlier=original.came_before(article))
    return found


def _voices(quotes: Iterable[Quote], articles: Mapping[int, Article]) -> tuple[Voice, ...]:
    """Return who is quoted, most words first; those without a name together at the end."""
    words: dict[int | None, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    people: dict[int | None, Person | None] = {}
    for quote in quotes:
        people[quote.speaker_id] = quote.speaker
        words[quote.speaker_id][quote.article_id] += len(words_of(quote.text))
    voices = [
        Voice(
            person=people[speaker],
            quoted=tuple(
                Quoted(article=articles[article], words=count)
                for article, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
            ),
        )
        for speaker, counts in words.items()
    ]
    return tuple(
        sorted(voices, key=lambda one: (one.person is None, -one.words, one.person.name if one.person else ""))
    )


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
