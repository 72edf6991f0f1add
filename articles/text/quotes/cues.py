"""Find the source of a reporting verb: the person whose words a verb such as "said" reports.

``read_reporting_verb`` reads one form of a verb in three steps:

1. read the words before the verb (``verbs.look_back``);
2. reject forms that are nouns here (``verbs.is_used_as_verb``);
3. try the constructions that name a source, in order: ``_FINITE_RULES`` for "Berg said", ``_NONFINITE_RULES`` for
   "saying" and "to say", ``_PASSIVE_RULES`` for "was denounced by".

To add a verb, edit the lists of ``articles.text.data.reporting``. It needs no rule here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import TIMES
from articles.text.data.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    VERBS_WITHOUT_PERSON_OBJECT,
)
from articles.text.data.reporting import CUES_WITHOUT_MARKS, SPEECH_VERBS
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.clause_tokens import Phrase, Token, is_auxiliary_or_finite, is_capitalised, pronoun_of
from articles.text.quotes.phrases import phrase_end
from articles.text.quotes.sentence_subjects import clause_subject, sentence_subject
from articles.text.quotes.subjects import (
    is_apposition,
    subject_before,
    subject_behind_with,
    subject_described_by_clause,
    subject_of_causative,
)
from articles.text.quotes.verbs import Verb, is_used_as_verb, look_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.spans import Span

QUOTING_REACH: Final = 10
"""Tokens before "as saying" that are searched for the verb of quoting."""

_CUE_WORDS: Final = frozenset({*CUES_WITHOUT_MARKS, "according", "According"})
_LETTERS: Final = re.compile(r"[a-zA-Z-]+")
_RELATIVES: Final = frozenset({"who", "which", "that"})
_OBJECTS: Final = frozenset({"her", "him", "them"})
_QUOTING: Final = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_HEARING: Final = frozenset(
    """
    recall recalls recalled remember remembers remembered hear hears heard overhear overhears overheard show shows
    showed depict depicts depicted
    """.split()
)
_NOT_A_SPEAKER: Final = PREPOSITIONS | {"that", "it"}


class Order(StrEnum):
    """The position of a source relative to its cue. The trained weights of reported speech contain these values."""

    SUBJECT_FIRST = "SV"
    """Berg said."""
    VERB_FIRST = "VS"
    """... said Berg."""
    ACCORDING_TO = "ACC"
    """According to Berg."""
    CONTINUED = "PART"
    """A participle, infinitive or second verb: Berg rose, saying; Berg rose and said."""
    NOUN = "NOUN"
    """A noun of speech and its owner: Berg's claim."""


class Attribution(NamedTuple):
    """A cue with its source.

    ``base`` is the base form of the cue. ``cue_index`` is the token number of the cue, ``first`` and ``last`` are the
    first and last token number of cue and source together.
    """

    cue: Span
    base: str
    source: Span | None
    order: Order
    cue_index: int
    first: int
    last: int
    relative: bool = False
    """Whether the cue belongs to a relative clause: "who said", "what Berg called"."""


def has_cue(masked: str, start: int, end: int) -> bool:
    """Return whether ``masked[start:end]`` contains a word that may be a cue. Fast; false positives are possible."""
    return not _CUE_WORDS.isdisjoint(_LETTERS.findall(masked, start, end))


def read_reporting_verb(tokens: Sequence[Token], i: int, base: str) -> Attribution | None:
    """Return the attribution by the verb form at ``i``, ``None`` if it reports nothing. ``base`` is its base form."""
    verb = look_back(tokens, i, base)
    if verb is None or not is_used_as_verb(verb):
        return None
    for rule in _rules_for(verb):
        if (attribution := rule(verb)) is not None:
            return attribution
    return None


# Constructions that name a source


def _behind_subject(verb: Verb, subject: Phrase, *, relative: bool = False) -> Attribution:
    source = subject.span(verb.tokens)
    return Attribution(
        verb.cue, verb.base, source, Order.SUBJECT_FIRST, verb.position, subject.first, verb.position, relative
    )


def _before_subject(verb: Verb, subject: Phrase) -> Attribution:
    source = subject.span(verb.tokens)
    return Attribution(verb.cue, verb.base, source, Order.VERB_FIRST, verb.position, verb.position, subject.last)


def _continuing(verb: Verb, subject: Phrase | None) -> Attribution:
    source = None if subject is None else subject.span(verb.tokens)
    return Attribution(verb.cue, verb.base, source, Order.CONTINUED, verb.position, verb.position, verb.position)


