"""Add tags to articles and remove them; rename and merge tags."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, fields
from datetime import datetime  # noqa: TC003 - records are decoded by their types
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.curation.changes import (
    NameTaken,
    NotUndoable,
    UndoRequest,
    existing,
    existing_users,
    record_change,
    undoes,
)
from articles.ingest.tag_names import checked_name, ensure_tags, free_slug, slugs_like, tags_named, tidy_name
from articles.models import Article, Change, Summary, Tag, Tagging, subjects
from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggingRow:
    id: int
    article_id: int
    tag_id: int
    tagged_by_id: int | None
    tagged_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    id: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedTags(UndoRecord):
    """``taggings`` are pairs of article id and tag id. ``tags`` are the ids of tags that the change created."""

    taggings: tuple[tuple[int, int], ...]
    tags: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedTags(UndoRecord):
    taggings: tuple[TaggingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedTag(UndoRecord):
    """A tag's earlier name and slug."""

    tag: TagRow


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedTags(UndoRecord):
    """``moved`` are the ids of taggings that got the kept tag. ``spare`` were deleted: their articles had both tags."""

    kept: int
    absorbed: TagRow
    moved: tuple[int, ...]
    spare: tuple[TaggingRow, ...]


def tag_articles(articles: Iterable[Article], names: Iterable[str], *, user: User | None) -> Change | None:
    """Add tags to articles, creating tags that do not exist.

    Returns the change, or ``None`` if every article already had all the tags. Raises ``ValueError`` for an empty name
    or one that is too long.
    """
    with transaction.atomic():
        tags, created = ensure_tags(names)
        ids = sorted({article.pk for article in articles})
        tagged = set(Tagging.objects.filter(article__in=ids, tag__in=tags).values_list("article", "tag"))
        new = [(article, tag.pk) for article in ids for tag in tags if (article, tag.pk) not in tagged]
        if not new:
            return None
        Tagging.objects.bulk_create(
            [Tagging(article_id=article, tag_id=tag, tagged_by=user) for article, tag in new], ignore_conflicts=True
        )
        return record_change(
            Change.Kind.TAG_ARTICLES,
            Summary.TAGS_ADDED,
            {"tags": [tag.name for tag in tags], "count": len({article for article, _tag in new})},
            about=subjects(articles=(article for article, _tag in new)),
            undo=AddedTags(taggings=tuple(new), tags=tuple(created)),
            user=user,
        )


@undoes(Change.Kind.TAG_ARTICLES, record=AddedTags)
def undo_tagging(record: AddedTags, _undoing: UndoRequest) -> None:
    pairs = Q(pk__in=[])
    by_tag: dict[int, list[int]] = defaultdict(list)
    for article, tag in record.taggings:
        by_tag[tag].append(article)
    for tag, articles in by_tag.items():
        pairs |= Q(tag=tag, article__in=articles)
    Tagging.objects.filter(pairs).delete()
    Tag.objects.filter(pk__in=record.tags, tagging=None).delete()


def untag_articles(articles: Iterable[Article], names: Iterable[str], *, user: User | None) -> Change | None:
    """Remove tags from articles. Returns the change, or ``None`` if no article had any of them."""
    with transaction.atomic():
        wanted = {name.lower() for name in map(tidy_name, names)}
        tags = list(tags_named(wanted).order_by("pk"))
        found = Tagging.objects.filter(article__in={article.pk for article in articles}, tag__in=tags)
        rows = [_tagging_row(tagging) for tagging in found.order_by("pk")]
        if not rows:
            return None
        found.delete()
        return record_change(
            Change.Kind.UNTAG_ARTICLES,
            Summary.TAGS_REMOVED,
            {"tags": [tag.name for tag in tags], "count": len({row.article_id for row in rows})},
            about=subjects(articles=(row.article_id for row in rows)),
            undo=RemovedTags(taggings=tuple(rows)),
            user=user,
        )


@undoes(Change.Kind.UNTAG_ARTICLES, record=RemovedTags)
def undo_untagging(record: RemovedTags, _undoing: UndoRequest) -> None:
    _restore_taggings(record.taggings)


