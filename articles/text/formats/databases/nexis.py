"""Nexis exports with labels in capitals ("BYLINE: ..."), each article under a number ("1 of 20 DOCUMENTS").

Numbers may be wrong, repeated or missing: an article is where a length, or labels above and below a text, are.
``nexis_uni`` uses this module's functions for the text and the fields below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import fold
from articles.text.data.databases import NEXIS_BELOW, NEXIS_BELOW_ALONE, NEXIS_LENGTH, NEXIS_LOADED, NEXIS_TOP, Role
from articles.text.data.kinds import Kind
from articles.text.data.timestamps import MONTHS
from articles.text.formats.databases.lines import (
    COPYRIGHT,
    MARK_LENGTH,
    FieldLabel,
    blank_between,
    find_label,
    is_day,
    is_page_number,
    is_prose,
)
from articles.text.formats.databases.notes import is_correction_note
from articles.text.formats.databases.outlet_names import is_edition
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings
from articles.text.formats.databases.signs import NEXIS_END, NEXIS_START, Spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump, Signs
    from articles.text.formats.decoding import Line

NEXIS = "Nexis"

# Labels that prove an export, besides the number of words; more are needed for articles without their number.
_MIN_LABELS, _MIN_LABELS_ALONE = 2, 3
# A line that continues on the next one is at least this long, and the next word would have made it longer than that.
_MIN_FULL, _MIN_WIDTH = 50, 66
# Labels are searched in this many lines below one that has none.
_LABELS_AHEAD = 5
# Characters by which a running head is compared with the headline.
_RUNNING_LENGTH = 16
_MAX_PERIOD_LENGTH = 40

# "March 2013", "Spring 2025", "Winter 2012/2013": a date without its day.
_PERIOD = re.compile(r"(?P<month>[^\W\d_]{3,12})(?:\s?[/–-]\s?[^\W\d_]{3,12})?,?\s(?:19|20)\d\d(?:/\d{2,4})?$")
_SEASONS = frozenset(
    """spring summer autumn fall winter frühjahr frühling sommer herbst printemps été automne hiver primavera verano
    otoño invierno estate autunno inverno""".split()
)
# Fields that are not prose: a sentence below their label is the article's.
_SHORT_ROLES = frozenset({Role.BYLINE, Role.DATELINE, Role.OTHER})


def is_nexis(signs: Signs) -> bool:
    """Whether the dump has labels of Nexis: a length, or the date of loading and a mark that only Nexis has."""
    if len(signs.nexis_labels) < _MIN_LABELS:
        return False
    marked = bool(signs.nexis_starts or signs.nexis_ends) and bool(signs.nexis_tops)
    return bool(signs.nexis_lengths) or (marked and not signs.nexis_labels.isdisjoint(NEXIS_LOADED))


def is_period(text: str) -> bool:
    """Whether a line is a month or a season with its year."""
    found = _PERIOD.match(text) if len(text) <= _MAX_PERIOD_LENGTH else None
    return found is not None and (found["month"].lower() in MONTHS or found["month"].lower() in _SEASONS)


def is_label(label: FieldLabel | None, *, in_capitals: bool) -> bool:
    """Whether a label is printed as Nexis does: in capitals, or with a capital first. Some scripts have neither."""
    if label is None:
        return False
    name = label.name
    return name.isupper() or not (name[0].islower() or (in_capitals and name.lower() != name.upper()))


def label_alone(text: str) -> str:
    """Return the label that a line below a text consists of, as the table has it: "Graphic", also for "GRAPHIC"."""
    if text in NEXIS_BELOW_ALONE:
        return text
    name = text.capitalize() if text.isupper() else ""
    return name if name in NEXIS_BELOW_ALONE else ""


def has_between(numbers: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the ascending ``numbers`` is in the half-open range."""
    at = bisect_left(numbers, start)
    return at < len(numbers) and numbers[at] < end


def is_article(signs: Signs, start: int, end: int) -> bool:
    """Whether the lines in the range have the fields of an article: its length, or labels above and below a text."""
    if has_between(signs.nexis_lengths, start, end):
        return True
    return has_between(signs.nexis_tops, start, end) and has_between(signs.nexis_belows, start, end)


def read_nexis(dump: Dump) -> list[Piece]:
    """Return the articles of an export, or articles that were copied without their numbers."""
    lines, signs = dump.lines, dump.signs
    if not is_nexis(signs) or signs.nexis_ends:
        return []
    if not signs.nexis_starts and not _is_export_without_numbers(dump):
        return []
    starts = [start for start in [0, *signs.nexis_starts] if start < len(lines)]
    ranges: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if start == end:
            continue
        if is_article(signs, start, end):
            ranges += split_at_missing_marks(dump, start, end)
        elif ranges:
            # A number without an article: a page break, or one printed twice.
            ranges[-1] = (ranges[-1][0], end)
    if not ranges:
        return []
    pieces = [_read_article(dump, start, end) for start, end in ranges]
    return add_surroundings(pieces, dump.text, before=lines[: ranges[0][0]], database=NEXIS)


def _is_export_without_numbers(dump: Dump) -> bool:
    signs = dump.signs
    if not signs.nexis_lengths or len(signs.nexis_labels) < _MIN_LABELS_ALONE:
        return False
    return any(
        label.name.isupper()
        for number in signs.nexis_belows
        if (label := find_label(dump.lines[number].text, NEXIS_BELOW))
    )


