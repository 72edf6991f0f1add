#!/usr/bin/env python3
"""Train the classifier of lines, and say how well it does on outlets it was not trained on.

    python bench/train_lines.py BODIES [--plain FILE.jsonl] [--write] [--forms dump page]

BODIES holds ``gold.jsonl``, ``dumps/*.txt`` and ``pages/*.html.gz``; FILE.jsonl articles without debris in ``text``,
of which some are mixed into the training. Needs numpy and scikit-learn 1.4 or newer, which the archive itself does
not: install them into an environment of their own, with lxml and charset-normalizer beside them.

The figures are honest in two ways: outlets are kept together in one of five parts, each part is judged by weights
trained on the other four, and the second round is trained on what the first thought of lines that it had not been
trained on. ``--write`` then trains on everything and writes ``articles/rules/line_weights.json``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.rules.sources import BUILT_IN_PROFILES  # noqa: E402
from articles.text.boilerplate import judge_lines, profile_lines  # noqa: E402
from articles.text.lines import (  # noqa: E402
    BASE,
    NEIGHBOUR,
    PAGE,
    PLACE,
    SECOND,
    Looked,
    best_threshold,
    look_at,
    smooth,
    think_again,
)
from articles.text.pages import judge_element, read_page  # noqa: E402

WEIGHTS = ROOT / "articles" / "rules" / "line_weights.json"
NEAR = (-2, -1, 1, 2)
PARTS, INNER_PARTS = 5, 4
# Weaker regularisation fits single outlets: on unseen ones 0.005 gives news 0.967 from dumps and 0.976 from pages,
# 0.02 gives 0.960 and 0.970.
STRENGTH = 0.005
# Body from this chance on. On unseen outlets 0.3 scores best on pages. The lines of dumps are taken from the chance of
# the best expected F1, which is found for each; below this none is.
THRESHOLDS = {"page": 0.3, "dump": 0.1}
# A weight smaller than this changes no verdict; leaving it out keeps the file readable.
SMALLEST = 0.0005


@dataclass
class Example:
    outlet: str
    texts: list[str]
    wanted: list[int]
    gold: str
    page: list | None = None
    share: float = 1.0
    news: bool = False
    looked: Looked | None = None
    weight: np.ndarray = field(default_factory=lambda: np.zeros(0))
    verdicts: list | None = None


def words(text):
    text = unicodedata.normalize("NFKC", text or "").casefold().replace("’", "'")
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)


def f1(got, wanted):
    got, wanted = Counter(got), Counter(wanted)
    both = sum((got & wanted).values())
    if not both:
        return float(not got and not wanted)
    return 2 * both / (sum(got.values()) + sum(wanted.values()))


def align(texts, body):
    """Return 1 for each line that is part of ``body``; of lines that recur, those that keep its order."""
    run = " " + " ".join(words(body)) + " "
    paragraphs = {" ".join(words(paragraph)) for paragraph in body.split("\n")}
    items = []
    for number, text in enumerate(texts):
        line = words(text)
        joined = " ".join(line)
        if not line or not (joined in paragraphs or (len(line) >= 4 and f" {joined} " in run) or len(line) >= 10):
            continue
        places = []
        at = run.find(f" {joined} ")
        while at >= 0 and len(places) < 20:
            places.append(at)
            at = run.find(f" {joined} ", at + 1)
        if not places:
            pieces = [" ".join(line[k : k + 4]) for k in range(0, len(line) - 3, 4)]
            if len(line) < 10 or sum(f" {piece} " in run for piece in pieces) < 0.6 * len(pieces):
                continue
            first = next(k for k, piece in enumerate(pieces) if f" {piece} " in run)
            places = [max(0, run.find(f" {pieces[first]} ") - len(" ".join(line[: 4 * first])))]
        items += [(number, place, len(joined)) for place in places]
    wanted = [0] * len(texts)
    best, back = [0.0] * len(items), [-1] * len(items)
    for here, (number, place, size) in enumerate(items):
        best[here] = size + 0.5
        for there in range(here):
            above, before, length = items[there]
            if above < number and before + 0.7 * length <= place:
                score = best[there] + size - 0.02 * min(number - above, 50)
                if score > best[here]:
                    best[here], back[here] = score, there
    here = max(range(len(items)), key=best.__getitem__, default=-1)
    while here >= 0:
        wanted[items[here][0]] = 1
        here = back[here]
    return wanted


def load(bodies, form):
    examples = []
    for row in map(json.loads, (bodies / "gold.jsonl").open(encoding="utf-8")):
        if form == "dump":
            lines = (bodies / "dumps" / f"{row['id']}.txt").read_text(encoding="utf-8").splitlines()
            texts, page = [line.strip() for line in lines if line.strip()], None
        else:
            data = gzip.decompress((bodies / "pages" / f"{row['id']}.html.gz").read_bytes())
            page = list(read_page(data.decode("utf-8", "replace")).lines)
            texts = [line.text for line in page]
        outlet = row["publisher"].lower().removeprefix("www.")
        examples.append(
            Example(outlet, texts, align(texts, row["body"]), row["body"], page, news=row["id"].startswith("f_"))
        )
    return examples


def look(examples, recurring):
    for example in examples:
        verdicts = judge_lines(example.texts, recurring)
        if example.page:
            verdicts = [judge_element(line) or verdict for line, verdict in zip(example.page, verdicts, strict=True)]
        example.verdicts = verdicts
        example.looked = look_at(example.texts, verdicts, example.page)
        sizes = np.array([len(words(text)) for text in example.texts], float)
        whole = max(50.0, float(sum(s for s, w in zip(sizes, example.wanted, strict=True) if w)))
        # An article counts as much as another, a word of a short one more than one of a long one; and every line a
        # little.
        example.weight = (np.minimum(sizes, 100) / whole * 100 + 0.3) * example.share


def variations(example, plain, chance):
    """Yield the same page around another article, and the article with little of the page around it."""
    body = [number for number, wanted in enumerate(example.wanted) if wanted]
    if len(body) < 3:
        return
    low, high = body[0], body[-1]
    other = chance.choice(plain)
    texts, wanted, met = list(example.texts[:low]), [0] * low, 0
    for number in range(low, high + 1):
        if example.wanted[number]:
            part = other[met * len(other) // len(body) : (met + 1) * len(other) // len(body)]
            texts += part
            wanted += [1] * len(part)
            met += 1
        else:
            texts.append(example.texts[number])
            wanted.append(0)
    texts += example.texts[high + 1 :]
    wanted += [0] * (len(example.texts) - high - 1)
    yield Example(example.outlet, texts, wanted, "", share=0.4)
    start = max(0, low - int(chance.expovariate(1 / 5)))
    end = min(len(example.texts), high + 1 + int(chance.expovariate(1 / 5)))
    drop = chance.random() * 0.8
    kept = [n for n in range(start, end) if example.wanted[n] or chance.random() > drop]
    yield Example(example.outlet, [example.texts[n] for n in kept], [example.wanted[n] for n in kept], "", share=0.4)


def matrix(own, near):
    own = np.asarray(own, np.float32)
    near = np.asarray(near, np.float32)
    blocks = [own]
    for offset in NEAR:
        moved = np.zeros((len(near), near.shape[1] + 1), np.float32)
        for number in range(len(near)):
            other = number + offset
            if 0 <= other < len(near):
                moved[number, :-1] = near[other]
            else:
                moved[number, -1] = 1.0
        blocks.append(moved)
    return np.hstack(blocks)


class Round:
    """A logistic regression over rows of ``matrix``."""

    strength = STRENGTH

    def __init__(self, examples, rows):
        x = np.vstack([rows[id(example)] for example in examples])
        y = np.concatenate([example.wanted for example in examples])
        w = np.concatenate([example.weight for example in examples])
        self.scaler = StandardScaler().fit(x)
        self.model = LogisticRegression(C=Round.strength, max_iter=150, tol=1e-3)
        self.model.fit(self.scaler.transform(x), y, sample_weight=w)
        self.weights = self.model.coef_[0] / self.scaler.scale_
        self.bias = float(self.model.intercept_[0] - (self.weights * self.scaler.mean_).sum())

    def chances(self, rows):
        return 1 / (1 + np.exp(-np.clip(rows @ self.weights + self.bias, -30, 30)))


def part_of(outlet, parts, salt=""):
    return int(hashlib.sha256((salt + outlet).encode()).hexdigest(), 16) % parts


def train(examples):
    """Return both rounds; the second learns from what the first thinks of outlets it has not seen."""
    rows = {id(example): matrix(example.looked.own, example.looked.near) for example in examples}
    unseen = {}
    for part in range(INNER_PARTS):
        inside = [example for example in examples if part_of(example.outlet, INNER_PARTS, "inner") != part]
        first = Round(inside, rows)
        for example in examples:
            if part_of(example.outlet, INNER_PARTS, "inner") == part:
                unseen[id(example)] = first.chances(rows[id(example)])
    first = Round(examples, rows)
    again = {
        id(example): matrix(think_again(example.looked, unseen[id(example)].tolist()), example.looked.near)
        for example in examples
    }
    return first, Round(examples, again)


def apply(rounds, example):
    first, second = rounds
    chances = first.chances(matrix(example.looked.own, example.looked.near))
    return second.chances(matrix(think_again(example.looked, chances.tolist()), example.looked.near))


def in_context(example, chances):
    """Return the chances of a dump's lines, and the threshold, as ``keep_lines`` comes to them."""
    unjudged = {n: c for n, (c, v) in enumerate(zip(chances, example.verdicts, strict=True)) if v is None}
    smoothed = smooth(unjudged, len(chances))
    threshold = best_threshold([(smoothed[n], example.looked.words[n]) for n in smoothed])
    return [smoothed.get(n, 0.0) for n in range(len(chances))], max(threshold, THRESHOLDS["dump"]) - 1e-9


