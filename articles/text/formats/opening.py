"""Opening of a file of any format: its documents, as plain text or pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING

from articles.text.documents import NoArticles, UnreadableClipping
from articles.text.formats import apple_archives, docx, epub, evernote, opendocument, pdf, rtf
from articles.text.formats.containers import ZIP_SIGNATURE, Container, refusal, zip_members
from articles.text.formats.databases.pages import read_export_page
from articles.text.formats.decoding import PAGE, PLAIN, decode
from articles.text.formats.document import DOCUMENT_SEPARATOR, Document, OpenedFile
from articles.text.formats.libraries.bookmarks import is_bookmarks, open_bookmarks
from articles.text.formats.libraries.citations import (
    BIBTEX_SUFFIXES,
    RIS_SUFFIXES,
    is_bibtex,
    is_ris,
    open_bibtex,
    open_ris,
)
from articles.text.formats.libraries.omnivore import is_omnivore, open_omnivore
from articles.text.formats.libraries.readwise import is_readwise, open_readwise
from articles.text.formats.limits import (
    DAMAGED,
    MAX_CHARACTERS,
    MAX_NESTING,
    MAX_TOTAL_CHARACTERS,
    NESTED_TOO_DEEP,
    PROTECTED,
    TOO_LONG,
    Allowance,
)
from articles.text.formats.mail.mailboxes import MAILBOX_SUFFIXES, is_mailbox, open_mailbox
from articles.text.formats.mail.messages import MAIL_SUFFIXES, is_mail, open_mail
from articles.text.formats.other_files import refusal_by_kind, refusal_of_xml
from articles.text.formats.tables.delimited import DELIMITED_SUFFIXES, is_delimited, open_delimited
from articles.text.formats.tables.objects import JSON_SUFFIXES, is_json, open_json
from articles.text.formats.tables.open_spreadsheets import ODS_SUFFIXES, is_ods, open_ods
from articles.text.formats.tables.spreadsheets import (
    SPREADSHEET_SUFFIXES,
    is_other_spreadsheet,
    is_spreadsheet,
    open_spreadsheet,
)
from articles.text.formats.web_archives import (
    WACZ_SUFFIXES,
    WARC_SUFFIXES,
    has_warcs,
    is_wacz,
    is_web_archive,
    open_wacz,
    open_web_archive,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.text.formats.document import Opener

# Suffixes of files that are read as text or as a page.
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format that is neither plain text nor a page.

    ``recognises`` gets the first 4,096 bytes and the file's name in lower case. A ZIP archive is also of this format if
    it has all ``members`` of one of the sets, or if ``recognises_members`` says so, which gets the names of all.
    ``open`` gets all bytes and the name; it raises ``UnreadableClipping``
    with advice if the file cannot be read. A format whose files hold files of other formats has ``open_with`` instead,
    which also gets a function that opens these. ``suffixes`` are those taken from folders.
    """

    name: str
    suffixes: frozenset[str]
    open: Callable[[bytes, str], OpenedFile] | None = None
    open_with: Callable[[bytes, str, Opener], OpenedFile] | None = None
    recognises: Callable[[bytes, str], bool] | None = None
    members: tuple[frozenset[str], ...] = ()
    recognises_members: Callable[[frozenset[str]], bool] | None = None

    def has_members_of(self, members: frozenset[str]) -> bool:
        """Whether a ZIP archive with these members is of this format."""
        by_function = self.recognises_members is not None and self.recognises_members(members)
        return by_function or any(names <= members for names in self.members)

    def is_format_of(self, head: bytes, name: str, members: frozenset[str]) -> bool:
        """Whether a file with these first bytes, this name and, if it is a ZIP archive, these members is of it."""
        return self.has_members_of(members) or (self.recognises is not None and self.recognises(head, name))


# The first format that recognises a file opens it.
FORMATS: tuple[FileFormat, ...] = (
    FileFormat(name="mailbox", suffixes=MAILBOX_SUFFIXES, recognises=is_mailbox, open_with=open_mailbox),
    FileFormat(name="mail", suffixes=MAIL_SUFFIXES, recognises=is_mail, open_with=open_mail),
    FileFormat(name="WARC", suffixes=WARC_SUFFIXES, recognises=is_web_archive, open=open_web_archive),
    FileFormat(name="WACZ", suffixes=WACZ_SUFFIXES, recognises=is_wacz, recognises_members=has_warcs, open=open_wacz),
    FileFormat(name="Omnivore", suffixes=frozenset(), recognises_members=is_omnivore, open=open_omnivore),
    FileFormat(name="Readwise", suffixes=frozenset(), recognises=is_readwise, open=open_readwise),
    FileFormat(name="bookmarks", suffixes=frozenset(), recognises=is_bookmarks, open=open_bookmarks),
    FileFormat(name="RIS", suffixes=RIS_SUFFIXES, recognises=is_ris, open=open_ris),
    FileFormat(name="BibTeX", suffixes=BIBTEX_SUFFIXES, recognises=is_bibtex, open=open_bibtex),
    FileFormat(
        name="spreadsheet",
        suffixes=SPREADSHEET_SUFFIXES,
        recognises=is_other_spreadsheet,
        recognises_members=is_spreadsheet,
        open=open_spreadsheet,
    ),
    FileFormat(name="OpenDocument spreadsheet", suffixes=ODS_SUFFIXES, recognises=is_ods, open=open_ods),
    FileFormat(name="DOCX", suffixes=docx.SUFFIXES, open=docx.open_docx, members=docx.MEMBERS),
    FileFormat(
        name="OpenDocument",
        suffixes=opendocument.SUFFIXES,
        open=opendocument.open_odt,
        recognises=opendocument.recognises,
        members=opendocument.MEMBERS,
    ),
    FileFormat(name="EPUB", suffixes=epub.SUFFIXES, open=epub.open_epub, members=epub.MEMBERS),
    FileFormat(
        name="web archive of Safari",
        suffixes=apple_archives.SUFFIXES,
        open=apple_archives.open_web_page,
        recognises=apple_archives.recognises,
    ),
    FileFormat(name="Evernote", suffixes=evernote.SUFFIXES, open=evernote.open_notes, recognises=evernote.recognises),
    FileFormat(name="PDF", suffixes=pdf.SUFFIXES, open=pdf.open_pdf, recognises=pdf.recognises),
    FileFormat(name="RTF", suffixes=rtf.SUFFIXES, open=rtf.open_rtf, recognises=rtf.recognises),
    FileFormat(name="JSON", suffixes=JSON_SUFFIXES, recognises=is_json, open=open_json),
    FileFormat(name="delimited table", suffixes=DELIMITED_SUFFIXES, recognises=is_delimited, open=open_delimited),
)

