"""An archive in a folder of its own: its commands, its server, its rows, and an end to all of its processes."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from bench.drills.visitors import Visitor, answer_of

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
# Processes are ended by the kernel's refusal, not by the machine's collapse.
MAX_ADDRESS_SPACE = 8 * 1024**3
MAX_FILE_SIZE = 4 * 1024**3
STARTING_SECONDS, STOPPING_SECONDS, COMMAND_SECONDS = 120, 30, 600
PASSWORD = "a pier of slate and copper"
READER, CURATOR = "osk", "mirel"
FORGOTTEN = ("DATABASE_URL", "NEWSARCHIVE_ORIGIN", "NEWSARCHIVE_HOST", "NEWSARCHIVE_TIME_ZONE", "PYTEST_CURRENT_TEST")

MAKE_ACCOUNTS = f"""
from newsarchive.accounts.models import User
for name, staff in (({READER!r}, False), ({CURATOR!r}, True)):
    if not User.objects.filter(username=name).exists():
        User.objects.create_user(username=name, password={PASSWORD!r}, is_staff=staff)
"""
LIST_CLIPPINGS = """
import hashlib, json
from articles.models import Clipping
rows = Clipping.objects.exclude(origin="sample").order_by("pk")
print(json.dumps([
    (row.sha256, row.status, row.size, hashlib.sha256(bytes(row.content)).hexdigest(), row.articles.count())
    for row in rows.iterator(100)
]))
"""


def limit() -> None:
    """Bound memory and file size of the process that is about to run."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_ADDRESS_SPACE, MAX_ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE_SIZE, MAX_FILE_SIZE))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def environment_for(folder: Path, **changes: str) -> dict[str, str]:
    """Return this process's environment for an archive in ``folder``, without the settings of any other."""
    kept = {name: value for name, value in os.environ.items() if name not in FORGOTTEN}
    return {**kept, "DJANGO_SETTINGS_MODULE": "newsarchive.settings", "NEWSARCHIVE_DATA": str(folder), **changes}


class Archive:
    """An archive in ``folder``, which it makes, with everything that was started on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []
        self.log = folder.with_name(f"{folder.name}.log")

    def start(self, *command: str, output: Any = subprocess.PIPE, **changes: str) -> subprocess.Popen[str]:
        """Start a command of manage.py, in a process group of its own, with bounded memory and file size."""
        process = subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment_for(self.folder, **changes),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=limit,
        )
        self.started.append(process)
        return process

    def manage(self, *command: str, seconds: float = COMMAND_SECONDS) -> subprocess.CompletedProcess[str]:
        """Run a command of manage.py to its end; ``stdout`` has its output and its errors."""
        process = self.start(*command)
        try:
            output, _nothing = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            end(process)
            output = f"{process.communicate()[0]}\nstill running after {seconds:.0f} s"
        return subprocess.CompletedProcess(command, process.returncode, output, "")

    def run(self, script: str) -> Any:
        """Run Python in the archive's settings, and return the value in the last line of its output, as JSON."""
        done = self.manage("shell", "--verbosity", "0", "-c", script)
        if done.returncode:
            raise RuntimeError(f"a script of the drill failed: {done.stdout[-2_000:]}")
        lines = done.stdout.strip().splitlines()
        return json.loads(lines[-1]) if lines else None

    def make_accounts(self) -> None:
        self.manage("migrate", "--verbosity", "0")
        self.run(MAKE_ACCOUNTS + "print('null')")

    def clippings(self) -> list[tuple[str, str, int, str, int]]:
        """Return (stated SHA-256, status, stated size, SHA-256 of the stored bytes, articles) of each clipping."""
        return [tuple(row) for row in self.run(LIST_CLIPPINGS)]

    def serve(self, **changes: str) -> Server:
        return Server(self, **changes)

    def processes(self) -> list[psutil.Process]:
        """Return all other running processes of archives in this folder, by their command lines and environments."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.pid != os.getpid() and self._is_ours(process):
                    found.append(process)
        return found

    def _is_ours(self, process: psutil.Process) -> bool:
        if any(str(self.folder) in word for word in process.cmdline()):
            return True
        return process.environ().get("NEWSARCHIVE_DATA", "").startswith(str(self.folder))

    def databases(self) -> list[psutil.Process]:
        """Return the archive's own database servers: their first processes."""
        return [
            process
            for process in self.processes()
            if process.name() == "postgres" and "-D" in process.cmdline() and process.cmdline()[0].endswith("postgres")
        ]

    def close(self) -> None:
        """End everything that was started on this archive, the database server too."""
        for process in self.started:
            end(process)
        deadline = time.monotonic() + STOPPING_SECONDS
        while time.monotonic() < deadline and self.processes():
            time.sleep(0.1)
        for left in self.processes():
            with contextlib.suppress(psutil.Error):
                left.kill()


def end(process: subprocess.Popen[str]) -> None:
    """End a process that was started here, and those in its group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class Server:
    """``manage.py serve`` on a port of its own; its output goes to the archive's log."""

    def __init__(self, archive: Archive, **changes: str) -> None:
        self.archive = archive
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.changes = changes
        self.start_again()
        self.wait()

    def start_again(self) -> None:
        with self.archive.log.open("a") as log:
            self.process = self.archive.start("serve", output=log, NEWSARCHIVE_PORT=str(self.port), **self.changes)

    def wait(self) -> None:
        """Wait until the health check answers. Raises RuntimeError if the server ends or takes too long."""
        deadline = time.monotonic() + STARTING_SECONDS
        while answer_of(self.url + "/healthz", seconds=2).status != 200:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the archive did not start: {self.archive.log.read_text()[-2_000:]}")
            time.sleep(0.1)

    def visitor(self, name: str = "") -> Visitor:
        """Return a visitor, logged in as ``name`` if given."""
        visitor = Visitor(self.url)
        if name:
            visitor.log_in(name, PASSWORD)
        return visitor

    def workers(self) -> list[psutil.Process]:
        with contextlib.suppress(psutil.Error):
            return [
                child
                for child in psutil.Process(self.process.pid).children()
                if "postgres" not in child.name() and "watcher" not in " ".join(child.cmdline())
            ]
        return []

    def tracebacks(self) -> int:
        return self.archive.log.read_text(errors="replace").count("Traceback (most recent call last)")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(STOPPING_SECONDS)
        end(self.process)


class Watch:
    """Ask the health check every 0.2 s, and note the memory of the server's processes, until the block ends.

    ``health``: seconds of the slowest answer, or of the longest time without one. ``megabytes``: the largest process.
    """

    INTERVAL, PATIENCE = 0.2, 60.0

    def __init__(self, server: Server, processes: Iterable[int] = ()) -> None:
        self.server = server
        self.health, self.megabytes, self.asked, self.wrong = 0.0, 0.0, 0, 0
        self._done = threading.Event()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._ask, self._weigh)]

    def __enter__(self) -> Watch:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join(self.PATIENCE)

    def _ask(self) -> None:
        while not self._done.wait(self.INTERVAL):
            answer = answer_of(self.server.url + "/healthz", seconds=self.PATIENCE)
            self.asked += 1
            self.wrong += answer.status != 200
            self.health = max(self.health, answer.seconds)

    def _weigh(self) -> None:
        while not self._done.wait(self.INTERVAL):
            with contextlib.suppress(psutil.Error):
                parent = psutil.Process(self.server.process.pid)
                for process in (parent, *parent.children(recursive=True)):
                    with contextlib.suppress(psutil.Error):
                        if "postgres" not in process.name():
                            self.megabytes = max(self.megabytes, process.memory_info().rss / 1e6)
