"""Gather the places at which a body names people into people, for scripts without capital letters.

A language finds sightings: a name at one place, with the evidence of that place. Here they become people: short forms
join the full name, and further mentions of a known name are looked up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.people.found import FoundPerson, SearchedPeople
from articles.text.people.limits import NameCount
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

MIN_CERTAINTY: Final = 0.5
"""Names less certain than this are left out."""

MAX_ROLES: Final = 5

_KEY_LENGTH: Final = 2


class Sighting(NamedTuple):
    """A name at ``start:end``. ``role`` is the title or description beside it."""

    start: int
    end: int
    certainty: float
    role: str = ""


@dataclass(slots=True)
class _Named:
    """All sightings of one form of a name."""

    name: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    doubt: float = 1.0
    roles: dict[str, None] = field(default_factory=dict)

    def add(self, sighting: Sighting) -> None:
        self.spans.append((sighting.start, sighting.end))
        # The places of one name are not independent: the second counts half.
        doubt = 1.0 - sighting.certainty
        self.doubt = min(self.doubt, doubt) * (0.7 if len(self.spans) > 1 and doubt < MIN_CERTAINTY else 1.0)
        if sighting.role:
            self.roles.setdefault(sighting.role)


class NameForms(NamedTuple):
    """How a language shortens and shows names.

    ``short_forms`` yields the forms by which a full name may be called later. ``stands_alone`` says whether the text at
    a place may be such a form without a title, ``is_whole`` whether a full name found by its text is not part of a
    longer word. ``shown`` is the base form of a name. ``lone_forms`` yields the short forms that are searched for, by
    default all of them. ``letters`` is how many letters of a European language a character is worth.
    """

    short_forms: Callable[[str], Iterable[str]]
    stands_alone: Callable[[str, int, int], bool]
    is_whole: Callable[[str, int, int], bool]
    shown: Callable[[str], str] = str
    lone_forms: Callable[[str], Iterable[str]] | None = None
    letters: int = 1


def gather_people(
    body: str, sightings: Iterable[Sighting], forms: NameForms, introduction_names: Sequence[str] = ()
) -> SearchedPeople:
    """Return the people of ``body`` in the order of their first mention, read up to the limits of ``people.limits``.

    ``introduction_names`` are full names that headline and standfirst give; they complete short forms of the body.
    """
    counted = NameCount(forms.letters)
    named = _by_name(body, sightings, forms, counted)
    full_of = _full_names(named, forms, introduction_names)
    groups: dict[str, list[_Named]] = defaultdict(list)
    for name, each in named.items():
        owners = full_of.get(name, ())
        owner = name if not owners else owners[0] if len(owners) == 1 else _nearest(owners, each, named)
        groups[owner].append(each)
    found = []
    for owner, members in groups.items():
        doubt = min(member.doubt for member in members)
        if len(members) > 1:
            doubt *= 0.6
        if 1.0 - doubt >= MIN_CERTAINTY:
            found.append((owner, members, 1.0 - doubt))
    found.sort(key=lambda entry: min(member.spans[0] for member in entry[1]))
    mentions = _all_mentions(body, [(owner, members) for owner, members, _ in found], forms, counted.end)
    people = [
        FoundPerson(
            name=owner,
            roles=tuple(dict.fromkeys(role for member in members for role in member.roles))[:MAX_ROLES],
            mentions=tuple(Span(start, end) for start, end in mentions[number]),
            certainty=round(min(certainty, 0.99), 3),
        )
        for number, (owner, members, certainty) in enumerate(found)
        if mentions[number]
    ]
    return SearchedPeople(tuple(sorted(people, key=lambda person: person.mentions[0])), counted.end)


def _by_name(body: str, sightings: Iterable[Sighting], forms: NameForms, counted: NameCount) -> dict[str, _Named]:
    """Return the forms found; where two sightings overlap, the longer or more certain one holds."""
    named: dict[str, _Named] = {}
    taken_until = 0
    for sighting in _without_overlaps(sightings):
        if sighting.start < taken_until:
            continue
        taken_until = sighting.end
        name = forms.shown(body[sighting.start : sighting.end])
        if not counted.allows((name,), sighting.start):
            break
        named.setdefault(name, _Named(name)).add(sighting)
    return named


def _without_overlaps(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Return the sightings in order; of those that overlap, the most certain, then the longest."""
    kept: list[Sighting] = []
    for each in sorted(sightings):
        if kept and each.start < kept[-1].end:
            other = kept[-1]
            if (each.certainty, each.end - each.start) > (other.certainty, other.end - other.start):
                role = each.role or other.role
                kept[-1] = each._replace(role=role)
            elif each.role and not other.role:
                kept[-1] = other._replace(role=each.role)
            continue
        kept.append(each)
    return kept


