"""The pages of sources."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from tests.factories import make_agency, make_article, make_source, make_source_line, make_tag

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_outlets_and_agencies_are_listed_separately_with_numbers_of_articles(reader: Client) -> None:
    ledger, wire = make_source(name="The Harrow Ledger"), make_agency(name="Meridian")
    make_source(name="A Quiet Outlet")
    make_article(source=ledger, agency=wire)
    make_article(source=ledger)

    context = reader.get(reverse("articles:sources")).context

    assert [(row.name, row.article_count) for row in context["outlets"]] == [
        ("A Quiet Outlet", 0),
        ("The Harrow Ledger", 2),
    ]
    assert [(row.name, row.article_count) for row in context["agencies"]] == [("Meridian", 1)]


def test_a_source_page_shows_articles_names_and_domains(reader: Client) -> None:
    ledger = make_source(name="The Harrow Ledger", domains=["harrowledger.example"], aliases=["the Ledger"])
    make_source_line(source=ledger, text="Get the Ledger in your inbox")
    wire = make_agency(name="Meridian")
    make_article(source=ledger, published_on=date(2024, 1, 5), headline="Older", authors=["Ann Vey"])
    make_article(source=ledger, agency=wire, published_on=date(2024, 2, 5), headline="Newer", authors=["Ann Vey"])
    make_article(source=make_source(), headline="Somebody else's")

    response = reader.get(ledger.get_absolute_url())

    assert [article.headline for article in response.context["page"]] == ["Newer", "Older"]
    assert [(row["author"], row["articles"]) for row in response.context["authors"]] == [("Ann Vey", 2)]
    assert [(partner.name, partner.shared) for partner in response.context["partners"]] == [("Meridian", 1)]
    page = response.content.decode()
    for text in ("harrowledger.example", "the Ledger", "Get the Ledger in your inbox"):
        assert text in page


def test_an_agency_page_lists_outlets_that_print_its_copy(reader: Client) -> None:
    ledger, wire = make_source(name="The Harrow Ledger"), make_agency(name="Meridian")
    make_article(source=ledger, agency=wire, headline="Wire copy")

    context = reader.get(wire.get_absolute_url()).context

    assert [article.headline for article in context["page"]] == ["Wire copy"]
    assert [(partner.name, partner.shared) for partner in context["partners"]] == [("The Harrow Ledger", 1)]


def test_the_queries_of_a_source_page_do_not_grow_with_articles(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ledger = make_source()
    make_article(source=ledger, agency=make_agency(), tags=[make_tag()])
    with django_assert_num_queries(10):
        reader.get(ledger.get_absolute_url())
    for _ in range(3):
        make_article(source=ledger, agency=make_agency(), tags=[make_tag()])

    with django_assert_num_queries(10):
        reader.get(ledger.get_absolute_url())


def test_the_queries_of_the_list_do_not_grow_with_sources(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_article(source=make_source(), agency=make_agency())
    with django_assert_num_queries(4):
        reader.get(reverse("articles:sources"))
    for _ in range(3):
        make_article(source=make_source(), agency=make_agency())

    with django_assert_num_queries(4):
        reader.get(reverse("articles:sources"))
