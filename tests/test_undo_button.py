"""The Undo button in the message after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.urls import reverse

from articles.models import Change
from articles.views.messages import report_change
from tests.factories import make_change, make_curator, make_tag

if TYPE_CHECKING:
    from django.test import Client, RequestFactory

    from articles.views.requests import ReaderRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def rename(curator: Client) -> tuple[Change, str]:
    """Rename a tag, and return the change and the page that reports it."""
    tag = make_tag(name="habour")
    page = curator.post(reverse("articles:rename_tag", args=[tag.slug]), {"name": "harbour"}, follow=True)
    return Change.objects.latest("pk"), page.content.decode()


def test_the_message_after_a_change_has_an_undo_button(curator: Client) -> None:
    change, page = rename(curator)

    assert f'action="{reverse("articles:undo", args=[change.pk])}"' in page
    assert 'value="/tags/harbour/"' in page


@pytest.mark.parametrize(
    ("back", "shown"),
    [
        ("/tags/", "/tags/"),
        ("/tags/?page=1", "/tags/?page=1"),
        ("/tags/harbour/", "/history/"),
        ("https://elsewhere.example/tags/", "/history/"),
        ("//elsewhere.example/tags/", "/history/"),
        ("/no/such/page/", "/history/"),
        ("", "/history/"),
    ],
    ids=["a page", "its query", "a page that undoing removed", "another site", "another host", "no page", "nothing"],
)
def test_undo_returns_to_the_page_it_was_pressed_on(curator: Client, back: str, shown: str) -> None:
    change, _page = rename(curator)

    response = curator.post(reverse("articles:undo", args=[change.pk]), {"back": back})

    assert response.status_code == 302
    assert response.headers["Location"] == shown


def test_a_message_about_several_changes_links_to_the_history(rf: RequestFactory) -> None:
    changes = [make_change(kind=Change.Kind.MERGE_TAGS, undo={"tag": number}) for number in (1, 2)]
    request = cast("ReaderRequest", rf.get("/"))
    storage = request._messages = CookieStorage(request)  # type: ignore[attr-defined]

    report_change(request, "2 pairs merged.", *changes)
    report_change(request, "Nothing to undo.", None)

    assert [(str(message), message.extra_tags) for message in storage] == [
        ("2 pairs merged.", "history"),
        ("Nothing to undo.", ""),
    ]
