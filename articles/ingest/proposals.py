"""Duplicate suggestions: pairs of people who may be the same person, for a curator to decide."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest, nsmallest
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db.models import Q

from articles.models import Alias, Distinction, ProposedJoin
from articles.models.acquaintances import NO_ACQUAINTANCE, acquaintances_of
from articles.text.people.identity import MIN_ODDS_TO_SUGGEST, PRIOR, Relation, odds, probability, read_name, relation
from articles.text.people.name_matching import short_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from articles.text.people.identity import Name

# A surname or an initial may fit many people: suggest only the likeliest.
MAX_SUGGESTIONS_PER_PERSON = 5

MAX_BEARERS = 400
"""People with one surname who are all compared with each other. Without a limit, a file of made-up names with one
surname would take time and memory for every pair."""


def update_suggestions(people: Collection[int], *, new: Collection[int] = ()) -> None:
    """Recompute the duplicate suggestions of ``new`` people and of those in ``people`` that already have suggestions.

    Pairs that no longer qualify are deleted. Others need no update: they were compared when they were added, and are
    compared again when a similar name is.
    """
    stored = {
        (one, other): pk for one, other, pk in ProposedJoin.objects.of_people(people).values_list("one", "other", "pk")
    }
    wanted = {*new, *(person_id for pair in stored for person_id in pair if person_id in people)}
    if not wanted:
        return
    found = {(join.one_id, join.other_id): join for join in _proposed(wanted)}
    ProposedJoin.objects.bulk_create(
        [found[pair] for pair in sorted(found)],
        update_conflicts=True,
        unique_fields=["one", "other"],
        update_fields=["relation", "odds", "gain"],
    )
    if gone := [pk for pair, pk in stored.items() if pair not in found]:
        ProposedJoin.objects.filter(pk__in=gone).delete()


def _proposed(ids: Collection[int]) -> list[ProposedJoin]:
    namesakes = _Namesakes(ids)
    relations = {
        (min(mine, theirs), max(mine, theirs)): how for mine in ids for theirs, how in namesakes.of(mine).items()
    }
    if not relations:
        return []
    apart = Distinction.objects.filter(Q(one__in=ids) | Q(other__in=ids))
    for pair in apart.values_list("one", "other"):
        relations.pop(pair, None)
    people = {person_id for pair in relations for person_id in pair}
    evidence = acquaintances_of(people.union(*map(namesakes.of, people)))
    by_unknown: dict[int, list[ProposedJoin]] = defaultdict(list)
    for (one, other), how in relations.items():
        unknown, known = sorted((one, other), key=lambda pk: (evidence.get(pk, NO_ACQUAINTANCE).articles, -pk))
        ours, theirs = evidence.get(unknown, NO_ACQUAINTANCE), evidence.get(known, NO_ACQUAINTANCE)
        if any(known in companions for companions in ours.companions):
            # An article that names both of them treats them as different people.
            continue
        others = namesakes.of(unknown).keys() - {known}
        rivals = sum(evidence.get(person_id, NO_ACQUAINTANCE).articles for person_id in others)
        odds_same = odds(how, ours, theirs, rivals=rivals)
        if odds_same >= MIN_ODDS_TO_SUGGEST:
            gain = ours.articles * probability(odds_same)
            join = ProposedJoin(one_id=one, other_id=other, relation=how.value, odds=odds_same, gain=gain)
            by_unknown[unknown].append(join)
    return [
        join
        for joins in by_unknown.values()
        for join in nlargest(MAX_SUGGESTIONS_PER_PERSON, joins, attrgetter("odds"))
    ]


class _Namesakes:
    """The people who share a surname, or have a similar name, and how their names relate."""

    def __init__(self, ids: Collection[int]) -> None:
        self.names: dict[int, list[Name]] = defaultdict(list)
        self.bearers: dict[str, set[int]] = defaultdict(set)
        self._bearers_by_given: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._found: dict[int, dict[int, Relation]] = {}
        mine = list(Alias.objects.filter(person__in=ids).order_by("pk").values_list(*_NAMED))
        self.near = _nearly(mine)
        families = {family for _, _, family in mine if family}
        rows = Alias.objects.filter(Q(family__in=families) | Q(person__in=self.near)).order_by("pk")
        for person_id, text, family in rows.values_list(*_NAMED):
            name = read_name(text, family=family)
            if name:
                self.names[person_id].append(name)
                self.bearers[family].add(person_id)
                for given in (name.given, *name.middle[:1]):
                    self._bearers_by_given[family, given].add(person_id)
                    self._bearers_by_given[family, given[:1] + "."].add(person_id)
        for person_id, names in self.names.items():
            # If a person has full names, ignore the surname alone: it says nothing about others with that surname.
            self.names[person_id] = [name for name in names if name.given] or names

    def of(self, person_id: int) -> dict[int, Relation]:
        """Return how the names of other people relate to this person's, by id."""
        if person_id not in self._found:
            others = {other for name in self.names[person_id] for other in self._bearers_like(name)}
            others |= self.near.get(person_id, set())
            others.discard(person_id)
            relations = {other: self._relation(person_id, other) for other in sorted(others)}
            self._found[person_id] = {other: how for other, how in relations.items() if how}
        return self._found[person_id]

    def _bearers_like(self, name: Name) -> Iterable[int]:
        """Return the people whose surname this is; if they are very many, those whose given names may be the same."""
        bearers = self.bearers[name.family]
        if len(bearers) <= MAX_BEARERS:
            return bearers
        like: set[int] = set()
        for given in (name.given, *name.middle[:1], *(form.casefold() for form in short_forms(name.given.title()))):
            like |= self._bearers_by_given.get((name.family, given), set())
        if len(like) < MAX_BEARERS:
            like |= self._bearers_by_given.get((name.family, name.given[:1] + "."), set())
        return nsmallest(MAX_BEARERS, like)

    def _relation(self, one: int, other: int) -> Relation | None:
        pairs = [(mine, theirs) for mine in self.names[one] for theirs in self.names[other]]
        relations = [relation(*pair) for pair in pairs]
        if any(how is None and mine.bare == theirs.bare for how, (mine, theirs) in zip(relations, pairs, strict=True)):
            # "Ilse K. Marrandt" is not "Ilse M. Marrandt", even if both also appear as "Ilse Marrandt".
            return None
        how = max((how for how in relations if how), key=PRIOR.__getitem__, default=None)
        only_surnames = not any(name.given for name in (*self.names[one], *self.names[other]))
        return Relation.SURNAME if how and only_surnames else how


_NAMED = ("person_id", "name", "family")


def _nearly(named: Iterable[tuple[int, str, str]]) -> dict[int, set[int]]:
    """Return pairs of people whose names may be misspellings, or parts, of one another, in both directions."""
    full = [
        (person_id, (name.given, (name.family, *name.middle[-1:])))
        for person_id, text, family in named
        if (name := read_name(text, family=family)) is not None and name.given
    ]
    near: dict[int, set[int]] = defaultdict(set)
    for number, other in Alias.objects.similar_to([name for _, name in full]):
        person_id = full[number][0]
        if other != person_id:
            near[person_id].add(other)
            near[other].add(person_id)
    return near
