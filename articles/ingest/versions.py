"""Nearly the same text from the same outlet: later clippings of an article, linked to the first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from articles.models import Article
from articles.text.terms import SKETCH_SIZE, exact_resemblance, resemblance

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two clippings of one article share nearly all of their runs of words, an article and its update in the evening about
# half of them; two articles of one outlet on one event hardly any (tests/test_ingest_versions.py has the sample's).
VERSION_RESEMBLANCE = 0.4

# An estimate so far below is off by two standard errors at least; what is above it is counted.
_ESTIMATE_MARGIN = 0.12
_MOST_COUNTED = 3

# A version has one of the sketch's eight smallest hashes and one of the next eight, but for one in 300 at the
# resemblance above. What an outlet prints under every article seldom has both, so that few others are looked at; never
# more than so many.
_PROBED_HASHES = 8
_MOST_CANDIDATES = 200


# One statement for a batch: to plan one for each article takes ten times as long as to carry it out. OFFSET 0 keeps the
# planner, which does not see the hashes, to the index of sketches.
_ALIKE = f"""
    SELECT new.id, old.id, old.agency_id, COALESCE(old.version_of_id, old.id), old.sketch
    FROM (VALUES %s) AS new (id, first, second, source_id)
    CROSS JOIN LATERAL (
        SELECT * FROM (
            SELECT id, agency_id, source_id, version_of_id, sketch FROM articles_article
            WHERE sketch && new.first AND sketch && new.second
            OFFSET 0
        ) AS alike
        WHERE alike.id < new.id AND alike.source_id IS NOT DISTINCT FROM new.source_id
        LIMIT {_MOST_CANDIDATES}
    ) AS old
    ORDER BY 1, 2
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    pk: int
    agency_id: int | None
    root: int
    sketch: list[int]


def link_versions(articles: Sequence[Article]) -> dict[int, int]:
    """Set and return the first clipping's article for each of ``articles`` that is a later version of one, by id.

    ``articles`` are stored, and in the order in which they came. The outlet has to be the same one. Where neither names
    an outlet, two texts without an agency count as one outlet's: agency copy stands in many.
    """
    likely = {article.pk: _likeliest(article, candidates) for article, candidates in _candidates(articles)}
    wanted = {candidate.pk for candidates in likely.values() for candidate in candidates}
    bodies = dict(Article.objects.filter(pk__in=wanted).values_list("pk", "body")) if wanted else {}
    roots: dict[int, int] = {}
    for article in articles:
        counted = [(exact_resemblance(article.body, bodies[one.pk]), one) for one in likely.get(article.pk, [])]
        likeness, best = max(counted, key=lambda pair: pair[0], default=(0.0, None))
        if best and likeness >= VERSION_RESEMBLANCE:
            # One of the same batch may have got its link just now.
            roots[article.pk] = roots.get(best.pk, best.root)
    for article in articles:
        if article.pk in roots:
            article.version_of_id = roots[article.pk]
    Article.objects.bulk_update([article for article in articles if article.pk in roots], ["version_of"])
    return roots


def _likeliest(article: Article, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the few candidates whose texts are worth fetching, the likeliest first, the oldest of equals."""
    estimates = {
        candidate.pk: resemblance(article.sketch, candidate.sketch)
        for candidate in candidates
        if article.source_id or not (article.agency_id or candidate.agency_id)
    }
    likely = [one for one in candidates if estimates.get(one.pk, 0.0) >= VERSION_RESEMBLANCE - _ESTIMATE_MARGIN]
    return sorted(likely, key=lambda one: -estimates[one.pk])[:_MOST_COUNTED]


def _candidates(articles: Sequence[Article]) -> list[tuple[Article, list[_Candidate]]]:
    """Return the earlier articles of the same outlet that share something of each one's text, oldest first."""
    asked: list[tuple[int, list[int], list[int], int | None]] = []
    for article in articles:
        first, second = article.sketch[:_PROBED_HASHES], article.sketch[_PROBED_HASHES : 2 * _PROBED_HASHES]
        if len(article.sketch) < SKETCH_SIZE:
            # Short texts have few hashes: any will do.
            first = second = article.sketch
        if first:
            asked.append((article.pk, first, second, article.source_id))
    if not asked:
        return []
    found: dict[int, list[_Candidate]] = defaultdict(list)
    with connection.cursor() as cursor:
        new_rows = ", ".join(["(%s::bigint, %s::bigint[], %s::bigint[], %s::bigint)"] * len(asked))
        cursor.execute(_ALIKE % new_rows, [value for row in asked for value in row])
        for new, pk, agency_id, root, sketch in cursor:
            found[new].append(_Candidate(pk=pk, agency_id=agency_id, root=root, sketch=sketch))
    return [(article, found[article.pk]) for article in articles if article.pk in found]
