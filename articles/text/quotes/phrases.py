"""Find the end of a noun phrase from its first token: the source behind "said", "by" or "according to"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import PEOPLES, TIMES
from articles.text.data.grammar import APPOSITION_STARTS, AUXILIARIES, CONNECTIVES, PHRASE_ENDERS, STOPS
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.clause_tokens import (
    POSSESSIVE,
    Token,
    ends_sentence,
    is_auxiliary_or_finite,
    is_capitalised,
    is_only_a_verb,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MAX_BRACKET_TOKENS: Final = 14
"""Longer brackets between a name and its verb are not a remark on the name."""

MAX_SOURCE_TOKENS: Final = 24
"""A longer rest of a sentence is more than the source: "according to the mayor the bridge ..."."""

_OFFICE_REACH: Final = 6
"""Tokens before a comma that are searched for an office: "the guard, Ada Berg"."""

_SOURCE_STOPS: Final = STOPS - {"-", "(", ")"}
_AGE: Final = re.compile(r"[1-9]\d?")
_PLACE_PREPOSITIONS: Final = frozenset({"at", "in", "for", "on", "with", "from", "to"})
_EMPLOYER_PREPOSITIONS: Final = frozenset({"at", "from", "for", "with"})


def phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Return the number of the first token after the noun phrase that begins at ``first``."""
    k = first
    while k < len(tokens):
        following = _next_of_phrase(tokens, first, k)
        if following == k:
            break
        k = following
    return k


def _next_of_phrase(tokens: Sequence[Token], first: int, k: int) -> int:
    """Return where the phrase continues behind the token at ``k``, or ``k`` itself if the phrase has ended."""
    token = tokens[k]
    if token.text == "(" and (behind := _past_brackets(tokens, first, k)) > k:
        return behind
    if token.passage >= 0 or token.text in STOPS:
        return k
    if token.text == ",":
        return next((behind for rule in _COMMA_RULES if (behind := rule(tokens, first, k)) > k), k)
    if token.text == ".":
        return k + 1 if _is_inner_full_stop(tokens, first, k) else k
    if k > first and _may_end_phrase(token) and not _opens_place_of_work(tokens, k) and not _is_day_of_noun(tokens, k):
        return k
    return k + 1


def _may_end_phrase(token: Token) -> bool:
    return token.lower in PHRASE_ENDERS or (token.lower in AUXILIARIES and token.lower != "to") or is_only_a_verb(token)


def _is_day_of_noun(tokens: Sequence[Token], k: int) -> bool:
    """Return whether a day qualifies a noun: "a Wednesday editorial", "the Monday report"."""
    return is_capitalised(tokens[k]) and tokens[k - 1].lower in ("a", "an", "the") and k + 1 < len(tokens)


def _past_brackets(tokens: Sequence[Token], first: int, opening: int) -> int:
    """Brackets behind a name belong to the phrase: "Ada Berg (D-Ohio) of Salem"."""
    if opening == first or not is_capitalised(tokens[opening - 1]):
        return opening
    reach = range(opening + 1, min(len(tokens), opening + MAX_BRACKET_TOKENS))
    closing = next((n for n in reach if tokens[n].text == ")"), None)
    return opening if closing is None else closing + 1


def _past_age(tokens: Sequence[Token], first: int, comma: int) -> int:
    """An age, and "of" behind it, belong to the phrase: "Ada Berg, 45, of Salem"."""
    if comma == first or comma + 1 >= len(tokens) or not _AGE.fullmatch(tokens[comma + 1].text):
        return comma
    k = comma + 2
    if k + 2 < len(tokens) and tokens[k].text == "," and tokens[k + 1].lower == "of":
        k += 3
    return k


def _past_apposition(tokens: Sequence[Token], first: int, comma: int) -> int:
    """A description belongs to the phrase, up to the next comma: "Ada Berg, a bridge expert at the university"."""
    if comma == first or comma + 1 >= len(tokens):
        return comma
    head = tokens[comma + 1]
    if head.lower not in APPOSITION_STARTS and not (is_capitalised(head) and POSSESSIVE.search(head.text)):
        return comma
    k = comma + 1
    while k < len(tokens) and _continues_apposition(tokens, k):
        k += 1
    return k


