"""Values of the cells of a table, and of the objects of a JSON file."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from articles.text.cleaning.timestamps import Published, parse_iso
from articles.text.data.columns import (
    DATE_KEYS,
    NAME_KEYS,
    NO_VALUE,
    OTHER_PART_TYPES,
    PERSON_KEYS,
    TEXT_KEYS,
    THREE_LETTER_LANGUAGES,
)
from articles.text.formats.databases.fields import read_language
from articles.text.formats.decoding import PAGE, PLAIN
from articles.text.formats.entities import unescape
from articles.text.formats.pages import read_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters of a field that is not the text. Longer ones are no headline, and no list of authors or tags.
MAX_FIELD_LENGTH = 4_000
# Objects inside objects, and values in a list, that are read.
_MAX_DEPTH, _MAX_VALUES = 6, 10_000

# The values that stand for an empty cell are shorter.
_MAX_NO_VALUE = 12
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROLS = dict.fromkeys((*range(9), *range(14, 32), 127), " ")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MARKUP = re.compile(
    r"</(?:p|div|span|a|strong|em|b|i|u|ul|ol|li|h[1-6]|article|section|figure|blockquote|td|body)\s*>|"
    r"<(?:p|br|hr|img|div|h[1-6])(?:\s[^<>]{0,500})?/?>",
    re.I,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.I)
_PAGE_START = re.compile(r"\s*(?:<\?xml[^<>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.I)
# A line break that an export wrote as two characters.
_WRITTEN_BREAK = re.compile(r"(?:\\r)?\\n")
_CUT_OFF_REACH = 60
_CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d{1,7} (?:chars|characters)\]\s*$")
_LISTED = re.compile(r"'((?:[^'\\]|\\.){0,200})'|\"((?:[^\"\\]|\\.){0,200})\"")
_BETWEEN_TAGS = re.compile(r"\s*[|;,]\s*")

# Spreadsheets count days from this one. The range is 1927 to 2118: a year such as 2024 is no such number.
_SPREADSHEET_DAY_ZERO = date(1899, 12, 30)
_SPREADSHEET_DAYS = range(10_000, 80_000)
# Seconds from 1970; the range is 1979 to 2096. Smaller units have three digits more each.
_EPOCH_SECONDS = range(300_000_000, 4_000_000_000)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 # an offset is added to it
_NUMBER = re.compile(r"\d{1,20}(?:\.\d{1,12})?$")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$")
_WITH_SLASHES = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?!\d)")
# Two-digit years up to this one are of this century.
_LAST_SHORT_YEAR = 49


def clean(value: object) -> str:
    """Return a value as text without lone surrogates and control characters; "" if it says that there is none."""
    if value is None or isinstance(value, bool):
        return ""
    text = value if isinstance(value, str) else str(value)
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if _CONTROL.search(text):
        text = text.translate(_CONTROLS)
    text = text.strip().lstrip("\ufeff")
    return "" if len(text) < _MAX_NO_VALUE and text.casefold() in NO_VALUE else text


def read_text(value: Any) -> tuple[str, str]:
    """Return the text of an article and its kind, PLAIN or PAGE, from a cell or a list of paragraphs."""
    text = "\n".join(_paragraphs(value)) if isinstance(value, list | dict) else clean(value)
    if _PAGE_START.match(text[:2_000]):
        return text, PAGE
    if "\n" not in text and len(_WRITTEN_BREAK.findall(text)) > 1:
        text = _WRITTEN_BREAK.sub("\n", text)
    return plain(text), PLAIN


def plain(text: str) -> str:
    """Return ``text`` with HTML elements and entities turned to text."""
    if _MARKUP.search(text):
        # Line breaks in the source count as spaces to a browser, but some exports break lines and mark only words.
        has_blocks = re.search(r"<(?:p|br|div|li|h[1-6])\b", text, re.I)
        source = text if has_blocks else text.replace("\n", "<br>")
        return "\n".join(read_fragment(source))
    return unescape(text) if _ENTITY.search(text) else text


def without_cut_off(text: str) -> tuple[str, bool]:
    """Return ``text`` without the sign "[+1234 chars]" of news services, and whether it had one."""
    found = _CUT_OFF.search(text, max(0, len(text) - _CUT_OFF_REACH))
    return (text[: found.start()], True) if found else (text, False)


def read_field(value: Any) -> str:
    """Return a short value on one line: a headline, or the name of an object."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = next(
            (value[key] for key in NAME_KEYS if isinstance(value.get(key), str) and value[key].strip()), None
        ) or (" ".join(str(value[key]) for key in PERSON_KEYS if isinstance(value.get(key), str)))
    text = "" if isinstance(value, list | dict) else clean(value)[:MAX_FIELD_LENGTH]
    return " ".join(plain(text).split())


