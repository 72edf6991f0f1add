"""Factiva exports: with a code before each field ("HD", "LP"), or without codes and with "Document ..." at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.bylines import names_in
from articles.text.cleaning.prose import ends_sentence
from articles.text.data.databases import FACTIVA_CODES, FACTIVA_PROOF, FACTIVA_WORDS, Role
from articles.text.formats.databases.fields import is_office, read_language
from articles.text.formats.databases.lines import (
    BYLINE,
    COPYRIGHT,
    MARK_LENGTH,
    MAX_HEADLINE_LINES,
    FieldLabel,
    blank_between,
    count_words,
    fits_no_more,
    is_day,
    is_page_number,
    is_prose,
)
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings
from articles.text.formats.databases.signs import FACTIVA_END, Spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

FACTIVA = "Factiva"

# Lines below the date that may hold the fields, and lines of an article in which its date is.
_LINES_BELOW, _LINES_TO_DATE = 14, 16
# Codes that may precede the headline's.
_CODES_ABOVE_HEADLINE = frozenset({"SE", "CLM"})
# The code of an article's number, its last field.
_LAST_CODE = "AN"
_MAX_NUMBER_LENGTH = 60
_MIN_CODES = 5
_MAX_LANGUAGE_LENGTH = 40
# The first of two lines of a headline has this width.
_MIN_HEADLINE_WIDTH = 56
_MAX_COVER_LABEL_WORDS = 6

_WORD_COUNT = re.compile(rf"{FACTIVA_WORDS}$", re.I)
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?P<gap>\s+|$)")
# A code, page or edition.
_SHORT_FIELD = re.compile(r"(?:[A-Z0-9][A-Z0-9./-]{0,11}|[A-Z]\w{2,11}|[A-Z]?\d{1,4}(?:[,;/-]\s?[A-Z]?\d{1,4}){0,4})$")
_PAGE_FOOT = re.compile(r"(?:page|seite|página) \d{1,5} (?:of|de|von|sur) \d{1,5}\s+(?:©|\(c\))", re.I)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,5})?$")


# With codes


def read_factiva_codes(dump: Dump) -> list[Piece]:
    """Return the articles of an export with codes. Lines that only look like a headline's code begin none."""
    text, lines = dump.text, dump.lines
    if not dump.signs.factiva_heads:
        return []
    candidates = dump.signs.factiva_heads
    heads = [
        head
        for head, end in zip(candidates, [*candidates[1:], len(lines)], strict=True)
        if _is_article({code.name for line in lines[head:end] if (code := _find_code(line.text))})
    ]
    if not heads:
        return []
    starts = [_start_of_article(lines, head) for head in heads]
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        piece, rest = _read_coded_article(dump, lines[start:end])
        # Page numbers and the like appear between articles; the summary of the search, below the last one.
        pieces += add_surroundings([piece], text, after=rest, database=FACTIVA)
    return add_surroundings(pieces, text, before=lines[: starts[0]], database=FACTIVA)


def _start_of_article(lines: Sequence[Line], head: int) -> int:
    above = _find_code(lines[head - 1].text) if head else None
    return head - 1 if above and above.name in _CODES_ABOVE_HEADLINE else head


def _read_coded_article(dump: Dump, lines: Sequence[Line]) -> tuple[Piece, Sequence[Line]]:
    """Return the article at the beginning of ``lines``, and the lines below it."""
    builder = PieceBuilder(dump.text, FACTIVA, dump)
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
        elif _is_page_foot(line.text):
            builder.cut_furniture(line, "page number")
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
    return builder.finish(), lines[end:]


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
    proof = codes.intersection(FACTIVA_PROOF)
    return "HD" in proof and len(proof & {"PD", "SN", "LA"}) > 1 and len(proof) >= _MIN_CODES


# Without codes

# Lines of a news wire below its text: "(END) Dow Jones Newswires", "[ 03-14-13 0730ET ]".
_STAMP = re.compile(r"\[\s?\d\d-\d\d-\d{2,4}\s\d{4}\s?[A-Z]{2,4}\s?\]$|\(END\)(?:\s[A-Z][\w ]{2,40})?$|-\s?0\s?-$")
_MAX_STAMPS, _MAX_OWNER_WORDS = 6, 6


