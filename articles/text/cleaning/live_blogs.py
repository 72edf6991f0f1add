"""Live blogs: the times of their entries, what is written under each, and their lists of key points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.prose import count_wide, count_words, ends_sentence
from articles.text.cleaning.timestamps import find_moments
from articles.text.data.kinds import Kind
from articles.text.data.live_blog_words import AGO, KEY_POINTS, LIVE_PHRASES, LIVE_WORDS, TIME_CUES, TIME_ENDINGS
from articles.text.data.timestamps import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_ENTRIES: Final = 3
"""Entries that make a live blog."""

# Longest line of a time, lines of an entry that may be its text, and share of entries that have text.
_MAX_TIME, _ENTRY_REACH, _MIN_WITH_TEXT = 60, 4, 0.6
# Fewest words of an entry's text, most words of its title, most items of a list of key points.
_MIN_TEXT_WORDS, _MAX_TITLE_WORDS, _MAX_POINTS = 6, 20, 15
# Lines of the last entry, and most words of a key point.
_LAST_ENTRY, _MAX_POINT_WORDS = 12, 40
_BULLETS = ("-", "•", "*", "–", "—", "·", "▪", "●", "■", "►", "‣", "○")

_ENDINGS = "|".join(map(re.escape, sorted(TIME_ENDINGS, key=len, reverse=True)))
_CUES = "|".join(map(re.escape, sorted(TIME_CUES, key=len, reverse=True)))
_MONTHS = "|".join(map(re.escape, sorted(MONTHS, key=len, reverse=True)))
_CLOCK = (
    r"(?:(?:[01]?\d|2[0-4])\s?[:.h時时]\s?[0-5]\d(?::[0-5]\d)?\s?(?:分|[ap]\.?\s?m\.?)?|(?:1[0-2]|[1-9])\s?[ap]\.?\s?m\.?"
    r"|(?:오전|오후|上午|下午|晚上|凌晨|午前|午後)\s?\d{1,2}\s?[:시時时点]\s?(?:\d{1,2}\s?[分분]?)?|(?:[01]?\d|2[0-4])\s?(?:uhr|h))"
)
_DAY = (
    rf"(?:\w{{2,12}}\.?,?\s)?(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s?(?:de\s)?(?:{_MONTHS})\.?|(?:{_MONTHS})\.?\s\d{{1,2}}"
    r"|\d{1,2}[./]\d{1,2}\.?)(?:,?\s(?:de\s)?(?:19|20)\d\d|[./]\d{2,4})?,?"
)
_TIME = re.compile(
    rf"[\W_]{{0,3}}(?:(?:{_CUES})\.?:?,?\s?){{0,2}}(?:{_DAY}\s(?:(?:{_CUES})\.?\s)?)?(?P<clock>{_CLOCK})"
    rf"(?:\s?\(?(?:{_ENDINGS})\)?\.?){{0,2}}(?:,?\s(?:on\s)?{_DAY})?[\W_]{{0,3}}$",
    re.I,
)
# Most lines have neither a figure nor one of these words for a time that has passed.
_FIGURE = re.compile(r"\d")
_AGO_WORDS = frozenset(("ago", "vor", "une", "hace", "há", "fa", "geleden", "önce", "منذ"))
_AGO = re.compile(rf"[\W_]{{0,3}}(?:(?:{_CUES}):?\s){{0,2}}(?:{AGO})[\W_]{{0,3}}$", re.I)
_OPENS = re.compile(
    rf"[\[(•*\W]{{0,3}}(?P<clock>{_CLOCK})(?:\s?(?:{_ENDINGS})\b\.?){{0,2}}[\])]?(?:\s?[:|–—-]+\s?|\s+)(?=\S)", re.I
)

_ENTRY_TIME: Final = Verdict(kind=Kind.SUBHEADING, rule="time of an entry")
_ENTRY_TITLE: Final = Verdict(kind=Kind.SUBHEADING, rule="title of an entry")
_ENTRY_TEXT: Final = Verdict(kind=Kind.PARAGRAPH, rule="text of an entry")
_POINTS_LABEL: Final = Verdict(kind=Kind.SUBHEADING, rule="title of the key points")
_POINT: Final = Verdict(kind=Kind.LIST_ITEM, rule="key point")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blog:
    """The entries of a live blog: numbers of the lines with their times, and the number of the line behind the last."""

    times: Sequence[int]
    end: int


def is_entry_time(text: str) -> bool:
    """Whether a line is nothing but the time of an entry, with its day or not: "18:40", "2 hours ago"."""
    return len(text) <= _MAX_TIME and _is_time(text)


@lru_cache(maxsize=4096)
def _is_time(text: str) -> bool:
    if _FIGURE.search(text) is None and _AGO_WORDS.isdisjoint(text.casefold().split()):
        return False
    return _TIME.match(text) is not None or _AGO.match(text) is not None


def opens_with_time(text: str) -> bool:
    """Whether a line is a sentence behind the time of its entry: "19:02 Uhr: Die Brücke ist wieder offen."."""
    return _opens_with_time(text) and ends_sentence(text)


def is_key_point(texts: Sequence[str], number: int) -> bool:
    """Whether a line begins with a time and stands under "Key events", among others of its kind."""
    first = number
    while first > max(0, number - _MAX_POINTS) and _opens_with_time(texts[first]):
        first -= 1
    return first < number and _is_label_of_points(texts[first])


def _is_label_of_points(text: str) -> bool:
    return text[:_MAX_TIME].strip(" :*_").casefold().replace("'", "’") in KEY_POINTS


def find_live_blog(texts: Sequence[str], verdicts: Sequence[Verdict | None], *, plain: bool) -> dict[int, Verdict]:
    """Return the lines of a live blog that are part of its article, by number; {} if the text is none.

    ``plain``: the text has no page around it. Elsewhere only the wording of the top shows a live blog, as lists of
    other articles have times too.
    """
    blog = _find_entries(texts, verdicts, plain=plain)
    if blog is None:
        return {}
    kinds = _read_key_points(texts, verdicts, blog.times[0])
    times = set(blog.times)
    for number in range(blog.times[0], blog.end):
        if number in times:
            kinds[number] = _ENTRY_TIME if is_entry_time(texts[number]) else _ENTRY_TEXT
        elif verdicts[number] is not None and not _is_doubtful(verdicts, number, times):
            continue
        elif number - 1 in times and _is_title(texts, number):
            kinds[number] = _ENTRY_TITLE
        elif not texts[number].startswith(_BULLETS):
            kinds[number] = _ENTRY_TEXT
        else:
            kinds[number] = _POINT
    return kinds


def _find_entries(texts: Sequence[str], verdicts: Sequence[Verdict | None], *, plain: bool) -> _Blog | None:
    times = [
        number
        for number, text in enumerate(texts)
        if (is_entry_time(text) or (plain and _opens_with_time(text))) and _may_be_time(verdicts[number])
    ]
    # Times of publication, above the first entry.
    above = 0
    while above < len(times) and find_moments(texts[times[above]]) and not _has_text(texts, times[above]):
        above += 1
    times = times[above:]
    if len(times) < MIN_ENTRIES or not (plain or _is_announced(texts, times[0])):
        return None
    with_text = sum(_has_text(texts, number) for number in times)
    if with_text < max(MIN_ENTRIES - plain, _MIN_WITH_TEXT * len(times)):
        return None
    end = len(texts) if plain else min(len(texts), times[-1] + _LAST_ENTRY)
    if not plain:
        end = next((place for place in range(times[-1] + 1, end) if verdicts[place] is not None), end)
    return _Blog(times=times, end=end)


def _may_be_time(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.kind is Kind.VIDEO


def _opens_with_time(text: str) -> bool:
    match = _OPENS.match(text[:80])
    return match is not None and count_words(text[match.end() :]) > 1


def _has_text(texts: Sequence[str], number: int) -> bool:
    """Whether an entry has a sentence of some length before the next entry begins."""
    if not is_entry_time(texts[number]):
        return count_words(texts[number]) >= _MIN_TEXT_WORDS or _reads_on(texts, number)
    return _reads_on(texts, number)


def _reads_on(texts: Sequence[str], number: int) -> bool:
    for place in range(number + 1, min(len(texts), number + 1 + _ENTRY_REACH)):
        if is_entry_time(texts[place]) or _opens_with_time(texts[place]):
            return False
        size = count_words(texts[place]) + count_wide(texts[place]) // 3
        if size >= _MIN_TEXT_WORDS and ends_sentence(texts[place]):
            return True
    return False


def _is_announced(texts: Sequence[str], first: int) -> bool:
    """Whether a line above the first entry says that the coverage is live."""
    for text in texts[max(0, first - 40) : first]:
        lowered = text[:300].casefold()
        if count_words(text) >= 4 and (
            any(phrase in lowered for phrase in LIVE_PHRASES)
            or not LIVE_WORDS.isdisjoint(re.split(r"[\s:|,–—-]+", lowered))
        ):
            return True
    return False


def _is_doubtful(verdicts: Sequence[Verdict | None], number: int, times: set[int]) -> bool:
    """Whether a verdict comes from the time above, which reads like the length of a video."""
    verdict = verdicts[number]
    return verdict is not None and verdict.kind is Kind.VIDEO and number - 1 in times


def _is_title(texts: Sequence[str], number: int) -> bool:
    text = texts[number]
    return (
        count_words(text) <= _MAX_TITLE_WORDS
        and not ends_sentence(text)
        and number + 1 < len(texts)
        and not is_entry_time(texts[number + 1])
    )


def _read_key_points(texts: Sequence[str], verdicts: Sequence[Verdict | None], end: int) -> dict[int, Verdict]:
    """Return the label and items of a list of key points above the line ``end``."""
    for number in range(max(0, end - _MAX_POINTS - 2), end):
        if _is_label_of_points(texts[number]):
            kinds = {number: _POINTS_LABEL}
            is_marked = number + 1 < end and texts[number + 1].startswith(_BULLETS)
            for place in range(number + 1, min(end, number + 1 + _MAX_POINTS)):
                if is_marked and not texts[place].startswith(_BULLETS):
                    break
                verdict = verdicts[place]
                is_point = verdict is None or (verdict.kind is Kind.VIDEO and _opens_with_time(texts[place]))
                if is_point and count_words(texts[place]) <= _MAX_POINT_WORDS:
                    kinds[place] = _POINT
            return kinds
    return {}
