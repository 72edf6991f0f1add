"""Find the speaker of a quoted passage whose own sentence names none, from the sentences and paragraphs around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from articles.text.quotes.coreference import Speaker
from articles.text.quotes.marked_body import WORD
from articles.text.quotes.passages import DASHES, MIN_SPEECH_WORDS, find_author_before_colon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.marked_body import MarkedBody, Sentence
    from articles.text.quotes.marks import QuotedPassage
    from articles.text.quotes.passages import AttributedPassage

GUESSES: Final = frozenset({"none", "continued", "nearest name", "introduced"})
"""Weak rules. If a passage is left open and continues in the next paragraph, the speaker named there overrides them."""

SIGNATURE_LINE: Final = 30
"""Characters from the start of a line, within which a name behind a dash may begin: "— Ada Berg"."""

SENTENCES_BEFORE: Final = 3
"""Sentences at the end of the previous paragraph that are searched for a subject."""

TOLD_REACH: Final = 100
"""Characters before a passage that are searched for "was told"."""

_TOLD: Final = re.compile(r"\b(?:was|were|been|being|is|are) (?:told|asked|informed|warned|advised)\b[^.!?\n]*$")
_TRANSCRIPT: Final = re.compile(r"([A-Z][A-Z.'’ -]{1,30}[A-Z])(?: \([^)\n]{1,40}\))?:\s")

_Choice = tuple[Speaker | None, str]
"""A speaker and the rule that chose it."""


@dataclass(slots=True, kw_only=True)
class Continuation:
    """Gives the remaining passages of a body a speaker.

    ``subjects`` holds the person whom each sentence is about, and ``sentence_speakers`` the speakers of its
    attributions, both by number of the sentence. ``block_speakers`` holds, by block, the speaker of the last quoted
    passage, or else the first speaker of reported speech.
    """

    marked: MarkedBody
    passages: Sequence[AttributedPassage]
    subjects: dict[int, int]
    sentence_speakers: Sequence[Sequence[Speaker]]
    block_speakers: dict[int, Speaker]
    _blocks: list[int] = field(init=False)
    _last_speakers: dict[int, Speaker] = field(init=False, default_factory=dict)
    """By block, the speaker of the last passage that has one."""

    def __post_init__(self) -> None:
        self._blocks = self.marked.blocks_of_passages()

    def attribute(self) -> None:
        """Give passages without a speaker the one that the text around them indicates."""
        following = self._following_speakers()
        for n, found in enumerate(self.passages):
            named = self._name_in_transcript(found.passage)
            if named is not None:
                found.attribute(named, "transcript")
            if found.speaker is None:
                found.speaker, found.rule = self._choose(n, following[n])
            if found.speaker is not None:
                self._last_speakers[self._blocks[n]] = found.speaker
        self._join_open_paragraphs()

    def _following_speakers(self) -> list[Speaker | None]:
        """Return the speaker of each passage, or else the speaker of the next passage in its paragraph that has one."""
        speakers: list[Speaker | None] = [None] * len(self.passages)
        following: Speaker | None = None
        for n in range(len(self.passages) - 1, -1, -1):
            is_last = n + 1 == len(self.passages) or self._blocks[n + 1] != self._blocks[n]
            following = self.passages[n].speaker or (None if is_last else following)
            speakers[n] = following
        return speakers

    def _join_open_paragraphs(self) -> None:
        """Give a passage that the next paragraph continues the speaker named there."""
        for n in range(len(self.passages) - 2, -1, -1):
            found, after = self.passages[n], self.passages[n + 1]
            is_open = not found.passage.closed and self._blocks[n + 1] == self._blocks[n] + 1
            if is_open and found.rule in GUESSES and after.rule not in GUESSES and after.speaker is not None:
                found.speaker, found.rule = after.speaker, "open paragraph"

    def _choose(self, n: int, following: Speaker | None) -> _Choice:
        """Return the speaker of passage ``n`` and the rule, by the first rule that finds a speaker."""
        passage, block = self.passages[n].passage, self._blocks[n]
        before = self.passages[n - 1] if n else None
        if (
            before is not None
            and self._blocks[n - 1] == block
            and before.speaker is not None
            and self.marked.share_sentence(before.passage, passage)
        ):
            return before.speaker, "same sentence"
        if block in self._last_speakers:
            return self._last_speakers[block], "same paragraph"
        is_long = (
            sum(1 for _ in WORD.finditer(self.marked.text, passage.inner.start, passage.inner.end)) >= MIN_SPEECH_WORDS
        )
        if is_long and following is not None:
            return following, "next passage"
        if is_long and block in self.block_speakers:
            return self.block_speakers[block], "same paragraph"
        if not is_long and not self.marked.is_own_paragraph(passage):
            return None, "none"
        if self._is_told(passage):
            return None, "none"
        subject = self._subject_before(passage, block)
        if subject is not None:
            return Speaker(person=subject), "subject"
        continues = before is not None and not before.passage.closed and self._blocks[n - 1] == block - 1
        if continues and block - 1 in self._last_speakers:
            return self._last_speakers[block - 1], "open paragraph"
        signed = self._signature_below(passage, block)
        if signed is not None:
            return signed, "signature"
        return self._choose_from_paragraphs_before(block)

    def _name_in_transcript(self, passage: QuotedPassage) -> Speaker | None:
        """Return the speaker whom a passage names in capitals at its beginning: "BERG: Well, ..."."""
        match = _TRANSCRIPT.match(self.marked.text, passage.inner.start)
        if match is None:
            return None
        number = self.marked.scene.with_last_word(match[1].split()[-1].casefold())
        return Speaker(text=match[1].title()) if number is None else Speaker(person=number)

    def _is_told(self, passage: QuotedPassage) -> bool:
        """Whether the words before a passage only say who heard it: "Berg was told the town was “ready”"."""
        before = self.marked.masked[max(0, passage.outer.start - TOLD_REACH) : passage.outer.start]
        return _TOLD.search(before) is not None

    def _subject_before(self, passage: QuotedPassage, block: int) -> int | None:
        """Return the subject of the words before a passage, in its sentence or in the previous sentence."""
        sentences = self.marked.sentences_by_block.get(block, [])
        count = bisect_left(sentences, passage.outer.start, key=lambda sentence: sentence.start)
        for sentence in reversed(sentences[max(0, count - 2) : count]):
            subject = self.subjects.get(sentence.number)
            end = min(sentence.end, passage.outer.start)
            if subject is not None and self.marked.has_unquoted_words(sentence.start, end):
                return subject
        return None

    def _signature_below(self, passage: QuotedPassage, block: int) -> Speaker | None:
        """Return the person named behind a dash on the line below the passage."""
        below = self.marked.sentences_by_block.get(block + 1, [])
        if not below or self.marked.sentences_by_block[block][-1].end > passage.outer.end:
            return None
        line = below[0]
        if not line.tokens or line.tokens[0].text not in DASHES:
            return None
        mentions = self.marked.scene.between(line.start, line.start + SIGNATURE_LINE)
        return Speaker(person=mentions[0][2]) if mentions else None

    def _choose_from_paragraphs_before(self, block: int) -> _Choice:
        """Return the person whom the previous paragraph introduces, quotes or is about.

        Failing that, return the person quoted in the paragraph before.
        """
        sentences = self.marked.sentences_by_block.get(block - 1, [])
        if sentences and self.marked.text[sentences[-1].start : sentences[-1].end].endswith(":"):
            introduced = self._introduced_by(sentences[-1])
            if introduced is not None:
                return introduced, "introduced"
        before = self._speaker_in_block(block - 1)
        if before is not None:
            return before, "continued"
        for sentence in reversed(sentences[-SENTENCES_BEFORE:]):
            subject = self.subjects.get(sentence.number)
            if subject is not None:
                return Speaker(person=subject), "nearest name"
        before = self._speaker_in_block(block - 2)
        if before is not None and before.person is not None:
            return before, "continued"
        return None, "none"

    def _speaker_in_block(self, block: int) -> Speaker | None:
        return self._last_speakers.get(block) or self.block_speakers.get(block)

    def _introduced_by(self, sentence: Sentence) -> Speaker | None:
        """Return whom a sentence that ends in a colon introduces: a document, its source, author or subject."""
        written = find_author_before_colon(self.marked, sentence, len(sentence.tokens))
        if written is not None:
            return written
        for speaker in reversed(self.sentence_speakers[sentence.number]):
            if speaker.person is not None:
                return speaker
        author = self._author_in(sentence)
        person = self.subjects.get(sentence.number) if author is None else author
        return Speaker(person=person) if person is not None else None

    def _author_in(self, sentence: Sentence) -> int | None:
        """Return the last person whom a sentence names behind "by" or "from"."""
        for start, _, person in reversed(self.marked.mentions(sentence.start, sentence.end)):
            if self.marked.text[max(0, start - 5) : start].endswith((" by ", "from ")):
                return person
        return None
