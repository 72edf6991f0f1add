"""Make keys that are equal for all forms of a name, and names to sort people by."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from articles.text.data.given_names import FAMILY_NAME_FIRST, GIVEN_NAMES
from articles.text.data.titles import HONORIFICS, NAME_SUFFIXES, TITLES
from articles.text.data.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS: Final = re.compile(r"[^\w'’‘ʼ`´]+|_+")
_APOSTROPHES: Final = re.compile(r"['’‘ʼ`´]+")
# Letters that Unicode does not decompose, but that people replace with plain letters when typing.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h"}
)
_BEFORE_NAMES: Final = frozenset(title.rstrip(".").casefold() for title in (*HONORIFICS, *TITLES))
_SUFFIXES: Final = frozenset(suffix.rstrip(".").casefold() for suffix in NAME_SUFFIXES)
# Marks that make another letter of a kana: ハ, バ, パ. They are no accents.
_VOICING: Final = "\u3099\u309a"
# Between the parts of a foreign name in Chinese or Japanese.
_DOT: Final = re.compile("[·・＝•‧]")
# Particles that begin a surname. "Bin" and "ibn" are left out in Latin letters, as they join names.
PARTICLES: Final = word_set(
    """
    al el da de del della den der di do dos du la las le los san st. ten ter van vom von y zu zum zur
    بن ابن أبو ابو أبي ابي آل ال عبد
    """
)


def name_key(name: str) -> str:
    """Return ``name`` without case, accents, punctuation and leading titles; empty if it has no letters.

    Forms with the same key are one person's. A title before a single word is kept, as it may be a given name: Don,
    Prince.
    """
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(character) or character in _VOICING
    )
    plain = unicodedata.normalize("NFC", plain)
    words = _SEPARATORS.sub(" ", _APOSTROPHES.sub("", plain.translate(_PLAIN))).split()
    while len(words) > 2 and words[0] in _BEFORE_NAMES:
        del words[0]
    return " ".join(words)


def sort_name(name: str, later_forms: Iterable[str] = ()) -> str:
    """Return ``name`` in index order, surname first: "Marrandt, Ilse".

    ``later_forms`` are other forms that an article uses. If the first word of the name is among them, the surname
    already comes first, as in Korean, and the name is returned unchanged.
    """
    if _DOT.search(name) and " " not in name:
        given, dot, family = name.rpartition(_DOT.findall(name)[-1])
        return f"{family}, {given}" if given and family and dot else name
    words = name.split()
    suffix = ""
    if len(words) > 2 and words[-1].rstrip(".").casefold() in _SUFFIXES:
        suffix = f" {words.pop()}"
        words[-1] = words[-1].rstrip(",")
    # An Arabic name after a child, "أبو خليل", is one name.
    if len(words) < 2 or (len(words) == 2 and words[0] in PARTICLES and not words[0].isascii()):
        return name
    if _is_surname_first(words, later_forms):
        return name
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}{suffix}"


def _is_surname_first(words: list[str], later_forms: Iterable[str]) -> bool:
    first, last = words[0], words[-1]
    singles = {form for form in later_forms if " " not in form}
    if first in singles and last not in singles:
        return first in FAMILY_NAME_FIRST or first not in GIVEN_NAMES
    if first in GIVEN_NAMES or last in singles:
        return False
    return first in FAMILY_NAME_FIRST and last not in FAMILY_NAME_FIRST | GIVEN_NAMES
