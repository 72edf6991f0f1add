"""Evidence about people in the archive's articles, for ``articles.text.people.identity`` to weigh."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import connection

from articles.text.people.identity import PersonEvidence, role_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# The latest articles show whom somebody is named beside; more of them cost time and change little.
ARTICLES_LOOKED_AT = 40

_TOLD = """
SELECT person.id, told.roles, article.published_on,
       ARRAY(SELECT beside.person_id FROM articles_appearance beside
             WHERE beside.article_id = told.article_id AND beside.person_id <> person.id)
FROM unnest(%s::bigint[]) AS person (id)
CROSS JOIN LATERAL (
    SELECT article_id, roles FROM articles_appearance
    WHERE person_id = person.id AND article_id <> ALL (%s::bigint[])
    ORDER BY article_id DESC LIMIT %s
) AS told
JOIN articles_article article ON article.id = told.article_id
"""

_COUNTED = """
SELECT person_id, count(DISTINCT article_id) FROM articles_appearance
WHERE person_id = ANY (%s::bigint[]) AND article_id <> ALL (%s::bigint[]) GROUP BY person_id
"""


NO_ACQUAINTANCE = PersonEvidence(articles=0, companions=(), role_words=frozenset(), days=())


def acquaintances_of(ids: Iterable[int], *, but_for: Sequence[int] = ()) -> dict[int, PersonEvidence]:
    """Return the evidence in stored articles, except ``but_for``, about the people with these ids, in two queries.

    People without any are left out.
    """
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [wanted, list(but_for)])
        counts = dict(cursor.fetchall())
        cursor.execute(_TOLD, [list(counts), list(but_for), ARTICLES_LOOKED_AT])
        rows = defaultdict(list)
        for person_id, *row in cursor.fetchall():
            rows[person_id].append(row)
    return {
        person_id: PersonEvidence(
            articles=counts[person_id],
            companions=tuple(frozenset(cast) for _roles, _day, cast in its),
            role_words=role_words(role for roles, _day, _cast in its for role in roles),
            days=tuple(day for _roles, day, _cast in its if day),
        )
        for person_id, its in rows.items()
    }
