"""Train the classifier that tells a person's name from other capitalised words.

    python bench/train_people.py TEXTS.jsonl ENTITIES.jsonl [--write]

The data is not part of the project, and the archive does not need it. A line of TEXTS holds ``id`` and ``text`` of a
news article; a line of ENTITIES holds ``id`` and ``entities``, a list of ``[start, end, type]`` in code points of the
text, with type ``PERSON`` for a person's name.

The model is a logistic regression of scikit-learn over the features of ``articles.text.people.classifier``. It is
trained on nine articles of ten. Wordings of several words are added a second time as if their words were unknown, with
less weight, so that the context of an unfamiliar name counts. F1 is printed for the tenth that was kept aside. With
``--write``, the weights go to ``articles/text/data/person_weights.json``, small ones left out. The solver is
deterministic: two runs on the same data give the same file.

Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.people.candidates import name_candidates
from articles.text.people.classifier import features_by_wording, group_by_wording

WEIGHTS = Path(__file__).resolve().parent.parent / "articles" / "text" / "data" / "person_weights.json"
STRENGTH = 1.0
"""Inverse of the L2 penalty, scikit-learn's ``C``."""
ITERATIONS = 1000
RARE = 5
"""A feature of fewer wordings is left out."""
SMALL = 0.12
"""A smaller weight is left out."""
PARTS = 10
"""Every tenth article is kept aside."""
THRESHOLDS = (-1.0, -0.5, 0.0, 0.5, 1.0)
UNFAMILIAR = 0.35
"""Weight of a wording of several words as if they were unknown: the F1 of such wordings rose from 0.93 to 0.96, that of
wordings as printed did not fall."""

OF_WORDS = ("full any=", "full first=", "full last=")
OF_KNOWN_WORDS = ("full given=yes", "full given=either", "full surname well known")


class Example(NamedTuple):
    """A wording of one article by its features, and whether it is a person's name."""

    features: dict[str, float]
    is_person: bool
    weight: float = 1.0

    @property
    def has_several_words(self) -> bool:
        return any(name.startswith("full words=") for name in self.features)


class Model(NamedTuple):
    bias: float
    weights: dict[str, float]

    def log_odds(self, features: dict[str, float]) -> float:
        return self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())


def examples(text: str, entities: list[list[Any]]) -> list[Example]:
    """Return the wordings of a text. One is a person's name where most of its places lie within marked names."""
    marked = {at for start, end, kind in entities if kind == "PERSON" for at in range(start, end)}
    wordings = group_by_wording(name_candidates(text))
    rows = []
    for words, features in features_by_wording(text, wordings).items():
        places = wordings[words]
        votes = sum(place.start in marked and place.word_starts[-1] in marked for place in places)
        rows.append(Example(features, votes * 2 > len(places)))
    return rows


def unfamiliar(rows: list[Example]) -> list[Example]:
    """Return the wordings of several words as if only their shape and context were known.

    A single unknown word is left out: without the word there is too little to judge by.
    """
    return [_unfamiliar(row) for row in rows if row.has_several_words]


def _unfamiliar(row: Example) -> Example:
    features = {
        name: value
        for name, value in row.features.items()
        if not name.startswith(OF_WORDS) and name not in OF_KNOWN_WORDS
    }
    has_known_given_name = "full given=yes" in row.features or "full given=either" in row.features
    if has_known_given_name and any(name.startswith("full name-like ") for name in features):
        features["full name-like, given name unknown"] = 1.0
    return Example(features, row.is_person, row.weight * UNFAMILIAR)


def train(rows: list[Example]) -> Model:
    counts = Counter(name for row in rows for name in row.features)
    vectorizer = DictVectorizer(sort=True)
    table = vectorizer.fit_transform(
        [{name: value for name, value in row.features.items() if counts[name] >= RARE} for row in rows]
    )
    regression = LogisticRegression(C=STRENGTH, solver="lbfgs", max_iter=ITERATIONS)
    regression.fit(table, [row.is_person for row in rows], sample_weight=[row.weight for row in rows])
    weights = zip(vectorizer.get_feature_names_out().tolist(), regression.coef_[0].tolist(), strict=True)
    return Model(
        bias=round(float(regression.intercept_[0]), 2),
        weights={name: round(weight, 2) for name, weight in weights if abs(weight) >= SMALL},
    )


def f1(model: Model, rows: list[Example], threshold: float) -> float:
    found = [(model.log_odds(row.features) > threshold, row.is_person) for row in rows]
    right = sum(guess and answer for guess, answer in found)
    wrong = sum(guess != answer for guess, answer in found)
    return 2 * right / (2 * right + wrong) if right else 0.0


def write(model: Model, articles: int) -> None:
    table = {
        "origin": (
            f"Learned by bench/train_people.py from {articles} English news articles with marked names of people. "
            "Weights are natural log-odds for a person's name, by name of feature (articles/text/people/classifier.py)."
        ),
        "bias": model.bias,
        "weights": model.weights,
    }
    WEIGHTS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("entities", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    texts = {row["id"]: row["text"] for row in read(options.texts)}
    marked = read(options.entities)
    held: list[Example] = []
    learned: list[Example] = []
    for number, row in enumerate(marked):
        (held if number % PARTS == 0 else learned).extend(examples(texts[row["id"]], row["entities"]))
    model = train(learned + unfamiliar(learned))
    for name, rows in (("as printed", held), ("unfamiliar", unfamiliar(held))):
        for threshold in THRESHOLDS:
            score = f1(model, rows, threshold)
            print(f"{name}, threshold {threshold:+.1f}: F1 {score:.3f} of {len(rows)} wordings kept aside")
    print(len(model.weights), "weights")
    if options.write:
        write(model, len(marked))


if __name__ == "__main__":
    main()
