"""The worker processes in which this process parses clippings, within the limits of the settings."""

from __future__ import annotations

import threading
from typing import Any

from django.conf import settings

from articles.workers.limits import Limits
from articles.workers.pool import WorkerPool

# For the pages of one server process. More would take memory from the database, and processors from the pages.
SERVER_WORKERS = 2
# Threads of one server process that parse a file or wait until they can: half of those that it has, so that the others
# make the pages of readers who upload nothing.
SERVER_CALLERS = 4
# How long a page waits until a worker is free. Its reader would give up at about that time.
WAIT_SECONDS = 20.0

_lock = threading.Lock()
_pool: WorkerPool | None = None


def limits() -> Limits:
    return Limits(seconds=settings.PARSE_SECONDS, memory_megabytes=settings.PARSE_MEMORY_MB)


def shared_pool() -> WorkerPool:
    """Return the pool that all requests of this process share."""
    global _pool
    with _lock:
        if _pool is None or _pool.limits != limits():
            if _pool:
                _pool.close()
            _pool = WorkerPool(SERVER_WORKERS, limits=limits(), is_server=True, callers=SERVER_CALLERS)
        return _pool


def parser_options(jobs: int | None) -> dict[str, Any]:
    """Return how ``Parsers`` are to work: in ``jobs`` processes of their own, ``None`` for those of the shared pool."""
    if settings.PARSE_IN_PROCESS and (jobs or 1) == 1:
        return {"in_process": True}
    if jobs is None:
        return {"pool": shared_pool(), "wait": WAIT_SECONDS}
    return {"jobs": jobs, "limits": limits()}
