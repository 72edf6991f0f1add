"""Worker processes that do one job at a time within limits, and are replaced when they die, hang or grow."""

from __future__ import annotations

import atexit
import hashlib
import json
import math
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
import weakref
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import psutil

from articles.workers.limits import Limits
from articles.workers.messages import WORN, Job, Reply, receive, send
from articles.workers.server import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# Starting the process that workers come from loads the parser: most of a second, several on a busy machine.
_START_SECONDS = 60
_PATIENCE = 3
# Idle processes are ended after this time. Their memory is some 70 MB.
IDLE_SECONDS = 180
# Workers beside a server leave the processor to the pages.
_NICENESS = 5

_PROGRAM = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from articles.workers.server import serve
serve(*map(int, sys.argv[2:]))
"""


class ParsingStopped(Exception):
    """A file could not be parsed, through no fault that the parser knows of."""


class Crashed(ParsingStopped):
    """The process that parsed a file died, and so did a second one."""


class TookTooLong(ParsingStopped):
    """Parsing a file took longer than ``seconds``."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"longer than {seconds} seconds")
        self.seconds = seconds


class NeededTooMuchMemory(ParsingStopped):
    """Parsing a file needed more than ``megabytes`` of memory."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(f"more than {megabytes} MB of memory")
        self.megabytes = megabytes


class Failed(ParsingStopped):
    """The parser raised an exception that it should not: its class, its message and its traceback as text."""

    def __init__(self, kind: str, message: str, details: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind
        self.message = message
        self.details = details


class Busy(ParsingStopped):
    """All workers were busy for as long as the caller would wait, or too many others were waiting."""


class SharedArguments:
    """Keyword arguments that many jobs have in common, pickled once."""

    def __init__(self, arguments: Mapping[str, Any]) -> None:
        self.pickled = pickle.dumps(dict(arguments), protocol=pickle.HIGHEST_PROTOCOL)
        self.key = hashlib.sha256(self.pickled).hexdigest()


class _Died(Exception):
    """A worker ended during a job, or before it."""


class _Worker:
    """A worker process, seen from the process that uses it."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._key = ""
        until = time.monotonic() + _START_SECONDS
        said = receive(connection, left=lambda: until - time.monotonic())
        if not said:
            raise _Died
        self.pid = int(said)
        self.is_worn = False

    def run(self, call: Callable[..., Any], arguments: dict[str, Any], shared: SharedArguments, seconds: int) -> Reply:
        """Do a job. Raises ``TookTooLong``, or ``_Died`` if the process ends; after either, or any other, kill it."""
        is_known = self._key == shared.key
        job = Job(
            call=call,
            arguments=arguments,
            key=shared.key,
            shared=None if is_known else shared.pickled,
            seconds=seconds,
        )
        left = self._clock(seconds)
        try:
            self._connection.settimeout(seconds)
            send(self._connection, pickle.dumps(job, protocol=pickle.HIGHEST_PROTOCOL))
            self._key = shared.key
            answer = receive(self._connection, left=left)
            self.is_worn = receive(self._connection, left=left) in (WORN, b"")
        except TimeoutError as error:
            raise TookTooLong(seconds) from error
        except OSError as error:
            raise _Died from error
        if not answer:
            raise _Died
        reply: Reply = pickle.loads(answer)  # noqa: S301 - from a process that this one started
        return reply

    def _clock(self, seconds: int) -> Callable[[], float]:
        """Return a function that gives the seconds left of ``seconds``.

        There are more, up to ``_PATIENCE`` times as many, while the process has had less than half of them on a
        processor: then others keep the machine busy, and it is not the file that takes long.
        """
        begun = time.monotonic()
        used = self._processor_seconds()
        until = begun + seconds

        def left() -> float:
            nonlocal until
            now = time.monotonic()
            if now >= until and self._processor_seconds() - used < seconds / 2:
                until = min(now + 1, begun + _PATIENCE * seconds)
            return until - now

        return left

    def _processor_seconds(self) -> float:
        try:
            times = psutil.Process(self.pid).cpu_times()
        except psutil.Error:
            return math.inf
        return times.user + times.system

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        self._connection.close()