def split_at_missing_marks(dump: Dump, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of the articles in a range of lines. A second length shows that a mark between them is missing.

    The next article begins below the last label of the one above, and below its copyright line if that is the place
    of copyright lines in this export.
    """
    text, lines, signs = dump.text, dump.lines, dump.signs
    lengths = signs.nexis_lengths[bisect_left(signs.nexis_lengths, start) : bisect_left(signs.nexis_lengths, end)]
    if len(lengths) < 2:
        return [(start, end)]
    copyright_above = any(COPYRIGHT.match(line.text) for line in lines[start : lengths[0]])
    ranges = []
    for first, second in pairwise(lengths):
        at = bisect_left(signs.nexis_belows, second) - 1
        if at < 0 or signs.nexis_belows[at] <= first:
            continue
        edge = signs.nexis_belows[at] + 1
        if not copyright_above:
            legal = [number for number in range(edge, second) if COPYRIGHT.match(lines[number].text)]
            edge = legal[-1] + 1 if legal else edge
        elif dump.spacing is Spacing.SOME:
            while edge < second - 1 and not blank_between(text, lines[edge - 1], lines[edge]):
                edge += 1
        ranges.append((start, edge))
        start = edge
    return [*ranges, (start, end)]


def continues(dump: Dump, above: Line, below: Line, spacing: Spacing) -> bool:
    """Whether ``below`` continues the line ``above``: the database wrapped it, with no empty line between."""
    if spacing is Spacing.SOME and blank_between(dump.text, above, below):
        return False
    length = len(above.text)
    return length >= _MIN_FULL and length + 1 + len(below.text.split(None, 1)[0]) > _MIN_WIDTH


def _read_article(dump: Dump, first: int, last: int) -> Piece:
    """Read one article, from the line with its number to the copyright line at its end."""
    text, lines, spacing = dump.text, dump.lines[first:last], dump.spacing
    builder = PieceBuilder(text, NEXIS, dump)
    in_capitals = dump.signs.nexis_capitals >= _MIN_LABELS
    labels = {
        number: label
        for number, line in enumerate(lines)
        if (label := find_label(line.text, NEXIS_TOP) or find_label(line.text, NEXIS_BELOW))
        and is_label(label, in_capitals=in_capitals)
    }
    top = min((number for number, label in labels.items() if label.key in NEXIS_TOP), default=0)
    titled = any(label.role is Role.HEADLINE for label in labels.values())
    read_head(builder, dump, lines[:top], spacing, has_headline=not titled)
    body = _read_fields(builder, dump, lines, labels, top, spacing)
    below = (number for number, label in labels.items() if number >= body and label.key not in NEXIS_TOP)
    end, trailing = min(below, default=len(lines)), 0
    while body < end == len(lines) - trailing and COPYRIGHT.match(lines[end - 1].text):
        end -= 1
        trailing += 1
    read_text(builder, lines[body:end])
    read_tail(builder, lines[end:], in_capitals=in_capitals)
    return builder.finish()


def read_head(
    builder: PieceBuilder, dump: Dump, lines: Sequence[Line], spacing: Spacing, *, has_headline: bool
) -> None:
    """Read number, copyright, outlet, date and edition, and the headline below them if no label gives it."""
    day = next(
        (
            number
            for number, line in enumerate(lines)
            if not COPYRIGHT.match(line.text) and not NEXIS_START.match(line.text[:MARK_LENGTH]) and is_day(line.text)
        ),
        None,
    )
    source, heading, in_edition = -1, -1, True
    for number, line in enumerate(lines):
        if cut_head_furniture(builder, line):
            continue
        if number == day:
            builder.add_field(line, Role.DATE, line.text, "date")
        elif source < 0 and (day is None or number < day):
            source = number
            builder.add_field(line, Role.SOURCE, line.text, "outlet")
        elif day is not None and number < day:
            builder.add_field(line, Role.OTHER, "", "edition")
        else:
            in_edition = in_edition and _is_edition_line(dump, lines, number, source if day is None else day, spacing)
            if in_edition:
                builder.add_field(line, Role.OTHER, "", "edition")
            elif has_headline and (
                heading < 0 or (number == heading + 1 and continues_headline(dump, lines[heading], line, spacing))
            ):
                heading = number
                builder.add_field(line, Role.HEADLINE, line.text, "headline")
            else:
                builder.add_field(line, Role.STANDFIRST, line.text, "line under the headline")


def cut_head_furniture(builder: PieceBuilder, line: Line) -> bool:
    """Cut a line at the top of an article that is none of its fields; return whether it is one."""
    if NEXIS_START.match(line.text[:MARK_LENGTH]):
        builder.cut_furniture(line, "number")
    elif is_page_number(line.text):
        builder.cut_furniture(line, "page number")
    elif COPYRIGHT.match(line.text):
        builder.cut_furniture(line, "copyright line", Kind.LEGAL)
    elif is_correction_note(line.text):
        builder.cut_furniture(line, "note of a correction")
    else:
        return False
    return True


def _is_edition_line(dump: Dump, lines: Sequence[Line], number: int, above: int, spacing: Spacing) -> bool:
    """Whether a line below outlet or date (line ``above``) is an edition, or a date without its day."""
    line = lines[number]
    if is_edition(line.text) or is_period(line.text):
        return True
    if spacing is not Spacing.SOME or number + 1 == len(lines):
        return False
    return above >= 0 and not any(
        blank_between(dump.text, lines[place - 1], lines[place]) for place in range(above + 1, number + 1)
    )


def continues_headline(dump: Dump, above: Line, below: Line, spacing: Spacing) -> bool:
    """Whether ``below`` is a further line of the headline that ends with ``above``."""
    if spacing is Spacing.SOME:
        return not blank_between(dump.text, above, below)
    return continues(dump, above, below, spacing)


def _read_fields(
    builder: PieceBuilder,
    dump: Dump,
    lines: Sequence[Line],
    labels: dict[int, FieldLabel],
    top: int,
    spacing: Spacing,
) -> int:
    """Read the fields above the text, in any order; return the number of the line where the text begins."""
    has_body = any(label.role is Role.TEXT and label.key in NEXIS_TOP for label in labels.values())
    name, role, is_empty = "", Role.OTHER, False
    for number in range(top, len(lines)):
        line, label = lines[number], labels.get(number)
        if label is None:
            if cut_head_furniture(builder, line):
                continue
            is_value = is_empty and not (role in _SHORT_ROLES and is_prose(line.text))
            wrapped = continues(dump, lines[number - 1], line, spacing) and name.lower() not in NEXIS_LENGTH
            ahead = any(
                further in labels and labels[further].key in NEXIS_TOP
                for further in range(number + 1, number + 1 + _LABELS_AHEAD)
            )
            if not is_value and not has_body and not (wrapped and not is_prose(line.text)) and not ahead:
                return number
            if not is_value and not wrapped and not builder.has(Role.HEADLINE):
                name, role = "headline", Role.HEADLINE
            builder.add_field(line, role, line.text, name)
            is_empty = False
        elif label.key not in NEXIS_TOP:
            return number
        elif label.role is Role.TEXT:
            builder.add_label_and_text(line, label.value_start, label.name)
            return number + 1
        else:
            name, role, is_empty = label.name, label.role, label.value_start >= len(line.text)
            builder.add_labelled(line, label)
    return len(lines)


def read_text(builder: PieceBuilder, lines: Sequence[Line]) -> None:
    """Read the text. Page numbers in it, and the headline repeated below them, are cut."""
    headline, source = fold(builder.value(Role.HEADLINE)), fold(builder.value(Role.SOURCE))
    running: str | None = None
    for line in lines:
        folded = fold(line.text) if running is not None else ""
        if is_page_number(line.text) or NEXIS_START.match(line.text[:MARK_LENGTH]):
            builder.cut_furniture(line, "page number")
            running = ""
        elif running is not None and _repeats_headline(running, folded, headline):
            builder.cut_furniture(line, "running headline", Kind.REPEATED)
            running = f"{running} {folded}".strip()
        elif running == "" and source and source in folded and folded.startswith(headline[:_RUNNING_LENGTH]):
            builder.cut_furniture(line, "running headline", Kind.REPEATED)
            running = None
        elif is_correction_note(line.text):
            builder.cut_furniture(line, "note of a correction")
        else:
            builder.add_text(line)
            running = None


def _repeats_headline(above: str, line: str, headline: str) -> bool:
    """Whether a line repeats the headline, or the part of it that follows ``above``."""
    return bool(headline) and len(above) < len(headline) and headline.startswith(f"{above} {line}".strip())


def read_tail(builder: PieceBuilder, lines: Sequence[Line], *, in_capitals: bool = False) -> None:
    """Read the fields below the text."""
    name, role = "", Role.OTHER
    for line in lines:
        label = find_label(line.text, NEXIS_BELOW) or find_label(line.text, NEXIS_TOP)
        if COPYRIGHT.match(line.text):
            builder.cut_furniture(line, "copyright line", Kind.LEGAL)
        elif NEXIS_END.match(line.text[:MARK_LENGTH]):
            builder.cut_furniture(line, "end mark")
        elif is_page_number(line.text) or NEXIS_START.match(line.text[:MARK_LENGTH]):
            builder.cut_furniture(line, "page number")
        elif alone := label_alone(line.text):
            name, role = alone, NEXIS_BELOW_ALONE[alone]
            builder.cut_furniture(line, f"label “{name}”") if role is Role.TEXT else builder.add_field(
                line, role, "", name
            )
        elif label and is_label(label, in_capitals=in_capitals):
            name, role = label.name, label.role if label.key in NEXIS_BELOW else Role.OTHER
            if role is Role.TEXT:
                builder.add_label_and_text(line, label.value_start, name)
            else:
                builder.add_field(line, role, label.value_in(line.text), name)
        elif role is Role.TEXT:
            builder.add_text(line)
        else:
            builder.add_field(line, role, line.text if role is Role.LANGUAGE else "", name)
