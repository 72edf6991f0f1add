"""Pair the quotation marks of scripts without capital letters.

A closing mark may stand before a letter here (「…」と), so that marks are told apart by their sign, and straight
ones by turns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.quotes.limits import DENSE_PASSAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLOSERS: Final[Mapping[str, str]] = {
    "「": "」",
    "『": "』",
    "｢": "｣",
    "“": "”",
    "‘": "’",
    "«": "»",
    "„": "“”",
    "”": "“”",
    '"': '"',
    "＂": "＂",
    "'": "'",
}
"""Opening marks, each with those that close it. ” opens where the marks are printed the wrong way round."""

_MARK: Final = re.compile("[「」『』｢｣“”‘’«»„\"＂']")
_BLOCK: Final = re.compile(r"[^\n]+")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_STRAIGHT: Final = frozenset("\"＂'")
_MAX_UNCLOSED: Final = 8
_MARKS_AHEAD: Final = 200
"""Marks that are searched for the closing one."""

_MIN_UNCLOSED_LENGTH: Final = 6


class Passage(NamedTuple):
    """Text in quotation marks within one block: ``start:end`` without the marks, ``outer_start:outer_end`` with them.

    ``closed`` is false for a passage that runs to the end of the block without a closing mark.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str
    closed: bool = True


def marked_passages(body: str, *, splits_words: bool) -> list[Passage]:
    """Return the outermost passages in marks, in order.

    ``splits_words`` says that a straight mark between two letters is a mark; otherwise it belongs to an abbreviation,
    as in Hebrew. The last passage may be one more than is read of an article.
    """
    found: list[Passage] = []
    blocks = [block.span() for block in _BLOCK.finditer(body)]
    for number, (start, end) in enumerate(blocks):
        following = blocks[number + 1][0] if number + 1 < len(blocks) else len(body)
        for passage in _in_block(body, start, end, body[following : following + 1], splits_words=splits_words):
            found.append(passage)
            if DENSE_PASSAGES.is_exceeded(len(found) - 1, passage.outer_start):
                return found
    return found


def _in_block(body: str, start: int, end: int, following: str, *, splits_words: bool) -> Iterator[Passage]:
    marks = [mark for mark in _MARK.finditer(body, start, end) if splits_words or not _is_in_word(body, mark.start())]
    at = 0
    unclosed = 0
    while at < len(marks):
        opening = marks[at]
        if not _may_open(body, opening.start(), start, end):
            at += 1
            continue
        closing = _closing(body, marks, at)
        if closing is not None:
            inner_start, inner_end = _stripped(body, opening.end(), marks[closing].start())
            if inner_start < inner_end:
                yield Passage(inner_start, inner_end, opening.start(), marks[closing].end(), opening.group())
            at = closing + 1
            continue
        unclosed += 1
        opens_block = opening.start() == start
        if (opens_block or following == opening.group()) and end - opening.end() >= _MIN_UNCLOSED_LENGTH:
            inner_start, inner_end = _stripped(body, opening.end(), end)
            if inner_start < inner_end:
                yield Passage(inner_start, inner_end, opening.start(), end, opening.group(), closed=False)
            return
        if unclosed > _MAX_UNCLOSED:
            return
        at += 1


def _is_in_word(body: str, at: int) -> bool:
    return (
        body[at] in _STRAIGHT and 0 < at < len(body) - 1 and body[at - 1].isalpha() and body[at + 1].isalpha()
    )  # fmt: skip


def _may_open(body: str, at: int, start: int, end: int) -> bool:
    mark = body[at]
    if mark not in CLOSERS or at + 1 >= end:
        return False
    before = body[at - 1] if at > start else " "
    if mark == "'":
        return not before.isalnum() and not body[at + 1].isspace()
    if mark == "‘":
        return not body[at + 1].isspace()
    if mark == "”":
        return not before.isalnum() and not body[at + 1].isspace() and before not in ".。!?！？…,،"
    return True


def _closing(body: str, marks: list[re.Match[str]], at: int) -> int | None:
    """Return the number of the mark that closes mark ``at``."""
    sign = marks[at].group()
    closers = CLOSERS[sign]
    # The wrong way round, or both the same.
    if sign == "“" and not any(mark.group() == "”" for mark in marks[at + 1 : at + 12]):
        closers = "“"
    depth = 0
    for number in range(at + 1, min(len(marks), at + _MARKS_AHEAD)):
        other = marks[number].group()
        if other in closers:
            if depth == 0:
                return number
            depth -= 1
        elif other == sign and sign not in _STRAIGHT:
            depth += 1
    return None


def _stripped(body: str, start: int, end: int) -> tuple[int, int]:
    """Return ``start:end`` without white space at its ends; empty if it has no letter or digit."""
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return (start, end) if _LETTER_OR_DIGIT.search(body, start, end) else (start, start)
