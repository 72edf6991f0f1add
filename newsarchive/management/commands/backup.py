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
        "Write the whole archive to a file: clippings, articles, corrections, tags and accounts. The file contains "
        "password hashes, so protect it like the archive."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--overwrite", action="store_true", help="replace the file if it exists")

    def handle(self, *args: Any, file: Path, overwrite: bool, **options: Any) -> None:
        if file.is_dir():
            raise CommandError(f"{file} is a folder. Give the name of a file.")
        if file.exists() and not overwrite:
            raise CommandError(f"{file} already exists. Choose another name, or add --overwrite.")
        try:
            dumps.dump(connection, file)
        except dumps.DumpFailed as error:
            raise CommandError(f"No backup was written. {error}") from error
        self.stdout.write(f"Backup written to {file} ({file.stat().st_size:,} bytes).")
