"""OpenDocument spreadsheets of articles (.ods). Formulas are not evaluated; links to other files are not followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats.containers import ZIP_SIGNATURE, Container
from articles.text.formats.limits import DAMAGED, PROTECTED
from articles.text.formats.paragraphs import attribute, local_name
from articles.text.formats.tables.spreadsheets import open_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from articles.text.formats.document import OpenedFile

ODS_SUFFIXES = frozenset({".ods"})
_MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MAX_SHEETS, _MAX_COLUMNS = 50, 1_000
# A sheet states that its last row and cell are repeated up to its edge.
_MAX_REPEATED = 100
_BREAKS = {"tab": "\t", "line-break": "\n", "s": " "}


def is_ods(head: bytes, name: str) -> bool:
    """Whether a file is an OpenDocument spreadsheet: by its name, or by the type that such a file begins with."""
    return name.endswith(tuple(ODS_SUFFIXES)) or (head.startswith(ZIP_SIGNATURE) and _MEDIA_TYPE in head[:120])


def open_ods(data: bytes, name: str) -> OpenedFile:
    """Return the documents of the rows of a spreadsheet's sheets.

    Raises ``UnreadableClipping`` if it is encrypted, damaged, or holds no column of text.
    """
    container = Container(data)
    if "encrypted-package" in container.names or b"encryption-data" in container.read("META-INF/manifest.xml"):
        raise UnreadableClipping(PROTECTED)
    root = container.read_xml("content.xml")
    if root is None:
        raise UnreadableClipping(DAMAGED)
    tables = [table for table, _ in zip(root.iter("{*}table"), range(_MAX_SHEETS), strict=False)]
    sheets = ((attribute(table, "name") or "Sheet", _rows_of(table)) for table in tables)
    return open_sheets(sheets, media_type=_MEDIA_TYPE.decode())


def _rows_of(table: etree._Element) -> Iterator[list[str | None]]:
    for row in table.iter("{*}table-row"):
        cells: list[str | None] = []
        for cell in row:
            if local_name(cell) not in ("table-cell", "covered-table-cell") or len(cells) >= _MAX_COLUMNS:
                continue
            repeated = min(_count(attribute(cell, "number-columns-repeated")), _MAX_REPEATED)
            cells += [_value_of(cell)] * repeated
        yield cells


def _count(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else 1


def _value_of(cell: etree._Element) -> str | None:
    """Return the value of a cell: a date as ISO 8601, else its text as shown."""
    date = attribute(cell, "date-value")
    if date:
        return date
    paragraphs = (_text_of(part) for part in cell if local_name(part) in ("p", "h"))
    return "\n".join(paragraphs) or None


def _text_of(paragraph: etree._Element) -> str:
    parts = [paragraph.text or ""]
    for element in paragraph:
        parts += [_BREAKS.get(local_name(element), ""), "".join(map(str, element.itertext())), element.tail or ""]
    return "".join(parts)
