"""Measure how processor time grows with the size of the input.

Takes the least of several runs, so that a busy machine does not decide a test.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 3
TIMES_LARGER = 8
# Eight times the input takes eight times as long when growth is linear, 64 times when it is quadratic.
MOST_TIMES_LONGER = 24
# Below this, start-up costs and the resolution of the clock dominate.
GRAIN_SECONDS = 0.02


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the least processor time of ``RUNS`` runs of ``work``, in seconds."""

    def once() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return min(once() for _ in range(RUNS))


def grows_linearly(work: Callable[[int], object], *, size: int) -> bool:
    """Return whether ``work`` on ``TIMES_LARGER`` times ``size`` stays well below quadratic growth."""
    short = processor_seconds(lambda: work(size))
    long = processor_seconds(lambda: work(TIMES_LARGER * size))
    return long < MOST_TIMES_LONGER * (short + GRAIN_SECONDS / TIMES_LARGER)