def _continues_apposition(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    if token.text == ".":
        return k + 1 < len(tokens) and len(tokens[k - 1].text) <= 3
    return token.passage < 0 and token.text not in STOPS and token.text != ","


def _past_name_of_office(tokens: Sequence[Token], first: int, comma: int) -> int:
    """A name between commas behind an office belongs to the phrase: "the guard, Ada Berg, who"."""
    if not any(token.lower in ROLE_NOUNS for token in tokens[max(first, comma - _OFFICE_REACH) : comma]):
        return comma
    k = comma + 1
    while (
        k < len(tokens)
        and tokens[k].passage < 0
        and (is_capitalised(tokens[k]) or (tokens[k].text == "." and len(tokens[k - 1].text) <= 2))
        and tokens[k].text not in TIMES
    ):
        k += 1
    return k if k > comma + 1 and tokens[comma + 1].text not in PEOPLES else comma


_COMMA_RULES: Final[tuple[Callable[[Sequence[Token], int, int], int], ...]] = (
    _past_age,
    _past_apposition,
    _past_name_of_office,
)
"""Words behind a comma that still belong to the phrase, tried in order.

Each rule takes the tokens, the number of the first token of the phrase, and the number of the comma. It returns the
number of the token where the phrase continues, or of the comma if the rule does not apply.
"""


def _is_inner_full_stop(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Return whether a full stop is within a name or abbreviation: "Ada B. Berg", "the U.S. senator"."""
    if stop == first or stop + 1 >= len(tokens):
        return False
    before, after = tokens[stop - 1], tokens[stop + 1]
    return (
        len(before.text) <= 4
        and is_capitalised(before)
        and after.start - tokens[stop].end <= 1
        and (is_capitalised(after) or "." in before.text)
    )


def _opens_place_of_work(tokens: Sequence[Token], k: int) -> bool:
    """Return whether a place of work begins at ``k``: "a director at Norby Museum"."""
    return (
        tokens[k].lower in _PLACE_PREPOSITIONS
        and k + 1 < len(tokens)
        and (
            tokens[k - 1].lower in ROLE_NOUNS
            or (tokens[k].lower in _EMPLOYER_PREPOSITIONS and tokens[k + 1].lower in ("the", "a"))
        )
    )


def end_of_named_source(tokens: Sequence[Token], according: int) -> int:
    """Return the number of the first token behind the source of "according to", which begins at ``according``.

    The source ends at the first comma or stop, or behind a description that ends at the next comma ("According to
    Ada Berg, a lawyer, the bridge"). Without a comma it ends with its noun phrase.
    """
    first = according + 2
    commas, stop = _commas_and_stop(tokens, first)
    opens_sentence = according == 0 or (according == 1 and tokens[0].lower in CONNECTIVES)
    if not commas:
        return phrase_end(tokens, first) if opens_sentence or stop - first > MAX_SOURCE_TOKENS else stop
    closing = commas[1] if len(commas) > 1 else stop
    is_closed = len(commas) > 1 or not opens_sentence
    return closing if is_closed and _is_description(tokens[commas[0] + 1 : closing]) else commas[0]


def _commas_and_stop(tokens: Sequence[Token], first: int) -> tuple[list[int], int]:
    """Return the first two commas from ``first`` on, and the end of the words that may name a source."""
    commas: list[int] = []
    k = first
    while k < len(tokens) and tokens[k].passage < 0 and len(commas) < 2:
        text = tokens[k].text
        if text == ",":
            commas.append(k)
        elif text in _SOURCE_STOPS or (text == "." and (k == len(tokens) - 1 or ends_sentence(tokens, k))):
            break
        k += 1
    return commas, k


def _is_description(words: Sequence[Token]) -> bool:
    """Return whether words between commas describe the name before them: they contain no finite verb."""
    return (
        bool(words) and words[0].lower in APPOSITION_STARTS and not any(is_auxiliary_or_finite(word) for word in words)
    )
