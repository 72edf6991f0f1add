"""Group a list of articles by story: the latest article of each story, with some of the others below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber

from articles.models import Article, StoryMembership

if TYPE_CHECKING:
    from collections.abc import Collection

    from articles.models import Story
    from articles.models.articles import ArticleQuerySet

# The most other articles listed below the latest; the page of the story has all of them.
MOST_OTHERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGroup:
    """The story of an article in a list, with its next latest ``articles`` there; ``further`` more are not shown."""

    story: Story
    articles: tuple[Article, ...]
    further: int


def latest_of_each_story(wanted: ArticleQuerySet, *, latest_by: str) -> ArticleQuerySet:
    """Return the articles in ``wanted`` that are the latest of their story, by the field ``latest_by``, or in none.

    The database checks each article separately against its story, so the first page of a long list is as fast as that
    of a short one.
    """
    of_story = wanted.filter(membership__story=OuterRef("membership__story"))
    at = OuterRef(latest_by)
    later = of_story.filter(Q(**{f"{latest_by}__gt": at}) | Q(**{latest_by: at}, pk__gt=OuterRef("pk")))
    return wanted.filter(~Exists(later.order_by()))


def story_groups(latest: Collection[Article], wanted: ArticleQuerySet, *, latest_by: str) -> dict[int, StoryGroup]:
    """Return the groups of those ``latest`` articles that are in a story, by article, in two queries.

    A group has only articles that are in ``wanted`` too.
    """
    accounts = (
        StoryMembership.objects.filter(article__in=latest, story__size__gt=1).select_related("story").defer("profile")
    )
    stories = {account.story.pk: (account.article_id, account.story) for account in accounts if account.story}
    rows: Any = wanted.filter(membership__story__in=stories).exclude(pk__in=[article.pk for article in latest])
    others = (
        rows.annotate(
            in_story=F("membership__story"),
            nth=Window(RowNumber(), partition_by="membership__story", order_by=[F(latest_by).desc(), F("pk").desc()]),
            total=Window(Count("pk"), partition_by="membership__story"),
        )
        .filter(nth__lte=MOST_OTHERS)
        .without_text()
        .select_related("source")
        .order_by("in_story", "nth")
    )
    by_story: dict[int, list[Any]] = {}
    for article in others if stories else ():
        by_story.setdefault(article.in_story, []).append(article)
    found = {}
    for key, (article_id, story) in stories.items():
        shown = by_story.get(key, [])
        further = shown[0].total - len(shown) if shown else 0
        found[article_id] = StoryGroup(story=story, articles=tuple(shown), further=further)
    return found
