"""EPUB books and magazines: each chapter with a text of its own is a document.

A chapter without a heading goes on with the one before it. Covers, title pages and tables of contents are not articles:
their lines follow the text and are marked. Nothing is run or fetched.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

import lxml.html
from lxml import etree

from articles.text.cleaning.bylines import is_name
from articles.text.cleaning.outlets import known_outlet
from articles.text.cleaning.prose import count_wide, count_words
from articles.text.data.pages import INLINE, INVISIBLE
from articles.text.documents import UnreadableClipping
from articles.text.formats.containers import Container
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import PAGE, decode
from articles.text.formats.document import Document, OpenedFile
from articles.text.formats.limits import DAMAGED, MAX_TOTAL_CHARACTERS
from articles.text.formats.paragraphs import ParagraphBuilder, attribute, document_of, local_name, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

MEDIA_TYPE = "application/epub+zip"
SUFFIXES = frozenset({".epub"})
MEMBERS = (frozenset({"META-INF/container.xml"}),)

MAX_CHAPTERS = 3_000
# More than the longest novel as one chapter.
MAX_CHAPTER_LENGTH, MAX_CHAPTER_TAGS = 8_000_000, 500_000

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
# Ways to obscure fonts, which leave the text readable.
_FONT_METHODS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})

# A shorter chapter is a cover, a title page or a divider.
_MIN_WORDS = 40
# Of a table of contents, this share of the letters is in links.
_MAX_LINKED = 0.5
# A bar of links to other chapters is shorter.
_MAX_BAR_LENGTH = 200
_HEADINGS = frozenset({"h1", "h2", "h3"})
# Elements of a saved page, whose menus and boxes only the page reader tells from its text.
_PAGE_SIGNS = frozenset({"script", "form", "button", "iframe", "input"})
_MIN_PAGE_SIGNS = 2
_SPACES = re.compile(r"[ \t\r\n]+")
_RUBY = frozenset({"rt", "rp"})


def open_epub(data: bytes, name: str) -> OpenedFile:
    """Return the chapters of an EPUB.

    Raises ``UnreadableClipping`` if it is protected, damaged or holds no text. A chapter that cannot be read is named
    in the problems.
    """
    container = Container(data)
    package_path = _package_path(container)
    package = container.read_xml(package_path)
    if package is None:
        raise UnreadableClipping(DAMAGED)
    spine, contents = _spine(package, package_path)
    if _is_protected(container, spine):
        raise UnreadableClipping("it is protected by DRM, so its text is encrypted; paste the text instead")
    problems: list[str] = []
    chapters: list[_Chapter] = []
    left = MAX_TOTAL_CHARACTERS
    for number, path in enumerate(spine):
        if left < 0:
            problems.append(f"chapters after the first {number:,} were not read; split the book")
            break
        try:
            chapters.append(_read_chapter(container, path, is_contents=path in contents))
            left -= chapters[-1].size
        except UnreadableClipping as error:
            problems.append(f"Chapter {path} could not be read: {error}")
    documents = _documents(chapters, _properties(package))
    if not documents:
        raise UnreadableClipping("it holds no text; pictures of pages need OCR (text recognition) first")
    return OpenedFile(media_type=MEDIA_TYPE, documents=tuple(documents), problems=tuple(problems))


def _package_path(container: Container) -> str:
    root = container.read_xml(_CONTAINER)
    for element in () if root is None else root.iter("{*}rootfile"):
        return unquote(attribute(element, "full-path") or "")
    raise UnreadableClipping(DAMAGED)


def _spine(package: etree._Element, package_path: str) -> tuple[list[str], set[str]]:
    """Return the paths of the chapters in reading order, and those of tables of contents."""
    folder = posixpath.dirname(package_path)
    paths: dict[str, str] = {}
    contents: set[str] = set()
    for item in package.iter("{*}item"):
        path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")).partition("#")[0]))
        if item.get("media-type", "") in _PAGE_TYPES:
            paths[item.get("id", "")] = path
        if "nav" in item.get("properties", "").split():
            contents.add(path)
    order = [paths[key] for item in package.iter("{*}itemref") if (key := item.get("idref", "")) in paths]
    spine = list(dict.fromkeys(order or paths.values()))
    if len(spine) > MAX_CHAPTERS:
        raise UnreadableClipping(f"it has more than {MAX_CHAPTERS:,} chapters; no book has so many")
    return spine, contents


def _is_protected(container: Container, spine: Sequence[str]) -> bool:
    """Whether chapters are encrypted. Fonts may be, without harm."""
    root = container.read_xml(_ENCRYPTION)
    for entry in () if root is None else root.iter("{*}EncryptedData"):
        methods = {method.get("Algorithm") for method in entry.iter("{*}EncryptionMethod")}
        if methods <= _FONT_METHODS:
            continue
        if any(unquote(part.get("URI", "")) in spine for part in entry.iter("{*}CipherReference")):
            return True
    return False


@dataclass(slots=True)
class _Chapter:
    """A chapter, as lines or, if it is a saved page, as its source."""

    path: str
    lines: list[str]
    furniture: list[str] = field(default_factory=list)
    heading: str = ""
    page: str = ""
    is_contents: bool = False

    @property
    def size(self) -> int:
        """Its characters that are kept."""
        return sum(map(len, self.lines)) + sum(map(len, self.furniture)) + len(self.page)

    @property
    def has_text(self) -> bool:
        words = sum(count_words(line) + count_wide(line) for line in self.lines)
        return words >= _MIN_WORDS and not self.is_contents


def _read_chapter(container: Container, path: str, *, is_contents: bool) -> _Chapter:
    if path not in container.names:
        raise UnreadableClipping("it is missing")
    source = decode(container.read(path), name=path).text
    if len(source) > MAX_CHAPTER_LENGTH or source.count("<") > MAX_CHAPTER_TAGS:
        raise UnreadableClipping(f"it has more than {MAX_CHAPTER_LENGTH:,} characters or {MAX_CHAPTER_TAGS:,} tags")
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableClipping("it holds no text") from error
    reader = _ChapterReader()
    walk(root, reader)
    lines = reader.builder.finish()
    letters = sum(map(len, lines))
    return _Chapter(
        path=path,
        lines=lines,
        furniture=reader.navigation,
        heading=reader.heading,
        page=source if _is_saved_page(root) else "",
        is_contents=is_contents or (reader.linked > _MAX_LINKED * letters and not _is_saved_page(root)),
    )


def _is_saved_page(root: etree._Element) -> bool:
    """Whether a chapter is the page of a web site as it was saved, rather than the text of a book."""
    signs = sum(1 for element in root.iter(*_PAGE_SIGNS)) + sum(
        1 for element in root.iter("meta") if attribute(element, "property") or attribute(element, "itemprop")
    )
    return signs >= _MIN_PAGE_SIGNS


class _ChapterReader:
    """Reads the elements of a chapter into a ``ParagraphBuilder``."""

    def __init__(self) -> None:
        self.builder = ParagraphBuilder()
        self.heading = ""
        # Lines of bars that lead from chapter to chapter.
        self.navigation: list[str] = []
        # Letters inside links.
        self.linked = 0
        self._links = 0
        self._heading_parts: list[str] | None = None

    def enter(self, name: str, element: etree._Element) -> bool:
        if name in INVISIBLE or name in _RUBY or element.get("hidden") is not None:
            return False
        if name != "body" and "navbar" in element.get("class", "") and (bar := _short_text(element)):
            self.navigation.append(bar)
            return False
        if name == "br":
            self.builder.add("\n")
        elif name == "a":
            self._links += 1
        elif name in ("td", "th"):
            self.builder.open_frame()
        elif name == "tr":
            self.builder.open_row()
        elif name not in INLINE:
            self.builder.end_open_paragraph()
            if name in _HEADINGS and not self.heading:
                self._heading_parts = []
        return True

    def leave(self, name: str, element: etree._Element) -> None:
        if name == "a":
            self._links -= 1
        elif name in ("td", "th"):
            self.builder.close_cell()
        elif name == "tr":
            self.builder.close_row()
        elif name not in INLINE and name != "br":
            self.builder.end_open_paragraph()
            if name in _HEADINGS and self._heading_parts is not None:
                self.heading = " ".join("".join(self._heading_parts).split())
                self._heading_parts = None

    def add(self, text: str) -> None:
        text = _SPACES.sub(" ", text)
        self.builder.add(text)
        if self._links:
            self.linked += len(text.strip())
        if self._heading_parts is not None:
            self._heading_parts.append(text)


def _short_text(element: etree._Element) -> str:
    """Return the text of an element, "" if it is longer than a bar that leads to other chapters."""
    text = " ".join("".join(map(str, islice(element.itertext(), _MAX_BAR_LENGTH))).split())
    return text if len(text) < _MAX_BAR_LENGTH else ""


def _documents(chapters: Sequence[_Chapter], properties: ExportFields) -> list[Document]:
    """Return the documents: chapters with a text, those without a heading joined to the one before."""
    told: list[_Chapter] = []
    outside: list[str] = []
    for chapter in chapters:
        if not chapter.has_text:
            outside += chapter.lines
        elif told and not chapter.heading and not chapter.page and not told[-1].page:
            told[-1].lines += ["", *chapter.lines]
            told[-1].furniture += chapter.furniture
        else:
            told.append(chapter)
    if not told:
        lines = [line for chapter in chapters if not chapter.is_contents for line in chapter.lines]
        return [document_of(lines, title=properties.headline or "")] if any(lines) else []
    told[0].furniture += outside
    alone = len(told) == 1
    documents = []
    for chapter in told:
        name = "" if alone else chapter.heading or posixpath.basename(chapter.path)
        if chapter.page:
            document = Document(text=chapter.page, kind=PAGE, name=name)
        else:
            title = (properties.headline or "") if alone else chapter.heading
            document = document_of(chapter.lines, furniture=chapter.furniture, title=title)
        documents.append(replace(document, name=name, hints=_hints(document, properties, alone=alone)))
    return documents


def _hints(document: Document, properties: ExportFields, *, alone: bool) -> ExportFields:
    """Return what the book says about a chapter. Its authors and its address are those of its only article."""
    if alone:
        return replace(properties, headline=document.hints.headline)
    return ExportFields(headline=document.hints.headline, source=properties.source, language=properties.language)


def _properties(package: etree._Element) -> ExportFields:
    """Return the properties of the book that are sure to be of its text."""
    values: dict[str, list[str]] = {}
    for metadata in package.iter("{*}metadata"):
        for element in metadata.iter():
            if name := local_name(element):
                values.setdefault(name, []).append(" ".join((element.text or "").split()))
    first = {name: found[0] for name, found in values.items()}
    authors = tuple(name for name in values.get("creator", ()) if is_name(name) and not known_outlet(name))
    address = first.get("source", "")
    language = first.get("language", "")[:2].lower()
    return ExportFields(
        headline=first.get("title") or None,
        authors=authors,
        source=known_outlet(first.get("publisher", "")) or None,
        language=language if language.isalpha() else None,
        url=address if address.startswith(("http://", "https://")) and " " not in address else None,
    )
