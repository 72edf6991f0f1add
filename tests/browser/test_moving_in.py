"""Moving in from another program, in a browser: the export, its links, and the text of one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.models import Annotation, Article, SavedLink
from tests.browser.conftest import PHONE, no_reload, violations
from tests.factories import make_annotation, make_article, make_clipping, make_saved_link, make_user
from tests.test_library_import import ADDRESS, TEXT, pocket, wallabag

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def move_in(page: Page) -> None:
    """Import an export, find one of its links, add its text, and undo the removal of another link."""
    page.goto("/add/")
    rows = [f"Lighthouse to shine again,{ADDRESS},1717401600,sea,unread", "Pier,https://b.example/1,1717401600,,unread"]
    page.set_input_files("#files", {"name": "pocket.csv", "mimeType": "text/csv", "buffer": pocket(*rows)})
    page.get_by_role("button", name="Preview files").click()
    expect(page.get_by_role("heading", name="2 links without text")).to_be_visible()
    page.get_by_role("button", name="Save 2 links").first.click()
    expect(page.get_by_text("Saved: 2 links without text.")).to_be_visible()
    page.get_by_label("Contains").fill("light")
    page.get_by_role("search", name="Saved links").get_by_role("button", name="Search").click()
    expect(page.get_by_text("1 link without text", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("Add text “Lighthouse")).click()
    expect(page.get_by_label("Web address")).to_have_value(ADDRESS)
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Preview text").click()
    expect(page.get_by_text("This is the text of your saved link")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_role("heading", name="Lighthouse to shine again")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"^#? ?sea$"))).to_be_visible()
    page.goto("/links/")
    page.get_by_role("button", name=re.compile("Remove “Pier")).click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Pier", exact=True)).to_be_visible()


def test_an_export_is_imported_and_a_link_gets_its_text(reader: Page) -> None:
    move_in(reader)

    assert Article.objects.get().url == ADDRESS
    assert SavedLink.objects.waiting().count() == 1


def test_moving_in_works_without_scripts(plain_reader: Page) -> None:
    move_in(plain_reader)

    assert SavedLink.objects.waiting().count() == 1


def test_a_search_does_not_reload_the_page(reader: Page) -> None:
    make_saved_link(title="Lighthouse", tags=["sea"])
    make_saved_link(title="Pier")
    reader.goto("/links/")

    with no_reload(reader):
        reader.get_by_label("Tag", exact=True).select_option("sea")
        reader.get_by_role("search", name="Saved links").get_by_role("button", name="Search").click()
        expect(reader.get_by_text("1 link without text", exact=True)).to_be_visible()
    expect(reader).to_have_url(re.compile(r"tag=sea"))


def test_a_note_is_removed_in_place(open_page: OpenPage) -> None:
    user = make_user()
    article = make_article()
    make_annotation(article=article, note="Ask the keeper", written_by=user)
    page = open_page(user)
    page.goto(article.get_absolute_url())

    with no_reload(page):
        page.get_by_role("button", name=re.compile("Remove “Ask the keeper")).click()
        expect(page.get_by_text("Note removed.")).to_be_visible()
    assert not Annotation.objects.exists()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Ask the keeper").first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pages_are_accessible_and_fit_a_phone(open_page: OpenPage, *, dark: bool) -> None:
    user = make_user()
    article = make_article(body="One word here.\n\nTwo words there.")
    make_annotation(article=article, passage="word here", note="A note", color="green", written_by=user)
    make_annotation(article=article, passage="x" * 300, program="Omnivore", written_by=user)
    clipping = make_clipping(received_by=user)
    link = make_saved_link(
        title="W" * 120,
        url="https://outlet.example/" + "a" * 300,
        tags=["sea", "t" * 60],
        notes=["A note\nof two lines"],
        highlights=[{"passage": f"passage {number}", "note": "", "color": "", "made_on": None} for number in range(5)],
        program="Pocket",
        clipping=clipping,
    )
    page = open_page(user, viewport=PHONE, dark=dark)
    addresses = ["/links/", "/links/?q=none-such", f"/add/?link={link.pk}", article.get_absolute_url()]

    for address in addresses:
        page.goto(address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    page.goto("/add/")
    page.set_input_files("#files", {"name": "wallabag.json", "mimeType": "application/json", "buffer": wallabag()})
    page.get_by_role("button", name="Preview files").click()
    expect(page.get_by_role("heading", name="1 article with text, 1 link without text")).to_be_visible()
    page.get_by_text("Show the links").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
