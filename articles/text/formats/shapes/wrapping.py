"""Paragraphs that were broken into lines of one width, joined again.

Mail, older databases and text files break lines at some 72 characters, newspaper columns at some 38, where they also
part words with hyphens. A line is *full* if the next word did not fit on it. A stretch of a text is wrapped if most of
its long lines are full and many of these break off within a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.boilerplate import judge_line
from articles.text.cleaning.byline_cues import is_byline
from articles.text.cleaning.prose import ends_sentence
from articles.text.cleaning.timestamps import is_timestamp
from articles.text.formats.shapes.line_ends import chance_of_line_end
from articles.text.lines import Line, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.cleaning.boilerplate import Verdict

# Lines wrapped by hand or machine are no longer than this: 72 to 80 characters are usual, 38 in a column. Paragraphs on
# one line each are mostly longer.
_MAX_WIDTH: Final = 132
_MIN_WIDTH: Final = 20
# A stretch has at least this many lines, and this many lines that break off before a small letter.
_MIN_LINES, _MIN_BROKEN = 3, 2
# The share of long lines (longer than this share of the width) that are full in a wrapped stretch, and the share of
# those that break off within a sentence. In dumps of one paragraph a line, a short stretch has neither.
_LONG, _MIN_FULL, _MIN_INSIDE = 0.75, 0.6, 0.4
# The one line in so many that may be longer than the width, because it holds an address or came from elsewhere.
_OUTLIERS: Final = 0.02
# Narrower lines hold too little of a headline to tell it by the words at its end. The chance of a line end between two
# full lines above which the first is whole, found on copied pages: at .4, two of three such lines are.
_MIN_WIDTH_OF_LABELS, _MIN_CHANCE = 60, 0.4
# Fewest spaces of a line that is compared with its copies, and characters of the lines below that are compared.
_MIN_REPEATED_SPACES, _BEGINNING_LENGTH = 2, 8
# Stands for the gap beside a line that is not joined.
_PARTED: Final = 1_000_000
# Lines of the same length in a script without spaces.
_WIDE: Final = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
_LIST_ITEM: Final = re.compile(r"(?:[-–—•*·▪►‣●◦○■]|\d{1,3}[.)]|\(?[a-z][.)])\s+\S|>")
_HYPHENATED: Final = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_HYPHENS: Final = ("-", "\u00ad", "\u2010")
# Characters at the end of a line that may be the first half of a word.
_MAX_HALF: Final = 60
_BEGINNING: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENING: Final = ("“", '"', "„", "«", "‘", "—", "–")
_CLOSING: Final = ("”", '"', "“", "»", "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Lines ``first`` to ``last`` (included), wrapped at ``width`` characters."""

    first: int
    last: int
    width: int


def unwrap(text: str, lines: Sequence[Line], verdicts: Sequence[Verdict | None]) -> list[tuple[Line, Verdict | None]]:
    """Return ``lines`` with wrapped paragraphs joined, and words parted by hyphens whole, each with its verdict.

    ``text`` is the dump. Lines that have a verdict stay by themselves.
    """
    gaps = [
        _PARTED if verdicts[number] or verdicts[number + 1] else _gap(text, above, below)
        for number, (above, below) in enumerate(pairwise(lines))
    ]
    stretches = [stretch for first, last in _stretches(lines) if (stretch := _measure(lines, gaps, first, last))]
    if not stretches:
        return list(zip(lines, verdicts, strict=True))
    words, neighbours = _Words(lines), _Neighbours(lines)
    joined: list[tuple[Line, Verdict | None]] = []
    done = 0
    for stretch in stretches:
        joined += zip(lines[done : stretch.first], verdicts[done : stretch.first], strict=True)
        for first, line in _join_stretch(text, lines, gaps, stretch, words, neighbours):
            joined.append((line, verdicts[first]))
        done = stretch.last + 1
    joined += zip(lines[done:], verdicts[done:], strict=True)
    return joined


