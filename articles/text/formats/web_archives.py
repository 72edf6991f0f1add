"""Pages in web archives: WARC and ARC, also compressed, and WACZ."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from articles.text.cleaning.prose import count_words
from articles.text.cleaning.timestamps import Published, parse_iso
from articles.text.documents import UnreadableClipping
from articles.text.formats.charsets import as_utf8
from articles.text.formats.containers import ZIP_ERRORS, Container
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import PAGE, PLAIN, decode
from articles.text.formats.document import Document, LibraryData, OpenedFile
from articles.text.formats.limits import DAMAGED, UNPACKS_TO_TOO_MUCH, Allowance, inflated
from articles.text.formats.pages import read_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

WARC_SUFFIXES = frozenset({".warc", ".warc.gz", ".arc", ".arc.gz", ".wet", ".wet.gz"})
WACZ_SUFFIXES = frozenset({".wacz"})

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_HTTP_OK = "200"
# Pages of one archive, and records that are read to find them. A record takes some 400 bytes at least.
MAX_PAGES, _MAX_RECORDS = 5_000, 100_000
# The largest of 215 saved pages has 1.6 MB.
_MAX_PAGE_BYTES = 8 * 1024 * 1024
# Pages with fewer words are frames, advertisements and redirections.
_MIN_PAGE_WORDS = 40
_READ_BYTES = 64 * 1024
# Lines that are skipped to find the next record after a damaged one.
_MAX_SKIPPED_LINES = 1_000_000
_MAX_LINE_BYTES = 1024 * 1024

_RECORD_ERRORS = (
    *(ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, TypeError, AttributeError, IndexError, OSError),
    *(KeyError, AssertionError),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_RECORD_START = (b"WARC/0.", b"WARC/1.")


def is_web_archive(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is a WARC or ARC file, also compressed."""
    if name.endswith(tuple(WARC_SUFFIXES)):
        return True
    if head.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 64)
    return head.startswith((*_RECORD_START, b"filedesc://"))


def is_wacz(head: bytes, name: str) -> bool:
    """Whether a file is called a WACZ file."""
    return name.endswith(tuple(WACZ_SUFFIXES))


def has_warcs(members: frozenset[str]) -> bool:
    """Whether a ZIP archive with these members is a WACZ file: one of WARC files and a description."""
    return "datapackage.json" in members and any(_is_warc(name) for name in members)


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith(tuple(WARC_SUFFIXES))


def open_web_archive(data: bytes, name: str) -> OpenedFile:
    """Return the pages of a WARC or ARC file as documents, each once.

    Raises ``UnreadableClipping`` if it is damaged or holds no page.
    """
    found = _Found()
    _add_pages(found, BytesIO(data))
    return found.opened("application/warc")


def open_wacz(data: bytes, name: str) -> OpenedFile:
    """Return the pages of a WACZ file as documents: those that its list of pages names, if it has one.

    Raises ``UnreadableClipping`` if it is damaged or holds no page.
    """
    container = Container(data)
    found = _Found(wanted=_read_page_list(container.read("pages/pages.jsonl")))
    for filename in sorted(filter(_is_warc, container.names)):
        try:
            with container.open(filename) as stream:
                _add_pages(found, stream)
        except UnreadableClipping as error:
            found.problems.append(f"{filename}: {error}")
        except ZIP_ERRORS:
            found.problems.append(f"{filename}: {DAMAGED}")
    return found.opened("application/wacz")


@dataclass(slots=True)
class _Found:
    """The pages found so far, and what their archives may still unpack to.

    ``wanted`` are the addresses to take; empty to take every page.
    """

    wanted: frozenset[str] = frozenset()
    documents: list[Document] = field(default_factory=list)
    seen: set[tuple[str, int]] = field(default_factory=set)
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    allowance: Allowance = field(default_factory=Allowance)

    def opened(self, media_type: str) -> OpenedFile:
        counts = (
            f"{count:,} {'record' if count == 1 else 'records'} skipped: {reason}"
            for reason, count in self.skipped.items()
        )
        problems = (*self.problems, *counts)
        if not self.documents:
            raise UnreadableClipping("; ".join(["this web archive holds no page that can be read", *problems]))
        return OpenedFile(media_type=media_type, documents=tuple(self.documents), problems=problems)


