"""``manage.py compare --json``: the shape of its output, and errors for files that cannot be compared."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command

if TYPE_CHECKING:
    from pathlib import Path

OURS = """Cracks shut Harlow Bay pier

By Nora Quenby

The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its 40 pillars.

“We close it today and open it when it is safe again,” Mayor Orla Voss said.

Engineers will measure the pillars next week, the harbour office said in a statement.
"""
THEIRS = """Divers find cracks, pier at Harlow Bay closed

By Ulf Renner

The old pier at Harlow Bay was shut on Friday after divers found cracks in three of its 40 pillars.

Engineers will measure the pillars next week, the harbor office said in a statement.

"We close it today and open it when it is safe again," Mayor Orla Voss said.
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = tmp_path / "ours.txt", tmp_path / "theirs.txt"
    for path, text in zip(paths, (OURS, THEIRS), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def _run(*files: str) -> tuple[dict[str, Any] | None, str, int]:
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("compare", *files, json=True, stdout=out, stderr=err)
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    return json.loads(out.getvalue() or "null"), err.getvalue(), status


def test_two_files_are_printed_as_one_comparison(files: list[str]) -> None:
    found, errors, status = _run(*files)
    assert found is not None
    assert (errors, status) == ("", 0)
    assert [article["file"] for article in found["articles"]] == files
    assert found["articles"][0]["headline"] == "Cracks shut Harlow Bay pier"
    for article, compared in enumerate(found["articles"]):
        placed = sorted(number for row in found["rows"] for number in row["cells"][article])
        assert placed == list(range(len(compared["sentences"])))
    assert [row["relation"] for row in found["rows"]] == ["edited", "same", "same"]
    assert found["rows"][0]["differences"] == ["number"]
    assert [row["moved"] for row in found["rows"]].count(True) == 1
    assert all(set(row) >= {"cells", "relation", "relations", "moved", "differences"} for row in found["rows"])
    assert [quote["relation"] for quote in found["quotes"]] == ["identical"]
    assert {figure["relation"] for figure in found["figures"]} == {"different", "same"}


def test_a_quote_variant_has_its_article_and_span(files: list[str]) -> None:
    found, _, _ = _run(*files)
    assert found is not None
    variants = found["quotes"][0]["variants"]
    assert [variant["article"] for variant in variants] == [0, 1]
    assert all(set(variant) == {"article", "start", "end", "text", "speaker", "speaker_text"} for variant in variants)


def test_a_file_that_cannot_be_read_as_text_is_named(files: list[str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01\x02\xff" * 300)
    found, errors, status = _run(files[0], str(broken))
    assert (found, status) == (None, 1)
    assert errors.startswith(f"{broken}: ")


def test_a_missing_file_is_a_usage_error(files: list[str], tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert _run(files[0], str(missing)) == (None, f"{missing}: no such file\n", 2)


@pytest.mark.parametrize("count", [1, 7])
def test_two_to_six_files_are_compared(files: list[str], count: int) -> None:
    _, errors, status = _run(*[files[0]] * count)
    assert (errors, status) == (f"compare takes 2 to 6 files, not {count}\n", 2)


def test_the_json_option_is_required(files: list[str]) -> None:
    with pytest.raises(CommandError, match="--json"):
        call_command("compare", *files)
