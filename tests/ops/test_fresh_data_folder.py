"""Commands on a data folder that does not exist yet."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from articles.management import database
from newsarchive.postgres.cluster import Cluster
from tests.ops.own_server import environment, is_gone, wait_until
from tests.ops.test_serve import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT_SECONDS = 120
FIXTURE = CHECKOUT / "fixtures" / "clippings"


@pytest.fixture
def data() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="newsarchive-fresh-"))
    yield folder
    assert wait_until(lambda: is_gone(Cluster(folder / "postgres")))
    shutil.rmtree(folder)


def run(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=CHECKOUT,
        env=environment(DATABASE_URL=None, NEWSARCHIVE_DATA=str(data)),
        capture_output=True,
        text=True,
        timeout=WAIT_SECONDS,
        check=False,
    )


def test_the_first_command_prepares_the_database(data: Path) -> None:
    clipping = sorted(FIXTURE.rglob("*.txt"))[0]

    ingested = run(data, "ingest", str(clipping))
    listed = run(data, "stories")

    assert (ingested.returncode, ingested.stderr) == (0, "Bringing the database up to date ...\n")
    assert "1 stored" in ingested.stdout
    assert (listed.returncode, listed.stderr) == (0, "")
    assert clipping.name in listed.stdout


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["ingest", "pending", "reparse", "sample", "stories"])
def test_commands_refuse_an_external_database_that_is_not_migrated(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "pending_migrations", lambda: True)
    monkeypatch.setattr(database, "is_own_server", lambda: False)
    arguments = {"ingest": ["a.txt"], "sample": ["--load"]}.get(command, [])

    with pytest.raises(CommandError, match=r"database in DATABASE_URL is not up to date\. Run `manage\.py migrate`"):
        call_command(command, *arguments, stdout=StringIO(), stderr=StringIO())
