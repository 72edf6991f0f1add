"""Estimate how likely the speaker of a quoted passage is right.

The probability is a logistic regression over named features. ``bench/train_speakers.py`` trains it and writes
``articles/text/data/speaker_weights.json``.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.reporting import SPEECH_VERBS, THOUGHT_VERBS
from articles.text.quotes.coreference import is_like_name
from articles.text.quotes.passages import MIN_SPEECH_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.coreference import Speaker
    from articles.text.quotes.marked_body import MarkedBody
    from articles.text.quotes.passages import AttributedPassage

NAMED_BESIDE: Final = frozenset({"after", "before", "same sentence", "colon", "signature"})
"""Rules by which words next to the passage name the speaker."""

RIVAL_REACH: Final = 500
"""Characters before a passage, in which other people may be meant instead."""

FEW_PEOPLE: Final = 3

MAX_CERTAINTY: Final = 0.99

_DISTANCES: Final = (100, 300, 1000)


class SpeakerEvidence:
    """What an article tells about the speakers of its quoted passages."""

    def __init__(self, marked: MarkedBody, passages: Sequence[AttributedPassage]) -> None:
        self._marked = marked
        self._passages = passages
        self._named = Counter(
            found.speaker.person
            for found in passages
            if found.speaker is not None and found.rule in NAMED_BESIDE and not found.speaker.is_pronoun
        )

    def certainty(self, number: int, rule: str) -> float:
        """Return the probability, from 0 to 1, that the speaker of passage ``number`` is right.

        ``rule`` is the rule that decided. A speaker is at most as certain as it is that the name is a person's.
        """
        speaker = self._passages[number].speaker
        if speaker is None or not speaker.is_known:
            return 0.0
        likely = min(MAX_CERTAINTY, probability(list(self.features(number, speaker, rule))))
        if speaker.person is not None:
            likely = min(likely, self._marked.scene.people[speaker.person].certainty)
        return round(likely, 2)

    def features(self, number: int, speaker: Speaker, rule: str) -> Iterator[str]:
        """Yield the names of the features of passage ``number`` and its speaker, who is known."""
        found = self._passages[number]
        passage = found.passage
        yield f"rule {rule}"
        words = len(passage.inner.of(self._marked.text).split())
        if words < MIN_SPEECH_WORDS:
            yield "short passage"
        if found.cue_base in THOUGHT_VERBS:
            yield "cue of thought"
        elif found.cue_base is not None and found.cue_base not in SPEECH_VERBS:
            yield "cue of judgement"
        before = self._passages[number - 1].speaker if number else None
        if before is not None and before.is_known and (before.person, before.text) != (speaker.person, speaker.text):
            yield "another speaker before"
        if rule not in NAMED_BESIDE and speaker.is_pronoun:
            yield "named by a pronoun"
        if len(self._marked.scene.people) <= FEW_PEOPLE:
            yield "few people"
        if speaker.person is None:
            yield from _of_description(speaker.text or "", is_pronoun=speaker.is_pronoun)
        else:
            yield from self._of_person(speaker.person, passage.outer.start, rule, is_pronoun=speaker.is_pronoun)

    def _of_person(self, person: int, start: int, rule: str, *, is_pronoun: bool) -> Iterator[str]:
        scene = self._marked.scene
        if " " not in scene.people[person].name:
            yield "one word for a name"
        if len(scene.people[person].mentions) == 1:
            yield "mentioned once"
        own = rule in NAMED_BESIDE and not is_pronoun
        if self._named[person] > own:
            yield "named beside another passage"
        if own:
            return
        rivals: set[int] = set()
        distance = RIVAL_REACH * 10
        for place, _, other in scene.between(max(0, start - RIVAL_REACH), start):
            if other == person:
                distance = start - place
            elif not is_pronoun or scene.genders[other] in (None, scene.genders[person]):
                rivals.add(other)
        kind = "pronoun" if is_pronoun else "no name"
        yield f"{kind}, rivals {min(len(rivals), 1)}"
        yield f"{kind}, distance {_class(distance, _DISTANCES)}"
        if is_pronoun and scene.genders[person] is None:
            yield "pronoun, gender unknown"


def _of_description(text: str, *, is_pronoun: bool) -> Iterator[str]:
    words = text.split()
    if is_pronoun and len(words) == 1 and text.islower():
        yield "pronoun without antecedent"
    elif is_like_name(text):
        # A person whom the search for people has missed, or a body.
        yield "description like a name"
    elif not any(word[:1].isupper() for word in words[1:]) and not text[:1].isupper():
        yield "description without a name"
    else:
        yield "description with a name"
    if len(words) == 1:
        yield "description of one word"


def _class(value: float, bounds: Sequence[int]) -> str:
    """Return the class of a value: "<=" the first of ``bounds`` that it does not exceed, or ">" the last."""
    return next((f"<={bound}" for bound in bounds if value <= bound), f">{bounds[-1]}")


def probability(found: Sequence[str]) -> float:
    """Return the probability, from 0 to 1, that a speaker with these features is right."""
    model = _model()
    score = model.bias + sum(model.weights.get(name, 0.0) for name in found)
    return 1 / (1 + math.exp(-score))


class _Model(NamedTuple):
    """A logistic regression: bias and weight by feature, both in log-odds."""

    bias: float
    weights: dict[str, float]


@cache
def _model() -> _Model:
    text = files("articles.text.data").joinpath("speaker_weights.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return _Model(table["bias"], table["weights"])
