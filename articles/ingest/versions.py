"""Link the versions of an article: later clippings with nearly the same text from the same outlet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from articles.models import Article
from articles.text.terms import SKETCH_SIZE, exact_resemblance, resemblance

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two clippings of one article share nearly all of their word sequences; an article and its evening update share about
# half. Two articles from one outlet on one event share hardly any (tests/test_ingest_versions.py has figures).
VERSION_RESEMBLANCE = 0.4

# The exact resemblance is computed if the estimate from the sketches is at most this far (two standard errors) below
# the threshold.
_ESTIMATE_MARGIN = 0.12
_MAX_EXACT = 3

# Candidates share one of the sketch's eight smallest hashes and one of the next eight. At the resemblance above, all
# but one in 300 versions do. Text that an outlet prints under every article seldom has both, so candidates are few.
_PROBED_HASHES = 8
_MAX_CANDIDATES = 200


# One statement for a batch: planning a statement for each article takes ten times as long as executing it. OFFSET 0
# makes the planner, which does not see the hashes, use the index on sketches.
_SIMILAR = f"""
    SELECT new.id, old.id, old.agency_id, COALESCE(old.version_of_id, old.id), old.sketch
    FROM (VALUES %s) AS new (id, first, second, source_id)
    CROSS JOIN LATERAL (
        SELECT * FROM (
            SELECT id, agency_id, source_id, version_of_id, sketch FROM articles_article
            WHERE sketch && new.first AND sketch && new.second
            OFFSET 0
        ) AS similar_articles
        WHERE similar_articles.id < new.id AND similar_articles.source_id IS NOT DISTINCT FROM new.source_id
        LIMIT {_MAX_CANDIDATES}
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
    """Link each article that is a version of an earlier one, and return the ids of the first versions by article id.

    ``articles`` are stored and in the order received. Versions have the same outlet. Articles without an outlet are
    compared only if they have no agency either, because many outlets print the same agency copy.
    """
    likely = {article.pk: _likeliest(article, candidates) for article, candidates in _candidates(articles)}
    wanted = {candidate.pk for candidates in likely.values() for candidate in candidates}
    bodies = dict(Article.objects.filter(pk__in=wanted).values_list("pk", "body")) if wanted else {}
    roots: dict[int, int] = {}
    for article in articles:
        exact = [
            (exact_resemblance(article.body, bodies[candidate.pk]), candidate)
            for candidate in likely.get(article.pk, [])
        ]
        similarity, best = max(exact, key=lambda pair: pair[0], default=(0.0, None))
        if best and similarity >= VERSION_RESEMBLANCE:
            # An article of the same batch may have been linked just now.
            roots[article.pk] = roots.get(best.pk, best.root)
    for article in articles:
        if article.pk in roots:
            article.version_of_id = roots[article.pk]
    Article.objects.bulk_update([article for article in articles if article.pk in roots], ["version_of"])
    return roots


def _likeliest(article: Article, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the few candidates whose texts are worth fetching, most similar first, the oldest first in a tie."""
    estimates = {
        candidate.pk: resemblance(article.sketch, candidate.sketch)
        for candidate in candidates
        if article.source_id or not (article.agency_id or candidate.agency_id)
    }
    threshold = VERSION_RESEMBLANCE - _ESTIMATE_MARGIN
    likely = [candidate for candidate in candidates if estimates.get(candidate.pk, 0.0) >= threshold]
    return sorted(likely, key=lambda candidate: -estimates[candidate.pk])[:_MAX_EXACT]


def _candidates(articles: Sequence[Article]) -> list[tuple[Article, list[_Candidate]]]:
    """Return each article that has candidates with them: earlier articles of the same outlet that share some text.

    Candidates are ordered by id.
    """
    queries: list[tuple[int, list[int], list[int], int | None]] = []
    for article in articles:
        first, second = article.sketch[:_PROBED_HASHES], article.sketch[_PROBED_HASHES : 2 * _PROBED_HASHES]
        if len(article.sketch) < SKETCH_SIZE:
            # A short text has few hashes: one shared hash is enough.
            first = second = article.sketch
        if first:
            queries.append((article.pk, first, second, article.source_id))
    if not queries:
        return []
    found: dict[int, list[_Candidate]] = defaultdict(list)
    with connection.cursor() as cursor:
        new_rows = ", ".join(["(%s::bigint, %s::bigint[], %s::bigint[], %s::bigint)"] * len(queries))
        cursor.execute(_SIMILAR % new_rows, [value for row in queries for value in row])
        for new, pk, agency_id, root, sketch in cursor:
            found[new].append(_Candidate(pk=pk, agency_id=agency_id, root=root, sketch=sketch))
    return [(article, found[article.pk]) for article in articles if article.pk in found]
