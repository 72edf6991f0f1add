"""Find the subject of a reporting verb, backwards from the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import PEOPLES, PLACES, TIMES
from articles.text.data.grammar import (
    ADVERBS,
    APPOSITION_STARTS,
    AUXILIARIES,
    CAUSATIVE_VERBS,
    CLAUSE_OPENERS,
    CONNECTIVES,
    DETERMINERS,
    LEAD_IN_STARTS,
    NON_SUBJECT_PRONOUNS,
    PLURAL_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    TIME_LEAD_IN_ENDS,
)
from articles.text.data.reporting import CUES
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.clause_tokens import (
    DASHES,
    POSSESSIVE_ENDINGS,
    Phrase,
    Token,
    ends_sentence,
    is_adverb,
    is_auxiliary_or_finite,
    is_capitalised,
    is_only_a_verb,
    pronoun_of,
)
from articles.text.quotes.phrases import MAX_BRACKET_TOKENS

if TYPE_CHECKING:
    from collections.abc import Sequence

CLAUSE_REACH: Final = 14
"""Tokens before a quoted passage that are searched for a clause that describes the subject."""

NONFINITE_REACH: Final = 8
"""Tokens before a participle or infinitive that are searched for the "with" or "leading" before its subject."""

_CONJUNCTIONS: Final = frozenset({"but", "and", "so", "yet", "or"})
_COORDINATORS: Final = frozenset({"and", "or"})
_JOINED: Final = frozenset("his her their its other many several some outside senior top".split())
_COMPASS: Final = frozenset({"North", "South", "East", "West", "New"})
_GENERATIONS: Final = frozenset({"Jr", "Sr", "II", "III"})
_NAME_STOPS: Final = STOPS - {"(", ")"}


def subject_before(tokens: Sequence[Token], last: int) -> Phrase | None:
    """Return the subject that ends at ``last``. If a comma is there, return the subject before an apposition."""
    token = tokens[last]
    if token.lower in ("who", "that", "which"):
        return antecedent(tokens, last)
    if token.lower == "what":
        return None
    if token.lower in PRONOUNS and token.lower not in NON_SUBJECT_PRONOUNS:
        return Phrase(last, last)
    if token.text == ",":
        return _subject_before_apposition(tokens, last)
    k = last
    while k >= 0 and not _is_outside_subject(tokens, k, last):
        k -= 1
    if 0 < k < last and _leaves_subject_behind(tokens, k, last):
        return _subject_before_apposition(tokens, last + 1)
    return _without_lead(tokens, Phrase(k + 1, last)) if k < last else None


def _leaves_subject_behind(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Return whether the words behind ``k`` only end a description of the subject, and no comma follows them.

    "Ada Berg, who is head of the line said", "Ada Berg of Salem, South Norway says", "Ada Berg, a skipper said".
    """
    if tokens[k].lower in AUXILIARIES and tokens[k - 1].lower in ("who", "which"):
        return k > 1 and tokens[k - 2].text == ","
    if tokens[k].text != "," or not is_capitalised(tokens[k - 1]):
        return False
    return _is_place(tokens, Phrase(k + 1, last)) or (
        tokens[k + 1].lower in ("a", "an") and tokens[last].text.islower() and _is_full_name_at_start(tokens, k - 1)
    )


def _is_full_name_at_start(tokens: Sequence[Token], last: int) -> bool:
    """Return whether a full name that ends at ``last`` opens the sentence or follows a passage: "“...,” Ada Berg"."""
    k = last
    while k >= 0 and is_capitalised(tokens[k]) and tokens[k].passage < 0:
        if tokens[k].text in PLACES or tokens[k].text in TIMES:
            return False
        k -= 1
    return last - k > 1 and (k < 0 or tokens[k].passage >= 0)


