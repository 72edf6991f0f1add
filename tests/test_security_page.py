"""The page about security names proofs that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PAGE = (CHECKOUT / "docs" / "security.md").read_text()
TESTS = sorted(set(re.findall(r"`((?:\w+/)?test_\w+\.py)::(test_\w+)`", PAGE)))
FILES = sorted(set(re.findall(r"`((?:articles|newsarchive|templates|\.github)/[\w/.]+)`", PAGE)))
STATES = {"yes", "no", "operator", "–"}


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_a_named_test_exists(file: str, name: str) -> None:
    assert f"def {name}(" in (CHECKOUT / "tests" / file).read_text()


@pytest.mark.parametrize("path", FILES)
def test_a_named_file_exists(path: str) -> None:
    assert (CHECKOUT / path).exists()


def test_every_requirement_has_a_state_and_those_that_are_met_a_place() -> None:
    rows = re.findall(r"^\| (\d+\.\d+[^|]*) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", PAGE, re.M)
    assert len(rows) > 100
    assert {state for _number, _requirement, state, _place in rows} == STATES
    assert [number for number, _requirement, state, place in rows if state != "–" and not place.strip()] == []
