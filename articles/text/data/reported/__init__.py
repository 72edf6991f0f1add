"""How each European language, and Turkish, says who said something. English is in ``articles.text.data.reporting``.

To add a verb, add its third-person forms to the language's list: with stem and endings where these are regular, otherwise
one by one. To add a language, add a ``ReportingWords`` and its ISO 639-1 code below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.reported.germanic import DANISH, DUTCH, GERMAN, NORWEGIAN, SWEDISH
from articles.text.data.reported.other import (
    ESTONIAN,
    FINNISH,
    GREEK,
    HUNGARIAN,
    LATVIAN,
    LITHUANIAN,
    TURKISH,
)
from articles.text.data.reported.romance import CATALAN, FRENCH, ITALIAN, PORTUGUESE, ROMANIAN, SPANISH
from articles.text.data.reported.slavic import (
    BULGARIAN,
    CZECH,
    POLISH,
    RUSSIAN,
    SLOVAK,
    SOUTH_SLAVIC,
    UKRAINIAN,
)

if TYPE_CHECKING:
    from articles.text.data.reported.words import ReportingWords

REPORTING: Final[dict[str, ReportingWords]] = {
    "be": RUSSIAN,
    "bg": BULGARIAN,
    "bs": SOUTH_SLAVIC,
    "ca": CATALAN,
    "cs": CZECH,
    "da": DANISH,
    "de": GERMAN,
    "el": GREEK,
    "es": SPANISH,
    "et": ESTONIAN,
    "fi": FINNISH,
    "fr": FRENCH,
    "gl": PORTUGUESE,
    "hr": SOUTH_SLAVIC,
    "hu": HUNGARIAN,
    "it": ITALIAN,
    "lb": GERMAN,
    "lt": LITHUANIAN,
    "lv": LATVIAN,
    "mk": BULGARIAN,
    "nb": NORWEGIAN,
    "nl": DUTCH,
    "nn": NORWEGIAN,
    "no": NORWEGIAN,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "ro": ROMANIAN,
    "ru": RUSSIAN,
    "sk": SLOVAK,
    "sl": SOUTH_SLAVIC,
    "sr": SOUTH_SLAVIC,
    "sv": SWEDISH,
    "tr": TURKISH,
    "uk": UKRAINIAN,
}
"""Reporting words by ISO 639-1 code. A language without words of its own may use those of its closest relative."""
