"""Quotes of the languages without capital letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.quotes.other_scripts.japanese import JapaneseReader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.text.people.found import FoundPerson
    from articles.text.quotes.found import FoundQuote
    from articles.text.quotes.other_scripts.reader import Reader

READERS: Final[Mapping[str, type[Reader]]] = {"ja": JapaneseReader}


def find_quotes_in(language: str, body: str, people: Sequence[FoundPerson]) -> tuple[FoundQuote, ...]:
    """Return the quotes of a body in one of the languages of ``READERS``, in order."""
    return tuple(READERS[language](body, people).quotes())
