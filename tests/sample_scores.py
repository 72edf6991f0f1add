"""Score ``parse`` on the sample: ``fixtures/clippings`` against ``fixtures/expected.json``.

    python -m tests.sample_scores [--misses] [--confusion]

``--confusion`` prints, for each kind of line, how many were recognised and what the others were taken for.

A score is a share of right answers or an F1, from 0 to 1. ``fixtures/README.md`` describes the answers.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from articles.text.data.kinds import Fate, Kind
from articles.text.data.sources import SourceLine, SourceProfile
from articles.text.parse import ParsedArticle, ParsedClipping, parse
from articles.text.quotes.found import FoundQuote, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.documents import Block

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
CLIPPINGS = FIXTURES / "clippings"

Answers: TypeAlias = dict[str, Any]

_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "sir", "judge", "captain", "commander", "cdr", "mayor", "president"}
)
_FUNCTION_WORDS = frozenset({"the", "a", "an", "of", "in", "to", "and", "his", "her", "their", "from"})


def read_answers() -> list[Answers]:
    return json.loads((FIXTURES / "expected.json").read_text(encoding="utf-8"))


def read_archive_answers() -> Answers:
    return json.loads((FIXTURES / "expected_archive.json").read_text(encoding="utf-8"))


def read_profiles() -> tuple[SourceProfile, ...]:
    return tuple(
        SourceProfile(
            name=source["name"],
            is_agency=source["agency"],
            aliases=tuple(source["aliases"]),
            domains=tuple(source["domains"]),
            lines=tuple(SourceLine(text=line["text"], kind=Kind(line["kind"])) for line in source["lines"]),
        )
        for source in json.loads((FIXTURES / "sources.json").read_text(encoding="utf-8"))
    )


@dataclass(slots=True)
class Tally:
    """Counts of right, false and missed answers. A wrong answer to a question with a right one is false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def count(self, answer: bool, /) -> bool:
        self.right += answer
        self.false += not answer
        self.missed += not answer
        return answer

    @property
    def f1(self) -> float:
        """F1; 1.0 if there was nothing to find. If each question has one answer, this is the share of right ones."""
        counted = 2 * self.right + self.false + self.missed
        return 2 * self.right / counted if counted else 1.0


@dataclass(slots=True)
class Scores:
    """Tallies by name, and a line for each wrong answer: file, score, expected and found value.

    ``confusion`` counts the lines of text clippings by (expected kind, found kind).
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def check(self, name: str, *, file: str, expected: object, found: object) -> None:
        if not self[name].count(expected == found):
            self.misses.append(f"{file}: {name}: expected {expected!r}, found {found!r}")

    def check_set(self, name: str, *, file: str, expected: Sequence[str], found: Sequence[str]) -> None:
        """Match expected and found names one to one by ``name_key``, and count them."""
        left = Counter(map(name_key, found))
        for each in expected:
            if left[name_key(each)]:
                left[name_key(each)] -= 1
                self[name].right += 1
            else:
                self[name].missed += 1
                self.misses.append(f"{file}: {name}: missed {each!r}")
        for key in left.elements():
            self[name].false += 1
            self.misses.append(f"{file}: {name}: false {' '.join(key)!r}")


def words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", re.sub(r"['’]", "", plain))


def name_key(name: str) -> tuple[str, ...]:
    """Return first and last name as words, without titles and names in between."""
    parts = [word for word in words(name) if word not in _HONORIFICS]
    return (parts[0], parts[-1]) if len(parts) > 1 else tuple(parts)


def lines_of(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield number (from 1), start, end and text of each line of ``text``."""
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield number, start, start + len(line), line.rstrip("\r")
        start += len(line) + 1


def block_of_line(blocks: Sequence[Block], start: int, end: int) -> Block | None:
    """Return the block that covers most of a line. A line may have two: a dateline, then the lead."""

    def overlap(block: Block) -> int:
        assert block.span is not None
        return min(end, block.span.end) - max(start, block.span.start)

    best = max((block for block in blocks if block.span), key=overlap, default=None)
    return best if best and overlap(best) > 0 else None


def score_lines(scores: Scores, answers: Answers, clipping: ParsedClipping, article: ParsedArticle) -> None:
    places = {number: (start, end) for number, start, end, _ in lines_of(clipping.text)}
    for line in answers["lines"]:
        block = block_of_line(article.blocks, *places[line["line"]])
        found = (block.fate.value, block.kind.value) if block else ("nothing", "nothing")
        scores.confusion[line["kind"], found[1]] += 1
        right = scores["line fate"].count(found[0] == line["fate"])
        right = scores["line kind"].count(found == (line["fate"], line["kind"])) and right
        if line["fate"] == Fate.BODY or found[0] == Fate.BODY:
            tally = scores["body lines"]
            tally.right += found[0] == line["fate"]
            tally.false += line["fate"] != Fate.BODY
            tally.missed += found[0] != Fate.BODY
        if not right:
            place = f"{answers['file']}:{line['line']}"
            rule = f" ({block.rule})" if block else ""
            expected = f"{line['fate']}/{line['kind']}"
            scores.misses.append(
                f"{place}: line: expected {expected}, found {'/'.join(found)}{rule}: {line['text'][:60]}"
            )


