"""Clauses of reported speech: the cue, and the words beside it that say whose speech it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import PEOPLES, PLACES, TIMES
from articles.text.data.grammar import (
    ADVERBS,
    APPOSITION_STARTS,
    AUXILIARIES,
    BEFORE_GERUNDS,
    BEFORE_NOUNS,
    CLAUSE_OPENERS,
    CONNECTIVES,
    COPULAS,
    DAYS,
    DETERMINERS,
    FINITE,
    INVERTED_BEFORE_NAMES,
    LEADS,
    MOVING,
    NO_OWNERS,
    NO_SUBJECT_PRONOUNS,
    NOT_ADVERBS,
    OBJECT_PRONOUNS,
    PARTS_OF_DAYS,
    PLACED_AFTER,
    PREPOSITIONS,
    PRONOUNS,
    SAME_IN_THE_PAST,
    SEVERAL,
    STOPS,
    TELLING,
    TIME_WORDS,
)
from articles.text.data.reporting import ALSO_NOUNS, CUES, EVERY_CUE, NEEDS_AFTER, SAYING, SPEECH_NOUNS, THINKING
from articles.text.data.titles import ROLE_NOUNS
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN: Final = re.compile(r"\w+(?:[.'’‐-]\w+)*|[^\w\s]")
MASK: Final = "Q"
"""Stands for every character of a marked passage while clauses are read, so that its words are neither cues nor
sources."""

LEAD_INS: Final = 3
"""How many phrases set off by commas may stand before the subject."""

LONG_SOURCE: Final = 24
"""Tokens: a longer rest of a sentence is no source alone ("according to the mayor the bridge ...")."""

DASH_REACH: Final = 30
"""Tokens: longer asides between dashes are sentences of their own."""

CLAUSE_REACH: Final = 14
"""Tokens: how far before marked words the clause on a subject may begin."""

_DASHES: Final = frozenset({"-", "–", "—"})

WITH_REACH: Final = 8
"""Tokens: how far before its verb "with" and a subject may stand."""

PLURAL_REACH: Final = 9
"""Tokens: how far before its verb the head of a subject may stand."""

BRACKET_REACH: Final = 14
"""Tokens: longer brackets between a name and its verb are no aside on the name."""


class Token(NamedTuple):
    """A word or mark of a clause, or a whole marked passage taken as one."""

    start: int
    end: int
    text: str
    lower: str
    passage: int
    """Which marked passage the token stands for, -1 for none."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source. ``first``..``last`` are the token numbers that cue and source cover; ``order`` is "SV",
    "VS", "ACC" or "PART"."""

    cue: Span
    base: str
    source: Span | None
    order: str
    cue_index: int
    first: int
    last: int
    relative: bool = False
    """Whether "who", "that" or "what" stands before the cue: a clause within another's."""


_new: Final = tuple.__new__
"""Makes a ``Token`` at half the price of calling it; there are as many as words."""


def tokenize(masked: str, start: int, end: int, passages: dict[int, tuple[int, int]]) -> list[Token]:
    """Return the tokens of ``masked[start:end]``; ``passages`` gives number and end of the marked passage that begins
    at a place."""
    tokens: list[Token] = []
    position = start
    if not passages:
        # Between tokens there is nothing but space, so each stands where it is found first.
        find = masked.find
        for text in _TOKEN.findall(masked, start, end):
            position = find(text, position)
            tokens.append(_new(Token, (position, position := position + len(text), text, text.lower(), -1)))
        return tokens
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
                # Marks that touch a word before them: the word ends where they begin.
                stop = next((place for place in range(s + 1, stop) if place in passages), stop)
                text = masked[s:stop]
            tokens.append(Token(s, stop, text, text.lower(), -1))
            if stop < match.end():
                position = stop
                break
        else:
            break
    return tokens


def has_cue(masked: str, start: int, end: int) -> bool:
    """Return whether a word that may be a cue stands in ``masked[start:end]``: a look before the clause is read."""
    return not _CUE_WORDS.isdisjoint(_SMALL_WORD.findall(masked, start, end))


_SMALL_WORD: Final = re.compile(r"[a-zA-Z-]+")
_CUE_WORDS: Final = frozenset({*EVERY_CUE, "according", "According"})
_CLITIC: Final = re.compile(r"['’](?:s|d|ll|ve|re|m)$")


def pronoun_of(lower: str) -> str | None:
    """Return the pronoun that a word is, with or without a verb drawn to it ("he's")."""
    if lower in PRONOUNS:
        return lower
    if len(lower) <= 7 and ("'" in lower or "’" in lower):
        bare = _CLITIC.sub("", lower)
        if bare in PRONOUNS:
            return bare
    return None


def _is_adverb(token: Token) -> bool:
    return token.lower in ADVERBS or (
        token.lower.endswith("ly") and len(token.lower) > 4 and token.text.islower() and token.lower not in NOT_ADVERBS
    )


