"""The ledger of an article: what of its clipping is not in the body, or not as it came, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from articles.compare.shown import marks_of
from articles.text.documents import Fate, Kind
from articles.text.wording import compare_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.compare.shown import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """A block of an article. ``number`` is its place from 0; ``digest`` tells whether the line there still reads so.

    ``received`` is what the clipping has, which somebody may have corrected to ``text``; ``nth`` is which of the lines
    that were received so it is, from 0.
    """

    number: int
    text: str
    received: str
    nth: int
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

    @property
    def is_corrected(self) -> bool:
        return self.text != self.received

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What was corrected, as an editor marks it; nothing where only white space was."""
        return marks_of(compare_wording(self.received, self.text).runs)


def lines_of(blocks: Sequence[Mapping[str, Any]], *, every_line: bool = False) -> tuple[LedgerLine, ...]:
    """Return the lines that are not in the body as they came, in their order; with ``every_line`` the others too."""
    met: dict[str, int] = {}
    lines = []
    for number, block in enumerate(blocks):
        received = received_text(block)
        met[received] = met.get(received, -1) + 1
        line = LedgerLine(
            number=number,
            text=block["text"],
            received=received,
            nth=met[received],
            kind=Kind(block["kind"]),
            rule=block["rule"],
        )
        if every_line or not line.in_body or line.is_corrected:
            lines.append(line)
    return tuple(lines)


def received_text(block: Mapping[str, Any]) -> str:
    """Return what the clipping has where ``block`` is."""
    text: str = block.get("received", block["text"])
    return text


def count_removed(blocks: Iterable[Mapping[str, Any]]) -> int:
    return sum(Kind(block["kind"]).fate is Fate.REMOVED for block in blocks)


def count_corrected(blocks: Iterable[Mapping[str, Any]]) -> int:
    return sum("received" in block for block in blocks)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
