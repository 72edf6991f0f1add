"""The text of an article in the scripts of a page: JSON-LD, and the state that a program in the page starts from.

Some pages hold no text of their own: a script fills them in a browser. What it fills in is often in the page as data.
"""

from __future__ import annotations

import contextlib
import json
import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import lxml.html
from lxml import etree

from articles.text.cleaning.prose import count_wide, ends_sentence
from articles.text.formats.entities import unescape
from articles.text.formats.page_reader import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Most characters of a script that are read, of all scripts together, and of an article's text.
_MAX_SCRIPT, _MAX_SCRIPTS, _MAX_TEXT = 4_000_000, 8_000_000, 400_000
# Values of a script that are looked through, and the depth to which they nest.
_MAX_VALUES, _MAX_DEPTH = 200_000, 40
# Shortest string that may be a paragraph, and least text of an article, in code points. A character of a script without
# spaces counts as three.
_MIN_PARAGRAPH, _MIN_ARTICLE = 40, 200
_WIDE_WEIGHT = 2

_STATE = re.compile(
    r"__NEXT_DATA__|__NUXT|__(?:PRELOADED|INITIAL|APOLLO|APP|REDUX|PAGE|SERVER|DATA)_?[A-Z_]{0,20}__|(?:initial|preloaded)"
    r"_?(?:state|data|props)|globalContent|pageData|dehydratedState|__remixContext|__data\b|articleBody|content_elements",
    re.I,
)
_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|section|article)\b[^<>]{0,500}>", re.I)
_ANY_TAG = re.compile(r"</?[a-z][^<>]{0,500}>", re.I)
# The rest of a string of a program, and its least length.
_REST_OF_STRING, _MIN_STRING = re.compile(r'(?:[^"\\\n]|\\.)*+'), 40
_OPENING = re.compile(r"[=(:]\s{0,20}(?=[{\[])|^\s{0,200}(?=[{\[])")
_QUOTED_JSON = re.compile(r'JSON\.parse\(\s{0,9}("(?:[^"\\\n]|\\.)*")\s{0,9}\)')
_WIDE_GAP = re.compile(r" {2,}|\t+")
# Keys of parts that are not the article's text.
_OTHER_KEYS = re.compile(
    r"related|comment|recommend|teaser|seo|meta|description|summary|footer|legal|consent|i18n|translat"
    r"|message|label|config|caption|bio|newsletter|trending|popular|mostread|navigation|menu|ads?$",
    re.I,
)
_TITLE_KEYS = frozenset({"headline", "title", "slug", "url", "link", "href", "canonical_url", "permalink"})


def declared_text(articles: Sequence[dict[str, Any]]) -> list[str]:
    """Return the paragraphs of the first of a page's JSON-LD articles that holds its text, [] if none does."""
    bodies = (_paragraphs_of(_body_of(item)) for item in articles)
    return next((paragraphs for paragraphs in bodies if count_prose(paragraphs) >= _MIN_ARTICLE), [])


def state_text(root: etree._Element) -> list[str]:
    """Return the paragraphs of an article in the state of a page's program, [] if it holds none."""
    best: list[str] = []
    left = _MAX_SCRIPTS
    for script in root.iter("script"):
        source = script.text or ""
        left -= len(source)
        if left < 0:
            break
        kind = (script.get("type") or "").lower()
        is_data = kind.endswith("json") and "ld+json" not in kind
        if len(source) <= _MAX_SCRIPT and (is_data or ("ld+json" not in kind and _STATE.search(source))):
            paragraphs = _largest_text(source)
            if count_prose(paragraphs) > count_prose(best):
                best = paragraphs
    return best if count_prose(best) >= _MIN_ARTICLE else []


def _body_of(item: dict[str, Any]) -> str:
    """Return the text of a JSON-LD article, of a live blog with its entries."""
    texts = [item.get("articleBody") or item.get("text") or item.get("reviewBody")]
    updates = item.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else ():
        if isinstance(update, dict):
            texts += [update.get("headline"), update.get("articleBody")]
    flat = chain.from_iterable(text if isinstance(text, list) else [text] for text in texts)
    return "\n\n".join(text for text in flat if isinstance(text, str) and text.strip())


