"""ProQuest exports: "Label: value" above and below the text, a rule of underscores between articles."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.data.databases import (
    PROQUEST_LABELS,
    PROQUEST_MIN_LABELS,
    PROQUEST_PROOF,
    PROQUEST_TRANSLATIONS,
    Role,
)
from articles.text.data.kinds import Kind
from articles.text.formats.databases.lines import MARK_LENGTH, FieldLabel, blank_between, find_label, fits_no_more
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings
from articles.text.formats.databases.signs import Spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

PROQUEST = "ProQuest"

_NUMBER = re.compile(r"(?:Document|Dokument|Documento) \d{1,5} (?:of|de|von|di|sur) \d{1,5}$")
_OWN_NUMBER = "proquest document id"
_LINK = "proquest document link"


def read_proquest(dump: Dump) -> list[Piece]:
    """Return the articles of an export: the sections between rules that have ProQuest's labels.

    A file made from a PDF or an office document has no rules; the labels then show where an article ends.
    """
    text, lines, rules = dump.text, dump.lines, dump.signs.proquest_rules
    if len(dump.signs.proquest_labels & PROQUEST_PROOF) < PROQUEST_MIN_LABELS - 1:
        return []
    edges = [-1, *rules, len(lines)]
    sections = [
        part for start, end in pairwise(edges) if start + 1 < end for part in _split_section(dump, start + 1, end)
    ]
    articles = [(start, end) for start, end in sections if _is_article(lines[start:end])]
    if not articles:
        return []
    pieces: list[Piece] = []
    read_to = 0
    for start, end in articles:
        between = lines[read_to:start]
        piece = _ArticleReader(dump, lines[start:end]).read()
        if pieces:
            pieces[-1:] = add_surroundings(pieces[-1:], text, after=between, database=PROQUEST)
            pieces.append(piece)
        else:
            pieces = add_surroundings([piece], text, before=between, database=PROQUEST)
        read_to = end
    return add_surroundings(pieces, text, after=lines[read_to:], database=PROQUEST)


def _find_proquest_label(text: str) -> FieldLabel | None:
    """Return the label at the beginning of a line, under its English name."""
    label = find_label(text, PROQUEST_LABELS)
    if label is None or label.key not in PROQUEST_TRANSLATIONS:
        return label
    return label._replace(name=PROQUEST_TRANSLATIONS[label.key])


def _split_section(dump: Dump, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of the articles in a section: each ends with the labels around ProQuest's own number."""
    lines = dump.lines
    labels = {number: label for number in range(start, end) if (label := _find_proquest_label(lines[number].text))}
    numbers = [number for number, label in labels.items() if label.key == _OWN_NUMBER]
    if len(numbers) < 2:
        return [(start, end)]
    ranges = []
    for number, further in pairwise(numbers):
        edge = number + 1
        while edge < further and (edge in labels or _continues(dump, lines[edge - 1], lines[edge])):
            edge += 1
        if edge < further:
            ranges.append((start, edge))
            start = edge
    return [*ranges, (start, end)]


def _continues(dump: Dump, above: Line, below: Line) -> bool:
    """Whether a line without a label belongs to the field above it: its value, or the rest of a wrapped one."""
    if above.text.rstrip().endswith((":", "：")):
        return True
    if dump.spacing is not Spacing.ALL and blank_between(dump.text, above, below):
        return False
    return dump.spacing is Spacing.SOME or fits_no_more(above, below, dump.width or MARK_LENGTH)


def _is_article(lines: Sequence[Line]) -> bool:
    labels = {label.key for line in lines if (label := _find_proquest_label(line.text))}
    return len(labels & PROQUEST_PROOF) >= PROQUEST_MIN_LABELS and bool(labels & {"full text", "abstract"})


def _outlet_in(value: str) -> str:
    """Return the outlet without the place behind it: "The Harrow Ledger; Harrow"."""
    return value.split(";")[0]


class _ArticleReader:
    """Reads one article; ``_name`` and ``_role`` describe the field of the last line."""

    def __init__(self, dump: Dump, lines: Sequence[Line]) -> None:
        self._text = dump.text
        self._lines = lines
        self._builder = PieceBuilder(dump.text, PROQUEST, dump)
        self._labels = [_find_proquest_label(line.text) for line in lines]
        roles = {label.role for label in self._labels if label}
        self._has_title = Role.HEADLINE in roles
        self._has_full_text = Role.TEXT in roles
        self._name, self._role = "headline", Role.HEADLINE
        self._seen_headline = False

    def read(self) -> Piece:
        for number, (line, label) in enumerate(zip(self._lines, self._labels, strict=True)):
            if _NUMBER.match(line.text[:MARK_LENGTH]):
                self._builder.cut_furniture(line, "number")
            elif label:
                self._read_labelled(line, label)
            else:
                self._read_unlabelled(number, line)
        return self._builder.finish()

    def _read_labelled(self, line: Line, label: FieldLabel) -> None:
        builder, value = self._builder, label.value_in(line.text)
        self._name, self._role = label.name, label.role
        if self._role is Role.ABSTRACT and not self._has_full_text:
            self._role = Role.TEXT
        if self._role is Role.TEXT:
            builder.add_label_and_text(line, label.value_start, label.name)
        elif self._role is Role.SOURCE:
            builder.add_field(line, self._role, _outlet_in(value), label.name)
        elif self._role is Role.HEADLINE:
            repeated = Kind.REPEATED if self._seen_headline else None
            builder.add_field(line, self._role, value, label.name, kind=repeated)
        else:
            builder.add_field(line, self._role, value, label.name)

    def _read_unlabelled(self, number: int, line: Line) -> None:
        builder = self._builder
        if self._role is Role.TEXT:
            builder.add_text(line)
        elif line.text.lower() == _LINK:
            self._name, self._role = line.text, Role.OTHER
            builder.add_field(line, self._role, "", self._name)
        elif self._role is Role.HEADLINE and self._name == "headline":
            self._read_headline(number, line)
        elif self._follows_blank(number, line):
            builder.add_field(line, Role.OTHER, "", self._name)
        else:
            value = _outlet_in(line.text) if self._role is Role.SOURCE else line.text
            builder.add_field(line, self._role, value, self._name)

    def _read_headline(self, number: int, line: Line) -> None:
        """Read the first block of lines as the headline, and the next as a reference: author, outlet and date."""
        if self._seen_headline and self._follows_blank(number, line):
            self._name, self._role = "reference", Role.OTHER
            self._builder.add_field(line, self._role, "", self._name)
        else:
            # The field "Title:" gives the headline without the edition.
            self._builder.add_field(line, self._role, "" if self._has_title else line.text, self._name)
        self._seen_headline = True

    def _follows_blank(self, number: int, line: Line) -> bool:
        return number > 0 and blank_between(self._text, self._lines[number - 1], line)
