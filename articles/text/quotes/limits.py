"""How much of one article is searched for quotes.

Every sentence is compared with those around it, and every passage in quotation marks with the cues of its sentence. The
limits keep a text that is nothing but cues, marks or short lines from taking longer than any article does. None of 605
articles and saved pages reaches one of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_PASSAGES: Final = 10_000
"""Passages in quotation marks of one article. No article of the 605 has over 146 quotes of any kind."""

PASSAGES_AT_ONCE: Final = 150
CHARACTERS_OF_PASSAGE: Final = 60
"""Passages with which an article may begin, however close they stand, and code points that allow for one more."""

MAX_SENTENCES: Final = 30_000
"""Sentences of one article."""

SENTENCES_AT_ONCE: Final = 600
CHARACTERS_OF_SENTENCE: Final = 50
"""Sentences with which an article may begin, and code points that allow for one more."""

MAX_CUES: Final = 14
"""Cues of one sentence, or of one piece of a very long one. In 800 articles and saved pages no sentence has over 11."""

MAX_CUES_TIMES_TOKENS: Final = 2_000
"""Cues of one sentence that are searched for the clause that they report, times its tokens. Every cue is compared with
the rest of its sentence. In 800 articles and saved pages no sentence has over 623."""


_BLOCK: Final = re.compile(r"[^\n]+")


class Limit(NamedTuple):
    """How many things of a kind an article may have: ``at_once``, and one more for so many ``characters`` of it."""

    most: int
    at_once: int
    characters: int

    def is_exceeded(self, number: int, start: int) -> bool:
        """Whether the thing with this number, counted from 0, that begins at ``start`` is one too many."""
        return number >= self.at_once and number >= min(self.most, self.at_once + start // self.characters)

    def end(self, starts: Sequence[int]) -> int | None:
        """Return the first of ``starts`` that is one too many, ``None`` if there are not too many."""
        for number in range(self.at_once, len(starts)):
            if self.is_exceeded(number, starts[number]):
                return starts[number]
        return None


PASSAGES: Final = Limit(MAX_PASSAGES, PASSAGES_AT_ONCE, CHARACTERS_OF_PASSAGE)
ATTRIBUTIONS: Final = Limit(20_000, 300, 80)
"""Cues with a source, of an English article. Each may report a clause. Of 497 articles and saved pages none has over
244, or over 35 more than one for each 100 characters of it."""

SENTENCES: Final = Limit(MAX_SENTENCES, SENTENCES_AT_ONCE, CHARACTERS_OF_SENTENCE)

MARKS: Final = Limit(200_000, 1_000, 10)
"""Quotation marks, without those within words. Of 630 articles and saved pages with marks none has over 215, or one for
less than 64 characters."""

DENSE_PASSAGES: Final = Limit(MAX_PASSAGES, PASSAGES_AT_ONCE, 40)
DENSE_SENTENCES: Final = Limit(MAX_SENTENCES, SENTENCES_AT_ONCE, 20)
"""The same for scripts that say more with a character. None of 21 articles in them has over 18 passages or 55
sentences."""


def blocks_to_read(body: str) -> tuple[Sequence[Span], int | None]:
    """Return the lines of ``body`` that are not empty, and the start of the first that is one too many, if any.

    Each has a sentence, so that there may be no more of them than of sentences.
    """
    blocks: list[Span] = []
    for block in _BLOCK.finditer(body):
        if SENTENCES.is_exceeded(len(blocks), block.start()):
            return blocks, block.start()
        blocks.append(Span(*block.span()))
    return blocks, None


def marks_to_read(
    pattern: re.Pattern[str], body: str, block: Span, before: int
) -> tuple[list[re.Match[str]], int | None]:
    """Return the marks that ``pattern`` finds in a block, and the start of the first that is one too many, if any.

    ``before`` is the number of marks in earlier blocks.
    """
    found: list[re.Match[str]] = []
    for mark in pattern.finditer(body, block.start, block.end):
        if MARKS.is_exceeded(before + len(found), mark.start()):
            return found, mark.start()
        found.append(mark)
    return found, None


def spans_to_read(
    spans: Iterable[Span], passage_starts: Sequence[int], end: int | None = None
) -> tuple[Sequence[Span], int | None]:
    """Return the sentences to read, and where reading ends: ``None`` if all of ``spans`` are read.

    ``spans`` are the sentences of a body, ``passage_starts`` the offsets of its passages. No more of ``spans`` is
    looked at than is needed. ``end`` is where reading ends for another reason.
    """
    end = min((each for each in (end, PASSAGES.end(passage_starts)) if each is not None), default=None)
    read: list[Span] = []
    for span in spans:
        if end is not None and span.start >= end:
            break
        if SENTENCES.is_exceeded(len(read), span.start):
            end = span.start
            break
        read.append(span)
    if end is not None and read and read[-1].end > end:
        read[-1] = Span(read[-1].start, end)
    return read, end
