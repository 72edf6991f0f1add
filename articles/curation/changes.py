"""What every change has in common: an entry in the history, its undo function, and parsing the clippings again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from articles import ingest
from articles.ingest import snapshots
from articles.models import CORRECTIONS, Change, Clipping, FieldCorrection
from articles.models.undo_records import MalformedRecord, UndoRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from articles.models import Article, Summary
    from newsarchive.accounts.models import User

_SUMMARY_CHARACTERS = 80


class NotUndoable(Exception):
    """A change cannot be undone; the message says why."""


class NameTaken(Exception):
    """Another tag has the name already: merge the two."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """One act of undoing: which change, and who undoes it."""

    change: Change
    user: User | None


@dataclass(frozen=True, slots=True)
class Undoer:
    """How one kind of change is undone.

    ``run`` returns a sentence to tell besides, or nothing. It raises ``NotUndoable``.
    """

    record: type[UndoRecord]
    run: Callable[[Any, Undoing], str | None]


UNDOERS: dict[Change.Kind, Undoer] = {}

_Record = TypeVar("_Record", bound=UndoRecord)
_Run = TypeVar("_Run", bound="Callable[[Any, Undoing], str | None]")


def undoes(*kinds: Change.Kind, record: type[_Record]) -> Callable[[_Run], _Run]:
    """Register the decorated function as the one that undoes changes of these kinds, from their ``record``."""

    def register(run: _Run) -> _Run:
        for kind in kinds:
            UNDOERS[kind] = Undoer(record, run)
        return run

    return register


def record_change(
    kind: Change.Kind,
    summary: Summary,
    values: Mapping[str, Any],
    *,
    undo: UndoRecord,
    user: User | None,
    about: Sequence[str] = (),
) -> Change:
    """Enter a change into the history. ``values`` are those of the summary's wording."""
    change = Change(
        kind=kind,
        summary_code=summary,
        summary_values=dict(values),
        about=list(about),
        undo=undo.to_json(),
        made_by=user,
    )
    record_of(change)
    change.save()
    return change


def record_of(change: Change) -> Any:
    """Return the typed record of what undoing ``change`` needs. Raises ``NotUndoable`` where there is none."""
    undoer = UNDOERS.get(Change.Kind(change.kind)) if change.kind in Change.Kind else None
    if undoer is None or not change.undo:
        raise NotUndoable(_("this cannot be undone"))
    try:
        return undoer.record.from_json(change.undo)
    except MalformedRecord as error:
        raise NotUndoable(_("the undo data is damaged (%(fault)s)") % {"fault": error}) from error


def undo_record(change: Change, *, user: User | None) -> str:
    """Undo ``change`` by its registered function, and return what that has to tell besides."""
    record = record_of(change)
    return UNDOERS[Change.Kind(change.kind)].run(record, Undoing(change, user)) or ""


def shortened(text: str) -> str:
    """Return ``text``, cut to the length that a summary shows."""
    return text if len(text) <= _SUMMARY_CHARACTERS else f"{text[:_SUMMARY_CHARACTERS]}…"


def article_values(article: Article, **more: Any) -> dict[str, Any]:
    """Return the values by which a summary names an article, and ``more``."""
    return {"pk": article.pk, "headline": shortened(article.headline), **more}


def parse_again(clipping_ids: Iterable[int]) -> None:
    for _reparsed in ingest.reparse(sorted(set(clipping_ids))):
        pass


def parse_again_by_hash(hashes: Iterable[str]) -> None:
    parse_again(Clipping.objects.stored().filter(sha256__in=set(hashes)).values_list("pk", flat=True))


def existing(model: Any, ids: Iterable[int | None]) -> list[int]:
    """Return those of ``ids`` that ``model`` still has rows for."""
    return list(model.objects.filter(pk__in={pk for pk in ids if pk is not None}).values_list("pk", flat=True))


def existing_users(ids: Iterable[int | None]) -> dict[int | None, int]:
    """Return the ids of the user accounts that still exist, by themselves: ``get`` gives ``None`` for the others."""
    users = FieldCorrection._meta.get_field("made_by").related_model
    return {pk: pk for pk in existing(users, ids)}


def articles_changed_since(rows: snapshots.Row, change: Change) -> set[int]:
    """Return the articles that differ from what ``change`` made of them, or were corrected after it.

    ``rows`` are those of one part of the change.
    """
    keys = snapshots.clipping_hashes(rows)
    hashes: set[str] = set()
    for model in CORRECTIONS:
        since = model.objects.filter(sha256__in=keys.values(), made_at__gt=change.made_at)
        hashes.update(since.values_list("sha256", flat=True))
    return snapshots.changed_since(rows) | {pk for pk, sha256 in keys.items() if sha256 in hashes}
