"""Numbers with their unit, and whether two accounts give the same one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.text.spans import Span


class FigureRelation(StrEnum):
    """How the values of a figure stand to each other: ``LOCALISED`` is the same value in another unit or format."""

    SAME = "same"
    LOCALISED = "localised"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number found in a body.

    ``value`` is in ``unit``, as the text gives it, words and magnitudes resolved ("2m" and "two million" are 2000000).
    ``unit`` is a short name ("mi", "km", "%", "USD", "time" with the value in minutes after midnight) or ``None`` for
    a bare number. ``bound`` is how it is hedged: "about", "more than", "less than", or ``None``. ``noun`` is what is
    counted.
    """

    span: Span
    text: str
    value: float
    unit: str | None
    bound: str | None
    noun: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFigure:
    """One figure across the articles, ``None`` where an article's counterpart passage gives none.

    ``hedged_differently`` says that the values agree and "about" or "more than" stands in some accounts only.
    ``currencies_differ`` flags amounts of money that cannot be compared.
    """

    cells: tuple[Figure | None, ...]
    relation: FigureRelation
    hedged_differently: bool
    currencies_differ: bool


def find_figures(body: str) -> tuple[Figure, ...]:
    """Return the figures of ``body`` in order."""
    raise NotImplementedError
