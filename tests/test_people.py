"""The list of people, and the page of a person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from tests.factories import (
    make_alias,
    make_appearance,
    make_article,
    make_curator,
    make_person,
    make_quote,
    make_source,
    make_user,
)

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def named(client: Client, **query: str) -> list[str]:
    response = client.get(reverse("articles:people"), query)
    return [person.name for person in response.context["page"]]


def test_people_are_listed_by_number_of_articles(reader: Client) -> None:
    rarely, often = make_person(name="Ilse Marrandt"), make_person(name="Oda Quill")
    make_appearance(person=rarely)
    make_appearance(person=often)
    make_appearance(person=often)

    assert named(reader) == ["Oda Quill", "Ilse Marrandt"]


def test_people_are_listed_with_their_latest_role(reader: Client) -> None:
    person = make_person(name="Oda Quill")
    make_appearance(person=person, roles=["harbor pilot"])
    make_appearance(person=person, roles=["minister of fisheries", "former pilot"])
    make_appearance(person=person)
    make_appearance(person=make_person(name="Ilse Marrandt"))

    response = reader.get(reverse("articles:people"))
    roles = {person.name: person.role for person in response.context["page"]}

    assert roles == {"Oda Quill": "minister of fisheries", "Ilse Marrandt": None}
    assert "minister of fisheries" in response.content.decode()


@pytest.mark.parametrize(
    ("order", "expected"),
    [("quoted", ["Oda Quill", "Ilse Marrandt"]), ("name", ["Ilse Marrandt", "Oda Quill"])],
    ids=["most quoted first", "by surname"],
)
def test_people_can_be_sorted(reader: Client, order: str, expected: list[str]) -> None:
    make_person(name="Ilse Marrandt")
    make_quote(speaker=make_person(name="Oda Quill"))

    assert named(reader, order=order) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("quill", ["Oda Quill"]),
        ("quill oda", ["Oda Quill"]),
        ("the minister", ["Oda Quill"]),
        ("%", []),
        ("nobody", []),
    ],
    ids=["surname in lower case", "words in any order", "an alias", "a wildcard as plain text", "no such name"],
)
def test_search_finds_people_by_words_of_any_alias(reader: Client, words: str, expected: list[str]) -> None:
    make_person(name="Ilse Marrandt")
    make_alias(person=make_person(name="Oda Quill"), name="The Minister")

    assert named(reader, q=words) == expected


def test_counts_are_not_multiplied_by_each_other(reader: Client) -> None:
    person = make_person(name="Oda Quill")
    article = make_article(body="Oda Quill came. “Good,” Oda Quill said. “Very good.”")
    make_appearance(article=article, person=person)
    make_quote(article=article, text="Good,", speaker=person)
    make_quote(article=article, text="Very good.", speaker=person)

    (row,) = reader.get(reverse("articles:people")).context["page"]

    assert (row.article_count, row.mention_count, row.quote_count) == (1, 2, 2)


def test_a_person_page_lists_quotes_newest_first_with_links_to_the_article(reader: Client) -> None:
    person = make_person(name="Oda Quill")
    older = make_quote(article=make_article(published_on=date(2024, 1, 5)), speaker=person, text="First words")
    newer = make_quote(article=make_article(published_on=date(2024, 3, 5)), speaker=person, text="Later words")
    make_quote(text="Words of somebody else", speaker=make_person())

    response = reader.get(person.get_absolute_url())

    assert [quote.pk for quote in response.context["page"]] == [newer.pk, older.pk]
    assert f'href="{newer.get_absolute_url()}"' in response.content.decode()
    assert "Words of somebody else" not in response.content.decode()


def test_a_person_page_counts_mentions_by_outlet_and_month(reader: Client) -> None:
    person, ledger = make_person(name="Oda Quill"), make_source(name="The Harrow Ledger", slug="ledger")
    for day in (date(2024, 1, 5), date(2024, 1, 20), date(2024, 3, 5)):
        article = make_article(body="Oda Quill met Oda Quill.", source=ledger, published_on=day)
        make_appearance(article=article, person=person)
    make_quote(article=article, text="Here I am", speaker=person)
    make_appearance(article=make_article(body="Oda Quill, undated."), person=person)

    context = reader.get(person.get_absolute_url()).context

    outlets = [(row["source_name"], row["quotes"], row["articles"], row["times"]) for row in context["outlets"]]
    assert outlets == [("The Harrow Ledger", 1, 3, 6), (None, 0, 1, 1)]
    bars = [(bar.mentions.month, bar.mentions.count, bar.quotes.count) for bar in context["coverage_by_month"]]
    assert bars == [(1, 4, 0), (2, 0, 0), (3, 2, 1)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["The ferry is late", "The pier is shut", "that it was late"]),
        ({"q": "ferries"}, ["The ferry is late"]),
        ({"outlet": "post"}, ["The ferry is late", "that it was late"]),
        ({"year": "2023"}, ["The pier is shut"]),
        ({"kind": "marked"}, ["The ferry is late", "The pier is shut"]),
        ({"kind": "indirect"}, ["that it was late"]),
        ({"outlet": "post", "year": "2023"}, []),
        (
            {"outlet": "no-such", "year": "x", "kind": "?"},
            ["The ferry is late", "The pier is shut", "that it was late"],
        ),
    ],
    ids=[
        "all",
        "words",
        "outlet",
        "year",
        "in marks",
        "indirect",
        "two filters",
        "invalid values",
    ],
)
def test_the_quotes_of_a_person_are_filtered(reader: Client, query: dict[str, str], expected: list[str]) -> None:
    person = make_person(name="Oda Quill")
    post, ledger = make_source(name="Post", slug="post"), make_source(name="Ledger", slug="ledger")
    late = make_article(source=post, published_on=date(2024, 5, 1))
    make_quote(article=late, text="that it was late", kind="indirect", speaker=person)
    make_quote(article=late, text="The ferry is late", speaker=person)
    shut = make_article(source=ledger, published_on=date(2023, 5, 1))
    make_quote(article=shut, text="The pier is shut", kind="mixed", speaker=person)

    response = reader.get(person.get_absolute_url(), query)

    assert [quote.text for quote in response.context["page"]] == expected
    part = reader.get(person.get_absolute_url(), query, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="quotes"')


def test_a_person_page_lists_people_quoted_in_the_same_articles(reader: Client) -> None:
    person, often, once = (make_person(name=name) for name in ("Oda Quill", "Ilse Marrandt", "Peter Brandt"))
    make_quote(speaker=make_person(name="Somebody Else"))
    for others in ([often], [often, once]):
        article = make_article()
        for speaker in (person, *others, *others):
            make_quote(article=article, speaker=speaker)

    beside = reader.get(person.get_absolute_url()).context["beside"]

    assert [(each.name, each.together) for each in beside] == [("Ilse Marrandt", 2), ("Peter Brandt", 1)]


def test_a_person_page_shows_roles_and_aliases(reader: Client) -> None:
    person = make_person(name="Oda Quill")
    make_alias(person=person, name="O. Quill")
    make_appearance(person=person, roles=["the harbour master of Port Elder"])

    page = reader.get(person.get_absolute_url()).content.decode()

    assert "the harbour master of Port Elder" in page
    assert "O. Quill" in page


def test_markup_in_a_name_is_escaped(reader: Client) -> None:
    person = make_person(name="<b>Oda</b> Quill")

    page = reader.get(person.get_absolute_url()).content.decode()

    assert "&lt;b&gt;Oda&lt;/b&gt; Quill" in page
    assert "<b>Oda" not in page


def test_htmx_gets_only_the_list_and_responses_vary_by_it(reader: Client) -> None:
    make_person(name="Oda Quill")

    response = reader.get(reverse("articles:people"), headers={"HX-Request": "true"})

    assert response.content.decode().lstrip().startswith('<div id="people"')
    assert "HX-Request" in response.headers["Vary"]


def test_only_curators_get_a_link_to_the_admin(client: Client) -> None:
    person = make_person()
    admin_address = reverse("admin:articles_person_change", args=[person.pk])
    client.force_login(make_user())
    assert admin_address not in client.get(person.get_absolute_url()).content.decode()

    client.force_login(make_curator())

    assert admin_address in client.get(person.get_absolute_url()).content.decode()


def test_an_unknown_person_gives_404(reader: Client) -> None:
    assert reader.get(reverse("articles:person", args=[1])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_people(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_quote(speaker=make_appearance().person)
    with django_assert_num_queries(5):
        reader.get(reverse("articles:people"))
    for _ in range(3):
        make_quote(speaker=make_appearance().person)

    with django_assert_num_queries(5):
        reader.get(reverse("articles:people"))


def test_the_queries_of_a_person_page_do_not_grow_with_quotes_and_articles(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_person()

    def add() -> None:
        article = make_article(
            body=f"{person.name} said “Yes, the harbour is open.”", source=make_source(), published_on=date(2024, 1, 5)
        )
        make_appearance(article=article, person=person, roles=["a diver"])
        make_quote(article=article, text="Yes, the harbour is open.", speaker=person)

    add()
    add()
    with django_assert_num_queries(16):
        reader.get(person.get_absolute_url())
    for _ in range(3):
        add()

    with django_assert_num_queries(16):
        reader.get(person.get_absolute_url())


def test_a_role_is_listed_once_with_all_its_articles(reader: Client) -> None:
    person = make_person()
    for day, roles in ((1, ["a diver"]), (2, ["the harbour master"]), (3, ["A diver", "a diver"])):
        make_appearance(
            article=make_article(published_on=date(2024, 6, day), headline=f"Of day {day}"), person=person, roles=roles
        )

    response = reader.get(person.get_absolute_url())

    roles = [
        (role, [appearance.article.headline for appearance in appearances])
        for role, appearances in response.context["roles"]
    ]
    assert roles == [("A diver", ["Of day 3", "Of day 1"]), ("the harbour master", ["Of day 2"])]
    assert "1 more article<" in response.content.decode()
