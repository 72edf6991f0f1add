"""Articles that were excluded when their clipping was saved: they are still in it, and can be included later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import NotUndoable, Undoing, parse_again, record_change, undoes
from articles.ingest.grouping import stories_tidied
from articles.ingest.reparsing import delete_orphaned_people
from articles.ingest.storing import lock_writers
from articles.models import Appearance, Article, Change, Clipping, FieldCorrection, Quote, Summary, subjects
from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class IncludedArticle(UndoRecord):
    article: int
    sha256: str
    position: int


@transaction.atomic
def include_article(clipping: Clipping, position: int, *, user: User | None) -> Article | None:
    """Store the excluded article at ``position`` of a stored clipping, and return it.

    ``None`` where it is not excluded, or the clipping has no such article.
    """
    lock_writers()
    row = FieldCorrection.objects.exclusions_in(clipping.sha256).filter(position=position).first()
    if row is None:
        return None
    row.delete()
    parse_again([clipping.pk])
    article = Article.objects.filter(clipping=clipping, position=position).first()
    if article:
        record_change(
            Change.Kind.INCLUDE_ARTICLE,
            Summary.ARTICLE_INCLUDED,
            {"pk": article.pk, "headline": article.headline},
            about=subjects(articles=[article.pk]),
            undo=IncludedArticle(article=article.pk, sha256=clipping.sha256, position=position),
            user=user,
        )
    return article


@undoes(Change.Kind.INCLUDE_ARTICLE, record=IncludedArticle)
def undo_include_article(record: IncludedArticle, undoing: Undoing) -> None:
    """Exclude the article again. Raises ``NotUndoable`` where it has been tagged since."""
    articles = Article.objects.filter(pk=record.article)
    if articles.filter(tags__isnull=False).exists():
        raise NotUndoable(_("the article now has tags; remove them first"))
    FieldCorrection.objects.update_or_create(
        sha256=record.sha256,
        position=record.position,
        field=FieldCorrection.Field.EXCLUDED,
        defaults={"value": True, "made_by": undoing.user},
    )
    people = set(Appearance.objects.filter(article__in=articles).values_list("person", flat=True))
    people |= set(Quote.objects.filter(article__in=articles).exclude(speaker=None).values_list("speaker", flat=True))
    with stories_tidied(articles):
        articles.delete()
    delete_orphaned_people(people)
