"""Find the quotes of a body in any language, and their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.quotes.other_scripts.finding import READERS, find_quotes_in
from articles.text.quotes.reading import read_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.people.found import FoundPerson
    from articles.text.quotes.found import FoundQuote


def find_quotes(
    body: str, people: Sequence[FoundPerson], introduction: str = "", language: str | None = None
) -> tuple[FoundQuote, ...]:
    """Return the quotes of ``body`` in order. ``people`` is the result of ``find_people(body)``.

    ``introduction`` is the text of headline and standfirst, which may name the person interviewed. ``language`` is the
    body's, as an ISO 639-1 code; an unknown language is read as English.
    """
    if language is not None and language in READERS:
        return find_quotes_in(language, body, people)
    return read_quotes(body, people, introduction)
