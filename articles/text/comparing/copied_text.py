"""Measure how much of a text is copied from another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two texts do not share this many words in a row by chance. Set phrases and titles are shorter.
RUN_WORDS = 6


class Copied(NamedTuple):
    """The number of words of a text, and how many of them are copied from another text."""

    copied: int
    words: int

    @property
    def share(self) -> float:
        """Share of copied words, from 0 to 1."""
        return self.copied / self.words if self.words else 0.0


def copied_words(text: str, original: str) -> Copied:
    """Count the words of ``text`` that are copied from ``original``, in runs of six words or more.

    Case, punctuation and spelling variants are ignored.
    """
    words, theirs = words_of(text), words_of(original)
    runs = set(_runs(theirs))
    copied = covered = 0
    for start, run in enumerate(_runs(words)):
        if run in runs:
            end = start + RUN_WORDS
            copied += end - max(start, covered)
            covered = end
    return Copied(copied, len(words))


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(RUN_WORDS)), strict=False))
