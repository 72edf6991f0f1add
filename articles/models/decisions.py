"""The models that store decisions about clippings."""

from __future__ import annotations

from typing import Any

from articles.models.corrections import AddedQuote, FieldCorrection, LineCorrection, NameCorrection, QuoteCorrection
from articles.models.identity import PersonCorrection
from articles.models.stories import StoryDecision

# Each identifies an article by the clipping's SHA-256 and its position there; a story decision also a second one.
CORRECTIONS: tuple[Any, ...] = (
    FieldCorrection,
    LineCorrection,
    QuoteCorrection,
    AddedQuote,
    NameCorrection,
    PersonCorrection,
    StoryDecision,
)
