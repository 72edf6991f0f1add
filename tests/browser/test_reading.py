"""Browsing, searching and reading in a browser, with and without JavaScript."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles import ingest
from articles.ingest import Received
from articles.models import Article, Clipping, Tag
from tests.browser.conftest import PHONE, no_reload, violations
from tests.factories import (
    make_agency,
    make_appearance,
    make_article,
    make_curator,
    make_person,
    make_quote,
    make_source,
    make_tag,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DUMP = """Council closes the ferry pier
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024

The council of Port Elder closed the ferry pier on Tuesday after a night of storms that tore two of its piles loose.

Advertisement

"We had no choice," said Ilse Marrandt, the harbor master, who walked the pier at dawn with two engineers and a lamp.

The ferry will sail from the north quay until the piles are driven again, which may take the whole of the winter.
"""


@pytest.fixture
def shelf() -> list[Article]:
    """Thirty articles of two outlets in two months, two of them about a tanker."""
    ledger, post = make_source(name="Harrow Ledger", slug="ledger"), make_source(name="Veldmoor Post", slug="post")
    ilse = make_person(name="Ilse Marrandt")
    sea = make_tag(name="sea", slug="sea")
    articles = [
        make_article(
            headline=f"Council meets, part {number}",
            source=ledger if number % 2 else post,
            published_on=date(2024, 5 + number % 2, 1 + number % 28),
        )
        for number in range(28)
    ]
    for headline in ("Tanker runs aground", "Tanker refloated"):
        article = make_article(
            headline=headline,
            body=f"The tanker lay off the bay.\n\n“We had no choice,” said Ilse Marrandt of {headline}.",
            source=ledger,
            agency=make_agency(),
            published_on=date(2024, 6, 20),
            tags=[sea],
        )
        make_appearance(article=article, person=ilse)
        make_quote(article=article, text="We had no choice,", speaker=ilse)
        articles.append(article)
    return articles


@pytest.fixture
def stored() -> Article:
    (result,) = ingest.store([Received(data=DUMP.encode(), name="pier.txt")], origin=Clipping.Origin.COMMAND)
    return Article.objects.get(pk__in=result.article_ids)


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox", name="Search the archive").fill(words)
    page.get_by_role("button", name="Search", exact=True).click()


@pytest.mark.usefixtures("shelf")
def test_searching_filtering_and_going_back(reader: Page) -> None:
    reader.goto("/")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("30 articles")
    search(reader, "tanker")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("2 articles")
    expect(reader.get_by_role("mark").first).to_have_text("Tanker")

    with no_reload(reader):
        reader.get_by_role("link", name="sea 2").click()
        expect(reader).to_have_url(re.compile(r"\?q=tanker&tag=sea$"))
        expect(reader.get_by_role("link", name="Tag: sea")).to_be_visible()
        reader.get_by_role("link", name="Words: tanker").click()
        expect(reader).to_have_url(re.compile(r"/\?tag=sea$"))
        expect(reader.get_by_role("searchbox", name="Search the archive")).to_have_value("")
    reader.go_back()
    expect(reader.get_by_role("link", name="Words: tanker")).to_be_visible()


@pytest.mark.usefixtures("shelf")
def test_a_column_of_the_histogram_filters_by_its_month(reader: Page) -> None:
    reader.goto("/")

    with no_reload(reader):
        reader.get_by_role("link", name="May 2024: 14 articles").click()
        expect(reader.get_by_role("heading", level=1)).to_contain_text("14 articles")

    expect(reader).to_have_url(re.compile(r"from=2024-05&to=2024-05"))
    expect(reader.get_by_role("link", name="Date: May 2024")).to_be_visible()


@pytest.mark.usefixtures("shelf")
def test_without_scripts_the_same_works_by_links_and_forms(plain_reader: Page) -> None:
    plain_reader.goto("/")
    search(plain_reader, "tanker")
    plain_reader.get_by_role("link", name="Harrow Ledger 2").click()
    expect(plain_reader.get_by_role("link", name="Outlet: Harrow Ledger")).to_be_visible()
    boxes = plain_reader.get_by_role("checkbox", name=re.compile("Select"))
    expect(boxes).to_have_count(2)
    for box in boxes.all():
        box.check()
    plain_reader.get_by_label("Tags, separated by commas").fill("accidents")
    plain_reader.get_by_role("button", name="Add tag").click()

    expect(plain_reader.get_by_text("2 articles tagged: accidents.")).to_be_visible()
    expect(plain_reader).to_have_url(re.compile(r"\?q=tanker&outlet=ledger$"))
    assert Tag.objects.get(name="accidents").articles.count() == 2


@pytest.mark.usefixtures("shelf")
def test_actions_that_do_not_fit_the_selection_are_disabled(reader: Page) -> None:
    reader.goto("/?q=tanker")
    compare = reader.get_by_role("button", name="Compare")
    first, second = reader.get_by_role("checkbox", name=re.compile("Select")).all()

    expect(compare).to_be_disabled()
    first.check()
    expect(compare).to_be_disabled()
    second.check()
    expect(compare).to_be_enabled()
    expect(reader.get_by_text("2 selected")).to_be_visible()
    compare.click()

    expect(reader).to_have_url(re.compile(r"/compare/"))


@pytest.mark.usefixtures("shelf")
def test_going_to_the_next_article_and_back_to_the_list(reader: Page) -> None:
    reader.goto("/?q=tanker")
    reader.get_by_role("link", name="Tanker refloated").click()
    expect(reader.get_by_role("heading", level=1, name="Tanker refloated")).to_be_visible()
    reader.get_by_role("link", name=re.compile("Next")).click()
    expect(reader.get_by_role("heading", level=1, name="Tanker runs aground")).to_be_visible()
    reader.get_by_role("link", name="Back to the results").click()

    expect(reader).to_have_url(re.compile(r"/\?q=tanker$"))
    expect(reader.get_by_text("unread", exact=True)).to_have_count(0)


def test_the_margin_names_the_speaker_of_a_quote(reader: Page, shelf: list[Article]) -> None:
    quote = shelf[-1].quotes.get()
    reader.goto(shelf[-1].get_absolute_url())

    note = reader.get_by_role("complementary", name="Speakers in paragraph")
    note.get_by_text("Ilse Marrandt").first.click()
    note.get_by_role("link", name="“We had no choice,”", exact=True).click()

    expect(reader).to_have_url(re.compile(f"#quote-{quote.pk}$"))
    expect(reader.locator(f"#quote-{quote.pk}")).to_be_in_viewport()
    body, margin = reader.locator(f"#quote-{quote.pk}").bounding_box(), note.bounding_box()
    assert body
    assert margin
    assert margin["x"] > body["x"] + body["width"]


def test_adding_and_removing_tags_of_an_article(reader: Page, shelf: list[Article]) -> None:
    reader.goto(shelf[0].get_absolute_url())
    tags = reader.get_by_role("region", name="Tags")

    with no_reload(reader):
        tags.get_by_role("combobox").fill("councils, quarrels")
        tags.get_by_role("button", name="Add tag").click()
        expect(tags.get_by_role("link", name="quarrels")).to_be_visible()
        tags.get_by_role("button", name="Remove tag councils").click()
        expect(tags.get_by_role("link", name="councils")).to_have_count(0)

    assert list(shelf[0].tags.values_list("name", flat=True)) == ["quarrels"]


def test_restoring_a_removed_line_in_the_article(curator: Page, stored: Article) -> None:
    curator.goto(stored.get_absolute_url())

    with no_reload(curator):
        curator.locator("summary", has_text="Removed text").click()
        line = curator.get_by_role("listitem").filter(has=curator.get_by_text("Advertisement", exact=True))
        line.get_by_role("button", name="Restore").click()
        expect(curator.locator("#article-body")).to_contain_text("Advertisement")
        expect(curator.get_by_text("Line changed.")).to_be_visible()

    stored.refresh_from_db()
    assert "Advertisement" in stored.body


def test_editing_details_of_an_article(curator: Page, stored: Article) -> None:
    curator.goto(stored.get_absolute_url())

    with no_reload(curator):
        curator.get_by_role("link", name="Edit details").click()
        curator.get_by_label("Headline").fill("Pier closed")
        curator.get_by_label("Zone").fill("UTC-5")
        curator.get_by_role("button", name="Save").click()
        expect(curator.get_by_role("heading", level=1, name="Pier closed")).to_be_visible()
        expect(curator.get_by_text("UTC−05:00")).to_be_visible()


def test_editing_details_and_lines_without_scripts(plain_curator: Page, stored: Article) -> None:
    plain_curator.goto(stored.get_absolute_url())
    plain_curator.get_by_role("link", name="Edit details").click()
    plain_curator.get_by_label("Outlet").fill("The Elder Post")
    plain_curator.get_by_role("button", name="Save").click()
    expect(plain_curator.get_by_role("link", name="The Elder Post")).to_be_visible()

    plain_curator.locator("summary", has_text="Removed text").click()
    plain_curator.get_by_role("link", name="Show removed text").click()
    line = plain_curator.get_by_role("listitem").filter(has=plain_curator.get_by_text("Advertisement", exact=True))
    line.get_by_role("button", name="Restore").click()
    expect(plain_curator.get_by_text("Line changed.")).to_be_visible()
    plain_curator.goto("/history/")
    plain_curator.get_by_role("button", name=re.compile("Undo.*Advertisement")).click()

    expect(plain_curator.get_by_text("Undone:")).to_be_visible()
    stored.refresh_from_db()
    assert "Advertisement" not in stored.body


def test_showing_and_downloading_the_original(reader: Page, stored: Article) -> None:
    reader.goto(stored.get_absolute_url())
    reader.locator("summary", has_text="Original").click()
    expect(reader.get_by_role("region", name="Text of the clipping")).to_contain_text("Advertisement")

    with reader.expect_download() as download:
        reader.get_by_role("link", name="Download original").click()

    assert download.value.suggested_filename == "pier.txt"
    assert download.value.path().read_bytes() == DUMP.encode()


@pytest.mark.usefixtures("shelf")
def test_search_content_and_menu_are_reachable_by_keyboard(reader: Page) -> None:
    reader.goto("/")
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Skip to content")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("main")).to_be_focused()

    reader.keyboard.press("/")
    expect(reader.get_by_role("searchbox", name="Search the archive")).to_be_focused()
    reader.keyboard.type("tanker")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("2 articles")


@pytest.mark.usefixtures("shelf")
def test_focus_stays_on_a_selected_facet(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_role("link", name="Harrow Ledger 16").focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("link", name="Outlet: Harrow Ledger")).to_be_visible()

    expect(reader.get_by_role("link", name="Harrow Ledger 16")).to_be_focused()


@pytest.mark.parametrize(("viewport", "dark"), [(None, False), (PHONE, True)], ids=["wide and light", "phone and dark"])
def test_pages_pass_axe_and_do_not_scroll_sideways(
    open_page: OpenPage, shelf: list[Article], stored: Article, viewport: dict[str, int] | None, *, dark: bool
) -> None:
    page = open_page(make_curator(), dark=dark, **({"viewport": viewport} if viewport else {}))
    article = shelf[-1].get_absolute_url()
    for address in (
        "/",
        "/?q=tanker&tag=sea&from=2024&order=rank",
        "/?q=the",
        "/?q=zeppelin",
        article,
        f"{stored.get_absolute_url()}ledger/?lines=all",
        f"{stored.get_absolute_url()}edit/",
        stored.clipping.get_absolute_url(),
        "/history/",
        "/nowhere/",
    ):
        page.goto(address)

        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{address} scrolls sideways"

    page.goto(article)
    for summary in page.locator("details > summary:visible").all():
        summary.press("Enter")
    expect(page.locator("#ledger")).to_be_visible()
    expect(page.locator("#received")).to_be_visible()
    assert violations(page) == []
