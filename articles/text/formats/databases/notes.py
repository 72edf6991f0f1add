"""Notes that a database adds to an article: that a correction is appended to it."""

from __future__ import annotations

import re

_MAX_NOTE_LENGTH = 80

_NOTE = (
    r"(?:(?:corrections?|clarifications?|retractions?|editor['’]?s?['’]? notes?)\s+(?:is\s+|are\s+)?"
    r"(?:appended|attached|added)"
    r"|see correction (?:appended|below|at end)|(?:korrektur|berichtigung|richtigstellung) (?:angehängt|angefügt)"
    r"|correction (?:ajoutée|annexée)|rectificatif (?:ajouté|annexé)|corrección (?:adjunta|añadida))"
)
_NOTE_LINE = re.compile(rf"\W{{0,5}}{_NOTE}\W{{0,5}}$", re.I)
_NOTE_AT_END = re.compile(rf"\W{{1,5}}{_NOTE}\W{{0,5}}$", re.I)


def is_correction_note(text: str) -> bool:
    """Whether a line says only that a correction is appended to the article."""
    return len(text) <= _MAX_NOTE_LENGTH and _NOTE_LINE.match(text) is not None


def without_correction_note(headline: str) -> str:
    """Return ``headline`` without such a note behind it."""
    found = _NOTE_AT_END.search(headline, max(0, len(headline) - _MAX_NOTE_LENGTH))
    return headline[: found.start()] if found and found.start() else headline
