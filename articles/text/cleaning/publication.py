"""The time of publication in the lines around an article's headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.byline_cues import BYLINE_LENGTH
from articles.text.cleaning.bylines import without_moments
from articles.text.cleaning.copied_titles import is_retrieval
from articles.text.cleaning.prose import count_words, ends_sentence
from articles.text.cleaning.timestamps import find_moments, is_timestamp, without_stamp_words
from articles.text.data.kinds import Fate, Kind

if TYPE_CHECKING:
    from articles.text.cleaning.header_lines import Header, HeaderLines
    from articles.text.cleaning.timestamps import FoundMoment, Published

# Lines that are searched for the time of publication: above the headline, and below both headline and lead.
_LINES_ABOVE, _LINES_BELOW = 6, 5
# Most words of a place beside the date. A line with more is a picture's caption as often; its score is lower by this,
# and below the least sure score the lines under the text are searched too, up to so many.
_MAX_PLACE_WORDS, _PICTURE_PENALTY, _MIN_SURE_SCORE, _LINES_AFTER = 3, 1.5, -0.5, 40
# Lines between a byline below the text and its time stamp, at most.
_BESIDE = 3
# Bylines farther below the headline belong to other articles.
_FAR_BELOW = 30
# A sentence with more words is prose that names a day. So is a line with more other words next to its date.
_MAX_SENTENCE_WORDS, _MAX_OTHER_WORDS = 12, 8
# Longest line that holds only a time of day.
_MAX_TIME_LENGTH = 40

# Characters of a lead that may hold its day, most words of the place before it, and the mark behind it.
_DATED_LEAD_REACH, _MAX_LEAD_PLACE_WORDS = 90, 5
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
    bylines = [number for number in header.kinds if _is_byline(header, number) and number <= anchor + _FAR_BELOW]
    last = max([max(lines.lead, anchor) + _LINES_BELOW, *(number + 1 + _LINES_BELOW for number in bylines)])
    for number in range(max(0, anchor - _LINES_ABOVE), min(len(lines.texts), last)):
        if not _may_hold_time(header, lines, number):
            continue
        for moment in _read_stamp(header, lines, number, anchor):
            if is_retrieval(lines.texts[number], moment.start):
                continue
            score = _score(moment, distance=abs(number - anchor), between=anchor <= number <= lines.lead)
            is_cued = moment.cued or moment.updated or _is_byline(header, number)
            if not is_cued and _other_words(lines.texts[number]) > _MAX_PLACE_WORDS:
                # "The pier in Lund, 5 February 2022": the day of a picture.
                score -= _PICTURE_PENALTY
            if best is None or score > best.score:
                best = _Candidate(score=score, number=number, published=moment.published)
    if best is None or best.score < _MIN_SURE_SCORE:
        best = _find_below(header, lines, best)
    if best is not None:
        header.published = best.published if best.published.time else _add_time(header, lines, best)
    elif header.published is None and lines.lead < len(lines.texts):
        header.published = _read_dated_lead(lines.texts[lines.lead])


def _read_dated_lead(lead: str) -> Published | None:
    """Return the day in front of a lead, behind its place: "TESSARY, April 2, 2019 – The mill ..."."""
    moment = next(iter(find_moments(lead[:_DATED_LEAD_REACH])), None)
    if moment is None or count_words(lead[: moment.start]) > _MAX_LEAD_PLACE_WORDS:
        return None
    return moment.published if _SET_OFF.match(lead, moment.end) else None


def _find_below(header: Header, lines: HeaderLines, best: _Candidate | None) -> _Candidate | None:
    """Return the time of publication from a line below the text, beside a byline or a word for it, else ``best``."""
    last = max((number for number, keep in enumerate(lines.body) if keep), default=-1)
    signed = [number for number in header.kinds if number > last and _is_byline(header, number)]
    for number in range(last + 1, min(len(lines.texts), last + 1 + _LINES_AFTER)):
        text = lines.texts[number]
        if number in header.kinds or not is_timestamp(text):
            continue
        beside_byline = any(abs(number - other) <= _BESIDE for other in signed)
        moment = next((moment for moment in find_moments(text) if moment.cued or beside_byline), None)
        if moment:
            header.kinds[number] = _STAMP
            return _Candidate(score=0.0, number=number, published=moment.published)
    return best


def _other_words(text: str) -> int:
    """Return the number of words of ``text`` that do not belong to a time stamp."""
    return count_words(without_stamp_words(without_moments(text, find_moments(text))))


def _is_byline(header: Header, number: int) -> bool:
    return number in header.kinds and header.kinds[number].kind in (Kind.BYLINE, Kind.CREDIT)


def _may_hold_time(header: Header, lines: HeaderLines, number: int) -> bool:
    text = lines.texts[number]
    if len(text) > BYLINE_LENGTH or (number in header.kinds and not _is_byline(header, number)):
        return False
    if lines.verdicts[number] and not is_timestamp(text):
        return False
    if _is_byline(header, number):
        return True
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
        if _other_words(text) > _MAX_OTHER_WORDS:
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
