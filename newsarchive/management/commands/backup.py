from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from articles.management import database
from newsarchive.accounts.models import SecurityEvent
from newsarchive.accounts.security_events import record_if_possible
from newsarchive.postgres import dumps, encryption
from newsarchive.postgres.cluster import Cluster

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = (
        "Write the whole archive to a file: clippings, articles, corrections, tags and accounts. The file contains "
        "password hashes, so protect it like the archive, or encrypt it (see `backup_key`)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--overwrite", action="store_true", help="replace the file if it exists")
        parser.add_argument(
            "--recipient",
            action="append",
            metavar="age1...",
            help="encrypt the file for this public key (repeatable); default: NEWSARCHIVE_BACKUP_RECIPIENTS",
        )
        parser.add_argument("--plain", action="store_true", help="do not encrypt, whatever the setting says")

    def handle(
        self, *args: Any, file: Path, overwrite: bool, recipient: list[str] | None, plain: bool, **options: Any
    ) -> None:
        if plain and recipient:
            raise CommandError("Give --recipient or --plain, not both.")
        recipients = [] if plain else recipient or settings.BACKUP_RECIPIENTS
        if file.is_dir():
            raise CommandError(f"{file} is a folder. Give the name of a file.")
        if file.exists() and not overwrite:
            raise CommandError(f"{file} already exists. Choose another name, or add --overwrite.")
        check_archive()
        try:
            encryption.recipients_of(recipients)
            dumps.dump(connection, file, recipients=recipients)
        except (dumps.DumpFailed, encryption.EncryptionFailed) as error:
            raise CommandError(f"No backup was written. {error}") from error
        how = f", encrypted for {len(recipients)} keys" if len(recipients) > 1 else ", encrypted" if recipients else ""
        self.stdout.write(f"Backup written to {file} ({file.stat().st_size:,} bytes{how}).")
        if not record_if_possible(SecurityEvent.Kind.BACKED_UP, about=file.name):
            self.stderr.write("The backup is complete, but it could not be entered in the security log.")


def check_archive() -> None:
    """Raise CommandError if there is no archive to back up. Connecting would create an empty one.

    A nightly backup must not replace the last good one with that of an empty archive if a disk is not mounted.
    """
    if not database.is_own_server():
        return
    cluster = Cluster(Path(settings.DATABASES["default"]["HOST"]))
    if not (cluster.folder / "password").exists() and not cluster.data.exists():
        raise CommandError(
            f"No backup was written. There is no archive in {settings.DATA_DIR}. Check that its disk is mounted "
            "and that NEWSARCHIVE_DATA is right."
        )
