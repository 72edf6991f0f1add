"""The quotes found in a body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from articles.text.spans import Span

SURE_REPORTED: Final = 0.93
"""Certainty from which reported speech is shown by default: of those, 19 in 20 are right.

Measured in a cross-validation by outlet over 92 articles (``bench/train_reported.py``): clause and speaker of 175 of
the 184 with this certainty are right (0.951). They are 40 % of all that are found; of all, 0.868 are right.
"""

SURE_SPEAKER: Final = 0.9
"""Certainty from which the speaker of a passage in quotation marks is shown as a fact; below, as uncertain.

From it on, 97 in 100 speakers were right in 108 English articles (``bench/reliability.py``), and 93 in 100 in 23
articles of 13 other languages, of only 43. They are the texts that the rules were made with.
"""


class QuoteKind(StrEnum):
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuote:
    """A quoted passage within one block, or a reported clause.

    Passages do not overlap each other, nor do reported clauses. A reported clause may hold passages.

    ``span`` is its place in the body without the outer marks. ``speaker`` is the ``name`` of one of the article's
    people, or ``None`` if the speaker is not a single named person. ``speaker_text`` is then the fullest description
    that the article gives, if any. ``certainty``, from 0 to 1, is the probability that the speaker is right; for
    indirect speech, that the clause is reported and its speaker right. ``rule`` names the rule that decided.
    """

    kind: QuoteKind
    span: Span
    text: str
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    certainty: float
    rule: str

    @property
    def is_hidden(self) -> bool:
        """Whether this is reported speech that is shown only on request, because it may not be any."""
        return self.kind is QuoteKind.INDIRECT and self.certainty < SURE_REPORTED

    @property
    def is_uncertain(self) -> bool:
        """Whether the speaker may well be wrong or, for reported speech, whether it may not be any."""
        if self.kind is QuoteKind.INDIRECT:
            return self.is_hidden
        return bool(self.speaker or self.speaker_text) and self.certainty < SURE_SPEAKER


class SearchedQuotes(NamedTuple):
    """The quotes found in a body, and the offset from which it was not read: ``None`` if all was."""

    quotes: tuple[FoundQuote, ...]
    end: int | None = None
