"""Backup and restore of a whole archive with pg_dump and pg_restore."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from psycopg.pq import Conninfo

from newsarchive.data_folder import write_private
from newsarchive.postgres.cluster import ServerUnavailable, bare_environment, binaries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper

DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")  # Debian has one folder per major version here, not on PATH
LOCK_SECONDS = 30  # pages take far less; a longer lock belongs to a large import
TRANSACTION_TIMEOUT_SINCE = 17  # first PostgreSQL with this setting; newer pg_restore writes it for older servers too


class DumpFailed(Exception):
    """A backup could not be written or restored. The message says why."""


@dataclass(frozen=True, slots=True)
class Programs:
    """A folder with pg_dump, pg_restore and psql, and their major version."""

    folder: Path
    major: int

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)


def dump(connection: BaseDatabaseWrapper, target: Path) -> None:
    """Write the whole database to a new file that only its owner can read.

    Raises DumpFailed, leaving no new file behind, if that fails.
    """
    programs = next(iter(usable_programs(connection)))
    partial = target.with_name(target.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        write_private(partial, "")  # pg_dump keeps the mode of an existing file
        # Use --file: on standard output, pg_dump 18 writes the table of contents twice, and a truncated file could
        # look complete.
        command = [programs["pg_dump"], "--format=custom", "--no-owner", "--no-privileges", "--no-password"]
        run([*command, f"--file={partial}"], connection)
        if not tables_in(partial, programs):
            raise DumpFailed("The database has no tables. Is it an archive?")
        partial.replace(target)
    except OSError as error:
        raise DumpFailed(f"{target} cannot be written ({error.strerror}).") from error
    finally:
        partial.unlink(missing_ok=True)


def restore(connection: BaseDatabaseWrapper, source: Path, *, dropping: Iterable[str], scratch: Path) -> None:
    """Drop the tables in ``dropping`` and those in the backup, then restore the backup, all in one transaction.

    The whole backup is first converted to SQL, in a temporary folder in ``scratch``, so a damaged file changes nothing.
    Raises DumpFailed if the file is damaged or no backup of an archive, or if the server rejects it.
    """
    programs, tables = reader_of(connection, source)
    quote = connection.ops.quote_name
    with tempfile.TemporaryDirectory(prefix="restore-", dir=scratch) as folder:  # readable by its owner only
        script = Path(folder) / "script.sql"
        with script.open("wb") as file:
            file.write(f"SET lock_timeout = '{LOCK_SECONDS}s';\n".encode())
            for table in sorted({*dropping, *tables}):
                file.write(f"DROP TABLE IF EXISTS {quote(table)} CASCADE;\n".encode())
            write_script(source, file, programs, major=major_of(connection))
        command = [programs["psql"], "--no-psqlrc", "--quiet", "--no-password", "--single-transaction"]
        command += ["--set=ON_ERROR_STOP=1", f"--file={script}"]
        run(command, connection)


def write_script(source: Path, target: IO[bytes], programs: Programs, *, major: int) -> None:
    """Write the backup ``source`` to ``target`` as SQL for a server of version ``major``.

    Raises DumpFailed if the backup is damaged.
    """
    options = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--file=-"]
    command = [programs["pg_restore"], *options, str(source)]
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, env=bare_environment()) as reader,
    ):
        unknown = major < TRANSACTION_TIMEOUT_SINCE
        for line in reader.stdout or ():
            if unknown and line.startswith(b"SET transaction_timeout"):
                unknown = False  # drop it once, in the head: further down such a line is part of a clipping
                continue
            target.write(line)
        if reader.wait():
            complaints.seek(0)
            raise DumpFailed(f"{source} is damaged: {complaints.read().decode(errors='replace').strip()}")


def reader_of(connection: BaseDatabaseWrapper, source: Path) -> tuple[Programs, set[str]]:
    """Return programs that can read the backup ``source``, and the names of its tables.

    Raises DumpFailed if it is not a backup of an archive.
    """
    if not source.is_file():
        raise DumpFailed(f"{source} does not exist.")
    reason = ""
    for programs in usable_programs(connection):
        try:
            tables = tables_in(source, programs)
        except DumpFailed as error:
            reason = str(error)
            continue
        if {"django_migrations", "articles_clipping"} <= tables:
            return programs, tables
        reason = "It contains no archive."
    raise DumpFailed(f"{source} is not a backup of an archive, or it is damaged. {reason}")


def tables_in(source: Path, programs: Programs) -> set[str]:
    command = [programs["pg_restore"], "--list", str(source)]
    listing = subprocess.run(command, capture_output=True, text=True, check=False, env=bare_environment())
    if listing.returncode:
        raise DumpFailed(listing.stderr.strip())
    return set(re.findall(r"^\d+; \d+ \d+ TABLE \S+ (\S+)", listing.stdout, re.MULTILINE))


def usable_programs(connection: BaseDatabaseWrapper) -> list[Programs]:
    """Return the programs on this machine that are at least as new as the server, the archive's own last.

    Raises DumpFailed if there are none.
    """
    major = major_of(connection)
    folders: list[Path] = []
    if connection.settings_dict["ENGINE"] != "newsarchive.postgres":
        on_path = shutil.which("pg_dump")
        if on_path:
            folders.append(Path(on_path).parent)
        folders += sorted(DEBIAN_PROGRAMS.glob("*/bin"))
    with suppress(ServerUnavailable):
        folders.append(binaries())
    found = [Programs(folder, version_of(folder)) for folder in folders]
    usable = [programs for programs in found if programs.major >= major]
    if not usable:
        raise DumpFailed(f"The server is PostgreSQL {major}. Put pg_dump, pg_restore and psql of that version on PATH.")
    return usable


def major_of(connection: BaseDatabaseWrapper) -> int:
    """Return the major version of the server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        return int(cursor.fetchone()[0])


def version_of(folder: Path) -> int:
    """Return the major version of the programs in ``folder``; 0 if one is missing."""
    if not all((folder / name).exists() for name in ("pg_dump", "pg_restore", "psql")):
        return 0
    printed = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"\d+", printed.stdout)
    return int(number.group()) if number and printed.returncode == 0 else 0


def run(command: list[str], connection: BaseDatabaseWrapper) -> None:
    done = subprocess.run(
        command,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment_for(connection),
    )
    if done.returncode:
        raise DumpFailed(done.stderr.strip())


def environment_for(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the environment variables that let libpq's programs reach the connection's database."""
    variables = {
        option.keyword.decode(): option.envvar.decode()
        for option in Conninfo.get_defaults()
        if option.envvar is not None
    }
    given = connection.get_connection_params()
    reached = {variables[name]: str(value) for name, value in given.items() if name in variables and value is not None}
    return {**bare_environment(), "PGCLIENTENCODING": "UTF8", **reached}
