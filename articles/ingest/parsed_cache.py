"""Cache of parsed pending clippings, stored in the clipping's row.

An upload is shown and corrected in several requests, and each needs it parsed. Several processes serve the pages, so a
cache in memory would often miss. The cache key covers everything that parsing depends on, so a hit is never out of
date. The parsed values are pickled and signed with the secret key: only bytes that this archive wrote are unpickled.
"""

from __future__ import annotations

import json
import pickle
import zlib
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.utils.crypto import constant_time_compare, salted_hmac

from articles.models import Clipping
from articles.text.documents import Block
from articles.text.formats.document import Highlight, LibraryData, SavedLink
from articles.text.parse import ParsedArticle, ParsedClipping
from articles.text.people.found import FoundPerson
from articles.text.quotes.found import FoundQuote

if TYPE_CHECKING:
    from collections.abc import Collection

    from articles.ingest.decisions import Decisions
    from articles.ingest.parser_inputs import ParserInputs

# A compressed parsed article is about as large as its text: what any accepted file gives is smaller. Parsing a large
# file takes up to minutes, and each page of its preview needs the result.
MAX_BYTES = 32 * 1024 * 1024

_SALT = "articles.ingest.parsed_cache"
_SIGNATURE_BYTES = 32
# Part of the key: values pickled before a field was added or removed are not read.
_SHAPE = [
    field.name
    for kind in (ParsedClipping, ParsedArticle, Block, FoundPerson, FoundQuote, LibraryData, Highlight, SavedLink)
    for field in fields(kind)
]


def parsing_key(
    clipping: Clipping, *, name: str, decisions: Decisions, inputs: ParserInputs, parser_version: str
) -> str:
    """Return a digest of everything that parsing a clipping depends on."""
    parts = (
        _SHAPE,
        parser_version,
        clipping.sha256,
        name,
        clipping.url,
        decisions.fields,
        decisions.lines,
        decisions.names,
        inputs,
    )
    return sha256(json.dumps(_canonical(parts), ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(value: Any) -> Any:
    """Return ``value`` in a JSON form that is the same in every process: sets and dictionaries are sorted."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return _canonical(value.value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if is_dataclass(value):
        return [_canonical(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, dict):
        return sorted(([str(key), _canonical(item)] for key, item in value.items()), key=lambda pair: str(pair[0]))
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    return [_canonical(item) for item in value]


def stored_result(clipping: Clipping, key: str) -> ParsedClipping | None:
    """Return the result cached under ``key``; ``None`` if there is none or its signature is wrong."""
    if clipping.parsed_key != key or clipping.parsed is None:
        return None
    stored = bytes(clipping.parsed)
    signature, packed = stored[:_SIGNATURE_BYTES], stored[_SIGNATURE_BYTES:]
    if not constant_time_compare(signature, _signature(packed)):
        return None
    parsed: ParsedClipping = pickle.loads(zlib.decompress(packed))  # noqa: S301 - signed by this archive
    return parsed


def set_result(clipping: Clipping, key: str, parsed: ParsedClipping) -> None:
    """Set the cached result on a clipping, or clear it if ``parsed`` is too large. ``save_results`` writes it."""
    packed = zlib.compress(pickle.dumps(parsed, protocol=pickle.HIGHEST_PROTOCOL), level=1)
    clipping.parsed = _signature(packed) + packed if len(packed) <= MAX_BYTES else None
    clipping.parsed_key = key if clipping.parsed else ""


def save_results(clippings: Collection[Clipping]) -> None:
    """Write the results set by ``set_result`` in one statement, except for clippings that were saved meanwhile."""
    Clipping.objects.pending().bulk_update(clippings, ["parsed", "parsed_key"])


def _signature(packed: bytes) -> bytes:
    return salted_hmac(_SALT, packed, algorithm="sha256").digest()
