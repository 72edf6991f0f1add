"""One article of an export, and the builder that collects its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.data.databases import Role
from articles.text.data.kinds import Kind
from articles.text.formats.databases.fields import (
    ExportFields,
    read_authors,
    read_language,
    read_places,
    read_published,
    read_url,
)
from articles.text.formats.databases.lines import COPYRIGHT, MARK_LENGTH, count_prose_words, unwrap_paragraphs
from articles.text.formats.databases.notes import without_correction_note
from articles.text.formats.databases.signs import SEPARATOR, Spacing
from articles.text.formats.decoding import Line
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.lines import FieldLabel
    from articles.text.formats.databases.signs import Dump

# If the lines around a database's articles contain this many words of prose, they are an article of their own.
_MIN_ARTICLE_WORDS = 120

_KINDS: dict[Role, Kind] = {
    Role.HEADLINE: Kind.HEADLINE,
    Role.STANDFIRST: Kind.STANDFIRST,
    Role.BYLINE: Kind.BYLINE,
    Role.SOURCE: Kind.SOURCE,
    Role.DATE: Kind.TIMESTAMP,
    Role.TIME: Kind.TIMESTAMP,
    Role.DATELINE: Kind.DATELINE,
    Role.CREDIT: Kind.CREDIT,
    Role.CAPTION: Kind.CAPTION,
    Role.LEGAL: Kind.LEGAL,
    Role.ABSTRACT: Kind.REPEATED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article of a dump.

    ``verdicts`` has one entry per line; it is ``None`` for the lines of the article's text. If ``certain``, a database
    has marked those lines as the text; otherwise they are cleaned like any other dump; with
    ``lost_ends``, its line ends are guessed. ``text`` of a line is the part
    of the dump that its span covers, but a paragraph wrapped into several lines is one line here, joined by spaces.
    """

    lines: tuple[Line, ...]
    verdicts: tuple[Verdict | None, ...]
    fields: ExportFields
    certain: bool
    lost_ends: bool = False


class PieceBuilder:
    """Collects the lines of one article. Readers call it once for each line, in order.

    ``text`` is the text of the dump. ``database`` is named in the rules of removed lines; it is empty for articles that
    no database has labelled. ``dump`` tells how the export wraps its paragraphs.
    """

    def __init__(self, text: str, database: str, dump: Dump | None = None) -> None:
        self._text = text
        self._dump = dump
        self._database = database
        self._lines: list[Line] = []
        self._verdicts: list[Verdict | None] = []
        self._texts: list[Line] = []
        self._values: dict[Role, list[str]] = {}

    def cut(self, line: Line, rule: str, kind: Kind = Kind.NAVIGATION) -> None:
        """Add a line that is not part of the text, with the rule that removes it."""
        self._flush_text()
        self._lines.append(line)
        self._verdicts.append(Verdict(kind=kind, rule=rule))

    def cut_furniture(self, line: Line, name: str, kind: Kind = Kind.NAVIGATION) -> None:
        """Add a line that the export puts around its articles, such as a page number."""
        whose = f"of the {self._database} export" if self._database else "above the article"
        self.cut(line, f"{name} {whose}", kind)

    def add_field(self, line: Line, role: Role, value: str, name: str = "", *, kind: Kind | None = None) -> None:
        """Add a line of a field. ``value`` is appended to the field's value; ``kind`` overrides the role's kind."""
        if value:
            self._values.setdefault(role, []).append(value)
        where = f"in the {self._database} export" if self._database else "above the article"
        self.cut(line, f"{name or 'field'} {where}", kind or _KINDS.get(role, Kind.NAVIGATION))

    def add_value(self, role: Role, value: str) -> None:
        """Add a value that a line has beside another field."""
        self._values.setdefault(role, []).append(value)

    def add_labelled(self, line: Line, label: FieldLabel) -> None:
        """Add the line of a field that begins with its label."""
        self.add_field(line, label.role, label.value_in(line.text), label.name)

    def add_text(self, line: Line) -> None:
        """Add a line of the article's text."""
        self._texts.append(line)

    def add_label_and_text(self, line: Line, end: int, name: str) -> None:
        """Add the part of ``line`` before ``end`` as a label, and the rest as text."""
        assert line.span is not None  # noqa: S101
        start = line.span.start
        label = line.text[:end].rstrip()
        self.cut_furniture(Line(text=label, span=Span(start, start + len(label))), f"label “{name}”")
        rest = line.text[end:].lstrip()
        if rest:
            self.add_text(Line(text=rest, span=Span(line.span.end - len(rest), line.span.end)))

    def _flush_text(self) -> None:
        width, ignore_blanks = None, False
        if self._dump is not None and self._texts:
            width, ignore_blanks = self._dump.width, self._dump.spacing is Spacing.ALL
        for line in unwrap_paragraphs(self._text, self._texts, width=width, ignore_blanks=ignore_blanks):
            self._lines.append(line)
            self._verdicts.append(None)
        self._texts = []

    def finish(self, *, certain: bool = True) -> Piece:
        self._flush_text()
        return Piece(lines=tuple(self._lines), verdicts=tuple(self._verdicts), fields=self._fields(), certain=certain)

    def has(self, role: Role) -> bool:
        return role in self._values

    def value(self, role: Role) -> str:
        return " ".join(" ".join(self._values.get(role, ())).split())

    def _fields(self) -> ExportFields:
        def value(role: Role) -> str | None:
            return self.value(role) or None

        source = value(Role.SOURCE)
        return ExportFields(
            headline=without_correction_note(self.value(Role.HEADLINE)) or None,
            standfirst=value(Role.STANDFIRST),
            authors=read_authors(self._values.get(Role.BYLINE, ()), source),
            source=source,
            published=read_published(value(Role.DATE), value(Role.TIME)),
            places=read_places(value(Role.DATELINE)),
            credit=value(Role.CREDIT),
            language=read_language(value(Role.LANGUAGE)),
            url=read_url(value(Role.URL)) or read_url(value(Role.PERMALINK)),
        )


