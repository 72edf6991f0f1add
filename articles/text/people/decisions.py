"""Apply readers' decisions about names to the people found in an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from articles.text.data.titles import HONORIFICS, ROLE_NOUNS, TITLES
from articles.text.people.found import FoundPerson
from articles.text.people.name_keys import name_key
from articles.text.places import find_place
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.text.places import BodyLine, Place

_WORD_BEFORE: Final = re.compile(r"(\S{1,40})[ \u00a0]$")
# Code points before a name that are searched for a title or role.
_REACH: Final = 100
# A person with more roles than this has enough of them for any comparison.
_MAX_ROLES: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """A reader's correction: ``words`` mean the person whom the article calls ``name``; ``None``: not a person.

    The correction applies to one ``place``, or without a place to the words everywhere in the article. If ``words`` are
    a person's full name and ``name`` is ``None``, all other mentions of the person are removed too.
    """

    words: str
    name: str | None
    place: Place | None = None


def without_non_persons(
    people: Sequence[FoundPerson], non_persons: Mapping[str, frozenset[str]], *, body: str
) -> tuple[FoundPerson, ...]:
    """Return ``people`` without those whose whole name is a wording that readers marked as not a person.

    ``non_persons`` maps the key of each wording (see ``name_key``) to the titles that it had when it was marked. With
    any other title or role at the name, "Dr. Paris Berg", it may be a different person, who is kept. All mentions of a
    person go, also those by a part of the name. A single word counts only if the article never gives a longer name.
    """
    if not non_persons:
        return tuple(people)
    return tuple(person for person in people if not _is_marked(person, non_persons, body))


def _is_marked(person: FoundPerson, non_persons: Mapping[str, frozenset[str]], body: str) -> bool:
    titles = non_persons.get(name_key(person.name))
    return titles is not None and titles_of(body, person.mentions, person.roles) <= titles


def titles_of(body: str, mentions: Iterable[Span], roles: Iterable[str]) -> frozenset[str]:
    """Return the titles and roles printed right at any of the mentions, in lower case and without a full stop.

    A description after a comma is left out, because products and places have those too. Of a role before the name only
    the last word counts: "mayor" for "the new mayor".
    """
    shown = [role for role in roles if role][:_MAX_ROLES]
    found: set[str] = set()
    for span in mentions:
        before = body[max(0, span.start - _REACH) : span.start]
        word = _WORD_BEFORE.search(before)
        if word and (word[1] in HONORIFICS or word[1] in TITLES or word[1] in ROLE_NOUNS):
            found.add(word[1].casefold().rstrip("."))
        before = before.rstrip()
        for role in shown:
            if before.endswith(role):
                found.add(role.split()[-1].casefold().rstrip("."))
            elif body.startswith(role, span.end):
                # In Chinese, Japanese and Korean the title follows the name.
                found.add(role.casefold())
    return frozenset(found)


def with_decided(
    people: Sequence[FoundPerson], decisions: Iterable[NameDecision], *, body: str, lines: Sequence[BodyLine]
) -> tuple[FoundPerson, ...]:
    """Return ``people`` with the corrections applied, in order of first mention. ``lines`` are the lines of ``body``.

    A correction at one place overrides a correction of the words everywhere.
    """
    decisions = sorted(decisions, key=lambda decision: decision.place is not None)
    if not decisions:
        return tuple(people)
    mentions = {person.name: list(person.mentions) for person in people}
    for decision in decisions:
        if decision.place is None and decision.name is None and mentions.pop(decision.words, None) is not None:
            continue
        for span in _spans(decision, mentions, body, lines):
            for name in mentions:
                mentions[name] = [other for other in mentions[name] if not other.overlaps(span)]
            if decision.name:
                mentions.setdefault(decision.name, []).append(span)
    known = {person.name: person for person in people}
    named = {decision.name for decision in decisions}
    decided = (
        replace(
            found,
            mentions=tuple(sorted(spans)),
            # A reader who says whom words mean says that it is a person.
            certainty=1.0 if name in named else found.certainty,
        )
        for name, spans in mentions.items()
        if spans and (found := known.get(name) or FoundPerson(name=name, roles=(), mentions=()))
    )
    return tuple(sorted(decided, key=lambda person: person.mentions[0]))


def _spans(
    decision: NameDecision, mentions: dict[str, list[Span]], body: str, lines: Sequence[BodyLine]
) -> Iterable[Span]:
    """Return the spans to which a decision applies. Without a place, parts of longer names are left out."""
    if decision.place is not None:
        span = find_place(lines, decision.place)
        return [span] if span else []
    found = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(decision.words)}(?!\w)", body)]
    longer = [span for spans in mentions.values() for span in spans if len(span) > len(decision.words)]
    return [span for span in found if not any(span.overlaps(other) for other in longer)]
