"""``manage.py compare --json FILE FILE [FILE...]``: two to six accounts aligned and printed, without a database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser

from articles.text.align import FEWEST_ACCOUNTS, MOST_ACCOUNTS, Account, Comparison, compare
from articles.text.documents import UnreadableClipping
from articles.text.parse import ParsedArticle, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.figures import Figure, SharedFigure
    from articles.text.shared_quotes import SharedQuote


class Command(BaseCommand):
    help = "Print two to six clippings compared passage by passage as one JSON object. Touches no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="clippings; the first is the base")
        parser.add_argument("--json", action="store_true", required=True, help="print JSON (the only form)")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        missing = [file for file in files if not Path(file).is_file()]
        for file in missing:
            self.stderr.write(f"{file}: there is no such file")
        if not FEWEST_ACCOUNTS <= len(files) <= MOST_ACCOUNTS:
            self.stderr.write(f"{FEWEST_ACCOUNTS} to {MOST_ACCOUNTS} files can be compared, not {len(files)}")
            sys.exit(2)
        if missing:
            sys.exit(2)
        articles = [self._read(file) for file in files]
        understood = [article for article in articles if article is not None]
        if len(understood) < len(articles):
            sys.exit(1)
        comparison = compare([Account(body=article.body, quotes=article.quotes) for article in understood])
        self.stdout.write(
            json.dumps(as_json(files=files, articles=understood, comparison=comparison), ensure_ascii=False)
        )

    def _read(self, file: str) -> ParsedArticle | None:
        """Return the first article of a file, or ``None`` with the reason on standard error."""
        try:
            data = Path(file).read_bytes()
        except OSError as error:
            self.stderr.write(f"{file}: {error.strerror}")
            return None
        try:
            clipping = parse(data, name=Path(file).name)
        except UnreadableClipping as error:
            self.stderr.write(f"{file}: {error}")
            return None
        if not clipping.articles:
            self.stderr.write(f"{file}: holds no article")
            return None
        if len(clipping.articles) > 1:
            self.stderr.write(f"{file}: holds {len(clipping.articles)} articles; the first is compared")
        return clipping.articles[0]


def as_json(*, files: Sequence[str], articles: Sequence[ParsedArticle], comparison: Comparison) -> dict[str, Any]:
    """Return the object that stands for a comparison; the shape is a contract."""
    return {
        "articles": [
            {
                "file": file,
                "headline": article.headline,
                "sentences": [sentence.span.of(compared.body) for sentence in compared.sentences],
            }
            for file, article, compared in zip(files, articles, comparison.articles, strict=True)
        ],
        "rows": [
            {
                "cells": [list(cell.sentences) if cell else [] for cell in row.cells],
                "relation": row.relation,
                "relations": [cell.relation if cell else None for cell in row.cells],
                "moved": row.moved,
                "differences": list(row.differences),
                "certainty": row.certainty,
            }
            for row in comparison.rows
        ],
        "quotes": [_quote(shared) for shared in comparison.quotes],
        "figures": [_figure(shared) for shared in comparison.figures],
    }


def _quote(shared: SharedQuote) -> dict[str, Any]:
    return {
        "variants": [
            {
                "article": variant.article,
                "start": variant.quote.span.start,
                "end": variant.quote.span.end,
                "text": variant.quote.text,
                "speaker": variant.quote.speaker,
                "speaker_text": variant.quote.speaker_text,
            }
            for variant in shared.variants
        ],
        "relation": shared.relation,
    }


def _figure(shared: SharedFigure) -> dict[str, Any]:
    def value(figure: Figure | None) -> dict[str, Any] | None:
        if figure is None:
            return None
        shown = (figure.hedge, figure.text, figure.noun)
        return {"text": " ".join(filter(None, shown)), "value": figure.value, "unit": figure.unit or figure.noun}

    return {"cells": [value(figure) for figure in shared.cells], "relation": shared.relation}