def score_page(scores: Scores, answers: Answers, article: ParsedArticle) -> None:
    expected = {" ".join(words(block["text"])): block for block in answers["body"]}
    found = {" ".join(words(block.text)): block for block in article.blocks if block.fate is Fate.BODY}
    tally = scores["page paragraphs"]
    tally.right += len(expected.keys() & found.keys())
    tally.missed += len(expected.keys() - found.keys())
    tally.false += len(found.keys() - expected.keys())
    for key in expected.keys() - found.keys():
        scores.misses.append(f"{answers['file']}: page: missed {expected[key]['text'][:60]}")
    for key in found.keys() - expected.keys():
        scores.misses.append(f"{answers['file']}: page: false {found[key].text[:60]} ({found[key].rule})")
    for key in expected.keys() & found.keys():
        scores.check("page kind", file=answers["file"], expected=expected[key]["kind"], found=found[key].kind.value)


def score_headers(scores: Scores, answers: Answers, article: ParsedArticle) -> None:
    file = answers["file"]
    if answers["headline"] is None:
        scores.check("headline", file=file, expected="lead", found=article.headline_origin)
    else:
        scores.check("headline", file=file, expected=words(answers["headline"]), found=words(article.headline))
    published = article.published.isoformat() if article.published else None
    scores.check("published", file=file, expected=answers["published"], found=published)
    scores.check("source", file=file, expected=answers["source"], found=article.source)
    scores.check("agency", file=file, expected=answers["agency"], found=article.agency)
    scores.check_set("authors", file=file, expected=answers["authors"], found=article.authors)
    if "lines" in answers:
        scores.check("dateline", file=file, expected=answers["dateline"], found=list(article.dateline))


def is_speaker(expected: Answers, found: FoundQuote) -> bool:
    """Whether ``found`` has the right speaker: the person, or a description that shares a word with an accepted one."""
    if expected["speaker"] is not None:
        return found.speaker is not None and name_key(expected["speaker"]) == name_key(found.speaker)
    if found.speaker is not None:
        return False
    accepted = {word for text in expected["speaker_text"] or () for word in words(text)}
    return not accepted or bool((accepted - _FUNCTION_WORDS) & set(words(found.speaker_text or "")))


def score_quotes(scores: Scores, answers: Answers, article: ParsedArticle) -> None:
    file = answers["file"]
    left = [quote for quote in article.quotes if quote.kind is not QuoteKind.INDIRECT]
    for expected in answers["quotes"]:
        match = next((quote for quote in left if words(quote.text) == words(expected["text"])), None)
        if match is None:
            scores["quotes"].missed += 1
            scores.misses.append(f"{file}: quotes: missed {expected['text'][:60]!r}")
            continue
        left.remove(match)
        scores["quotes"].right += 1
        if not scores["speakers"].count(is_speaker(expected, match)):
            wanted = expected["speaker"] or expected["speaker_text"]
            found = match.speaker or match.speaker_text
            scores.misses.append(
                f"{file}: speaker: {match.text[:50]!r} expected {wanted!r}, found {found!r} ({match.rule})"
            )
    for quote in left:
        scores["quotes"].false += 1
        scores.misses.append(f"{file}: quotes: false {quote.text[:60]!r} ({quote.rule})")


def score_sample() -> Scores:
    """Parse and score every clipping of the sample. Raises ``UnreadableClipping``."""
    scores, profiles = Scores(), read_profiles()
    for answers in read_answers():
        file = answers["file"]
        clipping = parse((CLIPPINGS / file).read_bytes(), name=file, profiles=profiles)
        scores.check("one article a clipping", file=file, expected=1, found=len(clipping.articles))
        article = clipping.articles[0]
        if "lines" in answers:
            score_lines(scores, answers, clipping, article)
        else:
            score_page(scores, answers, article)
        score_headers(scores, answers, article)
        scores.check_set(
            "people", file=file, expected=answers["people"], found=[person.name for person in article.people]
        )
        score_quotes(scores, answers, article)
    return scores


def confusion_table(confusion: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield a line per kind: how many of its lines were recognised, and the kinds the others were taken for."""
    for kind in sorted({expected for expected, _ in confusion}):
        found = {came: count for (expected, came), count in confusion.items() if expected == kind}
        others = ", ".join(f"{count} {came}" for came, count in sorted(found.items()) if came != kind)
        yield f"{kind:16}{found.get(kind, 0):4} of {sum(found.values()):4}" + (
            f"   taken for: {others}" if others else ""
        )


def main() -> None:
    scores = score_sample()
    for name, tally in scores.tallies.items():
        print(f"{name:24}{tally.f1:.3f}   ({tally.right} right, {tally.false} false, {tally.missed} missed)")
    if "--confusion" in sys.argv:
        print(*confusion_table(scores.confusion), sep="\n")
    if "--misses" in sys.argv:
        print(*scores.misses, sep="\n")


if __name__ == "__main__":
    main()
