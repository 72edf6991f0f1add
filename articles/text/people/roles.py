"""Roles: the titles and descriptions by which a body says what a person is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles.text.data.reporting import SPEECH_VERBS
from articles.text.data.stopwords import STOPWORDS
from articles.text.data.titles import HONORIFICS, ROLE_MODIFIERS, ROLE_NOUNS, TITLES, VAGUE_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.text.data.given_names import Gender
    from articles.text.people.candidates import NameCandidate

ROLE_REACH: Final = 100
"""Code points before a name in which its description is looked for."""

LONGEST_ABBREVIATION: Final = 5
"""Code points with the full stop. A longer word with a full stop ends a sentence."""

_ROLE_START: Final = re.compile(
    r", (?=(?:an?|the|who|whose|its|his|her|their|chief|head|former|one|then|now|director|president|professor"
    r"|chairman|executive|co-?founder|founder|chair|senior|vice|deputy)\b)"
)
_OFFICE_CLAUSE: Final = re.compile(
    r"who (?:(?:has|had|have|also|now|once|later|long|previously|formerly|briefly) ){0,2}"
    r"(?:(?:is|was|been|became) (?:an?|the|its|chief|head|director|president|chair|leading|heading|running|directing)"
    r"|heads?|headed|leads?|led|chairs?|chaired|runs?|ran|directs?|directed|manages?|managed|oversees|oversaw"
    r"|founded|co-?founded|owns?|owned|edits?|edited|commands?|commanded|coach(?:es|ed)?|teach(?:es)?|taught"
    r"|stud(?:y|ies|ied)|research(?:es|ed)?|speciali[sz]e[sd]?|represents?|represented|serve[sd]? (?:as|in|on)"
    r"|works? (?:as|at|for|with|in)|worked (?:as|at|for|with|in)|plays?|played|wrote|captains?|captained)\b"
)
"""A relative clause that names a permanent role. Other clauses report a single act."""

_DESCRIPTION: Final = re.compile(r"[^,.;:()\n\"“”«»—]{3,160}")
_DESCRIPTION_BEFORE_COMMA: Final = re.compile(r"[^,.;:()\n\"“”«»—]{3,}(?=, $)")
_DETERMINER: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) ")
_NOUN_PHRASE_END: Final = re.compile(r" (?:of|for|at|in|to|on|from|with|who)\b")
_APPOSITION_END: Final = re.compile(r",[ \u00a0]?(?!\d+,)|[.;:)\n]|$")
_WORDS_BEFORE: Final = re.compile(r"(?<![\w’'.-])(?:[\w’'.-]+ ){1,6}$")
_WORD_BEFORE: Final = re.compile(r"([\w’'.]+) $")
_CLAUSE_START: Final = 8
"""Words after a name among which a reporting verb shows that a clause goes on, not a description."""


def gender_of_title(title: str) -> Gender | None:
    """Return the gender that the first telling word of a title gives, ``None`` for a title of both."""
    for word in title.split():
        gender = HONORIFICS.get(word) or TITLES.get(word)
        if gender:
            return gender
    return None


def roles_at(body: str, candidate: NameCandidate) -> Iterator[str]:
    """Yield the roles that the text around one mention gives: its title, or the words before it, and those after."""
    if not candidate.title:
        role = _role_before(body, candidate.start, candidate.end)
        if role:
            yield role
    elif candidate.title not in HONORIFICS:
        yield candidate.title
    role = _role_after(body, candidate.end)
    if role:
        yield role


def _role_after(body: str, end: int) -> str | None:
    """Return the apposition after a name: "Ada Berg, a former judge from Oslo, ..."."""
    begin = _ROLE_START.match(body, end)
    found = _DESCRIPTION.match(body, begin.end()) if begin else None
    if found is None or any(word in SPEECH_VERBS for word in found[0].split()[:_CLAUSE_START]):
        return None
    is_clause = found[0].startswith(("who ", "whose "))
    return found[0].strip() if not is_clause or _OFFICE_CLAUSE.match(found[0]) else None


def _role_before(body: str, start: int, end: int) -> str | None:
    """Return the description before a name: "the guard, Ada Berg," or "guard Ada Berg"."""
    if not body.startswith(" ", start - 1):
        return None
    before = body[max(0, start - ROLE_REACH) : start]
    return _role_before_comma(before, body, end) if before.endswith(", ") else _role_nouns(before)


def _role_before_comma(before: str, body: str, end: int) -> str | None:
    """Return the shortest noun phrase before the comma whose noun is a role: "the captain of the ferry, Ada Berg,"."""
    found = _DESCRIPTION_BEFORE_COMMA.search(before)
    if found is None:
        return None
    for determiner in reversed(list(_DETERMINER.finditer(found[0]))):
        phrase = found[0][determiner.start() :]
        noun = _NOUN_PHRASE_END.split(phrase, maxsplit=1)[0].split()[-1]
        if noun in ROLE_NOUNS and _APPOSITION_END.match(body, end):
            return phrase
    return None


def _role_nouns(before: str) -> str | None:
    """Return the noun of a role right before a name with the words that belong to it: "White Harbor police chief"."""
    noun = _WORD_BEFORE.search(before, max(0, before.rfind(" ", 0, len(before) - 1)))
    if noun is None or noun[1] not in ROLE_NOUNS:
        return None
    found = _WORDS_BEFORE.search(before)
    if found is None:
        return None
    words = found[0].split()
    first = len(words) - 1
    while first > 0 and _belongs_to_role(words[first - 1], words[first], may_begin_sentence=first == 1):
        first -= 1
    is_vague = first == len(words) - 1 and words[first] in VAGUE_ROLES
    return None if is_vague else " ".join(words[first:])


def _belongs_to_role(word: str, following: str, *, may_begin_sentence: bool) -> bool:
    """Whether ``word`` extends the role that ``following`` begins: "deputy", "Senate".

    A capital at the start of a sentence says nothing, unless the following word has one too.
    """
    if len(word) > LONGEST_ABBREVIATION and word.endswith("."):
        return False
    is_name = word[0].isupper() and word.lower() not in STOPWORDS
    return word in ROLE_MODIFIERS or (is_name and (not may_begin_sentence or following[0].isupper()))
