"""Notes that are part of an article though they read like debris: corrections, and the dates of a life.

Marks around press releases ("For immediate release", "-- END --") are no part of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.prose import count_wide, count_words
from articles.text.data.kinds import Kind
from articles.text.data.live_blog_words import LIVE_NOTICES
from articles.text.data.note_words import CORRECTIONS, END_MARKS, LIFE_DATES

if TYPE_CHECKING:
    from collections.abc import Sequence

# Fewest words of a note: shorter ones are labels such as "Correction appended".
_MIN_WORDS = 6
# Lines are matched in lower case: patterns that ignore case try every alternative.
_CORRECTION = re.compile(rf"[\W_]{{0,3}}(?:{CORRECTIONS})")
_MAX_BEGINNING = 120
_LIFE = re.compile(LIFE_DATES, re.I)
_FIGURE = re.compile(r"\d")
_MAX_LIFE, _MAX_MARK = 160, 60
_DATES = Verdict(kind=Kind.PARAGRAPH, rule="dates of a life")
_MARK = Verdict(kind=Kind.NAVIGATION, rule="mark of a press release")
_NOTICE = Verdict(kind=Kind.NAVIGATION, rule="notice of a live blog")
_NOTE = Verdict(kind=Kind.PARAGRAPH, rule="note that corrects the article")


def is_correction(text: str) -> bool:
    """Whether a line is a note that corrects the article."""
    if _CORRECTION.match(text[:_MAX_BEGINNING].lower()) is None:
        return False
    return count_words(text[:1_000]) + count_wide(text[:1_000]) // 3 >= _MIN_WORDS


def is_life_dates(text: str) -> bool:
    """Whether a line of an obituary says when somebody was born and died."""
    return len(text) <= _MAX_LIFE and _FIGURE.search(text) is not None and _LIFE.search(text) is not None


def find_notes(texts: Sequence[str]) -> dict[int, Verdict]:
    """Return the corrections and dates of lives, by number."""
    notes = {number: _NOTE for number, text in enumerate(texts) if is_correction(text)}
    return notes | {number: _DATES for number, text in enumerate(texts) if is_life_dates(text)}


def find_marks(texts: Sequence[str]) -> dict[int, Verdict]:
    """Return the lines that only mark the beginning or end of a press release or live blog, by number."""
    notices = {
        number: _NOTICE
        for number, text in enumerate(texts)
        if len(text) <= _MAX_MARK and text.casefold().strip(" .!*_") in LIVE_NOTICES
    }
    return notices | {
        number: _MARK
        for number, text in enumerate(texts)
        if len(text) <= _MAX_MARK and (key := text.strip(" -–—#*_()[]=.:").casefold()) in END_MARKS
        if " " in key or key != text.casefold()
    }
