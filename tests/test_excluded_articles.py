"""Excluding articles of a clipping before saving, and including them later."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from articles import curation, ingest
from articles.ingest import Received, receive, storing
from articles.models import Article, Change, Clipping, FieldCorrection, Person
from articles.text.formats import reading
from articles.workers.pool import TookTooLong
from tests.factories import make_curator, make_pending_clipping, make_tag, make_user

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

EXPORT = (Path(__file__).resolve().parents[1] / "fixtures" / "exports" / "nexis-older-form.txt").read_bytes()
BELL, TOLLS, HERON = (
    "Bell of the Lady Ansgar is found under its own anchor chain",
    "Port Elder ends its bridge toll after ninety-four years",
    "Herons take over a crane that nobody wanted",
)


@pytest.fixture
def clipping(user: User) -> Clipping:
    return make_pending_clipping(user=user, content=EXPORT)


def address(name: str, clipping: Clipping) -> str:
    return reverse(f"articles:{name}", args=[clipping.pk])


def words_of(response: HttpResponse) -> str:
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def stored() -> list[str]:
    return list(Article.objects.order_by("position").values_list("headline", flat=True))


def save_all_but(client: Client, clipping: Clipping, *indexes: int) -> HttpResponse:
    for index in indexes:
        client.post(address("drop_article", clipping), {"article": "0", "leave": str(index)})
    return client.post(address("save_clipping", clipping), follow=True)


def test_the_preview_lists_the_articles_of_an_export(reader: Client, clipping: Clipping) -> None:
    page = words_of(reader.get(address("preview", clipping)))
    assert "3 articles in this clipping 3 to be saved" in page
    assert f"{TOLLS} The Veldmoor Post · 7 February 2025 · 98 words Exclude" in page


def test_an_article_is_excluded_and_included_again_before_saving(reader: Client, clipping: Clipping) -> None:
    left = reader.post(address("drop_article", clipping), {"article": "0", "leave": "1"}, follow=True)
    assert "2 to be saved" in words_of(left)
    assert "Excluded: will not be saved" in words_of(left)
    taken = reader.post(address("drop_article", clipping), {"article": "0", "take": "1"}, follow=True)
    assert "3 to be saved" in words_of(taken)
    assert "3 articles saved." in words_of(save_all_but(reader, clipping))
    assert stored() == [BELL, TOLLS, HERON]


def test_all_articles_are_excluded_and_one_is_included(reader: Client, clipping: Clipping) -> None:
    reader.post(address("drop_article", clipping), {"article": "0", "leave": "all"})
    reader.post(address("drop_article", clipping), {"article": "0", "take": "2"})
    reader.post(address("save_clipping", clipping))
    assert stored() == [HERON]


def test_htmx_gets_the_preview_alone(reader: Client, clipping: Clipping) -> None:
    response = reader.post(
        address("drop_article", clipping), {"article": "1", "leave": "0"}, headers={"HX-Request": "true"}
    )
    assert response.status_code == 200
    assert response.content.lstrip().startswith(b'<div id="preview"')
    assert "2 to be saved" in words_of(response)


@pytest.mark.parametrize("asked", ["", "7", "-1", "x"])
def test_only_existing_articles_can_be_excluded(reader: Client, clipping: Clipping, asked: str) -> None:
    response = reader.post(address("drop_article", clipping), {"article": "0", "leave": asked})
    assert response.status_code == 404
    clipping.refresh_from_db()
    assert clipping.draft == {}


def test_the_pages_list_excluded_articles(reader: Client, clipping: Clipping) -> None:
    save_all_but(reader, clipping, 0, 2)
    page = words_of(reader.get(address("clipping", clipping)))
    assert "2 articles excluded" in page
    assert BELL in page
    assert "2 articles excluded" in words_of(reader.get(Article.objects.get().get_absolute_url()))


def test_a_clipping_that_is_set_aside_says_why_it_lists_no_excluded_articles(
    reader: Client, clipping: Clipping, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_data: object, **_options: object) -> None:
        raise TookTooLong(9)

    save_all_but(reader, clipping, 0, 2)
    monkeypatch.setattr(storing, "parse", fail)
    pages = [words_of(reader.get(address("clipping", clipping))) for _number in range(3)]
    monkeypatch.undo()
    clipping.refresh_from_db()
    assert clipping.is_set_aside
    said = "Articles of this clipping were excluded, but cannot be listed now: it took longer than 9 seconds"
    assert all(said in page and TOLLS in page and "Try again" in page for page in pages)
    assert said in words_of(reader.get(address("clipping", clipping)))

    assert "2 articles excluded" in words_of(reader.post(address("retry_excluded", clipping), follow=True))


def test_an_excluded_article_can_be_included_later(reader: Client, clipping: Clipping) -> None:
    save_all_but(reader, clipping, 0, 2)
    [before] = Article.objects.all()
    response = reader.post(address("include_article", clipping), {"article": "2"}, follow=True)
    assert "Article added to the archive" in words_of(response)
    assert stored() == [TOLLS, HERON]
    assert Article.objects.get(headline=TOLLS).pk == before.pk
    assert "1 article excluded" in words_of(reader.get(address("clipping", clipping)))
    again = reader.post(address("include_article", clipping), {"article": "2"}, follow=True)
    assert "already in the archive" in words_of(again)


def test_including_an_article_can_be_undone(reader: Client, clipping: Clipping, user: User) -> None:
    save_all_but(reader, clipping, 2)
    article = curation.include_article(clipping, 2, user=user)
    assert article is not None
    assert Person.objects.filter(name="Odile Kray").exists()
    change = Change.objects.get(kind=Change.Kind.INCLUDE_ARTICLE)
    curation.undo(change, user=user)
    assert stored() == [BELL, TOLLS]
    assert not Person.objects.filter(name="Odile Kray").exists()
    assert list(FieldCorrection.objects.exclusions_in(clipping.sha256).values_list("position", flat=True)) == [2]


def test_including_cannot_be_undone_after_the_article_was_tagged(
    reader: Client, clipping: Clipping, user: User
) -> None:
    save_all_but(reader, clipping, 2)
    article = curation.include_article(clipping, 2, user=user)
    assert article is not None
    article.tags.add(make_tag())
    with pytest.raises(curation.NotUndoable):
        curation.undo(Change.objects.get(kind=Change.Kind.INCLUDE_ARTICLE), user=user)
    assert stored() == [BELL, TOLLS, HERON]


def test_only_the_owner_and_curators_can_include_articles(client: Client, reader: Client, clipping: Clipping) -> None:
    save_all_but(reader, clipping, 2)
    client.force_login(make_user())
    assert client.post(address("include_article", clipping), {"article": "2"}).status_code == 403
    assert client.post(address("retry_excluded", clipping)).status_code == 403
    assert "Add to archive" not in words_of(client.get(address("clipping", clipping)))
    client.force_login(make_curator())
    assert client.post(address("include_article", clipping), {"article": "2"}).status_code == 302
    assert len(stored()) == 3


def test_an_excluded_article_stays_excluded_after_reprocessing(reader: Client, clipping: Clipping) -> None:
    save_all_but(reader, clipping, 1)
    keys = list(Article.objects.order_by("position").values_list("pk", "position"))
    outcome = list(ingest.reparse([clipping.pk]))
    assert [one.status for one in outcome] == [ingest.ReprocessStatus.SAME, ingest.ReprocessStatus.SAME]
    assert list(Article.objects.order_by("position").values_list("pk", "position")) == keys


def without_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the parser miss the first article of an export."""
    split = reading.split_articles
    monkeypatch.setattr(reading, "split_articles", lambda *args: split(*args)[1:])


