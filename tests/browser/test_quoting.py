"""Quotes in a browser: their pages, and correcting them in the article, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles import ingest
from articles.ingest import Received
from articles.models import Article, Clipping, Quote
from tests.browser.conftest import PHONE, no_reload, violations
from tests.factories import make_curator
from tests.test_correcting_quotes import FIRST, SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article() -> Article:
    """The first of two articles with the same quote."""
    files = [Received(data=text.encode(), name=f"{number}.txt") for number, text in enumerate((FIRST, SECOND))]
    results = list(ingest.store(files, origin=Clipping.Origin.COMMAND))
    return Article.objects.get(pk=results[0].article_ids[0])


def margin(page: Page) -> None:
    """Open the note about the article's quote in the margin."""
    page.get_by_role("complementary", name="Speakers in paragraph").locator("summary").first.click()


def test_opening_a_quote_and_copying_a_citation(open_page: OpenPage, article: Article) -> None:
    page = open_page(make_curator())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(article.get_absolute_url())
    margin(page)
    expect(page.get_by_role("link", name="in 1 other article")).to_be_visible()
    page.get_by_role("link", name="Details and citation").first.click()

    expect(page.get_by_role("heading", name="In other articles")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="this quote")).to_be_visible()
    page.get_by_role("button", name="Copy: Markdown").click()
    expect(page.get_by_role("button", name=re.compile("Copied"))).to_be_visible()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("> “We had no choice but to close the pier,”\n>\n> — Ilse Marrandt")


def test_setting_the_speaker_of_a_quote_in_two_articles(curator: Page, article: Article) -> None:
    curator.goto(article.get_absolute_url())
    margin(curator)

    with no_reload(curator):
        curator.get_by_role("link", name="Wrong speaker").click()
        curator.get_by_label("Or another person in the archive").fill("Zeppelin")
        curator.get_by_role("button", name="Save speaker").click()
        expect(curator.get_by_text("No person named “Zeppelin” in the archive.")).to_be_visible()
        assert violations(curator) == []
        curator.get_by_label("Or another person in the archive").fill("Peter Brandt")
        curator.get_by_role("checkbox", name="Ferry passengers").check()
        curator.get_by_role("button", name="Save speaker").click()
        expect(curator.get_by_role("status").filter(has_text="Speaker saved for 2 quotes.")).to_be_visible()
        expect(curator.get_by_role("complementary", name="Speakers in paragraph")).to_contain_text("Peter Brandt")

    speakers = {str(quote.speaker) for quote in Quote.objects.filter(kind=Quote.Kind.DIRECT)}
    assert speakers == {"Peter Brandt"}


def test_removing_a_false_quote_with_one_click(curator: Page, article: Article) -> None:
    curator.goto(article.get_absolute_url())
    margin(curator)

    with no_reload(curator):
        curator.get_by_role("button", name="Not a quote").click()
        expect(curator.get_by_role("complementary", name="Speakers in paragraph")).to_have_count(0)
    curator.get_by_role("link", name="Review").click()

    curator.get_by_role("checkbox").check()
    curator.get_by_role("button", name="Remove selected quotes").click()
    expect(curator.get_by_text("1 quote removed.")).to_be_visible()


def test_linking_a_name_to_another_person(curator: Page, article: Article) -> None:
    curator.goto(article.get_absolute_url())

    with no_reload(curator):
        curator.locator("#named-people > summary").click()
        curator.get_by_role("link", name=re.compile("Wrong person.*Ilse Marrandt")).click()
        curator.get_by_role("radio", name="A new person with this name").check()
        assert violations(curator) == []
        curator.get_by_role("button", name="Save").click()
        expect(
            curator.get_by_role("status").filter(has_text="now refers to a new person in this article.")
        ).to_be_visible()


def test_without_scripts_the_same_works_by_pages_and_forms(plain_curator: Page, article: Article) -> None:
    plain_curator.goto(article.get_absolute_url())
    margin(plain_curator)
    plain_curator.get_by_role("link", name="Wrong speaker").click()
    plain_curator.get_by_label("Or a description").fill("a spokesman")
    plain_curator.get_by_role("button", name="Save speaker").click()
    expect(plain_curator.get_by_text("Speaker saved for 1 quote.")).to_be_visible()
    expect(plain_curator.get_by_role("complementary", name="Speakers in paragraph")).to_contain_text("a spokesman")

    margin(plain_curator)
    plain_curator.get_by_role("link", name="Details and citation").first.click()
    expect(plain_curator.get_by_role("region", name="BibTeX")).to_contain_text("@article{quote")
    expect(plain_curator.get_by_role("button", name="Copy")).to_have_count(0)
    plain_curator.get_by_role("button", name="Not a quote").click()
    expect(plain_curator.get_by_text("1 quote removed.")).to_be_visible()


def test_filtering_the_quotes_of_a_person(curator: Page, article: Article) -> None:
    quote = article.quotes.get(kind=Quote.Kind.DIRECT)
    assert quote.speaker
    curator.goto(quote.speaker.get_absolute_url())

    with no_reload(curator):
        curator.get_by_label("Kind").select_option("indirect")
        expect(curator.get_by_text("No quotes match these filters.")).to_be_visible()
        curator.get_by_label("Kind").select_option("direct")
        expect(curator.get_by_role("status").filter(has_text="2 quotes")).to_be_visible()


@pytest.mark.parametrize(("viewport", "dark"), [(None, False), (PHONE, True)], ids=["wide and light", "phone and dark"])
def test_quote_pages_pass_axe_and_do_not_scroll_sideways(
    open_page: OpenPage, article: Article, viewport: dict[str, int] | None, *, dark: bool
) -> None:
    page = open_page(make_curator(), dark=dark, **({"viewport": viewport} if viewport else {}))
    quote = article.quotes.get(kind=Quote.Kind.DIRECT)
    assert quote.speaker

    for address in (
        quote.get_page_url(),
        f"{quote.get_page_url()}speaker/",
        quote.speaker.get_absolute_url(),
        f"{article.get_absolute_url()}people/",
        f"{article.get_absolute_url()}people/{article.appearances.earliest('pk').pk}/",
        f"/quotes/remove/?quote={quote.pk}",
        "/?q=ferry+said:marrandt+-about:zeppelin",
    ):
        page.goto(address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
