"""The parts of a mail or of a page saved as MHTML: their headers, and their content without its transfer encoding.

Headers are read by the standard library. Its parser of whole mails takes time that grows with the square of the depth
of a mail's parts, so parts are separated here.
"""

from __future__ import annotations

import binascii
import re
from contextlib import suppress
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING

from articles.text.formats.charsets import as_utf8, decode_as
from articles.text.formats.decoding import PAGE, decode

if TYPE_CHECKING:
    from email.message import Message

    from articles.text.formats.decoding import DecodedClipping

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})

# Bytes of a header; the rest is left out. Headers with many relays have 20,000.
_MAX_HEADER_BYTES = 256 * 1024
# Characters of one field that are read.
_MAX_FIELD_LENGTH = 4_000
# Parts inside a part. A newsletter has some three; a page has one for each image.
MAX_PARTS = 5_000

# The end of a line within a field. The library would join the words around it.
_FOLD = re.compile(r"\r?\n[ \t]*")
_CONTROLS = dict.fromkeys((*range(9), *range(14, 32), 127), " ")
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_GUESSED_BOUNDARY = re.compile(rb"^--([^\s-][^\r\n]{0,70}|-[^\r\n]{1,70})\r?\n(?=content-)", re.I | re.M)
_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
# Traces of quoted-printable in a part that does not declare it.
_SOFT_BREAK = re.compile(rb"=\r?\n")
_ESCAPED_BYTE = re.compile(rb"=(?:[89A-F][0-9A-F]|20|3D)(?![0-9A-Za-z])|=[89A-F][0-9A-F]=[89A-F][0-9A-F]")
_MIN_TRACES = 3


class Part:
    """A part of a mail, or the whole of it: its header, and its content as received."""

    def __init__(self, data: bytes, default_type: str = "text/plain") -> None:
        header, self._body = _split_header(data)
        self.fields: Message = BytesHeaderParser().parsebytes(header[:_MAX_HEADER_BYTES])
        self.fields.set_default_type(default_type)
        self.type = self.fields.get_content_type()

    def text_of(self, name: str) -> str:
        """Return the first field called ``name``, decoded and on one line; "" if there is none."""
        found = next((str(value) for key, value in self.fields.raw_items() if key.lower() == name), "")
        return decode_field(found)

    def parameter(self, name: str, field: str = "content-type") -> str:
        """Return a parameter of a field, such as the boundary; "" if there is none."""
        value = self.fields.get_param(name, header=field)
        if isinstance(value, tuple):
            charset, _language, encoded = value
            value = decode_as(encoded.encode("latin-1", "replace"), charset or "us-ascii") or encoded
        return decode_field(value) if isinstance(value, str) else ""

    @property
    def name(self) -> str:
        """The name of the file in this part; "" if it is not a file."""
        return self.parameter("filename", "content-disposition") or self.parameter("name")

    @property
    def is_attached(self) -> bool:
        return self.text_of("content-disposition").lower().startswith("attachment")

    @property
    def content_id(self) -> str:
        return self.text_of("content-id").strip("<> ")

    def content(self) -> bytes:
        """Return the content without its transfer encoding. Damaged parts of it are left out."""
        encoding = self.text_of("content-transfer-encoding").lower()
        if encoding == "base64":
            letters = self._body.translate(None, _NOT_BASE64)
            # A single letter beyond a group of four holds no byte.
            letters = letters[: len(letters) - (len(letters) % 4 == 1)]
            return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
        if encoding == "quoted-printable" or (not encoding and _has_traces_of_quoting(self._body)):
            return binascii.a2b_qp(self._body)
        return self._body

    def text(self) -> DecodedClipping:
        """Return the content as text or as a page. Raises ``UnreadableClipping`` if it is neither, or empty."""
        decoded = decode(as_utf8(self.content(), self.parameter("charset")))
        return replace(decoded, media_type=PAGE) if self.type in PAGE_TYPES else decoded

    def parts(self) -> list[Part]:
        """Return the parts of a multipart, in order. Those after a missing end are kept."""
        boundary = self.parameter("boundary").encode("utf-8", "replace").rstrip()
        spans = _between(self._body, boundary) if boundary else []
        if not spans and (guessed := _GUESSED_BOUNDARY.search(self._body)):
            spans = _between(self._body, guessed[1].rstrip())
        default = "message/rfc822" if self.type == "multipart/digest" else "text/plain"
        return [Part(self._body[start:end], default) for start, end in spans[:MAX_PARTS]]


def decode_field(raw: str) -> str:
    """Return the value of a header field, decoded and on one line."""
    raw = _FOLD.sub(" ", raw[:_MAX_FIELD_LENGTH])
    if not raw.isascii():
        # Bytes that are not ASCII come as surrogates.
        data = raw.encode("utf-8", "surrogateescape")
        try:
            raw = data.decode("utf-8")
        except UnicodeDecodeError:
            raw = data.decode("cp1252", "replace")
    if "=?" in raw:
        with suppress(HeaderParseError, ValueError):
            raw = "".join(_decode_word(chunk, charset) for chunk, charset in decode_header(raw))
    return " ".join(raw.translate(_CONTROLS).split())


def _decode_word(chunk: bytes | str, charset: str | None) -> str:
    if isinstance(chunk, str):
        return chunk
    text = decode_as(chunk, charset) if charset else None
    return chunk.decode("utf-8", "replace") if text is None else text


def _split_header(data: bytes) -> tuple[bytes, bytes]:
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\n", b"\r\n")):
        # A part without a header: its content follows a blank line.
        return b"", data.lstrip(b"\r\n")
    blank = _BLANK_LINE.search(data)
    if blank is None:
        return data, b""
    return data[: blank.start()] + b"\n", data[blank.end() :]


def _between(body: bytes, boundary: bytes) -> list[tuple[int, int]]:
    """Return the spans between the lines with ``boundary``."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for mark in re.finditer(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?$", body, re.M):
        if start is not None:
            spans.append((start, max(start, mark.start() - 1)))
        if mark[1]:
            return spans
        start = min(len(body), mark.end() + 1)
    if start is not None:
        spans.append((start, len(body)))
    return spans


def _has_traces_of_quoting(body: bytes) -> bool:
    return len(_SOFT_BREAK.findall(body)) >= _MIN_TRACES and len(_ESCAPED_BYTE.findall(body)) >= _MIN_TRACES
