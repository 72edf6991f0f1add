"""Documents: what a file holds, as plain text or as the source of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a file, with what the file says about it outside its text.

    ``text`` is plain text in which each line is a paragraph, or the source of a page; ``kind`` is PLAIN or PAGE.
    ``fields`` come from outside the text, such as the columns of a table, and take precedence over what the text says.
    ``hints``, such as a document's properties, fill the fields that the text does not give. With ``text_only``, the
    file marks the text as the article's, as a table does; only lines that a rule recognises are then cut. ``name`` is
    the document's name within the file, such as "row 7", empty if it is the only one. The lines from
    ``furniture_start``, an offset into a plain text, are not of its flow: running heads and feet, page numbers.
    """

    text: str
    kind: str = PLAIN
    fields: ExportFields = field(default_factory=ExportFields)
    hints: ExportFields = field(default_factory=ExportFields)
    text_only: bool = False
    name: str = ""
    furniture_start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """The documents of a file, at least one, in order.

    ``media_type`` is that of the file. ``encoding`` is the name of a Python codec, empty for a file that is not text.
    ``problems`` are sentences about parts that could not be read, each naming its part; the rest is kept.
    """

    media_type: str
    documents: tuple[Document, ...]
    encoding: str = ""
    problems: tuple[str, ...] = ()
