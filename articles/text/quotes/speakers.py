"""The people of a body as possible speakers: where they stand, their genders and roles, and whom a phrase is about."""

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

    from articles.text.people.resolver import FoundPerson
    from articles.text.spans import Span

_HONORIFIC_BEFORE: Final = re.compile(r"([\w’'-]+\.?) $")


class Scene:
    """Who is on stage in one body: its people, their genders, and where they are named."""

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

    def _gender(self, person: FoundPerson) -> Gender | None:
        votes = {"m": 0, "f": 0}
        for mention in person.mentions[:12]:
            before = _HONORIFIC_BEFORE.search(self.body, max(0, mention.start - 16), mention.start)
            if before:
                gender = HONORIFICS.get(before[1]) or TITLES.get(before[1]) or ROLE_NOUNS.get(before[1])
                if gender:
                    return gender
        words = person.name.split()
        given = gender_of_given_name(words[0]) if len(words) > 1 else None
        if given is None and len(words) > 2:
            given = gender_of_given_name(words[1])
        if given:
            return given
        if len(words) == 1:
            known = WELL_KNOWN.get(words[0]) or gender_of_given_name(words[0])
            if known:
                return known
        for role in person.roles:
            for word in role.lower().split():
                gender = ROLE_NOUNS.get(word)
                if gender:
                    return gender
        if words[-1] in WELL_KNOWN:
            return WELL_KNOWN[words[-1]]
        for mention in person.mentions[:12]:
            following = bisect_right(self.starts, mention.start)
            reach = self.starts[following] if following < len(self.starts) else len(self.body)
            vote = _PRONOUN_AFTER.search(self.body, mention.end, min(mention.end + 200, reach))
            if vote:
                votes["m" if vote[1].lower() in ("he", "his", "him") else "f"] += 1
        if votes["m"] != votes["f"]:
            return "m" if votes["m"] > votes["f"] else "f"
        return None

    def is_nickname(self, place: Span) -> bool:
        """Return whether marked words stand within a person's name."""
        i = bisect_right(self.starts, place.start) - 1
        return i >= 0 and self.mentions[i][0] < place.start and place.end < self.mentions[i][1]

    def role_words(self) -> list[frozenset[str]]:
        """Return for each person the words of office and work that the body gives."""
        if self._role_words is None:
            self._role_words = []
            for person in self.people:
                words: set[str] = set()
                for role in person.roles:
                    words.update(_plain(word) for word in re.findall(r"[\w-]+\.?", role.lower()))
                for mention in person.mentions:
                    before = self.body[max(0, mention.start - 40) : mention.start]
                    if "\n" in before:
                        before = before[before.rfind("\n") + 1 :]
                    for word in reversed(re.findall(r"[\w-]+\.?", before.lower())[-3:]):
                        if word in AUXILIARIES or (word in CUES and word not in ROLE_NOUNS):
                            break
                        if _plain(word) in ROLE_NOUNS:
                            words.add(_plain(word))
                self._role_words.append(frozenset(words))
        return self._role_words

    def introduces(self, start: int, person: int) -> bool:
        """Return whether the mention at ``start`` is the first of a person."""
        return self.people[person].mentions[0].start == start

    def between(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the mentions that lie in ``start:end``."""
        i = bisect_left(self.starts, start)
        found = []
        while i < len(self.mentions) and self.mentions[i][0] < end:
            found.append(self.mentions[i])
            i += 1
        return found

    def heads(self, source: Span) -> list[int]:
        """Return the people that a source phrase is about: not owners, not those behind a preposition, both of two
        joined by "and"."""
        body = self.body
        heads: list[int] = []
        joined = False
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
                    joined, last_end = True, end
                    continue
                break
            if word in PREPOSITIONS and before:
                continue
            after = _NEXT_WORD.match(body, end, source.end)
            if (
                after
                and after[1] not in CUES
                and after[1] not in _AFTER_HEAD
                and after[1] not in PREPOSITIONS
                and after[1] not in AUXILIARIES
                and not after[1].endswith("ly")
                and not joined
            ):
                continue
            heads.append(number)
            last_end = end
        return list(dict.fromkeys(heads))

    def is_joined(self, source: Span, person: int) -> bool:
        """Return whether a source goes on from a person's name to somebody else: "Ada Berg and her lawyers"."""
        last = max(
            (end for start, end, number in self.between(source.start, source.end) if number == person), default=0
        )
        return _AND_OTHERS.match(self.body, last, source.end) is not None


_AND_OTHERS: Final = re.compile(r" and (?:his|her|their|its|other|others|many|several|some|the)\b")
_NEXT_WORD: Final = re.compile(r" ([a-z][\w-]*)")
_AFTER_HEAD: Final = frozenset(
    """
    and or who himself herself also then later once again now today whose which that however too instead meanwhile
    """.split()
)
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


def _plain(word: str) -> str:
    return _TITLE_TO_ROLE.get(word, word.rstrip("."))
