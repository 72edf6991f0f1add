"""Word lists as text: words separated by white space."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the set of words in ``text``."""
    return frozenset(text.split())
