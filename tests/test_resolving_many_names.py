"""Resolving articles that name thousands of people takes no time or memory for each pair of them."""

from __future__ import annotations

import tracemalloc
from itertools import product
from typing import TYPE_CHECKING

import pytest

from articles.ingest import people, proposals
from articles.ingest.people import ArticleNames, NameToResolve
from tests.factories import make_person

if TYPE_CHECKING:
    from articles.text.people.identity import Name, Relation

SYLLABLES = "ba den fo gur ha kel lo mir na pol ra sun ta vel wo zan".split()
WORDS = ["".join(parts).title() for parts in product(SYLLABLES, repeat=3)]


def article(names: list[str]) -> ArticleNames:
    return ArticleNames(sha256="a" * 64, position=0, people=tuple(NameToResolve(name=name) for name in names))


def test_the_names_beside_each_name_are_not_copied() -> None:
    names = article([f"Ada {word}" for word in WORDS[:1_000]])
    people._Resolver([article(["Ada Holt"])])
    tracemalloc.start()
    try:
        people._Resolver([names])
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000


def test_another_name_in_the_same_article_is_another_person() -> None:
    resolver = people._Resolver([article(["Ada Holt", "Ada K. Holt"])])
    resolver._add_name("ada holt")
    (known,) = resolver.by_bare["ada holt"]
    assert resolver._is_beside("ada k holt", known)
    assert not resolver._is_beside("ada holt", known)


def test_forms_of_one_name_are_compared_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    relation = people.relation

    def counted(one: Name, other: Name) -> Relation | None:
        nonlocal compared
        compared += 1
        return relation(one, other)

    monkeypatch.setattr(people, "relation", counted)
    resolver = people._Resolver([article([f"Ada {word} Holt" for word in WORDS[:1_000]])])
    for key in sorted(resolver.names):
        resolver._add_name(key, resolver._certain_match(key))
    assert compared < 3 * people.MAX_NAMESAKES * 1_000


def test_an_article_of_too_many_people_shows_no_acquaintance() -> None:
    assert people._companions(range(people.MAX_COMPANIONS)) == frozenset(range(people.MAX_COMPANIONS))
    assert people._companions(range(people.MAX_COMPANIONS + 1)) == frozenset()


@pytest.mark.django_db
def test_very_many_bearers_of_a_surname_are_compared_by_given_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MAX_BEARERS", 10)
    names = [*(f"{word} Holt" for word in WORDS[:20]), "William Holt", "Bill Holt", "W. Holt"]
    found = {name: make_person(name=name) for name in names}
    namesakes = proposals._Namesakes([person.pk for person in found.values()])
    meant = {person.pk: name for name, person in found.items()}
    assert {meant[pk] for pk in namesakes.of(found["William Holt"].pk)} == {"Bill Holt", "W. Holt"}
    assert all(len(list(namesakes._bearers_like(name))) <= 10 for each in namesakes.names.values() for name in each)
