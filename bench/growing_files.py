"""Contents of files of every type, ordinary and hostile, of any size: what ``growth.py`` measures."""

from __future__ import annotations

import gzip
import json
import zipfile
from io import BytesIO
from itertools import count, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NAMES = "Osk Wren Mirel Tavish Junna Korhal Bexley Adarn Petra Lindqvist Rasim Oduya Thessa Vane Colm Drayle".split()
SENTENCES = (
    "The harbour board of Quoin voted on Monday to close the northern slip for the winter.",
    "“We have waited nine years for this,” said {name}, who keeps the ferry office.",
    "The decision costs the town some 40,000 crowns a year, according to a report.",
    "{name} told reporters that the boats would move to the southern quay in May.",
)


def sentences() -> Iterable[str]:
    for number in count():
        name = f"{NAMES[number * 7 % 16]} {NAMES[(number * 5 + number // 16) % 16]}"
        yield SENTENCES[number % 4].format(name=name)


def filled(parts: Iterable[str], size: int, joint: str) -> str:
    """Return the first parts that have ``size`` characters together."""
    found: list[str] = []
    for part in parts:
        found.append(part)
        size -= len(part) + len(joint)
        if size <= 0:
            break
    return joint.join(found)


def prose(size: int) -> str:
    if size > 8_000:
        return "\n\n".join([prose(8_000)] * (size // 8_000))
    return filled((" ".join(islice(sentences(), at, at + 4)) for at in count(0, 4)), size, "\n\n")


def times(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit))


def repeated(unit: str, head: str = "", foot: str = "") -> Callable[[int], bytes]:
    """Return a function that repeats ``unit`` up to a size. "#" in it stands for the number of the repetition."""

    def make(size: int) -> bytes:
        repeats = max(1, size // len(unit))
        body = "".join(unit.replace("#", str(number)) for number in range(repeats)) if "#" in unit else unit * repeats
        return (head + body + foot).encode()

    return make


def distinct_names(size: int) -> bytes:
    letters = "bdfgklmnprstv"
    names = (
        f"{letters[n % 13].upper()}e{letters[n // 13 % 13]}o {letters[n // 169 % 13].upper()}a{letters[n // 7 % 13]}"
        f"i{letters[n // 91 % 13]}en"
        for n in count()
    )
    return filled((f"{name} agreed." for name in names), size, " ").encode()


def nested(opening: str, closing: str, head: str = "", foot: str = "", text: str = "word") -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        depth = max(1, size // (len(opening) + len(closing)))
        return (head + opening * depth + text + closing * depth + foot).encode()

    return make


def zip_of(members: dict[str, bytes | str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
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


def chapter(text: str, n: int = 0) -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return f"<html><body><h1>Chapter {n} of the slip</h1>{paragraphs}</body></html>"


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


NEXIS = (
    "\n\n                              # of 900 DOCUMENTS\n\n\n                           The Quoin Courier\n\n"
    "                              March 14, 2013 Thursday\n\nNorthern slip to close\n\n"
    "BYLINE: Osk Wren\n\nSECTION: NEWS; Pg. 4\n\n"
    "LENGTH: 40 words\n\nThe harbour board of Quoin voted on Monday to close the northern slip\nfor the winter.\n\n"
    "LOAD-DATE: March 15, 2013\n\nLANGUAGE: ENGLISH\n\nCopyright 2013 The Quoin Courier\n\n\n"
)
HTML = "<html><body><h1>The slip closes</h1>"

# Name of the file, from which its kind is known, and a function from the size to its bytes, by the name of the content.
KINDS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "text: prose": ("a.txt", lambda size: prose(size).encode()),
    "text: one line of prose": ("a.txt", lambda size: " ".join(prose(size).split()).encode()),
    "text: one line of words": ("a.txt", repeated("word ")),
    "text: one word": ("a.txt", repeated("x")),
    "text: short lines": ("a.txt", repeated("a word\n")),
    "text: letters on lines": ("a.txt", repeated("a\n")),
    "text: bullets": ("a.txt", repeated("• a point\n")),
    "text: numbered": ("a.txt", repeated("#. a point\n")),
    "text: distinct lines": ("a.txt", repeated("The slip # closed.\n")),
    "text: distinct names": ("a.txt", distinct_names),
    "text: quotes": ("a.txt", repeated("“Slip # is shut,” said Osk Wren. ")),
    "text: open quotes": ("a.txt", repeated("“We go. ")),
    "text: marks": ("a.txt", repeated("“")),
    "text: apostrophes": ("a.txt", repeated("'a' ")),
    "text: brackets": ("a.txt", repeated("(")),
    "text: dots": ("a.txt", repeated(". ")),
    "text: hyphens at line ends": (
        "a.txt",
        repeated("The harbour board of Quo-\nin voted on Mon-\nday to close the sl-\nip.\n"),
    ),
    "text: wrapped": ("a.txt", repeated("The harbour board of Quoin voted on Monday to close the northern slip\n")),
    "text: mojibake": ("a.txt", repeated("The cafÃ© â€œslipâ€\x9d # was rÃ©opened.\n")),
    "text: one line of mojibake": ("a.txt", repeated("cafÃ© â€œslipâ€\x9d ")),
    "text: only harmed letters": ("a.txt", repeated("Ã©â€œÃ")),
    "text: zero-width": ("a.txt", repeated("wo\u200brd\u00ad ")),
    "text: entities": ("a.txt", repeated("&amp;amp; &lt;word&gt; ")),
    "text: addresses": ("a.txt", repeated("https://example.org/a/# ")),
    "text: dates": ("a.txt", repeated("14 March 2013, 10:15 ")),
    "text: bylines": ("a.txt", repeated("By Osk Wren and Mirel Tavish\n")),
    "text: quoted mail": (
        "a.txt",
        repeated("> The harbour board voted to close the slip.\n", "On Monday, Osk Wren wrote:\n"),
    ),
    "text: deep quoted mail": ("a.txt", lambda size: ("> " * (size // 2) + "word").encode()),
    "text: chat": ("a.txt", repeated("[14/03/2013, 10:15:00] Osk Wren: the slip is closed\n")),
    "text: transcript": ("a.txt", repeated("WREN: The slip is closed.\nTAVISH: For how long?\n")),
    "text: letters": ("a.txt", repeated("The slip is closed.\n\nOsk Wren, Quoin\n\n")),
    "text: live blog": ("a.txt", repeated("10:15\nThe slip is closed, the harbour board says.\n\n")),
    "text: Nexis": ("a.txt", repeated(NEXIS)),
    "text: Chinese": ("a.txt", repeated("港口委员会星期一投票决定关闭北部滑道。")),
    "text: Chinese on lines": ("a.txt", repeated("港口委员会\n")),
    "text: Arabic": ("a.txt", repeated("صوت مجلس الميناء يوم الاثنين على إغلاق الرصيف. ")),
    "text: combining": ("a.txt", repeated("a\u0301\u0302\u0303 ")),
    "text: blank lines": ("a.txt", repeated("\n", "The slip closes.\n", "\nEnd.")),
    "text: spaces": ("a.txt", repeated(" ", "The slip closes.", "End.")),
    "text: tabs": ("a.txt", repeated("a\tb\tc\n")),
    "Markdown: prose": ("a.md", lambda size: ("# The slip\n\n" + prose(size)).encode()),
    "Markdown: deep lists": (
        "a.md",
        lambda size: "".join("  " * n + "- item\n" for n in range(int(size**0.5))).encode(),
    ),
    "Markdown: brackets": ("a.md", repeated("[", "# The slip\n\n")),
    "Markdown: links": ("a.md", repeated("[a](b) ", "# The slip\n\n")),
    "Markdown: stars": ("a.md", repeated("*a **b ", "# The slip\n\n")),
    "Markdown: underscores": ("a.md", repeated("_", "# The slip\n\n")),
    "Markdown: back-ticks": ("a.md", repeated("` `` ", "# The slip\n\n")),
    "Markdown: quotations": ("a.md", repeated("> ", "# The slip\n\n", "word")),
    "Markdown: headings": ("a.md", repeated("## Part #\n\n")),
    "Markdown: table": ("a.md", repeated("| a | b |\n", "# The slip\n\n| a | b |\n|---|---|\n")),
    "Markdown: front matter": ("a.md", repeated("key#: value\n", "---\n", "---\nWord.")),
    "HTML: prose": ("a.html", lambda size: chapter(prose(size)).encode()),
    "HTML: list items": ("a.html", repeated("<li>A point about the slip #</li>", HTML + "<ul>", "</ul>")),
    "HTML: nested": ("a.html", nested("<div>", "</div>", HTML)),
    "HTML: open tags": ("a.html", repeated("<b>word ", HTML)),
    "HTML: links": ("a.html", repeated('<a href="/a#">A word</a> ', HTML)),
    "HTML: attributes": ("a.html", repeated("a#=1 ", HTML + "<p ", ">word</p>")),
    "HTML: forms": ("a.html", repeated("<form><select><option>a", HTML)),
    "HTML: tables": ("a.html", repeated("<tr><td>a</td><td>b</td></tr>", HTML + "<table>", "</table>")),
    "HTML: nested tables": ("a.html", nested("<table><tr><td>", "</td></tr></table>", HTML)),
    "HTML: br": ("a.html", repeated("a word<br>", HTML + "<p>")),
    "HTML: entities": ("a.html", repeated("&amp;&#8220;", HTML + "<p>")),
    "HTML: scripts": ("a.html", repeated("<script>var a = {};</script>", HTML, "<p>" + prose(2_000))),
    "HTML: JSON-LD": ("a.html", repeated("{", HTML + '<script type="application/ld+json">', "</script><p>word")),
    "HTML: comments": ("a.html", repeated("<!--", HTML, "<p>word")),
    "HTML: spans": ("a.html", repeated("<span>wo</span><span>rd</span> ", HTML + "<p>")),
    "HTML: paragraphs": ("a.html", repeated("<p>The slip # closes.</p>", HTML)),
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
