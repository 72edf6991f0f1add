"""Spreadsheets of articles: XLSX. Formulas are not evaluated; links to other files are not followed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from articles.text.cleaning.prose import count_words
from articles.text.data.columns import Role
from articles.text.documents import UnreadableClipping
from articles.text.formats.containers import ZIP_ERRORS, ZIP_SIGNATURE, Container
from articles.text.formats.limits import PROTECTED
from articles.text.formats.tables.rows import MAX_LINKS, Row, open_rows, roles_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.text.formats.document import OpenedFile

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SPREADSHEET_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_OTHER_SUFFIXES = (".xls", ".xlsb", ".numbers")
_MAX_SHEETS, _MAX_COLUMNS = 50, 1_000
# Blank rows after which a sheet counts as ended. Spreadsheets may say that they have a million rows.
_MAX_BLANK_ROWS = 1_000
# The header is among the first rows of a sheet.
_HEADER_REACH = 5
_MAX_HEADER_WORDS = 6
_DAMAGED = "this spreadsheet is damaged; open it in a spreadsheet program, and save it again as .xlsx or .csv"
# What openpyxl and the XML readers below it raise on damaged parts; a `SyntaxError` is one of XML, and a `LookupError`
# may be an encoding that the XML declares.
_ERRORS = (
    *ZIP_ERRORS,
    *(SyntaxError, LookupError, ValueError, TypeError, AttributeError, OverflowError, AssertionError, MemoryError),
)


def is_spreadsheet(members: frozenset[str]) -> bool:
    """Whether a ZIP archive with these members is a spreadsheet that can be read."""
    return "xl/workbook.xml" in members


def is_other_spreadsheet(head: bytes, name: str) -> bool:
    """Whether a file is called a spreadsheet: a damaged one, or one of a format that cannot be read."""
    return name.endswith((*SPREADSHEET_SUFFIXES, *_OTHER_SUFFIXES))


def open_spreadsheet(data: bytes, name: str) -> OpenedFile:
    """Return the documents of the rows of a spreadsheet's sheets.

    Raises ``UnreadableClipping`` if it is encrypted, damaged, of another format, or holds no column of text.
    """
    if not data.startswith(ZIP_SIGNATURE):
        raise UnreadableClipping(_reason_of_other_format(data, name))
    if name.endswith((".xlsb", ".numbers")):
        kind = name.rpartition(".")[2]
        raise UnreadableClipping(f"spreadsheets of this type (.{kind}) cannot be read; save it as .xlsx or .csv")
    check_parts(data)
    return open_sheets(_read_sheets(data), media_type=_MEDIA_TYPE)


def open_sheets(sheets: Iterable[tuple[str, Iterable[Sequence[Any]]]], *, media_type: str) -> OpenedFile:
    """Return the documents of the rows of sheets, each with its title. Raises ``NoArticles`` if none holds text."""
    rows: list[Row] = []
    names: list[str] = []
    for title, cells in sheets:
        sheet_rows, header = _rows_of_sheet(title, cells)
        rows += sheet_rows
        names += header
    if not rows:
        # The error names the columns.
        return open_rows([Row("Row 1", dict.fromkeys(names, ""))], media_type=media_type)
    return open_rows(rows, media_type=media_type)


def _reason_of_other_format(data: bytes, name: str) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if name.endswith(".xls"):
            return (
                "old spreadsheets (.xls) cannot be read; open it in a spreadsheet program, and save it as .xlsx or .csv"
            )
        return f"{PROTECTED}; if it is an old spreadsheet, save it as .xlsx"
    return _DAMAGED


def check_parts(data: bytes) -> None:
    """Raise ``UnreadableClipping`` if a part is encrypted, unpacks to too much or declares a document type.

    The reader of spreadsheets expands the entities that a document type declares; no spreadsheet has one.
    """
    container = Container(data)
    container.check()
    if any(map(container.has_document_type, container.names)):
        raise UnreadableClipping(_DAMAGED)


def _read_sheets(data: bytes) -> Iterator[tuple[str, Iterator[Sequence[Any]]]]:
    """Yield the title and the rows of each sheet."""
    from openpyxl import load_workbook  # imported here: it takes a fifth of a second, which few archives need

    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = book.worksheets[:_MAX_SHEETS]
    except _ERRORS as error:
        raise UnreadableClipping(_DAMAGED) from error
    for sheet in sheets:
        # What a sheet says about its size may be wrong, and padding rows to it takes all memory.
        sheet.reset_dimensions()
        yield sheet.title, _rows_until_blank(sheet.iter_rows(max_col=_MAX_COLUMNS, values_only=True))


def _rows_until_blank(rows: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    blank = 0
    while True:
        try:
            cells = next(rows, None)
        except _ERRORS as error:
            raise UnreadableClipping(_DAMAGED) from error
        if cells is None:
            return
        blank = 0 if any(cell is not None for cell in cells) else blank + 1
        if blank > _MAX_BLANK_ROWS:
            return
        yield cells


def _rows_of_sheet(title: str, sheet: Iterable[Sequence[Any]]) -> tuple[list[Row], list[str]]:
    """Return the rows of a sheet and the names of its columns. A sheet without a known header has no rows."""
    header: list[str] = []
    first: list[str] = []
    rows: list[Row] = []
    for number, cells in enumerate(sheet, start=1):
        if not any(cell is not None for cell in cells):
            continue
        if not header:
            names = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
            first = first or [name for name in names if name]
            if _is_header(names):
                header = names
            elif number > _HEADER_REACH:
                break
            continue
        values: dict[str, Any] = {}
        for name, cell in zip(header, cells, strict=False):
            if name and cell is not None and (name not in values):
                values[name] = cell
        rows.append(Row(f"{title}, row {number}", values))
        if len(rows) > MAX_LINKS:
            break
    return rows, header or first


def _is_header(names: Sequence[str]) -> bool:
    known = roles_in(name for name in names if count_words(name) <= _MAX_HEADER_WORDS)
    return bool(known & {Role.TEXT, Role.URL}) and (len(known) > 1 or sum(map(bool, names)) == 1)
