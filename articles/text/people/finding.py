"""Find the people of a body in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.data.people_words import people_words
from articles.text.people.european.people import find_european_people
from articles.text.people.other_scripts.finding import FINDERS
from articles.text.people.resolver import resolve_people

if TYPE_CHECKING:
    from articles.text.people.found import FoundPerson, SearchedPeople


def find_people(body: str, introduction: str = "", language: str | None = None) -> tuple[FoundPerson, ...]:
    """Return the people named in ``body`` in the order of their first mention.

    ``introduction`` is the headline and standfirst. It may give the full name of a person whom the body calls by
    surname alone. ``language`` is the body's, as an ISO 639-1 code; an unknown language is read as English.
    """
    return search_people(body, introduction, language).people


def search_people(body: str, introduction: str = "", language: str | None = None) -> SearchedPeople:
    """Return the people as ``find_people`` does, and where the names became too many to read on."""
    if language is not None and language in FINDERS:
        return FINDERS[language](body, introduction)
    if language is not None and people_words(language) is not None:
        return find_european_people(body, introduction, language)
    return resolve_people(body, introduction)
