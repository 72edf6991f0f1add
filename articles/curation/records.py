"""What the acts of curation have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps

from articles import ingest
from articles.ingest import snapshots
from articles.models import Clipping, FieldCorrection
from articles.models.corrections import Correction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.models import Article, Change

_SUMMARY_CHARACTERS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class NextClippings:
    """What a step of a change reads again, and how much it looked at for that.

    ``reached`` is the last key that it looked at, ``None`` at the end.
    """

    clippings: Sequence[int]
    looked_at: int
    reached: int | None


class NotUndoable(Exception):
    """A change cannot be undone; the message says why."""


class NameTaken(Exception):
    """Another tag has the name already: merge the two."""


def shortened(text: str) -> str:
    return text if len(text) <= _SUMMARY_CHARACTERS else f"{text[:_SUMMARY_CHARACTERS]}…"


def named(article: Article, **more: str) -> dict[str, Any]:
    """Return what a sentence about an article names it by."""
    return {"pk": article.pk, "headline": shortened(article.headline), **more}


def parse_again(clipping_ids: Iterable[int]) -> None:
    for _reparsed in ingest.reparse(sorted(set(clipping_ids))):
        pass


def parse_again_by_hash(hashes: Iterable[str]) -> None:
    parse_again(Clipping.objects.stored().filter(sha256__in=set(hashes)).values_list("pk", flat=True))


def existing(model: Any, ids: Iterable[int | None]) -> list[int]:
    return list(model.objects.filter(pk__in={pk for pk in ids if pk is not None}).values_list("pk", flat=True))


def existing_users(ids: Iterable[int | None]) -> dict[int | None, int]:
    """Return the ids of those accounts that are still there, by themselves."""
    users = FieldCorrection._meta.get_field("made_by").related_model
    return {pk: pk for pk in existing(users, ids)}


def changed_since(rows: snapshots.Row, change: Change) -> set[int]:
    """Return the articles that are not any more what ``change`` made of them, or about which people decided since.

    ``rows`` are those of a part of it.
    """
    keys = snapshots.places_of(rows)
    hashes: set[str] = set()
    for model in apps.get_models():
        if issubclass(model, Correction):
            since = model._default_manager.filter(sha256__in=keys.values(), made_at__gt=change.made_at)
            hashes.update(since.values_list("sha256", flat=True))
    return snapshots.changed_since(rows) | {pk for pk, sha256 in keys.items() if sha256 in hashes}
