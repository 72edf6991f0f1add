"""Dates and times of publication in the lines of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from articles.text.data.timestamps import (
    AGO,
    CLOCKS,
    ERAS,
    ISLAMIC_MONTHS,
    MONTH_NAMES,
    PUBLISHED_WORDS,
    RELATIVE_DAYS,
    STAMP_WORDS,
    UPDATED_WORDS,
    WEEKDAYS,
    WIDE_PUBLISHED_WORDS,
    WIDE_UPDATED_WORDS,
    ZONES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article says it was published, to the precision it gives.

    ``offset`` is in minutes east of UTC; ``None`` if the clipping names no time zone. The time is then local to an
    unknown place.
    """

    day: date
    time: time | None = None
    offset: int | None = None

    def isoformat(self) -> str:
        """Return ISO 8601: a date, a local date and time, or a date and time with offset."""
        if self.time is None:
            return self.day.isoformat()
        written = f"{self.day.isoformat()}T{self.time.isoformat(timespec='seconds')}"
        if self.offset is None:
            return written
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{written}{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMoment:
    """A day named in a line, with the time next to it, if any.

    ``start`` and ``end`` are its offsets in the line. ``updated``: a word such as "updated" precedes it; ``cued``: a
    word such as "published" does.
    """

    published: Published
    start: int
    end: int
    updated: bool
    cued: bool


# Digits and marks of other scripts, each with the character that is read in its place.
_PLAIN = str.maketrans(
    "".join(chr(first + digit) for first in (0x660, 0x6F0, 0x966, 0xFF10) for digit in range(10))
    + "：／．，،ـ\u00a0\u202f\u200e\u200f\u3000",
    "0123456789" * 4 + ":/.,,-" + " " * 5,
)
_YEAR = r"(?:19|20)\d\d"
# A month's name, which is then looked up. Arabic names of the Levant have two words.
_MONTH = r"(?:(?:كانون|تشرين)\s)?[^\W\d_][^\s\d.,;:/|()'’\-–—]{1,13}"
# A month's name begins a word, or a capital in a word: "Ida BrandtMarch 14, 2013".
_MONTH_START = r"(?:(?<![^\W\d_])|(?-i:(?<=[a-zß-öø-ÿ])(?=[A-Z])))"
# After the year, a time or another date may follow without a space.
_YEAR_END = r"(?=\D|\d{1,2}:\d\d|\d{1,2}\s[^\W\d_]|$)"
_DATE = re.compile(
    "|".join(
        (
            # 2022-02-05, 2022/02/05, 2022.02.05, also glued to a T and a time; 2022. 2. 5.
            rf"(?<!\d)(?P<y1>{_YEAR})[-/.]\s?(?P<m1>\d{{1,2}})[-/.]\s?(?P<d1>\d{{1,2}})(?!\d)",
            # 2022年2月5日
            rf"(?P<y2>{_YEAR})\s?年\s?(?P<m2>\d{{1,2}})\s?月\s?(?P<d2>\d{{1,2}})\s?[日号號]",
            # 2022년 2월 5일
            rf"(?P<y3>{_YEAR})\s?년\s?(?P<m3>\d{{1,2}})\s?월\s?(?P<d3>\d{{1,2}})\s?일",
            # February 5, 2022; Feb. 5 2022; a time may be glued to the year
            rf"{_MONTH_START}(?P<m4>{_MONTH})\.?,?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>{_YEAR}){_YEAR_END}",
            # 5 February 2022; 5. Februar 2022; 5th of Feb, 2022; 5 de febrero de 2022; 05-Feb-2022; 05/fev/2022
            rf"(?<!\d)(?P<d5>\d{{1,2}})(?:st|nd|rd|th|\.|er|e|º|ª|°)?[\s/.\-–]{{1,2}}(?:of\s|de\s|d['’])?"
            rf"(?P<m5>{_MONTH})(?:\s?/\s?[^\W\d_]{{2,14}})?\.?,?[\s/.\-–]{{1,2}}(?:de\s|del\s)?(?P<y5>{_YEAR}){_YEAR_END}",
            # 05/02/2022, 05.02.2022, 5-2-2022, 5. 2. 2022: day first unless that is not a valid date
            rf"(?<!\d)(?P<d6>\d{{1,2}})(?P<sep>[/.-])\s?(?P<m6>\d{{1,2}})(?P=sep)\s?(?P<y6>{_YEAR})(?!\d)",
            # 2022. február 5.; 2022 m. vasario 5 d.
            rf"(?<!\d)(?P<y7>{_YEAR})\.?\s(?:m\.\s)?(?P<m7>{_MONTH})\.?\s(?P<d7>\d{{1,2}})(?!\d)",
            # 05.02.22: only beside a time, weekday or cue
            r"(?<![\d.,/-])(?P<d8>\d{1,2})(?P<sep8>[/.-])(?P<m8>\d{1,2})(?P=sep8)(?P<y8>\d\d)(?![\d%]|[.,/-]\d)",
            # 令和4年2月5日
            rf"(?P<era>{'|'.join(ERAS)})\s?(?P<y9>\d{{1,3}}|元)\s?年\s?(?P<m9>\d{{1,2}})\s?月\s?(?P<d9>\d{{1,2}})\s?日",
        )
    ),
    re.I,
)
_TIME = re.compile(
    r"(?<![\d.,:])(?:(?P<before>오전|오후|午前|午後|上午|下午)\s?)?"
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.]|\s?[h時时点點시]\s?)(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,6})?)?[分분]?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m(?:\.|\b))?(?![\d])"
    r"(?:\s{0,2}\(?(?P<zone>[A-Z]{1,4}T|UTC|GMT|BST|MEZ|MESZ|MSK|WIB|Z|(?:Eastern|Pacific|Central|"
    r"Mountain)(?:\s(?:Standard|Daylight))?(?:\sTime)?)?"
    r"(?P<shift>\s?[+\-\u2212]\s?\d{1,2}(?::?\d\d)?)?\b)?",
    re.I,
)
# A full stop between hours and minutes is read only if a word for the hour is next to it, or nothing follows.
_HOUR_BEFORE = re.compile(
    r"(?:\b(?:kl|klo|klokken|klockan|klokka|um|om|ob|at|alle|ore|saat|pukul|jam|godz)\.?)\s{0,2}$", re.I
)
_HOUR_AFTER = re.compile(r"\s{0,2}(?:uhr|uur|hod|hrs?|h\b|wib|wita|$|[)\]|•·,]|\W{0,3}$)", re.I)
# Years that are printed with two digits are of this century if they are below this number.
_FIRST_SHORT_YEAR = 70
_AFTERNOON = frozenset({"오후", "午後", "下午"})
_SPELT_OUT = re.compile(r"(?:EASTERN|PACIFIC|CENTRAL|MOUNTAIN)(?:\s(?P<season>STANDARD|DAYLIGHT))?")
# Every form of date includes the year, in four digits or, beside a time, in two.
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|\d[/.-]\d{1,2}[/.-]\d\d(?!\d)|[\d元]\s?年")
_ISLAMIC_DAY = re.compile(rf"\d{{1,2}}\s(?:{'|'.join(ISLAMIC_MONTHS)}),?\s1[34]\d\d(?:\s?هـ|\s?ه-)?")
# Chinese and Korean put the year first, even if it has two digits.
_YEAR_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _any_of(words: Iterable[str], *, apart: bool = True) -> str:
    """Return a pattern of any of ``words``; ``apart``: only as whole words."""
    joined = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return rf"(?<![^\W_])(?:{joined})(?![^\W_])" if apart else rf"(?:{joined})"


