"""Tables in text files: values between commas, semicolons, tabs or bars (CSV, TSV)."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.cleaning.prose import count_words
from articles.text.data.columns import Role
from articles.text.documents import NoArticles
from articles.text.formats.decoding import decode
from articles.text.formats.document import Document, OpenedFile
from articles.text.formats.tables.rows import Row, open_rows, role_of, roles_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DELIMITED_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".psv"})
_DELIMITERS = (",", ";", "\t", "|")
# The library refuses cells longer than 131,072 characters unless told otherwise. A clipping is never longer than this.
_MAX_CELL_LENGTH = 64 * 1024 * 1024
csv.field_size_limit(_MAX_CELL_LENGTH)
MAX_COLUMNS = 2_000
# The header is among these rows; programs put titles above it.
_HEADER_REACH = 5
# Characters in which the header is looked for.
_HEADER_SAMPLE = 65_536
# A file of any name is a table if its header names this many fields of an article, one of them the text, and if its
# cells are short.
_MIN_ROLES, _MAX_HEADER_CELL = 2, 60
# A file named as a table without a known header is a table if this share of its rows has as many cells as the first.
_MIN_REGULAR = 0.8
_MAX_HEADER_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How a table is written: its delimiter, the names of its columns, and the number of rows above its data."""

    delimiter: str
    header: list[str]
    above: int


