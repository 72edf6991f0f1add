"""The people of a body."""

from __future__ import annotations

from dataclasses import dataclass

from articles.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A human being named in a body, by the fullest form it gives.

    ``mentions`` are places in the body, in order, without title and possessive; ``roles`` are the descriptions the body gives ("a China expert at ...").
    """

    name: str
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]


def find_people(body: str) -> tuple[FoundPerson, ...]:
    """Return the people named in ``body`` in the order of their first mention."""
    raise NotImplementedError
