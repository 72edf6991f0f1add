"""The kinds of words that are listed for each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.text.data.wordlists import word_set

if TYPE_CHECKING:
    from articles.text.data.given_names import Gender


def gendered(male: str = "", female: str = "", either: str = "") -> dict[str, Gender | None]:
    """Return the words of three texts, each with the gender it implies."""
    return {**dict.fromkeys(either.split()), **dict.fromkeys(male.split(), "m"), **dict.fromkeys(female.split(), "f")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Words of one language, in lower case unless said otherwise.

    ``addresses``: forms of address and academic titles that stand directly before a name, without a full stop, with
    the gender they imply. ``roles``: nouns for what a person is or does. ``kinship``: nouns for relatives.
    ``particles``: small words inside a name ("van der"). ``organisations``: nouns that show that a capitalised run is
    an organisation, place, work or event. ``openers``: words that often begin a sentence or stand before a name, and
    are capitalised then only because of that. ``of``: prepositions and articles inside the noun phrase of a role.
    ``determiners``: articles and possessives. ``place_prepositions``: prepositions that mostly precede a place.

    ``endings``: endings of roles, kinship and organisations in their case forms and plurals. ``compounds``: whether
    a listed noun may be the last part of a longer word ("Vertriebsleiter").
    """

    addresses: dict[str, Gender | None]
    roles: frozenset[str]
    kinship: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    openers: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    place_prepositions: frozenset[str]
    endings: frozenset[str] = field(default_factory=frozenset)
    compounds: bool = False


def words(text: str) -> frozenset[str]:
    """Return the set of the words in ``text``."""
    return word_set(text)
