"""Which passage of a comparison a note is about.

A note knows its passage by the words of its sentences. It stays with them when passages are paired otherwise, when the
columns change their places, and when a newer text still has one of the sentences.
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

# Hexadecimal digits of a digest that are kept: of a few hundred sentences no two have the same by chance.
KEY_LENGTH = 16


def passage_keys(comparison: Comparison) -> list[frozenset[str]]:
    """Return the keys of each row's sentences, whichever account has them.

    Case, marks and spelling play no part. Where an account says the same again, each time has a key of its own.
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
    """Notes by the number of the row they are about, from 1; ``astray`` are those whose passage is not there."""

    by_row: dict[int, list[PassageNote]] = field(default_factory=dict)
    astray: list[PassageNote] = field(default_factory=list)

    def on(self, row: int) -> Sequence[PassageNote]:
        return self.by_row.get(row, ())

    @property
    def in_order(self) -> Iterator[tuple[int | None, PassageNote]]:
        """Every note with the row it is about, in the order of the rows, then those that are astray."""
        for row in sorted(self.by_row):
            for note in self.by_row[row]:
                yield row, note
        for note in self.astray:
            yield None, note

    def __bool__(self) -> bool:
        return bool(self.by_row or self.astray)


def place(notes: Iterable[PassageNote], comparison: Comparison) -> PlacedNotes:
    """Return ``notes`` at the rows that have the most of their sentences, the first of several such rows."""
    placed = PlacedNotes()
    notes = list(notes)
    rows = passage_keys(comparison) if notes else []
    for note in notes:
        about = frozenset(note.sentences)
        shared, row = max(((len(about & keys), -number) for number, keys in enumerate(rows, 1)), default=(0, 0))
        if shared:
            placed.by_row.setdefault(-row, []).append(note)
        else:
            placed.astray.append(note)
    return placed
