"""Files that the parser fails on stay pending, are set aside after a second failure, and never hold up the others."""

from __future__ import annotations

import errno
from datetime import date, time
from io import StringIO
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, DataError, OperationalError, models
from django.urls import reverse

from articles import ingest
from articles.forms.uploads import CappedUploadHandler
from articles.ingest import Outcome, Received, Rejected, pending, storing
from articles.models import Appearance, Article, Clipping, FieldCorrection, Quote, StoryDecision
from articles.text.cleaning.timestamps import Published
from articles.text.parse import parse as core_parse
from articles.workers.pool import Busy, TookTooLong
from tests.dumps import HARBOR, RECOUNT, parsed_article, parsed_clipping
from tests.factories import make_pending_clipping

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from articles.text.parse import ParsedClipping
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

REASON = "it took longer than 9 seconds to read; split it"


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Install a parser that takes too long for what has the word "slow". Return the list of what it was given."""
    given: list[bytes] = []

    def parse(data: bytes, **options: Any) -> ParsedClipping:
        given.append(data)
        if b"slow" in data:
            raise TookTooLong(9)
        return core_parse(data, **options)

    monkeypatch.setattr(storing, "parse", parse)
    return given


def upload(client: Client, **files: str) -> HttpResponse:
    sent = [SimpleUploadedFile(f"{name}.txt", text.encode()) for name, text in files.items()]
    return client.post(reverse("articles:add"), {"files": sent}, follow=True)


def test_a_file_the_parser_fails_on_twice_is_set_aside(reader: Client, user: User, tried: list[bytes]) -> None:
    page = upload(reader, bad="slow", good=HARBOR).content.decode()
    bad = Clipping.objects.get(name="bad.txt")

    assert f"bad.txt</bdi>: {REASON}" in page
    assert "Could not be read" in page
    assert (bad.failures, bad.failure, bad.is_set_aside) == (1, REASON, False)

    # The list does not try again; the preview does, once.
    tried.clear()
    reader.get(reverse("articles:add"))
    assert b"slow" not in tried
    address = reverse("articles:preview", args=[bad.pk])
    pages = [reader.get(address).content.decode() for _number in range(3)]
    bad.refresh_from_db()

    assert tried.count(b"slow") == 1
    assert bad.is_set_aside
    assert all(f"This file could not be read: {REASON}." in page for page in pages)
    assert "Try again" in pages[0]
    assert "It was tried twice" in pages[1]
    assert "Discarding deletes this upload from the archive for good" in pages[1]


def test_trying_again_parses_a_file_that_was_set_aside(
    reader: Client, user: User, tried: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(reader, bad="slow")
    bad = Clipping.objects.get()
    reader.get(reverse("articles:preview", args=[bad.pk]))
    monkeypatch.setattr(storing, "parse", lambda data, **options: core_parse(HARBOR.encode(), **options))

    page = reader.post(reverse("articles:retry_clipping", args=[bad.pk]), follow=True).content.decode()

    bad.refresh_from_db()
    assert (bad.failures, bad.failure) == (0, "")
    assert "This file could not be read" not in page
    assert reader.post(reverse("articles:save_clipping", args=[bad.pk])).status_code == 302
    bad.refresh_from_db()
    assert (bad.is_pending, bad.media_type) == (False, "text/plain")


def test_saving_all_saves_the_good_files_and_reports_each(reader: Client, user: User, tried: list[bytes]) -> None:
    upload(reader, a=HARBOR, bad="slow", b=RECOUNT)

    page = reader.post(reverse("articles:save_pending"), follow=True).content.decode()

    assert Article.objects.count() == 2
    assert [clipping.name for clipping in Clipping.objects.pending()] == ["bad.txt"]
    assert f"bad.txt</bdi>: {REASON}" in page
    assert page.count("badge--good") == 2


def test_saving_all_goes_on_after_an_unexpected_exception(
    reader: Client, user: User, tried: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(reader, a=HARBOR, b=RECOUNT)
    write = pending.write_articles

    def fail(files: Any) -> Any:
        if files[0][1].name == "a.txt":
            raise LookupError("out of luck")
        return write(files)

    monkeypatch.setattr(pending, "write_articles", fail)

    page = reader.post(reverse("articles:save_pending"), follow=True).content.decode()

    assert "a.txt</bdi>: the program failed on this file (LookupError); please report it" in page
    assert Clipping.objects.stored().get().name == "b.txt"
    assert Clipping.objects.pending().get().name == "a.txt"


def test_a_file_that_came_when_all_workers_were_busy_waits(
    reader: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(data: bytes, **options: Any) -> ParsedClipping:
        raise Busy

    monkeypatch.setattr(storing, "parse", parse)
    page = upload(reader, a=HARBOR).content.decode()
    monkeypatch.setattr(storing, "parse", core_parse)

    clipping = Clipping.objects.get()
    assert "the archive is busy reading other files; try again in a minute" in page
    assert (clipping.failures, clipping.name) == (0, "a.txt")
    assert ingest.preview(clipping).articles


def test_the_command_lists_what_was_set_aside(reader: Client, user: User, tried: list[bytes]) -> None:
    upload(reader, bad="slow")
    with pytest.raises(Rejected):
        ingest.preview(Clipping.objects.get())
    out = StringIO()

    call_command("pending", stdout=out)

    assert f"    set aside: {REASON}" in out.getvalue()


def test_nobody_else_can_try_again(client: Client, tried: list[bytes], curator: Client) -> None:
    other = make_pending_clipping()

    assert curator.post(reverse("articles:retry_clipping", args=[other.pk])).status_code == 404


@pytest.mark.parametrize("name", ["correct_fields", "correct_draft_line", "drop_article", "split_clipping"])
@pytest.mark.parametrize("htmx", [False, True])
def test_correcting_what_was_set_aside_shows_why(
    reader: Client, user: User, tried: list[bytes], name: str, htmx: bool
) -> None:
    bad = make_pending_clipping(user=user, content=b"slow", failures=2, failure=REASON)

    answer = reader.post(
        reverse(f"articles:{name}", args=[bad.pk]), {"article": "0"}, headers={"HX-Request": "true"} if htmx else {}
    )

    assert answer.status_code == (200 if htmx else 422)
    assert f"This file could not be read: {REASON}." in answer.content.decode()
    assert not tried


# What the database cannot take


def database_error(kind: type[DatabaseError], state: type[psycopg.Error]) -> DatabaseError:
    error = kind("no room")
    error.__cause__ = state()
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(
            lambda: database_error(DataError, psycopg.errors.NumericValueOutOfRange),
            "the database rejected it: no room",
            id="data",
        ),
        pytest.param(
            lambda: database_error(OperationalError, psycopg.errors.ProgramLimitExceeded),
            "the database rejected it: no room",
            id="a limit of PostgreSQL",
        ),
        pytest.param(
            lambda: database_error(OperationalError, psycopg.errors.DiskFull),
            "the disk is full; make room, then try again",
            id="a full disk",
        ),
        pytest.param(
            lambda: database_error(OperationalError, psycopg.errors.OutOfMemory),
            "the database ran out of memory on this file; close other programs or split it",
            id="out of memory",
        ),
    ],
)
def test_what_the_database_refuses_is_rejected_and_nothing_is_half_stored(
    user: User, monkeypatch: pytest.MonkeyPatch, error: Any, reason: str
) -> None:
    received = Received(data=HARBOR.encode(), name="a.txt")
    clipping = ingest.receive(received, user=user, origin=Clipping.Origin.PASTE)

    def fail(*arguments: Any) -> Any:
        raise error()

    monkeypatch.setattr(pending, "write_articles", fail)
    monkeypatch.setattr(storing, "group", fail)

    with pytest.raises(Rejected) as raised:
        ingest.accept(clipping)
    results = list(ingest.store([received], origin=Clipping.Origin.COMMAND))

    assert str(raised.value) == reason
    assert [(result.outcome, result.reason) for result in results] == [(Outcome.REJECTED, reason)]
    assert Clipping.objects.get().is_pending
    assert not Article.objects.exists()


def test_a_full_disk_during_an_upload_is_named(reader: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(handler: CappedUploadHandler, data: bytes, start: int) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(CappedUploadHandler, "receive_data_chunk", fail)

    page = upload(reader, a=HARBOR)

    assert page.status_code == 507
    assert "Nothing was uploaded: the disk is full; make room, then try again." in page.content.decode()
    assert not Clipping.objects.exists()


def test_more_quotes_than_a_small_number_counts_are_stored(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    make_rows = storing.quote_rows

    def many(*arguments: Any, **options: Any) -> list[Quote]:
        rows = make_rows(*arguments, **options)
        for row in rows:
            row.position += 40_000  # as if as many came before
        return rows

    monkeypatch.setattr(storing, "quote_rows", many)
    clipping = ingest.receive(Received(data=HARBOR.encode()), user=user, origin=Clipping.Origin.PASTE)

    ingest.accept(clipping)

    assert Quote.objects.filter(position__gte=40_000).exists()


@pytest.mark.parametrize("model", [Appearance, Article, FieldCorrection, Quote, StoryDecision])
def test_no_position_is_a_small_number(model: type[models.Model]) -> None:
    assert type(model._meta.get_field("position")) is models.PositiveIntegerField


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_date_at_the_end_of_the_calendar_is_left_out(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    article = parsed_article(body="A text", published=Published(day=day, time=time(12), offset=14 * 60))
    monkeypatch.setattr(storing, "parse", lambda data, **options: parsed_clipping(data, articles=[article]))

    [result] = ingest.store([Received(data=b"A text", name="a.txt")], origin=Clipping.Origin.COMMAND)

    assert result.outcome == Outcome.STORED
    assert Article.objects.get().published_on is None
