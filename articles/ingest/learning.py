"""Learning the lines that outlets repeat in their articles, as articles come in."""

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

# How many sightings are weighed: the first, so that years count, and the latest, so that the present does.
_FIRST_WEIGHED, _LAST_WEIGHED = 6, 12
# The outlet's latest articles, of which a sentence has to stand in a share.
_LATEST = 200

# Lines of this length say too little to tell what an article is about.
_LABEL_LENGTH = 100

# A line of a source: its id, and the key of the text.
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Where a line was seen: the ``sightings`` that are weighed, and the ids of all ``articles`` with it."""

    sightings: list[Sighting]
    articles: set[int]


def learn_lines(found: Sequence[tuple[Article, ParsedArticle]], *, again: bool = False) -> None:
    """Store sightings of the lines of articles, and learn which recur in a source's articles. In a transaction.

    ``again`` is for articles that were seen before, perhaps with other lines or another source. Learnt lines apply to
    clippings parsed from now on.
    """
    seen = {row.pk: (row.source_id, find_candidate_lines(article.blocks)) for row, article in found if row.source_id}
    if again:
        seen = _changed(seen, [row.pk for row, _article in found])
    texts: dict[_Place, str] = {}
    new: list[tuple[int, int, int, bool]] = []
    counts = _count_sightings({(source, line) for source, lines in seen.values() for line in lines})
    for article_id, (source_id, lines) in sorted(seen.items()):
        for line, one in lines.items():
            place = (source_id, line)
            texts[place] = one.text
            if counts[place] < MAX_SIGHTINGS:
                counts[place] += 1
                new.append((source_id, article_id, line, one.inside))
    copy_values(LineSighting, ("source_id", "article_id", "line", "inside"), new)
    _learn({(source, line) for source, _article, line, _inside in new if counts[source, line] > 1}, counts, texts)


def _changed(
    seen: Mapping[int, tuple[int, dict[int, CandidateLine]]], article_ids: Sequence[int]
) -> dict[int, tuple[int, dict[int, CandidateLine]]]:
    """Delete the sightings in articles whose lines have changed, and return the lines of these."""
    before: dict[int, set[tuple[int, int, bool]]] = defaultdict(set)
    rows = LineSighting.objects.filter(article__in=article_ids)
    for article_id, source_id, line, inside in rows.values_list("article", "source", "line", "inside"):
        before[article_id].add((source_id, line, inside))
    changed = set()
    for article_id in article_ids:
        source_id, lines = seen.get(article_id, (0, {}))
        now = {(source_id, line, one.inside) for line, one in lines.items()}
        # A line that is remembered often enough is missing; what was remembered has to be right.
        if not before[article_id] <= now or (now and not before[article_id]):
            changed.add(article_id)
    rows.filter(article__in=changed).delete()
    return {article_id: seen[article_id] for article_id in changed if article_id in seen}


def _count_sightings(places: Iterable[_Place]) -> dict[_Place, int]:
    counts: dict[_Place, int] = defaultdict(int)
    wanted = sorted(places)
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


def _learn(places: set[_Place], counts: Mapping[_Place, int], texts: Mapping[_Place, str]) -> None:
    """Learn the lines at ``places`` that recur, and update the number of articles with known ones."""
    sources = {source for source, _line in places}
    known: dict[_Place, SourceLine] = {}
    if places:
        for row in SourceLine.objects.filter(source__in=sources).order_by("pk"):
            known[row.source_id, line_key(row.text)] = row
    changed = [known[place] for place in places if place in known and known[place].is_learnt]
    for place in places & known.keys():
        known[place].articles = counts[place]
    SourceLine.objects.bulk_update(sorted(changed, key=lambda row: row.pk), ["articles"])
    doubtful = {place for place in places - known.keys() if counts[place] >= MIN_ARTICLES}
    if not doubtful:
        return
    weighed = _sightings_at(doubtful)
    latest = {source: _latest_of(source) for source in sorted({source for source, _line in doubtful})}
    # Not each line that two articles share: agency copy has dozens of them.
    others = {source: [row.text for row in known.values() if row.source_id == source] for source in sources}
    for source, line in sorted(doubtful):
        if len(texts[source, line]) <= _LABEL_LENGTH:
            others[source].append(texts[source, line])
    learnt = [
        place
        for place in sorted(doubtful)
        if is_recurring(
            texts[place],
            weighed[place].sightings,
            others=others[place[0]],
            share=len(weighed[place].articles & latest[place[0]]) / len(latest[place[0]]),
        )
    ]
    rows = [
        SourceLine(
            source_id=place[0],
            text=storable(texts[place]),
            kind=Kind.REPEATED.value,
            origin=SourceLine.Origin.LEARNT,
            articles=counts[place],
        )
        for place in learnt
    ]
    SourceLine.objects.bulk_create(rows, ignore_conflicts=True)
    with_line = {article for place in learnt for article in weighed[place].articles}
    if with_line:
        # Mark them for reprocessing.
        Clipping.objects.filter(articles__in=with_line).update(parser_version="")


def _latest_of(source_id: int) -> set[int]:
    return set(Article.objects.filter(source=source_id).order_by("-pk").values_list("pk", flat=True)[:_LATEST])


def _sightings_at(places: set[_Place]) -> dict[_Place, _Seen]:
    by_place: dict[_Place, list[tuple[int, bool]]] = defaultdict(list)
    rows = LineSighting.objects.filter(
        source__in={source for source, _line in places}, line__in={line for _source, line in places}
    ).order_by("article", "pk")
    for source_id, line, article_id, inside in rows.values_list("source", "line", "article", "inside"):
        if (source_id, line) in places:
            by_place[source_id, line].append((article_id, inside))
    weighed = {
        place: [*seen[:_FIRST_WEIGHED], *seen[_FIRST_WEIGHED:][-_LAST_WEIGHED:]] for place, seen in by_place.items()
    }
    wanted = {article for seen in weighed.values() for article, _inside in seen}
    columns = ("pk", "version_of", "published_on", "word_count", "sketch", "terms")
    articles = {pk: rest for pk, *rest in Article.objects.filter(pk__in=wanted).values_list(*columns)}
    found: dict[_Place, _Seen] = {}
    for place, seen in weighed.items():
        sightings = []
        for article_id, inside in seen:
            root, day, words, sketch, terms = articles[article_id]
            sightings.append(
                Sighting(article=root or article_id, day=day, words=words, sketch=sketch, terms=terms, inside=inside)
            )
        found[place] = _Seen(sightings=sightings, articles={article for article, _inside in by_place[place]})
    return found


def articles_with(line: SourceLine) -> list[int]:
    """Return the ids of articles with ``line``: all of them up to ``MAX_SIGHTINGS``."""
    rows = LineSighting.objects.filter(source=line.source_id, line=line_key(line.text))
    return list(rows.order_by("article").values_list("article", flat=True))
