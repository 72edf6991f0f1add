"""Dumps of several articles joined by hand, with rules of dashes, form feeds or the like between them."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.cleaning.bylines import is_name, names_in
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.timestamps import find_moments, is_timestamp
from articles.text.data.databases import PLAIN_LABELS, Role
from articles.text.formats.databases.fields import read_url
from articles.text.formats.databases.lines import BYLINE, COPYRIGHT, MARK_LENGTH, count_words, find_label, is_prose
from articles.text.formats.databases.pieces import Piece, PieceBuilder, is_separator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

# A part is an article if prose begins within ``_MAX_TOP`` lines, and at least ``_MIN_PARAGRAPHS`` lines of prose have
# ``_MIN_WORDS`` words in all. A teaser in a list has one such line; the shortest news brief with a headline has two
# sentences of twenty words.
_MAX_TOP, _MIN_PARAGRAPHS, _MIN_WORDS = 9, 2, 40
_HEADLINE_WORDS = (3, 28)
# This many labels of fields at the top are no coincidence.
_MIN_LABELS = 2
_MAX_FIELD_LENGTH = 4 * MARK_LENGTH

_WEB = re.compile(r"(?:https?://|www\.)\S{4,}$")


def read_separated(dump: Dump) -> list[Piece]:
    """Return the articles of the dump, split at the kind of separator that gives most articles."""
    lines = dump.lines
    best: list[tuple[int, int]] = []
    for numbers in dump.signs.separators.values():
        best = max(best, _articles_between(lines, numbers), key=len)
    pages = _lines_after_form_feeds(dump)
    if pages:
        best = max(best, _articles_between(lines, pages, invisible=True), key=len)
    if len(best) < 2:
        return []
    return [_read_article(dump.text, lines[start:end]) for start, end in best]


def _lines_after_form_feeds(dump: Dump) -> list[int]:
    """Return the numbers of the lines that follow a form feed."""
    if "\f" not in dump.text:
        return []
    starts = []
    for number in range(1, len(dump.lines)):
        above, below = dump.lines[number - 1].span, dump.lines[number].span
        if above and below and "\f" in dump.text[above.end : below.start]:
            starts.append(number)
    return starts


def _articles_between(
    lines: Sequence[Line], separators: Sequence[int], *, invisible: bool = False
) -> list[tuple[int, int]]:
    """Return the half-open range of lines of each article; [] for fewer than two articles.

    A part that is not an article is added to the article above it; a note at the top, to the first article. A separator
    line is the last line of the part above it; an ``invisible`` separator is before the line of that number.
    """
    edges = [0, *(number if invisible else number + 1 for number in separators), len(lines)]
    parts = [(start, end) for start, end in pairwise(edges) if start < end]
    looks = [_judge_part(lines[start:end]) for start, end in parts]
    if looks.count(_Look.ARTICLE) < 2:
        return []
    found: list[tuple[int, int]] = []
    start = 0
    for (_start, end), look in zip(parts, looks, strict=True):
        if look is _Look.OTHER and found:
            found[-1] = (found[-1][0], end)
        elif look is not _Look.OTHER:
            found.append((start, end))
        else:
            continue
        start = end
    return found


class _Look(Enum):
    """What a part looks like.

    ``TITLED_PROSE`` has a headline but neither date nor byline. It counts as an article if the dump has at least two
    others.
    """

    ARTICLE = 2
    TITLED_PROSE = 1
    OTHER = 0


def _judge_part(lines: Sequence[Line]) -> _Look:
    """Judge a part by its top: a headline; a byline, date, address or dateline; then prose."""
    lead = next((number for number, line in enumerate(lines[: _MAX_TOP + 1]) if _is_paragraph(line.text)), None)
    if not lead:
        return _Look.OTHER
    prose = [line for line in lines[lead:] if is_prose(line.text)]
    if len(prose) < _MIN_PARAGRAPHS or sum(count_words(line.text) for line in prose) < _MIN_WORDS:
        return _Look.OTHER
    top = [line.text for line in lines[:lead]]
    if len(_label_roles(top)) >= _MIN_LABELS:
        return _Look.ARTICLE
    if not any(map(_is_headline, top)):
        return _Look.OTHER
    proved = any(map(_is_proof, top)) or find_dateline(lines[lead].text) is not None
    return _Look.ARTICLE if proved else _Look.TITLED_PROSE


def _is_proof(text: str) -> bool:
    """Whether a line above prose gives a date, an address or a byline."""
    if is_timestamp(text) or _WEB.match(text) or (len(text) <= 80 and find_moments(text)):
        return True
    return bool(BYLINE.match(text)) and bool(names_in(BYLINE.sub("", text, count=1)))


def _is_paragraph(text: str) -> bool:
    return is_prose(text) and find_label(text, PLAIN_LABELS) is None and not COPYRIGHT.match(text)


def _is_headline(text: str) -> bool:
    fewest, most = _HEADLINE_WORDS
    if not fewest <= count_words(text) <= most or is_timestamp(text) or BYLINE.match(text) or is_name(text):
        return False
    return not text.endswith((".", "。", ":", ",")) and not _WEB.match(text) and not find_moments(text)


def _label_roles(texts: Iterable[str]) -> set[Role]:
    return {label.role for text in texts if (label := find_label(text, PLAIN_LABELS))}


def _read_article(text: str, lines: Sequence[Line]) -> Piece:
    builder = PieceBuilder(text, "")
    top = lines[:_MAX_TOP]
    has_labels = len(_label_roles(line.text for line in top)) >= _MIN_LABELS
    lead = next((number for number, line in enumerate(top) if _is_paragraph(line.text)), 0)
    in_fields = has_labels
    for number, line in enumerate(lines):
        label = find_label(line.text, PLAIN_LABELS) if in_fields and number < _MAX_TOP else None
        if is_separator(line.text):
            builder.cut(line, "separator between articles")
        elif label and label.role is Role.TEXT:
            builder.add_label_and_text(line, label.value_start, label.name)
            in_fields = False
        elif label and len(line.text) <= _MAX_FIELD_LENGTH:
            builder.add_labelled(line, label)
        elif number < lead and not builder.has(Role.URL) and read_url(line.text) == line.text:
            builder.add_field(line, Role.URL, line.text, "address")
        else:
            builder.add_text(line)
    return builder.finish(certain=False)
