"""Measure how far certainties can be trusted: of what is said to be .8 certain, are eight in ten right?

    python bench/reliability.py GOLD.jsonl [GOLD.jsonl ...] [--loose] [--by-file]

Each file holds one article a line: ``text``; ``people``, names, and ``bylines``, names that count neither way;
``quotes``, passages in quotation marks, and ``indirect``, reported clauses, each with ``start``, ``end``, ``text`` and
``speaker`` (a name, "ORG: ..." or "NONE"). ``optional`` are arguable clauses and ``ignored`` passages that nobody
annotated; both count neither way. Every text is parsed as a clipping, so what cleaning does to it counts too.

Prints a table for each kind of certainty: people, speakers of passages in quotation marks, and reported speech. Its
rows are ranges of the certainty stated, with the number of cases, the mean certainty and the share that is right; the
two agree where the certainty is calibrated. The columns on the right are about all cases from that certainty on: their
share of all cases and the share that is right. The thresholds in ``articles.text.quotes.found`` and
``articles.text.people.found`` are read off there. The last line gives the mean distance between certainty and share.

Right is: a person with the first and last name of an annotated one; a speaker with the last name of the annotated
person, or for anybody else a description with a word in common; a reported clause in the same place as an annotated
one, with most of its words and its speaker. Passages of fewer than four words are left out, as are reported clauses of
files without ``indirect``. ``--loose`` accepts names in another case form.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.data.titles import TITLES
from articles.text.parse import ParsedArticle, parse
from articles.text.people.found import SURE_PERSON
from articles.text.quotes.found import SURE_REPORTED, SURE_SPEAKER, FoundQuote, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STARTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)
"""Where the rows of a table start."""

SHORTEST = 4
"""Words of a passage that is counted."""

SAME_CLAUSE = 0.6
"""F1 of their words from which two clauses at one place are the same."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_COMMON = frozenset(
    "a an and at by der des die de du for from her his in la le of on org that the their to und von with".split()
)
_TITLES = frozenset(title.casefold().rstrip(".") for title in TITLES)


class Case(NamedTuple):
    certainty: float
    is_right: bool


def words_of(text: str) -> list[str]:
    plain = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return re.findall(r"[^\W_]+", _SPACELESS.sub(r" \g<0> ", re.sub("['’]", "", plain)))


def name_words(name: str) -> list[str]:
    """Return the words of a name without titles, initials and what stands in marks or brackets."""
    words = [word for word in words_of(re.sub(r"[\"“”‘(\[].*?[\"“”’)\]]", " ", name)) if word not in _SUFFIXES]
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    return [word for number, word in enumerate(words) if len(word) > 1 or number == 0 or _SPACELESS.search(word)]


def is_same_person(one: str, other: str, *, loose: bool) -> bool:
    if _SPACELESS.search(one + other):
        return "".join(words_of(one)) == "".join(words_of(other))
    first, second = name_words(one), name_words(other)
    if not first or not second or not _is_same_word(first[-1], second[-1], letters=4 if loose else 0):
        return False
    if len(first) == 1 or len(second) == 1:
        return len(first) == len(second)
    is_initial = 1 in (len(first[0]), len(second[0])) and first[0][0] == second[0][0]
    return is_initial or _is_same_word(first[0], second[0], letters=3 if loose else 0)


def _is_same_word(one: str, other: str, *, letters: int) -> bool:
    return one == other or (letters > 0 and one[:letters] == other[:letters] and abs(len(one) - len(other)) <= 4)


def is_right_speaker(quote: FoundQuote, gold: str, *, loose: bool) -> bool:
    if gold == "NONE":
        return False
    if gold.startswith("ORG"):
        shared = (set(words_of(gold)) & set(words_of(quote.speaker_text or ""))) - _COMMON
        return quote.speaker is None and bool(shared)
    return quote.speaker is not None and is_same_person(gold, quote.speaker, loose=loose)


def _holds(longer: list[str], shorter: list[str]) -> bool:
    width = len(shorter)
    return 0 < width <= len(longer) and any(longer[at : at + width] == shorter for at in range(len(longer) - width + 1))


def people_cases(row: dict[str, Any], article: ParsedArticle, *, loose: bool) -> Iterator[Case]:
    left = list(row["people"])
    for person in article.people:
        gold = next((name for name in left if is_same_person(name, person.name, loose=loose)), None)
        if gold is not None:
            left.remove(gold)
        elif any(is_same_person(name, person.name, loose=loose) for name in row.get("bylines", ())):
            continue
        yield Case(person.certainty, gold is not None)


def speaker_cases(row: dict[str, Any], article: ParsedArticle, *, loose: bool) -> Iterator[Case]:
    """Yield the passages in marks that have a speaker; those that nobody is quoted with are wrong."""
    gold = [(words_of(each["text"]), each["speaker"]) for each in row["quotes"]]
    ignored = [words_of(text) for text in row.get("ignored", ())]
    for quote in article.quotes:
        words = words_of(quote.text)
        if quote.kind is QuoteKind.INDIRECT or len(words) < SHORTEST or not (quote.speaker or quote.speaker_text):
            continue
        if any(_holds(text, words) or _holds(words, text) for text in ignored):
            continue
        speakers = [who for text, who in gold if _holds(text, words) or (len(text) >= SHORTEST and _holds(words, text))]
        yield Case(quote.certainty, any(is_right_speaker(quote, who, loose=loose) for who in speakers))


