"""People, quotes, sources and tags in a browser, and curating them in the admin, with and without JavaScript."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Change, Person, Quote, Tag
from tests.browser.conftest import PHONE, WIDE, no_reload, violations
from tests.factories import (
    make_agency,
    make_alias,
    make_appearance,
    make_article,
    make_change,
    make_curator,
    make_person,
    make_quote,
    make_source,
    make_source_line,
    make_tag,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OURS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "articles")


@pytest.fixture
def archive() -> Person:
    """A person quoted in an article of an outlet, with content for every section of their pages."""
    ledger = make_source(name="The Harrow Ledger", slug="ledger", domains=["harrowledger.example"], aliases=["Ledger"])
    make_source_line(source=ledger, text="Get the Ledger in your inbox")
    person = make_person(name="Oda Quill")
    make_alias(person=person, name="the Harbour Master")
    article = make_article(
        headline="Harbour to open in spring",
        body="Oda Quill came to the quay. “The harbour will open in the spring,” Quill said.",
        source=ledger,
        agency=make_agency(name="Meridian", slug="meridian"),
        authors=["Ann Vey"],
        published_on=date(2024, 5, 1),
        tags=[make_tag(name="habour", slug="habour")],
    )
    make_appearance(article=article, person=person, roles=["the harbour master of Port Elder"])
    make_quote(article=article, text="The harbour will open in the spring,", speaker=person)
    make_change()
    return person


@pytest.mark.parametrize(("viewport", "dark"), [(WIDE, False), (PHONE, True)], ids=["wide and light", "phone and dark"])
def test_list_and_detail_pages_pass_axe(
    open_page: OpenPage, archive: Person, viewport: dict[str, int], *, dark: bool
) -> None:
    page = open_page(make_curator(), viewport=viewport, dark=dark)
    addresses = [
        reverse("articles:people"),
        reverse("articles:people") + "?q=nobody",
        archive.get_absolute_url(),
        reverse("articles:quotes"),
        reverse("articles:sources"),
        reverse("articles:source", args=["ledger"]),
        reverse("articles:source", args=["meridian"]),
        reverse("articles:tags"),
        reverse("articles:tag", args=["habour"]),
    ]
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = violations(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= viewport["width"], f"{address} is {width} pixels wide"

    assert not any(found.values()), found


@pytest.mark.parametrize("model", OURS)
def test_the_admin_works_under_the_content_security_policy(curator: Page, archive: Person, model: str) -> None:
    curator.goto(reverse(f"admin:articles_{model}_changelist"))

    expect(curator.get_by_role("heading", level=1)).to_be_visible()


def test_finding_a_person_and_following_a_quote_to_its_article(reader: Page, archive: Person) -> None:
    make_appearance(person=make_person(name="Ilse Marrandt"))
    reader.goto(reverse("articles:people"))
    expect(reader.get_by_role("link", name="Ilse Marrandt")).to_be_visible()

    with no_reload(reader):
        reader.get_by_label("Name").fill("harbour")
        expect(reader.get_by_role("link", name="Ilse Marrandt")).to_have_count(0)
    reader.get_by_role("link", name="Oda Quill").click()
    reader.get_by_role("link", name="Harbour to open in spring").first.click()

    expect(reader).to_have_url(re.compile(r"/articles/\d+/#quote-\d+$"))
    expect(reader.locator(":target")).to_contain_text("The harbour will open in the spring")


def test_searching_quotes_without_scripts(plain_reader: Page, archive: Person) -> None:
    make_quote(text="We will see")
    plain_reader.goto(reverse("articles:quotes"))

    plain_reader.get_by_label("Quote contains").fill("harbour")
    plain_reader.get_by_role("search", name="Quotes").get_by_role("button", name="Search").click()

    expect(plain_reader.get_by_text("The harbour will open in the spring,")).to_be_visible()
    expect(plain_reader.get_by_text("We will see")).to_have_count(0)


@pytest.mark.parametrize("who", ["curator", "plain_curator"], ids=["with JavaScript", "without"])
def test_renaming_a_tag(request: pytest.FixtureRequest, archive: Person, who: str) -> None:
    page: Page = request.getfixturevalue(who)
    page.goto(reverse("articles:tag", args=["habour"]))

    page.get_by_text("Rename or merge").click()
    page.get_by_label("New name").fill("harbour")
    page.get_by_role("button", name="Rename").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("harbour")
    assert Tag.objects.get().name == "harbour"


@pytest.mark.parametrize("who", ["curator", "plain_curator"], ids=["with JavaScript", "without"])
def test_merging_two_people_in_the_admin_and_undoing_it(
    request: pytest.FixtureRequest, archive: Person, who: str
) -> None:
    page: Page = request.getfixturevalue(who)
    make_appearance(person=make_person(name="O. Quill"), roles=["the harbour master"])
    page.goto(reverse("admin:articles_person_changelist"))

    for box in page.locator("input.action-select").all():
        box.check()
    page.get_by_label("Action:").select_option(label="Merge selected people")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).first.click()
    expect(page.get_by_role("cell", name="the Harbour Master")).to_be_visible()
    assert Person.objects.count() == 2
    page.get_by_label("Keep the page of").select_option(label="Oda Quill")
    page.get_by_role("button", name="Merge people").click()

    expect(page.get_by_text("Merged into Oda Quill.")).to_be_visible()
    assert [person.name for person in Person.objects.all()] == ["Oda Quill"]

    page.goto(reverse("articles:history"))
    page.get_by_role("button", name=re.compile("Undo")).first.click()
    expect(page.get_by_text("Undone:")).to_be_visible()
    assert Person.objects.count() == 2


def test_choosing_a_speaker_by_autocomplete(curator: Page, archive: Person) -> None:
    quote = make_quote(text="We will see", certainty=0.2)
    curator.goto(reverse("admin:articles_quote_changelist") + "?certainty=low")

    curator.locator(f'input.action-select[value="{quote.pk}"]').check()
    curator.get_by_label("Action:").select_option(label="Set speaker of selected quotes")
    curator.get_by_role("button", name="Run").or_(curator.get_by_role("button", name="Go")).first.click()
    curator.locator(".select2-selection").first.click()
    curator.locator(".select2-search__field").fill("harbour master")
    curator.get_by_role("option", name="Oda Quill").click()
    curator.get_by_role("button", name="Set speaker").click()

    expect(curator.get_by_text("1 quote changed.")).to_be_visible()
    assert Change.objects.filter(kind=Change.Kind.SET_SPEAKER).exists()
    assert not Quote.objects.filter(text="We will see", speaker=None).exists()
