"""Bring the archive's database up to date before a command uses it."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# The key of an advisory lock: if two processes start on one database, only one migrates.
STARTING_LOCK = 0x6E657773

# PostgreSQL's log grows by as much.
_LOG_PIECE_BYTES = 16 * 1024**2

DEBUG_HELP = "print the traceback of every unexpected error to standard error"


class ArchiveCommand(BaseCommand):
    """A command that uses the database. The database is brought up to date first, as with ``serve``."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        prepare(OutputWrapper(options.get("stderr") or sys.stderr))
        return super().execute(*args, **options)


def is_own_server() -> bool:
    """Return whether the archive runs its own PostgreSQL server, and does not use the one in ``DATABASE_URL``."""
    return bool(settings.DATABASES["default"]["ENGINE"] == "newsarchive.postgres")


def is_out_of_room(error: Exception) -> bool:
    """Return whether the archive's own database cannot be used because its disk is full.

    Often ``error`` says something else: that the database is in recovery, or closed the connection.
    """
    if not is_own_server():
        return False
    if any(os.strerror(number) in str(error) for number in (errno.ENOSPC, errno.EDQUOT)):
        return True
    try:
        return shutil.disk_usage(settings.DATA_DIR).free < _LOG_PIECE_BYTES
    except OSError:
        return False


def prepare(out: OutputWrapper) -> None:
    """Migrate the archive's own database. Raises ``CommandError`` if a database in ``DATABASE_URL`` needs migrating."""
    if not pending_migrations():
        return
    if not is_own_server():
        raise CommandError(
            "The database in DATABASE_URL is not up to date. Run `manage.py migrate`, then run this command again."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [STARTING_LOCK])
        migrate(out)
        cursor.execute("SELECT pg_advisory_unlock(%s)", [STARTING_LOCK])


def migrate(out: OutputWrapper) -> None:
    """Apply the missing migrations, on any server."""
    if pending_migrations():
        out.write("Bringing the database up to date ...")
        call_command("migrate", interactive=False, verbosity=0)


def pending_migrations() -> bool:
    """Return whether migrations are missing. Raises ``CommandError`` if a newer version has used the database."""
    executor = MigrationExecutor(connection)
    known = executor.loader.graph.nodes.keys() | executor.loader.replacements.keys()
    installed = {app for app, _migration in known}
    newer = [f"{app}.{name}" for app, name in executor.loader.applied_migrations if app in installed]
    newer = sorted(set(newer) - {f"{app}.{name}" for app, name in known})
    if newer:
        raise CommandError(
            f"A newer version of the archive has used this database (it has {newer[0]}). Run that version, or restore "
            "a backup made with this version."
        )
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
