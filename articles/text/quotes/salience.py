"""Resolve pronouns by salience: find the most prominent person at a point of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.grammar import DETERMINERS, PREPOSITIONS

if TYPE_CHECKING:
    from articles.text.data.given_names import Gender
    from articles.text.quotes.marked_body import MarkedBody, Sentence

# Salience of a person in a sentence. Set by hand and tried on the development texts and the sample. An oblique mention
# is a possessive or follows a preposition.
SOURCE: Final = 4.0
"""Source of a quote or of reported speech."""
NEW: Final = 3.9
"""Mentioned for the first time, with a description."""
NEW_OBLIQUE: Final = 3.6
"""Mentioned for the first time, with a description, and obliquely."""
INTRODUCED: Final = 3.3
"""Mentioned again, with a description."""
SUBJECT: Final = 3.2
"""Subject of the sentence."""
MENTIONED: Final = 2.4
"""Mentioned without a description, or obliquely with one."""
OBLIQUE: Final = 1.6
"""Mentioned obliquely, without a description."""

FADING: Final = 0.9
"""Factor by which salience falls with every sentence."""

OTHER_PARAGRAPH: Final = 0.95
"""Factor for people mentioned in another paragraph."""

UNKNOWN_GENDER: Final = 0.4
"""Salience taken from a person whose gender is unknown."""

PRONOUN_REACH: Final = 12
"""Sentences. A pronoun refers to a person at most this far back."""

EVENTS_READ: Final = 60
"""The number of latest events that are read for a pronoun. Twelve sentences seldom have more."""

_FADED: Final = tuple(FADING**distance for distance in range(PRONOUN_REACH + 1))
_WORD_BEFORE: Final = re.compile(r"([\w.]+) (?:[A-Z][\w.]*\.? ){0,2}$")
_MODIFIED_NOUN: Final = re.compile(r" [a-z]{3}")
_APPOSITION: Final = re.compile(
    r", (?:an?|the|who|whose|\d|former|president|director|chief|head|professor|executive|senior|chair)"
)


class _Event(NamedTuple):
    """A person made salient by a sentence."""

    sentence: Sentence
    person: int
    weight: float


class Described(NamedTuple):
    """A speaker who is not among the body's people: the source phrase, and the gender that it gives."""

    text: str
    gender: Gender | None


class Salience:
    """The people a pronoun may refer to, while a body is read sentence by sentence.

    A person is a number: an index into the body's people, or -1, -2 and so on for the first, second ... of
    ``described``.
    """

    def __init__(self, marked: MarkedBody) -> None:
        self.described: list[Described] = []
        self._marked = marked
        self._events: list[_Event] = []
        self._oblique: dict[int, bool] = {}

    def add(self, sentence: Sentence, person: int, weight: float) -> None:
        self._events.append(_Event(sentence, person, weight))

    def add_described(self, sentence: Sentence, speaker: Described) -> None:
        """Add the source of reported speech who is not among the body's people."""
        self.described.append(speaker)
        self.add(sentence, -len(self.described), SOURCE)

    def add_mentions(self, sentence: Sentence) -> None:
        for start, end, person in self._marked.mentions(sentence.start, sentence.end):
            self.add(sentence, person, self._weight_of_mention(start, end, person))

    def resolve(self, gender: str, position: int, sentence: Sentence) -> int | None:
        """Return the person to whom a pronoun of ``gender`` ("m", "f" or "" for either) at ``position`` refers."""
        considered = self._weights_before(position, sentence)
        number, block = sentence.number, sentence.block
        for origin, person, weight in reversed(self._events[-EVENTS_READ:]):
            distance = number - origin.number
            if distance > PRONOUN_REACH:
                break
            considered.append((person, weight * _FADED[distance] * (1.0 if origin.block == block else OTHER_PARAGRAPH)))
        scores: dict[int, float] = {}
        for person, score in considered:
            own = self._gender(person)
            if own is None:
                score -= UNKNOWN_GENDER
            elif gender and own != gender:
                continue
            if score > scores.get(person, 0.0):
                scores[person] = score
        return max(scores, key=scores.__getitem__) if scores else None

    def _weights_before(self, position: int, sentence: Sentence) -> list[tuple[int, float]]:
        """Return the people mentioned earlier in the sentence, with their salience.

        The first mention that is not oblique counts as the subject.
        """
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
        """Whether a mention is a possessive, follows a preposition or modifies a noun: "the Berg campaign"."""
        oblique = self._oblique.get(start)
        if oblique is None:
            text = self._marked.text
            if text.startswith(("'s", "’s"), end):
                oblique = True
            else:
                before = _WORD_BEFORE.search(text, max(0, start - 30), start)
                word = before[1].lower() if before is not None else ""
                oblique = word in PREPOSITIONS or (word in DETERMINERS and _MODIFIED_NOUN.match(text, end) is not None)
            self._oblique[start] = oblique
        return oblique
