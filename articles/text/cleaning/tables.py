"""Results, standings, programmes, prices, ingredients: runs of short lines with figures of one shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.byline_cues import is_byline
from articles.text.cleaning.prose import count_words
from articles.text.cleaning.timestamps import is_timestamp
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_ROWS: Final = 3
"""Lines with figures that make a table."""

# Longest row; lines without figures in a row, such as the name of a league or a row of column titles.
_MAX_LENGTH, _MAX_WORDS, _MAX_GAP = 160, 26, 2
# Most words of a line without figures among the rows.
_MAX_TITLE_WORDS = 8

# Cached lines.
_CACHED_LINES = 4_096

_FIGURE = re.compile(r"(?<![^\W\d_])[+−-]?[$€£¥]?\d[\d.,:/–-]*|[½¼¾⅓⅔⅛]")
_SHORT = re.compile(r"\b[A-Z][A-Za-z]{0,3}\b\.?")
_COUNTER = re.compile(r"\W{0,3}\d{1,5}\W{0,3}(?:comments?|shares?|views?|min(?:ute)?s? read|photos?|likes?)\b", re.I)

_ROW: Final = Verdict(kind=Kind.LIST_ITEM, rule="row of a table or list")
_TITLE: Final = Verdict(kind=Kind.SUBHEADING, rule="title above rows of figures")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    first: int
    last: int
    rows: frozenset[int]


@lru_cache(maxsize=_CACHED_LINES)
def is_row(text: str) -> bool:
    """Whether a line may be a row: short, with figures, and no sentence."""
    if not 2 < len(text) <= _MAX_LENGTH or not _FIGURE.search(text):
        return False
    # What costs least is asked first.
    words = count_words(text)
    if words > _MAX_WORDS or (words > 7 and text.rstrip().endswith((".", "!", "?", "…"))):
        return False
    if words > 4 * len(_FIGURE.findall(text)) + 4 or _COUNTER.match(text):
        return False
    return not is_byline(text) and not is_timestamp(text)


def is_column_titles(text: str) -> bool:
    """Whether a line is a row of abbreviated column titles: "P W D L F A Pts"."""
    words = text.split()
    if len(words) < 3 or is_byline(text):
        return False
    return all(len(word) <= 4 for word in words) and len(_SHORT.findall(text)) >= 0.7 * len(words)


def find_tables(texts: Sequence[str], verdicts: Sequence[Verdict | None]) -> dict[int, Verdict]:
    """Return the rows of tables and the titles among and right above them, by number."""
    kinds: dict[int, Verdict] = {}
    for run in _runs(texts, verdicts):
        for number in range(run.first, run.last + 1):
            if verdicts[number] is None:
                kinds[number] = _ROW if number in run.rows else _TITLE
    return kinds


def _runs(texts: Sequence[str], verdicts: Sequence[Verdict | None]) -> list[_Run]:
    rows = [
        number
        for number, text in enumerate(texts)
        if number and verdicts[number] is None and (is_row(text) or is_column_titles(text))
    ]
    runs: list[_Run] = []
    start = 0
    for place in range(1, len(rows) + 1):
        if place < len(rows) and _belong_together(texts, rows[place - 1], rows[place]):
            continue
        group = rows[start:place]
        if len(group) >= MIN_ROWS and sum(is_row(texts[number]) for number in group) >= MIN_ROWS:
            first = group[0]
            # The name of a league or section right above the rows, below something else.
            if first > 1 and verdicts[first - 1] is None and _is_title(texts[first - 1]):
                first -= 1
            runs.append(_Run(first=first, last=group[-1], rows=frozenset(group)))
        start = place
    return runs


def _belong_together(texts: Sequence[str], above: int, below: int) -> bool:
    between = texts[above + 1 : below]
    return len(between) <= _MAX_GAP and all(map(_is_title, between))


def _is_title(text: str) -> bool:
    return (
        count_words(text) <= _MAX_TITLE_WORDS
        and not is_byline(text)
        and not text.rstrip().endswith((".", "!", "?", "…", "”", '"'))
    )
