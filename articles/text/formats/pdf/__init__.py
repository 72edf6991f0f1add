"""PDF documents that hold text: their columns in reading order, their lines joined into paragraphs.

Running heads, feet and page numbers follow the text. Pictures of pages are not read, and neither are forms and
comments. Nothing in a document is run or fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats.document import OpenedFile
from articles.text.formats.paragraphs import document_of
from articles.text.formats.pdf.flow import Flow
from articles.text.formats.pdf.furniture import find_furniture
from articles.text.formats.pdf.glyphs import MIN_LETTERS, read_pdf
from articles.text.formats.pdf.layout import line_of, main_gutter, read_columns, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.pdf.glyphs import Fragment, PageText
    from articles.text.formats.pdf.layout import PrintedLine

MEDIA_TYPE = "application/pdf"
SUFFIXES = frozenset({".pdf"})

# Of all letters, this share may stand for no known character.
_MAX_UNKNOWN = 0.3

# Gaps between columns are at one place on all pages, to this distance in points.
_GUTTER_POINTS = 6.0

_SIGNATURE = b"%PDF-"
_SIGNATURE_REACH = 1_024
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,400}")

_OCR = "this PDF holds pictures of pages; run it through OCR (text recognition) first, or paste the text"
_UNKNOWN_LETTERS = "the letters of this PDF cannot be read as text; run it through OCR (text recognition) first"


def recognises(head: bytes, name: str) -> bool:
    """Whether a file with these first bytes is a PDF document. Other bytes may come before its signature."""
    return head.startswith(_SIGNATURE) or (name.endswith(".pdf") and _SIGNATURE in head[:_SIGNATURE_REACH])


def open_pdf(data: bytes, name: str) -> OpenedFile:
    """Return the text of a PDF document.

    Raises ``UnreadableClipping`` if it is encrypted, damaged, too long, or holds pictures of text.
    """
    read = read_pdf(data)
    letters = sum(page.letters for page in read.pages)
    if sum(page.unknown for page in read.pages) > _MAX_UNKNOWN * letters:
        raise UnreadableClipping(_UNKNOWN_LETTERS)
    pictures = [number for number, page in enumerate(read.pages, 1) if page.letters < MIN_LETTERS and page.has_pictures]
    if not letters or len(pictures) == len(read.pages):
        raise UnreadableClipping(_OCR if pictures else "this PDF holds no text")
    lines, furniture = _laid_out(read.pages)
    document = document_of(Flow(lines).paragraphs(), furniture=furniture, title=read.title)
    addresses = {found.group().rstrip(".,;)") for line in furniture for found in _ADDRESS.finditer(line)}
    if len(addresses) == 1:
        # Browsers print the address of the page at its foot.
        document = replace(document, hints=replace(document.hints, url=addresses.pop()))
    problems = tuple(f"Page {number} could not be read: it is a picture without text" for number in pictures)
    return OpenedFile(media_type=MEDIA_TYPE, documents=(document,), problems=problems)


def _laid_out(pages: Sequence[PageText]) -> tuple[list[PrintedLine], list[str]]:
    """Return the lines of a document in reading order, and its running heads, feet and page numbers."""
    rows_by_page = [rows_of([one for one in page.fragments if one.turned == 0]) for page in pages]
    lines_by_page = [[line_of(row) for row in rows] for rows in rows_by_page]
    lines: list[PrintedLine] = []
    furniture: list[str] = []
    flows: list[list[Fragment]] = []
    for page, rows, printed, numbers in zip(
        pages, rows_by_page, lines_by_page, find_furniture(lines_by_page), strict=True
    ):
        furniture += [printed[number].text for number in sorted(numbers)]
        removed = {fragment.number for number in numbers for fragment in rows[number]}
        flows.append([fragment for fragment in page.fragments if fragment.number not in removed])
    columns = 0
    gutters = _usual_gutters(flows)
    for flow in flows:
        for column in read_columns(flow, gutters):
            for line in column:
                line.column = columns
            lines += column
            columns += 1
    return lines, furniture


def _usual_gutters(flows: Sequence[Sequence[Fragment]]) -> list[float]:
    """Return the places of the gaps between columns on at least a third of the pages, commonest first."""
    found = [gutter for flow in flows if (gutter := main_gutter(flow)) is not None]
    counts = Counter(round(gutter / _GUTTER_POINTS) for gutter in found)
    common = [place for place, count in counts.most_common() if count * 3 >= len(flows)]
    return [next(gutter for gutter in found if round(gutter / _GUTTER_POINTS) == place) for place in common]
