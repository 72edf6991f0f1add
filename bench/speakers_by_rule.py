"""Measure how often each rule chooses the right speaker: the figures behind ``articles.text.quotes.reading.CERTAINTY``.

    python bench/speakers_by_rule.py SPEAKERS.jsonl ATTRIBUTIONS.jsonl

Both files hold one article a line, with ``text``. SPEAKERS has ``quotes`` with ``start``, ``end`` and ``speaker`` (a
name, "ORG: ..." or "NONE"). ATTRIBUTIONS has ``attributions`` with spans of ``source``, ``cue`` and ``content``; only
the articles that ``bench/train_reported.py`` leaves out are used, every tenth.

Prints right and all speakers by rule for each file. In ATTRIBUTIONS only sources that hold a person's name count, as
it does not tell whom a pronoun means. For reported clauses and for sources it prints precision, recall and F1 in
characters. Recall is given twice: over all attributions, and over those whose cue is a word of speech or judgement.
Contents partly in quotation marks count neither way. For SPEAKERS the figures are also summed by kind of rule.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.data.reporting import CUES, SPEECH_NOUNS, THOUGHT_VERBS
from articles.text.people.finding import find_people
from articles.text.quotes.finding import find_quotes
from articles.text.quotes.found import FoundQuote, QuoteKind
from articles.text.quotes.reading import read_body

HELD_OUT = 10
MARKS = ("“", "”", '"', "''")
KINDS = {
    **dict.fromkeys(("after", "before", "same sentence", "colon", "signature", "transcript", "noun"), "named beside"),
    **dict.fromkeys(("same paragraph", "open paragraph", "continued", "next passage"), "continued speech"),
    "pronoun": "pronoun",
}
"""Kind of each rule. All other rules are of kind "other"."""

Tally = dict[str, list[int]]
"""Right and all, by rule: speakers, or characters for reported clauses."""


def _rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def _words(text: str) -> set[str]:
    return {word.casefold() for word in text.replace("’", "'").split() if len(word) > 2}


def is_right_speaker(speaker: str | None, speaker_text: str | None, gold: str) -> bool:
    """Return whether a speaker is the annotated one: a name, or "ORG: ..." for a speaker who is only described."""
    if gold.startswith("ORG"):
        return speaker is None and bool(_words(gold) & _words(speaker_text or ""))
    return speaker is not None and speaker.split()[-1] == gold.split()[-1]


def tally_speakers(path: str) -> Tally:
    """Return right and all speakers by rule, over quotes with an annotated speaker."""
    tally: Tally = {}
    for row in _rows(path):
        for quote in find_quotes(row["text"], find_people(row["text"])):
            gold = [q for q in row["quotes"] if q["start"] < quote.span.end and quote.span.start < q["end"]]
            if quote.kind is QuoteKind.INDIRECT or not gold or gold[0]["speaker"] == "NONE":
                continue
            _count(tally, quote.rule, is_right_speaker(quote.speaker, quote.speaker_text, gold[0]["speaker"]), 1)
    return tally


def _count(tally: Tally, rule: str, right: int, every: int) -> None:
    counts = tally.setdefault(rule, [0, 0])
    counts[0] += right
    counts[1] += every


def _is_speech(cue: str) -> bool:
    """Whether a cue is a verb of speech or judgement, a noun of speech, or "according to"."""
    words = [word.casefold().strip(",.:") for word in cue.split()]
    return any(
        (word in CUES and word not in THOUGHT_VERBS) or word in SPEECH_NOUNS or word == "according" for word in words
    )


def _join(text: str, spans: list[list[int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _characters(spans: list[list[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


class Annotated:
    """The annotated characters of one article: reported without marks, partly in marks, and sources.

    "contents" and "sources" are those of all attributions, "contents of speech" and "sources of speech" those whose cue
    is a word of speech.
    """

    def __init__(self, text: str, attributions: list[dict[str, Any]]) -> None:
        self.places: dict[str, set[int]] = {
            name: set() for name in ("contents", "contents of speech", "sources", "sources of speech")
        }
        self.partly_marked: set[int] = set()
        for attribution in attributions:
            names = ["", " of speech"] if _is_speech(_join(text, attribution["cue"])) else [""]
            content = _characters(attribution["content"])
            is_marked = any(mark in text[start:end] for start, end in attribution["content"] for mark in MARKS)
            if is_marked:
                self.partly_marked |= content
            for name in names:
                self.places[f"sources{name}"] |= _characters(attribution["source"])
                if not is_marked:
                    self.places[f"contents{name}"] |= content


def tally_attributions(path: str) -> tuple[Tally, Counter[str]]:
    """Return the tally by rule, and the characters annotated and found of reported clauses and of sources."""
    tally: Tally = {}
    characters: Counter[str] = Counter()
    for number, row in enumerate(_rows(path)):
        text = row["text"]
        if number % HELD_OUT or "''" in text:
            continue
        people = find_people(text)
        reading = read_body(text, people)
        annotated = Annotated(text, row["attributions"])
        _tally_marked_quotes(tally, row, reading.quotes, {person.name.split()[-1] for person in people})
        found = {
            "contents": _tally_reported_clauses(tally, reading.quotes, annotated),
            "sources": {place for span in reading.sources for place in range(span.start, span.end)},
        }
        for name, places in found.items():
            characters[f"{name} found"] += len(places)
            for which in (name, f"{name} of speech"):
                characters[which] += len(annotated.places[which])
                characters[f"{which} both"] += len(annotated.places[which] & places)
    return tally, characters


def _tally_marked_quotes(
    tally: Tally, row: dict[str, Any], quotes: tuple[FoundQuote, ...], family_names: set[str]
) -> None:
    """Count the quotes in marks that lie in the contents of a source with one of the people's names."""
    for attribution in row["attributions"]:
        source = _join(row["text"], attribution["source"])
        if not family_names & {word.strip(",.'’s") for word in source.split()}:
            continue
        for quote in quotes:
            is_inside = any(
                start - 1 <= quote.span.start and quote.span.end <= end + 1 for start, end in attribution["content"]
            )
            if is_inside and quote.kind is not QuoteKind.INDIRECT:
                speaker = quote.speaker or quote.speaker_text or "?"
                _count(tally, quote.rule, speaker.split()[-1] in source or speaker[:20] in source, 1)


