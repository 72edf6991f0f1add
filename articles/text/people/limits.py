"""How many names of one article are read.

Comparing names takes time for each of them. The limits keep a text that is nothing but names from taking longer than
any article does. Of 605 articles and saved pages, the densest comes to half of one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.text.people.european.capitals import Capital

MAX_NAMES: Final = 5_000
"""Different names of one article, names of places and things among them. No article of the 605 names over 48 people."""

NAMES_AT_ONCE: Final = 1_000
"""Different names with which an article may begin, however close they stand."""

CHARACTERS_OF_NAME: Final = 100
"""Code points that allow for one more different name."""

MAX_PLACES: Final = 50_000
"""Places of names in one article."""

PLACES_AT_ONCE: Final = 2_000
"""Places of names, of the same names too, with which an article may begin."""

CHARACTERS_OF_PLACE: Final = 25
"""Code points that allow for one more place of a name."""

CAPITALS_AT_ONCE: Final = 2_000
CHARACTERS_OF_CAPITAL: Final = 30
"""Different capitalised words with which an article in another European language may begin, and code points that allow
for one more. German has the most, as its nouns are capitalised."""

WORDS_AT_ONCE: Final = 5_000
CHARACTERS_OF_WORD: Final = 12
"""Capitalised words, the same ones too, with which an article may begin, and code points that allow for one more. They
are read before names are, and a text in capitals has nothing else. The 605 have up to 1,669, and those of more than
5,000 characters one for every 18 characters at most."""


class NameCount:
    """Counts the names of a body while they are read, and tells when there are too many.

    ``letters`` is how many letters of a European language a character of the body is worth.
    """

    __slots__ = ("_different", "_letters", "_places", "end")

    def __init__(self, letters: int = 1) -> None:
        self._different: set[tuple[str, ...]] = set()
        self._letters = letters
        self._places = 0
        self.end: int | None = None
        """Where the first name stands that is one too many, ``None`` if all were read."""

    def allows(self, words: tuple[str, ...], position: int) -> bool:
        """Count the name ``words`` at ``position``, and return whether it is still to be read."""
        self._places += 1
        different = self._different
        different.add(words)
        letters = position * self._letters
        if (
            len(different) > NAMES_AT_ONCE
            and len(different) > min(MAX_NAMES, NAMES_AT_ONCE + letters // CHARACTERS_OF_NAME)
        ) or (
            self._places > PLACES_AT_ONCE
            and self._places > min(MAX_PLACES, PLACES_AT_ONCE + letters // CHARACTERS_OF_PLACE)
        ):
            self.end = position
            return False
        return True

    def allows_word(self, number: int, position: int) -> bool:
        """Return whether the capitalised word at ``position``, after ``number`` others, is still to be read."""
        if number >= WORDS_AT_ONCE + position // CHARACTERS_OF_WORD:
            self.end = position
            return False
        return True

    def capitals(self, words: Iterable[Capital]) -> Iterator[Capital]:
        """Yield ``words``, the capitalised words of a body, until there are too many, or too many different ones."""
        different: set[str] = set()
        for number, word in enumerate(words):
            different.add(word.text)
            if (
                len(different) > CAPITALS_AT_ONCE
                and len(different) > CAPITALS_AT_ONCE + word.start // CHARACTERS_OF_CAPITAL
            ):
                self.end = word.start
                return
            if number >= WORDS_AT_ONCE and not self.allows_word(number, word.start):
                return
            yield word
