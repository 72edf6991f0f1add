"""Evidence about people in the archive's articles, for ``articles.text.people.identity`` to weigh."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import connection

from articles.text.people.identity import PersonEvidence, role_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# The latest articles suffice as evidence; more take time and change little.
MOST_ARTICLES = 40
# No article names as many people; of one that does, every pair would be read.
MOST_COMPANIONS = 500

_EVIDENCE = """
SELECT person.id, latest.roles, article.published_on,
       ARRAY(SELECT companion.person_id FROM articles_appearance companion
             WHERE companion.article_id = latest.article_id AND companion.person_id <> person.id
             ORDER BY companion.person_id LIMIT %s)
FROM unnest(%s::bigint[]) AS person (id)
CROSS JOIN LATERAL (
    SELECT article_id, roles FROM articles_appearance
    WHERE person_id = person.id AND article_id <> ALL (%s::bigint[])
    ORDER BY article_id DESC LIMIT %s
) AS latest
JOIN articles_article article ON article.id = latest.article_id
"""

_ARTICLE_COUNTS = """
SELECT person_id, count(DISTINCT article_id) FROM articles_appearance
WHERE person_id = ANY (%s::bigint[]) AND article_id <> ALL (%s::bigint[]) GROUP BY person_id
"""


NO_ACQUAINTANCE = PersonEvidence(articles=0, companions=(), role_words=frozenset(), days=())


def acquaintances_of(ids: Iterable[int], *, excluding: Sequence[int] = ()) -> dict[int, PersonEvidence]:
    """Return the evidence about people, by id, from stored articles other than ``excluding``, in two queries.

    People without such articles are left out.
    """
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_ARTICLE_COUNTS, [wanted, list(excluding)])
        counts = dict(cursor.fetchall())
        cursor.execute(_EVIDENCE, [MOST_COMPANIONS, list(counts), list(excluding), MOST_ARTICLES])
        rows = defaultdict(list)
        for person_id, *row in cursor.fetchall():
            rows[person_id].append(row)
    return {
        person_id: PersonEvidence(
            articles=counts[person_id],
            companions=tuple(frozenset(companions) for _roles, _day, companions in found),
            role_words=role_words(role for roles, _day, _companions in found for role in roles),
            days=tuple(day for _roles, day, _companions in found if day),
        )
        for person_id, found in rows.items()
    }
