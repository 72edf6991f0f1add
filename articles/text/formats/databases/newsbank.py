"""NewsBank (Access World News) exports: a record number or a citation below each article, headline and outlet above.

The fields above the text come in several orders, some with labels ("Author: ..."), some without, and in the newer form
several on a line, with bars between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.cleaning.bylines import is_name
from articles.text.cleaning.prose import ends_sentence
from articles.text.cleaning.timestamps import find_moments
from articles.text.data.databases import NEWSBANK_LABELS, Role
from articles.text.data.kinds import Kind
from articles.text.formats.databases.lines import (
    COPYRIGHT,
    MARK_LENGTH,
    FieldLabel,
    find_label,
    is_page_number,
    is_prose,
)
from articles.text.formats.databases.outlet_names import outlet_forms
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings, is_separator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

NEWSBANK = "NewsBank"

_MAX_HEAD = 24
_MAX_DATE_LENGTH = 140
_MAX_BELOW = 12
# Characters of a line of prose that continues on the next one.
_MIN_WRAPPED = 55
# Labels above the text that an article has at least one of, besides its number or citation.
_PROOF = frozenset(
    {"author", "section", "edition", "page", "title", "headline", "paper", "publication", "date", "column"}
)

_FURNITURE = re.compile(
    r"(?:\d[\d,.]{0,8} words|openurl link|access world news|news ?bank\b.*|america['’]s news.*|document \d+ of \d+"
    r"|report this|browse this issue|citation \(.{2,30}\)|\d+ of \d+)$",
    re.I,
)
_CITATION = re.compile(r"(?:[•*]\s?)?citation \(.{2,30}\)$", re.I)
_BREAK = re.compile(r"\s\|\s|\s[-–—]\s(?=[A-Z][a-z]+,?\s\d)|(?<=\))\s?[-–—:,]\s")
# Names of newspapers as the database prints them: "Quoin Gazette, The (MA)".
_OUTLET = re.compile(r".{2,70}(?:, The|\([A-Z][^()]{1,40}\)|(?:, The )\([^()]{2,40}\))$")


def read_newsbank(dump: Dump) -> list[Piece]:
    """Return the articles of an export; [] if nothing above the numbers and citations has the fields of an article."""
    text, lines = dump.text, dump.lines
    pieces: list[Piece] = []
    start = waiting = 0
    for number in dump.signs.newsbank_ends:
        if number < start:
            continue
        end = _find_end(lines, number + 1)
        if _is_article(lines[start:number]):
            piece = _read_article(dump, lines[start:end], number - start)
            if pieces:
                pieces = [*add_surroundings(pieces, text, after=lines[waiting:start], database=NEWSBANK), piece]
            else:
                pieces = add_surroundings([piece], text, before=lines[waiting:start], database=NEWSBANK)
            waiting = end
        start = end
    rest = lines[waiting:]
    if pieces and _is_article(rest) and any(is_prose(line.text) for line in rest):
        # The last article was copied without its number.
        return [*pieces, _read_article(dump, rest, len(rest))]
    return add_surroundings(pieces, text, after=rest, database=NEWSBANK) if pieces else []


def _find_end(lines: Sequence[Line], start: int) -> int:
    """Return the number of the line below the copyright line, or below what follows the number without one."""
    for number in range(start, min(len(lines), start + _MAX_BELOW)):
        text = lines[number].text
        if COPYRIGHT.match(text):
            return number + 1
        if is_separator(text) or (is_prose(text) and "‹" not in text and "http" not in text):
            break
    return start


def _is_article(lines: Sequence[Line]) -> bool:
    top = [line.text for line in lines[:_MAX_HEAD]]
    labelled = {label.key for text in top for part in _BREAK.split(text) if (label := _find_label(part))}
    return bool(labelled & _PROOF) and any(len(text) <= _MAX_DATE_LENGTH and find_moments(text) for text in top)


def _find_label(text: str) -> FieldLabel | None:
    return find_label(text.strip(), NEWSBANK_LABELS)


def _read_article(dump: Dump, lines: Sequence[Line], last: int) -> Piece:
    """Read one article; ``last`` is the number of the line with its record number or the heading of its citation."""
    builder = PieceBuilder(dump.text, NEWSBANK, dump)
    body = _find_body(lines, last)
    _read_head(builder, lines[:body])
    in_tail = False
    for line in lines[body:last]:
        label = _find_label(line.text)
        if label and label.role is Role.TEXT:
            builder.add_label_and_text(line, label.value_start, label.name)
        elif label and label.name[0].isupper():
            in_tail = True
            builder.add_labelled(line, label)
        elif is_page_number(line.text) or _FURNITURE.match(line.text[:MARK_LENGTH]):
            builder.cut_furniture(line, "page number")
        elif COPYRIGHT.match(line.text):
            builder.cut_furniture(line, "copyright line", Kind.LEGAL)
        elif in_tail and not is_prose(line.text):
            builder.add_field(line, Role.OTHER, "", "field below the text")
        else:
            builder.add_text(line)
    for line in lines[last:]:
        legal = Kind.LEGAL if COPYRIGHT.match(line.text) else Kind.NAVIGATION
        builder.cut_furniture(line, "citation" if _CITATION.match(line.text) else "record number", legal)
    return builder.finish()


def _find_body(lines: Sequence[Line], last: int) -> int:
    """Return the number of the first line of the text: below the last field of the head."""
    body = 0
    for number, line in enumerate(lines[: min(last, _MAX_HEAD)]):
        label = _find_label(line.text)
        if label and label.role is Role.TEXT:
            return number
        if label or _has_date(line.text) or _FURNITURE.match(line.text[:MARK_LENGTH]) or COPYRIGHT.match(line.text):
            body = number + 1
        elif body and (is_prose(line.text) or _is_wrapped_prose(lines[number : number + 2])):
            break
    # A headline may be the last line above the text.
    seen = any((label := _find_label(line.text)) and label.role is Role.HEADLINE for line in lines[:body])
    unlabelled = [line for line in lines[:body] if not _is_named(line.text)]
    if not seen and len(unlabelled) < 2 and body < last - 1 and not is_prose(lines[body].text):
        has_outlet_only = not unlabelled or (len(unlabelled) == 1 and bool(_OUTLET.match(unlabelled[0].text)))
        body += has_outlet_only
    return body


def _is_wrapped_prose(lines: Sequence[Line]) -> bool:
    """Whether a long line is followed by another line without a label: a headline is followed by a field."""
    return len(lines) == 2 and len(lines[0].text) >= _MIN_WRAPPED and not _is_named(lines[1].text)


def _has_date(text: str) -> bool:
    return len(text) <= _MAX_DATE_LENGTH and not ends_sentence(text) and bool(find_moments(text))


def _is_named(text: str) -> bool:
    """Whether a line of the head is a field that shows what it is."""
    return bool(_find_label(text) or _has_date(text) or _FURNITURE.match(text[:MARK_LENGTH]) or COPYRIGHT.match(text))


def _read_head(builder: PieceBuilder, lines: Sequence[Line]) -> None:
    plain = [number for number, line in enumerate(lines) if not _is_named(line.text)]
    titled = any((label := _find_label(line.text)) and label.role is Role.HEADLINE for line in lines)
    outlet = _find_outlet(lines, plain, titled=titled)
    for number, line in enumerate(lines):
        if number == outlet:
            builder.add_field(line, Role.SOURCE, line.text, "outlet")
        elif number in plain:
            builder.add_field(line, Role.OTHER if titled else Role.HEADLINE, "" if titled else line.text, "headline")
        elif COPYRIGHT.match(line.text):
            builder.cut_furniture(line, "copyright line", Kind.LEGAL)
        elif _FURNITURE.match(line.text[:MARK_LENGTH]):
            builder.cut_furniture(line, "field of the article")
        else:
            _read_fields_of_line(builder, line, has_outlet=outlet is not None)


def _find_outlet(lines: Sequence[Line], plain: Sequence[int], *, titled: bool) -> int | None:
    """Return the number of the line with the outlet, ``None`` if it shares a line with the date or has a label."""
    named = [number for number in plain if _OUTLET.match(lines[number].text)]
    if named and len(plain) > 1 and any(len(_BREAK.split(line.text)) > 2 for line in lines if _has_date(line.text)):
        # Date, author and page share a line with bars; the outlet is above it.
        return named[0]
    labelled = any((label := _find_label(line.text)) and label.role is Role.SOURCE for line in lines)
    if labelled or not plain or any(map(_shares_date, lines)):
        return None
    day = next((number for number, line in enumerate(lines) if _has_date(line.text)), len(lines))
    above = [number for number in plain if number == day - 1]
    if named or (above and (titled or len(plain) > 1)):
        return (named or above)[0]
    return plain[0] if titled else None


def _shares_date(line: Line) -> bool:
    """Whether a line has a date and beside it a part without a label, such as the outlet."""
    parts = _BREAK.split(line.text) if _has_date(line.text) else []
    return any(part.strip() and _find_label(part) is None and not find_moments(part) for part in parts)


def _read_fields_of_line(builder: PieceBuilder, line: Line, *, has_outlet: bool) -> None:
    """Read the fields of a line, which bars may separate: "March 14, 2013 | Quoin Gazette, The (MA)"."""
    parts = [part.strip() for part in _BREAK.split(line.text) if part.strip()]
    labels = [_find_label(part) for part in parts]
    main, value, name = Role.OTHER, "", "field"
    for part, label in zip(parts, labels, strict=True):
        if label:
            role, found, named = label.role, label.value_in(part), label.name
        elif find_moments(part):
            role, found, named = Role.DATE, part, "date"
        elif len(parts) > 1 and has_outlet and is_name(part):
            role, found, named = Role.BYLINE, part, "byline"
        elif (
            len(parts) > 1
            and not has_outlet
            and not builder.has(Role.SOURCE)
            and any(find_moments(other) for other in parts)
        ):
            role, found, named = Role.SOURCE, outlet_forms(part)[0], "outlet"
        else:
            continue
        if main is Role.OTHER:
            if value:
                builder.add_value(main, value)
            main, value, name = role, found, named
        else:
            builder.add_value(role, found)
    builder.add_field(line, main, value, name)
