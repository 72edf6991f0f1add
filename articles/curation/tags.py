"""Tags put on articles and taken off, renamed and merged."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.curation.records import NameTaken, NotUndoable, existing, existing_users
from articles.models import Article, Change, Tag, Tagging, subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.accounts.models import User


MAX_TAG = 60


_MAX_TAG_SLUG = 70


def tag_articles(articles: Iterable[Article], names: Iterable[str], *, user: User | None) -> Change | None:
    """Put tags on articles, making those that are new, and return the change; ``None`` where all were on all already.

    Raises ``ValueError`` for a name that is too long.
    """
    with transaction.atomic():
        tags, made = _ensure_tags(names)
        ids = sorted({article.pk for article in articles})
        there = set(Tagging.objects.filter(article__in=ids, tag__in=tags).values_list("article", "tag"))
        new = [(article, tag.pk) for article in ids for tag in tags if (article, tag.pk) not in there]
        if not new:
            return None
        Tagging.objects.bulk_create(
            [Tagging(article_id=article, tag_id=tag, tagged_by=user) for article, tag in new], ignore_conflicts=True
        )
        count = len({article for article, _tag in new})
        return Change.objects.create(
            kind=Change.Kind.TAG_ARTICLES,
            summary=ngettext("%(tags)s put on %(count)d article", "%(tags)s put on %(count)d articles", count)
            % {"tags": _shown_tags(tags), "count": count},
            about=subjects(articles=(article for article, _tag in new)),
            undo={"taggings": new, "tags": made},
            made_by=user,
        )


def undo_tagging(undo: Mapping[str, Any]) -> None:
    pairs = Q(pk__in=[])
    by_tag: dict[int, list[int]] = defaultdict(list)
    for article, tag in undo["taggings"]:
        by_tag[tag].append(article)
    for tag, articles in by_tag.items():
        pairs |= Q(tag=tag, article__in=articles)
    Tagging.objects.filter(pairs).delete()
    Tag.objects.filter(pk__in=undo["tags"], tagging=None).delete()


def untag_articles(articles: Iterable[Article], names: Iterable[str], *, user: User | None) -> Change | None:
    """Take tags off articles and return the change; ``None`` where none of them was on any."""
    with transaction.atomic():
        wanted = {name.lower() for name in map(_tidy, names)}
        tags = list(Tag.objects.annotate(lower=Lower("name")).filter(lower__in=wanted).order_by("pk"))
        found = Tagging.objects.filter(article__in={article.pk for article in articles}, tag__in=tags)
        rows = [_tagging_row(tagging) for tagging in found.order_by("pk")]
        if not rows:
            return None
        found.delete()
        count = len({row["article_id"] for row in rows})
        return Change.objects.create(
            kind=Change.Kind.UNTAG_ARTICLES,
            summary=ngettext("%(tags)s taken off %(count)d article", "%(tags)s taken off %(count)d articles", count)
            % {"tags": _shown_tags(tags), "count": count},
            about=subjects(articles=(row["article_id"] for row in rows)),
            undo={"taggings": rows},
            made_by=user,
        )


@transaction.atomic
def rename_tag(tag: Tag, name: str, *, user: User | None) -> Tag:
    """Give a tag another name, and the address that goes with it, and return it. Raises ``NameTaken``."""
    name = _checked(name)
    if name == tag.name:
        return tag
    if Tag.objects.filter(name__iexact=name).exclude(pk=tag.pk).exists():
        raise NameTaken(_("There is a tag “%(name)s” already: merge the two.") % {"name": name})
    before = {"tag": tag.pk, "name": tag.name, "slug": tag.slug}
    old_name = tag.name
    tag.name = name
    tag.slug = _free_slug(name, taken=set(_slugs_like(name).exclude(pk=tag.pk).values_list("slug", flat=True)))
    tag.save(update_fields=["name", "slug"])
    Change.objects.create(
        kind=Change.Kind.RENAME_TAG,
        summary=_("Tag “%(old)s” renamed to “%(new)s”") % {"old": old_name, "new": name},
        undo=before,
        made_by=user,
    )
    return tag


def undo_rename(undo: Mapping[str, Any]) -> None:
    tag = Tag.objects.filter(pk=undo["tag"]).first()
    if tag is None:
        raise NotUndoable(_("the tag is gone; undo later changes first"))
    others = Tag.objects.exclude(pk=tag.pk)
    if others.filter(Q(name__iexact=undo["name"]) | Q(slug=undo["slug"])).exists():
        raise NotUndoable(_("another tag has the name “%(name)s” now") % {"name": undo["name"]})
    tag.name, tag.slug = undo["name"], undo["slug"]
    tag.save(update_fields=["name", "slug"])


@transaction.atomic
def merge_tags(*, kept: Tag, absorbed: Tag, user: User | None) -> Change:
    """Put ``kept`` wherever ``absorbed`` is, and delete the latter. Raises ``ValueError`` where both are one."""
    if kept.pk == absorbed.pk:
        raise ValueError("a tag cannot be merged into itself")
    on_both = Tagging.objects.filter(tag=kept).values("article")
    spare = [_tagging_row(tagging) for tagging in Tagging.objects.filter(tag=absorbed, article__in=on_both)]
    moving = Tagging.objects.filter(tag=absorbed).exclude(article__in=on_both)
    moved = list(moving.order_by("pk").values_list("pk", flat=True))
    moving.update(tag=kept)
    undo = {
        "kept": kept.pk,
        "absorbed": {"id": absorbed.pk, "name": absorbed.name, "slug": absorbed.slug},
        "moved": moved,
        "spare": spare,
    }
    Tag.objects.filter(pk=absorbed.pk).delete()
    return Change.objects.create(
        kind=Change.Kind.MERGE_TAGS,
        summary=_("Tag “%(absorbed)s” merged into “%(kept)s”") % {"absorbed": absorbed.name, "kept": kept.name},
        undo=undo,
        made_by=user,
    )


def undo_merged_tags(undo: Mapping[str, Any]) -> None:
    if not Tag.objects.filter(pk=undo["kept"]).exists():
        raise NotUndoable(_("the tag it was merged into is gone; undo later changes first"))
    absorbed = undo["absorbed"]
    if Tag.objects.filter(Q(name__iexact=absorbed["name"]) | Q(slug=absorbed["slug"])).exists():
        raise NotUndoable(_("another tag has the name “%(name)s” now") % {"name": absorbed["name"]})
    Tag.objects.create(**absorbed)
    Tagging.objects.filter(pk__in=undo["moved"], tag=undo["kept"]).update(tag=absorbed["id"])
    undo_untagging(undo["spare"])


def _ensure_tags(names: Iterable[str]) -> tuple[list[Tag], list[int]]:
    """Return the tags of these names, and the ids of those that had to be made."""
    wanted = {name.lower(): name for name in map(_checked, names)}
    known = {tag.name.lower(): tag for tag in _tags_named(wanted)}
    missing = [wanted[lower] for lower in sorted(wanted.keys() - known.keys())]
    if not missing:
        return sorted(known.values(), key=lambda tag: tag.pk), []
    taken = {slug for name in missing for slug in _slugs_like(name).values_list("slug", flat=True)}
    new = [Tag(name=name, slug=_free_slug(name, taken=taken)) for name in missing]
    Tag.objects.bulk_create(new, ignore_conflicts=True)
    tags = list(_tags_named(wanted).order_by("pk"))
    return tags, [tag.pk for tag in tags if tag.name.lower() not in known]


def _tags_named(lowered: Iterable[str]) -> Any:
    return Tag.objects.annotate(lower=Lower("name")).filter(lower__in=list(lowered))


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _checked(name: str) -> str:
    name = _tidy(name)
    if not 0 < len(name) <= MAX_TAG:
        raise ValueError(f"not a tag of 1 to {MAX_TAG} characters: {name!r}")
    return name


def _slugs_like(name: str) -> Any:
    return Tag.objects.filter(slug__startswith=_slug(name))


def _slug(name: str) -> str:
    return slugify(name, allow_unicode=True)[:_MAX_TAG_SLUG] or "tag"


def _free_slug(name: str, *, taken: set[str]) -> str:
    """Return a slug of ``name`` that is not ``taken``, and enter it there."""
    slug, number = _slug(name), 1
    while slug in taken:
        number += 1
        slug = f"{_slug(name)}-{number}"
    taken.add(slug)
    return slug


def _shown_tags(tags: Iterable[Tag]) -> str:
    return ", ".join(f"“{tag.name}”" for tag in tags)


def _tagging_row(tagging: Tagging) -> dict[str, Any]:
    return {
        "id": tagging.pk,
        "article_id": tagging.article_id,
        "tag_id": tagging.tag_id,
        "tagged_by_id": tagging.tagged_by_id,
        "tagged_at": tagging.tagged_at.isoformat(),
    }


def undo_untagging(rows: Sequence[Mapping[str, Any]]) -> None:
    articles = set(existing(Article, (row["article_id"] for row in rows)))
    tags = set(existing(Tag, (row["tag_id"] for row in rows)))
    users = existing_users(row["tagged_by_id"] for row in rows)
    back = [
        Tagging(
            **{
                **row,
                "tagged_by_id": users.get(row["tagged_by_id"]),
                "tagged_at": datetime.fromisoformat(row["tagged_at"]),
            }
        )
        for row in rows
        if row["article_id"] in articles and row["tag_id"] in tags
    ]
    times = {tagging.pk: tagging.tagged_at for tagging in back}
    Tagging.objects.bulk_create(back, ignore_conflicts=True)
    # Creation has stamped its own time on them.
    for tagging in back:
        tagging.tagged_at = times[tagging.pk]
    Tagging.objects.bulk_update(back, ["tagged_at"])
