"""Find the subject of a sentence: the noun phrase that opens it, behind datelines and lead-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import ORGANISATION_WORDS, PEOPLES, PLACES
from articles.text.data.grammar import (
    AUXILIARIES,
    CONNECTIVES,
    DETERMINERS,
    FINITE_VERBS,
    LEAD_IN_STARTS,
    NON_SUBJECT_PRONOUNS,
    PREPOSITIONS,
    STOPS,
)
from articles.text.data.reporting import CUES
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.clause_tokens import (
    DASHES,
    POSSESSIVE,
    POSSESSIVE_ENDINGS,
    Phrase,
    Token,
    is_adverb,
    is_capitalised,
    is_only_a_verb,
    pronoun_of,
)
from articles.text.quotes.subjects import is_lead_in

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LEAD_INS: Final = 3
"""Phrases between commas that may precede the subject of a sentence."""

DATELINE_REACH: Final = 12
"""Tokens at the start of a sentence that may be a dateline."""

ROLE_REACH: Final = 4
"""Tokens behind a capitalised qualifier in which the role that it qualifies may end."""

_THERE_OR_HERE: Final = frozenset(word + ending for word in ("there", "here") for ending in ("", *POSSESSIVE_ENDINGS))
_SENTENCE_STOPS: Final = STOPS - {"-"}
_SUBJECT_BOUNDS: Final = _SENTENCE_STOPS | AUXILIARIES | FINITE_VERBS | {","}
_NO_SUBJECT_OPENINGS: Final = frozenset({*CONNECTIVES, ",", ".", "-", "—", "–", "•"})


def opening_subject(tokens: Sequence[Token]) -> Phrase | None:
    """Return the noun phrase that a sentence is about, ``None`` if the sentence does not open with one."""
    return sentence_subject(tokens, len(tokens))


def clause_subject(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Return the subject of the second verb at ``verb``: "after lunch she laughed and said".

    It is the subject of the verb's clause, or else of the sentence.
    """
    k = verb - 1
    while k > 0 and tokens[k].text != "," and tokens[k].text not in STOPS and tokens[k].passage < 0:
        k -= 1
    first = k + 1 if k > 0 or tokens[0].text == "," else 0
    while first < verb and tokens[first].lower in ("but", "and", "so", "yet", "then", "that"):
        first += 1
    if 0 < first < verb - 1 and (
        pronoun_of(tokens[first].lower) in ("he", "she", "i", "they", "we")
        or (is_capitalised(tokens[first]) and tokens[first].lower not in LEAD_IN_STARTS)
    ):
        return sentence_subject(tokens, verb, start=first)
    return sentence_subject(tokens, verb)


def sentence_subject(tokens: Sequence[Token], verb: int, start: int = 0) -> Phrase | None:
    """Return the first noun phrase of ``tokens[start:verb]`` that is not a lead-in.

    It is the subject of a participle or second verb at ``verb``.
    """
    first = _first_of_subject(tokens, start, verb)
    if first >= verb:
        return None
    lower = tokens[first].lower
    if lower in LEAD_IN_STARTS and lower not in CONNECTIVES:
        return None
    if lower in _THERE_OR_HERE:
        return None
    if pronoun_of(lower) is not None and lower not in NON_SUBJECT_PRONOUNS:
        return Phrase(first, first)
    return Phrase(first, _last_of_subject(tokens, first, verb))


