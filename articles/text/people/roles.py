"""Find roles: the titles and descriptions that a body gives a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles.text.data import abbreviations
from articles.text.data.stopwords import STOPWORDS
from articles.text.data.titles import HONORIFICS, RELATIONS, ROLE_MODIFIERS, ROLE_NOUNS, TITLES, VAGUE_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.text.data.given_names import Gender
    from articles.text.people.candidates import NameCandidate

ROLE_REACH: Final = 100
"""Code points before a name that are searched for a description."""

MAX_ABBREVIATION_LENGTH: Final = 5
"""Code points, including the full stop. A longer word with a full stop ends a sentence."""

_ROLE_START: Final = re.compile(
    r", (?=(?:an?|the|who|whose|its|his|her|their|chief|head|former|one|then|now|director|president|professor"
    r"|chairman|executive|co-?founder|founder|chair|senior|vice|deputy)\b)"
)
_OFFICE_CLAUSE: Final = re.compile(
    r"who (?:(?:has|had|have|also|now|once|later|long|previously|formerly|briefly) ){0,2}(?:is|was|been|became) "
    r"(?=(?:an?|the|its|his|her|their|chief|head|director|president|chair)\b)"
)
"""The beginning of a relative clause that names a role: "who is the harbour master"."""

_MAX_DESCRIPTION: Final = 160
"""Code points."""
_DESCRIPTION_END: Final = re.compile(r"[,.;:()\n\"“”«»—–?!\[]")
_TAIL: Final = re.compile(r" (?:who|whom|whose|which|that|where|when|as|but|because|after|before|while|if|than)\b")
"""Where a clause follows the noun phrase. Only the noun phrase is kept."""
_HEAD_END: Final = re.compile(
    r" (?:of|for|at|in|to|on|from|with|by|about|under|near|behind|against|between|and|or|based|[a-z]{2,}ing)\b|$"
)
"""Where the head of a noun phrase ends and what qualifies it begins: "a former judge | from Oslo"."""
_TWO_PEOPLE: Final = re.compile(r" (?:is|are|was|were|has|have|had|will|would|must|can|could|may|might|said|says)\b")
_INITIAL: Final = re.compile(r"(?:^|[\s.])[A-Z]$")
_NEVER_ROLES: Final = frozenset({"Former", "First", "Then-President", "Crown", "Prime", "Foreign", "Interior", "Staff"})
"""Titles that say too little without the word after them."""
_DESCRIPTION_BEFORE_COMMA: Final = re.compile(r"[^,.;:()\n\"“”«»—]{3,}(?=, $)")
_DETERMINER: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) ")
_NOUN_PHRASE_END: Final = re.compile(r" (?:of|for|at|in|to|on|from|with|who)\b")
_APPOSITION_END: Final = re.compile(r",[ \u00a0]?(?!\d+,)|[.;:)\n]|$")
_WORDS_BEFORE: Final = re.compile(r"(?<![\w’'.-])(?:[\w’'.-]+ ){1,6}$")
_WORD_BEFORE: Final = re.compile(r"([\w’'.]+) $")
_ABBREVIATIONS: Final = (
    abbreviations.TITLES
    | abbreviations.NEVER_FINAL
    | frozenset("st inc corp co ltd jr sr jan feb aug sept oct nov dec".split())
)


def gender_of_title(title: str) -> Gender | None:
    """Return the gender of the first word of a title that has one, ``None`` if the title is used for both."""
    for word in title.split():
        gender = HONORIFICS.get(word) or TITLES.get(word)
        if gender:
            return gender
    return None


def roles_at(body: str, candidate: NameCandidate) -> Iterator[str]:
    """Yield the roles around one mention: its title or the description before it, and the description after it."""
    if not candidate.title:
        role = _role_before(body, candidate.start, candidate.end)
        if role:
            yield role
    else:
        title = _without_honorifics(candidate.title)
        if title and title not in _NEVER_ROLES:
            yield title
    role = _role_after(body, candidate.end)
    if role:
        yield role


def _without_honorifics(title: str) -> str:
    words = title.split()
    while words and words[-1] in HONORIFICS:
        words.pop()
    return " ".join(words)


def _role_after(body: str, end: int) -> str | None:
    """Return the apposition after a name: "Ada Berg, a former judge from Oslo, ..."."""
    begin = _ROLE_START.match(body, end)
    if begin is None:
        return None
    start = begin.end()
    if body.startswith("who ", start):
        clause = _OFFICE_CLAUSE.match(body, start)
        if clause is None:
            return None
        start = clause.end()
    return _noun_phrase(body[start : _description_end(body, start)])


def _description_end(body: str, start: int) -> int:
    """Return where the description ends: at a mark, but not at the full stop of an abbreviation."""
    limit = min(len(body), start + _MAX_DESCRIPTION)
    for mark in _DESCRIPTION_END.finditer(body, start, limit):
        if mark[0] != "." or not _is_abbreviation(body, mark.start()):
            return mark.start()
    return limit


def _is_abbreviation(body: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` ends no sentence: "U.S.", "St. Ives"."""
    if not body[stop + 1 : stop + 2].strip():
        following = body[stop + 1 : stop + 3].strip()
        if not following:
            return False
    word = body[max(0, stop - 6) : stop].split()[-1:] or [""]
    return _INITIAL.search(body, max(0, stop - 2), stop) is not None or word[0].lower() in _ABBREVIATIONS


def _noun_phrase(text: str) -> str | None:
    """Return the noun phrase at the start of ``text`` if its head names a role or a relation, otherwise ``None``."""
    tail = _TAIL.search(text)
    phrase = (text[: tail.start()] if tail else text).strip()
    head_end = _HEAD_END.search(phrase)
    head = phrase[: head_end.start()] if head_end else phrase
    if len(phrase) == _MAX_DESCRIPTION or not head or _TWO_PEOPLE.search(phrase):
        return None
    return phrase if _names_role(head.split()[-1]) else None


def _names_role(word: str) -> bool:
    noun = word.casefold().removesuffix("'s").removesuffix("’s")
    return noun in ROLE_NOUNS or noun in RELATIONS or noun.rpartition("-")[2] in ROLE_NOUNS


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
    """Return the role directly before a name, with its modifiers: "White Harbor police chief"."""
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
    """Whether ``word`` modifies the role that begins with ``following``: "deputy", "Senate".

    A capital at the start of a sentence is no evidence, unless the following word has a capital too.
    """
    if len(word) > MAX_ABBREVIATION_LENGTH and word.endswith("."):
        return False
    is_name = word[0].isupper() and word.lower() not in STOPWORDS
    return word in ROLE_MODIFIERS or (is_name and (not may_begin_sentence or following[0].isupper()))
