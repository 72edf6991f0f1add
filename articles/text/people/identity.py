"""Whether two names, in two articles, are one person's: what speaks for it and against, and how sure that makes.

A name is compared with a name (``relation``); where that does not settle it, the articles speak: who else is named
there, what the person is said to be, when it was (``odds``). Numbers are natural log-odds.
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
_LONGEST_TITLE: Final = 24
# A slip of one letter in a shorter name makes another name of it more often than not: Ann and Anna.
_LONG_ENOUGH_TO_MISSPELL: Final = 5

# So does one in a shorter surname: Meyer and Meier.
_LONG_SURNAME: Final = 6


class Relation(StrEnum):
    """How two names are alike. Only the first is certain."""

    SAME = "same"
    """One name but for titles, marks, case, and initials in the middle that one of them leaves out."""
    MIDDLE = "middle"
    """One has another word in the middle: "Ilse Karin Marrandt"."""
    LEADING = "leading"
    """One has a word more before it, perhaps a title nobody knows: "Dykereeve Ilse Marrandt"."""
    INITIAL = "initial"
    """One has an initial for a given name: "I. Marrandt"."""
    SHORT = "short"
    """One has a short form of the given name: "Bill" for William."""
    SPELLING = "spelling"
    """Their given names are a letter apart: "Ilsa Marrandt"."""
    GENERATION = "generation"
    """One says that it is the elder's or the younger's: "Jr."."""
    HALF = "half"
    """One has a surname of two parts, the other half of it: "Ilse Marrandt-Orlisk"."""
    MISSPELT = "misspelt"
    """Their surnames are a letter apart: "Ilse Marandt"."""
    SURNAME = "surname"
    """One is a surname alone."""


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
"""Log-odds before the articles have spoken. Those of a surname alone and of an initial are measured as ``WEIGHTS`` are;
the others, which are too rare for that, are by judgement between these two and certainty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name taken apart, in the words of its key. ``given`` is empty where there is a surname alone."""

    given: str
    middle: tuple[str, ...]
    family: str
    suffix: str

    @property
    def bare(self) -> str:
        """First and last word: what forms that may certainly be one person's share. Empty for a surname alone."""
        return f"{self.given} {self.family}" if self.given else ""


def read_name(name: str, later_forms: Iterable[str] = (), *, family: str = "") -> Name | None:
    """Return ``name`` taken apart, ``None`` where it holds no letter.

    ``Name.family`` is the last word of the surname, without particles and the first half of a double name: what people
    of one surname share however it is printed. ``later_forms`` tell which end of the name the surname is at (see
    ``sort_name``), or ``family`` does where it is known.
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
        # The surname leads, and all that follows is the given name.
        return Name(given=" ".join(words[1:]), middle=(), family=words[0], suffix=suffix)
    middle = tuple(word for word in words[1:-1] if word not in PARTICLES)
    return Name(given=words[0], middle=middle, family=words[-1], suffix=suffix)


def relation(one: Name, other: Name) -> Relation | None:
    """Return how two names are alike, ``None`` where they are two people's as far as names go."""
    if one.family != other.family:
        return _other_surname(one, other)
    if not one.given or not other.given:
        return Relation.SURNAME if one.given or other.given else Relation.SAME
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    alike = _given_names(one, other)
    if alike is None:
        return None
    if one.suffix != other.suffix:
        return Relation.GENERATION
    return alike


def _other_surname(one: Name, other: Name) -> Relation | None:
    """Return how full names are alike whose surnames are not the same."""
    if not one.given or one.given != other.given or one.suffix != other.suffix or len(one.given) == 1:
        return None
    longer, shorter = sorted((one, other), key=lambda name: -len(name.middle))
    if longer.middle and longer.middle[-1] == shorter.family and _agree(longer.middle[:-1], shorter.middle):
        # "Mary Ann Holt" is not "Mary Ann".
        return None if gender_of_given_name(shorter.family.title()) else Relation.HALF
    if not _agree(longer.middle, shorter.middle) or min(len(one.family), len(other.family)) < _LONG_SURNAME:
        return None
    if not (one.family.isalpha() and other.family.isalpha()):
        return None
    plural = one.family + "s" == other.family or other.family + "s" == one.family
    alike = one.family[0] == other.family[0] and not plural and _a_letter_apart(one.family, other.family)
    return Relation.MISSPELT if alike else None


def _given_names(one: Name, other: Name) -> Relation | None:
    longer, shorter = sorted((one, other), key=lambda name: -len(name.middle))
    if longer.middle and longer.given != shorter.given and longer.middle[0] == shorter.given:
        # "Dykereeve Ilse Marrandt", or a first name that is not used: "J. Edgar".
        rest = longer.middle[1:]
        return Relation.LEADING if _agree(rest, shorter.middle) else None
    if not _agree(longer.middle, shorter.middle):
        return None
    if one.given != other.given:
        return _other_given_name(one.given, other.given)
    left_out = len(longer.middle) > len(shorter.middle) and any(len(word) > 1 for word in longer.middle)
    return Relation.MIDDLE if left_out else Relation.SAME


