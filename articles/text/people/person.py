"""A person while mentions are being found in a body, and what the mentions say about the person."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import ORGANISATION_WORDS, PLACES
from articles.text.data.given_names import GIVEN_NAMES, Gender, gender_of_given_name
from articles.text.data.well_known import WELL_KNOWN
from articles.text.people.name_matching import may_be_same_person
from articles.text.people.name_order import is_family_name_first
from articles.text.people.non_persons import is_of_office
from articles.text.people.roles import gender_of_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.people.candidates import NameCandidate
    from articles.text.people.classifier import Words

DOMINANT: Final = 2
"""A bare surname means the person of that name who was named last nearby, unless another person of that name is named
in full at least this many times as often."""


class Mention(NamedTuple):
    """A mention of a person, with its name candidate: ``None`` in headings and speaker labels."""

    start: int
    end: int
    candidate: NameCandidate | None


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    """A person while mentions are being found."""

    words: Words
    suffix: str = ""
    gender: Gender | None = None
    is_family_name_first: bool = False
    name: str = ""
    """The full name if no mention gives it, otherwise empty."""
    mentions: list[Mention] = field(default_factory=list)
    wordings: set[Words] = field(default_factory=set)
    """The forms of the name that have several words."""
    full_count: int = 0
    """Number of mentions in full."""
    full_starts: list[int] = field(default_factory=list)
    """Offsets of the full mentions that follow no preposition, ascending."""
    last_single: int = -1
    """Offset of the last mention by one word that might have meant several people, or -1."""
    label_name: str = ""
    label_roles: list[str] = field(default_factory=list)
    surname_count: int = 0
    """Number of mentions by the surname alone."""

    @property
    def given(self) -> str:
        return self.words[1] if self.is_family_name_first else self.words[0]

    @property
    def family(self) -> str:
        return self.words[0] if self.is_family_name_first else self.words[-1]

    def add(self, candidate: NameCandidate) -> None:
        self.mentions.append(Mention(candidate.start, candidate.end, candidate))

    def add_single(self, candidate: NameCandidate) -> None:
        self.add(candidate)
        self.surname_count += candidate.words[0] == self.family

    def last_named_before(self, position: int) -> int:
        """Return the larger of ``last_single`` and the offset of the last full mention before ``position``, or -1."""
        count = bisect_left(self.full_starts, position)
        return max(self.full_starts[count - 1] if count else -1, self.last_single)


def bearers_of_full_name(words: Words, bearers: Sequence[Person]) -> list[Person]:
    """Return the people of one surname whom a full name may mean; a surname alone may be anybody's."""
    same = [
        person
        for person in bearers
        if words[0] in person.words[:-1] or may_be_same_person(words, person.words, titled=False)
    ]
    return same or [person for person in bearers if len(person.words) == 1]


def gender_in_mentions(words: Words, candidates: Iterable[NameCandidate]) -> Gender | None:
    """Return the gender given by a title before a full name, or else by the given name."""
    for candidate in candidates:
        gender = gender_of_title(candidate.title)
        if gender:
            return gender
    if is_family_name_first(words):
        return None
    given = next((word for word in words[:-1] if word in GIVEN_NAMES), None)
    return gender_of_given_name(given) if given else None


def are_two_generations(words: Words, suffix: str, person: Person) -> bool:
    """Whether suffixes show that one name is two people's: "Jr." and "Sr.", or "Jr." and no suffix."""
    if suffix == person.suffix:
        return False
    is_son_and_father = person.words[0] == words[0] and "Jr" in (suffix, person.suffix)
    return bool(suffix and person.suffix) or is_son_and_father


def has_full_title(candidate: NameCandidate) -> bool:
    """Whether a title shows that a single word is a person. "Former" or "First" alone do not."""
    word = candidate.words[0]
    return is_of_office(candidate) and word not in PLACES and word not in ORGANISATION_WORDS


def named_most_by_surname(people: Iterable[Person]) -> Person | None:
    """Return the person whom the surname alone has meant at least ``DOMINANT`` times as often as anybody else."""
    named = sorted((person for person in people if person.surname_count), key=lambda person: -person.surname_count)
    if not named:
        return None
    return named[0] if len(named) == 1 or named[0].surname_count >= DOMINANT * named[1].surname_count else None


def well_known_bearer(surname: str, people: Iterable[Person]) -> Person | None:
    known = [person for person in people if surname in WELL_KNOWN and person.gender == WELL_KNOWN[surname]]
    return known[0] if len(known) == 1 else None
