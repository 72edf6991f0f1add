"""Decoding of a clipping: its encoding, whether it is a page or plain text, and its lines with their spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from charset_normalizer import from_bytes

from articles.text.documents import UnreadableClipping
from articles.text.formats.charsets import count_above_ascii, decode_if_fits, stored_codec, web_codec
from articles.text.lines import Line, split_lines

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PAGE", "PLAIN", "DecodedClipping", "Line", "decode", "split_lines"]

PLAIN = "text/plain"
PAGE = "text/html"

# Signatures of other file formats, with the error message.
_OTHER_FORMATS = (
    (b"PK\x03\x04", "this is a ZIP archive; unpack it and import its files"),
    (
        b"\xd0\xcf\x11\xe0",
        "old Office documents (.doc, .xls, .ppt, .msg) cannot be read; save it as .docx or .xlsx, or as PDF",
    ),
    (b"\x1f\x8b", "compressed (gzip); unpack it first"),
    (b"7z\xbc\xaf", "compressed (7-Zip); unpack it first"),
    (b"Rar!\x1a", "compressed (RAR); unpack it first"),
    (b"BZh", "compressed (bzip2); unpack it first"),
    (b"\xfd7zXZ", "compressed (xz); unpack it first"),
    (b"\x89PNG", "pictures hold no text; run OCR (text recognition) on them, or paste the text"),
    (b"\xff\xd8\xff", "pictures hold no text; run OCR (text recognition) on them, or paste the text"),
    (b"GIF8", "pictures hold no text; run OCR (text recognition) on them, or paste the text"),
    (b"II*\x00", "pictures hold no text; run OCR (text recognition) on them, or paste the text"),
    (b"MM\x00*", "pictures hold no text; run OCR (text recognition) on them, or paste the text"),
    (b"RIFF", "this is a picture, sound or video, not text"),
    (b"\x00\x00\x00 ftyp", "this is a picture or video, not text"),
    (b"AT&TFORM", "DjVu documents cannot be read; convert it to PDF with OCR (text recognition)"),
    (b"\x7fELF", "this is a program, not text"),
    (b"-----BEGIN PGP MESSAGE", "encrypted (PGP); decrypt it first"),
    (b"Salted__", "encrypted (OpenSSL); decrypt it first"),
    (b"bplist00", "this is a property list, not text"),
)

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# In UTF-16, every second byte of Latin text is zero. In 10 KB of English, that is half of all bytes; in Russian with
# spaces and digits, a sixth of the high bytes. A stray NUL in a UTF-8 dump is one byte in thousands.
_MIN_UTF16_ZEROS = 0.10
# A text may contain a few control characters, such as a stray NUL or a terminal escape. In a binary file, about every
# tenth byte is one.
_MAX_CONTROLS = 0.02
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# Bytes that are read to guess an encoding. More bytes cost time and do not improve the guess.
_SAMPLE = 65_536
# Encodings that the guess confuses with Windows-1252, which is far more common.
_CONFUSED_WITH_WINDOWS_1252 = frozenset(
    """latin_1 iso8859_1 iso8859_15 cp437 cp775 cp850 cp858 cp1250 cp1254 cp1257 cp1258 mac_roman mac_latin2
    mac_iceland""".split()
)

# Control characters that have no meaning in text, such as NUL, which PostgreSQL rejects. Each is replaced by one space,
# so that offsets stay valid.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_TO_SPACES = dict.fromkeys((*range(9), *range(14, 32), 127), " ")

_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?>(?:<!--.{0,2000}?-->\s*){0,5})<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(r"</(?:p|div|body|html|article|head|h1|span)\s*>", re.I)
# The encoding that a page names in a meta tag or an XML declaration, and the number of bytes searched for it. Web
# archives put scripts above a page's own head.
_META_CHARSET = re.compile(
    rb"(?:<meta[^<>]{0,200}?charset|^\s{0,20}<\?xml[^<>]{0,80}?encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})",
    re.I,
)
_CHARSET_REACH = 32_768
# Escape sequences to Japanese characters in ISO-2022-JP, all of whose bytes are ASCII.
_JAPANESE_ESCAPES = (b"\x1b$B", b"\x1b$@")

# Invisible characters at the ends of lines copied from pages.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedClipping:
    """The text of a clipping. ``media_type`` is text/plain or text/html; ``encoding`` is the name of a Python codec."""

    text: str
    encoding: str
    media_type: str


def decode(data: bytes, *, name: str = "") -> DecodedClipping:
    """Return the text of ``data``, with control characters replaced by spaces.

    The encoding comes from a byte order mark, zero bytes (UTF-16), Japanese escape sequences, valid UTF-8, the name
    that a page gives, or else a guess. ``name`` is the file's name, whose extension helps to recognise a page. Raises
    ``UnreadableClipping`` if ``data`` is not text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableClipping("it is empty" if not data.strip() else "it contains only NUL bytes")
    for signature, reason in _OTHER_FORMATS:
        if data.startswith(signature):
            raise UnreadableClipping(reason)
    text, encoding = _decode(data)
    if len(_CONTROL.findall(text)) > max(2, _MAX_CONTROLS * len(text)):
        raise UnreadableClipping("this is binary data, not text")
    text = strip_controls(text)
    if not text.strip().strip(_INVISIBLE):
        raise UnreadableClipping("it is empty")
    return DecodedClipping(text=text, encoding=encoding, media_type=PAGE if _is_page(text, name) else PLAIN)


