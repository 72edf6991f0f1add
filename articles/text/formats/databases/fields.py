"""The fields of an exported article, read from the values of its labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.bylines import is_name, names_in
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.timestamps import Published, find_moments
from articles.text.data.bylines import NOT_IN_NAMES, ROLES
from articles.text.data.databases import LANGUAGES
from articles.text.formats.databases.lines import BYLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words of a byline that is taken whole if no names are recognised in it: an office, a pen name.
_MAX_AUTHOR_WORDS = 5
# Letters of initials, and of numerals behind a name: they stay in capitals.
_MAX_INITIALS = 3

# Offices before or instead of a name, in the databases' languages.
_OFFICES = re.compile(
    r"\b(?:from )?our (?:own )?(?:[a-z]+ )?(?:correspondents?|reporters?|staff)\b|\bstaff (?:writers?|reporters?)\b"
    r"|\b(?:von )?unsere[mnr]? (?:[A-Za-zäöüÄÖÜß]+ )?(?:korrespondent|mitarbeiter|redakteur|redaktion|reporter)"
    r"(?:in|en|innen|s)?\b"
    r"|\b(?:de )?(?:notre|nos|nuestro|nuestra|nuestros) (?:envoyée?s? spéciaux?|envoyée?s? spéciale?s?"
    r"|correspondante?s?|corresponsal(?:es)?|redactora?|enviad[oa] especial)(?: (?:à|au|en) \w+)?"
    r"|\b(?:dal|dalla) nostr[oa] (?:inviat[oa]|corrispondente)"
    r"|\bvan onze (?:\w+ )?(?:correspondent|verslaggever|redacteur)|\bнаш(?:его)? корреспондента?\b",
    re.I,
)
# Words before the names besides those of ``BYLINE``.
_CUE = re.compile(
    r"(?:propos recueillis par|recueillis? par|aufgezeichnet von|interview(?: von)?\s?:|textes?\s?:|texto\s?:|testo\s?:"
    r"|written by|reported by|story by|compiled by|edited by|автор(?:ы)?\s?:)\s*",
    re.I,
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|https?://\S{1,200}|(?<!\w)@\w{2,30}")
# "and" between two names in other languages.
_AND = re.compile(r"(?<=[^\W\d_])\s(?:y|e|ed|en|и|og|och|oraz|та|ve)\s(?=[^\W\d_a-zа-я])")
# "MARIT OLLEN Gazette Staff Writer": the name is in capitals, the office is not.
_AFTER_CAPITALS = re.compile(
    r"\b((?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]{0,20}\s){1,3}[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]{1,20})\s(?=[A-Z][a-z])"
)
_ACADEMIC = re.compile(r"(?:(?:Dr|Prof|Drs|Mag|Ing|Dipl)\.\s?){1,3}(?=\S+\s\S)")
_PARTICLES = frozenset("de del della da dos du la le di van von der den ter zu und y e".split())
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_NOBODY = frozenset({"none", "unknown", "anonymous", "n/a", "na", "not available", "no author", "unbekannt", "anonyme"})
_CHINESE_ROLES = re.compile(
    r"(?:本报|本報|特约|特約|实习|實習)?(?:记者|記者|通讯员|通訊員)[:：/／]?"
    r"|(?:撰文|作者|编辑|编译|文)(?:[:：/／]|(?=[\s\u3000]))"
)
_CHINESE_BREAK = re.compile(r"[\s\u3000、，,;；/／]+")
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff·]{2,8}")


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


_FIELDS = tuple(entry.name for entry in fields(ExportFields))


def merged_fields(first: ExportFields, second: ExportFields) -> ExportFields:
    """Return the fields of ``first``; those that it lacks are those of ``second``."""
    return ExportFields(**{name: getattr(first, name) or getattr(second, name) for name in _FIELDS})


def read_authors(values: Sequence[str], source: str | None) -> tuple[str, ...]:
    """Return the names in the lines of a byline, without the outlet ``source``."""
    value = " ".join(" ".join(values).split())
    value = _ADDRESS.sub(";", _CUE.sub("", value, count=1))
    value = BYLINE.sub("", value, count=1) if BYLINE.match(value) else value
    value = _AFTER_CAPITALS.sub(r"\1; ", _AND.sub(", ", _OFFICES.sub(" ", value))).strip(" ,:;–—-【】[]()")
    if not value or value.casefold() in _NOBODY:
        return ()
    people = [person.strip() for person in value.split(";")]
    surname_first = _read_surname_first([person.split(", ") for person in people if person])
    if surname_first:
        return surname_first
    names = [name for name in names_in(value) if not source or fold(name) not in fold(source)]
    names = _read_chinese_names(value) or names
    if names:
        return tuple(dict.fromkeys(map(_tidy_name, names)))
    alone = people[0].split(",")[0].strip(" .")
    words = alone.split()
    if not 0 < len(words) <= _MAX_AUTHOR_WORDS or any(map(str.isdecimal, alone)) or alone[0].islower():
        return ()
    is_office = all(word.islower() or word.lower().strip(".'’s") in ROLES | NOT_IN_NAMES for word in words)
    return () if is_office else (alone,)


def is_office(text: str) -> bool:
    """Whether a line names an office instead of an author: "Von unserem Korrespondenten", "Staff Reporter"."""
    value = BYLINE.sub("", text, count=1) if BYLINE.match(text) else text
    rest = _OFFICES.sub("", value).split()
    return rest != value.split() and all(word.lower().strip(".,") in ROLES for word in rest)


def _tidy_name(name: str) -> str:
    """Return ``name`` without an academic title, and with a surname in capitals in title case: "Marit OLLEN"."""
    name = _ACADEMIC.sub("", name)
    words = name.split()
    if not any(word.isupper() for word in words) or all(word.isupper() for word in words):
        return name
    tidy = []
    for word in words:
        if word.isupper() and word.lower() in _PARTICLES:
            tidy.append(word.lower())
        elif word.isupper() and len(word) > _MAX_INITIALS and "." not in word:
            tidy.append(_INITIAL.sub(lambda letter: letter[0].upper(), word.lower()))
        else:
            tidy.append(word)
    return " ".join(tidy)


def _read_chinese_names(value: str) -> list[str]:
    """Return the names in a byline in Chinese characters: two to four each, separated by blanks or marks."""
    parts = [part for part in _CHINESE_BREAK.split(_CHINESE_ROLES.sub(" ", value)) if part]
    return parts if parts and all(map(_CHINESE_NAME.fullmatch, parts)) else []


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
    """Return the code of the first known language in ``value``: "GERMAN; DEUTSCH", "Chinese - Traditional"."""
    named = [fold(part) for part in re.split(r"[;,/]", value or "")]
    named += [re.split(r"\s[-–]\s|\s?[(（]", name, maxsplit=1)[0] for name in named]
    return next((LANGUAGES[name] for name in named if name in LANGUAGES), None)


def read_url(value: str | None) -> str | None:
    address = (value or "").split(" ")[0].rstrip(".,;")
    return address if address.lower().startswith(("http://", "https://")) else None
