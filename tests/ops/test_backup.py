"""Backup and restore: the whole archive, or no change at all."""

from __future__ import annotations

import os
import stat
from io import StringIO
from typing import TYPE_CHECKING, Any

import pyrage
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from newsarchive.accounts.models import SecurityEvent, User
from newsarchive.postgres import dumps, encryption, locks
from tests.factories import make_article, make_clipping, make_curator

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables as text, by table, except the entries of backups and restores in the log."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    SecurityEvent.objects.filter(kind__in=[SecurityEvent.Kind.BACKED_UP, SecurityEvent.Kind.RESTORED]).delete()
    rows = {}
    with connection.cursor() as cursor:
        for table in [*tables, "django_migrations"]:
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            rows[table] = cursor.fetchall()
    return rows


@pytest.fixture(autouse=True)
def own_folder(settings: SettingsWrapper, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test a folder of its own: of all restores into one data folder, only one may run at a time."""
    settings.DATA_DIR = tmp_path_factory.mktemp("data")


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


def test_the_security_log_has_backups_and_restores(archive: dict[str, list[tuple[Any, ...]]], tmp_path: Path) -> None:
    file = tmp_path / "archive.backup"
    call_command("backup", str(file), verbosity=0)
    logged = SecurityEvent.objects.order_by("pk").values_list("kind", "about")
    before = list(logged)
    call_command("restore", str(file), "--overwrite", verbosity=0)

    assert before == [("account_added", "ida"), ("backed_up", "archive.backup")]
    # The backup was made before its entry, and the restored archive has the entry of the restore.
    assert list(logged.all()) == [("account_added", "ida"), ("restored", "archive.backup")]


def test_a_backup_does_not_fail_for_want_of_an_entry(tmp_path: Path) -> None:
    said = StringIO()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_securityevent RENAME about TO of_another_version")
    try:
        call_command("backup", str(tmp_path / "archive.backup"), verbosity=0, stderr=said)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE accounts_securityevent RENAME of_another_version TO about")

    assert (tmp_path / "archive.backup").stat().st_size
    assert "The backup is complete" in said.getvalue()


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


def back_up_with_migration(file: Path, app: str, name: str) -> None:
    """Make a backup of an archive with one more migration than there is."""
    recorder = MigrationRecorder(connection)
    recorder.record_applied(app, name)
    try:
        call_command("backup", str(file), verbosity=0)
    finally:
        recorder.record_unapplied(app, name)


def test_a_backup_of_a_newer_version_changes_nothing(archive: dict[str, list[tuple[Any, ...]]], tmp_path: Path) -> None:
    file = tmp_path / "archive.backup"
    back_up_with_migration(file, "articles", "9999_later")

    with pytest.raises(CommandError, match=r"unchanged.*made by a newer version of the archive .*articles\.9999_later"):
        call_command("restore", str(file), "--overwrite")

    assert everything() == archive


def test_a_backup_with_migrations_of_an_app_that_is_gone_can_be_restored(
    archive: dict[str, list[tuple[Any, ...]]], tmp_path: Path
) -> None:
    file = tmp_path / "archive.backup"
    back_up_with_migration(file, "formerly", "0001_initial")

    call_command("restore", str(file), "--overwrite", verbosity=0)

    assert len(everything()["django_migrations"]) == len(archive["django_migrations"]) + 1
    MigrationRecorder(connection).record_unapplied("formerly", "0001_initial")


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, Path]:
    """A public key, and its key file."""
    out = StringIO()
    file = tmp_path / "key.txt"
    call_command("backup_key", str(file), stdout=out)
    return out.getvalue().split()[-1], file


def test_an_encrypted_backup_restores_every_row_with_the_key_only(
    archive: dict[str, list[tuple[Any, ...]]], tmp_path: Path, key: tuple[str, Path]
) -> None:
    public, identity = key
    other = tmp_path / "other.txt"
    encryption.make_identity(other)
    file = tmp_path / "archive.backup"
    out = StringIO()
    call_command("backup", str(file), "--recipient", public, stdout=out)
    User.objects.filter(username="ida").update(username="eve")

    with pytest.raises(CommandError, match=r"archive is unchanged.*is encrypted\. Add --identity"):
        call_command("restore", str(file), "--overwrite")
    with pytest.raises(CommandError, match=r"archive is unchanged.*encrypted for another key, or it is damaged"):
        call_command("restore", str(file), "--overwrite", "--identity", str(other))
    whole = file.read_bytes()
    file.write_bytes(whole[:-100])
    with pytest.raises(CommandError, match=r"archive is unchanged.*encrypted for another key, or it is damaged"):
        call_command("restore", str(file), "--overwrite", "--identity", str(identity))
    file.write_bytes(whole)
    assert User.objects.filter(username="eve").exists()
    call_command("restore", str(file), "--overwrite", "--identity", str(identity), verbosity=0)

    assert everything() == archive
    assert "encrypted)" in out.getvalue()
    assert whole.startswith(b"age-encryption.org/v1")
    assert b"PGDMP" not in whole
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, identity)] == [0o600, 0o600]
    assert {entry.name for entry in tmp_path.iterdir()} == {"archive.backup", "key.txt", "other.txt"}
    assert not list(settings.DATA_DIR.glob("restore-*"))


def test_the_setting_encrypts_every_backup_that_is_not_to_be_plain(
    tmp_path: Path, key: tuple[str, Path], settings: SettingsWrapper
) -> None:
    settings.BACKUP_RECIPIENTS = [key[0]]

    for name, options in (("encrypted", []), ("plain", ["--plain"])):
        call_command("backup", str(tmp_path / name), *options, verbosity=0)

    assert encryption.is_encrypted(tmp_path / "encrypted")
    assert not encryption.is_encrypted(tmp_path / "plain")


def test_a_wrong_recipient_is_refused_without_repeating_a_secret(tmp_path: Path, key: tuple[str, Path]) -> None:
    secret = key[1].read_text().split()[-1]
    for recipient, reason in ((secret, "That is a secret key"), ("age1nonsense", "is not a public key of age")):
        with pytest.raises(CommandError, match=reason) as caught:
            call_command("backup", str(tmp_path / "archive.backup"), "--recipient", recipient)
        assert secret not in str(caught.value)
    assert not (tmp_path / "archive.backup").exists()


def test_a_disk_that_is_full_is_named_by_an_encrypted_backup(
    tmp_path: Path, key: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise pyrage.EncryptError("OSError: [Errno 28] No space left on device")

    monkeypatch.setattr(pyrage, "encrypt_io", fail)

    with pytest.raises(CommandError, match=rf"No backup was written\. The disk with {tmp_path} is full"):
        call_command("backup", str(tmp_path / "archive.backup"), "--recipient", key[0])

    assert {entry.name for entry in tmp_path.iterdir()} == {"key.txt"}


def test_a_key_file_is_not_overwritten(key: tuple[str, Path]) -> None:
    with pytest.raises(CommandError, match="already exists"):
        call_command("backup_key", str(key[1]))


def test_a_restore_can_be_rehearsed(
    archive: dict[str, list[tuple[Any, ...]]],
    tmp_path: Path,
    key: tuple[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "archive.backup"
    # A name of its own: tests in other processes rehearse on the same server.
    name = f"ours{os.getpid()}"
    monkeypatch.setattr("newsarchive.postgres.dumps.secrets.token_hex", lambda _length: name)
    call_command("backup", str(file), "--recipient", key[0], verbosity=0)
    out = StringIO()

    call_command("restore", str(file), "--check", "--identity", str(key[1]), stdout=out)

    rows = sum(len(found) for found in archive.values())
    assert f"can be restored: {rows:,} rows in {len(archive)} tables" in out.getvalue()
    assert f"{len(archive['articles_clipping'])} clippings, all with the SHA-256" in out.getvalue()
    assert everything() == archive
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [f"newsarchive_rehearsal_{name}"])
        assert cursor.fetchone() == (0,)


def test_a_restore_deletes_what_a_killed_one_has_left_and_runs_alone(tmp_path: Path) -> None:
    file = tmp_path / "archive.backup"
    call_command("backup", str(file), verbosity=0)
    left = settings.DATA_DIR / "restore-killed"
    left.mkdir()
    (left / "script.sql").write_text("content of clippings")
    lock = locks.open_lock(settings.DATA_DIR / "restore.lock")
    locks.take(lock)

    with pytest.raises(CommandError, match="Another restore or rehearsal is running"):
        call_command("restore", str(file))
    assert left.exists()
    os.close(lock)
    call_command("restore", str(file), verbosity=0)

    assert not list(settings.DATA_DIR.glob("restore-*"))


def test_a_rehearsal_notices_a_clipping_that_was_altered(tmp_path: Path) -> None:
    clipping = make_clipping()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_clipping SET content = 'altered' WHERE id = %s", [clipping.pk])
    file = tmp_path / "archive.backup"
    call_command("backup", str(file), verbosity=0)

    with pytest.raises(CommandError, match="does not restore completely: 1 clippings do not match their SHA-256"):
        call_command("restore", str(file), "--check")


def test_no_backup_is_made_of_a_data_folder_without_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "newsarchive.postgres")
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", str(tmp_path / "postgres"))

    with pytest.raises(CommandError, match=r"There is no archive in .*Check that its disk is mounted"):
        call_command("backup", str(tmp_path / "archive.backup"))

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
