"""Find whom a description means: "the senator", "his wife", "the company"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import FUNCTION_WORDS, TIMES
from articles.text.data.grammar import LEAD_IN_STARTS
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.marked_body import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.marked_body import MarkedBody
    from articles.text.quotes.speakers import Scene

DESCRIPTION_REACH: Final = 1200
"""Characters: "the senator" refers to the senator mentioned last, if that is at most this far back."""

NAME_REACH: Final = 4000
"""Characters before "the ministry" that are searched for the ministry's name."""

MAX_PLACES: Final = 12
"""Places of the noun that are looked at, nearest first."""

MAX_BEARERS: Final = 50
"""People with one role who are looked at. No article has as many; without a limit, time would be quadratic."""

MAX_NAME_LENGTH: Final = 80
"""Characters. A longer run of capitalised words is a headline."""

DEFINITE: Final = frozenset({"the", "this", "that"})
OWNERS: Final = frozenset({"his", "her", "their", "my"})

BODY_NOUNS: Final = frozenset(
    """
    ministry department commission committee council agency bureau authority office union association federation league
    party court institute foundation university college hospital bank museum club group coalition alliance network
    society board company corporation firm embassy service police center centre tribunal parliament senate assembly
    academy organization organisation charity trust airline studio label
    """.split()
)
"""Nouns that stand for a body. A body that has the noun in its name is meant by "the" and the noun."""

COMPANY_NOUNS: Final = frozenset(
    """
    company firm corporation group agency organization organisation outlet newspaper paper daily magazine broadcaster
    network publication website site brand retailer maker manufacturer automaker carmaker airline bank brokerage studio
    label startup start-up publisher charity club team
    """.split()
)
"""Nouns that stand for a body whose name need not contain them."""

_PAPERS: Final = frozenset({"newspaper", "paper", "daily", "tabloid"})
WORDS_OF_PAPERS: Final = (
    "News",
    "Times",
    "Post",
    "Daily",
    "Journal",
    "Herald",
    "Tribune",
    "Telegraph",
    "Gazette",
    "Chronicle",
    "Courier",
)
WORDS_OF_COMPANIES: Final = ("Inc", "Corp", "Ltd", "Company", "Group", "Holdings", "Industries", "Airlines")
"""Words in the names of newspapers and companies."""

HYPERNYMS: Final[dict[str, frozenset[str]]] = {
    "lawmaker": frozenset(
        "senator representative congressman congresswoman legislator parliamentarian deputy speaker mp".split()
    ),
    "politician": frozenset(
        """
        senator representative congressman congresswoman governor mayor minister president candidate lawmaker chancellor
        premier mp secretary leader
        """.split()
    ),
    "legislator": frozenset("senator representative congressman congresswoman lawmaker".split()),
    "scientist": frozenset(
        """
        physicist biologist chemist geologist astronomer researcher climatologist meteorologist ecologist psychologist
        professor
        """.split()
    ),
    "researcher": frozenset("scientist professor physicist biologist geologist psychologist sociologist".split()),
    "academic": frozenset("professor lecturer scholar historian economist researcher".split()),
    "scholar": frozenset("professor lecturer academic historian".split()),
    "expert": frozenset("analyst professor researcher economist consultant specialist insider director".split()),
    "executive": frozenset("ceo president chairman chairwoman founder co-founder director chief".split()),
    "musician": frozenset("singer guitarist drummer bassist rapper composer pianist".split()),
    "entertainer": frozenset("singer actor actress comedian rapper".split()),
    "star": frozenset("singer actor actress rapper striker quarterback comedian model".split()),
    "player": frozenset("striker goalkeeper midfielder quarterback winger defender defenseman forward pitcher".split()),
    "athlete": frozenset("player runner swimmer boxer skater golfer striker quarterback".split()),
    "journalist": frozenset("reporter correspondent editor columnist anchor".split()),
    "lawyer": frozenset("attorney solicitor barrister counsel advocate".split()),
    "attorney": frozenset("lawyer prosecutor counsel".split()),
    "physician": frozenset("doctor surgeon".split()),
    "doctor": frozenset("physician surgeon pulmonologist psychiatrist".split()),
    "official": frozenset("secretary director commissioner minister deputy chief".split()),
    "leader": frozenset("president chairman chairwoman minister chancellor premier".split()),
}
"""Roles that a more general word may mean."""

_HEAD_ENDS: Final = frozenset("of for from in at who with on".split())
_NAME: Final = re.compile(r"(?:[A-Z][\w&’'.-]*)(?: (?:(?:of|and|for|the|&) ){0,2}[A-Z][\w&’'.-]*)*")
_BEFORE_NOUN: Final = re.compile(
    r"(?:^|[ \n])([A-Z][\w&’'.-]*(?: [A-Z][\w&’'.-]*){0,4}), (?:an?|the|its|one of the) (?:[a-z][\w-]* ){0,3}$"
)
_LAST_POSSESSIVE: Final = re.compile(r"['’]s$")


