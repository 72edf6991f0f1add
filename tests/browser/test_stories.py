"""Stories in a browser, with and without JavaScript."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.text.terms import sketch
from tests.browser.conftest import PHONE, no_reload, violations
from tests.factories import make_agency, make_article, make_curator, make_person, make_quote, make_source, make_story

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from articles.models import Article, Story
    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COPY = " ".join(f"Pile {number} of the ferry pier at Veldmoor came loose in the storm." for number in range(12))


def accounts() -> list[Article]:
    """Three accounts of one event: the second copies from the first with another figure, the third is undated."""
    ilse, agency = make_person(name="Ilse Marrandt"), make_agency(name="Halyard")
    made = []
    for outlet, dead, fields in (
        ("Harrow Ledger", 24, {"published_on": date(2024, 11, 12), "published_time": time(12, 40), "agency": agency}),
        ("Veldmoor Post", 31, {"published_on": date(2024, 11, 13), "agency": agency}),
        ("Tideway News", 31, {}),
    ):
        body = f"The storm killed {dead} people on the pier. {COPY if fields else ''} “We had no choice,” she said."
        article = make_article(
            headline=f"Pier lost, says {outlet}",
            source=make_source(name=outlet),
            body=body,
            sketch=list(sketch(body)),
            **fields,
        )
        make_quote(article=article, text="We had no choice", speaker=ilse)
        made.append(article)
    return made


@pytest.fixture
def story() -> Story:
    return make_story(accounts=accounts(), title="Pier lost in storm")


def test_lists_are_printed_without_checkboxes_and_buttons(reader: Page, story: Story) -> None:
    for address in ("/", story.get_absolute_url()):
        reader.goto(address)
        reader.emulate_media(media="print")
        expect(reader.get_by_role("link", name="Pier lost, says Tideway News").first).to_be_visible()
        expect(reader.get_by_role("checkbox")).to_have_count(0)
        expect(reader.get_by_role("button", name="Compare")).to_have_count(0)


@pytest.mark.usefixtures("story")
def test_finding_a_story_and_comparing_its_accounts(reader: Page) -> None:
    make_story(accounts=[make_article(), make_article()], title="Regatta put off")
    reader.goto("/")
    reader.get_by_role("navigation", name="Archive").get_by_role("link", name="Stories").click()
    expect(reader.get_by_text("2 stories")).to_be_visible()
    with no_reload(reader):
        reader.get_by_role("main").get_by_label("Words").fill("pier")
        reader.get_by_role("main").get_by_role("button", name="Search").click()
        expect(reader.get_by_text("1 story", exact=True)).to_be_visible()
    expect(reader).to_have_url(re.compile("q=pier"))

    reader.get_by_role("link", name="Pier lost in storm").click()
    expect(reader.get_by_text("First: Harrow Ledger, 12 November 2024, 12:40")).to_be_visible()
    reader.get_by_role("link", name="Compare all 3").click()

    expect(reader).to_have_url(re.compile(r"/compare/\d"))


def test_comparing_selected_accounts_without_scripts(plain_reader: Page, story: Story) -> None:
    plain_reader.goto(story.get_absolute_url())
    plain_reader.get_by_role("checkbox", name="Select “Pier lost, says Tideway News”").uncheck()
    plain_reader.get_by_role("button", name="Compare", exact=True).click()

    expect(plain_reader).to_have_url(re.compile(r"/compare/\d+\.\d+-\d+\.\d+/"))


@pytest.mark.parametrize(("wide", "dark"), [(True, False), (False, True)], ids=["wide and light", "phone and dark"])
def test_story_pages_pass_axe(open_page: OpenPage, story: Story, *, wide: bool, dark: bool) -> None:
    options = {} if wide else {"viewport": PHONE}
    page = open_page(make_curator(), dark=dark, **options)
    other = make_story(accounts=[make_article(), make_article()])
    merging = f"{story.get_absolute_url()}merge/"
    for path in (
        "/stories/",
        story.get_absolute_url(),
        merging,
        f"{merging}?absorbed={other.pk}",
        "/?group=story",
        story.memberships.all()[0].article.get_absolute_url(),
    ):
        page.goto(path)

        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def test_on_a_phone_less_used_links_are_in_the_more_menu(open_page: OpenPage) -> None:
    page = open_page(make_curator(), viewport=PHONE, scripts=False)
    page.goto("/stories/")
    navigation = page.get_by_role("navigation", name="Archive")
    expect(navigation.get_by_role("link", name="Sources")).not_to_be_visible()

    navigation.get_by_text("More", exact=True).click()
    navigation.get_by_role("link", name="Sources").click()

    expect(page).to_have_url(re.compile("/sources/$"))


def test_titling_and_splitting_a_story_and_undoing_it_without_scripts(plain_curator: Page, story: Story) -> None:
    plain_curator.goto(story.get_absolute_url())
    plain_curator.get_by_label("Title").fill("The pier of Veldmoor")
    plain_curator.get_by_role("button", name="Save title").click()
    expect(plain_curator.get_by_role("heading", name="The pier of Veldmoor", level=1)).to_be_visible()

    for outlet in ("Harrow Ledger", "Veldmoor Post"):
        plain_curator.get_by_role("checkbox", name=f"Select “Pier lost, says {outlet}”").uncheck()
    plain_curator.get_by_role("button", name="Split into new story").click()
    expect(plain_curator.get_by_text("2 outlets")).to_be_visible()
    plain_curator.goto("/history/")
    plain_curator.get_by_role("button", name="Undo").first.click()

    plain_curator.goto(story.get_absolute_url())
    expect(plain_curator.get_by_text("3 outlets")).to_be_visible()


def test_merging_stories_without_scripts(plain_curator: Page, story: Story) -> None:
    make_story(accounts=[make_article(headline="Storm over"), make_article()], title="The storm in Veldmoor")
    plain_curator.goto(story.get_absolute_url())
    plain_curator.get_by_role("link", name="Merge with another story").click()
    plain_curator.get_by_role("main").get_by_label("Words").fill("storm in veldmoor")
    plain_curator.get_by_role("main").get_by_role("button", name="Search").click()
    plain_curator.get_by_role("link", name="The storm in Veldmoor").click()
    expect(plain_curator.get_by_role("link", name="Storm over")).to_be_visible()

    plain_curator.get_by_role("button", name="Merge").click()

    expect(plain_curator.get_by_text("5 accounts")).to_be_visible()


@pytest.mark.usefixtures("story")
def test_grouping_by_story_and_selecting_articles(reader: Page) -> None:
    reader.goto("/")
    with no_reload(reader):
        reader.get_by_role("navigation", name="Grouping").get_by_role("link", name="By story").click()
        expect(reader.get_by_role("heading", level=1)).to_contain_text("3 articles · 1 entry")
        expect(reader).to_have_url(re.compile("group=story"))
    for box in reader.get_by_role("checkbox", name=re.compile("Select")).all():
        box.check()

    reader.get_by_role("button", name="Compare").click()

    expect(reader).to_have_url(re.compile(r"/compare/\d"))
