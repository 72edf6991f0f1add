from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import ingest
from articles.curation import drafts
from articles.ingest import Outcome, Received, Rejected, parsed_cache, pending, storing
from articles.models import Article, Clipping, FieldCorrection, LineCorrection, LineRule, Source
from articles.text.data.kinds import Kind
from articles.text.parse import Published
from tests.dumps import parsed_article, parsed_clipping
from tests.factories import make_article, make_clipping, make_pending_clipping, make_user

if TYPE_CHECKING:
    from articles.text.parse import ParsedClipping
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def core(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Put a core in place that finds an article for every line of an equals sign, and return what it was asked."""
    asked: list[dict[str, Any]] = []

    def parse(data: bytes, **options: Any) -> ParsedClipping:
        asked.append(options)
        if not data:
            raise storing.UnreadableClipping("it is empty")
        bodies = data.decode().split("=")
        return parsed_clipping(
            data, articles=[parsed_article(body=body, index=index) for index, body in enumerate(bodies)]
        )

    monkeypatch.setattr(storing, "parse", parse)
    return asked


@pytest.fixture
def reader() -> User:
    return make_user()


def receive(data: bytes, user: User, **fields: Any) -> Clipping:
    return ingest.receive(Received(data=data, **fields), user=user, origin=Clipping.Origin.PASTE)


def test_what_comes_in_is_pending_with_its_bytes_and_no_article(reader: User) -> None:
    clipping = receive(b"A text", reader, name="folder/a.txt", url="https://ledger.example/1")

    clipping.refresh_from_db()
    assert clipping.is_pending
    assert (bytes(clipping.content), clipping.name, clipping.url) == (b"A text", "a.txt", "https://ledger.example/1")
    assert (clipping.media_type, clipping.received_by) == ("text/plain", reader)
    assert not Article.objects.exists()


def test_the_bytes_are_kept_before_anything_looks_at_them(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(data: bytes, **options: Any) -> ParsedClipping:
        raise SystemExit

    monkeypatch.setattr(storing, "parse", die)

    with pytest.raises(SystemExit):
        receive(b"A text", reader)

    assert bytes(Clipping.objects.pending_for(reader).get().content) == b"A text"


def test_what_is_no_clipping_is_rejected_and_forgotten(reader: User) -> None:
    with pytest.raises(Rejected, match="it is empty"):
        receive(b"", reader)

    assert not Clipping.objects.exists()


def test_what_is_too_large_is_rejected_before_it_is_kept(reader: User) -> None:
    with pytest.raises(Rejected, match="larger than 25 MB"):
        receive(b"x" * (25 * 1024 * 1024 + 1), reader)

    assert not Clipping.objects.exists()


def test_nobody_leaves_more_than_so_many_unsaved(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending, "MAX_PENDING", 2)
    make_pending_clipping()
    receive(b"1", reader)
    receive(b"2", reader)

    with pytest.raises(Rejected, match="2 unsaved clippings"):
        receive(b"3", reader)

    assert receive(b"1", reader).is_pending


def test_bytes_that_are_stored_lead_to_the_stored_clipping(reader: User) -> None:
    stored = make_clipping(content=b"A text")

    assert receive(b"A text", reader) == stored
    assert Clipping.objects.count() == 1


def test_the_same_bytes_are_pending_once_a_reader_and_apart_for_two(reader: User) -> None:
    mine = receive(b"A text", reader)

    assert receive(b"A text", reader) == mine
    assert receive(b"A text", make_user()) != mine
    assert Clipping.objects.count() == 2


def draft(**part: Any) -> dict[str, Any]:
    return {"articles": {"0": part}}


def test_a_preview_shows_the_draft_over_what_was_understood(reader: User, core: list[dict[str, Any]]) -> None:
    clipping = receive(b"A text", reader)
    clipping.draft = draft(
        fields={
            "headline": "By hand",
            "source": "The Harrow Ledger",
            "authors": ["Nora Quenby"],
            "published": "2024-06-01T10:30",
            "standfirst": None,
        },
        lines=[{"text": "A text", "nth": 0, "kind": "caption"}],
    )

    [article] = ingest.preview(clipping).articles

    assert (article.headline, article.headline_origin) == ("By hand", "hand")
    assert (article.source, article.authors, article.standfirst) == ("The Harrow Ledger", ("Nora Quenby",), None)
    assert isinstance(article.published, Published)
    assert (article.published.time is not None, article.published.offset) == (True, None)
    [line] = core[-1]["line_decisions"][0]
    assert (line.text, line.nth, line.kind) == ("A text", 0, "caption")


def test_accepting_stores_the_articles_and_makes_corrections_of_the_draft(reader: User) -> None:
    clipping = receive(b"A text", reader, name="a.txt")
    clipping.draft = draft(
        fields={"headline": "By hand", "source": "The Harrow Ledger"},
        lines=[{"text": "A text", "nth": 0, "kind": "caption"}],
    )
    clipping.save()

    [result] = ingest.accept(clipping)

    article = Article.objects.get()
    assert (result.outcome, result.name, result.article_ids) == (Outcome.STORED, "a.txt", (article.pk,))
    assert (article.headline, article.source) == ("By hand", Source.objects.get(name="The Harrow Ledger"))
    assert article.clipping == clipping
    clipping.refresh_from_db()
    assert (clipping.is_pending, clipping.draft) == (False, {})
    corrections = FieldCorrection.objects.values_list("field", "value", "made_by")
    assert set(corrections) == {("headline", "By hand", reader.pk), ("source", "The Harrow Ledger", reader.pk)}
    assert LineCorrection.objects.get().made_by == reader


def test_an_article_that_is_left_out_stays_out(reader: User) -> None:
    clipping = receive(b"First=Second", reader)
    clipping.draft = {"articles": {"0": {"excluded": True}}}
    clipping.save()

    [result] = ingest.accept(clipping)
    list(ingest.reparse([clipping.pk]))

    article = Article.objects.get()
    assert (article.position, article.body, result.article_ids) == (1, "Second", (article.pk,))


def test_leaving_every_article_out_is_no_way_to_store_a_clipping(reader: User) -> None:
    clipping = receive(b"A text", reader)
    clipping.draft = draft(excluded=True)
    clipping.save()

    with pytest.raises(Rejected, match="all its articles are excluded"):
        ingest.accept(clipping)

    assert Clipping.objects.get().is_pending


def test_accepting_what_is_stored_meanwhile_is_a_duplicate(reader: User) -> None:
    clipping = receive(b"A text", reader)
    article = make_article(clipping=make_clipping(content=b"A text"))

    [result] = ingest.accept(clipping)

    assert (result.outcome, result.article_ids) == (Outcome.DUPLICATE, (article.pk,))
    assert Clipping.objects.get() == article.clipping


def test_a_second_click_on_save_changes_nothing(reader: User) -> None:
    clipping = receive(b"A text", reader)
    as_it_was = Clipping.objects.get()

    ingest.accept(clipping)
    [result] = ingest.accept(as_it_was)

    assert result.outcome is Outcome.DUPLICATE
    assert Article.objects.count() == 1


def test_what_is_discarded_cannot_be_saved(reader: User) -> None:
    clipping = receive(b"A text", reader)
    ingest.discard(clipping)

    with pytest.raises(Rejected, match="it has been discarded"):
        ingest.accept(Clipping(pk=clipping.pk, sha256=clipping.sha256))

    assert not Clipping.objects.exists()


def test_discarding_leaves_stored_clippings_alone() -> None:
    stored = make_clipping()

    ingest.discard(stored)

    assert Clipping.objects.get() == stored


def test_nobody_sees_what_others_have_pending(reader: User) -> None:
    receive(b"A text", make_user())

    assert not Clipping.objects.pending_for(reader).exists()


def test_the_command_lists_what_waits_and_for_whom(reader: User) -> None:
    make_clipping()
    make_pending_clipping(user=reader, name="old.txt", received_at=timezone.now() - timedelta(days=40))
    make_pending_clipping(user=reader, name="new.txt", received_at=timezone.now() - timedelta(hours=1))

    def run(*options: str) -> list[str]:
        out = StringIO()
        call_command("pending", *options, stdout=out)
        return out.getvalue().splitlines()

    old, new, count = run()
    assert old.endswith("old.txt")
    assert reader.username in new
    assert count == "2 pending"
    assert run("--days", "30")[-1] == "1 pending"


# Parsed once a change of inputs


def test_an_upload_is_parsed_once_a_change_of_what_parsing_depends_on(reader: User, core: list[dict[str, Any]]) -> None:
    clipping = receive(b"A text=Another", reader, name="a.txt")
    pending.preview(Clipping.objects.get(pk=clipping.pk))
    pending.preview_all(Clipping.objects.filter(pk=clipping.pk))
    assert len(core) == 1

    drafts.set_fields(clipping, 0, {"headline": "By hand"})
    shown = pending.preview(Clipping.objects.get(pk=clipping.pk))
    pending.preview(Clipping.objects.get(pk=clipping.pk))
    [result] = pending.accept(Clipping.objects.get(pk=clipping.pk))

    assert len(core) == 2
    assert shown.articles[0].headline == "By hand"
    assert Article.objects.get(pk=result.article_ids[0]).headline == "By hand"
    stored = Clipping.objects.get()
    assert (stored.parsed, stored.parsed_key) == (None, "")


def test_a_rule_written_meanwhile_has_an_upload_parsed_again(reader: User, core: list[dict[str, Any]]) -> None:
    clipping = receive(b"A text", reader)

    LineRule.objects.create(name="Pleas", match=LineRule.Match.EXACT, text="Read on", kind=Kind.PROMOTION)
    pending.preview(Clipping.objects.get(pk=clipping.pk))
    pending.preview(Clipping.objects.get(pk=clipping.pk))

    assert len(core) == 2


@pytest.mark.parametrize("harm", [b"", b"x" * 40], ids=["too short", "another signature"])
def test_a_parsed_form_that_this_archive_did_not_write_is_not_read(
    reader: User, core: list[dict[str, Any]], harm: bytes
) -> None:
    clipping = receive(b"A text", reader)
    Clipping.objects.update(parsed=harm)

    shown = pending.preview(Clipping.objects.get(pk=clipping.pk))

    assert len(core) == 2
    assert shown.articles[0].body == "A text"


def test_a_parsed_form_that_is_too_large_is_not_kept(
    reader: User, core: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsed_cache, "MAX_BYTES", 10)
    clipping = receive(b"A text", reader)

    pending.preview(Clipping.objects.get(pk=clipping.pk))

    assert Clipping.objects.get().parsed is None
    assert len(core) == 2
