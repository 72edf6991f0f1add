"""The expected story of a clipping, shown before it is saved."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from articles import ingest
from articles.models import Article, Clipping, Story, StoryDecision
from tests.factories import make_pending_clipping

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

FIRST = """The Harrow Ledger
Rockfall shuts Caddis tunnel
June 4, 2024

Rock fell before the mouth of the Caddis tunnel on Tuesday and shut 214 passengers in for nine hours.

“We sang until the lamps went out,” said Ilse Marrandt, a teacher from Sansen who was in the second carriage.
"""
SECOND = """The Veldmoor Post
Passengers walk free from Caddis tunnel
June 5, 2024

All 214 passengers walked out of the Caddis tunnel nine hours after rock fell before its mouth on Tuesday.

Ilse Marrandt, a teacher, said that the second carriage had sung until the lamps went out.
"""
THIRD = """Tideway News
Nine hours in the Caddis tunnel
June 5, 2024

The rock that fell before the mouth of the Caddis tunnel on Tuesday held 214 passengers for nine hours.

In the second carriage the teacher Ilse Marrandt led the singing, until the lamps went out.
"""
ELSEWHERE = """Tideway News
Harrow Bay votes on its pier
June 5, 2024

The council of Harrow Bay votes tonight on what is left of its ferry pier, after a winter of storms and petitions.
"""


def store(*dumps: str) -> list[Article]:
    files = [ingest.Received(data=dump.encode(), name=f"{number}.txt") for number, dump in enumerate(dumps)]
    results = list(ingest.store(files, origin=Clipping.Origin.COMMAND))
    return [Article.objects.get(pk=pk) for result in results for pk in result.article_ids]


def preview(reader: Client, user: User, dump: str) -> tuple[Clipping, HttpResponse]:
    clipping = make_pending_clipping(user=user, content=dump.encode(), name="new.txt")
    return clipping, reader.get(reverse("articles:preview", args=[clipping.pk]))


def words_of(response: HttpResponse) -> str:
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def test_the_preview_shows_the_expected_story(reader: Client, user: User) -> None:
    store(FIRST, SECOND)
    story = Story.objects.get()

    _clipping, response = preview(reader, user, THIRD)

    assert response.context["foreseen"].story == story
    outlet = response.context["foreseen"].most_similar.source.name
    assert f"This looks like a story you already have from {outlet}:" in words_of(response)
    assert story.get_absolute_url() in response.content.decode()


def test_the_preview_shows_the_article_it_will_form_a_story_with(reader: Client, user: User) -> None:
    [article] = store(FIRST)
    Article.objects.update(source=None)

    _clipping, response = preview(reader, user, THIRD)

    assert (response.context["foreseen"].most_similar, response.context["foreseen"].story) == (article, None)
    assert f"This looks like a story you already have: {article.headline}" in words_of(response)


def test_a_preview_without_a_related_article_shows_no_story(reader: Client, user: User) -> None:
    store(FIRST, SECOND)

    _clipping, response = preview(reader, user, ELSEWHERE)

    assert response.context["foreseen"] is None
    assert "This looks like" not in words_of(response)


def test_the_expected_story_is_correct_and_previewing_writes_nothing(reader: Client, user: User) -> None:
    store(FIRST, SECOND)
    before = set(Story.objects.values_list("pk", "size", "title"))

    clipping, _response = preview(reader, user, THIRD)
    assert set(Story.objects.values_list("pk", "size", "title")) == before
    reader.post(reverse("articles:save_clipping", args=[clipping.pk]))

    assert Story.objects.get().size == 3


def test_the_expected_story_respects_decisions(reader: Client, user: User) -> None:
    articles = store(FIRST, SECOND)
    clipping = make_pending_clipping(user=user, content=THIRD.encode(), name="new.txt")
    for article in articles:
        pair = sorted([(article.clipping.sha256, 0), (clipping.sha256, 0)])
        StoryDecision.objects.create(
            sha256=pair[0][0], other_sha256=pair[1][0], verdict=StoryDecision.Verdict.OTHER, made_by=user
        )

    response = reader.get(reverse("articles:preview", args=[clipping.pk]))

    assert response.context["foreseen"] is None


def test_a_clipping_can_be_saved_and_compared_at_once(reader: Client, user: User) -> None:
    store(FIRST, SECOND)
    clipping, response = preview(reader, user, THIRD)
    other = response.context["foreseen"].most_similar

    answer = reader.post(reverse("articles:save_clipping", args=[clipping.pk]), {"compare": other.pk, "article": "0"})

    saved = Article.objects.get(clipping__sha256=clipping.sha256)
    assert answer["Location"] == f"{reverse('articles:compare_start')}?article={saved.pk}&article={other.pk}"


@pytest.mark.parametrize("other", ["", "nonsense", "404"])
def test_an_invalid_comparison_shows_the_saved_article(reader: Client, user: User, other: str) -> None:
    clipping, _response = preview(reader, user, THIRD)

    answer = reader.post(reverse("articles:save_clipping", args=[clipping.pk]), {"compare": other, "article": "0"})

    assert answer["Location"] == Article.objects.get().get_absolute_url()


def test_a_version_is_shown_as_a_version_not_as_a_story(reader: Client, user: User) -> None:
    store(FIRST)

    _clipping, response = preview(reader, user, FIRST.replace("nine hours.", "nine hours and more."))

    assert response.context["alike"][0].is_version
    assert response.context["foreseen"] is None
