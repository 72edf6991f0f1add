"""Train the model that decides whether an attribution reports the clause next to it.

    python bench/train_reported.py --data ../shared/bench/attributions-train.jsonl [--out FILE.json]

The data is JSON Lines, one article each: ``publisher``, ``text``, and ``attributions`` with character spans of
``content``. It is not part of the project, and the archive does not need it.

The model is a logistic regression over ``articles.text.quotes.reported_speech.features``. Each candidate clause counts
by its length, and as reported by the share of its characters inside annotated contents. Every tenth article is left
out of training, for honest figures from ``bench/speakers_by_rule.py``.

Prints precision, recall and F1 in characters for each threshold, from a cross-validation in which each outlet in turn
is left out. Then trains on all articles used and writes ``articles/text/data/reported_weights.json``. Nothing is
random: two runs on the same data write the same file.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.text.people.finding import find_people  # noqa: E402
from articles.text.quotes.reading import read_body  # noqa: E402
from articles.text.quotes.reported_speech import features, gain  # noqa: E402

STRENGTH = 1.0
"""Inverse of the L2 penalty, scikit-learn's ``C``. In the cross-validation, 0.1, 0.3 and 1 give the same F1."""
MIN_CANDIDATES = 3
"""Features of fewer candidates are not used."""
MIN_WEIGHT = 0.05
"""Weights nearer to zero are left out of the file."""
HELD_OUT = 10
CHARACTERS = 100
"""Length of a candidate that counts as one example."""
THRESHOLDS = tuple(step / 20 for step in range(5, 15))

MARKS = '“”"'


class Example(NamedTuple):
    """A candidate clause. ``places`` are its characters in the text, ``attribution`` is the key of its attribution."""

    features: list[str]
    share_reported: float
    weight: float
    attribution: tuple[int, int]
    places: frozenset[int]


class Article(NamedTuple):
    """An article's candidates, and the characters reported in it without quotation marks."""

    outlet: str
    examples: list[Example]
    reported: frozenset[int]


class Weights(NamedTuple):
    bias: float
    by_feature: dict[str, float]


def read_articles(path: Path) -> list[Article]:
    """Return the articles to train on, without those that write double quotation marks as two single ones."""
    articles = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if number % HELD_OUT and "''" not in row["text"]:
            articles.append(read_article(row["publisher"], row["text"], row["attributions"]))
    return articles


def read_article(outlet: str, text: str, attributions: list[dict[str, Any]]) -> Article:
    unmarked: set[int] = set()
    reported: set[int] = set()
    for annotated in attributions:
        places = {place for start, end in annotated["content"] for place in range(start, end)}
        reported |= places
        if not any(mark in text[start:end] for start, end in annotated["content"] for mark in MARKS):
            unmarked |= places
    examples = []
    for sentence, attribution, candidate in read_body(text, find_people(text)).candidates():
        tokens = sentence.tokens
        here = frozenset(
            place for first, last in candidate.parts for place in range(tokens[first].start, tokens[last].end)
        )
        examples.append(
            Example(
                features=features(tokens, attribution, candidate),
                share_reported=len(here & reported) / len(here),
                weight=len(here) / CHARACTERS,
                attribution=(sentence.number, attribution.cue_index),
                places=here,
            )
        )
    return Article(outlet, examples, frozenset(unmarked))


def train(examples: list[Example]) -> Weights:
    """Fit the model. A candidate reported in part is one example of each class, weighted by its shares."""
    counts = Counter(name for example in examples for name in example.features)
    rows, labels, weights = [], [], []
    for example in examples:
        row = Counter(name for name in example.features if counts[name] >= MIN_CANDIDATES)
        for label, share in ((1, example.share_reported), (0, 1 - example.share_reported)):
            if share:
                rows.append(row)
                labels.append(label)
                weights.append(share * example.weight)
    vectorizer = DictVectorizer(sort=True)
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=STRENGTH, solver="lbfgs", max_iter=2000)
    model.fit(matrix, labels, sample_weight=weights)
    names = vectorizer.get_feature_names_out()
    by_feature = {
        str(name): round(float(value), 2)
        for name, value in zip(names, model.coef_[0], strict=True)
        if abs(value) >= MIN_WEIGHT
    }
    return Weights(round(float(model.intercept_[0]), 2), by_feature)


def cross_validate(articles: list[Article]) -> dict[float, Counter[str]]:
    """Return the characters shown, reported, and both, by threshold. Each outlet is judged by a model of the others."""
    counts: dict[float, Counter[str]] = {threshold: Counter() for threshold in THRESHOLDS}
    for outlet in sorted({article.outlet for article in articles}):
        model = train([e for article in articles if article.outlet != outlet for e in article.examples])
        for article in articles:
            if article.outlet != outlet:
                continue
            judged = [(probability(model, example), example) for example in article.examples]
            for threshold, count in counts.items():
                shown = shown_places(judged, threshold)
                count["shown"] += len(shown)
                count["reported"] += len(article.reported)
                count["both"] += len(shown & article.reported)
    return counts


def probability(model: Weights, example: Example) -> float:
    score = model.bias + sum(model.by_feature.get(name, 0.0) for name in example.features)
    return 1 / (1 + math.exp(-score))


def shown_places(judged: list[tuple[float, Example]], threshold: float) -> set[int]:
    """Return the characters of the best candidate of each attribution."""
    best: dict[tuple[int, int], tuple[float, Example]] = {}
    for likely, example in judged:
        score = gain(likely, example.weight, threshold)
        if score > best.get(example.attribution, (0.0, example))[0]:
            best[example.attribution] = score, example
    return {place for _, example in best.values() for place in example.places}


def write_weights(path: Path, model: Weights, *, data: str) -> None:
    table = {
        "origin": {"script": "bench/train_reported.py", "data": data},
        "bias": model.bias,
        "weights": dict(sorted(model.by_feature.items())),
    }
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the model of reported speech.")
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines of articles with annotated attributions")
    parser.add_argument("--out", type=Path, default=ROOT / "articles" / "text" / "data" / "reported_weights.json")
    options = parser.parse_args()
    articles = read_articles(options.data)
    for threshold, count in cross_validate(articles).items():
        precision, recall = count["both"] / max(1, count["shown"]), count["both"] / max(1, count["reported"])
        f1 = 2 * precision * recall / max(0.001, precision + recall)
        print(f"threshold {threshold:.2f}: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    examples = [example for article in articles for example in article.examples]
    model = train(examples)
    data = f"{options.data.name}: {len(articles)} English news articles with hand-annotated attributions"
    write_weights(options.out, model, data=data)
    print(f"{len(model.by_feature)} weights from {len(examples)} candidates, written to {options.out}")


if __name__ == "__main__":
    main()
