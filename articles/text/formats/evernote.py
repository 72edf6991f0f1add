"""Notes of Evernote (.enex): each note with its page, title, tags and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.cleaning.prose import count_words
from articles.text.cleaning.timestamps import Published, parse_iso
from articles.text.documents import NoArticles, UnreadableClipping
from articles.text.formats.containers import parse_xml
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import PAGE
from articles.text.formats.document import Document, LibraryData, OpenedFile
from articles.text.formats.pages import read_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

SUFFIXES = frozenset({".enex"})
_START = re.compile(
    rb"[\xef\xbb\xbf\s]{0,20}(?:<\?xml[^<>]{0,200}>\s{0,20})?(?:<!DOCTYPE en-export[^<>\[]{0,300}>\s{0,20})?"
    rb"<en-export\b"
)
_MAX_NOTES = 5_000
_MIN_WORDS = 20
# A note's page is XML of its own: its declaration and document type say nothing.
_PROLOG = re.compile(r"\s{0,200}(?:<\?xml[^<>]{0,300}\?>\s{0,200})?(?:<!DOCTYPE[^<>\[]{0,300}>\s{0,200})?")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")


def recognises(head: bytes, name: str) -> bool:
    """Whether a file is an export of Evernote."""
    return name.endswith(tuple(SUFFIXES)) or _START.match(head) is not None


def open_notes(data: bytes, name: str) -> OpenedFile:
    """Return the notes that hold a text.

    Raises ``UnreadableClipping`` if the export is damaged, and ``NoArticles`` if no note holds a text.
    """
    root = parse_xml(data, huge=True)
    documents: list[Document] = []
    problems: list[str] = []
    for number, note in enumerate(root.iter("note"), start=1):
        if number > _MAX_NOTES:
            problems.append(f"notes after the first {_MAX_NOTES:,} were not read; split the export")
            break
        title = " ".join((note.findtext("title") or "").split())
        label = f"note {number}"
        try:
            page = _page_of(note)
        except UnreadableClipping as error:
            problems.append(f"{label}: {error}")
            continue
        if sum(map(count_words, read_fragment(page))) < _MIN_WORDS:
            problems.append(f"{label}: no text")
            continue
        documents.append(
            Document(
                text=page,
                kind=PAGE,
                fields=ExportFields(url=_address_of(note)),
                hints=ExportFields(headline=title or None),
                library=LibraryData(
                    tags=tuple(dict.fromkeys(_texts(note, "tag"))),
                    saved=_moment(note.findtext("created") or ""),
                    program="Evernote",
                ),
                name=label,
            )
        )
    if not documents:
        raise NoArticles("; ".join(["this export of Evernote holds no article", *problems[:3]]))
    return OpenedFile(media_type="application/enex+xml", documents=tuple(documents), problems=tuple(problems))


def _page_of(note: etree._Element) -> str:
    """Return the page of a note. Raises ``UnreadableClipping`` if the note is encrypted."""
    content = _PROLOG.sub("", note.findtext("content") or "", count=1)
    if "<en-crypt" in content:
        raise UnreadableClipping("a part of it is encrypted; decrypt it in Evernote, and export it again")
    return f"<html><body>{content}</body></html>"


def _texts(note: etree._Element, name: str) -> Iterator[str]:
    for element in note.iter(name):
        if text := " ".join((element.text or "").split()):
            yield text


def _address_of(note: etree._Element) -> str | None:
    address = next(_texts(note, "source-url"), "")
    return address if address.lower().startswith(("http://", "https://")) else None


def _moment(value: str) -> Published | None:
    return parse_iso(_STAMP.sub(r"\1-\2-\3T\4:\5:\6Z", value[:40].strip()))
