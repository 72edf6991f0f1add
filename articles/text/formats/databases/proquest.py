"""ProQuest exports: "Label: value" above and below the text, a rule of underscores between articles."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.data.databases import PROQUEST_LABELS, PROQUEST_MIN_LABELS, PROQUEST_PROOF, Role
from articles.text.data.kinds import Kind
from articles.text.formats.databases.lines import MARK_LENGTH, FieldLabel, blank_between, find_label
from articles.text.formats.databases.pieces import Piece, PieceBuilder, add_surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

PROQUEST = "ProQuest"

_NUMBER = re.compile(r"Document \d{1,5} of \d{1,5}$")
_LINK = "proquest document link"


def read_proquest(dump: Dump) -> list[Piece]:
    """Return the articles of an export: the sections between rules that have ProQuest's labels."""
    text, lines, rules = dump.text, dump.lines, dump.signs.proquest_rules
    edges = [-1, *rules, len(lines)]
    sections = [(start + 1, end) for start, end in pairwise(edges) if start + 1 < end]
    articles = [(start, end) for start, end in sections if _is_article(lines[start:end])]
    if not articles or not (rules or len(sections) == 1):
        return []
    pieces: list[Piece] = []
    read_to = 0
    for start, end in articles:
        between = lines[read_to:start]
        piece = _ArticleReader(text, lines[start:end]).read()
        if pieces:
            pieces[-1:] = add_surroundings(pieces[-1:], text, after=between, database=PROQUEST)
            pieces.append(piece)
        else:
            pieces = add_surroundings([piece], text, before=between, database=PROQUEST)
        read_to = end
    return add_surroundings(pieces, text, after=lines[read_to:], database=PROQUEST)


def _is_article(lines: Sequence[Line]) -> bool:
    labels = {label.key for line in lines if (label := find_label(line.text, PROQUEST_LABELS))}
    return len(labels & PROQUEST_PROOF) >= PROQUEST_MIN_LABELS and bool(labels & {"full text", "abstract"})


class _ArticleReader:
    """Reads one article; ``_name`` and ``_role`` describe the field of the last line."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._builder = PieceBuilder(text, PROQUEST)
        self._labels = [find_label(line.text, PROQUEST_LABELS) for line in lines]
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
            builder.add_field(line, self._role, value.split(";")[0], label.name)
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
            builder.add_field(line, self._role, line.text, self._name)

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
