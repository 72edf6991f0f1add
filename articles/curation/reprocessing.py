"""Reprocessing clippings that were parsed by another parser version or other rules: first previewed, then applied."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import ingest
from articles.curation.changes import NotUndoable, Undoing, articles_changed_since, record_change, undoes
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

# How many clippings are previewed at once when unchanged ones are dismissed.
SIFTED_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprocessing(Run):
    """``clippings`` are the ids of those selected, ``None`` for all that need it."""

    clippings: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprocessPreview:
    """What reprocessing a clipping would change. ``by_hand`` counts people's decisions about it, which stay."""

    clipping: Clipping
    articles: tuple[Reparsed, ...]
    by_hand: int

    @property
    def is_same(self) -> bool:
        return all(article.status is ReprocessStatus.SAME for article in self.articles)


def clippings_to_reprocess() -> ClippingQuerySet:
    """Return the stored clippings parsed by another parser version or marked for reprocessing, in order of id."""
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
        for held in fields(about):
            by_hand[sha256] += sum(map(len, getattr(about, held.name).values()))
    return [
        ReprocessPreview(clipping=clippings[pk], articles=tuple(found[pk]), by_hand=by_hand[clippings[pk].sha256])
        for pk in ids
        if pk in clippings
    ]


def dismiss_unchanged(*, seconds: float) -> int:
    """Dismiss clippings that reprocessing would not change, for so many seconds; return how many were.

    Clippings that would change, or cannot be parsed any more, are left.
    """
    end = time.monotonic() + seconds
    passed = reached = 0
    while ids := list(clippings_to_reprocess().filter(pk__gt=reached).values_list("pk", flat=True)[:SIFTED_AT_ONCE]):
        reached = ids[-1]
        with transaction.atomic():
            # A rule written meanwhile would mark them, and this would remove the mark.
            lock_writers()
            same = [one.clipping.pk for one in preview_reprocess(ids) if one.is_same]
            passed += Clipping.objects.filter(pk__in=same).update(parser_version=current_parser_version())
        if time.monotonic() > end:
            break
    return passed


@transaction.atomic
def start_reprocessing(*, chosen: Collection[int] | None = None, user: User | None) -> Change | None:
    """Start to reprocess the clippings that need it, or those ``chosen``; ``continue_run`` does the work.

    Returns the change, or ``None`` where none needs it any more.
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
    """Return how many clippings a run has still to reprocess."""
    return _clippings_of(record).count()


def next_clippings(record: Reprocessing, *, most: int) -> NextClippings:
    """Return the clippings of the run's next step."""
    ids = list(_clippings_of(record).values_list("pk", flat=True)[:most])
    return NextClippings(clippings=ids, looked_at=len(ids), reached=ids[-1] if len(ids) == most else None)


@undoes(Change.Kind.REPARSE, record=Reprocessing)
def undo_reprocessing(_record: Reprocessing, undoing: Undoing) -> str:
    """Restore the articles, except those changed since, and return a sentence about these.

    The clippings then need reprocessing again. Raises ``NotUndoable`` where all have been changed.
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
