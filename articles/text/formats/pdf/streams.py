"""A check of the compressed streams of a PDF document, before PDFium unpacks them outside all limits of Python."""

from __future__ import annotations

import base64
import re
import zlib

from articles.text.documents import UnreadableClipping
from articles.text.formats.limits import MEGABYTE, UNPACKS_TO_TOO_MUCH

# What a stream may unpack to, what a font may, and all together, without pictures and attachments, which are not
# unpacked to read text. The drawing of a page takes some hundred kilobytes; each shape in it takes PDFium twenty times
# its length in memory.
_MAX_STREAM, _MAX_FONT, _MAX_STREAMS = 8 * MEGABYTE, 48 * MEGABYTE, 256 * MEGABYTE
_FONT_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"\1\0\4", b"%!")
# Bytes of a stream in a compression that is not unpacked here.
_MAX_OTHER_STREAM = MEGABYTE
# Streams packed in packed streams, and bytes unpacked at once.
_MAX_LAYERS, _STEP = 4, MEGABYTE

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEAD_LENGTH = 1_024
_UNREAD = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
# Numbers of the objects that draw pages, whatever they say they are; and the number of the object that ends here.
_DRAWINGS, _NUMBER = (
    re.compile(rb"/Contents\s{0,9}\[?((?:\s{0,9}\d{1,10}\s{1,9}\d{1,5}\s{1,9}R)+)"),
    re.compile(rb"\d+(?=\s+\d+\s+R)"),
)
_OBJECT = re.compile(rb"(\d{1,10})\s{1,9}\d{1,5}$")
_ASCII85, _HEXADECIMAL = re.compile(rb"/(?:ASCII85Decode|A85)\b"), re.compile(rb"/(?:ASCIIHexDecode|AHx)\b")
_OTHER = re.compile(rb"/(?:LZWDecode|LZW|RunLengthDecode|RL)\b")
_NOT_HEXADECIMAL = re.compile(rb"[^0-9A-Fa-f]+")


def check_streams(data: bytes) -> None:
    """Raise ``UnreadableClipping`` if the streams of a document unpack to more than those of any document do."""
    drawings = {number for found in _DRAWINGS.finditer(data) for number in _NUMBER.findall(found[1])}
    left = _MAX_STREAMS
    for found in _STREAM.finditer(data):
        before, _, head = data[max(0, found.start() - _HEAD_LENGTH) : found.start()].rpartition(b" obj")
        number = _OBJECT.search(before[-20:])
        if _UNREAD.search(head) and not (number and number[1] in drawings):
            continue
        start = found.end()
        if _OTHER.search(head) or _ASCII85.search(head) or _HEXADECIMAL.search(head):
            end = data.find(b"endstream", start)
            packed = data[start : end if end >= 0 else len(data)]
            if _OTHER.search(head) and len(packed) > _MAX_OTHER_STREAM:
                raise UnreadableClipping(UNPACKS_TO_TOO_MUCH)
            left -= _unpacked_size(_without_ascii(packed, head), 0)
        else:
            # The stream ends by itself, and so no copy of the rest of the file is needed.
            left -= _unpacked_size(memoryview(data)[start:], 0)
        if left < 0:
            raise UnreadableClipping(UNPACKS_TO_TOO_MUCH)


def _without_ascii(packed: bytes, head: bytes) -> bytes:
    """Return the bytes that a stream of printable characters stands for, b"" if it is damaged."""
    try:
        if _ASCII85.search(head):
            return base64.a85decode(packed.strip().removesuffix(b"~>").removeprefix(b"<~"))
        if _HEXADECIMAL.search(head):
            digits = _NOT_HEXADECIMAL.sub(b"", packed)
            return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    except ValueError:
        return b""
    return packed


def _unpacked_size(packed: bytes | memoryview, layer: int) -> int:
    """Return the bytes that a stream unpacks to, 0 if it is not packed, or in another way.

    Raises ``UnreadableClipping`` if it is more than a stream may unpack to.
    """
    if not _is_packed(packed):
        return 0
    unpacker = zlib.decompressobj()
    kept: list[bytes] = []
    size = at = 0
    most = _MAX_STREAM
    try:
        while not unpacker.eof and at < len(packed):
            chunk: bytes | memoryview = packed[at : at + _STEP]
            at += len(chunk)
            while len(chunk) and not unpacker.eof:
                part = unpacker.decompress(chunk, _STEP)
                chunk = unpacker.unconsumed_tail
                size += len(part)
                # Only a stream that is packed again is unpacked further.
                is_first = size == len(part)
                if is_first and part.startswith(_FONT_SIGNATURES):
                    most = _MAX_FONT
                if kept or (is_first and layer < _MAX_LAYERS and _is_packed(part)):
                    kept.append(part)
                if size > most:
                    raise UnreadableClipping(UNPACKS_TO_TOO_MUCH)
    except zlib.error:
        pass
    return size + (_unpacked_size(b"".join(kept), layer + 1) if kept else 0)


def _is_packed(part: bytes | memoryview) -> bool:
    """Whether bytes begin as those that zlib packs."""
    return len(part) > 1 and part[0] & 0x0F == 8 and not (part[0] << 8 | part[1]) % 31
