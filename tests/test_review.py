"""The page of duplicate suggestions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Change, Distinction, Person, ProposedJoin
from tests.factories import (
    make_alias,
    make_appearance,
    make_article,
    make_person,
    make_quote,
    make_source,
    make_user,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

PAGE = "/people/review/"


def make_join(one: str, other: str, *, gain: float = 1.0, odds: float = 1.0, shared: str = "") -> ProposedJoin:
    """Make a suggestion for two people, each quoted in one article. ``shared`` names a person in both articles."""
    people = []
    third = make_person(name=shared) if shared else None
    for name in (one, other):
        person = make_person(name=name)
        article = make_article(source=make_source(), published_on=date(2024, 11, 12))
        make_appearance(article=article, person=person, roles=["the harbour master"])
        if third:
            make_appearance(article=article, person=third)
        make_quote(article=article, speaker=person)
        people.append(person)
    return ProposedJoin.objects.create(one=people[0], other=people[1], relation="initial", odds=odds, gain=gain)


def decide(client: Client, decision: str, joins: list[ProposedJoin], **headers: str) -> Any:
    data = {"decision": decision, "chosen": [join.pk for join in joins]}
    return client.post(PAGE, data, headers=headers, follow=True)


def test_suggestions_are_ordered_by_gain_and_have_their_evidence(curator: Client) -> None:
    make_join("Ilse Marrandt", "I. Marrandt", gain=0.4)
    make_join("Oda Quill", "O. Quill", gain=3.5, odds=4.0, shared="Hesk Dovrin")

    response = curator.get(PAGE)

    page = response.content.decode()
    assert page.index("O. Quill") < page.index("I. Marrandt")
    suggestion = response.context["suggestions"][0]
    assert [person.name for person in suggestion.shared] == ["Hesk Dovrin"]
    assert (str(suggestion.likelihood), str(suggestion.reason)) == (
        "almost certain",
        "One name has an initial for the given name.",
    )
    assert "the harbour master" in page


@pytest.mark.parametrize(
    ("one", "other", "articles", "kept"),
    [
        pytest.param("Oda Quill", "O. Quill", 0, "Oda Quill", id="the fuller name"),
        pytest.param("Oda Quill", "O. Quill", 1, "O. Quill", id="with more articles"),
        pytest.param("Oda Quill", "Quill", 1, "Oda Quill", id="not only a surname"),
    ],
)
def test_a_merge_keeps_the_first_of_the_two_people(
    curator: Client, one: str, other: str, articles: int, kept: str
) -> None:
    join = make_join(one, other)
    for _number in range(articles):
        make_appearance(person=join.other)

    [suggestion] = curator.get(PAGE).context["suggestions"]
    decide(curator, "same", [join])

    assert suggestion.candidates[0].person == Person.objects.get()
    assert suggestion.candidates[0].person.name == kept


def test_the_button_of_a_pair_merges_only_that_pair(curator: Client) -> None:
    join, other = make_join("Oda Quill", "O. Quill"), make_join("Ilse Marrandt", "I. Marrandt")

    page = decide(curator, f"same {join.pk}", [other]).content.decode()

    assert "O. Quill merged into Oda Quill" in page.replace("&quot;", '"')
    assert Change.objects.get().kind == Change.Kind.MERGE_PEOPLE
    assert list(ProposedJoin.objects.all()) == [other]


def test_several_pairs_can_be_kept_separate_at_once(curator: Client) -> None:
    joins = [make_join("Oda Quill", "O. Quill"), make_join("Ilse Marrandt", "I. Marrandt")]

    page = decide(curator, "different", joins).content.decode()

    assert "2 pairs kept separate" in page
    assert Distinction.objects.count() == 2
    assert "No duplicate suggestions." in page


def test_an_empty_selection_changes_nothing_and_says_so(curator: Client) -> None:
    make_join("Oda Quill", "O. Quill")

    page = decide(curator, "same", []).content.decode()

    assert "Select a pair first." in page
    assert ProposedJoin.objects.count() == 1


@pytest.mark.parametrize("decision", ["", "perhaps", "same x", "same 99999999"])
def test_an_invalid_decision_changes_nothing(curator: Client, decision: str) -> None:
    make_join("Oda Quill", "O. Quill")

    assert decide(curator, decision, []).status_code == 200
    assert ProposedJoin.objects.count() == 1


def test_htmx_gets_the_list_with_the_message(curator: Client) -> None:
    join = make_join("Oda Quill", "O. Quill")

    response = decide(curator, "same", [join], hx_request="true")

    body = response.content.decode()
    assert 'id="review"' in body
    assert 'hx-swap-oob="true"' in body
    assert "<html" not in body
    assert "HX-Request" in response["Vary"]


def test_search_finds_pairs_by_any_alias_of_either(curator: Client) -> None:
    join = make_join("Oda Quill", "O. Quill")
    make_alias(person=join.other, name="the Harbour Master")
    make_join("Ilse Marrandt", "I. Marrandt")

    found = curator.get(PAGE, {"q": "harbour"}).context["suggestions"]
    nobody = curator.get(PAGE, {"q": "nobody"}).content.decode()

    assert [suggestion.join for suggestion in found] == [join]
    assert "No duplicate suggestions for “nobody”." in nobody


def test_the_search_is_kept_after_a_decision(curator: Client) -> None:
    join = make_join("Oda Quill", "O. Quill")

    response = curator.post(f"{PAGE}?q=quill", {"decision": f"same {join.pk}"})

    assert response["Location"] == f"{PAGE}?q=quill"


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_curators_may_review(client: Client, method: str) -> None:
    client.force_login(make_user())
    join = make_join("Oda Quill", "O. Quill")

    response = getattr(client, method)(PAGE, {"decision": f"same {join.pk}"})

    assert response.status_code == 403
    assert Person.objects.count() == 2


def test_the_people_page_links_here_for_curators_if_there_are_suggestions(curator: Client) -> None:
    people = reverse("articles:people")
    assert PAGE not in curator.get(people).content.decode()
    make_join("Oda Quill", "O. Quill")

    assert "Review 1 duplicate suggestion" in curator.get(people).content.decode()
    reader = Client()
    reader.force_login(make_user())
    assert PAGE not in reader.get(people).content.decode()


def test_markup_in_a_name_is_escaped(curator: Client) -> None:
    make_join("<b>Oda</b> Quill", "O. Quill")

    assert "<b>Oda" not in curator.get(PAGE).content.decode()


def test_the_number_of_queries_does_not_grow_with_pairs(
    curator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_join("Oda Quill", "O. Quill", shared="Hesk Dovrin")
    with django_assert_max_num_queries(14) as one:
        curator.get(PAGE)
    for number in range(3):
        make_join(f"Ilse Marrandt{number}", f"I. Marrandt{number}", shared=f"Hesk Dovrin{number}")

    with django_assert_max_num_queries(14) as more:
        curator.get(PAGE)

    assert len(more) == len(one)


@pytest.mark.parametrize("words", ["x" * 300, " ".join(["x"] * 3_000)], ids=["long", "very many"])
def test_an_invalid_name_filters_nothing(curator: Client, words: str) -> None:
    make_join("Ilse Marrandt", "Ilse K. Marrandt")

    response = curator.get(PAGE, {"q": words})

    assert len(response.context["suggestions"]) == 1
