"""Limits on what a file unpacks to, the same for every format, and the words in which they are reported.

They stop ZIP bombs, archives inside archives and damaged directories before anything is unpacked.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from articles.text.documents import UnreadableClipping

MEGABYTE = 1024 * 1024

# The longest novel in DOCX has some 20 MB of XML, and a magazine as EPUB a few hundred parts.
MAX_PARTS = 20_000
MAX_PART_BYTES = 32 * MEGABYTE
# What a file unpacks to, together with the files inside it.
MAX_UNPACKED_BYTES = 250 * MEGABYTE
# Repetitive XML, such as a long table, compresses to a sixtieth; a ZIP bomb to a thousandth.
MAX_RATIO = 200
# The ratio of smaller parts is not checked: they are harmless.
RATIO_FREE_BYTES = 4 * MEGABYTE
# The ZIP directory takes some 100 bytes for each member.
MAX_DIRECTORY_BYTES = 8 * MEGABYTE
# Elements and attributes of an XML part, by the signs "<" and "="; the parser takes some 200 bytes for each.
MAX_XML_SIGNS = 2_000_000
# Files inside files: a document attached to a mail that is attached to a mail of a mailbox.
MAX_NESTING = 3

# The length of two novels.
MAX_CHARACTERS = 1_000_000
# All documents of a file: a year of a newspaper has ten million characters. A page counts with its markup.
MAX_TOTAL_CHARACTERS = 40_000_000

PROTECTED = "it is protected by a password; save a copy without one"
DAMAGED = "it is damaged or incomplete; download or save it again"
UNPACKS_TO_TOO_MUCH = "it unpacks to more than can be read; split it into smaller files"
TOO_MANY_PARTS = f"it has more than {MAX_PARTS:,} parts; no document has so many"
TOO_MUCH_XML = f"its XML has more than {MAX_XML_SIGNS:,} elements and attributes; split it into smaller documents"
UNKNOWN_COMPRESSION = "its compression method is not supported; save it again as a standard document"
NESTED_TOO_DEEP = "it is nested too deep in other files; save it as a file of its own"
TOO_LONG = f"more than {MAX_CHARACTERS:,} characters of text; split it into separate articles"


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether a part unpacks to so many times its size as no document does. Both sizes are in bytes."""
    return unpacked > RATIO_FREE_BYTES and unpacked > MAX_RATIO * packed


@dataclass(slots=True)
class Allowance:
    """The bytes that a file may still unpack to."""

    left: int = MAX_UNPACKED_BYTES

    def take(self, size: int) -> None:
        """Take ``size`` bytes. Raises ``UnreadableClipping`` if fewer are left."""
        if size > self.left:
            raise UnreadableClipping(UNPACKS_TO_TOO_MUCH)
        self.left -= size


def inflated(data: bytes, window: int, limit: int) -> bytes:
    """Return what ``data`` unpacks to, at most ``limit`` bytes and one more. ``window`` is that of ``zlib``.

    Raises ``zlib.error`` if it is damaged.
    """
    return zlib.decompressobj(window).decompress(data, limit + 1)
