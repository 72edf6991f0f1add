"""Remove saved links, notes and highlights, and undo imports from other programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime  # noqa: TC003 - records are decoded by their types
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.curation.changes import (
    NotUndoable,
    UndoRequest,
    article_values,
    existing,
    existing_users,
    record_change,
    shortened,
    undoes,
)
from articles.curation.tags import AddedTags, undo_tagging
from articles.ingest.library import ImportedLibrary
from articles.models import Annotation, Article, Change, Clipping, SavedLink, Summary, subjects
from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedLinks(UndoRecord):
    links: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationRow:
    id: int
    article_id: int
    passage: str
    note: str
    color: str
    made_on: str | None
    program: str
    clipping_id: int | None
    written_by_id: int | None
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedAnnotation(UndoRecord):
    annotation: AnnotationRow


@transaction.atomic
def remove_links(links: Iterable[SavedLink], *, user: User | None) -> Change | None:
    """Remove saved links from the list. Returns the change, or ``None`` if none of them still waits for a text."""
    waiting = list(SavedLink.objects.waiting().filter(pk__in=[link.pk for link in links]).order_by("pk"))
    if not waiting:
        return None
    ids = tuple(link.pk for link in waiting)
    SavedLink.objects.filter(pk__in=ids).update(removed_at=timezone.now())
    code = Summary.LINK_REMOVED if len(ids) == 1 else Summary.LINKS_REMOVED
    values = {"title": shortened(str(waiting[0])), "count": len(ids)}
    return record_change(Change.Kind.REMOVE_LINK, code, values, undo=RemovedLinks(links=ids), user=user)


@undoes(Change.Kind.REMOVE_LINK, record=RemovedLinks)
def undo_removed_links(record: RemovedLinks, _undoing: UndoRequest) -> None:
    if not SavedLink.objects.filter(pk__in=record.links).update(removed_at=None):
        raise NotUndoable(_("the import that brought the link was undone"))


@transaction.atomic
def remove_annotation(annotation: Annotation, *, user: User | None) -> Change:
    """Remove a note or highlight from its article."""
    article = annotation.article
    values = {field.name: getattr(annotation, field.name) for field in fields(AnnotationRow)}
    made_on: date | None = annotation.made_on
    row = AnnotationRow(**{**values, "made_on": made_on.isoformat() if made_on else None})
    annotation.delete()
    return record_change(
        Change.Kind.REMOVE_ANNOTATION,
        Summary.ANNOTATION_REMOVED,
        article_values(article, text=shortened(row.passage or row.note)),
        about=subjects(articles=[article.pk]),
        undo=RemovedAnnotation(annotation=row),
        user=user,
    )


@undoes(Change.Kind.REMOVE_ANNOTATION, record=RemovedAnnotation)
def undo_removed_annotation(record: RemovedAnnotation, _undoing: UndoRequest) -> None:
    row = record.annotation
    if not Article.objects.filter(pk=row.article_id).exists():
        raise NotUndoable(_("the article is no longer in the archive"))
    if Annotation.objects.filter(pk=row.id).exists():
        raise NotUndoable(_("the note or highlight already exists"))
    clippings = existing(Clipping, [row.clipping_id])
    Annotation.objects.create(
        **{
            **asdict(row),
            "clipping_id": row.clipping_id if clippings else None,
            "written_by_id": existing_users([row.written_by_id]).get(row.written_by_id),
        }
    )


@undoes(Change.Kind.IMPORT_LIBRARY, record=ImportedLibrary)
def undo_import(record: ImportedLibrary, undoing: UndoRequest) -> str | None:
    """Take back what an import added besides articles. A clipping without articles goes with its links."""
    undo_tagging(AddedTags(taggings=record.taggings, tags=record.tags), undoing)
    Annotation.objects.filter(pk__in=record.annotations).delete()
    SavedLink.objects.filter(pk__in=record.attached).update(article=None)
    Article.objects.filter(pk__in=record.dated).update(saved_on=None)
    earlier = {content.id: content for content in record.extended}
    links = list(SavedLink.objects.filter(pk__in=earlier))
    for link in links:
        content = earlier[link.pk]
        link.tags, link.notes, link.highlights = list(content.tags), list(content.notes), content.highlights
    SavedLink.objects.bulk_update(links, ["tags", "notes", "highlights"], batch_size=2_000)
    # A link whose text has been added since belongs to its article.
    SavedLink.objects.filter(pk__in=record.links, article=None).delete()
    clipping = Clipping.objects.filter(pk=record.clipping)
    if clipping.filter(articles=None, saved_links=None).exists():
        clipping.delete()
        return None
    if record.links and clipping.exists():
        return _("The articles of the file stay.")
    return None
