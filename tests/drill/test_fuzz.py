"""Damaged files of every type and odd archives: each gets a result, and the files beside it are stored.

The whole fuzz, thousands of files, is the part ``fuzz`` of ``bench/drill.py``.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from articles import ingest
from articles.ingest import Outcome as Result
from articles.ingest import files
from articles.models import Clipping
from bench.drills.fuzz import check_form, without_result, write_files
from bench.drills.mutations import samples
from bench.drills.outcomes import Outcome
from tests.factories import make_user

if TYPE_CHECKING:
    from pathlib import Path

SOUND = "The lock of Aldermoor opened on Tuesday.\n\nThe reeve said that the gates would stay open all summer.\n"


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "count"), [("file", 25), ("zip", 40)])
def test_every_damaged_file_gets_a_result(tmp_path: Path, kind: str, count: int) -> None:
    folder = tmp_path / "fuzz"
    written = write_files(folder, random.Random(f"suite {kind}"), [kind] * count)
    (folder / "zz.txt").write_text(SOUND)

    found = files.read(files.find([folder]))
    results = list(ingest.store(found, origin=Clipping.Origin.COMMAND, jobs=1))

    assert without_result(written, [result.name for result in results]) == []
    assert results[-1].outcome == Result.STORED
    assert all(result.reason for result in results if result.outcome is Result.REJECTED)


@pytest.mark.django_db
def test_the_form_names_every_damaged_file() -> None:
    outcome, user = Outcome(part="fuzz"), make_user()

    for number in range(2):
        check_form(user, random.Random(f"suite form {number}"), zips=number % 2 == 1, outcome=outcome)

    assert outcome.broken == []


def test_damage_is_done_to_files_of_every_type() -> None:
    suffixes = {name.rpartition(".")[2] for name, _data in samples()}

    assert suffixes >= set("txt md html docx odt epub rtf pdf eml mhtml mbox csv xlsx json ris warc".split())
