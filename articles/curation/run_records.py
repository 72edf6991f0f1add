"""Records of runs: changes that reprocess stored clippings in steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(UndoRecord):
    """The progress of a run.

    ``reached`` is the last id looked at, ``None`` when the run is complete. ``looked_at`` and ``changed`` are counts.
    """

    reached: int | None
    looked_at: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NextClippings:
    """The ids of the clippings that the next step of a run reprocesses, and the run's progress after the step."""

    clippings: Sequence[int]
    looked_at: int
    reached: int | None
