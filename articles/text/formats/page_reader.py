"""The visible lines of a page, read from its elements as a browser shows them."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.page_lines import PageLine
from articles.text.data.pages import (
    FORMATTING,
    HIDDEN_CLASSES,
    INLINE,
    INVISIBLE,
    PLACE_PATTERNS,
    PROSE_TAGS,
    UNBREAKING,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from lxml import etree

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_PREFORMATTED_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
# Class names to cache: pages repeat them, and the pages of an outlet share them.
_CACHED_NAMES = 8_192
# Most names of a page in different attributes; the pages of newspapers have hundreds.
_MAX_NAMES = 20_000

# Attributes whose words give an element's purpose, and the number of characters read.
_PURPOSE_ATTRIBUTES = ("class", "id", "itemprop", "role", "data-component")
_MAX_ATTRIBUTES_LENGTH = 200
# Elements whose tag gives their purpose.
_PURPOSE_TAGS = frozenset(
    """nav footer aside header figure figcaption form button table article main ul ol blockquote dialog""".split()
)
# Elements that contain lines but no other blocks: they count as children of the element around them.
_LEAVES = frozenset({"p", "li", "h2", "h3", "h4", "blockquote"})

# A source of a picture or text, printed in the paragraph that follows it; and the longest.
_CREDIT = re.compile(
    r"(?:©|\(c\)|photo|photograph|picture|image|foto|bild|bildrechte|imagen|fotografía|crédito?|credits?|zdjęcie|фото)"
    r"(?:\s{0,3}[:/|]|\s{1,3}by\b|\s{1,3}provided\b|\s{0,3}©|(?<=[©)])\s{0,3}[^\W\d_])",
    re.I,
)
_MAX_CREDIT_LENGTH = 160
# Shortest text before a credit that is a paragraph rather than the credit's caption.
_MIN_PARAGRAPH_LENGTH = 240
_OWN_CAPTION = frozenset({"own caption"})
# Classes of elements within a line that hold a picture's caption or credit.
_CAPTION_CLASS = re.compile(r"caption|credit|attribution|copyright|photographer|image-?source|bildquelle", re.I)

# Characters of scripts that put no spaces between words; a line break in the source between two of them is no space.
_CJK = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_CJK = re.compile(rf"(?<=[{_CJK}])[ \t]{{0,40}}\r?\n\s{{0,200}}(?=[{_CJK}])")

# Words that meet at the border of two elements are parted if both are this long, so that drop caps and words of which
# a part is marked stay whole. Longer words are read no further.
_MIN_PARTED, _MAX_WORD = 2, 40
_WORD_BEFORE = re.compile(rf"[^\W_]{{1,{_MAX_WORD}}}$")
_WORD_AFTER = re.compile(r"[^\W_]{1,40}")
_CLOSING = tuple(").]:”!?»|")

# A preformatted line of at least this length may be continued in the next; columns are parted by this many spaces.
_WRAPPED_LENGTH = 50
_COLUMNS = re.compile(r"\S {3,}\S|\t")
_INDENTED = re.compile(r"\s|[-*•·–]\s|\d{1,2}[.)]\s")

# Largest table that is read row by row, and longest cell of one.
_MAX_CELLS, _MAX_CELL_LENGTH = 4_000, 120
_CELL_BORDER = " | "
# Strings of an element that are compared with those of its neighbour.
_COMPARED_PIECES = 40


class _OpenBlock(NamedTuple):
    """An open block element. ``siblings`` is a number shared by the blocks of one parent."""

    tag: str
    places: frozenset[str]
    siblings: int
    preformatted: bool = False


class _OpenInline(NamedTuple):
    """An open element within a line: the line's number, and the number of pieces before the element.

    ``own_line``: it is a caption or credit.
    """

    line: int
    pieces: int
    own_line: bool


def read_lines(
    root: etree._Element,
    *,
    hidden: bool = False,
    dress: AbstractSet[etree._Element] = frozenset(),
    boxes: Mapping[etree._Element, str] | None = None,
) -> list[PageLine]:
    """Return the lines of a page that its readers see; with ``hidden``, also those in hidden elements.

    Lines in the elements ``dress``, which are not the page's own, have the place "copy"; those in ``boxes`` have the
    place given there. A line whose own element is named as a caption has the place "own caption".
    """
    return _LineReader(hidden=hidden, dress=dress, boxes=boxes or {}).read(root)


def text_of(element: etree._Element) -> str:
    """Return the visible text of an element on one line."""
    return " ".join(line.text for line in _LineReader(hidden=True).read(element))


class _LineReader:
    """Collects lines from the elements of a page, in order. Every element that is not inline starts a new line."""

    def __init__(
        self,
        *,
        hidden: bool,
        dress: AbstractSet[etree._Element] = frozenset(),
        boxes: Mapping[etree._Element, str] | None = None,
    ) -> None:
        self._hidden = hidden
        self._dress = dress
        self._boxes = boxes or {}
        self._lines: list[PageLine] = []
        self._parts: list[str] = []
        # Number of the first of them that is not only white space, or a number above all others.
        self._first_text = sys.maxsize
        self._linked = 0
        self._open_links = 0
        self._open_blocks = [_OpenBlock("body", frozenset(), 0)]
        self._open_inline: list[_OpenInline] = []
        self._blocks_seen = 0
        self._names_read = 0
        self._places_by_label: dict[str, frozenset[str]] = {}
        # Elements within the line that ended and began since its last piece of text.
        self._closed = self._opened = ""
        # Number of pieces before a credit that may end the line.
        self._credit_at: int | None = None
        self._line_number = 0
        # Readings of the open ruby element.
        self._ruby: list[str] | None = None
        self._data_tables: set[etree._Element] = set()

    def read(self, root: etree._Element) -> list[PageLine]:
        waiting: list[tuple[etree._Element, bool]] = [(root, False)]
        while waiting:
            element, is_end = waiting.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if is_end:
                self._leave(element, tag)
            elif not tag or self._is_invisible(element, tag):
                self._pass(tag)
            elif tag == "br":
                self._break()
            else:
                self._enter(element, tag)
                waiting.append((element, True))
                waiting.extend((child, False) for child in reversed(element))
                continue
            if element is not root:
                self._add(element.tail)
        self._end_line()
        return self._lines

    def _is_invisible(self, element: etree._Element, tag: str) -> bool:
        if tag in INVISIBLE:
            # A template with a shadow root is shown in the place of its parent.
            return tag != "template" or not (element.get("shadowrootmode") or element.get("shadowroot"))
        if self._hidden or tag in ("html", "body"):
            return False
        return bool(element.attrib) and _is_hidden(element, tag)

    def _pass(self, tag: str) -> None:
        """Pass an invisible element by: it ends the line unless it is inline or stands within prose."""
        if not tag:
            return
        if tag in INLINE:
            self._closed = self._opened = "span"
            return
        if tag in UNBREAKING and (self._open_blocks[-1].tag in PROSE_TAGS or tag == "svg"):
            self._closed = self._opened = "span"
        else:
            self._end_line()

    def _break(self) -> None:
        if self._open_blocks[-1].preformatted:
            self._parts.append("\n")
        else:
            self._end_line()

    def _enter(self, element: etree._Element, tag: str) -> None:
        if tag in INLINE and not self._is_shown_as_block(element):
            self._enter_inline(element, tag)
        elif tag in ("td", "th") and self._is_data_cell(element):
            if any(map(str.strip, self._parts)):
                self._parts.append(_CELL_BORDER)
        else:
            self._end_line()
            around = self._open_blocks[-1]
            self._blocks_seen += 1
            own = self._places(element, tag)
            places = (around.places - _OWN_CAPTION) | own
            if "caption" in own:
                places |= _OWN_CAPTION
            if self._dress and element in self._dress:
                places |= {"copy"}
            if self._boxes and element in self._boxes:
                places |= {self._boxes[element]}
            if tag == "table" and _is_data_table(element):
                self._data_tables.add(element)
            self._open_blocks.append(
                _OpenBlock(
                    tag=tag,
                    places=places,
                    siblings=around.siblings if tag in _LEAVES else self._blocks_seen,
                    preformatted=around.preformatted or tag == "pre" or _is_preformatted(element),
                )
            )
        self._add(element.text)

    def _enter_inline(self, element: etree._Element, tag: str) -> None:
        if tag == "a":
            self._open_links += 1
        elif tag == "ruby":
            self._ruby = []
        if tag not in FORMATTING:
            self._opened = tag
        own_line = bool(element.attrib) and tag != "a" and bool(_CAPTION_CLASS.search(element.get("class") or ""))
        self._open_inline.append(_OpenInline(line=self._line_number, pieces=len(self._parts), own_line=own_line))

    def _leave(self, element: etree._Element, tag: str) -> None:
        if tag in INLINE and not self._is_shown_as_block(element):
            self._leave_inline(tag)
        elif not (tag in ("td", "th") and self._is_data_cell(element)):
            self._end_line()
            self._open_blocks.pop()

    def _leave_inline(self, tag: str) -> None:
        opened = self._open_inline.pop()
        pieces = opened.pieces if opened.line == self._line_number else 0
        if tag == "a":
            self._open_links -= 1
        elif tag == "ruby":
            self._leave_ruby(pieces)
        elif tag in ("rt", "rp", "rtc"):
            if self._ruby is not None and opened.line == self._line_number:
                self._leave_reading(tag, pieces)
        elif self._parts[pieces:] and (opened.own_line or tag in ("span", "em", "i", "small", "cite")):
            self._part_credit(pieces, certain=opened.own_line)
        if tag not in FORMATTING:
            self._closed, self._opened = tag, ""

    def _leave_ruby(self, pieces: int) -> None:
        """Add the readings behind their base, in brackets."""
        readings, self._ruby = list(filter(None, self._ruby or ())), None
        if readings:
            between = " " if readings[0].isascii() or readings[0][-1].isascii() else ""
            base = "".join("".join(self._parts[pieces:]).split("\n")).strip()
            self._parts[pieces:] = [base, "（", between.join(readings), "）"]
            self._first_text = min(self._first_text, pieces if base else pieces + 1)

    def _leave_reading(self, tag: str, pieces: int) -> None:
        """Take a reading out of the line. The page's brackets, for browsers without ruby, are dropped."""
        if tag != "rp" and self._ruby is not None:
            self._ruby.append("".join(self._parts[pieces:]).strip())
        del self._parts[pieces:]
        if self._first_text >= pieces:
            self._first_text = sys.maxsize

    def _part_credit(self, pieces: int, *, certain: bool) -> None:
        """Give a line of its own to a credit at the beginning of a line, or, once it ends, at its end."""
        text = "".join(self._parts[pieces:]).strip()
        if text and (certain or (len(text) <= _MAX_CREDIT_LENGTH and _CREDIT.match(text))):
            if self._first_text < pieces:
                self._credit_at = pieces
            else:
                self._end_line(caption=True)

    def _add(self, piece: str | None) -> None:
        if not piece:
            return
        if self._closed or self._opened:
            if self._parts and self._needs_space(piece):
                self._parts.append(" ")
            self._closed = self._opened = ""
        self._parts.append(piece)
        if not piece.isspace():
            self._first_text = min(self._first_text, len(self._parts) - 1)
            self._credit_at = None
            if self._open_links:
                self._linked += len(piece.strip())

    def _needs_space(self, piece: str) -> bool:
        """Whether elements part the words that meet here, as the margins of elements do in a browser."""
        before, after = self._parts[-1][-_MAX_WORD:], _WORD_AFTER.match(piece)
        word = _WORD_BEFORE.search(before)
        is_border = bool(self._closed and self._opened)
        in_prose = self._open_blocks[-1].tag in PROSE_TAGS
        if after is None:
            return False
        if word is None:
            return is_border and not in_prose and before.endswith(_CLOSING)
        if len(word[0]) < _MIN_PARTED:
            return False
        return _part_words(word[0], after[0], {self._closed, self._opened}, is_border=is_border, in_prose=in_prose)

    def _end_line(self, *, caption: bool = False) -> None:
        self._closed = self._opened = ""
        if not self._parts:
            return
        parts, credit_at = self._parts, self._credit_at
        self._parts, self._credit_at, self._first_text = [], None, sys.maxsize
        self._line_number += 1
        before = "".join(parts[:credit_at]) if credit_at else ""
        if credit_at and len(before) >= _MIN_PARAGRAPH_LENGTH:
            self._emit(before)
            self._emit("".join(parts[credit_at:]), caption=True)
        else:
            # A short line before a credit is a caption.
            self._emit("".join(parts), caption=caption or bool(credit_at))
        self._linked = 0

    def _emit(self, source: str, *, caption: bool = False) -> None:
        block = self._open_blocks[-1]
        if not source.isascii():
            source = _BREAK_IN_CJK.sub("", source)
        texts: Iterable[str] = (source,)
        if block.preformatted and "\n" in source:
            texts = _preformatted_paragraphs(source)
        places = block.places | {"caption"} if caption else block.places
        for each in texts:
            if text := " ".join(each.split()):
                linked = min(1.0, self._linked / len(text))
                self._lines.append(
                    PageLine(text=text, tag=block.tag, places=places, linked=linked, parent=block.siblings)
                )

    def _is_shown_as_block(self, element: etree._Element) -> bool:
        style = element.get("style")
        return bool(style and _BLOCK_STYLE.search(style)) or (bool(self._dress) and element in self._dress)

    def _is_data_cell(self, cell: etree._Element) -> bool:
        row = cell.getparent()
        if row is None or not self._data_tables:
            return False
        table = row.getparent()
        if table is not None and table.tag in ("tbody", "thead", "tfoot"):
            table = table.getparent()
        return table in self._data_tables

    def _places(self, element: etree._Element, tag: str) -> frozenset[str]:
        """Return the purposes of an element, from its tag and the words in its attributes."""
        label = " ".join([element.get(name, "") for name in _PURPOSE_ATTRIBUTES])[:_MAX_ATTRIBUTES_LENGTH]
        found = self._places_by_label.get(label)
        if found is None:
            names = label.split() if self._names_read < _MAX_NAMES else ()
            self._names_read += len(names)
            found = self._places_by_label[label] = frozenset().union(*map(_places_named, names))
        return found | {tag} if tag in _PURPOSE_TAGS else found


