"""``manage.py compare --json FILE FILE [FILE...]``: align two to six accounts and print them, without a database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.compare.serializers import comparison_to_dict
from articles.text.comparing.align import FEWEST_ACCOUNTS, MOST_ACCOUNTS, ComparisonInput, compare
from articles.text.documents import UnreadableClipping
from articles.text.parse import ParsedArticle, parse


class Command(BaseCommand):
    help = "Compare two to six clippings passage by passage and print one JSON object. Uses no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="clippings; the first is the baseline")
        parser.add_argument("--json", action="store_true", required=True, help="print JSON (required)")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        missing = [file for file in files if not Path(file).is_file()]
        for file in missing:
            self.stderr.write(f"{file}: no such file")
        if not FEWEST_ACCOUNTS <= len(files) <= MOST_ACCOUNTS:
            self.stderr.write(f"compare takes {FEWEST_ACCOUNTS} to {MOST_ACCOUNTS} files, not {len(files)}")
            sys.exit(2)
        if missing:
            sys.exit(2)
        articles = [self._read(file) for file in files]
        understood = [article for article in articles if article is not None]
        if len(understood) < len(articles):
            sys.exit(1)
        comparison = compare([ComparisonInput(body=article.body, quotes=article.quotes) for article in understood])
        facts = [{"file": file, "headline": article.headline} for file, article in zip(files, understood, strict=True)]
        self.stdout.write(json.dumps(comparison_to_dict(facts, comparison), ensure_ascii=False))

    def _read(self, file: str) -> ParsedArticle | None:
        """Return the first article of a file. On failure, write the reason to standard error and return ``None``."""
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
            self.stderr.write(f"{file}: no article found")
            return None
        if len(clipping.articles) > 1:
            self.stderr.write(f"{file}: {len(clipping.articles)} articles found; only the first is compared")
        return clipping.articles[0]
