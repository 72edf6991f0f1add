"""The facets, histogram and chips of Browse: links that add a filter or remove one, with their counts.

To add a facet:

1. ``filters.Filters``: add a field, read it in ``from_query`` and write it in ``items``. ``Facet.field`` is its name.
2. ``conditions``: restrict the articles. If one of several values is enough (outlet), add the condition to
   ``conditions_of``: the facet's own counts ignore it. If all values are needed (tags), add it to ``base_articles``.
3. ``counts``: add a field to ``Counts`` and a branch to ``_COUNTS``, and return its rows from ``count_matches``. A
   condition from ``conditions_of`` also needs a flag there, and ``AND in_...`` in the other branches.
4. ``conditions.Names``: load the names of its values in ``of`` and ``add``.
5. Here: list it in ``facets_of`` and ``chips_of``. The template shows every facet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from articles.browse.filters import UNKNOWN, Order, first_day, last_day, period_name
from articles.browse.histogram import bars

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.browse.conditions import Names
    from articles.browse.counts import Counts
    from articles.browse.filters import Filters
    from articles.browse.histogram import Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value to filter by and the number of articles it leads to.

    ``query`` is the address that toggles it; ``slug`` identifies it in addresses.
    """

    slug: str
    name: str
    count: int
    is_active: bool
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one field, most frequent first; ``rest`` are folded away."""

    field: str
    name: str
    values: tuple[FacetValue, ...]

    shown = 8

    @property
    def first(self) -> tuple[FacetValue, ...]:
        return self.values[: self.shown] + tuple(value for value in self.values[self.shown :] if value.is_active)

    @property
    def rest(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values[self.shown :] if not value.is_active)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistogramColumn:
    """A bar of the histogram; ``query`` filters by its period."""

    bar: Bar
    name: str
    is_active: bool
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """An active filter; ``query`` removes it."""

    field: str
    name: str
    query: str


def facets_of(filters: Filters, counts: Counts, names: Names) -> tuple[Facet, ...]:
    sources = {source.slug: source.name for source in names.sources.values()}
    people = {key: str(person) for key, person in names.people.items()}
    tags = {tag.slug: tag.name for tag in names.tags.values()}
    outlets, agencies = (
        [(names.sources[key].slug if key else UNKNOWN, count) for key, count in found]
        for found in (counts.outlets, counts.agencies)
    )
    tagged = [(names.tags[key].slug, count) for key, count in counts.tags]
    return (
        _facet("outlets", gettext("Outlet"), filters, outlets, sources | {UNKNOWN: gettext("Unknown outlet")}),
        _facet("agencies", gettext("Agency"), filters, agencies, sources | {UNKNOWN: gettext("No agency")}),
        _facet("people", gettext("Person"), filters, counts.people, people),
        _facet("tags", gettext("Tag"), filters, tagged, tags),
    )


def _facet(
    field: str, name: str, filters: Filters, found: Iterable[tuple[Any, int]], names: Mapping[Any, str]
) -> Facet:
    active = getattr(filters, field)
    counts = dict(found)
    # List active values even without matches, so that they can be removed again.
    counts.update({slug: 0 for slug in active if slug not in counts and slug in names})
    values = tuple(
        FacetValue(
            slug=str(slug),
            name=names[slug],
            count=count,
            is_active=slug in active,
            query=filters.toggled(field, slug).query,
        )
        for slug, count in counts.items()
    )
    if [value.slug for value in values] == [UNKNOWN] and not active:
        values = ()  # Nothing to choose from if no article has a value.
    return Facet(field=field, name=name, values=values)


def columns_of(filters: Filters, counts: Counts) -> tuple[HistogramColumn, ...]:
    """Return the histogram: by month, or by year over a long time. A date filter shows the months of its years."""
    shown = counts.months
    since, until = first_day(filters.since), last_day(filters.until)
    all_bars = bars(shown)
    if (since or until) and all_bars and all_bars[0].month is None:
        first, last = (since or date.min).year, (until or date.max).year
        shown = tuple((day, count) for day, count in shown if first <= day.year <= last)
        all_bars = bars(shown)
    columns = []
    for bar in all_bars:
        period = f"{bar.year:04}-{bar.month:02}" if bar.month else f"{bar.year:04}"
        starts, ends = first_day(period), last_day(period)
        inside = bool(since or until) and (since or date.min) <= starts and ends <= (until or date.max)  # type: ignore[operator]
        alone = filters.since == filters.until == period
        query = filters.within("", "").query if alone else filters.within(period, period).query
        columns.append(HistogramColumn(bar=bar, name=period_name(period), is_active=inside, query=query))
    return tuple(columns)


def chips_of(filters: Filters, names: Names) -> tuple[Chip, ...]:
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
        name = gettext("none") if slug == UNKNOWN else sources.get(slug, slug)
        chips.append(Chip(field=gettext("Agency"), name=name, query=filters.toggled("agencies", slug).query))
    for key in filters.people:
        name = str(names.people[key]) if key in names.people else gettext("deleted")
        chips.append(Chip(field=gettext("Person"), name=name, query=filters.toggled("people", key).query))
    chips += [
        Chip(field=gettext("Tag"), name=tags.get(slug, slug), query=filters.toggled("tags", slug).query)
        for slug in filters.tags
    ]
    if filters.since or filters.until:
        chips.append(Chip(field=gettext("Date"), name=_time_name(filters), query=filters.within("", "").query))
    if filters.undated:
        chips.append(Chip(field=gettext("Date"), name=gettext("undated"), query=filters.changed(undated=False).query))
    if filters.unread:
        chips.append(Chip(field=gettext("Status"), name=gettext("unread"), query=filters.changed(unread=False).query))
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
