"""Setting accounts side by side, as a reader does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.compare import Key, address_of
from tests.browser.conftest import PHONE, violations
from tests.factories import make_agency, make_appearance, make_article, make_person, make_quote, make_source, make_user

if TYPE_CHECKING:
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


def test_a_reader_picks_two_articles_and_sees_where_they_part(reader: Page, accounts: list[Article]) -> None:
    reader.goto("/")
    for article in accounts[:2]:
        reader.get_by_role("checkbox", name=re.compile(re.escape(article.headline))).check()
    reader.get_by_role("button", name="Compare").click()
    expect(reader.get_by_role("heading", name="Two accounts, side by side")).to_be_visible()
    expect(reader.get_by_role("table", name=re.compile("passage by passage"))).to_be_visible()
    expect(reader.get_by_role("columnheader", name=re.compile("Tideway News")).first).to_be_visible()
    expect(reader.get_by_role("deletion").filter(has_text="60").first).to_be_visible()
    expect(reader.get_by_role("region", name="Where they disagree")).to_contain_text("40 passengers")


def test_a_reader_reads_against_another_account_and_hides_what_is_the_same(
    reader: Page, accounts: list[Article]
) -> None:
    reader.goto(address(accounts[:2]))
    expect(reader.get_by_text(LAMP)).to_have_count(2)
    reader.get_by_role("link", name="Hide what is the same").click()
    expect(reader.get_by_text(LAMP)).to_have_count(0)
    reader.get_by_role("link", name="Read against this one (Tideway News)").click()
    expect(reader.get_by_text("stands in B word for word")).to_be_visible()
    expect(reader.get_by_text(LAMP)).to_have_count(0)
    reader.get_by_role("link", name=re.compile("passages? (is|are) the same")).click()
    expect(reader.get_by_text(LAMP)).to_have_count(2)


def test_a_passage_leads_to_its_place_in_the_article(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts[:2]))
    row = reader.get_by_role("row").filter(has_text="list of every ship")
    row.get_by_role("link", name="In the article: paragraph 5").click()
    expect(reader).to_have_url(re.compile(rf"/articles/{accounts[1].pk}/#paragraph-5$"))
    expect(reader.locator(":target")).to_contain_text("list of every ship")


def test_keys_step_from_difference_to_difference_until_they_are_switched_off(
    reader: Page, accounts: list[Article]
) -> None:
    reader.goto(address(accounts[:2]))
    reader.keyboard.press("n")
    first = focused_passage(reader)
    assert first.startswith("passage-")
    reader.keyboard.press("n")
    assert focused_passage(reader) != first
    reader.keyboard.press("p")
    assert focused_passage(reader) == first
    reader.get_by_role("checkbox", name="keys").uncheck()
    reader.reload()
    expect(reader.get_by_role("checkbox", name="keys")).not_to_be_checked()
    reader.keyboard.press("n")
    assert focused_passage(reader) == ""
    reader.get_by_role("button", name="Next difference").click()
    assert focused_passage(reader).startswith("passage-")


def test_without_scripts_a_list_leads_to_each_difference(plain_reader: Page, accounts: list[Article]) -> None:
    plain_reader.goto(address(accounts[:2]))
    expect(plain_reader.get_by_role("button", name="Next difference")).to_be_hidden()
    plain_reader.get_by_text("Jump to a difference").click()
    plain_reader.get_by_role("link", name="Only in Tideway News").click()
    expect(plain_reader.locator(":target")).to_contain_text("list of every ship")
    plain_reader.get_by_role("link", name="Hide what is the same").click()
    expect(plain_reader.get_by_text(LAMP)).to_have_count(0)


def test_an_account_is_taken_out(reader: Page, accounts: list[Article]) -> None:
    reader.goto(address(accounts))
    reader.get_by_role("link", name="Take out Quillon Gazette").click()
    expect(reader.get_by_role("heading", name="Two accounts, side by side")).to_be_visible()


def test_on_a_phone_each_passage_repeats_its_outlet(open_page: OpenPage, accounts: list[Article]) -> None:
    page = open_page(make_user(), viewport=PHONE)
    page.goto(address(accounts))
    row = page.get_by_role("row").filter(has_text="40 passengers")
    for outlet in ("The Sansen Courier", "Tideway News"):
        expect(row.get_by_text(outlet)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("count", [2, 3])
def test_a_comparison_has_no_fault_that_axe_finds(
    open_page: OpenPage, accounts: list[Article], count: int, *, dark: bool
) -> None:
    page = open_page(make_user(), dark=dark)
    page.goto(address(accounts[:count]))
    assert violations(page) == []
    page.get_by_text("Jump to a difference").click()
    page.keyboard.press("n")
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_comparison_on_a_phone_has_no_fault_that_axe_finds(
    open_page: OpenPage, accounts: list[Article], *, dark: bool
) -> None:
    page = open_page(make_user(), viewport=PHONE, dark=dark)
    page.goto(address(accounts) + "?show=differences")
    assert violations(page) == []


def test_the_pages_of_what_cannot_be_compared_have_no_fault_that_axe_finds(reader: Page) -> None:
    many = [make_article() for _ in range(7)]
    for path in ("/compare/", f"/compare/?article={many[0].pk}", address(many), "/compare/0.1-0.2/"):
        reader.goto(path)
        assert violations(reader) == [], path


def test_of_too_many_articles_the_reader_keeps_some(reader: Page) -> None:
    many = [make_article() for _ in range(7)]
    reader.goto(address(many))
    reader.get_by_role("checkbox", name=many[0].headline).uncheck()
    reader.get_by_role("button", name="Compare").click()
    expect(reader.get_by_role("heading", name="Five accounts, side by side")).to_be_visible()
