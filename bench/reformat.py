"""Write text dumps as documents of other formats, to measure whether the format changes what is read.

    python bench/reformat.py FORMAT DUMPS OUT

FORMAT: docx, rtf, odt, epub, pdf (one column), pdf2 (two columns with running heads, page numbers and hyphens),
pdf2rows (two columns drawn row by row: a line of the left column, then the one beside it), pdf2words (the same, word by
word). DUMPS: a folder of .txt files, or of .html files for epub. Each line is a paragraph. Then score as usual:

    python manage.py parse --json OUT > OUT.jsonl

PDF needs reportlab, with the fonts of DejaVu for other alphabets than Latin.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import zipfile
from html import escape
from pathlib import Path
from typing import Any

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
FONTS = Path("/usr/share/fonts/truetype/dejavu")


def printable(line: str) -> str:
    return "".join(character for character in line if character >= " " or character == "\t")


def lines_of(path: Path) -> list[str]:
    return [printable(line) for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]


def write_docx(lines: list[str], path: Path) -> None:
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")


def rtf_character(character: str) -> str:
    if character in "\\{}":
        return "\\" + character
    if character == "\t":
        return "\\tab "
    if character < "\x80":
        return character
    try:
        return f"\\'{character.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        units = character.encode("utf-16-le")
        numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
        return "".join(f"\\u{number}?" for number in numbers)


def write_rtf(lines: list[str], path: Path) -> None:
    text = "\n".join("\\pard " + "".join(map(rtf_character, line)) + "\\par" for line in lines)
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}{\\info{\\title Dump}}\\uc1\n"
    path.write_bytes((head + text + "}").encode("ascii"))


def write_odt(lines: list[str], path: Path) -> None:
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    office, text = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}" xmlns:text="{text}"><office:body><office:text>'
            f"{body}</office:text></office:body></office:document-content>",
        )


def write_epub(chapter: str, path: Path) -> None:
    package = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Clipping</dc:title><dc:language>en</dc:language>
</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="a"/></spine></package>"""
    container = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
    nav = '<html><body><nav><ol><li><a href="a.xhtml">Start</a></li></ol></nav></body></html>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/content.opf", package)
        archive.writestr("OEBPS/nav.xhtml", nav)
        archive.writestr("OEBPS/a.xhtml", chapter)


def as_chapter(lines: list[str]) -> str:
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Clipping</title></head><body>{body}</body></html>'


def write_pdf(lines: list[str], path: Path, *, columns: int) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", FONTS / "DejaVuSans.ttf"))
    style: dict[str, Any] = {"fontName": "DejaVu", "fontSize": 9, "leading": 11.5}
    if columns > 1:
        style |= {"alignment": 4, "hyphenationLang": "en_US", "firstLineIndent": 9, "uriWasteReduce": 0.3}
    else:
        style |= {"spaceAfter": 5}
    paragraph = ParagraphStyle("text", **style)
    gap, margin, (width, height) = 18, 56, A4
    column = (width - 2 * margin - gap * (columns - 1)) / columns
    frames = [
        Frame(margin + n * (column + gap), margin, column, height - 2 * margin, 0, 0, 0, 0, id=str(n))
        for n in range(columns)
    ]

    def furnish(canvas: Any, template: Any) -> None:
        if columns > 1:
            canvas.setFont("DejaVu", 8)
            canvas.drawString(margin, height - 36, "The Invented Gazette | Thursday Edition")
            canvas.drawRightString(width - margin, 30, f"Page {template.page}")

    template = BaseDocTemplate(str(path), pagesize=A4)
    template.addPageTemplates(PageTemplate(id="page", frames=frames, onPage=furnish))
    template.build([Paragraph(escape(line), paragraph) for line in lines if line.strip()])


def write_pdf_by_rows(lines: list[str], path: Path, *, by_words: bool) -> None:
    """Write two columns as programs do that print a page from the top down."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", FONTS / "DejaVuSans.ttf"))
    gap, margin, (width, height), size, leading, indent = 18, 56, A4, 9, 11.5, 9
    column = (width - 2 * margin - gap) / 2
    printed = [
        (indent if number == 0 else 0, part)
        for line in lines
        if line.strip()
        for number, part in enumerate(simpleSplit(line, "DejaVu", size, column - indent))
    ]
    rows = int((height - 2 * margin) / leading)
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(0, len(printed), 2 * rows):
        canvas.setFont("DejaVu", 8)
        canvas.drawString(margin, height - 36, "The Invented Gazette | Thursday Edition")
        canvas.drawRightString(width - margin, 30, f"Page {page // (2 * rows) + 1}")
        canvas.setFont("DejaVu", size)
        for row in range(rows):
            for side in (0, 1):
                place = page + side * rows + row
                if place >= len(printed):
                    continue
                left, text = margin + side * (column + gap) + printed[place][0], printed[place][1]
                for word in text.split(" ") if by_words else [text]:
                    canvas.drawString(left, height - margin - (row + 1) * leading, word)
                    left += pdfmetrics.stringWidth(f"{word} ", "DejaVu", size)
        canvas.showPage()
    canvas.save()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("format", choices=[*"docx rtf odt epub pdf pdf2 pdf2rows pdf2words".split()])
    parser.add_argument("dumps", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(arguments.dumps.iterdir()):
        suffix = arguments.format.partition("2")[0]
        target = arguments.out / f"{path.name.split('.')[0]}.{suffix}"
        if path.suffix == ".gz" or path.suffix == ".html":
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            write_epub(data.decode("utf-8", "replace"), target)
        elif arguments.format == "docx":
            write_docx(lines_of(path), target)
        elif arguments.format == "rtf":
            write_rtf(lines_of(path), target)
        elif arguments.format == "odt":
            write_odt(lines_of(path), target)
        elif arguments.format == "epub":
            write_epub(as_chapter(lines_of(path)), target)
        elif arguments.format in ("pdf2rows", "pdf2words"):
            write_pdf_by_rows(lines_of(path), target, by_words=arguments.format == "pdf2words")
        else:
            write_pdf(lines_of(path), target, columns=2 if arguments.format == "pdf2" else 1)


if __name__ == "__main__":
    sys.exit(main())
