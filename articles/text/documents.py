"""What a clipping is made of: blocks, each with its fate and kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.data.kinds import FATE_OF

if TYPE_CHECKING:
    from articles.text.data.kinds import Fate, Kind
    from articles.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line or paragraph of a clipping.

    ``span`` is the block's place in the decoded dump, ``None`` for a saved page. ``text`` is what stands there; of a
    paragraph that an export has wrapped into several lines, these joined by blanks. ``rule`` names the rule or the
    person's decision that gave the block its kind. ``received`` is what the clipping has there, ``None`` where that is
    ``text``; a text that a person corrected may hold several paragraphs, with a blank line between.
    """

    text: str
    kind: Kind
    rule: str
    span: Span | None = None
    received: str | None = None

    @property
    def fate(self) -> Fate:
        return FATE_OF[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDecision:
    """A person's word on the ``nth`` line (from 0) of a clipping whose text is exactly ``text``.

    It is of ``kind``, and in the body it reads as ``wording`` has it; ``None`` leaves that to the rules, or as it came.
    """

    text: str
    nth: int
    kind: Kind | None = None
    wording: str | None = None


class UnreadableClipping(Exception):
    """The bytes cannot be read as a clipping; the message says why, in words for the reader."""