def is_delimited(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is a table in text: by its name, or by the names of its columns."""
    if name.endswith(tuple(DELIMITED_SUFFIXES)):
        return True
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0]
    if not 8 <= len(first) < 2_000 or b"\x00" in first:
        return False
    text = " ".join(first.decode("utf-8", "replace").split("\r")).strip()
    try:
        return any(_is_header(next(csv.reader([text], delimiter=mark), [])) for mark in _DELIMITERS if mark in text)
    except csv.Error:
        return False


def open_delimited(data: bytes, name: str) -> OpenedFile:
    """Return the documents of a table in text.

    A file that is not a table after all is read as text. Raises ``NoArticles`` if no column holds text.
    """
    decoded = decode(data)
    text = decoded.text.lstrip("\ufeff")
    named = name.endswith(tuple(DELIMITED_SUFFIXES))
    layout = _find_layout(text)
    if layout is None or not (named or _is_regular(text, layout)):
        if named and (columns := _columns_of_unknown_table(text)):
            # It is a table, but none of articles: the error names its columns.
            return open_rows([Row("Row 2", dict.fromkeys(columns, ""))], media_type="text/csv")
        return OpenedFile(
            media_type=decoded.media_type,
            encoding=decoded.encoding,
            documents=(Document(text=decoded.text, kind=decoded.media_type),),
        )
    rows, problems = _read_rows(text, layout)
    if not rows:
        raise NoArticles("; ".join(["the table has no rows that can be read", *problems]))
    media_type = "text/tab-separated-values" if layout.delimiter == "\t" else "text/csv"
    return open_rows(rows, media_type=media_type, encoding=decoded.encoding, problems=problems)


def _read_records(text: str, delimiter: str, *, is_quoted: bool = True) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    if is_quoted:
        return csv.reader(lines, delimiter=delimiter)
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def _is_quoted(text: str, layout: _Layout) -> bool:
    """Whether quotation marks around cells belong to the table, and not to the text of the articles.

    Some programs write cells as they are. A cell that begins with somebody's words then ends behind other text, or
    takes in the rows below it.
    """
    records = csv.reader(io.StringIO(text, newline=""), delimiter=layout.delimiter, strict=True)
    try:
        for _ in records:
            pass
    except csv.Error:
        return not _is_regular(text, layout, is_quoted=False)
    return True


def _find_layout(text: str) -> _Layout | None:
    """Return the layout whose header names most fields of an article, ``None`` if no header does."""
    sample = text[:_HEADER_SAMPLE]
    best: tuple[int, _Layout] | None = None
    for delimiter in _DELIMITERS:
        for number, cells in zip(range(_HEADER_REACH), _read_records(sample, delimiter), strict=False):
            names = _names_of(cells)
            roles = roles_in(names)
            if not roles & {Role.TEXT, Role.URL} or not _is_named(names):
                continue
            if len(names) == 1 and (delimiter != "," or roles != {Role.TEXT}):
                continue
            if best is None or len(roles) > best[0]:
                best = (len(roles), _Layout(delimiter=delimiter, header=names, above=number + 1))
    return best[1] if best else None


def _names_of(cells: Sequence[str]) -> list[str]:
    """Return the names of columns, without empty ones at the end."""
    names = [" ".join(cell.split()) for cell in cells[:MAX_COLUMNS]]
    while names and not names[-1]:
        names.pop()
    return names


def _is_named(names: Sequence[str]) -> bool:
    return all(len(name) <= _MAX_HEADER_CELL and count_words(name) <= _MAX_HEADER_WORDS for name in names)


def _is_header(cells: Sequence[str]) -> bool:
    names = _names_of(cells)
    roles = roles_in(names)
    known = sum(role_of(name) is not None for name in names)
    return Role.TEXT in roles and len(roles) >= _MIN_ROLES and _is_named(names) and known * 2 >= len(names)


def _columns_of_unknown_table(text: str) -> list[str]:
    """Return the cells of the first row if ``text`` is a table with a header, [] if it is prose."""
    for delimiter in _DELIMITERS:
        records = [cells for _, cells in zip(range(50), _read_records(text[:_HEADER_SAMPLE], delimiter), strict=False)]
        records = [cells for cells in records if any(cells)]
        if len(records) < 2 or len(records[0]) < 2 or not _is_named(_names_of(records[0])):
            continue
        regular = sum(len(cells) == len(records[0]) for cells in records)
        if regular >= _MIN_REGULAR * len(records):
            return _names_of(records[0])
    return []


def _is_regular(text: str, layout: _Layout, *, is_quoted: bool = True) -> bool:
    """Whether nearly all rows have as many cells as the header: prose has a different number of commas in each line."""
    records = _read_records(text[:_HEADER_SAMPLE], layout.delimiter, is_quoted=is_quoted)
    counts = [len(cells) for cells in records if any(cells)][layout.above :]
    return bool(counts) and counts.count(len(layout.header)) >= _MIN_REGULAR * len(counts)


def _read_rows(text: str, layout: _Layout) -> tuple[list[Row], list[str]]:
    """Return the rows of a table, and the problems of rows that do not fit its header."""
    rows: list[Row] = []
    problems: list[str] = []
    names = _unique(layout.header)
    if len(names) == MAX_COLUMNS:
        problems.append(f"columns after the first {MAX_COLUMNS:,} were not read")
    last_is_text = (role := role_of(layout.header[-1])) is not None and role[0] is Role.TEXT
    records = _read_records(text, layout.delimiter, is_quoted=_is_quoted(text, layout))
    number = 0
    while True:
        try:
            cells = next(records, None)
        except csv.Error as error:
            problems.append(f"Row {number + 1}: {error}")
            break
        if cells is None:
            break
        number += 1
        if number <= layout.above or not any(cell.strip() for cell in cells):
            continue
        if len(names) == MAX_COLUMNS:
            cells = cells[:MAX_COLUMNS]
        if len(cells) > len(names) and last_is_text:
            # Text with delimiters but without quotation marks around it.
            cells = [*cells[: len(names) - 1], layout.delimiter.join(cells[len(names) - 1 :])]
        if any(cell.strip() for cell in cells[len(names) :]):
            problems.append(f"Row {number}: {len(cells)} cells instead of {len(names)}")
            continue
        rows.append(Row(f"Row {number}", dict(zip(names, cells, strict=False))))
    return rows, problems


def _unique(names: Sequence[str]) -> list[str]:
    """Return names of columns in which none stands twice."""
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique
