"""Lines of a dump: their text as it is read, and the place of every part of it in the text as received."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Invisible characters at the ends of lines copied from pages.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
# A line from its first visible character on. Lines end as in ``str.splitlines``.
_BREAKS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE, _BREAK = re.compile(rf"\S[^{_BREAKS}]*"), re.compile(f"[{_BREAKS}]")
_TO_BLANKS = dict.fromkeys(map(ord, "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), " ")

MAX_SHORT_LINES = 10_000
"""Lines of a text that are told apart however short they are. The longest of 700 copied articles and pages has 593."""
# After those, so many lines in a row are kept as one if they have fewer bytes a line than ``_MIN_MEAN_BYTES``, blank
# lines between them included. Columns of numbers and letters have. No copied page has so many lines; those with the
# longest menus have 15, 31 and 32 bytes a line over 500 lines. Every line takes half a kilobyte or more until the text
# is read, so a text of such lines would take hundreds of times its size.
_STRETCH, _MIN_MEAN_BYTES = 1_000, 16

# Parts of a line whose places in the text as received are kept: those of all others together are one. No line of 600
# copied articles has more than 12; of a megabyte of marks that are read as others, each would take 300 bytes.
_MAX_RUNS = 10_000


class Run(NamedTuple):
    """A run of a line: from ``start`` in the line's text, it was received from ``received`` on.

    ``exact``: its characters are those received. Otherwise the run replaces all that was received up to the next run.
    """

    start: int
    received: int
    exact: bool


class Edit(NamedTuple):
    """``text[start:end]`` reads ``replacement``."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank: its text, stripped, and its span in the dump (``None`` for a line of a page).

    ``text`` is as it is read: letters mended, spaces made single, wrapped lines joined. Where it differs from the dump,
    ``runs`` give the origin of its parts, in order; they are empty if ``text`` is exactly the span's, or differs only
    by blanks in place of line ends.
    """

    text: str
    span: Span | None
    runs: tuple[Run, ...] = ()

    def span_of(self, start: int, end: int) -> Span | None:
        """Return the span in the dump of ``text[start:end]``; of the whole line if that is the whole text."""
        if self.span is None or (start <= 0 and end >= len(self.text)):
            return self.span
        first = self.span.start if start <= 0 else self._received(start)
        last = self.span.end if end >= len(self.text) else self._received(end, at_end=True)
        return Span(first, max(first, last))

    def part(self, start: int, end: int) -> Line:
        """Return the line ``text[start:end]``, stripped."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        end = start + len(text)
        if start == 0 and end == len(self.text):
            return self
        span = self.span_of(start, end)
        if not self.runs or span is None:
            return Line(text=text, span=span)
        within = bisect_right(self.runs, start, key=_start_of_run)
        behind = bisect_left(self.runs, end, key=_start_of_run)
        runs = [Run(0, span.start, self.runs[max(0, within - 1)].exact)]
        runs += [Run(run.start - start, run.received, run.exact) for run in self.runs[within:behind]]
        return Line(text=text, span=span, runs=tuple(runs))

    def shifted(self, by: int) -> Line:
        """Return the line for a dump in which it stands ``by`` code points later."""
        if self.span is None:
            return self
        runs = tuple(run._replace(received=run.received + by) for run in self.runs)
        return Line(text=self.text, span=self.span.shifted(by), runs=runs)

    def _received(self, offset: int, *, at_end: bool = False) -> int:
        """Return the offset in the dump of the character at ``offset``, or of the end of the one before it."""
        if self.span is None:
            return offset
        if not self.runs:
            return min(self.span.start + offset, self.span.end)
        number = max(0, bisect_right(self.runs, offset - at_end, key=_start_of_run) - 1)
        run = self.runs[number]
        following = self.runs[number + 1] if number + 1 < len(self.runs) else None
        limit = following.received if following else self.span.end
        if run.exact:
            return min(run.received + offset - run.start, limit)
        return limit if at_end else run.received


