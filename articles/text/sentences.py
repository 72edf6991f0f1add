"""Sentences of a body."""

from __future__ import annotations

from articles.text.spans import Span


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order; none crosses a line break, none is blank."""
    raise NotImplementedError
