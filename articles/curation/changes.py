"""What all changes have in common: the entry in the history, the registered undo function, and reparsing."""

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
    """A change cannot be undone. The message says why, as the end of a sentence and without a full stop."""


class NameTaken(Exception):
    """Another tag already has this name. The message suggests merging the two."""


@dataclass(frozen=True, slots=True)
class UndoRequest:
    """The change to undo, and who undoes it."""

    change: Change
    user: User | None


@dataclass(frozen=True, slots=True)
class Undoer:
    """How one kind of change is undone.

    ``run`` takes the undo record and returns a further sentence for the message, or nothing. It raises ``NotUndoable``.
    """

    record: type[UndoRecord]
    run: Callable[[Any, UndoRequest], str | None]


UNDOERS: dict[Change.Kind, Undoer] = {}

_Record = TypeVar("_Record", bound=UndoRecord)
_Run = TypeVar("_Run", bound="Callable[[Any, UndoRequest], str | None]")


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
    """Save a change in the history and return it. ``values`` fill the placeholders of the summary.

    ``about`` lists the subjects whose history shows the change. Raises ``NotUndoable`` if ``undo`` does not fit the
    kind of change.
    """
    change = Change(
        kind=kind,
        summary_code=summary,
        summary_values=dict(values),
        about=list(about),
        undo=undo.to_json(),
        made_by=user,
    )
    load_undo_record(change)
    change.save()
    return change


def load_undo_record(change: Change) -> Any:
    """Return the typed undo record of ``change``. Raises ``NotUndoable`` if there is none or it is damaged."""
    undoer = UNDOERS.get(Change.Kind(change.kind)) if change.kind in Change.Kind else None
    if undoer is None or not change.undo:
        raise NotUndoable(_("it has no undo record"))
    try:
        return undoer.record.from_json(change.undo)
    except MalformedRecord as error:
        raise NotUndoable(_("the undo data is damaged (%(fault)s)") % {"fault": error}) from error


def undo_from_record(change: Change, *, user: User | None) -> str:
    """Undo ``change`` with its registered function. Return a further sentence for the message; it may be empty."""
    record = load_undo_record(change)
    return UNDOERS[Change.Kind(change.kind)].run(record, UndoRequest(change, user)) or ""


def shortened(text: str) -> str:
    """Return ``text`` cut to the length shown in a summary."""
    return text if len(text) <= _SUMMARY_CHARACTERS else f"{text[:_SUMMARY_CHARACTERS]}…"


def article_values(article: Article, **more: Any) -> dict[str, Any]:
    """Return the summary values that name an article, with ``more`` values."""
    return {"pk": article.pk, "headline": shortened(article.headline), **more}


def article_key(article: Article) -> dict[str, Any]:
    """Return the columns by which corrections refer to an article. They outlive its row."""
    return {"sha256": article.clipping.sha256, "position": article.position}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleKey:
    """Base of undo records about one article: SHA-256 of the clipping, and position in it."""

    sha256: str
    position: int

    @property
    def at(self) -> dict[str, Any]:
        """The columns by which corrections refer to the article."""
        return {"sha256": self.sha256, "position": self.position}


def reparse(clipping_ids: Iterable[int]) -> None:
    """Parse the clippings with these ids again, so that corrections take effect."""
    for _reparsed in ingest.reparse(sorted(set(clipping_ids))):
        pass


def reparse_by_hash(hashes: Iterable[str]) -> None:
    """Parse the stored clippings with these SHA-256 again."""
    reparse(Clipping.objects.stored().filter(sha256__in=set(hashes)).values_list("pk", flat=True))


def existing(model: Any, ids: Iterable[int | None]) -> list[int]:
    """Return the ids for which ``model`` still has a row."""
    return list(model.objects.filter(pk__in={pk for pk in ids if pk is not None}).values_list("pk", flat=True))


def existing_users(ids: Iterable[int | None]) -> dict[int | None, int]:
    """Return a mapping of each user id that still exists to itself, so that ``get`` gives ``None`` for others."""
    users = FieldCorrection._meta.get_field("made_by").related_model
    return {pk: pk for pk in existing(users, ids)}


def articles_changed_since(rows: snapshots.Row, change: Change) -> set[int]:
    """Return the ids of articles that were changed or corrected after ``change``.

    ``rows`` are the snapshot difference of one part of the change.
    """
    keys = snapshots.clipping_hashes(rows)
    hashes: set[str] = set()
    for model in CORRECTIONS:
        since = model.objects.filter(sha256__in=keys.values(), made_at__gt=change.made_at)
        hashes.update(since.values_list("sha256", flat=True))
    return snapshots.changed_since(rows) | {pk for pk, sha256 in keys.items() if sha256 in hashes}
