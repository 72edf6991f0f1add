from __future__ import annotations

import json
from datetime import date, timedelta
from io import StringIO
from itertools import islice, permutations
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import ingest
from articles.ingest import Received, sample
from articles.ingest.grouping import group, refreshing_stories_of
from articles.models import Article, Clipping, Story, StoryDecision, StoryMembership
from articles.text.terms import key_terms, sketch
from tests.factories import make_article, make_clipping, make_field_correction
from tests.sample_scores import read_archive_answers

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.django_db

TUNNEL = (
    "A rockfall closed the Caddis tunnel at noon. Some 214 people walked out of the Caddis tunnel after nine hours.",
    "Rock fell before the mouth of the Caddis tunnel. After nine hours 214 people had left it on foot, said Rudi Halm.",
    "Rudi Halm led 214 people out of the blocked Caddis tunnel on foot. The rockfall had shut it for nine hours.",
)
TANKER = (
    "The tanker Lady Ansgar ran aground off Gannet Bar. Oil reached the Orsel marsh, said Joanna Pellowar.",
    "Oil from the Lady Ansgar, aground on Gannet Bar, drifts into the Orsel marsh, Joanna Pellowar warned.",
)
DAY = date(2024, 6, 4)

# Measured on the sample, in any order: every story is correct.
SAMPLE_STORIES_WRONG = 0


def make(body: str, *, day: date | None = None, headline: str = "StoryMembership", place: bool = True) -> Article:
    """Store an article as ingest does, and group it."""
    article = make_article(
        body=body,
        headline=headline,
        published_on=day,
        terms=list(key_terms(headline, body)),
        sketch=list(sketch(body)),
        clipping=make_clipping(content=body.encode()),
    )
    if place:
        group([article])
    return article


def stories() -> set[frozenset[int]]:
    """Return the articles of each story."""
    rows = StoryMembership.objects.exclude(story=None).values_list("story", "article")
    return {frozenset(pk for story, pk in rows if story == one) for one, _pk in rows}


def story_of(article: Article) -> Story | None:
    return StoryMembership.objects.get(article=article).story


def decide(one: Article, other: Article, verdict: str) -> None:
    first, second = sorted((row.clipping.sha256, row.position) for row in (one, other))
    StoryDecision.objects.create(
        sha256=first[0], position=first[1], other_sha256=second[0], other_position=second[1], verdict=verdict
    )


def test_articles_on_one_event_are_grouped_in_any_order() -> None:
    # Every fifth of the 120 orders: each text is first, and last, in several of them.
    for order in islice(permutations([*TUNNEL, *TANKER], 5), 0, None, 5):
        Clipping.objects.all().delete()
        by_body = {body: make(body).pk for body in order}

        assert stories() == {frozenset(by_body[body] for body in bodies) for bodies in (TUNNEL, TANKER)}


def test_a_batch_is_grouped_like_single_articles() -> None:
    articles = [make(body, place=False) for body in (TUNNEL[0], TANKER[0], TUNNEL[1], TANKER[1], TUNNEL[2])]

    group(articles)

    assert stories() == {frozenset(articles[at].pk for at in (0, 2, 4)), frozenset(articles[at].pk for at in (1, 3))}


def test_a_story_has_title_date_and_size() -> None:
    make(TUNNEL[0], headline="Tunnel shut", day=DAY)
    make(TUNNEL[1], headline="Way out of the tunnel", day=DAY + timedelta(days=1))

    story = Story.objects.get()

    assert (story.size, story.latest_at.date()) == (2, DAY + timedelta(days=1))
    assert story.title in {"Tunnel shut", "Way out of the tunnel"}


def test_a_single_article_is_in_no_story() -> None:
    assert story_of(make(TUNNEL[0])) is None
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("days", "together"),
    [pytest.param(1, True, id="the day after"), pytest.param(400, False, id="a year after")],
)
def test_articles_far_apart_in_time_are_not_grouped(days: int, together: bool) -> None:
    make(TUNNEL[0], day=DAY)
    make(TUNNEL[1], day=DAY + timedelta(days=days))

    assert bool(stories()) is together


def test_shared_text_groups_articles_far_apart_in_time() -> None:
    body = " ".join(f"Word{number} of the chronicle was said." for number in range(60))
    first = make(body, day=DAY)
    second = make(f"{body} One line is new.", day=DAY + timedelta(days=400))

    assert stories() == {frozenset({first.pk, second.pk})}


def test_a_version_is_in_the_story_of_its_article() -> None:
    first = make(TUNNEL[0])
    version = make(TANKER[0], place=False)
    Article.objects.filter(pk=version.pk).update(version_of=first)
    version.refresh_from_db()

    group([version])

    assert stories() == {frozenset({first.pk, version.pk})}


