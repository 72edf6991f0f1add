"""Browse: the list, facets, histogram and filters in the address."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    make_agency,
    make_appearance,
    make_article,
    make_person,
    make_read_mark,
    make_source,
    make_tag,
    make_user,
)

if TYPE_CHECKING:
    from django.test import Client

    from articles.browse.facets import Facet
    from articles.browse.search import Results
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

# What the issue allows a page.
MOST_QUERIES = 25


def browse(client: Client, query: str = "") -> Results:
    response = client.get(f"/{query}")
    assert response.status_code == 200
    results: Results = response.context["results"]
    return results


def headlines(results: Results) -> list[str]:
    return [article.headline for article in results.page]


def facet(results: Results, field: str) -> dict[str, int]:
    (found,) = (facet for facet in results.facets if facet.field == field)
    return {value.name: value.count for value in found.values}


def chosen(facet: Facet) -> list[str]:
    return [value.name for value in facet.values if value.is_active]


def test_browse_requires_login(client: Client) -> None:
    response = client.get("/")

    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))


def test_articles_are_listed_newest_first_undated_ones_by_when_they_were_received(reader: Client) -> None:
    make_article(headline="Older", published_on=date(2023, 5, 1))
    make_article(headline="Newer", published_on=date(2024, 5, 1))
    make_article(headline="Undated")  # Received in June 2024.

    assert headlines(browse(reader)) == ["Undated", "Newer", "Older"]


def test_articles_can_be_listed_by_date_added(reader: Client) -> None:
    make_article(headline="Came first", published_on=date(2024, 5, 1))
    make_article(headline="Came last", published_on=date(2023, 5, 1))

    assert headlines(browse(reader, "?order=added")) == ["Came last", "Came first"]


def test_pages_have_25_articles_and_a_stable_order(reader: Client) -> None:
    for number in range(30):
        make_article(headline=f"Number {number}", published_on=date(2024, 5, 1))

    first, second = browse(reader), browse(reader, "?page=2")

    assert len(headlines(first)) == 25
    assert len(set(headlines(first) + headlines(second))) == 30


@pytest.mark.parametrize(("page", "number"), [("0", 2), ("99", 2), ("x", 1), ("", 1), ("-3", 2)])
def test_an_invalid_page_number_shows_the_first_or_last_page(reader: Client, page: str, number: int) -> None:
    for _ in range(26):
        make_article()

    assert browse(reader, f"?page={page}").page.number == number


def test_a_facet_counts_its_values_under_the_other_filters(reader: Client) -> None:
    ledger, post = make_source(name="Ledger", slug="ledger"), make_source(name="Post", slug="post")
    wire = make_agency(name="Wire", slug="wire")
    oil = make_tag(name="oil", slug="oil")
    make_article(source=ledger, agency=wire, tags=[oil])
    make_article(source=ledger)
    make_article(source=post, agency=wire)

    results = browse(reader, "?agency=wire")

    assert results.total == 2
    assert facet(results, "outlets") == {"Ledger": 1, "Post": 1}
    assert facet(results, "agencies") == {"Wire": 2, "No agency": 1}
    assert facet(results, "tags") == {"oil": 1}


def test_several_outlets_match_any_but_several_people_match_all(reader: Client) -> None:
    ilse, oda = make_person(name="Ilse Marrandt"), make_person(name="Oda Quill")
    ledger, post = make_source(name="Ledger", slug="ledger"), make_source(name="Post", slug="post")
    both = make_article(headline="Both", source=ledger)
    make_appearance(article=both, person=ilse)
    make_appearance(article=both, person=oda)
    make_appearance(article=make_article(headline="One", source=post), person=ilse)
    make_article(headline="None")

    assert headlines(browse(reader, "?outlet=ledger&outlet=post")) == ["One", "Both"]
    assert headlines(browse(reader, f"?person={ilse.pk}&person={oda.pk}")) == ["Both"]
    assert facet(browse(reader, f"?person={ilse.pk}"), "people") == {"Ilse Marrandt": 2, "Oda Quill": 1}


def test_a_person_with_two_names_in_an_article_counts_once(reader: Client) -> None:
    person = make_person(name="Ilse Marrandt")
    article = make_article()
    make_appearance(article=article, person=person)
    make_appearance(article=article, person=person, name="I. Marrandt")

    assert facet(browse(reader), "people") == {"Ilse Marrandt": 1}


def test_articles_without_outlet_have_their_own_facet_value(reader: Client) -> None:
    make_article(headline="Known", source=make_source(name="Ledger", slug="ledger"))
    make_article(headline="Unknown")

    results = browse(reader, "?outlet=-")

    assert headlines(results) == ["Unknown"]
    assert facet(results, "outlets") == {"Ledger": 1, "Unknown outlet": 1}


def test_the_histogram_counts_months_and_undated_articles_separately(reader: Client) -> None:
    make_article(published_on=date(2024, 3, 1))
    make_article(published_on=date(2024, 5, 31))
    make_article(published_on=date(2024, 5, 1))
    make_article()

    results = browse(reader)

    assert [(column.name, column.bar.count) for column in results.columns] == [
        ("March 2024", 1),
        ("April 2024", 0),
        ("May 2024", 2),
    ]
    assert results.undated == 1


def test_a_month_of_the_histogram_toggles_its_filter(reader: Client) -> None:
    make_article(headline="March", published_on=date(2024, 3, 31))
    make_article(headline="April", published_on=date(2024, 4, 1))

    month = browse(reader).columns[0]
    results = browse(reader, month.query)

    assert headlines(results) == ["March"]
    assert [column.is_active for column in results.columns] == [True, False]
    assert results.columns[0].query == ""


def test_a_year_of_the_histogram_opens_its_months(reader: Client) -> None:
    for year in range(2015, 2025):
        make_article(published_on=date(year, 6, 4))
    make_article(published_on=date(2020, 9, 4))

    years = browse(reader).columns
    (year,) = (column for column in years if column.name == "2020")
    months = browse(reader, year.query).columns

    assert [column.name for column in years] == [str(year) for year in range(2015, 2025)]
    assert [column.name for column in months] == ["June 2020", "July 2020", "August 2020", "September 2020"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?from=2024-04", ["May", "April"]),
        ("?to=2024-04-29", ["March"]),
        ("?to=2024-04-30", ["April", "March"]),
        ("?from=2024-03-31&to=2024-04", ["April", "March"]),
        ("?from=2024-06", []),
        ("?from=2024-05&to=2024-03", []),
        ("?undated=1", ["Undated"]),
    ],
)
def test_the_date_range_can_be_open_at_either_end(reader: Client, query: str, expected: list[str]) -> None:
    make_article(headline="March", published_on=date(2024, 3, 31))
    make_article(headline="April", published_on=date(2024, 4, 30))
    make_article(headline="May", published_on=date(2024, 5, 1))
    make_article(headline="Undated")

    assert headlines(browse(reader, query)) == expected


def test_every_filter_has_a_chip_that_removes_it(reader: Client) -> None:
    make_source(name="Ledger", slug="ledger")
    make_tag(name="oil spill", slug="oil-spill")
    person = make_person(name="Ilse Marrandt")
    query = f"?q=tanker&order=rank&outlet=ledger&agency=-&person={person.pk}&tag=oil-spill&from=2024&to=2024&unread=1"

    chips = {(chip.field, chip.name): chip.query for chip in browse(reader, query).chips}

    assert list(chips) == [
        ("Words", "tanker"),
        ("Outlet", "Ledger"),
        ("Agency", "none"),
        ("Person", "Ilse Marrandt"),
        ("Tag", "oil spill"),
        ("Date", "2024"),
        ("Status", "unread"),
    ]
    assert chips["Tag", "oil spill"] == query.replace("&tag=oil-spill", "")
    assert "order" not in chips["Words", "tanker"]


def test_filters_by_deleted_rows_can_be_removed_too(reader: Client) -> None:
    make_article()

    results = browse(reader, "?outlet=gone&tag=gone&person=999")

    assert results.total == 0
    assert [chip.name for chip in results.chips] == ["gone", "deleted", "gone"]


def test_unread_articles_are_marked_counted_and_filtered(reader: Client, user: User) -> None:
    make_read_mark(user=user, article=make_article(headline="Read"))
    make_read_mark(user=make_user(), article=make_article(headline="Read by another"))

    everything, unread = browse(reader), browse(reader, "?unread=1")

    assert [article.is_read for article in everything.page] == [False, True]
    assert everything.unread == 1
    assert headlines(unread) == ["Read by another"]


def test_markup_in_articles_is_escaped(reader: Client) -> None:
    evil = "<script>alert(1)</script>"
    article = make_article(
        headline=f"Headline {evil}",
        body=f"Body {evil}",
        source=make_source(name=f"Outlet {evil}"),
        tags=[make_tag(name=f"tag {evil}")],
    )
    make_appearance(article=article, person=make_person(name=f"Person {evil}"), mentions=[])

    for query in ("", "?q=headline", f"?q={evil}", f"?tag={evil}", f"?outlet={evil}&from={evil}"):
        page = reader.get(f"/{query}").content.decode()

        assert evil not in page
        assert "alert(1)" in page


def test_an_empty_archive_says_how_to_fill_it(reader: Client) -> None:
    page = reader.get("/").content.decode()

    assert "No articles yet" in page
    assert reverse("articles:add") in page


def test_a_search_without_results_offers_to_clear_the_filters(reader: Client) -> None:
    make_article()

    page = reader.get("/?q=zeppelin").content.decode()

    assert "No articles found" in page
    assert "Clear filters" in page


def test_a_search_for_common_words_only_explains_itself(reader: Client) -> None:
    make_article()

    assert "too common" in reader.get("/?q=the of").content.decode()


def test_htmx_gets_only_the_results_and_responses_vary_by_it(reader: Client) -> None:
    make_article()

    whole, part = reader.get("/"), reader.get("/", headers={"HX-Request": "true"})

    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert 'id="results"' in part.content.decode()
    assert all("HX-Request" in response["Vary"] for response in (whole, part))


def test_the_search_box_keeps_the_other_filters(reader: Client) -> None:
    page = " ".join(reader.get("/?q=oil&tag=spill&order=added").content.decode().split())

    assert '<input type="hidden" name="tag" value="spill">' in page
    assert '<input type="hidden" name="order" value="added">' in page


def fill(count: int) -> None:
    for _ in range(count):
        article = make_article(
            body="A tanker.",
            source=make_source(),
            agency=make_agency(),
            published_on=date(2024, 5, 1),
            tags=[make_tag(), make_tag()],
        )
        make_appearance(article=article, person=make_person(), mentions=[])


@pytest.mark.parametrize("query", ["", "?q=tanker", "?q=tanker&order=rank", "?q=tanker&from=2024&unread=1&outlet=-"])
def test_the_number_of_queries_does_not_grow_with_rows(reader: Client, query: str) -> None:
    fill(1)
    with CaptureQueriesContext(connection) as one:
        reader.get(f"/{query}")
    fill(4)
    with CaptureQueriesContext(connection) as many:
        reader.get(f"/{query}")

    assert len(many) == len(one) <= MOST_QUERIES


def values(results: Results, field: str) -> list[Any]:
    (found,) = (facet for facet in results.facets if facet.field == field)
    return [value.slug for value in found.values]


def test_an_active_outlet_is_listed_even_without_matches(reader: Client) -> None:
    make_source(name="Ledger", slug="ledger")
    make_article(source=make_source(name="Post", slug="post"), body="A tanker.")

    assert values(browse(reader, "?outlet=ledger&q=tanker"), "outlets") == ["post", "ledger"]
