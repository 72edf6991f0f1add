"""Compare our alignment with that of other libraries, on the same pairs of accounts.

    python bench/compare.py [--gold FILE] [--runs 5] [--seed 7]

The others are difflib (in the standard library), rapidfuzz, and CollateX if bench/requirements-compare.txt is
installed.

Data: without --gold, the pairs are made from the sample in fixtures/expected.json. A seeded editor cuts, moves, joins,
trims and rewords its sentences and records what became of each. --gold takes pairs made by hand, one JSON object a
line: "A" and "B" are the sentences of either account, "links" are [[numbers in A], [numbers in B], relation], where the
relation is "same", "edited" or "reworded". tests/text/accounts.jsonl is such a file.

Prints precision, recall and F1 over linked pairs of sentences; the share of correct links with the correct relation
(difflib and rapidfuzz by their ratio, CollateX has none); the median time for a pair, and its ratio to ours.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.text.comparing.align import ComparisonInput, Relation, compare  # noqa: E402
from articles.text.sentences import split_sentences  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SAME, EDITED, REWORDED = Relation.SAME, Relation.EDITED, Relation.REWORDED

Links = dict[tuple[int, int], Relation | None]

# Ratios, 0 to 100, from which the others count a pair as linked, edited and the same. The first is where they do best
# on pairs judged by hand. The second and third are the usual bands of translation memories.
LINKED, EDITED_FROM, SAME_FROM = 60, 80, 99

# CollateX aligns words. Two sentences are linked if at least this share of the shorter one's words is aligned.
ALIGNED_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The sentences of two accounts, and which of them belong together."""

    ours: list[str]
    theirs: list[str]
    links: Links


def by_us(ours: Sequence[str], theirs: Sequence[str]) -> Links:
    comparison = compare([ComparisonInput(body="\n\n".join(side)) for side in (ours, theirs)])
    # A paragraph is one sentence of the data, even if we split it into several.
    paragraphs = [[sentence.paragraph - 1 for sentence in article.sentences] for article in comparison.articles]
    return {
        (paragraphs[0][i], paragraphs[1][j]): row.relation
        for row in comparison.rows
        if row.cells[0] and row.cells[1]
        for i, j in product(row.cells[0].sentences, row.cells[1].sentences)
    }


def by_difflib(ours: Sequence[str], theirs: Sequence[str]) -> Links:
    def ratio(a: str, b: str) -> float:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        if matcher.real_quick_ratio() * 100 < LINKED or matcher.quick_ratio() * 100 < LINKED:
            return 0.0
        return 100 * matcher.ratio()

    return _greedy(ours, theirs, ratio)


def by_rapidfuzz(ours: Sequence[str], theirs: Sequence[str]) -> Links:
    return _greedy(ours, theirs, fuzz.token_sort_ratio)


