"""Match the stored articles of a clipping to the articles parsed now, so that each id stays with its text.

This matters when a new parser version finds more or fewer articles in a clipping.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.ingest.versions import VERSION_RESEMBLANCE
from articles.models import CORRECTIONS, Article
from articles.text.terms import resemblance, sketch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.parse import ParsedArticle

# Higher than any position of an article: even the largest clipping holds fewer articles.
_TEMPORARY_OFFSET = 20_000


def realign_positions(rows: Sequence[Article], articles: Sequence[ParsedArticle], *, sha256: str) -> None:
    """Set the position of each stored article to that of the parsed article with its text. Call in a transaction.

    Articles that are no longer found get positions after all others. Nothing changes for a single article, or if the
    clipping has corrections, because corrections refer to articles by position.
    """
    if len(rows) == 1:
        return
    positions = _new_positions(rows, articles)
    moved = [row for row in rows if row.position != positions[row.pk]]
    if not moved or any(model.objects.filter(sha256=sha256).exists() for model in CORRECTIONS):
        return
    # In two steps, because positions are unique within a clipping.
    for offset in (_TEMPORARY_OFFSET, 0):
        for row in moved:
            row.position = positions[row.pk] + offset
        Article.objects.bulk_update(moved, ["position"])


def _new_positions(rows: Sequence[Article], articles: Sequence[ParsedArticle]) -> dict[int, int]:
    """Return the position of each stored article by id."""
    free = {article.index: sketch(article.body) for article in articles}
    positions: dict[int, int] = {}

    def assign(row: Article, position: int) -> None:
        positions[row.pk] = position
        free.pop(position, None)

    def unassigned() -> list[Article]:
        return [row for row in rows if row.pk not in positions]

    # Try the present position first: comparing every pair is slow for hundreds of articles.
    for row in rows:
        if row.position in free and resemblance(row.sketch, free[row.position]) >= VERSION_RESEMBLANCE:
            assign(row, row.position)
    for row in unassigned():
        if free:
            similarity, best = max((resemblance(row.sketch, found), -position) for position, found in free.items())
            if similarity >= VERSION_RESEMBLANCE:
                assign(row, -best)
    for row in unassigned():
        if row.position in free:
            assign(row, row.position)
    last = max((article.index for article in articles), default=-1)
    for position, row in enumerate(unassigned(), last + 1):
        assign(row, position)
    return positions
