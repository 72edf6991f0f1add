"""Saved pages: the visible lines, the elements around them, and which lines are the main text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import lxml.html
from bs4 import BeautifulSoup, NavigableString
from lxml import etree

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.page_lines import PageFields, PageLine
from articles.text.data.kinds import Kind
from articles.text.data.pages import INLINE, INVISIBLE, PLACE_PATTERNS
from articles.text.documents import UnreadableClipping
from articles.text.formats.page_fields import read_page_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"\s+")
# Class names to cache: pages repeat them, and the pages of an outlet share them.
_CACHED_NAMES = 8_192
# An image embedded as a data URL may be longer than the article, and longer than the parser reads.
_EMBEDDED_DATA = re.compile(r"(data:[\w/+.-]{1,60}(?:;[\w=.-]{1,40}){0,3},)[A-Za-z0-9+/=%]{1000,}")

# Larger pages are not given to trafilatura: its time and memory grow faster than the page. It took ten seconds for
# 200,000 empty lines. The largest of 215 saved pages has 1.6 MB and 3,138 elements.
_MAX_TRAFILATURA_BYTES, _MAX_TRAFILATURA_TAGS = 2_000_000, 40_000
# Shorter lines may be in the main text by chance. Of longer lines, this many letters are searched for.
_MIN_PROBE_LENGTH, _MAX_PROBE_LENGTH = 16, 200

# Attributes whose words give an element's purpose, and the number of characters read.
_PURPOSE_ATTRIBUTES = ("class", "id", "itemprop", "role", "data-component")
_MAX_ATTRIBUTES_LENGTH = 200
# Elements whose tag gives their purpose.
_PURPOSE_TAGS = frozenset(
    """nav footer aside header figure figcaption form button table article main ul ol blockquote dialog""".split()
)
# Elements that contain lines but no other blocks: they count as children of the element around them.
_LEAVES = frozenset({"p", "li", "h2", "h3", "h4", "blockquote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A saved page.

    ``weighed``: whether trafilatura found the main text. It is false for a page too large for it; no line is then
    marked as chosen.
    """

    lines: tuple[PageLine, ...]
    fields: PageFields
    weighed: bool


def read_page(text: str) -> Page:
    """Return the lines and fields of an HTML page. Raises ``UnreadableClipping`` if it has no text."""
    source = _EMBEDDED_DATA.sub(r"\1", _XML_DECLARATION.sub("", text)).encode("utf-8", "replace")
    try:
        root = _parse(source)
    except etree.LxmlError as error:
        raise UnreadableClipping("this is a page without any text") from error
    lines = tuple(_LineReader().read(root)) or tuple(_lines_of_broken_page(source.decode("utf-8")))
    if not lines:
        raise UnreadableClipping("this is a page without any text")
    fields = read_page_fields(root)
    if len(source) > _MAX_TRAFILATURA_BYTES or source.count(b"<") > _MAX_TRAFILATURA_TAGS:
        return Page(lines=lines, fields=fields, weighed=False)
    return Page(lines=_mark_chosen(lines, _extract_main_text(root)), fields=fields, weighed=True)


def read_fragment(text: str) -> tuple[str, ...]:
    """Return the visible lines of a piece of HTML, such as a mail's or a table cell's; () if it has none."""
    source = _EMBEDDED_DATA.sub(r"\1", text).encode("utf-8", "replace")
    try:
        lines = _LineReader().read(_parse(source))
    except etree.LxmlError:
        return ()
    return tuple(line.text for line in lines or _lines_of_broken_page(source.decode("utf-8")))


def _parse(source: bytes) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    return lxml.html.document_fromstring(source, parser)


def _extract_main_text(root: lxml.html.HtmlElement) -> str:
    """Return the main text according to trafilatura. It works on the tree and fetches nothing."""
    import trafilatura  # imported here: it takes half a second and 60 MB, which archives of plain dumps never need

    return trafilatura.extract(root, include_comments=False, with_metadata=False) or ""


def _mark_chosen(lines: Sequence[PageLine], main_text: str) -> tuple[PageLine, ...]:
    """Mark the lines that are paragraphs of the main text, and those that are part of one."""
    paragraphs = {_squeeze(paragraph) for paragraph in main_text.split("\n")}
    whole = _squeeze(main_text)
    marked = []
    for line in lines:
        text = _squeeze(line.text)
        if text in paragraphs and text:
            marked.append(replace(line, chosen=1.0))
        elif len(text) > _MIN_PROBE_LENGTH and text[:_MAX_PROBE_LENGTH] in whole:
            marked.append(replace(line, chosen=0.7))
        else:
            marked.append(line)
    return tuple(marked)