def _gap(text: str, above: Line, below: Line) -> int:
    """Return the number of line ends between two lines of ``text``."""
    assert above.span is not None and below.span is not None  # noqa: S101, PT018
    between = text[above.span.end : below.span.start]
    return between.count("\n") or between.count("\r") or 1


def _stretches(lines: Sequence[Line]) -> Iterable[tuple[int, int]]:
    """Yield the first and last numbers of lines between those that are too long to be wrapped."""
    first = 0
    for number, line in enumerate(lines):
        if len(line.text) <= _MAX_WIDTH or " " not in line.text:
            continue
        # A long line in a wrapped text was not wrapped: it ends a stretch, and the next begins below.
        if number - first >= _MIN_LINES:
            yield first, number - 1
        first = number + 1
    if len(lines) - first >= _MIN_LINES:
        yield first, len(lines) - 1


def _measure(lines: Sequence[Line], gaps: Sequence[int], first: int, last: int) -> _Stretch | None:
    """Return the stretch with its width, ``None`` if it is not wrapped."""
    lengths = sorted(len(line.text) for line in lines[first : last + 1] if " " in line.text or _WIDE.search(line.text))
    if len(lengths) < _MIN_LINES:
        return None
    width = lengths[int((len(lengths) - 1) * (1 - _OUTLIERS))]
    if width < _MIN_WIDTH:
        return None
    usual = _usual_gap(gaps[first:last])
    full = long = broken = 0
    for number in range(first, last):
        line, below = lines[number].text, lines[number + 1].text
        if gaps[number] > usual or len(line) < _LONG * width:
            continue
        long += 1
        if not _is_full(line, below, width):
            continue
        full += 1
        broken += _breaks_off(line, below)
    if broken < _MIN_BROKEN or full < _MIN_FULL * long or broken < _MIN_INSIDE * full:
        return None
    return _Stretch(first=first, last=last, width=width)


