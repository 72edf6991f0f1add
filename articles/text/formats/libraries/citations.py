"""Entries of reference managers such as Zotero: RIS and BibTeX. They hold no article's text, at most an abstract."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from articles.text.documents import UnreadableClipping
from articles.text.formats.decoding import decode
from articles.text.formats.tables.rows import Row, open_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.text.formats.document import OpenedFile

RIS_SUFFIXES = frozenset({".ris"})
BIBTEX_SUFFIXES = frozenset({".bib", ".bibtex"})

_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: |$)(.*)")
_RIS_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}TY  ?- ")
# Tags of RIS > names of columns.
_RIS_FIELDS = {
    tag: column
    for column, tags in {
        "title": "TI T1 CT",
        "authors": "AU A1",
        "publication": "T2 JO JF JA",
        "date": "DA Y1 PY",
        "url": "UR",
        "abstract": "AB N2",
        "tags": "KW",
        "notes": "N1 RN",
        "language": "LA",
        "place": "CY",
        "saved date": "Y2",
    }.items()
    for tag in tags.split()
}
_BIBTEX_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:%[^\n]{0,300}\n\s{0,100}){0,20}@[A-Za-z]{3,20}\s{0,5}[{(]")
_BIBTEX_ENTRY = re.compile(r"^[ \t]*@([A-Za-z]{3,20})\s{0,5}\{\s{0,5}([^\s,{}]{0,200})\s{0,5},", re.M)
_BIBTEX_FIELD = re.compile(r"\s*([A-Za-z][\w-]{0,40})\s{0,20}=\s{0,20}")
# Fields of BibTeX > names of columns.
_BIBTEX_FIELDS = {
    field: column
    for column, fields in {
        "title": "title",
        "authors": "author",
        "publication": "journal journaltitle newspaper",
        "publisher": "publisher",
        "date": "date",
        "url": "url",
        "abstract": "abstract",
        "tags": "keywords",
        "notes": "note annote annotation",
        "language": "language langid",
        "place": "location address",
        "saved date": "urldate",
    }.items()
    for field in fields.split()
}
_NO_ENTRIES = frozenset({"comment", "preamble", "string"})
# Signs of LaTeX for accents > the combining characters of Unicode.
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_ACCENT = re.compile(r"\\(?:([`'^\"~=.])\s?|([cvuHkr])(?:\s|(?=\{)))\{?\\?([A-Za-z])\}?")
_LETTERS = {
    r"\ss": "ß", r"\o": "ø", r"\O": "Ø", r"\ae": "æ", r"\AE": "Æ", r"\aa": "å", r"\AA": "Å", r"\l": "ł", r"\L": "Ł",
    r"\oe": "œ", r"\i": "ı", r"\textquoteright": "’", r"\textquoteleft": "‘", r"\textquotedblleft": "“",
    r"\textquotedblright": "”", r"\textendash": "–", r"\textemdash": "—", r"\&": "&", r"\%": "%", r"\$": "$",
    r"\_": "_", r"\#": "#", "---": "—", "--": "–", "~": " ",
}  # fmt: skip
_LETTER = re.compile(
    "|".join(rf"{re.escape(sign)}(?![A-Za-z])\s?" if sign[-1].isalpha() else re.escape(sign) for sign in _LETTERS)
)
_YEAR = re.compile(r"\d{4}")


def is_ris(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is a list of references in RIS."""
    return name.endswith(tuple(RIS_SUFFIXES)) or _RIS_START.match(head) is not None


