"""The export of Omnivore: a ZIP archive with lists of articles in JSON, their pages, and their highlights."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from articles.text.documents import UnreadableClipping
from articles.text.formats.tables.rows import Row, open_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.text.formats.document import OpenedFile

_LIST = re.compile(r"metadata_\d{1,9}_to_\d{1,9}\.json")
_QUOTED = re.compile(r"^>\s?", re.M)
# The limits of archives.
_MAX_MEMBER_BYTES, _MAX_UNPACKED_BYTES = 32 * 1024 * 1024, 250 * 1024 * 1024
_DAMAGED = "this export of Omnivore is damaged; download it again"


def is_omnivore(members: frozenset[str]) -> bool:
    """Whether a ZIP archive with these members is an export of Omnivore."""
    return any(map(_LIST.fullmatch, members))


def open_omnivore(data: bytes, name: str) -> OpenedFile:
    """Return the articles of an export, and links for those without their page.

    Raises ``UnreadableClipping`` if it is damaged or lists no articles.
    """
    problems: list[str] = []
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            rows = list(_read_rows(_Members(archive), problems))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise UnreadableClipping(_DAMAGED) from error
    if not rows:
        raise UnreadableClipping("; ".join(["this export of Omnivore lists no articles", *problems]))
    return open_rows(rows, media_type="application/zip", problems=problems, is_library=True, program="Omnivore")


class _Members:
    """The files of an archive, read within limits."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = _MAX_UNPACKED_BYTES
        self.names = sorted(member.filename for member in archive.infolist())
        self._known = frozenset(self.names)

    def read(self, name: str) -> str:
        """Return the text of a file; "" if there is no such file, or if it is too large."""
        if name not in self._known:
            return ""
        size = self._archive.getinfo(name).file_size
        if size > min(_MAX_MEMBER_BYTES, self._left):
            return ""
        self._left -= size
        return self._archive.read(name).decode("utf-8", "replace")


def _read_rows(members: _Members, problems: list[str]) -> Iterator[Row]:
    number = 0
    for name in members.names:
        if not _LIST.fullmatch(name):
            continue
        try:
            entries = json.loads(members.read(name))
        except (ValueError, RecursionError) as error:
            problems.append(f"{name}: not valid JSON ({error})")
            continue
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict):
                number += 1
                yield Row(f"Article {number}", _values_of(entry, members))


def _values_of(entry: dict[str, Any], members: _Members) -> dict[str, Any]:
    slug = str(entry.get("slug") or "")
    values = {key: value for key, value in entry.items() if key not in {"id", "slug", "thumbnail", "state"}}
    values["content"] = members.read(f"content/{slug}.html")
    values["highlights"], values["notes"] = _read_highlights(members.read(f"highlights/{slug}.md"))
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
