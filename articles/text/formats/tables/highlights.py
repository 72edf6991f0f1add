"""Highlights and notes of readers in the cells of a table, and in the objects of a JSON file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from articles.text.formats.document import Highlight
from articles.text.formats.tables.cells import clean, plain, read_field, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters of a note or a passage: more than anybody marks.
MAX_PASSAGE_LENGTH = 20_000
# Highlights and notes of one article.
_MAX_PASSAGES = 1_000
# Keys of an annotation: its passage, the reader's words, its colour and its day, each the best first.
_PASSAGE_KEYS = ("quote", "highlight", "exact", "selection", "passage")
_TEXT_KEYS = ("text", "content", "value", "body")
_NOTE_KEYS = ("note", "annotation", "comment", "annotationComment")
_COLOR_KEYS = ("color", "colour", "annotationColor")
_DAY_KEYS = ("highlighted_at", "created_at", "createdAt", "created", "highlightedAt", "date", "updated_at")
_BREAKS = re.compile(r"\n\s*\n")


def read_highlights(value: Any) -> Iterator[Highlight]:
    """Yield the highlights in a cell: texts, or objects with a passage, a note, a colour and a date.

    Of {"quote": ..., "text": ...}, as wallabag writes them, the text is the note.
    """
    for part in _parts(value):
        if not isinstance(part, dict):
            if text := read_passage(part):
                yield Highlight(text=text)
            continue
        passage = _first(part, _PASSAGE_KEYS)
        rest = _first(part, _TEXT_KEYS)
        note = _first(part, _NOTE_KEYS) or (rest if passage else "")
        made = next((found for key in _DAY_KEYS if part.get(key) and (found := read_moment(part[key]))), None)
        if passage or rest:
            yield Highlight(
                text=passage or rest,
                note=note,
                color=next((read_field(part[key]) for key in _COLOR_KEYS if part.get(key)), "")[:40],
                made=made.day if made else None,
            )


def read_notes(value: Any) -> Iterator[str]:
    """Yield the notes in a cell: a text, or a list of texts or of objects with one."""
    for part in _parts(value):
        note = _first(part, (*_NOTE_KEYS, *_TEXT_KEYS)) if isinstance(part, dict) else read_passage(part)
        if note:
            yield note


def read_passage(value: Any) -> str:
    """Return a text with its paragraphs, without markup and superfluous spaces."""
    if isinstance(value, list | dict):
        return read_field(value)
    text = plain(clean(value)[:MAX_PASSAGE_LENGTH])
    paragraphs = ("\n".join(" ".join(line.split()) for line in part.splitlines()) for part in _BREAKS.split(text))
    return "\n\n".join(part.strip() for part in paragraphs if part.strip())


def _parts(value: Any) -> list[Any]:
    return value[:_MAX_PASSAGES] if isinstance(value, list) else [value]


def _first(part: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := read_passage(part.get(key)))), "")
