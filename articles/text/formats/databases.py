"""Clippings that hold several articles: the text exports of newspaper databases, and articles put one after another.

A database says itself which line is what; what it says is certain. Articles that somebody has put together are told
apart only where each piece between two separators reads like an article from its beginning, headline to prose: a rule
of dashes inside an article splits nothing, nor does a list of teasers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.headers import ends_sentence, is_name, names_in
from articles.text.cleaning.timestamps import Published, find_moments, is_timestamp
from articles.text.data.databases import (
    FACTIVA_CODES,
    FACTIVA_NUMBER,
    FACTIVA_PROOF,
    FACTIVA_WORDS,
    LANGUAGES,
    NEXIS_BELOW,
    NEXIS_BELOW_ALONE,
    NEXIS_BODY,
    NEXIS_COVER,
    NEXIS_LENGTH,
    NEXIS_TOP,
    PLAIN_LABELS,
    PROQUEST_LABELS,
    PROQUEST_LEAST,
    PROQUEST_PROOF,
    Role,
)
from articles.text.data.kinds import Kind
from articles.text.formats.decoding import Line
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# No database gives out more articles in one file than a thousand; what seems to hold more than these is none.
MOST_ARTICLES = 5_000
# Marks, labels and separators are short lines; of a longer one so much is read.
_MARK_LENGTH = 120
_LABEL_LENGTH = 40
# A headline, as a database prints it, is wrapped into no more lines.
_HEADLINE_LINES = 4
# Factiva's fields stand in so many lines below the number of words, and so many above.
_FACTIVA_BELOW, _FACTIVA_ABOVE = 14, 6
# Lines of a text wrapped by hand are no longer than this; 72 to 80 are usual.
_WRAPPED_WIDTH = 110

# What makes a piece between separators an article: its headline within so many lines of its beginning, so many lines
# of prose with so many words, each line of so many. Teasers of a list have one such line; the shortest news brief that
# papers print under a headline has two sentences of twenty.
_PLAIN_TOP, _PLAIN_PARAGRAPHS, _PLAIN_WORDS, _PLAIN_LINE = 9, 2, 40, 9
_HEADLINE_WORDS = (3, 28)
# Two labels of fields at the top are no chance.
_PLAIN_FIELDS = 2
# Lines around a database's articles that hold so much prose are an article that it does not know.
_FOREIGN_WORDS = 120

_NEXIS_START = re.compile(
    r"(?:(?:FOCUS - )?(?:Document )?(?P<number>\d{1,5}) of (?P<of>\d{1,5}) DOCUMENTS?|"
    r"Dokument (?P<number2>\d{1,5}) von (?P<of2>\d{1,5})|Document (?P<number3>\d{1,5}) de (?P<of3>\d{1,5}))$"
)
_NEXIS_END = re.compile(r"(?:End of Document|Ende des Dokuments?|Fin du document)$")
_PAGE_NUMBER = re.compile(r"Page \d{1,4} of \d{1,4}$")
_COVER = re.compile(NEXIS_COVER, re.I)
_FACTIVA_END = re.compile(rf"{FACTIVA_NUMBER}[A-Z][A-Z0-9]{{3,15}}(?:19|20)\d{{6}}[a-z0-9]{{5,14}}$", re.I)
_WORD_COUNT = re.compile(rf"{FACTIVA_WORDS}$", re.I)
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?P<gap>\s+|$)")
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,8}$")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,5})?$")
_PROQUEST_RULE = re.compile(r"_{20,}$")
_PROQUEST_NUMBER = re.compile(r"Document \d{1,5} of \d{1,5}$")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,38}?)\s?:(?=\s|$)\s*")
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits)", re.I)
_SEPARATOR = re.compile(
    r"(?P<mark>[=*_~#–—-])(?P=mark){2,}(?:[^\n=*_~#–—]{1,60}(?P=mark){3,})?$|[-=]{3,}\s?8<\s?[-=]{3,}$|"
    r"==> \S[^\n]{0,100} <==$"
)
_BYLINE = re.compile(r"(?:by|von|par|por|di|door)\s+(?=\S)", re.I)
_WEB = re.compile(r"(?:https?://|www\.)\S{4,}$")

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
class ExportFields:
    """What the place that an article comes from says of it; ``None`` and () where it says nothing."""

    headline: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    published: Published | None = None
    places: tuple[str, ...] = ()
    credit: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article of several. Of ``verdicts``, one a line, those are ``None`` that its text is read from.

    ``certain`` is whether a database vouches for these being the text; else they are a dump like any other. The text of
    a line is the part of the dump that its span names; a paragraph wrapped into several is one, joined by blanks.
    """

    lines: tuple[Line, ...]
    verdicts: tuple[Verdict | None, ...]
    fields: ExportFields
    certain: bool


