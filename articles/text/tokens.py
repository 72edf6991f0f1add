"""Words and marks of a passage, each in two forms: as shown, which is never altered, and as compared.

The form compared is blind to what outlets set differently without meaning anything by it: case, the style of quotation
marks, full stops in initials, separators in long numbers, accents on Latin letters, British or American spelling.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.text.data.spellings import AMERICAN

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTE_MARK = '"'

# Scripts written without spaces; each sign counts as a word.
_SIGN = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

_TOKEN = re.compile(
    rf"""
      [A-Z]\.(?:\ ?[A-Z]\.)+                        # U.S., U. N., A. J.
    | [ap]\.\ ?m\.                                  # 4 p.m., 4 p. m.
    | \d{{1,3}}(?:,\ ?\d{{3}})+(?![\d,])            # 22,000 and the same torn apart, 22, 000
    | \d+(?:[.,:]\d+)*(?:[^\W\d_{_SIGN}]+)?         # 3.5, 7:41, 11th
    | [{_SIGN}]
    | [^\W_{_SIGN}]+(?:['’][^\W_{_SIGN}]+)*         # didn't
    | ``|''
    | [^\w\s]|_
    """,
    re.VERBOSE,
)

_QUOTE_MARKS = frozenset('"“”„‟«»‹›「」『』＂') | {"``", "''", "'", "‘", "’", "‚", "`", "´"}
_DASHES = frozenset("-‐‑‒–—―−")
_SEPARATED = re.compile(r"\d{1,3}(?:, ?\d{3})+")
_CLOCK = re.compile(r"(\d{1,2}):00")
_ACCENTED = re.compile(r"([a-z])[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of ``text`` in order, as shown and as compared; only white space lies between them.

    A word's form begins with a letter or digit, a mark's does not; ``words`` are the forms of the words alone.
    """

    text: str
    shown: list[str]
    forms: list[str]
    words: list[str]

    def ends(self) -> list[int]:
        """Return the offset at which each token ends."""
        ends = []
        at = 0
        for shown in self.shown:
            at = self.text.index(shown, at) + len(shown)
            ends.append(at)
        return ends


def tokenize(text: str) -> Tokens:
    """Return the words and marks of ``text``."""
    shown = _TOKEN.findall(text)
    forms = list(map(compare_form, shown))
    return Tokens(text, shown, forms, [form for form in forms if form[0].isalnum()])


def joined(parts: Sequence[Tokens], between: str) -> Tokens:
    """Return ``parts`` as one text, with the white space ``between`` them."""
    if len(parts) == 1:
        return parts[0]
    return Tokens(
        between.join(part.text for part in parts),
        [shown for part in parts for shown in part.shown],
        [form for part in parts for form in part.forms],
        [word for part in parts for word in part.words],
    )


def words_of(text: str) -> list[str]:
    """Return the forms of the words of ``text`` in order, marks left out."""
    return tokenize(text).words


# News repeats its words; the bound keeps a long-running process small (some 150 bytes a word).
@lru_cache(maxsize=50_000)
def compare_form(shown: str) -> str:
    """Return the form by which the token ``shown`` is compared, never empty."""
    if shown in _QUOTE_MARKS:
        return QUOTE_MARK
    if shown in _DASHES:
        return "-"
    if not shown[0].isalnum():
        return shown
    form = unicodedata.normalize("NFKC", shown).casefold().replace("’", "'")
    if form[0].isdigit():
        if _SEPARATED.fullmatch(form):
            return form.replace(",", "").replace(" ", "")
        return _CLOCK.sub(r"\1", form)
    if not form.isascii():
        form = _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", form))
        form = unicodedata.normalize("NFC", form)
    if "." in form:
        form = form.replace(".", "").replace(" ", "")
    word, apostrophe, ending = form.partition("'")
    return (AMERICAN.get(word, word) + apostrophe + ending) or shown
