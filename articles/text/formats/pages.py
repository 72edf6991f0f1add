"""Saved pages: the visible lines, the elements around them, and which lines are the main text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import lxml.html
from bs4 import BeautifulSoup, NavigableString
from bs4.exceptions import ParserRejectedMarkup
from lxml import etree

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.page_lines import PageFields, PageLine
from articles.text.data.kinds import Kind
from articles.text.data.pages import INVISIBLE
from articles.text.documents import UnreadableClipping
from articles.text.formats.page_fields import read_page_fields
from articles.text.formats.page_reader import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
_SPACE = re.compile(r"\s+")
# Strings between tags, of a page that no parser takes.
_BETWEEN_TAGS = re.compile(r">([^<>]+)<")
# An image embedded as a data URL may be longer than the article, and longer than the parser reads.
_EMBEDDED_DATA = re.compile(r"(data:[\w/+.-]{1,60}(?:;[\w=.-]{1,40}){0,3},)[A-Za-z0-9+/=%]{1000,}")

# Larger pages are not given to trafilatura: its time and memory grow faster than the page. It took ten seconds for
# 200,000 empty lines. The largest of 215 saved pages has 1.6 MB and 3,138 elements.
_MAX_TRAFILATURA_BYTES, _MAX_TRAFILATURA_TAGS = 2_000_000, 40_000
# Shorter lines may be in the main text by chance. Of longer lines, this many letters are searched for.
_MIN_PROBE_LENGTH, _MAX_PROBE_LENGTH = 16, 200


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
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    source = _EMBEDDED_DATA.sub(r"\1", _XML_DECLARATION.sub("", text)).encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(source, parser)
    except etree.LxmlError as error:
        raise UnreadableClipping("this is a page without any text") from error
    lines = tuple(read_lines(root)) or tuple(_lines_of_broken_page(source.decode("utf-8")))
    if not lines:
        raise UnreadableClipping("this is a page without any text")
    fields = read_page_fields(root)
    if len(source) > _MAX_TRAFILATURA_BYTES or source.count(b"<") > _MAX_TRAFILATURA_TAGS:
        return Page(lines=lines, fields=fields, weighed=False)
    return Page(lines=_mark_chosen(lines, _extract_main_text(root)), fields=fields, weighed=True)


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


def _lines_of_broken_page(text: str) -> Iterator[PageLine]:
    """Yield the strings of a page that lxml cannot read, such as one nested thousands deep."""
    try:
        soup = BeautifulSoup(text, "html.parser")
    except ParserRejectedMarkup:
        for piece in _BETWEEN_TAGS.findall(text):
            if joined := _SPACE.sub(" ", html.unescape(piece)).strip():
                yield PageLine(text=joined, tag="", places=frozenset(), linked=0.0, parent=0)
        return
    for string in soup.find_all(string=True):
        joined = _SPACE.sub(" ", string).strip()
        if joined and type(string) is NavigableString and string.parent and string.parent.name not in INVISIBLE:
            yield PageLine(text=joined, tag=string.parent.name, places=frozenset(), linked=0.0, parent=0)
