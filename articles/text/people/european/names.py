"""Given names and surnames by language, and the names of places.

The names come from Faker's lists for single countries, the places from Babel's locale data. Both are loaded for the
first text that needs them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from articles.text.data.european_places import PLACES
from articles.text.data.given_names import GIVEN_NAMES
from articles.text.data.people_words import main_language
from articles.text.data.people_words.given_names import (
    FOREIGN_IN_CYRILLIC,
    FOREIGN_IN_GREEK,
    NEVER,
    NEVER_IN,
    WORLD_NAMES,
)
from articles.text.data.people_words.more_given_names import MORE_GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.text.data.given_names import Gender

# Faker's locales by language, the main one first.
_LOCALES: Final[Mapping[str, tuple[str, ...]]] = {
    "de": ("de_DE", "de_AT", "de_CH", "de_LI", "de_LU"),
    "nl": ("nl_NL", "nl_BE"),
    "sv": ("sv_SE",),
    "da": ("da_DK",),
    "no": ("no_NO",),
    "fr": ("fr_FR", "fr_CH", "fr_BE", "fr_CA"),
    "es": ("es_ES", "es_MX", "es_CO", "es_AR", "es_CL"),
    "it": ("it_IT",),
    "pt": ("pt_PT", "pt_BR"),
    "ro": ("ro_RO",),
    "pl": ("pl_PL",),
    "cs": ("cs_CZ",),
    "sk": ("sk_SK",),
    "hr": ("hr_HR", "sl_SI"),
    "fi": ("fi_FI",),
    "et": ("et_EE",),
    "hu": ("hu_HU",),
    "tr": ("tr_TR",),
    "lt": ("lt_LT",),
    "lv": ("lv_LV",),
    "ru": ("ru_RU",),
    "uk": ("uk_UA",),
    "bg": ("bg_BG", "mk_MK"),
    "el": ("el_GR",),
}
# Read as foreign names beside those of the languages above.
_FOREIGN_LOCALES: Final = ("en_US", "en_GB", "en_IE", "en_IN", "en_KE", "az_AZ", "id_ID")

_SCRIPTS: Final[Mapping[str, frozenset[str]]] = {
    "cyrillic": frozenset({"ru", "uk", "bg"}),
    "greek": frozenset({"el"}),
}
# Languages whose names the speakers of another know best, besides their own.
_NEIGHBOURS: Final[Mapping[str, tuple[str, ...]]] = {
    "sv": ("no", "da"),
    "da": ("no", "sv"),
    "no": ("da", "sv"),
    "fi": ("sv",),
    "cs": ("sk",),
    "sk": ("cs",),
    "nl": ("fr",),
}
_BABEL_CODES: Final[Mapping[str, str]] = {"no": "nb", "kl": "da"}
_MIN_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class NameLists:
    """``own`` are the given names of the language with their gender, ``foreign`` those of all others in its script."""

    own: Mapping[str, Gender | None]
    foreign: frozenset[str]
    surnames: frozenset[str]


@cache
def name_lists(language: str) -> NameLists:
    """Return the names known in ``language``, an ISO 639-1 code."""
    language = main_language(language)
    script = next((script for script, codes in _SCRIPTS.items() if language in codes), "latin")
    own: dict[str, Gender | None] = dict(MORE_GIVEN_NAMES.get(language, {}))
    for code in (language, *_NEIGHBOURS.get(language, ())):
        for locale in _LOCALES.get(code, ()):
            for name, gender in _locale_names(locale)[0].items():
                own.setdefault(name, gender)
    foreign: set[str] = set()
    surnames: set[str] = set()
    for code, locales in _LOCALES.items():
        other = next((name for name, codes in _SCRIPTS.items() if code in codes), "latin")
        if other == script:
            for locale in locales:
                foreign.update(_locale_names(locale)[0])
                surnames.update(_locale_names(locale)[1])
    if script == "latin":
        for locale in _FOREIGN_LOCALES:
            foreign.update(_locale_names(locale)[0])
            surnames.update(_locale_names(locale)[1])
        foreign |= GIVEN_NAMES | WORLD_NAMES
    else:
        foreign |= FOREIGN_IN_CYRILLIC if script == "cyrillic" else FOREIGN_IN_GREEK
    for code, names in MORE_GIVEN_NAMES.items():
        if next((name for name, codes in _SCRIPTS.items() if code in codes), "latin") == script:
            foreign.update(names)
    if script == "cyrillic":  # "ё" is often printed as "е"
        own |= {name.replace("ё", "е"): gender for name, gender in own.items() if "ё" in name}
    never = NEVER | NEVER_IN.get(language, frozenset())
    return NameLists(
        {name: gender for name, gender in own.items() if name not in never},
        frozenset(foreign - never),
        frozenset(surnames),
    )


@cache
def _locale_names(locale: str) -> tuple[Mapping[str, Gender | None], frozenset[str]]:
    """Return given names, with gender, and surnames of one of Faker's locales."""
    # Loaded by name: Faker takes a fifth of a second, which English texts need not pay.
    provider = import_module(f"faker.providers.person.{locale}").Provider
    given: dict[str, Gender | None] = {}
    surnames: set[str] = set()
    for attribute in dir(provider):
        value = getattr(provider, attribute)
        if isinstance(value, property) or callable(value) or isinstance(value, str):
            continue
        if "first_name" in attribute:
            gender: Gender | None = "f" if "female" in attribute else "m" if "male" in attribute else None
            for name in _single_words(value):
                given[name] = gender if given.get(name, gender) in (gender, None) else None
        elif "last_name" in attribute:
            surnames.update(_single_words(value))
    return given, frozenset(surnames)


def _single_words(names: Iterable[object]) -> Iterable[str]:
    """Yield the capitalised names of one word."""
    for name in names:
        if isinstance(name, str) and len(name) >= _MIN_LETTERS and name[:1].isupper() and " " not in name:
            yield name if not name.isupper() else name.capitalize()


@dataclass(frozen=True, slots=True)
class PlacesAndTimes:
    """Names of countries and cities, and of days and months, in one language."""

    places: frozenset[str]
    times: frozenset[str]


@cache
def places_and_times(language: str) -> PlacesAndTimes:
    """Return place names of one word, and days and months, all in lower case."""
    # Imported here: only texts in other languages than English need Babel.
    from babel import Locale, UnknownLocaleError

    places = {place.lower() for place in PLACES}
    times: set[str] = set()
    try:
        locale = Locale(_BABEL_CODES.get(language, language))
    except (UnknownLocaleError, ValueError):
        return PlacesAndTimes(frozenset(places), frozenset())
    names = [str(name) for name in locale.territories.values()]
    names += [str(zone["city"]) for zone in locale.time_zones.values() if "city" in zone]
    places.update(name.lower() for name in names if " " not in name and "." not in name)
    for contexts in (locale.days, locale.months):
        for context in contexts.values():
            times.update(str(name).lower() for name in context["wide"].values())
    return PlacesAndTimes(frozenset(places), frozenset(times))
