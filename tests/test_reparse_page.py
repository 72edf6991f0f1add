"""The page for reprocessing: previews, reprocessing some or all clippings as one change, and undoing it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import curation, ingest
from articles.curation import NotUndoable, runs
from articles.ingest import parser_inputs, storing
from articles.ingest.parser_inputs import current_parser_version, mark_for_reprocessing
from articles.models import Article, Change, ChangePart, Clipping, LineRule, Person, Quote, Revision
from articles.text.data.kinds import Kind
from articles.text.documents import UnreadableClipping
from tests.factories import make_curator, make_line_rule, make_source, make_source_line, make_user
from tests.test_line_rules import PLEA, SAID, dump, rows, store

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_curator(username="vera")


@pytest.fixture
def curator(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def new_parser(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a function that installs a parser which removes the plea and the sentence about the lantern."""

    def change() -> None:
        core = storing.parse
        rules = [
            LineRule(name="parser", text=text, kind="legal", pk=number).as_cleaning_rule()
            for number, text in ((901, PLEA), (902, SAID))
        ]

        def parse(*args: Any, **options: Any) -> Any:
            return core(*args, **{**options, "cleaning_rules": [*options.get("cleaning_rules", ()), *rules]})

        monkeypatch.setattr(storing, "parse", parse)
        for module in (parser_inputs, ingest.reparsing, curation.reprocessing):
            monkeypatch.setattr(module, "current_parser_version", lambda: "another")

    return change


def test_clippings_are_stored_with_the_parser_version() -> None:
    store(dump(1))

    assert Clipping.objects.get().parser_version == current_parser_version()
    assert not curation.clippings_to_reprocess().exists()


