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
    return min(seconds_of(work) for _ in range(RUNS))


def seconds_of(work: Callable[[], object]) -> float:
    """Return the processor time of one run of ``work``, in seconds."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def grows_linearly(work: Callable[[int], object], *, size: int) -> bool:
    """Return whether ``work`` on ``TIMES_LARGER`` times ``size`` stays well below quadratic growth.

    The larger input is tried again only if it took too long, since it takes nearly all of the time.
    """
    short = processor_seconds(lambda: work(size))
    most = MOST_TIMES_LONGER * (short + GRAIN_SECONDS / TIMES_LARGER)
    return any(seconds_of(lambda: work(TIMES_LARGER * size)) < most for _ in range(RUNS))
