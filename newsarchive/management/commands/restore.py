from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from newsarchive.accounts.models import SecurityEvent
from newsarchive.accounts.security_events import record_if_possible
from newsarchive.postgres import dumps

if TYPE_CHECKING:
    from argparse import ArgumentParser

# Apps and models whose rows do not make an archive non-empty: every archive has them, or they may be lost.
NO_CONTENT = {"admin", "axes", "contenttypes", "sessions"}
NO_CONTENT_MODELS = {"auth.permission", "accounts.firstaccountlink", "accounts.securityevent"}


class Command(BaseCommand):
    help = "Restore an archive from a file written by `backup`. A non-empty archive is replaced only with --overwrite."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--overwrite", action="store_true", help="replace the current archive; its content is lost")
        parser.add_argument("--identity", type=Path, help="the key file of an encrypted backup")
        parser.add_argument(
            "--check",
            action="store_true",
            help="only rehearse: restore into a temporary database, compare, and drop it",
        )

    def handle(
        self, *args: Any, file: Path, overwrite: bool, identity: Path | None, check: bool, **options: Any
    ) -> None:
        known = set(MigrationLoader(None).disk_migrations or ())
        if check:
            self.rehearse(file, identity=identity, known=known)
            return
        models = apps.get_models(include_auto_created=True)
        if not overwrite and (held := self.content(models)):
            raise CommandError(
                f"This archive is not empty ({held}). Back it up first, then add --overwrite to replace it with {file}."
            )
        try:
            tables = [model._meta.db_table for model in models]
            dumps.restore(
                connection,
                file,
                dropping=tables,
                scratch=settings.DATA_DIR,
                known_migrations=known,
                identity=identity,
            )
        except dumps.DumpFailed as error:
            raise CommandError(f"Nothing was restored; the archive is unchanged. {error}") from error
        connection.close()
        call_command("migrate", interactive=False, verbosity=0)  # a backup may be older than this version
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"Archive restored from {file}.")
        if not record_if_possible(SecurityEvent.Kind.RESTORED, about=file.name):
            self.stderr.write("The restored archive is complete, but its security log could not take an entry.")

    def rehearse(self, file: Path, *, identity: Path | None, known: set[tuple[str, str]]) -> None:
        try:
            done = dumps.rehearse(
                connection, file, scratch=settings.DATA_DIR, known_migrations=known, identity=identity
            )
        except dumps.DumpFailed as error:
            raise CommandError(f"{file} cannot be restored. {error}") from error
        if done.problems:
            raise CommandError(f"{file} does not restore completely: {'; '.join(done.problems)}.")
        self.stdout.write(
            f"{file} can be restored: {done.rows:,} rows in {done.tables} tables, as many as in the file, and "
            f"{done.clippings:,} clippings, all with the SHA-256 they had when they were received."
        )

    def content(self, models: list[Any]) -> str:
        """Return the plural name of the first model with rows, for the error message; empty if there are none."""
        tables = set(connection.introspection.table_names())
        for model in models:
            meta = model._meta
            if meta.app_label in NO_CONTENT or meta.label_lower in NO_CONTENT_MODELS or meta.db_table not in tables:
                continue
            if model._base_manager.exists():
                return str(meta.verbose_name_plural)
        return ""
