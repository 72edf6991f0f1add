"""Delete saved comparisons and their notes, and restore them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime  # noqa: TC003 - records are decoded by their types
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import (
    NotUndoable,
    UndoRequest,
    existing,
    existing_users,
    record_change,
    shortened,
    undoes,
)
from articles.models import Article, Change, PassageNote, SavedColumn, SavedComparison, Summary
from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    id: int
    title: str
    size: int
    only_differences: bool
    saved_by_id: int | None
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRow:
    article_id: int
    revision: int
    position: int
    is_base: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    id: int
    comparison_id: int
    sentences: Any
    passage: Any
    text: str
    written_by_id: int | None
    written_at: datetime
    changed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedComparison(UndoRecord):
    comparison: ComparisonRow
    columns: tuple[ColumnRow, ...]
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedNote(UndoRecord):
    note: NoteRow


@transaction.atomic
def delete_comparison(saved: SavedComparison, *, user: User | None) -> Change:
    """Delete a saved comparison with its notes."""
    notes = list(PassageNote.objects.filter(comparison=saved).order_by("pk"))
    columns = SavedColumn.objects.filter(comparison=saved).order_by("pk")
    record = DeletedComparison(
        comparison=_row_of(saved, ComparisonRow),
        columns=tuple(_row_of(column, ColumnRow) for column in columns),
        notes=tuple(_row_of(note, NoteRow) for note in notes),
    )
    saved.delete()
    return record_change(
        Change.Kind.DELETE_COMPARISON,
        Summary.COMPARISON_AND_NOTES_DELETED if notes else Summary.COMPARISON_DELETED,
        {"title": record.comparison.title, "count": len(notes)},
        undo=record,
        user=user,
    )


@transaction.atomic
def delete_note(note: PassageNote, *, user: User | None) -> Change:
    """Delete a note on a passage."""
    values = {"title": note.comparison.title, "note": shortened(note.text)}
    record = DeletedNote(note=_row_of(note, NoteRow))
    note.delete()
    return record_change(Change.Kind.DELETE_NOTE, Summary.NOTE_DELETED, values, undo=record, user=user)


@undoes(Change.Kind.DELETE_COMPARISON, record=DeletedComparison)
def undo_deleted_comparison(record: DeletedComparison, _undoing: UndoRequest) -> None:
    row = record.comparison
    if SavedComparison.objects.filter(pk=row.id).exists():
        raise NotUndoable(_("the comparison already exists"))
    users = existing_users([row.saved_by_id])
    SavedComparison.objects.create(**{**asdict(row), "saved_by_id": users.get(row.saved_by_id)})
    # Creating the row set the present time. Restore the original one.
    SavedComparison.objects.filter(pk=row.id).update(saved_at=row.saved_at)
    articles = set(existing(Article, (column.article_id for column in record.columns)))
    SavedColumn.objects.bulk_create(
        SavedColumn(comparison_id=row.id, **asdict(column))
        for column in record.columns
        if column.article_id in articles
    )
    _restore_notes(record.notes)


@undoes(Change.Kind.DELETE_NOTE, record=DeletedNote)
def undo_deleted_note(record: DeletedNote, _undoing: UndoRequest) -> None:
    if not SavedComparison.objects.filter(pk=record.note.comparison_id).exists():
        raise NotUndoable(_("the comparison was deleted; undo that first"))
    if PassageNote.objects.filter(pk=record.note.id).exists():
        raise NotUndoable(_("the note already exists"))
    _restore_notes([record.note])


def _restore_notes(rows: Iterable[NoteRow]) -> None:
    rows = list(rows)
    users = existing_users(row.written_by_id for row in rows)
    for row in rows:
        values = {**asdict(row), "written_by_id": users.get(row.written_by_id), "changed_at": None}
        PassageNote.objects.create(**values)
        PassageNote.objects.filter(pk=row.id).update(written_at=row.written_at, changed_at=row.changed_at)


_Row = TypeVar("_Row", ComparisonRow, ColumnRow, NoteRow)


def _row_of(instance: Any, kind: type[_Row]) -> _Row:
    return kind(**{field.name: getattr(instance, field.name) for field in fields(kind)})
