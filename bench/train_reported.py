"""Train the model that decides whether an attribution reports the clause next to it, and how surely.

    python bench/train_reported.py --clauses FILE.jsonl [FILE.jsonl ...] --attributions FILE.jsonl [--write]

Both kinds of data are JSON Lines, one article each, with ``text``. They are not part of the project, and the archive
does not need them.

- ``--clauses``: ``indirect`` holds the reported clauses as ``articles.text.quotes.reported_speech`` defines them, with
  ``start``, ``end`` and ``speaker`` (a name, "ORG: ..." or "NONE"); ``optional`` holds spans that count neither way.
  ``publisher`` is optional.
- ``--attributions``: ``attributions`` with character spans of ``content``, by a wider definition: thoughts, noun
  phrases and infinitives are contents too. Only candidates count, and those are clauses behind verbs of communication.
  Such an article weighs a tenth of the others.

The model is a logistic regression over ``articles.text.quotes.reported_speech.features``. The share of a candidate
that is right is the F1 of its characters and those of the annotated clause, 0 below ``MATCH``.

Prints precision, recall and F1 of the quotes in ``--clauses`` for each threshold, from a cross-validation in which no
article is judged by a model that saw its outlet, and how many of those at each certainty are right, clause and speaker.
The certainty is a second logistic regression, over the first one's log-odds and the kind of speaker, fitted on the
judgements of the cross-validation; its own figures are cross-validated again. With ``--write``, trains on all articles
and writes ``articles/text/data/reported_weights.json``. Nothing is random: two runs on the same data write the same
file.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.text.people.finding import find_people  # noqa: E402
from articles.text.quotes.reading import read_body  # noqa: E402
from articles.text.quotes.reported_speech import (  # noqa: E402
    MIN_PROBABILITY,
    Reported,
    certainty_features,
    features,
    without_overlaps,
)

if TYPE_CHECKING:
    from articles.text.quotes.reported_clauses import Candidate

OUT = ROOT / "articles" / "text" / "data" / "reported_weights.json"
STRENGTH = 1.0
"""Inverse of the L2 penalty, scikit-learn's ``C``. In the cross-validation, 0.1 to 1 give the same F1 within .01."""
ATTRIBUTIONS_WEIGHT = 0.1
"""Weight of a candidate from ``--attributions``, where one from ``--clauses`` weighs 1."""
MIN_CANDIDATES = 3
"""Features of fewer candidates are not used."""
MIN_WEIGHT = 0.03
"""Weights nearer to zero are left out of the file."""
MATCH = 0.6
"""Smallest F1, of characters in training and of words in judging, at which a candidate is the annotated clause."""
FOLDS = 8
THRESHOLDS = tuple(step / 20 for step in range(6, 19))
CERTAINTIES = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


class Example(NamedTuple):
    """A candidate clause: its features, place and speaker, and the share that is right, ``None`` if arguable."""

    features: list[str]
    share: float | None
    sentence: int
    attribution: int
    candidate: Candidate
    start: int
    end: int
    speaker: str
    speaker_features: tuple[str, ...]


class Article(NamedTuple):
    outlet: str
    text: str
    examples: list[Example]
    clauses: list[dict[str, Any]]
    optional: list[dict[str, Any]]


class Weights(NamedTuple):
    bias: float
    by_feature: dict[str, float]


class Judged(NamedTuple):
    """A quote shown: the probability of its clause, whether clause and speaker are right, ``None`` if arguable."""

    probability: float
    speaker_features: tuple[str, ...]
    is_clause: bool | None
    is_right: bool | None


def read_clauses(path: Path) -> list[Article]:
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        clauses, optional = row["indirect"], row.get("optional", [])

        def share(places: set[int], clauses: Any = clauses, optional: Any = optional) -> float | None:
            best = max((f1(places, set(range(c["start"], c["end"]))) for c in clauses), default=0.0)
            arguable = max((f1(places, set(range(c["start"], c["end"]))) for c in optional), default=0.0)
            return best if best >= MATCH else None if arguable >= MATCH else 0.0

        examples = read_examples(row["text"], share, with_aside=True)
        articles.append(Article(row.get("publisher") or row["id"], row["text"], examples, clauses, optional))
    return articles


def read_attributions(path: Path) -> list[Article]:
    """Return the articles, without those that write double quotation marks as two single ones."""
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "''" in row["text"]:
            continue
        contents = [
            {place for start, end in annotated["content"] for place in range(start, end)}
            for annotated in row["attributions"]
        ]

        def share(places: set[int], contents: Any = contents) -> float:
            best = max((f1(places, content) for content in contents), default=0.0)
            return best if best >= MATCH else 0.0

        articles.append(Article(row["publisher"], row["text"], read_examples(row["text"], share), [], []))
    return articles


