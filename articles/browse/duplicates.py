"""Proposed joins with what somebody needs to decide about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Appearance, Person
from articles.models.acquaintances import NO_ACQUAINTANCE, acquaintances_of
from articles.text.people.identity import Relation, probability

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django_stubs_ext import StrOrPromise

    from articles.models import ProposedJoin

ARTICLES_SHOWN = 3
SHARED_SHOWN = 6

# From which share on a join is called so.
ALMOST_CERTAIN = 0.95
LIKELY = 0.7

ALIKE = {
    Relation.SAME: _("The names are the same but for titles and initials."),
    Relation.MIDDLE: _("One name has a middle name that the other leaves out."),
    Relation.LEADING: _("One name has a word more before it, perhaps a title."),
    Relation.INITIAL: _("One name has an initial for the given name."),
    Relation.SHORT: _("One given name is a short form of the other."),
    Relation.SPELLING: _("The given names are a letter apart."),
    Relation.GENERATION: _("One name says which generation it is of."),
    Relation.HALF: _("One surname is half of the other."),
    Relation.MISSPELT: _("The surnames are a letter apart."),
    Relation.SURNAME: _("One is a surname alone."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: a person ``with_counts``, all other names, and the latest appearances."""

    person: Person
    other_names: tuple[str, ...]
    latest: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Are these two one person? The first is the one whose page would be kept; ``shared`` are named beside both."""

    join: ProposedJoin
    sides: tuple[Side, Side]
    shared: tuple[Person, ...]

    @property
    def alike(self) -> StrOrPromise:
        return ALIKE[Relation(self.join.relation)]

    @property
    def likelihood(self) -> StrOrPromise:
        likely = probability(self.join.odds)
        if likely >= ALMOST_CERTAIN:
            return pgettext_lazy("join", "almost certain")
        return pgettext_lazy("join", "likely") if likely >= LIKELY else pgettext_lazy("join", "possible")


def questions(joins: Sequence[ProposedJoin]) -> list[Question]:
    """Return the joins as questions, in their order, in as many queries for many as for one."""
    ids = {person_id for join in joins for person_id in (join.one_id, join.other_id)}
    people = {
        person.pk: person
        for person in Person.objects.filter(pk__in=ids).best_known_first().with_counts().prefetch_related("aliases")
    }
    latest: dict[int, list[Appearance]] = {pk: [] for pk in ids}
    for appearance in _latest(ids):
        latest[appearance.person_id].append(appearance)
    sides = {
        pk: Side(
            person=person,
            other_names=tuple(sorted(alias.name for alias in person.aliases.all() if alias.name != person.name)),
            latest=tuple(latest[pk]),
        )
        for pk, person in people.items()
    }
    shared = _shared(joins, ids)
    rank = {pk: number for number, pk in enumerate(people)}
    return [
        Question(join=join, sides=(sides[first], sides[second]), shared=shared[join.pk])
        for join in joins
        for first, second in [sorted((join.one_id, join.other_id), key=rank.__getitem__)]
    ]


def _latest(ids: Iterable[int]) -> Iterable[Appearance]:
    newest = Window(RowNumber(), partition_by="person", order_by=["-article__sort_at", "-pk"])
    return (
        Appearance.objects.filter(person__in=ids)
        .annotate(place=newest)
        .filter(place__lte=ARTICLES_SHOWN)
        .select_related("article__source")
        .only(
            "name",
            "person",
            "roles",
            "article__headline",
            "article__published_on",
            "article__published_time",
            "article__published_offset",
            "article__source__name",
            "article__source__slug",
        )
        .order_by(F("person_id"), F("place"))
    )


def _shared(joins: Sequence[ProposedJoin], ids: Iterable[int]) -> dict[int, tuple[Person, ...]]:
    told = acquaintances_of(ids)
    beside = {pk: frozenset[int]().union(*told.get(pk, NO_ACQUAINTANCE).companions) for pk in ids}
    common = {join.pk: beside[join.one_id] & beside[join.other_id] for join in joins}
    names = Person.objects.in_bulk({pk for shared in common.values() for pk in shared})
    in_order = sorted(names.values(), key=lambda person: (person.sort_name, person.pk))
    return {pk: tuple(person for person in in_order if person.pk in its)[:SHARED_SHOWN] for pk, its in common.items()}
