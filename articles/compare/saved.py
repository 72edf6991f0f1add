"""Save comparisons: convert arrangements to database rows and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from articles.compare.addresses import Arrangement, Key
from articles.models import SavedColumn, SavedComparison
from articles.text.comparing.align import FEWEST_ACCOUNTS

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


def arrangement_of(saved: SavedComparison) -> Arrangement | None:
    """Return the arrangement of ``saved``, or ``None`` if fewer than two of its articles are still in the archive."""
    columns = list(saved.columns.all())
    keys = tuple(Key(column.article_id, column.revision) for column in columns)
    if len(keys) < FEWEST_ACCOUNTS:
        return None
    base = next((key for key, column in zip(keys, columns, strict=True) if column.is_base), keys[0])
    hidden = [key for key, column in zip(keys, columns, strict=True) if column.is_hidden and key != base]
    return Arrangement(
        keys=keys,
        base=base,
        hidden=frozenset(hidden[: len(keys) - FEWEST_ACCOUNTS]),
        only_differences=saved.only_differences,
        saved=saved.pk,
    )


@transaction.atomic
def save(arrangement: Arrangement, *, title: str, user: User) -> SavedComparison:
    """Save ``arrangement`` under a title."""
    saved = SavedComparison.objects.create(
        title=title, size=len(arrangement.keys), only_differences=arrangement.only_differences, saved_by=user
    )
    _save_columns(saved, arrangement)
    return saved


@transaction.atomic
def rearrange(saved: SavedComparison, arrangement: Arrangement) -> None:
    """Replace the arrangement of ``saved``. Its notes stay."""
    SavedComparison.objects.select_for_update().get(pk=saved.pk)
    saved.size = len(arrangement.keys)
    saved.only_differences = arrangement.only_differences
    saved.save(update_fields=["size", "only_differences"])
    SavedColumn.objects.filter(comparison=saved).delete()
    _save_columns(saved, arrangement)


def _save_columns(saved: SavedComparison, arrangement: Arrangement) -> None:
    SavedColumn.objects.bulk_create(
        SavedColumn(
            comparison=saved,
            article_id=key.article,
            revision=key.revision,
            position=position,
            is_base=key == arrangement.base,
            is_hidden=key in arrangement.hidden,
        )
        for position, key in enumerate(arrangement.keys)
    )
