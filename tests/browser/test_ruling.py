"""Writing rules for lines in a browser, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.models import Article, LineRule
from tests.browser.conftest import PHONE, no_reload, violations
from tests.factories import make_curator, make_line_rule, make_source
from tests.test_line_rules import PLEA, dump, store

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_rule_is_made_of_a_line_seen_and_applied(curator: Page) -> None:
    [article] = store(dump(1, PLEA), source=make_source(name="The Gull"))
    curator.goto(f"/articles/{article.pk}/ledger/?lines=all")
    curator.get_by_role("link", name=re.compile("Make a rule of this line: Friends")).click()
    expect(curator.get_by_text("It changes 1 line")).to_be_visible()

    with no_reload(curator):
        curator.get_by_label("This text").select_option("pattern")
        curator.get_by_label("Text", exact=True).fill("(almanac")
        curator.get_by_role("button", name="Show what it does").click()
        expect(curator.get_by_text("This is no pattern")).to_be_visible()
        curator.get_by_label("Text", exact=True).fill("almanac in spring")
        curator.get_by_role("button", name="Show what it does").click()
        expect(curator.locator("mark")).to_have_text("almanac in spring")
    curator.get_by_role("button", name="Save and apply").click()

    expect(curator.get_by_text("1 article changed.")).to_be_visible()
    assert PLEA not in Article.objects.get().body
    curator.get_by_role("button", name=re.compile("Switch off")).click()
    expect(curator.get_by_text("switched off", exact=True)).to_be_visible()
    assert PLEA in Article.objects.get().body


def test_a_rule_is_written_without_scripts(plain_curator: Page) -> None:
    store(dump(1, PLEA))
    plain_curator.goto("/rules/")
    plain_curator.get_by_role("link", name="Write a rule").first.click()
    plain_curator.get_by_label("Text", exact=True).fill(PLEA)
    plain_curator.get_by_label("What such lines are").select_option("promotion")

    plain_curator.get_by_role("button", name="Show what it does").click()
    plain_curator.get_by_role("button", name="Save and apply").click()

    expect(plain_curator.get_by_text("1 article changed.")).to_be_visible()
    assert LineRule.objects.get().text == PLEA


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pages_can_be_used_by_everybody(open_page: OpenPage, dark: bool) -> None:
    gull = make_source(name="The Gull")
    store(dump(1, PLEA), dump(2, PLEA), source=gull)
    rule = make_line_rule(match="prefix", text="Friends of the paper", source=gull, name="friends")
    make_line_rule(
        enabled=False, match="pattern", text=r"\bwww\.[a-z]{3,}\.example/[a-z0-9-]+/[a-z0-9-]{20,}", name="x"
    )
    page = open_page(make_curator(), viewport=PHONE, dark=dark)
    for address in ("/rules/", rule.get_absolute_url(), "/rules/new/"):
        page.goto(address)

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
