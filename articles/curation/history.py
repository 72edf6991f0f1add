"""Undoing changes of the history. What undoes a kind of change is registered beside the function that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.curation import (  # noqa: F401 - importing them registers what undoes their changes
    comparisons,
    corrections,
    excluded_articles,
    names,
    people,
    quotes,
    reprocessing,
    rules,
    source_lines,
    stories,
    tags,
)
from articles.curation.changes import NotUndoable, Undoing, undo_record, undoes
from articles.ingest import sample
from articles.ingest.storing import lock_writers
from articles.models import Change

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


@undoes(Change.Kind.LOAD_SAMPLE, record=sample.LoadedSample)
def undo_sample(record: sample.LoadedSample, _undoing: Undoing) -> str:
    return sample.remove(record)


@transaction.atomic
def undo(change: Change, *, user: User | None) -> str:
    """Undo ``change``, as far as what it is about still exists, and return a message. Raises ``NotUndoable``."""
    told = _undo(change, user=user)
    return (
        _("Undone: %(change)s. %(told)s") % {"change": change, "told": told}
        if told
        else _("Undone: %(change)s") % {"change": change}
    )


@transaction.atomic
def remove_sample(*, user: User | None) -> str:
    """Remove the sample for good and return a message on what was removed. Raises ``NotUndoable`` without a sample."""
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
    told = undo_record(change, user=user)
    change.undone_by = user
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_by", "undone_at"])
    return told
