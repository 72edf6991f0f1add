"""The lines of a page that no parser can read, or that is too large for one: the strings between its tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.cleaning.page_lines import PageLine
from articles.text.data.pages import INLINE, INVISIBLE
from articles.text.formats.entities import unescape
from articles.text.lines import MAX_SHORT_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

# A tag without its attributes, a comment, a declaration. A "<" before anything else is text.
_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/<>]{0,40}+)|!--|[!?])")
_SPACE = re.compile(r"\s+")
_NO_PLACES: frozenset[str] = frozenset()
# The tag of lines outside all blocks, and of those whose blocks are nested deeper than this.
_OUTSIDE, _MAX_OPEN = "body", 500
# Elements without an end, and others that are no block; those that the next of their kind ends; and how many open
# blocks an end tag is compared with.
_WITHOUT_END = frozenset("input source track area embed".split())
_NO_BLOCKS = INVISIBLE | frozenset("br hr meta link base col param html head".split())
_SELF_ENDING = frozenset("p li dt dd td th tr option".split())
_SEARCHED = 8
# Lines of fewer characters are put together once a page has too many lines, up to so many characters: a line costs as
# much however short it is.
_SHORT, _MOST_TOGETHER = 16, 1_000


def read_strings(source: str) -> list[PageLine]:
    """Return the visible lines of a page without building its elements, in time that is linear in its length.

    Elements that are not shown, such as scripts, end at the next end tag of their name, and those without one are taken
    to be empty. ``tag`` is that of the innermost block, and nothing else is known about a line. After
    ``MAX_SHORT_LINES``, very short lines are put together.
    """
    lines: list[PageLine] = []
    parts: list[str] = []
    tag = _OUTSIDE
    was_short = False

    def end_line() -> None:
        nonlocal was_short
        if parts:
            text = _SPACE.sub(" ", unescape("".join(parts))).strip()
            parts.clear()
            if not text:
                return
            is_short = len(text) < _SHORT
            if len(lines) > MAX_SHORT_LINES and is_short and was_short and len(lines[-1].text) < _MOST_TOGETHER:
                text = f"{lines.pop().text} {text}"
            was_short = is_short
            lines.append(PageLine(text=text, tag=tag, places=_NO_PLACES, linked=0.0, parent=0))

    for piece in _pieces(source):
        if isinstance(piece, str):
            parts.append(piece)
        else:
            end_line()
            (tag,) = piece
    end_line()
    return lines


def _pieces(source: str) -> Iterator[str | tuple[str]]:
    """Yield the visible strings of a page, and wherever a line ends, the tag of the block that is open from there."""
    open_blocks = [_OUTSIDE]
    # What is known not to follow: the end of a comment or of an element.
    missing: set[str] = set()
    at = 0
    while found := _TAG.search(source, at):
        if found.start() > at:
            yield source[at : found.start()]
        name = (found[2] or "").lower()
        if not name:
            at = _end_of(source, found.end(), "-->" if found[0] == "<!--" else ">", missing)
            continue
        at = _end_of(source, found.end(), ">", missing)
        if name in INVISIBLE and not found[1] and name not in _WITHOUT_END:
            at = _end_of(source, at, f"</{name}", missing)
        if name in INLINE:
            continue
        if found[1] and name in open_blocks[-_SEARCHED:]:
            while open_blocks.pop() != name:
                pass
        elif not found[1] and _opens_block(name, open_blocks):
            open_blocks.append(name)
        yield (open_blocks[-1] if open_blocks else _OUTSIDE,)
    yield source[at:]


def _opens_block(name: str, open_blocks: list[str]) -> bool:
    if name in _NO_BLOCKS or len(open_blocks) >= _MAX_OPEN:
        return False
    return name not in _SELF_ENDING or not open_blocks or open_blocks[-1] != name


def _end_of(source: str, start: int, closing: str, missing: set[str]) -> int:
    """Return the offset behind the next ``closing`` from ``start``; ``start`` if there is none.

    That is kept in ``missing``, so that the rest of the page is searched once for each.
    """
    if closing in missing:
        return start
    if closing.startswith("</"):
        found = re.compile(rf"{closing}(?![\w-])[^>]*+>?", re.I).search(source, start)
        end = found.end() if found else -1
    else:
        end = source.find(closing, start)
        end = end + len(closing) if end >= 0 else -1
    if end < 0:
        missing.add(closing)
        return start
    return end