def strip_controls(text: str) -> str:
    """Return ``text`` with a space in place of each control character that has no meaning in text."""
    return text.translate(_TO_SPACES) if _CONTROL.search(text) else text


class _Decoded(NamedTuple):
    text: str
    encoding: str


def _decode(data: bytes) -> _Decoded:
    """Return text and encoding from the first decoder that succeeds."""
    decoded = next(filter(None, (decoder(data) for decoder in _DECODERS)), None)
    if decoded is None:
        raise UnreadableClipping("no known encoding gives a readable text: it is binary or encrypted")
    return decoded


def _decode_by_mark(data: bytes) -> _Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return _Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                if encoding == "utf-8":
                    return None
                raise UnreadableClipping(
                    f"its byte order mark says {encoding.upper()}, but the bytes after it do not fit"
                ) from error
    return None


def _decode_utf16(data: bytes) -> _Decoded | None:
    """Decode UTF-16 without a byte order mark, recognised by its share of zero bytes."""
    if data.count(0, 0, _SAMPLE) <= _MIN_UTF16_ZEROS * min(len(data), _SAMPLE) or len(data) % 2:
        return None
    # In little-endian text, the zero byte of Latin letters, digits and blanks comes second.
    encoding = "utf-16-le" if data[1:_SAMPLE:2].count(0) > data[0:_SAMPLE:2].count(0) else "utf-16-be"
    try:
        return _Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise UnreadableClipping("this is binary data, not text") from error


def _decode_utf8(data: bytes) -> _Decoded | None:
    try:
        return _Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _refuse_zeros(data: bytes) -> None:
    """Raise ``UnreadableClipping`` if there are more zero bytes than text in an eight-bit encoding has."""
    if data.count(0, 0, _SAMPLE) > max(2, _MAX_CONTROLS * min(len(data), _SAMPLE)):
        raise UnreadableClipping("this is binary data, not text")


def _decode_japanese_escapes(data: bytes) -> _Decoded | None:
    """Decode ISO-2022-JP, recognised by its escape sequences."""
    if not any(escape in data for escape in _JAPANESE_ESCAPES):
        return None
    try:
        return _Decoded(data.decode("iso2022_jp_ext"), "iso2022_jp_ext")
    except UnicodeDecodeError:
        return None


def _decode_as_declared(data: bytes) -> _Decoded | None:
    """Decode a page in the encoding that it names, unless that is no web encoding or does not fit the bytes."""
    declared = _META_CHARSET.search(data[:_CHARSET_REACH])
    encoding = web_codec(declared.group(1).decode("ascii", "replace")) if declared else None
    if encoding is None or encoding == "utf-8":
        return None
    text = decode_if_fits(data, encoding)
    return None if text is None else _Decoded(text, encoding)


def _decode_damaged_utf8(data: bytes) -> _Decoded | None:
    """Decode UTF-8 with a few invalid bytes, which do not mean that another encoding was used."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * 10 < count_above_ascii(text):
        return _Decoded(text, "utf-8")
    return None


def _decode_by_guess(data: bytes) -> _Decoded | None:
    """Decode in the likeliest eight-bit encoding."""
    sample = _guess_sample(data)
    guesses = (guess.encoding for guess in from_bytes(sample))
    encoding = next((codec for codec in guesses if codec == stored_codec(codec)), None)
    if encoding is None:
        return None
    if encoding in _CONFUSED_WITH_WINDOWS_1252 and _fits_windows_1252(sample):
        encoding = "cp1252"
    return _Decoded(data.decode(encoding, "replace"), encoding)


def _guess_sample(data: bytes) -> bytes:
    """Return the bytes to guess an encoding from: the first ones, or those about the first that is not ASCII."""
    head = data[:_SAMPLE]
    if not head.isascii():
        return head
    above = _NOT_ASCII.search(data)
    start = max(0, above.start() - _SAMPLE // 8) if above else 0
    return data[start : start + _SAMPLE]


# In the order in which they are tried.
_DECODERS: tuple[Callable[[bytes], _Decoded | None], ...] = (
    _decode_by_mark,
    _decode_utf16,
    _decode_japanese_escapes,
    _decode_utf8,
    _refuse_zeros,
    _decode_as_declared,
    _decode_damaged_utf8,
    _decode_by_guess,
)


def _fits_windows_1252(sample: bytes) -> bool:
    """Whether the bytes above ASCII fit Western text in Windows-1252: quotation marks, dashes, accents."""
    high = [byte for byte in sample if byte > 0x7F]
    common = frozenset(
        "‘’“”–—…•€£©®°é è à ç ê ô î û ü ö ä ñ á í ó ú ß ï ë â å æ ø É Ä Ö Ü Å \u00a0»«".replace(" ", "").encode(
            "cp1252"
        )
    ) | {0xA0}
    return sum(byte in common for byte in high) >= 0.8 * len(high)


def _is_page(text: str, name: str) -> bool:
    if _PAGE_START.match(text, 0, 12_000):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and bool(_TAG.search(text))