def _start_of_run(run: Run) -> int:
    return run.start


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the non-blank lines of ``text``, stripped, with their spans. Lines end as in ``str.splitlines``.

    After ``MAX_SHORT_LINES``, very short lines are kept together, a thousand as one; see ``holds_lines``.
    """
    found = _LINE.finditer(text)
    lines = [_stripped(line) for line in islice(found, MAX_SHORT_LINES)]
    # Matches are examined before lines are made of them: most of the time goes into making lines.
    while stretch := list(islice(found, _STRETCH)):
        together = _kept_together(text, stretch) if len(stretch) == _STRETCH else None
        if together:
            lines.append(together)
        else:
            lines += map(_stripped, stretch)
    return tuple(lines)


def _stripped(found: re.Match[str]) -> Line:
    at, raw = found.start(), found.group().rstrip()
    inner = raw if raw.isascii() else raw.strip(_INVISIBLE).strip() or raw
    if inner is not raw:
        at += raw.index(inner)
    return Line(text=inner, span=Span(at, at + len(inner)))


def _kept_together(text: str, stretch: Sequence[re.Match[str]]) -> Line | None:
    """Return the lines of ``stretch`` as one, with blanks in place of line ends, if they are very short on average."""
    start, end = stretch[0].start(), stretch[-1].end()
    most = _STRETCH * _MIN_MEAN_BYTES
    if end - start >= most:
        return None
    together = text[start:end].rstrip()
    if not together.isascii() and len(together.encode("utf-8", "surrogatepass")) >= most:
        return None
    return Line(text=together.translate(_TO_BLANKS), span=Span(start, start + len(together)))


def holds_lines(line: Line, text: str) -> bool:
    """Whether ``line`` of ``text`` is many very short lines that are kept together."""
    if line.span is None or len(line.text) < _STRETCH:
        return False
    received = line.span.of(text)
    return len(received) < _STRETCH * _MIN_MEAN_BYTES and len(_BREAK.findall(received)) >= _STRETCH - 1


class _Runs:
    """The runs of a line that is put together from left to right.

    A part that has as many characters as it was received with does not need a run of its own: offsets in it, and
    behind it, follow from the run before.
    """

    def __init__(self) -> None:
        self.found: list[Run] = []

    def add(self, start: int, received: int, *, exact: bool) -> None:
        if not exact or not self._leads_to(start, received):
            self._append(Run(start, received, exact))

    def replace(self, start: int, length: int, received: int, received_length: int) -> None:
        """Add a part of ``length`` characters that replaces ``received_length`` of those received.

        What was removed behind exact characters needs no run: these end where it begins.
        """
        if not length and self.found and self.found[-1].exact:
            return
        if length != 1 or received_length != 1 or not self._leads_to(start, received):
            self._append(Run(start, received, exact=False))

    def _append(self, run: Run) -> None:
        if len(self.found) < _MAX_RUNS:
            self.found.append(run)
        elif len(self.found) == _MAX_RUNS:
            self.found.append(run._replace(exact=False))

    def _leads_to(self, start: int, received: int) -> bool:
        last = self.found[-1] if self.found else None
        return last is not None and last.exact and last.received - last.start == received - start


def edit_line(line: Line, edits: Iterable[Edit]) -> Line:
    """Return ``line`` with ``edits``, which are in order and do not overlap."""
    parts: list[str] = []
    runs = _Runs()
    length = at = 0
    plain = not line.runs
    # Most lines are as received, so that the origin of a part is told without looking for its run.
    offset = line.span.start if line.span else 0
    for start, end, replacement in edits:
        if at < start:
            runs.add(length, offset + at if plain else line._received(at), exact=plain)
            parts.append(line.text[at:start])
            length += start - at
        if plain:
            runs.replace(length, len(replacement), offset + start, end - start)
        else:
            runs.replace(length, len(replacement), line._received(start), 0)
        parts.append(replacement)
        length += len(replacement)
        at = end
    if not parts:
        return line
    if at < len(line.text):
        runs.add(length, offset + at if plain else line._received(at), exact=plain)
        parts.append(line.text[at:])
    text = "".join(parts)
    if line.span is None:
        return Line(text=text.strip(), span=None)
    edited = Line(text=text, span=line.span, runs=tuple(runs.found))
    return edited if text == text.strip() else edited.part(0, len(text))


def join_lines(lines: Sequence[Line], separators: Sequence[str]) -> Line:
    """Return the lines joined; ``separators[n]`` follows line ``n`` in place of what is between them in the dump.

    The separator "-" stands for none, without the hyphen that ends the line.
    """
    if len(lines) == 1:
        return lines[0]
    parts: list[str] = []
    runs = _Runs()
    length = 0
    for number, line in enumerate(lines):
        separator = separators[number] if number + 1 < len(lines) else ""
        text = line.text[:-1] if separator == "-" else line.text
        separator = "" if separator == "-" else separator
        assert line.span is not None  # noqa: S101
        if line.runs:
            runs.found += [
                Run(length + run.start, run.received, run.exact) for run in line.runs if run.start < len(text)
            ]
        else:
            runs.add(length, line.span.start, exact=True)
        length += len(text)
        parts.append(text)
        if separator:
            below = lines[number + 1].span
            between = below.start - line.span.end if below else 0
            runs.replace(length, len(separator), line.span.end, 0 if line.runs else between)
            parts.append(separator)
            length += len(separator)
    first, last = lines[0].span, lines[-1].span
    assert first is not None and last is not None  # noqa: S101, PT018
    return Line(text="".join(parts), span=Span(first.start, last.end), runs=tuple(runs.found))
