"""Contents of files of every type, ordinary and hostile, of any size: what ``growth.py`` measures."""

from __future__ import annotations

import gzip
import json
import random
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from bench.growing_pages import HTML, PAGES, chapter
from bench.growing_texts import TEXTS, nested, prose, repeated, times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bench.growing_texts import Kinds

__all__ = ["KINDS", "chapter", "prose"]


# Smaller parts may unpack to any multiple of their size.
_BOMB_SIZE = 4_000_000


def zip_of(members: dict[str, bytes | str]) -> bytes:
    """Pack the members. A large XML part gets a comment that does not compress, as it would be refused as a bomb."""
    chance = random.Random(0)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            if isinstance(content, str) and len(content) > _BOMB_SIZE:
                content += f"<!--{chance.randbytes(len(content) // 200).hex()}-->"
            archive.writestr(name, content)
    return buffer.getvalue()


FIELD = '<w:fldChar w:fldCharType="begin"/><w:r><w:t>a</w:t></w:r>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda size: zip_of(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}><w:body>{body(size)}</w:body></w:document>",
        }
    )


def odt(body: Callable[[int], str]) -> Callable[[int], bytes]:
    office, text = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    return lambda size: zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<o:document-content xmlns:o="{office}" xmlns:text="{text}" xmlns:table="{table}"><o:body>'
            f"<o:text>{body(size)}</o:text></o:body></o:document-content>",
        }
    )


def epub(chapters: Callable[[int], list[str]]) -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        pages = chapters(size)
        items = "".join(
            f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(pages))
        )
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(pages)))
        package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
        rootfile = '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/>'
        container = f'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">{rootfile}</container>'
        members: dict[str, bytes | str] = {"META-INF/container.xml": container, "a.opf": package}
        return zip_of(members | {f"c{n}.xhtml": page for n, page in enumerate(pages)})

    return make


def xlsx(rows: Iterable[tuple[str, ...]]) -> bytes:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    sheet = "".join(f"<row>{''.join(map(cell.format, row))}</row>" for row in rows)
    main, rels = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://schemas.openxmlformats.org/package/2006",
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zip_of(
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
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        }
    )


