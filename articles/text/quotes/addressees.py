"""Find where the addressee and the time behind a cue end: "told reporters late on Monday that"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.clause_tokens import Token

TIME_WORDS: Final = frozenset(
    "morning afternoon evening night late early last week month year today yesterday weekend earlier".split()
)
_ADDRESSEE_DETERMINERS: Final = frozenset("the a an his her their".split())


def end_of_addressee(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the token behind the addressee at ``start``: a name, one word, or one noun with its determiner."""
    i = _end_of_name(tokens, start, end)
    if i > start:
        return i
    if tokens[start].lower not in _ADDRESSEE_DETERMINERS:
        return start + 1
    i = _end_of_name(tokens, start + 1, end)
    return i if i > start + 1 else i + 1


def end_of_time(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the token behind a time that begins at ``i``: "late Monday evening"."""
    while i <= end and (
        tokens[i].text in TIMES
        or tokens[i].lower in TIME_WORDS
        or (i < end and (tokens[i + 1].text in TIMES or tokens[i + 1].lower in TIME_WORDS))
    ):
        i += 1
    return i


def _end_of_name(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the token behind a name at ``i``, with its "of", "in" or "at" phrase: "The Norby News of Holm"."""
    first = i
    while i <= end and (
        tokens[i].text[:1].isupper()
        or (i > first and i < end and tokens[i].lower in ("of", "in", "at") and tokens[i + 1].text[:1].isupper())
    ):
        i += 1
    return i
