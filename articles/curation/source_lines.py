"""Curators' decisions about the recurring lines that the archive has learnt for a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import NotUndoable, UndoRequest, record_change, reparse, shortened, undoes
from articles.ingest.learning import articles_with
from articles.ingest.parser_inputs import mark_for_reprocessing
from articles.ingest.storing import lock_writers
from articles.models import Article, Change, SourceLine, Summary
from articles.models.undo_records import UndoRecord
from articles.text.cleaning.recurrence import MAX_SIGHTINGS

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


_SUMMARIES = {
    SourceLine.Verdict.NONE: Summary.LINE_AUTOMATIC,
    SourceLine.Verdict.CUT: Summary.LINE_CUT,
    SourceLine.Verdict.KEEP: Summary.LINE_KEPT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedLine(UndoRecord):
    """A line's earlier verdict."""

    line: int
    before: str


@transaction.atomic
def set_line_verdict(line: SourceLine, verdict: str, *, user: User | None) -> Change | None:
    """Set whether a learnt line is always removed, always kept, or decided automatically, and reprocess its articles.

    Returns the change, or ``None`` if the line already has the verdict. Raises ``ValueError`` for an unknown verdict.
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
def undo_judged_line(record: JudgedLine, _undoing: UndoRequest) -> None:
    """Restore the earlier verdict. Raises ``NotUndoable`` if the line no longer exists."""
    line = SourceLine.objects.filter(pk=record.line).first()
    if line is None:
        raise NotUndoable(_("the line no longer exists"))
    _set_verdict(line, record.before)


def _set_verdict(line: SourceLine, verdict: str) -> None:
    line.verdict = verdict
    line.save(update_fields=["verdict"])
    if line.articles >= MAX_SIGHTINGS:
        # There may be articles without a stored sighting of the line, so all of the source's clippings are marked.
        mark_for_reprocessing(source=line.source)
    reparse(Article.objects.filter(pk__in=articles_with(line)).values_list("clipping", flat=True))