def _read_page_list(data: bytes) -> frozenset[str]:
    """Return the addresses in the list of pages; none if there is no list."""
    addresses = set()
    for line in data.splitlines():
        with suppress(ValueError, RecursionError):
            page = json.loads(line)
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                addresses.add(_bare(page["url"]))
    return frozenset(addresses)


def _bare(url: str) -> str:
    """Return an address without its fragment and final slash, to compare it with others."""
    return url.partition("#")[0].rstrip("/")


class _Unpacked:
    """The content of a stream that may be compressed with gzip, in one or many parts.

    A compressed stream that breaks off or is damaged ends there, and ``is_damaged`` says so. ``is_too_long``: more than
    the allowance came out of it.
    """

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance
        self._waiting = stream.read(_READ_BYTES)
        self._is_gzip = self._waiting.startswith(b"\x1f\x8b")
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._is_within = False  # whether a part has begun and not ended
        self.is_damaged = self.is_too_long = False

    def read(self, size: int = _READ_BYTES) -> bytes:
        data = self._read_gzip(size) if self._is_gzip else self._read_plain(size)
        if len(data) > self._allowance.left:
            self.is_too_long = True
            return b""
        self._allowance.take(len(data))
        return data

    def _read_plain(self, size: int) -> bytes:
        data, self._waiting = self._waiting[:size], self._waiting[size:]
        return data or self._stream.read(size)

    def _read_gzip(self, size: int) -> bytes:
        while not self.is_damaged:
            self._waiting = self._waiting or self._stream.read(_READ_BYTES)
            if not self._waiting and not self._is_within:
                return b""
            is_end = not self._waiting
            try:
                data = self._unpacker.decompress(self._waiting, size)
            except zlib.error:
                self.is_damaged = True
                return b""
            self._is_within, self._waiting = True, self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                self._is_within, self._waiting = False, self._unpacker.unused_data.lstrip(b"\x00")
                self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
            elif is_end and not data:
                self.is_damaged = True
            if data:
                return data
        return b""


def _add_pages(found: _Found, stream: IO[bytes]) -> None:
    unpacked = _Unpacked(stream, found.allowance)
    for record in _read_records(found, BufferedReader(unpacked, block_size=_READ_BYTES)):
        _add_record(found, record)
        if len(found.documents) >= MAX_PAGES:
            found.problems.append(f"pages after the first {MAX_PAGES:,} were not read; split the archive")
            return
    if unpacked.is_damaged:
        found.problems.append("the archive breaks off or is damaged; pages behind that place are missing")
    if unpacked.is_too_long:
        found.problems.append(UNPACKS_TO_TOO_MUCH)


def _read_records(found: _Found, reader: Any) -> Iterator[Any]:
    """Yield the records of an archive. After a damaged record, the next one is searched for."""
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
    line: bytes | None = None
    for _ in range(_MAX_RECORDS):
        line = line or _skip_blank_lines(reader)
        if not line:
            return
        try:
            record = loader.parse_record_stream(reader, line)
        except EOFError:
            return
        except _RECORD_ERRORS:
            found.skipped["damaged"] += 1
            line = _skip_to_record(reader)
            continue
        if record.length is None:
            record.length = 0
        yield record
        while record.raw_stream.read(_READ_BYTES):
            pass
        line = None
    found.problems.append(f"records after the first {_MAX_RECORDS:,} were not read; split the archive")


def _skip_blank_lines(reader: Any) -> bytes:
    line: bytes = reader.readline(_MAX_LINE_BYTES)
    while line and not line.strip():
        line = reader.readline(_MAX_LINE_BYTES)
    return line


def _skip_to_record(reader: Any) -> bytes:
    for _ in range(_MAX_SKIPPED_LINES):
        line: bytes = reader.readline(_MAX_LINE_BYTES)
        if not line or line.startswith(_RECORD_START):
            return line
    return b""


