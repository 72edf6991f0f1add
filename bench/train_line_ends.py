#!/usr/bin/env python3
"""Fit the weights that find lost line ends, and measure them on outlets that they were not fitted on.

    python bench/train_line_ends.py BODIES [--write]

BODIES and the environment are those of ``train_lines.py``. The examples are the gaps between words of the dumps, from a
few lines above the article to a few below it. ``--write`` replaces ``articles/text/data/line_end_weights.json``.
Nothing is random: two runs print the same.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent))

from train_lines import PARTS, part_of, words

from articles.text.formats.shapes.letters import mend_lines
from articles.text.formats.shapes.line_ends import boundary_features, labelled_words
from articles.text.lines import split_lines

WEIGHTS = Path(__file__).resolve().parent.parent / "articles/text/data/line_end_weights.json"
STRENGTH = 0.3
# Words seen in fewer outlets say nothing about others.
MIN_OUTLETS = 5
THRESHOLD = 0.5
# Lines around the article that count.
ABOVE, BELOW = 12, 16
MIN_WEIGHT = 0.1


def load(bodies):
    """Yield publisher, and names and values of the features of each gap with its label."""
    for row in map(json.loads, (bodies / "gold.jsonl").open(encoding="utf-8")):
        path = bodies / "dumps" / f"{row['id']}.txt"
        if not path.exists():
            continue
        lines = [line.text for line in mend_lines(split_lines(path.read_text(encoding="utf-8")))[0]]
        paragraphs = [" ".join(words(text)) for text in row["body"].split("\n\n") if len(words(text)) >= 6]
        hits = [n for n, line in enumerate(lines) if len(words(line)) >= 6 and " ".join(words(line)) in paragraphs]
        if not hits:
            continue
        tokens, ends = labelled_words(lines[max(0, hits[0] - ABOVE) : hits[-1] + BELOW])
        yield row["publisher"], list(boundary_features(tokens)), ends


def matrix(documents, names):
    rows, columns, values, labels, at = [], [], [], [], 0
    for _, features, ends in documents:
        for found, is_end in zip(features, ends, strict=True):
            for name, value in found:
                if name in names:
                    rows.append(at)
                    columns.append(names[name])
                    values.append(value)
            labels.append(is_end)
            at += 1
    return csr_matrix((values, (rows, columns)), shape=(at, len(names))), np.array(labels)


def names_of(documents):
    outlets = {}
    for publisher, features, _ in documents:
        for name in {name for found in features for name, _ in found}:
            outlets.setdefault(name, set()).add(publisher)
    return {
        name: number for number, name in enumerate(sorted(n for n, of in outlets.items() if len(of) >= MIN_OUTLETS))
    }


def fit(documents):
    names = names_of(documents)
    x, y = matrix(documents, names)
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(x, y)
    return names, model


def main():
    documents = list(load(Path(sys.argv[1])))
    print(f"{len(documents)} dumps, {sum(len(d[2]) for d in documents)} gaps")
    counts = Counter()
    for part in range(PARTS):
        names, model = fit([d for d in documents if part_of(d[0], PARTS) != part])
        x, y = matrix([d for d in documents if part_of(d[0], PARTS) == part], names)
        said = model.predict_proba(x)[:, 1] > THRESHOLD
        counts.update(right=int((said & y).sum()), false=int((said & ~y).sum()), missed=int((~said & y).sum()))
    precision = counts["right"] / (counts["right"] + counts["false"])
    recall = counts["right"] / (counts["right"] + counts["missed"])
    print(f"unseen outlets: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    if "--write" in sys.argv:
        names, model = fit(documents)
        weights = {name: round(float(model.coef_[0][number]), 2) for name, number in names.items()}
        stored = {
            "origin": "bench/train_line_ends.py, fitted on dumps of news pages of many outlets",
            "bias": round(float(model.intercept_[0]), 3),
            "weights": {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= MIN_WEIGHT},
        }
        WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{len(stored['weights'])} weights written")


if __name__ == "__main__":
    main()
