"""Bringing the archive's database up to date before a command uses it."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# An advisory lock of ours: of two processes that start on one database, one migrates.
STARTING_LOCK = 0x6E657773


class ArchiveCommand(BaseCommand):
    """A command that uses the database. A fresh data folder is prepared for it, as ``serve`` does."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        prepare(OutputWrapper(options.get("stderr") or sys.stderr))
        return super().execute(*args, **options)


def is_own_server() -> bool:
    """Return whether the archive runs a server of its own; else ``DATABASE_URL`` names one."""
    return bool(settings.DATABASES["default"]["ENGINE"] == "newsarchive.postgres")


def prepare(out: OutputWrapper) -> None:
    """Migrate the archive's own database. Raises ``CommandError`` for one named by ``DATABASE_URL`` that is behind."""
    if not pending_migrations():
        return
    if not is_own_server():
        raise CommandError(
            "The database that DATABASE_URL names is not up to date. Run `manage.py migrate`, then run this again."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [STARTING_LOCK])
        migrate(out)
        cursor.execute("SELECT pg_advisory_unlock(%s)", [STARTING_LOCK])


def migrate(out: OutputWrapper) -> None:
    """Apply the migrations that are missing, whichever server it is."""
    if pending_migrations():
        out.write("Bringing the database up to date ...")
        call_command("migrate", interactive=False, verbosity=0)


def pending_migrations() -> bool:
    """Return whether migrations are missing. Raises ``CommandError`` where the database is of a newer version."""
    executor = MigrationExecutor(connection)
    known = executor.loader.graph.nodes.keys() | executor.loader.replacements.keys()
    installed = {app for app, _name in known}
    newer = [f"{app}.{name}" for app, name in executor.loader.applied_migrations if app in installed]
    newer = sorted(set(newer) - {f"{app}.{name}" for app, name in known})
    if newer:
        raise CommandError(
            f"This database was last used by a newer version of the archive (it has {newer[0]}): run that version, or "
            "restore a backup made with this one."
        )
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