def _tally_reported_clauses(tally: Tally, quotes: tuple[FoundQuote, ...], annotated: Annotated) -> set[int]:
    """Count the characters of indirect quotes, and return them all."""
    contents = annotated.places["contents"]
    shown: set[int] = set()
    for quote in quotes:
        if quote.kind is QuoteKind.INDIRECT:
            here = set(range(quote.span.start, quote.span.end)) - (annotated.partly_marked - contents)
            shown |= here
            _count(tally, quote.rule, len(here & contents), len(here))
    return shown


def _print_overlap(title: str, characters: Counter[str], name: str) -> None:
    precision = characters[f"{name} both"] / max(1, characters[f"{name} found"])
    for which, label in (("", "all"), (" of speech", "of speech")):
        recall = characters[f"{name}{which} both"] / max(1, characters[f"{name}{which}"])
        f1 = 2 * precision * recall / max(0.001, precision + recall)
        print(f"{title} {label:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main() -> None:
    first = tally_speakers(sys.argv[1])
    second, characters = tally_attributions(sys.argv[2])
    for rule in sorted({*first, *second}, key=lambda rule: (-first.get(rule, [0, 0])[1], rule)):
        a, b = first.get(rule, [0, 0]), second.get(rule, [0, 0])
        print(f"{rule:16} gold {a[0]:4} of {a[1]:4}   named sources {b[0]:4} of {b[1]:4}")
    kinds: Counter[str] = Counter()
    for rule, (right, every) in first.items():
        kinds.update({f"{KINDS.get(rule, 'other')} right": right, KINDS.get(rule, "other"): every})
    for kind in ("named beside", "pronoun", "continued speech", "other"):
        print(f"{kind:16} {kinds[f'{kind} right']} of {kinds[kind]}")
    _print_overlap("indirect contents", characters, "contents")
    _print_overlap("sources", characters, "sources")


if __name__ == "__main__":
    main()
