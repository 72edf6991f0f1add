"""Resolving the names in articles to people.

A name is resolved by, in this order: a decision about the name in this article; the person it meant there before, if it
still may; the one person with the name or certainly another form of it; and where several people have the name, or it
is a surname alone, the evidence in the articles. A name that fits nobody is a new person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from articles.ingest.names import MAX_NAME, alias_of, person_key
from articles.models import Alias, Distinction, Person, PersonCorrection
from articles.models.acquaintances import NO_ACQUAINTANCE, acquaintances_of
from articles.text.people.identity import Relation, acquaintance_in, chosen, may_be, odds, read_name, relation
from articles.text.people.name_keys import sort_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from articles.text.data.given_names import Gender
    from articles.text.people.identity import Acquaintance, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """A name to look up. ``forms`` are what the article calls the person; ``gender`` is by a title before it."""

    name: str
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: Gender | None = None


@dataclass(frozen=True, kw_only=True)
class Cast:
    """The people of one article. ``before`` are those it has had, by the key of the name, where it is stored."""

    sha256: str
    position: int
    people: tuple[NamedPerson, ...]
    day: date | None = None
    article_id: int | None = None
    before: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def named(self) -> dict[str, NamedPerson]:
        """Those whose name holds a letter, by its key."""
        return {key: person for person in reversed(self.people) if (key := person_key(person.name))}


class Found(NamedTuple):
    """Resolved names: for each article the ids of people by key of the name; and the ids of ``new`` people."""

    by_article: list[dict[str, int]]
    new: set[int]

    @property
    def ids(self) -> set[int]:
        return {person_id for ids in self.by_article for person_id in ids.values()}


def resolve_people(casts: Sequence[Cast]) -> Found:
    """Resolve the names of articles, creating people who are not known yet, in a transaction."""
    return _Resolver(casts).people()


@dataclass(slots=True, eq=False)
class _KnownPerson:
    """A person with the names that matter to this batch. ``pk`` is 0 until a ``newcomer`` is saved."""

    pk: int = 0
    newcomer: Person | None = None
    names: list[Name] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


class _AmbiguousName(NamedTuple):
    """A name in article ``number`` that only evidence can resolve, with the people it may mean."""

    number: int
    key: str
    candidates: list[_KnownPerson]


class _Resolver:
    def __init__(self, casts: Sequence[Cast]) -> None:
        self.casts = casts
        self.occurrences: dict[str, list[NamedPerson]] = defaultdict(list)
        self.beside: dict[str, set[str]] = defaultdict(set)
        for cast in casts:
            for key, person in cast.named.items():
                self.occurrences[key].append(person)
                self.beside[key] |= cast.named.keys() - {key}
        self.names: dict[str, Name] = {}
        self.forms: dict[str, list[Name]] = defaultdict(list)
        for key, people in self.occurrences.items():
            name = read_name(people[0].name, [form for person in people for form in person.forms])
            assert name is not None, key  # noqa: S101
            self.names[key] = name
            self.forms[name.bare].append(name)
        self.owners: dict[str, list[_KnownPerson]] = defaultdict(list)
        self.by_bare: dict[str, list[_KnownPerson]] = defaultdict(list)
        self.by_family: dict[str, list[_KnownPerson]] = defaultdict(list)
        self.entered: list[tuple[_KnownPerson, str]] = []
        self.made: set[int] = set()

    def people(self) -> Found:
        self._read_known()
        # The plain form of a name first, so that its other forms find it.
        for key in sorted(self.names, key=lambda key: (self.names[key].bare, len(self.names[key].middle), key)):
            if self.names[key].given and not self.owners[key]:
                self._add_name(key, self._certain_match(key))
        self._save_people()
        results, doubts = self._resolve_certain()
        meant = self._resolve_by_evidence(doubts, results)
        for doubt, known in zip(doubts, meant, strict=True):
            if known is None and not self.owners[doubt.key]:
                self._add_name(doubt.key)
        self._save_people()
        for doubt, known in zip(doubts, meant, strict=True):
            results[doubt.number][doubt.key] = (known or self.owners[doubt.key][0]).pk
        Alias.objects.bulk_create(
            [alias_of(known.pk, self._spelling(key), family=self.names[key].family) for known, key in self.entered],
            ignore_conflicts=True,
        )
        return Found(results, self.made)

    def _read_known(self) -> None:
        surnames = {name.family for name in self.names.values() if not name.given}
        wanted = (
            Q(key__in=list(self.names))
            | Q(bare__in={name.bare for name in self.names.values() if name.given})
            | Q(family__in=surnames)
        )
        known: dict[int, _KnownPerson] = {}
        rows = Alias.objects.filter(wanted).order_by("pk")
        for pk, key, name, family in rows.values_list("person_id", "key", "name", "family"):
            if pk not in known:
                known[pk] = _KnownPerson(pk)
            self._enter(known[pk], key, read_name(name, family=family))

    def _enter(self, known: _KnownPerson, key: str, name: Name | None) -> None:
        known.keys.add(key)
        self.owners[key].append(known)
        if name is None or not name.given:
            return
        known.names.append(name)
        for people in (self.by_bare[name.bare], self.by_family[name.family]):
            if known not in people:
                people.append(known)

    def _certain_match(self, key: str) -> _KnownPerson | None:
        """Return the one person with a name that this is certainly another form of."""
        name = self.names[key]
        found = []
        for known in self.by_bare[name.bare]:
            forms = [form for form in known.names if form.bare == name.bare]
            if all(relation(name, form) is Relation.SAME for form in forms) and not known.keys & self.beside[key]:
                found.append((known, forms))
        if self._is_ambiguous(name.bare):
            found = [(known, forms) for known, forms in found if name.middle and any(form.middle for form in forms)]
        return found[0][0] if len(found) == 1 else None

    def _is_ambiguous(self, bare: str) -> bool:
        """Whether the plain form may mean two people: "Ilse K. Marrandt" and "Ilse M. Marrandt"."""
        forms = [
            *self.forms[bare],
            *(form for known in self.by_bare[bare] for form in known.names if form.bare == bare),
        ]
        return any(relation(one, other) is not Relation.SAME for one in forms for other in forms)

    def _add_name(self, key: str, known: _KnownPerson | None = None) -> None:
        """Add a new name to ``known``, or to a new person."""
        if known is None:
            name = self._spelling(key)
            forms = [form for person in self.occurrences[key] for form in person.forms]
            row = Person(name=name[:MAX_NAME], sort_name=sort_name(name, forms)[:MAX_NAME])
            known = _KnownPerson(newcomer=row)
        self._enter(known, key, self.names[key])
        self.entered.append((known, key))

    def _spelling(self, key: str) -> str:
        """Return the most frequent spelling of a key; the first one in a tie."""
        return Counter(person.name for person in self.occurrences[key]).most_common(1)[0][0]

    def _save_people(self) -> None:
        unsaved = {known: known.newcomer for known, _key in self.entered if known.newcomer and not known.pk}
        Person.objects.bulk_create(unsaved.values())
        for known, row in unsaved.items():
            known.pk = row.pk
            self.made.add(row.pk)

    def _resolve_certain(self) -> tuple[list[dict[str, int]], list[_AmbiguousName]]:
        """Resolve the names that need no evidence, and return them with the ambiguous ones."""
        decided = self._decided()
        results: list[dict[str, int]] = []
        doubts: list[_AmbiguousName] = []
        for number, cast in enumerate(self.casts):
            results.append({})
            for key in cast.named:
                candidates = self._candidates(key)
                before = cast.before.get(key)
                if (person_id := decided.get((cast.sha256, cast.position, key))) is not None:
                    results[number][key] = person_id
                elif before and any(known.pk == before for known in candidates):
                    results[number][key] = before
                elif len(candidates) == 1 and self.owners[key]:
                    results[number][key] = candidates[0].pk
                else:
                    doubts.append(_AmbiguousName(number, key, candidates))
        return results, doubts

    def _decided(self) -> dict[tuple[str, int, str], int]:
        rows = PersonCorrection.objects.filter(sha256__in={cast.sha256 for cast in self.casts})
        return {
            (sha256, position, key): person_id
            for sha256, position, key, person_id in rows.values_list("sha256", "position", "key", "person_id")
        }

    def _candidates(self, key: str) -> list[_KnownPerson]:
        name = self.names[key]
        bearers = [] if name.given else self.by_family[name.family]
        return [*self.owners[key], *(known for known in bearers if known not in self.owners[key])]

    def _resolve_by_evidence(
        self, doubts: Sequence[_AmbiguousName], results: Sequence[Mapping[str, int]]
    ) -> list[_KnownPerson | None]:
        """Return the person for each ambiguous name; ``None`` where the evidence decides for nobody."""
        ids = {known.pk for doubt in doubts for known in doubt.candidates}
        apart = self._apart(doubts)
        stored = acquaintances_of(ids, excluding=[cast.article_id for cast in self.casts if cast.article_id])
        at_hand = self._evidence_in_batch(ids, results)
        meant: list[_KnownPerson | None] = []
        for doubt in doubts:
            number, key, _candidates = doubt
            possible = self._possible(doubt, there=set(results[number].values()), apart=apart)
            cast = self.casts[number]
            unknown = acquaintance_in(results[number].values(), cast.named[key].roles, cast.day)
            alike = Relation.SAME if self.names[key].given else Relation.SURNAME
            acquaintances = []
            for known in possible:
                acquaintance = stored.get(known.pk, NO_ACQUAINTANCE)
                for where, more in at_hand[known.pk]:
                    if where != number:
                        acquaintance += more
                acquaintances.append(acquaintance)
            articles = sum(acquaintance.articles for acquaintance in acquaintances)
            scores = [odds(alike, unknown, each, rivals=articles - each.articles) for each in acquaintances]
            choice = chosen(scores)
            if choice is None and possible and self.names[key].given:
                # All of them are called so: one of them it is, and the likeliest will do.
                choice = scores.index(max(scores))
            meant.append(None if choice is None else possible[choice])
        return meant

    def _possible(self, doubt: _AmbiguousName, *, there: set[int], apart: set[frozenset[int]]) -> list[_KnownPerson]:
        """Return the candidates that nothing rules out. A person known by surname only is none for that surname."""
        number, key, candidates = doubt
        name, owners = self.names[key], self.owners[key]
        if name.given:
            return candidates
        gender = self.casts[number].named[key].gender
        return [
            known
            for known in candidates
            if known.names
            and all(may_be(gender, each) for each in known.names)
            and (known in owners or known.pk not in there)
            and not any(frozenset((known.pk, owner.pk)) in apart for owner in owners)
        ]

    def _apart(self, doubts: Sequence[_AmbiguousName]) -> set[frozenset[int]]:
        owners = {owner.pk for doubt in doubts if doubt.candidates for owner in self.owners[doubt.key]}
        if not owners:
            return set()
        rows = Distinction.objects.filter(Q(one__in=owners) | Q(other__in=owners))
        return {frozenset(pair) for pair in rows.values_list("one", "other")}

    def _evidence_in_batch(
        self, ids: set[int], results: Sequence[Mapping[str, int]]
    ) -> dict[int, list[tuple[int, Acquaintance]]]:
        """Return the evidence about people in the batch itself, with the number of the article."""
        at_hand: dict[int, list[tuple[int, Acquaintance]]] = defaultdict(list)
        for number, result in enumerate(results):
            cast = self.casts[number]
            for key, person_id in result.items():
                if person_id in ids:
                    others = set(result.values()) - {person_id}
                    at_hand[person_id].append((number, acquaintance_in(others, cast.named[key].roles, cast.day)))
        return at_hand
