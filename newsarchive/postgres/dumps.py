"""Backup and restore of a whole archive with pg_dump and pg_restore."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import psycopg
from django.db import DatabaseError
from psycopg import sql
from psycopg.pq import Conninfo

from newsarchive.data_folder import disk_full, is_disk_full, write_private
from newsarchive.postgres import encryption, locks
from newsarchive.postgres.cluster import ServerUnavailable, bare_environment, binaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper

DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")  # Debian has one folder per major version here, not on PATH
RESTORE_PREFIX = "restore-"  # of temporary folders, which only their owner can read
LOCK_SECONDS = 30  # pages take far less; a longer lock belongs to a large import
TRANSACTION_TIMEOUT_SINCE = 17  # first PostgreSQL with this setting; newer pg_restore writes it for older servers too

# The head of a table's rows in the script, one row a line until a line with a backslash and a period.
COPY = re.compile(rb'COPY \w+\."?(?P<table>\w+)"? \((?P<columns>.*)\) FROM stdin;\n')


class DumpFailed(Exception):
    """A backup could not be written or restored. The message says why."""


@dataclass(frozen=True, slots=True)
class Programs:
    """A folder with pg_dump, pg_restore and psql, and their major version."""

    folder: Path
    major: int

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)


def dump(connection: BaseDatabaseWrapper, target: Path, *, recipients: Sequence[str] = ()) -> None:
    """Write the whole database to a new file that only its owner can read, encrypted if there are recipients.

    Raises DumpFailed, leaving no new file behind, if that fails.
    """
    programs = next(iter(usable_programs(connection)))
    if "articles_clipping" not in connection.introspection.table_names():
        raise DumpFailed("The database has no tables. Is it an archive?")
    partial = target.with_name(target.name + ".partial")
    command = [programs["pg_dump"], "--format=custom", "--no-owner", "--no-privileges", "--no-password"]
    try:
        partial.unlink(missing_ok=True)
        write_private(partial, "")  # pg_dump keeps the mode of an existing file
        if recipients:
            dump_encrypted(command, partial, recipients, connection)
        else:
            # Use --file: on standard output, a truncated file could look complete.
            run([*command, f"--file={partial}"], connection)
            tables_in(partial, programs)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())  # else a power cut could leave an empty file in place of the last backup
        partial.replace(target)
    except OSError as error:
        if is_disk_full(error):
            raise DumpFailed(disk_full(target.parent)) from error
        raise DumpFailed(f"{target} cannot be written ({error.strerror}).") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def dump_encrypted(
    command: list[str], target: Path, recipients: Sequence[str], connection: BaseDatabaseWrapper
) -> None:
    """Encrypt the output of pg_dump on its way to the file, so that it is never on a disk as it is."""
    with (
        tempfile.TemporaryFile() as complaints,
        target.open("wb") as file,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, env=environment_for(connection)) as writer,
    ):
        try:
            encryption.encrypt(cast("IO[bytes]", writer.stdout), file, recipients=recipients)
        except encryption.EncryptionFailed as error:
            writer.kill()
            raise DumpFailed(str(error)) from error
        except BaseException:
            writer.kill()
            raise
        if writer.wait():
            complaints.seek(0)
            raise DumpFailed(complaints.read().decode(errors="replace").strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A backup as SQL in a file, and what it contains."""

    path: Path
    rows: dict[str, int]  # by table, without schema
    migrations: set[tuple[str, str]]  # app and name of those applied to the archive


