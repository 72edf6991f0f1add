"""Learn the lines that an outlet repeats in its articles, as articles come in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from articles.ingest.bulk_copy import copy_values
from articles.ingest.rows import storable
from articles.models import Article, Clipping, LineSighting, SourceLine
from articles.text.cleaning.recurrence import (
    MAX_SIGHTINGS,
    MIN_ARTICLES,
    Sighting,
    find_candidate_lines,
    is_recurring,
    line_key,
)
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.text.cleaning.recurrence import CandidateLine
    from articles.text.parse import ParsedArticle

# How many sightings of a line are examined: the first ones, to cover a long period, and the latest ones.
_FIRST_EXAMINED, _LAST_EXAMINED = 6, 12
# How many of an outlet's latest articles are counted to get the share that contain a line.
_LATEST = 200

# A line up to this length says too little about what an article is about.
_LABEL_LENGTH = 100

# A line of a source: the source's id, and the key of the line's text.
_LineKey = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _LineSightings:
    """The ``sightings`` of a line to examine, and the ids of all ``articles`` that contain it."""

    sightings: list[Sighting]
    articles: set[int]


def learn_recurring_lines(articles: Sequence[tuple[Article, ParsedArticle]], *, reparsed: bool = False) -> None:
    """Store sightings of the articles' lines, and learn which lines recur in a source. Call in a transaction.

    ``reparsed`` articles have sightings already, perhaps of other lines or for another source. Learnt lines apply to
    clippings parsed from now on.
    """
    seen = {row.pk: (row.source_id, find_candidate_lines(article.blocks)) for row, article in articles if row.source_id}
    if reparsed:
        seen = _changed(seen, [row.pk for row, _article in articles])
    texts: dict[_LineKey, str] = {}
    new: list[tuple[int, int, int, bool]] = []
    counts = _count_sightings({(source, line) for source, lines in seen.values() for line in lines})
    for article_id, (source_id, lines) in sorted(seen.items()):
        for line, sighting in lines.items():
            key = (source_id, line)
            texts[key] = sighting.text
            if counts[key] < MAX_SIGHTINGS:
                counts[key] += 1
                new.append((source_id, article_id, line, sighting.inside))
    copy_values(LineSighting, ("source_id", "article_id", "line", "inside"), new)
    _learn({(source, line) for source, _article, line, _inside in new if counts[source, line] > 1}, counts, texts)


def _changed(
    seen: Mapping[int, tuple[int, dict[int, CandidateLine]]], article_ids: Sequence[int]
) -> dict[int, tuple[int, dict[int, CandidateLine]]]:
    """Delete the sightings in articles whose lines have changed, and return the present lines of these articles."""
    before: dict[int, set[tuple[int, int, bool]]] = defaultdict(set)
    rows = LineSighting.objects.filter(article__in=article_ids)
    for article_id, source_id, line, inside in rows.values_list("article", "source", "line", "inside"):
        before[article_id].add((source_id, line, inside))
    changed = set()
    for article_id in article_ids:
        source_id, lines = seen.get(article_id, (0, {}))
        now = {(source_id, line, sighting.inside) for line, sighting in lines.items()}
        # Lines without a stored sighting are normal, as only MAX_SIGHTINGS are stored. Every stored one must be right.
        if not before[article_id] <= now or (now and not before[article_id]):
            changed.add(article_id)
    rows.filter(article__in=changed).delete()
    return {article_id: seen[article_id] for article_id in changed if article_id in seen}


def _count_sightings(keys: Iterable[_LineKey]) -> dict[_LineKey, int]:
    counts: dict[_LineKey, int] = defaultdict(int)
    wanted = sorted(keys)
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT wanted.source_id, wanted.line, sightings.many
                FROM unnest(%s::bigint[], %s::bigint[]) AS wanted (source_id, line)
                CROSS JOIN LATERAL (
                    SELECT count(*) AS many FROM articles_linesighting AS seen
                    WHERE seen.source_id = wanted.source_id AND seen.line = wanted.line
                ) AS sightings
                WHERE sightings.many > 0
                """,
                [[source for source, _line in wanted], [line for _source, line in wanted]],
            )
            for source_id, line, many in cursor:
                counts[source_id, line] = many
    return counts


