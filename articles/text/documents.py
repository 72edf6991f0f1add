"""The blocks of a clipping, each with its fate and kind, and people's decisions on single lines."""

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

    ``text`` is the block's text; lines that an export wrapped are joined by spaces. ``span`` is its place in the
    decoded dump, ``None`` for a saved page. ``rule`` names the rule, or the person's decision, that gave the block its
    kind. ``received`` is the original text if a person corrected it, else ``None``; a corrected text may hold several
    paragraphs, separated by a blank line.
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
    """A person's decision on the ``nth`` line (from 0) of a clipping whose text is exactly ``text``.

    ``kind`` is the kind it is to have, ``None`` to leave that to the rules. ``wording`` is its corrected text, ``None``
    to keep the original.
    """

    text: str
    nth: int
    kind: Kind | None = None
    wording: str | None = None


class UnreadableClipping(Exception):
    """The bytes cannot be read as a clipping; the message gives the reason for the reader."""


class NoArticles(UnreadableClipping):
    """The file can be read, but it is none of articles: a table of prices, the settings of a program."""