def attributions(tokens: Sequence[Token]) -> list[Attribution]:
    """Return the cues of one sentence with their sources, in order."""
    found: list[Attribution] = []
    count = len(tokens)
    marked = max(map(_PASSAGE_OF, tokens), default=-1) >= 0
    if marked:
        base_of = CUES.get
        places = [i for i, token in enumerate(tokens) if token[3] in _MARKED_CUES or token[3].endswith("ed")]
    else:
        base_of = EVERY_CUE.get
        places = [i for i, token in enumerate(tokens) if token[3] in _PLAIN_CUES]
    for i in places:
        _, _, text, lower, passage = tokens[i]
        if passage >= 0:
            continue
        base = base_of(lower)
        if lower == "according":
            end = _end_of_named_source(tokens, i) if i + 2 < count and tokens[i + 1].lower == "to" else 0
            if end > i + 2:
                cue = Span(tokens[i].start, tokens[i + 1].end)
                source = Span(tokens[i + 2].start, tokens[end - 1].end)
                found.append(Attribution(cue, "according to", source, "ACC", i, i, end - 1))
            continue
        if not text.islower():
            continue
        attribution = None
        if base is not None:
            wanted = NEEDS_AFTER.get(base)
            if wanted is None or (i + 1 < count and tokens[i + 1].lower in wanted):
                attribution = _read_cue(tokens, i, base)
        elif marked and i > 1 and tokens[i - 1].passage < 0 and lower.endswith("ed"):
            attribution = _read_unknown_verb(tokens, i)
        if attribution is None and lower in SPEECH_NOUNS:
            attribution = _read_noun(tokens, i)
        if attribution is None:
            continue
        if attribution.order == "PART":
            attribution = _of_the_same_speaker(tokens, attribution, found)
        found.append(attribution)
    return found


_PASSAGE_OF: Final = itemgetter(Token._fields.index("passage"))
_PLAIN_CUES: Final = frozenset({*EVERY_CUE, *SPEECH_NOUNS, "according"})
_MARKED_CUES: Final = frozenset({*CUES, *SPEECH_NOUNS, "according"})


def _of_the_same_speaker(
    tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]
) -> Attribution:
    """A participle or second verb goes on with the source before it: "Ada Berg said it was early but added"."""
    best: Attribution | None = None
    lead = 0
    if tokens[0].lower in CLAUSE_OPENERS - CONNECTIVES:
        # "As the crowd cheered, Berg rose and said": what leads in speaks for itself.
        lead = next((k for k in range(attribution.cue_index) if tokens[k].text == ","), 0)
    for earlier in reversed(found):
        if earlier.cue_index < lead:
            break
        if earlier.order not in ("SV", "VS", "PART") or earlier.source is None or earlier.relative:
            continue
        if any(t.text == ";" for t in tokens[earlier.cue_index : attribution.cue_index]):
            break
        if pronoun_of(tokens[earlier.first].lower) in ("i", "we", "you", "it") and earlier.order == "SV":
            continue
        if best is None or (best.base in THINKING and earlier.base not in THINKING):
            best = earlier
    return attribution if best is None else replace(attribution, source=best.source)


def _read_unknown_verb(tokens: Sequence[Token], i: int) -> Attribution | None:
    """A past tense that ends what directly follows marked words reports them, whatever verb it is: "...," an angry
    Berg retaliated."""
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    if follows is not None and follows.text not in (".", ",") and follows.lower not in PREPOSITIONS:
        return None
    k = i - 1
    while (
        k >= 0
        and tokens[k].passage < 0
        and i - k < 8
        and tokens[k].text not in (",", ".")
        and tokens[k].lower not in CLAUSE_OPENERS
        and tokens[k].lower not in PREPOSITIONS
    ):
        k -= 1
    if k < 0 or tokens[k].passage < 0 or i - k < 2:
        return None
    first = tokens[k + 1]
    if not (first.text[:1].isupper() or first.lower in DETERMINERS or pronoun_of(first.lower) in ("he", "she")):
        return None
    return Attribution(
        Span(tokens[i].start, tokens[i].end), "say", Span(first.start, tokens[i - 1].end), "SV", i, k + 1, i
    )


def _read_noun(tokens: Sequence[Token], i: int) -> Attribution | None:
    """The owner of a noun of speech: "his claim that", "Berg's long-standing promise"."""
    token = tokens[i]
    for k in range(i - 1, max(-1, i - 4), -1):
        before = tokens[k]
        if before.passage >= 0 and k == i - 1:
            continue
        if before.passage >= 0 or before.text in (",", ".") or before.text in STOPS:
            return None
        if before.lower in ("his", "her", "their"):
            return Attribution(Span(token.start, token.end), "noun", Span(before.start, before.end), "NOUN", i, k, i)
        match = _POSSESSIVE.search(before.text)
        if match and before.lower[: match.start()] in NO_OWNERS:
            return None
        if match:
            first = k
            while (
                first > 0
                and tokens[first - 1].passage < 0
                and (
                    tokens[first - 1].text[:1].isupper()
                    or (tokens[first - 1].text == "." and _is_abbreviation(tokens, first - 1))
                )
            ):
                first -= 1
            return Attribution(
                Span(token.start, token.end),
                "noun",
                Span(tokens[first].start, before.end - len(match[0])),
                "NOUN",
                i,
                first,
                i,
            )
    return None


def _names_a_kind(tokens: Sequence[Token], j: int) -> bool:
    """Whether a capitalised word qualifies the noun behind it: "many Asian states", "after the Oslo attacks"."""
    before = tokens[j]
    if before.text in PEOPLES:
        return j > 0 and tokens[j - 1].text.islower() and not before.text.endswith("s")
    return (
        before.text[:1].isupper()
        and j > 1
        and tokens[j - 1].lower == "the"
        and tokens[j - 2].lower in PREPOSITIONS
        and before.text in PLACES
    )


