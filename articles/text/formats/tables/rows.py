"""Rows of a table, or objects of a JSON file, as documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.prose import count_words
from articles.text.data.columns import COLUMN_NAMES, LEADING_WORDS, TEXT_COLUMN_EXAMPLES, TRAILING_WORDS, Role
from articles.text.data.kinds import Kind
from articles.text.data.programs import PROGRAMS
from articles.text.documents import NoArticles
from articles.text.formats.databases.fields import ExportFields, read_authors, read_places
from articles.text.formats.decoding import PAGE
from articles.text.formats.document import Document, HeadLine, LibraryData, OpenedFile, SavedLink
from articles.text.formats.tables.cells import (
    clean,
    is_month_first,
    read_field,
    read_language_code,
    read_list,
    read_moment,
    read_text,
    without_cut_off,
)
from articles.text.formats.tables.highlights import read_highlights, read_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.text.cleaning.timestamps import Published

# Articles of one table; the rest is named as not read.
MAX_ROWS = 5_000
# Links of one table. The largest reading lists that people report have some 40,000.
MAX_LINKS = 100_000
# Problems with single rows that are named; the rest is counted.
_MAX_NAMED_PROBLEMS = 20
# Characters of a wrong address that are named.
_MAX_NAMED_ADDRESS = 60
# Columns that are named in an error.
_MAX_NAMED_COLUMNS = 12
# A text column with fewer words is a link's description.
_MIN_TEXT_WORDS = 3
# Words of a column of unknown name that is shown beside the article.
_MIN_OTHER_WORDS, _MAX_OTHER_LENGTH = 8, 2_000
# Characters of a summary that are compared with the beginning of the text.
_SUMMARY_PROBE = 60
# Columns of reading lists that say when a link was saved.
_DATES_OF_SAVING = frozenset({"timestamp", "created"})
# Folders of reading lists that say nothing about an article.
_STATE_FOLDERS = frozenset({"unread", "archive", "archived", "starred", "home", "inbox", "later", "feed"})

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]")

_KINDS = {
    Role.HEADLINE: Kind.HEADLINE,
    Role.STANDFIRST: Kind.STANDFIRST,
    Role.DATE: Kind.TIMESTAMP,
    Role.TIME: Kind.TIMESTAMP,
    Role.SOURCE: Kind.SOURCE,
    Role.AUTHOR: Kind.BYLINE,
    Role.PLACE: Kind.DATELINE,
}


class Row(NamedTuple):
    """A row: its label, such as "Row 7", and its values by the names of their columns."""

    label: str
    values: Mapping[str, Any]


@lru_cache(maxsize=4_096)
def role_of(name: str) -> tuple[Role, int] | None:
    """Return the role of a column and the rank of its name, ``None`` if the name is unknown."""
    words = _NOT_WORD.split(_CAMEL.sub(" ", _IN_BRACKETS.sub(" ", name[:200])).casefold())
    words = [word for word in words if word]
    while words:
        if found := COLUMN_NAMES.get("".join(words)):
            return found
        if words[0] in LEADING_WORDS and len(words) > 1:
            words = words[1:]
        elif words[-1] in TRAILING_WORDS and len(words) > 1:
            words = words[:-1]
        else:
            return None
    return None


def roles_in(names: Iterable[str]) -> set[Role]:
    """Return the roles of the columns with these names."""
    return {found[0] for name in names if (found := role_of(name))}


class _Reading(NamedTuple):
    """How the rows of a table are read.

    ``month_first``: dates such as 3/4/2024 are in March. ``is_library``: text is not expected. ``date_is_saved``: the
    date is that of saving. ``program`` is the program that wrote the table, empty if unknown.
    """

    month_first: bool
    is_library: bool
    date_is_saved: bool
    program: str


@dataclass(slots=True)
class _Found:
    documents: list[Document] = field(default_factory=list)
    links: list[SavedLink] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    link_problems: list[str] = field(default_factory=list)
    beyond_limits: int = 0


def open_rows(
    rows: Sequence[Row],
    *,
    media_type: str,
    encoding: str = "",
    problems: Sequence[str] = (),
    is_library: bool = False,
    program: str = "",
) -> OpenedFile:
    """Return a document for each row with text, and a link for each other row with an address.

    A row with neither is named as a problem. ``is_library``: the rows come from a program that saves links, where text
    is not expected and a title is enough. ``program`` is its name if the columns do not tell. Raises ``NoArticles`` if
    no row has text or an address.
    """
    names = dict.fromkeys(name for row in rows for name in row.values)
    roles = roles_in(names)
    found = _Found()
    if Role.TEXT not in roles and Role.URL not in roles and not is_library:
        raise NoArticles(_no_text_column(list(names)))
    program = program or _program_of(names)
    is_library = is_library or bool(program) or Role.TEXT not in roles
    reading = _reading_of(rows, names, is_library=is_library, program=program)
    for row in rows:
        _add_row(found, row, reading)
    if len(found.links) <= len(found.documents):
        # In a table of articles, a row with only a link lacks its text; in a reading list, most rows are links.
        found.problems += found.link_problems
    left_out = len(found.problems) - _MAX_NAMED_PROBLEMS
    if left_out > 0:
        found.problems[_MAX_NAMED_PROBLEMS:] = [f"{left_out} more rows have such problems"]
    if found.beyond_limits:
        found.problems.append(
            f"{len(rows):,} rows; {found.beyond_limits:,} were not read. A table may have {MAX_ROWS:,} articles and "
            f"{MAX_LINKS:,} links. Split the table"
        )
    if not found.documents and not found.links:
        reason = next(iter([*found.problems, *problems]), "")
        raise NoArticles("; ".join(filter(None, ["no row of this table has text", reason])))
    return OpenedFile(
        media_type=media_type,
        encoding=encoding,
        documents=tuple(found.documents),
        problems=(*problems, *found.problems),
        links=tuple(found.links),
    )


def _program_of(names: Iterable[str]) -> str:
    lowered = {name.casefold() for name in names}
    return next((program for program, columns in PROGRAMS if columns <= lowered), "")


def _reading_of(rows: Sequence[Row], names: Iterable[str], *, is_library: bool, program: str) -> _Reading:
    roles = {name: role[0] for name in names if (role := role_of(name))}
    dates = {name for name, role in roles.items() if role is Role.DATE}
    return _Reading(
        month_first=is_month_first(row.values[name] for row in rows for name in dates if name in row.values),
        is_library=is_library,
        program=program,
        date_is_saved=(
            is_library and Role.SAVED not in roles.values() and {name.casefold() for name in dates} <= _DATES_OF_SAVING
        ),
    )


def _add_row(found: _Found, row: Row, reading: _Reading) -> None:
    cells = _by_role(row.values)
    text, kind = read_text(cells[Role.TEXT]) if Role.TEXT in cells else ("", "")
    text, is_cut_off = without_cut_off(text)
    has_text = count_words(text[:200]) >= _MIN_TEXT_WORDS or len(text) > _SUMMARY_PROBE
    if len(found.documents) >= MAX_ROWS if has_text else len(found.links) >= MAX_LINKS:
        found.beyond_limits += 1
    elif has_text:
        found.documents.append(_document(row, cells, text, kind, reading))
        if is_cut_off:
            found.problems.append(f"{row.label}: the text is cut off; only its beginning was exported")
    else:
        _add_link(found, row, cells, reading)


def _add_link(found: _Found, row: Row, cells: Mapping[Role, Any], reading: _Reading) -> None:
    """Add a row without text: a link if it has an address or, from a library, a title; else a problem."""
    address = cells.get(Role.URL)
    url = _read_url(address)
    if address and not url and reading.is_library:
        # A script, a folder of a browser or a file of another computer: nothing that can be found again.
        found.problems.append(f"{row.label}: not a web address: {read_field(address)[:_MAX_NAMED_ADDRESS]}")
    elif url or (reading.is_library and read_field(cells.get(Role.HEADLINE))):
        found.links.append(_link(cells, url or "", reading))
        if not reading.is_library:
            found.link_problems.append(f"{row.label}: no text, kept as a link")
    elif any(_has_value(value) for value in row.values.values()):
        found.problems.append(f"{row.label}: no text")


def _by_role(values: Mapping[str, Any]) -> dict[Role, Any]:
    """Return the value of each role: the one under the best name that is not empty. Tags and notes are joined."""
    best: dict[Role, tuple[int, Any]] = {}
    joined: dict[Role, list[Any]] = {}
    for name, value in values.items():
        role = role_of(name)
        if role is None or not _has_value(value):
            continue
        if role[0] in {Role.TAGS, Role.NOTES, Role.HIGHLIGHTS}:
            joined.setdefault(role[0], []).extend(_read_many(role[0], value))
        elif role[0] not in best or role[1] < best[role[0]][0]:
            best[role[0]] = (role[1], value)
    return {role: value for role, (_rank, value) in best.items()} | dict(joined)


def _has_value(value: Any) -> bool:
    return bool(value) if isinstance(value, list | dict) else bool(clean(value))


def _read_many(role: Role, value: Any) -> Iterable[Any]:
    if role is Role.HIGHLIGHTS:
        return read_highlights(value)
    if role is Role.NOTES:
        return read_notes(value)
    return [tag for tag in read_list(value) if tag.casefold() not in _STATE_FOLDERS and not tag.isdigit()]


def _document(row: Row, cells: Mapping[Role, Any], text: str, kind: str, reading: _Reading) -> Document:
    fields = _fields(cells, text, reading)
    head = _head(row, cells)
    if fields.headline and kind != PAGE:
        first, _break, rest = text.partition("\n")
        if rest.strip() and len(first.splitlines()) == 1 and fold(first) == fold(fields.headline):
            # Some exports put the headline into the text as well.
            head.append(
                HeadLine(first.strip(), Verdict(kind=Kind.HEADLINE, rule="headline, also in a column of its own"))
            )
            text = rest
    above = "\n".join(line.text for line in head)
    return Document(
        text=f"{above}\n\n{text}" if above and kind != PAGE else text,
        kind=kind,
        fields=fields,
        text_only=kind != PAGE,
        name=row.label,
        head=tuple(head),
        library=_library_data(cells, reading),
    )


def _link(cells: Mapping[Role, Any], url: str, reading: _Reading) -> SavedLink:
    fields = _fields(cells, "", reading)
    return SavedLink(url=url, title=fields.headline or "", fields=fields, library=_library_data(cells, reading))


def _fields(cells: Mapping[Role, Any], text: str, reading: _Reading) -> ExportFields:
    source = read_field(cells.get(Role.SOURCE)) or None
    authors = read_list(cells.get(Role.AUTHOR), split=False)
    summary = read_field(cells.get(Role.STANDFIRST))
    repeats = fold(text[: 2 * _SUMMARY_PROBE]).startswith(fold(summary[:_SUMMARY_PROBE]))
    return ExportFields(
        headline=read_field(cells.get(Role.HEADLINE)) or None,
        standfirst=None if repeats else summary or None,
        authors=tuple(dict.fromkeys(name for author in authors for name in read_authors([author], source))),
        source=source,
        published=None if reading.date_is_saved else _published(cells, month_first=reading.month_first),
        places=read_places(read_field(cells.get(Role.PLACE))),
        language=read_language_code(cells.get(Role.LANGUAGE)),
        url=_read_url(cells.get(Role.URL)),
    )


def _published(cells: Mapping[Role, Any], *, month_first: bool) -> Published | None:
    if Role.DATE not in cells:
        return read_moment(cells.get(Role.TIME), month_first=month_first)
    day = read_moment(cells[Role.DATE], month_first=month_first)
    clock = read_field(cells.get(Role.TIME))
    if day and day.time is None and clock:
        return read_moment(f"{day.day.isoformat()} {clock}") or day
    return day


def _library_data(cells: Mapping[Role, Any], reading: _Reading) -> LibraryData:
    """Return what a reader added to an article."""
    saved = cells.get(Role.SAVED) or (cells.get(Role.DATE) if reading.date_is_saved else None)
    return LibraryData(
        tags=tuple(dict.fromkeys(cells.get(Role.TAGS, ()))),
        notes=tuple(dict.fromkeys(cells.get(Role.NOTES, ()))),
        highlights=tuple(dict.fromkeys(cells.get(Role.HIGHLIGHTS, ()))),
        saved=read_moment(saved, month_first=reading.month_first),
        program=reading.program,
    )


def _head(row: Row, cells: Mapping[Role, Any]) -> list[HeadLine]:
    """Return the row's other cells as lines: those whose role is known, and those with several words."""
    head: list[HeadLine] = []
    used = cells.get(Role.TEXT)
    for name, value in row.values.items():
        if value is used:
            continue
        role = role_of(name)
        shown = " ".join(" ".join(read_list(value, split=False)).split())[:_MAX_OTHER_LENGTH]
        if not shown or (role is None and count_words(shown) < _MIN_OTHER_WORDS):
            continue
        kind = _KINDS.get(role[0], Kind.NAVIGATION) if role else Kind.NAVIGATION
        head.append(HeadLine(f"{' '.join(name.split())}: {shown}", Verdict(kind=kind, rule="column of the table")))
    return head


def _read_url(value: Any) -> str | None:
    if isinstance(value, dict):
        value = next((value[key] for key in ("url", "href", "@id", "raw") if isinstance(value.get(key), str)), None)
    address = read_field(value).split(" ")[0]
    if address.lower().startswith("www."):
        return f"https://{address}"
    return address if address.lower().startswith(("http://", "https://")) else None


def _no_text_column(names: Sequence[str]) -> str:
    shown = ", ".join(name[:40] for name in names[:_MAX_NAMED_COLUMNS] if name.strip())
    more = f" and {len(names) - _MAX_NAMED_COLUMNS} more" if len(names) > _MAX_NAMED_COLUMNS else ""
    examples = ", ".join(TEXT_COLUMN_EXAMPLES)
    return (
        f"no column of this table holds the articles' text. Its columns are: {shown or 'without names'}{more}. "
        f"Name the column of the text {examples}, or the like"
    )
