"""The boundary around each file of the parse command."""

from __future__ import annotations

import json
import os
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command

from articles.management.commands import parse as command
from tests.dumps import HARBOR, RECOUNT

if TYPE_CHECKING:
    from pathlib import Path


def run(*paths: Path, **options: Any) -> tuple[int, list[str], list[str]]:
    """Return the exit status, the files of the articles printed, and the lines on standard error."""
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("parse", "--json", *map(str, paths), stdout=out, stderr=err, **options)
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, [json.loads(line)["file"] for line in out.getvalue().splitlines()], err.getvalue().splitlines()


@pytest.mark.parametrize("debug", [False, True])
def test_a_file_the_program_fails_on_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, debug: bool
) -> None:
    parse = command.parse

    def fail(data: bytes, **options: Any) -> Any:
        if b"bad" in data:
            raise ZeroDivisionError("out of luck")
        return parse(data, **options)

    monkeypatch.setattr(command, "parse", fail)
    for name, text in (("a.txt", HARBOR), ("b.txt", "bad"), ("c.txt", RECOUNT)):
        (tmp_path / name).write_text(text)

    status, found, errors = run(tmp_path, debug=debug)

    assert (status, found) == (1, [f"{tmp_path}/a.txt", f"{tmp_path}/c.txt"])
    assert errors == [f"{tmp_path}/b.txt: the program failed on this file (ZeroDivisionError); please report it"]
    assert "b.txt: ZeroDivisionError: out of luck" in caplog.text
    assert ("Traceback" in caplog.text) is debug


def test_pipes_and_loops_of_links_are_rejected_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c.txt").write_text(HARBOR)

    status, found, errors = run(tmp_path, tmp_path / "b.txt")

    assert (status, found) == (1, [f"{tmp_path}/c.txt"])
    assert errors == [
        f"{tmp_path}/a.txt: not a regular file",
        f"{tmp_path}/b.txt: a loop of links",
        f"{tmp_path}/b.txt: a loop of links",
    ]
