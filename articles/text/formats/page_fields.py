"""Fields that a saved page declares in machine-readable form: JSON-LD, meta tags, microdata, elements.

Each field has a tuple of sources, the most trustworthy first. To read a field from another place, write a function that
yields its values and add it to that tuple.
"""

from __future__ import annotations

import json
import re
from collections import deque
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from articles.text.cleaning.page_lines import PageFields
from articles.text.cleaning.timestamps import Published, parse_iso
from articles.text.data.pages import (
    ADDRESS_METAS,
    ARTICLE_TYPES,
    DATE_METAS,
    DESCRIPTION_METAS,
    HEADLINE_METAS,
    SITE_METAS,
)
from articles.text.formats.entities import unescape
from articles.text.formats.page_authors import read_authors
from articles.text.formats.page_reader import text_of
from articles.text.formats.web_copies import is_copy_address, is_copy_name, original_address, saved_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

_SPACE = re.compile(r"\s+")
_HOST = re.compile(r"https?://([^/:?#\s]+)", re.I)
_HOST_NAME = re.compile(r"^www\.|:\d+$")
# Parts of a window's title: "Pier shut | Coast | Harlow Press".
_TITLE_PARTS = re.compile(r"\s+[|–—·»:-]\s+")
_MAX_SITE_WORDS = 5
# What sites put around and into JSON-LD that is not JSON, each at most once and in this order; white space between.
_BEFORE_SCRIPT: tuple[tuple[str, ...], ...] = (("<!--", "/*", "//"), ("<![CDATA[",), ("*/",))
_BEHIND_SCRIPT: tuple[tuple[str, ...], ...] = ((";",), ("*/", "-->"), ("]]>",), ("/*", "//"))
_TRAILING_COMMA = re.compile(r",\s{0,40}(?=[}\]])")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Maximum depth of JSON-LD graphs and lists. Pages that nest deeper are broken.
_MAX_JSON_DEPTH = 12
# Most characters of a JSON-LD script, and of all that are read; and most objects of them.
_MAX_SCRIPT, _MAX_SCRIPTS, _MAX_OBJECTS = 2_000_000, 4_000_000, 20_000
# Most values of a field, and most characters of one.
_MAX_VALUES, _MAX_VALUE = 60, 3_000
_JSON_GRAPHS = ("@graph", "mainEntity", "mainEntityOfPage")
# Headings after the first few belong to other articles.
_MAX_HEADINGS = 3
# Elements that may hold a byline, and how many of them above and below the main heading are looked at.
_BYLINE_TAGS = ("a", "span", "div", "p", "li", "address", "strong", "em", "cite", "b", "h2", "h3", "h4", "h5", "h6")
_ELEMENTS_ABOVE, _ELEMENTS_BELOW = 80, 250


class Markup:
    """The machine-readable parts of a page: its elements, meta tags by folded name, and JSON-LD articles.

    ``source`` is the page's text, for the comments in it.
    """

    def __init__(self, root: etree._Element, source: str = "") -> None:
        self.root = root
        self.source = source
        self.metas: dict[str, list[str]] = {}
        for meta in root.iter("meta"):
            key = meta.get("property") or meta.get("name") or meta.get("itemprop")
            content = meta.get("content")
            if key and content and content.strip():
                self.metas.setdefault(key.strip().lower(), []).append(clean_text(content))
        items = [item for source in _json_ld_of(root) for item in _load_json(source)]
        self.objects: dict[str, dict[str, Any]] = {}
        for item in items:
            if isinstance(item.get("@id"), str) and item.get("name"):
                self.objects.setdefault(item["@id"], item)
        self.articles = [item for item in items if ARTICLE_TYPES.search(_type_of(item))]
        if not self.articles:
            self.articles = [item for item in items if "headline" in item or "articleBody" in item]
        titles = self._titles()
        self.articles.sort(key=lambda item: ("headline" not in item, _headline_key(item) not in titles))

    def _titles(self) -> frozenset[str]:
        """Return what the page calls itself, by which the JSON-LD of its article is told from that of others."""
        headings = [text_of(heading) for heading in islice(self.root.iter("h1"), _MAX_HEADINGS)]
        return frozenset(_letters(title) for title in (*headings, *self.metas.get("og:title", ())))

    @cached_property
    def nodes_around_heading(self) -> list[etree._Element]:
        """The elements that may hold the byline, near the main heading; [] if there is none."""
        above: deque[etree._Element] = deque(maxlen=_ELEMENTS_ABOVE)
        nodes = (node for node in self.root.iter(*_BYLINE_TAGS, "h1") if node.tag == "h1" or node.attrib)
        for node in nodes:
            if node.tag == "h1":
                return [*above, node, *islice(nodes, _ELEMENTS_BELOW - 1)]
            above.append(node)
        return []

    def meta_values(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the contents of the meta tags with these names, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())


