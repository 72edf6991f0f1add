"""Corrections of names in an article, applied to the people that were found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.text.people.resolver import FoundPerson
from articles.text.places import find_place
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.places import BodyLine, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """A reader's correction: ``words`` mean the person whom the article calls ``name``, or no person for ``None``.

    It applies to one ``place``, or without one to the words everywhere in the article. ``None`` for a whole name also
    removes all other mentions of that person.
    """

    words: str
    name: str | None
    place: Place | None = None


def with_decided(
    people: Sequence[FoundPerson], decisions: Iterable[NameDecision], *, body: str, lines: Sequence[BodyLine]
) -> tuple[FoundPerson, ...]:
    """Return ``people`` with the corrections applied, by first mention. ``lines`` are those of ``body``.

    A correction of one place overrides one of the words in general.
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
    decided = (
        replace(known.get(name) or FoundPerson(name=name, roles=(), mentions=()), mentions=tuple(sorted(spans)))
        for name, spans in mentions.items()
        if spans
    )
    return tuple(sorted(decided, key=lambda person: person.mentions[0]))


def _spans(
    decision: NameDecision, mentions: dict[str, list[Span]], body: str, lines: Sequence[BodyLine]
) -> Iterable[Span]:
    """Return the spans that a decision applies to; words in general do not include parts of longer names."""
    if decision.place is not None:
        span = find_place(lines, decision.place)
        return [span] if span else []
    found = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(decision.words)}(?!\w)", body)]
    longer = [span for spans in mentions.values() for span in spans if len(span) > len(decision.words)]
    return [span for span in found if not any(span.overlaps(other) for other in longer)]
