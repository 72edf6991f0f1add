"""Show the differences between two passages as an editor would mark them: deletions and insertions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.comparing.wording import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.comparing.wording import WordRun


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMark:
    """Words that an edit kept, deleted or inserted, and the white space before them."""

    change: Change
    before: str
    text: str


def edit_marks(runs: Sequence[WordRun]) -> tuple[EditMark, ...]:
    """Return ``runs`` as marks, with white space kept outside the marks; () if nothing differs."""
    if all(run.change is Change.EQUAL for run in runs):
        return ()
    marks: list[EditMark] = []
    for run in runs:
        shown = run.base_text if run.change is Change.DELETED else run.text
        text = shown.lstrip()
        before = shown[: len(shown) - len(text)]
        deleted = marks[-1].text if marks and marks[-1].change is Change.DELETED else ""
        if deleted[-1:].isalnum() and not before and text[:1].isalnum():
            before = " "  # keeps a replacement apart from the words it replaces
        marks.append(EditMark(change=run.change, before=before, text=text))
    return tuple(marks)
