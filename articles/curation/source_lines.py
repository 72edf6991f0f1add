"""Curators' decisions about the recurring lines that the archive has learnt of a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import NotUndoable, Undoing, parse_again, record_change, shortened, undoes
from articles.ingest.learning import articles_with
from articles.ingest.parser_inputs import mark_for_reprocessing
from articles.ingest.storing import lock_writers
from articles.models import Article, Change, SourceLine, Summary
from articles.models.undo_records import UndoRecord
from articles.text.cleaning.recurrence import MOST_SIGHTINGS

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


_SUMMARIES = {
    SourceLine.Verdict.NONE: Summary.LINE_AUTOMATIC,
    SourceLine.Verdict.CUT: Summary.LINE_CUT,
    SourceLine.Verdict.KEEP: Summary.LINE_KEPT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedLine(UndoRecord):
    """``before`` is the verdict that the line had."""

    line: int
    before: str


@transaction.atomic
def judge_line(line: SourceLine, verdict: str, *, user: User | None) -> Change | None:
    """Set whether a learnt line is always removed, always kept, or decided automatically; reprocess its articles.

    Returns the change, or ``None`` where the verdict is the same. Raises ``ValueError`` for an unknown verdict.
    """
    verdict = SourceLine.Verdict(verdict)
    lock_writers()
    line.refresh_from_db()
    before = line.verdict
    if before == verdict:
        return None
    _set_verdict(line, verdict)
    return record_change(
        Change.Kind.JUDGE_LINE,
        _SUMMARIES[verdict],
        {"source": line.source.name, "line": shortened(line.text)},
        undo=JudgedLine(line=line.pk, before=before),
        user=user,
    )


@undoes(Change.Kind.JUDGE_LINE, record=JudgedLine)
def undo_judged_line(record: JudgedLine, _undoing: Undoing) -> None:
    """Set the earlier verdict again. Raises ``NotUndoable`` where the source no longer has the line."""
    line = SourceLine.objects.filter(pk=record.line).first()
    if line is None:
        raise NotUndoable(_("the line no longer exists"))
    _set_verdict(line, record.before)


def _set_verdict(line: SourceLine, verdict: str) -> None:
    line.verdict = verdict
    line.save(update_fields=["verdict"])
    if line.articles >= MOST_SIGHTINGS:
        # It is in more articles than there are sightings of.
        mark_for_reprocessing(source=line.source)
    parse_again(Article.objects.filter(pk__in=articles_with(line)).values_list("clipping", flat=True))