def _greedy(ours: Sequence[str], theirs: Sequence[str], ratio: Callable[[str, str], float]) -> Links:
    scored = sorted(
        ((ratio(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
        key=lambda entry: (-entry[0], entry[1] + entry[2]),
    )
    links: Links = {}
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in scored:
        if score < LINKED:
            break
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            links[i, j] = SAME if score >= SAME_FROM else EDITED if score >= EDITED_FROM else REWORDED
    return links


def by_collatex(ours: Sequence[str], theirs: Sequence[str]) -> Links:
    from collatex import collate

    witnesses = [
        {
            "id": sigil,
            "tokens": [
                {"t": f"{word} ", "n": word.casefold(), "sentence": number}
                for number, sentence in enumerate(sentences)
                for word in _words(sentence)
            ],
        }
        for sigil, sentences in (("A", ours), ("B", theirs))
    ]
    table = json.loads(collate({"witnesses": witnesses}, output="json", segmentation=False))["table"]
    aligned = Counter(
        (a[0]["sentence"], b[0]["sentence"]) for a, b in zip(*table, strict=True) if a and b and a[0]["n"] == b[0]["n"]
    )
    return {
        (i, j): None
        for (i, j), count in aligned.items()
        if count >= ALIGNED_SHARE * min(len(_words(ours[i])), len(_words(theirs[j])))
    }


def _words(sentence: str) -> list[str]:
    return re.findall(r"\w+(?:['’]\w+)*", sentence)


def hand_made(gold: Path) -> list[Pair]:
    pairs = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        links: Links = {(i, j): Relation(label) for a, b, label in row["links"] for i, j in product(a, b)}
        pairs.append(Pair(ours=row["A"], theirs=row["B"], links=links))
    return pairs


class Editor:
    """Edits an account as an editor does agency copy, and records where each sentence went."""

    OTHER_WORDS: tuple[tuple[str, str], ...] = (
        ("said", "told reporters"), ("about", "around"), ("began", "started"), ("harbour", "harbor"),
        ("more than", "over"), ("centre", "center"), ("people", "residents"), ("However,", "But"), ("after", "once"),
        ("which", "that"),
        ("metres", "meters"), ("per cent", "percent"), ("children", "youngsters"), ("killed", "left dead"),
    )  # fmt: skip

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def edit(self, ours: list[str], others: list[str]) -> Pair:
        pieces: list[tuple[list[int], str, Relation]] = []
        at = 0
        while at < len(ours):
            what = self.chance.random()
            if what < 0.2:
                at += 1
            elif what < 0.27 and at + 1 < len(ours):
                joined = f"{ours[at].rstrip('.')}, and {ours[at + 1][0].lower()}{ours[at + 1][1:]}"
                pieces.append(([at, at + 1], joined, EDITED))
                at += 2
            else:
                pieces.append(([at], *self._worded(ours[at])))
                at += 1
        for _ in range(max(1, len(pieces) // 8)):
            pieces.insert(self.chance.randrange(len(pieces)), pieces.pop(self.chance.randrange(len(pieces))))
        for other in others:
            pieces.insert(self.chance.randrange(len(pieces) + 1), ([], other, SAME))
        return Pair(
            ours=ours,
            theirs=[text for _, text, _ in pieces],
            links={(i, j): relation for j, (sources, _, relation) in enumerate(pieces) for i in sources},
        )

    def _worded(self, sentence: str) -> tuple[str, Relation]:
        what = self.chance.random()
        words = sentence.split()
        if what < 0.35 or len(words) < 8:
            return sentence.replace("“", '"').replace("”", '"').replace("’", "'"), SAME
        if what < 0.8:
            edited = sentence
            for before, after in self.OTHER_WORDS:
                edited = edited.replace(f" {before} ", f" {after} ")
            cut = self.chance.randrange(1, len(words) - 4)
            kept = edited.split()
            return " ".join([*kept[:cut], *kept[cut + self.chance.randrange(1, 4) :]]), EDITED
        # Reworded: clauses are swapped and every third word is dropped.
        turn = self.chance.randrange(3, len(words) - 3)
        left = [word for number, word in enumerate([*words[turn:], *words[:turn]]) if number % 3]
        return " ".join(left), REWORDED


def from_sample(seed: int) -> list[Pair]:
    chance = random.Random(seed)
    bodies = []
    for clipping in json.loads((ROOT / "fixtures" / "expected.json").read_text(encoding="utf-8")):
        text = "\n".join(line["text"] for line in clipping.get("lines", ()) if line["fate"] == "body")
        sentences = [span.of(text) for span in split_sentences(text)]
        if len(sentences) >= 6:
            bodies.append(sentences)
    editor = Editor(chance)
    return [editor.edit(sentences, chance.sample(bodies[number - 1], 3)) for number, sentences in enumerate(bodies)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="pairs made by hand (default: pairs made from the sample)")
    parser.add_argument("--runs", type=int, default=5, help="how often each pair is timed; the best time counts")
    parser.add_argument("--seed", type=int, default=7, help="seed of the editor that makes pairs")
    options = parser.parse_args()
    pairs = hand_made(options.gold) if options.gold else from_sample(options.seed)
    methods: dict[str, Callable[[Sequence[str], Sequence[str]], Links]] = {
        "ours": by_us,
        "difflib": by_difflib,
        "rapidfuzz": by_rapidfuzz,
    }
    try:
        import collatex  # noqa: F401
    except ImportError:
        print("CollateX is not installed (see bench/requirements-compare.txt) and left out")
    else:
        methods["collatex"] = by_collatex
    print(f"{len(pairs)} pairs, {sum(len(pair.links) for pair in pairs)} links")
    print(f"{'':10} {'P':>6} {'R':>6} {'F1':>6} {'relation':>9} {'ms/pair':>9} {'time':>7}")
    ours = 0.0
    for name, method in methods.items():
        right = linked = labelled = 0
        milliseconds = []
        for pair in pairs:
            best = float("inf")
            for _ in range(options.runs if name != "collatex" else 1):
                begun = time.process_time()
                found = method(pair.ours, pair.theirs)
                best = min(best, time.process_time() - begun)
            milliseconds.append(1000 * best)
            hits = found.keys() & pair.links.keys()
            right += len(hits)
            linked += len(found)
            labelled += sum(found[hit] == pair.links[hit] for hit in hits)
        precision, recall = right / max(1, linked), right / max(1, sum(len(pair.links) for pair in pairs))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        median = statistics.median(milliseconds)
        ours = ours or median
        relation = f"{labelled / max(1, right):9.3f}" if name != "collatex" else f"{'-':>9}"
        print(f"{name:10} {precision:6.3f} {recall:6.3f} {f1:6.3f} {relation} {median:9.2f} {median / ours:6.1f}x")


if __name__ == "__main__":
    main()
