"""Forms of lines in a dump: labels, copyright lines, bylines, prose, and paragraphs wrapped into several lines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.prose import ends_sentence
from articles.text.cleaning.timestamps import find_moments, is_timestamp
from articles.text.data.timestamps import WEEKDAYS
from articles.text.formats.decoding import Line
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.data.databases import Role

# Marks, labels and separators are short lines; longer lines are read up to this many characters.
MARK_LENGTH = 120
# The most lines that a database wraps a headline into.
MAX_HEADLINE_LINES = 4
# Lines of text wrapped by hand are no longer than this; 72 to 80 characters are usual.
MAX_WRAPPED_WIDTH = 110
_MAX_PAGE_NUMBER_LENGTH = 40
# Lines with fewer words are not prose: teasers and captions are shorter.
_MIN_PROSE_WORDS = 9

COPYRIGHT = re.compile(
    r"(?:copyright\b|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits|todos los derechos"
    r"|todos os direitos"
    r"|tutti i diritti|alle rechten voorbehouden|все права защищены|版权所有|版權所有)",
    re.I,
)
BYLINE = re.compile(r"(?:by|von|par|por|di|door)\s+(?=\S)", re.I)
_PAGE_NUMBER = re.compile(
    r"[-–—]?\s?(?:page|seite|página|pagina|pág\.|страница|стр\.)\s\d{1,4}(?:\s(?:of|von|sur|de|di|van|из|/)\s\d{1,4})?\s?[-–—]?$"
    r"|第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?$",
    re.I,
)
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:：\n]{1,38}?)\s{0,3}[:：]\s*")


# Characters of the longest word that a line may break, and a word broken at the end of a line.
_MAX_WORD = 40
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})-$")
_WORD = re.compile(r"[^\W\d_]+")

# Abbreviations are too short to tell.
_DAYS_OF_THE_WEEK = frozenset(name for name in WEEKDAYS if len(name) >= 5)


class FieldLabel(NamedTuple):
    """A label or code at the start of a line: its printed name, its field's role, and the offset of the value."""

    name: str
    role: Role
    value_start: int

    @property
    def key(self) -> str:
        """The label in lower case, as in the tables of labels."""
        return self.name.lower()

    def value_in(self, text: str) -> str:
        """Return the text after the label."""
        return text[self.value_start :]


def find_label(text: str, labels: dict[str, Role]) -> FieldLabel | None:
    """Return the label at the beginning of a line, if it is one of ``labels``."""
    found = _LABEL.match(text[:MARK_LENGTH])
    if found is None:
        return None
    role = labels.get(found["label"].lower())
    return FieldLabel(found["label"], role, found.end()) if role else None


def is_day(text: str) -> bool:
    """Whether a line is a date of publication: a time stamp, or a short line that names a day, if only of the week."""
    if text.strip(".,").lower() in _DAYS_OF_THE_WEEK:
        return True
    return len(text) <= MARK_LENGTH and (is_timestamp(text) or (len(text) <= 60 and bool(find_moments(text))))


def is_page_number(text: str) -> bool:
    """Whether a line is only the number of a page: "Page 3 of 7", "Seite 3", "第3页，共7页"."""
    return len(text) <= _MAX_PAGE_NUMBER_LENGTH and _PAGE_NUMBER.match(text) is not None


