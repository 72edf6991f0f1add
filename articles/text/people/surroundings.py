"""Read the words directly before and after a name, which several features use."""

from __future__ import annotations

import re
import string
from typing import Final

WORD_REACH: Final = 24
"""Code points before a name that are searched for a word."""

_NEXT_WORDS: Final = re.compile(r"(?:['’]s)?[)\"”’]*[ \u00a0]?([A-Za-z]+|[^\sA-Za-z]|\n)?[ \u00a0]?([a-z]+|\d+|\()?")
_SPACES: Final = (" ", "\u00a0")
_WORD_CHARACTERS: Final = string.ascii_letters + ".-"


def words_after(body: str, end: int) -> tuple[str, str]:
    """Return the word or mark behind a name that ends at ``end``, and the one behind that, "" for none."""
    after = _NEXT_WORDS.match(body, end)
    return (after[1] or "", after[2] or "") if after else ("", "")


def word_before(body: str, start: int) -> str:
    """Return the word or mark before ``start``, empty behind an empty line.

    Up to ``WORD_REACH`` code points are read.
    """
    before = body[max(0, start - WORD_REACH) : start].removesuffix("\n")
    if before[-1:] in _SPACES:
        before = before[:-1]
    word = before[len(before.rstrip(_WORD_CHARACTERS)) :].lstrip(".-")
    return word or before[-1:].strip()