_CUE_UPDATED = re.compile(_any_of(UPDATED_WORDS) + "|" + _any_of(WIDE_UPDATED_WORDS, apart=False), re.I)
_CUE_PUBLISHED = re.compile(_any_of(PUBLISHED_WORDS) + "|" + _any_of(WIDE_PUBLISHED_WORDS, apart=False), re.I)
_WIDE_CUE_AFTER = re.compile(
    rf"\s?(?:(?P<updated>{_any_of(WIDE_UPDATED_WORDS, apart=False)})|{_any_of(WIDE_PUBLISHED_WORDS, apart=False)})"
)
# Characters between a date and its time. "14:05 GMT, Wednesday, 9 February 2022" is the longest form found.
_MAX_TIME_BEFORE, _MAX_TIME_AFTER = 40, 40
# Characters. A longer line is prose that names a day.
TIMESTAMP_LENGTH = 200
# Longest stamp without a date: "Zuletzt aktualisiert: heute um 14:05 Uhr".
_UNDATED_LENGTH = 70
_FILLER = re.compile(
    rf"{_any_of((*STAMP_WORDS, *WEEKDAYS))}|(?<![^\W_])(?:"
    r"\d+\s*(?:-\s*)?min(?:ute|uten|utes|uti|utos|uter)?s?\.?(?:\s+(?:read|ago|lesezeit|de lecture|de lectura"
    r"|di lettura|leestijd|lästid|czytania))?|"
    r"\d+\s+(?:hours?|hrs?|days?|weeks?)\s+ago|(?:an?\s+)(?:hour|day|week)\s+ago|(?:reading )?time)(?![^\W_])"
    r"|[月火水木金土日]曜日?|[(（][月火水木金土日월화수목금토一二三四五六][)）]|(?:星期|周|週)[一二三四五六日]|[월화수목금토일]요일"
    r"|\W+|\d",
    re.I,
)
_AGO = re.compile(
    rf"^\W*(?:(?:{_CUE_PUBLISHED.pattern}|{_CUE_UPDATED.pattern})\W{{0,3}})?(?:about\s+)?(?:"
    r"(?:\d{1,3}|an?)\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|hr|h|days?|d|weeks?|months?|years?)\s+ago|"
    + "|".join(AGO)
    + r")(?:\s+at\s+\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?)?\W*$",
    re.I,
)
_RELATIVE_DAY = re.compile(_any_of(RELATIVE_DAYS).replace("_", r"\s") + "|[今昨][天日]|오늘|어제", re.I)
_UNDATED = re.compile(r"\d{1,2}\s?[:.h時时点點시]\s?\d\d(?!\d)|\d{1,2}\s?(?:Uhr|uur|h\b|[ap]\.?m\b)", re.I)
_CLOCK = re.compile(r"\d{1,2}\s?[:h時]\s?\d\d(?!\d)|\d\s?Uhr", re.I)
_YEARLESS = (
    re.compile(rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s)?(?P<month>{_MONTH})"),
    re.compile(rf"(?<![^\W_])(?P<month>{_MONTH})\.?\s\d{{1,2}}(?!\d)(?:st|nd|rd|th)?"),
)


