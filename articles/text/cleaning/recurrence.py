"""Lines that an outlet prints under its articles, learnt from the articles themselves.

A line that appears word for word in unrelated articles belongs to the outlet. Articles on one event, or from one
agency, are not unrelated: they share text because it was used twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import fold, judge_line
from articles.text.cleaning.prose import count_words, ends_sentence
from articles.text.data.kinds import Fate
from articles.text.terms import WORD, resemblance, term_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from articles.text.data.sources import SourceProfile
    from articles.text.documents import Block

# Outlets' standing lines are short: the longest in the sample and on 215 copied pages has 240 characters.
_MIN_LENGTH, _MAX_LENGTH = 6, 300
# Shorter body lines are not counted as paragraphs.
_MIN_PARAGRAPH_LENGTH = 60
# Unrelated articles that must contain a line. A label or a pointer needs the fewest. A line between paragraphs may be
# a subheading that the outlet likes ("What we know"). A sentence may be one that reporters often write ("The company
# did not respond to a request for comment.").
MIN_ARTICLES, _MIN_ARTICLES_BETWEEN_PARAGRAPHS, _MIN_ARTICLES_SENTENCE = 3, 5, 6
# No more articles are stored for a recurring line: further ones would not change the decision.
MAX_SIGHTINGS = 50
# A sentence is the outlet's only if this share of its latest articles has it, on several days. Shorter sentences never
# are ("Nobody was hurt.").
_MIN_SHARE_SENTENCE, _MIN_DAYS_SENTENCE, _MIN_WORDS_SENTENCE = 0.05, 2, 8
_MIN_SHARE_BETWEEN_PARAGRAPHS = 0.10
# Two articles are related if they share this much of their five-word runs, or this many of their 24 key terms. Articles
# on one event share three terms or more in 98 of 100 cases. Agency copy makes up two fifths of the runs of two
# accounts; a few lines of the outlet make up a tenth of the runs of two short articles.
_RELATED_RESEMBLANCE, _RELATED_TERMS = 0.15, 3
# Several lines of the outlet make up more of short articles, so the limit rises with the lines' share of the words. The
# factor allows for runs that cross the ends of lines. The maximum stays below the share of agency copy.
_OUTLET_RUNS_FACTOR, _MAX_RELATED_RESEMBLANCE = 1.2, 0.3
# If recurring lines make up more of the body's words, the article itself was reused.
_MAX_SHARE_OF_BODY = 1 / 3
_QUOTATION_MARKS = frozenset('“”"«»„‟')


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateLine:
    """A line of an article that may turn out to recur. ``inside``: whether it is between paragraphs."""

    text: str
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One article that contains a line.

    ``article`` is the same number for all versions of an article; ``words`` is the article's length. ``sketch`` and
    ``terms`` are those of ``articles.text.terms``. ``inside``: whether the line is between paragraphs.
    """

    article: int
    day: date | None
    words: int
    sketch: Sequence[int]
    terms: Sequence[str]
    inside: bool


