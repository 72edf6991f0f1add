"""Documents: what a file holds, as plain text or as the source of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from articles.text.cleaning.boilerplate import Verdict
    from articles.text.cleaning.timestamps import Published


DOCUMENT_SEPARATOR = "\n\n"
"""What separates the documents of a file in its text."""


class HeadLine(NamedTuple):
    """A line of the file's own header, such as a mail's "From: ...", with its verdict."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A passage that a reader marked in an article. ``made`` is the day; ``color`` is as the program names it."""

    text: str
    note: str = ""
    color: str = ""
    made: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryData:
    """What a reader's library says about an article besides its text.

    ``notes`` are about the whole article. ``saved`` is when the article was saved there. ``program`` is the name of the
    program that keeps the library, empty if unknown.
    """

    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    saved: Published | None = None
    program: str = ""


NO_LIBRARY_DATA = LibraryData()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a file, with what the file says about it outside its text.

    ``text`` is plain text in which each line is a paragraph, or the source of a page; ``kind`` is PLAIN or PAGE.
    ``fields`` come from outside the text, such as the columns of a table, and take precedence over what the text says.
    ``hints``, such as a document's properties, fill the fields that the text does not give. With ``text_only``, the
    file marks the text as the article's, as a table does; only lines that a rule recognises are then cut. ``name`` is
    the document's name within the file, such as "row 7", empty if it is the only one. The lines from
    ``furniture_start``, an offset into a plain text, are not of its flow: running heads and feet, page numbers.

    ``head`` are lines above the article whose kinds the format knows. Plain text begins with them, each a line of its
    own; for a page they are not in ``text``. ``library`` is what a reader added in the program that the file comes
    from.
    """

    text: str
    kind: str = PLAIN
    fields: ExportFields = field(default_factory=ExportFields)
    hints: ExportFields = field(default_factory=ExportFields)
    text_only: bool = False
    name: str = ""
    furniture_start: int | None = None
    head: tuple[HeadLine, ...] = ()
    library: LibraryData = NO_LIBRARY_DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedLink:
    """A link that a reader saved without the article's text: its address, and what the reader added to it.

    ``url`` is empty if the library gives only the title. ``fields`` is what else is known about the article, such as
    its authors.
    """

    url: str
    title: str = ""
    fields: ExportFields = field(default_factory=ExportFields)
    library: LibraryData = NO_LIBRARY_DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """The documents of a file, in order, at least one unless the file lists only ``links``.

    ``media_type`` is that of the file. ``encoding`` is the name of a Python codec, empty for a file that is not text.
    ``problems`` are sentences about parts that could not be read, each naming its part; the rest is kept.
    """

    media_type: str
    documents: tuple[Document, ...]
    encoding: str = ""
    problems: tuple[str, ...] = ()
    links: tuple[SavedLink, ...] = ()


Opener: TypeAlias = "Callable[[bytes, str], OpenedFile]"
"""Opens a file inside another file, from its bytes and name."""
