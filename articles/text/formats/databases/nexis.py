"""Nexis exports with labels in capitals ("BYLINE: ..."), each article under a number ("1 of 20 DOCUMENTS").

``nexis_uni`` uses this module's functions for the text and the fields below it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import fold
from articles.text.data.databases import NEXIS_BELOW, NEXIS_BELOW_ALONE, NEXIS_LENGTH, NEXIS_TOP, Role
from articles.text.data.kinds import Kind
from articles.text.formats.databases.lines import (
    COPYRIGHT,
    MARK_LENGTH,
    FieldLabel,
    blank_between,
    find_label,
    is_day,
    is_page_number,
)
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings
from articles.text.formats.databases.signs import NEXIS_END, NEXIS_START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump, Signs
    from articles.text.formats.decoding import Line

NEXIS = "Nexis"

# Labels that prove an export, besides the number of words; more are needed for a single article without its number.
_MIN_LABELS, _MIN_LABELS_ALONE = 2, 3


def is_nexis(signs: Signs) -> bool:
    """Whether the dump has labels of Nexis, whose articles always give their length."""
    return bool(signs.nexis_lengths) and len(signs.nexis_labels) >= _MIN_LABELS


def read_nexis(dump: Dump) -> list[Piece]:
    """Return the articles of an export, or a single article that was copied without its number."""
    text, lines, signs = dump.text, dump.lines, dump.signs
    if not is_nexis(signs) or signs.nexis_ends:
        return []
    starts = signs.nexis_starts
    if not starts:
        is_single = len(signs.nexis_lengths) == 1 and len(signs.nexis_labels) >= _MIN_LABELS_ALONE
        return [_read_article(text, lines)] if is_single and _has_capital_label(lines) else []
    if not _count_up([lines[start].text for start in starts]):
        return []
    ends = [*starts[1:], len(lines)]
    pieces = [_read_article(text, lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return add_surroundings(pieces, text, before=lines[: starts[0]], database=NEXIS)


def _count_up(titles: Sequence[str]) -> bool:
    """Whether "1 of 20", "2 of 20" ... count up. If exports were joined, the next begins at 1."""
    numbered = []
    for title in titles:
        number, of, *_ = map(int, re.findall(r"\d+", title))
        numbered.append((number, of))
    return not any(
        later != 1 and (later <= earlier or of != of_earlier)
        for (earlier, of_earlier), (later, of) in pairwise(numbered)
    )


def _has_capital_label(lines: Sequence[Line]) -> bool:
    return any(label.name.isupper() for line in lines if (label := find_label(line.text, NEXIS_BELOW)))


def _read_article(text: str, lines: Sequence[Line]) -> Piece:
    """Read one article, from the line with its number to the copyright line at its end."""
    builder = PieceBuilder(text, NEXIS)
    labels = {
        number: label
        for number, line in enumerate(lines)
        if (label := find_label(line.text, NEXIS_TOP) or find_label(line.text, NEXIS_BELOW)) and label.name.isupper()
    }
    top = min(labels, default=len(lines))
    titled = any(label.role is Role.HEADLINE for label in labels.values())
    _read_head(builder, text, lines[:top], has_headline=not titled)
    body = _read_fields(builder, text, lines, labels, top)
    below = (number for number, label in labels.items() if number >= body and label.key in NEXIS_BELOW)
    end = min(below, default=len(lines))
    read_text(builder, lines[body:end])
    read_tail(builder, lines[end:])
    return builder.finish()


def _read_head(builder: PieceBuilder, text: str, lines: Sequence[Line], *, has_headline: bool) -> None:
    """Read number, copyright, outlet, date and edition, and the headline below them if no label gives it."""
    day = next(
        (number for number, line in enumerate(lines) if not COPYRIGHT.match(line.text) and is_day(line.text)), None
    )
    seen_source, heading, in_edition = False, -1, True
    for number, line in enumerate(lines):
        if day is not None and number > day:
            in_edition = in_edition and not blank_between(text, lines[number - 1], line)
        if NEXIS_START.match(line.text[:MARK_LENGTH]):
            builder.cut_furniture(line, "number")
        elif COPYRIGHT.match(line.text):
            builder.cut_furniture(line, "copyright line", Kind.LEGAL)
        elif number == day:
            builder.add_field(line, Role.DATE, line.text, "date")
        elif not seen_source and (day is None or number < day):
            seen_source = True
            builder.add_field(line, Role.SOURCE, line.text, "outlet")
        elif day is not None and (number < day or in_edition):
            builder.add_field(line, Role.OTHER, "", "edition")
        elif has_headline and (
            heading < 0 or (number == heading + 1 and not blank_between(text, lines[heading], line))
        ):
            heading = number
            builder.add_field(line, Role.HEADLINE, line.text, "headline")
        else:
            builder.add_field(line, Role.STANDFIRST, line.text, "line under the headline")


def _read_fields(
    builder: PieceBuilder, text: str, lines: Sequence[Line], labels: dict[int, FieldLabel], top: int
) -> int:
    """Read the fields above the text, in any order; return the number of the line where the text begins."""
    has_body = any(label.role is Role.TEXT for label in labels.values())
    name, role, past_length = "", Role.OTHER, False
    for number in range(top, len(lines)):
        line, label = lines[number], labels.get(number)
        if label is None:
            continues = not blank_between(text, lines[number - 1], line) and name.lower() not in NEXIS_LENGTH
            if past_length and not has_body and not continues:
                return number
            if not continues and not builder.has(Role.HEADLINE):
                name, role = "headline", Role.HEADLINE
            builder.add_field(line, role, line.text, name)
        elif label.key not in NEXIS_TOP:
            return number
        elif label.role is Role.TEXT:
            builder.add_label_and_text(line, label.value_start, label.name)
            return number + 1
        else:
            name, role = label.name, label.role
            past_length = past_length or label.key in NEXIS_LENGTH
            builder.add_labelled(line, label)
    return len(lines)


def read_text(builder: PieceBuilder, lines: Sequence[Line]) -> None:
    """Read the text. Page numbers in it, and repeated headlines below them, are cut."""
    headline = fold(builder.value(Role.HEADLINE))
    below_number = False
    for line in lines:
        if is_page_number(line.text):
            builder.cut_furniture(line, "page number")
            below_number = True
        elif below_number and fold(line.text) == headline:
            builder.cut_furniture(line, "running headline", Kind.REPEATED)
        else:
            builder.add_text(line)
            below_number = False


def read_tail(builder: PieceBuilder, lines: Sequence[Line]) -> None:
    """Read the fields below the text."""
    name, role = "", Role.OTHER
    for line in lines:
        label = find_label(line.text, NEXIS_BELOW) or find_label(line.text, NEXIS_TOP)
        if COPYRIGHT.match(line.text):
            builder.cut_furniture(line, "copyright line", Kind.LEGAL)
        elif NEXIS_END.match(line.text[:MARK_LENGTH]):
            builder.cut_furniture(line, "end mark")
        elif line.text in NEXIS_BELOW_ALONE:
            name, role = line.text, Role.CAPTION if line.text == "Graphic" else Role.OTHER
            builder.add_field(line, role, "", name)
        elif label:
            name, role = label.name, label.role
            builder.add_field(line, role, label.value_in(line.text) if role is not Role.TEXT else "", name)
        else:
            builder.add_field(line, role, "", name)