def _paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text with or without markup."""
    text = text[:_MAX_TEXT]
    if "&lt;" in text and not _ANY_TAG.search(text):
        text = unescape(text)
    if _ANY_TAG.search(text):
        if not _TAG.search(text):
            text = "".join(f"<p>{part}</p>" for part in text.split("\n") if part.strip())
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        try:
            root = lxml.html.document_fromstring(f"<div>{text}</div>".encode("utf-8", "replace"), parser)
        except etree.LxmlError:
            return []
        return [line.text for line in read_lines(root) if not {"figcaption", "figure"} & line.places]
    text = unescape(text)
    parts = text.split("\n")
    if len(parts) == 1 and len(text) > 3 * _MIN_ARTICLE:
        parts = _WIDE_GAP.split(text)
    return [joined for part in parts if (joined := " ".join(part.split()))]


def count_prose(paragraphs: Sequence[str]) -> int:
    """Return the characters of the prose in ``paragraphs``; those of scripts without spaces count threefold."""
    return sum(_prose(paragraph) for paragraph in paragraphs)


def _prose(text: str) -> int:
    """Return the length of a string if it reads as prose, else 0."""
    beginning = text[:400]
    wide = count_wide(beginning)
    if len(beginning) + _WIDE_WEIGHT * wide < _MIN_PARAGRAPH or "://" in beginning[:12] or "{" in beginning[:40]:
        return 0
    spaces = beginning.count(" ")
    if not wide and not len(beginning) / 14 < spaces < len(beginning) / 2.5:
        return 0
    return len(text) + _WIDE_WEIGHT * wide if wide or ends_sentence(text[-40:]) or "</p>" in text or "\n" in text else 0


def _largest_text(source: str) -> list[str]:
    """Return the paragraphs of the value with most prose in a script."""
    best: list[str] = []
    for value in _values_of(source):
        paragraphs = _best_value(value)
        if count_prose(paragraphs) > count_prose(best):
            best = paragraphs
    if best:
        return best
    # Not JSON but a program: its long strings.
    longest: str = ""
    for string in islice(_strings_in(source), 5_000):
        text = _unquoted(string)
        if len(text) > len(longest) and _prose(text):
            longest = text
    return _paragraphs_of(longest)


def _strings_in(source: str) -> Iterator[str]:
    """Yield the long strings between quotation marks on one line of a program, as they are written."""
    at = source.find('"')
    while at >= 0:
        rest = _REST_OF_STRING.match(source, at + 1)
        end = rest.end() if rest else at + 1
        is_closed = source.startswith('"', end)
        if is_closed and end - at > _MIN_STRING:
            yield source[at + 1 : end]
            end += 1
        # A quotation mark after a short string, or after an open one, may begin the next.
        at = source.find('"', end)


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _values_of(source: str) -> Iterator[Any]:
    """Yield the JSON values that a script consists of, or assigns first."""
    decoder = json.JSONDecoder(strict=False)
    quoted = _QUOTED_JSON.search(source)
    if quoted:
        with contextlib.suppress(ValueError, RecursionError, TypeError):
            yield json.loads(json.loads(quoted[1], strict=False), strict=False)
    end = 0
    for opening in islice(_OPENING.finditer(source), 12):
        if opening.end() < end:
            continue
        try:
            value, end = decoder.raw_decode(source, opening.end())
        except (ValueError, RecursionError):
            continue
        yield value


def _best_value(value: Any) -> list[str]:
    """Return the paragraphs of the string, or of the list of strings and blocks, that holds most prose."""
    best: list[str] = []
    most = 0
    waiting: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while waiting and seen < _MAX_VALUES:
        item, depth = waiting.pop()
        seen += 1
        found: list[str] = []
        if isinstance(item, str):
            found = [item] if len(item) >= _MIN_ARTICLE or count_wide(item[:200]) else []
        elif depth < _MAX_DEPTH and isinstance(item, list):
            found = [text for block in item if (text := _text_of_block(block))]
            waiting.extend((part, depth + 1) for part in item)
        elif depth < _MAX_DEPTH and isinstance(item, dict):
            waiting.extend((part, depth + 1) for key, part in item.items() if not _OTHER_KEYS.search(str(key)))
        prose = count_prose(found)
        if prose > most:
            best, most = found, prose
    return [paragraph for text in best for paragraph in _paragraphs_of(text)]


def _text_of_block(block: Any) -> str:
    """Return the text of a block of an article: a string, or an object with one; "" for another article's teaser."""
    if isinstance(block, str):
        return block if _prose(block) else ""
    if not isinstance(block, dict) or any(isinstance(block.get(key), str) for key in _TITLE_KEYS):
        return ""
    if _OTHER_KEYS.search(str(block.get("type") or block.get("__typename") or block.get("_type") or "")):
        return ""
    return _own_text(block, 0)


def _own_text(value: Any, depth: int) -> str:
    """Return the text in an object: its parts are runs of one paragraph."""
    if isinstance(value, str):
        return value
    if depth > 5:
        return ""
    if isinstance(value, list):
        return "".join(_own_text(part, depth + 1) for part in value[:200])
    if isinstance(value, dict):
        for key in ("content", "text", "html", "value", "body", "children", "model", "blocks", "data", "paragraph"):
            part = value.get(key)
            if isinstance(part, str | list | dict) and part and (text := _own_text(part, depth + 1)):
                return text
    return ""
