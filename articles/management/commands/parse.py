"""``manage.py parse --json PATH...``: parse files and print the articles, without a database."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser

from articles.ingest.boundary import escaped, show_tracebacks
from articles.ingest.files import FoundFile, find, shown_path
from articles.ingest.records import Outcome, Rejected
from articles.ingest.worker_pool import parser_options
from articles.management.database import DEBUG_HELP
from articles.management.parsing import begin
from articles.text.data.sources import BUILT_IN_PROFILES
from articles.text.formats.document import NO_LIBRARY_DATA
from articles.text.formats.opening import has_known_suffix
from articles.text.parse import ParsedArticle, ParsedClipping, parse
from articles.workers.parsers import Parsers, jobs_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from articles.text.formats.document import LibraryData, SavedLink

# Files to read for each process while the first is printed.
_READ_AHEAD = 3


class Command(BaseCommand):
    help = (
        "Parse clippings and print them as JSON Lines, one object per article. Uses no database. Links that a file "
        "lists without their text are counted on standard error; with --links, each is printed as an object too."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, or a folder to search for files of a supported type"
        )
        parser.add_argument("--json", action="store_true", required=True, help="print JSON Lines (required)")
        parser.add_argument("--links", action="store_true", help="also print the links without text")
        parser.add_argument("--debug", action="store_true", help=DEBUG_HELP)

    def handle(self, *args: Any, paths: list[str], links: bool = False, **options: Any) -> None:
        show_tracebacks.set(bool(options.get("debug")))
        missing = [path for path in paths if not os.path.lexists(path)]
        for path in missing:
            self.stderr.write(f"{escaped(path)}: no such file or folder")
        if missing:
            sys.exit(2)
        # Everything loaded so far stays in memory. Checking it for garbage again and again takes a tenth of the time.
        gc.freeze()
        rejected = False
        files = _files(paths)
        options = parser_options(jobs_for(len(files)))
        with Parsers(parse=parse, profiles=BUILT_IN_PROFILES, **options) as parsers:
            for name, get_parsed in _begun(files, parsers):
                try:
                    self._print(get_parsed(), name, links=links)
                except Rejected as error:
                    self.stderr.write(f"{escaped(name)}: {error}")
                    rejected = True
        if rejected:
            sys.exit(1)

    def _print(self, clipping: ParsedClipping, name: str, *, links: bool) -> None:
        for problem in clipping.problems:
            self.stderr.write(f"{escaped(name)}: {problem}")
        for article in clipping.articles:
            self.stdout.write(json.dumps(as_json(name, clipping, article), ensure_ascii=False))
        if count := len(clipping.links):
            self.stderr.write(f"{escaped(name)}: {count} {'link' if count == 1 else 'links'} without text")
        for index, link in enumerate(clipping.links if links else ()):
            self.stdout.write(json.dumps(link_as_json(name, clipping, link, index), ensure_ascii=False))


def _files(paths: list[str]) -> list[FoundFile]:
    """Return the files to read. A file named on the command line is read whatever its suffix."""
    files: list[FoundFile] = []
    for path in map(Path, paths):
        found = find([path])
        readable = [file for file in found if file.named or has_known_suffix(file.path.name)]
        refused = [file for file in found if file.problem and file.problem.outcome == Outcome.REJECTED]
        files += sorted({file.path: file for file in [*readable, *refused]}.values(), key=lambda file: file.path)
    return files


def _begun(files: list[FoundFile], parsers: Parsers) -> Iterator[tuple[str, Callable[[], ParsedClipping]]]:
    """Yield each file's name and a callable that gives its result, while the next files are parsed."""
    waiting: deque[tuple[str, Callable[[], ParsedClipping]]] = deque()
    for file in files:
        waiting.append((shown_path(file.path), begin(file, parsers)))
        if len(waiting) > _READ_AHEAD * parsers.jobs:
            yield waiting.popleft()
    yield from waiting


def as_json(file: str, clipping: ParsedClipping, article: ParsedArticle) -> dict[str, Any]:
    """Return one article as a JSON object. The shape is a public contract (docs/contracts.md)."""
    return {
        "file": file,
        "index": article.index,
        "sha256": clipping.sha256,
        "url": article.url,
        "language": article.language,
        "headline": article.headline,
        "headline_origin": article.headline_origin,
        "standfirst": article.standfirst,
        "source": article.source,
        "agency": article.agency,
        "authors": list(article.authors),
        "credit": article.credit,
        "dateline": list(article.dateline),
        "published": article.published.isoformat() if article.published else None,
        "blocks": [
            {
                "kind": block.kind.value,
                "fate": block.fate.value,
                "text": block.text,
                "start": block.span.start if block.span else None,
                "end": block.span.end if block.span else None,
                "rule": block.rule,
            }
            for block in article.blocks
        ],
        "body": article.body,
        "people": [
            {
                "name": person.name,
                "roles": list(person.roles),
                "mentions": [[mention.start, mention.end] for mention in person.mentions],
                "certainty": person.certainty,
            }
            for person in article.people
        ],
        "quotes": [
            {
                "kind": quote.kind.value,
                "text": quote.text,
                "start": quote.span.start,
                "end": quote.span.end,
                "speaker": quote.speaker,
                "speaker_text": quote.speaker_text,
                "cue": quote.cue,
                "certainty": quote.certainty,
            }
            for quote in article.quotes
        ],
        **(_library_as_json(article.library) if article.library != NO_LIBRARY_DATA else {}),
    }


def link_as_json(file: str, clipping: ParsedClipping, link: SavedLink, index: int) -> dict[str, Any]:
    """Return a link without text as a JSON object. The shape is a public contract (docs/contracts.md)."""
    return {
        "file": file,
        "link": index,
        "sha256": clipping.sha256,
        "url": link.url or None,
        "title": link.title or None,
        "source": link.fields.source,
        "authors": list(link.fields.authors),
        "published": link.fields.published.isoformat() if link.fields.published else None,
        **_library_as_json(link.library),
    }


def _library_as_json(library: LibraryData) -> dict[str, Any]:
    return {
        "saved": library.saved.isoformat() if library.saved else None,
        "tags": list(library.tags),
        "notes": list(library.notes),
        "highlights": [
            {
                "text": highlight.text,
                "note": highlight.note or None,
                "color": highlight.color or None,
                "made": highlight.made.isoformat() if highlight.made else None,
            }
            for highlight in library.highlights
        ],
    }
