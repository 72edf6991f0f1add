"""Saved pages: the visible lines, the elements around them, and which lines are the main text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.page_lines import PageFields, PageLine
from articles.text.cleaning.prose import count_wide, ends_sentence
from articles.text.data.kinds import Kind
from articles.text.documents import UnreadableClipping
from articles.text.formats.page_boxes import NEXT_ARTICLE, SIGN_UP, boxes_of
from articles.text.formats.page_fields import Markup, read_page_fields
from articles.text.formats.page_limits import (
    READ_PLAINLY,
    is_too_deep,
    is_too_large,
    may_be_weighed,
    without_surplus_attributes,
)
from articles.text.formats.page_reader import read_lines
from articles.text.formats.page_scripts import count_prose, declared_text, state_text
from articles.text.formats.page_strings import read_strings
from articles.text.formats.web_copies import dress_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NO_TEXT = "this is a page without any text"
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
# An image embedded as a data URL may be longer than the article, and longer than the parser reads.
_EMBEDDED_DATA = re.compile(r"(data:[\w/+.-]{1,60}(?:;[\w=.-]{1,40}){0,3},)[A-Za-z0-9+/=%]{1000,}")

# Least prose of a page that has a text of its own, and shortest line that counts, in characters; of a line with more of
# it in links, nothing counts.
_MIN_PROSE, _MIN_SENTENCE, _MAX_LINKED = 200, 60, 0.5
_NOT_PROSE = frozenset({"nav", "footer", "form", "dialog", "copy"})
# A text in JSON-LD is used if the page shows less than this share of it. One piece in so many letters is looked for.
_MAX_SHARE_SHOWN, _PROBE_LENGTH, _PROBE_DISTANCE, _MAX_PROBES = 0.35, 30, 150, 100
# Most text of a page that is the frame of a program, and the ids of the element that the program fills.
_MAX_FRAME_LENGTH = 400
_PROGRAM_IDS = frozenset("root app __next __nuxt main-app gatsby svelte application react-root".split())
_MAX_FRAMES = 20
# Notices that a page needs a program: how many are read, and the most strings of each.
_MAX_NOTICES, _MAX_STRINGS = 200, 200
_SCRIPT_PLACES = frozenset({"article", "main"})
# Longest caption, in characters; least share of a line in links, and fewest spaces, of a link to another article.
_MAX_CAPTION_LENGTH, _MIN_LINK, _MIN_LINK_SPACES = 600, 0.95, 4
# Shorter lines may be in the main text by chance. Of longer lines, this many letters are searched for.
_MIN_PROBE_LENGTH, _MAX_PROBE_LENGTH = 16, 200

# What trafilatura may raise on a broken page. A lack of memory is left to the process that reads the file.
_LIBRARY_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    etree.LxmlError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A saved page.

    ``weighed``: whether trafilatura found the main text. It is false for a page too large for it; no line is then
    marked as chosen. ``problem`` is a sentence about what was not read of the page, "" if all was.
    """

    lines: tuple[PageLine, ...]
    fields: PageFields
    weighed: bool
    problem: str = ""


def read_page(text: str) -> Page:
    """Return the lines and fields of an HTML page. Raises ``UnreadableClipping`` if it has no text."""
    source = _source_of(text)
    if is_too_large(source):
        return _read_plainly(source)
    root = _parse(source)
    if is_too_deep(root):
        return _read_plainly(source)
    lines = tuple(read_lines(root, dress=dress_of(root), boxes=boxes_of(root))) or tuple(read_strings(source))
    markup = Markup(root, source)
    own, declared = _count_prose(lines), declared_text(markup.articles)
    if declared and own < count_prose(declared) and _share_shown(declared, lines) < _MAX_SHARE_SHOWN:
        lines = _with_paragraphs(lines, declared)
    elif own < _MIN_PROSE:
        lines = _with_hidden_text(root, lines)
    if not lines:
        raise UnreadableClipping(_NO_TEXT)
    fields = read_page_fields(markup)
    main_text = _extract_main_text(root) if may_be_weighed(root, source) else None
    if main_text is None:
        return Page(lines=lines, fields=fields, weighed=False)
    return Page(lines=_mark_chosen(lines, main_text), fields=fields, weighed=True)


def read_fragment(text: str) -> tuple[str, ...]:
    """Return the visible lines of a piece of HTML, such as a mail's or a table cell's; () if it has none."""
    source = _source_of(text)
    lines: list[PageLine] = []
    if not is_too_large(source):
        try:
            root = _parse(source)
        except UnreadableClipping:
            return ()
        lines = [] if is_too_deep(root) else read_lines(root)
    return tuple(line.text for line in lines or read_strings(source))


def _source_of(text: str) -> str:
    """Return the source of a page without its XML declaration and the data embedded in it."""
    source = _XML_DECLARATION.sub("", text)
    return _EMBEDDED_DATA.sub(r"\1", source) if "data:" in source else source


def _read_plainly(source: str) -> Page:
    """Return the strings of a page without its elements. Raises ``UnreadableClipping`` if it has none."""
    lines = read_strings(source)
    if not lines:
        raise UnreadableClipping(_NO_TEXT)
    return Page(lines=tuple(lines), fields=PageFields(), weighed=False, problem=READ_PLAINLY)


