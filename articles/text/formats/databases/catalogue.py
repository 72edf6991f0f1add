"""Exports of databases that label every field, such as Integrum, WiseSearch and PressReader.

An article begins where a label returns that it has already had, below some text. Labels, a number ("Документ 1 из 2")
or a rule may precede it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.data.databases import CATALOGUE_LABELS, CATALOGUES, Role
from articles.text.data.kinds import Kind
from articles.text.formats.databases.lines import (
    COPYRIGHT,
    MARK_LENGTH,
    FieldLabel,
    find_label,
    fits_no_more,
    is_page_number,
    is_prose,
)
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings, is_separator
from articles.text.formats.databases.signs import NEXIS_START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

# Roles of the labels above the text; a label of another role may be below it as well.
_HEAD_ROLES = frozenset({Role.HEADLINE, Role.SOURCE, Role.DATE, Role.BYLINE})
_SHORT_ROLES = frozenset({Role.BYLINE, Role.SOURCE, Role.DATE, Role.OTHER, Role.LANGUAGE, Role.URL})
# Characters of a value without its label; a longer line is text.
_MAX_VALUE = 120


def read_catalogue(dump: Dump) -> list[Piece]:
    """Return the articles of an export; [] if its labels are not those of a known database."""
    database = _recognise(dump.signs.catalogue_labels)
    if database is None:
        return []
    text, lines = dump.text, dump.lines
    labels = {
        number: label
        for number, line in enumerate(lines)
        if (label := find_label(line.text, CATALOGUE_LABELS)) and not label.name[0].islower()
    }
    starts = _find_starts(lines, labels)
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        keys = {labels[number].key for number in range(start, end) if number in labels}
        if _recognise(keys) is None:
            return []
        pieces.append(_read_article(dump, database, start, end, labels))
    return add_surroundings(pieces, text, before=lines[: starts[0]], database=database) if pieces else []


def _recognise(keys: set[str]) -> str | None:
    """Return the database whose labels ``keys`` are. A page may name its source and author, but labels no headline."""
    roles = {CATALOGUE_LABELS[key] for key in keys}
    if Role.HEADLINE not in roles or roles.isdisjoint({Role.SOURCE, Role.DATE}):
        return None
    for name, all_of, some_of, fewest in CATALOGUES:
        if all_of <= keys and len(some_of & keys) >= fewest:
            return name
    return None


def _find_starts(lines: Sequence[Line], labels: dict[int, FieldLabel]) -> list[int]:
    """Return the numbers of the lines that articles begin with."""
    starts: list[int] = []
    seen: set[str] = set()
    run = None
    has_text = True
    for number, line in enumerate(lines):
        label = labels.get(number)
        if _is_mark(line.text):
            run = number if run is None else run
        elif label is None:
            is_text = is_prose(line.text) or len(line.text) > _MAX_VALUE
            has_text = has_text or is_text
            run = None if is_text else run
        else:
            run = number if run is None else run
            if label.role in _HEAD_ROLES and has_text and (not starts or label.key in seen):
                starts.append(run)
                seen = {labels[place].key for place in range(run, number) if place in labels}
                has_text = False
            seen.add(label.key)
            has_text = has_text or label.role is Role.TEXT
            run = None if label.role is Role.TEXT else run
    return starts


def _is_mark(text: str) -> bool:
    """Whether a line numbers an article or separates it from the one above."""
    return is_separator(text) or NEXIS_START.match(text[:MARK_LENGTH]) is not None


def _read_article(dump: Dump, database: str, start: int, end: int, labels: dict[int, FieldLabel]) -> Piece:
    builder = PieceBuilder(dump.text, database, dump)
    last = max((number for number in range(start, end) if number in labels), default=start)
    name, role, is_empty, in_text = "", Role.OTHER, False, False
    titled = any(labels[number].role is Role.HEADLINE for number in range(start, end) if number in labels)
    for number in range(start, end):
        line, label = dump.lines[number], labels.get(number)
        if _is_mark(line.text) or is_page_number(line.text):
            builder.cut_furniture(line, "number")
        elif COPYRIGHT.match(line.text):
            builder.cut_furniture(line, "copyright line", Kind.LEGAL)
        elif label and label.role is Role.TEXT:
            builder.add_label_and_text(line, label.value_start, label.name)
            name, role, in_text = label.name, Role.TEXT, True
        elif label:
            name, role, is_empty = label.name, label.role, label.value_start >= len(line.text)
            builder.add_labelled(line, label)
        elif not in_text and _is_value(dump, number, role, is_empty=is_empty):
            builder.add_field(line, role, line.text, name)
            is_empty = False
        elif (
            not in_text and not titled and number < last and not is_prose(line.text) and not builder.has(Role.HEADLINE)
        ):
            builder.add_field(line, Role.HEADLINE, line.text, "headline")
        else:
            in_text = True
            builder.add_text(line)
    return builder.finish()


def _is_value(dump: Dump, number: int, role: Role, *, is_empty: bool) -> bool:
    """Whether a line without a label is the value, or the rest of the value, of the field above it."""
    above, line = dump.lines[number - 1], dump.lines[number]
    if role in _SHORT_ROLES and (is_prose(line.text) or len(line.text) > _MAX_VALUE):
        return False
    return is_empty or (dump.width is not None and fits_no_more(above, line, dump.width) and not is_prose(line.text))
