"""Who said what in a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.text.people import FoundPerson
from articles.text.spans import Span


class QuoteKind(StrEnum):
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuote:
    """One marked passage of one block (or, when indirect, the reported clause).

    ``span`` is its place in the body without the outer marks. ``speaker`` is the ``name`` of one of the article's people, or ``None`` where the
    speaker is not one named person; then ``speaker_text`` is the fullest description the article gives, if any. ``certainty`` of the speaker is from 0 to 1;
    ``rule`` names what decided it.
    """

    kind: QuoteKind
    span: Span
    text: str
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    certainty: float
    rule: str


def find_quotes(body: str, people: Sequence[FoundPerson]) -> tuple[FoundQuote, ...]:
    """Return the quotes of ``body`` in order. ``people`` as ``find_people(body)`` gives them."""
    raise NotImplementedError
