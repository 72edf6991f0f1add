"""A saved page: the lines a reader sees on it, what each stands in, and what the page says of itself."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import lxml.html
from bs4 import BeautifulSoup, NavigableString
from lxml import etree

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.page_lines import PageFields, PageLine
from articles.text.cleaning.timestamps import parse_iso
from articles.text.data.kinds import Kind
from articles.text.data.pages import (
    ADDRESS_METAS,
    ARTICLE_TYPES,
    AUTHOR_METAS,
    DATE_METAS,
    HEADLINE_METAS,
    INLINE,
    PLACE_PATTERNS,
    SITE_METAS,
    UNSEEN,
)
from articles.text.documents import UnreadableClipping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"\s+")
# Of a class and id no more is read than says what an element is for.
_LABEL_LENGTH = 200
_SPEAKING = ("class", "id", "itemprop", "role", "data-component")
# Larger pages are not given to the extraction library, whose time and memory grow faster than the page: a page of
# 200,000 empty lines took it ten seconds. Of 215 saved pages the largest has 1.6 MB and 3,138 elements.
_LIBRARY_BYTES, _LIBRARY_TAGS = 2_000_000, 40_000
# A picture written into the page: it may be longer than the whole article, and longer than the parser reads.
_INLINED = re.compile(r"(data:[\w/+.-]{1,60}(?:;[\w=.-]{1,40}){0,3},)[A-Za-z0-9+/=%]{1000,}")
# A line shorter than this may be part of a paragraph by chance; of a longer one this much is looked for.
_PART_LENGTH, _PROBE = 16, 200
# How many names of classes are remembered: a page repeats its own, and the pages of an outlet each other's.
_REMEMBERED = 8_192
_TELLING_TAGS = frozenset(
    """nav footer aside header figure figcaption form button table article main ul ol blockquote dialog""".split()
)
# JSON-LD nests graphs in lists; pages that go deeper are broken.
_JSON_DEPTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``weighed`` is whether the extraction library has said which lines it chooses; of a huge page it has not."""

    lines: tuple[PageLine, ...]
    fields: PageFields
    weighed: bool