def read_page_fields(markup: Markup) -> PageFields:
    """Return the fields that a page declares."""
    url = next(filter(None, map(original_address, _all_values(_ADDRESS_SOURCES, markup))), None)
    names = (next(iter(source(markup)), None) for source in _SITE_SOURCES)
    site = next((name for name in names if name and not is_copy_name(name)), None)
    if site is None and url and _is_copy(markup):
        site = _HOST_NAME.sub("", _HOST.sub(r"\1", url).split("/")[0])
    outlets = (site, *islice(json_ld_publishers(markup), _MAX_VALUES), *_labels_of_host(url))
    return PageFields(
        headlines=tuple(dict.fromkeys(filter(None, _short_values(_HEADLINE_SOURCES, markup)))),
        authors=read_authors(markup, outlets),
        published=_read_published(markup),
        site=site,
        url=url,
        language=_read_language(markup.root),
        description=next((value[:_MAX_VALUE] for value in markup.meta_values(DESCRIPTION_METAS)), None),
    )


def _is_copy(markup: Markup) -> bool:
    """Whether the page is a web archive's or reader's copy, or was saved by a program that names its address."""
    declared = (*canonical_links(markup), *address_metas(markup))
    return any(map(is_copy_address, declared)) or any(saved_addresses(markup.root, markup.source))


def _labels_of_host(url: str | None) -> list[str]:
    """Return the labels of an address's host that may be the outlet's name."""
    host = _HOST.match(url[:300]) if url else None
    return [label for label in host[1].lower().split(".")[:-1] if len(label) > 2] if host else []


def _all_values(sources: Iterable[Callable[[Markup], Iterable[str]]], markup: Markup) -> Iterator[str]:
    return chain.from_iterable(source(markup) for source in sources)


def _short_values(sources: Iterable[Callable[[Markup], Iterable[str]]], markup: Markup) -> Iterator[str]:
    """Yield the first values of each source, without those that are longer than any headline."""
    for source in sources:
        yield from (value for value in islice(source(markup), _MAX_VALUES) if len(value) <= _MAX_VALUE)


def _read_published(markup: Markup) -> Published | None:
    """Return the first valid date of publication."""
    return next(filter(None, map(parse_iso, _all_values(_DATE_SOURCES, markup))), None)


def _read_language(root: etree._Element) -> str | None:
    declared = root.get("lang") or root.get(_XML_LANGUAGE) or ""
    return declared.split("-")[0].lower() or None


# Headlines


def json_ld_headlines(markup: Markup) -> Iterator[str]:
    for item in markup.articles:
        for key in ("headline", "name"):
            if isinstance(item.get(key), str):
                yield clean_text(item[key])


def top_headings(markup: Markup) -> Iterator[str]:
    return (text_of(heading) for heading in islice(markup.root.iter("h1"), _MAX_HEADINGS))


def headline_metas(markup: Markup) -> Iterator[str]:
    return markup.meta_values(HEADLINE_METAS)


def title_element(markup: Markup) -> Iterator[str]:
    return (clean_text("".join(map(str, title.itertext()))) for title in islice(markup.root.iter("title"), 1))


_HEADLINE_SOURCES = (json_ld_headlines, top_headings, headline_metas, title_element)


# Dates of publication


def json_ld_dates(markup: Markup) -> Iterator[str]:
    return (str(item[key]) for key in ("datePublished", "dateCreated") for item in markup.articles if item.get(key))


def date_metas(markup: Markup) -> Iterator[str]:
    return markup.meta_values(DATE_METAS)


def time_elements(markup: Markup) -> Iterator[str]:
    for node in markup.root.iter("time"):
        if node.get("itemprop") == "datePublished" or node.get("pubdate") is not None:
            yield node.get("datetime") or ""


