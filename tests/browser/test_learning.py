"""The lines learned about an outlet, on its page in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.models import SourceLine
from articles.text.data.kinds import Kind
from tests.browser.conftest import no_reload, violations
from tests.factories import make_source, make_source_line

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from articles.models import Source

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINE = "Short films from the night kitchens of the old port"


@pytest.fixture
def outlet() -> Source:
    outlet = make_source(name="The Harbor Sheet")
    make_source_line(source=outlet, text=LINE, kind=Kind.REPEATED)
    SourceLine.objects.update(origin=SourceLine.Origin.LEARNT, articles=14)
    return outlet


def judge(page: Page, outlet: Source) -> None:
    page.goto(outlet.get_absolute_url())
    learnt = page.get_by_role("region", name="Learned lines")
    expect(learnt).to_contain_text("in 14 articles")


def test_never_removing_a_line_and_resetting_that(curator: Page, outlet: Source) -> None:
    judge(curator, outlet)
    with no_reload(curator):
        curator.get_by_role("button", name="Never remove “Short films").click()
        expect(curator.get_by_text("never cut", exact=True)).to_be_visible()
        expect(curator.get_by_role("button", name="Always remove “Short films")).to_be_focused()
        curator.get_by_role("button", name="Reset to automatic “Short films").click()
        expect(curator.get_by_text("never cut", exact=True)).to_be_hidden()
        expect(curator.get_by_role("button", name="Never remove “Short films")).to_be_focused()
    assert not violations(curator)


def test_never_removing_a_line_without_scripts(plain_curator: Page, outlet: Source) -> None:
    judge(plain_curator, outlet)
    plain_curator.get_by_role("button", name="Always remove “Short films").click()
    expect(plain_curator.get_by_text("always cut", exact=True)).to_be_visible()
    assert SourceLine.objects.get().verdict == SourceLine.Verdict.CUT
