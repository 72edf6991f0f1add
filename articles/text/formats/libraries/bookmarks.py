"""Lists of links in HTML: bookmarks as browsers and linkding write them, and the exports of Pocket and Instapaper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import lxml.html
from lxml import etree

from articles.text.documents import UnreadableClipping
from articles.text.formats.decoding import PAGE, decode
from articles.text.formats.tables.rows import Row, open_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.formats.document import OpenedFile

_SIGNATURE = re.compile(
    rb"\s*<!DOCTYPE NETSCAPE-Bookmark-file-1|<title>\s*(?:Pocket Export|Instapaper: Export)\s*</title>", re.I
)
# linkding writes a bookmark's notes between these marks, behind its description.
_PROGRAM = re.compile(rb"<title>\s*(Pocket|Instapaper)(?: Export|: Export)", re.I)
_LINKDING_NOTES = re.compile(r"\[/?linkding-notes\]")
# A column that says that linkding wrote the link.
_LINKDING_MARK = "linkding"
# Folders and headings whose names are no tags: those of browsers, and the states of reading lists.
_NO_TAGS = frozenset(
    {
        *("unread", "read archive", "archive", "archived", "bookmarks", "bookmarks bar", "bookmarks toolbar"),
        *("bookmarks menu", "other bookmarks", "mobile bookmarks", "imported", "unsorted", "lesezeichenleiste"),
    }
)


def is_bookmarks(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is a list of bookmarks or of saved links."""
    return _SIGNATURE.search(head[:1_000]) is not None


def open_bookmarks(data: bytes, name: str) -> OpenedFile:
    """Return the links in a list of bookmarks. Raises ``UnreadableClipping`` if it has none."""
    decoded = decode(data)
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(decoded.text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise UnreadableClipping("this list of bookmarks is empty or damaged") from error
    rows = [Row(f"Link {number}", values) for number, values in enumerate(_read_links(root), start=1)]
    if not rows:
        raise UnreadableClipping("this list of bookmarks has no links")
    return open_rows(
        rows, media_type=PAGE, encoding=decoded.encoding, is_library=True, program=_program_of(data[:1_000], rows)
    )


def _program_of(head: bytes, rows: Sequence[Row]) -> str:
    if found := _PROGRAM.search(head):
        return found[1].decode().capitalize()
    return "linkding" if any(_LINKDING_MARK in row.values for row in rows) else ""


def _read_links(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the links of a list, each with its title, day, tags and notes."""
    link: dict[str, Any] | None = None
    folder = ""
    for element in root.iter("a", "dd", "h1", "h3"):
        if element.tag == "a":
            if link:
                yield link
            tags = [tag.strip() for tag in (element.get("tags") or "").split(",")]
            link = {
                "url": element.get("href") or "",
                "title": " ".join("".join(map(str, element.itertext())).split()),
                "saved date": element.get("add_date") or element.get("time_added") or "",
                "tags": [tag for tag in (*tags, folder) if tag],
            }
        elif element.tag == "dd" and link:
            notes = _LINKDING_NOTES.split(str(element.text or ""))
            link["notes"] = [note for note in notes if note.strip()]
            if len(notes) > 1:
                link[_LINKDING_MARK] = ""
        elif element.tag in {"h1", "h3"}:
            name = " ".join("".join(map(str, element.itertext())).split())
            folder = "" if name.casefold() in _NO_TAGS or element.tag == "h1" else name
    if link:
        yield link
