"""OpenDocument texts (.odt, .fodt): the text that a word processor shows, from the XML parts.

Tracked deletions, hidden text, comments and macros are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats.containers import PASTE, Container, parse_xml
from articles.text.formats.document import OpenedFile
from articles.text.formats.limits import DAMAGED, PROTECTED
from articles.text.formats.paragraphs import ParagraphBuilder, attribute, document_of, walk

if TYPE_CHECKING:
    from lxml import etree

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
SUFFIXES = frozenset({".odt", ".ott", ".fodt"})
# The type of an OpenDocument file tells a text from a table or a presentation.
MEMBERS = (frozenset({"content.xml", "mimetype"}), frozenset({"content.xml", "META-INF/manifest.xml"}))

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_FLAT_START = re.compile(rb"\s*(?:<\?xml[^<>]{0,200}>\s*)?<(?:\w{1,20}:)?document\b")

# Elements whose content a word processor does not show.
_SKIPPED = frozenset(
    """tracked-changes annotation forms scripts event-listeners sequence-decls user-field-decls variable-decls
    dde-connection-decls ruby-text covered-table-cell hidden-text title desc object object-ole binary-data
    alphabetical-index-mark settings script note-citation shapes table-of-content-source alphabetical-index-source
    illustration-index-source table-index-source object-index-source user-index-source bibliography-source""".split()
)
_PARAGRAPHS = frozenset({"p", "h"})
# ODF counts repeated spaces; nobody types more.
_MAX_SPACES = 100
_SPACES = re.compile(r"[ \t\r\n]+")


def recognises(head: bytes, name: str) -> bool:
    """Whether a file with these first bytes is an OpenDocument text in a single XML file."""
    return bool(_FLAT_START.match(head)) and b"opendocument.text" in head


def open_odt(data: bytes, name: str) -> OpenedFile:
    """Return the text of an OpenDocument text.

    Raises ``UnreadableClipping`` if it is another kind of document, encrypted, damaged or holds no text.
    """
    if data.startswith(b"PK"):
        container = Container(data)
        media_type = container.read("mimetype").decode("ascii", "replace").strip()
        if media_type and "opendocument.text" not in media_type:
            raise UnreadableClipping(f"this kind of document is {PASTE}")
        if b"encryption-data" in container.read("META-INF/manifest.xml"):
            raise UnreadableClipping(PROTECTED)
        content, styles, meta = (container.read_xml(part) for part in ("content.xml", "styles.xml", "meta.xml"))
    else:
        content = styles = meta = parse_xml(data)
    if content is None:
        raise UnreadableClipping(DAMAGED)
    hidden = _hidden_styles(content) | (_hidden_styles(styles) if styles is not None else frozenset())
    builder = ParagraphBuilder()
    for body in content.iter(f"{{{_NAMESPACE}}}text"):
        walk(body, _OpenDocumentReader(builder, hidden))
        break
    document = document_of(builder.finish(), furniture=_furniture(styles, hidden), title=_title(meta))
    return OpenedFile(media_type=MEDIA_TYPE, documents=(document,))


class _OpenDocumentReader:
    """Reads the elements of a text into a ``ParagraphBuilder``."""

    def __init__(self, builder: ParagraphBuilder, hidden: frozenset[str]) -> None:
        self._builder = builder
        self._hidden = hidden
        # For each open paragraph, box, note or cell, whether text belongs to a paragraph there.
        self._in_paragraph = [False]
        self._notes = 0

    def enter(self, name: str, element: etree._Element) -> bool:
        if name in _SKIPPED or (name in ("p", "h", "span") and attribute(element, "style-name") in self._hidden):
            return False
        if name in ("hidden-paragraph", "conditional-text") and attribute(element, "is-hidden") == "true":
            return False
        if name in _PARAGRAPHS:
            self._in_paragraph.append(True)
        elif name == "s":
            self._builder.add(" " * min(_count(attribute(element, "c")), _MAX_SPACES))
        elif name == "tab":
            self._builder.add("\t")
        elif name == "line-break":
            self._builder.add("\n")
        elif name == "note":
            self._notes += 1
            self._builder.add(f"[{self._notes}]")
        elif name in ("text-box", "note-body", "table-cell"):
            self._builder.open_frame()
            self._in_paragraph.append(False)
        elif name == "table-row":
            self._builder.open_row()
        return True

    def leave(self, name: str, element: etree._Element) -> None:
        if name in _PARAGRAPHS:
            self._in_paragraph.pop()
            self._builder.end_paragraph()
        elif name in ("text-box", "note-body", "table-cell"):
            self._in_paragraph.pop()
            if name == "text-box":
                self._builder.close_box()
            elif name == "note-body":
                self._builder.close_note(str(self._notes))
            else:
                self._builder.close_cell()
        elif name == "table-row":
            self._builder.close_row()

    def add(self, text: str) -> None:
        # Text between paragraphs is layout of the XML. Within one, white space counts as one space.
        if self._in_paragraph[-1]:
            self._builder.add(_SPACES.sub(" ", text))


def _count(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else 1


def _hidden_styles(root: etree._Element) -> frozenset[str]:
    """Return the names of the styles whose text is hidden."""
    hidden: set[str] = set()
    for properties in root.iter("{*}text-properties"):
        style = properties.getparent()
        if style is not None and attribute(properties, "display") == "none":
            hidden.add(style.get("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name") or "")
    return frozenset(hidden - {""})


def _furniture(styles: etree._Element | None, hidden: frozenset[str]) -> list[str]:
    """Return the lines of the headers and footers of pages."""
    found: list[str] = []
    for name in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
        for element in () if styles is None else styles.iter(f"{{*}}{name}"):
            builder = ParagraphBuilder()
            walk(element, _OpenDocumentReader(builder, hidden))
            found += builder.finish()
    return found


def _title(meta: etree._Element | None) -> str:
    if meta is None:
        return ""
    return next((element.text or "" for element in meta.iter("{http://purl.org/dc/elements/1.1/}title")), "")
