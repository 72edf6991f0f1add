"""Quotes of the languages without capital letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.quotes.found import SearchedQuotes
from articles.text.quotes.other_scripts.arabic import ArabicReader
from articles.text.quotes.other_scripts.chinese import ChineseReader
from articles.text.quotes.other_scripts.japanese import JapaneseReader
from articles.text.quotes.other_scripts.korean import KoreanReader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.text.people.found import FoundPerson
    from articles.text.quotes.other_scripts.reader import Reader

READERS: Final[Mapping[str, type[Reader]]] = {
    "ar": ArabicReader,
    "ja": JapaneseReader,
    "ko": KoreanReader,
    "zh": ChineseReader,
}


def search_quotes_in(language: str, body: str, people: Sequence[FoundPerson]) -> SearchedQuotes:
    """Return the quotes of a body in one of the languages of ``READERS``, in order."""
    reader = READERS[language](body, people)
    return SearchedQuotes(tuple(reader.quotes()), reader.scene.end)
