"""Runs: changes that reprocess stored clippings in steps, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(UndoRecord):
    """How far a run has come.

    ``reached`` is the last id looked at, ``None`` when the run is complete; ``looked_at`` and ``changed`` are counts.
    """

    reached: int | None
    looked_at: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NextClippings:
    """What the next step of a run parses again: ids of clippings, how much was looked at, and the new ``reached``."""

    clippings: Sequence[int]
    looked_at: int
    reached: int | None
