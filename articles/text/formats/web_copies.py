"""Copies of pages: web archives, caches, AMP, reader views and saved files. The article's address is the original's."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_MAX_ADDRESS = 2_000
# Characters at the beginning of a page in which the programs that saved it name its address.
_COMMENT_REACH = 20_000
# Addresses within addresses: copies of copies.
_MAX_LAYERS = 4

_HOST = re.compile(r"https?://([^/:?#\s]{1,253})", re.I)
# Hosts that show other sites' pages.
_COPY_HOST = re.compile(
    r"(?:^|\.)(?:web\.archive\.org|archive\.(?:ph|is|today|li|vn|fo|md)|(?:[\w-]{1,60}\.)?webarchive\.[\w.-]{2,60}"
    r"|web\.?archive\.[\w.-]{2,60}|wayback\.[\w.-]{2,60}|arquivo\.pt|vefsafn\.is|archive-it\.org|perma\.cc"
    r"|ghostarchive\.org|webcache\.googleusercontent\.com|cc\.bingj\.com|cdn\.ampproject\.org|translate\.goog"
    r"|getpocket\.com|instapaper\.com|outline\.com|12ft\.io|printfriendly\.com|r\.jina\.ai|megalodon\.jp|freezepage\.com"
    r"|webcitation\.org|smry\.ai|freedium\.cfd|readwise\.io|omnivore\.app|raindrop\.io|archive\.org)$",
    re.I,
)
_GOOGLE_AMP = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?", re.I)
_AMP_CACHE = re.compile(r"https?://[\w-]{1,200}\.cdn\.ampproject\.org/[a-z]{1,3}/(s/)?", re.I)
_TRANSLATED = re.compile(r"https?://([\w-]{1,200})\.translate\.goog(/[^?#\s]*)?", re.I)
_INNER = re.compile(r"https?(?::/{1,2}|%3a%2f%2f)(?=[\w\[])", re.I)
_CACHE = re.compile(r"[?&]q=cache:(?:[\w-]{1,40}:)?(?:https?://)?([^\s+&]{4,1000})", re.I)
_READER = re.compile(r"about:reader\?url=([^&\s]{4,2000})", re.I)

_SAVED_FROM = (
    re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{4,2000}?)\s{0,9}-->", re.I),
    re.compile(r"<!--[^<>]{0,80}\bSingleFile\b\s{0,40}url:\s{1,9}(\S{4,2000})", re.I),
    re.compile(r"<!--\s{0,9}Saved from (\S{4,2000}) at [^<>]{0,80}monolith", re.I),
    re.compile(r"<!--\s{0,9}Mirrored from (\S{4,2000}) by HTTrack", re.I),
)
_SAVED_METAS = ("savepage-url", "source-url", "original-url", "clipped-from", "pocket:url")
_SAVED_ATTRIBUTES = ("data-scrapbook-source", "data-sf-original-url", "data-original-url")
# Links to the original in reader views: by class, and by text.
_ORIGINAL_CLASS = re.compile(
    r"reader-domain|original-?(?:url|link|article|source)|view-?original|pf-src|source-?url", re.I
)
_ORIGINAL_TEXT = re.compile(
    r"(?:view|read|open|visit|see)(?: the)? original(?: article| page)?|original(?: article| page| source)?"
    r"|original ansehen|originalartikel(?: ansehen)?|zum original|voir l['’]original|article original|ver original"
    r"|artículo original|vedi originale|origineel bekijken|原文|原文を表示|查看原文|원문 보기",
    re.I,
)
_MAX_LINKS = 5_000
_ARCHIVE_TODAY = re.compile(r"archive\.(?:ph|is|today|li|vn|fo|md)\b", re.I)

# Elements that an archive or a reader view adds to the page.
_DRESS_IDS = frozenset(
    """wm-ipp wm-ipp-base wm-ipp-print wm-ipp-inside wm-toolbar wm-capinfo donato google-cache-hdr
    bN015htcoyT__google-cache-hdr webarchive-banner ukwa-header replay_iframe_banner arquivo-banner
    pf-header printfriendly-toolbar readwise-tooltip-container pocket-reader-toolbar""".split()
)
_DRESS_CLASS = re.compile(
    r"(?:^|\s)(?:reader-(?:toolbar|domain|estimated-time|controls|message)|toolbar-container|google-cache-hdr"
    r"|instapaper-(?:bar|toolbar)|pocket-(?:bar|toolbar)|wb-autocomplete|pf-(?:toolbar|footer)|original-url)(?:$|\s)",
    re.I,
)
# Names that copies give as the site's.
_COPY_SITES = re.compile(
    r"(?:internet archive\s*)?(?:the )?wayback machine|internet archive|archive\.(?:ph|is|today|li|vn|fo|md)"
    r"|(?:webpage )?archive|google(?:[’']s)? cache|google"
    r"|instapaper|pocket|printfriendly|reader view|outline|perma\.cc",
    re.I,
)


def original_address(address: str | None) -> str | None:
    """Return the address of the original page of a copy, ``address`` itself if it is no copy's.

    ``None`` if it is the address of a copy that does not name its original.
    """
    if not address:
        return None
    address = address.strip()[:_MAX_ADDRESS]
    for _ in range(_MAX_LAYERS):
        inner = _inner_address(address)
        if inner is None:
            break
        address = inner
    host = _HOST.match(address)
    return address if host and not _COPY_HOST.search(host[1]) else None


def is_copy_address(address: str) -> bool:
    """Whether ``address`` is that of a web archive, a cache or a reader."""
    host = _HOST.match(address[:_MAX_ADDRESS])
    return bool(host and _COPY_HOST.search(host[1])) or address.startswith("about:reader")


def is_copy_name(site: str) -> bool:
    """Whether ``site`` is the name of an archive or reader, not of an outlet."""
    return bool(_COPY_SITES.fullmatch(site.strip()))


def _inner_address(address: str) -> str | None:
    """Return the address of another page within ``address``, if that is a copy's."""
    for pattern in (_GOOGLE_AMP, _AMP_CACHE):
        if amp := pattern.match(address):
            return ("https://" if amp[1] else "http://") + address[amp.end() :]
    if translated := _TRANSLATED.match(address):
        host = translated[1].replace("--", "\x00").replace("-", ".").replace("\x00", "-")
        return f"https://{host}{translated[2] or '/'}"
    if reader := _READER.match(address):
        return unquote(reader[1])
    if not is_copy_address(address) and not address.startswith("/web/"):
        return None
    if cached := _CACHE.search(address):
        return "https://" + unquote(cached[1]).removeprefix("//")
    inner = _INNER.search(address, 8)
    if inner is None:
        return None
    rest = address[inner.start() :]
    rest = unquote(rest.split("&")[0]) if "%3a" in inner[0].lower() else rest
    # "http:/example.com": some archives lose a slash.
    return re.sub(r"^(https?):/+", r"\1://", rest, flags=re.I)


