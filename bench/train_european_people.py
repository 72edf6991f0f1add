"""Train the weights by which names in European languages are taken for people's.

    python bench/train_european_people.py GOLD.jsonl [GOLD.jsonl ...] [--out WEIGHTS.json]

GOLD: an article a line, with "language", "text" and "people" (the fullest names the article gives). Weights begin at
those in the file that is there and move as far as the gold asks for: logistic regression with a Gaussian prior around
the present weights. Prints the figures of a cross-validation by article, and how well calibrated the certainty is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from math import exp, log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from articles.text.data.people_words import people_words
from articles.text.people.european.capitals import lower_case_words, vocabulary
from articles.text.people.european.case_forms import stems
from articles.text.people.european.evidence import Surroundings
from articles.text.people.european.people import classify, group_names
from articles.text.people.european.weights import WEIGHTS_FILE

Example = tuple[str, dict[str, float], bool]


def is_named(words: list[str], gold: list[str], language: str) -> bool:
    """Whether a name, given as words, is one of the gold names, in any case form."""
    for name in gold:
        parts = [part for part in name.replace("-", " ").split() if part[0].isupper()]
        own = [word for text in words for word in text.replace("-", " ").split()]
        if (
            own
            and parts
            and _alike(own[-1], parts[-1], language)
            and (len(own) == 1 or len(parts) == 1 or _alike(own[0], parts[0], language))
        ):
            return True
    return False


def _alike(one: str, other: str, language: str) -> bool:
    return (
        one == other
        or bool(stems(one, language) & stems(other, language))
        or (one[:4] == other[:4] and abs(len(one) - len(other)) <= 3)
    )


def examples(path: Path) -> dict[str, list[Example]]:
    """Return (kind, features, is a person) of each candidate by article."""
    found: dict[str, list[Example]] = {}
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        language = row["language"]
        if people_words(language) is None:
            continue
        known = vocabulary(language)
        reader = Surroundings(row["text"], lower_case_words(row["text"]), known)
        groups = group_names(row["text"], "", known, reader)
        classify(groups, reader)
        gold = [*row["people"], *row.get("bylines", [])]
        found[f"{path.name}:{row['id']}"] = [
            (kind, group.features, is_named([word.text for word in group.fullest.words], gold, language))
            for kind, kept in (("full", groups.full), ("single", groups.single))
            for group in kept
            if group.features
        ]
    return found


def train(rows: list[tuple[dict[str, float], bool]], prior: dict[str, float], width: float) -> dict[str, float]:
    """Return weights by Newton-free gradient ascent with a Gaussian prior of standard deviation ``width``."""
    weights = dict(prior)
    names = sorted({name for features, _ in rows for name in features})
    momentum = dict.fromkeys(names, 0.0)
    second = dict.fromkeys(names, 0.0)
    for step in range(1, 601):
        gradient = {name: -(weights.get(name, 0.0) - prior.get(name, 0.0)) / width**2 for name in names}
        for features, is_person in rows:
            score = sum(value * weights.get(name, 0.0) for name, value in features.items())
            error = is_person - 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))
            for name, value in features.items():
                gradient[name] += error * value
        for name in names:
            momentum[name] = 0.9 * momentum[name] + 0.1 * gradient[name]
            second[name] = 0.99 * second[name] + 0.01 * gradient[name] ** 2
            rate = 0.05 / (1 - 0.9**step)
            weights[name] = weights.get(name, 0.0) + rate * momentum[name] / (
                (second[name] / (1 - 0.99**step)) ** 0.5 + 1e-6
            )
    return weights


def figures(scored: list[tuple[float, bool]]) -> str:
    right = sum(is_person for score, is_person in scored if score >= 0.5)
    shown = sum(score >= 0.5 for score, _ in scored)
    people = sum(is_person for _, is_person in scored)
    loss = -sum(log(max(1e-9, score if is_person else 1 - score)) for score, is_person in scored) / max(1, len(scored))
    precision, recall = right / max(1, shown), right / max(1, people)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} loss {loss:.3f} of {len(scored)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--width", type=float, default=0.7)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    articles: dict[str, list[Example]] = {}
    for path in arguments.gold:
        articles.update(examples(path))
    prior: dict[str, dict[str, float]] = json.loads(WEIGHTS_FILE.read_text())["prior"]
    result = {}
    for kind in ("full", "single"):
        scored: list[tuple[float, bool]] = []
        untrained: list[tuple[float, bool]] = []
        for fold in range(5):
            rows = [
                row[1:] for i, found in enumerate(articles.values()) if i % 5 != fold for row in found if row[0] == kind
            ]
            weights = train(rows, prior[kind], arguments.width)
            for i, found in enumerate(articles.values()):
                if i % 5 == fold:
                    for row_kind, features, is_person in found:
                        if row_kind == kind:
                            for values, into in ((weights, scored), (prior[kind], untrained)):
                                score = sum(value * values.get(name, 0.0) for name, value in features.items())
                                into.append((1.0 / (1.0 + exp(-max(-30.0, min(30.0, score)))), is_person))
        print(kind, "prior          ", figures(untrained))
        print(kind, "cross-validated", figures(scored))
        bins: dict[int, list[bool]] = defaultdict(list)
        for score, is_person in scored:
            bins[min(9, int(score * 10))].append(is_person)
        print("  said .n: right of", {f".{b}": f"{sum(v) / len(v):.2f} of {len(v)}" for b, v in sorted(bins.items())})
        everything = [row[1:] for found in articles.values() for row in found if row[0] == kind]
        result[kind] = {
            name: round(value, 2) for name, value in sorted(train(everything, prior[kind], arguments.width).items())
        }
    if arguments.out:
        stored = json.loads(WEIGHTS_FILE.read_text())
        arguments.out.write_text(
            json.dumps({**stored, "weights": result}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        )


if __name__ == "__main__":
    main()
