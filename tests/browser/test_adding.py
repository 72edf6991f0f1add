"""Adding clippings in a browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.models import Article, Clipping
from tests.browser.conftest import PHONE, no_reload, violations
from tests.factories import make_pending_clipping, make_source, make_user

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAST = "The ferry will sail from the north quay until the piles are driven again, which may take all of the winter."
DUMP = f"""Council closes the ferry pier
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024
Share on Facebook
Email this story
Copy link
Print this story

The council of Port Elder closed the ferry pier on Tuesday after a night of storms that tore two of its piles loose.

Advertisement

"We had no choice," said Ilse Marrandt, the harbor master, who walked the pier at dawn with two engineers and a lamp.

{LAST}
"""
OTHER_DUMP = """Swimmer turns back a mile short of the far shore

A teacher from Harrow Bay turned back on Sunday, a mile short of the far shore, when the wind went round to the east.

"The sea said no, and it said it politely," Delia Fossmer told those who waited with blankets on the slip.
"""


def file(name: str, content: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": content.encode()}


def paste(page: Page, text: str) -> None:
    page.goto("/add/")
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Preview text").click()
    expect(page.get_by_role("heading", name="Review and save")).to_be_visible()


def correct_and_save(page: Page) -> None:
    """Set the outlet, remove the last line, restore a removed line, and save."""
    page.get_by_label("Outlet").fill("The Harbor Sheet")
    page.get_by_role("button", name="Apply changes").click()
    expect(page.get_by_text("Edited").first).to_be_visible()
    page.get_by_role("button", name="Remove “The ferry will sail").click()
    expect(page.get_by_role("deletion").filter(has_text="The ferry will sail")).to_be_visible()
    page.get_by_role("button", name="Restore “Advertisement”").click()
    expect(page.get_by_role("button", name="Undo “Advertisement”")).to_be_visible()


def test_pasting_correcting_and_saving_a_text(reader: Page) -> None:
    paste(reader, DUMP)
    with no_reload(reader):
        correct_and_save(reader)
    reader.get_by_role("button", name="Save").first.click()
    expect(reader.get_by_role("heading", name="Council closes the ferry pier")).to_be_visible()
    expect(reader.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    article = Article.objects.get()
    assert article.source is not None
    assert article.source.name == "The Harbor Sheet"
    assert LAST not in article.body
    assert "Advertisement" in article.body


def test_pasting_correcting_and_saving_a_text_without_scripts(plain_reader: Page) -> None:
    paste(plain_reader, DUMP)
    correct_and_save(plain_reader)
    plain_reader.get_by_role("button", name="Save").first.click()
    expect(plain_reader.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert LAST not in Article.objects.get().body


def test_focus_stays_on_the_changed_line(reader: Page) -> None:
    paste(reader, DUMP)
    button = reader.get_by_role("button", name="Remove “The ferry will sail")
    button.focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("button", name="Undo “The ferry will sail")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(button).to_be_focused()


def test_choosing_the_kind_of_a_line(reader: Page) -> None:
    paste(reader, DUMP)
    with no_reload(reader):
        reader.get_by_role("link", name="Kind “The ferry will sail").click()
        reader.get_by_label("Kind of line").select_option("about the author")
        reader.get_by_role("button", name="Save kind").click()
        expect(reader.get_by_text(re.compile("about the author", re.IGNORECASE)).first).to_be_visible()


def test_reviewing_and_saving_several_files(reader: Page) -> None:
    reader.goto("/add/")
    files = [file("pier.txt", DUMP), file("swim.txt", OTHER_DUMP), file("nothing.txt", "")]
    reader.get_by_label("Text files, saved web pages, documents or archives").set_input_files(files)
    reader.get_by_role("button", name="Preview files").click()
    report = reader.get_by_role("region", name="Import results: 3 files")
    expect(report.get_by_role("listitem")).to_have_count(3)
    expect(report).to_contain_text("nothing.txt: it is empty")
    waiting = reader.get_by_role("region", name=re.compile("Not saved yet"))
    expect(waiting.get_by_role("listitem")).to_have_count(2)
    reader.get_by_role("button", name="Discard “Swimmer turns back").click()
    expect(waiting.get_by_role("listitem")).to_have_count(1)
    reader.get_by_role("button", name="Save “Council closes").click()
    expect(reader.get_by_role("heading", name="Council closes the ferry pier")).to_be_visible()
    assert not Clipping.objects.filter(status=Clipping.Status.PENDING).exists()


EXPORT = (Path(__file__).resolve().parents[2] / "fixtures" / "exports" / "proquest.txt").read_text("utf-8")


def exclude_one_and_save(page: Page) -> None:
    """Exclude both articles of an export, include one again, and save."""
    found = page.get_by_role("region", name="2 articles in this clipping")
    expect(found.get_by_role("listitem")).to_have_count(2)
    found.get_by_role("button", name="Exclude “Bell of the Lady Ansgar").click()
    expect(found).to_contain_text("1 to be saved")
    found.get_by_role("button", name="Include “Bell of the Lady Ansgar").click()
    expect(found).to_contain_text("2 to be saved")
    found.get_by_role("button", name="Exclude “Port Elder ends").click()
    expect(found).to_contain_text("Excluded: will not be saved")


def test_excluding_articles_of_an_export_and_including_them_later(reader: Page) -> None:
    paste(reader, EXPORT)
    with no_reload(reader):
        exclude_one_and_save(reader)
    assert not violations(reader)
    reader.get_by_role("button", name=re.compile("Save \\d+ articles?")).first.click()
    expect(reader.get_by_role("heading", name="Bell of the Lady Ansgar")).to_be_visible()
    reader.goto(Clipping.objects.get().get_absolute_url())
    assert not violations(reader)
    reader.get_by_role("button", name="Add to archive “Port Elder ends").click()
    expect(reader.get_by_role("heading", name="Port Elder ends its bridge toll")).to_be_visible()
    assert Article.objects.count() == 2


def test_excluding_articles_of_an_export_without_scripts(plain_reader: Page) -> None:
    paste(plain_reader, EXPORT)
    exclude_one_and_save(plain_reader)
    plain_reader.get_by_role("link", name="Port Elder ends").click()
    expect(plain_reader.get_by_role("heading", name="Port Elder ends")).to_be_visible()
    plain_reader.get_by_role("button", name=re.compile("Save \\d+ articles?")).first.click()
    expect(plain_reader.get_by_role("heading", name="Bell of the Lady Ansgar")).to_be_visible()
    assert Article.objects.get().headline.startswith("Bell of the Lady Ansgar")


def test_unsaved_clippings_are_listed(reader: Page) -> None:
    paste(reader, DUMP)
    reader.goto("/")
    reader.get_by_role("link", name="Add clippings").first.click()
    reader.get_by_role("link", name="Council closes the ferry pier", exact=True).click()
    expect(reader.get_by_role("heading", name="Review and save")).to_be_visible()


def test_scripts_in_a_clipping_do_not_run(reader: Page) -> None:
    paste(reader, DUMP.replace("Council closes", "<img src=x onerror=alert(1)><script>document.title='ran'</script>"))
    expect(reader).to_have_title(re.compile("Review a clipping"))
    reader.get_by_role("button", name="Save").first.click()
    expect(reader).not_to_have_title("ran")


@pytest.mark.parametrize(("viewport", "dark"), [(None, False), (PHONE, True)], ids=["wide and light", "phone and dark"])
def test_the_add_pages_pass_axe(open_page: OpenPage, viewport: dict[str, int] | None, *, dark: bool) -> None:
    user = make_user()
    make_source(name="The Harbor Sheet")
    pending = [make_pending_clipping(user=user, content=text.encode()) for text in (DUMP, OTHER_DUMP)]
    page = open_page(user, dark=dark, **({"viewport": viewport} if viewport else {}))
    page.goto("/add/")
    assert violations(page) == []
    page.get_by_role("button", name="Preview text").click()
    expect(page.get_by_text("Paste the text of an article first")).to_be_visible()
    assert violations(page) == []
    page.goto(f"/add/{pending[0].pk}/?line=3")
    assert violations(page) == []
    page.get_by_label("Headline").fill("")
    page.get_by_role("button", name="Apply changes").click()
    expect(page.get_by_text("This field is required")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
