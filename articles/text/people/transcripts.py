"""Find the speaker labels of a transcript: names in capitals at the start of lines, "HOLT: We open on Monday."."""

from __future__ import annotations

import re
from typing import Final

from articles.text.spans import Span

NOT_SPEAKERS: Final = frozenset(
    """
        QUESTION ANSWER NOTE VIDEO PHOTO PHOTOS READ MORE WATCH UPDATE UPDATED CORRECTION HOST MODERATOR REPORTER
        AUDIENCE CROSSTALK STORY SOURCE SOURCES TIME DATE PLACE WHO WHAT WHEN WHERE WHY HOW
    """.split()
)
"""Labels in capitals that are not names."""

_LABEL: Final = re.compile(r"^[\"“]?([A-Z][A-Z'’-]{2,20}(?: [A-Z][A-Z'’-]{2,20})?): ", re.MULTILINE)


def speaker_labels(body: str) -> dict[str, list[Span]]:
    """Return the places of each label. Fewer than two labels are no conversation, so the result is empty."""
    labels: dict[str, list[Span]] = {}
    for match in _LABEL.finditer(body):
        labels.setdefault(match[1], []).append(Span(*match.span(1)))
    return labels if len(labels) >= 2 else {}
