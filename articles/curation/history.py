"""Undo changes from the history. The undo function of each kind of change is registered next to the change itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.curation import (  # noqa: F401 - importing them registers their undo functions
    comparisons,
    corrections,
    excluded_articles,
    library,
    names,
    non_persons,
    people,
    quotes,
    renames,
    reprocessing,
    rules,
    source_lines,
    stories,
    tags,
)
from articles.curation.changes import NotUndoable, UndoRequest, undo_from_record, undoes
from articles.ingest import sample
from articles.ingest.storing import lock_writers
from articles.models import Change

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


@undoes(Change.Kind.LOAD_SAMPLE, record=sample.LoadedSample)
def undo_sample(record: sample.LoadedSample, _undoing: UndoRequest) -> str:
    return sample.remove(record)


@transaction.atomic
def undo(change: Change, *, user: User | None) -> str:
    """Undo ``change`` for everything that still exists, and return a message. Raises ``NotUndoable``."""
    note = _undo(change, user=user)
    return (
        _("Undone: %(change)s. %(note)s") % {"change": change, "note": note}
        if note
        else _("Undone: %(change)s") % {"change": change}
    )


@transaction.atomic
def remove_sample(*, user: User | None) -> str:
    """Remove the sample for good, and return a message that says what was removed.

    Raises ``NotUndoable`` if there is no sample.
    """
    change = sample.loading_change()
    if change is None:
        raise NotUndoable(_("the sample was never loaded"))
    if change.undone_at:
        raise NotUndoable(_("the sample has already been removed"))
    return _undo(change, user=user)


def _undo(change: Change, *, user: User | None) -> str:
    lock_writers()
    change.refresh_from_db(from_queryset=Change.objects.select_for_update())
    if change.undone_at:
        raise NotUndoable(_("this change has already been undone"))
    note = undo_from_record(change, user=user)
    change.undone_by = user
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_by", "undone_at"])
    return note
