"""Separation of an article's body from debris with a small trained classifier of lines.

The classifier has two rounds. The first is a logistic regression over a line's own features, its neighbours', and its
position relative to the clipping's prose. The second is a gradient-boosted forest of some hundred small decision trees.
It judges the lines that may be body again, with the first round's chances of the lines around them.

Weights and trees, by name of feature, are in ``articles/text/data/line_weights.json`` and ``line_trees.json``.
``bench/train_lines.py`` writes them, and measures them on outlets that they were not trained on.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from articles.text.cleaning.line_context import (
    NEIGHBOUR_OFFSETS,
    NEIGHBOUR_SIZE,
    NEIGHBOURS,
    REACH,
    first_round_names,
    neighbour_features,
    neighbour_rows,
    own_columns,
)
from articles.text.cleaning.line_features import MIN_SENTENCE_WORDS, measure_lines
from articles.text.cleaning.line_second_round import SECOND_ROUND, log_odds, second_round_rows
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from articles.text.cleaning.boilerplate import Verdict
    from articles.text.cleaning.line_features import ClippingLines
    from articles.text.cleaning.page_lines import PageLine

# If this share of lines are sentences of six words or lines of ten, the clipping is plain text without a page around
# it, and every line of that text is kept. Eight of 215 copied pages reach the share, with little page around the
# article; of 580 plain articles, all but thirteen do.
_PLAIN_SENTENCE_WORDS, _PLAIN_LINE_WORDS, _PLAIN_SHARE = 6, 10, 0.6
# If no rule recognises debris, lines of five words count too: tables and lists without a page around them.
_CLEAN_LINE_WORDS = 5
# The second round judges lines with more than this chance. On unseen outlets, 0.004 scores lower (F1 0.947 instead of
# 0.949, as more lines must be separated) and takes half as long again.
DOUBTFUL_CHANCE = 0.01
# Weight of the first round against the second, a factor that shrinks their log odds, and a bias towards keeping lines:
# trees are overconfident on unseen outlets. With these values and the threshold of best expected F1, dumps of unseen
# outlets score 0.949 (news 0.970, worst tenth 0.72, kept 0.93, clean 0.90). Without the bias they score the same, with
# 0.91 kept and 0.92 clean.
_FIRST_ROUND_WEIGHT, _SHRINKAGE, _KEEP_BIAS = 0.15, 0.6, 0.25
# Highest threshold of a page. On unseen outlets 0.4 scores .973, in other languages .960 (kept .968 and .981). With no
# limit these are .974 and .961 (kept .963 and .974): a little cleaner, at the cost of the text.
_MAX_PAGE_THRESHOLD = 0.4
# The same for dumps. In a short article whose first paragraphs are certain, the best expected F1 is with those alone.
_MAX_DUMP_THRESHOLD = 0.45
# A sentence of twelve words right above a body line of eight words is kept if its chance reaches this share of the
# threshold: losing a lead is worse than keeping a caption. On unseen outlets this costs 0.0003. So is a sentence of
# eight words right below such a line: it may be the end of the article.
_LEAD_THRESHOLD_SHARE, _BODY_LINE_WORDS = 0.6, 8
# The first item of a list below a body line without a final colon is kept above this chance. On unseen outlets this
# changes nothing.
_MIN_LIST_CHANCE = 0.3
# Fewest and most words of another article's headline below a pointer to it.
_POINTED_AT_WORDS = (3, 16)
# Fewest and most words of a subheading below it: another headline has more.
_SUBHEADING_WORDS = (2, 4)
_LIST_ITEM = re.compile(r"[–•*·▪►‣●◦○■-]\s+\S")

# Nodes between a tree's root and each of its leaves, the root included. Shorter branches are padded, so that all trees
# are followed at once, a level at a time.
TREE_DEPTH = 4
_NODES = 2**TREE_DEPTH - 1
# Lines that are scored at once: more would take more memory, not less time.
_SCORED_AT_ONCE = 512


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """Both rounds of the classifier, for dumps or for pages.

    ``own`` are the first round's weights of a line's own features, a column; ``near`` are those of its neighbours'
    features, by offset. Lines from the chance ``threshold`` up are body.

    The second round's trees are complete binary trees, a row each: node ``n`` compares a line's feature ``features[n]``
    with ``limits[n]``, and nodes ``2 * n + 1`` (up to the limit) and ``2 * n + 2`` follow it. Below the last nodes are
    the ``leaves``, scores in log odds.
    """

    bias: float
    own: NDArray[np.float64]
    near: NDArray[np.float64]
    features: NDArray[np.intp]
    limits: NDArray[np.float64]
    leaves: NDArray[np.float64]
    threshold: float

    def scores(self, rows: NDArray[np.float64]) -> list[float]:
        """Return the sum of the trees' scores for each of the rows of features, in log odds."""
        features, limits, leaves = self.features.ravel(), self.limits.ravel(), self.leaves.ravel()
        # Where the nodes and the leaves of each tree begin.
        trees = np.arange(len(self.features)) * _NODES
        first_leaves = np.arange(len(self.features)) * (_NODES + 1) - _NODES
        lines = np.arange(len(rows))[:, np.newaxis] * rows.shape[1]
        nodes = np.zeros((len(rows), len(trees)), np.intp)
        for _ in range(TREE_DEPTH):
            places = nodes + trees
            is_higher = rows.take(features.take(places) + lines) > limits.take(places)
            nodes = 2 * nodes + 1 + is_higher
        found: list[float] = leaves.take(nodes + first_leaves).sum(axis=1).tolist()
        return found


