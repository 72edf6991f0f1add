"""Files that are ZIP archives of XML parts, such as office documents and e-books, read within limits."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from articles.text.documents import UnreadableClipping

ZIP_SIGNATURE = b"PK\x03\x04"

# What to do with a document that cannot be read.
PASTE = "not supported yet; open the file, copy all, and paste the text"

# The longest novel in DOCX has some 20 MB of XML, and a magazine as EPUB a few hundred parts.
MAX_MEMBERS = 20_000
MAX_PART_BYTES = 32 * 1024 * 1024
MAX_UNPACKED_BYTES = 96 * 1024 * 1024
# Repetitive XML, such as a long table, compresses to a sixtieth; a ZIP bomb to a thousandth.
MAX_RATIO = 200
# The ratio of smaller parts is not checked: they are harmless.
RATIO_FREE_BYTES = 4 * 1024 * 1024
# The ZIP directory takes some 100 bytes for each member.
_MAX_DIRECTORY_BYTES = 8 * 1024 * 1024

# Formats that cannot be read, each with a member that such an archive has and the reason for the reader.
OTHER_CONTAINERS = (
    ("ppt/presentation.xml", f"PowerPoint presentations are {PASTE}"),
    ("xl/workbook.bin", "binary Excel workbooks cannot be read; save it as .xlsx or .csv"),
    ("Index/Document.iwa", "Pages, Numbers and Keynote documents cannot be read; export it as DOCX, XLSX or PDF"),
    ("index.apxl", "Keynote documents cannot be read; export it as PDF"),
    ("FixedDocSeq.fdseq", "XPS documents cannot be read; print it as a PDF document"),
    ("AndroidManifest.xml", "this is a program, not text"),
    ("META-INF/MANIFEST.MF", "this is a program, not text"),
)

_ENCRYPTED_BIT = 0x1
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGED = "it is damaged or incomplete; download or save it again"


class Container:
    """The parts of a ZIP archive. Nothing is unpacked before its size is checked."""

    def __init__(self, data: bytes) -> None:
        """Read the directory. Raises ``UnreadableClipping`` if ``data`` is not a ZIP archive or a damaged one."""
        stream = _BoundedReads(data)
        try:
            self._archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise UnreadableClipping(_DAMAGED) from error
        stream.limit = MAX_UNPACKED_BYTES
        self._members = {member.filename: member for member in self._archive.infolist() if not member.is_dir()}
        self._allowance = MAX_UNPACKED_BYTES
        if len(self._members) > MAX_MEMBERS:
            raise UnreadableClipping(f"it has more than {MAX_MEMBERS:,} parts; no document has so many")

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._members)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, b"" if there is no such part.

        Raises ``UnreadableClipping`` if the part is damaged, encrypted or too large.
        """
        member = self._members.get(name)
        if member is None:
            return b""
        if member.flag_bits & _ENCRYPTED_BIT:
            raise UnreadableClipping("it is protected by a password; save a copy without one")
        too_large = member.file_size > MAX_PART_BYTES or member.file_size > self._allowance
        bomb = member.file_size > RATIO_FREE_BYTES and member.file_size > MAX_RATIO * member.compress_size
        if too_large or bomb:
            raise UnreadableClipping("it unpacks to more than can be read; split it into smaller documents")
        if member.compress_type not in _COMPRESSIONS:
            raise UnreadableClipping("its compression method is not supported; save it again as a standard document")
        self._allowance -= member.file_size
        try:
            # zipfile never returns more than the size stated in the archive, which has just been checked.
            with self._archive.open(member) as stream:
                return stream.read()
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise UnreadableClipping(_DAMAGED) from error

    def read_xml(self, name: str) -> etree._Element | None:
        """Return the root element of an XML part, ``None`` if there is no such part.

        Raises ``UnreadableClipping`` as ``read`` does, and for XML that is damaged or nested too deep.
        """
        data = self.read(name)
        return parse_xml(data) if data else None


class _BoundedReads(BytesIO):
    """A file in memory that refuses to read more than ``limit`` bytes at once, which a huge ZIP directory needs."""

    limit = _MAX_DIRECTORY_BYTES

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > self.limit:
            raise zipfile.BadZipFile("directory too large")
        return super().read(size)


def parse_xml(data: bytes) -> etree._Element:
    """Return the root element. No entity is resolved and nothing is fetched.

    Raises ``UnreadableClipping`` if the XML is damaged, or nested deeper than 256 elements.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableClipping("its XML is damaged; open it in the program that made it and save it again") from error


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