def score(example, chances, threshold):
    if threshold is None:
        chances, threshold = in_context(example, chances)
    kept = [
        text
        for text, chance, verdict in zip(example.texts, chances, example.verdicts, strict=True)
        if chance > threshold and verdict is None
    ]
    return f1(words("\n".join(kept)), words(example.gold))


def report(name, examples, chances):
    for threshold in (0.3, 0.4, 0.5) if examples[0].page else (None, 0.3, 0.5):
        scores = [score(example, chances[id(example)], threshold) for example in examples]
        news = [s for s, example in zip(scores, examples, strict=True) if example.news]
        worst = sorted(scores)[: max(1, len(scores) // 10)]
        cut = threshold or "the best expected F1"
        print(
            f"{name} over {cut}: {np.mean(scores):.4f} of {len(scores)}, worst tenth {np.mean(worst):.3f}, "
            f"news {np.mean(news):.4f}",
            flush=True,
        )


def as_table(fitted, names):
    size = len(NEIGHBOUR) + 1
    own = fitted.weights[: len(names)]
    table = {"bias": round(fitted.bias, 4), "own": {}, "near": {}}
    table["own"] = {n: round(float(w), 4) for n, w in zip(names, own, strict=True) if abs(w) > SMALLEST}
    for number, offset in enumerate(NEAR):
        part = fitted.weights[len(names) + number * size : len(names) + (number + 1) * size]
        pairs = zip((*NEIGHBOUR, "missing"), part, strict=True)
        table["near"][f"{offset:+}"] = {n: round(float(w), 4) for n, w in pairs if abs(w) > SMALLEST}
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bodies", type=Path)
    parser.add_argument("--plain", type=Path, help="articles without debris, one JSON object a line, in `text`")
    parser.add_argument("--forms", nargs="+", default=["dump", "page"], choices=["dump", "page"])
    parser.add_argument("--strength", type=float, default=STRENGTH, help="of the fit, against regularisation")
    parser.add_argument("--no-cv", action="store_true", help="train only")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    Round.strength = options.strength
    recurring = profile_lines(BUILT_IN_PROFILES)
    chance = random.Random(7)
    tables = json.loads(WEIGHTS.read_text(encoding="utf-8")) if WEIGHTS.exists() else {}
    for form in options.forms:
        examples = load(options.bodies, form)
        look(examples, recurring)
        extra = []
        if form == "dump" and options.plain:
            rows = map(json.loads, options.plain.open(encoding="utf-8"))
            plain = [[p.strip() for p in row["text"].splitlines() if p.strip()] for row in rows]
            plain = [paragraphs for paragraphs in plain if 6 <= len(paragraphs) <= 80]
            for example in examples:
                extra += variations(example, plain, chance)
            extra += [
                Example(f"plain {number}", paragraphs, [1] * len(paragraphs), "", share=0.3)
                for number, paragraphs in enumerate(chance.sample(plain, min(60, len(plain))))
            ]
            look(extra, recurring)
        if not options.no_cv:
            chances = {}
            for part in range(PARTS):
                inside = [example for example in examples + extra if part_of(example.outlet, PARTS) != part]
                rounds = train(inside)
                for example in examples:
                    if part_of(example.outlet, PARTS) == part:
                        chances[id(example)] = apply(rounds, example)
            report(f"{form}, unseen outlets,", examples, chances)
        if options.write:
            first, second = train(examples + extra)
            report(
                f"{form}, as trained,", examples, {id(example): apply((first, second), example) for example in examples}
            )
            names = BASE + PLACE + (PAGE if form == "page" else ())
            tables[form] = {
                "threshold": THRESHOLDS[form],
                "first": as_table(first, names),
                "second": as_table(second, names + SECOND),
            }
    if options.write:
        WEIGHTS.write_text(json.dumps(tables, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
