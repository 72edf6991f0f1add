"""The text of an office document, collected paragraph by paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from articles.text.documents import UnreadableClipping
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import strip_controls
from articles.text.formats.document import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

# What parts the cells of a row.
_CELL_SEPARATOR = " | "
_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_LEADING_LINES = 12
"""The title among a document's properties is its headline if it is one of so many lines at the top."""


class ParagraphBuilder:
    """Collects the lines of a document, one for each paragraph, table row and line after a line break.

    A text box, a note or a table cell inside a paragraph is a frame: it has lines of its own. An empty paragraph gives
    an empty line.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        # What the open frames interrupted: lines and parts of the paragraph around.
        self._around: list[tuple[list[str], list[str]]] = []
        # Lines of boxes inside the open paragraph, by the depth of frames. They follow the paragraph.
        self._boxes: list[list[str]] = [[]]
        self._rows: list[list[list[str]]] = []
        self._notes: list[str] = []

    def add(self, text: str) -> None:
        """Add ``text`` to the open paragraph."""
        self._parts.append(text)

    def end_paragraph(self) -> None:
        """End the open paragraph, even if it is empty."""
        self._lines += [line.strip() for line in _LINE_ENDS.split("".join(self._parts))]
        self._parts = []
        self._lines += self._boxes[-1]
        self._boxes[-1] = []

    def end_open_paragraph(self) -> None:
        """End the open paragraph if it has any text."""
        if any(part.strip() for part in self._parts) or self._boxes[-1]:
            self.end_paragraph()
        self._parts = []

    def open_frame(self) -> None:
        """Start a part with lines of its own."""
        self._around.append((self._lines, self._parts))
        self._lines, self._parts = [], []
        self._boxes.append([])

    def close_frame(self) -> list[str]:
        """End the part and return its lines."""
        self.end_open_paragraph()
        lines = self._lines
        self._boxes.pop()
        self._lines, self._parts = self._around.pop()
        return lines

    def close_box(self) -> None:
        """End a part that follows the paragraph around it, such as a text box."""
        self._boxes[-2] += self.close_frame()

    def close_note(self, mark: str) -> None:
        """End a part that follows the whole text, such as a footnote."""
        self.add_note(mark, self.close_frame())

    def add_note(self, mark: str, lines: Sequence[str]) -> None:
        """Add the lines of a note to the end of the text."""
        shown = [line for line in lines if line]
        if shown:
            self._notes += [f"[{mark}] {shown[0]}" if mark else shown[0], *shown[1:]]

    def open_row(self) -> None:
        """Start a row of a table. Each cell is a frame that ends with ``close_cell``."""
        self.end_open_paragraph()
        self._rows.append([])

    def close_cell(self) -> None:
        """End a cell."""
        cell = self.close_frame()
        if self._rows:
            self._rows[-1].append(cell)
        else:
            self._lines += cell

    def close_row(self) -> None:
        """End a row: one line if each of its cells is one, else a line for each line of its cells."""
        if not self._rows:
            return
        cells = [lines for cell in self._rows.pop() if (lines := [line for line in cell if line])]
        if all(len(cell) == 1 for cell in cells):
            self._lines.append(_CELL_SEPARATOR.join(cell[0] for cell in cells))
        else:
            for cell in cells:
                self._lines += cell

    def finish(self) -> list[str]:
        """Return all lines, notes last."""
        while self._around:
            self.close_box()
        while self._rows:
            self.close_row()
        self.end_open_paragraph()
        return [*self._lines, "", *self._notes] if self._notes else self._lines


class Reader(Protocol):
    """What ``walk`` calls for each element, by its name without a namespace."""

    def enter(self, name: str, element: etree._Element) -> bool:
        """Start of an element. Returns whether its content is to be read."""

    def leave(self, name: str, element: etree._Element) -> None:
        """End of an element that was read."""

    def add(self, text: str) -> None:
        """Text of an element or after one."""


def walk(root: etree._Element, reader: Reader) -> None:
    """Call ``reader`` for the elements and texts under ``root``, in order, without recursion."""
    waiting: list[tuple[etree._Element, str, bool]] = [(root, local_name(root), False)]
    while waiting:
        element, name, is_end = waiting.pop()
        if is_end:
            reader.leave(name, element)
        elif name and reader.enter(name, element):
            if element.text:
                reader.add(element.text)
            waiting.append((element, name, True))
            waiting.extend((child, local_name(child), False) for child in reversed(element))
            continue
        if element.tail and element is not root:
            reader.add(element.tail)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; "" for an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its name without a namespace."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def document_of(lines: Sequence[str], *, furniture: Sequence[str] = (), title: str = "", scan: str = "") -> Document:
    """Return the document with these lines.

    ``furniture`` are lines that the pages repeat: they follow the text and are marked. ``title`` is the title among the
    document's properties. Raises ``UnreadableClipping`` with ``scan`` if there is no text.
    """
    text = strip_controls("\n".join(lines)).strip("\n")
    if not text.strip():
        raise UnreadableClipping(scan or "it holds no text; if it holds pictures of a text, run OCR on them first")
    title = " ".join(title.split())
    shown = {" ".join(line.split()) for line in [line for line in text.split("\n") if line][:_LEADING_LINES]}
    hints = ExportFields(headline=title) if title in shown else ExportFields()
    distinct = list(dict.fromkeys(filter(None, (strip_controls(line).strip() for line in furniture))))
    if not distinct:
        return Document(text=text, hints=hints)
    return Document(text="\n".join([text, "", *distinct]), hints=hints, furniture_start=len(text))
