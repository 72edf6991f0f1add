"""The filters of Browse, parsed from a query string and written back to one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

LONGEST_WORDS = 400
MOST_CHOSEN = 20  # Values of one facet in an address. Our own links never have more.
UNKNOWN = "-"  # In an address: articles without an outlet or agency. No slug is a lone hyphen.

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


class Order(StrEnum):
    NEWEST = "newest"
    ADDED = "added"
    RANK = "rank"


# The time field of each order; for the best match it breaks ties.
TIME_FIELDS = {Order.NEWEST: "sort_at", Order.ADDED: "received_at", Order.RANK: "sort_at"}

ORDER_NAMES: dict[Order, StrOrPromise] = {
    Order.NEWEST: _("Newest"),
    Order.ADDED: _("Recently added"),
    Order.RANK: _("Best match"),
}


def first_day(period: str) -> date | None:
    """Return the first day of ``period``, a year, month or day (2024, 2024-06, 2024-06-04); ``None`` if invalid."""
    found = _PERIOD.fullmatch(period)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None


def last_day(period: str) -> date | None:
    """Return the last day of ``period``, or ``None`` if it is invalid."""
    first = first_day(period)
    if first is None or len(period) == len("2024-06-04"):
        return first
    month = first.month if len(period) == len("2024-06") else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def period_name(period: str) -> str:
    """Return ``period`` for display: 2024, June 2024, 4 June 2024."""
    first = first_day(period)
    if first is None or len(period) == len("2024"):
        return period
    return date_format(first, "F Y" if len(period) == len("2024-06") else "j F Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters of Browse: any of the outlets and agencies (slugs), all of the people (keys) and tags (slugs).

    ``since`` and ``until`` are periods (see ``first_day``) or empty, both inclusive. ``by_story``: list only the latest
    article of each story.
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
        """Return the filters in an address; invalid values are ignored."""
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
        """The filters as the query of an address, with its question mark; empty without filters."""
        query = urlencode(self.items)
        return f"?{query}" if query else ""

    @property
    def items(self) -> list[tuple[str, str]]:
        """Name and value of every filter that is set, as in a query string or a form."""
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
        """Whether any filter is set; order and grouping are not filters."""
        return replace(self, order=Order.NEWEST, by_story=False) != Filters()

    def changed(self, **changes: Any) -> Filters:
        return replace(self, **changes)

    def toggled(self, field: str, value: str | int) -> Filters:
        """Return these filters with ``value`` added to ``field``, or removed if it was there."""
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
    return text.isascii() and text.isdigit() and len(text) < 19  # The largest database key has 19 digits.
