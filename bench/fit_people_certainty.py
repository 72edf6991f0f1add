"""Fit the certainty of people on texts that the classifier was not trained on.

    python bench/fit_people_certainty.py TEXTS.jsonl ENTITIES.jsonl FILE.jsonl ... [--write] [--errors]

The files are those of ``bench/train_people.py``; FILE holds articles whose people were marked by hand. The outlets of
FILE are split in four parts. A classifier trained without a part finds the people of that part, and a logistic
regression then learns from all parts which of them are right. Prints precision, recall and F1 of the people found this
way, each part judged by weights of the others, and the reliability of the certainty. ``--write`` writes
``articles/text/data/person_certainty.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from train_people import Example, Model, examples, examples_by_hand, plain, read, train, unfamiliar

from articles.text.people import classifier
from articles.text.people.resolver import people_with_evidence

OUT = Path(__file__).resolve().parent.parent / "articles" / "text" / "data" / "person_certainty.json"
PARTS = 4
STRENGTH = 0.3
"""Inverse of the L2 penalty."""
MIN_PEOPLE = 12
"""Evidence of fewer people is not used."""
THRESHOLDS = (0.4, 0.5, 0.6, 0.7)


class Judged(NamedTuple):
    """A name that was found in an article of a part and file, with its evidence."""

    part: int
    file: str
    name: str
    evidence: dict[str, float]
    is_right: bool


def is_same(gold: str, found: str) -> bool:
    one, other = plain(gold.replace("-", " ")), plain(found.replace("-", " "))
    if not one or not other or min(len(one), len(other)) == 1:
        return one == other
    is_initial = one[0][0] == other[0][0] and 1 in (len(one[0]), len(other[0]))
    return one[-1] == other[-1] and (one[0] == other[0] or is_initial)


def judge(row: dict[str, Any], part: int, file: str) -> tuple[list[Judged], list[str]]:
    """Return the names found in an article, and the people missed. A person found twice is right once."""
    left = people_with_evidence(row["text"])
    judged, missed = [], []
    for person in row["people"]:
        hit = next((found for found in left if is_same(person, found[0].name)), None)
        if hit is None:
            missed.append(person)
        else:
            left.remove(hit)
            judged.append(Judged(part, file, hit[0].name, hit[1], is_right=True))
    for found, evidence in left:
        if not any(is_same(name, found.name) for name in row.get("bylines", ())):
            judged.append(Judged(part, file, found.name, evidence, is_right=False))
    return judged, missed


def fit(rows: list[Judged]) -> Model:
    counts = Counter(name for row in rows for name in row.evidence)
    vectorizer = DictVectorizer(sort=True)
    table = vectorizer.fit_transform(
        [{name: value for name, value in row.evidence.items() if counts[name] >= MIN_PEOPLE} for row in rows]
    )
    regression = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, [row.is_right for row in rows])
    weights = zip(vectorizer.get_feature_names_out().tolist(), regression.coef_[0].tolist(), strict=True)
    return Model(round(float(regression.intercept_[0]), 3), {name: round(weight, 3) for name, weight in weights})


def probability(model: Model, row: Judged) -> float:
    return 1 / (1 + exp(-model.log_odds(row.evidence)))


def report(rows: list[Judged], missed: Counter[str], *, errors: bool) -> None:
    likely: list[tuple[float, Judged]] = []
    for part in range(PARTS):
        model = fit([row for row in rows if row.part != part])
        likely += [(probability(model, row), row) for row in rows if row.part == part]
    for file in sorted({row.file for row in rows}):
        of_file = [(value, row) for value, row in likely if row.file == file]
        people = sum(row.is_right for _value, row in of_file) + missed[file]
        for threshold in THRESHOLDS:
            kept = [row.is_right for value, row in of_file if value >= threshold]
            precision, recall = sum(kept) / len(kept), sum(kept) / people
            f1 = 2 * sum(kept) / (len(kept) + people)
            print(f"{file} from {threshold}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
        if errors:
            wrong = sorted(((value, row.name) for value, row in of_file if not row.is_right), reverse=True)
            print("  wrong:", "; ".join(f"{name} {value:.2f}" for value, name in wrong if value >= 0.5))
            lost = sorted((value, row.name) for value, row in of_file if row.is_right)
            print("  lost:", "; ".join(f"{name} {value:.2f}" for value, name in lost if value < 0.5))
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for value, row in likely:
        bins[min(9, int(value * 10))].append((value, row.is_right))
    for number, values in sorted(bins.items()):
        mean, right = sum(v for v, _right in values) / len(values), sum(r for _v, r in values) / len(values)
        print(f"certainty {number / 10:.1f}: {len(values)} names, mean {mean:.2f}, right {right:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("entities", type=Path)
    parser.add_argument("people", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--errors", action="store_true", help="list wrong and lost names")
    options = parser.parse_args()
    articles = {row["id"]: row for row in read(options.texts)}
    by_tagger = [
        row for marked in read(options.entities) for row in examples(articles[marked["id"]]["text"], marked["entities"])
    ]
    by_hand = [(path.stem, row) for path in options.people for row in read(path)]
    outlets = sorted({row.get("publisher") or row["id"] for _file, row in by_hand})
    part_of = {outlet: i % PARTS for i, outlet in enumerate(outlets)}
    parts: dict[int, list[tuple[str, dict[str, Any], list[Example]]]] = defaultdict(list)
    for file, row in by_hand:
        parts[part_of[row.get("publisher") or row["id"]]].append((file, row, examples_by_hand(row)))
    rows: list[Judged] = []
    missed: Counter[str] = Counter()
    for part, held in parts.items():
        others = by_tagger + [
            example
            for number, found in parts.items()
            if number != part
            for _file, _row, own in found
            for example in own
        ]
        classifier.use_weights(*train(others + unfamiliar(others)))
        for file, row, _examples in held:
            judged, lost = judge(row, part, file)
            rows += judged
            missed[file] += len(lost)
            if options.errors:
                print("  not found:", "; ".join(lost)) if lost else None
    report(rows, missed, errors=options.errors)
    if options.write:
        model = fit(rows)
        data = f"people found in {len(by_hand)} English articles by a classifier that was not trained on their outlets"
        table = {
            "origin": {"script": "bench/fit_people_certainty.py", "data": data},
            "bias": model.bias,
            "weights": model.weights,
        }
        OUT.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
