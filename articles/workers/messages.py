"""What a process and its workers say to each other over a socket: pickled values, each behind its length."""

from __future__ import annotations

import struct
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


def receive(connection: socket.socket, *, left: Callable[[], float] | None = None) -> bytes:
    """Return the next message; nothing if the other side has ended.

    ``left`` returns the seconds that are left. When there are none, it raises ``TimeoutError``.
    """
    head = _exactly(connection, _LENGTH.size, left)
    if not head:
        return b""
    return _exactly(connection, _LENGTH.unpack(head)[0], left)


def _exactly(connection: socket.socket, count: int, left: Callable[[], float] | None) -> bytes:
    pieces: list[bytes] = []
    while count:
        if left is not None:
            seconds = left()
            if seconds <= 0:
                raise TimeoutError
            connection.settimeout(seconds)
        try:
            piece = connection.recv(min(count, _PIECE))
        except TimeoutError:
            continue  # There may be more time by now.
        except ConnectionError:
            return b""
        if not piece:
            return b""
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)
