"""Execute runs in short steps, so that other writers wait only for a fraction of a second.

Each run is one change. It stores its progress, and everything needed to undo each step.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from articles import ingest
from articles.curation import non_persons, reprocessing, rules
from articles.curation.changes import NotUndoable, load_undo_record
from articles.ingest import snapshots
from articles.ingest.storing import lock_writers
from articles.models import Change, ChangePart

if TYPE_CHECKING:
    from collections.abc import Sequence

# How long a request works on a run. The last step may take a little longer.
STEP_SECONDS = 3.0
# Parsing this many clippings again takes a fraction of a second.
CLIPPINGS_A_STEP = 20

RUN_KINDS = (Change.Kind.LINE_RULE, Change.Kind.REPARSE, Change.Kind.NOT_A_PERSON)
_RUNS: dict[str, Any] = {
    Change.Kind.LINE_RULE: rules,
    Change.Kind.REPARSE: reprocessing,
    Change.Kind.NOT_A_PERSON: non_persons,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The progress of a run: how many items it has looked at, how many are left, and how many articles it has changed.

    The items are articles if a cleaning rule is applied, otherwise clippings.
    """

    looked_at: int
    left: int
    changed: int

    @property
    def is_done(self) -> bool:
        return not self.left


def progress_of(change: Change) -> Progress:
    """Return the progress of a run."""
    try:
        record = load_undo_record(change)
    except NotUndoable:
        return Progress(looked_at=0, left=0, changed=0)
    left = 0
    if change.undone_at is None and record.reached is not None:
        left = _RUNS[change.kind].count_left(record)
    return Progress(looked_at=record.looked_at, left=left, changed=record.changed)


def unfinished_runs() -> list[Change]:
    """Return the runs that are not complete."""
    return list(Change.objects.filter(kind__in=RUN_KINDS, undone_at=None, undo__reached__gte=0).order_by("pk"))


def continue_run(change: Change, *, seconds: float | None = None) -> Progress:
    """Continue a run for this many seconds, or to the end, and return its progress."""
    end = time.monotonic() + seconds if seconds is not None else None
    while _step(change.pk):
        if end is not None and time.monotonic() > end:
            break
    change.refresh_from_db()
    return progress_of(change)


@transaction.atomic
def _step(pk: int) -> bool:
    """Execute one step. Return whether more steps may follow."""
    lock_writers()
    change = Change.objects.select_for_update().get(pk=pk)
    if change.undone_at or change.undo.get("reached") is None:
        return False
    record = load_undo_record(change)
    step = _RUNS[change.kind].next_clippings(record, most=CLIPPINGS_A_STEP)
    changed = _reprocess(change, step.clippings) if step.clippings else 0
    record = replace(
        record,
        reached=step.reached,
        looked_at=record.looked_at + step.looked_at,
        changed=record.changed + changed,
    )
    change.undo = record.to_json()
    change.save(update_fields=["undo"])
    if step.reached is None and change.kind == Change.Kind.NOT_A_PERSON:
        non_persons.finish(change, record)
    return step.reached is not None


def _reprocess(change: Change, clippings: Sequence[int]) -> int:
    """Parse clippings again, store the difference as a part of ``change``, and return how many articles changed."""
    before = snapshots.take(clippings)
    for _reparsed in ingest.reparse(clippings):
        pass
    rows = snapshots.difference(before, snapshots.take(clippings))
    if not rows:
        return 0
    ChangePart.objects.create(change=change, rows=rows)
    return len(rows["articles"]) + len(rows["made"])
