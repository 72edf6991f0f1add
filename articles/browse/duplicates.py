"""Duplicate suggestions with the evidence that a curator needs to decide."""

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
    from collections.abc import Collection, Iterable, Sequence

    from django_stubs_ext import StrOrPromise

    from articles.models import ProposedJoin

ARTICLES_SHOWN = 3
SHARED_SHOWN = 6

# The least probabilities for these labels.
ALMOST_CERTAIN = 0.95
LIKELY = 0.7

REASONS = {
    Relation.SAME: _("The names differ only in titles and initials."),
    Relation.MIDDLE: _("One name has a middle name that the other lacks."),
    Relation.LEADING: _("One name has an extra word in front, perhaps a title."),
    Relation.INITIAL: _("One name has an initial for the given name."),
    Relation.SHORT: _("One given name is a short form of the other."),
    Relation.SPELLING: _("The given names differ by one letter."),
    Relation.GENERATION: _("One name has a suffix such as “Jr”."),
    Relation.HALF: _("One surname is half of the other, a double surname."),
    Relation.MISSPELT: _("The surnames differ by one letter."),
    Relation.SURNAME: _("One name is only a surname."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One of the two people, loaded ``with_counts``, with other names and latest appearances."""

    person: Person
    other_names: tuple[str, ...]
    latest: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateSuggestion:
    """Two people who may be one. A merge keeps the first. ``shared`` are people named in articles with either."""

    join: ProposedJoin
    candidates: tuple[Candidate, Candidate]
    shared: tuple[Person, ...]

    @property
    def reason(self) -> StrOrPromise:
        return REASONS[Relation(self.join.relation)]

    @property
    def likelihood(self) -> StrOrPromise:
        likely = probability(self.join.odds)
        if likely >= ALMOST_CERTAIN:
            return pgettext_lazy("join", "almost certain")
        return pgettext_lazy("join", "likely") if likely >= LIKELY else pgettext_lazy("join", "possible")


def suggestions_for(joins: Sequence[ProposedJoin]) -> list[DuplicateSuggestion]:
    """Return the suggestions in order, with their evidence. The number of queries does not grow with the joins."""
    ids = {person_id for join in joins for person_id in (join.one_id, join.other_id)}
    candidates = candidates_of(ids)
    shared = _shared(joins, ids)
    rank = {pk: number for number, pk in enumerate(candidates)}
    return [
        DuplicateSuggestion(join=join, candidates=(candidates[first], candidates[second]), shared=shared[join.pk])
        for join in joins
        for first, second in [sorted((join.one_id, join.other_id), key=rank.__getitem__)]
    ]


def candidates_of(ids: Collection[int]) -> dict[int, Candidate]:
    """Return the people with these ids as they are compared before a merge, the best known first."""
    people = {
        person.pk: person
        for person in Person.objects.filter(pk__in=ids).best_known_first().with_counts().prefetch_related("aliases")
    }
    latest: dict[int, list[Appearance]] = {pk: [] for pk in ids}
    for appearance in _latest(ids):
        latest[appearance.person_id].append(appearance)
    return {
        pk: Candidate(
            person=person,
            other_names=tuple(sorted(alias.name for alias in person.aliases.all() if alias.name != person.name)),
            latest=tuple(latest[pk]),
        )
        for pk, person in people.items()
    }


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
    """Return, by join, the people named in articles with both candidates, in alphabetical order."""
    acquaintances = acquaintances_of(ids)
    companions = {pk: frozenset[int]().union(*acquaintances.get(pk, NO_ACQUAINTANCE).companions) for pk in ids}
    common = {join.pk: companions[join.one_id] & companions[join.other_id] for join in joins}
    names = Person.objects.in_bulk({pk for shared in common.values() for pk in shared})
    in_order = sorted(names.values(), key=lambda person: (person.sort_name, person.pk))
    return {pk: tuple(person for person in in_order if person.pk in keys)[:SHARED_SHOWN] for pk, keys in common.items()}