def keep_lines(
    texts: Sequence[str], verdicts: Sequence[Verdict | None], page: Sequence[PageLine] | None = None
) -> list[bool]:
    """Return for each line whether it is body. Lines with a verdict are not."""
    lines = measure_lines(texts, verdicts, page)
    possible = [verdict is None for verdict in verdicts]
    plain = range(0)
    if page is None:
        plain = _find_plain_text(lines)
        _exclude_pointed_at(possible, lines)
    if len(plain) == len(texts):
        return possible
    model = _load_model("page" if page is not None else "dump")
    chances = _compute_chances(model, lines, possible)
    best = best_threshold((chance, lines.sizes[number]) for number, chance in chances.items())
    threshold = max(model.threshold, min(best, _MAX_DUMP_THRESHOLD if page is None else _MAX_PAGE_THRESHOLD))
    kept = [
        is_possible and (number in plain or chances.get(number, 0.0) >= threshold)
        for number, is_possible in enumerate(possible)
    ]
    _keep_leads(kept, possible, lines, chances, threshold)
    if page is None:
        _keep_ends(kept, possible, lines, chances, threshold)
        _keep_subheadings(kept, possible, lines)
    _complete_lists(kept, possible, texts, chances)
    return kept


def _compute_chances(model: Model, lines: ClippingLines, possible: Sequence[bool]) -> dict[int, float]:
    """Return the final chances, by line number, of the possible lines that the first round leaves in doubt."""
    unjudged = [number for number, verdict in enumerate(lines.verdicts) if verdict is None]
    neighbours = neighbour_rows(lines)
    # A line is a neighbour of four others; its score at each offset is computed once.
    scores_near = model.near @ neighbours.T
    columns, at = own_columns(lines, unjudged), np.array(unjudged, np.intp)
    # Added up in order, so that lines with the same features have exactly the same chance.
    scores = np.add.accumulate(columns * model.own, axis=0)[-1] + model.bias
    for offset, near in zip(NEIGHBOUR_OFFSETS, scores_near, strict=True):
        scores += near[at + (REACH + offset)]
    chances = [0.0] * len(possible)
    for number, score in zip(unjudged, scores.tolist(), strict=True):
        chances[number] = _to_chance(score)
    doubtful = [
        (place, number)
        for place, number in enumerate(unjudged)
        if possible[number] and chances[number] > DOUBTFUL_CHANCE
    ]
    numbers = [number for _, number in doubtful]
    own, second = columns.T, second_round_rows(lines, chances, numbers)
    found: dict[int, float] = {}
    for start in range(0, len(doubtful), _SCORED_AT_ONCE):
        some = slice(start, start + _SCORED_AT_ONCE)
        places = [place for place, _ in doubtful[some]]
        rows = np.hstack([own[places], neighbour_features(neighbours, numbers[some]), second[some]])
        for number, score in zip(numbers[some], model.scores(rows), strict=True):
            found[number] = combine_chances(chances[number], _to_chance(score))
    return found


