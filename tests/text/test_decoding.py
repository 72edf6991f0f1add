"""Decoding clippings, splitting them into lines, and refusing data that is not text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.data.encodings import WEB_CODECS
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
    pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF", id="PDF"),
    pytest.param(b"PK\x03\x04\x14\x00\x00\x00", "ZIP", id="archive"),
    pytest.param(b"{\\rtf1\\ansi Hello}", "RTF", id="rich text"),
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


CHINESE = "港務局昨天宣布，本島與離島之間的渡船將從四月起复航。島民說：“我們等得够久了。”"
JAPANESE = "港湾局は離島への渡し船を四月から再開すると発表した。運賃は①四クローネ。"
KOREAN = "항만청은 사월부터 섬을 잇는 배가 다시 다닌다고 밝혔다. 똠방각하도 탄다."
DECLARED = [
    pytest.param("gb2312", "gb18030", CHINESE, id="GB 2312 with characters of GBK"),
    pytest.param("GBK", "gb18030", CHINESE, id="GBK"),
    pytest.param("big5", "big5hkscs", "港務局昨天宣布，本島與離島之間的渡船將從四月起復航。", id="Big5"),
    pytest.param("Shift_JIS", "cp932", JAPANESE, id="Shift JIS with characters of Windows-31J"),
    pytest.param("x-sjis", "cp932", JAPANESE, id="Shift JIS by its old name"),
    pytest.param("euc-kr", "cp949", KOREAN, id="EUC-KR with characters of Windows-949"),
    pytest.param("ks_c_5601-1987", "cp949", KOREAN, id="EUC-KR by its standard's name"),
    pytest.param("iso-8859-1", "cp1252", "“Café” – naïve", id="ISO 8859-1 with characters of Windows-1252"),
    pytest.param(
        "iso-8859-9", "cp1254", "“Geç kaldık” dedi İlker Aydın", id="ISO 8859-9 with characters of Windows-1254"
    ),
    pytest.param("windows-1251", "cp1251", RUSSIAN, id="Windows-1251"),
    pytest.param("tis-620", "cp874", "เรือข้ามฟากจะกลับมาให้บริการ", id="Thai"),
]


@pytest.mark.parametrize(("label", "codec", "text"), DECLARED)
def test_a_page_is_read_in_the_encoding_it_names_as_browsers_do(label: str, codec: str, text: str) -> None:
    source = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head><p>{text}</p>'

    decoded = decode(source.encode(codec))

    assert (decoded.text, decoded.encoding) == (source, codec)


@pytest.mark.parametrize(
    "label", ["undefined", "idna", "unicode_escape", "punycode", "utf-7", "rot13", "zip", "-", "hz"]
)
def test_a_name_that_is_no_web_encoding_is_ignored(label: str) -> None:
    source = rf"<html><meta charset={label}><body>The café’s naïve façade, C:\u0041 and +AGE- ~{{" + "</body></html>"

    assert decode(source.encode("cp1252")).text == source


def test_a_declared_encoding_that_does_not_fit_is_ignored() -> None:
    source = f"<html><meta charset=euc-jp><body>{RUSSIAN}</body></html>"

    assert "пролив" in decode(source.encode("cp1251")).text


def test_an_encoding_is_found_below_the_scripts_of_a_web_archive() -> None:
    source = f"<html><head><script>{'x = 1; ' * 1500}</script><meta charset='gb2312'></head><p>{CHINESE}</p>"

    assert decode(source.encode("gb18030")).text == source


def test_an_xml_declaration_names_the_encoding() -> None:
    source = f'<?xml version="1.0" encoding="windows-1251"?><html><body>{RUSSIAN}</body></html>'

    assert decode(source.encode("cp1251")).text == source


def test_japanese_escape_sequences_are_decoded() -> None:
    text = "港湾局は渡し船を四月から再開すると発表した。\n"

    assert decode(text.encode("iso2022_jp")).text == text


def test_every_web_codec_decodes_any_bytes() -> None:
    for codec in WEB_CODECS.values():
        bytes(range(256)).decode(codec, "replace")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_lines_cover_every_non_blank_line_in_order(text: str) -> None:
    lines = split_lines(text)

    assert [line.text for line in lines if line.span] == [line.span.of(text) for line in lines if line.span]
    assert len(lines) == sum(bool(line.strip()) for line in text.splitlines())
    starts = [line.span.start for line in lines if line.span]
    assert starts == sorted(starts)
