"""The alignment finds what an editor did to the sample; quality cannot fall unseen."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).resolve().parents[2] / "bench" / "compare.py"

# Measured by bench/compare.py, seeds 1 to 7: F1 0.981 to 0.991, relation 0.998 to 1.
LEAST_F1 = 0.97
LEAST_RIGHT_RELATIONS = 0.98


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_compare", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_links_of_edited_accounts_stay_above_their_floor(bench: ModuleType) -> None:
    right = linked = gold = labelled = 0
    for pair in bench.from_sample(seed=7):
        found = bench.by_us(pair.ours, pair.theirs)
        hits = found.keys() & pair.links.keys()
        right += len(hits)
        linked += len(found)
        gold += len(pair.links)
        labelled += sum(found[hit] == pair.links[hit] for hit in hits)
    assert 2 * right / (linked + gold) >= LEAST_F1
    assert labelled / right >= LEAST_RIGHT_RELATIONS