def read_examples(text: str, share: Any, *, with_aside: bool = False) -> list[Example]:
    """Return the candidates of a text. ``with_aside``: a clause around source and cue includes them."""
    reading = read_body(text, find_people(text))
    examples = []
    for sentence, number, speaker, candidate in reading.candidates():
        tokens, attribution = sentence.tokens, sentence.attributions[number]
        parts = [(candidate.first, candidate.last)] if with_aside else candidate.parts
        places = {place for first, last in parts for place in range(tokens[first].start, tokens[last].end)}
        examples.append(
            Example(
                features=features(tokens, attribution, candidate),
                share=share(places),
                sentence=sentence.number,
                attribution=number,
                candidate=candidate,
                start=tokens[candidate.first].start,
                end=tokens[candidate.last].end,
                speaker=(speaker.text or "")
                if speaker.person is None
                else reading.marked.scene.people[speaker.person].name,
                speaker_features=certainty_features(attribution, speaker),
            )
        )
    return examples


def f1(places: set[int], others: set[int]) -> float:
    return 2 * len(places & others) / max(1, len(places) + len(others))


def train(groups: list[tuple[float, list[Article]]]) -> Weights:
    """Fit the model to articles, each group with the weight of its candidates.

    A candidate that is right in part is one example of each class, weighted by its shares.
    """
    counts = Counter(
        name
        for _, articles in groups
        for article in articles
        for example in article.examples
        for name in example.features
    )
    rows, labels, weights = [], [], []
    for weight, articles in groups:
        for example in (example for article in articles for example in article.examples):
            if example.share is None:
                continue
            row = Counter(name for name in example.features if counts[name] >= MIN_CANDIDATES)
            for label, share in ((1, example.share), (0, 1 - example.share)):
                if share:
                    rows.append(row)
                    labels.append(label)
                    weights.append(share * weight)
    return fit(rows, labels, weights, strength=STRENGTH, smallest=MIN_WEIGHT)


def fit(
    rows: list[Any], labels: list[int], weights: list[float] | None, *, strength: float, smallest: float
) -> Weights:
    vectorizer = DictVectorizer(sort=True)
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=3000)
    model.fit(vectorizer.fit_transform(rows), labels, sample_weight=weights)
    by_feature = {
        str(name): round(float(value), 2)
        for name, value in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(value) >= smallest
    }
    return Weights(round(float(model.intercept_[0]), 2), by_feature)


def probability(model: Weights, row: Any) -> float:
    values = row.items() if isinstance(row, dict) else ((name, 1.0) for name in row)
    score = model.bias + sum(model.by_feature.get(name, 0.0) * value for name, value in values)
    return 1 / (1 + math.exp(-score))


def shown(article: Article, model: Weights, threshold: float) -> list[tuple[float, Example]]:
    """Return the clauses that would be shown, with their probabilities."""
    found = []
    for _, group in groupby(article.examples, key=lambda example: example.sentence):
        best: dict[int, tuple[float, Example]] = {}
        for example in group:
            likely = probability(model, example.features)
            if likely >= threshold and likely > best.get(example.attribution, (0.0, example))[0]:
                best[example.attribution] = likely, example
        reported = [Reported(number, likely, example.candidate) for number, (likely, example) in best.items()]
        found += [best[one.number] for one in without_overlaps(reported)]
    return found


def judge(article: Article, found: list[tuple[float, Example]]) -> list[Judged]:
    judged = []
    taken: set[int] = set()
    for likely, example in found:
        words = Counter(article.text[example.start : example.end].split())
        right = _match(article, article.clauses, example, words, taken)
        if right is not None:
            taken.add(right)
            speaker_right = is_speaker(article.clauses[right]["speaker"], example)
            judged.append(Judged(likely, example.speaker_features, is_clause=True, is_right=speaker_right))
        elif _match(article, article.optional, example, words, set()) is not None:
            judged.append(Judged(likely, example.speaker_features, is_clause=None, is_right=None))
        else:
            judged.append(Judged(likely, example.speaker_features, is_clause=False, is_right=False))
    return judged


def _match(
    article: Article, clauses: list[dict[str, Any]], example: Example, words: Counter[str], taken: set[int]
) -> int | None:
    for number, clause in enumerate(clauses):
        if number in taken or clause["start"] >= example.end or clause["end"] <= example.start:
            continue
        others = Counter(article.text[clause["start"] : clause["end"]].split())
        if 2 * sum((words & others).values()) / (sum(words.values()) + sum(others.values())) >= MATCH:
            return number
    return None


def is_speaker(gold: str, example: Example) -> bool:
    """Whether the family name of a person is in the speaker; for others, whether a word of three letters is."""
    if gold.startswith("ORG"):
        return bool(_words(gold) & _words(example.speaker))
    return _family_name(gold) in example.speaker.replace("’", " ").split()


