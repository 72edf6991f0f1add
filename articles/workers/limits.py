"""Limits on what parsing one file may take, and how a worker process keeps them."""

from __future__ import annotations

import os
import resource
import sys
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024

# Ordinary files take some 5 seconds a megabyte of text on a slow processor, and half of a second when they are small.
# A machine may be five times as slow when others use it too.
SECONDS = 30
SECONDS_A_MEGABYTE = 5
# The most of six types that bench/growth.py --largest has measured is 696 MB, for an ODT document of spans.
MEMORY_MEGABYTES = 1024
# A worker that holds this much more than at its start is replaced: memory is given back to the system only then.
WORN_BYTES = 256 * MEGABYTE
# The kernel ends a worker that has used this much more processor time than allowed, should nobody else.
_SPARE_SECONDS = 5

_PAGE = os.sysconf("SC_PAGE_SIZE")
_STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What parsing a file may take: ``seconds`` for any, more for each megabyte, and memory over that at the start."""

    seconds: int = SECONDS
    memory_megabytes: int = MEMORY_MEGABYTES

    def seconds_for(self, size: int) -> int:
        """Return the seconds that a file of ``size`` bytes may take."""
        return self.seconds + SECONDS_A_MEGABYTE * (size // MEGABYTE)


def limit_memory(megabytes: int) -> None:
    """Let this process allocate ``megabytes`` more than it has, on systems with such a limit, and dump no memory.

    Not by ``RLIMIT_AS``: it also counts address space that libraries for numbers reserve and never use.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _lower(resource.RLIMIT_DATA, _pages(5) * _PAGE + megabytes * MEGABYTE)


def limit_processor_time(seconds: int) -> None:
    """Let the kernel end this process when it uses ``seconds`` and a few more of processor time from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + _SPARE_SECONDS)


def resident_bytes() -> int:
    """Return how much memory this process holds; 0 on systems that do not tell."""
    return _pages(1) * _PAGE if sys.platform == "linux" else 0


def _lower(kind: int, value: int) -> None:
    """Set a soft limit, unless the hard limit is lower already."""
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, hard))


def _pages(field: int) -> int:
    return int(_STATM.read_text(encoding="ascii").split()[field])
