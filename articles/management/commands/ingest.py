from __future__ import annotations

import errno
import gc
import json
import os
import signal
import sys
from argparse import ArgumentTypeError
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _
from tqdm import tqdm  # type: ignore[import-untyped]

from articles import ingest
from articles.ingest import files
from articles.ingest.boundary import disk_full, escaped, show_tracebacks
from articles.ingest.names import outlet_named
from articles.management.database import DEBUG_HELP, ArchiveCommand, is_out_of_room
from articles.models import Clipping
from articles.workers.parsers import jobs_for, number_of_jobs

if TYPE_CHECKING:
    from types import FrameType

    from django.core.management.base import CommandParser

    from articles.ingest import Result

_SOME_REJECTED = 1
# Shells report a program that a signal ended with this number plus the signal's.
_ENDED_BY_SIGNAL = 128


class Command(ArchiveCommand):
    help = (
        "Import clippings: text, saved web pages, documents, mail and tables, from files, folders and ZIP archives. In "
        "folders, files of a supported type are imported; files named on the command line are judged by their content. "
        "Clippings that are already in the archive are skipped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=_path)
        parser.add_argument("--source", metavar="NAME", type=_outlet_name, help="the outlet of all files")
        parser.add_argument(
            "--jobs",
            metavar="N",
            type=number_of_jobs,
            help="number of processes that parse (default: more than one for many files)",
        )
        parser.add_argument("--json", action="store_true", help="print one line of JSON per file")
        parser.add_argument("--debug", action="store_true", help=DEBUG_HELP)

    def handle(
        self, *args: Any, paths: list[Path], source: str | None, jobs: int | None = None, **options: Any
    ) -> None:
        show_tracebacks.set(bool(options.get("debug")))
        gc.freeze()  # Exclude everything loaded so far from garbage collection: it stays in memory anyway.
        self.counts: Counter[str] = Counter()
        self.results: list[Result] = []
        signal.signal(signal.SIGTERM, _interrupt)
        interrupted = 0
        lost: Exception | None = None
        try:
            found = files.find(paths)
            outlet = outlet_named(source) if source else None
            with tqdm(found, unit="file", disable=not sys.stderr.isatty()) as progress:
                results = ingest.store(
                    files.read(progress),
                    origin=Clipping.Origin.COMMAND,
                    source=outlet,
                    jobs=jobs or jobs_for(files.likely_count(found)),
                )
                for result in results:
                    self.counts[result.outcome] += 1
                    if options["json"]:
                        self._print_json(result)
                    else:
                        self.results.append(result)
        except KeyboardInterrupt as error:
            interrupted = error.args[0] if error.args else signal.SIGINT
        except (OperationalError, InterfaceError) as error:
            lost = error
        for result in self.results:
            self._print(result)
        if not options["json"]:
            self._print_summary(interrupted=bool(interrupted), lost=lost is not None)
        if lost:
            raise CommandError(_database_lost(lost)) from lost
        if interrupted:
            sys.exit(_ENDED_BY_SIGNAL + interrupted)
        if self.counts[ingest.Outcome.REJECTED]:
            sys.exit(_SOME_REJECTED)

    def _print_json(self, result: Result) -> None:
        row = {
            "file": result.name,
            "outcome": result.outcome,
            "reason": result.reason,
            "articles": result.article_ids,
            "clipping": result.clipping_id,
        }
        if result.links:
            row["links"] = result.links
        self.stdout.write(json.dumps(row, ensure_ascii=False))

    def _print(self, result: Result) -> None:
        reason = result.reason
        if result.outcome in (ingest.Outcome.STORED, ingest.Outcome.VERSION):
            numbers = ", ".join(f"#{pk}" for pk in result.article_ids)
            reason = f"{numbers} ({reason})" if numbers and reason else numbers or reason
        self.stdout.write(f"{result.outcome:<10} {escaped(result.name)}: {reason}")

    def _print_summary(self, *, interrupted: bool, lost: bool) -> None:
        counts = [f"{self.counts[outcome]} {outcome}" for outcome in ingest.Outcome if self.counts[outcome]]
        self.stdout.write(", ".join(counts) or (_("nothing was stored") if lost else _("no files found")))
        if interrupted:
            self.stdout.write(_("Interrupted. The files listed above are stored. Run the command again to continue."))


def _path(given: str) -> Path:
    if not given:  # as of a shell variable that is not set: it would mean all of the current folder
        raise ArgumentTypeError(_("a path is empty"))
    return Path(given)


def _outlet_name(given: str) -> str:
    name = " ".join(given.split())
    if not name:
        raise ValueError
    return name


def _database_lost(error: Exception) -> str:
    problem = " ".join(str(error).split())
    if os.strerror(errno.ENOSPC) in problem or is_out_of_room(error):
        problem = disk_full()
    return _(
        "The database stopped answering: %(problem)s. The files listed above are stored. Run the command again to "
        "continue."
    ) % {"problem": problem.rstrip(".")}


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt(number)
