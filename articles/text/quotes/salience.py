"""Pronoun resolution by salience: the person most prominent at a point of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.grammar import PREPOSITIONS

if TYPE_CHECKING:
    from articles.text.data.given_names import Gender
    from articles.text.quotes.marked_body import MarkedBody, Sentence

SOURCE: Final = 4.0
NEW: Final = 3.9
NEW_OBLIQUE: Final = 3.6
INTRODUCED: Final = 3.3
SUBJECT: Final = 3.2
MENTIONED: Final = 2.4
OBLIQUE: Final = 1.6
"""Salience of a person: source of reported words; named with a description for the first time, also as an owner or
behind a preposition (oblique); named with a description again; subject of a sentence; named; named obliquely. Ordered
by hand, tried on the development texts and the sample."""

FADING: Final = 0.9
"""Factor by which salience falls with every sentence."""

OTHER_PARAGRAPH: Final = 0.95
"""Factor for people of another paragraph."""

UNKNOWN_GENDER: Final = 0.4
"""Salience taken from a person who may not be of the pronoun's gender."""

PRONOUN_REACH: Final = 12
"""Sentences: the farthest back that a pronoun refers."""

EVENTS_READ: Final = 60
"""The latest events that are read for a pronoun; twelve sentences seldom hold more."""

_WORD_BEFORE: Final = re.compile(r"([\w.]+) (?:[A-Z][\w.]*\.? ){0,2}$")
_APPOSITION: Final = re.compile(
    r", (?:an?|the|who|whose|\d|former|president|director|chief|head|professor|executive|senior|chair)"
)


class _Event(NamedTuple):
    """A person made salient by a sentence."""

    sentence: Sentence
    person: int
    weight: float


class Described(NamedTuple):
    """A speaker who is not among the body's people: the source phrase, and the gender that it tells."""

    text: str
    gender: Gender | None


class Salience:
    """The people a pronoun may refer to, while a body is read sentence by sentence.

    A person is a number: an index of the body's people, or -1, -2 ... for the first, second ... of ``described``.
    """

    def __init__(self, marked: MarkedBody) -> None:
        self.described: list[Described] = []
        self._marked = marked
        self._events: list[_Event] = []
        self._oblique: dict[int, bool] = {}

    def add(self, sentence: Sentence, person: int, weight: float) -> None:
        self._events.append(_Event(sentence, person, weight))

    def add_described(self, sentence: Sentence, speaker: Described) -> None:
        """Add the source of reported words who is not among the body's people."""
        self.described.append(speaker)
        self.add(sentence, -len(self.described), SOURCE)

    def add_mentions(self, sentence: Sentence) -> None:
        for start, end, person in self._marked.mentions(sentence.start, sentence.end):
            self.add(sentence, person, self._weight_of_mention(start, end, person))

    def resolve(self, gender: str, position: int, sentence: Sentence) -> int | None:
        """Return the person whom a pronoun of ``gender`` ("m", "f" or "" for either) at ``position`` refers to."""
        scores: dict[int, float] = {}

        def consider(person: int, score: float) -> None:
            own = self._gender(person)
            if gender and own is not None and own != gender:
                return
            if own is None:
                score -= UNKNOWN_GENDER
            if score > scores.get(person, 0.0):
                scores[person] = score

        for person, weight in self._weights_before(position, sentence):
            consider(person, weight)
        for event in reversed(self._events[-EVENTS_READ:]):
            distance = sentence.number - event.sentence.number
            if distance > PRONOUN_REACH:
                break
            is_apart = event.sentence.block != sentence.block
            consider(event.person, event.weight * FADING**distance * (OTHER_PARAGRAPH if is_apart else 1.0))
        if not scores:
            return None
        return max(scores, key=lambda person: scores[person])

    def _weights_before(self, position: int, sentence: Sentence) -> list[tuple[int, float]]:
        """Return the people named earlier in the sentence; the first who is not oblique counts as its subject."""
        found = []
        has_subject = False
        for start, end, person in self._marked.mentions(sentence.start, position):
            weight = self._weight_of_mention(start, end, person)
            if weight != OBLIQUE and not has_subject:
                weight, has_subject = max(weight, SUBJECT), True
            found.append((person, weight))
        return found

    def _gender(self, person: int) -> Gender | None:
        return self._marked.scene.genders[person] if person >= 0 else self.described[-person - 1].gender

    def _weight_of_mention(self, start: int, end: int, person: int) -> float:
        has_description = _APPOSITION.match(self._marked.text, end) is not None
        is_oblique = self.is_oblique(start, end)
        if has_description and self._marked.scene.introduces(start, person):
            return NEW_OBLIQUE if is_oblique else NEW
        if is_oblique:
            return MENTIONED if has_description else OBLIQUE
        return INTRODUCED if has_description else MENTIONED

    def is_oblique(self, start: int, end: int) -> bool:
        """Whether a mention is a possessive or stands behind a preposition."""
        oblique = self._oblique.get(start)
        if oblique is None:
            text = self._marked.text
            if text.startswith(("'s", "’s"), end):
                oblique = True
            else:
                before = _WORD_BEFORE.search(text, max(0, start - 30), start)
                oblique = before is not None and before[1].lower() in PREPOSITIONS
            self._oblique[start] = oblique
        return oblique
