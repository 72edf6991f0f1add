"""What parsing costs as files grow: every kind of content at two sizes, and the largest file of each type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.growing_files import KINDS, largest
from bench.growth import LEAST_SECONDS, MOST_MEGABYTES, MOST_PEAK, MOST_SECONDS, faults_of, measured

if TYPE_CHECKING:
    from bench.drills.outcomes import Outcome, Plan
    from bench.growth import Measured

SIZE, QUICK_SIZE, LIMIT_SECONDS, LARGEST_SECONDS = 125_000, 50_000, 60, 300
QUICK_STEP = 10


def run(plan: Plan, outcome: Outcome) -> None:
    kinds = list(KINDS)
    chosen, size = (kinds[::QUICK_STEP], QUICK_SIZE) if plan.is_quick else (kinds, SIZE)
    costs = []
    for kind in chosen:
        if plan.is_over:
            break
        costs.append(grow(kind, size, outcome))
    files = 0
    for kind in ordinary_kinds()[: plan.times(40, 1)]:
        if plan.is_over:
            break
        fill(kind, outcome)
        files += 1
    slow = sum(row.seconds > max(LEAST_SECONDS, MOST_SECONDS * row.size / 1e6) for row in costs)
    large = sum(row.megabytes > MOST_MEGABYTES * row.size / 1e6 for row in costs)
    outcome.done = (
        f"{len(costs)} of {len(kinds)} kinds doubled: {slow} over {MOST_SECONDS:.0f} s/MB, "
        f"{large} over {MOST_MEGABYTES:.0f} MB/MB; {files} largest files"
    )


def grow(kind: str, size: int, outcome: Outcome) -> Measured:
    """Parse content of a kind at ``size`` and twice that, and return what the larger took."""
    rows = measured(kind, [size, 2 * size], LIMIT_SECONDS)
    if faults_of(rows):  # another process may have slowed one of them down
        again = measured(kind, [size, 2 * size], LIMIT_SECONDS)
        rows = [min(pair, key=lambda row: row.seconds) for pair in zip(rows, again, strict=True)]
    last = rows[-1]
    outcome.slower(last.seconds * 1e6 / last.size)
    for fault in faults_of(rows):
        figures = f"{last.seconds * 1e6 / last.size:.1f} s and {last.megabytes * 1e6 / last.size:.0f} MB a megabyte"
        outcome.broken.append(f"{kind}: {fault}, {figures} {last.reason[:80]}".rstrip())
    return last


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