def _family_name(name: str) -> str:
    return [word for word in name.split() if word not in ("Jr.", "Jr", "Sr.", "Sr")][-1]


def _words(text: str) -> set[str]:
    return {word.strip(".,()’'").casefold() for word in text.replace("’", "'").split() if len(word) > 2} - {
        "the",
        "and",
        "org",
    }


def cross_validate(articles: list[Article], others: list[Article], threshold: float) -> list[tuple[int, list[Judged]]]:
    """Return the fold and the judgements of each article at a threshold."""
    outlets = {outlet: number % FOLDS for number, outlet in enumerate(sorted({a.outlet for a in articles}))}
    judged = []
    for fold in range(FOLDS):
        model = _model_without(articles, others, outlets, fold)
        judged += [
            (fold, judge(article, shown(article, model, threshold)))
            for article in articles
            if outlets[article.outlet] == fold
        ]
    return judged


_MODELS: dict[int, Weights] = {}


def _model_without(articles: list[Article], others: list[Article], outlets: dict[str, int], fold: int) -> Weights:
    if fold not in _MODELS:
        kept = [article for article in articles if outlets[article.outlet] != fold]
        _MODELS[fold] = train([(1.0, kept), (ATTRIBUTIONS_WEIGHT, others)])
    return _MODELS[fold]


def train_certainty(judged: list[Judged]) -> Weights:
    known = [one for one in judged if one.is_right is not None]
    rows = [certainty_row(one) for one in known]
    return fit(rows, [int(bool(one.is_right)) for one in known], None, strength=1.0, smallest=0.0)


def certainty_row(one: Judged) -> dict[str, float]:
    return {"log-odds": math.log(one.probability / (1 - one.probability)), **dict.fromkeys(one.speaker_features, 1.0)}


def print_certainties(judged: list[tuple[int, list[Judged]]]) -> None:
    """Print how many at each certainty are right, each fold judged by the certainty fitted on the others."""
    pairs = []
    for fold in range(FOLDS):
        model = train_certainty([one for other, ones in judged if other != fold for one in ones])
        pairs += [
            (probability(model, certainty_row(one)), bool(one.is_right))
            for other, ones in judged
            for one in ones
            if other == fold and one.is_right is not None
        ]
    for low, high in zip(CERTAINTIES, (*CERTAINTIES[1:], 1.01), strict=True):
        inside = [right for value, right in pairs if low <= value < high]
        above = [right for value, right in pairs if value >= low]
        print(
            f"certainty {low:.2f} to {high:.2f}: {sum(inside)} of {len(inside)} right; from {low:.2f}: "
            f"{sum(above)} of {len(above)} ({sum(above) / max(1, len(above)):.3f}) of {len(pairs)}"
        )


def write_weights(path: Path, model: Weights, certainty: Weights, *, data: str) -> None:
    table = {
        "origin": {"script": "bench/train_reported.py", "data": data},
        "bias": model.bias,
        "certainty": {"bias": certainty.bias, "weights": dict(sorted(certainty.by_feature.items()))},
        "weights": dict(sorted(model.by_feature.items())),
    }
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the model of reported speech.")
    parser.add_argument("--clauses", type=Path, required=True, nargs="+", help="articles with annotated clauses")
    parser.add_argument("--attributions", type=Path, required=True, help="articles with annotated attributions")
    parser.add_argument(
        "--threshold", type=float, default=MIN_PROBABILITY, help="lowest probability shown, for the certainties"
    )
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    articles = [article for path in options.clauses for article in read_clauses(path)]
    others = read_attributions(options.attributions)
    every = sum(len(article.clauses) for article in articles)
    for threshold in THRESHOLDS:
        judged = [one for _, ones in cross_validate(articles, others, threshold) for one in ones]
        right = sum(one.is_clause is True for one in judged)
        wrong = sum(one.is_clause is False for one in judged)
        speakers = sum(one.is_right is True for one in judged)
        precision, recall = right / max(1, right + wrong), right / max(1, every)
        score = 2 * precision * recall / max(0.001, precision + recall)
        print(
            f"threshold {threshold:.2f}: P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}  "
            f"speakers {speakers} of {right}"
        )
    folds = cross_validate(articles, others, options.threshold)
    print_certainties(folds)
    if options.write:
        model = train([(1.0, articles), (ATTRIBUTIONS_WEIGHT, others)])
        certainty = train_certainty([one for _, ones in folds for one in ones])
        data = (
            f"{len(articles)} English news articles with hand-annotated reported clauses, "
            f"{len(others)} with hand-annotated attributions ({options.attributions.name})"
        )
        write_weights(OUT, model, certainty, data=data)
        print(f"{len(model.by_feature)} weights written to {OUT}")


if __name__ == "__main__":
    main()
