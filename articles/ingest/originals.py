"""The fields of a stored article as parsed from its clipping, without corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.ingest.decisions import Decisions, decisions_about
from articles.ingest.parser_inputs import parser_inputs
from articles.ingest.records import Rejected
from articles.ingest.storing import parse_clipping
from articles.models import FieldCorrection

if TYPE_CHECKING:
    from articles.models import Article
    from articles.text.parse import ParsedArticle


def corrected_field_names(article: Article) -> frozenset[str]:
    """Return the names of the corrected fields."""
    rows = FieldCorrection.objects.filter(sha256=article.clipping.sha256, position=article.position)
    return frozenset(rows.exclude(field__in=FieldCorrection.ABOUT_CLIPPING).values_list("field", flat=True))


def parsed_original(article: Article) -> ParsedArticle | None:
    """Parse the article again without its corrected fields. ``None`` if its clipping no longer contains it."""
    clipping = article.clipping
    decisions = decisions_about([clipping.sha256]).get(clipping.sha256, Decisions())
    split = decisions.fields.get(0, {}).get(FieldCorrection.Field.SPLIT)
    decisions.fields.clear()
    if split is not None:
        decisions.fields[0][FieldCorrection.Field.SPLIT] = split
    try:
        parsed = parse_clipping(
            bytes(clipping.content),
            name=clipping.name,
            url=clipping.url,
            decisions=decisions,
            inputs=parser_inputs(),
        )
    except Rejected:
        return None
    return next((found for found in parsed.articles if found.index == article.position), None)
