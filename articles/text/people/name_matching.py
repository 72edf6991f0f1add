"""Decide whether two names in one body, given as words, may be one person's."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein

from articles.text.data.given_names import GIVEN_NAMES, SHORT_FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.text.people.classifier import Words

_MIN_LETTERS_OF_MISSPELT_GIVEN_NAME: Final = 5
"""An unknown given name with at least this many letters counts as misspelt if it differs from another by one letter."""


def _groups_of_short_forms() -> Mapping[str, tuple[frozenset[str], ...]]:
    groups: dict[str, list[frozenset[str]]] = defaultdict(list)
    for names in SHORT_FORMS:
        for name in names:
            groups[name].append(names)
    return {name: tuple(found) for name, found in groups.items()}


_SHORT_FORM_GROUPS: Final = _groups_of_short_forms()


def short_forms(name: str) -> frozenset[str]:
    """Return the given names that ``name`` is short for, or that are short for it, including ``name`` itself."""
    return frozenset[str]().union(*_SHORT_FORM_GROUPS.get(name, ()))


def same_given_name(one: str, other: str) -> bool:
    """Return whether two given names may be one person's: they are equal, or one is an initial or short form."""
    if one == other:
        return True
    a, b = one.rstrip("."), other.rstrip(".")
    if len(a) == 1 or len(b) == 1 or "." in a or "." in b:
        return a[:1] == b[:1]
    return any(other in names for names in _SHORT_FORM_GROUPS.get(one, ()))


def is_misspelling(word: str, name: str) -> bool:
    """Return whether ``word`` is ``name`` with one letter wrong, missing or added, and not its plural."""
    return (
        abs(len(word) - len(name)) <= 1
        and word != name + "s"
        and name != word + "s"
        and Levenshtein.distance(word.casefold(), name.casefold(), score_cutoff=1) == 1
    )


def spelling_key(words: Words) -> str:
    """Return a name without hyphens, spaces and case: "Kim Jong-un" and "Kim Jong Un" have the same key."""
    return "".join(words).replace("-", "").casefold()


def may_be_same_person(words: Words, known: Words, *, titled: bool) -> bool:
    """Return whether a full name and a ``known`` one may be one person's. ``titled``: ``words`` follow a title."""
    return (
        _has_same_surname(words, known)
        or _is_end_of(words, known, titled=titled)
        or (len(words) >= 2 and words[0] in GIVEN_NAMES and words == known[: len(words)])
    )


def _has_same_surname(words: Words, known: Words) -> bool:
    """Whether surnames are equal and given names may be the same, perhaps misspelt."""
    if words[-1] != known[-1]:
        return False
    given = words[0]
    if same_given_name(known[0], given):
        return True
    return (
        given not in GIVEN_NAMES
        and len(given) >= _MIN_LETTERS_OF_MISSPELT_GIVEN_NAME
        and is_misspelling(given, known[0])
    )


def _is_end_of(words: Words, known: Words, *, titled: bool) -> bool:
    """Whether the known name ends with these words: "Salas Nieto".

    Without a title, two words with another given name do not count: "Ada Berg" is not "Karin Ada Berg".
    """
    if words != known[-len(words) :]:
        return False
    has_other_given_name = words[0] in GIVEN_NAMES and known[0] in GIVEN_NAMES and known[0] != words[0]
    return not (has_other_given_name and len(words) == 2 and not titled)