def split_articles(text: str, lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Return the articles that ``text`` holds, where it is an export or holds several; else ().

    ``lines`` are those of ``text``; all of them are in the pieces, in order.
    """
    signs = _Signs()
    for number, line in enumerate(lines):
        if len(line.text) <= _MARK_LENGTH:
            signs.see(number, line.text)
    for read in (_read_nexis, _read_factiva_codes, _read_factiva, _read_proquest, _read_plain):
        pieces = read(text, lines, signs)
        if 0 < len(pieces) <= MOST_ARTICLES:
            return tuple(pieces)
    return ()


@dataclass(slots=True)
class _Signs:
    """The numbers of the lines that exports are known by."""

    nexis_starts: list[int] = field(default_factory=list)
    nexis_ends: list[int] = field(default_factory=list)
    nexis_lengths: list[int] = field(default_factory=list)
    nexis_labels: set[str] = field(default_factory=set)
    factiva_ends: list[int] = field(default_factory=list)
    factiva_heads: list[int] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    separators: dict[str, list[int]] = field(default_factory=dict)

    def see(self, number: int, text: str) -> None:
        first, last = text[0], text[-1]
        if first in "=*_~#–—-":
            found = _SEPARATOR.match(text)
            if found:
                self.separators.setdefault(found["mark"] or text[:3] + text[-3:], []).append(number)
                if _PROQUEST_RULE.match(text):
                    self.rules.append(number)
        elif last in "STsonedt0123456789" and _NEXIS_START.match(text):
            self.nexis_starts.append(number)
        elif first in "EF" and _NEXIS_END.match(text):
            self.nexis_ends.append(number)
        elif first in "DdД" and _FACTIVA_END.match(text):
            self.factiva_ends.append(number)
        elif text[:2] == "HD" and (len(text) == 2 or text[2].isspace()):
            self.factiva_heads.append(number)
        elif ":" in text[:_LABEL_LENGTH]:
            label = text.partition(":")[0].lower()
            if label in NEXIS_TOP or label in NEXIS_BELOW:
                self.nexis_labels.add(label)
                if label in NEXIS_LENGTH and any(map(str.isdecimal, text)):
                    self.nexis_lengths.append(number)


class _Draft:
    """An article that is being read: each of its lines is given a place once, in order."""

    def __init__(self, text: str, database: str) -> None:
        self._dump = text
        self._database = database
        self._lines: list[Line] = []
        self._verdicts: list[Verdict | None] = []
        self._texts: list[Line] = []
        self._values: dict[Role, list[str]] = {}

    def cut(self, line: Line, rule: str, kind: Kind = Kind.NAVIGATION) -> None:
        self._unfold()
        self._lines.append(line)
        self._verdicts.append(Verdict(kind=kind, rule=rule))

    def of_export(self, line: Line, what: str, kind: Kind = Kind.NAVIGATION) -> None:
        whose = f"of the {self._database} export" if self._database else "above the article"
        self.cut(line, f"{what} {whose}", kind)

    def put(self, line: Line, role: Role, value: str, name: str = "", *, kind: Kind | None = None) -> None:
        """Take ``line`` as a field, or as more of one, with ``value`` in it; as of ``kind`` if not the role's own."""
        if value:
            self._values.setdefault(role, []).append(value)
        where = f"in the {self._database} export" if self._database else "above the article"
        self.cut(line, f"{name or 'field'} {where}", kind or _KINDS.get(role, Kind.NAVIGATION))

    def text(self, line: Line) -> None:
        """Take ``line`` as one of the article's text."""
        self._texts.append(line)

    def label_and_text(self, line: Line, end: int, name: str) -> None:
        """Take the part of ``line`` before ``end`` as a label, the rest as text."""
        assert line.span is not None  # noqa: S101
        start = line.span.start
        label = line.text[:end].rstrip()
        self.of_export(Line(text=label, span=Span(start, start + len(label))), f"label “{name}”")
        rest = line.text[end:].lstrip()
        if rest:
            self.text(Line(text=rest, span=Span(line.span.end - len(rest), line.span.end)))

    def _unfold(self) -> None:
        for line in _unwrapped(self._dump, self._texts):
            self._lines.append(line)
            self._verdicts.append(None)
        self._texts = []

    def finish(self, *, certain: bool = True) -> Piece:
        self._unfold()
        return Piece(lines=tuple(self._lines), verdicts=tuple(self._verdicts), fields=self._fields(), certain=certain)

    def has(self, role: Role) -> bool:
        return role in self._values

    def value(self, role: Role) -> str:
        return " ".join(" ".join(self._values.get(role, ())).split())

    def _fields(self) -> ExportFields:
        def said(role: Role) -> str | None:
            return self.value(role) or None

        source = said(Role.SOURCE)
        dateline = said(Role.DATELINE)
        return ExportFields(
            headline=said(Role.HEADLINE),
            standfirst=said(Role.STANDFIRST),
            authors=_authors(self._values.get(Role.BYLINE, ()), source),
            source=source,
            published=_published(said(Role.DATE), said(Role.TIME)),
            places=_places(dateline),
            credit=said(Role.CREDIT),
            language=_language(said(Role.LANGUAGE)),
            url=_url(said(Role.URL)) or _url(said(Role.PERMALINK)),
        )


def _authors(values: Sequence[str], source: str | None) -> tuple[str, ...]:
    value = " ".join(" ".join(values).split())
    value = _BYLINE.sub("", value, count=1) if _BYLINE.match(value) else value
    if not value:
        return ()
    # "Doe, Jane; Roe, Rick" has the surname first.
    people = [person.strip() for person in value.split(";")]
    turned = [person.split(", ") for person in people if person]
    in_pairs = all(len(parts) == 2 and is_name(f"{parts[1]} {parts[0]}") for parts in turned)
    if turned and in_pairs and (len(turned) > 1 or not is_name(turned[0][0])):
        return tuple(dict.fromkeys(f"{given} {family}" for family, given in turned))
    names = [name for name in names_in(value) if not source or fold(name) not in fold(source)]
    if names:
        return tuple(names)
    # Whoever the database names: an office, a name that is not written as ours are.
    alone = people[0].split(",")[0].strip(" .")
    return (alone,) if 0 < len(alone.split()) <= 5 and not any(map(str.isdecimal, alone)) else ()


def _published(day: str | None, clock: str | None) -> Published | None:
    if not day:
        return None
    moments = find_moments(f"{day} {clock}" if clock else day)
    return moments[0].published if moments else None


def _places(dateline: str | None) -> tuple[str, ...]:
    found = find_dateline(f"{dateline.rstrip(' :-–—')} -- X") if dateline else None
    return found.places if found else ()


def _language(value: str | None) -> str | None:
    named = (fold(part) for part in re.split(r"[;,/]", value or ""))
    return next((LANGUAGES[name] for name in named if name in LANGUAGES), None)


def _url(value: str | None) -> str | None:
    address = (value or "").split(" ")[0].rstrip(".,;")
    return address if address.lower().startswith(("http://", "https://")) else None


# Lines


def _blank_between(text: str, above: Line, below: Line) -> bool:
    """Whether an empty line stands between two lines of ``text``."""
    assert above.span is not None and below.span is not None  # noqa: S101, PT018
    between = text[above.span.end : below.span.start]
    return between.count("\n") > 1 or between.count("\r") > 1


def _unwrapped(text: str, lines: Sequence[Line]) -> Iterable[Line]:
    """Return ``lines``, those joined to paragraphs that are wrapped: broken where the next word had no room.

    Lines are wrapped where most lines that another follows at once are full, and most of these end within a sentence.
    """
    if len(lines) < 3:
        return lines
    width = max(len(line.text) for line in lines)
    if width > _WRAPPED_WIDTH:
        return lines
    close = [not _blank_between(text, above, below) for above, below in pairwise(lines)]
    full = [
        near and len(above.text) + 1 + len(below.text.split(None, 1)[0]) > width
        for near, (above, below) in zip(close, pairwise(lines), strict=True)
    ]
    inside = sum(fits and not ends_sentence(line.text) for fits, line in zip(full, lines, strict=False))
    if not sum(full) or 2 * sum(full) < sum(close) or 2 * inside < sum(full):
        return lines
    joined: list[Line] = []
    start = 0
    for number, line in enumerate(lines):
        if number < len(full) and full[number]:
            continue
        first = lines[start]
        assert first.span is not None and line.span is not None  # noqa: S101, PT018
        words = " ".join(part.text for part in lines[start : number + 1])
        joined.append(Line(text=words, span=Span(first.span.start, line.span.end)))
        start = number + 1
    return joined


def _label_in(text: str, labels: dict[str, Role]) -> tuple[str, Role, int] | None:
    """Return the label that a line begins with, as printed, its role and where its value begins."""
    found = _LABEL.match(text[:_MARK_LENGTH])
    if found is None:
        return None
    role = labels.get(found["label"].lower())
    return (found["label"], role, found.end()) if role else None


def _prose_words(lines: Iterable[Line]) -> int:
    return sum(_words(line.text) for line in lines if _is_prose(line.text))


def _words(text: str) -> int:
    """Return how many words ``text`` has; scripts without blanks have one in three characters."""
    return max(text.count(" ") + 1, 0 if text.isascii() else sum(mark > "\u2e7f" for mark in text[:2_000]) // 3)


def _is_prose(text: str) -> bool:
    return _words(text) >= _PLAIN_LINE and ends_sentence(text)


def _with_edges(
    pieces: list[Piece], text: str, before: Sequence[Line], after: Sequence[Line], database: str
) -> list[Piece]:
    """Return ``pieces`` with what stands before the first and after the last, which an export has a cover for."""
    if before:
        if _prose_words(before) >= _FOREIGN_WORDS:
            pieces = [_as_dump(before), *pieces]
        else:
            pieces = [_framed(pieces[0], text, database, before=before), *pieces[1:]]
    if after:
        if _prose_words(after) >= _FOREIGN_WORDS:
            pieces = [*pieces, _as_dump(after)]
        else:
            pieces = [*pieces[:-1], _framed(pieces[-1], text, database, after=after)]
    return pieces


def _as_dump(lines: Sequence[Line]) -> Piece:
    return Piece(lines=tuple(lines), verdicts=(None,) * len(lines), fields=ExportFields(), certain=False)


def _framed(
    piece: Piece, text: str, database: str, *, before: Sequence[Line] = (), after: Sequence[Line] = ()
) -> Piece:
    cover, end = _Draft(text, database), _Draft(text, database)
    contents = False
    for line in before:
        contents = contents or line.text.lower().startswith(("table of contents", "documents ("))
        cover.of_export(line, "table of contents" if contents else "cover page")
    summary = False
    for line in after:
        summary = summary or line.text.lower().startswith("search summary")
        if len(line.text) <= _MARK_LENGTH and _SEPARATOR.match(line.text):
            end.cut(line, "separator between articles")
        elif _COPYRIGHT.match(line.text):
            end.of_export(line, "copyright line", Kind.LEGAL)
        else:
            end.of_export(line, "search summary" if summary else "end page")
    first, last = cover.finish(), end.finish()
    return Piece(
        lines=first.lines + piece.lines + last.lines,
        verdicts=first.verdicts + piece.verdicts + last.verdicts,
        fields=piece.fields,
        certain=piece.certain,
    )


# Nexis


def _read_nexis(text: str, lines: Sequence[Line], signs: _Signs) -> list[Piece]:
    if not signs.nexis_lengths or len(signs.nexis_labels) < 2:
        return []
    if signs.nexis_ends:
        return _read_new_nexis(text, lines, signs)
    starts = signs.nexis_starts
    if not starts:
        # One article by itself, its number left behind.
        one = len(signs.nexis_lengths) == 1 and len(signs.nexis_labels) >= 3
        return [_old_nexis_article(text, lines)] if one and _has_shouted_label(lines) else []
    numbered = [_numbers(lines[start].text) for start in starts]
    # One counts up, and where several exports stand one after another, the next begins at one.
    if any(
        later != 1 and (later <= earlier or of != of_earlier)
        for (earlier, of_earlier), (later, of) in pairwise(numbered)
    ):
        return []
    ends = [*starts[1:], len(lines)]
    pieces = [_old_nexis_article(text, lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return _with_edges(pieces, text, lines[: starts[0]], (), "Nexis")


def _numbers(text: str) -> tuple[int, int]:
    found = [int(number) for number in re.findall(r"\d+", text)]
    return found[0], found[1]


def _has_shouted_label(lines: Sequence[Line]) -> bool:
    return any(label[0].isupper() for line in lines if (label := _label_in(line.text, NEXIS_BELOW)))


def _old_nexis_article(text: str, lines: Sequence[Line]) -> Piece:
    """Read the form with LABELS: in capitals, from the line with its number to the copyright below it."""
    draft = _Draft(text, "Nexis")
    labels = {
        number: found
        for number, line in enumerate(lines)
        if (found := _label_in(line.text, NEXIS_TOP) or _label_in(line.text, NEXIS_BELOW)) and found[0].isupper()
    }
    top = min(labels, default=len(lines))
    has_body = any(role is Role.TEXT for _label, role, _end in labels.values())
    titled = any(role is Role.HEADLINE for _label, role, _end in labels.values())
    _nexis_head(draft, text, lines[:top], headline=not titled)
    place = top
    # The fields above the text, in whatever order they come.
    role, name, past_length = Role.OTHER, "", False
    while place < len(lines):
        line, found = lines[place], labels.get(place)
        if found and found[0].lower() in NEXIS_TOP:
            name, role = found[0], found[1]
            if role is Role.TEXT:
                draft.label_and_text(line, found[2], name)
                place += 1
                break
            past_length = past_length or name.lower() in NEXIS_LENGTH
            draft.put(line, role, line.text[found[2] :], name)
        elif found:
            break
        else:
            goes_on = not _blank_between(text, lines[place - 1], line) and name.lower() not in NEXIS_LENGTH
            if past_length and not has_body and not goes_on:
                break
            if not goes_on and not draft.has(Role.HEADLINE):
                role, name = Role.HEADLINE, "headline"
            draft.put(line, role, line.text, name)
        place += 1
    end = place
    while end < len(lines) and not (end in labels and labels[end][0].lower() in NEXIS_BELOW):
        end += 1
    _nexis_text(draft, lines[place:end])
    _nexis_tail(draft, lines[end:])
    return draft.finish()


def _nexis_text(draft: _Draft, lines: Sequence[Line]) -> None:
    """Take the lines as text, but for the page numbers between them and the headline that is repeated below these."""
    headline = fold(draft.value(Role.HEADLINE))
    below_number = False
    for line in lines:
        if _PAGE_NUMBER.match(line.text[:_MARK_LENGTH]):
            draft.of_export(line, "page number")
            below_number = True
        elif below_number and fold(line.text) == headline:
            draft.of_export(line, "running headline", Kind.REPEATED)
        else:
            draft.text(line)
            below_number = False


def _nexis_head(draft: _Draft, text: str, lines: Sequence[Line], *, headline: bool) -> None:
    """Read number, copyright, outlet, date and edition, and the headline below them where no label has it."""
    day = next(
        (number for number, line in enumerate(lines) if not _COPYRIGHT.match(line.text) and _is_day(line.text)), None
    )
    seen_source, heading, in_edition = False, -1, True
    for number, line in enumerate(lines):
        if day is not None and number > day:
            in_edition = in_edition and not _blank_between(text, lines[number - 1], line)
        if _NEXIS_START.match(line.text[:_MARK_LENGTH]):
            draft.of_export(line, "number")
        elif _COPYRIGHT.match(line.text):
            draft.of_export(line, "copyright line", Kind.LEGAL)
        elif number == day:
            draft.put(line, Role.DATE, line.text, "date")
        elif not seen_source and (day is None or number < day):
            seen_source = True
            draft.put(line, Role.SOURCE, line.text, "outlet")
        elif day is not None and (number < day or in_edition):
            draft.put(line, Role.OTHER, "", "edition")
        elif headline and (heading < 0 or (number == heading + 1 and not _blank_between(text, lines[heading], line))):
            heading = number
            draft.put(line, Role.HEADLINE, line.text, "headline")
        else:
            draft.put(line, Role.STANDFIRST, line.text, "line under the headline")


def _is_day(text: str) -> bool:
    return len(text) <= _MARK_LENGTH and (is_timestamp(text) or (len(text) <= 60 and bool(find_moments(text))))


def _nexis_tail(draft: _Draft, lines: Sequence[Line]) -> None:
    role, name = Role.OTHER, ""
    for line in lines:
        found = _label_in(line.text, NEXIS_BELOW) or _label_in(line.text, NEXIS_TOP)
        if _COPYRIGHT.match(line.text):
            draft.of_export(line, "copyright line", Kind.LEGAL)
        elif _NEXIS_END.match(line.text[:_MARK_LENGTH]):
            draft.of_export(line, "end mark")
        elif line.text in NEXIS_BELOW_ALONE:
            role, name = (Role.CAPTION, line.text) if line.text == "Graphic" else (Role.OTHER, line.text)
            draft.put(line, role, "", name)
        elif found:
            name, role = found[0], found[1]
            draft.put(line, role, line.text[found[2] :] if role is not Role.TEXT else "", name)
        else:
            draft.put(line, role, "", name)


def _read_new_nexis(text: str, lines: Sequence[Line], signs: _Signs) -> list[Piece]:
    ends = [end + 1 for end in signs.nexis_ends]
    starts = [0, *ends[:-1]]
    lengths = iter(signs.nexis_lengths)
    length = next(lengths, -1)
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        while 0 <= length < start:
            length = next(lengths, -1)
        if not start <= length < end:
            return []  # an "article" without length is none of Nexis
        pieces.append(_new_nexis_article(text, lines[start:end]))
    return _with_edges(pieces, text, (), lines[ends[-1] :], "Nexis")


def _new_nexis_article(text: str, lines: Sequence[Line]) -> Piece:
    """Read the form with "Body" above the text, from the headline (before it, a cover page) to "End of Document"."""
    draft = _Draft(text, "Nexis")
    body = next((number for number, line in enumerate(lines) if line.text == NEXIS_BODY), None)
    top = next(
        (
            number
            for number, line in enumerate(lines)
            if (found := _label_in(line.text, NEXIS_TOP))
            and found[0].lower() in NEXIS_LENGTH | {"section", "byline", "dateline", "highlight"}
        ),
        len(lines),
    )
    top = top if body is None else min(top, body)
    head = lines[:top]
    day = next(
        (
            number
            for number in range(len(head) - 1, -1, -1)
            if not _COPYRIGHT.match(head[number].text) and _is_day(head[number].text)
        ),
        len(head),
    )
    source = day - 1
    cover = next((number + 1 for number in range(source - 1, -1, -1) if _COVER.match(head[number].text)), 0)
    # A long cover has lines that no pattern knows; the headline is what stands together above the outlet.
    first = max(cover, source - 1)
    while first > cover and source - first < _HEADLINE_LINES and not _blank_between(text, head[first - 1], head[first]):
        first -= 1
    contents = False
    for number, line in enumerate(head):
        contents = contents or line.text.lower().startswith(("documents (", "document ("))
        if number < first:
            draft.of_export(line, "table of contents" if contents else "cover page")
        elif _PAGE_NUMBER.match(line.text[:_MARK_LENGTH]):
            draft.of_export(line, "page number")
        elif _COPYRIGHT.match(line.text):
            draft.of_export(line, "copyright line", Kind.LEGAL)
        elif number < source:
            draft.put(line, Role.HEADLINE, line.text, "headline")
        elif number == source:
            draft.put(line, Role.SOURCE, line.text, "outlet")
        elif number == day:
            draft.put(line, Role.DATE, line.text, "date")
        else:
            draft.put(line, Role.OTHER, "", "edition")
    place = top
    role, name = Role.OTHER, ""
    while place < len(lines):
        line = lines[place]
        found = _label_in(line.text, NEXIS_TOP)
        if place == body or (found and found[1] is Role.TEXT):
            draft.label_and_text(line, len(line.text) if found is None else found[2], NEXIS_BODY)
            place += 1
            break
        if found:
            name, role = found[0], found[1]
            draft.put(line, role, line.text[found[2] :], name)
        elif _COPYRIGHT.match(line.text):
            draft.of_export(line, "copyright line", Kind.LEGAL)
        elif body is None and _blank_between(text, lines[place - 1], line):
            break
        else:
            draft.put(line, role, line.text, name)
        place += 1
    end = place
    while end < len(lines) and not _ends_new_nexis(lines[end].text):
        end += 1
    _nexis_text(draft, lines[place:end])
    _nexis_tail(draft, lines[end:])
    return draft.finish()


def _ends_new_nexis(text: str) -> bool:
    if text in NEXIS_BELOW_ALONE or _NEXIS_END.match(text[:_MARK_LENGTH]):
        return True
    found = _label_in(text, NEXIS_BELOW)
    return found is not None and found[0][0].isupper() and found[0].lower() in {"load-date", "language", "subject"}


# Factiva


def _code_in(text: str) -> tuple[str, Role, int] | None:
    """Return the code that a line begins with, its role and where its value begins."""
    found = _CODE.match(text[:_MARK_LENGTH])
    role = FACTIVA_CODES.get(found["code"]) if found else None
    return (found["code"], role, found.end()) if found and role else None


def _read_factiva_codes(text: str, lines: Sequence[Line], signs: _Signs) -> list[Piece]:
    if not signs.factiva_heads:
        return []
    starts = []
    for head in signs.factiva_heads:
        start = head
        above = _code_in(lines[head - 1].text) if head else None
        if above and above[0] in {"SE", "CLM"}:
            start = head - 1
        starts.append(start)
    ends = [*starts[1:], len(lines)]
    pieces = []
    rest: Sequence[Line] = ()
    for start, end in zip(starts, ends, strict=True):
        piece, rest = _coded_article(text, lines[start:end])
        if piece is None:
            return []
        # Page numbers and the like stand between articles, the summary of the search after the last.
        pieces += _with_edges([piece], text, (), rest, "Factiva")
    return _with_edges(pieces, text, lines[: starts[0]], (), "Factiva")


def _coded_article(text: str, lines: Sequence[Line]) -> tuple[Piece | None, Sequence[Line]]:
    """Return the article with codes that ``lines`` begin with, and the lines below it."""
    draft = _Draft(text, "Factiva")
    met: set[str] = set()
    role, name = Role.OTHER, ""
    for number, line in enumerate(lines):
        found = _code_in(line.text)
        # A sentence may begin with "IN" or "RE": codes stand apart.
        if found and (role is Role.TEXT or found[1] is Role.OTHER) and not _stands_apart(line.text, found):
            found = None
        if found and found[0] in met:
            found = None
        if found:
            name, role = found[0], found[1]
            met.add(name)
            if role is Role.TEXT:
                draft.label_and_text(line, found[2], name)
            else:
                draft.put(line, role, line.text[found[2] :], name)
        elif role is Role.TEXT:
            draft.text(line)
        elif name == "AN" and (line.text.startswith(("Search Summary", "©")) or _COPYRIGHT.match(line.text)):
            return (draft.finish() if _is_proved(met) else None), lines[number:]
        else:
            draft.put(line, role, line.text, name)
        if name == "AN" and any(_FACTIVA_END.search(part) for part in (line.text[-60:],)):
            return (draft.finish() if _is_proved(met) else None), lines[number + 1 :]
    return (draft.finish() if _is_proved(met) else None), ()


def _stands_apart(text: str, found: tuple[str, Role, int]) -> bool:
    gap = text[len(found[0]) : found[2]]
    return found[2] == len(text) or len(gap) > 1 or "\t" in gap


def _is_proved(met: set[str]) -> bool:
    return met.issuperset(FACTIVA_PROOF[:2]) and sum(code in met for code in FACTIVA_PROOF) >= 5


def _read_factiva(text: str, lines: Sequence[Line], signs: _Signs) -> list[Piece]:
    """Read the form without codes: each article ends with its number, "Document ..."."""
    if not signs.factiva_ends:
        return []
    ends = [end + 1 for end in signs.factiva_ends]
    starts = [0, *ends[:-1]]
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        piece = _factiva_article(text, lines[start:end])
        if piece is None:
            return []
        pieces.append(piece)
    return _with_edges(pieces, text, (), lines[ends[-1] :], "Factiva")


def _factiva_article(text: str, lines: Sequence[Line]) -> Piece | None:
    draft = _Draft(text, "Factiva")
    count = next(
        (
            number
            for number, line in enumerate(lines[:-1])
            if len(line.text) <= _MARK_LENGTH and _WORD_COUNT.match(line.text) and _is_day(lines[number + 1].text)
        ),
        None,
    )
    if count is None or count == 0:
        return None
    last = min(len(lines) - 1, count + _FACTIVA_BELOW)
    legal = next((number for number in range(count + 2, last) if _COPYRIGHT.match(lines[number].text)), None)
    language = next((number for number in range(count + 2, last) if fold(lines[number].text) in LANGUAGES), None)
    body = legal if legal is not None else language
    if body is None:
        return None
    above = lines[:count]
    byline = len(above) > 1 and _is_byline(above[-1].text)
    headline = len(above) - (2 if byline else 1)
    first = headline
    while first and headline - first < _HEADLINE_LINES - 1 and not _blank_between(text, above[first - 1], above[first]):
        first -= 1
    if headline - first and count - first <= _FACTIVA_ABOVE and _words(above[first].text) <= 4:
        first += 1  # the section above the headline
    for number, line in enumerate(above):
        if number < first:
            name = "cover page" if _words(line.text) > 6 or number + 1 < first else "section"
            draft.of_export(line, name)
        elif number <= headline:
            draft.put(line, Role.HEADLINE, line.text, "headline")
        else:
            draft.put(line, Role.BYLINE, line.text, "byline")
    draft.put(lines[count], Role.OTHER, "", "number of words")
    draft.put(lines[count + 1], Role.DATE, lines[count + 1].text, "date")
    for number in range(count + 2, body + 1):
        line = lines[number]
        if number == legal:
            draft.put(line, Role.LEGAL, line.text, "copyright line")
        elif number == language:
            draft.put(line, Role.LANGUAGE, line.text, "language")
        elif number == count + 2 and _CLOCK.match(line.text):
            draft.put(line, Role.TIME, line.text, "time")
        elif not draft.has(Role.SOURCE):
            draft.put(line, Role.SOURCE, line.text, "outlet")
        else:
            draft.put(line, Role.OTHER, "", "code, page or edition")
    place = body + 1
    while place < len(lines) - 1 and _COPYRIGHT.match(lines[place].text):
        draft.put(lines[place], Role.LEGAL, lines[place].text, "copyright line")
        place += 1
    for line in lines[place:-1]:
        draft.text(line)
    draft.of_export(lines[-1], "number")
    return draft.finish()


def _is_byline(text: str) -> bool:
    if len(text) > _MARK_LENGTH or ends_sentence(text):
        return False
    names = names_in(_BYLINE.sub("", text, count=1))
    # Nothing but names: no "Marta Lind and the pier".
    return bool(names) and (bool(_BYLINE.match(text)) or len(" ".join(names).split()) >= _words(text) - len(names))


# ProQuest


def _read_proquest(text: str, lines: Sequence[Line], signs: _Signs) -> list[Piece]:
    edges = [-1, *signs.rules, len(lines)]
    chunks = [(start + 1, end) for start, end in pairwise(edges) if start + 1 < end]
    known = [_is_proquest(lines[start:end]) for start, end in chunks]
    if not any(known) or not (signs.rules or len(chunks) == 1):
        return []
    pieces: list[Piece] = []
    waiting = 0
    for (begin, end), is_article in zip(chunks, known, strict=True):
        if not is_article:
            continue
        between = lines[waiting:begin]
        piece = _proquest_article(text, lines[begin:end])
        if pieces:
            pieces[-1:] = _with_edges(pieces[-1:], text, (), between, "ProQuest")
            pieces.append(piece)
        else:
            pieces = _with_edges([piece], text, between, (), "ProQuest")
        waiting = end
    return _with_edges(pieces, text, (), lines[waiting:], "ProQuest")


def _is_proquest(lines: Sequence[Line]) -> bool:
    met = {found[0].lower() for line in lines if (found := _label_in(line.text, PROQUEST_LABELS))}
    return len(met & PROQUEST_PROOF) >= PROQUEST_LEAST and bool(met & {"full text", "abstract"})


def _proquest_article(text: str, lines: Sequence[Line]) -> Piece:
    draft = _Draft(text, "ProQuest")
    labels = [_label_in(line.text, PROQUEST_LABELS) for line in lines]
    titled = any(found and found[1] is Role.HEADLINE for found in labels)
    whole = next((n for n, found in enumerate(labels) if found and found[1] is Role.TEXT), None)
    role, name = Role.HEADLINE, "headline"
    printed = False
    for number, (line, found) in enumerate(zip(lines, labels, strict=True)):
        if _PROQUEST_NUMBER.match(line.text[:_MARK_LENGTH]):
            draft.of_export(line, "number")
            continue
        if found:
            name, role = found[0], found[1]
            value = line.text[found[2] :]
            if role is Role.ABSTRACT and whole is None:
                role = Role.TEXT
            if role is Role.TEXT:
                draft.label_and_text(line, found[2], name)
            elif role is Role.SOURCE:
                draft.put(line, role, value.split(";")[0], name)
            elif role is Role.HEADLINE:
                draft.put(line, role, value, name, kind=Kind.REPEATED if printed else None)
            else:
                draft.put(line, role, value, name)
            continue
        if role is Role.TEXT:
            draft.text(line)
        elif line.text.lower() == "proquest document link":
            role, name = Role.OTHER, line.text
            draft.put(line, role, "", name)
        elif role is Role.HEADLINE and name == "headline":
            # The lines that stand together; below them are author, outlet and date in one.
            if printed and _blank_between(text, lines[number - 1], line):
                role, name = Role.OTHER, "reference"
                draft.put(line, role, "", name)
            else:
                # "Title:" has it without the edition.
                draft.put(line, role, "" if titled else line.text, name)
            printed = True
        elif number and _blank_between(text, lines[number - 1], line):
            draft.put(line, Role.OTHER, "", name)
        else:
            draft.put(line, role, line.text, name)
    return draft.finish()


# One after another


def _read_plain(text: str, lines: Sequence[Line], signs: _Signs) -> list[Piece]:
    best: list[tuple[int, int]] = []
    splits = list(signs.separators.values())
    feeds = _after_form_feeds(text, lines)
    for numbers in splits:
        best = max(best, _articles_between(lines, numbers), key=len)
    if feeds:
        best = max(best, _articles_between(lines, feeds, invisible=True), key=len)
    if len(best) < 2:
        return []
    return [_plain_article(text, lines[start:end]) for start, end in best]


def _after_form_feeds(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines that begin a page."""
    if "\f" not in text:
        return []
    starts = []
    for number in range(1, len(lines)):
        above, below = lines[number - 1].span, lines[number].span
        if above and below and "\f" in text[above.end : below.start]:
            starts.append(number)
    return starts


def _articles_between(
    lines: Sequence[Line], separators: Sequence[int], *, invisible: bool = False
) -> list[tuple[int, int]]:
    """Return where the articles begin and end that ``separators`` part; a piece that is none goes with its neighbour.

    Between articles each separator is the last line of the one above it, unless it is ``invisible``.
    """
    edges = [0, *(number if invisible else number + 1 for number in separators), len(lines)]
    pieces = [(start, end) for start, end in pairwise(edges) if start < end]
    seen = [_look_of(lines[start:end]) for start, end in pieces]
    if seen.count(_Look.ARTICLE) < 2:
        return []
    found: list[tuple[int, int]] = []
    start = 0
    for (_begin, end), look in zip(pieces, seen, strict=True):
        if look is _Look.OTHER and found:
            found[-1] = (found[-1][0], end)
        elif look is not _Look.OTHER:
            found.append((start, end))
        else:
            continue  # a note above the first article
        start = end
    return found


class _Look(Enum):
    """What a piece between separators looks like. Where articles are parted, one may be without date and author."""

    ARTICLE = 2
    TITLED_PROSE = 1
    OTHER = 0


def _look_of(lines: Sequence[Line]) -> _Look:
    """Say whether lines begin as an article does: a headline, who wrote it, when or where, and then prose."""
    lead = next((number for number, line in enumerate(lines[: _PLAIN_TOP + 1]) if _is_paragraph(line.text)), None)
    if not lead:
        return _Look.OTHER
    prose = [line for line in lines[lead:] if _is_prose(line.text)]
    if len(prose) < _PLAIN_PARAGRAPHS or sum(_words(line.text) for line in prose) < _PLAIN_WORDS:
        return _Look.OTHER
    top = [line.text for line in lines[:lead]]
    if len(_labelled(top)) >= _PLAIN_FIELDS:
        return _Look.ARTICLE
    if not any(map(_is_headline, top)):
        return _Look.OTHER
    proved = any(map(_is_proof, top)) or find_dateline(lines[lead].text) is not None
    return _Look.ARTICLE if proved else _Look.TITLED_PROSE


def _is_proof(text: str) -> bool:
    """Whether a line above prose says who wrote it, when it was printed, or its address."""
    if is_timestamp(text) or _WEB.match(text) or (len(text) <= 80 and find_moments(text)):
        return True
    return bool(_BYLINE.match(text)) and bool(names_in(_BYLINE.sub("", text, count=1)))


def _is_paragraph(text: str) -> bool:
    return _is_prose(text) and _label_in(text, PLAIN_LABELS) is None and not _COPYRIGHT.match(text)


def _is_headline(text: str) -> bool:
    least, most = _HEADLINE_WORDS
    if not least <= _words(text) <= most or is_timestamp(text) or _BYLINE.match(text) or is_name(text):
        return False
    return not text.endswith((".", "。", ":", ",")) and not _WEB.match(text) and not find_moments(text)


def _labelled(texts: Iterable[str]) -> set[Role]:
    return {found[1] for text in texts if (found := _label_in(text, PLAIN_LABELS))}


def _plain_article(text: str, lines: Sequence[Line]) -> Piece:
    draft = _Draft(text, "")
    top = [line.text for line in lines[:_PLAIN_TOP]]
    labelled = len(_labelled(top)) >= _PLAIN_FIELDS
    lead = next((number for number, line in enumerate(lines[:_PLAIN_TOP]) if _is_paragraph(line.text)), 0)
    reading = True
    for number, line in enumerate(lines):
        found = _label_in(line.text, PLAIN_LABELS) if labelled and reading and number < _PLAIN_TOP else None
        if len(line.text) <= _MARK_LENGTH and _SEPARATOR.match(line.text):
            draft.cut(line, "separator between articles")
        elif found and found[1] is Role.TEXT:
            draft.label_and_text(line, found[2], found[0])
            reading = False
        elif found and len(line.text) <= 4 * _MARK_LENGTH:
            draft.put(line, found[1], line.text[found[2] :], found[0])
        elif number < lead and not draft.has(Role.URL) and _url(line.text) == line.text:
            draft.put(line, Role.URL, line.text, "address")
        else:
            draft.text(line)
    return draft.finish(certain=False)
