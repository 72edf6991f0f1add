"""Correcting an article in a browser, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles import curation, ingest
from articles.ingest import Received
from articles.models import Article, Clipping, Quote
from articles.text.data.kinds import Kind
from tests.browser.conftest import PHONE, WIDE, no_reload, violations
from tests.factories import make_curator

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DUMP = """Council closes the ferry pier
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024

The council of Port Elder closed the ferry pier on Tuesday after a night of storms that tore two of its piles loose.

"We had no choise but to close the pier," said Ilse Marrandt, the harbor master, who walked it at dawn with a lamp.

Peter Brandt, who sells tickets there, watched from the quay and went home when the gates

were shut by two men of the harbor office, who had come with a chain and a lamp.
"""


@pytest.fixture
def article() -> Article:
    [result] = ingest.store([Received(data=DUMP.encode(), name="pier.txt")], origin=Clipping.Origin.COMMAND)
    return Article.objects.get(pk=result.article_ids[0])


@pytest.mark.parametrize(("viewport", "dark"), [(WIDE, False), (PHONE, True)], ids=["wide and light", "phone and dark"])
def test_the_pages_for_editing_a_text_pass_axe(
    open_page: OpenPage, article: Article, viewport: dict[str, int], *, dark: bool
) -> None:
    page = open_page(make_curator(), viewport=viewport, dark=dark)
    page.goto(reverse("articles:article_text", args=[article.pk]))
    page.get_by_role("link", name="Edit paragraph 2").click()
    expect(page.get_by_label("Text")).to_be_visible()

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.goto(reverse("articles:edit_article", args=[article.pk]))
    page.get_by_role("textbox", name="Headline").fill("Pier closed")
    page.get_by_role("button", name="Save").click()
    page.goto(reverse("articles:edit_article", args=[article.pk]))
    assert violations(page) == []


@pytest.mark.parametrize("who", ["curator", "plain_curator"], ids=["with JavaScript", "without"])
def test_correcting_a_passage_and_undoing_it(request: pytest.FixtureRequest, article: Article, who: str) -> None:
    page: Page = request.getfixturevalue(who)
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Edit text").click()
    page.get_by_role("link", name="Edit paragraph 2").click()

    text = page.get_by_label("Text")
    text.fill(text.input_value().replace("choise", "choice"))
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Text saved.")).to_be_visible()
    expect(page.get_by_text("We had no choice but to close the pier").first).to_be_visible()
    page.goto(reverse("articles:ledger", args=[article.pk]))
    expect(page.get_by_text("Edited", exact=True)).to_be_visible()
    page.goto(reverse("articles:history"))
    page.get_by_role("button", name=re.compile("Undo.*choise")).click()
    expect(page.get_by_text("Undone:")).to_be_visible()
    page.goto(article.get_absolute_url())
    expect(page.get_by_text("We had no choise but to close the pier").first).to_be_visible()


@pytest.mark.parametrize("page_of", ["correct_speaker", "correct_passage", "edit_article"])
def test_a_form_on_its_own_page_returns_to_the_article(curator: Page, article: Article, page_of: str) -> None:
    quote = article.quotes.get(kind=Quote.Kind.DIRECT)
    number = next(number for number, block in enumerate(article.blocks) if block["kind"] == "paragraph")
    arguments = {"correct_speaker": [quote.pk], "correct_passage": [article.pk, number]}.get(page_of, [article.pk])
    curator.goto(reverse(f"articles:{page_of}", args=arguments))

    curator.locator("main").get_by_role("button", name=re.compile("^(Save|Save speaker)$")).last.click()

    expect(curator.get_by_role("heading", level=1, name=article.headline)).to_be_visible()


def test_after_correcting_a_passage_the_focus_is_on_its_edit_link(curator: Page, article: Article) -> None:
    curator.goto(reverse("articles:article_text", args=[article.pk]))

    with no_reload(curator):
        curator.get_by_role("link", name="Edit paragraph 4").click()
        curator.get_by_role("button", name="Merge with paragraph above").click()
        expect(curator.get_by_text("when the gates were shut by two men")).to_be_visible()
        expect(curator.get_by_role("link", name="Edit paragraph 3")).to_be_focused()


def test_focus_moves_to_the_next_line_after_restoring_one(curator: Page, article: Article) -> None:
    number = next(number for number, block in enumerate(article.blocks) if block["text"].startswith("Peter Brandt"))
    curation.correct_line(article, article.blocks[number]["text"], 0, Kind.CAPTION, user=None)
    curator.goto(reverse("articles:ledger", args=[article.pk]))
    line = curator.get_by_role("listitem").filter(has_text="Peter Brandt, who sells")

    with no_reload(curator):
        line.get_by_role("button", name="Restore").press("Enter")
        expect(line).to_have_count(0)
        expect(curator.get_by_label("Kind of line").last).to_be_focused()


@pytest.mark.parametrize("who", ["curator", "plain_curator"], ids=["with JavaScript", "without"])
def test_removing_restoring_and_correcting_a_line_on_the_ledger_page(
    request: pytest.FixtureRequest, article: Article, who: str
) -> None:
    page: Page = request.getfixturevalue(who)
    page.goto(reverse("articles:ledger", args=[article.pk]) + "?lines=all")
    line = page.get_by_role("listitem").filter(has_text="Peter Brandt, who sells")

    line.get_by_label("Kind of line").select_option(label="picture caption")
    line.get_by_role("button", name="Save kind").click()
    expect(page.get_by_text("Line changed.")).to_be_visible()
    expect(line.get_by_role("deletion")).to_be_visible()
    line.get_by_role("button", name="Restore").click()
    expect(line.get_by_role("deletion")).to_have_count(0)
    line.get_by_role("button", name="Reset to automatic").click()
    expect(line.get_by_text("decided by hand")).to_have_count(0)
    line.get_by_role("link", name="Edit text").click()
    page.get_by_label("Text").fill("Peter Brandt watched.")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Text saved.")).to_be_visible()
    expect(page.get_by_text("Peter Brandt watched.", exact=True).first).to_be_visible()


def test_focus_moves_into_a_form_and_back_when_cancelled(curator: Page, article: Article) -> None:
    curator.goto(reverse("articles:article_text", args=[article.pk]))

    with no_reload(curator):
        curator.get_by_role("link", name="Edit paragraph 3").click()
        expect(curator.get_by_label("Text")).to_be_focused()
        curator.get_by_role("link", name="Cancel").click()
        expect(curator.get_by_role("link", name="Edit paragraph 3")).to_be_focused()
        note = curator.get_by_role("complementary", name="Speakers in paragraph")
        note.locator("summary").first.click()
        for form, field in (
            ("Wrong speaker", "Person in this article"),
            ("Edit words", "Words of the quote"),
        ):
            curator.get_by_role("link", name=form).click()
            expect(curator.get_by_label(field)).to_be_focused()
            curator.get_by_role("link", name="Cancel").click()
            expect(curator.get_by_role("link", name="Wrong speaker")).to_be_focused()
        curator.get_by_role("link", name="Edit words").click()
        curator.get_by_label("Words of the quote").fill("no choise")
        curator.get_by_role("button", name="Save words").click()
        expect(note.locator("summary").first).to_be_focused()
        expect(note.get_by_text("words edited by hand")).to_be_visible()


@pytest.mark.parametrize("who", ["curator", "plain_curator"], ids=["with JavaScript", "without"])
def test_resetting_a_field_to_the_original(request: pytest.FixtureRequest, article: Article, who: str) -> None:
    page: Page = request.getfixturevalue(who)
    page.goto(reverse("articles:edit_article", args=[article.pk]))
    page.get_by_role("textbox", name="Headline").fill("Pier closed")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pier closed")

    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Edit details").click()
    page.get_by_role("button", name=re.compile("Reset to original.*Headline")).click()

    expect(page.get_by_role("textbox", name="Headline")).to_have_value("Council closes the ferry pier")
    expect(page.get_by_text("set by hand")).to_have_count(0)


@pytest.mark.parametrize("who", ["curator", "plain_curator"], ids=["with JavaScript", "without"])
def test_editing_the_words_of_a_quote_in_the_margin(request: pytest.FixtureRequest, article: Article, who: str) -> None:
    page: Page = request.getfixturevalue(who)
    page.goto(article.get_absolute_url())
    page.get_by_role("complementary", name="Speakers in paragraph").locator("summary").first.click()
    page.get_by_role("link", name="Edit words").click()

    page.get_by_label("Words of the quote").fill("no choice at all")
    page.get_by_role("button", name="Save words").click()
    expect(page.get_by_text("These words are not in the paragraph. Copy them from it.")).to_be_visible()
    if who == "curator":
        assert violations(page) == []
    page.get_by_label("Words of the quote").fill("no choise but to close the pier,")
    page.get_by_role("button", name="Save words").click()

    expect(page.get_by_text("Words saved for 1 quote.")).to_be_visible()
    expect(page.locator(".quote").first).to_have_text("no choise but to close the pier,")


@pytest.mark.parametrize("who", ["curator", "plain_curator"], ids=["with JavaScript", "without"])
def test_adding_a_missed_quote_and_a_missed_name(request: pytest.FixtureRequest, article: Article, who: str) -> None:
    page: Page = request.getfixturevalue(who)
    page.goto(reverse("articles:article_text", args=[article.pk]))
    page.get_by_role("link", name="Edit paragraph 3").click()
    page.get_by_text("Add a quote").click()
    form = page.get_by_role("form", name="Add a quote")
    form.get_by_label("Words of the quote").fill("went home")
    form.get_by_label("Person in this article").select_option(label="Peter Brandt")
    form.get_by_role("button", name="Add quote").click()
    expect(page.get_by_text("Quote added.")).to_be_visible()
    expect(page.locator(".quote", has_text="went home")).to_be_visible()

    page.get_by_role("link", name="Edit paragraph 1").click()
    page.get_by_text("Add or fix a name").click()
    form = page.get_by_role("form", name="Add or fix a name")
    form.get_by_label("Words", exact=True).fill("council")
    form.get_by_label("Or enter another person’s name").fill("Tomasine Erval")
    if who == "curator":
        assert violations(page) == []
    form.get_by_role("button", name="Save name").click()

    expect(page.get_by_role("link", name="council", exact=True)).to_be_visible()


@pytest.mark.parametrize("who", ["curator", "plain_curator"], ids=["with JavaScript", "without"])
def test_removing_a_false_name_with_one_click(request: pytest.FixtureRequest, article: Article, who: str) -> None:
    page: Page = request.getfixturevalue(who)
    page.goto(reverse("articles:article_people", args=[article.pk]))
    if who == "curator":
        assert violations(page) == []

    page.get_by_role("button", name=re.compile("Not a person.*Peter Brandt")).click()

    expect(page.get_by_text("“Peter Brandt” marked as not a person.")).to_be_visible()
    page.get_by_role("link", name="Add or fix a name").click()
    page.get_by_label("Words").fill("Peter Brandt")
    page.get_by_label("Or enter another person’s name").fill("Peter Brandt")
    page.get_by_role("button", name="Save name").click()
    expect(page.get_by_text("Name saved.")).to_be_visible()
    assert article.appearances.filter(name="Peter Brandt").exists()
