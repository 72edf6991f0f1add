"""Read a body sentence by sentence for its quotes and their speakers; the languages say how each is recognised."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Final

from articles.text.quotes.other_scripts.scene import NOBODY, Scene, Sentence, Speaker, quote_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.people.found import FoundPerson
    from articles.text.quotes.found import FoundQuote
    from articles.text.quotes.other_scripts.marks import Passage

CERTAINTY: Final = {
    "after": 0.92,
    "before": 0.92,
    "same sentence": 0.85,
    "description": 0.8,
    "introduced": 0.85,
    "next passage": 0.75,
    "continued": 0.7,
    "pronoun": 0.75,
}
"""How likely the speaker is right, by the rule that chose it. Estimates, set below the shares in the invented articles
of the tests: there is too little annotated news in these languages to measure them. The keys are those of
``reading.CERTAINTY``."""

_CARRIED_SENTENCES: Final = 4
"""A speaker or topic is forgotten after so many sentences that name neither."""

_TOPIC_REACH: Final = 8
"""Sentences before a passage whose topics are read; a pronoun may mean one of them."""

_MAX_DESCRIPTION: Final = 60
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")


class Reader(ABC):
    """Finds the quotes of one body."""

    splits_words: ClassVar[bool] = True

    def __init__(self, body: str, people: Sequence[FoundPerson]) -> None:
        self.scene = Scene(body, people, splits_words=self.splits_words)
        self.current: Speaker | None = None
        self.current_at = -_CARRIED_SENTENCES - 1
        self.last_person: Speaker | None = None

    # Hooks of a language.

    @abstractmethod
    def is_quote(self, sentence: Sentence, passage: Passage) -> bool:
        """Whether somebody said or wrote the passage, rather than that it is a name, term or emphasis."""

    @abstractmethod
    def own_speaker(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        """Return the speaker whom the passage's sentence names."""

    @abstractmethod
    def topic(self, sentence: Sentence) -> Speaker | None:
        """Return the person or body that a sentence is about, who may be quoted by the next without a name."""

    def next_speaker(self, sentence: Sentence, following: Sentence) -> Speaker | None:
        """Return the speaker of a passage that is all of ``sentence``, if the following sentence names it."""
        return None

    def introduces(self, sentence: Sentence) -> bool:
        """Whether a sentence announces the words of the next: "He said as follows."."""
        return False

    # Reading.

    def quotes(self) -> Iterator[FoundQuote]:
        sentences = self.scene.sentences
        introduced: Speaker | None = None
        near = self._near_passages()
        for number, sentence in enumerate(sentences):
            following = sentences[number + 1] if number + 1 < len(sentences) else None
            before: Speaker | None = None
            if not near[number]:
                introduced = None
                continue
            topic = self.topic(sentence)
            for passage in sentence.passages:
                if not self.is_quote(sentence, passage):
                    continue
                speaker = self.own_speaker(sentence, passage) or before
                if speaker is None and introduced is not None:
                    speaker = introduced.carried(CERTAINTY["introduced"], "introduced")
                if speaker is None and following is not None and self.is_alone(sentence, passage):
                    speaker = self.next_speaker(sentence, following)
                if speaker is None and number - self.current_at <= _CARRIED_SENTENCES and self.current:
                    speaker = self.current.carried(CERTAINTY["continued"], "continued")
                if speaker is not None:
                    before = speaker.carried(speaker.certainty, "continued")
                    self._remember(speaker, number)
                yield quote_of(self.scene, passage, speaker or NOBODY, is_whole=self.is_whole(sentence, passage))
            if topic is not None:
                self._remember(topic, number)
            introduced = self.current if self.introduces(sentence) and self.current_at == number else None

    def _near_passages(self) -> list[bool]:
        """Return for each sentence whether it, or one soon after it, has a passage; no other topic is needed."""
        near: list[bool] = []
        ahead = _TOPIC_REACH + 1
        for sentence in reversed(self.scene.sentences):
            ahead = 0 if sentence.passages else ahead + 1
            near.append(ahead <= _TOPIC_REACH)
        return near[::-1]

    def _remember(self, speaker: Speaker, number: int) -> None:
        self.current, self.current_at = speaker, number
        if speaker.name:
            self.last_person = speaker

    # For the languages.

    def text_of(self, passage: Passage) -> str:
        return self.scene.body[passage.start : passage.end]

    def before(self, sentence: Sentence, passage: Passage) -> str:
        return self.scene.clause(sentence.start, passage.outer_start)

    def after(self, sentence: Sentence, passage: Passage) -> str:
        return self.scene.masked[passage.outer_end : min(sentence.end, passage.outer_end + 600)]

    def is_alone(self, sentence: Sentence, passage: Passage) -> bool:
        """Whether the passage is all of its sentence."""
        masked = self.scene.masked
        return not (
            _LETTER_OR_DIGIT.search(masked, sentence.start, passage.outer_start)
            or _LETTER_OR_DIGIT.search(masked, passage.outer_end, sentence.end)
        )

    def is_whole(self, sentence: Sentence, passage: Passage) -> bool:
        """Whether the passage is direct speech: sentences of its own."""
        return self.scene.body[passage.end - 1] in "。.!?！？؟" or self.is_alone(sentence, passage)

    def person(self, name: str, rule: str, cue: str | None = None) -> Speaker:
        return Speaker(name, None, CERTAINTY[rule], rule, cue)

    def description(self, text: str, rule: str = "description") -> Speaker | None:
        text = text.strip(" 、,，:：\u3000()（）")
        if not text or len(text) > _MAX_DESCRIPTION:
            return None
        return Speaker(None, text, min(CERTAINTY[rule], CERTAINTY["description"]), rule)
