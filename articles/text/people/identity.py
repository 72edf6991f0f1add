"""Decide whether names in two articles are one person's, and with what certainty.

First the names are compared (``relation``). If that does not decide, the articles are compared: the other people they
name, the person's roles, the dates (``odds``). All scores are natural log-odds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log2
from typing import TYPE_CHECKING, Final

from articles.text.data.given_names import gender_of_given_name
from articles.text.data.stopwords import STOPWORDS
from articles.text.data.titles import HONORIFICS, NAME_SUFFIXES
from articles.text.people.name_keys import PARTICLES, name_key, sort_name
from articles.text.people.name_matching import same_given_name
from articles.text.people.roles import gender_of_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from articles.text.data.given_names import Gender
    from articles.text.spans import Span

_SUFFIXES: Final = frozenset(name_key(suffix) for suffix in NAME_SUFFIXES)
_ADDRESSES: Final = frozenset(name_key(word) for word in HONORIFICS)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_TITLE_BEFORE: Final = re.compile(r"([^\W\d_]+\.?)[ \u00a0]$")
# Characters.
_MAX_TITLE_LENGTH: Final = 24
# Letters. Shorter given names that differ by one letter are mostly two names: Ann and Anna.
_MIN_LETTERS_OF_MISSPELT_GIVEN_NAME: Final = 5

# The same for surnames: Meyer and Meier.
_MIN_LETTERS_OF_MISSPELT_SURNAME: Final = 6


class Relation(StrEnum):
    """How two names match. Only ``SAME`` is certain to be one person."""

    SAME = "same"
    """Equal except for titles, punctuation, case, and middle initials that one name lacks."""
    MIDDLE = "middle"
    """One name has a middle name that the other lacks: "Ilse Karin Marrandt"."""
    LEADING = "leading"
    """One name has another word before it, perhaps an unknown title: "Dykereeve Ilse Marrandt"."""
    INITIAL = "initial"
    """One name has an initial for the given name: "I. Marrandt"."""
    SHORT = "short"
    """One name has a short form of the given name: "Bill" for William."""
    SPELLING = "spelling"
    """The given names differ by one letter: "Ilsa Marrandt"."""
    GENERATION = "generation"
    """One name has a generational suffix: "Jr."."""
    HALF = "half"
    """One name has a double surname, the other has half of it: "Ilse Marrandt-Orlisk"."""
    MISSPELT = "misspelt"
    """The surnames differ by one letter: "Ilse Marandt"."""
    SURNAME = "surname"
    """One name is a surname alone."""


PRIOR: Final[Mapping[Relation, float]] = {
    Relation.SAME: 6.0,
    Relation.MIDDLE: 2.0,
    Relation.LEADING: 2.0,
    Relation.INITIAL: 0.0,
    Relation.SHORT: 1.5,
    Relation.SPELLING: 0.0,
    Relation.GENERATION: 0.0,
    Relation.HALF: 0.0,
    Relation.MISSPELT: -0.5,
    Relation.SURNAME: -1.4,
}
"""Log-odds from the names alone. The values for a surname and an initial are measured like ``WEIGHTS``. The other
relations are too rare to measure, so their values were set by judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The parts of a name, in the words of its key. ``given`` is empty for a surname alone."""

    given: str
    middle: tuple[str, ...]
    family: str
    suffix: str

    @property
    def bare(self) -> str:
        """Given name and surname, which all names with the relation ``SAME`` share. Empty for a surname alone."""
        return f"{self.given} {self.family}" if self.given else ""


def read_name(name: str, later_forms: Iterable[str] = (), *, family: str = "") -> Name | None:
    """Split ``name`` into its parts, ``None`` if it has no letters.

    ``Name.family`` is the last word of the surname, without particles and the first half of a double name, so that
    every form of the name has the same value. ``family`` gives the surname, if known; otherwise ``later_forms`` show
    whether the surname comes first (see ``sort_name``).
    """
    words = name_key(name).split()
    while len(words) > 1 and words[0] in _ADDRESSES:
        del words[0]
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    if not words:
        return None
    if len(words) > 1 and all(word in PARTICLES for word in words[:-1]):
        del words[:-1]
    if len(words) == 1:
        return Name(given="", middle=(), family=words[0], suffix=suffix)
    leads = words[0] == family != words[-1] if family else "," not in sort_name(name, later_forms)
    if leads:
        # The surname comes first, and the rest is the given name.
        return Name(given=" ".join(words[1:]), middle=(), family=words[0], suffix=suffix)
    middle = tuple(word for word in words[1:-1] if word not in PARTICLES)
    return Name(given=words[0], middle=middle, family=words[-1], suffix=suffix)


def relation(one: Name, other: Name) -> Relation | None:
    """Return how two names match, ``None`` if they belong to two people."""
    if one.family != other.family:
        return _relation_across_surnames(one, other)
    if not one.given or not other.given:
        return Relation.SURNAME if one.given or other.given else Relation.SAME
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    alike = _relation_of_given_names(one, other)
    if alike is None:
        return None
    if one.suffix != other.suffix:
        return Relation.GENERATION
    return alike


def _relation_across_surnames(one: Name, other: Name) -> Relation | None:
    """Return how two full names with different surnames match."""
    if not one.given or one.given != other.given or one.suffix != other.suffix or len(one.given) == 1:
        return None
    longer, shorter = sorted((one, other), key=lambda name: -len(name.middle))
    if longer.middle and longer.middle[-1] == shorter.family and _is_subsequence(longer.middle[:-1], shorter.middle):
        # "Mary Ann Holt" is not "Mary Ann".
        return None if gender_of_given_name(shorter.family.title()) else Relation.HALF
    if (
        not _is_subsequence(longer.middle, shorter.middle)
        or min(len(one.family), len(other.family)) < _MIN_LETTERS_OF_MISSPELT_SURNAME
    ):
        return None
    if not (one.family.isalpha() and other.family.isalpha()):
        return None
    plural = one.family + "s" == other.family or other.family + "s" == one.family
    alike = one.family[0] == other.family[0] and not plural and _differ_by_one_letter(one.family, other.family)
    return Relation.MISSPELT if alike else None


def _relation_of_given_names(one: Name, other: Name) -> Relation | None:
    longer, shorter = sorted((one, other), key=lambda name: -len(name.middle))
    if longer.middle and longer.given != shorter.given and longer.middle[0] == shorter.given:
        # "Dykereeve Ilse Marrandt", or an unused first name: "J. Edgar".
        rest = longer.middle[1:]
        return Relation.LEADING if _is_subsequence(rest, shorter.middle) else None
    if not _is_subsequence(longer.middle, shorter.middle):
        return None
    if one.given != other.given:
        return _relation_across_given_names(one.given, other.given)
    left_out = len(longer.middle) > len(shorter.middle) and any(len(word) > 1 for word in longer.middle)
    return Relation.MIDDLE if left_out else Relation.SAME


def _relation_across_given_names(one: str, other: str) -> Relation | None:
    if len(one) == 1 or len(other) == 1:
        return Relation.INITIAL if one[0] == other[0] else None
    if same_given_name(one.title(), other.title()):
        return Relation.SHORT
    # One letter may differ, but not the first letter, and not if that turns a man's name into a woman's.
    if min(len(one), len(other)) < _MIN_LETTERS_OF_MISSPELT_GIVEN_NAME:
        return None
    if one[0] != other[0] or not _differ_by_one_letter(one, other):
        return None
    genders = {gender_of_given_name(one.title()), gender_of_given_name(other.title())}
    return None if {"m", "f"} <= genders else Relation.SPELLING


def _is_subsequence(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether the words of ``shorter``, or initials of them, occur in ``longer`` in the same order."""
    remaining = iter(longer)
    return all(any(word == other or _is_initial(word, other) for other in remaining) for word in shorter)


