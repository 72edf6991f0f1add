"""Include articles that were excluded when their clipping was saved. The clipping still contains them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import ArticleKey, NotUndoable, UndoRequest, record_change, reparse, undoes
from articles.ingest.grouping import refreshing_stories_of
from articles.ingest.reparsing import delete_orphaned_people
from articles.ingest.storing import lock_writers
from articles.models import Appearance, Article, Change, Clipping, FieldCorrection, Quote, Summary, Tagging, subjects
from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class IncludedArticle(ArticleKey, UndoRecord):
    article: int


@transaction.atomic
def include_article(clipping: Clipping, position: int, *, user: User | None) -> Article | None:
    """Store the excluded article at ``position`` of a stored clipping, and return it.

    Return ``None`` if it is not excluded, or if the clipping has no such article.
    """
    lock_writers()
    row = FieldCorrection.objects.exclusions_in(clipping.sha256).filter(position=position).first()
    if row is None:
        return None
    row.delete()
    reparse([clipping.pk])
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
def undo_include_article(record: IncludedArticle, undoing: UndoRequest) -> None:
    """Exclude the article again. Raises ``NotUndoable`` if it has been tagged since."""
    articles = Article.objects.filter(pk=record.article)
    # The tags that came with the file were there before the article was included.
    if Tagging.objects.filter(article__in=articles, tagged_at__gt=undoing.change.made_at).exists():
        raise NotUndoable(_("the article now has tags; remove them first"))
    FieldCorrection.objects.update_or_create(
        **record.at,
        field=FieldCorrection.Field.EXCLUDED,
        defaults={"value": True, "made_by": undoing.user},
    )
    people = set(Appearance.objects.filter(article__in=articles).values_list("person", flat=True))
    people |= set(Quote.objects.filter(article__in=articles).exclude(speaker=None).values_list("speaker", flat=True))
    with refreshing_stories_of(articles):
        articles.delete()
    delete_orphaned_people(people)
