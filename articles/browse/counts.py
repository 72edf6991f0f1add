"""Count matching articles by facet value and by month, in one SQL statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Case, Value, When

from articles.text.people.found import SURE_PERSON

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import Q

    from articles.models.articles import ArticleQuerySet
    from newsarchive.accounts.models import User

VALUES_PER_FACET = 24  # No reader scans more. The pages of people, sources and tags list all.


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Numbers of articles by key of outlet, agency (``None``: unknown), person and tag, most first; and by month.

    People whose name is uncertain in every article are left out; those who are in count with all their articles.
    ``entries`` is the length of the list: fewer than ``total`` if it is grouped by story.
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


# All counts in one statement over one list of matches, so that the search itself runs once.
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
GROUP BY 2 HAVING max(certainty) >= {sure} ORDER BY 4 DESC, 2 LIMIT {most})
UNION ALL
(SELECT 'tag', tag_id, NULL, count(*) FROM articles_tagging {of_found}
GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT {most})
"""


_ENTRIES = """
UNION ALL
SELECT 'entries', NULL, NULL, count(DISTINCT COALESCE(story_id, -found.id))
FROM found LEFT JOIN articles_storymembership ON article_id = found.id
"""

# Without filters the sizes of the stories give the number of entries.
_ENTRIES_OF_ALL = """
UNION ALL
SELECT 'entries', NULL, NULL, (SELECT count(*) FROM found) - COALESCE(sum(size - 1), 0)
FROM articles_story WHERE size > 1
"""

_OF_FOUND = "JOIN found ON article_id = found.id"  # Left out without filters, which halves the work.


def count_matches(
    base: ArticleQuerySet, conditions: dict[str, Q], user: User, *, narrow: bool, by_story: bool
) -> Counts:
    """Count the articles in ``base`` that meet ``conditions``, which may have the keys outlet, agency and time.

    ``narrow``: any filter is set. Without filters, a faster statement gives the same counts.
    """
    flags = {
        f"in_{name}": Case(When(conditions[name], then=True), default=False) if name in conditions else Value(True)
        for name in ("outlet", "agency", "time")
    }
    matching = base.order_by().annotate(**flags).values("id", "source_id", "agency_id", "published_on", *flags)
    sql, params = matching.query.sql_with_params()
    rows: dict[str, list[tuple[Any, int]]] = {}
    with connection.cursor() as cursor:
        counting = _COUNTS.format(
            matching=sql, of_found=_OF_FOUND if narrow else "", most=VALUES_PER_FACET, sure=SURE_PERSON
        )
        if by_story:
            counting += _ENTRIES if narrow else _ENTRIES_OF_ALL
        cursor.execute(counting, [*params, user.pk])
        for kind, key, day, count in cursor.fetchall():
            rows.setdefault(kind, []).append((day if kind == "month" else key, count))
    total = rows["total"][0][1]
    months = rows.get("month", [])
    return Counts(
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
