"""The process that worker processes are forked from. It has the parser loaded, and knows nothing of Django.

It starts from a clean interpreter, so that workers share no database connection, no lock and no thread with the process
that uses them. It ends when that process does, however it ends, and takes the workers along.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import select
import signal
import socket
import traceback
import warnings
from typing import TYPE_CHECKING, Any

import articles.text.parse  # noqa: F401 - loaded once here, and not in each worker
from articles.text.documents import UnreadableClipping
from articles.workers.limits import WORN_BYTES, limit_memory, limit_processor_time, resident_bytes
from articles.workers.messages import READY, WORN, Job, Reply, receive, send

if TYPE_CHECKING:
    from collections.abc import Mapping

# How often ended workers are looked for while nobody asks for a new one.
_REAP_SECONDS = 10.0
# Longest message and traceback of a fault, in characters.
_MAX_MESSAGE, _MAX_TRACEBACK = 300, 20_000


def serve(descriptor: int, memory_megabytes: int, niceness: int) -> None:
    """Fork a worker for each socket that comes in over ``descriptor``, until the other side closes it."""
    control = socket.socket(fileno=descriptor)
    # Libraries name in their warnings what they found in a file. No text of a clipping goes to a log, and what went
    # wrong is in the reply.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    # Ctrl-C is for the parent only.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    workers: set[int] = set()
    while True:
        ready, _write, _error = select.select([control], [], [], _REAP_SECONDS)
        _reap(workers)
        if not ready:
            continue
        message, descriptors, _flags, _address = socket.recv_fds(control, 1, 1)
        if not message:
            break
        worker = os.fork()
        if not worker:
            control.close()
            os.nice(niceness)
            _work(socket.socket(fileno=descriptors[0]), memory_megabytes)
            os._exit(0)
        workers.add(worker)
        os.close(descriptors[0])
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    for worker in workers:
        os.waitpid(worker, 0)


def _reap(workers: set[int]) -> None:
    for worker in list(workers):
        if os.waitpid(worker, os.WNOHANG)[0]:
            workers.discard(worker)


# In a worker


def _work(connection: socket.socket, memory_megabytes: int) -> None:
    """Say this process's id, then do jobs until the other side ends."""
    limit_memory(memory_megabytes)
    at_start = resident_bytes()
    key, shared = "", {}
    send(connection, str(os.getpid()).encode())
    while request := receive(connection):
        job: Job = pickle.loads(request)  # noqa: S301 - from the process that started this one
        del request
        if job.shared is not None:
            key, shared = job.key, pickle.loads(job.shared)  # noqa: S301
        reply = _reply(job, shared if job.key == key else {})
        del job
        send(connection, reply)
        del reply
        is_worn = resident_bytes() - at_start > WORN_BYTES
        send(connection, WORN if is_worn else READY)


class _Failed(Exception):
    """A job failed. ``reply`` says how."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


def _reply(job: Job, shared: Mapping[str, Any]) -> bytes:
    try:
        return _done(job, shared)
    except _Failed as failed:
        return pickle.dumps(failed.reply, protocol=pickle.HIGHEST_PROTOCOL)


def _done(job: Job, shared: Mapping[str, Any]) -> bytes:
    """Do a job and return the pickled reply. Raises ``_Failed``, whatever the job raises."""
    try:
        limit_processor_time(job.seconds)
        return pickle.dumps(Reply(value=job.call(**job.arguments, **shared)), protocol=pickle.HIGHEST_PROTOCOL)
    except UnreadableClipping as error:
        raise _Failed(Reply(error=type(error)(str(error)))) from error
    except MemoryError as error:
        raise _Failed(Reply(out_of_memory=True)) from error
    except BaseException as error:
        [*_cause, described] = traceback.format_exception_only(error)
        message = described.strip().partition(": ")[2][:_MAX_MESSAGE]
        details = "".join(traceback.format_exception(error))[-_MAX_TRACEBACK:]
        raise _Failed(Reply(fault=(type(error).__name__, message, details))) from error
