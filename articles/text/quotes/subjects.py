"""The subject of a reporting verb: read backwards from the verb, or as the noun phrase that opens the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import PEOPLES, PLACES
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
    POSSESSIVE,
    Phrase,
    Token,
    ends_sentence,
    is_adverb,
    is_auxiliary_or_finite,
    is_capitalised,
    is_only_a_verb,
    pronoun_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LEAD_INS: Final = 3
"""Phrases set off by commas that may stand before the subject of a sentence."""

CLAUSE_REACH: Final = 14
"""Tokens before a marked passage in which a clause that describes the subject may begin."""

NONFINITE_REACH: Final = 8
"""Tokens between a participle or infinitive and the "with" or "leading" before its subject."""

_CONJUNCTIONS: Final = frozenset({"but", "and", "so", "yet", "or"})
_COORDINATORS: Final = frozenset({"and", "or"})
_JOINED: Final = frozenset("his her their its other many several some outside senior top".split())
_GENERATIONS: Final = frozenset({"Jr", "Sr", "II", "III"})
_NAME_STOPS: Final = STOPS - {"(", ")"}
_SENTENCE_STOPS: Final = STOPS - {"-"}


def subject_before(tokens: Sequence[Token], last: int) -> Phrase | None:
    """Return the subject that ends at ``last``, or, when a comma stands there, the subject before an apposition."""
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
    return _without_lead(tokens, Phrase(k + 1, last)) if k < last else None


def _is_outside_subject(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Return whether the token at ``k`` stands before the subject that ends at ``last``."""
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
    """Return the noun phrase that the relative pronoun at ``relative`` refers to: "Ada Berg, who said"."""
    last = relative - 1
    if last >= 0 and tokens[last].text == ",":
        last -= 1
    if last < 0 or tokens[last].passage >= 0:
        return None
    k = last
    while k >= 0 and not _is_outside_antecedent(tokens, k):
        k -= 1
    return _without_lead(tokens, Phrase(k + 1, last)) if k < last else None


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
    )


