"""Cleaning rules and reprocessing in a browser, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles import curation
from articles.curation import runs, start_reprocessing, write_rule
from articles.models import Article, Change, LineRule
from tests.browser.conftest import PHONE, no_reload, violations
from tests.factories import make_curator, make_line_rule, make_source
from tests.test_line_rules import PLEA, dump, store

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_creating_a_rule_from_a_line(curator: Page) -> None:
    [article] = store(dump(1, PLEA), source=make_source(name="The Gull"))
    curator.goto(f"/articles/{article.pk}/ledger/?lines=all")
    curator.get_by_role("link", name="Create rule: Friends").click()
    expect(curator.get_by_text("1 line would change in 1 article.")).to_be_visible()

    with no_reload(curator):
        curator.get_by_label("Match").select_option("pattern")
        curator.get_by_label("Text", exact=True).fill("(almanac")
        curator.get_by_role("button", name="Preview").click()
        expect(curator.get_by_text("Invalid pattern")).to_be_visible()
        curator.get_by_label("Text", exact=True).fill("almanac in spring")
        curator.get_by_role("button", name="Preview").click()
        expect(curator.locator("mark")).to_have_text("almanac in spring")
        expect(curator.get_by_role("button", name="Preview")).to_be_focused()
    curator.get_by_role("button", name="Save and apply").click()

    expect(curator.get_by_text("1 article changed.")).to_be_visible()
    assert PLEA not in Article.objects.get().body
    curator.get_by_role("button", name=re.compile("Disable")).click()
    expect(curator.get_by_text("disabled", exact=True)).to_be_visible()
    assert PLEA in Article.objects.get().body


def test_creating_a_rule_without_scripts(plain_curator: Page) -> None:
    store(dump(1, PLEA))
    plain_curator.goto("/rules/")
    plain_curator.get_by_role("link", name="New rule").first.click()
    plain_curator.get_by_label("Text", exact=True).fill(PLEA)
    plain_curator.get_by_label("Action").select_option("promotion")

    plain_curator.get_by_role("button", name="Preview").click()
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


def test_reviewing_the_effect_of_a_rule_article_by_article(curator: Page) -> None:
    store(dump(1, PLEA), dump(2, PLEA))
    write_rule(LineRule(name="friends", text=PLEA, kind="promotion"), user=None, later=True)
    curator.goto("/rules/")
    curator.get_by_role("main").get_by_role("link", name="Reprocess").click()
    expect(curator.get_by_text("2 clippings to reprocess.")).to_be_visible()

    with no_reload(curator):
        curator.get_by_role("checkbox").first.uncheck()
        curator.get_by_role("button", name="Reprocess selected").click()
        expect(curator.get_by_text("1 article changed.")).to_be_visible()
        expect(curator.get_by_text("1 clipping to reprocess.")).to_be_visible()

    assert [PLEA in article.body for article in Article.objects.order_by("pk")] == [True, False]


def test_reprocessing_everything_without_scripts(plain_curator: Page) -> None:
    store(dump(1, PLEA), dump(2, PLEA))
    write_rule(LineRule(name="friends", text=PLEA, kind="promotion"), user=None, later=True)
    plain_curator.goto("/reparse/")

    plain_curator.get_by_role("button", name="Reprocess all 2 clippings").click()

    expect(plain_curator.get_by_text("2 articles changed.")).to_be_visible()
    expect(plain_curator.get_by_text("Up to date")).to_be_visible()


def test_a_long_run_continues_by_itself(curator: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "CLIPPINGS_A_STEP", 1)
    monkeypatch.setattr(curation, "STEP_SECONDS", 0)
    store(dump(1, PLEA), dump(2, PLEA), dump(3, PLEA))
    write_rule(LineRule(name="friends", text=PLEA, kind="promotion"), user=None, later=True)
    curator.goto("/reparse/")

    curator.get_by_role("button", name="Reprocess all 3 clippings").click()

    expect(curator.get_by_text("finished")).to_be_visible()
    assert not any(PLEA in article.body for article in Article.objects.all())
    assert Change.objects.filter(kind=Change.Kind.REPARSE).count() == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_reprocess_page_passes_axe(open_page: OpenPage, dark: bool) -> None:
    store(dump(1, PLEA), dump(2, "By Nora Quenby"))
    write_rule(LineRule(name="friends", text=PLEA, kind="promotion"), user=None, later=True)
    write_rule(LineRule(name="notice", text="Notice number", match="prefix", kind="legal"), user=None, later=True)
    page = open_page(make_curator(), viewport=PHONE, dark=dark)
    change = start_reprocessing(user=None)
    assert change
    for address in ("/reparse/", f"/history/{change.pk}/progress/"):
        page.goto(address)

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
