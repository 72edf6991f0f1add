"""The shape of a language's reporting words, and what builds their forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NO_WORDS: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingWords:
    """The words by which a language says who said something. All are in lower case, with straight apostrophes.

    ``verbs`` are finite forms of verbs of speech in the third person, present and past: "sagte", "afirmó". Anybody who
    is their subject has said something, so they are also evidence that a name is a person's. ``verbs_beside_marks``
    mean speech only next to quoted words: "schmunzelte", "insiste". ``participles`` need one of ``auxiliaries``: "hat
    gesagt", "a déclaré". A language whose auxiliaries are ``NO_WORDS`` has none.

    ``before_source`` are phrases before the source that mean "according to": ("laut",), ("nach", "angaben", "von").
    ``after_source`` are words behind it: "zufolge", "szerint". ``pronouns`` maps a pronoun for a speaker to "m" (male),
    "f" (female), "c" (either) or "p" (several people). ``conjunctions`` begin a reported clause: "dass", "que".
    ``reflexives`` and other small words, ``between``, may stand between a subject and its verb, or a verb and its
    subject. ``drops_pronouns`` is true if a verb needs no subject: "dijo que".
    """

    verbs: frozenset[str]
    verbs_beside_marks: frozenset[str] = NO_WORDS
    participles: frozenset[str] = NO_WORDS
    auxiliaries: frozenset[str] = NO_WORDS
    before_source: tuple[tuple[str, ...], ...] = ()
    after_source: frozenset[str] = NO_WORDS
    pronouns: dict[str, str]
    conjunctions: frozenset[str] = NO_WORDS
    between: frozenset[str] = NO_WORDS
    drops_pronouns: bool = False


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which white space separates."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of ``text``, one a line, longest first."""
    found = {tuple(line.split()) for line in text.splitlines() if line.strip()}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


def inflect(stems: str, endings: str) -> frozenset[str]:
    """Return every stem with every ending. An ending "-" is none."""
    return frozenset(stem + ending.strip("-") for stem in stems.split() for ending in endings.split())
