"""Processes of an archive with a PostgreSQL server of its own, for tests to start, kill and question."""

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

# Seconds. What is waited for takes one; a machine at its limits takes far longer.
PATIENCE = 60

CHECKOUT = Path(__file__).resolve().parents[2]
# Says which server it reached, and again for every line it is given.
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
    """Return the environment of a process as a reader would start it; None takes a variable away."""
    ours = {"DJANGO_SETTINGS_MODULE": "newsarchive.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": None}
    given = {**os.environ, **ours, **changes}
    return {name: value for name, value in given.items() if value is not None}


class Holder:
    """A process that uses the server of a folder until it is ended."""

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
        """Return when the server it has reached was started, which tells servers apart."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def reach_again(self) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.reached()

    def end(self) -> None:
        self.process.communicate(timeout=PATIENCE)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=PATIENCE)


def wait_until(condition: Callable[[], object], *, seconds: float = PATIENCE) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def is_up(cluster: Cluster) -> bool:
    return cluster.answering_socket() is not None


def is_gone(cluster: Cluster) -> bool:
    """Return whether neither a watcher nor any process of the server is left: the kernel holds none of their locks."""
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
