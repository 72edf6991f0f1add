from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from newsarchive.postgres import dumps

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = (
        "Write the whole archive to a file: clippings as received, articles, decisions, tags, accounts. It holds the "
        "accounts' password hashes, so keep it as you keep the archive."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--overwrite", action="store_true", help="replace the file if it is there")

    def handle(self, *args: Any, file: Path, overwrite: bool, **options: Any) -> None:
        if file.is_dir():
            raise CommandError(f"{file} is a folder: name a file.")
        if file.exists() and not overwrite:
            raise CommandError(f"{file} is there already: name another file, or add --overwrite.")
        try:
            dumps.dump(connection, file)
        except dumps.DumpFailed as error:
            raise CommandError(f"No backup was made. {error}") from error
        self.stdout.write(f"The archive is in {file} ({file.stat().st_size:,} bytes).")
