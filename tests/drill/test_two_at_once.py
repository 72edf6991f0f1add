"""Kills and two at once, with real processes: every file is stored once. More of it: ``bench/drill.py``."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.drills.archives import Archive
from bench.drills.ingests import ingest_twice
from bench.drills.kills import check_ingested, kill_ingest, write_dumps
from bench.drills.outcomes import Outcome

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


def test_killed_and_simultaneous_ingests_store_every_file_once(archive: Archive) -> None:
    outcome = Outcome(part="kills")
    folder = archive.folder.with_name("dumps")
    known = write_dumps(folder, 25, seed=7)

    killed = kill_ingest(archive, folder, 1, random.Random(7))
    ingest_twice(archive, folder, outcome)
    check_ingested(archive, folder, known, outcome)

    assert outcome.broken == []
    assert killed == 1
