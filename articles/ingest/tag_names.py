"""Names of tags: find the tags that have them, and create those that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.functions import Lower
from django.utils.text import slugify

from articles.models import Tag
from articles.models.tags import MAX_TAG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models.tags import TagQuerySet

_MAX_SLUG = 70


def ensure_tags(names: Iterable[str]) -> tuple[list[Tag], list[int]]:
    """Return the tags with these names, and the ids of those that were created.

    Raises ``ValueError`` for an empty name or one that is too long.
    """
    wanted = {name.lower(): name for name in map(checked_name, names)}
    known = {tag.name.lower(): tag for tag in tags_named(wanted)}
    missing = [wanted[lower] for lower in sorted(wanted.keys() - known.keys())]
    if not missing:
        return sorted(known.values(), key=lambda tag: tag.pk), []
    # In one query, as an import may create hundreds of tags.
    taken = set(Tag.objects.values_list("slug", flat=True))
    new = [Tag(name=name, slug=free_slug(name, taken=taken)) for name in missing]
    Tag.objects.bulk_create(new, ignore_conflicts=True)
    tags = list(tags_named(wanted).order_by("pk"))
    return tags, [tag.pk for tag in tags if tag.name.lower() not in known]


def tags_named(lowered: Iterable[str]) -> TagQuerySet:
    return Tag.objects.alias(lower=Lower("name")).filter(lower__in=list(lowered))


def tidy_name(name: str) -> str:
    return " ".join(name.split())


def checked_name(name: str) -> str:
    """Return the name without superfluous spaces. Raises ``ValueError`` if it is empty or too long."""
    name = tidy_name(name)
    if not 0 < len(name) <= MAX_TAG:
        raise ValueError(f"not a tag of 1 to {MAX_TAG} characters: {name!r}")
    return name


def slugs_like(name: str) -> TagQuerySet:
    return Tag.objects.filter(slug__startswith=_slug(name))


def _slug(name: str) -> str:
    return slugify(name, allow_unicode=True)[:_MAX_SLUG] or "tag"


def free_slug(name: str, *, taken: set[str]) -> str:
    """Return a slug for ``name`` that is not in ``taken``, and add it to ``taken``."""
    slug, number = _slug(name), 1
    while slug in taken:
        number += 1
        slug = f"{_slug(name)}-{number}"
    taken.add(slug)
    return slug
