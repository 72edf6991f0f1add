"""Use the archive's own PostgreSQL server: start it when it does not run, keep it for as long as this process lives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

from newsarchive.postgres import locks
from newsarchive.postgres.cluster import PORT, ROLE, Cluster, ServerUnavailable, bare_environment

CHECKOUT = Path(__file__).resolve().parent.parent.parent
STOPPING_SECONDS = 60  # for a server that is being stopped just now, to be started again
STARTING_SECONDS = 660  # longer than the watcher gives the server, so that its own account of a failure arrives


@cache
def server_in(folder: Path) -> Server:
    """Return this process's one handle on the server of a folder."""
    return Server(folder)


class Server:
    """A process's handle on the server of a folder. Forked children share what their parent holds."""

    def __init__(self, folder: Path) -> None:
        self.cluster = Cluster(folder)
        self._threads = threading.Lock()
        self._held: int | None = None

    def address(self) -> dict[str, Any]:
        """Return what libpq needs to reach the server, which is started first when it does not answer.

        Raises ServerUnavailable when it cannot be.
        """
        with self._threads:
            folder = self.cluster.answering_socket() if self._held is not None else None
            if folder is None:
                folder = self._start()
        return {"host": str(folder), "port": PORT, "user": ROLE, "password": self.cluster.password}

    def release(self) -> None:
        """Stop using the server; when nobody else does, return once it has ended."""
        with self._threads:
            if self._held is None:
                return
            last = locks.take(self._held)
            os.close(self._held)
            self._held = None
        if last:
            watcher = locks.open_lock(self.cluster.lock("watcher"))
            locks.wait_for(watcher, seconds=STOPPING_SECONDS)
            os.close(watcher)

    def _start(self) -> Path:
        self.cluster.make_folder()
        if self._held is None:
            held = locks.open_lock(self.cluster.lock("holders"))
            if not locks.wait_for(held, shared=True, seconds=STOPPING_SECONDS):
                os.close(held)
                raise ServerUnavailable(
                    f"The PostgreSQL server of {self.cluster.folder} is being stopped, and does not end; "
                    f"{self.cluster.log} says why."
                )
            self._held = held
        start = locks.open_lock(self.cluster.lock("start"))
        try:
            if not locks.wait_for(start, seconds=STARTING_SECONDS):
                raise ServerUnavailable(f"The PostgreSQL server of {self.cluster.folder} takes too long to start.")
            folder = self.cluster.answering_socket()
            if folder is None:
                self.cluster.check()
                self._watch()
                folder = self.cluster.answering_socket()
        finally:
            os.close(start)
        if folder is None:
            raise ServerUnavailable(f"PostgreSQL ended as soon as it had started; {self.cluster.log} says why.")
        return folder

    def _watch(self) -> None:
        """Start a watcher and return when its server is ready."""
        log = os.open(self.cluster.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            watcher = subprocess.Popen(
                [sys.executable, "-m", "newsarchive.postgres.watcher", str(self.cluster.folder)],
                cwd=CHECKOUT,
                env={**bare_environment(), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,  # Ctrl-C on a terminal is for the archive; the server ends after it
            )
        finally:
            os.close(log)
        with watcher:
            answer = watcher.stdout.readline() if watcher.stdout else b""
        if not answer:
            raise ServerUnavailable(f"PostgreSQL could not be started; {self.cluster.log} has the cause.")
        error = json.loads(answer).get("error")
        if error:
            raise ServerUnavailable(error)