def _other_given_name(one: str, other: str) -> Relation | None:
    if len(one) == 1 or len(other) == 1:
        return Relation.INITIAL if one[0] == other[0] else None
    if same_given_name(one.title(), other.title()):
        return Relation.SHORT
    # A letter more or less, or another one: but not at the start, nor where it makes a man's name a woman's.
    if min(len(one), len(other)) < _LONG_ENOUGH_TO_MISSPELL or one[0] != other[0] or not _a_letter_apart(one, other):
        return None
    genders = {gender_of_given_name(one.title()), gender_of_given_name(other.title())}
    return None if {"m", "f"} <= genders else Relation.SPELLING


def _agree(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether the words of ``shorter``, or their initials, are among those of ``longer`` in order."""
    waiting = iter(longer)
    return all(any(word == other or _is_initial(word, other) for other in waiting) for word in shorter)


def _is_initial(word: str, other: str) -> bool:
    return word[0] == other[0] and (len(word) == 1 or len(other) == 1)


def _a_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    skip = same + 1 if len(short) == len(long) else same
    return short[skip:] == long[same + 1 :]


# The articles' evidence

ROLE_WORDS_COUNTED: Final = 3
NEAR_DAYS: Final = 30

WEIGHTS: Final[Mapping[str, float]] = {
    "casts alike": 3.8,
    "role words": 1.2,
    "near": 0.35,
    "articles": 1.05,
    "rivals": -1.05,
}
"""Of a logistic regression by ``bench/identity.py`` over 840 articles: people of full name were called by their surname
alone, or by an initial and the surname, and had to be found again among those of that surname in the other articles."""

JOIN: Final = 1.5
"""Log-odds from which on a surname alone is taken for somebody: 97 of 100 were right in the same measurement, and 75
of 100 were found; the others are proposed."""

LEAD: Final = 1.0
"""By how much the next bearer of the surname must be less likely."""

PROPOSE: Final = -1.0
"""Log-odds from which on two people are shown to somebody to decide: of those measured, 91 of 100 surnames are then
among the proposals or joined, and 89 of 100 proposals that stand first are right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """What articles tell of somebody: a set of whom else each of them names, by any key that is one person's, the words
    of what they say the person is, and their days. ``articles`` counts those also that are not looked at."""

    articles: int
    casts: tuple[frozenset[int], ...]
    role_words: frozenset[str]
    days: tuple[date, ...]

    def __add__(self, other: Acquaintance) -> Acquaintance:
        return Acquaintance(
            articles=self.articles + other.articles,
            casts=self.casts + other.casts,
            role_words=self.role_words | other.role_words,
            days=self.days + other.days,
        )


def told(cast: Iterable[int], roles: Iterable[str], day: date | None) -> Acquaintance:
    """Return what one article tells of somebody, ``cast`` being whom else it names."""
    return Acquaintance(articles=1, casts=(frozenset(cast),), role_words=role_words(roles), days=(day,) if day else ())


def role_words(roles: Iterable[str]) -> frozenset[str]:
    """Return the words by which two descriptions of one person may be known."""
    return frozenset(word for role in roles for word in _WORD.findall(role.casefold())) - STOPWORDS


def features(unknown: Acquaintance, known: Acquaintance, *, rivals: int) -> dict[str, float]:
    """Return what speaks for ``unknown`` being ``known``; ``rivals`` counts the articles of others who may be meant."""
    days = {day.toordinal() for day in known.days}
    near = any(abs(day.toordinal() - other) <= NEAR_DAYS for day in unknown.days for other in days)
    return {
        "casts alike": max((_alike(a, b) for a in unknown.casts for b in known.casts), default=0.0),
        "role words": float(min(ROLE_WORDS_COUNTED, len(unknown.role_words & known.role_words))),
        "near": float(near),
        "articles": log2(1 + known.articles),
        "rivals": log2(1 + rivals),
    }


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def odds(alike: Relation, unknown: Acquaintance, known: Acquaintance, *, rivals: int = 0) -> float:
    """Return the log-odds that ``unknown`` is ``known``, whose names are ``alike``."""
    seen = features(unknown, known, rivals=rivals)
    return PRIOR[alike] + sum(WEIGHTS[name] * value for name, value in seen.items())


def probability(log_odds: float) -> float:
    """Return the share, 0 to 1, that log-odds stand for."""
    return 1.0 / (1.0 + exp(-log_odds))


def chosen(scores: Sequence[float]) -> int | None:
    """Return which of several people a surname alone certainly means, by their log-odds; ``None`` for nobody.

    The best must reach ``JOIN`` and be ``LEAD`` ahead of the next.
    """
    ranked = sorted(range(len(scores)), key=lambda i: -scores[i])
    if not ranked or scores[ranked[0]] < JOIN:
        return None
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < LEAD:
        return None
    return ranked[0]


def gender_in(body: str, mentions: Iterable[Span]) -> Gender | None:
    """Return the gender that the titles before a name's mentions give it: "Mrs. Marrandt"."""
    for span in mentions:
        before = _TITLE_BEFORE.search(body, max(0, span.start - _LONGEST_TITLE), span.start)
        gender = gender_of_title(before[1]) if before else None
        if gender:
            return gender
    return None


def may_be(gender: Gender | None, name: Name) -> bool:
    """Whether somebody of that gender may bear the name."""
    other = gender_of_given_name(name.given.title())
    return not gender or not other or gender == other