def _is_initial(word: str, other: str) -> bool:
    return word[0] == other[0] and (len(word) == 1 or len(other) == 1)


def _differ_by_one_letter(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    skip = same + 1 if len(short) == len(long) else same
    return short[skip:] == long[same + 1 :]


# Evidence from the articles

MAX_ROLE_WORDS: Final = 3
"""Shared role words beyond this number add nothing."""

NEAR_DAYS: Final = 30
"""Days between two articles that count as near in time."""

WEIGHTS: Final[Mapping[str, float]] = {
    "shared companions": 3.8,
    "role words": 1.2,
    "near in time": 0.35,
    "articles": 1.05,
    "rivals": -1.05,
}
"""Weights of a logistic regression, measured by ``bench/identity.py`` on 840 articles. In the measurement, full names
were reduced to the surname, or to an initial and the surname, and the people were searched for in the other articles.
"""

MIN_ODDS_TO_JOIN: Final = 1.5
"""Lowest log-odds at which a surname alone is taken for a known person. In the same measurement, that gives a precision
of 0.97 and a recall of 0.75. The remaining people become suggestions."""

MIN_LEAD_TO_JOIN: Final = 1.0
"""Lowest difference in log-odds between the best and the second-best candidate."""

MIN_ODDS_TO_SUGGEST: Final = -1.0
"""Lowest log-odds at which two people are suggested to be one. In the same measurement, 0.91 of the surnames are then
joined or suggested, and 0.89 of the first suggestions are right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEvidence:
    """Evidence about a person from one or more articles.

    ``articles`` is the number of articles. ``companions`` holds, for each article that was read, the keys of the other
    people in it. ``role_words`` are the words of the person's roles, ``days`` the dates of the articles.
    """

    articles: int
    companions: tuple[frozenset[int], ...]
    role_words: frozenset[str]
    days: tuple[date, ...]

    def __add__(self, other: PersonEvidence) -> PersonEvidence:
        return PersonEvidence(
            articles=self.articles + other.articles,
            companions=self.companions + other.companions,
            role_words=self.role_words | other.role_words,
            days=self.days + other.days,
        )


def evidence_from_article(companions: Iterable[int], roles: Iterable[str], day: date | None) -> PersonEvidence:
    """Return the evidence about a person from one article. ``companions`` are the other people in it, by key."""
    return PersonEvidence(
        articles=1, companions=(frozenset(companions),), role_words=role_words(roles), days=(day,) if day else ()
    )


def role_words(roles: Iterable[str]) -> frozenset[str]:
    """Return the words of ``roles`` without stop words, to compare descriptions by."""
    return frozenset(word for role in roles for word in _WORD.findall(role.casefold())) - STOPWORDS


def features(unknown: PersonEvidence, known: PersonEvidence, *, rivals: int) -> dict[str, float]:
    """Return the features of two people being one. ``rivals`` is the number of articles of the other candidates."""
    days = {day.toordinal() for day in known.days}
    near = any(abs(day.toordinal() - other) <= NEAR_DAYS for day in unknown.days for other in days)
    return {
        "shared companions": max((_jaccard(a, b) for a in unknown.companions for b in known.companions), default=0.0),
        "role words": float(min(MAX_ROLE_WORDS, len(unknown.role_words & known.role_words))),
        "near in time": float(near),
        "articles": log2(1 + known.articles),
        "rivals": log2(1 + rivals),
    }


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def odds(alike: Relation, unknown: PersonEvidence, known: PersonEvidence, *, rivals: int = 0) -> float:
    """Return the log-odds that two people are one. ``alike`` is the relation of their names."""
    seen = features(unknown, known, rivals=rivals)
    return PRIOR[alike] + sum(WEIGHTS[name] * value for name, value in seen.items())


def probability(log_odds: float) -> float:
    """Convert log-odds to a probability, 0 to 1."""
    return 1.0 / (1.0 + exp(-log_odds))


def choose_certain(scores: Sequence[float]) -> int | None:
    """Return the index of the candidate whom a surname alone certainly means, ``None`` if in doubt.

    ``scores`` are the log-odds of the candidates. The highest must reach ``MIN_ODDS_TO_JOIN``, and be at least
    ``MIN_LEAD_TO_JOIN`` above the next.
    """
    ranked = sorted(range(len(scores)), key=lambda i: -scores[i])
    if not ranked or scores[ranked[0]] < MIN_ODDS_TO_JOIN:
        return None
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MIN_LEAD_TO_JOIN:
        return None
    return ranked[0]


def gender_in(body: str, mentions: Iterable[Span]) -> Gender | None:
    """Return the gender that a title before one of the mentions gives: "Mrs. Marrandt"."""
    for span in mentions:
        before = _TITLE_BEFORE.search(body, max(0, span.start - _MAX_TITLE_LENGTH), span.start)
        gender = gender_of_title(before[1]) if before else None
        if gender:
            return gender
    return None


def gender_matches(gender: Gender | None, name: Name) -> bool:
    """Return whether the given name of ``name`` has this gender, or either gender is unknown."""
    other = gender_of_given_name(name.given.title())
    return not gender or not other or gender == other
