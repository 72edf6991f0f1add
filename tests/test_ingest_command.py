from __future__ import annotations

import json
import signal
import zipfile
from io import BytesIO, StringIO, TextIOWrapper
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError

from articles import ingest
from articles.ingest import storing
from articles.management import database
from articles.management.commands import ingest as ingest_command
from articles.models import Article, Clipping, FieldCorrection, Source
from articles.text.parse import parse as core_parse
from manage import escape_unprintable
from newsarchive.management.problems import database_problem
from tests.dumps import HARBOR, RECOUNT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from articles.ingest import Received, Result

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "harbor.txt").write_text(HARBOR)
    (tmp_path / "recount.txt").write_bytes(RECOUNT.encode("utf-16"))
    return tmp_path


def run(*paths: object, **options: Any) -> tuple[int, list[str]]:
    """Return the exit status and the lines printed."""
    out = StringIO()
    status = 0
    try:
        call_command("ingest", *map(str, paths), stdout=out, **options)
    except SystemExit as ended:
        status = int(ended.code or 0)
    return status, out.getvalue().splitlines()


def test_prints_a_line_per_file_and_a_summary(folder: Path) -> None:
    (folder / "notes.doc").write_bytes(b"\xd0\xcf\x11\xe0")

    status, lines = run(folder)

    harbor, recount = Article.objects.order_by("pk")
    assert lines == [
        f"stored     {folder}/harbor.txt: #{harbor.pk}",
        f"skipped    {folder}/notes.doc: not a supported file type",
        f"stored     {folder}/recount.txt: #{recount.pk}",
        "2 stored, 1 skipped",
    ]
    assert status == 0


def test_running_the_command_twice_changes_nothing(folder: Path) -> None:
    run(folder)

    status, lines = run(folder)

    assert (status, lines[-1]) == (0, "2 duplicate")
    assert Article.objects.count() == 2


