"""Files of a ZIP archive whose directory is missing or damaged, as of a download that was cut off.

Each file in an archive has a header of its own in front of its data. These are read one after the other, as far as the
archive goes.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The archive is searched in memory. Larger ones are rejected whole.
MAX_ARCHIVE_BYTES = 100 * 1024 * 1024

# What ``zipfile`` raises for an archive that is damaged, or made to harm.
ZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, OSError),
    *(OverflowError, IndexError, struct.error),
)

_HEADER = struct.Struct("<4s5H3I2H")
_SIGNATURE = b"PK\x03\x04"
_DESCRIPTOR = b"PK\x07\x08"
_UTF_8 = 0x800
# Checksum and sizes stand behind the data.
_SIZES_BEHIND = 0x8
_PIECE = 64 * 1024
_UNKNOWN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvagedMember:
    """A file found in a damaged archive. ``data`` is empty if it ``is_damaged``."""

    name: str
    flags: int
    data: bytes
    packed_size: int
    is_damaged: bool


def salvaged(archive: bytes, *, most_bytes: int) -> Iterator[SalvagedMember]:
    """Yield the files of ``archive`` by their headers. A file of more than ``most_bytes`` counts as damaged.

    Takes time linear in the size of the archive and of what it unpacks to.
    """
    view = memoryview(archive)
    at = archive.find(_SIGNATURE)
    while 0 <= at <= len(archive) - _HEADER.size:
        fields = _HEADER.unpack_from(archive, at)
        flags, method, crc, packed, size = fields[2], fields[3], fields[6], fields[7], fields[8]
        name_end = at + _HEADER.size + fields[9]
        start = name_end + fields[10]
        raw_name = archive[at + _HEADER.size : name_end]
        name = raw_name.decode("utf-8" if flags & _UTF_8 else "cp437", "replace").partition("\0")[0]
        data, end = b"", start
        if method == zipfile.ZIP_DEFLATED:
            data, end = _inflated(view, start, most_bytes)
        elif method == zipfile.ZIP_STORED and not flags & _SIZES_BEHIND and packed != _UNKNOWN:
            end = min(start + packed, len(archive))
            data = archive[start:end] if packed == size <= most_bytes else b""
        if flags & _SIZES_BEHIND:
            has_signature = archive[end : end + 4] == _DESCRIPTOR
            crc = int.from_bytes(archive[end + 4 * has_signature : end + 4 * has_signature + 4], "little")
        is_damaged = zlib.crc32(data) != crc or (end == start and size > 0)
        yield SalvagedMember(
            name=name,
            flags=flags,
            data=b"" if is_damaged else data,
            packed_size=end - start,
            is_damaged=is_damaged,
        )
        at = archive.find(_SIGNATURE, start if is_damaged else end)


def _inflated(view: memoryview, start: int, most_bytes: int) -> tuple[bytes, int]:
    """Return the unpacked data that begins at ``start`` and where it ends; nothing if it is damaged or too long."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    left = most_bytes + 1
    at = start
    try:
        while not inflater.eof and at < len(view) and left > 0:
            piece = view[at : at + _PIECE]
            at += len(piece)
            waiting: bytes | memoryview = piece
            while waiting and left > 0 and not inflater.eof:
                pieces.append(inflater.decompress(waiting, left))
                left -= len(pieces[-1])
                waiting = inflater.unconsumed_tail
    except zlib.error:
        return b"", start
    if not inflater.eof or left <= 0:
        return b"", start
    return b"".join(pieces), at - len(inflater.unused_data)
