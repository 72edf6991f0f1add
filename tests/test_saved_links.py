"""The pages of saved links: their list, adding their text, and the preview of files that list them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Annotation, Article, Change, Clipping, SavedLink
from tests.factories import make_annotation, make_article, make_clipping, make_saved_link, make_user
from tests.test_library_import import ADDRESS, LINES, TEXT, pocket, tags_of, wallabag

if TYPE_CHECKING:
    from django.test import Client

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

LINKS = "/links/"


def titles(client: Client, query: str = "") -> list[str]:
    return [link.title for link in client.get(LINKS + query).context["page"]]


def upload(client: Client, data: bytes, name: str, **fields: Any) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("articles:add"), {"files": file, **fields}, follow=True)


def test_links_are_listed_by_the_day_they_were_saved(reader: Client) -> None:
    make_saved_link(title="B", saved_on=date(2024, 6, 2))
    make_saved_link(title="None", saved_on=None)
    make_saved_link(title="A", saved_on=date(2024, 6, 3))
    make_saved_link(title="Done", article=make_article())
    make_saved_link(title="Removed", removed_at="2024-06-01T00:00Z")

    assert titles(reader) == ["A", "B", "None"]
    assert titles(reader, "?order=oldest") == ["B", "A", "None"]
    assert titles(reader, "?order=none-such&page=99") == ["A", "B", "None"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=LIGHT", {"Lighthouse", "Pier"}),
        ("?q=light+keeper", {"Pier"}),
        ("?q=nordvik.example", {"Lighthouse"}),
        ("?q=stairs", {"Lighthouse"}),
        ("?q=passage", set()),
        ("?q=50%25", set()),
        ("?q=%20", {"Lighthouse", "Pier"}),
        ("?tag=sea", {"Lighthouse"}),
        ("?tag=se", set()),
        ("?tag=sea&q=pier", set()),
    ],
)
def test_links_are_filtered_by_words_and_tag(reader: Client, query: str, found: set[str]) -> None:
    make_saved_link(
        title="Lighthouse", url=ADDRESS, tags=["sea"], highlights=[{"passage": "up the stairs", "note": ""}]
    )
    make_saved_link(title="Pier", url="https://other.example/7", notes=["Ask the keeper of the light."])

    assert set(titles(reader, query)) == found


def test_the_filter_offers_the_tags_of_waiting_links(reader: Client) -> None:
    make_saved_link(tags=["sea", "light"])
    make_saved_link(tags=["sea"])
    make_saved_link(tags=["gone"], removed_at="2024-06-01T00:00Z")

    page = reader.get(LINKS).content.decode()

    assert '<option value="sea">sea (2)</option>' in page
    assert "gone" not in page


def test_the_add_page_says_how_many_links_wait(reader: Client) -> None:
    assert "Show saved links" not in reader.get("/add/").content.decode()

    make_saved_link()

    assert "1 saved link waits for its text." in reader.get("/add/").content.decode()


def test_an_address_that_is_not_of_the_web_is_no_link(reader: Client) -> None:
    make_saved_link(url="javascript:alert(1)", title="<b>Odd</b>")

    page = reader.get(LINKS).content.decode()

    assert 'href="javascript' not in page
    assert "&lt;b&gt;Odd" in page


def test_the_number_of_queries_does_not_grow_with_the_links(reader: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get(LINKS)
        return len(captured)

    clipping = make_clipping()
    make_saved_link(clipping=clipping, tags=["one"])
    few = queries()
    for number in range(10):
        make_saved_link(clipping=make_clipping(), tags=[f"tag {number}"], notes=["note"])

    assert queries() == few


def test_a_curator_removes_a_link_and_undoes_it(curator: Client) -> None:
    link = make_saved_link(title="Lighthouse", tags=["sea"])

    response = curator.post(f"/links/{link.pk}/remove/", {"back": "tag=sea"}, follow=True)

    assert response.redirect_chain == [("/links/?tag=sea", 302)]
    assert "Link removed: “Lighthouse”." in response.content.decode()
    assert not SavedLink.objects.waiting().exists()
    change = Change.objects.get()
    curator.post(reverse("articles:undo", args=[change.pk]))
    assert SavedLink.objects.waiting().exists()


def test_a_reader_removes_only_links_of_their_own_imports(reader: Client, user: User) -> None:
    other = make_saved_link(clipping=make_clipping(received_by=make_user()))
    own = make_saved_link(clipping=make_clipping(received_by=user))

    page = reader.get(LINKS).content.decode()

    assert f"/links/{own.pk}/remove/" in page
    assert f"/links/{other.pk}/remove/" not in page
    assert reader.post(f"/links/{other.pk}/remove/").status_code == 403
    assert reader.post(f"/links/{own.pk}/remove/").status_code == 302
    assert reader.get(f"/links/{own.pk}/remove/").status_code == 405


def test_a_curator_removes_all_links_found_as_one_change(curator: Client) -> None:
    for number in range(30):
        make_saved_link(tags=["sea"] if number else ["other"])

    response = curator.post("/links/remove/", {"back": "tag=sea"}, follow=True)

    assert "29 links removed." in response.content.decode()
    assert [link.tags for link in SavedLink.objects.waiting()] == [["other"]]
    change = Change.objects.get()
    assert change.summary == "29 saved links removed"
    curator.post(reverse("articles:undo", args=[change.pk]))
    assert SavedLink.objects.waiting().count() == 30


def test_only_curators_remove_all_links(reader: Client) -> None:
    make_saved_link()
    make_saved_link()

    assert "/links/remove/" not in reader.get(LINKS).content.decode()
    assert reader.post("/links/remove/").status_code == 403


def test_removing_needs_the_form(client: Client, user: User) -> None:
    link = make_saved_link(clipping=make_clipping(received_by=user))
    checked = type(client)(enforce_csrf_checks=True)
    checked.force_login(user)

    assert checked.post(f"/links/{link.pk}/remove/").status_code == 403
    assert client.post(f"/links/{link.pk}/remove/").headers["Location"].startswith("/accounts/login/")
    assert SavedLink.objects.waiting().exists()


# Adding the text


def test_the_form_has_the_address_and_title_of_the_link(reader: Client) -> None:
    link = make_saved_link(url=ADDRESS, title="Lighthouse <1>")

    page = reader.get(f"/add/?link={link.pk}").content.decode()

    assert f'value="{ADDRESS}"' in page
    assert 'value="Lighthouse &lt;1&gt;"' in page
    assert page.count(f'<input type="hidden" name="link" value="{link.pk}">') == 2


@pytest.mark.parametrize("query", ["", "?link=", "?link=x", "?link=999999999999999999", "?link=-1"])
def test_the_form_without_a_link_asks_for_no_headline(reader: Client, query: str) -> None:
    page = reader.get(f"/add/{query}").content.decode()

    assert 'name="headline"' not in page
    assert 'name="link"' not in page


def test_a_pasted_text_takes_over_what_its_link_has(reader: Client, user: User) -> None:
    link = make_saved_link(
        url=ADDRESS,
        title="Lighthouse to shine again",
        saved_on=date(2024, 6, 3),
        tags=["sea"],
        notes=["ask the keeper"],
        highlights=[{"passage": "lit again", "note": "who pays?", "color": "yellow", "made_on": "2024-06-05"}],
        program="Pocket",
    )
    form = {"text": TEXT, "url": ADDRESS, "headline": link.title, "link": link.pk}

    preview = reader.post(reverse("articles:add"), form, follow=True)
    response = reader.post(reverse("articles:save_clipping", args=[Clipping.objects.get().pk]), follow=True)

    assert "This is the text of your saved link" in preview.content.decode()
    article = Article.objects.get()
    page = response.content.decode()
    assert (article.headline, article.url, article.saved_on) == (link.title, ADDRESS, date(2024, 6, 3))
    assert tags_of(article) == {"sea"}
    assert [(row.passage, row.note, row.written_by) for row in article.annotations.in_order()] == [
        ("", "ask the keeper", user),
        ("lit again", "who pays?", user),
    ]
    assert "Notes and highlights" in page
    assert "saved 3 June 2024" in page
    assert 'href="#paragraph-1"' in page
    assert not SavedLink.objects.waiting().exists()
    change = Change.objects.get(kind=Change.Kind.IMPORT_LIBRARY)
    assert f'action="{reverse("articles:undo", args=[change.pk])}"' in page


def test_the_headline_of_a_text_is_kept(reader: Client) -> None:
    link = make_saved_link(url=ADDRESS, title="A title of the browser")
    form = {"text": f"Lighthouse to shine again\n\n{TEXT}", "url": ADDRESS, "headline": link.title, "link": link.pk}

    reader.post(reverse("articles:add"), form)
    reader.post(reverse("articles:save_clipping", args=[Clipping.objects.get().pk]))

    assert Article.objects.get().headline == "Lighthouse to shine again"


def test_a_text_of_another_address_belongs_to_its_link(reader: Client) -> None:
    link = make_saved_link(url="", title="Only a title", tags=["sea"])
    form = {"text": TEXT, "url": "https://moved.example/9", "headline": link.title, "link": link.pk}

    reader.post(reverse("articles:add"), form)
    reader.post(reverse("articles:save_clipping", args=[Clipping.objects.get().pk]))

    link.refresh_from_db()
    assert link.article == Article.objects.get()


def test_an_uploaded_page_gets_the_address_of_its_link(reader: Client) -> None:
    link = make_saved_link(url=ADDRESS, tags=["sea"])
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><body><article><h1>Lighthouse</h1>{paragraphs}</article></body></html>"

    upload(reader, page.encode(), "page.html", link=link.pk)
    reader.post(reverse("articles:save_clipping", args=[Clipping.objects.get().pk]))

    article = Article.objects.get()
    assert (article.url, tags_of(article)) == (ADDRESS, {"sea"})


def test_a_text_that_is_in_the_archive_already_belongs_to_the_link(reader: Client, user: User) -> None:
    clipping = make_clipping(content=TEXT.encode())
    article = make_article(clipping=clipping)
    link = make_saved_link(url=ADDRESS, tags=["sea"])

    response = reader.post(reverse("articles:add"), {"text": TEXT, "url": ADDRESS, "link": link.pk}, follow=True)

    assert "Already in the archive" in response.content.decode()
    link.refresh_from_db()
    assert (link.article, tags_of(article)) == (article, {"sea"})
    assert Change.objects.get().made_by == user


def test_a_form_with_an_error_keeps_the_link(reader: Client) -> None:
    link = make_saved_link(url=ADDRESS)

    response = reader.post(reverse("articles:add"), {"text": " ", "url": ADDRESS, "link": link.pk})

    assert response.status_code == 422
    assert f'name="link" value="{link.pk}"' in response.content.decode()


# Files that list links


def test_a_file_of_links_is_previewed_and_saved(reader: Client, user: User) -> None:
    data = pocket(
        f"Lighthouse,{ADDRESS},1717401600,sea,unread", "Pier,https://b.example/1,1717401600,,unread", "X,about:blank,,,"
    )

    preview = upload(reader, data, "pocket.csv").content.decode()
    response = reader.post(reverse("articles:save_clipping", args=[Clipping.objects.get().pk]), follow=True)

    assert "2 links without text" in preview
    assert "Save 2 links" in preview
    assert "not a web address: about:blank" in preview
    assert response.redirect_chain == [(LINKS, 302)]
    page = response.content.decode()
    assert "Saved: 2 links without text; read in part: Row 4: not a web address: about:blank." in page
    assert SavedLink.objects.waiting().count() == 2
    change = Change.objects.get()
    assert change.made_by == user
    reader.post(reverse("articles:undo", args=[change.pk]))
    assert not SavedLink.objects.exists()


def test_a_file_of_articles_and_links_says_how_many_of_each(reader: Client) -> None:
    preview = upload(reader, wallabag(), "wallabag.json").content.decode()

    words = " ".join(preview.split())
    assert "1 article with text, 1 link without text" in words
    assert "Save 1 article and the links" in words
    assert "From wallabag" in words


def test_links_can_be_saved_without_the_articles(reader: Client) -> None:
    upload(reader, wallabag(), "wallabag.json")
    pending = Clipping.objects.get()

    reader.post(reverse("articles:drop_article", args=[pending.pk]), {"leave": "all"})
    response = reader.post(reverse("articles:save_clipping", args=[pending.pk]), follow=True)

    assert response.redirect_chain == [(LINKS, 302)]
    assert (Article.objects.count(), SavedLink.objects.count()) == (0, 1)


def test_unsaved_files_of_links_are_listed(reader: Client) -> None:
    upload(reader, pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread"), "pocket.csv")

    page = " ".join(reader.get(reverse("articles:add")).content.decode().split())

    assert "1 link without text" in page
    reader.post(reverse("articles:save_pending"))
    page = reader.get(reverse("articles:add")).content.decode()
    assert f'<a href="{LINKS}">Saved links</a>' in page


def test_a_clipping_without_articles_has_a_page(reader: Client) -> None:
    upload(reader, pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread"), "pocket.csv")
    clipping = Clipping.objects.get()
    reader.post(reverse("articles:save_clipping", args=[clipping.pk]))

    assert reader.get(clipping.get_absolute_url()).status_code == 200
    again = upload(reader, pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread"), "pocket.csv")
    assert "Already in the archive" in again.content.decode()


# Notes and highlights on an article's page


def test_a_passage_that_the_text_does_not_have_is_shown(reader: Client) -> None:
    article = make_article(body="One “word” here.\n\nTwo words there.")
    make_annotation(
        article=article, passage='"word"   here', color="green", made_on=date(2024, 6, 5), program="Omnivore"
    )
    make_annotation(article=article, passage="three words", clipping=article.clipping)

    page = " ".join(reader.get(article.get_absolute_url()).content.decode().split())

    assert '<a href="#paragraph-1">Paragraph 1</a>' in page
    assert "green · <time" in page
    assert "from Omnivore" in page
    assert "not in this text" in page
    assert f"from {article.clipping.name}" in page


def test_a_note_is_removed_by_its_writer_or_a_curator(reader: Client, user: User) -> None:
    article = make_article()
    own = make_annotation(article=article, note="Mine <1>", written_by=user)
    other = make_annotation(article=article, note="Theirs", written_by=make_user())
    address = "/articles/{}/annotations/{}/remove/"

    assert reader.post(address.format(article.pk, other.pk)).status_code == 403
    assert reader.post(address.format(make_article().pk, own.pk)).status_code == 404
    response = reader.post(address.format(article.pk, own.pk), follow=True)

    assert response.redirect_chain == [(f"/articles/{article.pk}/#annotations", 302)]
    assert "Note removed." in response.content.decode()
    assert list(Annotation.objects.all()) == [other]


def test_htmx_swaps_the_notes_only(reader: Client, user: User) -> None:
    article = make_article()
    own = make_annotation(article=article, written_by=user)

    response = reader.post(f"/articles/{article.pk}/annotations/{own.pk}/remove/", headers={"HX-Request": "true"})

    page = response.content.decode()
    assert page.strip().startswith("<div")
    assert 'id="annotations"' in page
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page


def test_the_number_of_queries_does_not_grow_with_the_notes(reader: Client) -> None:
    article = make_article()
    reader.get(article.get_absolute_url())

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get(article.get_absolute_url())
        return len(captured)

    make_annotation(article=article, clipping=make_clipping(), written_by=make_user())
    few = queries()
    for _ in range(5):
        make_annotation(article=article, clipping=make_clipping(), written_by=make_user())

    assert queries() == few