def add_surroundings(
    pieces: list[Piece],
    text: str,
    *,
    before: Sequence[Line] = (),
    after: Sequence[Line] = (),
    database: str,
) -> list[Piece]:
    """Return ``pieces`` with the lines before the first and after the last, such as a cover page or search summary.

    If those lines contain much prose, they become an article of their own, which is cleaned like any other dump.
    """
    if before:
        if count_prose_words(before) >= _MIN_ARTICLE_WORDS:
            pieces = [_make_uncertain_piece(before), *pieces]
        else:
            pieces = [_add_frame(pieces[0], text, database, before=before), *pieces[1:]]
    if after:
        if count_prose_words(after) >= _MIN_ARTICLE_WORDS:
            pieces = [*pieces, _make_uncertain_piece(after)]
        else:
            pieces = [*pieces[:-1], _add_frame(pieces[-1], text, database, after=after)]
    return pieces


def _make_uncertain_piece(lines: Sequence[Line]) -> Piece:
    return Piece(lines=tuple(lines), verdicts=(None,) * len(lines), fields=ExportFields(), certain=False)


def _add_frame(
    piece: Piece, text: str, database: str, *, before: Sequence[Line] = (), after: Sequence[Line] = ()
) -> Piece:
    cover, end = PieceBuilder(text, database), PieceBuilder(text, database)
    contents = False
    for line in before:
        contents = contents or line.text.lower().startswith(("table of contents", "documents ("))
        cover.cut_furniture(line, "table of contents" if contents else "cover page")
    summary = False
    for line in after:
        summary = summary or line.text.lower().startswith("search summary")
        if is_separator(line.text):
            end.cut(line, "separator between articles")
        elif COPYRIGHT.match(line.text):
            end.cut_furniture(line, "copyright line", Kind.LEGAL)
        else:
            end.cut_furniture(line, "search summary" if summary else "end page")
    first, last = cover.finish(), end.finish()
    return Piece(
        lines=first.lines + piece.lines + last.lines,
        verdicts=first.verdicts + piece.verdicts + last.verdicts,
        fields=piece.fields,
        certain=piece.certain,
    )


def is_separator(text: str) -> bool:
    return len(text) <= MARK_LENGTH and SEPARATOR.match(text) is not None
