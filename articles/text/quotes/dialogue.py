"""Find the quotes of interviews and transcripts: the words behind the label of each turn, or below a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.dialogue import is_aside, is_question, means_oneself
from articles.text.cleaning.prose import count_words, ends_sentence
from articles.text.people.transcripts import interviewee_of, read_dialogue
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.cleaning.dialogue import Dialogue, Label
    from articles.text.people.found import FoundPerson

MAX_SHORT_BLOCK: Final = 10
"""Words. A block up to this length without a final stop is a subheading among the turns."""

_MARKS: Final = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "‘": "’", "「": "」", "『": "』"}
_SPEECH_START: Final = re.compile(r"[\s–—-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Words of a speaker within one block: a person by number, or else ``speaker_text``, or nobody who is named."""

    span: Span
    person: int | None
    speaker_text: str | None


@dataclass(frozen=True, slots=True)
class _Speaker:
    person: int | None = None
    text: str | None = None
    is_quoted: bool = True


_NOBODY: Final = _Speaker(is_quoted=False)


def find_turns(body: str, people: Sequence[FoundPerson], context: str = "") -> list[Turn]:
    """Return the turns of a dialogue in order, [] if ``body`` is none.

    ``context`` is text outside the body, such as headline and standfirst, that may name the person interviewed.
    """
    blocks, dialogue = read_dialogue(body, context)
    return list(_Reader(blocks, dialogue, people, context).read()) if dialogue is not None else []


class _Reader:
    def __init__(
        self, blocks: Sequence[tuple[int, str]], dialogue: Dialogue, people: Sequence[FoundPerson], context: str
    ) -> None:
        self.blocks = blocks
        self.dialogue = dialogue
        self.people = people
        self.by_start = {mention.start: number for number, person in enumerate(people) for mention in person.mentions}
        self.interviewee = self._find_interviewee(context)

    def read(self) -> Iterator[Turn]:
        speaker = _NOBODY
        for number in range(self.dialogue.first, len(self.blocks)):
            start, text = self.blocks[number]
            label = self.dialogue.labels.get(number)
            speech = 0
            if label is not None:
                speaker, speech = self._speaker_of(start, label), label.speech
            elif number in self.dialogue.questions or self._is_asked_again(number, text):
                speaker = self.interviewee
                continue
            elif is_aside(text) or self._is_subheading(text):
                continue
            elif number > self.dialogue.last and not self._goes_on(number, text, speaker):
                speaker = _NOBODY
            span = _without_marks(text, speech)
            if speaker.is_quoted and span is not None:
                yield Turn(span=span.shifted(start), person=speaker.person, speaker_text=speaker.text)

    def _is_asked_again(self, number: int, text: str) -> bool:
        """Whether a line below the last turn that is known asks a further question."""
        return number > self.dialogue.last and not self.dialogue.labels and is_question(text)

    def _goes_on(self, number: int, text: str, speaker: _Speaker) -> bool:
        """Whether a line below the last turn belongs to it: the answer to the last question, or more by "I"."""
        answers = number == self.dialogue.last + 1 and self.dialogue.last in self.dialogue.questions
        return answers or (speaker.is_quoted and means_oneself(text))

    def _is_subheading(self, text: str) -> bool:
        return count_words(text) <= MAX_SHORT_BLOCK and not ends_sentence(text)

    def _speaker_of(self, start: int, label: Label) -> _Speaker:
        for position in range(start + label.start, start + label.end):
            if position in self.by_start:
                return _Speaker(person=self.by_start[position])
        if label.is_question:
            return _NOBODY
        if label.is_answer:
            return self.interviewee
        return _Speaker(text=label.name)

    # The person interviewed

    def _find_interviewee(self, context: str) -> _Speaker:
        """Return the person who gives the answers: the one the labels name, or the only one the opening introduces."""
        labelled = self._labelled_people()
        if len(labelled) == 1 and not any(label.is_role for label in self.dialogue.labels.values()):
            return _Speaker(person=labelled[0])
        texts = [text for _, text in self.blocks]
        name = interviewee_of(self.dialogue, texts, context)
        if name is not None:
            known = [number for number, person in enumerate(self.people) if person.name == name]
            return _Speaker(person=known[0]) if known else _Speaker(text=name)
        end = self.blocks[self.dialogue.first][0]
        named = [
            number
            for number, person in enumerate(self.people)
            if " " in person.name and any(mention.start < end for mention in person.mentions)
        ]
        return _Speaker(person=named[0]) if len(named) == 1 else _Speaker()

    def _labelled_people(self) -> list[int]:
        """Return the people whom labels name and who do not only ask."""
        found: dict[int, int] = {}
        for number, label in self.dialogue.labels.items():
            start, text = self.blocks[number]
            for position in range(start + label.start, start + label.end):
                if position in self.by_start:
                    asks = text.rstrip('”"»’ ').endswith("?")
                    person = self.by_start[position]
                    found[person] = found.get(person, 0) + (0 if asks else 1)
                    break
        return [person for person, answers in found.items() if answers]


def _without_marks(text: str, start: int) -> Span | None:
    """Return the span of the words from ``start`` on, without dashes and outer quotation marks; ``None`` if empty."""
    begin = _SPEECH_START.match(text, start)
    start = begin.end() if begin else start
    end = len(text.rstrip(" \u00a0*_"))
    if end - start > 2 and text[start] in _MARKS and text[end - 1] == "." and text[end - 2] in _MARKS[text[start]]:
        # "«Mai».": the stop behind the mark is the sentence's.
        end -= 1
    if start < end and text[start] in _MARKS and text[end - 1] in _MARKS[text[start]]:
        inner = text[start + 1 : end - 1]
        if text[start] not in inner:
            start, end = start + 1, end - 1
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None
