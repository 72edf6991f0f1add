"""Europresse (Eureka.cc) exports: outlet, a line with section and date, headline, byline; the document's number below.

The number ("news·20130314·QU·0012") ends every article in the text, PDF and HTML exports alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.bylines import is_name, names_in
from articles.text.cleaning.prose import ends_sentence
from articles.text.cleaning.timestamps import find_moments
from articles.text.data.databases import EUROPRESSE_BELOW, EUROPRESSE_COVER, Role
from articles.text.data.kinds import Kind
from articles.text.formats.databases.fields import is_office
from articles.text.formats.databases.lines import (
    BYLINE,
    COPYRIGHT,
    MAX_HEADLINE_LINES,
    blank_between,
    count_words,
    fits_no_more,
    is_page_number,
    is_prose,
)
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings
from articles.text.formats.databases.signs import Spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

EUROPRESSE = "Europresse"

# The line with the date is the last one with a date above the first prose, in this many lines.
_MAX_HEAD = 60
_MAX_DATE_LENGTH = 200
_MAX_BYLINE_LENGTH = 100
# Widths between which the first of two lines of a headline is, unless the whole dump is wrapped.
_MIN_HEADLINE_WIDTH, _MAX_WRAPPED_HEADLINE = 56, 90
# Lines below the text: copyright line, terms, number.
_MAX_BELOW = 12

_BELOW = re.compile(EUROPRESSE_BELOW, re.I)
_COVER = re.compile(EUROPRESSE_COVER, re.I)
_OUTLET_BESIDE_DATE = re.compile(r"(?P<outlet>[^,;]{2,60})[,;]\s")

# "Le Fanal • p. 4 • 512 mots", "Le Fanal (site web) - 655 mots" below the date.
_OUTLET_AND_LENGTH = re.compile(
    r"(?P<outlet>[^•·]{2,60}?)(?:\s\([^()]{2,30}\))?\s?[•·–-]\s(?:p\.\s?[\w, -]{1,20}\s?[•·–-]\s)?"
    r"\d[\d\s\u00a0\u202f]{0,6}\s(?:mots|words)$"
)
_MAX_BELOW_DATE = 3


def read_europresse(dump: Dump) -> list[Piece]:
    """Return the articles of an export; [] if nothing above the numbers has a date."""
    text, lines = dump.text, dump.lines
    pieces: list[Piece] = []
    start = waiting = 0
    for number in dump.signs.europresse_ends:
        end = number + 1
        while end < len(lines) and _BELOW.match(lines[end].text):
            end += 1
        if end <= start:
            continue
        day = _find_date(lines[start:number])
        if day is not None:
            piece = _read_article(dump, lines[start:end], day, number - start)
            if pieces:
                pieces = [*add_surroundings(pieces, text, after=lines[waiting:start], database=EUROPRESSE), piece]
            else:
                pieces = add_surroundings([piece], text, before=lines[waiting:start], database=EUROPRESSE)
            waiting = end
        start = end
    return add_surroundings(pieces, text, after=lines[waiting:], database=EUROPRESSE) if pieces else []


def _find_date(lines: Sequence[Line]) -> int | None:
    """Return the number of the line with the date: the last one above the first prose that has one."""
    found = None
    for number, line in enumerate(lines[:_MAX_HEAD]):
        is_date = len(line.text) <= _MAX_DATE_LENGTH and not is_prose(line.text) and bool(find_moments(line.text))
        if is_date and not COPYRIGHT.match(line.text) and not _COVER.match(line.text):
            found = number
        elif is_prose(line.text) and found is not None:
            break
    return found


def _read_article(dump: Dump, lines: Sequence[Line], day: int, last: int) -> Piece:
    """Read one article; ``day`` and ``last`` are the numbers of the lines with its date and with its number."""
    builder = PieceBuilder(dump.text, EUROPRESSE, dump)
    start = _read_to_date(builder, lines, day, last)
    body = _read_below_date(builder, dump, lines[:last], start)
    outlets = {fold(value) for value in (_find_outlet(line) for line in lines[day : body + 1]) if value}
    if body < last and fold(lines[body].text) in outlets:
        builder.add_field(lines[body], Role.OTHER, "", "outlet")
        body += 1
    end = last
    while end > max(body, last - _MAX_BELOW) and _is_below(lines[end - 1].text):
        end -= 1
    for number, line in enumerate(lines[body:end], body):
        if is_page_number(line.text):
            builder.cut_furniture(line, "page number")
        elif number == end - 1 > body and not builder.has(Role.BYLINE) and is_byline(line.text):
            builder.add_field(line, Role.BYLINE, line.text, "byline")
        else:
            builder.add_text(line)
    for line in lines[end:]:
        legal = Kind.LEGAL if COPYRIGHT.match(line.text) else Kind.NAVIGATION
        builder.cut_furniture(line, "number and terms", legal)
    return builder.finish()


def _read_to_date(builder: PieceBuilder, lines: Sequence[Line], day: int, last: int) -> int:
    """Read outlet and date; return the number of the line below them."""
    counted = next((at for at in range(day + 1, min(last, day + 1 + _MAX_BELOW_DATE)) if _find_outlet(lines[at])), None)
    outlet = _outlet_above(lines, day) if counted is None else None
    for number in range(day):
        if number == outlet:
            builder.add_field(lines[number], Role.SOURCE, lines[number].text, "outlet")
        else:
            builder.cut_furniture(lines[number], "cover page")
    beside = _OUTLET_BESIDE_DATE.match(lines[day].text) if outlet is None and counted is None else None
    if beside:
        builder.add_value(Role.SOURCE, beside["outlet"])
    builder.add_field(lines[day], Role.DATE, lines[day].text, "section and date")
    if counted is None:
        return day + 1
    for line in lines[day + 1 : counted]:
        builder.add_field(line, Role.OTHER, "", "outlet")
    builder.add_field(lines[counted], Role.SOURCE, _find_outlet(lines[counted]), "outlet and length")
    return counted + 1


def _outlet_above(lines: Sequence[Line], day: int) -> int | None:
    """Return the number of the outlet's line, the last one above the date; ``None`` if that is another line."""
    found = next((number for number in range(day - 1, -1, -1) if not is_page_number(lines[number].text)), None)
    is_other = found is not None and bool(_COVER.match(lines[found].text) or is_prose(lines[found].text))
    return None if is_other else found


