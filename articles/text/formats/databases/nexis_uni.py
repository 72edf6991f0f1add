"""Newer Nexis exports: "Body" above the text, "End of Document" below each article, often a cover page at the top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.boilerplate import fold
from articles.text.data.databases import (
    NEXIS_BELOW,
    NEXIS_BODY,
    NEXIS_COVER,
    NEXIS_FIRST_BELOW,
    NEXIS_LENGTH,
    NEXIS_TOP,
    Role,
)
from articles.text.data.kinds import Kind
from articles.text.formats.databases.lines import (
    COPYRIGHT,
    MARK_LENGTH,
    MAX_HEADLINE_LINES,
    find_label,
    is_day,
    is_page_number,
    is_prose,
    start_of_block,
)
from articles.text.formats.databases.nexis import (
    NEXIS,
    continues,
    cut_head_furniture,
    is_article,
    is_label,
    is_nexis,
    is_period,
    label_alone,
    read_head,
    read_tail,
    read_text,
    split_at_missing_marks,
)
from articles.text.formats.databases.notes import is_correction_note
from articles.text.formats.databases.outlet_names import is_edition
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings
from articles.text.formats.databases.signs import NEXIS_END, NEXIS_START, Spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

_COVER = re.compile(NEXIS_COVER, re.I)
# Roles of the labels below headline, outlet and date.
_FIRST_ROLES = frozenset({Role.BYLINE, Role.DATELINE, Role.STANDFIRST})
_SECTIONS = frozenset(
    """section rubrik rubrique sección seccion sezione seção secção rubriek sectie раздел рубрика 版面 栏目""".split()
)
# Most lines of a headline whose beginning is known.
_MAX_KNOWN_HEADLINE_LINES = 7
_SHORT_ROLES = frozenset({Role.BYLINE, Role.DATELINE, Role.OTHER})


def read_nexis_uni(dump: Dump) -> list[Piece]:
    """Return the articles of an export; [] if no part of it has the fields that Nexis gives."""
    text, lines, signs = dump.text, dump.lines, dump.signs
    if not is_nexis(signs):
        return []
    edges = [end + 1 for end in signs.nexis_ends]
    if not edges:
        if signs.nexis_starts or signs.nexis_capitals or not any(line.text in NEXIS_BODY for line in lines):
            return []
        edges = [len(lines)]
    pieces: list[Piece] = []
    waiting = start = 0
    for end in [*edges, len(lines)]:
        if start >= end:
            continue
        if is_article(signs, start, end):
            ranges = split_at_missing_marks(dump, start, end)
            if pieces:
                pieces = add_surroundings(pieces, text, after=lines[waiting:start], database=NEXIS)
                found = [_read_article(dump, *part, has_cover=False) for part in ranges]
            else:
                found = [_read_article(dump, *part, has_cover=not number) for number, part in enumerate(ranges)]
                found = add_surroundings(found, text, before=lines[waiting:start], database=NEXIS)
            pieces += found
            waiting = end
        start = end
    return add_surroundings(pieces, text, after=lines[waiting:], database=NEXIS) if pieces else []


def _read_article(dump: Dump, first: int, last: int, *, has_cover: bool) -> Piece:
    """Read one article, from its headline (or a cover page before it) to "End of Document"."""
    lines, spacing = dump.lines[first:last], dump.spacing
    builder = PieceBuilder(dump.text, NEXIS, dump)
    body = next((number for number, line in enumerate(lines) if line.text in NEXIS_BODY), None)
    top = next((number for number, line in enumerate(lines) if _is_first_label(line.text)), None)
    if top is None and body is None:
        top = next((number for number, line in enumerate(lines) if find_label(line.text, NEXIS_TOP)), len(lines))
    top = min(place for place in (top, body) if place is not None)
    head = lines[:top]
    if any(NEXIS_START.match(line.text[:MARK_LENGTH]) for line in head):
        titled = any(
            find_label(line.text, NEXIS_TOP) for line in lines[top:body] if line.text[:8].lower() == "headline"
        )
        read_head(builder, dump, head, spacing, has_headline=not titled)
    else:
        _read_head(builder, dump, head, spacing, has_cover=has_cover)
    start = _read_fields(builder, dump, lines, top, body, spacing)
    end = start
    while end < len(lines) and not _ends_text(lines[end].text):
        end += 1
    read_text(builder, lines[start:end])
    read_tail(builder, lines[end:])
    return builder.finish()


def _is_first_label(text: str) -> bool:
    label = find_label(text, NEXIS_TOP)
    return (
        label is not None
        and is_label(label, in_capitals=False)
        and (label.role in _FIRST_ROLES or label.key in NEXIS_LENGTH or label.key in _SECTIONS)
    )


class _HeadLayout(NamedTuple):
    """Numbers of lines in the head of an article: the headline's first line, the outlet's and the date's."""

    headline: int
    source: int
    day: int


def _is_aside(text: str) -> bool:
    """Whether a line in the head is neither headline nor outlet nor date."""
    return (
        bool(COPYRIGHT.match(text))
        or is_page_number(text)
        or is_correction_note(text)
        or is_edition(text)
        or is_period(text)
    )


