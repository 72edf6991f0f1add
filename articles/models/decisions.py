"""Every model that holds what people decided about a clipping, listed once."""

from __future__ import annotations

from typing import Any

from articles.models.corrections import AddedQuote, FieldCorrection, LineCorrection, NameCorrection, QuoteCorrection
from articles.models.identity import PersonCorrection
from articles.models.stories import StoryDecision

# Each names an article by the SHA-256 of its clipping and its position in it; a story decision names a second one too.
CORRECTIONS: tuple[Any, ...] = (
    FieldCorrection,
    LineCorrection,
    QuoteCorrection,
    AddedQuote,
    NameCorrection,
    PersonCorrection,
    StoryDecision,
)
