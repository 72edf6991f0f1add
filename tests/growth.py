"""How the time of a piece of work grows with its input.

Processor time, and the least of several runs: what else the machine does must not decide a test.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 3
TIMES_LARGER = 8
# Eight times the input takes a linear pass eight times as long and a quadratic one sixty-four times.
MOST_TIMES_LONGER = 24
# Below this, starting costs and the clock's grain are most of what is measured.
GRAIN_SECONDS = 0.02


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the least processor time that ``work`` took in ``RUNS`` runs."""

    def once() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return min(once() for _ in range(RUNS))


def grows_linearly(work: Callable[[int], object], *, size: int) -> bool:
    """Return whether ``work`` of ``TIMES_LARGER`` times ``size`` takes no longer than a linear pass would, by far."""
    short = processor_seconds(lambda: work(size))
    long = processor_seconds(lambda: work(TIMES_LARGER * size))
    return long < MOST_TIMES_LONGER * (short + GRAIN_SECONDS / TIMES_LARGER)