def test_a_rejected_file_gives_exit_status_1_and_the_others_are_stored(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("../outside.txt", "Outside")

    status, lines = run(folder, folder / "missing.txt")

    assert status == 1
    assert f"rejected   {folder}/empty.txt: it is empty" in lines
    assert f"rejected   {folder}/more.zip/../outside.txt: its path points outside the archive" in lines
    assert f"rejected   {folder}/missing.txt: no such file" in lines
    assert lines[-1] == "2 stored, 3 rejected"


def test_json_output_has_a_line_per_file(folder: Path) -> None:
    status, lines = run(folder / "harbor.txt", json=True)

    article = Article.objects.get()
    assert [json.loads(line) for line in lines] == [
        {
            "file": f"{folder}/harbor.txt",
            "outcome": "stored",
            "reason": "",
            "articles": [article.pk],
            "clipping": article.clipping_id,
        }
    ]
    assert status == 0


def test_links_without_text_are_counted(tmp_path: Path) -> None:
    (tmp_path / "pocket.csv").write_text("title,url,time_added,tags,status\nDome,https://elvar.example/dome,,,unread\n")

    status, lines = run(tmp_path)
    (tmp_path / "more.csv").write_text("title,url,time_added,tags,status\nPier,https://elvar.example/pier,,,unread\n")
    _status, printed = run(tmp_path, json=True)

    assert (status, lines) == (0, [f"stored     {tmp_path}/pocket.csv: 1 link without text", "1 stored"])
    more, pocket = map(json.loads, printed)
    assert (more["outcome"], more["links"], more["articles"]) == ("stored", 1, [])
    assert (pocket["outcome"], "links" in pocket) == ("duplicate", False)


def test_source_option_sets_the_outlet(folder: Path) -> None:
    run(folder, source="The  Harrow Ledger")

    assert Source.objects.get().name == "The Harrow Ledger"
    assert set(Article.objects.values_list("source__name", flat=True)) == {"The Harrow Ledger"}
    assert FieldCorrection.objects.count() == 2


@pytest.mark.parametrize(
    "arguments",
    [[], ["--source", " ", "."], ["--jobs", "0", "."], ["--jobs", "many", "."]],
    ids=["no path", "a blank outlet", "no process", "no number"],
)
def test_usage_errors_give_exit_status_2(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("ingest", *arguments)


@pytest.mark.parametrize(
    ("interruption", "expected"),
    [
        pytest.param(KeyboardInterrupt(), 128 + signal.SIGINT, id="Ctrl-C"),
        pytest.param(KeyboardInterrupt(signal.SIGTERM), 128 + signal.SIGTERM, id="SIGTERM"),
    ],
)
def test_an_interrupted_import_lists_the_stored_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch, interruption: KeyboardInterrupt, expected: int
) -> None:
    store = ingest.store

    def interrupt(files: Iterator[Received | Result], **options: Any) -> Iterator[Result]:
        yield from store([next(files)], **options)
        raise interruption

    monkeypatch.setattr(ingest, "store", interrupt)

    status, lines = run(folder)

    assert status == expected
    assert lines[-2:] == [
        "1 stored",
        "Interrupted. The files listed above are stored. Run the command again to continue.",
    ]
    assert Clipping.objects.count() == 1


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    assert run(tmp_path) == (0, ["no files found"])


def failing_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(data: bytes, **options: Any) -> Any:
        if b"Harbor" in data or b"harbor" in data:
            raise LookupError("out of luck")
        return core_parse(data, **options)

    monkeypatch.setattr(storing, "parse", parse)


@pytest.mark.parametrize("debug", [False, True])
def test_a_file_the_program_fails_on_is_reported_and_the_others_are_stored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, debug: bool
) -> None:
    failing_parser(monkeypatch)
    (folder / "empty.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)

    status, lines = run(folder, debug=debug, jobs=1)

    assert status == 1
    assert f"rejected   {folder}/harbor.txt: the program failed on this file (LookupError); please report it" in lines
    assert f"rejected   {folder}/empty.zip: the archive is empty" in lines
    assert lines[-1] == "1 stored, 2 rejected"
    assert "harbor.txt: LookupError: out of luck" in caplog.text
    assert ("Traceback" in caplog.text) is debug


def test_a_name_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.txt").write_text("")

    status, lines = run(tmp_path)

    assert (status, lines[0]) == (1, f"rejected   {tmp_path}/a\\u001b[2J.txt: it is empty")


@pytest.mark.parametrize("error", [OperationalError("the server closed the connection"), InterfaceError("closed")])
def test_a_lost_database_ends_in_a_message_after_the_list_of_what_is_stored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    write = storing._write
    written: list[Any] = []

    def write_once(files: Any, **options: Any) -> Any:
        written.append(files)
        if len(written) > 1:
            raise error
        return write(files, **options)

    monkeypatch.setattr(storing, "BATCH_FILES", 1)
    monkeypatch.setattr(storing, "_write", write_once)
    out = StringIO()

    with pytest.raises(CommandError) as raised:
        call_command("ingest", str(folder), stdout=out)

    assert str(raised.value) == (
        f"The database stopped answering: {error}. The files listed above are stored. Run the command again to "
        "continue."
    )
    assert out.getvalue().splitlines() == [f"stored     {folder}/harbor.txt: #{Article.objects.get().pk}", "1 stored"]


def test_an_empty_path_is_not_the_current_folder() -> None:
    with pytest.raises(CommandError, match="a path is empty"):
        call_command("ingest", "")


def test_a_full_disk_is_named_whatever_the_database_says_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    recovering = OperationalError("the database system is in recovery mode")
    monkeypatch.setattr(database, "is_own_server", lambda: True)

    assert "is full" not in database_problem(recovering)
    monkeypatch.setattr(database.shutil, "disk_usage", lambda folder: SimpleNamespace(free=5_000_000))
    assert "is full (5 MB are free)" in database_problem(recovering)
    assert "the disk is full" in ingest_command._database_lost(recovering)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_that_lacks_a_letter_gets_it_as_in_json(encoding: str) -> None:
    names = "Zoë 東京 🦦 \ud800"
    terminal = TextIOWrapper(BytesIO(), encoding=encoding)

    escape_unprintable(terminal)
    print(json.dumps(names, ensure_ascii=False), file=terminal, flush=True)

    assert json.loads(terminal.buffer.getvalue().decode(encoding)) == names