@contextmanager
def script_of(
    connection: BaseDatabaseWrapper, source: Path, *, identity: Path | None, dropping: Iterable[str], scratch: Path
) -> Iterator[tuple[Script, Programs]]:
    """Convert the whole backup to SQL in a temporary folder in ``scratch``, so that a damaged file changes nothing.

    The SQL first drops the tables in ``dropping`` and those in the backup. Raises DumpFailed if the file is damaged, or
    no backup of an archive, or encrypted for another key than that in the file ``identity``.
    """
    if not source.is_file():
        raise DumpFailed(f"{source} does not exist.")
    quote = connection.ops.quote_name
    try:
        with only_restore(scratch), tempfile.TemporaryDirectory(prefix=RESTORE_PREFIX, dir=scratch) as folder:
            readable = decrypted(source, Path(folder), identity=identity)
            programs, tables = reader_of(connection, readable, name=source)
            path = Path(folder) / "script.sql"
            with path.open("wb") as file:
                file.write(f"SET lock_timeout = '{LOCK_SECONDS}s';\n".encode())
                for table in sorted({*dropping, *tables}):
                    file.write(f"DROP TABLE IF EXISTS {quote(table)} CASCADE;\n".encode())
                rows, migrations = write_script(readable, file, programs, major=major_of(connection), name=source)
            if readable != source:
                readable.unlink()
            yield Script(path=path, rows=rows, migrations=migrations), programs
    except OSError as error:
        if is_disk_full(error):
            raise DumpFailed(disk_full(scratch)) from error
        raise DumpFailed(f"{source} cannot be read: {error}") from error


@contextmanager
def only_restore(scratch: Path) -> Iterator[None]:
    """Make sure that no other restore runs, and delete what one that was killed has left in ``scratch``."""
    lock = locks.open_lock(scratch / "restore.lock")
    try:
        if not locks.take(lock):
            raise DumpFailed("Another restore or rehearsal is running. Wait until it is finished.")
        for leftover in scratch.glob(RESTORE_PREFIX + "*"):
            shutil.rmtree(leftover)
        yield
    finally:
        os.close(lock)


def decrypted(source: Path, folder: Path, *, identity: Path | None) -> Path:
    """Return ``source``, or if it is encrypted, a readable copy in ``folder``."""
    if not encryption.is_encrypted(source):
        return source
    if identity is None:
        raise DumpFailed(f"{source} is encrypted. Add --identity and the key file made by `manage.py backup_key`.")
    copy = folder / "decrypted.dump"
    try:
        with copy.open("wb") as file:
            encryption.decrypt(source, file, identity=identity)
    except encryption.EncryptionFailed as error:
        raise DumpFailed(str(error)) from error
    return copy


def restore(
    connection: BaseDatabaseWrapper,
    source: Path,
    *,
    dropping: Iterable[str],
    scratch: Path,
    known_migrations: set[tuple[str, str]],
    identity: Path | None = None,
) -> None:
    """Drop the tables in ``dropping`` and those in the backup, then restore the backup, all in one transaction.

    Raises DumpFailed, with nothing changed, for the reasons that ``script_of`` gives, if a newer version of the archive
    made the backup (it has migrations that are not in ``known_migrations``), or if the server rejects it.
    """
    with script_of(connection, source, identity=identity, dropping=dropping, scratch=scratch) as (script, programs):
        refuse_newer(script, source, known_migrations)
        run_script(script.path, programs, environment_for(connection))


