"""Train the classifier that separates names of people from other capitalised words.

    python bench/train_people.py TEXTS.jsonl ENTITIES.jsonl [--people FILE.jsonl ...] [--write]

All files hold one JSON object a line. TEXTS: ``id``, ``publisher`` and ``text`` of a news article. ENTITIES: ``id``
and ``entities``, a list of ``[start, end, type]`` in code points of the text; the type of a person's name is
``PERSON``. FILE: ``id``, ``text``, ``people`` (names, the fullest of each), and if known ``publisher``, ``aliases``
(other forms of these names) and ``bylines`` (names that are neither right nor wrong). The entities were marked by a
tagger in political news. The people were marked by hand in pages of all kinds and weigh more. The data is not part of
the project, and the archive does not need it.

The model is a logistic regression over the features of ``articles.text.people.classifier``. Each wording of several
words is added a second time without the features of its words, at a lower weight, so that the model also learns to
judge an unfamiliar name by its context.

Prints F1 from a cross-validation over the outlets of FILE in six parts, or without FILE over those of TEXTS, in which
the part is left out of training. ``--write`` then trains on all articles and writes
``articles/text/data/person_weights.json``. Nothing is random: two runs on the same data write the same file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.people.candidates import name_candidates
from articles.text.people.classifier import features_by_wording, group_by_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

WEIGHTS = Path(__file__).resolve().parent.parent / "articles" / "text" / "data" / "person_weights.json"
STRENGTH = 0.5
"""Inverse of the L2 penalty, scikit-learn's ``C``."""
ITERATIONS = 1000
MIN_WORDINGS = 5
"""Features of fewer wordings are not used."""
MIN_WEIGHT = 0.05
"""Weights nearer to zero are left out of the file."""
THRESHOLDS = (-1.0, -0.5, 0.0, 0.5, 1.0)
BY_HAND_WEIGHT = 3.0
"""Weight of a wording that was marked by hand. 1 and 6 give the same F1 or less in the cross-validation."""
PARTS = 6
"""Parts of the cross-validation."""
UNFAMILIAR_WEIGHT = 0.35
"""Weight of a wording whose words are treated as unknown. With such wordings in training, their F1 rises from 0.93 to
0.96, and that of wordings as printed does not fall."""

OF_WORDS = ("full any=", "full first=", "full last=")
OF_KNOWN_WORDS = ("full given=yes", "full given=either", "full surname well known")
OF_LISTS = (" listed", " listed only")
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


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


def examples_by_hand(row: dict[str, Any]) -> list[Example]:
    """Return the wordings of a text whose people are known, without those that are part of a name in ``bylines``."""
    people = [plain(name) for name in (*row["people"], *row.get("aliases", ()))]
    bylines = [plain(name) for name in row.get("bylines", ())]
    rows = []
    wordings = group_by_wording(name_candidates(row["text"]))
    for words, features in features_by_wording(row["text"], wordings).items():
        form = plain(" ".join(words))
        is_person = any(_is_form_of(form, name) for name in people)
        if is_person or not any(_is_form_of(form, name) for name in bylines):
            rows.append(Example(features, is_person, BY_HAND_WEIGHT))
    return rows


def plain(name: str) -> list[str]:
    words = [word.strip('."“”()') for word in name.casefold().replace("’", "'").split()]
    return [word for word in words if word and word not in SUFFIXES]


def _is_form_of(words: list[str], name: list[str]) -> bool:
    """Whether ``words`` are a part of a name, or its first name or initial and its last."""
    size = len(words)
    if not size or not name:
        return False
    if any(name[i : i + size] == words for i in range(len(name) - size + 1)):
        return True
    is_initial = words[0][0] == name[0][0] and 1 in (len(words[0]), len(name[0]))
    return min(size, len(name)) > 1 and words[-1] == name[-1] and (words[0] == name[0] or is_initial)


def unfamiliar(rows: list[Example]) -> list[Example]:
    """Return the wordings of several words as if only their shape and context were known.

    A single unknown word is left out: without the word there is too little to judge by.
    """
    return [_unfamiliar(row) for row in rows if row.has_several_words]