def saved_addresses(root: etree._Element, source: str) -> Iterator[str]:
    """Yield the addresses that the program, archive or reader that saved a page gives for it."""
    beginning = source[:_COMMENT_REACH]
    for pattern in _SAVED_FROM:
        if found := pattern.search(beginning):
            address = found[1]
            yield address if "://" in address else f"http://{address}"
    for name in _SAVED_ATTRIBUTES:
        yield root.get(name) or ""
    for base in islice(root.iter("base"), 1):
        yield base.get("href") or ""
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in _SAVED_METAS:
            yield meta.get("content") or ""
    if _is_archive_today(root):
        yield from (field.get("value") or "" for field in islice(root.iter("input"), 20))
    yield from _links_to_original(root)


def _links_to_original(root: etree._Element) -> Iterator[str]:
    """Yield the addresses of links to the original, first those that say so by their class."""
    links = list(islice(root.iter("a"), _MAX_LINKS))
    for link in links:
        if _ORIGINAL_CLASS.search(f"{link.get('class') or ''} {link.get('id') or ''}"):
            yield link.get("href") or ""
    for link in links:
        if link.text and len(link.text) < 60 and _ORIGINAL_TEXT.fullmatch(link.text.strip(" \n\t\r→›»↗")):
            yield link.get("href") or ""


def dress_of(root: etree._Element) -> set[etree._Element]:
    """Return the elements that an archive or reader view added to the page."""
    found = set()
    is_archive_today = _is_archive_today(root)
    for element in root.iter("div", "table", "header", "section", "form", "a", "span", "nav", "p"):
        name = element.get("id")
        is_named = name in _DRESS_IDS or (is_archive_today and name in ("HEADER", "FOOTER"))
        if is_named or _is_dress_class(element.get("class") or ""):
            found.add(element)
    return found


@lru_cache(maxsize=2048)
def _is_dress_class(classes: str) -> bool:
    return _DRESS_CLASS.search(classes) is not None


def _is_archive_today(root: etree._Element) -> bool:
    """Whether archive.today, under any of its names, saved the page."""
    return any(
        _ARCHIVE_TODAY.search(element.get("href") or element.get("content") or "")
        for element in islice(root.iter("link", "meta"), 200)
        if element.get("rel") in ("canonical", "bookmark") or element.get("property") in ("og:site_name", "og:url")
    )