def test_story_decisions_apply_when_a_deleted_clipping_is_received_again() -> None:
    one, other, third = (make(body) for body in (TUNNEL[0], TUNNEL[1], TANKER[0]))
    decide(one, other, "other")
    decide(one, third, "same")
    group([one], new=False)
    assert stories() == {frozenset({one.pk, third.pk})}
    assert StoryMembership.objects.get(article=one).by_hand

    body = one.body
    with refreshing_stories_of(Article.objects.filter(pk=one.pk)):
        one.clipping.delete()
    assert stories() == set()
    again = make(body)

    assert stories() == {frozenset({again.pk, third.pk})}


def test_a_story_whose_articles_all_moved_redirects_to_their_story() -> None:
    first, second, third, fourth = (make(body) for body in (*TUNNEL[:2], *TANKER))
    assert stories() == {frozenset({first.pk, second.pk}), frozenset({third.pk, fourth.pk})}
    for article in (first, second, fourth):
        decide(article, third, "same")

    group([third], new=False)

    [story] = Story.objects.current()
    assert story.size == 4
    [gone] = Story.objects.exclude(pk=story.pk)
    assert gone.continued_as == story


def test_a_story_without_articles_is_deleted() -> None:
    first, _second = make(TUNNEL[0]), make(TUNNEL[1])

    with refreshing_stories_of(Article.objects.filter(pk=first.pk)):
        first.clipping.delete()

    assert not Story.objects.exists()
    assert StoryMembership.objects.get().story is None


def test_a_story_takes_another_headline_when_its_title_article_is_deleted() -> None:
    headlines = ["Tunnel shut", "Out of the tunnel", "Led out on foot"]
    articles = [make(body, headline=headline) for body, headline in zip(TUNNEL, headlines, strict=True)]
    story = Story.objects.get()
    gone = articles[headlines.index(story.title)]

    with refreshing_stories_of(Article.objects.filter(pk=gone.pk)):
        gone.clipping.delete()

    story.refresh_from_db()
    assert story.size == 2
    assert story.title in headlines
    assert story.title != gone.headline


# Ingest and reprocessing


def store(*texts: str) -> list[int]:
    files = [Received(data=text.encode(), name=f"{at}.txt") for at, text in enumerate(texts)]
    return [result.article_ids[0] for result in ingest.store(files, origin=Clipping.Origin.COMMAND)]


def test_ingest_groups_the_articles_it_stores() -> None:
    ids = store(*TUNNEL, *TANKER)

    assert stories() == {frozenset(ids[:3]), frozenset(ids[3:])}


def test_reprocessing_without_changes_keeps_stories() -> None:
    store(*TUNNEL, *TANKER)
    before = list(StoryMembership.objects.order_by("pk").values())

    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))

    assert list(StoryMembership.objects.order_by("pk").values()) == before


def test_reprocessing_regroups_changed_articles() -> None:
    ids = store(*TUNNEL[:2])
    for pk, day in zip(ids, ("2024-06-04", "2026-01-01"), strict=True):
        make_field_correction(article=Article.objects.get(pk=pk), field="published", value=day)

    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))

    assert stories() == set()


def test_reprocessing_groups_articles_that_were_never_grouped() -> None:
    ids = store(*TUNNEL)
    StoryMembership.objects.all().delete()
    Story.objects.all().delete()

    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))

    assert stories() == {frozenset(ids)}


def test_query_count_does_not_depend_on_accounts() -> None:
    def ask(number: int) -> int:
        for _each in range(number):
            make(f"{TUNNEL[0]} StoryMembership {Article.objects.count()} of it.")
        article = make(f"{TUNNEL[1]} Seen {Article.objects.count()} times.", place=False)
        with CaptureQueriesContext(connection) as queries:
            group([article])
        return len(queries)

    ask(2)

    assert ask(1) == ask(20)


def test_the_command_lists_each_articles_story() -> None:
    store(*TUNNEL, TANKER[0])
    out = StringIO()

    call_command("stories", "--json", stdout=out)

    rows = {row["file"]: row["story"] for row in map(json.loads, out.getvalue().splitlines())}
    assert rows == {"0.txt": Story.objects.get().pk, "1.txt": rows["0.txt"], "2.txt": rows["0.txt"], "3.txt": None}


@pytest.mark.parametrize("backwards", [False, True], ids=["as the files are named", "the other way round"])
def test_the_stories_of_the_sample_are_its_events(backwards: bool) -> None:
    folder = sorted((sample.FOLDER / "clippings").iterdir(), reverse=backwards)
    sample.load()
    if backwards:
        Clipping.objects.all().delete()
        Story.objects.all().delete()
        files = [Received(data=path.read_bytes(), name=path.name) for path in folder]
        list(ingest.store(files, origin=Clipping.Origin.COMMAND))
    found: dict[int, set[str]] = {}
    for name, story in Article.objects.values_list("clipping__name", "membership__story"):
        if story:
            found.setdefault(story, set()).add(name)

    wanted = [set(event["files"]) for event in read_archive_answers()["events"] if len(event["files"]) > 1]

    assert _differing(wanted, list(found.values())) <= SAMPLE_STORIES_WRONG


def _differing(wanted: Sequence[set[str]], found: Sequence[set[str]]) -> int:
    return sum(files not in found for files in wanted) + sum(files not in wanted for files in found)
