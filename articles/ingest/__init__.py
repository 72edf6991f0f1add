"""The only writer of parsed text.

``files`` finds and opens what is on a disk, ``storing`` parses it and writes rows in batches, ``pending`` holds what
somebody has brought in and not saved yet, ``reparsing`` does it all again for what is stored. Beneath them:
``decisions`` (what people set by hand), ``naming`` (names to sources and people), ``rows`` (values to rows) and
``versions``.
"""

from articles.ingest.files import unpack
from articles.ingest.pending import accept, discard, preview, receive
from articles.ingest.records import MAX_FILE_BYTES, MAX_PENDING, Outcome, Received, Rejected, Result
from articles.ingest.reparsing import Difference, Reparsed, ReprocessStatus, reparse
from articles.ingest.storing import store

__all__ = [
    "MAX_FILE_BYTES",
    "MAX_PENDING",
    "Difference",
    "Outcome",
    "Received",
    "Rejected",
    "Reparsed",
    "ReprocessStatus",
    "Result",
    "accept",
    "discard",
    "preview",
    "receive",
    "reparse",
    "store",
    "unpack",
]
