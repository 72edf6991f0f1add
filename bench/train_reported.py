"""Learn how likely it is that an attribution reports the words beside it.

    python bench/train_reported.py ATTRIBUTIONS.jsonl

ATTRIBUTIONS holds ``text`` and ``attributions`` with spans of ``content``. A logistic regression over the features of
``articles.text.quotes.reported_speech`` is trained on the candidates of nine articles of ten, each weighing as much as it is long and
right for the share of it that is reported in the file. Prints the overlap of contents by threshold in a
cross-validation over these articles; every tenth is left out for honest figures (``bench/speakers_by_rule.py``).
Weights go to ``articles/text/data/reported_weights.py``. Seeded, so that running it again gives the same file.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.people.resolver import find_people
from articles.text.quotes.reading import Reading
from articles.text.quotes.reported_speech import features

EPOCHS = 10
RATE = 0.1
L2 = 1e-3
RARE = 3
SMALL = 0.05
HELD = 10
FOLDS = 5
CHARACTERS = 100
"""A candidate of so many weighs one."""

MARKS = '“”"'


class Example(NamedTuple):
    """A candidate: its features, the share of it that is reported, its weight; and which attribution it is of, its
    places in the text and the article's number."""

    found: list[str]
    share: float
    weight: float
    attribution: tuple[int, int]
    places: frozenset[int]


def examples(path: str) -> tuple[dict[int, list[Example]], dict[int, frozenset[int]]]:
    """Return by article the candidates and the places that are reported without marks."""
    rows: dict[int, list[Example]] = {}
    contents: dict[int, frozenset[int]] = {}
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text = row["text"]
        if number % HELD == 0 or "''" in text:
            continue
        unmarked: set[int] = set()
        reported: set[int] = set()
        for one in row["attributions"]:
            places = {place for start, end in one["content"] for place in range(start, end)}
            reported |= places
            if not any(mark in text[start:end] for start, end in one["content"] for mark in MARKS):
                unmarked |= places
        contents[number] = frozenset(unmarked)
        reading = Reading(text, find_people(text))
        reading.quotes()
        rows[number] = []
        for unit, attribution, candidate in reading.candidates():
            here = frozenset(
                place
                for first, last in candidate.parts
                for place in range(unit.tokens[first].start, unit.tokens[last].end)
            )
            rows[number].append(
                Example(
                    features(unit.tokens, attribution, candidate),
                    len(here & reported) / len(here),
                    len(here) / CHARACTERS,
                    (unit.start, attribution.cue_index),
                    here,
                )
            )
    return rows, contents


def train(rows: list[Example], seed: int = 7) -> tuple[float, dict[str, float]]:
    """Return bias and weights."""
    seen = Counter(name for row in rows for name in row.found)
    learn = [([name for name in row.found if seen[name] >= RARE], row.share, row.weight) for row in rows]
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    bias, bias_square = 0.0, 1e-6
    order = list(range(len(learn)))
    shuffle = random.Random(seed).shuffle
    for _ in range(EPOCHS):
        shuffle(order)
        for index in order:
            found, share, weight = learn[index]
            score = bias + sum(weights[name] for name in found)
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - share) * weight
            bias_square += error * error
            bias -= RATE * error / math.sqrt(bias_square)
            for name in found:
                gradient = error + L2 * weights[name]
                squares[name] += gradient * gradient
                weights[name] -= RATE * gradient / math.sqrt(squares[name])
    return bias, {name: value for name, value in weights.items() if abs(value) >= SMALL}


def overlaps(rows: dict[int, list[Example]], contents: dict[int, frozenset[int]]) -> dict[float, list[int]]:
    """Return characters shown, reported, and both, by threshold, each article judged by what others taught."""
    counts: dict[float, list[int]] = {step / 20: [0, 0, 0] for step in range(5, 15)}
    for fold in range(FOLDS):
        learn = [row for number, of in rows.items() if number % FOLDS != fold for row in of]
        bias, weights = train(learn)
        for number, of in rows.items():
            if number % FOLDS != fold:
                continue
            judged = [(1 / (1 + math.exp(-bias - sum(weights.get(n, 0.0) for n in row.found))), row) for row in of]
            for threshold, count in counts.items():
                best: dict[tuple[int, int], tuple[float, Example]] = {}
                for likely, row in judged:
                    worth = (likely - threshold) * row.weight
                    if worth > best.get(row.attribution, (0.0, row))[0]:
                        best[row.attribution] = worth, row
                shown = {place for _, row in best.values() for place in row.places}
                count[0] += len(shown)
                count[1] += len(contents[number])
                count[2] += len(shown & contents[number])
    return counts


def main() -> None:
    rows, contents = examples(sys.argv[1])
    for threshold, (shown, reported, both) in overlaps(rows, contents).items():
        precision, recall = both / max(1, shown), both / reported
        f1 = 2 * precision * recall / (precision + recall)
        print(f"threshold {threshold:.2f}: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    bias, weights = train([row for of in rows.values() for row in of])
    lines = "".join(
        f"    {json.dumps(name, ensure_ascii=False)}: {value:.2f},\n" for name, value in sorted(weights.items())
    )
    out = Path(__file__).resolve().parent.parent / "articles" / "rules" / "reported_weights.py"
    out.write_text(
        '"""Weights for and against words beside an attribution being reported.\n\n'
        f"Learned by ``bench/train_reported.py`` from {len(rows)} news articles. A key is a feature of\n"
        "``articles.text.quotes.reported_speech.features``, a value is in log-odds.\n"
        '"""\n\nfrom __future__ import annotations\n\nfrom typing import Final\n\n'
        f"BIAS: Final = {bias:.2f}\nWEIGHTS: Final[dict[str, float]] = {{\n{lines}}}\n",
        encoding="utf-8",
    )
    print(len(weights), "weights from", sum(map(len, rows.values())), "candidates")


if __name__ == "__main__":
    main()