class _Server:
    """The process that forks workers (``articles.workers.server``).

    It starts from a clean interpreter. For a command that has the parser loaded anyway, and as yet no threads, it is a
    fork of the command, which takes no time: it closes all files and connections but the one to its parent.
    """

    def __init__(self, memory_megabytes: int, *, is_server: bool) -> None:
        self._control, other = socket.socketpair()
        niceness = _NICENESS if is_server else 0
        self._process: subprocess.Popen[bytes] | None = None
        self.pid = 0
        with other:
            if not is_server and sys.platform == "linux" and threading.active_count() == 1:
                self._fork(other.fileno(), memory_megabytes, niceness)
            else:
                self._start(other.fileno(), memory_megabytes, niceness)

    def _start(self, descriptor: int, *numbers: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, _module_path(), str(descriptor), *map(str, numbers)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[descriptor],
            # Libraries for numbers would start a thread for each processor, which no fork takes along.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )

    def _fork(self, descriptor: int, *numbers: int) -> None:
        with warnings.catch_warnings():
            # Python 3.12 counts the threads of libraries for numbers, which are prepared for a fork.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if self.pid:
            return
        try:
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            nothing = os.open(os.devnull, os.O_RDWR)
            os.dup2(nothing, 0)
            os.dup2(nothing, 1)
            os.closerange(3, descriptor)
            # What the command has not printed yet is not printed twice: these are closed without their contents.
            sys.stdin = sys.stdout = open(0, "r+", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
            os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))
            serve(descriptor, *numbers)
        finally:
            os._exit(0)

    def start_worker(self) -> _Worker:
        """Raises ``_Died`` if the process has ended."""
        mine, other = socket.socketpair()
        try:
            with other:
                socket.send_fds(self._control, [b"+"], [other.fileno()])
            return _Worker(mine)
        except (OSError, _Died) as error:
            mine.close()
            raise _Died from error

    def end(self) -> None:
        """End the process, which ends its workers."""
        self._control.close()
        if self._process is None:
            with suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
            return
        try:
            self._process.wait(_START_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        self._control.close()
        if self._process:
            self._process.returncode = 0  # It is not this process's to wait for.


class WorkerPool:
    """At most ``most`` worker processes, started when they are needed. Threads may share it.

    With ``is_server``, the workers have low priority and are ended when nothing has used them for some minutes. At most
    ``callers`` threads run a job or wait for a worker at once.
    """

    def __init__(
        self, most: int, *, limits: Limits | None = None, is_server: bool = False, callers: int | None = None
    ) -> None:
        self.limits = limits or Limits()
        self._most = most
        self._is_server = is_server
        self._most_callers = callers
        self._reset()
        _pools.add(self)

    def _reset(self) -> None:
        self._slots = threading.BoundedSemaphore(self._most)
        self._places = threading.BoundedSemaphore(self._most_callers) if self._most_callers else None
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._server: _Server | None = None
        self._timer: threading.Timer | None = None
        self._is_closed = False

    def prepare(self) -> None:
        """Start the process that workers come from. Without waiting, and faster while there are no threads."""
        with self._lock:
            self._server = self._server or self._new_server()

    def _new_server(self) -> _Server:
        return _Server(self.limits.memory_megabytes, is_server=self._is_server)

    def run(
        self,
        call: Callable[..., Any],
        arguments: dict[str, Any],
        *,
        shared: SharedArguments,
        size: int,
        wait: float | None = None,
    ) -> Any:
        """Return ``call(**arguments, **shared)``, done by a worker on a file of ``size`` bytes.

        Raises ``UnreadableClipping`` if the call does, and ``ParsingStopped``. ``wait`` are the seconds to wait for a
        worker, ``None`` for any number.
        """
        with self._place():
            if not self._slots.acquire(timeout=wait):
                raise Busy
            try:
                seconds = self.limits.seconds_for(size)
                try:
                    reply = self._run(call, arguments, shared, seconds)
                except _Died:
                    # Perhaps for want of memory on the whole machine: try once more.
                    reply = self._run(call, arguments, shared, seconds)
            except _Died as error:
                raise Crashed from error
            finally:
                self._slots.release()
        if reply.out_of_memory:
            raise NeededTooMuchMemory(self.limits.memory_megabytes)
        if reply.fault:
            raise Failed(*reply.fault)
        if reply.error:
            raise reply.error
        return reply.value

    @contextmanager
    def _place(self) -> Iterator[None]:
        """Take one of the places for callers. Raises ``Busy`` if all are taken."""
        places = self._places
        if places is None:
            yield
        elif not places.acquire(blocking=False):
            raise Busy
        else:
            try:
                yield
            finally:
                places.release()

    def _run(self, call: Callable[..., Any], arguments: dict[str, Any], shared: SharedArguments, seconds: int) -> Reply:
        worker = self._take()
        try:
            reply = worker.run(call, arguments, shared, seconds)
        except BaseException:
            self._drop(worker)
            raise
        if worker.is_worn or reply.out_of_memory:
            self._drop(worker)
        else:
            self._give_back(worker)
        return reply

    def _take(self) -> _Worker:
        with self._lock:
            if self._is_closed:
                raise _Died
            if self._timer:
                self._timer.cancel()
                self._timer = None
            worker = self._idle.pop() if self._idle else self._start_worker()
            self._busy.add(worker)
            return worker

    def _start_worker(self) -> _Worker:
        if self._server:
            try:
                return self._server.start_worker()
            except _Died:
                self._server.end()
        self._server = self._new_server()
        return self._server.start_worker()

    def _give_back(self, worker: _Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
            if self._is_closed:
                worker.kill()
                worker.close()
                return
            self._idle.append(worker)
            if self._is_server and not self._busy:
                self._timer = threading.Timer(IDLE_SECONDS, self._end_idle)
                self._timer.daemon = True
                self._timer.start()

    def _drop(self, worker: _Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
            worker.kill()
            worker.close()

    def _end_idle(self) -> None:
        with self._lock:
            if not self._busy:
                self._end()

    def close(self) -> None:
        """End all processes. Jobs that are running raise ``Crashed``."""
        with self._lock:
            self._is_closed = True
            self._end()

    def _end(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        for worker in self._busy:
            worker.kill()  # The thread that waits for it closes it.
        for worker in self._idle:
            worker.kill()
            worker.close()
        self._idle.clear()
        if self._server:
            self._server.end()
            self._server = None

    def forget(self) -> None:
        """In a fork of the process that used this pool: leave its processes alone, and start others."""
        for worker in [*self._busy, *self._idle]:
            worker.close()
        if self._server:
            self._server.forget()
        self._reset()


def _module_path() -> str:
    """Return where modules are looked for, as JSON."""
    return json.dumps([os.path.abspath(path) for path in sys.path])


# The pools of this process
_pools: weakref.WeakSet[WorkerPool] = weakref.WeakSet()


def _forget_all() -> None:
    for pool in list(_pools):
        pool.forget()


def _close_all() -> None:
    for pool in list(_pools):
        pool.close()


os.register_at_fork(after_in_child=_forget_all)
atexit.register(_close_all)