def read_page(text: str) -> Page:
    """Return the lines and fields of the page ``text``. Raises ``UnreadableClipping`` where it has no text."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    source = _INLINED.sub(r"\1", _XML_DECLARATION.sub("", text)).encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(source, parser)
    except etree.LxmlError as error:
        raise UnreadableClipping("it is a page without any text") from error
    lines = tuple(_lines(root)) or tuple(_lines_of_broken(source.decode("utf-8")))
    if not lines:
        raise UnreadableClipping("it is a page without any text")
    fields = _fields(root)
    if len(source) > _LIBRARY_BYTES or source.count(b"<") > _LIBRARY_TAGS:
        return Page(lines=lines, fields=fields, weighed=False)
    return Page(lines=_mark(lines, _choose(root)), fields=fields, weighed=True)


def _choose(root: lxml.html.HtmlElement) -> str:
    """Return what trafilatura takes for the main text. It is given the tree: it neither parses nor fetches."""
    import trafilatura  # here: it takes half a second and 60 MB, which an archive of plain dumps never needs

    return trafilatura.extract(root, include_comments=False, with_metadata=False) or ""


def _mark(lines: Sequence[PageLine], chosen: str) -> tuple[PageLine, ...]:
    paragraphs = {_squeeze(paragraph) for paragraph in chosen.split("\n")}
    whole = _squeeze(chosen)
    marked = []
    for line in lines:
        text = _squeeze(line.text)
        if text in paragraphs and text:
            marked.append(replace(line, chosen=1.0))
        elif len(text) > _PART_LENGTH and text[:_PROBE] in whole:
            marked.append(replace(line, chosen=0.7))
        else:
            marked.append(line)
    return tuple(marked)


def _squeeze(text: str) -> str:
    """Return the letters and figures of ``text`` alone, so that spaces and marks do not matter."""
    return "".join(filter(str.isalnum, text)).casefold()


def judge_element(line: PageLine) -> Verdict | None:
    """Return what the element a line stands in says for certain of it, ``None`` where it says nothing."""
    if line.tag == "figcaption" or "figcaption" in line.places:
        return Verdict(kind=Kind.CAPTION, rule="caption element of a figure")
    if "nav" in line.places:
        return Verdict(kind=Kind.NAVIGATION, rule="navigation element of the page")
    if line.tag == "button" or "button" in line.places:
        return Verdict(kind=Kind.NAVIGATION, rule="button of the page")
    return None


def _lines(root: etree._Element) -> Iterator[PageLine]:
    """Yield the blocks of text under ``root`` in order; an element that is not inline ends one and begins one."""
    parts: list[str] = []
    linked = 0
    in_link = 0
    # Per open element: what it adds, so that leaving it takes it back.
    tags: list[str] = ["body"]
    places: list[frozenset[str]] = [frozenset()]
    parents: list[int] = [0]
    counter = 0
    known: dict[str, frozenset[str]] = {}

    def flush() -> PageLine | None:
        nonlocal linked
        if not parts:
            return None
        joined = " ".join("".join(parts).split())
        share = min(1.0, linked / max(1, len(joined)))
        parts.clear()
        linked = 0
        if not joined:
            return None
        return PageLine(text=joined, tag=tags[-1], places=places[-1], linked=share, parent=parents[-1])

    def add(piece: str | None) -> None:
        nonlocal linked
        if piece:
            parts.append(piece)
            if in_link:
                linked += len(piece.strip())

    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if tag == "a":
                in_link -= 1
            if tag not in INLINE:
                line = flush()
                if line:
                    yield line
                tags.pop()
                places.pop()
                parents.pop()
            add(element.tail)
            continue
        if not tag or tag in UNSEEN or _is_hidden(element):
            if tag not in INLINE:
                line = flush()
                if line:
                    yield line
            add(element.tail)
            continue
        if tag == "br":
            line = flush()
            if line:
                yield line
            add(element.tail)
            continue
        if tag not in INLINE:
            line = flush()
            if line:
                yield line
            counter += 1
            tags.append(tag)
            parents.append(counter if tag not in {"p", "li", "h2", "h3", "h4", "blockquote"} else parents[-1])
            places.append(_places(element, tag, places[-1], known))
        elif tag == "a":
            in_link += 1
        add(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    line = flush()
    if line:
        yield line


def _lines_of_broken(text: str) -> Iterator[PageLine]:
    """Yield the strings of a page that lxml gives up, such as one nested thousands deep."""
    soup = BeautifulSoup(text, "html.parser")
    for string in soup.find_all(string=True):
        joined = _SPACE.sub(" ", string).strip()
        if joined and type(string) is NavigableString and string.parent and string.parent.name not in UNSEEN:
            yield PageLine(text=joined, tag=string.parent.name, places=frozenset(), linked=0.0, parent=0)


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def _places(
    element: etree._Element, tag: str, outer: frozenset[str], known: dict[str, frozenset[str]]
) -> frozenset[str]:
    label = " ".join([element.get(name, "") for name in _SPEAKING])[:_LABEL_LENGTH]
    found = known.get(label)
    if found is None:
        found = frozenset().union(*map(_places_named, label.split()))
        known[label] = found
    if tag in _TELLING_TAGS:
        found = found | {tag}
    return outer | found if found else outer


@lru_cache(maxsize=_REMEMBERED)
def _places_named(name: str) -> frozenset[str]:
    """Return what an element of the class or id ``name`` is for."""
    return frozenset([place for place, pattern in PLACE_PATTERNS if pattern.search(name)])


def _fields(root: etree._Element) -> PageFields:
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if key and content and content.strip():
            metas.setdefault(key.strip().lower(), []).append(_clean(content))
    documents = [
        item
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "")
        for item in _load_json(script.text or "")
    ]
    articles = [item for item in documents if ARTICLE_TYPES.search(_type(item))]
    articles.sort(key=lambda item: "headline" not in item)

    headlines: list[str] = [
        _clean(str(item[key])) for item in articles for key in ("headline", "name") if isinstance(item.get(key), str)
    ]
    headlines += [_clean(" ".join(map(str, heading.itertext()))) for heading in root.iter("h1")][:3]
    for name in HEADLINE_METAS:
        headlines += metas.get(name, [])
    title = next((_clean("".join(map(str, node.itertext()))) for node in root.iter("title")), "")
    if title:
        headlines.append(title)

    authors: list[str] = []
    for item in articles:
        authors = authors or list(_names(item.get("author") or item.get("creator")))
    for name in AUTHOR_METAS:
        authors = authors or [value for content in metas.get(name, []) for value in _split_authors(content)]
    if not authors:
        authors = [
            _clean(" ".join(map(str, node.itertext())))
            for node in root.iter("a", "span", "div", "p")
            if node.get("rel") == "author" or node.get("itemprop") == "author"
        ]

    moments = [str(item[key]) for key in ("datePublished", "dateCreated") for item in articles if item.get(key)]
    for name in DATE_METAS:
        moments += metas.get(name, [])
    moments += [
        node.get("datetime") or ""
        for node in root.iter("time")
        if node.get("itemprop") == "datePublished" or node.get("pubdate") is not None
    ]
    published = next((moment for moment in map(parse_iso, moments) if moment), None)

    publishers = [name for item in articles for name in _names(item.get("publisher"))]
    site = next((value for name in SITE_METAS for value in metas.get(name, [])), None) or next(iter(publishers), None)
    links = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    address = next(
        (
            link
            for link in [*links, *(value for name in ADDRESS_METAS for value in metas.get(name, []))]
            if link.startswith("http")
        ),
        None,
    )
    description = next((value for name in ("og:description", "description") for value in metas.get(name, [])), None)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[
        0
    ].lower() or None
    return PageFields(
        headlines=tuple(dict.fromkeys(filter(None, headlines))),
        authors=tuple(
            dict.fromkeys(name for name in (author.strip(" ,;") for author in authors) if name and "://" not in name)
        ),
        published=published,
        site=site,
        url=address,
        language=language,
        description=description,
    )


def _clean(text: str) -> str:
    return _SPACE.sub(" ", html.unescape(text)).strip()


def _load_json(text: str) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD script, graphs opened; none where it is broken."""
    try:
        loaded = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    queue: list[tuple[Any, int]] = [(loaded, 0)]
    while queue:
        item, depth = queue.pop(0)
        if depth > _JSON_DEPTH:
            continue
        if isinstance(item, list):
            queue += [(part, depth + 1) for part in item]
        elif isinstance(item, dict):
            found.append(item)
            queue += [
                (item[key], depth + 1)
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), list | dict)
            ]
    return found


def _type(item: dict[str, Any]) -> str:
    value = item.get("@type")
    return str(value[0]) if isinstance(value, list) and value else str(value or "")


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _split_authors(value)
    elif isinstance(value, list):
        for part in value:
            yield from _names(part)
    elif isinstance(value, dict) and value.get("name"):
        yield from _names(value["name"])


def _split_authors(text: str) -> Iterable[str]:
    text = re.sub(r"^\s*by\s+", "", _clean(text), flags=re.I)
    if "://" in text or text.startswith(("www.", "@")):
        return ()
    return (part.strip() for part in re.split(r"\s*(?:,|;|\|| and | & |/)\s*", text) if part.strip())
