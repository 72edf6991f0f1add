"""Find the passage that a note in a comparison is about.

A note stores keys of its passage's sentences. It is found again when passages are aligned differently, when columns
are reordered, and when a newer revision still has one of the sentences.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.models import PassageNote
    from articles.text.comparing.align import ComparedArticle, Comparison

# In hexadecimal digits. Among a few hundred sentences no two share a key by chance.
KEY_LENGTH = 16


def passage_keys(comparison: Comparison) -> list[frozenset[str]]:
    """Return the keys of the sentences in each row, from all accounts.

    Case, punctuation and spelling variants do not matter. Repetitions of a sentence in one account get different keys.
    """
    by_article = [_sentence_keys(article) for article in comparison.articles]
    return [
        frozenset(
            keys[number] for keys, cell in zip(by_article, row.cells, strict=True) if cell for number in cell.sentences
        )
        for row in comparison.rows
    ]


def _sentence_keys(article: ComparedArticle) -> list[str]:
    times: Counter[str] = Counter()
    keys = []
    for sentence in article.sentences:
        shown = sentence.span.of(article.body)
        words = " ".join(words_of(shown)) or shown
        keys.append(sha256(f"{times[words]} {words}".encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH])
        times[words] += 1
    return keys


@dataclass(slots=True)
class PlacedNotes:
    """Notes by row number, from 1. The passages of ``unplaced`` notes are no longer in the comparison."""

    by_row: dict[int, list[PassageNote]] = field(default_factory=dict)
    unplaced: list[PassageNote] = field(default_factory=list)

    def on(self, row: int) -> Sequence[PassageNote]:
        return self.by_row.get(row, ())

    @property
    def in_order(self) -> Iterator[tuple[int | None, PassageNote]]:
        """Every note with its row number, in row order; unplaced notes come last, with ``None``."""
        for row in sorted(self.by_row):
            for note in self.by_row[row]:
                yield row, note
        for note in self.unplaced:
            yield None, note

    def __bool__(self) -> bool:
        return bool(self.by_row or self.unplaced)


def place_notes(notes: Iterable[PassageNote], comparison: Comparison) -> PlacedNotes:
    """Assign each note to the row with the most of its sentences; on a tie, to the first."""
    placed = PlacedNotes()
    notes = list(notes)
    rows = passage_keys(comparison) if notes else []
    for note in notes:
        about = frozenset(note.sentences)
        shared, row = max(((len(about & keys), -number) for number, keys in enumerate(rows, 1)), default=(0, 0))
        if shared:
            placed.by_row.setdefault(-row, []).append(note)
        else:
            placed.unplaced.append(note)
    return placed
