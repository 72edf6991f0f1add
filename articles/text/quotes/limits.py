"""How much of one article is searched for quotes.

Every sentence is compared with those around it, and every passage in quotation marks with the cues of its sentence. The
limits keep a text that is nothing but cues, marks or short lines from taking longer than any article does. None of 605
articles and saved pages reaches one of them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def end_of_passages(starts: Sequence[int]) -> int | None:
    """Return the first of ``starts``, the offsets of passages, that is one too many, ``None`` if all may be read."""
    return _end(starts, MAX_PASSAGES, PASSAGES_AT_ONCE, CHARACTERS_OF_PASSAGE)


def end_of_sentences(starts: Sequence[int]) -> int | None:
    """Return the first of ``starts``, the offsets of sentences, that is one too many, ``None`` if all may be read."""
    return _end(starts, MAX_SENTENCES, SENTENCES_AT_ONCE, CHARACTERS_OF_SENTENCE)


def _end(starts: Sequence[int], most: int, at_once: int, characters: int) -> int | None:
    for number in range(at_once, len(starts)):
        if number >= min(most, at_once + starts[number] // characters):
            return starts[number]
    return None


def spans_to_read(spans: Sequence[Span], passage_starts: Sequence[int]) -> tuple[Sequence[Span], int | None]:
    """Return the sentences to read, and where reading ends: ``None`` if all of ``spans`` are read.

    ``spans`` are the sentences of a body, ``passage_starts`` the offsets of its passages.
    """
    ends = (end_of_passages(passage_starts), end_of_sentences([span.start for span in spans]))
    end = min((end for end in ends if end is not None), default=None)
    if end is None:
        return spans, None
    read = [*spans[: bisect_left(spans, end, key=lambda span: span.start)]]
    if read and read[-1].end > end:
        read[-1] = Span(read[-1].start, end)
    return read, end