def line_key(text: str) -> int:
    """Return a signed 64-bit hash of ``text`` that ignores case, white space, quote style and final punctuation."""
    digest = blake2b(fold(text).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def find_candidate_lines(blocks: Sequence[Block]) -> dict[int, CandidateLine]:
    """Return the lines of an article that may recur, by ``line_key``.

    Lines that a rule already knows, header lines, quotations and long paragraphs are left out.
    """
    paragraphs = [
        number
        for number, block in enumerate(blocks)
        if block.fate is Fate.BODY and len(block.text) >= _MIN_PARAGRAPH_LENGTH
    ]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (0, -1)
    return {
        line_key(block.text): CandidateLine(text=block.text, inside=first < number < last)
        for number, block in enumerate(blocks)
        if _may_recur(block)
    }


def _may_recur(block: Block) -> bool:
    text = block.text
    if not _MIN_LENGTH <= len(text) <= _MAX_LENGTH or block.fate is Fate.HEADER:
        return False
    if not _QUOTATION_MARKS.isdisjoint(text) or _is_export_field(block.rule):
        return False
    if ends_sentence(text) and count_words(text) < _MIN_WORDS_SENTENCE:
        return False
    return count_words(text) > 1 and judge_line(text) is None


def is_recurring(text: str, sightings: Sequence[Sighting], *, share: float, others: Iterable[str] = ()) -> bool:
    """Whether ``text`` is a recurring line of its outlet. ``share`` of the outlet's latest articles contain it, 0 to 1.

    ``others`` are further lines found in several of the articles. Their words do not make two articles related.
    """
    inside = 2 * sum(sighting.inside for sighting in sightings) > len(sightings)
    if ends_sentence(text):
        days = {sighting.day for sighting in sightings if sighting.day}
        if share < _MIN_SHARE_SENTENCE or len(days) < _MIN_DAYS_SENTENCE:
            return False
        needed = _MIN_ARTICLES_SENTENCE
    else:
        if inside and share < _MIN_SHARE_BETWEEN_PARAGRAPHS:
            return False
        needed = _MIN_ARTICLES_BETWEEN_PARAGRAPHS if inside else MIN_ARTICLES
    outlet_terms = [term_of(word) for line in {text, *others} for word in WORD.findall(line)]
    return _has_unrelated(sightings, needed, outlet_terms=outlet_terms)


def _has_unrelated(sightings: Sequence[Sighting], needed: int, *, outlet_terms: Sequence[str]) -> bool:
    """Whether ``needed`` of the articles are unrelated to each other; ``outlet_terms`` are ignored."""
    unrelated: list[Sighting] = []
    for sighting in sightings:
        if not any(_are_related(sighting, other, outlet_terms) for other in unrelated):
            unrelated.append(sighting)
            if len(unrelated) == needed:
                return True
    return False


def _are_related(a: Sighting, b: Sighting, outlet_terms: Sequence[str]) -> bool:
    if a.article == b.article:
        return True
    if len((set(a.terms) & set(b.terms)).difference(outlet_terms)) >= _RELATED_TERMS:
        return True
    words = max(1, a.words + b.words - len(outlet_terms))
    limit = max(_RELATED_RESEMBLANCE, _OUTLET_RUNS_FACTOR * len(outlet_terms) / words)
    return resemblance(a.sketch, b.sketch) >= min(_MAX_RELATED_RESEMBLANCE, limit)


def learnt_lines(profiles: Sequence[SourceProfile], source: str | None) -> dict[str, int]:
    """Return the learnt lines of ``source``: folded text to the number of articles that contain the line."""
    return {
        fold(line.text): line.articles
        for profile in profiles
        if source is not None and profile.name == source
        for line in profile.learnt
    }


def recurrence_rule(articles: int) -> str:
    """Return the rule text for a line found in ``articles`` of its outlet's articles."""
    count = f"{articles} or more" if articles >= MAX_SIGHTINGS else f"{articles}"
    return f"stands in {count} of this outlet's articles"


def find_lines_to_cut(texts: Sequence[str], fates: Sequence[Fate], learnt: Mapping[str, int]) -> dict[int, int]:
    """Return the numbers of the lines to cut as the outlet's, each with the number of articles that contain it.

    ``learnt`` are the outlet's lines from ``learnt_lines``; ``fates`` are the lines' fates so far. Header lines stay.
    Empty if the lines would be more than a third of the body: the article itself was then reused.
    """
    if not learnt:
        return {}
    found = {
        number: learnt[folded]
        for number, (text, fate) in enumerate(zip(texts, fates, strict=True))
        if fate is not Fate.HEADER and len(text) <= _MAX_LENGTH and (folded := fold(text)) in learnt
    }
    lost = sum(count_words(texts[number]) for number in found if fates[number] is Fate.BODY)
    if lost == 0:
        return found
    words = sum(count_words(text) for text, fate in zip(texts, fates, strict=True) if fate is Fate.BODY)
    return found if lost <= _MAX_SHARE_OF_BODY * words else {}


def _is_export_field(rule: str) -> bool:
    """Whether ``rule`` is that of a line of a database export, not of a line of the article."""
    return rule.endswith((" export", "above the article", "separator between articles"))
