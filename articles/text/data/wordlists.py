"""How word lists are written in the rules: words between white space."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words of ``text`` as a set."""
    return frozenset(text.split())