@pytest.mark.parametrize("version", ["PARSER_VERSION", "DATA_VERSION"])
def test_raising_a_version_offers_stored_clippings_for_reprocessing(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(dump(1))

    monkeypatch.setattr(parser_inputs, version, 1_000)

    assert curation.clippings_to_reprocess().count() == 1


def test_readers_cannot_open_the_page(client: Client) -> None:
    client.force_login(make_user())

    assert client.get("/reparse/").status_code == client.post("/reparse/", {"do": "all"}).status_code == 403
    assert not Change.objects.exists()


def test_the_preview_lists_changes_and_writes_nothing(curator: Client, new_parser: Callable[[], None]) -> None:
    [article, _same] = store(dump(1, PLEA), dump(2))
    new_parser()
    before = rows()

    page = curator.get("/reparse/").content.decode()

    assert "2 clippings to reprocess." in page
    assert "1 of 2 on this page would not change." in page
    assert page.count('name="clippings"') == 1
    assert PLEA in page
    assert "Text: paragraph" in " ".join(page.split())
    assert "Removed: legal notice" in " ".join(page.split())
    assert rows() == before
    assert article.revision == 1


def test_changed_fields_are_listed_with_old_and_new_value(curator: Client) -> None:
    store("Advertiser’s choice of boats this spring\n\n" + dump(1))
    headline = Article.objects.get().headline
    rule = LineRule(name="rule", text=headline, kind="sponsored")
    curation.write_rule(rule, user=None, later=True)

    page = " ".join(curator.get("/reparse/").content.decode().split())

    assert re.search(rf"<del[^>]*>{re.escape(headline)}</del> → <ins", page)
    assert re.search(r"headline\s*</dt>", page, re.IGNORECASE)


def test_corrections_are_kept_and_counted_in_the_preview(
    curator: Client, user: User, new_parser: Callable[[], None]
) -> None:
    [article] = store(dump(1, PLEA, SAID))
    curation.correct_line(article, PLEA, 0, Kind.BLOCKQUOTE, user=user)
    curation.correct_field(article, "headline", "Quiet on the mole", user=user)
    new_parser()
    assert "2 edits kept" in curator.get("/reparse/").content.decode()

    curator.post("/reparse/", {"do": "chosen", "clippings": [article.clipping_id]})

    article.refresh_from_db()
    assert article.headline == "Quiet on the mole"
    assert PLEA in article.body
    assert SAID not in article.body


def test_selected_clippings_are_reprocessed_as_one_change(curator: Client, new_parser: Callable[[], None]) -> None:
    first, second, third = store(dump(1, PLEA), dump(2, PLEA), dump(3, PLEA))
    new_parser()

    answer = curator.post(
        "/reparse/", {"do": "chosen", "clippings": [first.clipping_id, third.clipping_id]}, follow=True
    )

    assert "2 articles changed." in answer.content.decode()
    assert [PLEA in article.body for article in Article.objects.order_by("pk")] == [False, True, False]
    assert list(curation.clippings_to_reprocess()) == [second.clipping]
    assert Change.objects.get().kind == Change.Kind.REPARSE


def test_all_clippings_are_reprocessed_in_steps_as_one_change(
    curator: Client, monkeypatch: pytest.MonkeyPatch, new_parser: Callable[[], None]
) -> None:
    store(*(dump(number, PLEA) for number in range(3)))
    monkeypatch.setattr(runs, "CLIPPINGS_A_STEP", 1)
    monkeypatch.setattr(curation, "STEP_SECONDS", 0)
    new_parser()

    page = curator.post("/reparse/", {"do": "all"}, follow=True)
    [(address, _status)] = page.redirect_chain
    assert "2 left" in page.content.decode()
    assert "In progress:" in curator.get("/reparse/").content.decode()
    for _ in range(3):
        page = curator.post(address, follow=True)

    assert "3 articles changed." in page.content.decode()
    assert "Up to date" in page.content.decode()
    assert Change.objects.count() == 1
    assert ChangePart.objects.count() == 3


def test_undoing_restores_every_row_without_the_old_parser(user: User, new_parser: Callable[[], None]) -> None:
    store(dump(1, PLEA, SAID), dump(2, SAID), dump(3))
    before = rows(leave=["revision"])
    new_parser()
    change = curation.start_reprocessing(user=user)
    assert change
    curation.continue_run(change)
    assert not Quote.objects.filter(text__startswith="Whoever saw").exists()
    assert not Person.objects.filter(name="Tomasine Erval").exists()

    curation.undo(change, user=user)

    assert rows(leave=["revision"]) == before
    assert list(Article.objects.order_by("pk").values_list("revision", flat=True)) == [3, 3, 1]
    assert Revision.objects.count() == 4
    assert curation.clippings_to_reprocess().count() == 2


def test_later_decisions_stay_when_reprocessing_is_undone(
    curator: Client, user: User, new_parser: Callable[[], None]
) -> None:
    first, second = store(dump(1, PLEA), dump(2, PLEA))
    new_parser()
    curator.post("/reparse/", {"do": "all"})
    change = Change.objects.get()
    second.refresh_from_db()
    curation.correct_field(second, "headline", "Quiet on the mole", user=user)

    curator.post(reverse("articles:undo", args=[change.pk]))

    first.refresh_from_db()
    second.refresh_from_db()
    assert (PLEA in first.body, PLEA in second.body) == (True, False)
    assert second.headline == "Quiet on the mole"


def test_undoing_reports_articles_changed_since(curator: Client, user: User, new_parser: Callable[[], None]) -> None:
    first, _second = store(dump(1, PLEA), dump(2, PLEA))
    new_parser()
    change = curation.start_reprocessing(user=user)
    assert change
    curation.continue_run(change)
    first.refresh_from_db()
    curation.correct_line(first, PLEA, 0, Kind.PARAGRAPH, user=user)

    page = curator.post(f"/history/{change.pk}/undo/", follow=True).content.decode()

    assert "Undone: 2 clippings reprocessed. 1 article edited since then was kept." in page


def test_reprocessing_cannot_be_undone_if_every_article_changed_since(
    user: User, new_parser: Callable[[], None]
) -> None:
    [article] = store(dump(1, PLEA))
    new_parser()
    change = curation.start_reprocessing(user=user)
    assert change
    curation.continue_run(change)
    article.refresh_from_db()
    curation.correct_line(article, PLEA, 0, Kind.PARAGRAPH, user=user)

    with pytest.raises(NotUndoable):
        curation.undo(change, user=user)


def test_undoing_a_rule_leaves_an_outdated_clipping_marked_for_reprocessing(
    user: User, new_parser: Callable[[], None]
) -> None:
    old, same = store(dump(1, PLEA), dump(2))
    new_parser()
    rule = LineRule(name="boats", text="and the boats of that pier", match="pattern", kind="legal")
    change = curation.write_rule(rule, user=user)
    assert change
    curation.continue_run(change)
    assert not curation.clippings_to_reprocess().exists()

    curation.undo(change, user=user)

    assert {old.clipping, same.clipping} == set(curation.clippings_to_reprocess())
    assert PLEA in Article.objects.get(pk=old.pk).body


def test_restored_rows_go_to_the_person_merged_since(user: User, new_parser: Callable[[], None]) -> None:
    store(dump(1, SAID))
    store(dump(2, "“The mole is dry,” said Oda Quill of the reading room, who had walked there in the morning."))
    told = "\n\nTomasine Erval has kept the reading room for nine years, and it has never been closed on a Tuesday."
    store(dump(3, told.strip()))
    new_parser()
    change = curation.start_reprocessing(user=user)
    assert change
    curation.continue_run(change)
    erval, quill = Person.objects.get(name="Tomasine Erval"), Person.objects.get(name="Oda Quill")
    curation.merge_people(kept=quill, absorbed=[erval], user=user)

    curation.undo(change, user=user)

    assert SAID in Article.objects.order_by("pk")[0].body


def test_unchanged_clippings_are_dismissed(curator: Client, new_parser: Callable[[], None]) -> None:
    store(*(dump(number) for number in range(12)), dump(20, PLEA))
    new_parser()
    assert "No clipping on this page would change." in curator.get("/reparse/").content.decode()

    page = curator.post("/reparse/", {"do": "same"}, follow=True).content.decode()

    assert "12 unchanged clippings dismissed." in page
    assert "1 clipping to reprocess." in page
    assert not Change.objects.exists()


def test_dismissing_locks_out_rule_changes(new_parser: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    store(dump(1))
    new_parser()
    done: list[str] = []
    look = curation.reprocessing.preview_reprocess
    monkeypatch.setattr(curation.reprocessing, "lock_writers", lambda: done.append("locked"))
    monkeypatch.setattr(curation.reprocessing, "preview_reprocess", lambda ids: [done.append("looked"), *look(ids)][1:])

    curation.dismiss_unchanged(seconds=1)

    assert done == ["locked", "looked"]


def test_a_clipping_that_can_no_longer_be_parsed_is_reported_once(
    curator: Client, monkeypatch: pytest.MonkeyPatch, new_parser: Callable[[], None]
) -> None:
    def parse(*args: Any, **options: Any) -> Any:
        raise UnreadableClipping("it is a riddle")

    [article] = store(dump(1))
    new_parser()
    monkeypatch.setattr(storing, "parse", parse)
    assert "it is a riddle" in curator.get("/reparse/").content.decode()

    curator.post("/reparse/", {"do": "chosen", "clippings": [article.clipping_id]})

    assert not curation.clippings_to_reprocess().exists()
    assert Article.objects.get().body == article.body


def test_a_rule_saved_for_later_marks_the_affected_clippings(curator: Client) -> None:
    first, _other, third = store(dump(1, PLEA), dump(2), dump(3, PLEA))
    data = {"text": PLEA, "match": "exact", "kind": "promotion", "name": "friends", "enabled": "on"}
    seen = curator.post("/rules/new/", {**data, "do": "preview"}).context["form"].choice
    page = curator.post("/rules/new/", {**data, "do": "later", "seen": seen}, follow=True)

    assert page.redirect_chain == [("/reparse/", 302)]
    assert "2 clippings to reprocess." in page.content.decode()
    assert PLEA in Article.objects.order_by("pk")[0].body
    curator.post("/reparse/", {"do": "chosen", "clippings": [third.clipping_id]})
    assert [PLEA in article.body for article in Article.objects.order_by("pk")] == [True, False, False]

    rule_made, _applied = Change.objects.order_by("pk")
    curator.post(reverse("articles:undo", args=[rule_made.pk]))

    assert not LineRule.objects.exists()
    assert third.clipping in curation.clippings_to_reprocess()
    assert first.pk


def test_query_count_of_the_page_does_not_depend_on_clippings(curator: Client, new_parser: Callable[[], None]) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            curator.get("/reparse/")
        return len(queries)

    make_line_rule(enabled=False)
    store(dump(1, "Advertisement"), dump(2, "Advertisement"))
    new_parser()
    Clipping.objects.update(parser_version="")
    few = count()
    store(*(dump(number, "Advertisement") for number in range(3, 9)))
    Clipping.objects.update(parser_version="")

    assert count() == few


def test_clippings_parsed_before_a_line_was_learnt_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*args: Any, **options: Any) -> Any:
        found = core(*args, **options)
        make_source_line(source=gull, text=f"Gull readers know more {len(calls)}")
        calls.append(found)
        return found

    calls: list[Any] = []
    gull, tern = make_source(name="The Gull"), make_source(name="The Tern")
    core = storing.parse
    monkeypatch.setattr(storing, "parse", parse)

    [theirs] = store(dump(1), source=gull)
    store(dump(2), source=tern)

    assert list(curation.clippings_to_reprocess()) == [theirs.clipping]


def test_changing_a_sources_names_or_domains_marks_its_clippings(curator: Client) -> None:
    gull = make_source(name="The Gull")
    [theirs] = store(dump(1), source=gull)
    store(dump(2))
    line = make_source_line(source=gull, text="Gull readers know more")

    assert mark_for_reprocessing(source=gull) == 1
    assert list(curation.clippings_to_reprocess()) == [theirs.clipping]
    Clipping.objects.update(parser_version=current_parser_version())
    data = {
        "name": "The Gull",
        "slug": gull.slug,
        "kind": "outlet",
        "aliases": "",
        "domains": "gull.example",
        "note": "",
        "lines-TOTAL_FORMS": 1,
        "lines-INITIAL_FORMS": 1,
        "lines-0-id": line.pk,
        "lines-0-source": gull.pk,
        "lines-0-text": line.text,
        "lines-0-kind": line.kind,
    }
    curator.post(reverse("admin:articles_source_change", args=[gull.pk]), data)

    assert list(curation.clippings_to_reprocess()) == [theirs.clipping]


def test_the_command_can_reprocess_marked_clippings_only(
    capsys: pytest.CaptureFixture[str], new_parser: Callable[[], None]
) -> None:
    first, _second = store(dump(1, PLEA), dump(2, PLEA))
    new_parser()
    Clipping.objects.exclude(pk=first.clipping_id).update(parser_version="another")

    call_command("reparse", "--waiting")

    assert "1 changed" in capsys.readouterr().out
    assert not curation.clippings_to_reprocess().exists()
