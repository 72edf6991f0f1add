"""The time of publication in the lines around an article's headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.bylines import BYLINE_LENGTH, without_moments
from articles.text.cleaning.copied_titles import is_retrieval
from articles.text.cleaning.prose import count_words, ends_sentence
from articles.text.cleaning.timestamps import find_moments, is_timestamp, without_stamp_words
from articles.text.data.kinds import Fate, Kind

if TYPE_CHECKING:
    from articles.text.cleaning.header_lines import Header, HeaderLines
    from articles.text.cleaning.timestamps import FoundMoment, Published

# Lines that are searched for the time of publication: above the headline, and below both headline and lead.
_LINES_ABOVE, _LINES_BELOW = 6, 5
# A sentence with more words is prose that names a day. So is a line with more other words next to its date.
_MAX_SENTENCE_WORDS, _MAX_OTHER_WORDS = 12, 8
# Longest line that holds only a time of day.
_MAX_TIME_LENGTH = 40

# Characters of a lead that may hold its day, most words of the place before it, and the mark behind it.
_DATED_LEAD_REACH, _MAX_PLACE_WORDS = 90, 5
_SET_OFF = re.compile(r"\)?\s?(?:[–—-]{1,2}|[.:/])\s")

_TIME_OF_DAY = re.compile(r"\d[:.]\d\d")
_STAMP = Verdict(kind=Kind.TIMESTAMP, rule="time of publication")
_STAMP_WITHOUT_DAY = Verdict(kind=Kind.TIMESTAMP, rule="time of publication, without its day")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    score: float
    number: int
    published: Published


def read_publication(header: Header, lines: HeaderLines, *, headline: int | None) -> None:
    """Set the time of publication, and mark the time stamps near the headline."""
    anchor = headline if headline is not None else lines.lead
    best: _Candidate | None = None
    for number in range(max(0, anchor - _LINES_ABOVE), min(len(lines.texts), max(lines.lead, anchor) + _LINES_BELOW)):
        if not _may_hold_time(header, lines, number):
            continue
        for moment in _read_stamp(header, lines, number, anchor):
            if is_retrieval(lines.texts[number], moment.start):
                continue
            score = _score(moment, distance=abs(number - anchor), between=anchor <= number <= lines.lead)
            if best is None or score > best.score:
                best = _Candidate(score=score, number=number, published=moment.published)
    if best is not None:
        header.published = best.published if best.published.time else _add_time(header, lines, best)
    elif header.published is None and lines.lead < len(lines.texts):
        header.published = _read_dated_lead(lines.texts[lines.lead])


def _read_dated_lead(lead: str) -> Published | None:
    """Return the day in front of a lead, behind its place: "TESSARY, April 2, 2019 – The mill ..."."""
    moment = next(iter(find_moments(lead[:_DATED_LEAD_REACH])), None)
    if moment is None or count_words(lead[: moment.start]) > _MAX_PLACE_WORDS or not _SET_OFF.match(lead, moment.end):
        return None
    return moment.published


def _is_byline(header: Header, number: int) -> bool:
    return number in header.kinds and header.kinds[number].kind is Kind.BYLINE


def _may_hold_time(header: Header, lines: HeaderLines, number: int) -> bool:
    text = lines.texts[number]
    if len(text) > BYLINE_LENGTH or (number in header.kinds and not _is_byline(header, number)):
        return False
    if lines.verdicts[number] and not is_timestamp(text):
        return False
    return not (lines.body[number] and ends_sentence(text) and count_words(text) > _MAX_SENTENCE_WORDS)


def _read_stamp(header: Header, lines: HeaderLines, number: int, anchor: int) -> list[FoundMoment]:
    """Return the moments in a byline or time stamp, and mark the time stamp."""
    text = lines.texts[number]
    moments = find_moments(text)
    if not moments:
        if is_timestamp(text) and abs(number - anchor) <= _LINES_ABOVE:
            header.kinds.setdefault(number, _STAMP_WITHOUT_DAY)
        return []
    if not _is_byline(header, number):
        if count_words(without_stamp_words(without_moments(text, moments))) > _MAX_OTHER_WORDS:
            return []
        header.kinds[number] = _STAMP
    return moments


def _score(moment: FoundMoment, *, distance: int, between: bool) -> float:
    """Return a score for ``moment`` as the time of publication; ``between``: its line is between headline and lead."""
    score = (2.0 if moment.cued else 0.0) - (1.0 if moment.updated else 0.0) + (1.0 if between else 0.0)
    score -= 0.1 * distance
    return score + (0.5 if moment.published.time else 0.0)


def _add_time(header: Header, lines: HeaderLines, day: _Candidate) -> Published:
    """Return the day, with the time of day from the line below if that holds one."""
    number = day.number + 1
    below = lines.texts[number] if number < len(lines.texts) else ""
    verdict = lines.verdicts[number] if below else None
    if verdict is not None and verdict.kind.fate is Fate.BODY:
        # The time of a live blog's first entry.
        return day.published
    if len(below) > _MAX_TIME_LENGTH or not is_timestamp(f"1 January 2000 {below}") or not _TIME_OF_DAY.search(below):
        return day.published
    joined = find_moments(f"{day.published.day.isoformat()} {below}")
    if not joined or not joined[0].published.time:
        return day.published
    header.kinds[number] = _STAMP
    return joined[0].published
