"""Stand-ins for ``parse`` in tests of the parser processes, which import them by name."""

from __future__ import annotations

import builtins
import logging
import os
import signal
import warnings
from typing import TYPE_CHECKING, Any

from articles.text.parse import parse

if TYPE_CHECKING:
    from articles.text.parse import ParsedClipping

DEADLY = b"deadly"
FAULTY = b"faulty"


def parse_or_die(data: bytes, **options: Any) -> ParsedClipping:
    """Parse, but die of what has the word for it, as of a crash in a library or for want of memory."""
    if DEADLY in data:
        os.kill(os.getpid(), signal.SIGKILL)
    if FAULTY in data:
        raise KeyError("fault")
    return parse(data, **options)


def loop(data: bytes, **options: Any) -> int:
    while data:
        pass
    return os.getpid()


def complain(data: bytes, **options: Any) -> int:
    """Do as libraries do that name what they found."""
    logging.getLogger("library").error("odd: %s", data.decode())
    warnings.warn(f"odd: {data.decode()}", stacklevel=1)
    return os.getpid()


def allocate(data: bytes, **options: Any) -> int:
    """Take as many megabytes as the text says."""
    taken = [bytearray(1024 * 1024) for _number in range(int(data or b"0"))]
    return len(taken)


def hold(data: bytes, **options: Any) -> int:
    """Keep as many megabytes as the text says."""
    HELD.append(bytearray(1024 * 1024 * int(data)))
    return os.getpid()


HELD: list[bytearray] = []


class Unpicklable(Exception):
    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("no")

    def __str__(self) -> str:
        raise ValueError("no")


def raise_or_end(data: bytes, **options: Any) -> Any:
    match data.decode():
        case "exit":
            os._exit(0)
        case "recursion":
            return raise_or_end(data)
        case "result":
            return lambda: None
        case "unpicklable":
            raise Unpicklable
        case "print":
            print("printed", flush=True)
            return os.getpid()
        case name:
            raise getattr(builtins, name)("out of luck")


def process_id(data: bytes, **options: Any) -> int:
    return os.getpid()
