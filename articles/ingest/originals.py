"""What a clipping says without corrections: its text, and the fields of an article as parsed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from articles.ingest.boundary import one_parse
from articles.ingest.decisions import Decisions, decisions_about
from articles.ingest.parser_inputs import parser_inputs
from articles.ingest.records import Rejected
from articles.ingest.storing import parse_clipping
from articles.ingest.worker_pool import WAIT_SECONDS, shared_pool
from articles.models import FieldCorrection
from articles.text.formats.opening import readable_text
from articles.workers.pool import SharedArguments

if TYPE_CHECKING:
    from articles.models import Article, Clipping
    from articles.text.parse import ParsedArticle


_NOTHING_SHARED = SharedArguments({})


def text_of(clipping: Clipping) -> str:
    """Return the text in a file that is not text itself. Raises ``Rejected`` with the reason if that fails."""
    data, name = bytes(clipping.content), clipping.name
    with one_parse(name):
        if settings.PARSE_IN_PROCESS:
            return readable_text(data, name=name)
        arguments = {"data": data, "name": name}
        text: str = shared_pool().run(
            readable_text, arguments, shared=_NOTHING_SHARED, size=len(data), wait=WAIT_SECONDS
        )
        return text


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
