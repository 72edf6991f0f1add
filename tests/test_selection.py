"""Actions on selected articles, and the history of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.ingest import sample
from articles.models import Change
from tests.factories import make_article, make_change, make_curator, make_tag, make_user

if TYPE_CHECKING:
    from django.test import Client

    from articles.models import Article
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db


def choose(client: Client, do: str, articles: list[Article], **data: str) -> Any:
    return client.post(reverse("articles:selection"), {"do": do, "article": [a.pk for a in articles], **data})


def test_selected_articles_are_tagged_and_the_reader_returns_to_the_same_page(reader: Client) -> None:
    articles = [make_article(), make_article()]

    response = choose(reader, "tag", articles, tags="oil, marsh", back="?q=tanker&evil=1", page="2")

    assert response.url == "/?q=tanker&page=2"
    assert [sorted(a.tags.values_list("name", flat=True)) for a in articles] == [["marsh", "oil"]] * 2
    assert Change.objects.get().kind == Change.Kind.TAG_ARTICLES


def test_a_tag_is_removed_from_selected_articles(reader: Client) -> None:
    oil = make_tag(name="oil")
    articles = [make_article(tags=[oil]), make_article(tags=[oil, make_tag(name="marsh")])]

    choose(reader, "untag", articles, tags="oil")

    assert [list(a.tags.values_list("name", flat=True)) for a in articles] == [[], ["marsh"]]


def test_selected_articles_are_compared_with_the_oldest_as_baseline(reader: Client) -> None:
    first, second = make_article(), make_article()

    response = choose(reader, "compare", [second, first])

    assert response.url == f"/compare/?article={first.pk}&article={second.pk}"


def test_articles_are_marked_read_and_unread(reader: Client, user: User) -> None:
    articles = [make_article(), make_article()]

    choose(reader, "read", articles)
    choose(reader, "read", articles)
    read = user.read_marks.count()
    choose(reader, "unread", articles[:1])

    assert read == 2
    assert user.read_marks.count() == 1


@pytest.mark.parametrize(
    ("do", "count", "tags", "error"),
    [
        ("tag", 0, "oil", "Select at least one article"),
        ("tag", 1, "", "Enter a tag"),
        ("tag", 1, " , ", "Enter a tag"),
        ("tag", 1, "x" * 61, "at most 60"),
        ("burn", 1, "", "Choose an action"),
        ("", 1, "", "Choose an action"),
    ],
    ids=[
        "nothing selected",
        "no tag",
        "only commas",
        "a tag too long",
        "an unknown action",
        "no action",
    ],
)
def test_an_invalid_action_gives_an_error_and_keeps_the_selection(
    reader: Client, do: str, count: int, tags: str, error: str
) -> None:
    articles = [make_article() for _ in range(count)]

    response = choose(reader, do, articles, tags=tags, back="?order=added")
    shown = reader.get(response.url).content.decode()

    assert error in shown
    assert shown.count(" checked>") == count
    assert not Change.objects.exists()


def test_selecting_a_deleted_article_changes_nothing(reader: Client) -> None:
    response = reader.post(reverse("articles:selection"), {"do": "tag", "article": ["999", "x"], "tags": "oil"})

    assert response.status_code == 302
    assert not Change.objects.exists()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/admin/?q=x", "\r\nx"])
def test_redirects_stay_on_browse(reader: Client, back: str) -> None:
    response = choose(reader, "read", [make_article()], back=back)

    assert response.url.startswith("/")
    assert not response.url.startswith(("//", "/admin"))


def test_a_selection_requires_post(reader: Client) -> None:
    article = make_article()

    response = reader.get(reverse("articles:selection"), {"do": "tag", "article": article.pk, "tags": "harbour"})

    assert response.status_code == 405
    assert not article.tags.exists()


def test_changes_are_listed_newest_first_and_readers_cannot_undo_those_of_others(reader: Client) -> None:
    make_change(summary="First")
    make_change(summary="<b>Second</b>", undo={"something": 1})

    shown = reader.get(reverse("articles:history")).content.decode()

    assert shown.index("&lt;b&gt;Second") < shown.index("First")
    assert "Undo" not in shown
    assert reader.post(reverse("articles:undo", args=[Change.objects.latest("pk").pk])).status_code == 403


def test_a_curator_undoes_a_change_once(client: Client) -> None:
    client.force_login(make_curator())
    article = make_article()
    choose(client, "tag", [article], tags="oil")
    change = Change.objects.get()

    undone = client.post(reverse("articles:undo", args=[change.pk]), follow=True).content.decode()
    again = client.post(reverse("articles:undo", args=[change.pk]), follow=True).content.decode()

    assert not article.tags.exists()
    assert "Undone:" in undone
    assert "Cannot undo: this change has already been undone." in again


def test_a_curator_removes_the_sample_from_browse(client: Client) -> None:
    sample.load()
    client.force_login(make_user())
    offered_to_readers = "Remove sample" in client.get("/").content.decode()
    refused = client.post(reverse("articles:remove_sample"))
    client.force_login(make_curator())
    offered_to_curators = "Remove sample" in client.get("/").content.decode()

    removed = client.post(reverse("articles:remove_sample"), follow=True).content.decode()
    again = client.post(reverse("articles:remove_sample"), follow=True).content.decode()

    assert not offered_to_readers
    assert refused.status_code == 403
    assert offered_to_curators
    assert "What you added is still there." in removed
    assert "Remove sample" not in removed
    assert "Cannot remove the sample: the sample has already been removed." in again


def test_a_reader_can_undo_their_own_change(reader: Client) -> None:
    article = make_article()
    choose(reader, "tag", [article], tags="oil")

    offered = reader.get(reverse("articles:history")).content.decode()
    reader.post(reverse("articles:undo", args=[Change.objects.get().pk]))

    assert "Undo" in offered
    assert not article.tags.exists()


def test_an_empty_history_says_so(reader: Client) -> None:
    assert "No changes yet" in reader.get(reverse("articles:history")).content.decode()


def test_the_number_of_queries_does_not_grow_with_changes(reader: Client) -> None:
    counts = []
    for _ in range(2):
        make_change(made_by=make_user(), undone_by=make_user())
        with CaptureQueriesContext(connection) as queries:
            reader.get(reverse("articles:history"))
        counts.append(len(queries))

    assert counts[0] == counts[1]