def find_moments(line: str) -> list[FoundMoment]:
    """Return the days, each with its year, that ``line`` names, in order, with the time next to each."""
    line = line[: 2 * TIMESTAMP_LENGTH]
    if not line.isascii():
        line = line.translate(_PLAIN)
    return list(_find_moments(line)) if _HAS_YEAR.search(line) else []


def _find_dates(line: str) -> Iterator[tuple[re.Match[str], date]]:
    place = 0
    while match := _DATE.search(line, place):
        day = _parse_day(match, line)
        if day is None:
            # "Saal 20 2022": another date may begin within what is none.
            place = match.start() + 1
        else:
            yield match, day
            place = match.end()


@lru_cache(maxsize=4096)
def _find_moments(line: str) -> tuple[FoundMoment, ...]:
    dates = list(_find_dates(line))
    moments: list[FoundMoment] = []
    for number, (match, day) in enumerate(dates):
        before = line[dates[number - 1][0].end() if number else 0 : match.start()]
        after = line[match.end() : dates[number + 1][0].start() if number + 1 < len(dates) else len(line)]
        cue = before[-60:]
        updated, published = _ends_of(_CUE_UPDATED, cue), _ends_of(_CUE_PUBLISHED, cue)
        is_updated = bool(updated) and (not published or updated[-1] >= published[-1])
        moment, start, end = day, match.start(), match.end()
        # A later update has its own cue and time: "Published 12:43, 20 Apr 2026 Updated 12:44, ..."
        later = _CUE_UPDATED.search(after)
        found = _find_time(after[: min(_MAX_TIME_AFTER, later.start() if later else _MAX_TIME_AFTER)], day, last=False)
        if found:
            end = match.end() + found[2]
        else:
            offset = max(0, len(before) - _MAX_TIME_BEFORE)
            found = _find_time(before[offset:], day, last=True) if not number or is_updated or published else None
            if found:
                start = match.start() - len(before) + offset + found[1]
        cue_after = _WIDE_CUE_AFTER.match(line, end) if not (updated or published) else None
        at = found[0] if found else None
        moments.append(
            FoundMoment(
                published=Published(day=moment, time=at[0] if at else None, offset=at[1] if at else None),
                start=start,
                end=end,
                updated=is_updated or bool(cue_after and cue_after["updated"]),
                cued=bool(published) or bool(cue_after and not cue_after["updated"]),
            )
        )
    return tuple(moments)


