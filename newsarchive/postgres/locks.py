"""Locks on files that the kernel frees when their holder ends, killed or not."""

from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

POLL_SECONDS = 0.02


def open_lock(path: Path) -> int:
    """Return a descriptor of the file, which is made when missing; no program this one runs inherits it."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


def take(descriptor: int, *, shared: bool = False) -> bool:
    """Lock, and return whether the lock could be had at once."""
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_for(descriptor: int, *, seconds: float, shared: bool = False) -> bool:
    """Lock, waiting for it no longer than ``seconds``; return whether it was had."""
    deadline = time.monotonic() + seconds
    while not take(descriptor, shared=shared):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True
