"""What curators say of the lines that the archive has learnt of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.records import NotUndoable, parse_again, shortened
from articles.ingest.learning import articles_with
from articles.ingest.parser_inputs import mark_for_reprocessing
from articles.ingest.storing import lock_writers
from articles.models import Article, Change, SourceLine
from articles.text.cleaning.recurrence import MOST_SIGHTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.accounts.models import User


@transaction.atomic
def judge_line(line: SourceLine, verdict: str, *, user: User | None) -> Change | None:
    """Say that a learnt line is never or always cut, or leave it to the archive, and read the articles with it again.

    Returns the change, or ``None`` where the same was said before. Raises ``ValueError`` for a verdict there is not.
    """
    verdict = SourceLine.Verdict(verdict)
    lock_writers()
    line.refresh_from_db()
    before = line.verdict
    if before == verdict:
        return None
    _set_verdict(line, verdict)
    return Change.objects.create(
        kind=Change.Kind.JUDGE_LINE,
        summary=_("%(source)s: “%(line)s” %(verdict)s")
        % {"source": line.source, "line": shortened(line.text), "verdict": verdict.label},
        undo={"line": line.pk, "before": before},
        made_by=user,
    )


def undo_judged_line(undo: Mapping[str, Any]) -> None:
    """Take back what was said of a line. Raises ``NotUndoable`` where the source has no such line any more."""
    line = SourceLine.objects.filter(pk=undo["line"]).first()
    if line is None:
        raise NotUndoable(_("the line is not there any more"))
    _set_verdict(line, undo["before"])


def _set_verdict(line: SourceLine, verdict: str) -> None:
    line.verdict = verdict
    line.save(update_fields=["verdict"])
    if line.articles >= MOST_SIGHTINGS:
        # It stands in more articles than those that are remembered.
        mark_for_reprocessing(source=line.source)
    parse_again(Article.objects.filter(pk__in=articles_with(line)).values_list("clipping", flat=True))
