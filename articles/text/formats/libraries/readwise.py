"""Highlights exported from Readwise: a table with one row for each highlight, and none for its article's text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from articles.text.documents import UnreadableClipping
from articles.text.formats.decoding import decode
from articles.text.formats.tables.rows import Row, open_rows

if TYPE_CHECKING:
    from articles.text.formats.document import OpenedFile

_SIGNATURE = b"Highlight,Book Title,Book Author"


def is_readwise(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is an export of highlights from Readwise."""
    return head.removeprefix(b"\xef\xbb\xbf").replace(b'"', b"").startswith(_SIGNATURE)


def open_readwise(data: bytes, name: str) -> OpenedFile:
    """Return a link for each article with its highlights and notes. Raises ``UnreadableClipping`` if there are none."""
    decoded = decode(data)
    articles: dict[tuple[str, str], dict[str, Any]] = {}
    for row in csv.DictReader(io.StringIO(decoded.text.lstrip("\ufeff"), newline="")):
        title, author = row.get("Book Title") or "", row.get("Book Author") or ""
        values = articles.setdefault(
            (title, author),
            {"title": title, "author": author, "highlights": [], "notes": [], "tags": [], "saved date": ""},
        )
        passage, note = row.get("Highlight") or "", row.get("Note") or ""
        if passage.strip():
            values["highlights"].append(
                {"quote": passage, "note": note, "color": row.get("Color"), "highlighted_at": row.get("Highlighted at")}
            )
        elif note.strip():
            values["notes"].append(note)
        values["tags"] += [tag.strip() for tag in (row.get("Document tags") or "").split(",") if tag.strip()]
        values["saved date"] = values["saved date"] or row.get("Highlighted at") or ""
    if not articles:
        raise UnreadableClipping("this export of Readwise has no highlights")
    rows = [Row(f"Article {number}", values) for number, values in enumerate(articles.values(), start=1)]
    return open_rows(rows, media_type="text/csv", encoding=decoded.encoding, is_library=True, program="Readwise")
