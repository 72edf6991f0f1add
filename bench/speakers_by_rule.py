"""How often each rule's speaker is right: the figures behind ``articles.text.quotes.reading.CERTAINTY``.

    python bench/speakers_by_rule.py GOLD.jsonl ATTRIBUTIONS.jsonl

GOLD holds ``text`` and ``quotes`` with ``start``, ``end`` and ``speaker`` (a name, "ORG: ..." or "NONE").
ATTRIBUTIONS holds ``text`` and ``attributions`` with spans of ``source`` and ``content``; every tenth article of it is
read, and only sources that name a person, as a pronoun's person is not given there. Prints for each rule how many
speakers were right in each file, and for attributions the overlap of contents without marks and of all sources in
characters: once with every attribution of the file, once, for recall, with those alone whose cue is a verb or noun of
speech or judgement. Words without marks of contents that hold marks too count neither way. How often somebody is
quoted by name beside the words, by a pronoun and otherwise, is counted in the first file.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.data.reporting import CUES, SPEECH_NOUNS, THINKING
from articles.text.people.resolver import find_people
from articles.text.quotes.reading import FoundQuote, QuoteKind, Reading, find_quotes

HELD = 10
MARKS = ("“", "”", '"', "''")
KINDS = {
    **dict.fromkeys(("after", "before", "same sentence", "colon", "signature", "transcript", "noun"), "named beside"),
    **dict.fromkeys(("same paragraph", "open paragraph", "continued", "next passage"), "continued speech"),
    "pronoun": "pronoun",
}
"""How a rule finds the speaker, for the figures by kind; the rest are "other"."""

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


def _is_speech(cue: str) -> bool:
    """Whether a cue speaks: a verb of speech or judgement, a noun of speech, "according to"."""
    words = [word.casefold().strip(",.:") for word in cue.split()]
    return any((word in CUES and word not in THINKING) or word in SPEECH_NOUNS or word == "according" for word in words)


def by_attributions(path: str) -> tuple[Tally, Counter[str]]:
    """Return right and all by rule against sources that name a person, for indirect speech in characters; and
    characters of contents without marks and of sources."""
    tally: Tally = {}
    characters: Counter[str] = Counter()
    for number, row in enumerate(_rows(path)):
        text = row["text"]
        if number % HELD or "''" in text:
            continue
        people = find_people(text)
        reading = Reading(text, people)
        found = reading.quotes()
        families = {person.name.split()[-1] for person in people}
        places: dict[str, set[int]] = {name: set() for name in ("contents", "said", "sources", "speaking")}
        mixed: set[int] = set()
        for one in row["attributions"]:
            source = " ".join(text[start:end] for start, end in one["source"])
            is_speech = _is_speech(" ".join(text[start:end] for start, end in one["cue"]))
            spans = {"sources": one["source"], "speaking": one["source"] if is_speech else []}
            if not any(mark in text[start:end] for start, end in one["content"] for mark in MARKS):
                spans |= {"contents": one["content"], "said": one["content"] if is_speech else []}
            else:
                mixed.update(place for start, end in one["content"] for place in range(start, end))
            for name, those in spans.items():
                places[name].update(place for start, end in those for place in range(start, end))
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
        shown: set[int] = set()
        for quote in found:
            if quote.kind is QuoteKind.INDIRECT:
                here = set(range(quote.span.start, quote.span.end)) - (mixed - places["contents"])
                shown |= here
                counts = tally.setdefault(quote.rule, [0, 0])
                counts[0] += len(here & places["contents"])
                counts[1] += len(here)
        sources = {place for span in reading.sources for place in range(span.start, span.end)}
        for name, those in places.items():
            ours = shown if name in ("contents", "said") else sources
            characters.update({name: len(those), f"{name} both": len(those & ours)})
        characters.update({"contents found": len(shown), "sources found": len(sources)})
    return tally, characters


def _print_overlap(name: str, characters: Counter[str], every: str, speech: str) -> None:
    precision = characters[f"{every} both"] / max(1, characters[f"{every} found"])
    for of, wanted in (("all", every), ("of speech", speech)):
        recall = characters[f"{wanted} both"] / max(1, characters[wanted])
        f1 = 2 * precision * recall / max(0.001, precision + recall)
        print(f"{name} {of:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main() -> None:
    first = by_gold(sys.argv[1])
    second, characters = by_attributions(sys.argv[2])
    for rule in sorted({*first, *second}, key=lambda rule: -first.get(rule, [0, 0])[1]):
        a, b = first.get(rule, [0, 0]), second.get(rule, [0, 0])
        print(f"{rule:16} gold {a[0]:4} of {a[1]:4}   named sources {b[0]:4} of {b[1]:4}")
    kinds: Counter[str] = Counter()
    for rule, (right, every) in first.items():
        kinds.update({f"{KINDS.get(rule, 'other')} right": right, KINDS.get(rule, "other"): every})
    for kind in ("named beside", "pronoun", "continued speech", "other"):
        print(f"{kind:16} {kinds[f'{kind} right']} of {kinds[kind]}")
    _print_overlap("indirect contents", characters, "contents", "said")
    _print_overlap("sources", characters, "sources", "speaking")


if __name__ == "__main__":
    main()