_POSSESSIVE: Final = re.compile(r"['’]s?$")


def _read_cue(tokens: Sequence[Token], i: int, base: str) -> Attribution | None:
    token = tokens[i]
    cue_start = token.start
    j = i - 1
    passive = infinitive = False
    while j >= 0 and tokens[j].passage < 0 and (tokens[j].lower in AUXILIARIES or _is_adverb(tokens[j])):
        lower = tokens[j].lower
        passive = passive or lower in ("is", "are", "was", "were", "be", "been", "being", "get", "gets", "got")
        infinitive = infinitive or lower == "to"
        if lower in AUXILIARIES:
            cue_start = tokens[j].start
        j -= 1
    if base == "be" and j > 0 and tokens[j].lower in COPULAS:
        passive, cue_start, j = True, tokens[j].start, j - 1
    if base == "be" and not passive:
        return None
    noun = token.lower in ALSO_NOUNS
    gerund = token.lower.endswith("ing")
    cue = Span(cue_start, token.end)
    bracket: Sequence[Token] = ()
    if j > 1 and tokens[j].text in (")", "]"):
        # "Ada Berg (D-Ohio) said": what stands in brackets is passed over.
        k = j - 1
        while k > 0 and j - k < BRACKET_REACH and tokens[k].text not in ("(", "["):
            k -= 1
        if tokens[k].text in ("(", "["):
            bracket = tokens[k : j + 1]
            j = k - 1
    if j > 2 and tokens[j].text in _DASHES:
        j = _before_dashes(tokens, j)
    j = _before_day(tokens, j)
    before = tokens[j] if j >= 0 else None
    touches = i + 1 < len(tokens) and (
        tokens[i + 1].passage >= 0
        or tokens[i + 1].lower == "that"
        or (i + 2 < len(tokens) and tokens[i + 2].passage >= 0 and tokens[i + 1].text in (",", ":"))
    )
    if before is not None and before.lower in OBJECT_PRONOUNS:
        infinitive = True
    if (
        before is not None
        and before.passage < 0
        and (before.lower in BEFORE_NOUNS or _POSSESSIVE.search(before.text))
        and not (before.lower == "her" and touches)
    ):
        return None
    if gerund and noun and before is not None and before.text != "," and before.lower not in BEFORE_GERUNDS:
        return None
    if noun and before is not None and token.lower.endswith("s") and _names_a_kind(tokens, j):
        return None
    if (
        before is not None
        and j > 0
        and tokens[j - 1].lower in ("a", "an")
        and before.text.islower()
        and before.lower.endswith(("ed", "ing", "al", "ive", "ous", "ful", "ic"))
    ):
        return None
    if (
        noun
        and before is not None
        and before.text == ","
        and token.lower == base
        and i + 1 < len(tokens)
        and tokens[i + 1].text[:1].isupper()
    ):
        return None
    plain = token.lower == base and base not in SAME_IN_THE_PAST and not infinitive
    if plain and j == i - 1 and before is not None and before.passage < 0 and not _may_be_plural(tokens, j):
        return None
    if (
        noun
        and not touches
        and token.lower.endswith("s")
        and before is not None
        and before.passage < 0
        and before.text.islower()
        and pronoun_of(before.lower) is None
        and before.lower not in ROLE_NOUNS
        and before.lower not in TELLING
        and not _is_adverb(before)
    ):
        return None
    if (
        noun
        and (
            before is None
            or before.lower in DETERMINERS
            or before.lower in PREPOSITIONS
            or before.lower.endswith(("'s", "’s"))
            or (before.text == "’" or before.text == "'")
        )
        and not (
            token.lower != base and before is not None and before.text == "," and base in SAYING and i + 1 < len(tokens)
        )
    ):
        return None
    if passive and not gerund:
        # "was quoted as saying", "is said to": whoever speaks is not the subject of a passive, but of "was quoted"
        # and "was asked".
        if i + 1 < len(tokens) and tokens[i + 1].lower == "by":
            end = _phrase_end(tokens, i + 2)
            if end > i + 2:
                return Attribution(cue, base, Span(tokens[i + 2].start, tokens[end - 1].end), "VS", i, i, end - 1)
        if base not in ("quote", "be"):
            return None
    if gerund or infinitive:
        beside = _with_subject(tokens, j) or (_moved_subject(tokens, j) if infinitive else None)
        if beside is not None:
            source = Span(tokens[beside[0]].start, tokens[beside[1]].end)
            return Attribution(cue, base, source, "SV", i, beside[0], i)
        subject = _sentence_subject(tokens, i)
        if subject is None:
            return Attribution(cue, base, None, "PART", i, i, i)
        return Attribution(cue, base, Span(tokens[subject[0]].start, tokens[subject[1]].end), "PART", i, i, i)
    if before is not None and before.passage >= 0 and j > 2:
        subject = _described_by_clause(tokens, j)
        if subject is not None:
            source = Span(tokens[subject[0]].start, tokens[subject[1]].end)
            return Attribution(cue, base, source, "SV", i, subject[0], i)
    inverted = before is None or before.passage >= 0 or before.text == "," or before.text in STOPS
    if inverted and base in INVERTED_BEFORE_NAMES and before is not None and i + 1 < len(tokens):
        following = tokens[i + 1]
        if following.text[:1].isupper() and following.passage < 0 and following.text not in TIMES:
            end = _phrase_end(tokens, i + 1)
            continues = _continues_marked_words(tokens, j)
            if (
                end >= len(tokens)
                or (tokens[end].text == "." and end >= len(tokens) - 2)
                or (tokens[end].text == "," and before.text == "," and base == "say")
                or (continues and tokens[end].passage < 0)
            ):
                return Attribution(cue, base, Span(following.start, tokens[end - 1].end), "VS", i, i, end - 1)
        elif (
            before.text == ","
            and following.text.islower()
            and following.lower != "that"
            and _ends_in_a_speaker(tokens, i, j)
        ):
            end = _phrase_end(tokens, i + 1)
            return Attribution(cue, base, Span(following.start, tokens[end - 1].end), "VS", i, i, end - 1)
    if before is not None and before.passage < 0 and before.text not in STOPS:
        subject = _subject_before(tokens, j)
        if subject is not None:
            relative = pronoun_of(before.lower) in ("who", "which", "that") or (
                subject[0] > 0 and tokens[subject[0] - 1].lower in ("what", "whom", "which", "who", "that")
            )
            last = bracket[-1].end if bracket and tokens[subject[1] + 1] is bracket[0] and not relative else 0
            source = Span(tokens[subject[0]].start, max(last, tokens[subject[1]].end))
            return Attribution(cue, base, source, "SV", i, subject[0], i, relative)
    if inverted and (base in SAYING or (before is not None and before.passage >= 0)):
        end = _phrase_end(tokens, i + 1)
        if (
            end > i + 1
            and not (noun and token.lower == base and tokens[i + 1].lower in AUXILIARIES)
            and not (base not in SAYING and _is_a_thing(tokens, i + 1, end))
            and tokens[i + 1].lower not in {"that", "it"} | PREPOSITIONS
            and (
                tokens[i + 1].text[0].isupper()
                or tokens[i + 1].lower in DETERMINERS
                or tokens[i + 1].lower in PRONOUNS
                or tokens[i + 1].lower in ROLE_NOUNS
                or tokens[i + 1].lower.endswith("s")
                or base == "say"
            )
        ):
            return Attribution(cue, base, Span(tokens[i + 1].start, tokens[end - 1].end), "VS", i, i, end - 1)
    subject = _clause_subject(tokens, i)
    if subject is not None and before is not None and before.lower in ("and", "but", "or", ",", "then", "who"):
        return Attribution(cue, base, Span(tokens[subject[0]].start, tokens[subject[1]].end), "PART", i, i, i)
    return None


