"""The question that Browse asks: which articles, in what order, and how they are spread.

An address holds the whole question. ``Filters`` is that question as a value: read from an address, written back to one,
and turned, one choice at a time, into the questions that the page's links ask.
"""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Left
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.browse.histogram import bars
from articles.browse.search_query import understand
from articles.models import Appearance, Article, Person, Source, Tag, Tagging
from articles.models.articles import SEARCH_CONFIG, SEARCHED_CHARACTERS
from articles.stories.gathered import gathered, standing_for_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from django.core.paginator import Page
    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

    from articles.browse.histogram import Bar
    from articles.browse.search_query import Understanding
    from articles.models.articles import ArticleQuerySet
    from newsarchive.accounts.models import User

PAGE_SIZE = 25
# Ranking reads the search vector of every match: this many take some 20 ms. Older matches follow unranked, and the page
# says so. A multiple of the page's size, so that no page is half ranked.
RANKED_AT_MOST = 40 * PAGE_SIZE
VALUES_A_FACET = 24  # As many as a reader will look through; the pages of people, sources and tags have all.
LONGEST_WORDS = 400
MOST_CHOSEN = 20  # Values of one facet in one address. More come from no link of ours.
UNKNOWN = "-"  # In an address: articles without outlet, or without agency. No slug is a lone hyphen.

# Private-use characters that stand for the marks around a found word until the text around them is escaped.
HIT_START = "\ue000"
HIT_END = "\ue001"
SNIPPET_BREAK = " … "

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


class Order(StrEnum):
    NEWEST = "newest"
    ADDED = "added"
    RANK = "rank"


# Which time of an article an order goes by, or where it goes by none, which of equals comes first.
_TIMES = {Order.NEWEST: "sort_at", Order.ADDED: "received_at", Order.RANK: "sort_at"}

ORDER_NAMES: dict[Order, StrOrPromise] = {
    Order.NEWEST: _("Newest first"),
    Order.ADDED: _("Last added first"),
    Order.RANK: _("Best match first"),
}


def first_day(period: str) -> date | None:
    """Return the first day of ``period``, a year, month or day (2024, 2024-06, 2024-06-04); None where it is none."""
    found = _PERIOD.fullmatch(period)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None


