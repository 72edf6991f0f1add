"""From bytes to lines: the encoding of a clipping, whether it is a page or plain text, where its lines stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from articles.text.documents import UnreadableClipping
from articles.text.spans import Span

PLAIN = "text/plain"
PAGE = "text/html"

# The signature a file of another format begins with, and what to call it in the message.
_FOREIGN = (
    (b"%PDF-", "it is a PDF document"),
    (b"PK\x03\x04", "it is a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "it is an office document"),
    (b"{\\rtf", "it is a rich text (RTF) document"),
    (b"\x1f\x8b", "it is compressed (gzip)"),
    (b"7z\xbc\xaf", "it is compressed (7-Zip)"),
    (b"Rar!", "it is compressed (RAR)"),
    (b"BZh", "it is compressed (bzip2)"),
    (b"\xfd7zXZ", "it is compressed (xz)"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"GIF8", "it is a picture"),
    (b"\x7fELF", "it is a program"),
    (b"-----BEGIN PGP MESSAGE", "it is encrypted (PGP)"),
    (b"Salted__", "it is encrypted (OpenSSL)"),
    (b"bplist00", "it is a property list"),
)

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# Text in UTF-16 without a mark has a zero in every second byte wherever it is Latin. Of 10 KB of English it is half
# of all bytes, of Russian with spaces and figures a sixth of the high bytes; a stray NUL in a UTF-8 dump is one byte
# in thousands.
_UTF16_ZERO_SHARE = 0.10
# A text may hold a few control characters (a stray NUL, an escape from a terminal); a binary file holds one in every
# ten or so.
_CONTROL_SHARE = 0.02
# The share of a clipping that is read to guess an eight-bit encoding: more tells no more and costs time.
_SAMPLE = 65_536

# Control characters that mean nothing in a text become blanks of the same width, so that offsets hold: NUL is refused
# by PostgreSQL.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BLANKED = dict.fromkeys((*range(9), *range(14, 32), 127), " ")

_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(r"</(?:p|div|body|html|article|head|h1|span)\s*>", re.I)
_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.I)

# Invisible characters that stand at the ends of lines copied from pages.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedClipping:
    """The text of a clipping; ``media_type`` is ``text/plain`` or ``text/html``, ``encoding`` the name Python knows."""

    text: str
    encoding: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank.

    ``text`` is without the blanks around it; ``span`` its place in the dump, ``None`` for a line of a page.
    """

    text: str
    span: Span | None


def decode(data: bytes, *, name: str = "") -> DecodedClipping:
    """Return the text of ``data``, each NUL and other meaningless control character blanked.

    A byte order mark decides, then valid UTF-8, then UTF-16 without a mark, then what a page declares, then the
    likeliest eight-bit encoding. Raises ``UnreadableClipping`` for what is no text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableClipping("it is empty" if not data.strip() else "it holds nothing but NUL bytes")
    for signature, reason in _FOREIGN:
        if data.startswith(signature):
            raise UnreadableClipping(f"{reason}, not a text")
    text, encoding = _decode(data)
    controls = len(_CONTROL.findall(text))
    if controls > max(2, _CONTROL_SHARE * len(text)):
        raise UnreadableClipping("it is binary data, not a text")
    if controls:
        text = text.translate(_BLANKED)
    if not text.strip().strip(_INVISIBLE):
        raise UnreadableClipping("it is empty")
    return DecodedClipping(text=text, encoding=encoding, media_type=PAGE if _is_page(text, name) else PLAIN)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                if encoding == "utf-8":
                    break
                raise UnreadableClipping(
                    f"its byte order mark says {encoding.upper()}, but the bytes after it do not fit"
                ) from error
    zeros = data.count(0, 0, _SAMPLE)
    if zeros > _UTF16_ZERO_SHARE * min(len(data), _SAMPLE) and len(data) % 2 == 0:
        # Latin letters, figures and blanks have their zero byte last in little-endian text.
        encoding = "utf-16-le" if data[1:_SAMPLE:2].count(0) > data[0:_SAMPLE:2].count(0) else "utf-16-be"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            raise UnreadableClipping("it is binary data, not a text") from error
        return text, encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if zeros > max(2, _CONTROL_SHARE * min(len(data), _SAMPLE)):
        raise UnreadableClipping("it is binary data, not a text")
    declared = _META_CHARSET.search(data[:4096])
    if declared:
        encoding = declared.group(1).decode("ascii").lower()
        if encoding.replace("_", "-") in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
            encoding = "cp1252"  # what browsers read under these names
        try:
            return data.decode(encoding, "replace"), encoding
        except LookupError:
            pass
    # One wrong byte does not make a UTF-8 text a text in another encoding.
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken * 10 < sum(1 for character in mended if character > "\x7f"):
        return mended, "utf-8"
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableClipping("no known encoding gives a readable text: it is binary or encrypted")
    encoding = best.encoding
    if encoding in {"latin_1", "iso8859_1", "cp1250", "cp1254", "cp1257", "cp1258", "mac_roman"} and _fits_windows_1252(
        data
    ):
        encoding = "cp1252"
    return data.decode(encoding, "replace"), encoding


def _fits_windows_1252(data: bytes) -> bool:
    """Whether the bytes above ASCII are what Western text in Windows-1252 has there: marks, dashes, accents."""
    high = [byte for byte in data[:_SAMPLE] if byte > 0x7F]
    common = frozenset(
        "‘’“”–—…€•£©®°é è à ç ê ô î û ü ö ä ñ á í ó ú ß É \u00a0»«".replace(" ", "").encode("cp1252")
    ) | {0xA0}
    return sum(byte in common for byte in high) >= 0.8 * len(high)


def _is_page(text: str, name: str) -> bool:
    if _PAGE_START.match(text, 0, 12_000):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and bool(_TAG.search(text))


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text`` that are not blank, with their places, ended as by ``str.splitlines``."""
    lines: list[Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            inner = stripped.strip(_INVISIBLE).strip() or stripped
            at = start + raw.index(inner)
            lines.append(Line(text=inner, span=Span(at, at + len(inner))))
        start += len(raw)
    return tuple(lines)