def reported_cases(row: dict[str, Any], article: ParsedArticle, *, loose: bool) -> Iterator[Case]:
    """Yield the reported clauses, right if their speaker is too; those that are arguable are left out."""
    places = _places(row["text"], article)
    for quote in article.quotes:
        place = places(quote)
        if quote.kind is not QuoteKind.INDIRECT or place is None:
            continue
        same = _same_clauses(quote, place, row["indirect"])
        if same or not _same_clauses(quote, place, row.get("optional", ())):
            yield Case(quote.certainty, any(_is_said_by(quote, each["speaker"], loose=loose) for each in same))


def _places(text: str, article: ParsedArticle) -> Callable[[FoundQuote], tuple[int, int] | None]:
    """Return a function that gives the place of a quote in ``text``, or ``None`` if the quote is not in it."""

    def place_of(quote: FoundQuote) -> tuple[int, int] | None:
        starts = [match.start() for match in re.finditer(re.escape(quote.text), text)]
        if not starts:
            return None
        # The body may lack lines of the text, never the other way round.
        start = min(starts, key=lambda at: abs(at - quote.span.start - (len(text) - len(article.body))))
        return start, start + len(quote.text)

    return place_of


def _is_said_by(quote: FoundQuote, gold: str, *, loose: bool) -> bool:
    if gold == "NONE":
        return quote.speaker is None
    return is_right_speaker(quote, gold, loose=loose)


def _same_clauses(quote: FoundQuote, place: tuple[int, int], gold: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the clauses of ``gold`` that are at the place of ``quote`` and have most of its words."""
    return [
        each
        for each in gold
        if place[0] < each["end"] and each["start"] < place[1] and _shared(quote.text, each["text"]) >= SAME_CLAUSE
    ]


def _shared(one: str, other: str) -> float:
    first, second = Counter(words_of(one)), Counter(words_of(other))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def print_table(title: str, cases: list[Case], *, threshold: float) -> None:
    right = sum(case.is_right for case in cases)
    print(f"\n{title}: {len(cases)} cases, {right / max(1, len(cases)):.3f} right")
    print("  certainty        n  stated   right      from here on: share   right")
    distance = 0.0
    for start, end in zip(STARTS, (*STARTS[1:], 1.01), strict=True):
        here = [case for case in cases if start <= case.certainty < end]
        above = [case for case in cases if case.certainty >= start]
        if not here:
            continue
        stated = sum(case.certainty for case in here) / len(here)
        share = _share(here)
        distance += len(here) * abs(stated - share)
        label = f"{start:.2f} to {min(end, 1):.2f}"
        print(
            f"  {label} {len(here):5}   {stated:.3f}   {share:.3f}"
            f"                    {len(above) / len(cases):.3f}   {_share(above):.3f}"
        )
    sure = [case for case in cases if case.certainty >= threshold]
    share_sure, mean = len(sure) / max(1, len(cases)), distance / max(1, len(cases))
    print(f"  sure, from {threshold:.2f} on: {share_sure:.3f} of all, {_share(sure):.3f} right")
    print(f"  mean distance between stated and right: {mean:.3f}")


def _share(cases: list[Case]) -> float:
    return sum(case.is_right for case in cases) / max(1, len(cases))


def cases_of(path: Path, *, loose: bool) -> dict[str, list[Case]]:
    """Return the cases of one file by the title of their table."""
    cases: dict[str, list[Case]] = {title: [] for title in THRESHOLDS}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for article in parse(row["text"].encode(), name="article.txt").articles:
            cases["People"] += people_cases(row, article, loose=loose)
            cases["Speakers"] += speaker_cases(row, article, loose=loose)
            if "indirect" in row:
                cases["Reported speech"] += reported_cases(row, article, loose=loose)
    return cases


THRESHOLDS = {"People": SURE_PERSON, "Speakers": SURE_SPEAKER, "Reported speech": SURE_REPORTED}


def main() -> None:
    parser = argparse.ArgumentParser(description="Reliability of certainties, by kind.")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--loose", action="store_true", help="accept names in another case form")
    parser.add_argument("--by-file", action="store_true", help="print tables for each file too")
    options = parser.parse_args()
    every: dict[str, list[Case]] = {title: [] for title in THRESHOLDS}
    for path in options.gold:
        cases = cases_of(path, loose=options.loose)
        for title, found in cases.items():
            every[title] += found
            if options.by_file and found:
                print_table(f"{path.stem}, {title}", found, threshold=THRESHOLDS[title])
    for title, found in every.items():
        print_table(title, found, threshold=THRESHOLDS[title])


if __name__ == "__main__":
    main()
