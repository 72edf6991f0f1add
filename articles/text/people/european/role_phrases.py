"""The role that a body gives beside a name: "Bürgermeisterin", "jefa de la oficina"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.people.european.capitals import Vocabulary
    from articles.text.people.european.runs import Candidate


def roles_of(mentions: Sequence[Candidate], body: str, known: Vocabulary) -> tuple[str, ...]:
    """Return the roles beside ``mentions``, each once, in order."""
    return ()