def _part_words(left: str, right: str, tags: set[str], *, is_border: bool, in_prose: bool) -> bool:
    """Whether the words ``left`` and ``right`` at the border of elements with ``tags`` are words of their own.

    ``is_border``: one element ends and another begins between them. In prose, only clear cases are parted.
    """
    link_or_time = not tags.isdisjoint(("a", "time"))
    if left[-1].islower() and right[0].isupper():
        return len(left) > _MIN_PARTED and (link_or_time or not in_prose or (is_border and len(right) > _MIN_PARTED))
    if left[-1].isdigit() != right[0].isdigit():
        if right[0].islower() and "time" not in tags:
            return False
        return is_border and ("time" in tags or not in_prose)
    is_row = is_border and not in_prose and (len(tags) > 1 or tags == {"a"})
    return is_row and min(len(left), len(right)) > _MIN_PARTED


def _is_hidden(element: etree._Element, tag: str) -> bool:
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    # Streamed parts of a page ("S:1") are hidden until a script moves them to their place.
    if element.get("hidden") is not None and not (element.get("id") or "").startswith("S:"):
        return True
    if tag not in INLINE:
        return False
    # Blocks for screen readers only are often the headline itself; within a line they say "opens in a new window".
    classes = element.get("class")
    if classes and not HIDDEN_CLASSES.isdisjoint(classes.split()):
        return True
    return element.get("aria-hidden") == "true" and _is_copy(element)


