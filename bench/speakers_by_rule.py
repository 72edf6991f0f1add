"""How often each rule's speaker is right: the figures behind ``articles.text.quotes.CERTAINTY``.

    python bench/speakers_by_rule.py GOLD.jsonl ATTRIBUTIONS.jsonl

GOLD holds ``text`` and ``quotes`` with ``start``, ``end`` and ``speaker`` (a name, "ORG: ..." or "NONE").
ATTRIBUTIONS holds ``text`` and ``attributions`` with spans of ``source`` and ``content``; every tenth article of it is
read, and only sources that name a person, as a pronoun's person is not given there. Prints for each rule how many
speakers were right in each file, and for indirect speech the overlap of contents in characters.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.people import find_people
from articles.text.quotes import FoundQuote, QuoteKind, find_quotes

HELD = 10
Tally = dict[str, list[int]]


def _rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def _words(text: str) -> set[str]:
    return {word.casefold() for word in text.replace("’", "'").split() if len(word) > 2}


def _is_right(quote: FoundQuote, gold: str) -> bool:
    if gold.startswith("ORG"):
        return quote.speaker is None and bool(_words(gold) & _words(quote.speaker_text or ""))
    return quote.speaker is not None and quote.speaker.split()[-1] == gold.split()[-1]


def by_gold(path: str) -> Tally:
    """Return right and all by rule against gold speakers."""
    tally: Tally = {}
    for row in _rows(path):
        for quote in find_quotes(row["text"], find_people(row["text"])):
            gold = [q for q in row["quotes"] if q["start"] < quote.span.end and quote.span.start < q["end"]]
            if quote.kind is QuoteKind.INDIRECT or not gold or gold[0]["speaker"] == "NONE":
                continue
            counts = tally.setdefault(quote.rule, [0, 0])
            counts[0] += _is_right(quote, gold[0]["speaker"])
            counts[1] += 1
    return tally


def by_attributions(path: str) -> tuple[Tally, Counter[str]]:
    """Return right and all by rule against sources that name a person, and characters of indirect contents."""
    tally: Tally = {}
    characters: Counter[str] = Counter()
    for number, row in enumerate(_rows(path)):
        text = row["text"]
        if number % HELD:
            continue
        people = find_people(text)
        found = find_quotes(text, people)
        families = {person.name.split()[-1] for person in people}
        gold_places: set[int] = set()
        for one in row["attributions"]:
            source = " ".join(text[start:end] for start, end in one["source"])
            contents = [text[start:end] for start, end in one["content"]]
            if not any(mark in content for content in contents for mark in '“”"'):
                gold_places.update(place for start, end in one["content"] for place in range(start, end))
            if not families & {word.strip(",.'’s") for word in source.split()}:
                continue
            for quote in found:
                inside = any(
                    start - 1 <= quote.span.start and quote.span.end <= end + 1 for start, end in one["content"]
                )
                if inside and quote.kind is not QuoteKind.INDIRECT:
                    counts = tally.setdefault(quote.rule, [0, 0])
                    named = quote.speaker or quote.speaker_text or "?"
                    counts[0] += named.split()[-1] in source or named[:20] in source
                    counts[1] += 1
        places = {
            place
            for quote in found
            if quote.kind is QuoteKind.INDIRECT
            for place in range(quote.span.start, quote.span.end)
        }
        characters.update(gold=len(gold_places), found=len(places), both=len(gold_places & places))
    return tally, characters


def main() -> None:
    first = by_gold(sys.argv[1])
    second, characters = by_attributions(sys.argv[2])
    for rule in sorted({*first, *second}, key=lambda rule: -first.get(rule, [0, 0])[1]):
        a, b = first.get(rule, [0, 0]), second.get(rule, [0, 0])
        print(f"{rule:16} gold {a[0]:4} of {a[1]:4}   named sources {b[0]:4} of {b[1]:4}")
    precision = characters["both"] / max(1, characters["found"])
    recall = characters["both"] / max(1, characters["gold"])
    print(
        f"indirect contents  P {precision:.2f}  R {recall:.2f}  F1 {2 * precision * recall / (precision + recall):.2f}"
    )


if __name__ == "__main__":
    main()
