"""Tokens of a passage: words and punctuation marks, each as printed and in a form for comparison.

The form for comparison ignores differences of house style: case, the style of quotation marks, full stops in initials,
separators in long numbers, accents on Latin letters, British or American spelling.
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

# Scripts without spaces, where each character counts as a word.
_SIGN = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

_TOKEN = re.compile(
    rf"""
      [A-Z]\.(?:\ ?[A-Z]\.)+                        # U.S., U. N., A. J.
    | [ap]\.\ ?m\.                                  # 4 p.m., 4 p. m.
    | \d{{1,3}}(?:,\ ?\d{{3}})+(?![\d,])            # 22,000, also with a space, 22, 000
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
    """The tokens of ``text`` in order; there is only white space between them.

    ``shown`` are the tokens as printed; ``forms`` are their forms for comparison. ``words`` are the forms of words
    only, which begin with a letter or digit.
    """

    text: str
    shown: list[str]
    forms: list[str]
    words: list[str]

    def ends(self) -> list[int]:
        """Return the end offset of each token."""
        ends = []
        at = 0
        for shown in self.shown:
            at = self.text.index(shown, at) + len(shown)
            ends.append(at)
        return ends


def tokenize(text: str) -> Tokens:
    """Split ``text`` into tokens."""
    shown = _TOKEN.findall(text)
    forms = list(map(compare_form, shown))
    return Tokens(text, shown, forms, [form for form in forms if form[0].isalnum()])


def joined(parts: Sequence[Tokens], between: str) -> Tokens:
    """Concatenate ``parts``, separated by the white space ``between``."""
    if len(parts) == 1:
        return parts[0]
    return Tokens(
        between.join(part.text for part in parts),
        [shown for part in parts for shown in part.shown],
        [form for part in parts for form in part.forms],
        [word for part in parts for word in part.words],
    )


def words_of(text: str) -> list[str]:
    """Return the forms of the words of ``text`` in order, without punctuation marks."""
    return tokenize(text).words


# News repeats its words. The limit bounds the memory of a long-running process: about 150 bytes per word.
@lru_cache(maxsize=50_000)
def compare_form(shown: str) -> str:
    """Return the form of a token for comparison. It is never empty."""
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
