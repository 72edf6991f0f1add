#!/usr/bin/env python3
"""Train the classifier of lines, and measure it on outlets that it was not trained on.

    python bench/train_lines.py BODIES --plain TEXTS.jsonl [--languages BODIES] [--forms dump page] [--no-cv] [--write]

BODIES is a folder with ``gold.jsonl`` (``id``, ``publisher``, ``body``), ``dumps/ID.txt`` and ``pages/ID.html.gz``.
TEXTS.jsonl holds articles without debris, in ``text``. Some are added to the training of dumps, alone or in place of
the article of a dump. ``--languages`` is another such folder, with pages in other languages; an article without a
``publisher`` is of the outlet in its id. The data is not part of the project, and the archive does not need it.

The first round is a logistic regression, the second gradient-boosted trees. The second is trained on the chances that
the first gives to outlets outside its own training.

Prints the figures of a cross-validation in five parts, with all articles of an outlet in one part. ``--write`` then
trains on everything and writes ``articles/text/data/line_weights.json`` and ``line_trees.json``. Seeds are fixed: two
runs on the same data with the same libraries write the same files.
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
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.text.cleaning.boilerplate import judge_line, judge_lines, profile_lines  # noqa: E402
from articles.text.cleaning.line_context import first_round_names, first_round_rows  # noqa: E402
from articles.text.cleaning.line_features import ClippingLines, measure_lines  # noqa: E402
from articles.text.cleaning.line_model import DOUBTFUL_CHANCE, TREE_DEPTH, best_threshold, combine_chances  # noqa: E402
from articles.text.cleaning.line_second_round import SECOND_ROUND, second_round_rows  # noqa: E402
from articles.text.data.sources import BUILT_IN_PROFILES  # noqa: E402
from articles.text.formats.pages import judge_element, read_page  # noqa: E402

DATA = ROOT / "articles" / "text" / "data"
SEED = 7
PARTS, INNER_PARTS = 5, 4
# Weaker regularisation of the first round fits single outlets: on unseen ones 0.005 gives news 0.967 from dumps and
# 0.976 from pages, 0.02 gives 0.960 and 0.970.
STRENGTH = 0.005
# The second round. Each tree sees a sample of the lines, and each of its nodes a sample of the features.
TREE_OPTIONS = {
    "max_leaf_nodes": 8,
    "min_samples_leaf": 30,
    "max_features": 0.25,
    "subsample": 0.7,
    "random_state": 3,
}
FOREST_OPTIONS = {
    "dump": {
        "n_estimators": 200,
        "learning_rate": 0.2,
        "max_depth": TREE_DEPTH,
        **TREE_OPTIONS,
        "min_samples_leaf": 20,
    },
    "page": {"n_estimators": 200, "learning_rate": 0.1, "max_depth": 3, **TREE_OPTIONS},
}
# Smallest chance of a body line. For pages 0.4 gives cleaner bodies, but keeps less by the same amount. For each dump
# the threshold of the best expected F1 is used, unless it is lower than this.
THRESHOLDS = {"page": 0.3, "dump": 0.1}
# Labels of boxes that stand between paragraphs, by language.
BOX_LABELS = {
    "en": ("Read more", "Related", "Also read", "More on this story", "Recommended", "Read next"),
    "de": ("Lesen Sie auch", "Mehr zum Thema", "Lesen Sie mehr zum Thema", "Auch interessant", "Weitere Themen"),
    "fr": ("Lire aussi", "À lire aussi", "Sur le même sujet", "À voir aussi"),
    "es": ("Más información", "Lee también", "Te puede interesar", "Noticias relacionadas"),
    "it": ("Leggi anche", "Approfondimenti", "Ti potrebbe interessare"),
    "pt": ("Leia também", "Saiba mais", "Veja também", "Leia mais"),
    "nl": ("Lees ook", "Meer over", "Lees verder"),
    "no": ("Les også", "Les mer", "Mest lest"),
    "da": ("Læs også", "Læs mere"),
    "cs": ("Čtěte také", "Související", "Související články"),
    "tr": ("İlgili Haberler", "Ayrıca okuyun"),
    "ru": ("Читайте также", "По теме"),
    "ja": ("関連記事", "あわせて読みたい"),
    "ko": ("관련기사", "많이 본 뉴스"),
}
# Fewest and most lines of a shortened article, and share of the articles that are shortened or have boxes put in.
SHORT_ARTICLE, SHORT_SHARE, BOX_SHARE = (4, 10), 0.3, 0.5
# Smaller weights change no verdict, and are left out to keep the file readable.
MIN_WEIGHT = 0.0005


@dataclass
class Example:
    outlet: str
    texts: list[str]
    wanted: list[int]
    gold: str
    page: list | None = None
    share: float = 1.0
    news: bool = False
    language: str = "en"
    seen: ClippingLines | None = None
    rows: np.ndarray | None = None
    weight: np.ndarray | None = None
    verdicts: list | None = None


def words(text):
    text = unicodedata.normalize("NFKC", text or "").casefold().replace("’", "'")
    # Chinese and Japanese print no spaces: each of their characters counts as a word.
    return re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:'[^\W_]+)*", text)


def f1(got, wanted):
    got, wanted = Counter(got), Counter(wanted)
    both = sum((got & wanted).values())
    if not both:
        return float(not got and not wanted)
    return 2 * both / (sum(got.values()) + sum(wanted.values()))


def align(texts, body):
    """Return 1 for each line that is part of ``body``, else 0; repeated lines count where they keep its order."""
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
        outlet = row.get("publisher") or row["id"].rsplit("_", 1)[0]
        outlet = outlet.lower().removeprefix("www.")
        examples.append(
            Example(
                outlet,
                texts,
                align(texts, row["body"]),
                row["body"],
                page,
                news=row["id"].startswith("f_"),
                language=row.get("language", "en"),
            )
        )
    return examples


def look(examples, recurring):
    for example in examples:
        verdicts = judge_lines(example.texts, recurring)
        if example.page:
            verdicts = [judge_element(line) or verdict for line, verdict in zip(example.page, verdicts, strict=True)]
        example.verdicts = verdicts
        example.seen = measure_lines(example.texts, verdicts, example.page)
        example.rows = np.array(list(first_round_rows(example.seen, range(len(verdicts)))), np.float32)
        sizes = np.array([len(words(text)) for text in example.texts], float)
        whole = max(50.0, float(sum(s for s, w in zip(sizes, example.wanted, strict=True) if w)))
        # An article counts as much as another, a word of a short one more than one of a long one; and every line a
        # little.
        example.weight = (np.minimum(sizes, 100) / whole * 100 + 0.3) * example.share


def articles_like(example, examples):
    """Return the paragraphs of articles in the language of ``example``, from outlets of its part.

    Of its part only: an article must not be in training within another outlet's page while its own outlet is left out.
    """
    return [
        [text for text, wanted in zip(other.texts, other.wanted, strict=True) if wanted]
        for other in examples
        if other.language == example.language
        and other is not example
        and part_of(other.outlet, PARTS) == part_of(example.outlet, PARTS)
    ]


def variations(example, plain, chance):
    """Yield the same page around another article, and the article with little of the page around it, perhaps shortened
    and with boxes between its paragraphs.

    ``plain`` are other articles in the same language; without any, only the second is made.
    """
    body = [number for number, wanted in enumerate(example.wanted) if wanted]
    if len(body) < 3:
        return
    low, high = body[0], body[-1]
    if plain:
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
        yield Example(example.outlet, texts, wanted, "", share=0.3)
    start = max(0, low - int(chance.expovariate(1 / 5)))
    end = min(len(example.texts), high + 1 + int(chance.expovariate(1 / 5)))
    drop = chance.random() * 0.8
    kept = [n for n in range(start, end) if example.wanted[n] or chance.random() > drop]
    lines = [(example.texts[n], example.wanted[n]) for n in kept]
    if chance.random() < SHORT_SHARE:
        most = chance.randint(*SHORT_ARTICLE)
        gone = set(body[most:])
        lines = [(example.texts[n], example.wanted[n]) for n in kept if n not in gone]
    if chance.random() < BOX_SHARE:
        lines = with_boxes(lines, example, chance)
    yield Example(example.outlet, [text for text, _ in lines], [wanted for _, wanted in lines], "", share=0.3)


def with_boxes(lines, example, chance):
    """Return ``lines`` with boxes of headlines, as outlets put them between paragraphs, most often near the end."""
    teasers = [
        text
        for text, wanted in zip(example.texts, example.wanted, strict=True)
        if not wanted and len(text) < 150 and 4 <= len(words(text)) <= 30 and judge_line(text) is None
    ]
    inner = [place for place, (_, wanted) in enumerate(lines) if wanted][2:]
    if not teasers or not inner:
        return lines
    boxes = {}
    for _ in range(chance.randint(1, 2)):
        label = chance.choice(BOX_LABELS.get(example.language, ("",)))
        box = [label] * (label != "" and chance.random() < 0.8)
        box += chance.sample(teasers, min(len(teasers), chance.choice((1, 1, 1, 2, 3))))
        boxes[inner[int(len(inner) * chance.random() ** 0.6)]] = box
    found = []
    for place, line in enumerate(lines):
        found += [(text, 0) for text in boxes.get(place, ())]
        found.append(line)
    return found


class First:
    """The first round: a logistic regression."""

    def __init__(self, examples):
        x = np.vstack([example.rows for example in examples])
        y = np.concatenate([example.wanted for example in examples])
        w = np.concatenate([example.weight for example in examples])
        scaler = StandardScaler().fit(x)
        model = LogisticRegression(C=STRENGTH, max_iter=150, tol=1e-3)
        model.fit(scaler.transform(x), y, sample_weight=w)
        self.weights = model.coef_[0] / scaler.scale_
        self.bias = float(model.intercept_[0] - (self.weights * scaler.mean_).sum())

    def chances(self, example):
        """Return the first round's chances, 0 for lines that a rule recognises."""
        chances = 1 / (1 + np.exp(-np.clip(example.rows @ self.weights + self.bias, -30, 30)))
        return np.where([verdict is None for verdict in example.verdicts], chances, 0.0)