def _is_outside_subject(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Return whether the subject that ends at ``last`` begins after the token at ``k``."""
    token = tokens[k]
    if token.passage >= 0 or token.text in STOPS or ends_sentence(tokens, k):
        return True
    if token.text == ",":
        return not _precedes_generation(tokens, k)
    if 1 < k < last and opens_relative_clause(tokens, k):
        return False
    if token.lower in CLAUSE_OPENERS:
        return not (0 < k < last and tokens[k - 1].passage < 0 and _joins_nouns(tokens, k))
    if k < last and is_only_a_verb(token) and token.text.islower() and not token.lower.endswith(("ed", "ing")):
        return True
    if k < last and _has_subject_and_object(tokens, k):
        return True
    return (
        token.lower in AUXILIARIES
        and token.lower not in ("to", "not")
        and not (k > 1 and opens_relative_clause(tokens, k - 1))
    )


def opens_relative_clause(tokens: Sequence[Token], k: int) -> bool:
    """Return whether "who", "which" or "that" at ``k`` is the subject of a clause: "the tanker that broke open"."""
    if tokens[k].lower not in ("who", "which", "that"):
        return False
    before, after = tokens[k - 1], tokens[k + 1]
    if before.passage >= 0 or not before.text[:1].isalpha() or before.lower in CUES or before.lower in AUXILIARIES:
        return False
    return after.text.islower() and (is_auxiliary_or_finite(after) or after.lower.endswith("ed"))


def antecedent(tokens: Sequence[Token], relative: int) -> Phrase | None:
    """Return the noun phrase to which the relative pronoun at ``relative`` refers: "Ada Berg, who said"."""
    last = relative - 1
    if last >= 0 and tokens[last].text == ",":
        last -= 1
    if last < 0 or tokens[last].passage >= 0:
        return None
    k = last
    while k >= 0 and not _is_outside_antecedent(tokens, k):
        k -= 1
    if k == last:
        return None
    if tokens[relative].lower != "who" and tokens[last].text.islower():
        k = _before_thing(tokens, Phrase(k + 1, last)) - 1
    return _without_lead(tokens, Phrase(k + 1, last))


def _before_thing(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return the first token of the thing that ends a phrase: "a banner" in "Ada Berg walked past a banner".

    That is the first token of the phrase if it opens with the thing.
    """
    first, last = phrase
    if tokens[first].lower in DETERMINERS or not is_capitalised(tokens[first]):
        return first
    return next((k for k in range(last, first, -1) if tokens[k].lower in DETERMINERS), first)


def _is_outside_antecedent(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    return (
        token.passage >= 0
        or token.text in STOPS
        or token.text == ","
        or ends_sentence(tokens, k)
        or token.lower in AUXILIARIES
        or token.lower in CLAUSE_OPENERS
        or (is_only_a_verb(token) and token.text.islower())
        or _has_subject_and_object(tokens, k)
    )


def _has_subject_and_object(tokens: Sequence[Token], k: int) -> bool:
    """Return whether the word at ``k`` is a verb in "-ed" between its subject and object: "Berg released a film"."""
    return (
        tokens[k].lower.endswith("ed")
        and tokens[k].text.islower()
        and 0 < k < len(tokens) - 1
        and tokens[k + 1].lower in DETERMINERS
        and (
            pronoun_of(tokens[k - 1].lower) in ("he", "she", "they", "we", "i")
            or (is_capitalised(tokens[k - 1]) and tokens[k - 1].passage < 0)
        )
    )


def _without_lead(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Remove connectives, adverbs and prepositional phrases from the start of a phrase; ``None`` if nothing is left."""
    first, last = phrase
    while first <= last and _is_skipped_at_start(tokens, first, last):
        first += 1
    if first > last:
        return None
    if tokens[first].lower in LEAD_IN_STARTS:
        return _behind_lead(tokens, Phrase(first, last))
    return Phrase(first, last)


def _is_skipped_at_start(tokens: Sequence[Token], k: int, last: int) -> bool:
    token = tokens[k]
    return (
        token.lower in CONNECTIVES
        or token.text in (",", ".", "'", "’")
        or (k < last and is_adverb(token) and token.text.islower())
    )


def _behind_lead(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return the subject that follows a lead-in without a comma: "Ada Berg" in "In a statement Ada Berg"."""
    first, last = phrase
    for k in range(last, first, -1):
        if tokens[k].lower in DETERMINERS and tokens[k - 1].lower not in PREPOSITIONS:
            return Phrase(k, last)
    if tokens[last].lower in PRONOUNS:
        return Phrase(last, last)
    k = last
    while k > first and (is_capitalised(tokens[k]) or tokens[k].text in (".", "-")):
        k -= 1
    return Phrase(k + 1, last) if k < last else None


def _precedes_generation(tokens: Sequence[Token], comma: int) -> bool:
    """Return whether a comma is part of a name: "Bo Berg, Jr."."""
    return comma + 1 < len(tokens) and tokens[comma + 1].text in _GENERATIONS


def _joins_nouns(tokens: Sequence[Token], k: int) -> bool:
    """Return whether the word at ``k`` is an "and" or "or" that joins two names or two plurals, not two clauses."""
    if tokens[k].lower not in _COORDINATORS:
        return False
    before, after = tokens[k - 1], tokens[k + 1]
    if is_capitalised(before):
        return is_capitalised(after) or after.text[0].isdigit() or after.lower in _JOINED
    return before.lower.endswith("s") and (
        after.lower.endswith("s") or after.lower in DETERMINERS or after.lower in _JOINED or after.text[0].isdigit()
    )


# Subjects with an apposition


def _subject_before_apposition(tokens: Sequence[Token], comma: int) -> Phrase | None:
    """Return the subject of "Ada Berg, a lawyer in Oslo, said"; ``comma`` is the one before the verb."""
    chunks = _chunks_before(tokens, comma)
    number = next((n for n, chunk in enumerate(chunks[:-1]) if not is_apposition(tokens, chunk)), len(chunks) - 1)
    if number < 0:
        return None
    is_first_of_sentence = number == len(chunks) - 1
    subject = _subject_in_chunk(tokens, chunks[number])
    if subject is None and number > 0:
        subject = _subject_in_chunk(tokens, chunks[number - 1])
    if subject is None:
        return None
    if is_first_of_sentence and number > 0 and tokens[subject.first].lower in LEAD_IN_STARTS:
        return Phrase(chunks[number - 1].first, comma - 1)
    if not is_first_of_sentence and _is_office_of_name(tokens, office=chunks[number + 1], name=chunks[number]):
        subject = _subject_in_chunk(tokens, chunks[number + 1]) or subject
    return Phrase(subject.first, comma - 1)


def _chunks_before(tokens: Sequence[Token], comma: int) -> list[Phrase]:
    """Return the phrases between commas before ``comma``, nearest first, back to the start of the sentence."""
    chunks: list[Phrase] = []
    k = last = comma - 1
    while k >= 0:
        if tokens[k].text == ")" and (opening := _opening_bracket(tokens, k)) is not None:
            # "Ada Berg (D-Ohio), who was late, said": the brackets belong to the name.
            k = opening - 1
            continue
        is_stop = tokens[k].passage >= 0 or tokens[k].text in _NAME_STOPS or ends_sentence(tokens, k)
        if is_stop or tokens[k].text == ",":
            if k < last:
                chunks.append(Phrase(k + 1, last))
            last = k - 1
            if is_stop:
                return chunks
        k -= 1
    if last >= 0:
        chunks.append(Phrase(0, last))
    return chunks


def _opening_bracket(tokens: Sequence[Token], closing: int) -> int | None:
    """Return the number of the bracket that the one at ``closing`` closes, ``None`` if it is far away or missing."""
    reach = range(closing - 1, max(-1, closing - MAX_BRACKET_TOKENS), -1)
    return next((k for k in reach if tokens[k].text == "("), None)


def is_apposition(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a phrase between commas describes the words before it, or continues a list.

    "Ada Berg, a judge, and Bo Holt" has one phrase of either kind.
    """
    first, last = phrase
    token = tokens[first]
    head = token.lower
    if head in APPOSITION_STARTS or head in PREPOSITIONS or head in ROLE_NOUNS or head in ADVERBS or head[0].isdigit():
        return True
    if token.text in PEOPLES:
        return True
    if head == "and":
        return first < last and is_capitalised(tokens[first + 1])
    if token.text.islower():
        return pronoun_of(head) is None and head not in CLAUSE_OPENERS
    if any(tokens[k].text.endswith(POSSESSIVE_ENDINGS) for k in range(first, min(first + 3, last))):
        return True
    # A place or a party behind a name: "Oslo, Norway,", "R-Ky.,".
    return _is_place(tokens, phrase) or (
        last - first <= 1 and (first == last or tokens[last].text == "." or len(token.text) <= 2)
    )


def _is_place(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a phrase is the name of a place: "Norway", "South Norway"."""
    first, last = phrase
    is_named = tokens[last].text in PLACES or (
        first < last and tokens[first].text == "New" and is_capitalised(tokens[last])
    )
    return is_named and (first == last or (first == last - 1 and tokens[first].text in _COMPASS))


def _is_office_of_name(tokens: Sequence[Token], *, office: Phrase, name: Phrase) -> bool:
    """Return whether ``office`` is the office of the person ``name`` behind it: "The interior minister, Ada Berg,"."""
    return tokens[office.last].lower in ROLE_NOUNS and all(
        is_capitalised(token) or token.text == "." for token in tokens[name.first : name.last + 1]
    )


def _subject_in_chunk(tokens: Sequence[Token], chunk: Phrase) -> Phrase | None:
    """Return the noun phrase that ends a chunk, ``None`` for a lead-in or a clause with an auxiliary verb."""
    first, last = chunk
    if tokens[first].lower in LEAD_IN_STARTS and tokens[first].lower not in _CONJUNCTIONS:
        return None
    k = last
    while k >= first:
        token = tokens[k]
        if token.lower in CLAUSE_OPENERS and not (first < k < last and _joins_nouns(tokens, k)):
            break
        if token.lower in AUXILIARIES and token.lower != "to":
            # "They have started a petition, signed by": the verb behind the comma is a participle.
            return None
        k -= 1
    return _without_lead(tokens, Phrase(k + 1, last))


def subject_described_by_clause(tokens: Sequence[Token], passage: int) -> Phrase | None:
    """Return the subject before a clause that ends in a quoted passage: "Ada Berg, who called it “late,” said"."""
    k = passage - 1
    while k > 1 and passage - k < CLAUSE_REACH and tokens[k].text not in STOPS and tokens[k].passage < 0:
        if tokens[k].lower in ("who", "whose", "which") and tokens[k - 1].text == ",":
            return antecedent(tokens, k)
        k -= 1
    return None


# Subjects of participles and infinitives


def subject_behind_with(tokens: Sequence[Token], last: int) -> Phrase | None:
    """Return the subject of "with Ada Berg saying", "with Ada Berg going on to say" or "- Ada Berg saying".

    ``last`` is the token before the verb.
    """
    k = last
    while k >= 0 and last - k < NONFINITE_REACH and tokens[k].passage < 0 and _may_be_subject(tokens, k):
        k -= 1
    if 0 <= k < last and (
        tokens[k].lower in ("with", "of") or (tokens[k].text in DASHES and is_capitalised(tokens[last]))
    ):
        return Phrase(k + 1, last)
    k = last
    while k > 0 and last - k < NONFINITE_REACH and tokens[k].passage < 0 and tokens[k].text != ",":
        k -= 1
    if tokens[k].text != "," or tokens[k + 1].lower != "with":
        return None
    first = end = k + 2
    while end < last and is_capitalised(tokens[end]):
        end += 1
    return Phrase(first, end - 1) if end > first and tokens[end].lower.endswith("ing") else None


def _may_be_subject(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    return (
        is_capitalised(token)
        or token.text == "."
        or is_adverb(token)
        or token.lower in ROLE_NOUNS
        or token.lower in PLURAL_HEADS
        or token.text[:1].isdigit()
        or (token.lower == "of" and k > 0 and tokens[k - 1].lower in PLURAL_HEADS)
    )


def subject_of_causative(tokens: Sequence[Token], last: int) -> Phrase | None:
    """Return the object of a causative verb that ends at ``last``: "Ada Berg" in "leading Ada Berg to say".

    It is the subject of the infinitive behind it.
    """
    k = last
    while k > 0 and last - k < NONFINITE_REACH and tokens[k].passage < 0 and tokens[k].text not in STOPS:
        if tokens[k].lower in CAUSATIVE_VERBS:
            return Phrase(k + 1, last) if k < last and is_capitalised(tokens[k + 1]) else None
        k -= 1
    return None


# Lead-ins


def is_lead_in(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Return whether the words before a comma are a lead-in: "In a speech,", "Asked about it,", "Hours later,"."""
    head = tokens[first]
    if head.lower in LEAD_IN_STARTS and head.lower not in CONNECTIVES:
        return True
    if head.lower.endswith(("ing", "ed")) and first + 1 < comma and tokens[first + 1].text.islower():
        return True
    return head.lower.endswith("ly") or tokens[comma - 1].lower in TIME_LEAD_IN_ENDS
