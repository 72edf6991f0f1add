"""Words and marks of a passage, each in two forms: as shown, which is never altered, and as compared.

The form compared is blind to what outlets set differently without meaning anything by it: case, the style of quotation
marks, full stops in initials, separators in long numbers, British or American spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from articles.rules.spellings import AMERICAN

QUOTE_MARK = '"'

_TOKEN = re.compile(
    r"""
      [A-Z]\.(?:\ ?[A-Z]\.)+                   # U.S., U. N., A. J.
    | [ap]\.\ ?m\.                             # 4 p.m., 4 p. m.
    | \d{1,3}(?:,\ ?\d{3})+(?![\d,])           # 22,000 and the same torn apart, 22, 000
    | \d+(?:[.,:]\d+)*(?:[^\W\d_]+)?           # 3.5, 7:41, 11th
    | [^\W_]+(?:['’][^\W_]+)*                  # didn't
    | ``|''
    | [^\w\s]|_
    """,
    re.VERBOSE,
)

_QUOTE_MARKS = frozenset('"“”„‟«»‹›「」『』＂') | {"``", "''", "'", "‘", "’", "‚", "`", "´"}
_DASHES = frozenset("-‐‑‒–—―−")
_SEPARATED = re.compile(r"\d{1,3}(?:, ?\d{3})+")
_CLOCK = re.compile(r"(\d{1,2}):00")


class Token(NamedTuple):
    """A word or mark at ``start:end`` of its text, and the form to compare; a word's begins with a letter or digit."""

    start: int
    end: int
    form: str

    @property
    def is_word(self) -> bool:
        return self.form[0].isalnum()


def tokenize(text: str) -> list[Token]:
    """Return the words and marks of ``text`` in order; only white space lies between them."""
    return [Token(found.start(), found.end(), compare_form(found.group())) for found in _TOKEN.finditer(text)]


def words_of(text: str) -> list[str]:
    """Return the forms of the words of ``text`` in order, marks left out."""
    forms = map(compare_form, _TOKEN.findall(text))
    return [form for form in forms if form[0].isalnum()]


# News repeats its words; the bound keeps a long-running process small (about 60 bytes a word).
@lru_cache(maxsize=50_000)
def compare_form(shown: str) -> str:
    """Return the form by which the token ``shown`` is compared, never empty."""
    if shown in _QUOTE_MARKS:
        return QUOTE_MARK
    if shown in _DASHES:
        return "-"
    form = unicodedata.normalize("NFKC", shown).casefold().replace("’", "'")
    if form[0].isdigit():
        if _SEPARATED.fullmatch(form):
            return form.replace(",", "").replace(" ", "")
        return _CLOCK.sub(r"\1", form)
    if "." in form and len(form) > 1:
        form = form.replace(".", "").replace(" ", "") or "."
    word, apostrophe, ending = form.partition("'")
    return AMERICAN.get(word, word) + apostrophe + ending
