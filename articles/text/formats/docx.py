"""Word documents (.docx, .docm): the text that Word shows, from the XML parts.

Inserted text is read and deleted text is not. Hidden text, comments, field codes and macros are not read.
"""

from __future__ import annotations

import posixpath
from itertools import islice
from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats.containers import Container
from articles.text.formats.decoding import decode
from articles.text.formats.document import OpenedFile
from articles.text.formats.limits import DAMAGED
from articles.text.formats.pages import read_page
from articles.text.formats.paragraphs import ParagraphBuilder, attribute, document_of, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = frozenset({".docx", ".docm", ".dotx"})
# Word on the web has names of its own for the main part.
_MAIN_PARTS = ("word/document.xml", "word/document2.xml")
MEMBERS = tuple(frozenset({"[Content_Types].xml", part}) for part in _MAIN_PARTS)

# Elements whose content Word does not show as text: deleted and moved text, field codes, properties, the second form
# of a drawing, phonetic guides.
_SKIPPED = frozenset(
    """del moveFrom delText instrText delInstrText tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr rt Fallback
    annotationRef fldData""".split()
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# Symbol fonts place their characters here. Most are bullets and arrows.
_PRIVATE_USE = range(0xF000, 0xF100)
_OFF = frozenset({"0", "false", "off", "none"})
# Field characters may be nested. Only the result of a field is shown.
_MAX_FIELDS = 1_000


def open_docx(data: bytes, name: str) -> OpenedFile:
    """Return the text of a Word document. Raises ``UnreadableClipping`` if it is damaged or holds no text."""
    container = Container(data)
    main = next((part for part in _MAIN_PARTS if part in container.names), "")
    root = container.read_xml(main)
    if root is None:
        raise UnreadableClipping(DAMAGED)
    related = _Relations(container, main)
    hidden = _hidden_styles(container.read_xml(related.first("styles")))
    builder = ParagraphBuilder()
    problems: list[str] = []
    reader = _WordReader(builder, hidden, embedded=lambda key: _read_embedded(container, related, key, problems))
    walk(root, reader)
    for notes in ("footnotes", "endnotes"):
        _add_notes(builder, container.read_xml(related.first(notes)), hidden, reader.referred[notes])
    furniture: list[str] = []
    for target in (*related.all("header"), *related.all("footer")):
        furniture += _lines_of(container.read_xml(target), hidden)
    document = document_of(builder.finish(), furniture=furniture, title=_title(container))
    return OpenedFile(media_type=MEDIA_TYPE, documents=(document,), problems=tuple(problems))


class _Relations:
    """The parts that the main part refers to, by the last word of their type and by id."""

    def __init__(self, container: Container, main: str) -> None:
        self._by_type: dict[str, list[str]] = {}
        self._by_id: dict[str, str] = {}
        root = container.read_xml(f"word/_rels/{posixpath.basename(main)}.rels")
        for element in [] if root is None else root:
            target, kind = element.get("Target", ""), element.get("Type", "").rpartition("/")[2]
            if element.get("TargetMode") == "External" or not target:
                continue
            path = posixpath.normpath(posixpath.join("word", target)).lstrip("/")
            self._by_type.setdefault(kind, []).append(path)
            self._by_id[element.get("Id", "")] = path

    def first(self, kind: str) -> str:
        """Return the path of the first part of a type, "" if there is none."""
        return next(iter(self._by_type.get(kind, ())), "")

    def all(self, kind: str) -> list[str]:
        """Return the paths of all parts of a type."""
        return list(dict.fromkeys(self._by_type.get(kind, ())))

    def with_id(self, key: str) -> str:
        """Return the path of the part with an id, "" if there is none."""
        return self._by_id.get(key, "")


class _WordReader:
    """Reads the elements of a part into a ``ParagraphBuilder``."""

    def __init__(
        self, builder: ParagraphBuilder, hidden: frozenset[str], embedded: Callable[[str], list[str]] | None = None
    ) -> None:
        self._builder = builder
        self._hidden = hidden
        self._embedded = embedded
        self._in_text = 0
        # For each open field, whether its result has begun.
        self._fields: list[bool] = []
        # Ids of the notes in the order of their marks.
        self.referred: dict[str, list[str]] = {"footnotes": [], "endnotes": []}

    def enter(self, name: str, element: etree._Element) -> bool:
        if name in _SKIPPED or (name in ("r", "p") and self._is_hidden(name, element)):
            if name == "p":
                self._builder.end_open_paragraph()
            return False
        if name == "p":
            self._builder.end_open_paragraph()
        elif name == "t":
            self._in_text += 1
        elif name in ("pPr", "rPr"):
            return False
        elif name in _CHARACTERS:
            self._add(_CHARACTERS[name])
        elif name == "sym":
            self._add(_symbol(attribute(element, "char") or ""))
        elif name == "fldChar":
            self._mark_field(attribute(element, "fldCharType") or "")
        elif name in ("footnoteReference", "endnoteReference"):
            self._refer(name.replace("Reference", "s"), element)
        elif name in ("txbxContent", "tc"):
            self._builder.open_frame()
        elif name == "tr":
            self._builder.open_row()
        elif name == "altChunk" and self._embedded:
            for line in self._embedded(attribute(element, "id") or ""):
                self._builder.add(line)
                self._builder.end_paragraph()
        return True

    def leave(self, name: str, element: etree._Element) -> None:
        if name == "p":
            self._builder.end_paragraph()
        elif name == "t":
            self._in_text -= 1
        elif name == "txbxContent":
            self._builder.close_box()
        elif name == "tc":
            self._builder.close_cell()
        elif name == "tr":
            self._builder.close_row()

    def add(self, text: str) -> None:
        # Text between elements is layout of the XML.
        if self._in_text:
            self._add(text)

    def _add(self, text: str) -> None:
        if all(self._fields):
            self._builder.add(text)

    def _mark_field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _MAX_FIELDS:
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _refer(self, notes: str, element: etree._Element) -> None:
        self.referred[notes].append(attribute(element, "id") or "")
        # A mark of the writer's own follows as text.
        if (attribute(element, "customMarkFollows") or "0") in _OFF:
            self._add(f"[{len(self.referred[notes])}]")

    def _is_hidden(self, name: str, element: etree._Element) -> bool:
        properties = next((child for child in islice(element, 2) if _ends(child, f"{name}Pr")), None)
        if properties is None:
            return False
        for child in properties:
            if _ends(child, "vanish"):
                return name == "r" and _is_on(child)
            if _ends(child, f"{name}Style") and attribute(child, "val") in self._hidden:
                return True
        return False


def _ends(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name


def _is_on(element: etree._Element) -> bool:
    return (attribute(element, "val") or "1") not in _OFF


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
        return "•" if number in _PRIVATE_USE else chr(number)
    except (ValueError, OverflowError):
        return "•"


def _hidden_styles(root: etree._Element | None) -> frozenset[str]:
    """Return the ids of the styles whose text Word hides."""
    hidden = set()
    for style in () if root is None else root:
        properties = [child for child in style if _ends(child, "rPr")] if _ends(style, "style") else []
        if any(_ends(entry, "vanish") and _is_on(entry) for found in properties for entry in found):
            hidden.add(attribute(style, "styleId") or "")
    return frozenset(hidden - {""})


def _add_notes(
    builder: ParagraphBuilder, root: etree._Element | None, hidden: frozenset[str], referred: list[str]
) -> None:
    """Add the notes of a part to the end of the text, in the order of their marks."""
    numbers = {key: number for number, key in reversed(list(enumerate(referred, 1)))}
    found: list[tuple[int, list[str]]] = []
    for note in () if root is None else root:
        key = attribute(note, "id") or ""
        # The others are lines between text and notes.
        if (attribute(note, "type") or "normal") == "normal":
            found.append((numbers.get(key, len(referred) + 1), _lines_of(note, hidden)))
    for number, lines in sorted(found, key=lambda entry: entry[0]):
        builder.add_note(str(number) if number <= len(referred) else "", lines)


def _lines_of(root: etree._Element | None, hidden: frozenset[str]) -> list[str]:
    if root is None:
        return []
    builder = ParagraphBuilder()
    walk(root, _WordReader(builder, hidden))
    return builder.finish()


def _read_embedded(container: Container, related: _Relations, key: str, problems: list[str]) -> list[str]:
    """Return the lines of an embedded page or text, such as a converter inserts."""
    target = related.with_id(key)
    try:
        decoded = decode(container.read(target), name=target)
        if target.lower().endswith((".htm", ".html", ".xhtml")):
            return [line.text for line in read_page(decoded.text).lines]
        if target.lower().endswith(".txt"):
            return decoded.text.splitlines()
        problems.append(f"Part {target or key} could not be read: it is a document of another type")
    except UnreadableClipping as error:
        problems.append(f"Part {target or key} could not be read: {error}")
    return []


def _title(container: Container) -> str:
    try:
        root = container.read_xml("docProps/core.xml")
    except UnreadableClipping:
        return ""
    return next((child.text or "" for child in (() if root is None else root) if _ends(child, "title")), "")
