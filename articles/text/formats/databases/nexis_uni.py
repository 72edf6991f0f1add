"""Newer Nexis exports: "Body" above the text, "End of Document" below each article, often a cover page at the top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.text.data.databases import (
    NEXIS_BELOW,
    NEXIS_BELOW_ALONE,
    NEXIS_BODY,
    NEXIS_COVER,
    NEXIS_LENGTH,
    NEXIS_TOP,
    Role,
)
from articles.text.data.kinds import Kind
from articles.text.formats.databases.lines import (
    COPYRIGHT,
    MARK_LENGTH,
    MAX_HEADLINE_LINES,
    blank_between,
    find_label,
    is_day,
    is_page_number,
    start_of_block,
)
from articles.text.formats.databases.nexis import NEXIS, is_nexis, read_tail, read_text
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings
from articles.text.formats.databases.signs import NEXIS_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

_COVER = re.compile(NEXIS_COVER, re.I)
# First labels below headline, outlet and date, and first labels below the text.
_FIRST_LABELS = NEXIS_LENGTH | {"section", "byline", "dateline", "highlight"}
_FIRST_LABELS_BELOW = frozenset({"load-date", "language", "subject"})


def read_nexis_uni(dump: Dump) -> list[Piece]:
    """Return the articles of an export; [] if any of them lacks its length, which Nexis always gives."""
    text, lines, signs = dump.text, dump.lines, dump.signs
    if not is_nexis(signs) or not signs.nexis_ends:
        return []
    ends = [end + 1 for end in signs.nexis_ends]
    starts = [0, *ends[:-1]]
    lengths = iter(signs.nexis_lengths)
    length = next(lengths, -1)
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        while 0 <= length < start:
            length = next(lengths, -1)
        if not start <= length < end:
            return []
        pieces.append(_read_article(text, lines[start:end]))
    return add_surroundings(pieces, text, after=lines[ends[-1] :], database=NEXIS)


def _read_article(text: str, lines: Sequence[Line]) -> Piece:
    """Read one article, from its headline (or a cover page before it) to "End of Document"."""
    builder = PieceBuilder(text, NEXIS)
    body = next((number for number, line in enumerate(lines) if line.text == NEXIS_BODY), None)
    top = next((number for number, line in enumerate(lines) if _is_first_label(line.text)), len(lines))
    top = top if body is None else min(top, body)
    _read_head(builder, text, lines[:top])
    start = _read_fields(builder, text, lines, top, body)
    end = start
    while end < len(lines) and not _ends_text(lines[end].text):
        end += 1
    read_text(builder, lines[start:end])
    read_tail(builder, lines[end:])
    return builder.finish()


def _is_first_label(text: str) -> bool:
    label = find_label(text, NEXIS_TOP)
    return label is not None and label.key in _FIRST_LABELS


class _HeadLayout(NamedTuple):
    """Numbers of lines in the head of an article: the headline's first line, the outlet's and the date's."""

    headline: int
    source: int
    day: int


def _find_layout(text: str, head: Sequence[Line]) -> _HeadLayout:
    """Find headline, outlet and date from below: the date is the last date, and the outlet is the line above it."""
    day = next(
        (
            number
            for number in range(len(head) - 1, -1, -1)
            if not COPYRIGHT.match(head[number].text) and is_day(head[number].text)
        ),
        len(head),
    )
    source = day - 1
    cover = next((number + 1 for number in range(source - 1, -1, -1) if _COVER.match(head[number].text)), 0)
    # A long cover page has lines that no pattern recognises; the headline is the block of lines above the outlet.
    last = source - 1
    headline = start_of_block(text, head, last, lowest=cover, most=MAX_HEADLINE_LINES) if last > cover else cover
    return _HeadLayout(headline=headline, source=source, day=day)


def _read_head(builder: PieceBuilder, text: str, head: Sequence[Line]) -> None:
    layout = _find_layout(text, head)
    contents = False
    for number, line in enumerate(head):
        contents = contents or line.text.lower().startswith(("documents (", "document ("))
        if number < layout.headline:
            builder.cut_furniture(line, "table of contents" if contents else "cover page")
        elif is_page_number(line.text):
            builder.cut_furniture(line, "page number")
        elif COPYRIGHT.match(line.text):
            builder.cut_furniture(line, "copyright line", Kind.LEGAL)
        elif number < layout.source:
            builder.add_field(line, Role.HEADLINE, line.text, "headline")
        elif number == layout.source:
            builder.add_field(line, Role.SOURCE, line.text, "outlet")
        elif number == layout.day:
            builder.add_field(line, Role.DATE, line.text, "date")
        else:
            builder.add_field(line, Role.OTHER, "", "edition")


def _read_fields(builder: PieceBuilder, text: str, lines: Sequence[Line], top: int, body: int | None) -> int:
    """Read the fields above the text; return the number of the line where the text begins."""
    name, role = "", Role.OTHER
    for number in range(top, len(lines)):
        line = lines[number]
        label = find_label(line.text, NEXIS_TOP)
        if number == body or (label and label.role is Role.TEXT):
            builder.add_label_and_text(line, len(line.text) if label is None else label.value_start, NEXIS_BODY)
            return number + 1
        if label:
            name, role = label.name, label.role
            builder.add_labelled(line, label)
        elif COPYRIGHT.match(line.text):
            builder.cut_furniture(line, "copyright line", Kind.LEGAL)
        elif body is None and blank_between(text, lines[number - 1], line):
            return number
        else:
            builder.add_field(line, role, line.text, name)
    return len(lines)


def _ends_text(text: str) -> bool:
    if text in NEXIS_BELOW_ALONE or NEXIS_END.match(text[:MARK_LENGTH]):
        return True
    label = find_label(text, NEXIS_BELOW)
    return label is not None and label.name[0].isupper() and label.key in _FIRST_LABELS_BELOW