_DATE_SOURCES = (json_ld_dates, date_metas, time_elements)


# The site's name


def site_metas(markup: Markup) -> Iterator[str]:
    return markup.meta_values(SITE_METAS)


def json_ld_publishers(markup: Markup) -> Iterator[str]:
    for item in markup.articles:
        yield from _names_in(item.get("publisher"))


def title_endings(markup: Markup) -> Iterator[str]:
    """Yield the last part of the window's title if the first part is the page's headline."""
    for title in title_element(markup):
        parts = _TITLE_PARTS.split(title)
        headlines = {_letters(headline) for headline in (*top_headings(markup), *json_ld_headlines(markup))}
        if len(parts) > 1 and _letters(parts[0]) in headlines and len(parts[-1].split()) <= _MAX_SITE_WORDS:
            yield parts[-1]


_SITE_SOURCES = (site_metas, json_ld_publishers, title_endings)


# The address


def canonical_links(markup: Markup) -> Iterator[str]:
    for link in markup.root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield link.get("href") or ""


def address_metas(markup: Markup) -> Iterator[str]:
    return markup.meta_values(ADDRESS_METAS)


def copied_addresses(markup: Markup) -> Iterator[str]:
    return saved_addresses(markup.root, markup.source)


_ADDRESS_SOURCES = (canonical_links, address_metas, copied_addresses)


# Values


def clean_text(text: str) -> str:
    """Return ``text`` with entities resolved and white space collapsed."""
    return _SPACE.sub(" ", unescape(text)).strip()


def _parse_json(text: str) -> Any:
    """Return the value of a JSON-LD script, mended where sites often break it; ``None`` if it is beyond that."""
    attempts: tuple[Callable[[str], str], ...] = (
        lambda source: source.strip().rstrip(";"),
        _unwrapped,
        lambda source: _TRAILING_COMMA.sub("", _unwrapped(source)),
        lambda source: _unwrapped(unescape(source)),
    )
    for attempt in attempts:
        try:
            return json.loads(attempt(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(source: str) -> str:
    """Return a script without the comments and other marks around it."""
    # A regular expression would take time that grows with a high power of the white space in it.
    source = source.strip()
    for marks in _BEFORE_SCRIPT:
        found = next((mark for mark in marks if source.startswith(mark)), "")
        source = source.removeprefix(found).lstrip()
    for marks in _BEHIND_SCRIPT:
        found = next((mark for mark in marks if source.endswith(mark)), "")
        source = source.removesuffix(found).rstrip()
    return source


def _json_ld_of(root: etree._Element) -> Iterator[str]:
    """Yield the JSON-LD scripts of a page, without those that are longer than any page's."""
    left = _MAX_SCRIPTS
    for script in root.iter("script"):
        source = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(source) <= min(_MAX_SCRIPT, left):
            left -= len(source)
            yield source


def _load_json(text: str) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD script and of the graphs in them; [] if the script is broken."""
    loaded = _parse_json(text)
    found: list[dict[str, Any]] = []
    queue: deque[tuple[Any, int]] = deque([(loaded, 0)])
    while queue and len(found) < _MAX_OBJECTS:
        item, depth = queue.popleft()
        if depth > _MAX_JSON_DEPTH:
            continue
        if isinstance(item, list):
            queue += [(part, depth + 1) for part in item]
        elif isinstance(item, dict):
            found.append(item)
            queue += [(item[key], depth + 1) for key in _JSON_GRAPHS if isinstance(item.get(key), list | dict)]
    return found


def _headline_key(item: dict[str, Any]) -> str:
    headline = item.get("headline")
    return _letters(headline) if isinstance(headline, str) else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unescape(text[:400]))).casefold()


def _type_of(item: dict[str, Any]) -> str:
    value = item.get("@type")
    return str(value[0]) if isinstance(value, list) and value else str(value or "")


def _names_in(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the names in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        yield clean_text(value)
    elif isinstance(value, list):
        for part in value if depth < _MAX_JSON_DEPTH else ():
            yield from _names_in(part, depth + 1)
    elif isinstance(value, dict) and value.get("name") and depth < _MAX_JSON_DEPTH:
        yield from _names_in(value["name"], depth + 1)
