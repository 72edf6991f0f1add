"""Apply readers' corrections of names to the people found in an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.text.people.found import FoundPerson
from articles.text.places import find_place
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.places import BodyLine, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """A reader's correction: ``words`` mean the person whom the article calls ``name``; ``None``: not a person.

    The correction applies to one ``place``, or without a place to the words everywhere in the article. If ``words`` are
    a person's full name and ``name`` is ``None``, all other mentions of the person are removed too.
    """

    words: str
    name: str | None
    place: Place | None = None


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