def _usual_gap(gaps: Sequence[int]) -> int:
    """Return the number of line ends between lines of one paragraph: 1, or 2 if every line has a blank one below it."""
    gaps = [gap for gap in gaps if gap != _PARTED]
    if not gaps:
        return 1
    single = sum(gap == 1 for gap in gaps)
    return 1 if single >= 0.1 * len(gaps) else sorted(gaps)[len(gaps) // 2]


def _breaks_off(line: str, below: str) -> bool:
    """Whether a line ends within a sentence that the one below goes on with."""
    if _WIDE.match(line[-1]):
        return not ends_sentence(line)
    return not ends_sentence(line) and (below[0].islower() or line.endswith((",", "-")))


def _is_full(line: str, below: str, width: int) -> bool:
    if _WIDE.match(line[-1]) and _WIDE.match(below[0]):
        return len(line) >= width - 2
    if below[0].islower() and _first_half(line):
        return True
    return len(line) + 1 + len(below.split(None, 1)[0]) > width


def _first_half(line: str) -> str | None:
    """Return the first half of a word that a hyphen parts at the end of a line, ``None`` if there is none."""
    if not line.endswith(_HYPHENS):
        return None
    found = _HYPHENATED.search(line, max(0, len(line) - _MAX_HALF))
    return found[1] if found else None


def _is_cut_short(line: str, below: str, width: int) -> bool:
    """Whether a line of a wrapped text ends early but within a sentence, as in a paragraph edited after wrapping."""
    return 2 * len(line) >= width and not ends_sentence(line) and below[0].islower() and not line.endswith(":")


def _join_stretch(
    text: str,
    lines: Sequence[Line],
    gaps: Sequence[int],
    stretch: _Stretch,
    words: _Words,
    neighbours: _Neighbours,
) -> Iterable[tuple[int, Line]]:
    """Yield the paragraphs of a stretch, each with the number of its first line."""
    usual = _usual_gap(gaps[stretch.first : stretch.last])
    indent = _usual_indent(text, lines[stretch.first : stretch.last + 1])
    paragraph: list[Line] = []
    separators: list[str] = []
    for number in range(stretch.first, stretch.last + 1):
        line = lines[number]
        paragraph.append(line)
        if number < stretch.last and gaps[number] <= usual:
            below = lines[number + 1]
            if (
                (_is_full(line.text, below.text, stretch.width) or _is_cut_short(line.text, below.text, stretch.width))
                and _indent(text, below) <= indent
                and _goes_on(line.text, below.text)
                and not (len(paragraph) == 1 and _is_whole(line.text, below.text, stretch.width, neighbours))
            ):
                separators.append(words.separator(line.text, below.text))
                continue
        yield number + 1 - len(paragraph), join_lines(paragraph, separators)
        paragraph, separators = [], []


def _is_whole(line: str, below: str, width: int, neighbours: _Neighbours) -> bool:
    """Whether a full line that could begin a paragraph is a headline or a label, with a line of its own below.

    The text prints it again with another line below, a byline follows, or the words where the lines meet say so.
    """
    if ends_sentence(line):
        return False
    if below[0].islower():
        return 2 * len(below) < width and is_byline(below) and not ends_sentence(below)
    if width < _MIN_WIDTH_OF_LABELS or not below[0].isupper():
        return False
    return neighbours.differ_below(line) or chance_of_line_end(line, below) >= _MIN_CHANCE


def _goes_on(line: str, below: str) -> bool:
    """Whether the line below may belong to the paragraph of a full line, judged by the two texts."""
    if not ends_sentence(line) and below[0].islower():
        return True
    if _LIST_ITEM.match(below):
        return False
    if ends_sentence(line) and below.startswith(_OPENING) and line.endswith(_CLOSING):
        return False
    if below[0].islower() or _WIDE.match(below[0]):
        return True
    return not (is_byline(below) or is_timestamp(below) or judge_line(below) or judge_line(line))


def _usual_indent(text: str, lines: Sequence[Line]) -> int:
    """Return the blanks before most lines, and one more."""
    indents = sorted(_indent(text, line) for line in lines)
    return indents[len(indents) // 2] + 1


def _indent(text: str, line: Line) -> int:
    assert line.span is not None  # noqa: S101
    start = line.span.start
    while start and text[start - 1] in " \t\u00a0\u3000":
        start -= 1
    return line.span.start - start


class _Neighbours:
    """The beginnings of the lines below each line: a headline that stands twice has different lines below."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._below: dict[str, set[str]] = {}
        for line, below in pairwise(lines):
            if line.text.count(" ") >= _MIN_REPEATED_SPACES:
                self._below.setdefault(line.text, set()).add(below.text[:_BEGINNING_LENGTH])

    def differ_below(self, line: str) -> bool:
        return len(self._below.get(line, ())) > 1


class _Words:
    """The words of a text, which tell whether a hyphen at a line's end parts a word or belongs to it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._seen: set[str] = set()
        for line in lines:
            found = [word.casefold() for word in _WORD.findall(line.text)]
            # The halves of a parted word are no evidence.
            if found and _first_half(line.text):
                found.pop()
            self._seen.update(found)

    def separator(self, line: str, below: str) -> str:
        """Return what to put between two lines of a paragraph: " ", "", or "-" for none without the hyphen."""
        first, second = _first_half(line), _BEGINNING.match(below)
        if first and second:
            return "-" if self._is_parted(first.casefold(), second.group()) else ""
        if line.endswith(("-", "—")) and not line.endswith((" -", " —", "--")) and below[0].isalnum():
            return ""
        return "" if _WIDE.match(line[-1]) and _WIDE.match(below[0]) else " "

    def _is_parted(self, first: str, rest: str) -> bool:
        """Whether ``first`` and ``rest`` are the halves of one word written without a hyphen."""
        second = rest.casefold()
        if first + second in self._seen:
            return True
        if f"{first}-{second}" in self._seen or rest[0].isupper():
            return False
        return not (len(first) > 2 and len(second) > 2 and first in self._seen and second in self._seen)
