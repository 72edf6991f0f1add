"""Files that are ZIP archives of XML parts, such as office documents and e-books, read within limits."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from articles.text.documents import UnreadableClipping
from articles.text.formats.charsets import names_unknown_encoding
from articles.text.formats.limits import (
    DAMAGED,
    MAX_DIRECTORY_BYTES,
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_UNPACKED_BYTES,
    MAX_XML_SIGNS,
    PROTECTED,
    TOO_MANY_PARTS,
    TOO_MUCH_XML,
    UNKNOWN_COMPRESSION,
    UNPACKS_TO_TOO_MUCH,
    Allowance,
    is_bomb,
)

if TYPE_CHECKING:
    from typing import IO

ZIP_SIGNATURE = b"PK\x03\x04"

# What to do with a document that cannot be read.
PASTE = "not supported yet; open the file, copy all, and paste the text"

# Formats that cannot be read, each with a member that such an archive has and the reason for the reader.
OTHER_CONTAINERS = (
    ("encrypted-package", PROTECTED),
    ("ppt/presentation.xml", f"PowerPoint presentations are {PASTE}"),
    ("xl/workbook.bin", "binary Excel workbooks cannot be read; save it as .xlsx or .csv"),
    ("Index/Document.iwa", "Pages, Numbers and Keynote documents cannot be read; export it as DOCX, XLSX or PDF"),
    ("index.apxl", "Keynote documents cannot be read; export it as PDF"),
    ("FixedDocSeq.fdseq", "XPS documents cannot be read; print it as a PDF document"),
    ("AndroidManifest.xml", "this is a program, not text"),
    ("META-INF/MANIFEST.MF", "this is a program, not text"),
)

# Bytes in which the root element of an XML part begins.
_PROLOG_REACH = 65_536
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.S)
_ELEMENT = re.compile(rb"<[^!?]")

_ENCRYPTED_BIT = 0x1
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# Errors of ``zipfile`` for an archive that is damaged or made to harm.
ZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, OSError),
    *(OverflowError, UnicodeError),
)


class Container:
    """The parts of a ZIP archive. Nothing is unpacked before its size is checked."""

    def __init__(self, data: bytes) -> None:
        """Read the directory. Raises ``UnreadableClipping`` if ``data`` is not a ZIP archive or a damaged one."""
        stream = _BoundedReads(data)
        try:
            self._archive = zipfile.ZipFile(stream)
        except ZIP_ERRORS as error:
            raise UnreadableClipping(DAMAGED) from error
        stream.limit = MAX_UNPACKED_BYTES
        self._members = {member.filename: member for member in self._archive.infolist() if not member.is_dir()}
        self._allowance = Allowance()
        if len(self._archive.infolist()) > MAX_PARTS:
            raise UnreadableClipping(TOO_MANY_PARTS)

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._members)

    @property
    def unpacked_size(self) -> int:
        """The bytes that all parts unpack to, as the directory states."""
        return sum(member.file_size for member in self._archive.infolist())

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, b"" if there is no such part.

        Raises ``UnreadableClipping`` if the part is damaged, encrypted or too large.
        """
        member = self._members.get(name)
        if member is None:
            return b""
        if member.file_size > MAX_PART_BYTES:
            raise UnreadableClipping(UNPACKS_TO_TOO_MUCH)
        self._check(member)
        try:
            # zipfile never returns more than the size stated in the archive, which has just been checked.
            with self._archive.open(member) as stream:
                return stream.read()
        except ZIP_ERRORS as error:
            raise UnreadableClipping(DAMAGED) from error

    def open(self, name: str) -> IO[bytes]:
        """Return a stream of a part that may be longer than those that ``read`` reads at once.

        Reading from it raises one of ``ZIP_ERRORS`` if the part is damaged. Raises ``UnreadableClipping`` as ``read``.
        """
        member = self._members[name]
        self._check(member)
        try:
            return self._archive.open(member)
        except ZIP_ERRORS as error:
            raise UnreadableClipping(DAMAGED) from error

    def has_document_type(self, name: str) -> bool:
        """Whether a part is XML that declares a document type or an odd encoding, or hides its beginning in a comment.

        Raises ``UnreadableClipping`` as ``read`` does.
        """
        try:
            with self._archive.open(self._members[name]) as stream:
                head = stream.read(_PROLOG_REACH).replace(b"\0", b"").lstrip(_BEFORE_XML)
        except ZIP_ERRORS as error:
            raise UnreadableClipping(DAMAGED) from error
        prolog = _COMMENT.sub(b"", head)
        is_unsafe = b"<!DOCTYPE" in prolog or names_unknown_encoding(head) or not _ELEMENT.search(prolog)
        return head.startswith(b"<") and is_unsafe

    def check(self) -> None:
        """Raise ``UnreadableClipping`` if a part is encrypted, or if the parts are too large together.

        For libraries that read the archive themselves. The allowance is used up by the check.
        """
        for member in self._archive.infolist():
            self._check(member)

    def _check(self, member: zipfile.ZipInfo) -> None:
        if member.flag_bits & _ENCRYPTED_BIT:
            raise UnreadableClipping(PROTECTED)
        if is_bomb(member.file_size, member.compress_size):
            raise UnreadableClipping(UNPACKS_TO_TOO_MUCH)
        if member.compress_type not in _COMPRESSIONS:
            raise UnreadableClipping(UNKNOWN_COMPRESSION)
        self._allowance.take(member.file_size)

    def read_xml(self, name: str) -> etree._Element | None:
        """Return the root element of an XML part, ``None`` if there is no such part.

        Raises ``UnreadableClipping`` as ``read`` does, and for XML that is damaged or nested too deep.
        """
        data = self.read(name)
        return parse_xml(data) if data else None


class _BoundedReads(BytesIO):
    """A file in memory that refuses to read more than ``limit`` bytes at once, which a huge ZIP directory needs."""

    limit = MAX_DIRECTORY_BYTES

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > self.limit:
            raise zipfile.BadZipFile("directory too large")
        return super().read(size)


def parse_xml(data: bytes, *, huge: bool = False) -> etree._Element:
    """Return the root element. No entity is resolved and nothing is fetched.

    Raises ``UnreadableClipping`` if the XML is damaged, too large, or nested deeper than 256 elements. ``huge``: a text
    may be longer than 10 MB, such as an embedded picture, and elements may be nested deeper.
    """
    if data.count(b"<") + data.count(b"=") > MAX_XML_SIGNS:
        raise UnreadableClipping(TOO_MUCH_XML)
    parser = etree.XMLParser(
        encoding="utf-8" if names_unknown_encoding(data) else None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=huge,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        what = "nested too deep for a document" if "depth" in str(error) else "damaged"
        reason = f"its XML is {what}; open it in the program that made it and save it again"
        raise UnreadableClipping(reason) from error


def zip_members(data: bytes) -> frozenset[str]:
    """Return the names of the members of a ZIP archive; empty for other files and for a damaged archive."""
    if not data.startswith(ZIP_SIGNATURE):
        return frozenset()
    try:
        return Container(data).names
    except UnreadableClipping:
        return frozenset()


def refusal(members: frozenset[str]) -> str | None:
    """Return why a document with these members cannot be read, ``None`` for an archive of files."""
    found = next((reason for member, reason in OTHER_CONTAINERS if member in members), None)
    if found is None and {"[Content_Types].xml", "mimetype"} & members:
        return f"this kind of document is {PASTE}"
    return found
