"""Other coverage of an article's event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from django.core.exceptions import EmptyResultSet
from django.db.models import Q

from articles.models import Appearance, Article, Story, StoryDecision
from articles.text.terms import containment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.models.articles import ArticleQuerySet

# Daily papers report an event within days; a long read in a weekly may come ten days later.
WINDOW_DAYS = 10

MOST_SHOWN = 10

# Two accounts of one event written independently hardly ever share 5% of their runs of words. On 496 articles on 43
# events, 97 of 100 pairs that share more than 10% are on one event.
SAME_COPY = 0.1

# The number of key terms, of 24, that two articles on one event share. On the same articles, by text alone, 5 terms
# give a recall of 89% and a precision of 75%; 6 terms 81% and 79%; 7 terms 69% and 82%. Weights for rank and rarity, or
# counting people too, did not help: the terms are chosen for rarity, and most are names.
_SHARED_TERMS = 5
_SHARED_TERMS_UNDATED = 6

# Candidates share two of this many first terms. That finds 98 of 100 articles on the event, and few others.
_PAIRED_TERMS = 10
_MOST_CANDIDATES = 200

_FIELDS = ("published_on", "version_of_id", "sketch", "terms")

# Candidates share one of this many smallest hashes of a sketch, and one of as many next ones. That finds 94 of 100
# copies that keep a fifth of the text. Searching for any of all hashes, the planner would scan the table.
_PROBED_HASHES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Another article on the same event.

    ``copy`` is the estimated share, 0 to 1, of one text that is word for word in the other, in the direction with the
    greater share. ``terms`` are the key terms and ``people`` the names that both share, as in the first article.
    ``in_story``: both are in one story.
    """

    article: Article
    copy: float
    terms: tuple[str, ...]
    in_story: bool = False
    people: tuple[str, ...] = ()

    @property
    def is_same_copy(self) -> bool:
        return self.copy >= SAME_COPY


def story_of(article: Article) -> Story | None:
    """Return the story of ``article`` if it has other accounts; else ``None``."""
    return Story.objects.current().filter(memberships__article=article).first()


def other_coverage(article: Article) -> list[Coverage]:
    """Return ``coverage_beside`` for the story of ``article``, if any."""
    return coverage_beside(article, story_of(article))


def coverage_beside(article: Article, story: Story | None) -> list[Coverage]:
    """Return at most ten other articles on the event of ``article``, most similar first, without its versions.

    They are the accounts of its ``story``. Without a story, or with no other account in it, similar articles are looked
    up, except those that a person has marked as being on another event. If one of two articles is undated, only the
    texts are compared.
    """
    in_story = _without_versions(article, _accounts_beside(article, story)) if story else []
    if in_story:
        likely = [_coverage(article, row, in_story=True) for row in in_story]
    else:
        separated = set(_separated_from(article))
        found = {row.pk: row for row in (*_sharing_terms(article), *_sharing_text(article)) if row.pk not in separated}
        coverage = [_coverage(article, row, in_story=False) for row in _without_versions(article, found.values())]
        likely = [other for other in coverage if _is_same_event(article, other)]
    likely.sort(key=lambda other: (-len(other.terms) - len(article.terms) * other.copy, other.article.pk))
    return _with_details(article, likely[:MOST_SHOWN])


def _without_versions(article: Article, others: Iterable[Article]) -> list[Article]:
    root = article.version_of_id or article.pk
    return [other for other in others if root not in (other.pk, other.version_of_id)]


def _near(article: Article) -> Q:
    if article.published_on is None:
        return Q()
    window = timedelta(days=WINDOW_DAYS)
    return Q(published_on=None) | Q(
        published_on__gte=article.published_on - window, published_on__lte=article.published_on + window
    )


def _sharing_terms(article: Article) -> Iterable[Article]:
    pairs = Q(pk__in=[])
    for pair in combinations(article.terms[:_PAIRED_TERMS], 2):
        pairs |= Q(terms__contains=list(pair))
    return _candidates(article, pairs)


def _sharing_text(article: Article) -> Iterable[Article]:
    sketch = article.sketch
    shared = Q(sketch__overlap=sketch[:_PROBED_HASHES])
    # Short texts have few hashes: any will do.
    if len(sketch) > 2 * _PROBED_HASHES:
        shared &= Q(sketch__overlap=sketch[_PROBED_HASHES : 2 * _PROBED_HASHES])
    return _candidates(article, shared) if sketch else []


def _accounts_beside(article: Article, story: Story) -> ArticleQuerySet:
    beside = Article.objects.filter(membership__story=story).exclude(pk=article.pk)
    return beside.only(*_FIELDS).newest_first()[:_MOST_CANDIDATES]


def _separated_from(article: Article) -> list[int]:
    """Return the articles that a person has decided to be on another event."""
    key = (article.clipping.sha256, article.position)
    rows = StoryDecision.objects.about([key[0]]).filter(verdict=StoryDecision.Verdict.OTHER)
    separated = {other for row in rows if key in row.keys for other in row.keys} - {key}
    if not separated:
        return []
    named = Article.objects.filter(clipping__sha256__in={sha256 for sha256, _position in separated})
    places = named.values_list("pk", "clipping__sha256", "position")
    return [pk for pk, sha256, position in places if (sha256, position) in separated]


def _candidates(article: Article, sharing: Q) -> Iterable[Article]:
    near = Article.objects.filter(sharing, _near(article)).exclude(pk=article.pk)
    columns = near.only(*_FIELDS)
    try:
        sql, values = columns.query.sql_with_params()
    except EmptyResultSet:
        return []
    # With a plain limit the planner scans the table, because it expects to find that many soon. Usually there are few.
    # Unordered: the limit exceeds the accounts of any event, and sorting would read all matches.
    bounded = f"WITH near AS MATERIALIZED ({sql}) SELECT * FROM near LIMIT {_MOST_CANDIDATES}"  # noqa: S608
    return Article.objects.raw(bounded, values)


def _coverage(article: Article, other: Article, *, in_story: bool) -> Coverage:
    theirs = set(other.terms)
    copy = max(containment(article.sketch, other.sketch), containment(other.sketch, article.sketch))
    terms = tuple(term for term in article.terms if term in theirs)
    return Coverage(article=other, copy=copy, terms=terms, in_story=in_story)


def _is_same_event(article: Article, coverage: Coverage) -> bool:
    dated = article.published_on and coverage.article.published_on
    return coverage.is_same_copy or len(coverage.terms) >= (_SHARED_TERMS if dated else _SHARED_TERMS_UNDATED)


def _with_details(article: Article, found: Sequence[Coverage]) -> list[Coverage]:
    """Return ``found`` with complete articles and with the people that each shares with ``article``."""
    if not found:
        return []
    shown = Article.objects.select_related("source", "agency").defer("blocks", "search", "sketch", "terms")
    rows = shown.in_bulk([one.article.pk for one in found])
    people: dict[int, dict[int, str]] = {}
    appearances = Appearance.objects.sure().filter(article__in=[article.pk, *rows]).order_by("article", "position")
    for article_id, person_id, name in appearances.values_list("article", "person", "name"):
        people.setdefault(article_id, {}).setdefault(person_id, name)
    ours = people.get(article.pk, {})
    return [
        replace(
            one,
            article=rows[one.article.pk],
            people=tuple(name for person, name in ours.items() if person in people.get(one.article.pk, {})),
        )
        for one in found
        if one.article.pk in rows
    ]
