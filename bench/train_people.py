"""Learn the weights that tell a person's name from other capitalised words.

    python bench/train_people.py ATTRIBUTIONS.jsonl ENTITIES.jsonl

ATTRIBUTIONS holds ``id`` and ``text``; ENTITIES holds ``id`` and ``entities``: ``[start, end, type]``. A logistic
regression over the
features of ``articles.text.people.resolver`` is trained on nine articles of ten, and with less weight on the same wordings as if
their words had never been seen, so that what stands around an unfamiliar name counts; F1 is printed for the tenth, as
it is and with unfamiliar words; weights go to
``articles/text/data/person_weights.py``, small ones left out. Seeded, so that running it again gives the same file.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.people.candidates import name_candidates
from articles.text.people.classifier import features_by_wording, group_by_wording

EPOCHS = 12
RATE = 0.1
L2 = 2e-5
RARE = 5
SMALL = 0.12
HELD = 10
UNFAMILIAR = 0.35
"""Weight of a wording of several words as if they were unknown: the F1 of such wordings rose from 0.93 to 0.96, that of
wordings as they are did not fall."""

OF_WORDS = ("n any=", "n first=", "n last=")
OF_KNOWN_WORDS = ("n given=yes", "n given=either", "n family known")
Example = tuple[dict[str, float], bool, float]


def examples(text: str, entities: list[list[object]]) -> list[Example]:
    people = [(int(s), int(e)) for s, e, kind in entities if kind == "PERSON"]  # type: ignore[call-overload]
    covered: set[int] = set()
    for start, end in people:
        covered.update(range(start, end))
    rows = []
    groups = group_by_wording(name_candidates(text))
    for words, found in features_by_wording(text, groups).items():
        forms = groups[words]
        votes = sum(form.start in covered and form.word_starts[-1] in covered for form in forms)
        rows.append((found, votes * 2 > len(forms), 1.0))
    return rows


def unfamiliar(example: Example) -> Example:
    """Return an example as it would be if nothing but form and place of its words were known."""
    found, label, weight = example
    known = "n given=yes" in found or "n given=either" in found
    left = {
        name: value for name, value in found.items() if not name.startswith(OF_WORDS) and name not in OF_KNOWN_WORDS
    }
    if known and any(name.startswith("n plain ") for name in left):
        left["n plain, given name unknown"] = 1.0
    return left, label, weight * UNFAMILIAR


def _is_of_several_words(example: Example) -> bool:
    """One unknown word is seldom a person's: without its word there is too little to judge by."""
    return any(name.startswith("n words=") for name in example[0])


def train(rows: list[Example], seed: int = 7) -> tuple[float, dict[str, float]]:
    seen = Counter(name for found, _, _ in rows for name in found)
    rows = [({n: v for n, v in found.items() if seen[n] >= RARE}, label, weight) for found, label, weight in rows]
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    bias, bias_square = 0.0, 1e-6
    order = list(range(len(rows)))
    shuffle = random.Random(seed).shuffle
    for _ in range(EPOCHS):
        shuffle(order)
        for index in order:
            found, label, weight = rows[index]
            score = bias + sum(weights[name] * value for name, value in found.items())
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label) * weight
            bias_square += error * error
            bias -= RATE * error / math.sqrt(bias_square)
            for name, value in found.items():
                gradient = error * value + L2 * weights[name]
                squares[name] += gradient * gradient
                weights[name] -= RATE * gradient / math.sqrt(squares[name])
    return bias, {name: value for name, value in weights.items() if abs(value) >= SMALL}


def _rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def main() -> None:
    texts = {
        row["id"]: row["text"] for row in map(json.loads, Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    }
    rows = _rows(sys.argv[2])
    held, learn = [], []
    for i, row in enumerate(rows):
        (held if i % HELD == 0 else learn).extend(examples(texts[row["id"]], row["entities"]))
    bias, weights = train(learn + [unfamiliar(example) for example in learn if _is_of_several_words(example)])
    for name, rows_held in (
        ("as they are", held),
        ("unfamiliar", [unfamiliar(example) for example in held if _is_of_several_words(example)]),
    ):
        for threshold in (-1.0, -0.5, 0.0, 0.5, 1.0):
            right = false = missed = 0
            for found, label, _ in rows_held:
                guess = bias + sum(weights.get(seen, 0.0) * value for seen, value in found.items()) > threshold
                right += guess and label
                false += guess and not label
                missed += label and not guess
            f1 = 2 * right / (2 * right + false + missed)
            print(f"{name}, threshold {threshold:+.1f}: F1 {f1:.3f} of {len(rows_held)} wordings kept aside")
    out = Path(__file__).resolve().parent.parent / "articles" / "rules" / "person_weights.py"
    lines = "".join(
        f"    {json.dumps(name, ensure_ascii=False)}: {value:.2f},\n" for name, value in sorted(weights.items())
    )
    out.write_text(
        '"""Weights for and against a wording being a person\'s name.\n\n'
        "Learned by ``bench/train_people.py`` from 752 news articles. A key is a feature of\n"
        '``articles.text.people.resolver.features``: "1" for a single word and "n" for several, what was seen, and the word\n'
        'seen. A value is in log-odds.\n"""\n\n'
        "from __future__ import annotations\n\nfrom typing import Final\n\n"
        f"BIAS: Final = {bias:.2f}\nWEIGHTS: Final[dict[str, float]] = {{\n{lines}}}\n",
        encoding="utf-8",
    )
    print(len(weights), "weights")


if __name__ == "__main__":
    main()