def _parse(source: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(without_surplus_attributes(source).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableClipping(_NO_TEXT) from error


def _with_hidden_text(root: lxml.html.HtmlElement, lines: tuple[PageLine, ...]) -> tuple[PageLine, ...]:
    """Return the lines of a page without prose of its own, with the article from its scripts or hidden elements.

    Raises ``UnreadableClipping`` if the page is only the frame of a program that loads the text.
    """
    paragraphs = state_text(root)
    if paragraphs:
        return _with_paragraphs(lines, paragraphs)
    everything = [*read_lines(root, hidden=True), *_lines_of_frames(root)]
    if _count_prose(everything) > max(_MIN_PROSE, 2 * _count_prose(lines)):
        return tuple(everything)
    if sum(len(line.text) for line in lines) < _MAX_FRAME_LENGTH and _needs_program(root):
        raise UnreadableClipping(
            "this page holds no text: a script loads it in the browser. Open the page, copy all, and paste the text"
        )
    return lines


def _share_shown(paragraphs: Sequence[str], lines: Iterable[PageLine]) -> float:
    """Return the share of pieces of ``paragraphs`` that the page shows in its lines."""
    shown = "".join(_squeeze(line.text) for line in lines)
    whole = "".join(map(_squeeze, paragraphs))
    probes = [whole[start : start + _PROBE_LENGTH] for start in range(0, len(whole), _PROBE_DISTANCE)][:_MAX_PROBES]
    return sum(probe in shown for probe in probes) / max(1, len(probes))


def _with_paragraphs(lines: tuple[PageLine, ...], paragraphs: Sequence[str]) -> tuple[PageLine, ...]:
    """Return ``lines`` with ``paragraphs`` below the headline, or below the last paragraph that the page shows."""
    shown = {_squeeze(line.text): number for number, line in enumerate(lines)}
    known = [shown[key] for paragraph in paragraphs if (key := _squeeze(paragraph)) in shown]
    headings = [number for number, line in enumerate(lines) if line.tag == "h1"]
    below = max(known) if known else headings[0] if headings else -1
    parent = max((line.parent for line in lines), default=0) + 1
    added = [
        PageLine(text=paragraph, tag="p", places=_SCRIPT_PLACES, linked=0.0, parent=parent, chosen=1.0)
        for paragraph in paragraphs
        if _squeeze(paragraph) not in shown
    ]
    return (*lines[: below + 1], *added, *lines[below + 1 :])


def _lines_of_frames(root: lxml.html.HtmlElement) -> list[PageLine]:
    """Return the lines of the pages that a page holds in attributes of its frames."""
    frames = (frame.get("srcdoc") or "" for frame in islice(root.iter("iframe"), _MAX_FRAMES))
    return [line for source in frames if source.strip() for line in _lines_of_frame(source)]


def _lines_of_frame(source: str) -> list[PageLine]:
    if is_too_large(source):
        return read_strings(source)
    try:
        root = _parse(source)
    except UnreadableClipping:
        return []
    return read_strings(source) if is_too_deep(root) else read_lines(root)


def _count_prose(lines: Iterable[PageLine]) -> int:
    """Return the characters of the sentences among ``lines``, outside menus, notices and forms."""
    return sum(
        len(line.text)
        for line in lines
        if len(line.text) + 2 * count_wide(line.text[:_MIN_SENTENCE]) >= _MIN_SENTENCE
        and ends_sentence(line.text)
        and line.linked < _MAX_LINKED
        and _NOT_PROSE.isdisjoint(line.places)
    )


def _needs_program(root: lxml.html.HtmlElement) -> bool:
    """Whether the page is empty without a program: it has a place for one, or says so."""
    if any(element.get("id") in _PROGRAM_IDS for element in root.iter("div")):
        return True
    notices = (islice(each.itertext(), _MAX_STRINGS) for each in islice(root.iter("noscript"), _MAX_NOTICES))
    return any("javascript" in "".join(map(str, notice)).lower() for notice in notices)


def _extract_main_text(root: lxml.html.HtmlElement) -> str | None:
    """Return the main text according to trafilatura, ``None`` if it fails. It works on the tree and fetches nothing."""
    import trafilatura  # imported here: it takes half a second and 60 MB, which archives of plain dumps never need

    try:
        return trafilatura.extract(root, include_comments=False, with_metadata=False) or ""
    except _LIBRARY_FAILURES:  # the lines are there without it
        return None


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
    if "copy" in line.places:
        return Verdict(kind=Kind.NAVIGATION, rule="added by the archive or reader that saved the page")
    if NEXT_ARTICLE in line.places:
        return Verdict(kind=Kind.RELATED, rule="in another article below the first")
    if SIGN_UP in line.places:
        return Verdict(kind=Kind.NEWSLETTER, rule="in a box with a field for an e-mail address")
    if "author_bio" in line.places and ends_sentence(line.text):
        return Verdict(kind=Kind.AUTHOR_BIO, rule="in a box about the author")
    if "footer" in line.places and "article" not in line.places:
        return Verdict(kind=Kind.NAVIGATION, rule="in the footer of the page")
    if "own caption" in line.places and len(line.text) <= _MAX_CAPTION_LENGTH:
        return Verdict(kind=Kind.CAPTION, rule="element named as a caption")
    if line.linked > _MIN_LINK and line.tag in ("p", "div") and _is_headline_like(line.text):
        return Verdict(kind=Kind.RELATED, rule="line that is nothing but a link")
    if line.tag == "figcaption" or "figcaption" in line.places:
        return Verdict(kind=Kind.CAPTION, rule="caption element of a figure")
    if "nav" in line.places:
        return Verdict(kind=Kind.NAVIGATION, rule="navigation element of the page")
    if line.tag == "button" or "button" in line.places:
        return Verdict(kind=Kind.NAVIGATION, rule="button of the page")
    return None


def _is_headline_like(text: str) -> bool:
    """Whether the text of a link may be a headline: several words, no sentence, product or quotation to be shared."""
    is_other = ends_sentence(text) or text.endswith((")", "Tweet", "tweet"))
    return text.count(" ") >= _MIN_LINK_SPACES and not is_other
