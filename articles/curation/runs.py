"""Changes that read what is stored again, in steps that are short: nobody else writes meanwhile.

Each is one change. It remembers how far it came, and keeps of every step what it takes to undo it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from articles import ingest
from articles.curation import reprocessing, rules
from articles.ingest import snapshots
from articles.ingest.storing import lock_writers
from articles.models import Change, ChangePart

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a page waits for at most, but for the last step.
STEP_SECONDS = 3.0
# A step reads so many clippings again: a fraction of a second's work.
CLIPPINGS_A_STEP = 20

KINDS = (Change.Kind.LINE_RULE, Change.Kind.REPARSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a change has come: what was looked at so far and is still to be, and the articles that it has changed.

    A rule looks at articles; whoever reads again what waits for it, at clippings.
    """

    looked_at: int
    left: int
    changed: int

    @property
    def is_done(self) -> bool:
        return not self.left


def progress_of(change: Change) -> Progress:
    """Return how far a change has come."""
    left = 0
    if change.undone_at is None and change.undo.get("reached") is not None:
        left = rules.left_of(change) if change.kind == Change.Kind.LINE_RULE else reprocessing.left_of(change)
    return Progress(looked_at=change.undo.get("looked_at", 0), left=left, changed=change.undo.get("changed", 0))


def unfinished() -> list[Change]:
    """Return the changes that have something before them still."""
    return list(Change.objects.filter(kind__in=KINDS, undone_at=None, undo__reached__gte=0).order_by("pk"))


def continue_run(change: Change, *, seconds: float | None = None) -> Progress:
    """Read again what a change is about, for so long or to the end, and return how far it came."""
    end = time.monotonic() + seconds if seconds is not None else None
    while _step(change.pk):
        if end is not None and time.monotonic() > end:
            break
    change.refresh_from_db()
    return progress_of(change)


@transaction.atomic
def _step(pk: int) -> bool:
    """Read some clippings again, and say whether there may be more."""
    lock_writers()
    change = Change.objects.select_for_update().get(pk=pk)
    if change.undone_at or change.undo.get("reached") is None:
        return False
    next_of = rules.next_of if change.kind == Change.Kind.LINE_RULE else reprocessing.next_of
    found = next_of(change, most=CLIPPINGS_A_STEP)
    if found.clippings:
        change.undo["changed"] += _read_again(change, found.clippings)
    change.undo["looked_at"] += found.looked_at
    change.undo["reached"] = found.reached
    change.save(update_fields=["undo"])
    return found.reached is not None


def _read_again(change: Change, clippings: Sequence[int]) -> int:
    """Parse clippings again as a part of ``change``, and return how many articles are others now."""
    before = snapshots.take(clippings)
    for _reparsed in ingest.reparse(clippings):
        pass
    rows = snapshots.difference(before, snapshots.take(clippings))
    if not rows:
        return 0
    ChangePart.objects.create(change=change, rows=rows)
    return len(rows["articles"]) + len(rows["made"])