def read_factiva(dump: Dump) -> list[Piece]:
    """Return the articles of an export without codes; [] if no part of it has the fields of an article."""
    text, lines = dump.text, dump.lines
    if not dump.signs.factiva_ends:
        return []
    edges = [end + 1 for end in dump.signs.factiva_ends]
    pieces: list[Piece] = []
    start = waiting = 0
    for end in [*edges, len(lines)]:
        part = lines[start:end]
        layout = _find_layout(dump, part) if part else None
        # Below the last number, only an article with its number of words is one.
        if layout and (end in edges or layout.word_count is not None):
            piece = _read_article(dump, part, layout, has_number=end in edges)
            if pieces:
                pieces = add_surroundings(pieces, text, after=lines[waiting:start], database=FACTIVA)
                pieces.append(piece)
            else:
                pieces = add_surroundings([piece], text, before=lines[waiting:start], database=FACTIVA)
            waiting = end
        start = end
    return add_surroundings(pieces, text, after=lines[waiting:], database=FACTIVA) if pieces else []


class _Layout(NamedTuple):
    """Numbers of an article's lines: the count of words, the date, and copyright, language and last field below it.

    The text begins below ``last_field``.
    """

    word_count: int | None
    day: int
    legal: int | None
    language: int | None
    last_field: int

    @property
    def top(self) -> int:
        """The first line below the byline."""
        return self.day if self.word_count is None else self.word_count


def _find_layout(dump: Dump, lines: Sequence[Line]) -> _Layout | None:
    count = next(
        (
            number
            for number, line in enumerate(lines[:-1])
            # A headline is above it.
            if number
            and len(line.text) <= MARK_LENGTH
            and _WORD_COUNT.match(line.text)
            and is_day(lines[number + 1].text)
        ),
        None,
    )
    days = (
        [count + 1]
        if count
        else [place for place in range(1, min(len(lines), _LINES_TO_DATE)) if is_day(lines[place].text)]
    )
    for day in days:
        below = range(day + 1, min(len(lines) - 1, day + _LINES_BELOW))
        legal = next((number for number in below if COPYRIGHT.match(lines[number].text)), None)
        language = next((number for number in below if _is_language(lines[number].text)), None)
        last_field = legal if legal is not None else language
        if last_field is None and (count or _is_outlet_below(lines, day)):
            last_field = _find_last_code(lines, day)
        if last_field is not None:
            last_field = _extend_fields(dump, lines, last_field)
            return _Layout(count, day, legal, language, last_field)
    return None


def _is_language(text: str) -> bool:
    return len(text) <= _MAX_LANGUAGE_LENGTH and ";" not in text and read_language(text) is not None


def _extend_fields(dump: Dump, lines: Sequence[Line], last: int) -> int:
    """Return the number of the last line that no empty line separates from the fields, if such lines mean anything."""
    while dump.spacing is Spacing.SOME and last + 2 < len(lines):
        below = lines[last + 1]
        if blank_between(dump.text, lines[last], below) or is_prose(below.text) or len(below.text) > MARK_LENGTH:
            break
        last += 1
    return last


def _is_outlet_below(lines: Sequence[Line], day: int) -> bool:
    """Whether a short line that is no sentence follows the date, or the time below it."""
    below = lines[day + 1 : day + 3]
    text = next((line.text for line in below if not _CLOCK.match(line.text)), "")
    return bool(text) and count_words(text) <= _MAX_COVER_LABEL_WORDS and not ends_sentence(text)


def _find_last_code(lines: Sequence[Line], day: int) -> int:
    """Return the number of the last field below the date if neither language nor copyright line follows."""
    outlet = day + 1 + bool(day + 1 < len(lines) and _CLOCK.match(lines[day + 1].text))
    last = min(outlet, len(lines) - 2)
    while last + 2 < len(lines) and _SHORT_FIELD.match(lines[last + 1].text):
        last += 1
    return last