@transaction.atomic
def rename_tag(tag: Tag, name: str, *, user: User | None) -> Change | None:
    """Give ``tag`` a new name and slug. Returns the change, or ``None`` if it already has the name.

    Raises ``NameTaken`` if another tag has the name, and ``ValueError`` if it is empty or too long.
    """
    name = checked_name(name)
    if name == tag.name:
        return None
    if Tag.objects.filter(name__iexact=name).exclude(pk=tag.pk).exists():
        raise NameTaken(_("The tag “%(name)s” already exists. Merge the two instead.") % {"name": name})
    before = TagRow(id=tag.pk, name=tag.name, slug=tag.slug)
    tag.name = name
    tag.slug = free_slug(name, taken=set(slugs_like(name).exclude(pk=tag.pk).values_list("slug", flat=True)))
    tag.save(update_fields=["name", "slug"])
    values = {"old": before.name, "new": name}
    undo = RenamedTag(tag=before)
    return record_change(Change.Kind.RENAME_TAG, Summary.TAG_RENAMED, values, undo=undo, user=user)


@undoes(Change.Kind.RENAME_TAG, record=RenamedTag)
def undo_rename(record: RenamedTag, _undoing: UndoRequest) -> None:
    before = record.tag
    tag = Tag.objects.filter(pk=before.id).first()
    if tag is None:
        raise NotUndoable(_("the tag was deleted; undo later changes first"))
    others = Tag.objects.exclude(pk=tag.pk)
    _require_free(before, among=others)
    tag.name, tag.slug = before.name, before.slug
    tag.save(update_fields=["name", "slug"])


def _require_free(row: TagRow, *, among: Any) -> None:
    if among.filter(Q(name__iexact=row.name) | Q(slug=row.slug)).exists():
        raise NotUndoable(_("another tag is now named “%(name)s”") % {"name": row.name})


@transaction.atomic
def merge_tags(*, kept: Tag, absorbed: Tag, user: User | None) -> Change:
    """Replace ``absorbed`` with ``kept`` on every article, and delete ``absorbed``.

    Raises ``ValueError`` if both are the same tag.
    """
    if kept.pk == absorbed.pk:
        raise ValueError("a tag cannot be merged into itself")
    on_both = Tagging.objects.filter(tag=kept).values("article")
    spare = [_tagging_row(tagging) for tagging in Tagging.objects.filter(tag=absorbed, article__in=on_both)]
    moving = Tagging.objects.filter(tag=absorbed).exclude(article__in=on_both)
    moved = list(moving.order_by("pk").values_list("pk", flat=True))
    moving.update(tag=kept)
    record = MergedTags(
        kept=kept.pk,
        absorbed=TagRow(id=absorbed.pk, name=absorbed.name, slug=absorbed.slug),
        moved=tuple(moved),
        spare=tuple(spare),
    )
    Tag.objects.filter(pk=absorbed.pk).delete()
    values = {"absorbed": absorbed.name, "kept": kept.name}
    return record_change(Change.Kind.MERGE_TAGS, Summary.TAGS_MERGED, values, undo=record, user=user)


@undoes(Change.Kind.MERGE_TAGS, record=MergedTags)
def undo_merged_tags(record: MergedTags, _undoing: UndoRequest) -> None:
    if not Tag.objects.filter(pk=record.kept).exists():
        raise NotUndoable(_("the merged tag was deleted; undo later changes first"))
    _require_free(record.absorbed, among=Tag.objects.all())
    Tag.objects.create(**asdict(record.absorbed))
    Tagging.objects.filter(pk__in=record.moved, tag=record.kept).update(tag=record.absorbed.id)
    _restore_taggings(record.spare)


def _tagging_row(tagging: Tagging) -> TaggingRow:
    return TaggingRow(
        id=tagging.pk,
        **{field.name: getattr(tagging, field.name) for field in fields(TaggingRow) if field.name != "id"},
    )


def _restore_taggings(rows: Iterable[TaggingRow]) -> None:
    rows = list(rows)
    articles = set(existing(Article, (row.article_id for row in rows)))
    tags = set(existing(Tag, (row.tag_id for row in rows)))
    users = existing_users(row.tagged_by_id for row in rows)
    restored = [
        Tagging(**{**asdict(row), "tagged_by_id": users.get(row.tagged_by_id)})
        for row in rows
        if row.article_id in articles and row.tag_id in tags
    ]
    times = {row.id: row.tagged_at for row in rows}
    Tagging.objects.bulk_create(restored, ignore_conflicts=True)
    # Creating the rows set the present time. Restore the original times.
    for tagging in restored:
        tagging.tagged_at = times[tagging.pk]
    Tagging.objects.bulk_update(restored, ["tagged_at"])
