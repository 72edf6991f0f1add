"""Notes at the beginning or end of an article that correct it: they are part of what was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.prose import count_wide, count_words
from articles.text.data.kinds import Kind
from articles.text.data.note_words import CORRECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Fewest words of a note: shorter ones are labels such as "Correction appended".
_MIN_WORDS = 6
_CORRECTION = re.compile(rf"[\W_]{{0,3}}(?:{CORRECTIONS})", re.I)
_NOTE = Verdict(kind=Kind.PARAGRAPH, rule="note that corrects the article")


def is_correction(text: str) -> bool:
    """Whether a line is a note that corrects the article."""
    size = count_words(text[:1_000]) + count_wide(text[:1_000]) // 3
    return size >= _MIN_WORDS and _CORRECTION.match(text) is not None


def find_corrections(texts: Sequence[str]) -> dict[int, Verdict]:
    """Return the lines that correct the article, by number."""
    return {number: _NOTE for number, text in enumerate(texts) if is_correction(text)}