def _ends_of(pattern: re.Pattern[str], text: str) -> list[int]:
    return [found.end() for found in pattern.finditer(text)] if text else []


@lru_cache(maxsize=8192)
def is_timestamp(line: str) -> bool:
    """Whether ``line`` consists of nothing but a time stamp."""
    if len(line) > TIMESTAMP_LENGTH:
        return False
    plain = line if line.isascii() else line.translate(_PLAIN)
    moments = find_moments(line) if _HAS_YEAR.search(plain) else []
    if not moments:
        return len(plain) <= _UNDATED_LENGTH and _is_undated_stamp(plain)
    rest = plain
    for moment in reversed(moments):
        rest = rest[: moment.start] + " " + rest[moment.end :]
    return not without_stamp_words(rest)


def _is_undated_stamp(line: str) -> bool:
    """Whether ``line`` is a time stamp without a full date: "3 hours ago", "Updated today, 14:05"."""
    if _AGO.match(line):
        return True
    if not any(map(str.isdigit, line)):
        return False
    cued = _CUE_PUBLISHED.search(line) is not None or _CUE_UPDATED.search(line) is not None
    timed = _UNDATED.search(line) is not None
    if not (timed or cued):
        return False
    rest, days = _RELATIVE_DAY.subn(" ", line)
    for pattern in _YEARLESS:
        for yearless in pattern.finditer(rest):
            if yearless["month"].lower() in MONTH_NAMES:
                rest, days = rest.replace(yearless[0], " "), days + 1
    return (cued or (timed and days > 0)) and (timed or days > 0) and not without_stamp_words(_UNDATED.sub(" ", rest))


def without_stamp_words(text: str) -> str:
    """Return ``text`` without the words, times and zones that belong to time stamps."""
    if not text.isascii():
        text = text.translate(_PLAIN)
    for match, _ in reversed(list(_find_dates(text)) if _HAS_YEAR.search(text) else []):
        text = text[: match.start()] + " " + text[match.end() :]
    if not text.isascii():
        text = _ISLAMIC_DAY.sub(" ", text)
    for pattern in (_CUE_UPDATED, _CUE_PUBLISHED):
        text = pattern.sub(" ", text)
    text = _TIME.sub(lambda match: " " if match["minute"] or match["half"] else match[0], text)
    return _FILLER.sub(" ", text).strip()


def parse_iso(text: str) -> Published | None:
    """Return the moment in a machine-readable date such as "2022-02-05T19:00:00+09:00", ``None`` if there is none."""
    match = re.match(
        r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|"
        r"[+-]\d\d:?(?:\d\d)?)?)?",
        text,
        re.I,
    )
    if match:
        day = _make_date(int(match[1]), int(match[2]), int(match[3]))
        if day is None:
            return None
        if match[4] is None or int(match[4]) > 23 or int(match[5]) > 59:
            return Published(day=day)
        zone = match[7]
        offset = None
        if zone:
            offset = 0 if zone[0] not in "+-" else _parse_shift(zone)
        return Published(day=day, time=time(int(match[4]), int(match[5]), min(59, int(match[6] or 0))), offset=offset)
    moments = find_moments(text)
    return moments[0].published if moments else None