class Second:
    """The second round: decision trees over the first's features and ``SECOND_ROUND``."""

    def __init__(self, examples, chances):
        x, y, w = [], [], []
        for example in examples:
            asked = doubtful(chances[id(example)])
            x.append(again(example, chances[id(example)], asked))
            y.append(np.asarray(example.wanted)[asked])
            w.append(example.weight[asked])
        w = np.concatenate(w)
        self.model = GradientBoostingClassifier(**FOREST_OPTIONS["page" if examples[0].page else "dump"])
        self.model.fit(np.vstack(x), np.concatenate(y), sample_weight=w / w.mean())

    def chances(self, example, chances):
        """Return the chances, by number, of the lines that the first round leaves in doubt."""
        asked = doubtful(chances)
        if not asked:
            return {}
        given = self.model.predict_proba(again(example, chances, asked))[:, 1]
        return {
            number: combine_chances(float(chances[number]), float(chance))
            for number, chance in zip(asked, given, strict=True)
        }


def doubtful(chances):
    return [number for number, chance in enumerate(chances) if chance > DOUBTFUL_CHANCE]


def again(example, chances, asked):
    if not asked:
        return np.zeros((0, example.rows.shape[1] + len(SECOND_ROUND)), np.float32)
    more = np.array(list(second_round_rows(example.seen, chances.tolist(), asked)), np.float32)
    return np.hstack([example.rows[asked], more])


