"""Factiva exports: with a code before each field ("HD", "LP"), or without codes and with "Document ..." at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.bylines import names_in
from articles.text.cleaning.prose import ends_sentence
from articles.text.data.databases import FACTIVA_CODES, FACTIVA_PROOF, FACTIVA_WORDS, LANGUAGES, Role
from articles.text.formats.databases.lines import (
    BYLINE,
    COPYRIGHT,
    MARK_LENGTH,
    MAX_HEADLINE_LINES,
    FieldLabel,
    count_words,
    is_day,
    start_of_block,
)
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings
from articles.text.formats.databases.signs import FACTIVA_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

FACTIVA = "Factiva"

# Lines below the number of words that may hold the fields, and lines above it that may hold the headline.
_LINES_BELOW, _LINES_ABOVE = 14, 6
# Codes that may precede the headline's.
_CODES_ABOVE_HEADLINE = frozenset({"SE", "CLM"})
# The code of an article's number, its last field.
_LAST_CODE = "AN"
_MAX_NUMBER_LENGTH = 60
_MIN_CODES = 5
_MAX_SECTION_WORDS = 4
_MAX_COVER_LABEL_WORDS = 6

_WORD_COUNT = re.compile(rf"{FACTIVA_WORDS}$", re.I)
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?P<gap>\s+|$)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,5})?$")


# With codes


def read_factiva_codes(dump: Dump) -> list[Piece]:
    """Return the articles of an export with codes; [] if one of them lacks the codes that every article has."""
    text, lines = dump.text, dump.lines
    if not dump.signs.factiva_heads:
        return []
    starts = [_start_of_article(lines, head) for head in dump.signs.factiva_heads]
    ends = [*starts[1:], len(lines)]
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        piece, rest = _read_coded_article(text, lines[start:end])
        if piece is None:
            return []
        # Page numbers and the like appear between articles; the summary of the search, below the last one.
        pieces += add_surroundings([piece], text, after=rest, database=FACTIVA)
    return add_surroundings(pieces, text, before=lines[: starts[0]], database=FACTIVA)


def _start_of_article(lines: Sequence[Line], head: int) -> int:
    above = _find_code(lines[head - 1].text) if head else None
    return head - 1 if above and above.name in _CODES_ABOVE_HEADLINE else head


def _read_coded_article(text: str, lines: Sequence[Line]) -> tuple[Piece | None, Sequence[Line]]:
    """Return the article at the beginning of ``lines``, ``None`` if there is none, and the lines below it."""
    builder = PieceBuilder(text, FACTIVA)
    codes: set[str] = set()
    name, role = "", Role.OTHER
    end = len(lines)
    for number, line in enumerate(lines):
        code = _find_code(line.text)
        if code and code.name not in codes and _is_field(line.text, code, inside=role):
            name, role = code.name, code.role
            codes.add(name)
            if role is Role.TEXT:
                builder.add_label_and_text(line, code.value_start, name)
            else:
                builder.add_labelled(line, code)
        elif role is Role.TEXT:
            builder.add_text(line)
        elif name == _LAST_CODE and (line.text.startswith(("Search Summary", "©")) or COPYRIGHT.match(line.text)):
            end = number
            break
        else:
            builder.add_field(line, role, line.text, name)
        if name == _LAST_CODE and FACTIVA_END.search(line.text[-_MAX_NUMBER_LENGTH:]):
            end = number + 1
            break
    return (builder.finish() if _is_article(codes) else None), lines[end:]


def _find_code(text: str) -> FieldLabel | None:
    """Return the code at the beginning of a line."""
    found = _CODE.match(text[:MARK_LENGTH])
    role = FACTIVA_CODES.get(found["code"]) if found else None
    return FieldLabel(found["code"], role, found.end()) if found and role else None


def _is_field(text: str, code: FieldLabel, *, inside: Role) -> bool:
    """Whether the code begins a field. In the text, a wide gap must follow: sentences may begin with "IN" or "RE"."""
    if inside is not Role.TEXT and code.role is not Role.OTHER:
        return True
    gap = text[len(code.name) : code.value_start]
    return code.value_start == len(text) or len(gap) > 1 or "\t" in gap


def _is_article(codes: set[str]) -> bool:
    return codes.issuperset(FACTIVA_PROOF[:2]) and sum(code in codes for code in FACTIVA_PROOF) >= _MIN_CODES


# Without codes


def read_factiva(dump: Dump) -> list[Piece]:
    """Return the articles of an export without codes; [] if one of them lacks the fields that every article has."""
    text, lines = dump.text, dump.lines
    if not dump.signs.factiva_ends:
        return []
    ends = [end + 1 for end in dump.signs.factiva_ends]
    starts = [0, *ends[:-1]]
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        piece = _read_article(text, lines[start:end])
        if piece is None:
            return []
        pieces.append(piece)
    return add_surroundings(pieces, text, after=lines[ends[-1] :], database=FACTIVA)


class _Layout(NamedTuple):
    """Numbers of an article's lines: the count of words, and copyright, language and last field below it.

    The date is the line below ``word_count``; the text begins below ``last_field``.
    """

    word_count: int
    legal: int | None
    language: int | None
    last_field: int


def _find_layout(lines: Sequence[Line]) -> _Layout | None:
    count = next(
        (
            number
            for number, line in enumerate(lines[:-1])
            if len(line.text) <= MARK_LENGTH and _WORD_COUNT.match(line.text) and is_day(lines[number + 1].text)
        ),
        None,
    )
    if not count:
        return None
    below = range(count + 2, min(len(lines) - 1, count + _LINES_BELOW))
    legal = next((number for number in below if COPYRIGHT.match(lines[number].text)), None)
    language = next((number for number in below if fold(lines[number].text) in LANGUAGES), None)
    last_field = legal if legal is not None else language
    return None if last_field is None else _Layout(count, legal, language, last_field)


def _read_article(text: str, lines: Sequence[Line]) -> Piece | None:
    """Read one article, from its headline (or a cover page before it) to its number."""
    layout = _find_layout(lines)
    if layout is None:
        return None
    builder = PieceBuilder(text, FACTIVA)
    _read_above_count(builder, text, lines[: layout.word_count])
    builder.add_field(lines[layout.word_count], Role.OTHER, "", "number of words")
    builder.add_field(lines[layout.word_count + 1], Role.DATE, lines[layout.word_count + 1].text, "date")
    _read_below_date(builder, lines, layout)
    start = layout.last_field + 1
    while start < len(lines) - 1 and COPYRIGHT.match(lines[start].text):
        builder.add_field(lines[start], Role.LEGAL, lines[start].text, "copyright line")
        start += 1
    for line in lines[start:-1]:
        builder.add_text(line)
    builder.cut_furniture(lines[-1], "number")
    return builder.finish()


def _read_above_count(builder: PieceBuilder, text: str, above: Sequence[Line]) -> None:
    """Read the lines above the number of words: cover page, section, headline and byline."""
    has_byline = len(above) > 1 and _is_byline(above[-1].text)
    headline = len(above) - (2 if has_byline else 1)
    first = start_of_block(text, above, headline, lowest=0, most=MAX_HEADLINE_LINES)
    if first < headline and len(above) - first <= _LINES_ABOVE and count_words(above[first].text) <= _MAX_SECTION_WORDS:
        first += 1  # the section, above the headline
    for number, line in enumerate(above):
        if number < first:
            is_cover = count_words(line.text) > _MAX_COVER_LABEL_WORDS or number + 1 < first
            builder.cut_furniture(line, "cover page" if is_cover else "section")
        elif number <= headline:
            builder.add_field(line, Role.HEADLINE, line.text, "headline")
        else:
            builder.add_field(line, Role.BYLINE, line.text, "byline")


def _read_below_date(builder: PieceBuilder, lines: Sequence[Line], layout: _Layout) -> None:
    """Read the lines below the date: time, outlet, codes, language and copyright."""
    first = layout.word_count + 2
    for number in range(first, layout.last_field + 1):
        line = lines[number]
        if number == layout.legal:
            builder.add_field(line, Role.LEGAL, line.text, "copyright line")
        elif number == layout.language:
            builder.add_field(line, Role.LANGUAGE, line.text, "language")
        elif number == first and _CLOCK.match(line.text):
            builder.add_field(line, Role.TIME, line.text, "time")
        elif not builder.has(Role.SOURCE):
            builder.add_field(line, Role.SOURCE, line.text, "outlet")
        else:
            builder.add_field(line, Role.OTHER, "", "code, page or edition")


def _is_byline(text: str) -> bool:
    """Whether a line is "By ..." or consists of names only: "Marta Lind and the pier" is neither."""
    if len(text) > MARK_LENGTH or ends_sentence(text):
        return False
    names = names_in(BYLINE.sub("", text, count=1))
    return bool(names) and (bool(BYLINE.match(text)) or len(" ".join(names).split()) >= count_words(text) - len(names))
