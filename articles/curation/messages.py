"""How messages say which change they report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.models import Change


def undo_tags(*changes: Change | None) -> str:
    """Return the extra tags of a message that give it an Undo button, or for several changes a link to the history.

    ``_undo.html`` reads them: "undo:12" is the change to undo, "history" the link. Empty if nothing can be undone.
    """
    undoable = [change for change in changes if change is not None and change.can_be_undone]
    return "history" if len(undoable) > 1 else "".join(f"undo:{change.pk}" for change in undoable)
