"""Split a sentence into tokens, with each quoted passage as one token, and classify single tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from articles.text.data.grammar import ADVERBS, AUXILIARIES, FINITE_VERBS, NOT_ADVERBS, PRONOUNS
from articles.text.data.reporting import ALSO_NOUNS, CUES
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MASK: Final = "Q"
"""Replaces every character of a quoted passage before tokenizing, so that no word inside is read as a cue or source."""

POSSESSIVE: Final = re.compile(r"['’]s?$")
DASHES: Final = frozenset({"-", "–", "—"})
POSSESSIVE_ENDINGS: Final = ("'s", "’s", "'", "’")
"""What ``POSSESSIVE`` finds, for a quick look at the end of a word."""

_TOKEN: Final = re.compile(r"\w+(?:[.'’‐-]\w+)*|[^\w\s]")
_MAX_CONTRACTED_PRONOUN_LENGTH: Final = 7
"""Characters of "they've", the longest pronoun with a contracted verb."""

_MAX_ABBREVIATION_LENGTH: Final = 5
"""Characters, without the full stop."""


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quoted passage."""

    start: int
    end: int
    text: str
    lower: str
    passage: int
    """Number of the quoted passage that the token represents, -1 for other tokens."""


class Phrase(NamedTuple):
    """First and last token number of a phrase, both inclusive."""

    first: int
    last: int

    def span(self, tokens: Sequence[Token]) -> Span:
        return Span(tokens[self.first].start, tokens[self.last].end)


_PASSAGE_OF: Final = itemgetter(Token._fields.index("passage"))
_new: Final = tuple.__new__
"""Makes a ``Token`` in half the time of a call to the class. Every word of a body needs one."""


def tokenize(masked: str, start: int, end: int, passages: dict[int, tuple[int, int]]) -> list[Token]:
    """Return the tokens of ``masked[start:end]``.

    ``passages`` maps the start of each quoted passage to its number and end.
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
                tokens.append(_new(Token, (s, passage[1], MASK, MASK, passage[0])))
                position = max(passage[1], s + 1)
                break
            text, stop = match[0], match.end()
            if MASK in text:
                # A passage may touch the word before it. That word ends where the passage begins.
                stop = next((place for place in range(s + 1, stop) if place in passages), stop)
                text = masked[s:stop]
            tokens.append(_new(Token, (s, stop, text, text.lower(), -1)))
            if stop < match.end():
                position = stop
                break
        else:
            break
    return tokens


def _tokenize_unmarked(masked: str, start: int, end: int) -> list[Token]:
    # Only whitespace separates tokens, so the next occurrence of a token's text is the token itself.
    find = masked.find
    texts = _TOKEN.findall(masked, start, end)
    at = start
    return [
        _new(Token, (at := find(text, at), at := at + len(text), text, lower, -1))
        for text, lower in zip(texts, map(str.lower, texts), strict=True)
    ]


class Opening(Sequence[Token]):
    """The tokens of ``masked[start:end]``, which holds no passage. They are made when one is needed: few are."""

    __slots__ = ("_place", "_tokens")

    def __init__(self, masked: str, start: int, end: int) -> None:
        self._place = masked, start, end
        self._tokens: list[Token] | None = None

    def _made(self) -> list[Token]:
        if self._tokens is None:
            self._tokens = _tokenize_unmarked(*self._place)
        return self._tokens

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        return self._made()[index]

    def __len__(self) -> int:
        return len(self._made())

    def __iter__(self) -> Iterator[Token]:
        return iter(self._made())


def holds_passage(tokens: Sequence[Token]) -> bool:
    """Return whether any of ``tokens`` is a quoted passage."""
    return max(map(_PASSAGE_OF, tokens), default=-1) >= 0


def has_words(tokens: Sequence[Token], parts: Sequence[tuple[int, int]], least: int) -> bool:
    """Return whether ``parts``, from one token to another, have at least this many words outside quotation marks."""
    for first, last in parts:
        for token in tokens[first : last + 1]:
            if token.passage < 0 and token.text[0].isalnum():
                least -= 1
                if not least:
                    return True
    return False


_PRONOUN_FORMS: Final = {
    form: pronoun
    for pronoun in PRONOUNS
    for form in (pronoun, *(pronoun + mark + verb for mark in "'’" for verb in ("s", "d", "ll", "ve", "re", "m")))
    if form == pronoun or (len(form) <= _MAX_CONTRACTED_PRONOUN_LENGTH and form not in PRONOUNS)
}
pronoun_of: Final = _PRONOUN_FORMS.get
"""Returns the pronoun that a lower-case word is, perhaps with a contracted verb ("he's"), or ``None``."""


def is_adverb(token: Token) -> bool:
    return token.lower in ADVERBS or (
        token.lower.endswith("ly") and len(token.lower) > 4 and token.text.islower() and token.lower not in NOT_ADVERBS
    )


def is_capitalised(token: Token) -> bool:
    """Return whether the first character is a capital. Also true for a quoted passage, whose text is ``MASK``."""
    return token.text[:1].isupper()


def is_auxiliary_or_finite(token: Token) -> bool:
    return token.lower in AUXILIARIES or token.lower in FINITE_VERBS


def is_only_a_verb(token: Token) -> bool:
    """Return whether a token is a form of a reporting verb that cannot be a noun."""
    return token.lower in CUES and token.lower not in ALSO_NOUNS


def follows_abbreviation(tokens: Sequence[Token], stop: int) -> bool:
    """Return whether the full stop at ``stop`` belongs to a short capitalised word: "Dr.", "Sen."."""
    return stop > 0 and len(tokens[stop - 1].text) <= _MAX_ABBREVIATION_LENGTH and is_capitalised(tokens[stop - 1])


def ends_sentence(tokens: Sequence[Token], k: int) -> bool:
    """Return whether the token at ``k`` is a full stop that does not belong to an abbreviation."""
    return tokens[k].text == "." and not follows_abbreviation(tokens, k)