def _without_lead(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return a phrase without connectives, adverbs and prepositional phrases at its start, ``None`` if nothing is
    left."""
    first, last = phrase
    while first <= last and _leads_nothing_in(tokens, first, last):
        first += 1
    if first > last:
        return None
    if tokens[first].lower in LEAD_IN_STARTS:
        return _behind_lead(tokens, Phrase(first, last))
    return Phrase(first, last)


def _leads_nothing_in(tokens: Sequence[Token], k: int, last: int) -> bool:
    token = tokens[k]
    return (
        token.lower in CONNECTIVES
        or token.text in (",", ".", "'", "’")
        or (k < last and is_adverb(token) and token.text.islower())
    )


def _behind_lead(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return what follows the noun of a lead-in without a comma: "Ada Berg" of "In a statement Ada Berg"."""
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
    """Return whether a comma stands within a name: "Bo Berg, Jr."."""
    return comma + 1 < len(tokens) and tokens[comma + 1].text in _GENERATIONS


def _joins_nouns(tokens: Sequence[Token], k: int) -> bool:
    """Return whether the word at ``k`` is an "and" or "or" between two names or two plurals, not two clauses."""
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
    last = comma - 1
    for k in range(last, -1, -1):
        is_stop = tokens[k].passage >= 0 or tokens[k].text in _NAME_STOPS or ends_sentence(tokens, k)
        if is_stop or tokens[k].text == ",":
            if k < last:
                chunks.append(Phrase(k + 1, last))
            last = k - 1
            if is_stop:
                return chunks
    if last >= 0:
        chunks.append(Phrase(0, last))
    return chunks


def is_apposition(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a phrase between commas describes the words before it or adds to them ("Ada Berg, a judge, and
    Bo Holt")."""
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
    if any(POSSESSIVE.search(tokens[k].text) for k in range(first, min(first + 3, last))):
        return True
    # A place or a party behind a name: "Oslo, Norway,", "R-Ky.,".
    return last - first <= 1 and (first == last or tokens[last].text == "." or len(token.text) <= 2)


def _is_office_of_name(tokens: Sequence[Token], *, office: Phrase, name: Phrase) -> bool:
    """Return whether a phrase set off before a name is its office: "The interior minister, Ada Berg, said"."""
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
    """Return the subject before a clause that ends in a marked passage: "Ada Berg, who called it “late,” said"."""
    k = passage - 1
    while k > 1 and passage - k < CLAUSE_REACH and tokens[k].text not in STOPS and tokens[k].passage < 0:
        if tokens[k].lower in ("who", "whose", "which") and tokens[k - 1].text == ",":
            return antecedent(tokens, k)
        k -= 1
    return None


# Subjects of participles and infinitives


def subject_behind_with(tokens: Sequence[Token], last: int) -> Phrase | None:
    """Return the subject of "with Ada Berg saying", "with Ada Berg going on to say" or, set off, "- Ada Berg saying".

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


def moved_subject(tokens: Sequence[Token], last: int) -> Phrase | None:
    """Return who is moved to do what the infinitive behind ``last`` says: "leading Ada Berg to say"."""
    k = last
    while k > 0 and last - k < NONFINITE_REACH and tokens[k].passage < 0 and tokens[k].text not in STOPS:
        if tokens[k].lower in CAUSATIVE_VERBS:
            return Phrase(k + 1, last) if k < last and is_capitalised(tokens[k + 1]) else None
        k -= 1
    return None


# Subjects of sentences


def opening_subject(tokens: Sequence[Token]) -> Phrase | None:
    """Return the noun phrase that a sentence is about, ``None`` when the sentence does not open with one."""
    return sentence_subject(tokens, len(tokens))


def clause_subject(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Return the subject of a second verb, as in "after lunch she laughed and said": that of its own clause, else of
    the sentence."""
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
    if POSSESSIVE.sub("", lower) in ("there", "here"):
        return None
    if pronoun_of(lower) is not None and lower not in NON_SUBJECT_PRONOUNS:
        return Phrase(first, first)
    return Phrase(first, _last_of_subject(tokens, first, verb))


def is_lead_in(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Return whether words before a comma lead in to the subject: "In a speech,", "Asked about it,", "Hours later,"."""
    head = tokens[first]
    if head.lower in LEAD_IN_STARTS and head.lower not in CONNECTIVES:
        return True
    if head.lower.endswith(("ing", "ed")) and first + 1 < comma and tokens[first + 1].text.islower():
        return True
    return head.lower.endswith("ly") or tokens[comma - 1].lower in TIME_LEAD_IN_ENDS


def _first_of_subject(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the token at which the subject begins, behind the lead-ins; ``end`` or more when there is none."""
    first = start
    for _ in range(MOST_LEAD_INS):
        while first < end and _opens_no_subject(tokens[first]):
            first += 1
        comma = _next_comma(tokens, first, end)
        if comma is None or comma == first or not is_lead_in(tokens, first, comma):
            break
        first = _past_lead_in(tokens, comma, end)
    return first


def _opens_no_subject(token: Token) -> bool:
    return token.text in (",", ".", "-", "—", "–", "•") or token.passage >= 0 or token.lower in CONNECTIVES


def _next_comma(tokens: Sequence[Token], first: int, end: int) -> int | None:
    return next((k for k in range(first, end) if tokens[k].text == ","), None)


def _past_lead_in(tokens: Sequence[Token], comma: int, end: int) -> int:
    """Return the first token behind a lead-in that ends at ``comma`` or goes on behind it."""
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
    """Return the last token of the noun phrase that begins at ``first``: its verb or a comma follows."""
    is_name = _opens_with_name(tokens, first, end)
    last = first
    for k in range(first, end):
        if _bounds_subject(tokens[k]):
            break
        if (
            k > first
            and tokens[k].text.islower()
            and (_is_verb_of_subject(tokens[k]) or (is_name and _follows_whole_name(tokens, k)))
        ):
            break
        last = k
    return last


def _opens_with_name(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Return whether the capital at ``first`` is that of a name, not of a plural that opens the sentence ("Harbour
    officials")."""
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
    return token.passage >= 0 or token.text in _SENTENCE_STOPS or token.text == "," or is_auxiliary_or_finite(token)


def _is_verb_of_subject(token: Token) -> bool:
    return is_only_a_verb(token) or token.lower.endswith("ed") or is_adverb(token)


def _follows_whole_name(tokens: Sequence[Token], k: int) -> bool:
    """Return whether the small word at ``k`` stands behind a name and does not go on with it ("of", "and")."""
    return (
        is_capitalised(tokens[k - 1])
        and not POSSESSIVE.search(tokens[k - 1].text)
        and tokens[k].lower not in PREPOSITIONS
        and tokens[k].lower not in ("and", "the", "a")
    )
