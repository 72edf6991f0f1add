"""Case forms of names: which words may be forms of one name, and which is its base form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from articles.text.data.name_endings import BASE_FORMS, FEMALE_SURNAMES, MALE_SURNAMES, NAME_ENDINGS

if TYPE_CHECKING:
    from articles.text.data.given_names import Gender

_MIN_STEM: Final = 3
_NO_ENDINGS: Final[frozenset[str]] = frozenset()
_MAX_ENDING: Final = 5
# Languages in which a short vowel falls out before an ending: "Turek", "Turka".
_FLEETING: Final[dict[str, str]] = {"cs": "eě", "sk": "eo", "pl": "e", "hr": "a", "ru": "её", "uk": "еє", "bg": "е"}
_VOWELS: Final = frozenset("aeiouyáéíóúýěůäöüаеёиоуыэюяіїєąęœ")
# Beyond this length a word is no name; its stems would only cost memory.
_MAX_LENGTH: Final = 40


def inflects(language: str) -> bool:
    """Whether names have case forms other than the possessive."""
    return len(NAME_ENDINGS.get(language, _NO_ENDINGS)) > len(NAME_ENDINGS["de"])


@lru_cache(maxsize=20_000)
def stems(word: str, language: str) -> frozenset[str]:
    """Return ``word`` without each of the endings it may have. Two forms of one name share a stem."""
    lower = word.lower()
    found = {lower}
    endings = NAME_ENDINGS.get(language, _NO_ENDINGS)
    if endings and len(word) <= _MAX_LENGTH:
        for length in range(max(_MIN_STEM, len(lower) - _MAX_ENDING), len(lower)):
            if lower[length:] in endings:
                found.add(lower[:length])
        fleeting = _FLEETING.get(language)
        if fleeting and len(lower) > _MIN_STEM and lower[-2] in fleeting and lower[-1] not in _VOWELS:
            found.add(_hardened(lower[:-2]) + lower[-1])
        if language == "fi" and lower.endswith("nen"):
            found.add(lower[:-3] + "se")
        if language == "hu" and lower[-1] in "ae":
            found.add(lower[:-1] + ("á" if lower[-1] == "a" else "é"))
    return frozenset(found)


def _hardened(stem: str) -> str:
    """Return a stem whose last consonant "ě" had softened: "Zbyněk", "Zbyňka"."""
    return stem[:-1] + "ň" if stem.endswith("n") else stem


@lru_cache(maxsize=20_000)
def base_forms(word: str, language: str) -> tuple[str, ...]:
    """Return what the base form of a given name may be, the likeliest first, without ``word`` itself."""
    return _replaced(word, BASE_FORMS.get(language, ()))


def base_surnames(word: str, gender: Gender | None, language: str) -> tuple[str, ...]:
    """Return what the base form of a surname in another case may be, the likeliest first."""
    return _replaced(word, (FEMALE_SURNAMES if gender == "f" else MALE_SURNAMES).get(language, ()))


def _replaced(word: str, pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(
        word[: len(word) - len(ending)] + base
        for ending, base in pairs
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM - 1
    )
