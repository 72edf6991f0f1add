"""Keys by which forms of a name are equal, and names by which people are sorted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from articles.text.data.given_names import FAMILY_NAME_FIRST, GIVEN_NAMES
from articles.text.data.titles import HONORIFICS, NAME_SUFFIXES, TITLES
from articles.text.data.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

_APART: Final = re.compile(r"[^\w'’‘ʼ`´]+|_+")
_INSIDE: Final = re.compile(r"['’‘ʼ`´]+")
# Letters that Unicode does not decompose, but that readers replace with plain ones.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h"}
)
_BEFORE_NAMES: Final = frozenset(title.rstrip(".").casefold() for title in (*HONORIFICS, *TITLES))
_SUFFIXES: Final = frozenset(suffix.rstrip(".").casefold() for suffix in NAME_SUFFIXES)
# Particles that begin a surname. Arabic "bin" and "ibn" are left out, as they join names.
PARTICLES: Final = word_set(
    "al el da de del della den der di do dos du la las le los san st. ten ter van vom von y zu zum zur"
)


def name_key(name: str) -> str:
    """Return ``name`` without case, accents, punctuation and leading titles; empty if it has no letters.

    Forms with the same key are one person's. A title before a single word stays, as it may be a given name: Don,
    Prince.
    """
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(character)
    )
    words = _APART.sub(" ", _INSIDE.sub("", plain.translate(_PLAIN))).split()
    while len(words) > 2 and words[0] in _BEFORE_NAMES:
        del words[0]
    return " ".join(words)


def sort_name(name: str, later_forms: Iterable[str] = ()) -> str:
    """Return ``name`` in index order, surname first: "Marrandt, Ilse".

    ``later_forms`` are other forms that an article uses. If the first word of the name is among them, the surname
    already comes first, as in Korean, and the name is returned unchanged.
    """
    words = name.split()
    suffix = ""
    if len(words) > 2 and words[-1].rstrip(".").casefold() in _SUFFIXES:
        suffix = f" {words.pop()}"
        words[-1] = words[-1].rstrip(",")
    if len(words) < 2:
        return name
    if _family_name_leads(words, later_forms):
        return name
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}{suffix}"


def _family_name_leads(words: list[str], later_forms: Iterable[str]) -> bool:
    first, last = words[0], words[-1]
    singles = {form for form in later_forms if " " not in form}
    if first in singles and last not in singles:
        return first in FAMILY_NAME_FIRST or first not in GIVEN_NAMES
    if first in GIVEN_NAMES or last in singles:
        return False
    return first in FAMILY_NAME_FIRST and last not in FAMILY_NAME_FIRST | GIVEN_NAMES
