"""The page of all quotes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from articles.models import Quote
from tests.factories import make_alias, make_article, make_person, make_quote, make_source

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def found(client: Client, **query: str) -> list[str]:
    response = client.get(reverse("articles:quotes"), query)
    assert response.status_code == 200
    return [quote.text for quote in response.context["page"]]


def test_quotes_are_listed_newest_first_and_in_reading_order_within_an_article(reader: Client) -> None:
    old = make_article(published_on=date(2024, 1, 5))
    make_quote(article=old, text="An old first")
    make_quote(article=old, text="An old second")
    make_quote(article=make_article(published_on=date(2024, 2, 5)), text="A new one")

    assert found(reader) == ["A new one", "An old first", "An old second"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "harbour"}, ["The harbour is shut"]),
        ({"q": "harbours"}, ["The harbour is shut"]),
        ({"q": '"is shut"'}, ["The harbour is shut"]),
        ({"q": "-harbour"}, ["We will rebuild"]),
        ({"q": "harbour or rebuild"}, ["The harbour is shut", "We will rebuild"]),
        ({"q": '"'}, []),
        ({"speaker": "quill"}, ["The harbour is shut"]),
        ({"speaker": "harbour master"}, ["The harbour is shut"]),
        ({"speaker": "residents"}, ["We will rebuild"]),
        ({"outlet": "ledger"}, ["The harbour is shut"]),
        ({"outlet": "ledger", "q": "rebuild"}, []),
        ({"outlet": "no-such-outlet"}, ["The harbour is shut", "We will rebuild"]),
    ],
    ids=[
        "a word",
        "another form of the word",
        "a phrase",
        "not a word",
        "one or the other",
        "a stray mark",
        "a speaker's surname",
        "a speaker's alias",
        "a speaker who is only described",
        "an outlet",
        "an outlet and a word",
        "an outlet that is not there",
    ],
)
def test_quotes_are_filtered(reader: Client, query: dict[str, str], expected: list[str]) -> None:
    ledger = make_source(name="The Harrow Ledger", slug="ledger")
    speaker = make_person(name="Oda Quill")
    make_alias(person=speaker, name="the Harbour Master")
    make_quote(
        article=make_article(source=ledger, published_on=date(2024, 2, 5)), text="The harbour is shut", speaker=speaker
    )
    make_quote(
        article=make_article(source=make_source(), published_on=date(2024, 1, 5)),
        text="We will rebuild",
        speaker_text="residents of Port Elder",
    )

    assert found(reader, **query) == expected


def test_indirect_speech_is_optional_and_never_in_quotation_marks(reader: Client) -> None:
    make_quote(text="that the harbour would open soon", kind=Quote.Kind.INDIRECT)
    assert found(reader) == []

    page = reader.get(reverse("articles:quotes"), {"indirect": "on"}).content.decode()

    assert "that the harbour would open soon" in page
    assert "“that the harbour would open soon”" not in page


def test_a_search_without_results_says_so(reader: Client) -> None:
    page = reader.get(reverse("articles:quotes"), {"q": "nothing"}).content.decode()

    assert "No quotes found." in page


def test_the_number_of_queries_does_not_grow_with_quotes(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        make_quote(article=make_article(source=make_source()), speaker=make_person())

    add()
    add()
    with django_assert_num_queries(6):
        reader.get(reverse("articles:quotes"))
    for _ in range(3):
        add()

    with django_assert_num_queries(6):
        reader.get(reverse("articles:quotes"))
