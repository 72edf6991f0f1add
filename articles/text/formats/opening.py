"""Opening of a file of any format: its documents, as plain text or pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.formats.databases.pages import read_export_page
from articles.text.formats.decoding import PAGE, PLAIN, decode
from articles.text.formats.document import Document, OpenedFile

if TYPE_CHECKING:
    from collections.abc import Callable

# Suffixes of files that are read as text or as a page.
TEXT_SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format that is neither plain text nor a page.

    ``recognises`` gets the first 4,096 bytes and the file's name in lower case. ``open`` gets all bytes and the name;
    it raises ``UnreadableClipping`` with advice if the file cannot be read. ``suffixes`` are those taken from folders.
    """

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes, str], bool]
    open: Callable[[bytes, str], OpenedFile]


# The first format that recognises a file opens it.
FORMATS: tuple[FileFormat, ...] = ()

# Every suffix that is taken from folders and archives.
SUFFIXES = TEXT_SUFFIXES.union(*(known.suffixes for known in FORMATS))

# Bytes by which a format is recognised.
_HEAD = 4_096


def open_file(data: bytes, *, name: str = "") -> OpenedFile:
    """Return the documents in the bytes of a file; ``name``, its name, is a hint for its format.

    Raises ``UnreadableClipping`` if the file is of a format that cannot be read, damaged or empty.
    """
    lowered = name.lower()
    for known in FORMATS:
        if known.recognises(data[:_HEAD], lowered):
            return known.open(data, lowered)
    decoded = decode(data, name=name)
    export = read_export_page(decoded.text) if decoded.media_type == PAGE else None
    document = Document(text=export or decoded.text, kind=PLAIN if export else decoded.media_type)
    return OpenedFile(media_type=decoded.media_type, encoding=decoded.encoding, documents=(document,))
