"""The parsed form of a pending clipping, kept in its row until its inputs change.

From receipt to saving, an upload is shown and corrected in several requests, and each needs it parsed. The pages are
served by several processes, so a cache in memory would miss as often as not: the result lies with the clipping in the
database. Its key covers all that parsing depends on, so it is never out of date. It is pickled, as values of the core
have no other form, and signed with the secret key: bytes that this archive did not write are not unpickled.
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
from articles.text.parse import ParsedArticle, ParsedClipping
from articles.text.people.resolver import FoundPerson
from articles.text.quotes.reading import FoundQuote

if TYPE_CHECKING:
    from collections.abc import Collection

    from articles.ingest.decisions import Decisions
    from articles.ingest.parser_inputs import ParserInputs

# Compressed, a parsed article takes about as much as its text. A larger export is parsed again: the row stays small.
MAX_BYTES = 4 * 1024 * 1024

_SALT = "articles.ingest.parsed_cache"
_SIGNATURE_BYTES = 32
# Values pickled before a field was added or removed are not read.
_SHAPE = [
    field.name for kind in (ParsedClipping, ParsedArticle, Block, FoundPerson, FoundQuote) for field in fields(kind)
]


def parsing_key(
    clipping: Clipping, *, name: str, decisions: Decisions, known: ParserInputs, parser_version: str
) -> str:
    """Return a digest of all that parsing a clipping depends on."""
    inputs = (
        _SHAPE,
        parser_version,
        clipping.sha256,
        name,
        clipping.url,
        decisions.fields,
        decisions.lines,
        decisions.names,
        known,
    )
    return sha256(json.dumps(_canonical(inputs), ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(value: Any) -> Any:
    """Return ``value`` as JSON can have it, the same in every process: sets and dictionaries are sorted."""
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
    """Return what was parsed under ``key``; ``None`` where nothing was, or it cannot be read."""
    if clipping.parsed_key != key or clipping.parsed is None:
        return None
    stored = bytes(clipping.parsed)
    signature, packed = stored[:_SIGNATURE_BYTES], stored[_SIGNATURE_BYTES:]
    if not constant_time_compare(signature, _signature(packed)):
        return None
    parsed: ParsedClipping = pickle.loads(zlib.decompress(packed))  # noqa: S301 - signed by this archive
    return parsed


def hold_result(clipping: Clipping, key: str, parsed: ParsedClipping) -> None:
    """Set what was parsed on the row of a pending clipping, unless it is too large; ``save_results`` writes it."""
    packed = zlib.compress(pickle.dumps(parsed, protocol=pickle.HIGHEST_PROTOCOL), level=1)
    clipping.parsed = _signature(packed) + packed if len(packed) <= MAX_BYTES else None
    clipping.parsed_key = key if clipping.parsed else ""


def save_results(clippings: Collection[Clipping]) -> None:
    """Write what ``hold_result`` has set, in one statement, except for clippings that were stored meanwhile."""
    Clipping.objects.pending().bulk_update(clippings, ["parsed", "parsed_key"])


def _signature(packed: bytes) -> bytes:
    return salted_hmac(_SALT, packed, algorithm="sha256").digest()
