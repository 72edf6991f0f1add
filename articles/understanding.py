"""How a search is read, in the words of the reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from articles.models.articles import SEARCH_CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One way to match: all of ``words`` and ``phrases``, none of ``without``."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """How PostgreSQL reads the words of a search: any one of ``ways``; ``ignored`` are too common to be looked for."""

    ways: tuple[Wanted, ...]
    ignored: tuple[str, ...]

    @property
    def searched(self) -> bool:
        return bool(self.ways)

    @property
    def only_without(self) -> bool:
        return any(not way.words and not way.phrases for way in self.ways)

    @property
    def worth_saying(self) -> bool:
        """Whether the reader may not expect it: anything beyond plain words that are all looked for."""
        return bool(self.ignored) or len(self.ways) != 1 or bool(self.ways[0].phrases or self.ways[0].without)


# A phrase, also one that is not closed, or a word; hyphens before it say "not", also with a space between.
_TERM = re.compile(r'(?P<minus>-[-\s]*)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


def understand(words: str) -> Understanding:
    """Return how a search for ``words`` is read. Asks the database once, which of them are too common."""
    terms: list[tuple[str, str, bool]] = []  # text, what it is ("word", "phrase" or "or"), whether it is excluded
    for found in _TERM.finditer(words):
        phrase, word = found["phrase"], found["word"]
        excluded = (found["minus"] or "").count("-") % 2 == 1
        if phrase is not None:
            terms.append((" ".join(phrase.split()), "phrase" if len(phrase.split()) > 1 else "word", excluded))
        elif word.casefold() == "or" and not found["minus"]:
            terms.append((word, "or", False))
        else:
            terms.append((word, "word", excluded))
    common = _too_common({text for text, what, _excluded in terms if what != "or" and text})
    ways: list[Wanted] = []
    ignored: list[str] = []
    group: list[tuple[str, str, bool]] = []
    for text, what, excluded in [*terms, ("", "or", False)]:
        if what == "or":
            if group:
                ways.append(_wanted(group))
            group = []
        elif text in common:
            ignored.append(text)
        elif text:
            group.append((text, what, excluded))
    return Understanding(ways=tuple(ways), ignored=tuple(dict.fromkeys(ignored)))


def _wanted(group: Iterable[tuple[str, str, bool]]) -> Wanted:
    group = tuple(group)
    return Wanted(
        words=tuple(text for text, what, excluded in group if what == "word" and not excluded),
        phrases=tuple(text for text, what, excluded in group if what == "phrase" and not excluded),
        without=tuple(text for text, _what, excluded in group if excluded),
    )


def _too_common(texts: set[str]) -> set[str]:
    """Return those of ``texts`` of which nothing is left to look for: stop words and punctuation."""
    if not texts:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT text FROM unnest(%s::text[]) AS text WHERE numnode(plainto_tsquery(%s::regconfig, text)) = 0",
            [sorted(texts), SEARCH_CONFIG],
        )
        return {text for (text,) in cursor.fetchall()}