def _parse_day(match: re.Match[str], line: str) -> date | None:
    groups = match.groupdict()
    form = next(number for number in "123456789" if groups["y" + number])
    month_text = groups["m" + form].lower()
    month = int(month_text) if month_text.isdigit() else MONTH_NAMES.get(month_text, 0)
    day, year = int(groups["d" + form]), 1 if groups["y" + form] == "元" else int(groups["y" + form])
    if form == "9":
        return _make_date(year + ERAS[groups["era"]], month, day)
    if form == "8":
        rest = line[: match.start()] + " " + line[match.end() :]
        if not (_CLOCK.search(rest) or _CUE_PUBLISHED.search(rest) or _CUE_UPDATED.search(rest)):
            return None
        if _YEAR_FIRST.search(line):
            year, day = day, year
        # Two digits of this century, up to the year after which archives' own dates of the last one begin.
        year += 2000 if year < _FIRST_SHORT_YEAR else 1900
    # Month first if the other order is invalid, or if the line has a twelve-hour clock or an American time zone.
    if (
        "/" in (groups["sep"], groups["sep8"])
        and form in "68"
        and (month > 12 or (day <= 12 and re.search(r"\d\s?[ap]\.?m\b|\b[ECMP][SD]?T\b", line, re.I)))
    ):
        day, month = month, day
    return _make_date(year, month, day)


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _find_time(text: str, day: date, *, last: bool) -> tuple[tuple[time, int | None], int, int] | None:
    """Return the first (or last) time of day in ``text``: the time with its offset, and its start and end."""
    found = None
    for match in _TIME.finditer(text):
        at = _read_time(match, text)
        if at is None:
            continue
        zone = (match["zone"] or "").upper()
        offset = _offset(zone, match["shift"], datetime.combine(day, at))
        end = match.end() if offset is not None or not zone else match.start("zone")
        found = ((at, offset), match.start(), end)
        if not last:
            break
    return found


def _read_time(match: re.Match[str], text: str) -> time | None:
    """Return the time of day in ``match``, ``None`` if it is a number of another kind."""
    if not match["minute"] and not match["half"]:
        return None
    if match["mark"] == "." and not (match["half"] or match["zone"]):
        minute_end = match.end("minute")
        if not (_HOUR_BEFORE.search(text[: match.start()]) or _HOUR_AFTER.match(text, minute_end)):
            return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] or match["before"]:
        if hour > 12 and match["half"]:
            return None
        afternoon = match["before"] in _AFTERNOON or (match["half"] or "").lower() == "p"
        hour = hour % 12 + (12 if afternoon else 0) if hour <= 12 else hour
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute, min(59, int(match["second"] or 0)))


def _offset(zone: str, shift: str | None, local: datetime) -> int | None:
    """Return the offset in minutes east of UTC for ``zone`` (upper case) and ``shift`` at the ``local`` time."""
    spelt_out = _SPELT_OUT.match(zone)
    if spelt_out:
        # "Eastern Standard Time" is EST, "Eastern" and "Eastern Time" are ET.
        zone = f"{zone[0]}{(spelt_out['season'] or '')[:1]}T"
    if zone in CLOCKS:
        offset = ZoneInfo(CLOCKS[zone]).utcoffset(local)
        return None if offset is None else offset // timedelta(minutes=1)
    if zone in ZONES and (not shift or zone in {"UTC", "GMT", "Z"}):
        return ZONES[zone] + (_parse_shift(shift) if shift else 0)
    if zone and zone not in ZONES:
        return None
    # "+0900" or "+09:00"; a bare "-4" next to a time is not a zone
    return _parse_shift(shift) if shift and len(re.sub(r"\D", "", shift)) == 4 else None


def _parse_shift(text: str) -> int:
    sign = -1 if text.strip()[0] in "-\u2212" else 1
    figures = re.sub(r"\D", "", text)
    hours, minutes = (int(figures), 0) if len(figures) <= 2 else (int(figures[:-2]), int(figures[-2:]))
    return sign * (hours * 60 + minutes) if hours <= 14 else 0
