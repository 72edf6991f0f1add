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
from articles.text.documents import UnreadableClipping
from articles.text.parse import Published
from tests.dumps import parsed_article, parsed_clipping
from tests.factories import make_article, make_clipping, make_pending_clipping, make_user

if TYPE_CHECKING:
    from articles.text.parse import ParsedClipping
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def core(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Install a parser that finds an article after each line with an equals sign. Return the list of its calls."""
    asked: list[dict[str, Any]] = []

    def parse(data: bytes, **options: Any) -> ParsedClipping:
        asked.append(options)
        if not data:
            raise UnreadableClipping("it is empty")
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


def test_a_received_clipping_is_pending_and_has_no_articles(reader: User) -> None:
    clipping = receive(b"A text", reader, name="folder/a.txt", url="https://ledger.example/1")

    clipping.refresh_from_db()
    assert clipping.is_pending
    assert (bytes(clipping.content), clipping.name, clipping.url) == (b"A text", "a.txt", "https://ledger.example/1")
    assert (clipping.media_type, clipping.received_by) == ("text/plain", reader)
    assert not Article.objects.exists()


def test_the_bytes_are_stored_before_they_are_parsed(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(data: bytes, **options: Any) -> ParsedClipping:
        raise SystemExit

    monkeypatch.setattr(storing, "parse", die)

    with pytest.raises(SystemExit):
        receive(b"A text", reader)

    assert bytes(Clipping.objects.pending_for(reader).get().content) == b"A text"


def test_a_file_without_an_article_is_rejected_and_not_stored(reader: User) -> None:
    with pytest.raises(Rejected, match="it is empty"):
        receive(b"", reader)

    assert not Clipping.objects.exists()


def test_a_file_that_is_too_large_is_rejected_before_it_is_stored(reader: User) -> None:
    with pytest.raises(Rejected, match="larger than 25 MB"):
        receive(b"x" * (25 * 1024 * 1024 + 1), reader)

    assert not Clipping.objects.exists()


def test_a_user_cannot_have_too_many_pending_clippings(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending, "MAX_PENDING", 2)
    make_pending_clipping()
    receive(b"1", reader)
    receive(b"2", reader)

    with pytest.raises(Rejected, match="2 unsaved clippings"):
        receive(b"3", reader)

    assert receive(b"1", reader).is_pending


def test_receiving_stored_bytes_returns_the_stored_clipping(reader: User) -> None:
    stored = make_clipping(content=b"A text")

    assert receive(b"A text", reader) == stored
    assert Clipping.objects.count() == 1


def test_the_same_bytes_are_pending_once_per_reader(reader: User) -> None:
    mine = receive(b"A text", reader)

    assert receive(b"A text", reader) == mine
    assert receive(b"A text", make_user()) != mine
    assert Clipping.objects.count() == 2


def draft(**part: Any) -> dict[str, Any]:
    return {"articles": {"0": part}}


def test_a_preview_has_the_draft_applied_to_the_parsed_clipping(reader: User, core: list[dict[str, Any]]) -> None:
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


def test_accepting_stores_the_articles_and_turns_the_draft_into_corrections(reader: User) -> None:
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


def test_an_excluded_article_stays_excluded(reader: User) -> None:
    clipping = receive(b"First=Second", reader)
    clipping.draft = {"articles": {"0": {"excluded": True}}}
    clipping.save()

    [result] = ingest.accept(clipping)
    list(ingest.reparse([clipping.pk]))

    article = Article.objects.get()
    assert (article.position, article.body, result.article_ids) == (1, "Second", (article.pk,))


def test_a_clipping_with_every_article_excluded_cannot_be_saved(reader: User) -> None:
    clipping = receive(b"A text", reader)
    clipping.draft = draft(excluded=True)
    clipping.save()

    with pytest.raises(Rejected, match="all its articles are excluded"):
        ingest.accept(clipping)

    assert Clipping.objects.get().is_pending


def test_accepting_a_clipping_stored_meanwhile_gives_a_duplicate(reader: User) -> None:
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


def test_a_discarded_clipping_cannot_be_saved(reader: User) -> None:
    clipping = receive(b"A text", reader)
    ingest.discard(clipping)

    with pytest.raises(Rejected, match="it has been discarded"):
        ingest.accept(Clipping(pk=clipping.pk, sha256=clipping.sha256))

    assert not Clipping.objects.exists()


def test_discarding_leaves_stored_clippings_alone() -> None:
    stored = make_clipping()

    ingest.discard(stored)

    assert Clipping.objects.get() == stored


def test_pending_clippings_are_visible_to_their_owner_only(reader: User) -> None:
    receive(b"A text", make_user())

    assert not Clipping.objects.pending_for(reader).exists()


def test_the_command_lists_pending_clippings_and_their_owners(reader: User) -> None:
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


# The cache


def test_an_upload_is_parsed_again_only_when_its_inputs_change(reader: User, core: list[dict[str, Any]]) -> None:
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


def test_an_upload_is_parsed_again_after_a_new_cleaning_rule(reader: User, core: list[dict[str, Any]]) -> None:
    clipping = receive(b"A text", reader)

    LineRule.objects.create(name="Pleas", match=LineRule.Match.EXACT, text="Read on", kind=Kind.PROMOTION)
    pending.preview(Clipping.objects.get(pk=clipping.pk))
    pending.preview(Clipping.objects.get(pk=clipping.pk))

    assert len(core) == 2


@pytest.mark.parametrize("harm", [b"", b"x" * 40], ids=["too short", "another signature"])
def test_a_cached_result_with_a_wrong_signature_is_not_read(
    reader: User, core: list[dict[str, Any]], harm: bytes
) -> None:
    clipping = receive(b"A text", reader)
    Clipping.objects.update(parsed=harm)

    shown = pending.preview(Clipping.objects.get(pk=clipping.pk))

    assert len(core) == 2
    assert shown.articles[0].body == "A text"


def test_a_result_that_is_too_large_is_not_cached(
    reader: User, core: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsed_cache, "MAX_BYTES", 10)
    clipping = receive(b"A text", reader)

    pending.preview(Clipping.objects.get(pk=clipping.pk))

    assert Clipping.objects.get().parsed is None
    assert len(core) == 2
