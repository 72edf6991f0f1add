"""Tokens of a sentence in which each marked passage counts as one word, and what a single token can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.grammar import ADVERBS, AUXILIARIES, FINITE_VERBS, NOT_ADVERBS, PRONOUNS
from articles.text.data.reporting import ALSO_NOUNS, CUES
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

MASK: Final = "Q"
"""Replaces every character of a marked passage before tokenizing, so that no word inside is read as a cue or source."""

POSSESSIVE: Final = re.compile(r"['’]s?$")
DASHES: Final = frozenset({"-", "–", "—"})

_TOKEN: Final = re.compile(r"\w+(?:[.'’‐-]\w+)*|[^\w\s]")
_CONTRACTION: Final = re.compile(r"['’](?:s|d|ll|ve|re|m)$")
_LONGEST_CONTRACTED_PRONOUN: Final = 7
"""Characters of "they've", the longest pronoun with a contracted verb."""

_LONGEST_ABBREVIATION: Final = 5
"""Characters, without the full stop."""


class Token(NamedTuple):
    """A word, a punctuation mark or a whole marked passage."""

    start: int
    end: int
    text: str
    lower: str
    passage: int
    """Number of the marked passage that the token stands for, -1 for none."""


class Phrase(NamedTuple):
    """First and last token number of a phrase, both inclusive."""

    first: int
    last: int

    def span(self, tokens: Sequence[Token]) -> Span:
        return Span(tokens[self.first].start, tokens[self.last].end)


_new: Final = tuple.__new__
"""Makes a ``Token`` in half the time of a call to the class; every word of a body costs one."""


def tokenize(masked: str, start: int, end: int, passages: dict[int, tuple[int, int]]) -> list[Token]:
    """Return the tokens of ``masked[start:end]``.

    ``passages`` maps the start of each marked passage to its number and end.
    """
    if not passages:
        return _tokenize_unmarked(masked, start, end)
    tokens: list[Token] = []
    position = start
    while position < end:
        for match in _TOKEN.finditer(masked, position, end):
            s = match.start()
            passage = passages.get(s)
            if passage is not None:
                tokens.append(Token(s, passage[1], MASK, MASK, passage[0]))
                position = max(passage[1], s + 1)
                break
            text, stop = match[0], match.end()
            if MASK in text:
                # A passage may touch the word before it. That word ends where the passage begins.
                stop = next((place for place in range(s + 1, stop) if place in passages), stop)
                text = masked[s:stop]
            tokens.append(Token(s, stop, text, text.lower(), -1))
            if stop < match.end():
                position = stop
                break
        else:
            break
    return tokens


def _tokenize_unmarked(masked: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    position = start
    # Only whitespace separates tokens, so the next occurrence of a token's text is the token itself.
    find = masked.find
    for text in _TOKEN.findall(masked, start, end):
        position = find(text, position)
        tokens.append(_new(Token, (position, position := position + len(text), text, text.lower(), -1)))
    return tokens


def pronoun_of(lower: str) -> str | None:
    """Return the pronoun in a lower-case word, also with a contracted verb ("he's"), or ``None``."""
    if lower in PRONOUNS:
        return lower
    if len(lower) <= _LONGEST_CONTRACTED_PRONOUN and ("'" in lower or "’" in lower):
        bare = _CONTRACTION.sub("", lower)
        if bare in PRONOUNS:
            return bare
    return None


def is_adverb(token: Token) -> bool:
    return token.lower in ADVERBS or (
        token.lower.endswith("ly") and len(token.lower) > 4 and token.text.islower() and token.lower not in NOT_ADVERBS
    )


def is_capitalised(token: Token) -> bool:
    """Return whether the first character is a capital. True for a marked passage too, whose text is ``MASK``."""
    return token.text[:1].isupper()


def is_auxiliary_or_finite(token: Token) -> bool:
    return token.lower in AUXILIARIES or token.lower in FINITE_VERBS


def is_only_a_verb(token: Token) -> bool:
    """Return whether a token is a form of a reporting verb that cannot be a noun."""
    return token.lower in CUES and token.lower not in ALSO_NOUNS


def follows_abbreviation(tokens: Sequence[Token], stop: int) -> bool:
    """Return whether the full stop at ``stop`` belongs to a short capitalised word: "Dr.", "Sen."."""
    return stop > 0 and len(tokens[stop - 1].text) <= _LONGEST_ABBREVIATION and is_capitalised(tokens[stop - 1])


def ends_sentence(tokens: Sequence[Token], k: int) -> bool:
    """Return whether the token at ``k`` is a full stop that belongs to no abbreviation."""
    return tokens[k].text == "." and not follows_abbreviation(tokens, k)
