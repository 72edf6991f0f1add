"""Backup and restore: the whole archive, or no change at all."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from newsarchive.accounts.models import User
from newsarchive.postgres import dumps
from tests.factories import make_article, make_clipping, make_curator

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables as text, by table."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    rows = {}
    with connection.cursor() as cursor:
        for table in [*tables, "django_migrations"]:
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            rows[table] = cursor.fetchall()
    return rows


@pytest.fixture
def archive() -> dict[str, list[tuple[Any, ...]]]:
    make_curator(username="ida")
    make_clipping(content=b"\x00\xff bytes \\ as received\n")
    make_article(headline="Zürich’s “harbour” vote", body="Ein Satz.\n\nSET transaction_timeout = 0;")
    return everything()


def test_a_backup_restores_every_row(archive: dict[str, list[tuple[Any, ...]]], tmp_path: Path) -> None:
    file = tmp_path / "archive.backup"
    call_command("backup", str(file), verbosity=0)
    make_article(headline="Written after the backup")
    User.objects.filter(username="ida").update(username="eve")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

    call_command("restore", str(file), "--overwrite", verbosity=0)

    assert everything() == archive
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]


def test_ids_continue_after_those_of_the_backup(archive: dict[str, list[tuple[Any, ...]]], tmp_path: Path) -> None:
    file = tmp_path / "archive.backup"
    call_command("backup", str(file), verbosity=0)
    call_command("restore", str(file), "--overwrite", verbosity=0)

    assert make_article().pk > max(int(row[0][1:].partition(",")[0]) for row in archive["articles_article"])


def test_a_non_empty_archive_is_not_replaced_without_overwrite(
    archive: dict[str, list[tuple[Any, ...]]], tmp_path: Path
) -> None:
    file = tmp_path / "archive.backup"
    call_command("backup", str(file), verbosity=0)

    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(file))

    assert everything() == archive


def test_restoring_into_an_empty_archive_needs_no_overwrite(tmp_path: Path) -> None:
    file = tmp_path / "archive.backup"
    empty = everything()
    call_command("backup", str(file), verbosity=0)

    call_command("restore", str(file), verbosity=0)

    assert everything() == empty


def test_a_file_is_not_overwritten_without_the_option(tmp_path: Path) -> None:
    file = tmp_path / "archive.backup"
    file.write_text("precious")

    with pytest.raises(CommandError, match="already exists"):
        call_command("backup", str(file))
    assert file.read_text() == "precious"

    call_command("backup", str(file), "--overwrite", verbosity=0)
    assert file.read_bytes().startswith(b"PGDMP")


def test_a_failed_backup_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("backup", str(tmp_path / "no such folder" / "archive.backup"))

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("damage", ["not a backup", "truncated", "missing"])
def test_a_damaged_backup_changes_nothing(
    archive: dict[str, list[tuple[Any, ...]]], tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "archive.backup"
    if damage == "truncated":
        call_command("backup", str(file), verbosity=0)
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) - 2_000])
    elif damage == "not a backup":
        file.write_text("SELECT 1;")

    with pytest.raises(CommandError, match="archive is unchanged"):
        call_command("restore", str(file), "--overwrite")

    assert everything() == archive


def test_the_password_is_passed_in_the_environment() -> None:
    password = connection.get_connection_params().get("password")

    environment = dumps.environment_for(connection)

    assert environment.get("PGPASSWORD") == (password or None)
    assert environment["PGDATABASE"] == connection.settings_dict["NAME"]


def test_programs_older_than_the_server_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dumps, "version_of", lambda folder: 9)

    with pytest.raises(dumps.DumpFailed, match="Put pg_dump, pg_restore and psql of that version on PATH"):
        dumps.usable_programs(connection)
