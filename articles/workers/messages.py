"""What a process and its workers say to each other over a socket: pickled values, each behind its length."""

from __future__ import annotations

import struct
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

# A worker says one of these after each reply: it waits for another job, or holds too much memory for one.
READY, WORN = b"ready", b"worn"

_LENGTH = struct.Struct("!Q")
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A call for a worker: ``call(**arguments, **shared)``.

    ``shared`` are pickled keyword arguments that many jobs have in common, called ``key``. They are sent once to each
    worker; ``None`` if it has them.
    """

    call: Callable[..., Any]
    arguments: dict[str, Any]
    key: str
    shared: bytes | None
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What became of a job: a ``value``, or an ``error`` that the caller expects, or a ``fault``.

    A fault is an unexpected exception: its class, its message and its traceback. ``out_of_memory``: there was not
    enough for the job.
    """

    value: Any = None
    error: Exception | None = None
    fault: tuple[str, str, str] | None = None
    out_of_memory: bool = False


def send(connection: socket.socket, data: bytes) -> None:
    connection.sendall(_LENGTH.pack(len(data)))
    connection.sendall(data)


def receive(connection: socket.socket, *, until: float | None = None) -> bytes:
    """Return the next message; nothing if the other side has ended.

    ``until`` is a moment of ``time.monotonic``; at that moment it raises ``TimeoutError``.
    """
    head = _exactly(connection, _LENGTH.size, until)
    if not head:
        return b""
    return _exactly(connection, _LENGTH.unpack(head)[0], until)


def _exactly(connection: socket.socket, count: int, until: float | None) -> bytes:
    pieces: list[bytes] = []
    while count:
        if until is not None:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            connection.settimeout(left)
        try:
            piece = connection.recv(min(count, _PIECE))
        except ConnectionError:
            return b""
        if not piece:
            return b""
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)
