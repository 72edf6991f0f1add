"""Word lists written as text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the set of the words in ``text``, which are separated by white space."""
    return frozenset(text.split())