def _unfamiliar(row: Example) -> Example:
    features = {
        name: value
        for name, value in row.features.items()
        if not name.startswith(OF_WORDS) and name not in OF_KNOWN_WORDS and not name.endswith(OF_LISTS)
    }
    has_known_given_name = "full given=yes" in row.features or "full given=either" in row.features
    if has_known_given_name and any(name.startswith("full name-like ") for name in features):
        features["full name-like, given name unknown"] = 1.0
    return Example(features, row.is_person, row.weight * UNFAMILIAR_WEIGHT)


def train(rows: list[Example]) -> Model:
    counts = Counter(name for row in rows for name in row.features)
    vectorizer = DictVectorizer(sort=True)
    table = vectorizer.fit_transform(
        [{name: value for name, value in row.features.items() if counts[name] >= MIN_WORDINGS} for row in rows]
    )
    regression = LogisticRegression(C=STRENGTH, solver="lbfgs", max_iter=ITERATIONS)
    regression.fit(table, [row.is_person for row in rows], sample_weight=[row.weight for row in rows])
    weights = zip(vectorizer.get_feature_names_out().tolist(), regression.coef_[0].tolist(), strict=True)
    return Model(
        bias=round(float(regression.intercept_[0]), 2),
        weights={name: round(weight, 2) for name, weight in weights if abs(weight) >= MIN_WEIGHT},
    )


def cross_validate(by_outlet: dict[str, list[Example]], always: list[Example]) -> Iterator[tuple[str, float, float]]:
    """Yield the kind of wordings, the threshold and F1 over all outlets, each judged by a model of other outlets.

    ``always`` are wordings that every model is trained on.
    """
    judged: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    parts = [sorted(by_outlet)[i::PARTS] for i in range(PARTS)]
    for part in parts:
        others = always + [row for name, rows in by_outlet.items() if name not in part for row in rows]
        held = [row for name in part for row in by_outlet[name]]
        model = train(others + unfamiliar(others))
        kinds = {
            "one word": [row for row in held if not row.has_several_words],
            "several words": [row for row in held if row.has_several_words],
            "several unfamiliar words": unfamiliar(held),
        }
        for kind, rows in kinds.items():
            judged[kind] += [(model.log_odds(row.features), row.is_person) for row in rows]
    for kind, found in judged.items():
        for threshold in THRESHOLDS:
            yield kind, threshold, f1(found, threshold)


def f1(judged: list[tuple[float, bool]], threshold: float) -> float:
    """Return the F1 of wordings, each given by its log-odds and whether it is a person's name."""
    right = sum(score > threshold and is_person for score, is_person in judged)
    wrong = sum((score > threshold) != is_person for score, is_person in judged)
    return 2 * right / (2 * right + wrong) if right else 0.0


def write(model: Model, *, data: str) -> None:
    table = {
        "origin": {"script": "bench/train_people.py", "data": data},
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
    parser.add_argument("--people", type=Path, nargs="*", default=[], help="articles whose people were marked by hand")
    parser.add_argument("--no-cv", action="store_true", help="skip the cross-validation")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    articles = {row["id"]: row for row in read(options.texts)}
    marked = read(options.entities)
    by_outlet: dict[str, list[Example]] = defaultdict(list)
    for row in marked:
        article = articles[row["id"]]
        by_outlet[article["publisher"]] += examples(article["text"], row["entities"])
    by_hand = [row for path in options.people for row in read(path)]
    outlets_by_hand: dict[str, list[Example]] = defaultdict(list)
    for row in by_hand:
        outlets_by_hand[row.get("publisher") or row["id"]] += examples_by_hand(row)
    by_tagger = [row for rows in by_outlet.values() for row in rows]
    if not options.no_cv:
        validated = cross_validate(outlets_by_hand, by_tagger) if by_hand else cross_validate(by_outlet, [])
        for kind, threshold, score in validated:
            print(f"unseen outlets, {kind}, threshold {threshold:+.1f}: F1 {score:.3f}")
    rows = by_tagger + [row for outlet in outlets_by_hand.values() for row in outlet]
    model = train(rows + unfamiliar(rows))
    print(f"{len(model.weights)} weights from {len(rows)} wordings")
    if options.write:
        data = f"{options.entities.name}: {len(marked)} English news articles with marked names of people"
        if by_hand:
            data += f"; {len(by_hand)} English news pages of all kinds, marked by hand"
        write(model, data=data)


if __name__ == "__main__":
    main()