def head_of(words: Sequence[str]) -> str:
    """Return the head noun of a description, given its words in lower case: "senator" of "the senator from Norby"."""
    end = next((i for i, word in enumerate(words) if i and word in _HEAD_ENDS), len(words))
    return words[end - 1] if end else ""


def bearers_of_role(marked: MarkedBody, head: str, position: int) -> list[int]:
    """Return the people who have a role and are mentioned before ``position``; failing that, a more special role.

    Of more than ``MAX_BEARERS`` people, the last are returned.
    """
    scene = marked.scene
    bearers = _before(scene, scene.bearers_of(frozenset({head})), position)
    return bearers if bearers or head not in HYPERNYMS else _before(scene, scene.bearers_of(HYPERNYMS[head]), position)


def _before(scene: Scene, people: Sequence[int], position: int) -> list[int]:
    """Return those of ``people`` who are mentioned before ``position``; all are in the order of their first mention."""
    count = bisect_left(people, position, key=lambda number: scene.people[number].mentions[0].start)
    return list(people[max(0, count - MAX_BEARERS) : count])


def last_mentioned(marked: MarkedBody, people: Sequence[int], position: int) -> int | None:
    """Return the one of ``people`` who was mentioned last before ``position``, ``None`` if that is too far back."""
    for _, _, number in reversed(marked.scene.between(max(0, position - DESCRIPTION_REACH), position)):
        if number in people:
            return number
    return None


def owned_relation(words: Sequence[str]) -> str | None:
    """Return the role in a phrase such as "his wife" or "Berg’s lawyer", ``None`` for other phrases."""
    if len(words) < 2 or words[-1] not in ROLE_NOUNS:
        return None
    is_owned = (len(words) == 2 and words[0] in OWNERS) or (
        len(words) <= 3 and _LAST_POSSESSIVE.search(words[-2]) is not None
    )
    return words[-1] if is_owned else None


def name_of_body(marked: MarkedBody, noun: str, position: int) -> str | None:
    """Return the name of the body that "the ministry" means: the last name before ``position`` that has the noun."""
    text = marked.text
    words = [noun.capitalize()] if noun in BODY_NOUNS else []
    if noun in _PAPERS:
        words += WORDS_OF_PAPERS
    elif noun in ("company", "firm", "corporation"):
        words += WORDS_OF_COMPANIES
    best: tuple[int, str] | None = None
    for word in words:
        for place in _places_before(text, word, position):
            if best is not None and place < best[0]:
                break
            name = _name_around(text, place, place + len(word))
            if name is not None and not marked.scene.between(place - MAX_NAME_LENGTH // 2, place + len(word)):
                best = (place, name)
                break
    return best[1] if best is not None else None


def _places_before(text: str, word: str, position: int) -> Iterator[int]:
    """Yield the last places of a word before ``position``, nearest first: at most ``MAX_PLACES``."""
    start = max(0, position - NAME_REACH)
    for _ in range(MAX_PLACES):
        position = text.rfind(word, start, position)
        if position < 0:
            return
        yield position


def name_beside_noun(marked: MarkedBody, noun: str, position: int) -> str | None:
    """Return the name of the body that the text before ``position`` introduces with ``noun``.

    The name is in apposition: "The group, Friends of Norby, met", "Norby Line, a ferry company,". Return ``None`` if
    there is none.
    """
    text = marked.text
    for place in _places_before(text, noun, position):
        end = place + len(noun)
        if text[max(0, place - 1) : place].isalnum() or text[end : end + 1].isalnum():
            continue
        first = max(0, place - MAX_NAME_LENGTH)
        behind = _NAME.match(text, end + 2) if text.startswith(", ", end) else None
        if behind is not None and text.startswith(",", behind.end()):
            found: tuple[str, int, int] | None = (behind[0], *behind.span())
        elif (before := _BEFORE_NOUN.search(text, first, place)) is not None:
            found = (before[1], *before.span(1))
        else:
            found = None
        if found is not None and _is_name(found[0]) and not marked.scene.between(found[1], found[2]):
            return found[0]
    return None


def _is_name(text: str) -> bool:
    """Return whether capitalised words are a name, not the opening of a sentence: "However, the group"."""
    words = text.split()
    if words[0].lower() in LEAD_IN_STARTS or words[0] in TIMES:
        return False
    return len(words) > 1 or words[0] not in FUNCTION_WORDS


def _name_around(text: str, start: int, end: int) -> str | None:
    """Return the run of capitalised words around ``text[start:end]``, ``None`` if it is only that word."""
    first = max(text.rfind("\n", 0, start) + 1, start - MAX_NAME_LENGTH)
    for match in _NAME.finditer(text, first, min(len(text), end + MAX_NAME_LENGTH)):
        if match.start() <= start and end <= match.end():
            name = match[0].rstrip(".’'")
            is_whole_word = text[end : end + 1] == "" or not text[end].isalnum()
            return name if " " in name and len(name) <= MAX_NAME_LENGTH and is_whole_word else None
        if match.start() > start:
            break
    return None


def words_of(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]