def _squeeze(text: str) -> str:
    """Return only the letters and digits of ``text``, in lower case."""
    return "".join(filter(str.isalnum, text)).casefold()


def judge_element(line: PageLine) -> Verdict | None:
    """Return the verdict that the elements around a line prove, ``None`` if they prove nothing."""
    if line.tag == "figcaption" or "figcaption" in line.places:
        return Verdict(kind=Kind.CAPTION, rule="caption element of a figure")
    if "nav" in line.places:
        return Verdict(kind=Kind.NAVIGATION, rule="navigation element of the page")
    if line.tag == "button" or "button" in line.places:
        return Verdict(kind=Kind.NAVIGATION, rule="button of the page")
    return None


class _OpenBlock(NamedTuple):
    """An open block element. ``siblings`` is a number shared by the blocks of one parent."""

    tag: str
    places: frozenset[str]
    siblings: int


class _LineReader:
    """Collects lines from the elements of a page, in order. Every element that is not inline starts a new line."""

    def __init__(self) -> None:
        self._lines: list[PageLine] = []
        self._parts: list[str] = []
        self._linked = 0
        self._open_links = 0
        self._open_blocks = [_OpenBlock("body", frozenset(), 0)]
        self._blocks_seen = 0
        self._places_by_label: dict[str, frozenset[str]] = {}

    def read(self, root: etree._Element) -> list[PageLine]:
        waiting: list[tuple[etree._Element, bool]] = [(root, False)]
        while waiting:
            element, is_end = waiting.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if is_end:
                self._leave(tag)
            elif not tag or tag in INVISIBLE or _is_hidden(element):
                if tag not in INLINE:
                    self._end_line()
            elif tag == "br":
                self._end_line()
            else:
                self._enter(element, tag)
                waiting.append((element, True))
                waiting.extend((child, False) for child in reversed(element))
                continue
            self._add(element.tail)
        self._end_line()
        return self._lines

    def _enter(self, element: etree._Element, tag: str) -> None:
        if tag not in INLINE:
            self._end_line()
            around = self._open_blocks[-1]
            self._blocks_seen += 1
            self._open_blocks.append(
                _OpenBlock(
                    tag=tag,
                    places=around.places | self._places(element, tag),
                    siblings=around.siblings if tag in _LEAVES else self._blocks_seen,
                )
            )
        elif tag == "a":
            self._open_links += 1
        self._add(element.text)

    def _leave(self, tag: str) -> None:
        if tag == "a":
            self._open_links -= 1
        if tag not in INLINE:
            self._end_line()
            self._open_blocks.pop()

    def _add(self, piece: str | None) -> None:
        if piece:
            self._parts.append(piece)
            if self._open_links:
                self._linked += len(piece.strip())

    def _end_line(self) -> None:
        if not self._parts:
            return
        text = " ".join("".join(self._parts).split())
        linked = min(1.0, self._linked / max(1, len(text)))
        self._parts.clear()
        self._linked = 0
        if text:
            block = self._open_blocks[-1]
            self._lines.append(
                PageLine(text=text, tag=block.tag, places=block.places, linked=linked, parent=block.siblings)
            )

    def _places(self, element: etree._Element, tag: str) -> frozenset[str]:
        """Return the purposes of an element, from its tag and the words in its attributes."""
        label = " ".join([element.get(name, "") for name in _PURPOSE_ATTRIBUTES])[:_MAX_ATTRIBUTES_LENGTH]
        found = self._places_by_label.get(label)
        if found is None:
            found = self._places_by_label[label] = frozenset().union(*map(_places_named, label.split()))
        return found | {tag} if tag in _PURPOSE_TAGS else found


def _lines_of_broken_page(text: str) -> Iterator[PageLine]:
    """Yield the strings of a page that lxml cannot read, such as one nested thousands deep."""
    soup = BeautifulSoup(text, "html.parser")
    for string in soup.find_all(string=True):
        joined = _SPACE.sub(" ", string).strip()
        if joined and type(string) is NavigableString and string.parent and string.parent.name not in INVISIBLE:
            yield PageLine(text=joined, tag=string.parent.name, places=frozenset(), linked=0.0, parent=0)


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


@lru_cache(maxsize=_CACHED_NAMES)
def _places_named(name: str) -> frozenset[str]:
    """Return the purposes of an element that has ``name`` as a class or id."""
    return frozenset([place for place, pattern in PLACE_PATTERNS if pattern.search(name)])