def _full_names(
    named: Mapping[str, _Named], forms: NameForms, introduction_names: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return the full names of each short form."""
    full_of: dict[str, dict[str, None]] = defaultdict(dict)
    for name in (*named, *introduction_names):
        for short in forms.short_forms(name):
            if short in named and short != name:
                full_of[short].setdefault(name)
    resolved: dict[str, tuple[str, ...]] = {}
    for short, fulls in full_of.items():
        # A name in the body goes before one of the headline; of two, one may be short of the other.
        inside = [full for full in fulls if full in named] or list(fulls)
        top = [full for full in inside if not any(full in forms.short_forms(other) for other in inside[:8])]
        resolved[short] = tuple(top or inside)
    return resolved


def _nearest(owners: Sequence[str], short: _Named, named: Mapping[str, _Named]) -> str:
    """Return the owner that is named last before the first mention of the short form, else the first owner."""
    first = short.spans[0][0]
    best, latest = owners[0], -1
    for owner in owners:
        spans = named[owner].spans if owner in named else []
        before = bisect_left(spans, (first,))
        if before and spans[before - 1][0] > latest:
            best, latest = owner, spans[before - 1][0]
    return best


def _all_mentions(
    body: str, found: Sequence[tuple[str, Sequence[_Named]]], forms: NameForms, last: int | None
) -> list[list[tuple[int, int]]]:
    """Return the mentions of each person before ``last``, with those that no evidence beside them showed."""
    mentions: list[list[tuple[int, int]]] = [
        sorted(span for member in members for span in member.spans) for _, members in found
    ]
    taken = sorted((start, end) for spans in mentions for start, end in spans)
    wanted: dict[str, tuple[int, bool]] = {}
    for number, (owner, members) in enumerate(found):
        for text in {owner, *(member.name for member in members)}:
            wanted.setdefault(text, (number, text != owner and len(members) > 1))
    for number, (owner, _) in enumerate(found):
        for short in (forms.lone_forms or forms.short_forms)(owner):
            wanted.setdefault(short, (number, True))
    place = 0
    last_end = 0
    for start, end in occurrences(body, wanted, last):
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if start < last_end or (place < len(taken) and taken[place][0] < end):
            continue
        number, is_short = wanted[body[start:end]]
        if (forms.stands_alone if is_short else forms.is_whole)(body, start, end):
            mentions[number].append((start, end))
            last_end = end
    return [sorted(spans) for spans in mentions]


def occurrences(body: str, texts: Iterable[str], last: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the places of any of ``texts`` that begin in ``body`` before ``last``, at each place the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    known = {text for text in texts if text}
    if not known:
        return
    for text in known:
        lengths[text[:_KEY_LENGTH]].add(len(text))
    ordered = {key: sorted(sizes, reverse=True)[:12] for key, sizes in lengths.items()}
    singles = frozenset(text for text in known if len(text) < _KEY_LENGTH)
    firsts = re.compile(f"[{re.escape(''.join(sorted({text[0] for text in known})))}]")
    for first in firsts.finditer(body, 0, len(body) if last is None else last):
        start = first.start()
        for size in ordered.get(body[start : start + _KEY_LENGTH], ()):
            if body[start : start + size] in known:
                yield start, start + size
        if body[start] in singles:
            yield start, start + 1