def part_of(outlet, parts, salt=""):
    return int(hashlib.sha256((salt + outlet).encode()).hexdigest(), 16) % parts


def train(examples):
    """Return both rounds; the second is trained on the first's chances for outlets it was not trained on."""
    unseen = {}
    for part in range(INNER_PARTS):
        first = First([example for example in examples if part_of(example.outlet, INNER_PARTS, "inner") != part])
        for example in examples:
            if part_of(example.outlet, INNER_PARTS, "inner") == part:
                unseen[id(example)] = first.chances(example)
    return First(examples), Second(examples, unseen)


def apply(rounds, example):
    first, second = rounds
    return second.chances(example, first.chances(example))


def kept_lines(example, chances, threshold):
    if threshold is None:
        sizes = example.seen.sizes
        threshold = max(THRESHOLDS["dump"], best_threshold([(c, sizes[n]) for n, c in chances.items()]))
    return [example.texts[n] for n, chance in chances.items() if chance >= threshold]


def report(name, examples, chances):
    """Print the body's F1, and the paragraphs kept and clean, of six words or more."""
    for threshold in (None, 0.3, 0.4, 0.45, 0.5) if examples[0].page else (None, 0.4):
        scores, news, kept, clean = [], [], [], []
        for example in examples:
            lines = kept_lines(example, chances[id(example)], threshold)
            scores.append(f1(words("\n".join(lines)), words(example.gold)))
            if example.news:
                news.append(scores[-1])
            got, gold = " ".join(words("\n".join(lines))), " ".join(words(example.gold))
            kept += [" ".join(words(part)) in got for part in example.gold.split("\n\n") if len(words(part)) >= 6]
            clean += [" ".join(words(line)) in gold for line in lines if len(words(line)) >= 6]
        worst = sorted(scores)[: max(1, len(scores) // 10)]
        print(
            f"{name} over {threshold or 'the best expected F1'}: {np.mean(scores):.4f} of {len(scores)}, worst tenth "
            f"{np.mean(worst):.3f}, news {np.mean(news or [0]):.3f}, kept {np.mean(kept):.3f}, "
            f"clean {np.mean(clean):.3f}",
            flush=True,
        )
        by_language = defaultdict(list)
        for example, score in zip(examples, scores, strict=True):
            by_language[example.language].append(score)
        if len(by_language) > 1 and threshold in (None, 0.4):
            parts = (f"{code} {np.mean(found):.3f} of {len(found)}" for code, found in sorted(by_language.items()))
            print("  " + ", ".join(parts), flush=True)


def as_table(first, names, threshold):
    pairs = zip(names, first.weights, strict=True)
    return {
        "threshold": threshold,
        "bias": round(first.bias, 4),
        "weights": {name: round(float(weight), 4) for name, weight in pairs if abs(weight) > MIN_WEIGHT},
    }


def as_trees(second, names):
    """Return the trees as nested lists: feature, threshold, subtree up to the threshold, and subtree above it.

    A leaf is a score in log odds, multiplied by the learning rate. The first tree also includes the prior log odds,
    from which scikit-learn starts.
    """
    not_body, is_body = second.model.init_.class_prior_
    prior = float(np.log(is_body / not_body))

    def branch(tree, node, start):
        if tree.children_left[node] < 0:
            return round(start + second.model.learning_rate * float(tree.value[node, 0, 0]), 4)
        # A threshold lies between two values seen; five digits tell them apart.
        most = float(f"{tree.threshold[node]:.5g}")
        left, right = tree.children_left[node], tree.children_right[node]
        return [names[tree.feature[node]], most, branch(tree, left, start), branch(tree, right, start)]

    trees = [each.tree_ for each in second.model.estimators_[:, 0]]
    return [branch(tree, 0, 0.0 if number else prior) for number, tree in enumerate(trees)]


def origin(form, articles, extra):
    """Return what the weights of one form were trained with."""
    return {
        "script": "bench/train_lines.py",
        "articles": articles,
        "variations": extra,
        "seed": SEED,
        "strength": STRENGTH,
        "trees": FOREST_OPTIONS[form],
        "scikit-learn": sklearn.__version__,
    }


def write(tables, trees):
    (DATA / "line_weights.json").write_text(json.dumps(tables, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    forms = (
        f'"{form}": [\n' + ",\n".join(json.dumps(tree, ensure_ascii=False) for tree in forest) + "\n]"
        for form, forest in trees.items()
    )
    (DATA / "line_trees.json").write_text("{\n" + ",\n".join(forms) + "\n}\n", encoding="utf-8")


def read(name):
    path = DATA / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bodies", type=Path)
    parser.add_argument("--plain", type=Path, help="articles without debris, one JSON object a line, in `text`")
    parser.add_argument("--languages", type=Path, help="a folder like BODIES in other languages")
    parser.add_argument("--forms", nargs="+", default=["dump", "page"], choices=["dump", "page"])
    parser.add_argument("--no-cv", action="store_true", help="skip the cross-validation")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    recurring = profile_lines(BUILT_IN_PROFILES)
    chance = random.Random(SEED)
    tables, forests = read("line_weights.json"), read("line_trees.json")
    tables.setdefault("origin", {})
    for form in options.forms:
        examples = load(options.bodies, form)
        groups = {form: examples}
        if options.languages:
            groups[f"{form} in other languages"] = load(options.languages, form)
            examples = examples + groups[f"{form} in other languages"]
        look(examples, recurring)
        extra = []
        if form == "dump" and options.plain:
            rows = map(json.loads, options.plain.open(encoding="utf-8"))
            plain = [[p.strip() for p in row["text"].splitlines() if p.strip()] for row in rows]
            plain = [paragraphs for paragraphs in plain if 6 <= len(paragraphs) <= 80]
            for example in examples:
                same = plain if example.language == "en" else articles_like(example, examples)
                extra += variations(example, same, chance)
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
            for name, group in groups.items():
                report(f"{name}, unseen outlets,", group, chances)
        if options.write:
            first, second = train(examples + extra)
            report(
                f"{form}, as trained,", examples, {id(example): apply((first, second), example) for example in examples}
            )
            names = first_round_names(form)
            tables[form] = as_table(first, names, THRESHOLDS[form])
            tables["origin"][form] = origin(form, len(examples), len(extra))
            forests[form] = as_trees(second, names + SECOND_ROUND)
    if options.write:
        write(tables, forests)


if __name__ == "__main__":
    main()
