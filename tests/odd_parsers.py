"""Stand-ins for ``parse`` in tests of the parser processes, which import them by name."""

from __future__ import annotations

import os
import signal
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


def process_id(data: bytes, **options: Any) -> int:
    return os.getpid()
