"""Saved comparisons and their notes, taken away and brought back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.curation.records import NotUndoable, existing, existing_users, shortened
from articles.models import Article, Change, PassageNote, SavedColumn, SavedComparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsarchive.accounts.models import User

Row = dict[str, Any]
_OF_COMPARISON = ("id", "title", "size", "only_differences", "saved_by_id", "saved_at")
_OF_COLUMN = ("article_id", "revision", "position", "is_base", "is_hidden")
_OF_NOTE = ("id", "comparison_id", "sentences", "passage", "text", "written_by_id", "written_at", "changed_at")


@transaction.atomic
def delete_comparison(saved: SavedComparison, *, user: User | None) -> Change:
    """Delete a saved comparison with its notes."""
    notes = list(PassageNote.objects.filter(comparison=saved).order_by("pk"))
    summary = f"“{saved.title}”"
    if notes:
        summary += ngettext(", with %(count)d note", ", with %(count)d notes", len(notes)) % {"count": len(notes)}
    undo = {
        "comparison": _kept(saved, _OF_COMPARISON),
        "columns": [_kept(column, _OF_COLUMN) for column in SavedColumn.objects.filter(comparison=saved)],
        "notes": [_kept(note, _OF_NOTE) for note in notes],
    }
    saved.delete()
    return Change.objects.create(kind=Change.Kind.DELETE_COMPARISON, summary=summary, undo=undo, made_by=user)


@transaction.atomic
def delete_note(note: PassageNote, *, user: User | None) -> Change:
    """Delete a note on a passage."""
    summary = _("“%(title)s”: %(note)s") % {"title": note.comparison.title, "note": shortened(note.text)}
    undo = {"notes": [_kept(note, _OF_NOTE)]}
    note.delete()
    return Change.objects.create(kind=Change.Kind.DELETE_NOTE, summary=summary, undo=undo, made_by=user)


def undo_deleted_comparison(undo: Mapping[str, Any]) -> None:
    row = undo["comparison"]
    if SavedComparison.objects.filter(pk=row["id"]).exists():
        raise NotUndoable(_("it is there again already"))
    users = existing_users([row["saved_by_id"]])
    SavedComparison.objects.create(**{**_told(row), "saved_by_id": users.get(row["saved_by_id"])})
    # The day it was saved, not that of its return.
    SavedComparison.objects.filter(pk=row["id"]).update(saved_at=_told(row)["saved_at"])
    there = set(existing(Article, (column["article_id"] for column in undo["columns"])))
    SavedColumn.objects.bulk_create(
        SavedColumn(comparison_id=row["id"], **column) for column in undo["columns"] if column["article_id"] in there
    )
    _put_back(undo["notes"])


def undo_deleted_note(undo: Mapping[str, Any]) -> None:
    [row] = undo["notes"]
    if not SavedComparison.objects.filter(pk=row["comparison_id"]).exists():
        raise NotUndoable(_("its comparison is deleted; undo that first"))
    if PassageNote.objects.filter(pk=row["id"]).exists():
        raise NotUndoable(_("it is there again already"))
    _put_back(undo["notes"])


def _put_back(notes: Iterable[Row]) -> None:
    rows = list(map(_told, notes))
    users = existing_users(row["written_by_id"] for row in rows)
    for row in rows:
        PassageNote.objects.create(**{**row, "written_by_id": users.get(row["written_by_id"]), "changed_at": None})
        times = {name: row[name] for name in ("written_at", "changed_at")}
        PassageNote.objects.filter(pk=row["id"]).update(**times)


def _kept(instance: Any, names: Iterable[str]) -> Row:
    """Return columns of a row as JSON takes them."""
    values = {name: getattr(instance, name) for name in names}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def _told(row: Row) -> Row:
    """Return columns as they were before JSON had them."""
    times = {name: datetime.fromisoformat(row[name]) for name in row if name.endswith("_at") and row[name]}
    return {**row, **times}
