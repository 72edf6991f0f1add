"""Articles that were left out when their clipping was saved: they lie in it still, and can be taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.records import NotUndoable, parse_again
from articles.ingest.grouping import stories_tidied
from articles.ingest.reparsing import delete_orphaned_people
from articles.ingest.storing import lock_writers
from articles.models import Appearance, Article, Change, Clipping, FieldCorrection, Quote, subjects

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.accounts.models import User


@transaction.atomic
def include_article(clipping: Clipping, position: int, *, user: User | None) -> Article | None:
    """Take the article at ``position`` of a stored clipping into the archive after all, and return it.

    ``None`` where it is in already, or the clipping has no such article.
    """
    lock_writers()
    row = FieldCorrection.objects.exclusions_in(clipping.sha256).filter(position=position).first()
    if row is None:
        return None
    left_out_by = row.made_by_id
    row.delete()
    parse_again([clipping.pk])
    article = Article.objects.filter(clipping=clipping, position=position).first()
    if article:
        Change.objects.create(
            kind=Change.Kind.INCLUDE_ARTICLE,
            summary=_("#%(pk)s %(headline)s") % {"pk": article.pk, "headline": article.headline},
            about=subjects(articles=[article.pk]),
            undo={"article": article.pk, "sha256": clipping.sha256, "position": position, "made_by": left_out_by},
            made_by=user,
        )
    return article


def undo_include_article(undo: Mapping[str, Any], *, user: User | None) -> None:
    """Leave an article out again. Raises ``NotUndoable`` where somebody has put a tag on it since."""
    articles = Article.objects.filter(pk=undo["article"])
    if articles.filter(tags__isnull=False).exists():
        raise NotUndoable(_("somebody has put a tag on the article: take that off first"))
    FieldCorrection.objects.update_or_create(
        sha256=undo["sha256"],
        position=undo["position"],
        field=FieldCorrection.Field.EXCLUDED,
        defaults={"value": True, "made_by": user},
    )
    people = set(Appearance.objects.filter(article__in=articles).values_list("person", flat=True))
    people |= set(Quote.objects.filter(article__in=articles).exclude(speaker=None).values_list("speaker", flat=True))
    with stories_tidied(articles):
        articles.delete()
    delete_orphaned_people(people)
