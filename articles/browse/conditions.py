"""Database conditions for the filters of Browse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from articles.browse.filters import UNKNOWN, first_day, last_day
from articles.models import Appearance, Article, Person, Source, Tag, Tagging

if TYPE_CHECKING:
    from articles.browse.counts import Counts
    from articles.browse.filters import Filters
    from articles.browse.search_query import ParsedSearch
    from articles.models.articles import ArticleQuerySet
    from newsarchive.accounts.models import User


@dataclass(slots=True, kw_only=True)
class Names:
    """The sources, people and tags named on the page, each loaded once."""

    sources: dict[int, Source]
    people: dict[int, Person]
    tags: dict[int, Tag]

    @classmethod
    def of(cls, filters: Filters) -> Names:
        """Load the names that the filters use."""
        slugs = {*filters.outlets, *filters.agencies}
        sources = {row.pk: row for row in Source.objects.filter(slug__in=slugs)} if slugs else {}
        people = Person.objects.in_bulk(filters.people) if filters.people else {}
        tags = {row.pk: row for row in Tag.objects.filter(slug__in=filters.tags)} if filters.tags else {}
        return cls(sources=sources, people=people, tags=tags)

    def add(self, counts: Counts) -> None:
        """Load the names that the facets list."""
        sources = {key for key, _count in (*counts.outlets, *counts.agencies) if key} - self.sources.keys()
        people = {key for key, _count in counts.people} - self.people.keys()
        tags = {key for key, _count in counts.tags} - self.tags.keys()
        self.sources.update(Source.objects.in_bulk(sources) if sources else {})
        self.people.update(Person.objects.in_bulk(people) if people else {})
        self.tags.update(Tag.objects.in_bulk(tags) if tags else {})


def base_articles(filters: Filters, user: User, parsed_search: ParsedSearch | None) -> ArticleQuerySet:
    """Return the articles that match the search, people, tags and unread, the filters that apply to all facets."""
    articles = Article.objects.all()
    if parsed_search:
        articles = articles.filter(parsed_search.condition)
    for key in filters.people:
        articles = articles.filter(Exists(Appearance.objects.filter(article=OuterRef("pk"), person=key)))
    for slug in filters.tags:
        articles = articles.filter(Exists(Tagging.objects.filter(article=OuterRef("pk"), tag__slug=slug)))
    return articles.unread_by(user) if filters.unread else articles


def conditions_of(filters: Filters, names: Names) -> dict[str, Q]:
    """Return the conditions for outlet, agency and time, by name. A facet's counts ignore its own condition."""
    conditions = {}
    if filters.outlets:
        conditions["outlet"] = _from_sources("source", filters.outlets, names)
    if filters.agencies:
        conditions["agency"] = _from_sources("agency", filters.agencies, names)
    if filters.undated:
        conditions["time"] = Q(published_on=None)
    elif filters.since or filters.until:
        since, until = first_day(filters.since), last_day(filters.until)
        conditions["time"] = (Q(published_on__gte=since) if since else Q()) & (
            Q(published_on__lte=until) if until else Q(published_on__isnull=False)
        )
    return conditions


def _from_sources(field: str, slugs: tuple[str, ...], names: Names) -> Q:
    keys = [key for key, source in names.sources.items() if source.slug in slugs]
    condition = Q(**{f"{field}__in": keys})
    return condition | Q(**{field: None}) if UNKNOWN in slugs else condition