def _find_outlet(line: Line) -> str:
    """Return the outlet that stands beside the number of words; "" if the line is another."""
    found = _OUTLET_AND_LENGTH.match(line.text) if len(line.text) <= _MAX_DATE_LENGTH else None
    return found["outlet"].strip() if found else ""


def _is_below(text: str) -> bool:
    return bool(COPYRIGHT.match(text) or _BELOW.match(text)) or is_page_number(text)


def _read_below_date(builder: PieceBuilder, dump: Dump, lines: Sequence[Line], start: int) -> int:
    """Read headline, line under it and byline; return the number of the line where the text begins."""
    number = start
    while number < len(lines) and number - start < MAX_HEADLINE_LINES:
        line = lines[number]
        if number == start or _is_headline_continued(dump, lines[number - 1], line):
            builder.add_field(line, Role.HEADLINE, line.text, "headline")
        else:
            break
        number += 1
    in_block = True
    for line in lines[number : number + 2]:
        above = lines[number - 1]
        in_block = in_block and dump.spacing is Spacing.SOME and not blank_between(dump.text, above, line)
        if is_byline(line.text):
            builder.add_field(line, Role.BYLINE, line.text, "byline")
            return number + 1
        if not in_block:
            break
        builder.add_field(line, Role.STANDFIRST, line.text, "line under the headline")
        number += 1
    return number


def _is_headline_continued(dump: Dump, above: Line, below: Line) -> bool:
    is_whole = dump.width is None and len(above.text) > _MAX_WRAPPED_HEADLINE
    if is_whole or (dump.spacing is Spacing.SOME and blank_between(dump.text, above, below)):
        return False
    return fits_no_more(above, below, _MIN_HEADLINE_WIDTH) and not is_byline(below.text) and not is_prose(below.text)


def is_byline(text: str) -> bool:
    """Whether a line without a label names authors: "Par Marit Ollen", "Marit Ollen et Osk Perrin", an office."""
    if len(text) > _MAX_BYLINE_LENGTH or ends_sentence(text):
        return False
    rest = BYLINE.sub("", text, count=1) if BYLINE.match(text) else text
    names = names_in(rest)
    if rest != text and (names or count_words(rest) <= MAX_HEADLINE_LINES):
        return True
    if is_office(text) or is_name(rest):
        return True
    return bool(names) and len(" ".join(names).split()) + len(names) >= count_words(rest)