def read_list(value: Any, *, split: bool = True) -> list[str]:
    """Return the values in a list, a written list ("['a', 'b']"), or, with ``split``, between commas and the like."""
    if isinstance(value, list):
        return [text for part in value[:_MAX_VALUES] if (text := read_field(part))]
    if isinstance(value, dict):
        return [text] if (text := read_field(value)) else []
    text = clean(value)[:MAX_FIELD_LENGTH]
    if text.startswith("[") and text.endswith("]"):
        with suppress(ValueError, RecursionError):
            return read_list(json.loads(text))
        return [part for pair in _LISTED.findall(text) if (part := read_field(pair[0] or pair[1]))]
    parts = _BETWEEN_TAGS.split(text) if split else [text]
    return [part for raw in parts if (part := read_field(raw))]


def read_language_code(value: Any) -> str | None:
    """Return an ISO 639-1 code from a code ("en-US", "eng") or the name of a language."""
    text = read_field(value).casefold()
    code = re.split(r"[-_]", text, maxsplit=1)[0]
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    return THREE_LETTER_LANGUAGES.get(code) or read_language(text)


def is_month_first(values: Iterator[Any]) -> bool:
    """Whether dates such as 3/14/2024 in a column have the month first: one of them can be read no other way."""
    found = [match for value in values if isinstance(value, str) and (match := _WITH_SLASHES.match(value))]
    return any(int(match[2]) > 12 for match in found) and not any(int(match[1]) > 12 for match in found)


def read_moment(value: Any, *, month_first: bool = False) -> Published | None:
    """Return the moment in a cell: a date, a number of days or seconds, or text."""
    if isinstance(value, datetime):
        return _published(value, offset=_offset_of(value), midnight=False)
    if isinstance(value, date):
        return Published(day=value)
    if isinstance(value, dict) and isinstance(parts := value.get("date-parts"), list):
        # The form of CSL JSON: {"date-parts": [[2024, 3, 12]]}
        value = "-".join(str(part).zfill(2) for part in parts[0][:3]) if parts and isinstance(parts[0], list) else None
    if isinstance(value, dict):
        value = next((value[key] for key in DATE_KEYS if isinstance(value.get(key), str | int | float)), None)
    elif isinstance(value, list):
        value = read_field(value)
    text = clean(value)[:200]
    if _NUMBER.match(text):
        return _moment_of_number(text)
    if slashes := _WITH_SLASHES.match(text):
        first, second, year = slashes.groups()
        day, month = (second, first) if month_first else (first, second)
        if int(month) > 12:
            day, month = month, day
        if len(year) == 2:
            year = f"{'20' if int(year) <= _LAST_SHORT_YEAR else '19'}{year}"
        text = f"{year}-{int(month):02}-{int(day):02} {text[slashes.end() :]}"
        if ":" in text and (found := parse_iso(text[:10])) and (timed := _with_time(found, text[10:])):
            return timed
    return parse_iso(text)


def _with_time(published: Published, text: str) -> Published | None:
    """Return ``published`` with the time in ``text``, which may have a twelve-hour clock."""
    match = re.match(r"\s*,?\s*(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap])\.?m", text, re.I)
    if not match or not 1 <= int(match[1]) <= 12 or int(match[2]) > 59:
        return None
    hour = int(match[1]) % 12 + (12 if match[4].lower() == "p" else 0)
    return Published(day=published.day, time=time(hour, int(match[2]), min(59, int(match[3] or 0))))


def _moment_of_number(text: str) -> Published | None:
    if match := _COMPACT.match(text):
        year, month, day, hour, minute, second = match.groups()
        with suppress(ValueError):
            return Published(
                day=date(int(year), int(month), int(day)),
                time=time(int(hour), int(minute), int(second or 0)) if hour else None,
            )
    number = float(text)
    if int(number) in _SPREADSHEET_DAYS:
        moment = datetime.combine(_SPREADSHEET_DAY_ZERO, time()) + timedelta(days=number)
        return _published(moment + timedelta(milliseconds=500), offset=None, midnight=False)
    for unit in (1, 1_000, 1_000_000, 1_000_000_000):
        if int(number / unit) in _EPOCH_SECONDS:
            return _published(_EPOCH + timedelta(seconds=int(number / unit)), offset=0, midnight=True)
    return None


def _published(moment: datetime, *, offset: int | None, midnight: bool) -> Published:
    """Return ``moment``; without ``midnight``, the time 0:00 says that only the day is known."""
    at = moment.time().replace(microsecond=0, tzinfo=None)
    return Published(day=moment.date(), time=at if at != time() or midnight else None, offset=offset)


def _offset_of(moment: datetime) -> int | None:
    shift = moment.utcoffset()
    return None if shift is None else int(shift.total_seconds()) // 60


def _paragraphs(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the paragraphs in a list of texts or of objects with text."""
    if isinstance(value, list) and depth < _MAX_DEPTH:
        for part in value[:_MAX_VALUES]:
            yield from _paragraphs(part, depth + 1)
    elif isinstance(value, dict) and depth < _MAX_DEPTH:
        if str(value.get("type") or value.get("@type") or "").lower() not in OTHER_PART_TYPES:
            inner = next((value[key] for key in TEXT_KEYS if value.get(key)), None)
            yield from _paragraphs(inner, depth + 1)
    elif text := clean(value):
        yield text