def is_bibtex(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is a list of references in BibTeX."""
    return name.endswith(tuple(BIBTEX_SUFFIXES)) or _BIBTEX_START.match(head) is not None


def open_ris(data: bytes, name: str) -> OpenedFile:
    """Return the links of a list of references in RIS. Raises ``UnreadableClipping`` if it has no entries."""
    decoded = decode(data)
    rows = [Row(f"Entry {number}", values) for number, values in enumerate(_read_ris(decoded.text), start=1)]
    if not rows:
        raise UnreadableClipping("this list of references has no entries; export it again as RIS")
    return open_rows(rows, media_type="application/x-research-info-systems", encoding=decoded.encoding, is_library=True)


def open_bibtex(data: bytes, name: str) -> OpenedFile:
    """Return the links of a list of references in BibTeX. Raises ``UnreadableClipping`` if it has no entries."""
    decoded = decode(data)
    rows = [Row(f"Entry {number}", values) for number, values in enumerate(_read_bibtex(decoded.text), start=1)]
    if not rows:
        raise UnreadableClipping("this list of references has no entries; export it again as BibTeX")
    return open_rows(rows, media_type="application/x-bibtex", encoding=decoded.encoding, is_library=True)


def _read_ris(text: str) -> Iterator[dict[str, Any]]:
    values: dict[str, Any] = {}
    open_name = ""
    for line in text.splitlines():
        found = _RIS_LINE.match(line.lstrip("\ufeff"))
        if found is None:
            # A value that goes on in the next line.
            if open_name and line.strip():
                values[open_name][-1] += f" {line.strip()}"
            continue
        tag, value = found[1], found[2].strip()
        if tag in {"TY", "ER"}:
            if values:
                yield _entry(values)
            values, open_name = {}, ""
            continue
        open_name = _RIS_FIELDS.get(tag, "")
        # A full date wins over a year, and the first title and address over later ones.
        if open_name == "date" and (_is_fuller(values, value) or not value.strip("/")):
            open_name = ""
        if open_name and value:
            if open_name == "date":
                values["date"] = []
            values.setdefault(open_name, []).append(value)
        elif open_name and open_name not in values:
            open_name = ""
    if values:
        yield _entry(values)


def _is_fuller(values: dict[str, Any], value: str) -> bool:
    """Whether the date that an entry already has is longer than ``value``."""
    return bool(values.get("date")) and len(values["date"][0].strip("/ ")) >= len(value.strip("/ "))


def _entry(values: dict[str, Any]) -> dict[str, Any]:
    """Return an entry in which only fields of many values are lists, and whose date can be read."""
    entry: dict[str, Any] = {}
    for name, found in values.items():
        entry[name] = found if name in {"authors", "tags", "notes"} else found[0]
    if date := entry.get("date"):
        # "2024/03/12/" or "2024/03/12/Evening edition"
        parts = [part for part in date.split("/")[:3] if part.strip().isdigit()]
        entry["date"] = "-".join(part.strip().zfill(2) for part in parts) if len(parts) == 3 else date
    return entry


def _read_bibtex(text: str) -> Iterator[dict[str, Any]]:
    starts = list(_BIBTEX_ENTRY.finditer(text))
    for start, end in zip(starts, [*(other.start() for other in starts[1:]), len(text)], strict=False):
        if start[1].lower() in _NO_ENTRIES:
            continue
        fields = dict(_read_bibtex_fields(text[start.end() : end]))
        values: dict[str, Any] = {}
        for name, value in fields.items():
            column = _BIBTEX_FIELDS.get(name)
            if column and value:
                values.setdefault(column, value)
        if "authors" in values:
            values["authors"] = re.split(r"\s+and\s+", values["authors"])
        if "date" not in values and (date := _bibtex_date(fields)):
            values["date"] = date
        if values:
            yield values


def _bibtex_date(fields: dict[str, str]) -> str:
    year, month, day = fields.get("year", ""), fields.get("month", ""), fields.get("day", "")
    if not _YEAR.fullmatch(year) or not month or not day:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}" if month.isdigit() and day.isdigit() else f"{day} {month} {year}"


def _read_bibtex_fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry: names in lower case, and values without LaTeX."""
    at = 0
    while field := _BIBTEX_FIELD.match(text, at):
        start = field.end()
        end = _end_of_value(text, start)
        yield field[1].lower(), _without_latex(text[start:end])
        at = end
        while at < len(text) and text[at] in ", \t\r\n":
            at += 1


def _end_of_value(text: str, start: int) -> int:
    """Return the end of a value: behind its closing brace or quotation mark, or at the next comma."""
    depth = 0
    quoted = text[start : start + 1] == '"'
    for at in range(start, len(text)):
        sign = text[at]
        if sign == "\\":
            continue
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth <= 0 and not quoted:
                return at + 1 if depth == 0 else at
        elif depth == 0 and ((quoted and sign == '"' and at > start) or (not quoted and sign in ",\n")):
            return at + 1 if quoted else at
    return len(text)


def _without_latex(value: str) -> str:
    value = " ".join(value.split())
    value = value[1:-1] if value[:1] in '{"' and value[-1:] in '}"' else value
    value = _ACCENT.sub(lambda found: unicodedata.normalize("NFC", found[3] + _ACCENTS[found[1] or found[2]]), value)
    value = _LETTER.sub(lambda found: _LETTERS[found[0].rstrip() or found[0]], value)
    return value.replace("{", "").replace("}", "").strip()
