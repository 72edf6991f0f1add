"""Read the words before a form of a reporting verb, and decide whether it is used as a verb at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import PEOPLES, PLACES
from articles.text.data.grammar import (
    AUXILIARIES,
    COPULAS,
    DAYS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PARTS_OF_DAYS,
    PLURAL_HEADS,
    PREPOSITIONS,
    REPORTING_THINGS,
    STOPS,
    UNCHANGED_IN_PAST_TENSE,
    WORDS_BEFORE_GERUNDS,
    WORDS_BEFORE_NOUNS,
)
from articles.text.data.reporting import ALSO_NOUNS
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.clause_tokens import (
    DASHES,
    POSSESSIVE_ENDINGS,
    Phrase,
    Token,
    is_adverb,
    is_capitalised,
    pronoun_of,
)
from articles.text.quotes.phrases import MAX_BRACKET_TOKENS
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DASH_REACH: Final = 30
"""Tokens. A longer aside between dashes is a sentence of its own."""

PLURAL_REACH: Final = 9
"""Tokens before the verb that are searched for the head of a plural subject."""

_FORMS_OF_BE_AND_GET: Final = frozenset("is are was were be been being get gets got".split())
_ADJECTIVE_ENDINGS: Final = ("ed", "ing", "al", "ive", "ous", "ful", "ic")
_AFTER_HEADS: Final = PREPOSITIONS | {"close", "who", "whose", "that", "familiar", "surveyed", "polled"}
_PLURAL_WITHOUT_S: Final = frozenset({"people", "police", "men", "women", "others", "and", "or", "but"})
_SINGULAR_ENDINGS: Final = ("ss", "'s", "’s", "us", "is")


class Verb(NamedTuple):
    """One form of a reporting verb and the words around it.

    ``token`` is the form itself. ``before`` is the word in front of the verb and its auxiliaries, adverbs and asides;
    ``end_before`` is its token number. At the start of a sentence they are ``None`` and -1. ``brackets`` are an aside
    between ``before`` and the verb: "Berg (D-Ohio) said".
    """

    tokens: Sequence[Token]
    token: Token
    position: int
    base: str
    cue: Span
    end_before: int
    before: Token | None
    brackets: Phrase | None
    is_passive: bool
    is_infinitive: bool
    may_be_noun: bool

    @property
    def following(self) -> Token | None:
        return self.tokens[self.position + 1] if self.position + 1 < len(self.tokens) else None

    @property
    def is_gerund(self) -> bool:
        return self.token.lower.endswith("ing")

    @property
    def is_base_form(self) -> bool:
        return self.token.lower == self.base

    @property
    def touches_speech(self) -> bool:
        """Whether "that" or a quoted passage follows, perhaps behind a comma or colon."""
        tokens, i = self.tokens, self.position
        return i + 1 < len(tokens) and (
            tokens[i + 1].passage >= 0
            or tokens[i + 1].lower == "that"
            or (i + 2 < len(tokens) and tokens[i + 2].passage >= 0 and tokens[i + 1].text in (",", ":"))
        )

    @property
    def follows_passage(self) -> bool:
        return self.before is not None and self.before.passage >= 0

    @property
    def may_precede_subject(self) -> bool:
        """Whether the verb has no subject before it: it opens the sentence, or follows a passage, comma or stop."""
        before = self.before
        return before is None or before.passage >= 0 or before.text == "," or before.text in STOPS


# Words before the verb


def look_back(tokens: Sequence[Token], i: int, base: str) -> Verb | None:
    """Return the verb at ``i`` with the words before it, ``None`` for an adjective ("aware") without "is" or the like.

    ``base`` is its base form.
    """
    cue_start = tokens[i].start
    is_passive = is_infinitive = False
    k = i - 1
    while k >= 0:
        token = tokens[k]
        lower = token.lower
        if token.passage >= 0:
            break
        if lower in AUXILIARIES:
            cue_start = token.start
            is_passive = is_passive or lower in _FORMS_OF_BE_AND_GET
            is_infinitive = is_infinitive or lower == "to"
        elif not is_adverb(token):
            break
        k -= 1
    if base == "be":
        if k > 0 and tokens[k].lower in COPULAS:
            is_passive, cue_start, k = True, tokens[k].start, k - 1
        if not is_passive:
            return None
    brackets = _brackets_before(tokens, k)
    if brackets is not None:
        k = brackets.first - 1
    k = _before_day(tokens, _before_dashes(tokens, k))
    before = tokens[k] if k >= 0 else None
    verb = tokens[i]
    return Verb(
        tokens,
        verb,
        i,
        base,
        Span(cue_start, verb.end),
        k,
        before,
        brackets,
        is_passive=is_passive,
        is_infinitive=is_infinitive or (before is not None and before.lower in OBJECT_PRONOUNS),
        may_be_noun=verb.lower in ALSO_NOUNS,
    )


def _brackets_before(tokens: Sequence[Token], last: int) -> Phrase | None:
    """Return the brackets that close at ``last``: "Ada Berg (D-Ohio) said"."""
    if last <= 1 or tokens[last].text not in (")", "]"):
        return None
    k = last - 1
    while k > 0 and last - k < MAX_BRACKET_TOKENS and tokens[k].text not in ("(", "["):
        k -= 1
    return Phrase(k, last) if tokens[k].text in ("(", "[") else None


def _before_dashes(tokens: Sequence[Token], last: int) -> int:
    """Return the token before an aside between dashes that ends at ``last``: "Ada Berg - who was late - said".

    Return ``last`` if there is no such aside.
    """
    if last <= 2 or tokens[last].text not in DASHES:
        return last
    k = _before_run_of_dashes(tokens, last)
    reach = k - DASH_REACH
    while k > 0 and k > reach and tokens[k].text not in DASHES and tokens[k].text not in (".", ";", "!", "?"):
        k -= 1
    if k <= 0 or tokens[k].text not in DASHES:
        return last
    return _before_run_of_dashes(tokens, k)


def _before_run_of_dashes(tokens: Sequence[Token], k: int) -> int:
    while k > 0 and tokens[k].text in DASHES:
        k -= 1
    return k


def _before_day(tokens: Sequence[Token], last: int) -> int:
    """Return the token before a day that ends at ``last``: "Berg on Monday said", "Berg earlier Monday said".

    Return ``last`` if there is no such day.
    """
    k = last - (last > 0 and tokens[last].lower in PARTS_OF_DAYS and tokens[last - 1].text in DAYS)
    if k <= 0 or tokens[k].text not in DAYS or tokens[k - 1].lower in DETERMINERS:
        return last
    k -= 1
    if tokens[k].lower in ("on", "earlier", "late", "early", "last"):
        k -= 1
    return k if k >= 0 and tokens[k].lower not in PREPOSITIONS else last


# Forms that are not verbs


def is_used_as_verb(verb: Verb) -> bool:
    """Return whether the form is a verb here: no rule rejects it."""
    for is_something_else in _NOUN_RULES if verb.may_be_noun else _RULES_FOR_ANY_FORM:
        if is_something_else(verb):
            return False
    return True


def _is_owned_noun(verb: Verb) -> bool:
    """Return whether a determiner or owner makes the form a noun: "the claim", "Berg's claim".

    "her" may also be an object before speech: "told her that".
    """
    before = verb.before
    return (
        before is not None
        and before.passage < 0
        and (before.lower in WORDS_BEFORE_NOUNS or before.text.endswith(POSSESSIVE_ENDINGS))
        and not (before.lower == "her" and verb.touches_speech)
    )


def _is_noun_in_ing(verb: Verb) -> bool:
    """Return whether a word in -ing is a noun: "harbour findings"; not "by finding", ", finding"."""
    return (
        verb.is_gerund
        and verb.before is not None
        and verb.before.text != ","
        and verb.before.lower not in WORDS_BEFORE_GERUNDS
    )


def _is_noun_behind_kind(verb: Verb) -> bool:
    """Return whether a capitalised word qualifies a plural noun: "many Asian states", "after the Oslo attacks"."""
    if verb.before is None or not verb.token.lower.endswith("s"):
        return False
    tokens, j, before = verb.tokens, verb.end_before, verb.before
    if before.text in PEOPLES:
        return j > 0 and tokens[j - 1].text.islower() and not before.text.endswith("s")
    if (
        before.text.isupper()
        and j > 0
        and tokens[j - 1].lower in PREPOSITIONS
        and verb.end_before == verb.position - 1
        and not verb.touches_speech
    ):
        # "officials from EU states will meet": an abbreviation behind a preposition qualifies the noun.
        return True
    return (
        is_capitalised(before)
        and j > 1
        and tokens[j - 1].lower == "the"
        and tokens[j - 2].lower in PREPOSITIONS
        and before.text in PLACES
    )


def _is_noun_behind_adjective(verb: Verb) -> bool:
    """Return whether an article and an adjective precede: "a public statement", "a written claim"."""
    return (
        verb.before is not None
        and verb.end_before > 0
        and verb.tokens[verb.end_before - 1].lower in ("a", "an")
        and verb.before.text.islower()
        and verb.before.lower.endswith(_ADJECTIVE_ENDINGS)
    )


def _is_noun_before_name(verb: Verb) -> bool:
    """Return whether a base form is between a comma and a name: "In late March, view Oslo from the hill"."""
    return (
        verb.before is not None
        and verb.before.text == ","
        and verb.is_base_form
        and verb.following is not None
        and is_capitalised(verb.following)
    )


def _is_base_form_behind_singular(verb: Verb) -> bool:
    """Return whether the form lacks the ending that a verb would need here: "the bridge plan", "a harbour report"."""
    return (
        verb.is_base_form
        and verb.base not in UNCHANGED_IN_PAST_TENSE
        and not verb.is_infinitive
        and verb.end_before == verb.position - 1
        and verb.before is not None
        and verb.before.passage < 0
        and not _may_be_plural(verb.tokens, verb.end_before)
    )


def _is_noun_behind_thing(verb: Verb) -> bool:
    """Return whether a plural noun follows a word that cannot speak: "traffic signals"; not "the poll shows"."""
    before = verb.before
    return (
        before is not None
        and verb.token.lower.endswith("s")
        and before.passage < 0
        and before.text.islower()
        and pronoun_of(before.lower) is None
        and before.lower not in ROLE_NOUNS
        and before.lower not in REPORTING_THINGS
        and not is_adverb(before)
        and not verb.touches_speech
    )


def _is_noun_without_subject(verb: Verb) -> bool:
    """Return whether a possible noun has no subject before it: "Reports of", "several claims"."""
    before = verb.before
    return (
        before is None
        or before.lower in DETERMINERS
        or before.lower in PREPOSITIONS
        or before.lower.endswith(("'s", "’s"))
        or before.text in ("'", "’")
    )


_RULES_FOR_ANY_FORM: Final[tuple[Callable[[Verb], bool], ...]] = (
    _is_owned_noun,
    _is_noun_behind_adjective,
    _is_base_form_behind_singular,
)
"""Uses of a form that report nothing. A form is rejected if any of them applies."""

_NOUN_RULES: Final[tuple[Callable[[Verb], bool], ...]] = (
    *_RULES_FOR_ANY_FORM,
    _is_noun_in_ing,
    _is_noun_behind_kind,
    _is_noun_before_name,
    _is_noun_behind_thing,
    _is_noun_without_subject,
)
"""Those of a form that may be a noun."""


def _may_be_plural(tokens: Sequence[Token], last: int) -> bool:
    """Return whether the phrase that ends at ``last`` can be the subject of a base form: a plural, "I" or "you"."""
    token = tokens[last]
    pronoun = pronoun_of(token.lower)
    if pronoun is not None:
        return pronoun not in ("he", "she", "it")
    if token.text in (",", ")", "]") or token.lower in _PLURAL_WITHOUT_S or _ends_as_plural(token):
        return True
    if last > 1 and any(t.lower == "and" for t in tokens[max(0, last - 4) : last]):
        return True
    return _has_plural_head(tokens, last)


def _has_plural_head(tokens: Sequence[Token], last: int) -> bool:
    """Return whether the head of a phrase is a plural: "Aides to Berg say", "a mere 9 percent say"."""
    k = last
    while k >= 0 and last - k < PLURAL_REACH and tokens[k].passage < 0 and tokens[k].text != ",":
        is_head = k == last or tokens[k + 1].lower in _AFTER_HEADS
        if is_head and (tokens[k].lower in PLURAL_HEADS or (k < last and _ends_as_plural(tokens[k]))):
            return True
        k -= 1
    return False


def _ends_as_plural(token: Token) -> bool:
    return token.lower.endswith("s") and not token.lower.endswith(_SINGULAR_ENDINGS)
