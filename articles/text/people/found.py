"""The people found in a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from articles.text.spans import Span

SURE_PERSON: Final = 0.8
"""Certainty from which a name is shown as a person's; below, it is marked as uncertain.

From it on, 99 in 100 names were right in 108 English articles, and 98 in 100 in 23 articles of 13 other languages
(``bench/reliability.py``). They are the texts that the rules were made with.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A human being named in a body. ``name`` is the fullest form that the body gives, in its base form.

    ``mentions`` are spans of the body, in order, without title and possessive ending. ``roles`` are the descriptions
    that the body gives: "a China expert at ...". ``certainty``, from 0 to 1, is the probability that the name is a
    person's.
    """

    name: str
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]
    certainty: float = 1.0

    @property
    def is_uncertain(self) -> bool:
        return self.certainty < SURE_PERSON


class SearchedPeople(NamedTuple):
    """The people found in a body, and the offset from which its names were not read: ``None`` if all were."""

    people: tuple[FoundPerson, ...]
    end: int | None = None
