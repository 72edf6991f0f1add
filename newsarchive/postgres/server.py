"""A process's handle on the archive's own PostgreSQL server: starts it if needed, and keeps it running meanwhile."""

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
from newsarchive.postgres.cluster import EXISTING, PORT, ROLE, Cluster, ServerUnavailable, bare_environment

CHECKOUT = Path(__file__).resolve().parent.parent.parent
STOPPING_SECONDS = 60  # for a running shutdown to finish
STARTING_SECONDS = 660  # longer than the watcher's own limit, so that its error message arrives first


@cache
def server_in(folder: Path) -> Server:
    """Return the server in ``folder``: one ``Server`` per process and folder."""
    return Server(folder)


class Server:
    """A process's handle on the server in a folder. Forked children share their parent's lock."""

    def __init__(self, folder: Path) -> None:
        self.cluster = Cluster(folder)
        self._threads = threading.Lock()
        self._held: int | None = None
        self._ran = False  # whether this process, or the one that forked it, has reached the server

    def address(self) -> dict[str, Any]:
        """Return the libpq parameters of the server, starting it first if it does not answer.

        Raises ServerUnavailable if it cannot be started.
        """
        with self._threads:
            try:
                folder = self.cluster.answering_socket() if self._held is not None else None
                if folder is None:
                    folder = self._start()
                password = self.cluster.password
            except OSError as error:
                raise self.cluster.unusable(error) from error
            self._ran = True
        return {"host": str(folder), "port": PORT, "user": ROLE, "password": password}

    def release(self) -> None:
        """Stop using the server. If no other process uses it, wait until it has stopped."""
        with self._threads:
            if self._held is None:
                return
            last = locks.take(self._held)
            os.close(self._held)
            self._held = None
        if last:
            try:
                watcher = locks.open_lock(self.cluster.lock("watcher"))
            except OSError:  # the folder is gone
                return
            locks.wait_for(watcher, seconds=STOPPING_SECONDS)
            os.close(watcher)

    def _start(self) -> Path:
        if self._ran:
            # Then the archive exists. If its files are not there, another folder must not take their place.
            self.cluster.check_present()
            self._drop_stale_lock()
        else:
            self.cluster.make_folder()
        if self._held is None:
            held = locks.open_lock(self.cluster.lock("holders"))
            if not locks.wait_for(held, shared=True, seconds=STOPPING_SECONDS):
                os.close(held)
                raise ServerUnavailable(
                    f"The PostgreSQL server in {self.cluster.folder} does not stop. See {self.cluster.log}."
                )
            self._held = held
        start = locks.open_lock(self.cluster.lock("start"))
        try:
            if not locks.wait_for(start, seconds=STARTING_SECONDS):
                raise ServerUnavailable(f"The PostgreSQL server in {self.cluster.folder} takes too long to start.")
            folder = self.cluster.answering_socket()
            if folder is None:
                self.cluster.check()
                self._watch()
                folder = self.cluster.answering_socket()
        finally:
            os.close(start)
        if folder is None:
            raise ServerUnavailable(f"PostgreSQL stopped right after starting. See {self.cluster.log}.")
        return folder

    def _drop_stale_lock(self) -> None:
        """Give up the lock if its file is another now: the folder is on a disk that was mounted again."""
        if self._held is None:
            return
        try:
            if os.path.samestat(os.fstat(self._held), self.cluster.lock("holders").stat()):
                return
        except FileNotFoundError:
            pass
        os.close(self._held)
        self._held = None

    def _watch(self) -> None:
        """Start a watcher, and wait until its server is ready. Raises ServerUnavailable if it cannot be started."""
        log = os.open(self.cluster.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            watcher = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "newsarchive.postgres.watcher",
                    str(self.cluster.folder),
                    *([EXISTING] if self._ran else []),
                ],
                cwd=CHECKOUT,
                env={**bare_environment(), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,  # Ctrl-C in a terminal must stop the archive first, then the server
            )
        finally:
            os.close(log)
        with watcher:
            answer = watcher.stdout.readline() if watcher.stdout else b""
        if not answer:
            raise ServerUnavailable(f"PostgreSQL could not be started. See {self.cluster.log}.")
        error = json.loads(answer).get("error")
        if error:
            raise ServerUnavailable(error)
