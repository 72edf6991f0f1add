from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError
from tqdm import tqdm  # type: ignore[import-untyped]

from articles import curation, ingest
from articles.ingest.boundary import show_tracebacks
from articles.management.database import DEBUG_HELP, ArchiveCommand
from articles.models import Article, Clipping
from articles.workers.parsers import jobs_for, number_of_jobs

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from articles.ingest import Difference, Reparsed

_SOME_REJECTED = 1
_USAGE = 2
_LONGEST_SHOWN = 100


class Command(ArchiveCommand):
    help = (
        "Reprocess stored clippings: all, or those of the articles with the given numbers. Corrections stay, and "
        "earlier versions of changed texts are kept as revisions."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("articles", nargs="*", metavar="ID", type=int, help="numbers of articles")
        parser.add_argument("--waiting", action="store_true", help="only clippings that need reprocessing")
        parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
        parser.add_argument("--jobs", metavar="N", type=number_of_jobs, help="number of processes that parse")
        parser.add_argument("--json", action="store_true", help="print one line of JSON per article")
        parser.add_argument("--debug", action="store_true", help=DEBUG_HELP)

    def handle(self, *args: Any, articles: list[int], dry_run: bool, jobs: int | None = None, **options: Any) -> None:
        show_tracebacks.set(bool(options.get("debug")))
        clippings = (
            list(curation.clippings_to_reprocess().values_list("pk", flat=True))
            if options["waiting"]
            else _clippings(articles)
        )
        counts: Counter[str] = Counter()
        with tqdm(clippings, unit="clipping", disable=not sys.stderr.isatty()) as progress:
            for reparsed in ingest.reparse(progress, dry_run=dry_run, jobs=jobs or jobs_for(len(clippings))):
                counts[reparsed.status] += 1
                if options["json"]:
                    self.stdout.write(json.dumps(asdict(reparsed), ensure_ascii=False))
                elif reparsed.status is not ingest.ReprocessStatus.SAME:
                    self._print(reparsed)
        if not options["json"]:
            summary = ", ".join(f"{counts[status]} {status}" for status in ingest.ReprocessStatus if counts[status])
            self.stdout.write(f"{summary or 'Nothing to reprocess'}{' (nothing was changed)' if dry_run else ''}")
        if counts[ingest.ReprocessStatus.REJECTED]:
            sys.exit(_SOME_REJECTED)

    def _print(self, reparsed: Reparsed) -> None:
        name = f"#{reparsed.article_id} {reparsed.headline}" if reparsed.article_id else reparsed.clipping
        self.stdout.write(f"{reparsed.status:<8} {name}{': ' if reparsed.reason else ''}{reparsed.reason}")
        for difference in reparsed.differences:
            self.stdout.write(f"  {_line_about(difference)}")


def _clippings(articles: list[int]) -> list[int]:
    if not articles:
        return list(Clipping.objects.stored().order_by("pk").values_list("pk", flat=True))
    found = dict(Article.objects.filter(pk__in=articles).values_list("pk", "clipping_id"))
    missing = [str(pk) for pk in articles if pk not in found]
    if missing:
        raise CommandError(f"no such article: {', '.join(missing)}", returncode=_USAGE)
    return sorted(set(found.values()))


def _line_about(difference: Difference) -> str:
    name = difference.name
    if len(name) > _LONGEST_SHOWN:
        name = f"{name[:_LONGEST_SHOWN]}…"
    if not difference.before:
        return f"{difference.about} + {_with(name, difference.after)}"
    if not difference.after:
        return f"{difference.about} - {_with(name, difference.before)}"
    return f"{difference.about} {name}: {difference.before} → {difference.after}"


def _with(name: str, value: str) -> str:
    return name if value == name else f"{name}: {value}"