def _read_article(dump: Dump, lines: Sequence[Line], layout: _Layout, *, has_number: bool) -> Piece:
    """Read one article, from its headline (or a cover page before it) to its number."""
    builder = PieceBuilder(dump.text, FACTIVA, dump)
    _read_above_count(builder, dump, lines[: layout.top + 1])
    if layout.word_count is not None:
        builder.add_field(lines[layout.word_count], Role.OTHER, "", "number of words")
    builder.add_field(lines[layout.day], Role.DATE, lines[layout.day].text, "date")
    _read_below_date(builder, lines, layout)
    start = layout.last_field + 1
    end = len(lines) - 1 if has_number else len(lines)
    while start < end and COPYRIGHT.match(lines[start].text):
        builder.add_field(lines[start], Role.LEGAL, lines[start].text, "copyright line")
        start += 1
    owner = fold(lines[layout.legal].text) if layout.legal is not None else ""
    for number, line in enumerate(lines[start:end], start):
        if _is_page_foot(line.text):
            builder.cut_furniture(line, "page number")
        elif number == end - 1 and _names_owner(line.text, owner):
            builder.cut_furniture(line, "publisher")
        elif number >= end - _MAX_STAMPS and _STAMP.match(line.text):
            builder.cut_furniture(line, "stamp of the news wire")
        else:
            builder.add_text(line)
    for line in lines[end:]:
        builder.cut_furniture(line, "number")
    return builder.finish()


def _names_owner(text: str, owner: str) -> bool:
    """Whether the last line of a text only repeats a name of the copyright line, ``owner``: "Quoin Media Ltd."."""
    is_short = not ends_sentence(text) or count_words(text) <= _MAX_OWNER_WORDS
    return is_short and fold(text) in owner


def _read_above_count(builder: PieceBuilder, dump: Dump, lines: Sequence[Line]) -> None:
    """Read the lines above the number of words (the last of ``lines``): cover page, section, headline and byline."""
    named = [line for line in lines if not _is_page_foot(line.text)]
    above = named[:-1]
    has_byline = len(above) > 1 and (_is_byline(above[-1].text) or _is_set_off(dump.text, named))
    headline = len(above) - (2 if has_byline else 1)
    first = headline
    while first > 0 and headline - first < MAX_HEADLINE_LINES - 1 and _is_wrapped(dump, above[first - 1], above[first]):
        first -= 1
    number = -1
    for line in lines[:-1]:
        if _is_page_foot(line.text):
            builder.cut_furniture(line, "page number")
            continue
        number += 1
        if number < first:
            is_cover = count_words(line.text) > _MAX_COVER_LABEL_WORDS or number + 1 < first
            builder.cut_furniture(line, "cover page" if is_cover else "section")
        elif number <= headline:
            builder.add_field(line, Role.HEADLINE, line.text, "headline")
        else:
            builder.add_field(line, Role.BYLINE, line.text, "byline")


def _is_page_foot(text: str) -> bool:
    """Whether a line is a page number, as a PDF or an office document prints it: "Page 3 of 7 © 2020 Factiva, Inc."."""
    return is_page_number(text) or (len(text) <= MARK_LENGTH and _PAGE_FOOT.match(text) is not None)


def _is_set_off(text: str, lines: Sequence[Line]) -> bool:
    """Whether the line above the last one is set off from the headline above it, and not from the last one."""
    *_others, headline, byline, count = lines
    return blank_between(text, headline, byline) and not blank_between(text, byline, count)


def _is_wrapped(dump: Dump, above: Line, below: Line) -> bool:
    """Whether two lines are one headline: no empty line is between them, and the first is long."""
    if dump.spacing is Spacing.SOME and blank_between(dump.text, above, below):
        return False
    return fits_no_more(above, below, _MIN_HEADLINE_WIDTH)


def _read_below_date(builder: PieceBuilder, lines: Sequence[Line], layout: _Layout) -> None:
    """Read the lines below the date: time, outlet, codes, language and copyright."""
    first = layout.day + 1
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
    if is_office(text):
        return True
    names = names_in(BYLINE.sub("", text, count=1))
    return bool(names) and (bool(BYLINE.match(text)) or len(" ".join(names).split()) >= count_words(text) - len(names))
