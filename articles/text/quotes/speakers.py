"""The people of a body as possible speakers: their mentions, genders and roles, and the people a phrase names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from articles.text.data.given_names import Gender, gender_of_given_name
from articles.text.data.grammar import AUXILIARIES, PREPOSITIONS
from articles.text.data.reporting import CUES
from articles.text.data.titles import HONORIFICS, ROLE_NOUNS, TITLES
from articles.text.data.well_known import WELL_KNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.people.found import FoundPerson
    from articles.text.spans import Span

MENTIONS_READ: Final = 12
"""Mentions of a person that are searched for clues to gender. Later mentions cost time and add little."""

TITLE_REACH: Final = 16
"""Characters before a mention that are searched for a title."""

PRONOUN_REACH: Final = 200
"""Characters behind a mention in which a pronoun refers to the person."""

ROLE_REACH: Final = 40
"""Characters before a mention that are searched for a role."""

_WORD_BEFORE: Final = re.compile(r"([\w’'-]+\.?) $")


class Scene:
    """The people of one body as possible speakers.

    ``mentions`` are (start, end, number of the person), in order. ``genders`` has one entry for each person.
    """

    def __init__(self, body: str, people: Sequence[FoundPerson]) -> None:
        self.body = body
        self.people = people
        named = sorted(
            (mention.start, mention.end, number) for number, person in enumerate(people) for mention in person.mentions
        )
        self.mentions = named
        self.starts = [start for start, _, _ in named]
        self.genders: list[Gender | None] = [self._gender(person) for person in people]
        self._role_words: list[frozenset[str]] | None = None
        self._by_role: dict[str, list[int]] | None = None
        self._by_roles: dict[frozenset[str], list[int]] = {}
        self._by_last_word: dict[str, int] | None = None

    def _gender(self, person: FoundPerson) -> Gender | None:
        """Return a person's gender by the surest clue: title, given name, role, fame, or the pronouns that follow."""
        words = person.name.split()
        return (
            self._gender_of_title(person)
            or _gender_of_given_names(words)
            or _gender_of_role(person)
            or WELL_KNOWN.get(words[-1])
            or self._gender_of_pronouns(person)
        )

    def _gender_of_title(self, person: FoundPerson) -> Gender | None:
        for mention in person.mentions[:MENTIONS_READ]:
            before = _WORD_BEFORE.search(self.body, max(0, mention.start - TITLE_REACH), mention.start)
            if before:
                gender = HONORIFICS.get(before[1]) or TITLES.get(before[1]) or ROLE_NOUNS.get(before[1])
                if gender:
                    return gender
        return None

    def _gender_of_pronouns(self, person: FoundPerson) -> Gender | None:
        """Return the gender that prevails among the pronouns behind the person's mentions.

        Counted is the first pronoun behind each mention, unless somebody else is named before it.
        """
        votes = {"m": 0, "f": 0}
        for mention in person.mentions[:MENTIONS_READ]:
            following = bisect_right(self.starts, mention.start)
            reach = self.starts[following] if following < len(self.starts) else len(self.body)
            vote = _PRONOUN_AFTER.search(self.body, mention.end, min(mention.end + PRONOUN_REACH, reach))
            if vote:
                votes["m" if vote[1].lower() in ("he", "his", "him") else "f"] += 1
        if votes["m"] == votes["f"]:
            return None
        return "m" if votes["m"] > votes["f"] else "f"

    def is_nickname(self, place: Span) -> bool:
        """Return whether a quoted passage is within a person's name: William “Bill” Berg."""
        i = bisect_right(self.starts, place.start) - 1
        return i >= 0 and self.mentions[i][0] < place.start and place.end < self.mentions[i][1]

    def role_words(self) -> list[frozenset[str]]:
        """Return, for each person, the words of the roles that the body gives them."""
        if self._role_words is None:
            self._role_words = [
                frozenset(self._words_of_roles(person)).union(*map(self._roles_before, person.mentions))
                for person in self.people
            ]
        return self._role_words

    def bearers_of(self, roles: frozenset[str]) -> list[int]:
        """Return the people who have any of ``roles``, in the order of their first mention."""
        bearers = self._by_roles.get(roles)
        if bearers is None:
            if self._by_role is None:
                self._by_role = {}
                for number, words in enumerate(self.role_words()):
                    for word in words:
                        self._by_role.setdefault(word, []).append(number)
            by_role, people = self._by_role, self.people
            found = {number for role in roles for number in by_role.get(role, ())}
            bearers = sorted(found, key=lambda number: (people[number].mentions[0].start, number))
            self._by_roles[roles] = bearers
        return bearers

    def with_last_word(self, word: str) -> int | None:
        """Return the first of the people whose name ends with ``word``, which is casefolded, ``None`` for nobody."""
        if self._by_last_word is None:
            self._by_last_word = {}
            for number, person in enumerate(self.people):
                self._by_last_word.setdefault(person.name.split()[-1].casefold(), number)
        return self._by_last_word.get(word)

    def _words_of_roles(self, person: FoundPerson) -> set[str]:
        return {_role_of_title(word) for role in person.roles for word in _WORD.findall(role.lower())}

    def _roles_before(self, mention: Span) -> set[str]:
        """Return the roles among the three words before a mention on its line: "harbour master Ada Berg"."""
        line = self.body[max(0, mention.start - ROLE_REACH) : mention.start].rpartition("\n")[2]
        roles: set[str] = set()
        for word in reversed(_WORD.findall(line.lower())[-3:]):
            if word in AUXILIARIES or (word in CUES and word not in ROLE_NOUNS):
                break
            if _role_of_title(word) in ROLE_NOUNS:
                roles.add(_role_of_title(word))
        return roles

    def introduces(self, start: int, person: int) -> bool:
        """Return whether the mention at ``start`` is the person's first."""
        return self.people[person].mentions[0].start == start

    def between(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the mentions that begin in ``body[start:end]``."""
        first = bisect_left(self.starts, start)
        return self.mentions[first : bisect_left(self.starts, end, first)]

    def heads(self, source: Span) -> list[int]:
        """Return the people who are heads of a source phrase. Names joined by "and" are all heads.

        Owners ("Berg's lawyer") and names behind a preposition ("a spokesman for Berg") are not heads.
        """
        body = self.body
        heads: list[int] = []
        last_end = source.start
        for start, end, number in self.between(source.start, source.end):
            if body.startswith(("'s", "’s", "’ ", "' "), end) and end < source.end:
                continue
            before = body[source.start : start].rstrip()
            word = before[before.rfind(" ") + 1 :].lower() if before else ""
            if heads:
                between = body[last_end:start]
                if word in ("and", "&") and (len(between) < 30 or between.startswith(",")):
                    heads.append(number)
                    last_end = end
                    continue
                break
            if word in PREPOSITIONS and before:
                continue
            after = _NEXT_WORD.match(body, end, source.end)
            if after and not _may_follow_head(after[1]):
                continue
            heads.append(number)
            last_end = end
        return list(dict.fromkeys(heads))

    def is_joined(self, source: Span, person: int) -> bool:
        """Return whether a source joins a person with others: "Ada Berg and her lawyers"."""
        last = max(
            (end for start, end, number in self.between(source.start, source.end) if number == person), default=0
        )
        return _AND_OTHERS.match(self.body, last, source.end) is not None


def _gender_of_given_names(words: Sequence[str]) -> Gender | None:
    """Return the gender of the first or second given name. Also look up people known by one name."""
    if len(words) == 1:
        return WELL_KNOWN.get(words[0]) or gender_of_given_name(words[0])
    return gender_of_given_name(words[0]) or (gender_of_given_name(words[1]) if len(words) > 2 else None)


def _gender_of_role(person: FoundPerson) -> Gender | None:
    return next(
        (gender for role in person.roles for word in role.lower().split() if (gender := ROLE_NOUNS.get(word))), None
    )


def _may_follow_head(word: str) -> bool:
    """Return whether a lower-case word can follow the head of a phrase. If not, the name only modifies a noun."""
    return word in CUES or word in _AFTER_HEAD or word in PREPOSITIONS or word in AUXILIARIES or word.endswith("ly")


_AND_OTHERS: Final = re.compile(
    r" and (?:(?:his|her|their|its)\b(?! (?:team|group|lab|staff|colleagues|co-?authors|collaborators)\b)"
    r"|other|others|many|several|some|the)\b"
)
"""Others who speak together with a person. A researcher's team does not: "Berg and his team wrote"."""
_NEXT_WORD: Final = re.compile(r" ([a-z][\w-]*)")
_AFTER_HEAD: Final = frozenset(
    """
    and or who himself herself also then later once again now today whose which that however too instead meanwhile
    """.split()
)
_WORD: Final = re.compile(r"[\w-]+\.?")
_PRONOUN_AFTER: Final = re.compile(r"\b([Hh]e|[Ss]he|his|her|him|hers)\b")
_TITLE_TO_ROLE: Final = {
    "sen.": "senator",
    "sens.": "senator",
    "rep.": "representative",
    "gov.": "governor",
    "gen.": "general",
    "lt.": "lieutenant",
    "sgt.": "sergeant",
    "col.": "colonel",
    "capt.": "captain",
    "dr.": "doctor",
    "dr": "doctor",
    "prof.": "professor",
    "rev.": "pastor",
    "congresswoman": "congresswoman",
    "sec.": "secretary",
}


def _role_of_title(word: str) -> str:
    return _TITLE_TO_ROLE.get(word, word.rstrip("."))
