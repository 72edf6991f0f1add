"""A body with its passages in marks, its sentences and the people it names, for scripts without capital letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.quotes.found import FoundQuote, QuoteKind
from articles.text.quotes.limits import DENSE_PASSAGES, DENSE_SENTENCES
from articles.text.quotes.other_scripts.marks import Passage, marked_passages
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.text.people.found import FoundPerson

MASK: Final = "\ue000"
"""Stands for every character of a passage, marks included."""

_END: Final = re.compile(r"[。！？]+|[.!?؟۔।]+(?=\s|$)|\n+")
_MAX_SENTENCE: Final = 800


class Mention(NamedTuple):
    start: int
    end: int
    name: str


class Speaker(NamedTuple):
    """Who is quoted: one of the people by ``name``, or a description."""

    name: str | None
    text: str | None
    certainty: float
    rule: str
    cue: str | None = None

    def carried(self, certainty: float, rule: str) -> Speaker:
        """Return the same speaker for a later passage."""
        return self._replace(certainty=min(certainty, self.certainty), rule=rule, cue=None)


NOBODY: Final = Speaker(None, None, 0.0, "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence ``start:end`` of the body and the passages within it. ``opens_block`` is set for the block's first."""

    start: int
    end: int
    passages: Sequence[Passage]
    opens_block: bool


class Scene:
    """A body, read for quotes. ``masked`` is the body with ``MASK`` for the characters of passages.

    ``end`` is where there are too many passages or sentences to read on, ``None`` if all are read.
    """

    def __init__(self, body: str, people: Sequence[FoundPerson], *, splits_words: bool) -> None:
        self.body = body
        self.passages = marked_passages(body, splits_words=splits_words)
        parts: list[str] = []
        at = 0
        for passage in self.passages:
            parts += [body[at : passage.outer_start], MASK * (passage.outer_end - passage.outer_start)]
            at = passage.outer_end
        self.masked = "".join([*parts, body[at:]])
        self.mentions = sorted(
            Mention(mention.start, mention.end, person.name) for person in people for mention in person.mentions
        )
        self._starts = [mention.start for mention in self.mentions]
        self.end = DENSE_PASSAGES.end([passage.outer_start for passage in self.passages])
        self.sentences = self._sentences_to_read()

    def _sentences_to_read(self) -> list[Sentence]:
        read: list[Sentence] = []
        for sentence in self._split():
            if DENSE_SENTENCES.is_exceeded(len(read), sentence.start):
                self.end = sentence.start
            if self.end is None or sentence.end <= self.end:
                read.append(sentence)
                continue
            if sentence.start < self.end:
                inside = [passage for passage in sentence.passages if passage.outer_start < self.end]
                read.append(replace(sentence, end=self.end, passages=inside))
            break
        return read

    def _split(self) -> Iterator[Sentence]:
        start, next_passage, opens = 0, 0, True
        found = ((match.end(), "\n" in match.group()) for match in _END.finditer(self.masked))
        for end, closes_block in _with_cuts(chain(found, [(len(self.masked), True)])):
            while start < end and self.masked[start].isspace():
                start += 1
            if start < end:
                inside: list[Passage] = []
                while next_passage < len(self.passages) and self.passages[next_passage].outer_start < end:
                    inside.append(self.passages[next_passage])
                    next_passage += 1
                yield Sentence(start=start, end=end, passages=inside, opens_block=opens)
                start, opens = end, False
            if closes_block:
                opens = True

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions outside passages that begin in ``start:end``."""
        first = bisect_left(self._starts, start)
        near = self.mentions[first : bisect_left(self._starts, end, first)]
        return [mention for mention in near if self.masked[mention.start] != MASK]

    def clause(self, start: int, end: int) -> str:
        """Return the masked text, cut to a length that no sentence needs."""
        return self.masked[max(start, end - _MAX_SENTENCE) : end]


def _with_cuts(ends: Iterable[tuple[int, bool]]) -> Iterator[tuple[int, bool]]:
    """Yield the ends of sentences, with more within a sentence too long to be one, so that time stays linear."""
    start = 0
    for end, closes_block in ends:
        for cut in range(start + _MAX_SENTENCE, end, _MAX_SENTENCE):
            yield cut, False
        yield end, closes_block
        start = end


def quote_of(scene: Scene, passage: Passage, speaker: Speaker, *, is_whole: bool) -> FoundQuote:
    """Return a passage as a quote. ``is_whole`` is set for whole sentences."""
    span = Span(passage.start, passage.end)
    return FoundQuote(
        kind=QuoteKind.DIRECT if is_whole else QuoteKind.MIXED,
        span=span,
        text=span.of(scene.body),
        speaker=speaker.name,
        speaker_text=None if speaker.name else speaker.text,
        cue=speaker.cue,
        certainty=round(speaker.certainty, 2),
        rule=speaker.rule,
    )