def _find_date(head: Sequence[Line]) -> tuple[int, int]:
    """Return the number of the date's line (or of the line below the head), and of a line below the outlet."""
    numbers = range(len(head) - 1, -1, -1)
    legal = [number for number in numbers if COPYRIGHT.match(head[number].text)]
    day = next((number for number in numbers if number not in legal and is_day(head[number].text)), None)
    if day is not None and not (":" in head[day].text and _COVER.match(head[day].text)):
        return day, day
    own = next((number for number in legal if not _COVER.match(head[number].text)), None)
    if own is None:
        own = next((number + 1 for number in numbers if not _is_aside(head[number].text)), 1)
    return len(head), min(own, len(head))


def _find_layout(dump: Dump, head: Sequence[Line], spacing: Spacing, *, has_cover: bool) -> _HeadLayout:
    """Find headline, outlet and date from below: the date is the last date, and the outlet is the line above it.

    Without a date, the outlet is the last line above the copyright line.
    """
    day, limit = _find_date(head)
    source = next((number for number in range(limit - 1, -1, -1) if not _is_aside(head[number].text)), limit - 1)
    above = [number for number in range(source) if _COVER.match(head[number].text)]
    # "5. ..." alone is a headline with a number, not an entry in a table of contents.
    has_cover = has_cover or any(not head[number].text[0].isdecimal() for number in above)
    first = cover = above[-1] + 1 if above and has_cover else 0
    is_long = source - cover > (_MAX_KNOWN_HEADLINE_LINES if cover or not has_cover else MAX_HEADLINE_LINES)
    if source - 1 > cover and (is_long or (has_cover and spacing is Spacing.SOME)):
        # A cover page has lines that no pattern recognises; the headline is the block of lines above the outlet.
        above = [number for number in range(cover, source) if not _is_aside(head[number].text)]
        if above:
            first = start_of_block(dump.text, head, above[-1], lowest=cover, most=MAX_HEADLINE_LINES)
    return _HeadLayout(headline=first, source=source, day=day)


def _read_head(builder: PieceBuilder, dump: Dump, head: Sequence[Line], spacing: Spacing, *, has_cover: bool) -> None:
    layout = _find_layout(dump, head, spacing, has_cover=has_cover)
    titles = [number for number in range(layout.headline, layout.source) if not is_page_number(head[number].text)]
    repeated = _running_titles(head, titles)
    contents = False
    for number, line in enumerate(head):
        contents = contents or line.text.lower().startswith(("documents (", "document (", "dokumente (", "dokument ("))
        if number < layout.headline:
            builder.cut_furniture(line, "table of contents" if contents else "cover page")
        elif number in repeated:
            builder.cut_furniture(line, "running headline", Kind.REPEATED)
        elif number == layout.source:
            builder.add_field(line, Role.SOURCE, line.text, "outlet")
        elif number == layout.day:
            builder.add_field(line, Role.DATE, line.text, "date")
        elif cut_head_furniture(builder, line):
            continue
        elif number < layout.source:
            builder.add_field(line, Role.HEADLINE, line.text, "headline")
        else:
            builder.add_field(line, Role.OTHER, "", "edition")


def _running_titles(head: Sequence[Line], titles: Sequence[int]) -> frozenset[int]:
    """Return the lines of a headline that is printed above itself, as the running head of the first page."""
    half = len(titles) // 2
    above = fold(" ".join(head[number].text for number in titles[:half]))
    below = fold(" ".join(head[number].text for number in titles[half:]))
    return frozenset(titles[:half]) if len(titles) % 2 == 0 and above == below else frozenset()


def _read_fields(
    builder: PieceBuilder, dump: Dump, lines: Sequence[Line], top: int, body: int | None, spacing: Spacing
) -> int:
    """Read the fields above the text; return the number of the line where the text begins."""
    name, role, is_empty = "", Role.OTHER, False
    for number in range(top, len(lines)):
        line = lines[number]
        label = find_label(line.text, NEXIS_TOP)
        if number == body or (label and label.role is Role.TEXT):
            is_alone = label is None or number == body
            builder.add_label_and_text(line, len(line.text) if is_alone or label is None else label.value_start, "Body")
            return number + 1
        if label and is_label(label, in_capitals=False):
            name, role, is_empty = label.name, label.role, label.value_start >= len(line.text)
            builder.add_labelled(line, label)
        elif cut_head_furniture(builder, line):
            continue
        elif body is None and not _is_value(dump, lines, number, role, spacing, is_empty=is_empty):
            return number
        else:
            builder.add_field(line, role, line.text, name)
            is_empty = False
    return len(lines)


def _is_value(dump: Dump, lines: Sequence[Line], number: int, role: Role, spacing: Spacing, *, is_empty: bool) -> bool:
    """Whether a line without a label belongs to the field above, though nothing marks where the text begins."""
    is_sentence = role in _SHORT_ROLES and is_prose(lines[number].text)
    return not is_sentence and (is_empty or continues(dump, lines[number - 1], lines[number], spacing))


def _ends_text(text: str) -> bool:
    if label_alone(text) or NEXIS_END.match(text[:MARK_LENGTH]):
        return True
    label = find_label(text, NEXIS_BELOW)
    return label is not None and is_label(label, in_capitals=False) and label.key in NEXIS_FIRST_BELOW
