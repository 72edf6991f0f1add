"""Recognise wordings that only look like a person's name: ships, firms, lawsuits, administrations, set phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import ALWAYS_PLACES, NOT_PERSONS, ORGANISATION_WORDS, SURNAMES_TOO, TIMES, VESSELS
from articles.text.data.given_names import GIVEN_NAMES
from articles.text.data.name_lists import name_lists
from articles.text.people.classifier import INITIALS, LEADING_PARTICLES, STRONG_EVIDENCE
from articles.text.people.name_order import is_family_name_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from articles.text.people.candidates import NameCandidate
    from articles.text.people.classifier import Words

_GOVERNMENT_OR_TIME: Final = re.compile(
    r"(?:['’]s?)? (?:[Aa]dministrations?|[Pp]residency|era|years)\b"
    r"|[-‐](?:era|led|backed|like|style|appointed|affiliated|owned|brand(?:ed)?|themed|inspired)\b"
)
"""Text after a surname that means a government or a time, not the person: "the Berg administration"."""

_MAY_BEGIN_GOVERNMENT: Final = frozenset(
    "administration administrations Administration Administrations presidency Presidency era years - ‐ ' ’".split()
)
"""The words and marks behind a name with which ``_GOVERNMENT_OR_TIME`` may match."""

_VERSUS: Final = re.compile(r" vs?\. [A-Z]")
_PARTICIPLE: Final = re.compile(r"-[a-z]+(?:ed|ing|born|led|made|built|held|run)$")
"""The end of a word that qualifies a noun: "Oslo-trained"."""

_LENGTH_UNITS: Final = frozenset("metre meter foot tonne ton".split())
_ADDRESSES_WITHOUT_ARTICLE: Final = frozenset("Lady Lord Sir Dame Miss Mr Mr. Mrs Mrs. Ms Ms.".split())
"""Forms of address that never follow an article. With an article, they begin the name of a ship, an inn or a show."""

_INCOMPLETE_TITLES: Final = frozenset(
    """
        Miss Former First Foreign Crown Prime Deputy Chief Defence Defense Finance Interior Staff Then-President
        Attorney
        Private Major General
    """.split()
)
"""Words of titles that do not show by themselves that a person follows: "First Holt", "Foreign Berg"."""

_SENTENCE_OPENER: Final = re.compile(r"(?:ing|ly|[a-z]{5}ed|al|ive|ous|ful|less|able|ible|ist|ian)$")
"""The end of a word that may begin a sentence but is never a given name."""

_MONTHS: Final = TIMES | {"May", "August"}
_BEFORE_MONTH: Final = re.compile(r"\b(?:[Ii]n|[Aa]|[Ll]ast|[Tt]his|[Ss]ince|[Bb]y|early|late|mid) $")


def is_of_office(candidate: NameCandidate) -> bool:
    """Return whether the title before a candidate ends with a complete office or form of address."""
    title = candidate.title.split()
    return bool(title) and title[-1] not in _INCOMPLETE_TITLES


def stands_for_government(body: str, candidate: NameCandidate) -> bool:
    """Return whether a name means a government or a time: "the Ada Berg administration"."""
    return candidate.next_word in _MAY_BEGIN_GOVERNMENT and _GOVERNMENT_OR_TIME.match(body, candidate.end) is not None


_GERMAN_OPENINGS: Final = frozenset(
    "Das Der Die Ein Eine Einen Wir Ich Es Jeder Jede Jeden Hatten Haben Wie Was Wo".split()
)
"""German words that open sentences, before nouns, which are capitalised too."""


def is_non_person(body: str, candidate: NameCandidate) -> bool:
    """Return whether the candidate is a known set phrase, a government, a party to a lawsuit or a firm."""
    title, words = candidate.title, candidate.words
    if words in NOT_PERSONS or (title and (*title.split(), *words) in NOT_PERSONS):
        return True
    if len(words) > 1 and words[0] in _GERMAN_OPENINGS and candidate.begins_sentence:
        return True
    if len(words) == 1 and (stands_for_government(body, candidate) or _is_party_to_lawsuit(body, candidate)):
        return True
    return words[0] not in GIVEN_NAMES and not title and body.startswith("& ", max(0, candidate.start - 2))


def _is_party_to_lawsuit(body: str, candidate: NameCandidate) -> bool:
    """Whether a surname is next to "v.", as in "Holt v. Berg".

    A surname behind "v." must have no title: "Gov." ends with the same letter.
    """
    if candidate.next_word in ("v", "vs") and _VERSUS.match(body, candidate.end):
        return True
    return not candidate.title and body.startswith("v. ", max(0, candidate.start - 3))


def ship_names(candidates: Iterable[NameCandidate]) -> set[Words]:
    """Return the names of ships among the candidates, with their titles: "the tanker Ada Berg", "the Lady Ada"."""
    found: set[Words] = set()
    for candidate in candidates:
        before = candidate.before
        is_address_with_article = (
            candidate.title in _ADDRESSES_WITHOUT_ARTICLE
            and len(candidate.words) == 1
            and (before in ("the", "The") or before in _LENGTH_UNITS)
        )
        if before in VESSELS or is_address_with_article:
            found.add((*candidate.title.split(), *candidate.words))
    return found


def is_ship(candidate: NameCandidate, ships: Set[Words], last_words: Set[str]) -> bool:
    """Return whether a candidate is a ship's name, or the last word of one without a title.

    ``last_words`` are those of the ships with two words.
    """
    title, words = candidate.title.split(), candidate.words
    if (*title, *words) in ships:
        return True
    return not title and len(words) == 1 and words[0] in last_words


_LANDFORMS: Final = frozenset(
    """
        Bay Beach Brook Cliff Cove Creek Dale Field Glen Grove Harbor Harbour Heath Hills Island Lake Marsh Meadow Moor
        Point Pond Reef Ridge River Rock Shore Valley
    """.split()
)
"""Words that end the names of places and are surnames too. "Hill", "Park" and "Woods" are surnames more often."""


def _may_be_landform(words: Words, candidates: Sequence[NameCandidate]) -> bool:
    """Whether words without a known given name or a title may be the name of a place: "Sallow Marsh"."""
    first = words[0]
    return (
        words[-1] in _LANDFORMS
        and first not in GIVEN_NAMES
        and first not in name_lists().given
        and not INITIALS.fullmatch(first)
        and not any(candidate.title for candidate in candidates)
    )


def may_be_full_name(words: Words, candidates: Sequence[NameCandidate], score: float) -> bool:
    """Return whether the first and last of ``words`` may begin and end a full name.

    A full name may not begin like a place or end with an initial. It may end with a word for organisations only behind
    a given name with an office or other strong evidence: "Mayor Ada Bank". ``score`` is in log-odds.
    """
    last = words[-1]
    if words[0] in ALWAYS_PLACES or _PARTICIPLE.search(last) or _may_be_landform(words, candidates):
        return False
    if last in ORGANISATION_WORDS and last not in SURNAMES_TOO and not is_family_name_first(words):
        if len(words) != 2 or words[0] not in GIVEN_NAMES:
            return False
        return score > STRONG_EVIDENCE or any(map(is_of_office, candidates))
    return not (len(last) <= 2 and last.endswith("."))


class TrimmedNames(NamedTuple):
    """The full names of a body, and the names whose first word belongs to the sentence."""

    full: dict[Words, list[NameCandidate]]
    prefixed: list[NameCandidate]
    """Full names, with a word before them that is not a given name: "Crooked Ada Berg"."""
    surnames: list[NameCandidate]
    """Surnames, without the adjective or month that was before them: "Understated Berg", "in August Berg"."""


def trim_leading_words(
    full: dict[Words, list[NameCandidate]], wordings: Mapping[Words, object], body: str
) -> TrimmedNames:
    """Separate the names of ``full`` whose first word belongs to the sentence.

    ``wordings`` has all wordings of the body.
    """
    trimmed = TrimmedNames({}, [], [])
    surnames = {words[-1] for words in full if words[0] in GIVEN_NAMES and words[0] not in _MONTHS}
    for words, candidates in full.items():
        first, rest = words[0], words[1:]
        is_unlike_given_name = (
            first not in GIVEN_NAMES and not INITIALS.fullmatch(first) and first not in LEADING_PARTICLES
        )
        if is_unlike_given_name and len(rest) > 1 and rest in full and rest[0] in GIVEN_NAMES:
            trimmed.prefixed.extend(candidates)
            continue
        is_surname_elsewhere = rest[0] in surnames
        opens_sentence = (
            is_unlike_given_name
            and (is_surname_elsewhere or (rest in wordings and first.endswith("ing")))
            and _SENTENCE_OPENER.search(first)
            and all(candidate.begins_sentence for candidate in candidates)
        )
        if len(rest) == 1 and (
            opens_sentence or (is_surname_elsewhere and first in _MONTHS and _are_dates(body, candidates))
        ):
            trimmed.surnames.extend(map(_without_first_word, candidates))
        else:
            trimmed.full[words] = candidates
    return trimmed


def _are_dates(body: str, candidates: Iterable[NameCandidate]) -> bool:
    return all(_BEFORE_MONTH.search(body, max(0, place.start - 8), place.start) for place in candidates)


def _without_first_word(candidate: NameCandidate) -> NameCandidate:
    starts = candidate.word_starts[1:]
    return candidate._replace(start=starts[0], words=candidate.words[1:], word_starts=starts, title="")
