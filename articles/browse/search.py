"""The page of articles that Browse shows for a set of filters, and an article's neighbours in that list."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils.functional import cached_property
from django.utils.translation import gettext

from articles.browse.conditions import Names, base_articles, conditions_of
from articles.browse.counts import count_matches
from articles.browse.facets import chips_of, columns_of, facets_of
from articles.browse.filters import ORDER_NAMES, TIME_FIELDS, Filters, Order
from articles.browse.search_query import parse_search
from articles.browse.snippets import SNIPPET_BREAK, marked, with_breaks
from articles.models import Article
from articles.models.articles import SEARCH_CONFIG, SEARCHED_CHARACTERS
from articles.stories.story_groups import latest_of_each_story, story_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.paginator import Page

    from articles.browse.facets import Chip, Facet, HistogramColumn
    from articles.browse.search_query import ParsedSearch
    from articles.models.articles import ArticleQuerySet
    from newsarchive.accounts.models import User

PAGE_SIZE = 25
# Ranking reads the search vector of every match: about 20 ms for this many. Older matches follow unranked, and the page
# says so. A multiple of the page size, so that no page is half ranked.
RANKED_AT_MOST = 40 * PAGE_SIZE


@dataclass(frozen=True, kw_only=True)
class Results:
    """The contents of Browse: a page of the ``total`` matching articles, or of the latest of each story.

    ``ranked_at_most`` is set if only that many, the newest, were ranked.
    """

    filters: Filters
    total: int
    page: Page[Any]
    facets: tuple[Facet, ...]
    columns: tuple[HistogramColumn, ...]
    undated: int
    unread: int
    chips: tuple[Chip, ...]
    parsed_search: ParsedSearch | None
    ranked_at_most: int | None

    @property
    def entries(self) -> int:
        return self.page.paginator.count

    @property
    def groupings(self) -> tuple[tuple[str, str, bool], ...]:
        """Name, query and whether it is active, for each way to group articles."""
        return tuple(
            (name, self.filters.changed(by_story=by_story).query, by_story is self.filters.by_story)
            for by_story, name in ((False, gettext("By article")), (True, gettext("By story")))
        )

    @cached_property
    def orders(self) -> tuple[tuple[str, str, bool], ...]:
        """Name, query and whether it is active, for each order available here."""
        return tuple(
            (str(name), self.filters.changed(order=order).query, order is self.filters.order)
            for order, name in ORDER_NAMES.items()
            if (self.parsed_search and self.parsed_search.text) or order is not Order.RANK
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
    """Return a page of the articles that match ``filters``, with facets, histogram and chips.

    A page number beyond the end gives the last page, none the first. The number of queries does not depend on the
    number of matches.
    """
    names = Names.of(filters)
    parsed_search = parse_search(filters.words) if filters.words else None
    base = base_articles(filters, user, parsed_search)
    conditions = conditions_of(filters, names)
    with _by_index(parsed_search):
        counts = count_matches(base, conditions, user, narrow=filters.narrow, by_story=filters.by_story)
    wanted = base.filter(*conditions.values())
    found: Page[Any] = Paginator(range(counts.entries), PAGE_SIZE).get_page(page)
    text = parsed_search.text if parsed_search else ""
    start = (found.number - 1) * PAGE_SIZE
    latest_by = TIME_FIELDS[filters.order]
    latest = latest_of_each_story(wanted, latest_by=latest_by) if filters.by_story else wanted
    rows = _rows(latest, text=text, order=filters.order, user=user, start=start)
    groups = story_groups(rows, wanted, latest_by=latest_by) if filters.by_story else {}
    for row in rows:
        row.story_group = groups.get(row.pk)  # type: ignore[attr-defined]
    found.object_list = rows
    names.add(counts)
    return Results(
        filters=filters,
        total=counts.total,
        page=found,
        facets=facets_of(filters, counts, names),
        columns=columns_of(filters, counts),
        undated=counts.undated,
        unread=counts.unread,
        chips=chips_of(filters, names),
        parsed_search=parsed_search,
        ranked_at_most=(
            RANKED_AT_MOST if text and filters.order is Order.RANK and counts.entries > RANKED_AT_MOST else None
        ),
    )


def neighbours(article: Article, filters: Filters, *, user: User) -> tuple[Article | None, Article | None]:
    """Return the articles before and after ``article`` in the list that ``filters`` define.

    If the article has just left the list by being read, its neighbours are those around its former position.
    """
    listed = replace(filters, unread=False)
    parsed_search = parse_search(listed.words) if listed.words else None
    wanted = (
        base_articles(listed, user, parsed_search)
        .filter(*conditions_of(listed, Names.of(listed)).values())
        .without_text()
    )
    if filters.order is Order.RANK and parsed_search and parsed_search.text:
        keys = list(_ranked(wanted, parsed_search.text).values_list("pk", flat=True))
        if article.pk in keys:
            place = keys.index(article.pk)
            neighbouring = keys[max(place - 1, 0) : place], keys[place + 1 : place + 2]
            rows = wanted.in_bulk(neighbouring[0] + neighbouring[1])
            before, after = (next((rows[key] for key in found if key in rows), None) for found in neighbouring)
            return before, after
    field = TIME_FIELDS[filters.order]
    at = getattr(article, field)
    # The first condition lets the database enter its index at the article's place.
    newer = wanted.filter(**{f"{field}__gte": at}).filter(Q(**{f"{field}__gt": at}) | Q(pk__gt=article.pk))
    older = wanted.filter(**{f"{field}__lte": at}).filter(Q(**{f"{field}__lt": at}) | Q(pk__lt=article.pk))
    return newer.order_by(field, "pk").first(), older.order_by(f"-{field}", "-pk").first()


@contextmanager
def _by_index(parsed_search: ParsedSearch | None) -> Iterator[None]:
    """Make a search use its index, even for a word that most articles have.

    The planner assumes that testing a search vector is as cheap as comparing a number, and prefers to scan the table.
    The scan must fetch and unpack every vector: with 10,000 articles it takes five times as long as the index.

    A statement that must scan a table all the same gets such high costs then that servers with JIT compile it, which
    takes far longer than the search.
    """
    if parsed_search is None or not parsed_search.text:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        yield


def _ranked(wanted: ArticleQuerySet, words: str) -> ArticleQuerySet:
    newest = wanted.newest_first().values("pk")[:RANKED_AT_MOST]
    rank = SearchRank(F("search"), SearchQuery(words, config=SEARCH_CONFIG, search_type="websearch"))
    return Article.objects.filter(pk__in=newest).annotate(rank=rank).order_by("-rank", "-sort_at", "-pk")


def _rows(wanted: ArticleQuerySet, *, text: str, order: Order, user: User, start: int) -> list[Article]:
    """Return the articles of a page in order, with read mark and, if ``text`` is searched for, marked snippets."""
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
            marked_headline=marked("headline", text, highlight_all=True),
            snippet=marked(
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
            row.snippet = with_breaks(row.snippet, row.opening)
        else:
            # Looking up a missing attribute costs a template as much as rendering the rest of the row.
            row.marked_headline = row.snippet = ""
    return [by_key[key] for key in keys if key in by_key]