def _add_record(found: _Found, record: Any) -> None:
    """Add the page in a record, or count why there is none."""
    content_type = _type_of(record)
    is_text = record.rec_type == "conversion" and content_type.startswith("text/plain")
    if record.rec_type not in {"response", "resource", "conversion"}:
        return
    if content_type.partition(";")[0].strip() not in _PAGE_TYPES and not is_text:
        found.skipped["not a page"] += 1
        return
    status = record.http_headers.get_statuscode() if record.http_headers else _HTTP_OK
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    resource = (record.rec_headers.get_header("WARC-Resource-Type") or "document").lower()
    if found.wanted and _bare(url) not in found.wanted:
        found.skipped["not in the archive's list of pages"] += 1
    elif status != _HTTP_OK:
        found.skipped["an error of the server, or a redirection"] += 1
    elif resource != "document":
        found.skipped["part of another page"] += 1
    else:
        _add_page(found, record, url, content_type, is_text=is_text)


def _type_of(record: Any) -> str:
    """Return the type of a record's content, in lower case."""
    if record.http_headers:
        return (record.http_headers.get_header("Content-Type") or "").lower()
    return (record.content_type or "").lower()


def _add_page(found: _Found, record: Any, url: str, content_type: str, *, is_text: bool) -> None:
    label = url or f"page {len(found.documents) + 1}"
    try:
        charset = _CHARSET.search(content_type)
        decoded = decode(as_utf8(_content_of(record), charset[1] if charset else ""))
    except UnreadableClipping as error:
        found.problems.append(f"{label}: {error}")
        return
    key = (url, hash(decoded.text))
    lines = decoded.text.splitlines() if is_text else read_fragment(decoded.text)
    if key in found.seen or sum(map(count_words, lines)) < _MIN_PAGE_WORDS:
        found.skipped["hardly any text, or stored twice"] += 1
        return
    found.seen.add(key)
    found.documents.append(
        Document(
            text=decoded.text,
            kind=PLAIN if is_text else PAGE,
            fields=ExportFields(url=url if url.lower().startswith(("http://", "https://")) else None),
            name=label,
            library=LibraryData(saved=_date_of(record)),
        )
    )


def _date_of(record: Any) -> Published | None:
    return parse_iso(record.rec_headers.get_header("WARC-Date") or "")


def _content_of(record: Any) -> bytes:
    """Return a record's page without its transfer and content encodings. Raises ``UnreadableClipping``."""
    data: bytes = b""
    while len(data) <= _MAX_PAGE_BYTES and (more := record.raw_stream.read(_MAX_PAGE_BYTES)):
        data += more
    headers = record.http_headers
    if headers and (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        data = _without_chunks(data)
    encoding = (headers.get_header("Content-Encoding") or "").lower().strip() if headers else ""
    if encoding not in {"", "identity"}:
        data = _decompressed(data, encoding)
    if len(data) > _MAX_PAGE_BYTES:
        raise UnreadableClipping(f"larger than {_MAX_PAGE_BYTES // 1024**2} MB; no page of an article is")
    return data


def _without_chunks(data: bytes) -> bytes:
    """Return a page without the lengths of its chunks; unchanged if they are not there."""
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        end = data.find(b"\r\n", at, at + 64)
        try:
            size = int(data[at:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            # Some crawlers store the page without chunks but keep the header that announces them.
            return b"".join(parts) or data
        if size == 0:
            break
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts)


def _decompressed(data: bytes, encoding: str) -> bytes:
    """Return a page without compression, at most one byte more than the longest page."""
    if encoding in {"gzip", "x-gzip", "deflate"}:
        for window in (32 + zlib.MAX_WBITS, -zlib.MAX_WBITS):
            with suppress(zlib.error):
                return inflated(data, window, _MAX_PAGE_BYTES)
    if data.lstrip()[:1] == b"<":
        # Some crawlers store the page without compression but keep the header that announces it.
        return data
    raise UnreadableClipping(f"its compression ({encoding[:20]}) cannot be read")
