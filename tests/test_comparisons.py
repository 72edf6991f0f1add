"""Saved comparisons: saving, permissions, deletion, and notes that stay with their passage."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from articles import curation, ingest
from articles.compare import Arrangement, Key
from articles.compare.saved import arrangement_of
from articles.ingest import Received
from articles.models import Article, Change, PassageNote, SavedColumn, SavedComparison
from tests.factories import (
    make_article,
    make_curator,
    make_passage_note,
    make_revision,
    make_saved_comparison,
    make_source,
    make_user,
)
from tests.test_compare_page import FERRY, FERRY_ELSEWHERE, make_accounts

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def tom(client: Client) -> User:
    user = make_user(username="tom")
    client.force_login(user)
    return user


def words_of(response: HttpResponse) -> str:
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def arrangement(*articles: Article, **query: Any) -> Arrangement:
    return Arrangement.from_query(tuple(Key(article.pk, article.revision) for article in articles), query)


def saved_arrangement(saved: SavedComparison) -> Arrangement | None:
    return arrangement_of(SavedComparison.objects.with_columns().get(pk=saved.pk))


def address_of(saved: SavedComparison, view: str = "write_note", *more: object) -> str:
    found = saved_arrangement(saved)
    assert found
    return found.address_in(f"articles:{view}", *more)


# Saving


def test_a_comparison_is_saved_with_its_arrangement(client: Client, tom: User) -> None:
    articles = [*make_accounts(), make_article(body=FERRY)]
    shown = arrangement(*articles, base=f"{articles[1].pk}.1", hide=f"{articles[2].pk}.1", show="differences")
    response = client.post(shown.address_in("articles:save_comparison"), {"title": "The ferry"}, follow=True)
    saved = SavedComparison.objects.get()
    assert (saved.title, saved.saved_by, saved.size) == ("The ferry", tom, 3)
    assert response.redirect_chain[-1][0] == f"{shown.address}&saved={saved.pk}"
    page = words_of(response)
    assert "The ferry" in page
    assert "saved by tom" in page


def test_a_comparison_without_a_title_is_not_saved(client: Client, tom: User) -> None:
    response = client.post(arrangement(*make_accounts()).address_in("articles:save_comparison"), {"title": " "})
    assert response.status_code == 422
    assert "Enter a title." in words_of(response)
    assert not SavedComparison.objects.exists()


def test_saving_another_arrangement_keeps_the_notes(client: Client, tom: User) -> None:
    ours, theirs = make_accounts()
    saved = make_saved_comparison(articles=[ours, theirs], user=tom)
    note = make_passage_note(comparison=saved)
    other = arrangement(theirs, ours, saved=str(saved.pk))
    assert "Save these columns" in words_of(client.get(other.address))
    client.post(other.address_in("articles:rearrange_comparison"))
    assert saved_arrangement(saved) == other
    assert "Save these columns" not in words_of(client.get(other.address))
    assert PassageNote.objects.get() == note


def test_a_comparison_can_be_renamed(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts(), user=tom)
    client.post(address_of(saved, "save_comparison"), {"title": "Better"})
    assert SavedComparison.objects.get().title == "Better"


def test_a_link_to_a_deleted_saved_comparison_still_shows_the_accounts(client: Client, tom: User) -> None:
    response = client.get(arrangement(*make_accounts(), saved="999").address)
    assert response.status_code == 200
    assert "Save and add notes" in words_of(response)


# The list


def test_the_list_shows_saved_comparisons_and_who_saved_them(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts(), title="The ferry", user=make_user(username="ilse"))
    make_passage_note(comparison=saved)
    page = words_of(client.get(reverse("articles:compare_start")))
    for text in ("The ferry", "saved by ilse", "1 note", "The Harrow Ledger", "Browse articles"):
        assert text in page


def test_an_empty_list_names_the_next_step(client: Client, tom: User) -> None:
    page = words_of(client.get(reverse("articles:compare_start")))
    assert "No saved comparisons yet" in page
    assert "Browse articles" in page


def count_queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_the_queries_of_the_list_do_not_grow_with_comparisons(client: Client, tom: User) -> None:
    def make() -> None:
        accounts = [make_article(source=make_source()) for _ in range(2)]
        saved = make_saved_comparison(articles=accounts)
        make_passage_note(comparison=saved)

    make()
    one = count_queries(client, reverse("articles:compare_start"))
    for _ in range(4):
        make()
    assert count_queries(client, reverse("articles:compare_start")) == one


def test_the_queries_of_a_comparison_do_not_grow_with_notes(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    make_passage_note(comparison=saved)
    found = saved_arrangement(saved)
    assert found
    one = count_queries(client, found.address)
    for row in (1, 2, 3, 3):
        make_passage_note(comparison=saved, row=row)
    assert count_queries(client, found.address) == one


# Notes


def test_a_note_on_a_passage_shows_its_author(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    form = client.get(f"{address_of(saved, 'compare')}&note=2")
    assert "Note on passage 2" in words_of(form)
    response = client.post(address_of(saved), {"row": 2, "text": "Who heard it?"})
    assert response.headers["Location"].endswith("#passage-2")
    page = words_of(client.get(response.headers["Location"]))
    assert "Who heard it?" in page
    assert "tom" in page


@pytest.mark.parametrize("row", ["0", "99", "", "x"])
def test_a_note_needs_a_passage(client: Client, tom: User, row: str) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    assert client.post(address_of(saved), {"row": row, "text": "Where?"}).status_code == 404
    assert not PassageNote.objects.exists()


def test_an_empty_note_is_not_saved(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    response = client.post(address_of(saved), {"row": 1, "text": ""})
    assert response.status_code == 422
    assert "Enter a note." in words_of(response)


def test_an_unsaved_comparison_takes_no_notes(client: Client, tom: User) -> None:
    shown = arrangement(*make_accounts())
    assert client.post(shown.address_in("articles:write_note"), {"row": 1, "text": "x"}).status_code == 404
    assert not PassageNote.objects.exists()


def test_a_note_stays_with_its_passage_when_columns_and_baseline_change(client: Client, tom: User) -> None:
    ours, theirs = make_accounts()
    saved = make_saved_comparison(articles=[ours, theirs])
    note = make_passage_note(comparison=saved, row=2, text="Who heard it?")
    assert "We heard the wood go" in note.passage
    html = client.get(arrangement(theirs, ours, saved=str(saved.pk)).address).content.decode()
    assert "We heard the wood go" in row_before(html, "Who heard it?")


def test_a_note_follows_its_sentence_to_a_newer_revision(client: Client, tom: User) -> None:
    ours, theirs = make_accounts()
    saved = make_saved_comparison(articles=[ours, theirs])
    make_passage_note(comparison=saved, row=2, text="Who heard it?")
    make_revision(article=theirs, number=1, body=theirs.body)
    theirs.body = f"A new lead stands before everything else now.\n\n{FERRY_ELSEWHERE}"
    theirs.save(update_fields=["body"])
    html = client.get(arrangement(ours, theirs, saved=str(saved.pk)).address).content.decode()
    assert "We heard the wood go" in row_before(html, "Who heard it?")


def test_a_note_without_its_passage_is_still_shown(client: Client, tom: User) -> None:
    ours, theirs = make_accounts()
    saved = make_saved_comparison(articles=[ours, theirs])
    make_passage_note(comparison=saved, row=2, text="Who heard it?")
    others = [make_article(), make_article()]
    page = words_of(client.get(arrangement(*others, saved=str(saved.pk)).address))
    assert "Notes without a passage" in page
    assert "We heard the wood go" in page
    assert "Who heard it?" in page


def test_a_note_stays_with_its_own_of_two_identical_passages(client: Client, tom: User) -> None:
    said = "Nobody spoke on the pier that morning."
    body = f"{said}\n\nThe ferry came in at noon with forty aboard.\n\n{said}"
    saved = make_saved_comparison(articles=[make_article(body=body), make_article(body=body)])
    make_passage_note(comparison=saved, row=3, text="Again?")
    html = client.get(address_of(saved, "compare")).content.decode()
    assert 'id="passage-3"' in row_before(html, "Again?")


def row_before(html: str, note: str) -> str:
    """Return the HTML of the passage above ``note``."""
    before = html[: html.index(note)]
    return before[before.rindex('id="passage-') :]


def test_the_author_can_edit_and_delete_a_note(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    note = make_passage_note(comparison=saved, user=tom)
    form = client.get(f"{address_of(saved, 'compare')}&edit={note.pk}")
    assert "Delete note" in words_of(form)
    client.post(address_of(saved, "change_note", note.pk), {"text": "On second thoughts"})
    note.refresh_from_db()
    assert note.text == "On second thoughts"
    assert note.changed_at
    assert "edited" in words_of(client.get(address_of(saved, "compare")))
    assert client.post(address_of(saved, "change_note", note.pk), {"text": ""}).status_code == 422
    client.post(address_of(saved, "delete_note", note.pk))
    assert not PassageNote.objects.exists()


# Permissions


@pytest.mark.parametrize("view", ["change_note", "delete_note"])
def test_other_readers_cannot_change_a_note(client: Client, tom: User, view: str) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    note = make_passage_note(comparison=saved, text="Mine")
    page = client.get(f"{address_of(saved, 'compare')}&edit={note.pk}")
    assert "Mine" in words_of(page)
    assert "Delete note" not in words_of(page)
    assert client.post(address_of(saved, view, note.pk), {"text": "Yours"}).status_code == 403


def test_a_note_cannot_be_changed_through_another_comparison(client: Client, tom: User) -> None:
    accounts = make_accounts()
    mine, other = (make_saved_comparison(articles=accounts) for _ in range(2))
    note = make_passage_note(comparison=mine, user=tom)
    assert client.post(address_of(other, "delete_note", note.pk)).status_code == 404
    assert PassageNote.objects.filter(pk=note.pk).exists()


@pytest.mark.parametrize("view", ["save_comparison", "rearrange_comparison"])
def test_other_readers_cannot_change_a_comparison(client: Client, tom: User, view: str) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    assert client.post(address_of(saved, view), {"title": "Mine now"}).status_code == 403
    page = words_of(client.get(address_of(saved, "compare")))
    assert "Rename" not in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_other_readers_cannot_delete_a_comparison(client: Client, tom: User, method: str) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    path = reverse("articles:delete_comparison", args=[saved.pk])
    assert getattr(client, method)(path).status_code == 403
    assert SavedComparison.objects.exists()


def test_a_curator_may_delete_comparisons_and_notes_of_others(client: Client) -> None:
    client.force_login(make_curator())
    saved = make_saved_comparison(articles=make_accounts())
    note = make_passage_note(comparison=saved)
    assert client.post(address_of(saved, "delete_note", note.pk)).status_code == 302
    assert client.post(reverse("articles:delete_comparison", args=[saved.pk])).status_code == 302
    assert not SavedComparison.objects.exists()


def test_saved_comparisons_require_login(client: Client) -> None:
    saved = make_saved_comparison(articles=make_accounts())
    for path in (saved.get_absolute_url(), address_of(saved, "compare"), reverse("articles:compare_start")):
        assert client.get(path).status_code == 302
        assert "login" in client.get(path).headers["Location"]


@pytest.mark.parametrize("view", ["save_comparison", "rearrange_comparison", "write_note"])
def test_get_requests_change_nothing(client: Client, tom: User, view: str) -> None:
    saved = make_saved_comparison(articles=make_accounts(), user=tom)
    assert client.get(address_of(saved, view), {"title": "Renamed", "row": 1, "text": "A note"}).status_code == 405
    assert SavedComparison.objects.get().title == saved.title
    assert not PassageNote.objects.exists()


# Deleting


def test_the_notes_are_shown_before_a_comparison_is_deleted(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts(), title="The ferry", user=tom)
    make_passage_note(comparison=saved, text="Who counted?", user=make_user(username="ilse"))
    path = reverse("articles:delete_comparison", args=[saved.pk])
    page = words_of(client.get(path))
    for text in ("Delete “The ferry”?", "This also deletes its note", "Who counted?", "ilse"):
        assert text in page
    assert SavedComparison.objects.exists()
    response = client.post(path, follow=True)
    assert "“The ferry” deleted" in words_of(response)
    assert not PassageNote.objects.exists()


def rows() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (SavedComparison, PassageNote)] + [
        list(SavedColumn.objects.order_by("position").values("comparison", "article", "revision", "is_base"))
    ]


def test_undo_restores_a_deleted_comparison_with_its_notes(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts(), title="The ferry", user=tom)
    make_passage_note(comparison=saved, text="Who counted?", user=make_user(username="ilse"))
    make_passage_note(comparison=saved, text="And when?", user=tom)
    before = rows()
    client.post(reverse("articles:delete_comparison", args=[saved.pk]))
    change = Change.objects.get()
    assert change.summary == "Comparison “The ferry” deleted, with 2 notes"

    response = client.post(reverse("articles:undo", args=[change.pk]), follow=True)

    assert "Undone: Comparison “The ferry” deleted" in words_of(response)
    assert rows() == before


def test_undo_restores_a_deleted_note_if_its_comparison_exists(client: Client, tom: User) -> None:
    saved = make_saved_comparison(articles=make_accounts(), title="The ferry", user=tom)
    note = make_passage_note(comparison=saved, text="Who counted?", user=tom)
    before = rows()
    client.post(address_of(saved, "delete_note", note.pk))
    client.post(reverse("articles:delete_comparison", args=[saved.pk]))
    deleted, of_note = Change.objects.order_by("-pk")
    address = reverse("articles:undo", args=[of_note.pk])
    assert "the comparison was deleted; undo that first" in words_of(client.post(address, follow=True))

    curation.undo(deleted, user=tom)
    client.post(address)

    assert rows() == before


def test_undo_restores_only_columns_whose_articles_still_exist(client: Client, tom: User) -> None:
    ours, theirs = make_accounts()
    saved = make_saved_comparison(articles=[ours, theirs], user=tom)
    client.post(reverse("articles:delete_comparison", args=[saved.pk]))
    theirs.clipping.delete()

    curation.undo(Change.objects.get(), user=tom)

    assert SavedComparison.objects.get().columns.get().article == ours


def test_a_saved_comparison_keeps_revisions_and_notes_when_an_article_is_edited(client: Client, tom: User) -> None:
    head = "Ferry runs again\nBy Nora Quenby\nPublished 12:40 p.m. Nov. 12, 2024\n\n"
    files = [
        Received(data=(head + text).encode(), name=f"{number}.txt")
        for number, text in enumerate([FERRY, FERRY_ELSEWHERE])
    ]
    ids = [pk for result in ingest.store(files, origin="command") for pk in result.article_ids]
    ours, theirs = Article.objects.filter(pk__in=ids).order_by("pk")
    saved = make_saved_comparison(articles=[ours, theirs], user=tom)
    make_passage_note(comparison=saved, row=2, text="Who heard it?")
    before = words_of(client.get(saved.get_absolute_url(), follow=True))
    block = next(block for block in theirs.blocks if "We heard the wood go" in block["text"])

    curation.correct_text(theirs, block["text"], 0, wording="Nobody heard a thing.", user=tom)

    page = words_of(client.get(saved.get_absolute_url(), follow=True))
    assert "We heard the wood go" in page
    assert "Nobody heard a thing" not in page
    assert "Who heard it?" in page
    assert "Who heard it?" in before


def test_a_comparison_whose_articles_were_deleted_keeps_its_notes(client: Client, tom: User) -> None:
    ours, theirs = make_accounts()
    saved = make_saved_comparison(articles=[ours, theirs], title="The ferry")
    make_passage_note(comparison=saved, text="Who counted?")
    theirs.clipping.delete()
    assert "1 article deleted" in words_of(client.get(reverse("articles:compare_start")))
    page = words_of(client.get(saved.get_absolute_url()))
    assert "Who counted?" in page
    assert "Fewer than two of its articles are still in the archive" in page


def test_a_comparison_continues_with_the_remaining_articles(client: Client, tom: User) -> None:
    ours, theirs = make_accounts()
    third = make_article(body=FERRY)
    base = Key(theirs.pk, 1)
    saved = make_saved_comparison(articles=[ours, theirs, third], base=base, hidden=frozenset({Key(third.pk, 1)}))
    theirs.clipping.delete()
    found = saved_arrangement(saved)
    assert found == arrangement(ours, third, saved=str(saved.pk))
    assert client.get(saved.get_absolute_url(), follow=True).status_code == 200


# Database constraints


def test_a_revision_is_in_a_comparison_once() -> None:
    saved = make_saved_comparison(articles=make_accounts())
    column = saved.columns.order_by("position").first()
    assert column
    with pytest.raises(IntegrityError, match="comparison_text_once"), transaction.atomic():
        SavedColumn.objects.create(comparison=saved, article=column.article, revision=1, position=4)


def test_a_comparison_has_one_baseline_which_is_visible() -> None:
    saved = make_saved_comparison(articles=make_accounts())
    with pytest.raises(IntegrityError, match="comparison_base_once"), transaction.atomic():
        saved.columns.update(is_base=True)
    with pytest.raises(IntegrityError, match="comparison_base_is_shown"), transaction.atomic():
        saved.columns.update(is_hidden=True)


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [({"title": ""}, "comparison_has_title"), ({"size": 7}, "comparison_of_two_to_six")],
)
def test_a_comparison_has_a_title_and_two_to_six_accounts(changed: dict[str, Any], constraint: str) -> None:
    make_saved_comparison(articles=make_accounts())
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        SavedComparison.objects.update(**changed)


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [({"text": ""}, "passage_note_says_something"), ({"sentences": []}, "passage_note_has_passage")],
)
def test_a_note_has_text_and_a_passage(changed: dict[str, Any], constraint: str) -> None:
    make_passage_note(comparison=make_saved_comparison(articles=make_accounts()))
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PassageNote.objects.update(**changed)
