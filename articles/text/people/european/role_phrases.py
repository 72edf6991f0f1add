"""The role that a body gives beside a name: "Bürgermeisterin", "jefa de la oficina"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles.text.people.european.capitals import Flags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.people.european.capitals import Vocabulary
    from articles.text.people.european.runs import Candidate

# Characters and words before or after a name that are read for a role.
_WIDTH: Final = 90
_MAX_WORDS: Final = 8
_MAX_WORDS_BEFORE_ROLE: Final = 3
_MAX_WORDS_AFTER_ROLE: Final = 5
_MAX_WORDS_WITHOUT_ARTICLES: Final = 3
_ARTICLES: Final = frozenset("le el il o der de en un ο".split())
_CONJUNCTIONS: Final = frozenset(
    "und wie y e et ed og och en som a i и і ve και ja és și sowie med com con avec mit".split()
)
# Mentions that are read. A person's role stands beside the first ones.
_MAX_MENTIONS: Final = 12
_WORD: Final = re.compile(r"[^\W_][\w.’'‑-]*")
_END: Final = re.compile(r"[,;:!?()\[\]«»“”„\"\n–—]|\.(?=\s|$)| - ")
_ROLE: Final = Flags.ROLE | Flags.KIN


def roles_of(mentions: Sequence[Candidate], body: str, known: Vocabulary) -> tuple[str, ...]:
    """Return the roles beside ``mentions``, each once, in order."""
    found: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda mention: mention.start)[:_MAX_MENTIONS]:
        for role in (_before(mention, body, known), _after(mention, body, known)):
            if role:
                found.setdefault(role.casefold(), role)
    return tuple(found.values())


def _before(mention: Candidate, body: str, known: Vocabulary) -> str:
    """Return the noun phrase with a role that ends before a mention: "la ministra del Interior, ..."."""
    start = max(0, mention.start - _WIDTH)
    text = body[start : mention.start]
    tail = text.rstrip()
    has_comma = tail.endswith(",")
    if has_comma:
        tail = tail[:-1]
    elif len(text) - len(tail) != 1:
        return ""
    begin = max((match.end() for match in _END.finditer(tail)), default=0)
    words = list(_WORD.finditer(tail, begin))[-_MAX_WORDS:]
    if not words or (start and words[0].start() == 0):
        words = words[1:]
    first = _first_of_phrase([match.group() for match in words], known, has_comma=has_comma)
    if first is None:
        return ""
    last = len(words)
    while last > first and words[last - 1].group().lower().rstrip(".") in known.words.addresses:
        last -= 1
    return tail[words[first].start() : words[last - 1].end()] if last > first else ""


def _first_of_phrase(words: list[str], known: Vocabulary, *, has_comma: bool) -> int | None:
    """Return the index of the first word of the noun phrase that ends ``words``, ``None`` if it names no role."""
    lower = [word.lower() for word in words]
    is_role = [bool(known.noun_flags(word) & _ROLE) for word in lower]
    if not any(is_role):
        return None
    small = known.words.of | known.words.determiners | known.words.particles | _CONJUNCTIONS
    if lower[-1] in small:  # "abogado de", of whom the name follows
        return None
    role = max(index for index, found in enumerate(is_role) if found)
    after_role = lower[role + 1 :]
    limit = _MAX_WORDS_AFTER_ROLE if known.words.determiners & _ARTICLES else _MAX_WORDS_WITHOUT_ARTICLES
    if len(after_role) > limit or any(word in known.verbs for word in after_role):
        return None
    if any(known.flags(word) & Flags.GIVEN for word in words[role + 1 :]):
        return None
    # "Leiter der Schule, Ada Berg", but "Schulleiter Ada Berg" without a comma.
    if after_role and known.words.compounds and not (has_comma and after_role[0] in known.words.of):
        return None
    first = role
    for index in range(role - 1, max(-1, role - 1 - _MAX_WORDS_BEFORE_ROLE), -1):
        if lower[index] in known.verbs:
            break
        if lower[index] in known.words.determiners:
            return index + 1
    while first and (is_role[first - 1] or known.flags(words[first - 1]) & Flags.ADJECTIVE):
        first -= 1
    return first


def _after(mention: Candidate, body: str, known: Vocabulary) -> str:
    """Return the noun phrase with a role that follows a mention: ", Leiterin des Museums,"."""
    end = mention.full_end
    if body[end : end + 2] == ", ":
        text = body[end + 2 : end + 2 + _WIDTH]
        stop = _END.search(text)
        if stop is None and len(text) == _WIDTH:
            return ""
        phrase = text[: stop.start()] if stop is not None else text
        words = list(_WORD.finditer(phrase))
        while words and words[0].group().lower() in known.words.determiners:
            words = words[1:]
        if not words or len(words) > _MAX_WORDS:
            return ""
        beginning = [match.group().lower() for match in words[:_MAX_WORDS_BEFORE_ROLE]]
        if not any(known.noun_flags(word) & _ROLE for word in beginning):
            return ""
        if any(match.group().lower() in known.verbs for match in words):
            return ""
        return phrase[words[0].start() : words[-1].end()].rstrip(".")
    if body[end : end + 1] == " " and known.language == "hu":
        match = _WORD.match(body, end + 1)
        if match and match.group()[0].islower() and known.noun_flags(match.group()) & _ROLE:
            return match.group()
    return ""