def combine_chances(first: float, second: float) -> float:
    """Return a line's chance of being body, combined from the chances of the two rounds."""
    odds = _FIRST_ROUND_WEIGHT * log_odds(first) + (1 - _FIRST_ROUND_WEIGHT) * log_odds(second)
    return _to_chance(odds * _SHRINKAGE + _KEEP_BIAS)


def _to_chance(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def best_threshold(lines: Iterable[tuple[float, float]]) -> float:
    """Return the threshold with the best expected F1 for ``lines``, pairs of chance and size."""
    ordered = sorted(lines, reverse=True)
    expected = sum([chance * size for chance, size in ordered])
    best, threshold, right, taken = -1.0, 1.0, 0.0, 0.0
    for chance, size in ordered:
        right += chance * size
        taken += size
        score = right / (taken + expected) if taken else 0.0
        if score > best:
            best, threshold = score, chance
    return threshold


def _keep_leads(
    kept: list[bool], possible: Sequence[bool], lines: ClippingLines, chances: Mapping[int, float], threshold: float
) -> None:
    """Keep sentences right above a body line that are slightly below the threshold: they may be the lead."""
    for number in range(len(kept) - 2, -1, -1):
        if kept[number] or not possible[number]:
            continue
        if kept[number + 1] and lines.sizes[number + 1] >= _BODY_LINE_WORDS:
            is_sentence = lines.ends[number] and lines.sizes[number] >= MIN_SENTENCE_WORDS
            kept[number] = is_sentence and chances.get(number, 0.0) >= _LEAD_THRESHOLD_SHARE * threshold


def _keep_ends(
    kept: list[bool], possible: Sequence[bool], lines: ClippingLines, chances: Mapping[int, float], threshold: float
) -> None:
    """Keep sentences right below a long body line that are slightly below the threshold: they may be the end."""
    for number in range(1, len(kept)):
        is_below = kept[number - 1] and lines.sizes[number - 1] >= MIN_SENTENCE_WORDS and lines.ends[number - 1]
        if is_below and possible[number] and lines.ends[number] and lines.sizes[number] >= _BODY_LINE_WORDS:
            kept[number] = kept[number] or chances.get(number, 0.0) >= _LEAD_THRESHOLD_SHARE * threshold


def _keep_subheadings(kept: list[bool], possible: Sequence[bool], lines: ClippingLines) -> None:
    """Keep a few words between another article's headline, below its label, and a paragraph."""
    least, most = _SUBHEADING_WORDS
    for number in range(1, len(kept) - 1):
        below_pointer = possible[number] and not possible[number - 1] and lines.verdicts[number - 1] is None
        if below_pointer and kept[number + 1] and lines.prose[number + 1] and not lines.ends[number]:
            kept[number] = kept[number] or least <= lines.sizes[number] <= most


def _complete_lists(
    kept: list[bool], possible: Sequence[bool], texts: Sequence[str], chances: Mapping[int, float]
) -> None:
    """Keep an item of a list if the line that introduces the list, or a neighbouring item, is kept."""
    listed = [_LIST_ITEM.match(text) is not None for text in texts]
    for number in range(1, len(texts)):
        if listed[number] and possible[number] and kept[number - 1]:
            introduced = listed[number - 1] or texts[number - 1].endswith(":")
            kept[number] = kept[number] or introduced or chances.get(number, 0.0) > _MIN_LIST_CHANCE
    for number in range(len(texts) - 2, 0, -1):
        if listed[number] and possible[number] and listed[number + 1] and kept[number + 1]:
            kept[number] = True


def _exclude_pointed_at(possible: list[bool], lines: ClippingLines) -> None:
    """Mark the headlines of other articles, below a label or pointer that announces them, as not possible.

    A label may announce several. After the first, a short line above a sentence may be a subheading.
    """
    verdicts = lines.verdicts
    pointed_at = False
    for number in range(len(possible)):
        above = verdicts[number - 1] if number else None
        announced = above is not None and above.kind is Kind.RELATED
        above_prose = number + 1 < len(possible) and lines.prose[number + 1]
        pointed_at = (announced or (pointed_at and not above_prose)) and _may_be_pointed_at(lines, number)
        possible[number] = possible[number] and not pointed_at


def _may_be_pointed_at(lines: ClippingLines, number: int) -> bool:
    least, most = _POINTED_AT_WORDS
    return (
        lines.verdicts[number] is None
        and not lines.ends[number]
        and least <= lines.sizes[number] <= most
        and not lines.texts[number].endswith((":", ","))
    )


def _find_plain_text(lines: ClippingLines) -> range:
    """Return the range of lines that are plain text without a page around it; all of them are kept."""
    line_size = _PLAIN_LINE_WORDS if any(verdict is not None for verdict in lines.verdicts) else _CLEAN_LINE_WORDS
    prose = [
        size >= line_size or (ends and size >= _PLAIN_SENTENCE_WORDS)
        for ends, size in zip(lines.ends, lines.sizes, strict=True)
    ]
    if not any(prose) or sum(prose) < _PLAIN_SHARE * len(prose):
        return range(0)
    return range(prose.index(True), len(prose) - prose[::-1].index(True))


@cache
def _load_model(form: str) -> Model:
    data = files("articles.text.data")
    table = json.loads(data.joinpath("line_weights.json").read_text(encoding="utf-8"))[form]
    trees = json.loads(data.joinpath("line_trees.json").read_text(encoding="utf-8"))[form]
    return make_model(form, table["bias"], table["weights"], trees, table["threshold"])


def make_model(form: str, bias: float, weights: Mapping[str, float], trees: Iterable[Any], threshold: float) -> Model:
    """Return the model of a "dump" or a "page" whose weights and trees name their features."""
    names = first_round_names(form)
    numbers = {name: number for number, name in enumerate(names + SECOND_ROUND)}
    values = [weights.get(name, 0.0) for name in names]
    own = len(names) - len(NEIGHBOURS)

    trees = list(trees)
    features = np.zeros((len(trees), _NODES), np.intp)
    limits = np.zeros((len(trees), _NODES), np.float64)
    leaves = np.zeros((len(trees), _NODES + 1), np.float64)

    def fill(number: int, node: int, tree: Any) -> None:
        """Write ``tree`` into row ``number`` from ``node`` on; a leaf fills all that is below it."""
        if node >= _NODES:
            if isinstance(tree, list):
                raise ValueError(f"a tree has more than {TREE_DEPTH} levels")
            leaves[number, node - _NODES] = tree
            return
        lower = higher = tree
        if isinstance(tree, list):
            name, limit, lower, higher = tree
            features[number, node], limits[number, node] = numbers[name], limit
        fill(number, 2 * node + 1, lower)
        fill(number, 2 * node + 2, higher)

    for number, tree in enumerate(trees):
        fill(number, 0, tree)
    return Model(
        bias=bias,
        own=np.array(values[:own], np.float64)[:, np.newaxis],
        near=np.array(values[own:], np.float64).reshape(-1, NEIGHBOUR_SIZE),
        features=features,
        limits=limits,
        leaves=leaves,
        threshold=threshold,
    )
