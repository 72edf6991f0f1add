"""The fields of an exported article, read from the values of its labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.bylines import is_name, names_in
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.timestamps import Published, find_moments
from articles.text.data.databases import LANGUAGES
from articles.text.formats.databases.lines import BYLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words of a byline that is taken whole if no names are recognised in it: an office, a pen name.
_MAX_AUTHOR_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFields:
    """Metadata of an exported article. Missing fields are ``None`` or ()."""

    headline: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    published: Published | None = None
    places: tuple[str, ...] = ()
    credit: str | None = None
    language: str | None = None
    url: str | None = None


def merged_fields(first: ExportFields, second: ExportFields) -> ExportFields:
    """Return the fields of ``first``; those that it lacks are those of ``second``."""
    named = [entry.name for entry in fields(ExportFields)]
    return ExportFields(**{name: getattr(first, name) or getattr(second, name) for name in named})


def read_authors(values: Sequence[str], source: str | None) -> tuple[str, ...]:
    """Return the names in the lines of a byline, without the outlet ``source``."""
    value = " ".join(" ".join(values).split())
    value = BYLINE.sub("", value, count=1) if BYLINE.match(value) else value
    if not value:
        return ()
    people = [person.strip() for person in value.split(";")]
    surname_first = _read_surname_first([person.split(", ") for person in people if person])
    if surname_first:
        return surname_first
    names = [name for name in names_in(value) if not source or fold(name) not in fold(source)]
    if names:
        return tuple(names)
    alone = people[0].split(",")[0].strip(" .")
    return (alone,) if 0 < len(alone.split()) <= _MAX_AUTHOR_WORDS and not any(map(str.isdecimal, alone)) else ()


def _read_surname_first(people: Sequence[list[str]]) -> tuple[str, ...]:
    """Return the names in "Doe, Jane; Roe, Rick", given names first; () for any other form."""
    in_pairs = all(len(parts) == 2 and is_name(f"{parts[1]} {parts[0]}") for parts in people)
    if people and in_pairs and (len(people) > 1 or not is_name(people[0][0])):
        return tuple(dict.fromkeys(f"{given} {family}" for family, given in people))
    return ()


def read_published(day: str | None, clock: str | None) -> Published | None:
    """Return the moment of publication, from the date and, if it is in a field of its own, the time of day."""
    if not day:
        return None
    moments = find_moments(f"{day} {clock}" if clock else day)
    return moments[0].published if moments else None


def read_places(dateline: str | None) -> tuple[str, ...]:
    found = find_dateline(f"{dateline.rstrip(' :-–—')} -- X") if dateline else None
    return found.places if found else ()


def read_language(value: str | None) -> str | None:
    """Return the code of the first known language in ``value``."""
    named = (fold(part) for part in re.split(r"[;,/]", value or ""))
    return next((LANGUAGES[name] for name in named if name in LANGUAGES), None)


def read_url(value: str | None) -> str | None:
    address = (value or "").split(" ")[0].rstrip(".,;")
    return address if address.lower().startswith(("http://", "https://")) else None
