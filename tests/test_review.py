"""The page of people who may be one."""

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
    """Return a proposed join of two people, each in an article of its own, ``shared`` in both."""
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


def test_what_brings_most_articles_together_comes_first_with_what_it_takes_to_decide(curator: Client) -> None:
    make_join("Ilse Marrandt", "I. Marrandt", gain=0.4)
    make_join("Oda Quill", "O. Quill", gain=3.5, odds=4.0, shared="Hesk Dovrin")

    response = curator.get(PAGE)

    page = response.content.decode()
    assert page.index("O. Quill") < page.index("I. Marrandt")
    question = response.context["questions"][0]
    assert [person.name for person in question.shared] == ["Hesk Dovrin"]
    assert (str(question.likelihood), str(question.alike)) == (
        "almost certain",
        "One name has an initial for the given name.",
    )
    assert "the harbour master" in page


@pytest.mark.parametrize(
    ("one", "other", "articles", "kept"),
    [
        pytest.param("Oda Quill", "O. Quill", 0, "Oda Quill", id="the fuller name"),
        pytest.param("Oda Quill", "O. Quill", 1, "O. Quill", id="of whom more is written"),
        pytest.param("Oda Quill", "Quill", 1, "Oda Quill", id="not a surname alone"),
    ],
)
def test_the_page_of_the_first_of_two_is_kept(curator: Client, one: str, other: str, articles: int, kept: str) -> None:
    join = make_join(one, other)
    for _number in range(articles):
        make_appearance(person=join.other)

    [question] = curator.get(PAGE).context["questions"]
    decide(curator, "same", [join])

    assert question.sides[0].person == Person.objects.get()
    assert question.sides[0].person.name == kept


def test_one_pair_is_merged_by_its_button(curator: Client) -> None:
    join, other = make_join("Oda Quill", "O. Quill"), make_join("Ilse Marrandt", "I. Marrandt")

    page = decide(curator, f"same {join.pk}", [other]).content.decode()

    assert "O. Quill merged into Oda Quill" in page.replace("&quot;", '"')
    assert Change.objects.get().kind == Change.Kind.MERGE_PEOPLE
    assert list(ProposedJoin.objects.all()) == [other]


def test_several_are_kept_apart_together(curator: Client) -> None:
    joins = [make_join("Oda Quill", "O. Quill"), make_join("Ilse Marrandt", "I. Marrandt")]

    page = decide(curator, "different", joins).content.decode()

    assert "2 pairs kept separate" in page
    assert Distinction.objects.count() == 2
    assert "No duplicate suggestions." in page


def test_choosing_nothing_changes_nothing_and_says_so(curator: Client) -> None:
    make_join("Oda Quill", "O. Quill")

    page = decide(curator, "same", []).content.decode()

    assert "Select a pair first." in page
    assert ProposedJoin.objects.count() == 1


@pytest.mark.parametrize("decision", ["", "perhaps", "same x", "same 99999999"])
def test_what_is_no_decision_changes_nothing(curator: Client, decision: str) -> None:
    make_join("Oda Quill", "O. Quill")

    assert decide(curator, decision, []).status_code == 200
    assert ProposedJoin.objects.count() == 1


def test_htmx_gets_the_part_that_changes_with_what_happened(curator: Client) -> None:
    join = make_join("Oda Quill", "O. Quill")

    response = decide(curator, "same", [join], hx_request="true")

    body = response.content.decode()
    assert 'id="review"' in body
    assert 'hx-swap-oob="true"' in body
    assert "<html" not in body
    assert "HX-Request" in response["Vary"]


def test_pairs_are_found_by_any_name_of_either(curator: Client) -> None:
    join = make_join("Oda Quill", "O. Quill")
    make_alias(person=join.other, name="the Harbour Master")
    make_join("Ilse Marrandt", "I. Marrandt")

    found = curator.get(PAGE, {"q": "harbour"}).context["questions"]
    nobody = curator.get(PAGE, {"q": "nobody"}).content.decode()

    assert [question.join for question in found] == [join]
    assert "No duplicate suggestions for “nobody”." in nobody


def test_a_filter_stays_after_a_decision(curator: Client) -> None:
    join = make_join("Oda Quill", "O. Quill")

    response = curator.post(f"{PAGE}?q=quill", {"decision": f"same {join.pk}"})

    assert response["Location"] == f"{PAGE}?q=quill"


@pytest.mark.parametrize("method", ["get", "post"])
def test_readers_are_not_asked(client: Client, method: str) -> None:
    client.force_login(make_user())
    join = make_join("Oda Quill", "O. Quill")

    response = getattr(client, method)(PAGE, {"decision": f"same {join.pk}"})

    assert response.status_code == 403
    assert Person.objects.count() == 2


def test_curators_are_led_here_by_how_many_wait(curator: Client) -> None:
    people = reverse("articles:people")
    assert PAGE not in curator.get(people).content.decode()
    make_join("Oda Quill", "O. Quill")

    assert "Review 1 duplicate suggestion" in curator.get(people).content.decode()
    reader = Client()
    reader.force_login(make_user())
    assert PAGE not in reader.get(people).content.decode()


def test_markup_in_a_name_is_shown_as_text(curator: Client) -> None:
    make_join("<b>Oda</b> Quill", "O. Quill")

    assert "<b>Oda" not in curator.get(PAGE).content.decode()


def test_more_pairs_cost_no_more_queries(
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


@pytest.mark.parametrize("words", ["\x00", "x" * 300, " ".join(["x"] * 3_000)], ids=["nul", "long", "very many"])
def test_what_nobody_can_be_called_narrows_nothing(curator: Client, words: str) -> None:
    make_join("Ilse Marrandt", "Ilse K. Marrandt")

    response = curator.get(PAGE, {"q": words})

    assert len(response.context["questions"]) == 1
