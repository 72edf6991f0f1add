"""Train the certainty of speakers: how likely it is that the speaker of a quoted passage is right.

    python bench/train_speakers.py SPEAKERS.jsonl... [--attributions ATTRIBUTIONS.jsonl] [--write]

All files hold one English article a line, with ``id`` and ``text``. SPEAKERS has ``quotes`` with ``start``, ``end`` and
``speaker`` (a name, "ORG: ..." or "NONE"). ATTRIBUTIONS has ``attributions`` with spans of ``source`` and ``content``;
from it come only passages whose annotated source is one person's name and whose speaker was found by a name beside
them, as it does not tell whom pronouns and descriptions mean. The data is not part of the project, and the archive does
not need it.

The model is a logistic regression over the features of ``articles.text.quotes.certainty``. Prints a reliability table
of a cross-validation by article over SPEAKERS: in each row the speakers said to be right with about that probability,
and the share of them that are. ``--write`` then trains on everything and writes
``articles/text/data/speaker_weights.json``. Nothing is random: two runs on the same data write the same file.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.people.finding import find_people
from articles.text.quotes.certainty import MAX_CERTAINTY, NAMED_BESIDE, SpeakerEvidence
from articles.text.quotes.reading import decisive_rule, read_body
from articles.text.quotes.scare_quotes import is_no_quote
from articles.text.spans import Span
from bench.speakers_by_rule import is_right_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.text.quotes.coreference import Speaker
    from articles.text.quotes.passages import AttributedPassage
    from articles.text.quotes.reading import Reading

WEIGHTS = Path(__file__).resolve().parent.parent / "articles" / "text" / "data" / "speaker_weights.json"
STRENGTH = 0.5
"""Inverse of the L2 penalty, scikit-learn's ``C``."""
ITERATIONS = 1000
FOLDS = 10
BINS = 10
ATTRIBUTION_WEIGHT = 0.3
"""Weight of a passage of ATTRIBUTIONS, which are many and alike."""


class Example(NamedTuple):
    """A passage with a speaker: its features, and whether the speaker is right."""

    article: str
    features: dict[str, float]
    is_right: bool
    weight: float = 1.0


class Model(NamedTuple):
    bias: float
    weights: dict[str, float]

    def probability(self, features: dict[str, float]) -> float:
        score = self.bias + sum(self.weights.get(name, 0.0) for name in features)
        return min(MAX_CERTAINTY, 1 / (1 + math.exp(-score)))


def _rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def _passages(reading: Reading) -> Iterator[tuple[AttributedPassage, Speaker, dict[str, float]]]:
    """Yield the passages with a speaker, with their features."""
    evidence = SpeakerEvidence(reading.marked, reading.passages)
    for number, found in enumerate(reading.passages):
        speaker = found.speaker
        if speaker is not None and speaker.is_known and not is_no_quote(reading.marked, found):
            yield found, speaker, dict.fromkeys(evidence.features(number, speaker, decisive_rule(found)), 1.0)


def examples_of_speakers(row: dict[str, Any]) -> Iterator[Example]:
    people = find_people(row["text"])
    for found, speaker, features in _passages(read_body(row["text"], people)):
        span = found.passage.inner
        gold = [quote["speaker"] for quote in row["quotes"] if quote["start"] < span.end and span.start < quote["end"]]
        if not gold or gold[0] == "NONE":
            continue
        name = None if speaker.person is None else people[speaker.person].name
        yield Example(row["id"], features, is_right_speaker(name, speaker.text, gold[0]))


def examples_of_attributions(row: dict[str, Any]) -> Iterator[Example]:
    if "''" in row["text"]:
        return
    reading = read_body(row["text"], find_people(row["text"]))
    for found, speaker, features in _passages(reading):
        span = found.passage.inner
        if speaker.person is None or speaker.is_pronoun or found.rule not in NAMED_BESIDE:
            continue
        contents = [
            (end - start, attribution["source"])
            for attribution in row["attributions"]
            for start, end in attribution["content"]
            if attribution["source"] and start - 1 <= span.start and span.end <= end + 1
        ]
        if not contents:
            continue
        source = min(contents)[1]
        heads = reading.marked.scene.heads(Span(source[0][0], source[-1][1]))
        if len(heads) == 1:
            yield Example(row["id"], features, heads[0] == speaker.person, ATTRIBUTION_WEIGHT)


def train(rows: list[Example]) -> Model:
    vectorizer = DictVectorizer(sort=True)
    table = vectorizer.fit_transform([row.features for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=ITERATIONS)
    model.fit(table, [row.is_right for row in rows], sample_weight=[row.weight for row in rows])
    names = vectorizer.get_feature_names_out()
    weights = {str(name): round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)}
    return Model(round(float(model.intercept_[0]), 2), weights)


def cross_validate(rows: list[Example], others: list[Example]) -> list[tuple[float, bool]]:
    """Return probability and truth of each of ``rows``, by a model trained without its article."""
    articles = sorted({row.article for row in rows})
    results = []
    for fold in range(FOLDS):
        left_out = set(articles[fold::FOLDS])
        model = train([row for row in [*rows, *others] if row.article not in left_out])
        results += [(model.probability(row.features), row.is_right) for row in rows if row.article in left_out]
    return results


def print_reliability(results: list[tuple[float, bool]]) -> None:
    for number in range(BINS):
        inside = [(said, right) for said, right in results if min(BINS - 1, int(said * BINS)) == number]
        if inside:
            said = sum(likely for likely, _ in inside) / len(inside)
            right = sum(truth for _, truth in inside) / len(inside)
            least = number / BINS
            print(f"{least:.1f}-{least + 1 / BINS:.1f}  {len(inside):4} speakers  said {said:.3f}  right {right:.3f}")
    brier = sum((said - right) ** 2 for said, right in results) / len(results)
    share = sum(right for _, right in results) / len(results)
    print(f"Brier score {brier:.4f}; of a constant {share * (1 - share):.4f}")
    for least in (0.5, 0.8, 0.9, 0.95):
        shown = [right for said, right in results if said >= least]
        print(f"at {least} or more: {len(shown)} of {len(results)}, right {sum(shown) / max(1, len(shown)):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("speakers", nargs="+")
    parser.add_argument("--attributions")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    rows = [example for path in arguments.speakers for row in _rows(path) for example in examples_of_speakers(row)]
    others = (
        [example for row in _rows(arguments.attributions) for example in examples_of_attributions(row)]
        if arguments.attributions
        else []
    )
    print_reliability(cross_validate(rows, others))
    if arguments.write:
        model = train([*rows, *others])
        articles = len({row.article for row in rows})
        origin = {
            "script": "bench/train_speakers.py",
            "data": f"{len(rows)} passages of {articles} English news articles with hand-annotated speakers, and "
            f"{len(others)} passages with hand-annotated sources that are names",
        }
        table = {"origin": origin, "bias": model.bias, "weights": dict(sorted(model.weights.items()))}
        WEIGHTS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
