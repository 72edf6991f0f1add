"""Processes that use the archive's own PostgreSQL server, for tests to start, kill and query."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import psutil

from newsarchive.postgres import locks

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarchive.postgres.cluster import Cluster

# Normally this takes a second; an overloaded machine may take far longer.
WAIT_SECONDS = 60

CHECKOUT = Path(__file__).resolve().parents[2]
# Prints the start time of the server it reached, then again for each line of input.
HOLDER = """
import sys
import psycopg
from pathlib import Path
from newsarchive.postgres.server import server_in
server = server_in(Path(sys.argv[1]))
while True:
    with psycopg.connect(**server.address(), dbname="newsarchive") as connection:
        print(connection.execute("SELECT pg_postmaster_start_time()").fetchone()[0], flush=True)
    if not sys.stdin.readline():
        break
"""


def environment(**changes: str | None) -> dict[str, str]:
    """Return this process's environment with ``changes``, without test settings; ``None`` removes a variable."""
    ours = {"DJANGO_SETTINGS_MODULE": "newsarchive.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": None}
    given = {**os.environ, **ours, **changes}
    return {name: value for name, value in given.items() if value is not None}


class Holder:
    """A process that uses the server in a folder until ``end`` or ``kill``."""

    started: ClassVar[list[Holder]] = []

    def __init__(self, folder: Path) -> None:
        self.started.append(self)
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(folder)],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def reached(self) -> str:
        """Return the start time of the server it reached, which identifies the server."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def reach_again(self) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.reached()

    def end(self) -> None:
        self.process.communicate(timeout=WAIT_SECONDS)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=WAIT_SECONDS)


def wait_until(condition: Callable[[], object], *, seconds: float = WAIT_SECONDS) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def is_up(cluster: Cluster) -> bool:
    return cluster.answering_socket() is not None


def is_gone(cluster: Cluster) -> bool:
    """Return whether the watcher and all processes of the server have ended, by their locks."""
    descriptors = [locks.open_lock(cluster.lock(name)) for name in ("watcher", "server")]
    try:
        return all(locks.take(descriptor) for descriptor in descriptors)
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def watcher_of(cluster: Cluster) -> psutil.Process:
    pid, _socket, _ready = cluster.postmaster() or (0, None, False)
    parent = psutil.Process(pid).parent()
    assert parent is not None
    assert "newsarchive.postgres.watcher" in parent.cmdline()
    return parent


def kill_server(cluster: Cluster) -> None:
    pid, _socket, _ready = cluster.postmaster() or (0, None, False)
    os.kill(pid, signal.SIGKILL)