def table_rows(size: int, cell: int = 2_000) -> Iterable[tuple[str, ...]]:
    text = " ".join(prose(cell).split())
    yield ("title", "text", "date")
    for number in range(max(1, size // cell)):
        yield (f"Slip closes {number}", text, "2013-03-14")


def csv_rows(size: int, cell: int = 2_000) -> bytes:
    return "".join(",".join(f'"{part}"' for part in row) + "\r\n" for row in table_rows(size, cell)).encode()


def json_rows(size: int) -> bytes:
    head, *rows = table_rows(size)
    return json.dumps([dict(zip(head, row, strict=True)) for row in rows]).encode()


def pdf(pages: Callable[[int], list[str]]) -> Callable[[int], bytes]:
    """Return a function that makes a PDF document with these content streams."""

    def make(size: int) -> bytes:
        streams = pages(size)
        objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
        kids = []
        for stream in streams:
            kids.append(f"{len(objects) + 1} 0 R")
            objects.append(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects) + 2} 0 R"
                "/Resources<</Font<</F1 3 0 R>>>>>>"
            )
            objects.append(f"<</Length {len(stream)}>>stream\n{stream}endstream")
        objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
        out, places, length = ["%PDF-1.4\n"], [], 9
        for number, content in enumerate(objects, 1):
            places.append(length)
            out.append(f"{number} 0 obj\n{content}\nendobj\n")
            length += len(out[-1])
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{length}\n%%EOF"
        return "".join((*out, f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n", table, trailer)).encode("ascii")

    return make


def drawn(texts: Iterable[tuple[float, float, str]], size: float = 9) -> str:
    return "".join(
        f"BT /F1 {size} Tf 1 0 0 1 {left:.1f} {bottom:.1f} Tm ({text}) Tj ET\n" for left, bottom, text in texts
    )


def pdf_columns(size: int) -> list[str]:
    lines = [f"The harbour board of Quoin voted on day {n} to close" for n in range(60)]
    page = drawn((left, 780 - 12 * n, line) for left in (50, 310) for n, line in enumerate(lines))
    return [page] * max(1, size // 6_000)


def pdf_grid(size: int, step: float = 12, letters: str = "ab") -> list[str]:
    """A page of small texts on a grid; ``size`` counts letters."""
    texts = max(1, size // len(letters))
    across = max(1, int(texts**0.5))
    return [drawn(((at % across) * 500 / across, 800 - (at // across) * 780 / across, letters) for at in range(texts))]


def pdf_grids(size: int) -> list[str]:
    return pdf_grid(4_800) * max(1, size // 4_800)


def pdf_scattered(size: int) -> list[str]:
    texts = max(1, size // 5)
    return [drawn(((at * 7919) % 500, (at * 104_729) % 800, f"w{at % 1000:03d}x") for at in range(texts))]


def rtf(unit: str, foot: str = "}") -> Callable[[int], bytes]:
    return repeated(unit, "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\uc1 ", foot)


def mail(body: str, kind: str = "text/plain", more: str = "") -> str:
    return (
        "From: Desk <desk@example.org>\r\nTo: me@example.org\r\nSubject: The slip closes in winter\r\n"
        f"Date: Thu, 14 Mar 2013 07:30:00 +0000\r\nMIME-Version: 1.0\r\n{more}"
        f"Content-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n"
    )


def quoted_mail(size: int) -> bytes:
    line = "> The harbour board of Quoin voted on Monday to close the northern\r\n"
    return mail("See below.\r\n\r\nOn Monday, Osk Wren wrote:\r\n" + times(line, size)).encode()


def multipart(part: str, size: int) -> bytes:
    return mail(times(f"--b\r\n{part}\r\n", size) + "--b--", 'multipart/mixed; boundary="b"').encode()


def nested_mail(size: int) -> bytes:
    text = "word"
    for n in range(max(1, min(2_000, size // 120))):
        head = f'Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b{n}"'
        text = f"{head}\r\n\r\n--b{n}\r\n{text}\r\n--b{n}--"
    return text.encode()


def warc(pages: Iterable[str], *, packed: bool) -> bytes:
    out = BytesIO()
    for number, page in enumerate(pages):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
        record = (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            ).encode()
            + http
            + b"\r\n\r\n"
        )
        out.write(gzip.compress(record) if packed else record)
    return out.getvalue()


def pages_of(size: int, each: int = 4_000) -> list[str]:
    return [chapter(prose(each), n) for n in range(max(1, size // each))]


FILES: Kinds = {
    "DOCX: prose": (
        "a.docx",
        docx(lambda size: "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in prose(size).split("\n\n"))),
    ),
    "DOCX: runs": ("a.docx", docx(lambda size: f"<w:p>{times('<w:r><w:t>a </w:t></w:r>', size)}</w:p>")),
    "DOCX: table": (
        "a.docx",
        docx(
            lambda size: f"<w:tbl>{times('<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>', size)}</w:tbl>"
        ),
    ),
    "DOCX: wide row": (
        "a.docx",
        docx(
            lambda size: f"<w:tbl><w:tr>{times('<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>', size)}</w:tr></w:tbl>"
        ),
    ),
    "DOCX: text boxes": (
        "a.docx",
        docx(
            lambda size: (
                f"<w:p>{times('<w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent>', size)}</w:p>"
            )
        ),
    ),
    "DOCX: fields": (
        "a.docx",
        docx(lambda size: f"<w:p><w:r><w:t>a</w:t></w:r>{times(FIELD, size)}</w:p>"),
    ),
    "DOCX: nested": ("a.docx", docx(lambda size: "<w:p>" * (size // 11) + "</w:p>" * (size // 11))),
    "ODT: prose": (
        "a.odt",
        odt(lambda size: "".join(f"<text:p>{part}</text:p>" for part in prose(size).split("\n\n"))),
    ),
    "ODT: spans": ("a.odt", odt(lambda size: f"<text:p>{times('<text:span>a </text:span>', size)}</text:p>")),
    "ODT: spaces": ("a.odt", odt(lambda size: "<text:p>a" + times('<text:s text:c="100"/>', size) + "b</text:p>")),
    "ODT: table": (
        "a.odt",
        odt(
            lambda size: (
                "<table:table>"
                + times(
                    "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>", size
                )
                + "</table:table>"
            )
        ),
    ),
    "EPUB: chapters": ("a.epub", epub(lambda size: pages_of(size, 4_000))),
    "EPUB: one chapter": ("a.epub", epub(lambda size: [chapter(prose(size))])),
    "EPUB: short chapters": ("a.epub", epub(lambda size: ["<html><body><p>a</p></body></html>"] * (size // 500))),
    "EPUB: nested": ("a.epub", epub(lambda size: [nested("<div>", "</div>")(size).decode()])),
    "RTF: prose": (
        "a.rtf",
        lambda size: (
            "{\\rtf1\\ansi " + prose(size).replace("\n", "\\par\n").encode("ascii", "ignore").decode() + "}"
        ).encode(),
    ),
    "RTF: groups": ("a.rtf", rtf("{\\b a}")),
    "RTF: open groups": ("a.rtf", rtf("{\\b a")),
    "RTF: Unicode": ("a.rtf", rtf("\\u1089?")),
    "RTF: Unicode fallbacks": ("a.rtf", rtf("\\uc20000\\u1089?")),
    "RTF: bytes": ("a.rtf", rtf("\\'e9")),
    "RTF: table": ("a.rtf", rtf("\\trowd\\intbl a\\cell b\\cell\\row\n")),
    "RTF: cells without rows": ("a.rtf", rtf("\\intbl a\\cell ")),
    "RTF: footnotes": ("a.rtf", rtf("a{\\footnote b}\\par ")),
    "RTF: open footnotes": ("a.rtf", rtf("a{\\footnote b")),
    "RTF: headers": ("a.rtf", rtf("a\\par{\\header b}")),
    "RTF: fonts": ("a.rtf", repeated("{\\f#\\fcharset204 A;}", "{\\rtf1{\\fonttbl", "} word}")),
    "RTF: binary": ("a.rtf", rtf("{\\pict\\bin4 {{{{}")),
    "RTF: paragraphs": ("a.rtf", rtf("\\par ", "a}")),
    "PDF: columns": ("a.pdf", pdf(pdf_columns)),
    "PDF: one grid": ("a.pdf", pdf(lambda size: pdf_grid(min(size, 99_000)))),
    "PDF: grids": ("a.pdf", pdf(pdf_grids)),
    "PDF: scattered": ("a.pdf", pdf(lambda size: pdf_scattered(min(size, 99_000)))),
    "PDF: scattered pages": ("a.pdf", pdf(lambda size: pdf_scattered(12_000) * max(1, size // 12_000))),
    "PDF: letters": ("a.pdf", pdf(lambda size: pdf_grid(2_400, letters="a") * max(1, size // 2_400))),
    "PDF: empty pages": ("a.pdf", pdf(lambda size: [drawn([(50, 50, "A word")])] * min(990, size // 1_000))),
    "mail: prose": ("a.eml", lambda size: mail(prose(size)).encode()),
    "mail: quoted": ("a.eml", quoted_mail),
    "mail: parts": ("a.eml", lambda size: multipart("Content-Type: text/plain\r\n\r\nA word.", size)),
    "mail: attachments": (
        "a.eml",
        lambda size: multipart(
            f"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n{prose(3_000)}",
            size,
        ),
    ),
    "mail: nested": ("a.eml", nested_mail),
    "mail: header lines": ("a.eml", lambda size: mail(prose(2_000), more=times("X-Word: a\r\n", size)).encode()),
    "mail: folded header": (
        "a.eml",
        lambda size: mail(prose(2_000), more="X-Word: a\r\n" + times(" a\r\n", size)).encode(),
    ),
    "mail: encoded subject": (
        "a.eml",
        lambda size: mail(prose(2_000), more="Subject: " + times("=?utf-8?q?a?=\r\n ", size) + "b\r\n").encode(),
    ),
    "mail: addresses": (
        "a.eml",
        lambda size: mail(prose(2_000), more="Cc: " + times("a <a@b.c>,\r\n ", size) + "b\r\n").encode(),
    ),
    "mail: parameters": ("a.eml", lambda size: mail(prose(2_000), "text/plain" + times(";\r\n a=b", size)).encode()),
    "mail: flowed": (
        "a.eml",
        lambda size: mail(times("> The harbour board \r\n", size), "text/plain; format=flowed").encode(),
    ),
    "mail: page": ("a.eml", lambda size: mail(chapter(prose(size)), "text/html").encode()),
    "MHTML: list items": ("a.mhtml", lambda size: mail(HTML + times("<li>A point</li>", size), "text/html").encode()),
    "mbox: mails": (
        "a.mbox",
        lambda size: times(f"From a@b.c Thu Mar 14 07:30:00 2013\r\n{mail(prose(3_000))}\r\n", size).encode(),
    ),
    "mbox: small mails": (
        "a.mbox",
        lambda size: times("From a Thu Mar 14 07:30:00 2013\nSubject: a\n\nA word.\n\n", size).encode(),
    ),
    "CSV: rows": ("a.csv", csv_rows),
    "CSV: short rows": ("a.csv", lambda size: csv_rows(size, 200)),
    "CSV: one cell": ("a.csv", lambda size: f'title,text\nA,"{prose(size)}"\n'.encode()),
    "CSV: marks": ("a.csv", repeated('"', "title,text\nA,")),
    "CSV: columns": ("a.csv", lambda size: ("text," + times("a,", size // 2) + "\n" + times("b,", size // 2)).encode()),
    "CSV: one column of lines": ("a.csv", repeated("word word word\n", "text\n")),
    "TSV: delimiters": ("a.tsv", repeated("\t", "title\ttext\n")),
    "XLSX: rows": ("a.xlsx", lambda size: xlsx(table_rows(size))),
    "XLSX: short rows": ("a.xlsx", lambda size: xlsx(table_rows(size, 200))),
    "XLSX: wide rows": ("a.xlsx", lambda size: xlsx([("text",), *([("a",) * 5_000] * max(1, size // 200_000))])),
    "JSON: rows": ("a.json", json_rows),
    "JSON: nested": ("a.json", nested("[", "]", text="1")),
    "JSON: nested objects": ("a.json", nested('{"a":', "}", text="1")),
    "JSON: many keys": ("a.json", repeated('"key#": "a word", ', '[{"text": "A word of it all", ', '"z": 1}]')),
    "JSON: tags": ("a.json", repeated('"tag #", ', '[{"text": "A word of it all", "tags": [', '"z"]}]')),
    "JSONL: rows": (
        "a.jsonl",
        lambda size: b"\n".join(json.dumps(row).encode() for row in json.loads(json_rows(size))),
    ),
    "JSONL: damaged rows": ("a.jsonl", repeated('{"text": "a\n', '{"text": "The slip closes in the winter"}\n')),
    "RIS: records": (
        "a.ris",
        repeated(
            "TY  - NEWS\nTI  - Slip #\nAB  - The slip closes in the winter of the year.\nUR  - http://a.b/#\nER  - \n\n"
        ),
    ),
    "RIS: lines": (
        "a.ris",
        repeated("AU  - Wren, Osk\n", "TY  - NEWS\nTI  - Slip\nAB  - The slip closes today.\n", "ER  - \n"),
    ),
    "BibTeX: records": ("a.bib", repeated("@article{a#, title = {Slip #}, abstract = {The slip closes in winter}}\n")),
    "BibTeX: braces": ("a.bib", repeated("{", "@article{a, title = ")),
    "bookmarks: links": (
        "a.html",
        repeated('<DT><A HREF="http://a.b/#">Slip</A>\n', "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n"),
    ),
    "WARC: pages": ("a.warc", lambda size: warc(pages_of(size), packed=False)),
    "WARC: packed": ("a.warc.gz", lambda size: warc(pages_of(size), packed=True)),
    "WARC: small records": ("a.warc", lambda size: warc(["<p>a"] * (size // 200), packed=False)),
    "WARC: damaged": ("a.warc", repeated("WARC/1.0\r\nbroken\r\n", "", "")),
    "WARC: zeros": (
        "a.warc.gz",
        lambda size: gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n" + bytes(size * 40)),
    ),
}

# Name of the file, from which its kind is known, and a function from the size to its bytes, by the name of the content.
KINDS: Kinds = TEXTS | PAGES | FILES

# Most bytes of a file that is accepted, of one part of an archive, and of all its parts.
_MOST_BYTES, _MOST_PART, _MOST_UNPACKED = 25_000_000, 31_000_000, 240_000_000
# Types that are archives of one large part, and of many.
_ONE_PART, _MANY_PARTS = frozenset({"DOCX", "ODT", "XLSX", "ODS"}), frozenset({"EPUB", "WACZ", "WARC"})


def largest(kind: str) -> tuple[int, bytes]:
    """Return the largest file of a kind that is accepted, and the size of its content in bytes."""
    family = kind.partition(":")[0]
    make = KINDS[kind][1]
    size = _MOST_PART if family in _ONE_PART else _MOST_UNPACKED if family in _MANY_PARTS else _MOST_BYTES
    for _ in range(12):
        data = make(size)
        if len(data) <= _MOST_BYTES:
            return size, data
        # The length of a PDF document or a packed one is no multiple of its content.
        size = int(size * min(0.97, 0.98 * _MOST_BYTES / len(data)))
    return size, data[:_MOST_BYTES]
