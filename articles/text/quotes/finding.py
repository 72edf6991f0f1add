"""Find the quotes of a body in any language, and their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.quotes.dialogue import find_turns
from articles.text.quotes.european.reading import read_european_quotes
from articles.text.quotes.european.words import words_of_language
from articles.text.quotes.found import SearchedQuotes
from articles.text.quotes.other_scripts.finding import READERS, search_quotes_in
from articles.text.quotes.reading import read_quotes, with_turns

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
    return search_quotes(body, people, introduction, language).quotes


def search_quotes(
    body: str, people: Sequence[FoundPerson], introduction: str = "", language: str | None = None
) -> SearchedQuotes:
    """Return the quotes as ``find_quotes`` does, and where the body became too dense to read on."""
    if language is not None and language in READERS:
        return search_quotes_in(language, body, people)
    words = words_of_language(language)
    if words is None:
        return read_quotes(body, people, introduction)
    searched = read_european_quotes(body, people, words)
    turns = find_turns(body, people, introduction)
    known = sum(turn.person is not None or turn.speaker_text is not None for turn in turns)
    # Questions as subheadings look like those of an interview, but nobody is known to answer them.
    if not turns or 2 * known < len(turns):
        return searched
    # The questions of an interview may begin with dashes, as its answers do.
    said = [quote for quote in searched.quotes if quote.cue is not None or not quote.text.endswith("?")]
    return SearchedQuotes(with_turns(said, turns, body, people), searched.end)
