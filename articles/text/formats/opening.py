"""Opening of a file of any format: its documents, as plain text or pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats.decoding import decode
from articles.text.formats.document import Document, OpenedFile
from articles.text.formats.libraries.bookmarks import is_bookmarks, open_bookmarks
from articles.text.formats.libraries.citations import is_bibtex, is_ris, open_bibtex, open_ris
from articles.text.formats.libraries.omnivore import is_omnivore, open_omnivore
from articles.text.formats.libraries.readwise import is_readwise, open_readwise
from articles.text.formats.mail import is_mail, is_mailbox, open_mail, open_mailbox
from articles.text.formats.tables.delimited import is_delimited, open_delimited
from articles.text.formats.tables.objects import is_json, open_json
from articles.text.formats.tables.spreadsheets import is_spreadsheet, open_spreadsheet
from articles.text.formats.web_archives import WARC_SUFFIXES, is_wacz, is_web_archive, open_wacz, open_web_archive

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerFormat:
    """A format whose files contain files of other formats, such as a mail with attachments.

    As ``FileFormat``, but ``open`` also gets a function that opens a file inside, from its bytes and name.
    """

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes, str], bool]
    open: Callable[[bytes, str, Callable[[bytes, str], OpenedFile]], OpenedFile]


# The first format that recognises a file opens it.
FORMATS: tuple[FileFormat | ContainerFormat, ...] = (
    ContainerFormat(name="mailbox", suffixes=frozenset({".mbox", ".mbx"}), recognises=is_mailbox, open=open_mailbox),
    ContainerFormat(
        name="mail", suffixes=frozenset({".eml", ".emlx", ".mht", ".mhtml"}), recognises=is_mail, open=open_mail
    ),
    FileFormat(
        name="WARC",
        suffixes=frozenset(WARC_SUFFIXES),
        recognises=is_web_archive,
        open=open_web_archive,
    ),
    FileFormat(name="WACZ", suffixes=frozenset({".wacz"}), recognises=is_wacz, open=open_wacz),
    FileFormat(name="bookmarks", suffixes=frozenset(), recognises=is_bookmarks, open=open_bookmarks),
    FileFormat(name="RIS", suffixes=frozenset({".ris"}), recognises=is_ris, open=open_ris),
    FileFormat(name="BibTeX", suffixes=frozenset({".bib"}), recognises=is_bibtex, open=open_bibtex),
    FileFormat(name="Omnivore", suffixes=frozenset(), recognises=is_omnivore, open=open_omnivore),
    FileFormat(name="Readwise", suffixes=frozenset(), recognises=is_readwise, open=open_readwise),
    FileFormat(
        name="spreadsheet",
        suffixes=frozenset({".xlsx", ".xlsm"}),
        recognises=is_spreadsheet,
        open=open_spreadsheet,
    ),
    FileFormat(
        name="JSON",
        suffixes=frozenset({".json", ".jsonl", ".ndjson"}),
        recognises=is_json,
        open=open_json,
    ),
    FileFormat(
        name="delimited table",
        suffixes=frozenset({".csv", ".tsv"}),
        recognises=is_delimited,
        open=open_delimited,
    ),
)

# Every suffix that is taken from folders and archives.
SUFFIXES = TEXT_SUFFIXES.union(*(known.suffixes for known in FORMATS))

# Bytes by which a format is recognised.
_HEAD = 4_096
# Files inside files: a document attached to a mail that is attached to a mail of a mailbox.
_MAX_DEPTH = 3


def open_file(data: bytes, *, name: str = "") -> OpenedFile:
    """Return the documents in the bytes of a file; ``name``, its name, is a hint for its format.

    Raises ``UnreadableClipping`` if the file is of a format that cannot be read, damaged or empty.
    """
    return _open(data, name, depth=0)


def _open(data: bytes, name: str, *, depth: int) -> OpenedFile:
    if depth > _MAX_DEPTH:
        raise UnreadableClipping("it is nested too deep in other files; save it as a file of its own")
    lowered = name.lower()
    for known in FORMATS:
        if known.recognises(data[:_HEAD], lowered):
            if isinstance(known, ContainerFormat):
                return known.open(data, lowered, partial(_open, depth=depth + 1))
            return known.open(data, lowered)
    decoded = decode(data, name=name)
    document = Document(text=decoded.text, kind=decoded.media_type)
    return OpenedFile(media_type=decoded.media_type, encoding=decoded.encoding, documents=(document,))
