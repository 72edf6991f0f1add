"""``manage.py compare --json FILE FILE [FILE...]``: align two to six accounts and print them, without a database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser

from articles.compare.serializers import comparison_to_dict
from articles.ingest.boundary import escaped, show_tracebacks
from articles.ingest.files import FoundFile, shown_path
from articles.ingest.records import Rejected
from articles.ingest.worker_pool import parser_options
from articles.management.database import DEBUG_HELP
from articles.management.parsing import begin
from articles.text.comparing.align import FEWEST_ACCOUNTS, MOST_ACCOUNTS, ComparisonInput, compare
from articles.text.data.sources import BUILT_IN_PROFILES
from articles.text.parse import ParsedArticle, ParsedClipping, parse
from articles.workers.parsers import Parsers, jobs_for

if TYPE_CHECKING:
    from collections.abc import Callable


class Command(BaseCommand):
    help = "Compare two to six clippings passage by passage and print one JSON object. Uses no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="clippings; the first is the baseline")
        parser.add_argument("--json", action="store_true", required=True, help="print JSON (required)")
        parser.add_argument("--debug", action="store_true", help=DEBUG_HELP)

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        show_tracebacks.set(bool(options.get("debug")))
        missing = [file for file in files if not Path(file).is_file()]
        for file in missing:
            self.stderr.write(f"{escaped(file)}: no such file")
        if not FEWEST_ACCOUNTS <= len(files) <= MOST_ACCOUNTS:
            self.stderr.write(f"compare takes {FEWEST_ACCOUNTS} to {MOST_ACCOUNTS} files, not {len(files)}")
            sys.exit(2)
        if missing:
            sys.exit(2)
        with Parsers(parse=parse, profiles=BUILT_IN_PROFILES, **parser_options(jobs_for(len(files)))) as parsers:
            begun = [begin(FoundFile(path=Path(file), named=True), parsers) for file in files]
            articles = [self._first(shown_path(Path(file)), each) for file, each in zip(files, begun, strict=True)]
        understood = [article for article in articles if article is not None]
        if len(understood) < len(articles):
            sys.exit(1)
        comparison = compare([ComparisonInput(body=article.body, quotes=article.quotes) for article in understood])
        named = zip(map(shown_path, map(Path, files)), understood, strict=True)
        facts = [{"file": name, "headline": article.headline} for name, article in named]
        self.stdout.write(json.dumps(comparison_to_dict(facts, comparison), ensure_ascii=False))

    def _first(self, name: str, get_parsed: Callable[[], ParsedClipping]) -> ParsedArticle | None:
        """Return the first article of a file. On failure, write the reason to standard error and return ``None``."""
        try:
            clipping = get_parsed()
        except Rejected as error:
            self.stderr.write(f"{escaped(name)}: {error}")
            return None
        if not clipping.articles:
            self.stderr.write(f"{escaped(name)}: no article found")
            return None
        if len(clipping.articles) > 1:
            self.stderr.write(f"{escaped(name)}: {len(clipping.articles)} articles found; only the first is compared")
        return clipping.articles[0]
