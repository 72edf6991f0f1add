"""Matching stored articles to those found now, where a clipping gives more or fewer: ids stay with texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.ingest.versions import VERSION_RESEMBLANCE
from articles.models import CORRECTIONS, Article
from articles.text.terms import resemblance, sketch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.parse import ParsedArticle

# Beyond the places of all articles that a text of the largest size may hold.
_ASIDE = 20_000


def realign_positions(rows: Sequence[Article], articles: Sequence[ParsedArticle], *, sha256: str) -> None:
    """Give stored articles of a clipping the positions at which their texts are found now, in a transaction.

    Articles that are not found get positions after the others. A single article keeps its position, and so do all of a
    clipping that has corrections, as these name articles by position.
    """
    if len(rows) == 1:
        return
    places = _places(rows, articles)
    moved = [row for row in rows if row.position != places[row.pk]]
    if not moved or any(model.objects.filter(sha256=sha256).exists() for model in CORRECTIONS):
        return
    for aside in (_ASIDE, 0):
        for row in moved:
            row.position = places[row.pk] + aside
        Article.objects.bulk_update(moved, ["position"])


def _places(rows: Sequence[Article], articles: Sequence[ParsedArticle]) -> dict[int, int]:
    free = {article.index: sketch(article.body) for article in articles}
    places: dict[int, int] = {}

    def put(row: Article, place: int) -> None:
        places[row.pk] = place
        free.pop(place, None)

    def left() -> list[Article]:
        return [row for row in rows if row.pk not in places]

    # Where they are, first: to compare each with each takes long where there are hundreds.
    for row in rows:
        if row.position in free and resemblance(row.sketch, free[row.position]) >= VERSION_RESEMBLANCE:
            put(row, row.position)
    for row in left():
        if free:
            likeness, best = max((resemblance(row.sketch, found), -place) for place, found in free.items())
            if likeness >= VERSION_RESEMBLANCE:
                put(row, -best)
    for row in left():
        if row.position in free:
            put(row, row.position)
    behind = max((article.index for article in articles), default=-1)
    for place, row in enumerate(left(), behind + 1):
        put(row, place)
    return places
