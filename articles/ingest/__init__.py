"""The only writer of parsed text.

``files`` finds and opens files, ``archives`` unpacks them, ``storing`` parses them and writes rows in batches,
``pending`` holds uploads that are not saved yet, ``reparsing`` parses stored clippings again. Beneath them:
``boundary`` (whatever goes wrong with a file), ``decisions`` (what people set by hand), ``names`` and ``people`` (names
to sources and people), ``grouping`` (articles to stories), ``rows`` (values to rows), ``versions`` and ``learning``
(recurring lines).
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
