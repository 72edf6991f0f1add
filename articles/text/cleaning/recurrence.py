"""Which lines an outlet prints under its articles, learnt from the articles themselves.

A line that stands word for word in articles that have nothing else in common is the outlet's, not theirs. What
articles on one event share, or what came from one agency, is text that was used twice, and makes no line recur.
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

# Outlets' standing lines are short: of those in the sample and on 215 copied pages the longest has 240 characters.
_SHORTEST, _LONGEST = 6, 300
# What a line of prose around another has at least.
_PROSE_LENGTH = 60
# Articles that a line stands in and that have nothing else in common. A label or a pointer needs the fewest; one that
# stands between paragraphs may be a subheading that the outlet is fond of ("What we know"), a sentence one that
# reporters are ("The company did not respond to a request for comment.").
_LEAST, _LEAST_INSIDE, _LEAST_PROSE = 3, 5, 6
LEAST_ARTICLES = _LEAST
# Of a line that recurs, so many articles are remembered: what more of them would tell is known by then.
MOST_SIGHTINGS = 50
# A sentence is the outlet's only where it stands in such a share of its latest articles, and on several days; shorter
# sentences never are ("Nobody was hurt.").
_PROSE_SHARE, _PROSE_DAYS, _PROSE_WORDS = 0.05, 2, 8
_INSIDE_SHARE = 0.10
# Two articles have nothing to do with each other where they share less of their runs of words, and fewer of their 24
# key terms. Articles on one event share three terms or more in 98 of 100 cases; an agency's copy is two fifths of the
# runs of two accounts of it, a few lines of the outlet's are a tenth of those of two short articles.
_SAME_TEXT, _SAME_TERMS = 0.15, 3
# Several of the outlet's lines are more of short articles: so much of their runs, those over the lines' ends included,
# but never as much as an agency's copy.
_OWN_RUNS, _MOST_SAME_TEXT = 1.2, 0.3
# Where lines that recur are more of an article's words, it is the article that recurs.
_MOST_OF_BODY = 1 / 3
_MARKS = frozenset('“”"«»„‟')


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line of an article that may turn out to recur. ``inside`` is whether it stands between paragraphs."""

    text: str
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An article with a line: ``article`` is the same for all versions; ``words`` is how long it is."""

    article: int
    day: date | None
    words: int
    sketch: Sequence[int]
    terms: Sequence[str]
    inside: bool


def line_key(text: str) -> int:
    """Return a number for ``text``, the same for lines that differ in case, blanks and the style of marks only."""
    digest = blake2b(fold(text).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def lines_seen(blocks: Sequence[Block]) -> dict[int, SeenLine]:
    """Return the lines of an article that may recur, by ``line_key``: none that a rule knows, or that tell the news."""
    prose = [
        number for number, block in enumerate(blocks) if block.fate is Fate.BODY and len(block.text) >= _PROSE_LENGTH
    ]
    first, last = (prose[0], prose[-1]) if prose else (0, -1)
    return {
        line_key(block.text): SeenLine(text=block.text, inside=first < number < last)
        for number, block in enumerate(blocks)
        if _may_recur(block)
    }


def _may_recur(block: Block) -> bool:
    text = block.text
    if not _SHORTEST <= len(text) <= _LONGEST or block.fate is Fate.HEADER or not _MARKS.isdisjoint(text):
        return False
    if _is_export_field(block.rule) or (ends_sentence(text) and count_words(text) < _PROSE_WORDS):
        return False
    return count_words(text) > 1 and judge_line(text) is None


def is_recurring(text: str, sightings: Sequence[Sighting], *, share: float, others: Iterable[str] = ()) -> bool:
    """Whether ``text`` is its outlet's, not its articles': ``share``, of the outlet's latest articles, have it.

    ``others`` are further lines that stand in several articles: what they say is nothing these have in common either.
    """
    inside = 2 * sum(one.inside for one in sightings) > len(sightings)
    if ends_sentence(text):
        days = {one.day for one in sightings if one.day}
        if share < _PROSE_SHARE or len(days) < _PROSE_DAYS:
            return False
        least = _LEAST_PROSE
    else:
        if inside and share < _INSIDE_SHARE:
            return False
        least = _LEAST_INSIDE if inside else _LEAST
    own = [term_of(word) for line in {text, *others} for word in WORD.findall(line)]
    return _count_unrelated(sightings, own=own, enough=least) >= least


def _count_unrelated(sightings: Sequence[Sighting], *, own: Sequence[str], enough: int) -> int:
    """Return how many of the articles have nothing to do with each other, counting no further than ``enough``.

    ``own`` are the words of the outlet's lines.
    """
    found: list[Sighting] = []
    for one in sightings:
        if not any(_are_related(one, other, own) for other in found):
            found.append(one)
            if len(found) == enough:
                break
    return len(found)


def _are_related(one: Sighting, other: Sighting, own: Sequence[str]) -> bool:
    if one.article == other.article:
        return True
    if len((set(one.terms) & set(other.terms)).difference(own)) >= _SAME_TERMS:
        return True
    together = max(1, one.words + other.words - len(own))
    same = min(_MOST_SAME_TEXT, max(_SAME_TEXT, _OWN_RUNS * len(own) / together))
    return resemblance(one.sketch, other.sketch) >= same


def learnt_lines(profiles: Sequence[SourceProfile], source: str | None) -> dict[str, int]:
    """Return the lines, folded, that the archive has learnt of ``source``, with in how many articles they stand."""
    return {
        fold(line.text): line.articles
        for profile in profiles
        if source is not None and profile.name == source
        for line in profile.learnt
    }


def reason_of(articles: int) -> str:
    """Return the rule's name on a line that stands in so many of its outlet's articles."""
    count = f"{articles} or more" if articles >= MOST_SIGHTINGS else f"{articles}"
    return f"stands in {count} of this outlet's articles"


def cut_lines(texts: Sequence[str], fates: Sequence[Fate], learnt: Mapping[str, int]) -> dict[int, int]:
    """Return the numbers of the lines that are the outlet's, with in how many articles each stands.

    None where they would be much of the body: then it is the article that was used again. ``fates`` are what the lines
    are without this; one of the header stays.
    """
    if not learnt:
        return {}
    found = {
        number: learnt[folded]
        for number, (text, fate) in enumerate(zip(texts, fates, strict=True))
        if fate is not Fate.HEADER and len(text) <= _LONGEST and (folded := fold(text)) in learnt
    }
    lost = sum(count_words(texts[number]) for number in found if fates[number] is Fate.BODY)
    if lost == 0:
        return found
    words = sum(count_words(text) for text, fate in zip(texts, fates, strict=True) if fate is Fate.BODY)
    return found if lost <= _MOST_OF_BODY * words else {}


def _is_export_field(rule: str) -> bool:
    """Whether ``rule`` is what a line of an export was given as a reason, not one of an article's own."""
    return rule.endswith((" export", "above the article", "separator between articles"))