def count_words(text: str) -> int:
    """Return the number of words; three characters of a script without spaces count as one word."""
    return max(text.count(" ") + 1, 0 if text.isascii() else sum(mark > "\u2e7f" for mark in text[:2_000]) // 3)


def is_prose(text: str) -> bool:
    return count_words(text) >= _MIN_PROSE_WORDS and ends_sentence(text)


def count_prose_words(lines: Iterable[Line]) -> int:
    """Return the number of words in the lines that are prose."""
    return sum(count_words(line.text) for line in lines if is_prose(line.text))


def blank_between(text: str, above: Line, below: Line) -> bool:
    """Whether an empty line separates two lines of ``text``."""
    assert above.span is not None and below.span is not None  # noqa: S101, PT018
    between = text[above.span.end : below.span.start]
    return between.count("\n") > 1 or between.count("\r") > 1


def start_of_block(text: str, lines: Sequence[Line], last: int, *, lowest: int, most: int) -> int:
    """Return the number of the first line of the block that ends with line ``last``: no empty line is within a block.

    The result is not below ``lowest``, and the block has at most ``most`` lines.
    """
    first = last
    while first > lowest and last - first < most - 1 and not blank_between(text, lines[first - 1], lines[first]):
        first -= 1
    return first


def fits_no_more(above: Line, below: Line, width: int) -> bool:
    """Whether the first word of ``below`` did not fit on the line ``above``, in a text wrapped at ``width``."""
    return len(above.text) + 1 + len(below.text.split(None, 1)[0]) > width


def _width_before(text: str, line: Line) -> int:
    """Return the width of what precedes ``line`` where it is printed, such as a label."""
    assert line.span is not None  # noqa: S101
    start = line.span.start
    before = text[max(text.rfind("\n", 0, start), start - MARK_LENGTH) + 1 : start]
    return len(before.lstrip())


def unwrap_paragraphs(
    text: str, lines: Sequence[Line], *, width: int | None = None, ignore_blanks: bool = False
) -> Iterable[Line]:
    """Return ``lines`` with wrapped paragraphs joined. A line is full if the next word did not fit on it.

    ``width`` is the width that the whole dump is wrapped at. Without it, the text counts as wrapped if most lines
    directly followed by another are full, and most full lines end within a sentence. With ``ignore_blanks``, an empty
    line follows every line and separates nothing.
    """
    known = width is not None
    if len(lines) < (2 if known else 3):
        return lines
    longest = max(len(line.text) for line in lines)
    width = longest if width is None else width
    if longest > MAX_WRAPPED_WIDTH:
        return lines
    close = [ignore_blanks or not blank_between(text, above, below) for above, below in pairwise(lines)]
    full = [
        near and fits_no_more(above, below, width) for near, (above, below) in zip(close, pairwise(lines), strict=True)
    ]
    # The text may begin beside a label, which is part of the width.
    full[0] = close[0] and fits_no_more(lines[0], lines[1], width - _width_before(text, lines[0]))
    inside = sum(fits and not ends_sentence(line.text) for fits, line in zip(full, lines, strict=False))
    if not sum(full) or (not known and (2 * sum(full) < sum(close) or 2 * inside < sum(full))):
        return lines
    return _join_full_lines(lines, full)


def _join_full_lines(lines: Sequence[Line], full: Sequence[bool]) -> list[Line]:
    joined: list[Line] = []
    words: frozenset[str] | None = None
    start = 0
    for number, line in enumerate(lines):
        if number < len(full) and full[number]:
            continue
        first = lines[start]
        assert first.span is not None and line.span is not None  # noqa: S101, PT018
        parts = [part.text for part in lines[start : number + 1]]
        if words is None and any(map(_BROKEN_WORD.search, parts[:-1])):
            words = frozenset(word.casefold() for part in lines for word in _WORD.findall(part.text))
        joined.append(Line(text=_join_parts(parts, words or frozenset()), span=Span(first.span.start, line.span.end)))
        start = number + 1
    return joined


def _join_parts(parts: Sequence[str], words: frozenset[str]) -> str:
    """Join the lines of a paragraph. A word broken at a hyphen is mended, without the hyphen if ``words`` has it so."""
    text = parts[0]
    for part in parts[1:]:
        broken = _BROKEN_WORD.search(text[-_MAX_WORD:])
        if broken is None or not part[0].islower():
            text = f"{text} {part}"
            continue
        rest = _WORD.match(part)
        whole = f"{broken[1]}{rest[0] if rest else ''}".casefold()
        text = (text[:-1] if whole in words else text) + part
    return text
