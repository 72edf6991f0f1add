"""The line classifier: its weights and trees use only features that exist."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from articles.text.cleaning.line_context import first_round_names, first_round_rows
from articles.text.cleaning.line_features import measure_lines
from articles.text.cleaning.line_model import make_model
from articles.text.cleaning.line_second_round import SECOND_ROUND, second_round_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = ["Harlow Press", "The old pier at Harlow Bay was shut on Friday.", "Read more"]


def load(name: str) -> Any:
    return json.loads(files("articles.text.data").joinpath(name).read_text(encoding="utf-8"))


def features_of(tree: Any) -> Iterator[str]:
    if isinstance(tree, list):
        yield tree[0]
        yield from features_of(tree[2])
        yield from features_of(tree[3])


@pytest.mark.parametrize("form", ["dump", "page"])
def test_weights_and_trees_use_known_features(form: str) -> None:
    first = first_round_names(form)

    assert len(set(first + SECOND_ROUND)) == len(first + SECOND_ROUND)
    assert set(load("line_weights.json")[form]["weights"]) <= set(first)
    assert {name for tree in load("line_trees.json")[form] for name in features_of(tree)} <= {*first, *SECOND_ROUND}


def test_a_row_has_one_value_per_feature() -> None:
    lines = measure_lines(TEXTS, [None] * len(TEXTS))

    assert {len(row) for row in first_round_rows(lines, range(3))} == {len(first_round_names("dump"))}
    assert {len(row) for row in second_round_rows(lines, [0.1, 0.9, 0.1], range(3))} == {len(SECOND_ROUND)}


@pytest.mark.parametrize(("words", "score"), [(1.0, 0.25), (1.5, 0.25), (2.0, -0.5)])
def test_a_tree_is_followed_down_to_a_leaf(words: float, score: float) -> None:
    model = make_model("dump", 0.0, {}, [["words", 1.5, 0.25, ["ends", 0.5, -0.5, 1.0]]], 0.5)
    row = [words, *[0.0] * (len(first_round_names("dump") + SECOND_ROUND) - 1)]

    assert model.scores(np.array([row, row])) == [score, score]
