"""Browse grouped by story."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.browse.filters import Filters, Order
from articles.browse.search import PAGE_SIZE, browse
from articles.stories.story_groups import MOST_OTHERS
from tests.factories import make_article, make_source, make_story, make_user

if TYPE_CHECKING:
    from django.test import Client

    from articles.browse.search import Results
    from articles.models import Article, Story

pytestmark = pytest.mark.django_db

BY_STORY = Filters(by_story=True)


def make(*days: int, body: str = "The tunnel is shut.", **fields: str) -> tuple[Story, list[Article]]:
    """Make a story with an account on each of these days of June."""
    articles = [
        make_article(published_on=date(2024, 6, day), body=body, source=make_source(), headline=f"The {day}th")
        for day in days
    ]
    return make_story(accounts=articles, **fields), articles


def headlines(results: Results) -> list[str]:
    return [article.headline for article in results.page]


def test_the_list_has_the_latest_article_of_each_story_and_articles_without_one() -> None:
    story, articles = make(2, 9, 4)
    lone = make_article(published_on=date(2024, 6, 5), headline="Alone")

    results = browse(BY_STORY, user=make_user())

    assert headlines(results) == ["The 9th", "Alone"]
    assert (results.total, results.entries) == (4, 2)
    head, other = results.page
    assert head.story_group.story == story
    assert head.story_group.articles == (articles[2], articles[0])
    assert other == lone
    assert other.story_group is None


def test_only_matching_articles_are_grouped() -> None:
    make(2, 4, 9, body="The ferry is late.")
    make(3, 5, body="The tunnel is shut.")

    results = browse(Filters(by_story=True, words="tunnel", until="2024-06-04"), user=make_user())

    assert headlines(results) == ["The 3th"]
    assert results.page[0].story_group.articles == ()
    assert results.page[0].story_group.story.size == 2


def test_one_of_several_articles_with_the_same_time_represents_the_story() -> None:
    _story, articles = make(4, 4, 4)

    results = browse(BY_STORY, user=make_user())

    assert list(results.page) == [articles[2]]


def test_by_recently_added_the_last_added_article_represents_the_story() -> None:
    _story, articles = make(9, 2)

    results = browse(Filters(by_story=True, order=Order.ADDED), user=make_user())

    assert list(results.page) == [articles[1]]


def test_by_best_match_only_the_latest_articles_are_ranked() -> None:
    make(2, 4, body="The tunnel is shut.")
    make(1, 3, body="Tunnel, tunnel, tunnel: the tunnel is shut.")

    results = browse(Filters(by_story=True, words="tunnel", order=Order.RANK), user=make_user())

    assert headlines(results) == ["The 3th", "The 4th"]


def test_pages_count_stories() -> None:
    for day in range(PAGE_SIZE + 1):
        make(1 + day, 1 + day)

    first, second = (browse(BY_STORY, user=make_user(), page=page) for page in ("1", "2"))

    assert first.page.paginator.num_pages == 2
    assert (len(list(first.page)), len(list(second.page))) == (PAGE_SIZE, 1)
    assert headlines(second) == ["The 1th"]


def test_a_large_story_shows_some_articles_and_counts_the_rest() -> None:
    make(*range(1, MOST_OTHERS + 4))

    (head,) = browse(BY_STORY, user=make_user()).page

    assert len(head.story_group.articles) == MOST_OTHERS
    assert head.story_group.further == 2


def test_the_address_keeps_the_grouping() -> None:
    filters = Filters.from_query(QueryDict("q=tunnel&group=story"))

    assert filters.by_story
    assert filters.query == "?q=tunnel&group=story"
    assert not Filters.from_query(QueryDict("group=outlet")).by_story
    assert not BY_STORY.narrow


def test_the_page_shows_the_story_with_selectable_articles(client: Client) -> None:
    client.force_login(make_user())
    story, articles = make(2, 4, title="Tunnel shut")

    page = client.get(reverse("articles:browse"), {"group": "story"}).content.decode()

    assert "1 entry" in page
    assert story.get_absolute_url() in page
    assert all(f'name="article" value="{article.pk}"' in page for article in articles)


def test_the_number_of_queries_does_not_grow_with_stories(client: Client) -> None:
    client.force_login(make_user())
    address = f"{reverse('articles:browse')}?group=story&q=tunnel"
    make(2, 4)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _each in range(4):
        make(2, 4, 6)
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(one)
