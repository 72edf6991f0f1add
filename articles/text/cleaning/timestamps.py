"""Dates and times of publication in the lines of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from articles.text.data.timestamps import CLOCKS, MONTHS, PUBLISHED_WORDS, UPDATED_WORDS, ZONES


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
        """Return ISO 8601: a date alone, a local date and time, or one with its offset."""
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


# Words that may accompany the date in a time stamp: weekdays, cues, reading time. A line with nothing else is a time
# stamp.
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)"
_DAY_NAMES = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
)
_DATE = re.compile(
    "|".join(
        (
            # 2022-02-05, 2022/02/05, 2022.02.05, also glued to a T and a time
            r"(?<!\d)(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)",
            # 2022年2月5日
            r"(?P<y2>(?:19|20)\d\d)\s?年\s?(?P<m2>\d{1,2})\s?月\s?(?P<d2>\d{1,2})\s?日",
            # 2022년 2월 5일
            r"(?P<y3>(?:19|20)\d\d)\s?년\s?(?P<m3>\d{1,2})\s?월\s?(?P<d3>\d{1,2})\s?일",
            # February 5, 2022; Feb. 5 2022; a time may be glued to the year
            rf"(?<![^\W\d_])(?P<m4>{_MONTH})\.?,?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>(?:19|"
            rf"20)\d\d)(?=\D|\d{{1,2}}:\d\d|$)",
            # 5 February 2022; 5. Februar 2022; 5th of Feb, 2022; 5 de febrero de 2022; 05-Feb-2022
            rf"(?<!\d)(?P<d5>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?[\s-]{{1,2}}(?:of\s+|"
            rf"de\s+)?(?P<m5>{_MONTH})\.?,?[\s-]{{1,2}}(?:de\s+|del\s+)?(?P<y5>(?:19|20)\d\d)"
            r"(?=\D|\d{1,2}:\d\d|$)",
            # 05/02/2022, 05.02.2022, 5-2-2022: day first unless that is not a valid date
            r"(?<!\d)(?P<d6>\d{1,2})(?P<sep>[/.-])(?P<m6>\d{1,2})(?P=sep)(?P<y6>(?:19|20)\d\d)(?!\d)",
        )
    ),
    re.I,
)
_TIME = re.compile(
    r"(?<![\d.,:])(?P<hour>\d{1,2})(?:(?P<mark>[:.h])(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,6})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m(?:\.|\b))?(?![\d])"
    r"(?:\s{0,2}\(?(?P<zone>[A-Z]{1,4}T|UTC|GMT|BST|MEZ|MESZ|MSK|WIB|Z|(?:Eastern|Pacific|Central|"
    r"Mountain)(?:\s(?:Standard|Daylight))?(?:\sTime)?)?"
    r"(?P<shift>\s?[+\-\u2212]\s?\d{1,2}(?::?\d\d)?)?\b)?",
    re.I,
)
_SPELT_OUT = re.compile(r"(?:EASTERN|PACIFIC|CENTRAL|MOUNTAIN)(?:\s(?P<season>STANDARD|DAYLIGHT))?")
# Every form of date that is recognised includes the year.
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_CUE_UPDATED = re.compile(
    r"(?<![^\W_])(?:" + "|".join(sorted(UPDATED_WORDS, key=len, reverse=True)) + r")(?![^\W_])", re.I
)
_CUE_PUBLISHED = re.compile(
    r"(?<![^\W_])(?:" + "|".join(sorted(PUBLISHED_WORDS, key=len, reverse=True)) + r")(?![^\W_])", re.I
)
# Characters between a date and its time. "14:05 GMT, Wednesday, 9 February 2022" is the longest form found.
_MAX_TIME_BEFORE, _MAX_TIME_AFTER = 40, 40
# Characters. A longer line is prose that names a day.
TIMESTAMP_LENGTH = 200
_FILLER = re.compile(
    rf"(?<![^\W_])(?:{_DAY_NAMES}|first|last|date|time|on|at|um|uhr|à|the|local time|le|el|em|am|den|vom|by|from|"
    r"ist|stand|"
    r"\d+\s*(?:-\s*)?min(?:ute)?s?\.?(?:\s+(?:read|ago))?|\d+\s+(?:hours?|hrs?|days?|weeks?)\s+ago|(?:an?\s+)(?:hour|day|week)\s+ago|"
    r"read(?:ing)?(?:\s+time)?|new|edition|upd|issue)(?![^\W_])|\W+|\d",
    re.I,
)
_RELATIVE = re.compile(
    r"^\W*(?:(?:published|posted|updated|last updated)\W{0,3})?(?:about\s+)?(?:\d{1,3}|"
    r"an?)\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|hr|h|days?|d|weeks?|months?|"
    r"years?)\s+ago(?:\s+at\s+\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?)?\W*$",
    re.I,
)


# Characters at the end of a time stamp that may hold "ago": marks or a time may follow it.
_AGO_REACH = 20


def find_moments(line: str) -> list[FoundMoment]:
    """Return the days, each with its year, that ``line`` names, in order, with the time next to each."""
    line = line[: 2 * TIMESTAMP_LENGTH]
    return list(_find_moments(line)) if _HAS_YEAR.search(line) else []


@lru_cache(maxsize=4096)
def _find_moments(line: str) -> tuple[FoundMoment, ...]:
    dates = [(match, day) for match in _DATE.finditer(line) if (day := _parse_day(match, line))]
    moments: list[FoundMoment] = []
    for number, (match, day) in enumerate(dates):
        before = line[dates[number - 1][0].end() if number else 0 : match.start()]
        after = line[match.end() : dates[number + 1][0].start() if number + 1 < len(dates) else len(line)]
        cue = before[-60:]
        updated = [found.end() for found in _CUE_UPDATED.finditer(cue)]
        published = [found.end() for found in _CUE_PUBLISHED.finditer(cue)]
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
        at = found[0] if found else None
        moments.append(
            FoundMoment(
                published=Published(day=moment, time=at[0] if at else None, offset=at[1] if at else None),
                start=start,
                end=end,
                updated=is_updated,
                cued=bool(published),
            )
        )
    return tuple(moments)


@lru_cache(maxsize=8192)
def is_timestamp(line: str) -> bool:
    """Whether ``line`` consists of nothing but a time stamp."""
    if len(line) > TIMESTAMP_LENGTH:
        return False
    if "ago" in line[-_AGO_REACH:].lower() and _RELATIVE.match(line):
        return True
    if not _HAS_YEAR.search(line):
        return False
    moments = find_moments(line)
    if not moments:
        return False
    rest = line
    for moment in reversed(moments):
        rest = rest[: moment.start] + " " + rest[moment.end :]
    return not remainder(rest)


def remainder(text: str) -> str:
    """Return ``text`` without the words, times and zones that belong to time stamps."""
    for pattern in (_CUE_UPDATED, _CUE_PUBLISHED, _DATE):
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
    form = next(number for number in "123456" if groups["y" + number])
    month_text = groups["m" + form].lower()
    month = MONTHS.get(month_text) or (int(month_text) if month_text.isdigit() else 0)
    day, year = int(groups["d" + form]), int(groups["y" + form])
    # Month first if the other order is invalid, or if the line has a twelve-hour clock or an American time zone.
    if (
        form == "6"
        and groups["sep"] == "/"
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
        if not match["minute"] and not match["half"]:
            continue
        if (
            match["mark"] == "."
            and not (match["half"] or match["zone"])
            and not re.search(r"\d\.\d\d\s*(?:Uhr)?\W*$", text)
        ):
            continue
        hour = int(match["hour"])
        if match["half"]:
            if hour > 12:
                continue
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        minute = int(match["minute"] or 0)
        if hour > 23 or minute > 59:
            continue
        zone = (match["zone"] or "").upper()
        at = time(hour, minute, min(59, int(match["second"] or 0)))
        offset = _offset(zone, match["shift"], datetime.combine(day, at))
        end = match.end() if offset is not None or not zone else match.start("zone")
        found = ((at, offset), match.start(), end)
        if not last:
            break
    return found


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