def refuse_newer(script: Script, source: Path, known_migrations: set[tuple[str, str]]) -> None:
    apps = {app for app, _name in known_migrations}
    newer = sorted(f"{app}.{name}" for app, name in script.migrations - known_migrations if app in apps)
    if newer:
        raise DumpFailed(
            f"{source} was made by a newer version of the archive (it has {newer[0]}). Restore it with that version."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """Result of a restore into a temporary database."""

    tables: int
    rows: int
    clippings: int
    problems: list[str]


def rehearse(
    connection: BaseDatabaseWrapper,
    source: Path,
    *,
    scratch: Path,
    known_migrations: set[tuple[str, str]],
    identity: Path | None = None,
) -> Rehearsal:
    """Restore the backup into a temporary database on the same server, compare it with the file, and drop it.

    Raises DumpFailed for the same reasons as ``restore``, and if the role may not create databases.
    """
    with script_of(connection, source, identity=identity, dropping=[], scratch=scratch) as (script, programs):
        refuse_newer(script, source, known_migrations)
        name = f"newsarchive_rehearsal_{secrets.token_hex(4)}"
        quoted = connection.ops.quote_name(name)
        with connection.cursor() as cursor:
            try:
                cursor.execute(f"CREATE DATABASE {quoted} ENCODING 'UTF8' TEMPLATE template0")
            except DatabaseError as error:
                raise DumpFailed(f"No temporary database could be created for the check: {error}") from error
            try:
                run_script(script.path, programs, {**environment_for(connection), "PGDATABASE": name})
                return compare(script, {**connection.get_connection_params(), "dbname": name})
            finally:
                cursor.execute(f"DROP DATABASE {quoted} WITH (FORCE)")


def compare(script: Script, address: dict[str, Any]) -> Rehearsal:
    """Count the rows of a restored database, and compare every clipping with its SHA-256."""
    problems = []
    with psycopg.connect(**address) as restored:
        for table, expected in script.rows.items():
            query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            found = restored.execute(query).fetchone()[0]  # type: ignore[index]
            if found != expected:
                problems.append(f"{table} has {found} rows instead of {expected}")
        changed = "SELECT count(*) FROM articles_clipping WHERE encode(sha256(content), 'hex') <> sha256"
        if altered := restored.execute(changed).fetchone()[0]:  # type: ignore[index]
            problems.append(f"{altered} clippings do not match their SHA-256")
    return Rehearsal(
        tables=len(script.rows),
        rows=sum(script.rows.values()),
        clippings=script.rows.get("articles_clipping", 0),
        problems=problems,
    )


def run_script(script: Path, programs: Programs, environment: dict[str, str]) -> None:
    command = [programs["psql"], "--no-psqlrc", "--quiet", "--no-password", "--single-transaction"]
    execute([*command, "--set=ON_ERROR_STOP=1", f"--file={script}"], environment)


def write_script(
    source: Path, target: IO[bytes], programs: Programs, *, major: int, name: Path
) -> tuple[dict[str, int], set[tuple[str, str]]]:
    """Write the backup ``source`` to ``target`` as SQL for a server of version ``major``.

    Returns the number of rows by table, and the migrations in it. Raises DumpFailed if the backup is damaged.
    """
    options = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--file=-"]
    command = [programs["pg_restore"], *options, str(source)]
    rows: dict[str, int] = {}
    migrations: set[tuple[str, str]] = set()
    table = ""
    columns: list[str] = []
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, env=bare_environment()) as reader,
    ):
        unknown = major < TRANSACTION_TIMEOUT_SINCE
        for line in reader.stdout or ():
            if table:
                if line == b"\\.\n":
                    table = ""
                else:
                    rows[table] += 1
                    if table == "django_migrations":
                        values = dict(zip(columns, line.decode().rstrip("\n").split("\t"), strict=False))
                        migrations.add((values.get("app", ""), values.get("name", "")))
            elif found := COPY.match(line):
                table = found["table"].decode()
                columns = found["columns"].decode().split(", ")
                rows[table] = 0
            elif unknown and line.startswith(b"SET transaction_timeout"):
                unknown = False
                continue
            target.write(line)
        if reader.wait():
            complaints.seek(0)
            raise DumpFailed(f"{name} is damaged: {complaints.read().decode(errors='replace').strip()}")
    return rows, migrations


def reader_of(connection: BaseDatabaseWrapper, source: Path, *, name: Path) -> tuple[Programs, set[str]]:
    """Return programs that can read the backup ``source``, and the names of its tables.

    Raises DumpFailed, calling the file ``name``, if it is not a backup of an archive.
    """
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
    raise DumpFailed(f"{name} is not a backup of an archive, or it is damaged. {reason}")


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
    execute(command, environment_for(connection))


def execute(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
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
