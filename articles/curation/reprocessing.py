"""Preview, dismiss and reprocess clippings that were parsed by another parser version or with other rules."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import ingest
from articles.curation.changes import NotUndoable, UndoRequest, articles_changed_since, record_change, undoes
from articles.curation.run_records import NextClippings, Run
from articles.ingest import ReprocessStatus, snapshots
from articles.ingest.decisions import decisions_about
from articles.ingest.parser_inputs import current_parser_version
from articles.ingest.storing import lock_writers
from articles.models import Change, Clipping, Summary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from articles.ingest import Reparsed
    from articles.models.clippings import ClippingQuerySet
    from newsarchive.accounts.models import User

# How many clippings are previewed in one transaction to find the unchanged ones.
PREVIEWED_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprocessing(Run):
    """A run of reprocessing. ``clippings`` are the ids of the selected ones, or ``None`` for all that need it."""

    clippings: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprocessPreview:
    """What reprocessing a clipping would change. ``by_hand`` is the number of corrections, which stay."""

    clipping: Clipping
    articles: tuple[Reparsed, ...]
    by_hand: int

    @property
    def is_same(self) -> bool:
        return all(article.status is ReprocessStatus.SAME for article in self.articles)


def clippings_to_reprocess() -> ClippingQuerySet:
    """Return the stored clippings that were parsed by another parser version or are marked, in order of id."""
    return Clipping.objects.parsed_by_other_version_than(current_parser_version()).order_by("pk")


def preview_reprocess(ids: Sequence[int]) -> list[ReprocessPreview]:
    """Return what reprocessing the clippings with these ids would change. Nothing is written."""
    found: dict[int, list[Reparsed]] = defaultdict(list)
    for reparsed in ingest.reparse(ids, dry_run=True):
        found[reparsed.clipping_id].append(reparsed)
    clippings = Clipping.objects.without_content().in_bulk(list(ids))
    decisions = decisions_about(clipping.sha256 for clipping in clippings.values())
    by_hand: Counter[str] = Counter()
    for sha256, about in decisions.items():
        for field in fields(about):
            by_hand[sha256] += sum(map(len, getattr(about, field.name).values()))
    return [
        ReprocessPreview(clipping=clippings[pk], articles=tuple(found[pk]), by_hand=by_hand[clippings[pk].sha256])
        for pk in ids
        if pk in clippings
    ]


def dismiss_unchanged(*, seconds: float) -> int:
    """Mark clippings that reprocessing would not change as up to date, for this many seconds. Return how many.

    Clippings that would change, or can no longer be parsed, are left.
    """
    end = time.monotonic() + seconds
    dismissed = reached = 0
    while ids := list(clippings_to_reprocess().filter(pk__gt=reached).values_list("pk", flat=True)[:PREVIEWED_AT_ONCE]):
        reached = ids[-1]
        with transaction.atomic():
            # Without the lock, a rule saved meanwhile could mark clippings, and the update would remove the marks.
            lock_writers()
            same = [preview.clipping.pk for preview in preview_reprocess(ids) if preview.is_same]
            dismissed += Clipping.objects.filter(pk__in=same).update(parser_version=current_parser_version())
        if time.monotonic() > end:
            break
    return dismissed


@transaction.atomic
def start_reprocessing(*, chosen: Collection[int] | None = None, user: User | None) -> Change | None:
    """Start a run that reprocesses the clippings that need it, all or those ``chosen``. ``continue_run`` executes it.

    Returns the change, or ``None`` if none needs it any more.
    """
    lock_writers()
    clippings = clippings_to_reprocess() if chosen is None else clippings_to_reprocess().filter(pk__in=chosen)
    count = clippings.count()
    if not count:
        return None
    ids = None if chosen is None else tuple(clippings.values_list("pk", flat=True))
    record = Reprocessing(clippings=ids, reached=0)
    return record_change(Change.Kind.REPARSE, Summary.REPROCESSED, {"count": count}, undo=record, user=user)


def _clippings_of(record: Reprocessing) -> ClippingQuerySet:
    clippings = clippings_to_reprocess().filter(pk__gt=record.reached)
    return clippings if record.clippings is None else clippings.filter(pk__in=record.clippings)


def count_left(record: Reprocessing) -> int:
    """Return how many clippings the run still has to reprocess."""
    return _clippings_of(record).count()


def next_clippings(record: Reprocessing, *, most: int) -> NextClippings:
    """Return the clippings of the run's next step, at most ``most``."""
    ids = list(_clippings_of(record).values_list("pk", flat=True)[:most])
    return NextClippings(clippings=ids, looked_at=len(ids), reached=ids[-1] if len(ids) == most else None)


@undoes(Change.Kind.REPARSE, record=Reprocessing)
def undo_reprocessing(_record: Reprocessing, undoing: UndoRequest) -> str:
    """Restore the articles, except those changed since. Return a sentence that says how many of these there are.

    The clippings then need reprocessing again. Raises ``NotUndoable`` if all articles have been changed since.
    """
    parts = list(undoing.change.parts.order_by("-pk"))
    since = {pk for part in parts for pk in articles_changed_since(part.rows, undoing.change)}
    ours = {row["id"] for part in parts for row in part.rows["articles"]} | {
        pk for part in parts for pk in part.rows["made"]
    }
    if not ours - since:
        raise NotUndoable(_("later edits changed these articles; undo those edits first"))
    for part in parts:
        snapshots.restore(snapshots.without(part.rows, since))
    if not since:
        return ""
    return ngettext(
        "%(count)d article edited since then was kept.",
        "%(count)d articles edited since then were kept.",
        len(since),
    ) % {"count": len(since)}