def last_day(period: str) -> date | None:
    """Return the last day of ``period``, or None if it is none."""
    first = first_day(period)
    if first is None or len(period) == len("2024-06-04"):
        return first
    month = first.month if len(period) == len("2024-06") else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def period_name(period: str) -> str:
    """Return ``period`` in words: 2024, June 2024, 4 June 2024."""
    first = first_day(period)
    if first is None or len(period) == len("2024"):
        return period
    return date_format(first, "F Y" if len(period) == len("2024-06") else "j F Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What Browse is asked for. Outlets and agencies by slug, any of them; people by key and tags by slug, all of them.

    ``since`` and ``until`` are periods (``first_day``) or empty, both included. ``by_story``: of the articles of one
    story the latest stands for all.
    """

    words: str = ""
    order: Order = Order.NEWEST
    by_story: bool = False
    outlets: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    undated: bool = False
    unread: bool = False

    @classmethod
    def from_query(cls, query: QueryDict) -> Filters:
        """Return the filters that an address names; what is not understood in it is left out."""
        words = _clean(query.get("q", ""))[:LONGEST_WORDS].strip()
        order = query.get("order", "")
        possible = {each.value for each in Order if words or each is not Order.RANK}
        since, until = query.get("from", "").strip(), query.get("to", "").strip()
        undated = query.get("undated") == "1"
        return cls(
            words=words,
            order=Order(order) if order in possible else Order.NEWEST,
            by_story=query.get("group") == "story",
            outlets=_slugs(query.getlist("outlet")),
            agencies=_slugs(query.getlist("agency")),
            people=tuple(dict.fromkeys(int(key) for key in query.getlist("person") if is_key(key)))[:MOST_CHOSEN],
            tags=_slugs(query.getlist("tag")),
            since=since if first_day(since) and not undated else "",
            until=until if last_day(until) and not undated else "",
            undated=undated,
            unread=query.get("unread") == "1",
        )

    @property
    def query(self) -> str:
        """The filters as the query of an address, with its question mark; empty when nothing is chosen."""
        query = urlencode(self.items)
        return f"?{query}" if query else ""

    @property
    def items(self) -> list[tuple[str, str]]:
        """Name and value of every choice that is made, as an address or a form carries them."""
        items = [("q", self.words)]
        if self.order is not Order.NEWEST:
            items.append(("order", self.order))
        if self.by_story:
            items.append(("group", "story"))
        items += [("outlet", slug) for slug in self.outlets]
        items += [("agency", slug) for slug in self.agencies]
        items += [("person", str(key)) for key in self.people]
        items += [("tag", slug) for slug in self.tags]
        items += [("from", self.since), ("to", self.until)]
        items += [("undated", "1" if self.undated else ""), ("unread", "1" if self.unread else "")]
        return [(name, value) for name, value in items if value]

    @property
    def narrow(self) -> bool:
        """Whether anything but order and grouping is chosen."""
        return replace(self, order=Order.NEWEST, by_story=False) != Filters()

    def changed(self, **changes: Any) -> Filters:
        return replace(self, **changes)

    def toggled(self, field: str, value: str | int) -> Filters:
        """Return these filters with ``value`` of ``field`` chosen, or no longer chosen."""
        chosen = getattr(self, field)
        values = tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)
        return self.changed(**{field: values})

    def within(self, since: str, until: str) -> Filters:
        return replace(self, since=since, until=until, undated=False)


def _clean(text: str) -> str:
    return text.replace("\x00", "")


def _slugs(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_clean(value)[:200] for value in values if value.strip()))[:MOST_CHOSEN]


def is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19  # Below the largest key that the database can hold.


# Results


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value one can choose, with how many articles one would see; ``query`` asks with it turned over.

    ``slug`` is what the address calls it.
    """

    slug: str
    name: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one field, commonest first. ``rest`` are those beyond the first few."""

    field: str
    name: str
    values: tuple[FacetValue, ...]

    shown = 8

    @property
    def first(self) -> tuple[FacetValue, ...]:
        return self.values[: self.shown] + tuple(value for value in self.values[self.shown :] if value.chosen)

    @property
    def rest(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values[self.shown :] if not value.chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A bar of the histogram; ``query`` leads to its articles alone."""

    bar: Bar
    name: str
    chosen: bool
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A choice that was made; ``query`` leads to the question without it."""

    field: str
    name: str
    query: str


@dataclass(frozen=True, kw_only=True)
class Results:
    """What Browse shows: of ``total`` articles a page, or of those that stand for their stories.

    ``ranked_at_most`` is set where only so many, the newest, could be ranked.
    """

    filters: Filters
    total: int
    page: Page[Any]
    facets: tuple[Facet, ...]
    columns: tuple[Column, ...]
    undated: int
    unread: int
    chips: tuple[Chip, ...]
    understanding: Understanding | None
    ranked_at_most: int | None

    @property
    def entries(self) -> int:
        return self.page.paginator.count

    @property
    def groupings(self) -> tuple[tuple[str, str, bool], ...]:
        """Name, query and whether it is the present one, of each way to put articles together."""
        return tuple(
            (name, self.filters.changed(by_story=by_story).query, by_story is self.filters.by_story)
            for by_story, name in ((False, gettext("Each article")), (True, gettext("By story")))
        )

    @cached_property
    def orders(self) -> tuple[tuple[str, str, bool], ...]:
        """Name, query and whether it is the present one, of each order that makes sense here."""
        return tuple(
            (str(name), self.filters.changed(order=order).query, order is self.filters.order)
            for order, name in ORDER_NAMES.items()
            if (self.understanding and self.understanding.text) or order is not Order.RANK
        )

    @property
    def undated_query(self) -> str:
        chosen = self.filters.undated
        return self.filters.changed(undated=not chosen, since="", until="").query

    @property
    def unread_query(self) -> str:
        return self.filters.changed(unread=not self.filters.unread).query

    @property
    def words_alone_query(self) -> str:
        return Filters(words=self.filters.words).query

    @property
    def any_time_query(self) -> str:
        return self.filters.within("", "").query


def browse(filters: Filters, *, user: User, page: str | None = None) -> Results:
    """Return a page of the articles that ``filters`` ask for, with facets, histogram and chips.

    Beyond the last page the last is returned, without number the first. The number of queries does not depend on what
    is found.
    """
    names = _Names.of(filters)
    understanding = understand(filters.words) if filters.words else None
    base = _everywhere(filters, user, understanding)
    conditions = _conditions(filters, names)
    with _by_index(understanding):
        counts = _counts(base, conditions, user, narrow=filters.narrow, by_story=filters.by_story)
    wanted = base.filter(*conditions.values())
    found: Page[Any] = Paginator(range(counts.entries), PAGE_SIZE).get_page(page)
    text = understanding.text if understanding else ""
    start = (found.number - 1) * PAGE_SIZE
    latest_by = _TIMES[filters.order]
    heads = standing_for_stories(wanted, latest_by=latest_by) if filters.by_story else wanted
    rows = _rows(heads, text=text, order=filters.order, user=user, start=start)
    stories = gathered(rows, wanted, latest_by=latest_by) if filters.by_story else {}
    for row in rows:
        row.gathered = stories.get(row.pk)  # type: ignore[attr-defined]
    found.object_list = rows
    names.add(counts)
    return Results(
        filters=filters,
        total=counts.total,
        page=found,
        facets=_facets(filters, counts, names),
        columns=_columns(filters, counts),
        undated=counts.undated,
        unread=counts.unread,
        chips=_chips(filters, names),
        understanding=understanding,
        ranked_at_most=(
            RANKED_AT_MOST if text and filters.order is Order.RANK and counts.entries > RANKED_AT_MOST else None
        ),
    )


def neighbours(article: Article, filters: Filters, *, user: User) -> tuple[Article | None, Article | None]:
    """Return the articles before and after ``article`` in the list that ``filters`` ask for.

    Where the list no longer holds the article (it was unread until now), its place in it counts.
    """
    listed = replace(filters, unread=False)
    understanding = understand(listed.words) if listed.words else None
    everywhere = _everywhere(listed, user, understanding)
    wanted = everywhere.filter(*_conditions(listed, _Names.of(listed)).values()).without_text()
    if filters.order is Order.RANK and understanding and understanding.text:
        keys = list(_ranked(wanted, understanding.text).values_list("pk", flat=True))
        if article.pk in keys:
            place = keys.index(article.pk)
            beside = keys[max(place - 1, 0) : place], keys[place + 1 : place + 2]
            rows = wanted.in_bulk(beside[0] + beside[1])
            before, after = (next((rows[key] for key in found if key in rows), None) for found in beside)
            return before, after
    field = _TIMES[filters.order]
    at = getattr(article, field)
    # The first condition is what lets the database enter its index at the article's place.
    newer = wanted.filter(**{f"{field}__gte": at}).filter(Q(**{f"{field}__gt": at}) | Q(pk__gt=article.pk))
    older = wanted.filter(**{f"{field}__lte": at}).filter(Q(**{f"{field}__lt": at}) | Q(pk__lt=article.pk))
    return newer.order_by(field, "pk").first(), older.order_by(f"-{field}", "-pk").first()


@dataclass(slots=True, kw_only=True)
class _Names:
    """Sources, people and tags that the page names, each asked for once."""

    sources: dict[int, Source]
    people: dict[int, Person]
    tags: dict[int, Tag]

    @classmethod
    def of(cls, filters: Filters) -> _Names:
        """Return those that the filters choose."""
        slugs = {*filters.outlets, *filters.agencies}
        sources = {row.pk: row for row in Source.objects.filter(slug__in=slugs)} if slugs else {}
        people = Person.objects.in_bulk(filters.people) if filters.people else {}
        tags = {row.pk: row for row in Tag.objects.filter(slug__in=filters.tags)} if filters.tags else {}
        return cls(sources=sources, people=people, tags=tags)

    def add(self, counts: _Counts) -> None:
        """Add those that the facets count."""
        sources = {key for key, _count in (*counts.outlets, *counts.agencies) if key} - self.sources.keys()
        people = {key for key, _count in counts.people} - self.people.keys()
        tags = {key for key, _count in counts.tags} - self.tags.keys()
        self.sources.update(Source.objects.in_bulk(sources) if sources else {})
        self.people.update(Person.objects.in_bulk(people) if people else {})
        self.tags.update(Tag.objects.in_bulk(tags) if tags else {})


def _everywhere(filters: Filters, user: User, understanding: Understanding | None) -> ArticleQuerySet:
    """Return the articles that answer words, people, tags and unread: the choices that no facet's counts look past."""
    articles = Article.objects.all()
    if understanding:
        articles = articles.filter(understanding.condition)
    for key in filters.people:
        articles = articles.filter(Exists(Appearance.objects.filter(article=OuterRef("pk"), person=key)))
    for slug in filters.tags:
        articles = articles.filter(Exists(Tagging.objects.filter(article=OuterRef("pk"), tag__slug=slug)))
    return articles.unread_by(user) if filters.unread else articles


def _conditions(filters: Filters, names: _Names) -> dict[str, Q]:
    """Return what outlet, agency and time ask for. A facet's counts look past its own condition."""
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


def _from_sources(field: str, slugs: tuple[str, ...], names: _Names) -> Q:
    keys = [key for key, source in names.sources.items() if source.slug in slugs]
    condition = Q(**{f"{field}__in": keys})
    return condition | Q(**{field: None}) if UNKNOWN in slugs else condition


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    """How many articles, by key of outlet, agency (None: unknown), person and tag, commonest first; by month.

    ``entries`` are those that the list has, fewer than ``total`` where they are gathered by story.
    """

    total: int
    entries: int
    unread: int
    undated: int
    outlets: tuple[tuple[int | None, int], ...]
    agencies: tuple[tuple[int | None, int], ...]
    people: tuple[tuple[int, int], ...]
    tags: tuple[tuple[int, int], ...]
    months: tuple[tuple[date, int], ...]


# Every count of the page in one statement over one list of what matches: the search itself runs once.
_COUNTS = """
WITH matching AS MATERIALIZED ({matching}),
found AS MATERIALIZED (SELECT id FROM matching WHERE in_outlet AND in_agency AND in_time)
SELECT 'total', NULL::bigint, NULL::date, count(*) FROM found
UNION ALL
SELECT 'read', NULL, NULL, count(*) FROM articles_readmark {of_found} WHERE user_id = %s
UNION ALL
(SELECT 'outlet', source_id, NULL, count(*) FROM matching WHERE in_agency AND in_time
GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT {most})
UNION ALL
(SELECT 'agency', agency_id, NULL, count(*) FROM matching WHERE in_outlet AND in_time
GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT {most})
UNION ALL
SELECT 'month', NULL, date_trunc('month', published_on::timestamp)::date, count(*) FROM matching
WHERE in_outlet AND in_agency GROUP BY 3
UNION ALL
(SELECT 'person', person_id, NULL, count(DISTINCT article_id) FROM articles_appearance {of_found}
GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT {most})
UNION ALL
(SELECT 'tag', tag_id, NULL, count(*) FROM articles_tagging {of_found}
GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT {most})
"""


_ENTRIES = """
UNION ALL
SELECT 'entries', NULL, NULL, count(DISTINCT COALESCE(story_id, -found.id))
FROM found LEFT JOIN articles_storymembership ON article_id = found.id
"""

# Where everything is found, stories know how many of it they have.
_ENTRIES_OF_ALL = """
UNION ALL
SELECT 'entries', NULL, NULL, (SELECT count(*) FROM found) - COALESCE(sum(size - 1), 0)
FROM articles_story WHERE size > 1
"""

_OF_FOUND = "JOIN found ON article_id = found.id"  # Left out where everything is found: that halves the work.


def _counts(base: ArticleQuerySet, conditions: dict[str, Q], user: User, *, narrow: bool, by_story: bool) -> _Counts:
    flags = {
        f"in_{name}": Case(When(conditions[name], then=True), default=False) if name in conditions else Value(True)
        for name in ("outlet", "agency", "time")
    }
    matching = base.order_by().annotate(**flags).values("id", "source_id", "agency_id", "published_on", *flags)
    sql, params = matching.query.sql_with_params()
    rows: dict[str, list[tuple[Any, int]]] = {}
    with connection.cursor() as cursor:
        counting = _COUNTS.format(matching=sql, of_found=_OF_FOUND if narrow else "", most=VALUES_A_FACET)
        if by_story:
            counting += _ENTRIES if narrow else _ENTRIES_OF_ALL
        cursor.execute(counting, [*params, user.pk])
        for what, key, day, count in cursor.fetchall():
            rows.setdefault(what, []).append((day if what == "month" else key, count))
    total = rows["total"][0][1]
    months = rows.get("month", [])
    return _Counts(
        total=total,
        entries=rows["entries"][0][1] if by_story else total,
        unread=total - rows["read"][0][1],
        undated=sum(count for day, count in months if day is None),
        outlets=tuple(rows.get("outlet", ())),
        agencies=tuple(rows.get("agency", ())),
        people=tuple(rows.get("person", ())),
        tags=tuple(rows.get("tag", ())),
        months=tuple((day, count) for day, count in months if day is not None),
    )


@contextmanager
def _by_index(understanding: Understanding | None) -> Iterator[None]:
    """Have a search use its index, also for a word that most articles have.

    The database counts the test of a search vector like that of a number and would rather read the whole table, in
    which it must fetch and unpack every vector: over 10,000 articles that takes five times as long as the index.
    """
    if understanding is None or not understanding.text:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def _ranked(wanted: ArticleQuerySet, words: str) -> ArticleQuerySet:
    newest = wanted.newest_first().values("pk")[:RANKED_AT_MOST]
    rank = SearchRank(F("search"), SearchQuery(words, config=SEARCH_CONFIG, search_type="websearch"))
    return Article.objects.filter(pk__in=newest).annotate(rank=rank).order_by("-rank", "-sort_at", "-pk")


def _rows(wanted: ArticleQuerySet, *, text: str, order: Order, user: User, start: int) -> list[Article]:
    """Return the articles of a page in order, with read mark and, where ``text`` is searched, snippets with marks."""
    if order is Order.ADDED:
        ordered = wanted.last_added_first()
    elif order is Order.RANK and text and start < RANKED_AT_MOST:
        ordered = _ranked(wanted, text)
    else:
        ordered = wanted.newest_first()
    keys = list(ordered.values_list("pk", flat=True)[start : start + PAGE_SIZE])
    rows: Any = Article.objects.filter(pk__in=keys).for_lists().with_read_mark(user)
    if text:
        # Only now, over the page's own rows: making a snippet parses the whole text again.
        rows = rows.annotate(
            marked_headline=_marked("headline", text, highlight_all=True),
            snippet=_marked(
                Left("body", SEARCHED_CHARACTERS),
                text,
                max_fragments=2,
                min_words=8,
                max_words=22,
                short_word=0,
                fragment_delimiter=SNIPPET_BREAK,
            ),
        )
    by_key = {row.pk: row for row in rows}
    for row in by_key.values():
        if text:
            row.snippet = _with_breaks(row.snippet, row.opening)
        else:
            # A template that looks for what a row does not have takes as long as to show the rest of its line.
            row.marked_headline = row.snippet = ""
    return [by_key[key] for key in keys if key in by_key]


def _with_breaks(snippet: str, opening: str) -> str:
    """Return ``snippet`` with an ellipsis where the text goes on before or after it."""
    plain = snippet.replace(HIT_START, "").replace(HIT_END, "")
    before = "" if opening.startswith(plain[:40]) else SNIPPET_BREAK.lstrip()
    # A short text may be shown whole, but for the marks that end it.
    after = "" if opening.rstrip(".!?”’\"'").endswith(plain[-40:]) else SNIPPET_BREAK.rstrip()
    return f"{before}{snippet}{after}"


def _marked(text: Any, words: str, **options: Any) -> SearchHeadline:
    query = SearchQuery(words, config=SEARCH_CONFIG, search_type="websearch")
    return SearchHeadline(text, query, config=SEARCH_CONFIG, start_sel=HIT_START, stop_sel=HIT_END, **options)


def _facets(filters: Filters, counts: _Counts, names: _Names) -> tuple[Facet, ...]:
    sources = {source.slug: source.name for source in names.sources.values()}
    people = {key: str(person) for key, person in names.people.items()}
    tags = {tag.slug: tag.name for tag in names.tags.values()}
    outlets, agencies = (
        [(names.sources[key].slug if key else UNKNOWN, count) for key, count in found]
        for found in (counts.outlets, counts.agencies)
    )
    tagged = [(names.tags[key].slug, count) for key, count in counts.tags]
    return (
        _facet("outlets", gettext("Outlet"), filters, outlets, sources | {UNKNOWN: gettext("Outlet unknown")}),
        _facet("agencies", gettext("Agency"), filters, agencies, sources | {UNKNOWN: gettext("No agency named")}),
        _facet("people", gettext("Person"), filters, counts.people, people),
        _facet("tags", gettext("Tag"), filters, tagged, tags),
    )


def _facet(
    field: str, name: str, filters: Filters, found: Iterable[tuple[Any, int]], names: Mapping[Any, str]
) -> Facet:
    chosen = getattr(filters, field)
    counts = dict(found)
    # What is chosen is listed also where nothing of it is left: there it can be taken away again.
    counts.update({slug: 0 for slug in chosen if slug not in counts and slug in names})
    values = tuple(
        FacetValue(
            slug=str(slug),
            name=names[slug],
            count=count,
            chosen=slug in chosen,
            query=filters.toggled(field, slug).query,
        )
        for slug, count in counts.items()
    )
    if [value.slug for value in values] == [UNKNOWN] and not chosen:
        values = ()  # Where nothing is known there is nothing to choose.
    return Facet(field=field, name=name, values=values)


def _columns(filters: Filters, counts: _Counts) -> tuple[Column, ...]:
    """Return the histogram: by month, or by year over a long time; a chosen time brings up the months of its years."""
    shown = counts.months
    since, until = first_day(filters.since), last_day(filters.until)
    whole = bars(shown)
    if (since or until) and whole and whole[0].month is None:
        first, last = (since or date.min).year, (until or date.max).year
        shown = tuple((day, count) for day, count in shown if first <= day.year <= last)
        whole = bars(shown)
    columns = []
    for bar in whole:
        period = f"{bar.year:04}-{bar.month:02}" if bar.month else f"{bar.year:04}"
        starts, ends = first_day(period), last_day(period)
        inside = bool(since or until) and (since or date.min) <= starts and ends <= (until or date.max)  # type: ignore[operator]
        alone = filters.since == filters.until == period
        query = filters.within("", "").query if alone else filters.within(period, period).query
        columns.append(Column(bar=bar, name=period_name(period), chosen=inside, query=query))
    return tuple(columns)


def _chips(filters: Filters, names: _Names) -> tuple[Chip, ...]:
    chips = []
    if filters.words:
        without = filters.changed(words="", order=Order.NEWEST if filters.order is Order.RANK else filters.order)
        chips.append(Chip(field=gettext("Words"), name=filters.words, query=without.query))
    sources = {source.slug: source.name for source in names.sources.values()}
    tags = {tag.slug: tag.name for tag in names.tags.values()}
    for slug in filters.outlets:
        name = gettext("unknown") if slug == UNKNOWN else sources.get(slug, slug)
        chips.append(Chip(field=gettext("Outlet"), name=name, query=filters.toggled("outlets", slug).query))
    for slug in filters.agencies:
        name = gettext("none named") if slug == UNKNOWN else sources.get(slug, slug)
        chips.append(Chip(field=gettext("Agency"), name=name, query=filters.toggled("agencies", slug).query))
    for key in filters.people:
        name = str(names.people[key]) if key in names.people else gettext("no longer here")
        chips.append(Chip(field=gettext("Person"), name=name, query=filters.toggled("people", key).query))
    chips += [
        Chip(field=gettext("Tag"), name=tags.get(slug, slug), query=filters.toggled("tags", slug).query)
        for slug in filters.tags
    ]
    if filters.since or filters.until:
        chips.append(Chip(field=gettext("Published"), name=_time_name(filters), query=filters.within("", "").query))
    if filters.undated:
        chips.append(
            Chip(field=gettext("Published"), name=gettext("undated"), query=filters.changed(undated=False).query)
        )
    if filters.unread:
        chips.append(Chip(field=gettext("Only"), name=gettext("unread"), query=filters.changed(unread=False).query))
    return tuple(chips)


def _time_name(filters: Filters) -> str:
    since, until = period_name(filters.since), period_name(filters.until)
    if since == until:
        return since
    if not until:
        return gettext("from %(since)s") % {"since": since}
    if not since:
        return gettext("until %(until)s") % {"until": until}
    return gettext("%(since)s to %(until)s") % {"since": since, "until": until}
