"""Files made to harm: bombs, endless nesting, external references, encryption. They are refused or harmless."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import plistlib
import socket
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from articles.text.documents import NoArticles, UnreadableClipping
from articles.text.formats import limits
from articles.text.formats.opening import open_file
from articles.text.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEAD = (
    "The reeve of Aldermoor opened the lock on Tuesday, after the canal had been shut for eleven weeks and the barges "
    "waited as far as the mill. She said that the gates would stay open all summer."
)
PAGE = f"<html><body><h1>Lock opens again</h1><p>{LEAD}</p><p>{LEAD}</p></body></html>"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **options: Any) -> Any:
        raise AssertionError("a file was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def zipped(members: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    return zipped(
        {"[Content_Types].xml": "<x/>", "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
        | {name.replace("__", "/").replace("_rels", ".rels"): part for name, part in parts.items()}
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def workbook(sheet: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{rels}/content-types"><Override PartName="/xl/workbook.xml" '
            f'ContentType="{types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{types}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{rels}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet.replace("MAIN", main),
        }
    )


def row(*cells: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def mail(*parts: bytes, mark: str = "b") -> bytes:
    """Return a mail of these parts, with ``mark`` between them."""
    kind = f"multipart/mixed; boundary={mark}"
    head = f"From: a@b.example\r\nSubject: Lock\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n"
    line = f"--{mark}".encode()
    return head.encode() + b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def attached(data: bytes, name: str) -> bytes:
    head = (
        f'Content-Type: application/octet-stream; name="{name}"\r\nContent-Transfer-Encoding: base64\r\n'
        f'Content-Disposition: attachment; filename="{name}"\r\n\r\n'
    )
    return head.encode() + base64.encodebytes(data)


# Encryption of PDF documents, revision 2: RC4 with a key of 40 bits.

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for number in range(256):
        at = (at + state[number] + key[number % len(key)]) % 256
        state[number], state[at] = state[at], state[number]
    out, first, second = bytearray(), 0, 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)


def encrypted_pdf(password: str) -> bytes:
    """Return a PDF document for whose owner and user these passwords are set; an empty one lets everybody read."""
    user, owner = ((word.encode() + _PADDING)[:32] for word in (password, "owner"))
    entry = rc4(hashlib.md5(owner, usedforsecurity=False).digest()[:5], user)
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(user + entry + permissions + b"id", usedforsecurity=False).digest()[:5]
    text = "".join(f"BT /F1 10 Tf 60 {700 - 12 * n} Td ({part}) Tj ET\n" for n, part in enumerate(LEAD.split(", ")))
    stream = rc4(
        hashlib.md5(key + (4).to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10], text.encode()
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>" % (entry.hex().encode(), rc4(key, _PADDING).hex().encode()),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 7/Root 1 0 R/Encrypt 6 0 R/ID[<%b><%b>]>>" % (b"id".hex().encode(), b"id".hex().encode())
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(out)


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        pytest.param(encrypted_pdf("secret"), "a.pdf", "password", id="a PDF with a password"),
        pytest.param(
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m/>",
                    "encrypted-package": b"x"}),
            "a.odt", "password", id="an OpenDocument text that is encrypted as a whole",
        ),
        pytest.param(zipped({"encrypted-package": b"x"}), "a.ods", "password", id="such a spreadsheet"),
        pytest.param(
            workbook(f'{ENTITIES}<worksheet xmlns="MAIN"><sheetData>{row("text")}{row("&c;")}</sheetData></worksheet>'),
            "a.xlsx", "damaged", id="a spreadsheet with entities",
        ),
        pytest.param(
            workbook(f'<!--{"<a" * 40_000}-->{ENTITIES}<worksheet xmlns="MAIN"/>'), "a.xlsx", "damaged",
            id="a spreadsheet with entities below a comment",
        ),
        pytest.param(docx(paragraph(LEAD) + "<w:p>" * 100_000), "a.docx", "XML is", id="XML of 100,000 levels"),
        pytest.param(b"[" * 100_000, "a.json", "nested too deep|not valid", id="JSON of 100,000 levels"),
        pytest.param(b"{\\rtf1" + b"{" * 100_000, "a.rtf", "nested too deep", id="RTF of 100,000 levels"),
        pytest.param(zipped({"a.zip": zipped({"b.zip": b"x"})}), "a.docx", "ZIP archive", id="an archive of archives"),
        pytest.param(b"bplist00" + b"\xff" * 60, "a.webarchive", "damaged", id="a damaged property list"),
        pytest.param(
            plistlib.dumps([1], fmt=plistlib.FMT_BINARY), "a.webarchive", "no page", id="another property list"
        ),
        pytest.param(b"<en-export><note>", "a.enex", "XML is damaged", id="damaged notes"),
        pytest.param(b"<en-export/>", "a.enex", "holds no article", id="no notes"),
        pytest.param(gzip.compress(bytes(9_000_000)), "a.warc.gz", "web archive", id="a gzip bomb as a web archive"),
    ],
)  # fmt: skip
def test_hostile_files_are_refused(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        parse(data, name=name)


def test_a_pdf_document_that_only_restricts_copying_is_read() -> None:
    (document,) = open_file(encrypted_pdf(""), name="a.pdf").documents

    assert "The reeve of Aldermoor opened the lock on Tuesday" in document.text


REMOTE = "http://hostile.example/x"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(
            docx(
                paragraph(LEAD),
                word___rels__document_xml_rels=f'<Relationships><Relationship Id="r1" Type="a/attachedTemplate" '
                f'TargetMode="External" Target="{REMOTE}"/><Relationship Id="r2" Type="a/styles" TargetMode="External" '
                f'Target="{REMOTE}"/></Relationships>',
            ),
            "a.docx",
            id="a template elsewhere",
        ),
        pytest.param(
            f'<!DOCTYPE html SYSTEM "{REMOTE}"><html><head><base href="{REMOTE}"><link rel="stylesheet" '
            f'href="{REMOTE}"></head><body><h1>Lock</h1><img src="{REMOTE}"><iframe src="{REMOTE}"></iframe>'
            f"<p>{LEAD}</p></body></html>".encode(),
            "a.html",
            id="a page with pictures",
        ),
        pytest.param(
            f'{{\\rtf1{{\\*\\template {REMOTE}}}{{\\field{{\\*\\fldinst INCLUDETEXT "{REMOTE}"}}{{\\fldrslt }}}}'
            f"{{\\object\\objautlink{{\\*\\objdata 00}}}}{LEAD}\\par}}".encode(),
            "a.rtf",
            id="linked objects",
        ),
        pytest.param(
            '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xi="http://www.w3.org/2001/XInclude" '
            'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
            f'<xi:include href="{REMOTE}"/><text:p>{LEAD}</text:p></office:text></office:body>'
            "</office:document>".encode(),
            "a.fodt",
            id="XInclude",
        ),
        pytest.param(
            f'<!DOCTYPE en-export SYSTEM "{REMOTE}"><en-export><note><title>Lock</title><content><![CDATA['
            f'<!DOCTYPE en-note SYSTEM "{REMOTE}"><en-note><img src="{REMOTE}"/><div>{LEAD}</div></en-note>]]>'
            "</content></note></en-export>".encode(),
            "a.enex",
            id="notes",
        ),
        pytest.param(
            mail(
                b"Content-Type: text/html\r\n\r\n" + PAGE.replace("<p>", f'<img src="{REMOTE}"><p>').encode(),
                f'Content-Type: message/external-body; access-type=URL; URL="{REMOTE}"\r\n\r\n'.encode(),
            ),
            "a.eml",
            id="a mail with a body elsewhere",
        ),
    ],
)
def test_nothing_is_fetched(data: bytes, name: str) -> None:
    clipping = parse(data, name=name)

    assert "The reeve of Aldermoor opened the lock" in clipping.articles[0].body
    assert REMOTE not in clipping.articles[0].body


def test_attached_archives_share_one_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 100_000)
    monkeypatch.setattr(limits.Allowance.__init__, "__defaults__", (100_000,))
    padding = f"<!--{'x' * 40_000}-->"
    documents = [docx(padding + paragraph(f"{LEAD} Gate {n}.")) for n in range(4)]

    opened = open_file(mail(*(attached(data, f"{n}.docx") for n, data in enumerate(documents))), name="a.eml")

    assert [document.name for document in opened.documents] == ["0.docx", "1.docx"]
    assert [problem.partition(": ")[::2] for problem in opened.problems] == [
        ("2.docx", limits.UNPACKS_TO_TOO_MUCH),
        ("3.docx", limits.UNPACKS_TO_TOO_MUCH),
    ]


def nested_mails(depth: int) -> bytes:
    inner = f"Subject: Lock\r\nMIME-Version: 1.0\r\n\r\n{LEAD}".encode()
    for level in range(depth):
        attachment = b"Content-Type: message/rfc822\r\n\r\n" + inner
        inner = mail(b"Content-Type: text/plain\r\n\r\nSee below.", attachment, mark=f"b{level}")
    return inner


def test_mails_inside_mails_are_opened_to_a_limit() -> None:
    assert "reeve of Aldermoor" in parse(nested_mails(2), name="a.eml").articles[0].body
    deep = open_file(nested_mails(limits.MAX_NESTING + 1), name="a.eml")
    assert any("nested too deep" in problem for problem in deep.problems)


def test_the_documents_of_a_file_are_limited_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.text.formats.opening.MAX_TOTAL_CHARACTERS", 500)
    rows = "".join(f'"Lock {n}","{LEAD}"\n' for n in range(9))

    opened = open_file(f"title,text\n{rows}".encode(), name="a.csv")

    assert len(opened.documents) == 2
    assert opened.problems == ("9 documents; those after the first 2 were not read. Split the file",)


def test_a_page_in_a_file_is_limited_like_a_page_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.text.formats.opening.MAX_CHARACTERS", 300)

    for data, name in ((PAGE.encode(), "a.html"), (mail(b"Content-Type: text/html\r\n\r\n" + PAGE.encode()), "a.eml")):
        with pytest.raises(UnreadableClipping, match="split it into separate articles"):
            open_file(data, name=name)


def web_archive(main: dict[str, Any], frames: Iterable[dict[str, Any]] = ()) -> bytes:
    value = {"WebMainResource": main, "WebSubframeArchives": [{"WebMainResource": frame} for frame in frames]}
    return plistlib.dumps(value, fmt=plistlib.FMT_BINARY)


def resource(page: str, charset: str = "UTF-8") -> dict[str, Any]:
    return {
        "WebResourceData": page.encode(charset),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": charset,
        "WebResourceURL": "https://aldermoor.example/lock",
    }


def test_a_web_archive_of_safari_is_its_page() -> None:
    accented = PAGE.replace("Aldermoor", "Áldermoor")
    (article,) = parse(web_archive(resource(accented, "windows-1250")), name="a.webarchive").articles
    assert article.url == "https://aldermoor.example/lock"
    assert "reeve of Áldermoor" in article.body

    framed = web_archive(resource("<html><frameset><frame src=a></frameset></html>"), [resource(PAGE)])
    assert "reeve of Aldermoor" in parse(framed, name="page").articles[0].body


def test_notes_of_evernote_are_articles_with_their_address_and_tags() -> None:
    note = (
        f"<note><title>Lock opens again</title><created>20130314T073000Z</created><tag>canal</tag><content><![CDATA["
        f'<?xml version="1.0"?><en-note><div>{LEAD}</div><div>{LEAD}</div></en-note>]]></content><note-attributes>'
        "<source-url>https://aldermoor.example/lock</source-url></note-attributes></note>"
    )
    locked = "<note><title>Key</title><content>&lt;en-note&gt;&lt;en-crypt&gt;x&lt;/en-crypt&gt;</content></note>"

    opened = open_file(f"<en-export>{note}<note><title>Empty</title></note>{locked}</en-export>".encode(), name="a.xml")

    (document,) = opened.documents
    assert (document.fields.url, document.library.tags) == ("https://aldermoor.example/lock", ("canal",))
    assert document.library.saved is not None
    assert str(document.library.saved.day) == "2013-03-14"
    assert [problem.partition(":")[0] for problem in opened.problems] == ["note 2", "note 3"]


def open_spreadsheet(rows: str) -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' + " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("table", "text")
    )
    table = f'<table:table table:name="A">{rows}</table:table>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>{table}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )
    return buffer.getvalue()


def cells(*texts: str) -> str:
    return "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)


def test_an_opendocument_spreadsheet_is_a_table_of_articles() -> None:
    edge = '<table:table-cell table:number-columns-repeated="16380"/>'
    date = '<table:table-cell office:date-value="2013-03-14"><text:p>14.03.13</text:p></table:table-cell>'
    data = open_spreadsheet(
        f"<table:table-row>{cells('title', 'text', 'date')}{edge}</table:table-row><table:table-row>"
        f"{cells('Lock opens', f'{LEAD}<text:line-break/>The <text:a>mill</text:a> waits.')}{date}{edge}"
        f'</table:table-row><table:table-row table:number-rows-repeated="1048000">{edge}</table:table-row>'
    )

    for name in ("a.ods", "table"):
        (article,) = parse(data, name=name).articles
        assert (article.headline, str(article.published.day if article.published else "")) == (
            "Lock opens",
            "2013-03-14",
        )
        assert article.body.endswith("The mill waits.")


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "a.png", "OCR"),
        (b"\0\0\0\x18ftypheic" + bytes(9), "photo", "OCR"),
        (b"\0\0\0\x1cftypM4A " + bytes(9), "a.m4a", "transcript"),
        (b"\xff\xfb\x90\x00" + bytes(range(256)), "a.mp3", "transcript"),
        (b"AT&TFORM\0\0", "a.djvu", "convert it to PDF"),
        (b"a.txt".ljust(257, b"\0") + b"ustar\0", "a.tar", "unpack it"),
        (b"SQLite format 3\0", "a.db", "as CSV or JSON"),
        (b"%!PS-Adobe-3.0\n", "a.ps", "PDF"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a.xml", "save the articles themselves"),
        (b'<?xml version="1.0"?><catalogue><price>3</price></catalogue>', "a.xml", "export the articles"),
        (b'<?xml version="1.0"?><FictionBook><p>Lock</p></FictionBook>', "a.fb2", "EPUB"),
    ],
)
def test_files_of_other_kinds_are_refused_with_advice(data: bytes, name: str, advice: str) -> None:
    with pytest.raises(UnreadableClipping, match=advice):
        open_file(data, name=name)


@pytest.mark.parametrize("start", ["FORM and content", "MZ 40 is", "ID3 cards", "Rar! cried", "ftyp", "BM is"])
def test_a_text_may_begin_with_the_letters_of_a_signature(start: str) -> None:
    (document,) = open_file(f"{start}\n\n{LEAD}\n".encode(), name="a.txt").documents

    assert document.text.startswith(start)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"product,price\nbread,2\nsalt,1\n", "prices.csv"),
        (b'{"name": "app", "version": "1.0"}', "package.json"),
        (b"[1, 2, 3]", "numbers.json"),
        (b'<?xml version="1.0"?><settings/>', "settings.xml"),
        (workbook(f'<worksheet xmlns="MAIN"><sheetData>{row("product", "price")}</sheetData></worksheet>'), "a.xlsx"),
    ],
)
def test_files_that_hold_no_articles_are_told_from_damaged_ones(data: bytes, name: str) -> None:
    with pytest.raises(NoArticles):
        parse(data, name=name)


def test_carriage_returns_within_the_first_line_are_no_error() -> None:
    assert open_file(b"gates, locks\rand barges\r" + LEAD.encode(), name="a.txt").documents