def _learn(keys: set[_LineKey], counts: Mapping[_LineKey, int], texts: Mapping[_LineKey, str]) -> None:
    """Learn the lines with these keys that recur. Update the article counts of lines learnt before."""
    sources = {source for source, _line in keys}
    known: dict[_LineKey, SourceLine] = {}
    if keys:
        for row in SourceLine.objects.filter(source__in=sources).order_by("pk"):
            known[row.source_id, line_key(row.text)] = row
    changed = [known[key] for key in keys if key in known and known[key].is_learnt]
    for key in keys & known.keys():
        known[key].articles = counts[key]
    SourceLine.objects.bulk_update(sorted(changed, key=lambda row: row.pk), ["articles"])
    candidates = {key for key in keys - known.keys() if counts[key] >= MIN_ARTICLES}
    if not candidates:
        return
    examined = _sightings_of(candidates)
    latest = {source: _latest_of(source) for source in sorted({source for source, _line in candidates})}
    # Only short candidates: two articles with the same agency copy share dozens of long lines.
    others = {source: [row.text for row in known.values() if row.source_id == source] for source in sources}
    for source, line in sorted(candidates):
        if len(texts[source, line]) <= _LABEL_LENGTH:
            others[source].append(texts[source, line])
    learnt = [
        key
        for key in sorted(candidates)
        if is_recurring(
            texts[key],
            examined[key].sightings,
            others=others[key[0]],
            share=len(examined[key].articles & latest[key[0]]) / len(latest[key[0]]),
        )
    ]
    rows = [
        SourceLine(
            source_id=key[0],
            text=storable(texts[key]),
            kind=Kind.REPEATED.value,
            origin=SourceLine.Origin.LEARNT,
            articles=counts[key],
        )
        for key in learnt
    ]
    SourceLine.objects.bulk_create(rows, ignore_conflicts=True)
    with_line = {article for key in learnt for article in examined[key].articles}
    if with_line:
        # Mark them for reprocessing.
        Clipping.objects.filter(articles__in=with_line).update(parser_version="")


def _latest_of(source_id: int) -> set[int]:
    return set(Article.objects.filter(source=source_id).order_by("-pk").values_list("pk", flat=True)[:_LATEST])


def _sightings_of(keys: set[_LineKey]) -> dict[_LineKey, _LineSightings]:
    by_key: dict[_LineKey, list[tuple[int, bool]]] = defaultdict(list)
    rows = LineSighting.objects.filter(
        source__in={source for source, _line in keys}, line__in={line for _source, line in keys}
    ).order_by("article", "pk")
    for source_id, line, article_id, inside in rows.values_list("source", "line", "article", "inside"):
        if (source_id, line) in keys:
            by_key[source_id, line].append((article_id, inside))
    examined = {
        key: [*seen[:_FIRST_EXAMINED], *seen[_FIRST_EXAMINED:][-_LAST_EXAMINED:]] for key, seen in by_key.items()
    }
    wanted = {article for seen in examined.values() for article, _inside in seen}
    columns = ("pk", "version_of", "published_on", "word_count", "sketch", "terms")
    articles = {pk: rest for pk, *rest in Article.objects.filter(pk__in=wanted).values_list(*columns)}
    found: dict[_LineKey, _LineSightings] = {}
    for key, seen in examined.items():
        sightings = []
        for article_id, inside in seen:
            root, day, words, sketch, terms = articles[article_id]
            sightings.append(
                Sighting(article=root or article_id, day=day, words=words, sketch=sketch, terms=terms, inside=inside)
            )
        found[key] = _LineSightings(sightings=sightings, articles={article for article, _inside in by_key[key]})
    return found


def articles_with(line: SourceLine) -> list[int]:
    """Return the ids of articles with ``line``, the first ``MAX_SIGHTINGS`` of them."""
    rows = LineSighting.objects.filter(source=line.source_id, line=line_key(line.text))
    return list(rows.order_by("article").values_list("article", flat=True))
