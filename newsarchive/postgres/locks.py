"""File locks (flock). The kernel frees a lock when its process ends, even if it was killed."""

from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

POLL_SECONDS = 0.02


def open_lock(path: Path) -> int:
    """Open the lock file, created if missing, and return its descriptor. Child programs do not inherit it."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


def take(descriptor: int, *, shared: bool = False) -> bool:
    """Try to lock without waiting; return whether it succeeded."""
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_for(descriptor: int, *, seconds: float, shared: bool = False) -> bool:
    """Try to lock for at most ``seconds``; return whether it succeeded."""
    deadline = time.monotonic() + seconds
    while not take(descriptor, shared=shared):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True
