"""Only encodings of the web are honoured where a file names one; others do no harm."""

from __future__ import annotations

import base64
import io
import plistlib
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from articles.ingest.size_limits import check_size
from articles.text.documents import NoArticles, UnreadableClipping
from articles.text.formats.charsets import as_utf8, decode_as, decode_stored
from articles.text.formats.decoding import PAGE, decode
from articles.text.formats.limits import MAX_CHARACTERS
from articles.text.formats.mail.mime import Part, decode_field
from articles.text.formats.opening import open_file
from tests.growth import grows_linearly

if TYPE_CHECKING:
    from collections.abc import Callable

# Codecs of Python that are no encodings of texts, names that no codec has, and encodings that browsers refuse.
NAMES = [
    *("punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "unicode-1-1-utf-7"),
    *("base64_codec", "hex", "rot13", "zip", "bz2", "uu", "quopri", "mbcs", "oem", "cp65001", "cp037", "charmap"),
    *("hz-gb-2312", "iso-2022-kr", "no-such-name", "utf-8\0", "ütf-8", "\ud800", "..", "x" * 1_000_000),
]
SHORT = [name for name in NAMES if name.isascii() and len(name) <= 40 and "\0" not in name]
# Text that those codecs would alter, with letters above ASCII.
LINE = "The café’s owner, Zoë Quist, wrote +AGE- and \\u0041 on the board; xn--maana-pta =E9 &amp; nothing else."
IDS = {"ids": lambda name: repr(name[:20])}


def page(name: str, encoding: str, times: int = 30) -> bytes:
    head = f'<!DOCTYPE html><html><head><meta charset="{name}"><title>Board</title></head><body>'
    lines = f'<p class="line of the board">{LINE}</p>' * times
    return f"{head}{lines}</body></html>".encode(encoding)


@pytest.mark.parametrize("name", NAMES, **IDS)
def test_a_name_that_is_no_web_encoding_is_ignored_at_once(name: str) -> None:
    data = LINE.encode("cp1252") * 4_000
    begun = time.process_time()

    assert decode_as(data, name) is None
    assert as_utf8(data, name) == data
    assert time.process_time() - begun < 0.1


@pytest.mark.parametrize("name", SHORT, **IDS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_page_keeps_its_text_whatever_encoding_it_names(name: str, encoding: str) -> None:
    decoded = decode(page(name, encoding), name="page.html")

    assert decoded.media_type == PAGE
    assert decoded.text.count(LINE) == 30


@pytest.mark.parametrize("name", ["punycode", "idna", "undefined", "unicode_escape", "utf-7", "hex"])
def test_a_page_of_over_a_megabyte_keeps_its_text_whatever_encoding_it_names(name: str) -> None:
    data = page(name, "cp1252", 8_000)
    assert len(data) > MAX_CHARACTERS

    check_size(data)

    assert decode(data, name="page.html").text.count(LINE) == 8_000


@pytest.mark.parametrize("name", SHORT, **IDS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_mail_keeps_its_text_whatever_character_set_its_part_names(name: str, encoding: str) -> None:
    body = base64.encodebytes((LINE + "\n").encode(encoding) * 20)
    header = f'From: zoe@board.example\nSubject: Board\nContent-Type: text/plain; charset="{name}"\n'
    mail = f"{header}Content-Transfer-Encoding: base64\n\n".encode() + body

    assert Part(mail).text().text.count(LINE) == 20
    assert open_file(mail, name="a.eml").documents[0].text.count(LINE) == 20


@pytest.mark.parametrize("name", SHORT, **IDS)
def test_a_mail_header_is_read_whatever_character_set_its_words_name(name: str) -> None:
    word = base64.b64encode(b"Z\xc3\xb6e +AGE- \\u0041").decode()

    assert decode_field(f"=?{name}?b?{word}?=") in {"Zöe +AGE- \\u0041", f"=?{name}?b?{word}?="}


@pytest.mark.parametrize("name", ["", *SHORT], **IDS)
def test_a_file_name_in_a_mail_is_read_whatever_character_set_it_names(name: str) -> None:
    header = f"Content-Type: text/plain\nContent-Disposition: attachment; filename*={name}'en'n%C3%B6te%2BAGE-.txt\n\n"

    assert Part(header.encode()).name.endswith("te+AGE-.txt")


@pytest.mark.parametrize("name", SHORT, **IDS)
def test_a_web_archive_of_safari_is_read_whatever_encoding_it_names(name: str) -> None:
    resource = {
        "WebResourceData": page("utf-8", "utf-8"),
        "WebResourceMIMEType": "text/html",
        "WebResourceURL": "https://board.example/1",
        "WebResourceTextEncodingName": name,
    }
    data = plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)

    assert LINE in open_file(data, name="a.webarchive").documents[0].text


@pytest.mark.parametrize("name", SHORT, **IDS)
def test_a_web_archive_is_read_whatever_encoding_the_server_named(name: str) -> None:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={name}\r\n\r\n".encode() + page(name, "cp1252")
    header = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://board.example/1\r\n"
        "WARC-Date: 2024-05-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )

    assert LINE in open_file(header.encode() + http + b"\r\n\r\n", name="a.warc").documents[0].text


@pytest.mark.parametrize("name", SHORT, **IDS)
@pytest.mark.parametrize("suffix", ["csv", "json", "md", "html"])
def test_a_text_file_keeps_its_text_whatever_encoding_its_lines_name(name: str, suffix: str) -> None:
    table = f'Title,Text\n"charset={name}","{LINE}"\n'
    json = f'[{{"title": "charset={name}", "text": "{LINE}"}}]'.replace("\\", "\\\\")
    prose = f'<?xml version="1.0" encoding="{name}"?>\n{LINE}\n'
    data = {"csv": table, "json": json}.get(suffix, prose).encode("cp1252")

    texts = [document.text for document in open_file(data, name=f"a.{suffix}").documents]

    assert any("café’s owner, Zoë Quist, wrote +AGE- and" in text for text in texts)


def xlsx(encoding: str) -> bytes:
    """Return a spreadsheet whose sheet declares ``encoding``."""
    book = Workbook()
    for row in (["Title", "Text"], ["The board", LINE]):
        book.active.append(row)
    plain, declared = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(declared, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member.startswith("xl/worksheets/"):
                content = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + content[content.index(b"<work") :]
            target.writestr(member, content)
    return declared.getvalue()


@pytest.mark.parametrize("name", SHORT, **IDS)
def test_a_spreadsheet_whose_xml_names_another_encoding_is_refused(name: str) -> None:
    with pytest.raises(UnreadableClipping, match="damaged"):
        open_file(xlsx(name), name="a.xlsx")


def test_a_spreadsheet_whose_xml_names_a_web_encoding_is_read() -> None:
    assert LINE.split(",")[0] in open_file(xlsx("utf-8"), name="a.xlsx").documents[0].text


@pytest.mark.parametrize("name", [*SHORT, "java", "HZ", "ISO-2022-KR"], **IDS)
def test_xml_of_a_document_is_read_as_utf_8_if_it_names_another_encoding(name: str) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    declaration = f'<?xml version="1.0" encoding="{name}"?>'
    text = LINE.replace("&amp;", "and")
    document = f'{declaration}<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", document + "</w:document>")

    try:
        found = open_file(out.getvalue(), name="a.docx").documents[0].text
    except (UnreadableClipping, NoArticles):
        # The XML reader refuses some names outright.
        return
    assert found.strip() == text


@pytest.mark.parametrize("page_number", [0, 37, 500, 1026, 1140, 65000, 65001, 1252, 99999, -1, 2**31])
def test_rtf_reads_bytes_by_its_own_code_pages_only(page_number: int) -> None:
    fonts = rf"{{\fonttbl{{\f0\cpg{page_number} Board;}}}}"
    rtf = rf"{{\rtf1\ansi\ansicpg{page_number}{fonts}\f0 Plain words +AGE- stay.\par}}"

    assert "Plain words +AGE- stay." in open_file(rtf.encode(), name="a.rtf").documents[0].text


@pytest.mark.parametrize("name", ["", *(name for name in NAMES if name != "cp037"), "cp1252\r\nX-Board: 1"], **IDS)
def test_a_stored_name_never_raises_when_the_original_is_shown(name: str) -> None:
    assert decode_stored("café".encode(), name) == "café"


def test_a_declared_encoding_that_does_not_fit_is_not_used() -> None:
    data = (LINE + "\n").encode() * 20

    assert decode(as_utf8(data, "iso-2022-jp")).text.count(LINE) == 20
    assert decode(as_utf8(data, "utf-16")).text.count(LINE) == 20


@pytest.mark.parametrize("label", ["utf-16", "UTF-16LE", "utf-16be"])
def test_utf_16_is_read_where_a_server_names_it(label: str) -> None:
    data = LINE.encode("utf-16-be" if label == "utf-16be" else "utf-16-le")

    assert decode_as(data, label) == LINE


def test_letters_that_only_come_late_in_a_text_are_kept() -> None:
    data = b"Plain words, and nothing else, fill this line.\n" * 2_000 + (LINE + "\n").encode("cp1252") * 200

    assert decode(data).text.count(LINE) == 200


@pytest.mark.parametrize(
    "text",
    [
        lambda size: "<!---->" * size,
        lambda size: " " * size + "x",
        lambda size: "<meta charset" * size,
        lambda size: "<?xml " + "encoding" * size,
    ],
    ids=["comments", "blanks", "declarations", "XML declaration"],
)
def test_finding_whether_a_text_is_a_page_takes_linear_time(text: Callable[[int], str]) -> None:
    assert grows_linearly(lambda size: decode(b"x" + text(size).encode() + b" caf\xe9"), size=2_000)
    assert grows_linearly(lambda size: decode(text(size).encode()), size=2_000)
