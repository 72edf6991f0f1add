"""Opening of a file of any format: its documents, as plain text or pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats import docx, epub, opendocument, pdf, rtf
from articles.text.formats.containers import DAMAGED, ZIP_SIGNATURE, refusal, zip_members
from articles.text.formats.databases.pages import read_export_page
from articles.text.formats.decoding import PAGE, PLAIN, decode
from articles.text.formats.document import DOCUMENT_SEPARATOR, Document, OpenedFile
from articles.text.formats.mail import is_mail, is_mailbox, open_mail, open_mailbox
from articles.text.formats.tables.delimited import is_delimited, open_delimited
from articles.text.formats.tables.objects import is_json, open_json
from articles.text.formats.tables.spreadsheets import is_spreadsheet, open_spreadsheet
from articles.text.formats.web_archives import WARC_SUFFIXES, is_wacz, is_web_archive, open_wacz, open_web_archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.text.formats.document import Opener

# Suffixes of files that are read as text or as a page.
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format that is neither plain text nor a page.

    ``recognises`` gets the first 4,096 bytes and the file's name in lower case. A ZIP archive is also of this format if
    it has all ``members`` of one of the sets. ``open`` gets all bytes and the name; it raises ``UnreadableClipping``
    with advice if the file cannot be read. A format whose files hold files of other formats has ``open_with`` instead,
    which also gets a function that opens these. ``suffixes`` are those taken from folders.
    """

    name: str
    suffixes: frozenset[str]
    open: Callable[[bytes, str], OpenedFile] | None = None
    open_with: Callable[[bytes, str, Opener], OpenedFile] | None = None
    recognises: Callable[[bytes, str], bool] | None = None
    members: tuple[frozenset[str], ...] = ()

    def has_members_of(self, members: frozenset[str]) -> bool:
        """Whether a ZIP archive with these members is of this format."""
        return any(names <= members for names in self.members)

    def is_format_of(self, head: bytes, name: str, members: frozenset[str]) -> bool:
        """Whether a file with these first bytes, this name and, if it is a ZIP archive, these members is of it."""
        return self.has_members_of(members) or (self.recognises is not None and self.recognises(head, name))


# The first format that recognises a file opens it.
FORMATS: tuple[FileFormat, ...] = (
    FileFormat(name="DOCX", suffixes=docx.SUFFIXES, open=docx.open_docx, members=docx.MEMBERS),
    FileFormat(
        name="OpenDocument",
        suffixes=opendocument.SUFFIXES,
        open=opendocument.open_odt,
        recognises=opendocument.recognises,
        members=opendocument.MEMBERS,
    ),
    FileFormat(name="EPUB", suffixes=epub.SUFFIXES, open=epub.open_epub, members=epub.MEMBERS),
    FileFormat(name="PDF", suffixes=pdf.SUFFIXES, open=pdf.open_pdf, recognises=pdf.recognises),
    FileFormat(name="RTF", suffixes=rtf.SUFFIXES, open=rtf.open_rtf, recognises=rtf.recognises),
    FileFormat(name="mailbox", suffixes=frozenset({".mbox", ".mbx"}), recognises=is_mailbox, open_with=open_mailbox),
    FileFormat(
        name="mail", suffixes=frozenset({".eml", ".emlx", ".mht", ".mhtml"}), recognises=is_mail, open_with=open_mail
    ),
    FileFormat(name="WARC", suffixes=frozenset(WARC_SUFFIXES), recognises=is_web_archive, open=open_web_archive),
    FileFormat(name="WACZ", suffixes=frozenset({".wacz"}), recognises=is_wacz, open=open_wacz),
    FileFormat(
        name="spreadsheet",
        suffixes=frozenset({".xlsx", ".xlsm"}),
        recognises=is_spreadsheet,
        open=open_spreadsheet,
        members=(frozenset({"xl/workbook.xml"}),),
    ),
    FileFormat(name="JSON", suffixes=frozenset({".json", ".jsonl", ".ndjson"}), recognises=is_json, open=open_json),
    FileFormat(
        name="delimited table", suffixes=frozenset({".csv", ".tsv"}), recognises=is_delimited, open=open_delimited
    ),
)

# Every suffix that is taken from folders and archives.
SUFFIXES = TEXT_SUFFIXES.union(*(known.suffixes for known in FORMATS))

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0"
# The name of the stream in which Office puts a document that it encrypts.
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_KINDLE_OFFSET, _KINDLE_SIGNATURES = 60, (b"BOOKMOBI", b"TEXtREAd")

# The length of two novels.
MAX_CHARACTERS = 1_000_000
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
    known = find_format(data, lowered)
    if known and known.open_with:
        return _checked(known.open_with(data, lowered, partial(_open, depth=depth + 1)))
    if known and known.open:
        return _checked(known.open(data, lowered))
    if reason := _refusal(data):
        raise UnreadableClipping(reason)
    decoded = decode(data, name=name)
    export = read_export_page(decoded.text) if decoded.media_type == PAGE else None
    document = Document(text=export or decoded.text, kind=PLAIN if export else decoded.media_type)
    return OpenedFile(media_type=decoded.media_type, encoding=decoded.encoding, documents=(document,))


def _refusal(data: bytes) -> str | None:
    """Return why a file cannot be read if that does not show in its first bytes, ``None`` if nothing is known."""
    if data.startswith(ZIP_SIGNATURE):
        members = zip_members(data)
        return refusal(members) if members else DAMAGED
    if data.startswith(_OLE_SIGNATURE) and _ENCRYPTED_OFFICE in data:
        return "it is protected by a password; save a copy without one"
    if data[_KINDLE_OFFSET:].startswith(_KINDLE_SIGNATURES):
        return "Kindle books cannot be read; convert it to EPUB"
    return None


def _checked(opened: OpenedFile) -> OpenedFile:
    """Return ``opened``. Raises ``UnreadableClipping`` if a text in it is too long to parse."""
    if any(len(document.text) > MAX_CHARACTERS for document in opened.documents if document.kind == PLAIN):
        raise UnreadableClipping(f"more than {MAX_CHARACTERS:,} characters of text; split it into separate articles")
    return opened


def readable_text(data: bytes, *, name: str = "") -> str:
    """Return the text that articles are found in: the decoded text or page, or the text extracted from a document.

    Raises ``UnreadableClipping`` as ``open_file`` does.
    """
    return DOCUMENT_SEPARATOR.join(document.text for document in open_file(data, name=name).documents)


def is_document(members: frozenset[str]) -> bool:
    """Whether a ZIP archive with these members is a document, readable or not, rather than an archive of files."""
    return any(known.has_members_of(members) for known in FORMATS) or refusal(members) is not None


def find_format(data: bytes, name: str) -> FileFormat | None:
    """Return the format of a file, ``None`` for plain text, a page, an archive and a format that is not known."""
    head, members = data[:_HEAD], zip_members(data)
    return next((known for known in FORMATS if known.is_format_of(head, name.lower(), members)), None)
