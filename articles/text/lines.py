"""Lines of a dump: their text as it is read, and the place of every part of it in the text as received."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Invisible characters at the ends of lines copied from pages.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"


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
    ``runs`` give the origin of its parts, in order; they are empty if ``text`` is exactly the span's.
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
    """Return the non-blank lines of ``text``, stripped, with their spans. Lines end as in ``str.splitlines``."""
    lines: list[Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            inner = stripped if stripped.isascii() else stripped.strip(_INVISIBLE).strip() or stripped
            at = start + raw.index(inner)
            lines.append(Line(text=inner, span=Span(at, at + len(inner))))
        start += len(raw)
    return tuple(lines)


def edit_line(line: Line, edits: Iterable[Edit]) -> Line:
    """Return ``line`` with ``edits``, which are in order and do not overlap."""
    parts: list[str] = []
    runs: list[Run] = []
    length = at = 0

    def add(text: str, received: int, *, exact: bool) -> None:
        nonlocal length
        runs.append(Run(length, received, exact))
        parts.append(text)
        length += len(text)

    for edit in edits:
        if at < edit.start:
            add(line.text[at : edit.start], line._received(at), exact=not line.runs)
        add(edit.replacement, line._received(edit.start), exact=False)
        at = edit.end
    if not parts:
        return line
    if at < len(line.text):
        add(line.text[at:], line._received(at), exact=not line.runs)
    text = "".join(parts)
    if line.span is None:
        return Line(text=text.strip(), span=None)
    edited = Line(text=text, span=line.span, runs=tuple(runs))
    return edited if text == text.strip() else edited.part(0, len(text))


def join_lines(lines: Sequence[Line], separators: Sequence[str]) -> Line:
    """Return the lines joined; ``separators[n]`` follows line ``n`` in place of what is between them in the dump.

    The separator "-" stands for none, without the hyphen that ends the line.
    """
    if len(lines) == 1:
        return lines[0]
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for number, line in enumerate(lines):
        separator = separators[number] if number + 1 < len(lines) else ""
        text = line.text[:-1] if separator == "-" else line.text
        separator = "" if separator == "-" else separator
        assert line.span is not None  # noqa: S101
        if line.runs:
            runs += [Run(length + run.start, run.received, run.exact) for run in line.runs if run.start < len(text)]
        else:
            runs.append(Run(length, line.span.start, exact=True))
        length += len(text)
        parts.append(text)
        if separator:
            runs.append(Run(length, line.span.end, exact=False))
            parts.append(separator)
            length += len(separator)
    first, last = lines[0].span, lines[-1].span
    assert first is not None and last is not None  # noqa: S101, PT018
    return Line(text="".join(parts), span=Span(first.start, last.end), runs=tuple(runs))
