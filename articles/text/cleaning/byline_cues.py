"""What bylines begin with: cues such as "By" in each language, and kinds of articles before them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from articles.text.cleaning.author_names import names_in
from articles.text.data.bylines import BY, BYLINE_CUES, BYLINE_CUES_OF, GENRES

if TYPE_CHECKING:
    from collections.abc import Iterable

BYLINE_LENGTH = 220
"""Longest byline or time stamp, in characters."""

GENRE = re.compile(
    r"(?:(?:an?|eine?|een|une?|una?|uma?|en|et|the|der|die|das)\s)?"
    rf"(?:{'|'.join(sorted(GENRES, key=len, reverse=True))})\s"
    rf"(?:{'|'.join(BY)})\s+(?=\S)|aus\s\S{{2,30}}\sberichte(?:t|n)\s+",
    re.I,
)
"""A kind of article before a cue: "Kommentar von"."""


def _compile_cues(cues: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(set(cues), key=len, reverse=True)
    return re.compile(
        "(?:"
        + "|".join(re.escape(cue) + ("" if not cue[-1].isalpha() else r"(?![^\W_])") for cue in ordered)
        + r")\s*:?\s*",
        re.I,
    )


CUE = _compile_cues(BYLINE_CUES)
"""The cues of English, and those that mean nothing else in any language."""


@cache
def cues_of(language: str | None) -> re.Pattern[str]:
    """Return the pattern of the cues in ``language``; in all languages if that is unknown."""
    if language is None:
        return _compile_cues([*BYLINE_CUES, *(cue for cues in BYLINE_CUES_OF.values() for cue in cues)])
    return _compile_cues([*BYLINE_CUES, *BYLINE_CUES_OF.get(language, ())])


_ANY_CUES = (*BYLINE_CUES, "von", "por", "par", "di", "door", "af", "av")
_ANY_CUE = _compile_cues(_ANY_CUES)
_FIRST_LETTERS = frozenset(letter for cue in _ANY_CUES for letter in (cue[0].lower(), cue[0].upper()))


def has_cue(text: str) -> bool:
    """Whether ``text`` begins with a byline's cue ("By", "Written by")."""
    return text[:1] in _FIRST_LETTERS and _ANY_CUE.match(text) is not None


def begins_as_byline(text: str) -> bool:
    """Whether ``text`` begins with a byline's cue, or with a kind of article before one ("Kommentar von")."""
    return has_cue(text) or GENRE.match(text) is not None


@lru_cache(maxsize=4096)
def is_byline(text: str) -> bool:
    """Whether ``text`` begins with a byline's cue and lists names."""
    return len(text) <= BYLINE_LENGTH and has_cue(text) and bool(names_in(_ANY_CUE.sub("", text, count=1)))
