"""Reading again what was last read by another parser, or by other rules: looked at first, applied to some or all."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import ingest
from articles.curation.records import NextClippings, NotUndoable, changed_since
from articles.ingest import ReprocessStatus, snapshots
from articles.ingest.decisions import decisions_about
from articles.ingest.parser_inputs import current_parser_version
from articles.ingest.storing import lock_writers
from articles.models import Change, Clipping

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from articles.ingest import Reparsed
    from articles.models.clippings import ClippingQuerySet
    from newsarchive.accounts.models import User

# Clippings that are looked through at once for such as would read the same.
SIFTED_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprocessPreview:
    """What reading a clipping again would make of it. ``by_hand`` counts what people decided about it: that stays."""

    clipping: Clipping
    articles: tuple[Reparsed, ...]
    by_hand: int

    @property
    def is_same(self) -> bool:
        return all(article.status is ReprocessStatus.SAME for article in self.articles)


def clippings_to_reprocess() -> ClippingQuerySet:
    """Return the clippings that were last read by another parser, or are to be read again, in their order."""
    return Clipping.objects.parsed_by_other_version_than(current_parser_version()).order_by("pk")


def preview_reprocess(ids: Sequence[int]) -> list[ReprocessPreview]:
    """Return what reading the clippings with these ids again would make of them. Nothing is changed."""
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
    """Look through what waits, for so long, and have what would read the same wait no more; return how many did.

    What would read otherwise, or not at all, goes on waiting.
    """
    end = time.monotonic() + seconds
    passed = reached = 0
    while ids := list(clippings_to_reprocess().filter(pk__gt=reached).values_list("pk", flat=True)[:SIFTED_AT_ONCE]):
        reached = ids[-1]
        with transaction.atomic():
            # A rule that is written meanwhile would have them wait, and be forgotten about.
            lock_writers()
            same = [one.clipping.pk for one in preview_reprocess(ids) if one.is_same]
            passed += Clipping.objects.filter(pk__in=same).update(parser_version=current_parser_version())
        if time.monotonic() > end:
            break
    return passed


@transaction.atomic
def start_reprocessing(*, chosen: Collection[int] | None = None, user: User | None) -> Change | None:
    """Begin to read again what waits, or those ``chosen`` of it, and return the change; ``continue_run`` does the work.

    Returns ``None`` where none of it waits any more.
    """
    lock_writers()
    clippings = clippings_to_reprocess() if chosen is None else clippings_to_reprocess().filter(pk__in=chosen)
    count = clippings.count()
    if not count:
        return None
    ids = None if chosen is None else list(clippings.values_list("pk", flat=True))
    said = ngettext("%(count)d clipping read again", "%(count)d clippings read again", count) % {"count": count}
    return Change.objects.create(
        kind=Change.Kind.REPARSE,
        summary=said,
        undo={"clippings": ids, "reached": 0, "looked_at": 0, "changed": 0},
        made_by=user,
    )


def _of(change: Change) -> ClippingQuerySet:
    clippings = clippings_to_reprocess().filter(pk__gt=change.undo["reached"])
    chosen = change.undo["clippings"]
    return clippings if chosen is None else clippings.filter(pk__in=chosen)


def left_of(change: Change) -> int:
    """Return how many clippings a change has before it."""
    return _of(change).count()


def next_of(change: Change, *, most: int) -> NextClippings:
    """Return the clippings of the change's next step."""
    ids = list(_of(change).values_list("pk", flat=True)[:most])
    return NextClippings(clippings=ids, looked_at=len(ids), reached=ids[-1] if len(ids) == most else None)


def undo_reprocessing(change: Change) -> str:
    """Make the articles what they were, but for those that have been changed since; say how many these are.

    They wait to be read again, then. Raises ``NotUndoable`` where all have been changed.
    """
    parts = list(change.parts.order_by("-pk"))
    since = {pk for part in parts for pk in changed_since(part.rows, change)}
    ours = {row["id"] for part in parts for row in part.rows["articles"]} | {
        pk for part in parts for pk in part.rows["made"]
    }
    if not ours - since:
        raise NotUndoable(_("its articles have been changed since; undo later changes first"))
    for part in parts:
        snapshots.put_back(snapshots.without(part.rows, since))
    if not since:
        return ""
    return ngettext(
        "%(count)d article has been changed since and stays.",
        "%(count)d articles have been changed since and stay.",
        len(since),
    ) % {"count": len(since)}
