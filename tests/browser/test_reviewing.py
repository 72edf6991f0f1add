"""Duplicate suggestions in a browser, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.models import Distinction, Person
from tests.browser.conftest import PHONE, no_reload, violations
from tests.factories import make_curator
from tests.test_review import PAGE, make_join

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_deciding_pairs(curator: Page) -> None:
    make_join("Oda Quill", "O. Quill")
    make_join("Ilse Marrandt", "I. Marrandt")
    curator.goto("/people/")
    curator.get_by_role("link", name="Review 2 duplicate suggestions").click()

    with no_reload(curator):
        curator.get_by_role("button", name=re.compile("Merge.*Oda Quill")).click()
        expect(curator.get_by_text("O. Quill merged into Oda Quill")).to_be_visible()
        curator.get_by_role("checkbox", name="Ilse Marrandt and I. Marrandt").check()
        curator.get_by_role("button", name="Keep separate", exact=True).click()
        expect(curator.get_by_text("No duplicate suggestions.")).to_be_visible()

    assert (Person.objects.count(), Distinction.objects.count()) == (3, 1)


def test_deciding_pairs_without_scripts(plain_curator: Page) -> None:
    make_join("Oda Quill", "O. Quill")
    plain_curator.goto(PAGE)

    plain_curator.get_by_role("button", name=re.compile("Keep separate.*Oda Quill")).click()

    expect(plain_curator.get_by_text("Oda Quill and O. Quill kept separate")).to_be_visible()
    expect(plain_curator.get_by_text("No duplicate suggestions.")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_can_be_used_by_everybody(open_page: OpenPage, dark: bool) -> None:
    make_join("Oda Quill", "O. Quill", shared="Hesk Dovrin", odds=4.0)
    page = open_page(make_curator(), viewport=PHONE, dark=dark)
    page.goto(PAGE)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
