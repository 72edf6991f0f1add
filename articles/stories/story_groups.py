"""Articles grouped by story: the latest of each story, with some of the others below it."""

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

# The most other articles listed for a story; its page has all of them.
MOST_BESIDE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The story that an article stands for in a list, with the next articles of it there; ``further`` are not shown."""

    story: Story
    articles: tuple[Article, ...]
    further: int


def standing_for_stories(wanted: ArticleQuerySet, *, latest_by: str) -> ArticleQuerySet:
    """Return of ``wanted`` the latest of each story, by the field ``latest_by``, and all that are in no story.

    Each is tried on its own against the accounts of its story: the first page of a long list costs as much as of a
    short one.
    """
    of_story = wanted.filter(membership__story=OuterRef("membership__story"))
    at = OuterRef(latest_by)
    later = of_story.filter(Q(**{f"{latest_by}__gt": at}) | Q(**{latest_by: at}, pk__gt=OuterRef("pk")))
    return wanted.filter(~Exists(later.order_by()))


def gathered(heads: Collection[Article], wanted: ArticleQuerySet, *, latest_by: str) -> dict[int, Gathered]:
    """Return for those of ``heads`` that are in a story what of it is in ``wanted`` too. Two queries."""
    accounts = (
        StoryMembership.objects.filter(article__in=heads, story__size__gt=1).select_related("story").defer("profile")
    )
    stories = {account.story.pk: (account.article_id, account.story) for account in accounts if account.story}
    rows: Any = wanted.filter(membership__story__in=stories).exclude(pk__in=[article.pk for article in heads])
    others = (
        rows.annotate(
            in_story=F("membership__story"),
            nth=Window(RowNumber(), partition_by="membership__story", order_by=[F(latest_by).desc(), F("pk").desc()]),
            of_all=Window(Count("pk"), partition_by="membership__story"),
        )
        .filter(nth__lte=MOST_BESIDE)
        .without_text()
        .select_related("source")
        .order_by("in_story", "nth")
    )
    beside: dict[int, list[Any]] = {}
    for article in others if stories else ():
        beside.setdefault(article.in_story, []).append(article)
    found = {}
    for key, (head, story) in stories.items():
        shown = beside.get(key, [])
        further = shown[0].of_all - len(shown) if shown else 0
        found[head] = Gathered(story=story, articles=tuple(shown), further=further)
    return found
