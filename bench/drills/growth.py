"""What parsing costs as files grow: every kind of content at two sizes, and the largest file of each type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.growing_files import KINDS, largest
from bench.growth import MOST_PEAK, faults_of, measured

if TYPE_CHECKING:
    from bench.drills.outcomes import Outcome, Plan

SIZE, LIMIT_SECONDS, LARGEST_SECONDS = 125_000, 60, 600


def run(plan: Plan, outcome: Outcome) -> None:
    kinds = list(KINDS)
    plan.random("growth").shuffle(kinds)
    chosen, measured_kinds = kinds[: plan.times(len(kinds), 20)], 0
    for kind in chosen:
        if plan.is_over:
            break
        grow(kind, outcome)
        measured_kinds += 1
    files = 0
    for kind in ordinary_kinds()[: plan.times(40, 1)]:
        if plan.is_over:
            break
        fill(kind, outcome)
        files += 1
    outcome.done = f"{measured_kinds} of {len(kinds)} kinds doubled, {files} largest files"


def grow(kind: str, outcome: Outcome) -> None:
    """Parse content of a kind at two sizes; the outcome has seconds and megabytes a megabyte of content."""
    rows = measured(kind, [SIZE, 2 * SIZE], LIMIT_SECONDS)
    last = rows[-1]
    outcome.slower(last.seconds * 1e6 / last.size)
    for fault in faults_of(rows):
        figures = f"{last.seconds * 1e6 / last.size:.1f} s and {last.megabytes * 1e6 / last.size:.0f} MB a megabyte"
        outcome.broken.append(f"{kind}: {fault}, {figures} {last.reason[:80]}".rstrip())


def ordinary_kinds() -> list[str]:
    """Return the first kind of each type of file, which stands for its ordinary content."""
    first: dict[str, str] = {}
    for kind in KINDS:
        first.setdefault(kind.partition(":")[0], kind)
    return list(first.values())


def fill(kind: str, outcome: Outcome) -> None:
    size, data = largest(kind)
    [row] = measured(kind, [size], LARGEST_SECONDS, data=data)
    outcome.larger(row.megabytes)
    if row.megabytes > MOST_PEAK or row.failed:
        outcome.broken.append(f"{kind}: the largest file took {row.megabytes:.0f} MB {row.reason[:80]}".rstrip())
