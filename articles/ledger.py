"""The ledger of an article: what of its clipping is not in the body, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from articles.text.documents import Fate, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """A block of an article. ``number`` is its place from 0; ``digest`` tells whether the line there still reads so."""

    number: int
    text: str
    kind: Kind
    rule: str

    @property
    def digest(self) -> str:
        return digest(self.text)

    @property
    def in_body(self) -> bool:
        return self.kind.fate is Fate.BODY

    @property
    def removed(self) -> bool:
        return self.kind.fate is Fate.REMOVED


def lines_of(blocks: Sequence[Mapping[str, Any]], *, every_line: bool = False) -> tuple[LedgerLine, ...]:
    """Return the lines that are not in the body, in the clipping's order; with ``every_line`` those of the body too."""
    lines = (
        LedgerLine(number=number, text=block["text"], kind=Kind(block["kind"]), rule=block["rule"])
        for number, block in enumerate(blocks)
    )
    return tuple(line for line in lines if every_line or not line.in_body)


def count_removed(blocks: Iterable[Mapping[str, Any]]) -> int:
    return sum(Kind(block["kind"]).fate is Fate.REMOVED for block in blocks)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