def _is_copy(element: etree._Element) -> bool:
    """Whether a sibling element has the same text."""
    siblings = [each for each in (element.getprevious(), element.getnext()) if each is not None]
    text = _beginning_of(element) if siblings else ""
    return bool(text) and any(isinstance(each.tag, str) and _beginning_of(each) == text for each in siblings)


def _beginning_of(element: etree._Element) -> str:
    return "".join("".join(map(str, islice(element.itertext(), _COMPARED_PIECES))).split())


def _is_preformatted(element: etree._Element) -> bool:
    style = element.get("style")
    return bool(style and _PREFORMATTED_STYLE.search(style)) or "whitespace-pre" in (element.get("class") or "")


def _is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data, two cells or more a row: short, without blocks in them, some numbers or headings."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    cells = list(islice(table.iter("td", "th"), _MAX_CELLS + 1))
    rows = sum(1 for _ in islice(table.iter("tr"), _MAX_CELLS))
    if rows < 2 or not 2 * rows <= len(cells) <= _MAX_CELLS:
        return False
    has_data = False
    for cell in cells:
        if any(tag not in INLINE for tag in (child.tag for child in cell.iterdescendants())):
            return False
        text = "".join(map(str, cell.itertext()))
        if len(text) > _MAX_CELL_LENGTH and len(" ".join(text.split())) > _MAX_CELL_LENGTH:
            return False
        has_data = has_data or cell.tag == "th" or any(map(str.isdigit, text))
    return has_data


def _preformatted_paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of preformatted text. Lines broken at a width are joined, rows and verses are not."""
    rows = text.expandtabs().split("\n")
    has_columns = any(map(_COLUMNS.search, rows))
    gathered: list[str] = []
    for row in rows:
        continues = (
            bool(gathered)
            and bool(row.strip())
            and not has_columns
            and len(gathered[-1]) >= _WRAPPED_LENGTH
            and not _INDENTED.match(row)
        )
        if not continues and gathered:
            yield " ".join(gathered)
            gathered = []
        if row.strip():
            gathered.append(row.rstrip())
    if gathered:
        yield " ".join(gathered)


@lru_cache(maxsize=_CACHED_NAMES)
def _places_named(name: str) -> frozenset[str]:
    """Return the purposes of an element that has ``name`` as a class or id."""
    lowered = name.lower()
    return frozenset([place for place, pattern in PLACE_PATTERNS if pattern.search(lowered)])