def _agent_of_passive(verb: Verb) -> Attribution | None:
    """A passive names its source behind "by": "was denounced by Berg"."""
    if not verb.is_passive or verb.is_gerund or verb.following is None or verb.following.lower != "by":
        return None
    first = verb.position + 2
    end = phrase_end(verb.tokens, first)
    if end <= first:
        return None
    return _before_subject(verb, Phrase(first, end - 1))


def _subject_behind_with(verb: Verb) -> Attribution | None:
    """A participle names its subject behind "with" or a dash: "with Berg saying"."""
    subject = subject_behind_with(verb.tokens, verb.end_before)
    return None if subject is None else _behind_subject(verb, subject)


def _object_of_quoting_verb(verb: Verb) -> Attribution | None:
    """The object of a verb of hearing or quoting speaks: "recalls her saying", "quoted a friend of Berg as saying"."""
    tokens, before = verb.tokens, verb.before
    if not verb.is_gerund or before is None:
        return None
    last = verb.end_before - 1 if before.lower == "as" else verb.end_before
    if before.lower in _OBJECTS:
        return _behind_subject(verb, Phrase(last, last))
    for k in range(last, max(-1, last - QUOTING_REACH), -1):
        token = tokens[k]
        if token.passage >= 0 or token.text in STOPS or token.text == ",":
            return None
        if token.lower in (_QUOTING if before.lower == "as" else _HEARING):
            return _behind_subject(verb, Phrase(k + 1, last)) if k < last else None
    return None


def _object_of_causative_verb(verb: Verb) -> Attribution | None:
    """The object of a causative verb is the subject of an infinitive: "leading Berg to say"."""
    subject = subject_of_causative(verb.tokens, verb.end_before) if verb.is_infinitive else None
    return None if subject is None else _behind_subject(verb, subject)


def _subject_of_sentence(verb: Verb) -> Attribution:
    """A participle or infinitive has the subject of its sentence, if any: "Berg rose, saying"."""
    return _continuing(verb, sentence_subject(verb.tokens, verb.position))


def _subject_described_by_passage(verb: Verb) -> Attribution | None:
    """A clause that ends in a quoted passage separates subject and verb: "Berg, who called it “late,” said"."""
    if not verb.follows_passage or verb.end_before <= 2:
        return None
    subject = subject_described_by_clause(verb.tokens, verb.end_before)
    return None if subject is None else _behind_subject(verb, subject)


def _name_behind_verb(verb: Verb) -> Attribution | None:
    """A name behind the verb ends the sentence or its clause: "The bridge is late, said Ada Berg."."""
    before, following, tokens = verb.before, verb.following, verb.tokens
    if (
        not _is_inverted_before_names(verb)
        or before is None
        or following is None
        or not is_capitalised(following)
        or following.passage >= 0
        or following.text in TIMES
    ):
        return None
    end = phrase_end(tokens, verb.position + 1)
    is_whole = (
        end >= len(tokens)
        or (tokens[end].text == "." and end >= len(tokens) - 2)
        or (tokens[end].text == "," and before.text == "," and verb.base == "say")
        or (tokens[end].passage < 0 and _continues_passage(tokens, verb.end_before))
    )
    return _before_subject(verb, Phrase(verb.position + 1, end - 1)) if is_whole else None


def _role_behind_verb(verb: Verb) -> Attribution | None:
    """A described speaker behind the verb ends the sentence: "The bridge is late, said harbour official Berg."."""
    following = verb.following
    if (
        not _is_inverted_before_names(verb)
        or following is None
        or verb.before is None
        or verb.before.text != ","
        or not following.text.islower()
        or following.lower == "that"
        or not _ends_in_speaker(verb)
    ):
        return None
    return _before_subject(verb, Phrase(verb.position + 1, phrase_end(verb.tokens, verb.position + 1) - 1))


def _is_inverted_before_names(verb: Verb) -> bool:
    return verb.base in VERBS_WITHOUT_PERSON_OBJECT and verb.may_precede_subject


def _ends_in_speaker(verb: Verb) -> bool:
    """Return whether a person with a name or role follows the verb and ends the sentence.

    The clause before the verb must have a verb of its own.
    """
    tokens, first, comma = verb.tokens, verb.position + 1, verb.end_before
    end = phrase_end(tokens, first)
    if end < len(tokens) - 1 or end <= first:
        return False
    if not any(t.lower in ROLE_NOUNS or is_capitalised(t) for t in tokens[first:end]):
        return False
    k = comma - 1
    has_verb = False
    while k >= 0 and tokens[k].text != "," and tokens[k].passage < 0:
        has_verb = has_verb or is_auxiliary_or_finite(tokens[k])
        k -= 1
    return has_verb and (k < 0 or not is_apposition(tokens, Phrase(k + 1, comma - 1)))


