"""Pages that Safari saves as web archives (.webarchive): property lists with the page and its resources."""

from __future__ import annotations

import plistlib
from typing import Any

from articles.text.documents import UnreadableClipping
from articles.text.formats.charsets import as_utf8
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import PAGE, decode
from articles.text.formats.document import Document, OpenedFile
from articles.text.formats.limits import DAMAGED

SUFFIXES = frozenset({".webarchive"})
_SIGNATURE = b"bplist00"
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_ERRORS = (
    *(plistlib.InvalidFileException, ValueError, TypeError, KeyError, IndexError, OverflowError, MemoryError),
    *(RecursionError, AttributeError, EOFError, OSError),
)
# Pages inside a page's frames.
_MAX_FRAMES = 50


def recognises(head: bytes, name: str) -> bool:
    """Whether a file is a web archive of Safari."""
    return head.startswith(_SIGNATURE) and (name.endswith(tuple(SUFFIXES)) or b"WebMainResource" in head)


def open_web_page(data: bytes, name: str) -> OpenedFile:
    """Return the page of a web archive; if it is only a frame around another, the page in the frame.

    Raises ``UnreadableClipping`` if it is damaged or holds no page.
    """
    try:
        archive = plistlib.loads(data, fmt=plistlib.FMT_BINARY)
    except _ERRORS as error:
        raise UnreadableClipping(DAMAGED) from error
    pages = [page for part in _frames(archive) if (page := _page_of(part))]
    if not pages:
        raise UnreadableClipping("this web archive holds no page; open it in Safari, copy all, and paste the text")
    # A page that only sets frames has hardly any markup of its own.
    page = max(pages, key=lambda one: len(one.text)) if len(pages[0].text) < 2_000 else pages[0]
    return OpenedFile(media_type="application/x-webarchive", documents=(page,), encoding="utf-8")


def _frames(archive: Any) -> list[dict[str, Any]]:
    """Return the archive's main page and those of its frames."""
    found: list[dict[str, Any]] = []
    waiting = [archive]
    while waiting and len(found) < _MAX_FRAMES:
        part = waiting.pop(0)
        if isinstance(part, dict):
            if isinstance(main := part.get("WebMainResource"), dict):
                found.append(main)
            frames = part.get("WebSubframeArchives")
            waiting += frames[:_MAX_FRAMES] if isinstance(frames, list) and len(waiting) < _MAX_FRAMES else []
    return found


def _page_of(resource: dict[str, Any]) -> Document | None:
    content, kind = resource.get("WebResourceData"), resource.get("WebResourceMIMEType")
    if not isinstance(content, bytes) or kind not in _PAGE_TYPES:
        return None
    url = resource.get("WebResourceURL")
    is_address = isinstance(url, str) and url.lower().startswith(("http://", "https://"))
    charset = resource.get("WebResourceTextEncodingName")
    try:
        decoded = decode(as_utf8(content, charset if isinstance(charset, str) else ""), name="page.html")
    except UnreadableClipping:
        return None
    return Document(text=decoded.text, kind=PAGE, fields=ExportFields(url=url if is_address else None))