def test_articles_keep_their_ids_when_an_earlier_one_is_no_longer_found(
    reader: Client, clipping: Clipping, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_all_but(reader, clipping)
    numbers = dict(Article.objects.values_list("headline", "pk"))
    without_first(monkeypatch)
    outcome = {one.article_id: one.status for one in ingest.reparse([clipping.pk])}
    assert dict(Article.objects.values_list("headline", "pk")) == numbers
    assert stored() == [TOLLS, HERON, BELL]
    assert outcome[numbers[BELL]] is ingest.ReprocessStatus.MISSING
    assert outcome[numbers[HERON]] is not ingest.ReprocessStatus.MISSING
    monkeypatch.undo()
    list(ingest.reparse([clipping.pk]))
    assert dict(Article.objects.values_list("headline", "pk")) == numbers


def test_a_dry_run_does_not_change_positions(
    reader: Client, clipping: Clipping, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_all_but(reader, clipping)
    without_first(monkeypatch)
    list(ingest.reparse([clipping.pk], dry_run=True))
    assert stored() == [BELL, TOLLS, HERON]


def test_articles_of_a_clipping_with_corrections_keep_their_positions(
    reader: Client, clipping: Clipping, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_all_but(reader, clipping)
    article = Article.objects.get(headline=HERON)
    curation.correct_field(article, "headline", "Herons move in", user=None)
    without_first(monkeypatch)
    list(ingest.reparse([clipping.pk]))
    assert Article.objects.get(position=2).pk == article.pk


def test_an_excluded_article_can_be_included_when_a_deleted_clipping_is_received_again(
    reader: Client, clipping: Clipping, user: User
) -> None:
    save_all_but(reader, clipping, 1)
    Clipping.objects.all().delete()
    again = receive(Received(data=EXPORT, name="again.txt"), user=user, origin=Clipping.Origin.UPLOAD)
    assert "2 to be saved" in words_of(reader.get(address("preview", again)))
    reader.post(address("drop_article", again), {"article": "0", "take": "1"})
    reader.post(address("save_clipping", again))
    assert stored() == [BELL, TOLLS, HERON]


def test_the_page_of_a_clipping_does_not_wait_each_time_for_a_parser_that_fails_on_it(
    reader: Client, clipping: Clipping, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_all_but(reader, clipping, 1)
    tried: list[bytes] = []

    def take_too_long(data: bytes, **options: Any) -> Any:
        tried.append(data)
        raise TookTooLong(9)

    monkeypatch.setattr(storing, "parse", take_too_long)
    pages = [reader.get(address("clipping", clipping)) for _number in range(4)]

    assert {page.status_code for page in pages} == {200}
    assert len(tried) == 2