# Every suffix that is taken from folders and archives.
SUFFIXES = TEXT_SUFFIXES.union(*(known.suffixes for known in FORMATS))

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0"
# The name of the stream in which Office puts a document that it encrypts.
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
# Suffixes of two parts, such as ".warc.gz".
_LONG_SUFFIXES = tuple(suffix for suffix in SUFFIXES if suffix.count(".") > 1)

# Beginnings and ends of elements that are not shown; tags that follow each other, of which the last may be open.
_UNSEEN = re.compile(r"<(/?)(script|style)", re.I)
_TAGS = re.compile(r"(?:<[^<>]*+>?+)++")

# Bytes by which a format is recognised.
_HEAD = 4_096


def has_known_suffix(name: str) -> bool:
    """Whether a file with this name is taken from folders and archives."""
    return PurePath(name).suffix.lower() in SUFFIXES or name.lower().endswith(_LONG_SUFFIXES)


def open_file(data: bytes, *, name: str = "") -> OpenedFile:
    """Return the documents in the bytes of a file; ``name``, its name, is a hint for its format.

    Raises ``UnreadableClipping`` if the file is of a format that cannot be read, damaged or empty.
    """
    return _open(data, name, depth=0, allowance=Allowance())


def _open(data: bytes, name: str, *, depth: int, allowance: Allowance) -> OpenedFile:
    """Open a file. ``allowance`` is what the outermost file may still unpack to."""
    if depth > MAX_NESTING:
        raise UnreadableClipping(NESTED_TOO_DEEP)
    lowered = name.lower()
    known = find_format(data, lowered)
    if depth and data.startswith(ZIP_SIGNATURE) and known:
        allowance.take(Container(data).unpacked_size)
    if known and known.open_with:
        return _checked(known.open_with(data, lowered, partial(_open, depth=depth + 1, allowance=allowance)))
    if known and known.open:
        return _checked(known.open(data, lowered))
    if reason := _refusal(data, lowered):
        raise UnreadableClipping(reason)
    decoded = decode(data, name=name)
    if decoded.media_type == PLAIN and (reason := refusal_of_xml(decoded.text)):
        raise NoArticles(reason)
    export = read_export_page(decoded.text) if decoded.media_type == PAGE else None
    document = Document(text=export or decoded.text, kind=PLAIN if export else decoded.media_type)
    return _checked(OpenedFile(media_type=decoded.media_type, encoding=decoded.encoding, documents=(document,)))


def _refusal(data: bytes, name: str) -> str | None:
    """Return why a file cannot be read if that does not show in its first bytes, ``None`` if nothing is known."""
    if data.startswith(ZIP_SIGNATURE):
        members = zip_members(data)
        return refusal(members) if members else DAMAGED
    if data.startswith(_OLE_SIGNATURE) and _ENCRYPTED_OFFICE in data:
        return PROTECTED
    return refusal_by_kind(data, name)


def _checked(opened: OpenedFile) -> OpenedFile:
    """Return ``opened`` without texts that are too long to parse, alone or together.

    Raises ``UnreadableClipping`` if no other document is left.
    """
    fitting: list[Document] = []
    problems = list(opened.problems)
    for document in opened.documents:
        if _shown_length(document) <= MAX_CHARACTERS:
            fitting.append(document)
        else:
            problems.append(f"{document.name or 'a document'}: {TOO_LONG}")
    if opened.documents and not fitting:
        raise UnreadableClipping(TOO_LONG)
    ends = accumulate(len(document.text) for document in fitting)
    count = sum(end <= MAX_TOTAL_CHARACTERS for end in ends)
    if count < len(fitting):
        problems.append(f"{len(fitting):,} documents; those after the first {count:,} were not read. Split the file")
    return replace(opened, documents=tuple(fitting[:count]), problems=tuple(problems))


def _shown_length(document: Document) -> int:
    return shown_length(document.text) if document.kind == PAGE else len(document.text)


def shown_length(page: str) -> int:
    """Estimate how many characters of a page are visible text: no tags, scripts or styles.

    Counting ends above ``MAX_CHARACTERS``. Takes time that is linear in the page's length, and no copy of it.
    """
    length, start = 0, 0
    inside = ""
    for found in _UNSEEN.finditer(page):
        name = found[2].lower()
        if inside:
            if found[1] and name == inside:
                inside, start = "", found.end()
        elif not found[1]:
            length += _length_between_tags(page, start, found.start())
            inside = name
            if length > MAX_CHARACTERS:
                return length
    return length if inside else length + _length_between_tags(page, start, len(page))


def _length_between_tags(page: str, start: int, end: int) -> int:
    length, at = 0, start
    for found in _TAGS.finditer(page, start, end):
        length += found.start() - at
        at = found.end()
        if length > MAX_CHARACTERS:
            return length
    return length + end - at


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
