"""Words around the names of people, by language: forms of address, roles, kinship, particles, organisations.

Each language has one ``PeopleWords``. The modules of this folder hold a family of languages each: ``germanic``,
``romance``, ``slavic``, ``others`` (Finnish, Hungarian, Turkish, Greek, Baltic). ``PEOPLE_WORDS`` maps ISO 639-1 codes
to them; ``people_words`` also answers for relatives that have no list of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.people_words.germanic import GERMANIC
from articles.text.data.people_words.others import OTHERS
from articles.text.data.people_words.romance import ROMANCE
from articles.text.data.people_words.slavic import SLAVIC
from articles.text.data.people_words.words import PeopleWords

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PEOPLE_WORDS", "PeopleWords", "main_language", "people_words"]

PEOPLE_WORDS: Final[Mapping[str, PeopleWords]] = {**GERMANIC, **ROMANCE, **SLAVIC, **OTHERS}
"""By ISO 639-1 code."""

# Languages that are read with the words of a close relative.
_RELATIVES: Final[Mapping[str, str]] = {
    "nb": "no",
    "nn": "no",
    "kl": "da",
    "fo": "da",
    "is": "sv",
    "lb": "de",
    "af": "nl",
    "fy": "nl",
    "ca": "es",
    "gl": "es",
    "eu": "es",
    "oc": "fr",
    "co": "it",
    "rm": "it",
    "mo": "ro",
    "be": "ru",
    "mk": "bg",
    "sr": "hr",
    "bs": "hr",
    "sl": "hr",
    "lv": "lt",
    "et": "fi",
    "az": "tr",
}


def main_language(language: str) -> str:
    """Return the code of the language whose words and names serve for ``language``: "no" for "nb"."""
    return _RELATIVES.get(language, language)


def people_words(language: str) -> PeopleWords | None:
    """Return the words of ``language`` or of a close relative, ``None`` if there are none."""
    return PEOPLE_WORDS.get(main_language(language))
