"""The ledger of an article: the lines of its clipping that were removed, moved to the header, or corrected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from articles.text.cleaning.line_rules import MAX_RULE_LENGTH
from articles.text.comparing.edit_marks import edit_marks
from articles.text.comparing.wording import compare_wording
from articles.text.data.kinds import Fate, Kind
from articles.text.parse import HAND
from articles.text.places import body_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.text.comparing.edit_marks import EditMark
    from articles.text.places import BodyLine

_CLEANING_RULE = re.compile(r"rule #(\d+): ")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """A block of an article. ``number`` is its position, from 0; ``digest`` shows whether its text has changed.

    ``received`` is the text in the clipping, ``text`` the text after corrections. ``nth`` (from 0) counts lines that
    were received with the same text.
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
    def marks(self) -> tuple[EditMark, ...]:
        """The corrections as edit marks; empty if only white space differs."""
        return edit_marks(compare_wording(self.received, self.text).runs)

    @property
    def cleaning_rule_number(self) -> int | None:
        """The number of the cleaning rule that decided the line; ``None`` if none did."""
        return rule_number(self.rule)

    @property
    def can_become_rule(self) -> bool:
        """Whether the line is short enough for a cleaning rule."""
        return len(self.received) <= MAX_RULE_LENGTH

    @property
    def kind_for_rule(self) -> str:
        """The likely kind of a rule made from the line; see the function ``kind_for_rule``."""
        return kind_for_rule(self.kind, by_hand=self.rule == HAND or self.is_corrected)


def lines_of(blocks: Sequence[Mapping[str, Any]], *, every_line: bool = False) -> tuple[LedgerLine, ...]:
    """Return the lines that were removed, moved to the header or corrected, in order; with ``every_line`` all lines."""
    counts: dict[str, int] = {}
    lines = []
    for number, block in enumerate(blocks):
        received = received_text(block)
        counts[received] = counts.get(received, -1) + 1
        line = LedgerLine(
            number=number,
            text=block["text"],
            received=received,
            nth=counts[received],
            kind=Kind(block["kind"]),
            rule=block["rule"],
        )
        if every_line or not line.in_body or line.is_corrected:
            lines.append(line)
    return tuple(lines)


def received_text(block: Mapping[str, Any]) -> str:
    """Return the text of ``block`` as received."""
    text: str = block.get("received", block["text"])
    return text


def rule_number(rule: str) -> int | None:
    """Return the number of the cleaning rule in a block's ``rule``; ``None`` for a built-in rule."""
    found = _CLEANING_RULE.match(rule)
    return int(found[1]) if found else None


def kind_for_rule(kind: Kind, *, by_hand: bool) -> str:
    """Return the likely kind of a rule made from a line of ``kind``; "" for a rule that keeps the line.

    If a person set the kind, the rule repeats it. Otherwise the rule reverses the fate of the line.
    """
    if kind.fate is Fate.REMOVED:
        return kind.value if by_hand else ""
    return "" if by_hand else Kind.PROMOTION.value


def body_lines_of(blocks: Iterable[Mapping[str, Any]]) -> tuple[BodyLine, ...]:
    """Return the lines of an article's body, with their positions in it."""
    kept = (block for block in blocks if Kind(block["kind"]).fate is Fate.BODY)
    return body_lines((received_text(block), block["text"]) for block in kept)


def body_line_at(blocks: Sequence[Mapping[str, Any]], number: int) -> BodyLine:
    """Return block ``number`` as a line of the body. Raises ``IndexError`` if it is not in the body."""
    before = sum(Kind(block["kind"]).fate is Fate.BODY for block in blocks[:number])
    if Kind(blocks[number]["kind"]).fate is not Fate.BODY:
        raise IndexError(number)
    return body_lines_of(blocks)[before]


def count_removed(blocks: Iterable[Mapping[str, Any]]) -> int:
    return sum(Kind(block["kind"]).fate is Fate.REMOVED for block in blocks)


def count_corrected(blocks: Iterable[Mapping[str, Any]]) -> int:
    return sum("received" in block for block in blocks)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
