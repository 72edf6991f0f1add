"""Documents: what a file holds, as plain text or as the source of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.text.cleaning.boilerplate import Verdict
    from articles.text.cleaning.timestamps import Published


DOCUMENT_SEPARATOR = "\n\n"
"""What separates the documents of a file in its text."""


class HeadLine(NamedTuple):
    """A line of the file's own header, such as a mail's "From: ...", with its verdict."""

    text: str
    verdict: Verdict


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
    own; for a page they are not in ``text``. ``tags``, ``notes``, ``highlights`` and ``saved`` are what a reader added
    in the program that the file comes from; ``saved`` is when the article was saved there.
    """

    text: str
    kind: str = PLAIN
    fields: ExportFields = field(default_factory=ExportFields)
    hints: ExportFields = field(default_factory=ExportFields)
    text_only: bool = False
    name: str = ""
    furniture_start: int | None = None
    head: tuple[HeadLine, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    saved: Published | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedLink:
    """A link that a reader saved without the article's text: its address, and what the reader added to it.

    ``fields`` is what else is known about the article, such as its authors.
    """

    url: str
    title: str = ""
    fields: ExportFields = field(default_factory=ExportFields)
    saved: Published | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()


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