def _first_of_subject(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the first token of the subject, behind the lead-ins; ``end`` or more if there is no subject."""
    first = _past_dateline(tokens, end) if start == 0 else start
    for _ in range(MAX_LEAD_INS):
        while first < end and _opens_no_subject(tokens[first]):
            first += 1
        comma = _next_comma(tokens, first, end)
        if comma is None or comma == first or not is_lead_in(tokens, first, comma):
            break
        first = _past_lead_in(tokens, comma, end)
    return first


def _past_dateline(tokens: Sequence[Token], end: int) -> int:
    """Return the first token behind a dateline such as "SALEM, July 25 (UPI) —", 0 if the sentence has none."""
    if not tokens or not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    for k in range(1, min(end, DATELINE_REACH)):
        if tokens[k].text in DASHES:
            return k + 1
        if tokens[k].text.islower() and tokens[k].text.isalpha():
            break
    return 0


def _opens_no_subject(token: Token) -> bool:
    return token.lower in _NO_SUBJECT_OPENINGS or token.passage >= 0


def _next_comma(tokens: Sequence[Token], first: int, end: int) -> int | None:
    for k in range(first, end):
        if tokens[k].text == ",":
            return k
    return None


def _past_lead_in(tokens: Sequence[Token], comma: int, end: int) -> int:
    """Return the first token behind a lead-in that has a comma at ``comma`` and may continue behind it."""
    first = comma + 1
    place = _next_comma(tokens, first + 1, min(end, first + 4))
    if place is not None and tokens[place - 1].text in PLACES:
        # "At a hall in Salem, New Hampshire, Berg": the name of the state belongs to the place.
        first = place + 1
    while (
        first < end
        and tokens[first].text.islower()
        and tokens[first].lower not in DETERMINERS
        and pronoun_of(tokens[first].lower) is None
    ):
        following = _next_comma(tokens, first, end)
        if following is None:
            break
        first = following + 1
    return first


def _last_of_subject(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return the last token of the noun phrase that begins at ``first``. It ends before its verb or a comma."""
    is_name = _opens_with_name(tokens, first, end)
    last = first
    for k in range(first, end):
        if _bounds_subject(tokens[k]):
            break
        if (
            k > first
            and tokens[k].text.islower()
            and (
                _is_verb_of_subject(tokens[k])
                or (is_name and _follows_whole_name(tokens, k) and not _continues_to_role(tokens, first, k, end))
            )
        ):
            break
        last = k
    return _with_name_of_role(tokens, last, end)


def _continues_to_role(tokens: Sequence[Token], first: int, k: int, end: int) -> bool:
    """Return whether the word at ``k`` belongs to a role: "TV network anchor Ada Berg", "Berg’s state director"."""
    before = tokens[k - 1].text
    qualifies = (
        (before.isupper() and len(before) > 1)
        or before in PEOPLES
        or before in PLACES
        or before in ORGANISATION_WORDS
        or POSSESSIVE.search(tokens[first].text) is not None
    )
    if not qualifies:
        return False
    for token in tokens[k : min(end, k + ROLE_REACH)]:
        if not token.text.replace("-", "").islower() or _bounds_subject(token) or _is_verb_of_subject(token):
            return False
        if token.lower in ROLE_NOUNS:
            return True
    return False


def _with_name_of_role(tokens: Sequence[Token], last: int, end: int) -> int:
    """Return the last token of a name between commas behind a role that ends at ``last``: "the director, Ada Berg,".

    Return ``last`` if none follows.
    """
    if tokens[last].lower not in ROLE_NOUNS or last + 2 >= end or tokens[last + 1].text != ",":
        return last
    k = last + 2
    while k < end and (is_capitalised(tokens[k]) or tokens[k].text == ".") and tokens[k].passage < 0:
        k += 1
    return k - 1 if last + 3 < k < end and tokens[k].text == "," else last


def _opens_with_name(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Return whether the capitalised word at ``first`` is a name, not the start of a sentence: "Harbour officials"."""
    return (
        is_capitalised(tokens[first])
        and tokens[first].lower not in DETERMINERS
        and not (
            first + 1 < end
            and tokens[first + 1].text.islower()
            and tokens[first + 1].lower.endswith("s")
            and tokens[first + 1].lower not in CUES
        )
    )


def _bounds_subject(token: Token) -> bool:
    return token.passage >= 0 or token.lower in _SUBJECT_BOUNDS


def _is_verb_of_subject(token: Token) -> bool:
    return is_only_a_verb(token) or token.lower.endswith("ed") or is_adverb(token)


def _follows_whole_name(tokens: Sequence[Token], k: int) -> bool:
    """Return whether the lower-case word at ``k`` follows a name and does not continue it, as "of" and "and" do."""
    return (
        is_capitalised(tokens[k - 1])
        and not tokens[k - 1].text.endswith(POSSESSIVE_ENDINGS)
        and tokens[k].lower not in PREPOSITIONS
        and tokens[k].lower not in ("and", "the", "a")
    )
