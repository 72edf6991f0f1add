"""Find the attributions of a sentence: every cue in it, with its source."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from articles.text.data.grammar import (
    CLAUSE_OPENERS,
    CONNECTIVES,
    DETERMINERS,
    NON_POSSESSIVE_WORDS,
    PREPOSITIONS,
    STOPS,
)
from articles.text.data.reporting import CUES, CUES_WITHOUT_MARKS, REQUIRED_NEXT_WORDS, SPEECH_NOUNS, THOUGHT_VERBS
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.clause_tokens import (
    POSSESSIVE,
    POSSESSIVE_ENDINGS,
    Phrase,
    Token,
    follows_abbreviation,
    holds_passage,
    is_capitalised,
    pronoun_of,
)
from articles.text.quotes.cues import Attribution, Order, read_reporting_verb
from articles.text.quotes.limits import MAX_CUES
from articles.text.quotes.phrases import end_of_named_source
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

OWNER_REACH: Final = 3
"""Tokens before a noun of speech that are searched for its owner: "Berg's long-standing promise"."""

UNKNOWN_VERB_REACH: Final = 8
"""Tokens behind a quoted passage that may end in a reporting verb that is on no list."""

_PLAIN_CUES: Final = frozenset({*CUES_WITHOUT_MARKS, *SPEECH_NOUNS, "according"})
_MARKED_CUES: Final = frozenset({*CUES, *SPEECH_NOUNS, "according"})


_LOWER_OF: Final = itemgetter(Token._fields.index("lower"))


def attributions(tokens: Sequence[Token], *, is_marked: bool | None = None) -> list[Attribution]:
    """Return the cues of one sentence with their sources, in order.

    Words of stance ("refused", "hopeful") are cues only in a sentence without quoted passages. ``is_marked`` says
    whether it has any, if that is known.
    """
    if is_marked is None:
        is_marked = holds_passage(tokens)
    if is_marked:
        places = [i for i, token in enumerate(tokens) if token.lower in _MARKED_CUES or token.lower.endswith("ed")]
    else:
        places = [i for i, lower in enumerate(map(_LOWER_OF, tokens)) if lower in _PLAIN_CUES]
    found: list[Attribution] = []
    for i in places[:MAX_CUES]:
        attribution = _attribution_at(tokens, i, is_marked=is_marked)
        if attribution is None:
            continue
        if attribution.order == Order.CONTINUED:
            attribution = _with_source_of_earlier(tokens, attribution, found)
        found.append(attribution)
    return found


def _attribution_at(tokens: Sequence[Token], i: int, *, is_marked: bool) -> Attribution | None:
    """Return the attribution whose cue is the token at ``i``: "according to", a reporting verb, or a noun of speech."""
    token = tokens[i]
    if token.passage >= 0:
        return None
    if token.lower == "according":
        return _read_according_to(tokens, i)
    if not token.text.islower():
        return None
    base = (CUES if is_marked else CUES_WITHOUT_MARKS).get(token.lower)
    attribution = None
    if base is not None:
        if _has_required_particle(tokens, i, base):
            attribution = read_reporting_verb(tokens, i, base)
    elif is_marked:
        attribution = _read_unknown_verb(tokens, i)
    if attribution is None and token.lower in SPEECH_NOUNS:
        attribution = _read_noun_of_speech(tokens, i)
    return attribution


def _has_required_particle(tokens: Sequence[Token], i: int, base: str) -> bool:
    """Return whether the word that the verb at ``i`` needs in order to report follows it: "pointed out"."""
    required = REQUIRED_NEXT_WORDS.get(base)
    return required is None or (i + 1 < len(tokens) and tokens[i + 1].lower in required)


def _read_according_to(tokens: Sequence[Token], i: int) -> Attribution | None:
    """Read the source behind "according to"."""
    first = i + 2
    if first >= len(tokens) or tokens[i + 1].lower != "to":
        return None
    end = end_of_named_source(tokens, i)
    if end <= first:
        return None
    cue = Span(tokens[i].start, tokens[i + 1].end)
    source = Phrase(first, end - 1).span(tokens)
    return Attribution(cue, "according to", source, Order.ACCORDING_TO, i, i, end - 1)


def _read_unknown_verb(tokens: Sequence[Token], i: int) -> Attribution | None:
    """Read a verb that is on no list as a reporting verb: "...," an angry Berg retaliated.

    It must be in the past tense and end the words behind a quoted passage.
    """
    if i < 2 or tokens[i - 1].passage >= 0 or not tokens[i].lower.endswith("ed"):
        return None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is not None and following.text not in (".", ",") and following.lower not in PREPOSITIONS:
        return None
    k = i - 1
    while k >= 0 and i - k < UNKNOWN_VERB_REACH and _may_belong_to_speaker(tokens[k]):
        k -= 1
    if k < 0 or tokens[k].passage < 0 or i - k < 2:
        return None
    first = tokens[k + 1]
    if not (is_capitalised(first) or first.lower in DETERMINERS or pronoun_of(first.lower) in ("he", "she")):
        return None
    source = Phrase(k + 1, i - 1).span(tokens)
    return Attribution(Span(tokens[i].start, tokens[i].end), "say", source, Order.SUBJECT_FIRST, i, k + 1, i)


def _may_belong_to_speaker(token: Token) -> bool:
    return (
        token.passage < 0
        and token.text not in (",", ".")
        and token.lower not in CLAUSE_OPENERS
        and token.lower not in PREPOSITIONS
    )


def _read_noun_of_speech(tokens: Sequence[Token], i: int) -> Attribution | None:
    """Read the owner of a noun of speech as its source: "his claim that", "Berg's long-standing promise"."""
    for k in range(i - 1, max(-1, i - 1 - OWNER_REACH), -1):
        before = tokens[k]
        if before.passage >= 0 and k == i - 1:
            continue
        if before.passage >= 0 or before.text in (",", ".") or before.text in STOPS:
            return None
        owner = _owner_ending_at(tokens, k)
        if owner is not None:
            first, source = owner
            return Attribution(Span(tokens[i].start, tokens[i].end), "noun", source, Order.NOUN, i, first, i)
        if before.text.endswith(POSSESSIVE_ENDINGS):
            return None
    return None


def _owner_ending_at(tokens: Sequence[Token], k: int) -> tuple[int, Span] | None:
    """Return the first token and the span of the owner that ends at ``k``, without the possessive ending."""
    token = tokens[k]
    if token.lower in ("his", "her", "their"):
        return k, Span(token.start, token.end)
    ending = POSSESSIVE.search(token.text) if token.text.endswith(POSSESSIVE_ENDINGS) else None
    if ending is None or token.lower[: ending.start()] in NON_POSSESSIVE_WORDS:
        return None
    first = k
    while first > 0 and _is_part_of_name(tokens, first - 1):
        first -= 1
    return first, Span(tokens[first].start, token.end - len(ending[0]))


def _is_part_of_name(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k].passage < 0 and (
        is_capitalised(tokens[k]) or (tokens[k].text == "." and follows_abbreviation(tokens, k))
    )


def _with_source_of_earlier(
    tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]
) -> Attribution:
    """Give a participle or second verb the source of an earlier cue: "Ada Berg said it was early but added"."""
    best: Attribution | None = None
    lead = _end_of_leading_clause(tokens, attribution.cue_index)
    cue = attribution.cue_index
    semicolon = next((k for k in range(cue - 1, -1, -1) if tokens[k].text == ";"), -1) if found else -1
    for earlier in reversed(found):
        if earlier.cue_index < lead:
            break
        if not _lends_source(earlier) or _names_thing(tokens, earlier):
            continue
        if earlier.cue_index <= semicolon:
            break
        if earlier.order == Order.SUBJECT_FIRST and pronoun_of(tokens[earlier.first].lower) in ("i", "we", "you", "it"):
            continue
        if best is None or (best.base in THOUGHT_VERBS and earlier.base not in THOUGHT_VERBS):
            best = earlier
    return attribution if best is None else attribution._replace(source=best.source)


def _end_of_leading_clause(tokens: Sequence[Token], cue: int) -> int:
    """Return the token number of the comma that ends a clause before the main clause, 0 if there is no such clause.

    In "As the crowd cheered, Berg rose and said", the subject of the first clause is not the speaker.
    """
    if tokens[0].lower not in CLAUSE_OPENERS - CONNECTIVES:
        return 0
    return next((k for k in range(cue) if tokens[k].text == ","), 0)


def _names_thing(tokens: Sequence[Token], attribution: Attribution) -> bool:
    """Return whether "called" only gives a thing its name: "a class called “Seeing” at the school"."""
    first, cue = attribution.first, attribution.cue_index
    return (
        attribution.base == "call"
        and cue + 1 < len(tokens)
        and tokens[cue + 1].passage >= 0
        and tokens[first].lower in DETERMINERS
        and not any(token.lower in ROLE_NOUNS or is_capitalised(token) for token in tokens[first + 1 : cue])
    )


def _lends_source(attribution: Attribution) -> bool:
    return (
        attribution.order in (Order.SUBJECT_FIRST, Order.VERB_FIRST, Order.CONTINUED)
        and attribution.source is not None
        and not attribution.relative
    )
