"""Adding clippings: uploads and pasted text, their results, and bad input."""

from __future__ import annotations

import io
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import SkipFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from articles.forms.uploads import CappedUploadHandler
from articles.models import Article, Clipping
from articles.views import add
from tests.factories import make_pending_clipping, make_user

if TYPE_CHECKING:
    from django.http import HttpResponse

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

DUMP = """Council closes the ferry pier
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024

The council of Port Elder closed the ferry pier on Tuesday after a night of storms that tore two of its piles loose.

Advertisement

"We had no choice," said Ilse Marrandt, the harbor master, who walked the pier at dawn with two engineers and a lamp.

The ferry will sail from the north quay until the piles are driven again, which may take the whole of the winter.
"""
OTHER_DUMP = """Swimmer turns back a mile short of the far shore

A teacher from Harrow Bay turned back on Sunday, a mile short of the far shore, when the wind went round to the east.

"The sea said no, and it said it politely," Delia Fossmer told those who waited with blankets on the slip.
"""
MOST_QUERIES = 17
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def user() -> User:
    return make_user()


@pytest.fixture
def reader(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def file(name: str, content: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def archive(**members: bytes | str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return packed.getvalue()


def upload(client: Client, *files: SimpleUploadedFile) -> HttpResponse:
    return client.post(reverse("articles:add"), {"files": list(files)}, follow=True)


def paste(client: Client, text: str, url: str = "") -> HttpResponse:
    return client.post(reverse("articles:add"), {"text": text, "url": url}, follow=True)


def words_of(response: HttpResponse) -> str:
    return " ".join(unescape(strip_tags(response.content.decode())).split())


# Results


def test_a_pasted_text_is_pending_and_leads_to_its_preview(reader: Client, user: User) -> None:
    response = paste(reader, DUMP, "https://ledger.example/pier")
    clipping = Clipping.objects.get()
    assert clipping.is_pending
    assert clipping.received_by == user
    assert bytes(clipping.content).decode() == DUMP
    assert clipping.url == "https://ledger.example/pier"
    assert response.redirect_chain == [(reverse("articles:preview", args=[clipping.pk]), 302)]
    assert "Council closes the ferry pier" in response.content.decode()
    assert not Article.objects.exists()


def test_one_file_leads_to_its_preview(reader: Client) -> None:
    response = upload(reader, file("pier.txt", DUMP))
    assert response.redirect_chain == [(reverse("articles:preview", args=[Clipping.objects.get().pk]), 302)]


def test_several_files_are_listed_with_their_results(reader: Client) -> None:
    response = upload(reader, file("pier.txt", DUMP), file("swim.txt", OTHER_DUMP), file("nothing.txt", b""))
    page = words_of(response)
    assert Clipping.objects.count() == 2
    assert "Import results: 3 files" in page
    assert page.count("Ready to save") == 2
    assert "nothing.txt: " in page
    assert "Not saved yet 2" in page
    assert "Swimmer turns back" in page


def test_the_import_results_are_shown_once(reader: Client) -> None:
    upload(reader, file("pier.txt", DUMP), file("nothing.txt", b""))
    assert "What became of" not in words_of(reader.get(reverse("articles:add")))


def test_each_file_of_an_archive_is_a_clipping(reader: Client) -> None:
    upload(reader, file("week.zip", archive(**{"a/pier.txt": DUMP, "swim.txt": OTHER_DUMP})))
    assert set(Clipping.objects.values_list("name", flat=True)) == {"pier.txt", "swim.txt"}


def test_a_duplicate_links_to_the_stored_article(reader: Client) -> None:
    paste(reader, DUMP)
    reader.post(reverse("articles:save_clipping", args=[Clipping.objects.get().pk]))
    article = Article.objects.get()
    response = upload(reader, file("again.txt", DUMP))
    assert Clipping.objects.count() == 1
    page = words_of(response)
    assert "Already in the archive" in page
    assert "again.txt" in page
    assert article.get_absolute_url() in response.content.decode()


def test_the_same_bytes_twice_are_pending_once(reader: Client) -> None:
    upload(reader, file("pier.txt", DUMP), file("copy.txt", DUMP))
    assert Clipping.objects.count() == 1


def test_uploading_no_file_is_reported(reader: Client) -> None:
    assert "Select a file first" in words_of(reader.post(reverse("articles:add"), follow=True))


def test_an_empty_paste_is_rejected(reader: Client) -> None:
    response = paste(reader, "  \n ")
    assert response.status_code == 422
    assert "Paste the text of an article first" in words_of(response)


def test_an_invalid_url_keeps_the_pasted_text(reader: Client) -> None:
    response = paste(reader, DUMP, "not an address")
    assert response.status_code == 422
    assert "tore two of its piles loose" in response.content.decode()
    assert not Clipping.objects.exists()


# Permissions


def test_pending_clippings_are_visible_to_their_owner_only(reader: Client) -> None:
    others = make_pending_clipping(content=DUMP.encode())
    assert "Council closes" not in words_of(reader.get(reverse("articles:add")))
    for name in ("save_clipping", "discard_clipping", "correct_fields", "correct_draft_line", "drop_article"):
        assert reader.post(reverse(f"articles:{name}", args=[others.pk])).status_code == 404, name
    assert reader.get(reverse("articles:preview", args=[others.pk])).status_code == 404
    assert Clipping.objects.filter(pk=others.pk).exists()


def test_adding_clippings_needs_an_account(client: Client) -> None:
    response = client.post(reverse("articles:add"), {"text": DUMP})
    assert response.status_code == 302
    assert "login" in response.headers["Location"]
    assert not Clipping.objects.exists()


def test_a_forged_upload_is_refused(user: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.post(reverse("articles:add"), {"text": DUMP}).status_code == 403
    assert not Clipping.objects.exists()


def test_all_pending_clippings_are_saved_at_once(reader: Client) -> None:
    upload(reader, file("pier.txt", DUMP), file("swim.txt", OTHER_DUMP))
    others = make_pending_clipping(content=b"Somebody else's")
    response = reader.post(reverse("articles:save_pending"), follow=True)
    assert set(Article.objects.values_list("headline", flat=True)) == {
        "Council closes the ferry pier",
        "Swimmer turns back a mile short of the far shore",
    }
    assert list(Clipping.objects.filter(status="pending")) == [others]
    assert words_of(response).count("saved") >= 2


def test_all_pending_clippings_are_discarded_at_once(reader: Client) -> None:
    upload(reader, file("pier.txt", DUMP), file("swim.txt", OTHER_DUMP))
    others = make_pending_clipping(content=b"Somebody else's")
    response = reader.post(reverse("articles:discard_pending"), follow=True)
    assert list(Clipping.objects.all()) == [others]
    assert "2 clippings discarded" in words_of(response)


# Bad input


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("empty.txt", b"", id="empty"),
        pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, id="binary"),
        pytest.param("broken.zip", b"PK\x03\x04" + b"\x00" * 64, id="a damaged archive"),
        pytest.param("out.zip", archive(**{"../../etc/pier.txt": DUMP}), id="a path outside the archive"),
        pytest.param("bomb.zip", archive(**{"zeros.txt": b"\x00" * 20_000_000}), id="a ZIP bomb"),
    ],
)
def test_unreadable_files_are_named_with_the_reason_and_the_others_kept(
    reader: Client, name: str, content: bytes
) -> None:
    response = upload(reader, file(name, content), file("swim.txt", OTHER_DUMP))
    page = words_of(response)
    assert f"{name}" in page
    assert "Rejected" in page
    assert list(Clipping.objects.values_list("name", flat=True)) == ["swim.txt"]


def test_a_file_that_is_too_large_is_rejected_by_name(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "MAX_FILE_BYTES", 1024 * 1024)
    response = upload(reader, file("huge.txt", b"word " * 300_000), file("swim.txt", OTHER_DUMP))
    assert "huge.txt: larger than 1 MB" in words_of(response)
    assert list(Clipping.objects.values_list("name", flat=True)) == ["swim.txt"]


def test_files_over_the_limit_are_rejected_by_name(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "MAX_PENDING", 1)
    response = upload(reader, file("pier.txt", DUMP), file("swim.txt", OTHER_DUMP))
    assert "swim.txt: over the limit of 1 files" in words_of(response)
    assert list(Clipping.objects.values_list("name", flat=True)) == ["pier.txt"]


def test_an_archive_with_too_many_files_is_read_up_to_the_limit(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(add, "MAX_PENDING", 2)
    members = {f"{number}.txt": f"{DUMP}\n\nNumber {number}." for number in range(5)}
    pictures = {f"{number}.png": "" for number in range(6)}
    page = words_of(upload(reader, file("year.zip", archive(**members, **pictures))))
    assert Clipping.objects.count() == 2
    assert "year.zip: 3 more files skipped: the limit is 2 per upload" in page
    assert "year.zip: 4 more files rejected" in page


def test_too_many_form_files_are_rejected_with_a_message(reader: Client, settings: object) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1  # type: ignore[attr-defined]
    response = upload(reader, file("pier.txt", DUMP), file("swim.txt", OTHER_DUMP))
    assert response.status_code == 413
    assert "files at a time" in words_of(response)


def test_an_upload_over_the_total_limit_is_cut_off(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "MAX_UPLOAD_BYTES", len(DUMP))
    response = upload(reader, file("pier.txt", DUMP), file("swim.txt", OTHER_DUMP))
    assert "swim.txt: over the limit" in words_of(response)


def test_a_paste_that_is_too_long_suggests_uploading_a_file(reader: Client, settings: object) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000  # type: ignore[attr-defined]
    response = paste(reader, "word " * 1000)
    assert response.status_code == 413
    assert "too long to paste" in words_of(response)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(f"{EVIL}.txt", id="markup"),
        pytest.param("pier\u202etxt.exe", id="a direction mark"),
        pytest.param("pier\x07\x1b[31m.txt", id="control characters"),
        pytest.param("../../etc/passwd", id="a path"),
        pytest.param("x" * 400 + ".txt", id="four hundred letters"),
        pytest.param("", id="no name"),
    ],
)
def test_a_hostile_file_name_is_escaped(reader: Client, name: str) -> None:
    content = (
        b'--edge\r\nContent-Disposition: form-data; name="files"; filename="'
        + name.encode().replace(b"\x07", b"\x07")
        + b'"\r\nContent-Type: text/plain\r\n\r\n'
        + DUMP.encode()
        + b"\r\n--edge--\r\n"
    )
    response = reader.post(
        reverse("articles:add"), content, content_type="multipart/form-data; boundary=edge", follow=True
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert EVIL not in html
    assert "\u202e" not in html
    assert "\x07" not in html


def test_markup_in_a_clipping_is_escaped(reader: Client) -> None:
    evil = DUMP.replace("Council closes the ferry pier", f"Council closes {EVIL} pier").replace("lamp", EVIL)
    response = paste(reader, evil)
    assert EVIL not in response.content.decode()
    assert EVIL not in reader.get(reverse("articles:add")).content.decode()


def test_invisible_characters_in_file_names_are_escaped() -> None:
    assert add.shown_name("pier\u202etxt.exe\x07 é.txt") == "pier\\u202etxt.exe\\u0007 é.txt"


def test_the_handler_counts_every_byte_and_file(rf: object) -> None:
    handler = CappedUploadHandler(rf.post("/"), file_bytes=10, upload_bytes=100, files=2)  # type: ignore[attr-defined]
    handler.new_file("files", "a.txt", "text/plain", None)
    assert handler.receive_data_chunk(b"12345", 0) == b"12345"
    with pytest.raises(SkipFile):
        handler.receive_data_chunk(b"678901", 5)
    handler.new_file("files", "b.txt", "text/plain", None)
    handler.receive_data_chunk(b"1234567890", 0)
    handler.new_file("files", "c.txt", "text/plain", None)
    with pytest.raises(SkipFile):
        handler.receive_data_chunk(b"1", 0)
    assert (handler.too_large, handler.too_many) == (["a.txt"], ["c.txt"])


# Cost


def test_query_count_does_not_depend_on_pending_clippings(reader: Client, user: User) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(reverse("articles:add")).status_code == 200
        return len(queries)

    for number in range(11):
        make_pending_clipping(user=user, content=f"{DUMP} first {number}".encode())
    one = count()
    for number in range(10):
        make_pending_clipping(user=user, content=f"{DUMP} {number}".encode())
    assert count() == one <= MOST_QUERIES
