"""Decoding clippings, splitting them into lines, and refusing data that is not text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.documents import UnreadableClipping
from articles.text.formats.decoding import PAGE, PLAIN, decode, split_lines

ENGLISH = "Harlow Bay’s pier was shut on Friday – “for good”, the café’s owner said.\nNobody was hurt.\n" * 8
RUSSIAN = "Мост через пролив закрыли в пятницу, сообщила администрация порта. Пострадавших нет.\n" * 8

DECODED = [
    pytest.param(ENGLISH.encode(), ENGLISH, "utf-8", id="UTF-8"),
    pytest.param(b"\xef\xbb\xbf" + ENGLISH.encode(), ENGLISH, "utf-8", id="UTF-8 with byte order mark"),
    pytest.param(b"\xff\xfe" + ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le", id="UTF-16 with byte order mark"),
    pytest.param(b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), RUSSIAN, "utf-16-be", id="big-endian UTF-16"),
    pytest.param(ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le", id="UTF-16 without byte order mark"),
    pytest.param(ENGLISH.encode("cp1252"), ENGLISH, "cp1252", id="Windows-1252"),
    pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", id="Windows-1251"),
    pytest.param(b"plain ASCII\n", "plain ASCII\n", "utf-8", id="ASCII"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), DECODED)
def test_the_encoding_is_recognised(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)

    assert (decoded.text, decoded.encoding, decoded.media_type) == (text, encoding, PLAIN)


REFUSED = [
    pytest.param(b"", "empty", id="empty"),
    pytest.param(b" \r\n\t\n", "empty", id="blank"),
    pytest.param(b"\x00" * 500, "NUL", id="only NUL bytes"),
    pytest.param("\ufeff\u200b\n".encode(), "empty", id="invisible characters"),
    pytest.param(b"PK\x03\x04\x14\x00\x00\x00", "ZIP", id="archive"),
    pytest.param(b"-----BEGIN PGP MESSAGE-----\nhQEMA9", "encrypted", id="encrypted"),
    pytest.param(bytes(range(256)) * 40, "binary", id="binary"),
    pytest.param(b"\x01\x02\x03\x04\x05\x06 text \x07\x08", "binary", id="control characters"),
    pytest.param(b"\xff\xfe\x00\xd8\x00\x00", "byte order mark", id="broken UTF-16"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_data_that_is_not_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        decode(data)


def test_stray_nuls_become_spaces_and_offsets_stay_valid() -> None:
    decoded = decode(b"The pier\x00was shut on Friday.\nNobody was hurt in the storm.\n" * 20)

    assert "\x00" not in decoded.text
    assert decoded.text.index("was shut") == 9


def test_an_invalid_byte_does_not_change_the_encoding() -> None:
    data = "Café, naïve, façade, Zürich, “quotes” and – dashes. ".encode() * 20 + b"\xff"

    assert decode(data).encoding == "utf-8"


PAGES = [
    pytest.param(b"<!DOCTYPE html><html><body><p>Hello</p></body></html>", "a", PAGE, id="page by its content"),
    pytest.param(b"\n<!-- saved -->\n<html><body>Hello</body></html>", "a.txt", PAGE, id="page named .txt"),
    pytest.param(b"<div><p>Hello</p></div>", "a.html", PAGE, id="part of a page by its name"),
    pytest.param(b"He wrote <html> on the board.", "a.txt", PLAIN, id="text that names a tag"),
    pytest.param(b"No tags at all, whatever the name says.", "a.htm", PLAIN, id="text named .htm"),
]


@pytest.mark.parametrize(("data", "name", "media_type"), PAGES)
def test_pages_and_plain_texts_are_distinguished(data: bytes, name: str, media_type: str) -> None:
    assert decode(data, name=name).media_type == media_type


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_lines_cover_every_non_blank_line_in_order(text: str) -> None:
    lines = split_lines(text)

    assert [line.text for line in lines if line.span] == [line.span.of(text) for line in lines if line.span]
    assert len(lines) == sum(bool(line.strip()) for line in text.splitlines())
    starts = [line.span.start for line in lines if line.span]
    assert starts == sorted(starts)
