"""Comparing accounts in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.compare import Key, address_of
from newsarchive.accounts.models import User
from tests.browser.conftest import PHONE, violations
from tests.factories import (
    make_agency,
    make_appearance,
    make_article,
    make_passage_note,
    make_person,
    make_quote,
    make_saved_comparison,
    make_source,
    make_user,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from articles.models import Article
    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PILES = "Divers went down at noon to look at the piles below the waterline."
LAMP = "The lamp on the breakwater was lit at dusk as it is on every evening of the year."
QUOTE = "We heard the wood go before we felt it,"
COURIER = f"""The ferry Corrow Star struck the pier at Port Elder on Monday with 40 passengers aboard.

"{QUOTE}" said Ilse Marrandt, who keeps the ticket office.

{LAMP}

The pier was built in 1911 and was last repaired after the great storm.

{PILES}"""
TIDEWAY = f"""The ferry Corrow Star struck the pier at Port Elder on Monday with 60 passengers aboard.

{PILES}

“{QUOTE}” said Ilse Marrandt, who keeps the ticket office.

{LAMP}

The mayor asked for a list of every ship that had used the berth since spring."""
GAZETTE = f"""A ferry hit the landing stage of Port Elder on Monday. The old landing stage had to be closed.

{LAMP}"""


def make_account(outlet: str, body: str) -> Article:
    article = make_article(
        body=body, source=make_source(name=outlet), agency=make_agency(), headline=f"Ferry: {outlet}"
    )
    if QUOTE in body:
        person = make_person(name="Ilse Marrandt") if outlet == "The Sansen Courier" else None
        make_quote(article=article, text=QUOTE, speaker=person, speaker_text="" if person else "Ilse Marrandt")
        if person:
            make_appearance(article=article, person=person)
    return article


@pytest.fixture
def accounts() -> list[Article]:
    return [
        make_account("The Sansen Courier", COURIER),
        make_account("Tideway News", TIDEWAY),
        make_account("Quillon Gazette", GAZETTE),
    ]


def address(accounts: list[Article]) -> str:
    return address_of(Key(article.pk, article.revision) for article in accounts)


def focused_passage(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_comparing_two_selected_articles(reader: Page, accounts: list[Article]) -> None:
    reader.goto("/")
    for article in accounts[:2]:
        reader.get_by_role("checkbox", name=re.compile(re.escape(article.headline))).check()
    reader.get_by_role("button", name="Compare").click()
    expect(reader.get_by_role("heading", name="2 accounts, side by side")).to_be_visible()
    expect(reader.get_by_role("table", name=re.compile("passage by passage"))).to_be_visible()
    expect(reader.get_by_role("columnheader", name=re.compile("Tideway News")).first).to_be_visible()
    expect(reader.get_by_role("deletion").filter(has_text="40").first).to_be_visible()
    expect(reader.get_by_role("region", name="Conflicting details")).to_contain_text("40 passengers")


def test_changing_the_baseline_and_hiding_identical_passages(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts[:2]))
    expect(reader.get_by_text(LAMP)).to_have_count(2)
    reader.get_by_role("link", name="Hide identical passages").click()
    expect(reader.get_by_text(LAMP)).to_have_count(0)
    reader.get_by_role("link", name="Use as baseline: Tideway News").click()
    expect(reader.get_by_text("matches B word for word")).to_be_visible()
    expect(reader.get_by_text(LAMP)).to_have_count(0)
    reader.get_by_role("link", name=re.compile("identical passages?$")).click()
    expect(reader.get_by_text(LAMP)).to_have_count(2)


def test_a_passage_links_to_its_paragraph_in_the_article(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts[:2]))
    row = reader.get_by_role("row").filter(has_text="list of every ship")
    row.get_by_role("link", name="Paragraph in the article: 5").click()
    expect(reader).to_have_url(re.compile(rf"/articles/{accounts[1].pk}/#paragraph-5$"))
    expect(reader.locator(":target")).to_contain_text("list of every ship")


def test_keys_go_to_the_next_and_previous_difference(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts[:2]))
    reader.keyboard.press("n")
    first = focused_passage(reader)
    assert first.startswith("passage-")
    reader.keyboard.press("j")
    assert focused_passage(reader) not in ("", first)
    reader.keyboard.press("k")
    assert focused_passage(reader) == first
    reader.keyboard.press("n")
    reader.keyboard.press("p")
    assert focused_passage(reader) == first


def test_a_key_hides_and_shows_identical_passages(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts[:2]))
    reader.keyboard.press("h")
    expect(reader.get_by_text(LAMP)).to_have_count(0)
    reader.keyboard.press("h")
    expect(reader.get_by_text(LAMP)).to_have_count(2)


def test_shortcuts_are_listed_and_can_be_switched_off(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts[:2]))
    dialog = reader.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_hidden()
    reader.keyboard.press("?")
    expect(dialog).to_contain_text("Next difference")
    assert violations(reader) == []
    reader.keyboard.press("n")
    assert not focused_passage(reader).startswith("passage-")
    reader.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    reader.get_by_role("button", name="Keyboard shortcuts").click()
    dialog.get_by_role("checkbox", name="Use single-key shortcuts").uncheck()
    dialog.get_by_role("button", name="Close").click()
    reader.reload()
    for key in ("n", "?", "h"):
        reader.keyboard.press(key)
    assert focused_passage(reader) == ""
    expect(dialog).to_be_hidden()
    expect(reader.get_by_text(LAMP)).to_have_count(2)
    reader.get_by_role("button", name="Next difference").click()
    assert focused_passage(reader).startswith("passage-")
    reader.get_by_role("button", name="Keyboard shortcuts").press("Enter")
    expect(dialog.get_by_role("checkbox", name="Use single-key shortcuts")).not_to_be_checked()


def test_shortcuts_pause_while_typing(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts[:2]))
    reader.get_by_text("Save and add notes").click()
    title = reader.get_by_role("textbox", name="Title")
    title.fill("")
    title.press_sequentially("hp?n")
    expect(title).to_have_value("hp?n")
    expect(title).to_be_focused()
    expect(reader.get_by_role("dialog", name="Keyboard shortcuts")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_saving_a_comparison_and_adding_a_note(open_page: OpenPage, accounts: list[Article], *, scripts: bool) -> None:
    page = open_page(make_user(username="tom"), scripts=scripts)
    page.goto(address(accounts[:2]))
    page.get_by_text("Save and add notes").click()
    page.get_by_role("textbox", name="Title").fill("The ferry")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="The ferry", level=1)).to_be_visible()
    page.get_by_role("link", name="Note on passage 1").click()
    page.get_by_role("textbox", name="Note on passage 1").fill("Who counted?")
    page.get_by_role("button", name="Save").click()
    note = page.get_by_role("row").filter(has_text="Who counted?")
    expect(note).to_contain_text("tom")
    note.get_by_role("link", name="Edit note").click()
    page.get_by_role("textbox", name="Note").fill("Who counted them?")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Who counted them?")).to_be_visible()
    page.get_by_role("link", name="Move right: The Sansen Courier").click()
    expect(page.get_by_text("Who counted them?")).to_be_visible()
    page.get_by_role("button", name="Save these columns").click()
    page.goto("/compare/")
    page.get_by_role("link", name="The ferry").click()
    expect(page.get_by_role("columnheader").nth(1)).to_contain_text("Tideway News")
    page.get_by_role("link", name="Delete this comparison").click()
    expect(page.get_by_text("Who counted them?")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No saved comparisons yet")).to_be_visible()


def test_reordering_and_hiding_accounts(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts))
    reader.get_by_role("link", name="Move left: Quillon Gazette").click()
    headings = reader.get_by_role("table", name=re.compile("passage by passage")).get_by_role("columnheader")
    expect(headings).to_have_text([re.compile(name) for name in ("Passage", "Sansen", "Quillon", "Tideway")])
    reader.get_by_role("link", name="Hide: Quillon Gazette").click()
    expect(headings).to_have_text([re.compile(name) for name in ("Passage", "Sansen", "Tideway")])
    reader.get_by_role("link", name="Show: Quillon Gazette").click()
    expect(headings).to_have_count(4)


def test_six_accounts_scroll_sideways_with_fixed_headings(reader: Page, accounts: list[Article]) -> None:
    many = [*accounts, *(make_account(f"Outlet {number}", TIDEWAY) for number in range(3))]
    reader.goto(address(many))
    region = reader.get_by_role("region", name="Table of passages")
    assert region.evaluate("element => element.scrollWidth > element.clientWidth")
    number, base = region.get_by_role("rowheader").first, region.get_by_role("columnheader").nth(1)

    def lefts() -> list[float]:
        return [(each.bounding_box() or {"x": -1.0})["x"] for each in (number, base)]

    before = lefts()
    region.focus()
    region.evaluate("element => element.scrollTo(element.scrollWidth, 100)")
    assert lefts() == before
    expect(region.get_by_role("columnheader").last).to_be_in_viewport()
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(reader) == []


def test_the_pages_of_saved_comparisons_pass_axe(reader: Page, accounts: list[Article]) -> None:
    user = User.objects.get(username="tom")
    saved = make_saved_comparison(articles=accounts, user=user)
    note = make_passage_note(comparison=saved, user=user)
    reader.goto(saved.get_absolute_url())
    here = reader.url
    for path in (here, f"{here}&note=2", f"{here}&edit={note.pk}", f"/compare/saved/{saved.pk}/delete/", "/compare/"):
        reader.goto(path)
        assert violations(reader) == [], path


def test_an_exported_page_needs_no_other_files(reader: Page, accounts: list[Article], tmp_path: Path) -> None:
    reader.goto(address(accounts))
    with reader.expect_download() as download:
        reader.get_by_role("link", name="HTML").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    reader.goto(file.as_uri())
    expect(reader.get_by_role("row").filter(has_text="40 passengers").first).to_be_visible()
    assert reader.evaluate("getComputedStyle(document.querySelector('.parallel')).tableLayout") == "fixed"
    assert violations(reader) == []


def test_a_list_links_to_each_difference_without_scripts(plain_reader: Page, accounts: list[Article]) -> None:
    plain_reader.goto(address(accounts[:2]))
    expect(plain_reader.get_by_role("button", name="Next difference")).to_be_hidden()
    plain_reader.get_by_text("All differences").click()
    plain_reader.get_by_role("link", name="Only in Tideway News").click()
    expect(plain_reader.locator(":target")).to_contain_text("list of every ship")
    plain_reader.get_by_role("link", name="Hide identical passages").click()
    expect(plain_reader.get_by_text(LAMP)).to_have_count(0)
    plain_reader.get_by_role("link", name="Keyboard shortcuts").click()
    expect(plain_reader.get_by_role("heading", name="Keyboard shortcuts")).to_be_in_viewport()


def test_removing_an_account(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts))
    reader.get_by_role("link", name="Remove: Quillon Gazette").click()
    expect(reader.get_by_role("heading", name="2 accounts, side by side")).to_be_visible()


def test_links_of_an_account_have_plain_accessible_names(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts))

    for name in ("Use as baseline: Tideway News", "Move left: Tideway News", "Hide: Tideway News"):
        expect(reader.get_by_role("link", name=name, exact=True)).to_be_visible()


def test_on_a_phone_each_passage_repeats_its_outlet(open_page: OpenPage, accounts: list[Article]) -> None:
    page = open_page(make_user(), viewport=PHONE)
    page.goto(address(accounts))
    row = page.get_by_role("row").filter(has_text="40 passengers")
    for outlet in ("The Sansen Courier", "Tideway News"):
        expect(row.get_by_text(outlet)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("count", "dark"), [(2, True), (3, False)], ids=["two and dark", "three and light"])
def test_a_comparison_passes_axe(open_page: OpenPage, accounts: list[Article], count: int, *, dark: bool) -> None:
    page = open_page(make_user(), dark=dark)
    page.goto(address(accounts[:count]))
    assert violations(page) == []
    page.get_by_text("All differences").click()
    page.keyboard.press("n")
    assert violations(page) == []


def test_a_comparison_on_a_phone_and_dark_passes_axe(open_page: OpenPage, accounts: list[Article]) -> None:
    page = open_page(make_user(), viewport=PHONE, dark=True)
    page.goto(address(accounts) + "?show=differences")
    assert violations(page) == []


def test_the_pages_for_invalid_selections_pass_axe(reader: Page) -> None:
    many = [make_article() for _ in range(7)]
    for path in ("/compare/", f"/compare/?article={many[0].pk}", address(many), "/compare/0.1-0.2/"):
        reader.goto(path)
        assert violations(reader) == [], path


def test_choosing_among_too_many_articles(reader: Page) -> None:
    many = [make_article() for _ in range(7)]
    reader.goto(address(many))
    reader.get_by_role("checkbox", name=many[0].headline).uncheck()
    reader.get_by_role("button", name="Compare").click()
    expect(reader.get_by_role("heading", name="5 accounts, side by side")).to_be_visible()
