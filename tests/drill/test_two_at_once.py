"""Two ingests at once, of which one is killed: every file is stored once. More of it: ``bench/drill.py``."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.drills.archives import Archive
from bench.drills.kills import check_stored, write_dumps
from bench.drills.outcomes import Outcome
from tests.ops.own_server import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def archive() -> Iterator[Archive]:
    # Not tmp_path: under root the database runs as another account, which must be able to pass.
    folder = Path(tempfile.mkdtemp(prefix="newsarchive-drill-"))
    folder.chmod(0o711)
    archive = Archive(folder / "data")
    yield archive
    archive.close()
    shutil.rmtree(folder)


def test_of_two_ingests_one_is_killed_and_every_file_is_stored_once(archive: Archive) -> None:
    outcome = Outcome(part="kills")
    folder = archive.folder.with_name("dumps")
    known = write_dumps(folder, 25, seed=7)

    one, other = [archive.start("ingest", str(folder)) for _ in range(2)]
    wait_until(lambda: (archive.folder / "postgres" / "data" / "postmaster.pid").exists() or one.poll() is not None)
    one.kill()
    one.communicate()
    output, _nothing = other.communicate(timeout=120)
    check_stored(archive, known, outcome)

    assert other.returncode == 0, output
    assert outcome.broken == []