def _continues_passage(tokens: Sequence[Token], last: int) -> bool:
    """Return whether the words up to ``last`` continue a passage in lower case: "..." but not now, says Berg."""
    k = last
    while k >= 0 and tokens[k].passage < 0 and tokens[k].text != ".":
        k -= 1
    return (
        k >= 0
        and tokens[k].passage >= 0
        and (k == last or tokens[k + 1].text[:1].islower() or tokens[k + 1].text == ",")
    )


def _subject_before_verb(verb: Verb) -> Attribution | None:
    """The subject precedes the verb: "Berg said", "Berg, a lawyer, said", "who said"."""
    before = verb.before
    if before is None or before.passage >= 0 or before.text in STOPS:
        return None
    subject = subject_before(verb.tokens, verb.end_before)
    if subject is None:
        return None
    relative = pronoun_of(before.lower) in _RELATIVES or (
        subject.first > 0 and verb.tokens[subject.first - 1].lower in _RELATIVES | {"what", "whom"}
    )
    attribution = _behind_subject(verb, subject, relative=relative)
    if verb.brackets is None or subject.last + 1 != verb.brackets.first or relative:
        return attribution
    source = Phrase(subject.first, verb.brackets.last).span(verb.tokens)
    return attribution._replace(source=source)


def _subject_behind_verb(verb: Verb) -> Attribution | None:
    """The subject follows the verb: “It is late,” said the mayor of Norby."""
    is_saying = verb.base in SPEECH_VERBS
    if not verb.may_precede_subject or not (is_saying or verb.follows_passage):
        return None
    first = verb.position + 1
    end = phrase_end(verb.tokens, first)
    if end <= first:
        return None
    head = verb.tokens[first]
    if (
        (verb.may_be_noun and verb.is_base_form and head.lower in AUXILIARIES)
        or (not is_saying and _is_judged(verb.tokens[first:end]))
        or head.lower in _NOT_A_SPEAKER
        or not (verb.base == "say" or _may_open_speaker(head))
    ):
        return None
    return _before_subject(verb, Phrase(first, end - 1))


def _is_judged(words: Sequence[Token]) -> bool:
    """Return whether a phrase is the object of a verb of judgement, not its subject: "... denounced her record"."""
    return words[0].lower in ("his", "her", "its", "their") and not any(
        word.lower in ROLE_NOUNS or is_capitalised(word) for word in words
    )


def _may_open_speaker(token: Token) -> bool:
    return (
        is_capitalised(token)
        or token.lower in DETERMINERS
        or token.lower in PRONOUNS
        or token.lower in ROLE_NOUNS
        or token.lower.endswith("s")
    )


def _subject_of_second_verb(verb: Verb) -> Attribution | None:
    """A second verb has the subject of its clause or sentence: "After lunch she laughed and said"."""
    if verb.before is None or verb.before.lower not in ("and", "but", "or", ",", "then", "who"):
        return None
    subject = clause_subject(verb.tokens, verb.position)
    return None if subject is None else _continuing(verb, subject)


_Rule = Callable[[Verb], Attribution | None]

_PASSIVE_RULES: Final[tuple[_Rule, ...]] = (_agent_of_passive,)
"""Constructions of passives. Their subject does not speak: "Berg was denounced", "Berg is said to"."""

_NONFINITE_RULES: Final[tuple[_Rule, ...]] = (
    _agent_of_passive,
    _object_of_quoting_verb,
    _subject_behind_with,
    _object_of_causative_verb,
    _subject_of_sentence,
)
"""Constructions of participles and infinitives, tried in order."""

_FINITE_RULES: Final[tuple[_Rule, ...]] = (
    _agent_of_passive,
    _subject_described_by_passage,
    _name_behind_verb,
    _role_behind_verb,
    _subject_before_verb,
    _subject_behind_verb,
    _subject_of_second_verb,
)
"""Constructions of finite verbs, tried in order."""


def _rules_for(verb: Verb) -> tuple[_Rule, ...]:
    # The subjects of "was quoted" and "was hopeful" do speak.
    if verb.is_passive and not verb.is_gerund and verb.base not in ("quote", "be"):
        return _PASSIVE_RULES
    return _NONFINITE_RULES if verb.is_gerund or verb.is_infinitive else _FINITE_RULES