def _is_a_thing(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a phrase is what is judged, not who judges: "... denounced her record"."""
    return tokens[first].lower in ("his", "her", "its", "their") and not any(
        token.lower in ROLE_NOUNS or token.text[:1].isupper() for token in tokens[first:end]
    )


def _before_day(tokens: Sequence[Token], j: int) -> int:
    """Return the token before a day that stands between a subject and its verb up to ``j``: "Berg on Monday said",
    "Berg earlier Monday said"."""
    k = j - (j > 0 and tokens[j].lower in PARTS_OF_DAYS and tokens[j - 1].text in DAYS)
    if k <= 0 or tokens[k].text not in DAYS or tokens[k - 1].lower in DETERMINERS:
        return j
    k -= 1
    if tokens[k].lower in ("on", "earlier", "late", "early", "last"):
        k -= 1
    return k if k >= 0 and tokens[k].lower not in PREPOSITIONS else j


def _may_be_plural(tokens: Sequence[Token], j: int) -> bool:
    """Whether the word at ``j`` can be the subject of a verb without ending: several, or I, you, we, they."""
    token = tokens[j]
    pronoun = pronoun_of(token.lower)
    if pronoun is not None:
        return pronoun not in ("he", "she", "it")
    if token.text in (",", ")", "]") or token.lower in (
        "people",
        "police",
        "men",
        "women",
        "others",
        "and",
        "or",
        "but",
    ):
        return True
    if _ends_as_plural(token) or (j > 1 and any(t.lower == "and" for t in tokens[max(0, j - 4) : j])):
        return True
    # "Aides to Berg say", "a mere 9 percent say": what stands before "to" is several.
    k = j
    while k >= 0 and j - k < PLURAL_REACH and tokens[k].passage < 0 and tokens[k].text != ",":
        heads = k == j or tokens[k + 1].lower in _AFTER_HEADS
        if heads and (tokens[k].lower in SEVERAL or (k < j and _ends_as_plural(tokens[k]))):
            return True
        k -= 1
    return False


def _ends_as_plural(token: Token) -> bool:
    return token.lower.endswith("s") and not token.lower.endswith(("ss", "'s", "’s", "us", "is"))


_AFTER_HEADS: Final = PREPOSITIONS | {"close", "who", "whose", "that", "familiar", "surveyed", "polled"}


def _ends_in_a_speaker(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether a sentence goes "..., said harbour official Berg.": a clause with a verb of its own stands before the cue
    at ``i``, somebody with a role or a name behind it up to the end."""
    end = _phrase_end(tokens, i + 1)
    if end < len(tokens) - 1 or end <= i + 1:
        return False
    behind = tokens[i + 1 : end]
    if not any(t.lower in ROLE_NOUNS or t.text[:1].isupper() for t in behind):
        return False
    k = j - 1
    finite = False
    while k >= 0 and tokens[k].text != "," and tokens[k].passage < 0:
        finite = finite or tokens[k].lower in FINITE or tokens[k].lower in AUXILIARIES
        k -= 1
    return finite and (k < 0 or not _is_apposition(tokens, k + 1, j - 1))


def _continues_marked_words(tokens: Sequence[Token], j: int) -> bool:
    """Whether what ends at ``j`` goes on from marked words in small letters: "..." but not now, says Ada Berg."""
    k = j
    while k >= 0 and tokens[k].passage < 0 and tokens[k].text != ".":
        k -= 1
    return (
        k >= 0 and tokens[k].passage >= 0 and (k == j or tokens[k + 1].text[:1].islower() or tokens[k + 1].text == ",")
    )


def _with_subject(tokens: Sequence[Token], j: int) -> tuple[int, int] | None:
    """The subject of "with Ada Berg saying", "with Ada Berg going on to say" or, set off, "- Ada Berg saying"."""
    k = j
    while k >= 0 and j - k < WITH_REACH and tokens[k].passage < 0 and _may_be_subject(tokens, k):
        k -= 1
    if 0 <= k < j and tokens[k].lower in ("with", "of"):
        return (k + 1, j)
    if 0 <= k < j and tokens[k].text in ("–", "—", "-") and tokens[j].text[:1].isupper():
        return (k + 1, j)
    k = j
    while k > 0 and j - k < WITH_REACH and tokens[k].passage < 0 and tokens[k].text != ",":
        k -= 1
    if tokens[k].text == "," and tokens[k + 1].lower == "with":
        last = k + 2
        while last < j and tokens[last].text[:1].isupper():
            last += 1
        if last > k + 2 and tokens[last].lower.endswith("ing"):
            return (k + 2, last - 1)
    return None


def _moved_subject(tokens: Sequence[Token], j: int) -> tuple[int, int] | None:
    """The subject of an infinitive behind whom something moves to it: "leading Ada Berg to say"."""
    k = j
    while k > 0 and j - k < WITH_REACH and tokens[k].passage < 0 and tokens[k].text not in STOPS:
        if tokens[k].lower in MOVING:
            return (k + 1, j) if k < j and tokens[k + 1].text[:1].isupper() else None
        k -= 1
    return None


def _may_be_subject(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    return (
        token.text[:1].isupper()
        or token.text == "."
        or _is_adverb(token)
        or token.lower in ROLE_NOUNS
        or token.lower in SEVERAL
        or token.text[:1].isdigit()
        or (token.lower == "of" and k > 0 and tokens[k - 1].lower in SEVERAL)
    )


def _clause_subject(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Return the subject of a second verb at ``i``, as in "after lunch she laughed and said": that of its own
    clause, else of the sentence."""
    k = i - 1
    while k > 0 and tokens[k].text != "," and tokens[k].text not in STOPS and tokens[k].passage < 0:
        k -= 1
    first = k + 1 if k > 0 or tokens[0].text == "," else 0
    while first < i and tokens[first].lower in ("but", "and", "so", "yet", "then", "that"):
        first += 1
    if 0 < first < i - 1 and (
        pronoun_of(tokens[first].lower) in ("he", "she", "i", "they", "we")
        or (tokens[first].text[:1].isupper() and tokens[first].lower not in LEADS)
    ):
        return _sentence_subject(tokens[first:], i - first, first)
    return _sentence_subject(tokens, i)


def _phrase_end(tokens: Sequence[Token], i: int) -> int:
    """Return where a noun phrase that begins at ``i`` ends: at a stop, a verb or what tells time and place."""
    count = len(tokens)
    k = i
    while k < count:
        token = tokens[k]
        if token.text == "(" and k > i and tokens[k - 1].text[:1].isupper():
            closing = next((n for n in range(k + 1, min(count, k + BRACKET_REACH)) if tokens[n].text == ")"), 0)
            if closing:
                k = closing + 1
                continue
        if token.passage >= 0 or token.text in STOPS:
            break
        if token.text in (",", "."):
            if token.text == "," and k > i and k + 1 < count and _AGE.fullmatch(tokens[k + 1].text):
                k += 2
                if k + 2 < count and tokens[k].text == "," and tokens[k + 1].lower == "of":
                    k += 3
                continue
            if (
                token.text == "."
                and k + 1 < count
                and len(tokens[k - 1].text) <= 4
                and tokens[k - 1].text[0].isupper()
                and k > i
                and tokens[k + 1].start - token.end <= 1
                and (tokens[k + 1].text[0].isupper() or "." in tokens[k - 1].text)
            ):
                k += 1
                continue
            # An apposition belongs to the phrase: ", a China expert at ..." up to the next comma.
            if (
                token.text == ","
                and k + 1 < count
                and k > i
                and (
                    tokens[k + 1].lower in APPOSITION_STARTS
                    or (tokens[k + 1].text[:1].isupper() and _POSSESSIVE.search(tokens[k + 1].text))
                )
                and tokens[k + 1].passage < 0
            ):
                k += 1
                while (
                    k < count
                    and tokens[k].passage < 0
                    and tokens[k].text not in STOPS
                    and tokens[k].text not in (",", ".")
                ) or (k < count and tokens[k].text == "." and k + 1 < count and len(tokens[k - 1].text) <= 3):
                    k += 1
                continue
            named = _name_behind(tokens, i, k) if token.text == "," else k
            if named > k:
                k = named
                continue
            break
        if k > i and (
            token.lower in PLACED_AFTER
            or (token.lower in AUXILIARIES and token.lower != "to")
            or (token.lower in CUES and token.lower not in ALSO_NOUNS)
        ):
            # "the director of the centre at the university": places within a phrase that began with a description stay.
            if (
                token.lower in ("at", "in", "for", "on", "with", "from", "to")
                and k + 1 < count
                and (
                    tokens[k - 1].lower in ROLE_NOUNS
                    or (token.lower in ("at", "from", "for", "with") and tokens[k + 1].lower in ("the", "a"))
                )
            ):
                k += 1
                continue
            break
        k += 1
    return k


_AGE: Final = re.compile(r"[1-9]\d?")


def _opens_relative(tokens: Sequence[Token], k: int) -> bool:
    """Whether "who", "which" or "that" at ``k`` is the subject of a clause on the noun before it: "the tanker that
    broke open"."""
    if tokens[k].lower not in ("who", "which", "that"):
        return False
    before, after = tokens[k - 1], tokens[k + 1]
    if before.passage >= 0 or not before.text[:1].isalpha() or before.lower in CUES or before.lower in AUXILIARIES:
        return False
    return after.text.islower() and (after.lower in FINITE or after.lower in AUXILIARIES or after.lower.endswith("ed"))


def _name_behind(tokens: Sequence[Token], i: int, comma: int) -> int:
    """Return where a name set off behind an office ends: "said the guard, Ada Berg, who". ``comma`` itself where none
    stands there."""
    if not any(token.lower in ROLE_NOUNS for token in tokens[max(i, comma - 6) : comma]):
        return comma
    k = comma + 1
    while (
        k < len(tokens)
        and tokens[k].passage < 0
        and (tokens[k].text[:1].isupper() or (tokens[k].text == "." and len(tokens[k - 1].text) <= 2))
        and tokens[k].text not in TIMES
    ):
        k += 1
    return k if k > comma + 1 and tokens[comma + 1].text not in PEOPLES else comma


def _end_of_named_source(tokens: Sequence[Token], i: int) -> int:
    """Return where the source behind "according to" at ``i`` ends: at the first comma or stop, or behind a description
    up to the next comma ("According to Ada Berg, a lawyer, the bridge"). One that no comma ends stays as long as its
    noun phrase."""
    first = i + 2
    commas: list[int] = []
    k = first
    while k < len(tokens) and tokens[k].passage < 0 and len(commas) < 2:
        token = tokens[k]
        if token.text == ",":
            commas.append(k)
        elif token.text in STOPS - {"-", "(", ")"} or (
            token.text == "." and (k == len(tokens) - 1 or not _is_abbreviation(tokens, k))
        ):
            break
        k += 1
    opens_sentence = i == 0 or (i == 1 and tokens[0].lower in CONNECTIVES)
    if not commas:
        return _phrase_end(tokens, first) if opens_sentence or k - first > LONG_SOURCE else k
    closing = commas[1] if len(commas) > 1 else k
    described = range(commas[0] + 1, closing)
    if (
        (closing < k or len(commas) > 1 or not opens_sentence)
        and described
        and tokens[described[0]].lower in APPOSITION_STARTS
        and not any(tokens[k].lower in FINITE or tokens[k].lower in AUXILIARIES for k in described)
    ):
        return closing
    return commas[0]


def _before_dashes(tokens: Sequence[Token], j: int) -> int:
    """Return the token before what is set off by dashes up to ``j``: "Ada Berg - who was late - said". ``j`` itself
    where no dash opens it."""
    k = j
    while k > 0 and tokens[k].text in _DASHES:
        k -= 1
    reach = k - DASH_REACH
    while k > 0 and k > reach and tokens[k].text not in _DASHES and tokens[k].text not in (".", ";", "!", "?"):
        k -= 1
    if k <= 0 or tokens[k].text not in _DASHES:
        return j
    while k > 0 and tokens[k].text in _DASHES:
        k -= 1
    return k


def _described_by_clause(tokens: Sequence[Token], j: int) -> tuple[int, int] | None:
    """Return the subject before a clause that ends in marked words: "Ada Berg, who called it “late,” said"."""
    k = j - 1
    while k > 1 and j - k < CLAUSE_REACH and tokens[k].text not in STOPS and tokens[k].passage < 0:
        if tokens[k].lower in ("who", "whose", "which") and tokens[k - 1].text == ",":
            return _antecedent(tokens, k)
        k -= 1
    return None


def _subject_before(tokens: Sequence[Token], j: int) -> tuple[int, int] | None:
    """Return the token numbers of the subject that ends at ``j`` or, where ``j`` is a comma, before an apposition."""
    last = j
    if tokens[j].lower in PRONOUNS and tokens[j].lower not in (
        "that",
        "which",
        "one",
        "both",
        "some",
        "many",
        "others",
    ):
        if tokens[j].lower == "who":
            return _antecedent(tokens, j)
        return (j, j)
    if tokens[j].lower in ("that", "which", "what"):
        return _antecedent(tokens, j) if tokens[j].lower != "what" else None
    if tokens[j].text == ",":
        return _subject_with_apposition(tokens, j)
    k = j
    while k >= 0:
        token = tokens[k]
        if token.passage >= 0 or token.text in STOPS or (token.text == "," and not _joins_place(tokens, k)):
            break
        if token.text == "." and not _is_abbreviation(tokens, k):
            break
        if k > 1 and k < j and _opens_relative(tokens, k):
            k -= 1
            continue
        if token.lower in CLAUSE_OPENERS and not (
            token.lower in ("and", "or")
            and k + 1 <= j
            and k > 0
            and tokens[k - 1].passage < 0
            and _joins_nouns(tokens, k)
        ):
            break
        if (
            token.lower in CUES
            and token.text.islower()
            and token.lower not in ALSO_NOUNS
            and k < j
            and not token.lower.endswith(("ed", "ing"))
        ):
            break
        if (
            token.lower in AUXILIARIES
            and token.lower not in ("to", "not")
            and not (k > 1 and _opens_relative(tokens, k - 1))
        ):
            break
        k -= 1
    first = k + 1
    if first > last:
        return None
    stopped = tokens[k] if k >= 0 else None
    if stopped is not None and stopped.text == ",":
        # "Ada Berg, director of the centre said" and ", the mayor of Oslo, said" are read from the comma on.
        pass
    return _without_lead(tokens, first, last)


def _without_lead(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    while first <= last and (
        tokens[first].lower in ("but", "and", "so", "yet", "still", "meanwhile", "however", "then", "later", "now")
        or tokens[first].text in (",", ".", "'", "’")
        or (first < last and _is_adverb(tokens[first]) and tokens[first].text.islower())
    ):
        first += 1
    if first > last:
        return None
    if tokens[first].lower in LEADS and tokens[first].lower not in ("the",):
        # "In a statement Ada Berg said": what follows the lead's own noun.
        for k in range(last, first, -1):
            if tokens[k].lower in DETERMINERS and tokens[k - 1].lower not in PREPOSITIONS:
                return (k, last)
        k = last
        while k > first and (tokens[k].text[0].isupper() or tokens[k].text in (".", "-")):
            k -= 1
        if tokens[last].lower in PRONOUNS:
            return (last, last)
        return (k + 1, last) if k < last else None
    return (first, last)


def _is_abbreviation(tokens: Sequence[Token], k: int) -> bool:
    return k > 0 and len(tokens[k - 1].text) <= 5 and tokens[k - 1].text[0].isupper()


def _joins_place(tokens: Sequence[Token], k: int) -> bool:
    """Whether a comma stands within a name: "Portland, Ore., " or "Berg, Jr.,"."""
    return k + 1 < len(tokens) and tokens[k + 1].text in ("Jr", "Sr", "II", "III")


_JOINED: Final = frozenset("his her their its other many several some outside senior top".split())


def _joins_nouns(tokens: Sequence[Token], k: int) -> bool:
    before, after = tokens[k - 1], tokens[k + 1]
    if before.text[0].isupper():
        return after.text[0].isupper() or after.text[0].isdigit() or after.lower in _JOINED
    return before.lower.endswith("s") and (
        after.lower.endswith("s") or after.lower in DETERMINERS or after.lower in _JOINED or after.text[0].isdigit()
    )


def _subject_with_apposition(tokens: Sequence[Token], j: int) -> tuple[int, int] | None:
    """The subject of "Ada Berg, a lawyer in Oslo, said": ``j`` is the comma before the verb."""
    chunks: list[tuple[int, int]] = []
    last = j - 1
    k = last
    while k >= 0:
        token = tokens[k]
        stop = (
            token.passage >= 0
            or token.text in STOPS - {"(", ")"}
            or (token.text == "." and not _is_abbreviation(tokens, k))
        )
        if stop or token.text == ",":
            if k + 1 <= last:
                chunks.append((k + 1, last))
            last = k - 1
            if stop:
                break
        k -= 1
    else:
        if last >= 0:
            chunks.append((0, last))
    if not chunks:
        return None
    for number, (first, end) in enumerate(chunks):
        is_last = number == len(chunks) - 1
        if not is_last and _is_apposition(tokens, first, end):
            continue
        subject = _subject_in_chunk(tokens, first, end)
        if subject is None and number > 0:
            subject = _subject_in_chunk(tokens, *chunks[number - 1])
        if subject is None:
            return None
        if is_last and number > 0 and tokens[subject[0]].lower in LEADS:
            return (chunks[number - 1][0], j - 1)
        if not is_last and _is_office_of_name(tokens, chunks[number + 1], (first, end)):
            office = _subject_in_chunk(tokens, *chunks[number + 1])
            subject = subject if office is None else office
        return (subject[0], j - 1)
    return None


def _is_office_of_name(tokens: Sequence[Token], office: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether a phrase set off before a name is its office: "The interior minister, Ada Berg, said"."""
    return tokens[office[1]].lower in ROLE_NOUNS and all(
        token.text[:1].isupper() or token.text == "." for token in tokens[name[0] : name[1] + 1]
    )


def _is_apposition(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a phrase set off by commas describes what stands before it, or goes on with it ("Ada Berg, a judge,
    and Bo Holt")."""
    token = tokens[first]
    head = token.lower
    if head in APPOSITION_STARTS or head in PREPOSITIONS or head in ROLE_NOUNS or head in ADVERBS or head[0].isdigit():
        return True
    if token.text in PEOPLES:
        return True
    if head == "and":
        return first < last and tokens[first + 1].text[:1].isupper()
    if token.text.islower():
        return pronoun_of(head) is None and head not in CLAUSE_OPENERS
    if any(_POSSESSIVE.search(tokens[k].text) for k in range(first, min(first + 3, last))):
        return True
    # A place or a party behind a name: "Oslo, Norway,", "R-Ky.,".
    return last - first <= 1 and (first == last or tokens[last].text == "." or len(token.text) <= 2)


def _subject_in_chunk(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    if tokens[first].lower in LEADS and tokens[first].lower not in ("but", "and", "so", "yet", "or"):
        return None
    k = last
    while k >= first:
        token = tokens[k]
        if token.lower in CLAUSE_OPENERS and not (
            token.lower in ("and", "or") and k > first and k < last and _joins_nouns(tokens, k)
        ):
            break
        if token.lower in AUXILIARIES and token.lower != "to":
            # "They have started a petition, signed by": the verb behind the comma is a participle.
            return None
        k -= 1
    return _without_lead(tokens, k + 1, last)


def _antecedent(tokens: Sequence[Token], j: int) -> tuple[int, int] | None:
    """Return what "who" at ``j`` stands for: the noun phrase before it."""
    k = j - 1
    if k >= 0 and tokens[k].text == ",":
        k -= 1
    if k < 0 or tokens[k].passage >= 0:
        return None
    last = k
    while k >= 0:
        token = tokens[k]
        if (
            token.passage >= 0
            or token.text in STOPS
            or token.text == ","
            or (token.text == "." and not _is_abbreviation(tokens, k))
        ):
            break
        if (
            token.lower in AUXILIARIES
            or token.lower in CLAUSE_OPENERS
            or (token.lower in CUES and token.text.islower() and token.lower not in ALSO_NOUNS)
        ):
            break
        k -= 1
    return _without_lead(tokens, k + 1, last) if k + 1 <= last else None


def is_lead_in(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Whether what stands before a comma leads in to the subject: "In a speech,", "Asked about it,", "Hours later,"."""
    head = tokens[first]
    if head.lower in LEADS and head.lower not in CONNECTIVES:
        return True
    if (
        head.lower.endswith(("ing", "ed")) and first + 1 < comma and tokens[first + 1].text.islower()
    ) or head.lower.endswith("ly"):
        return True
    return tokens[comma - 1].lower in TIME_WORDS


def opening_subject(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Return the token numbers of the noun phrase that a sentence is about, None where it opens otherwise."""
    return _sentence_subject(tokens, len(tokens))


def _sentence_subject(tokens: Sequence[Token], i: int, shift: int = 0) -> tuple[int, int] | None:
    """Return the subject of the sentence that a participle or a second verb at ``i`` belongs to: the first noun
    phrase that is no lead-in.

    ``shift`` is added to both token numbers.
    """
    first = 0
    for _ in range(LEAD_INS):
        while first < i and (
            tokens[first].text in (",", ".", "-", "—", "–", "•")
            or tokens[first].passage >= 0
            or tokens[first].lower in CONNECTIVES
        ):
            first += 1
        comma = next((k for k in range(first, i) if tokens[k].text == ","), None)
        if comma is None or comma == first or not is_lead_in(tokens, first, comma):
            break
        first = comma + 1
        place = next((k for k in range(first + 1, min(i, first + 4)) if tokens[k].text == ","), None)
        if place is not None and tokens[place - 1].text in PLACES:
            # "At a hall in Salem, New Hampshire, Berg": the place goes on.
            first = place + 1
        while (
            first < i
            and tokens[first].text.islower()
            and tokens[first].lower not in DETERMINERS
            and pronoun_of(tokens[first].lower) is None
        ):
            comma = next((k for k in range(first, i) if tokens[k].text == ","), None)
            if comma is None:
                break
            first = comma + 1
    if first >= i or (tokens[first].lower in LEADS and tokens[first].lower not in CONNECTIVES):
        return None
    if _POSSESSIVE.sub("", tokens[first].lower) in ("there", "here"):
        return None
    if pronoun_of(tokens[first].lower) is not None and tokens[first].lower not in NO_SUBJECT_PRONOUNS:
        return (first + shift, first + shift)
    last = first
    proper = (
        tokens[first].text[:1].isupper()
        and tokens[first].lower not in DETERMINERS
        and not (
            first + 1 < i
            and tokens[first + 1].text.islower()
            and tokens[first + 1].lower.endswith("s")
            and tokens[first + 1].lower not in CUES
        )
    )
    for k in range(first, i):
        token = tokens[k]
        if (
            token.passage >= 0
            or token.text in STOPS - {"-"}
            or token.text == ","
            or token.lower in AUXILIARIES
            or token.lower in FINITE
        ):
            break
        if k > first and token.text.islower():
            if (
                (token.lower in CUES and token.lower not in ALSO_NOUNS)
                or token.lower.endswith("ed")
                or _is_adverb(token)
            ):
                break
            named = proper and tokens[k - 1].text[:1].isupper() and not _POSSESSIVE.search(tokens[k - 1].text)
            if named and token.lower not in PREPOSITIONS and token.lower not in ("and", "the", "a"):
                break
        last = k
    return (first + shift, last + shift)
