"""The export of Omnivore: a ZIP archive with lists of articles in JSON, their pages, and their highlights."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from articles.text.documents import UnreadableClipping
from articles.text.formats.containers import Container
from articles.text.formats.tables.rows import Row, open_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.text.formats.document import OpenedFile

_LIST = re.compile(r"metadata_\d{1,9}_to_\d{1,9}\.json")
_QUOTED = re.compile(r"^>\s?", re.M)


def is_omnivore(members: frozenset[str]) -> bool:
    """Whether a ZIP archive with these members is an export of Omnivore."""
    return any(map(_LIST.fullmatch, members))


def open_omnivore(data: bytes, name: str) -> OpenedFile:
    """Return the articles of an export, and links for those without their page.

    Raises ``UnreadableClipping`` if it is damaged or lists no articles.
    """
    problems: list[str] = []
    rows = list(_read_rows(Container(data), problems))
    if not rows:
        raise UnreadableClipping("; ".join(["this export of Omnivore lists no articles", *problems]))
    return open_rows(rows, media_type="application/zip", problems=problems, is_library=True, program="Omnivore")


def _text_of(container: Container, name: str) -> str:
    return container.read(name).decode("utf-8", "replace")


def _read_rows(container: Container, problems: list[str]) -> Iterator[Row]:
    number = 0
    for name in sorted(container.names):
        if not _LIST.fullmatch(name):
            continue
        try:
            entries = json.loads(_text_of(container, name))
        except UnreadableClipping as error:
            problems.append(f"{name}: {error}")
            continue
        except (ValueError, RecursionError) as error:
            problems.append(f"{name}: not valid JSON ({error})")
            continue
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict):
                number += 1
                try:
                    values = _values_of(entry, container)
                except UnreadableClipping as error:
                    problems.append(f"Article {number}: {error}")
                else:
                    yield Row(f"Article {number}", values)


def _values_of(entry: dict[str, Any], container: Container) -> dict[str, Any]:
    slug = str(entry.get("slug") or "")
    values = {key: value for key, value in entry.items() if key not in {"id", "slug", "thumbnail", "state"}}
    values["content"] = _text_of(container, f"content/{slug}.html")
    values["highlights"], values["notes"] = _read_highlights(_text_of(container, f"highlights/{slug}.md"))
    return values


def _read_highlights(text: str) -> tuple[list[dict[str, str]], list[str]]:
    """Return the highlights in a Markdown file, each with the note below it, and the notes above the first."""
    highlights: list[dict[str, str]] = []
    notes: list[str] = []
    for part in re.split(r"\n\s*\n", text):
        bare = part.strip()
        if bare.startswith(">"):
            highlights.append({"quote": _QUOTED.sub("", bare).strip()})
        elif bare and highlights:
            note = highlights[-1].get("note")
            highlights[-1]["note"] = f"{note}\n\n{bare}" if note else bare
        elif bare:
            notes.append(bare)
    return highlights, notes
