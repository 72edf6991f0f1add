from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles import curation, ingest
from articles.ingest.grouping import group
from articles.models import Change, Clipping, Story, StoryDecision, StoryMembership
from tests.factories import make_article, make_curator, make_story

if TYPE_CHECKING:
    from articles.models import Article

pytestmark = pytest.mark.django_db


def stories() -> dict[int, set[int]]:
    """Return the articles of each story, by its id."""
    found: dict[int, set[int]] = {}
    for story, article in StoryMembership.objects.exclude(story=None).values_list("story", "article"):
        found.setdefault(story, set()).add(article)
    return found


def make(count: int) -> tuple[Story, list[Article]]:
    articles = [make_article() for _each in range(count)]
    return make_story(accounts=articles), articles


def ids(articles: list[Article]) -> set[int]:
    return {article.pk for article in articles}


def by_hand() -> set[int]:
    return set(StoryMembership.objects.filter(by_hand=True).values_list("pk", flat=True))


def everything() -> tuple[object, ...]:
    """Return all that an act changes and undoing it restores."""
    decisions = StoryDecision.objects.order_by("sha256", "position", "other_sha256", "other_position")
    return (
        stories(),
        by_hand(),
        set(Story.objects.values_list("pk", "title", "titled_by_hand", "size", "latest_at", "continued_as")),
        list(decisions.values_list("sha256", "other_sha256", "verdict", "made_by")),
    )


def test_confirming_holds_all_accounts_together() -> None:
    story, articles = make(3)

    change = curation.confirm_story(story, user=make_curator())

    assert change is not None
    assert by_hand() == ids(articles)
    assert set(StoryDecision.objects.values_list("verdict", flat=True)) == {"same"}
    assert curation.confirm_story(story, user=None) is None


def test_merging_makes_one_story_and_leads_from_the_other() -> None:
    (kept, ours), (absorbed, theirs) = make(2), make(2)

    curation.merge_stories(kept=kept, absorbed=absorbed, user=None)

    assert stories() == {kept.pk: ids(ours + theirs)}
    absorbed.refresh_from_db()
    assert absorbed.continued_as == kept
    assert by_hand() == ids(ours + theirs)


def test_a_story_is_not_merged_into_itself() -> None:
    story, _articles = make(2)

    with pytest.raises(ValueError, match="itself"):
        curation.merge_stories(kept=story, absorbed=story, user=None)


def test_splitting_makes_another_story_of_the_chosen() -> None:
    story, articles = make(5)

    curation.split_story(story, articles[3:], user=None)

    new = Story.objects.exclude(pk=story.pk).get()
    assert stories() == {story.pk: ids(articles[:3]), new.pk: ids(articles[3:])}
    assert new.title == articles[3].headline
    assert by_hand() == ids(articles[3:])


def test_one_that_is_split_off_is_in_no_story() -> None:
    story, articles = make(3)

    curation.split_story(story, [articles[0]], user=None)

    assert stories() == {story.pk: ids(articles[1:])}


@pytest.mark.parametrize("chosen", [0, 3], ids=["none", "all"])
def test_splitting_takes_some_and_leaves_some(chosen: int) -> None:
    story, articles = make(3)

    assert curation.split_story(story, articles[:chosen], user=None) is None
    assert not Change.objects.exists()


def test_what_was_done_meanwhile_is_not_done_twice() -> None:
    (kept, ours), (absorbed, theirs) = make(3), make(2)
    assert curation.merge_stories(kept=kept, absorbed=absorbed, user=None)
    assert curation.split_story(kept, theirs, user=None)

    assert curation.merge_stories(kept=kept, absorbed=absorbed, user=None) is None
    assert curation.merge_stories(kept=absorbed, absorbed=kept, user=None) is None
    assert curation.split_story(kept, theirs, user=None) is None
    assert curation.move_articles(ours, absorbed, user=None) is None
    assert Change.objects.count() == 2
    assert stories()[kept.pk] == ids(ours)


def test_moving_takes_articles_from_one_story_to_another() -> None:
    (left, ours), (to, theirs) = make(3), make(2)

    curation.move_articles([ours[0], theirs[0]], to, user=None)

    assert stories() == {left.pk: ids(ours[1:]), to.pk: ids([ours[0], *theirs])}
    verdicts = {frozenset(row.keys): row.verdict for row in StoryDecision.objects.all()}
    keys = {row.pk: (row.clipping.sha256, row.position) for row in ours + theirs}
    assert verdicts[frozenset({keys[ours[0].pk], keys[ours[1].pk]})] == "other"
    assert curation.move_articles([ours[0]], to, user=None) is None


def test_a_story_is_dissolved_when_its_accounts_are_moved_away() -> None:
    (left, ours), (to, theirs) = make(2), make(2)

    curation.move_articles([ours[0]], to, user=None)

    assert stories() == {to.pk: ids([ours[0], *theirs])}
    assert not Story.objects.filter(pk=left.pk).exists()


@pytest.mark.parametrize("act", ["confirm", "merge", "split", "move", "dissolve", "gather", "title", "untitle"])
def test_every_act_can_be_undone(act: str) -> None:
    (one, ours), (other, theirs) = make(4), make(2)
    curation.split_story(one, ours[3:], user=None)
    curation.confirm_story(other, user=make_curator())
    curation.rename_story(other, "Regatta put off", user=None)
    other.refresh_from_db()
    lone = [make_article(), make_article()]
    StoryMembership.objects.bulk_create([StoryMembership(article=article) for article in lone])
    before = everything()

    match act:
        case "confirm":
            curation.confirm_story(one, user=None)
        case "merge":
            curation.merge_stories(kept=other, absorbed=one, user=None)
        case "split":
            curation.split_story(one, ours[:2], user=None)
        case "move":
            curation.move_articles(ours[3:], one, user=None)
        case "dissolve":
            curation.move_articles(theirs, one, user=None)
        case "gather":
            curation.group_articles(lone, user=None)
        case "title":
            curation.rename_story(one, "Tunnel shut", user=None)
        case "untitle":
            curation.rename_story(other, "", user=None)
    assert everything() != before
    curation.undo(Change.objects.order_by("-pk")[0], user=None)

    assert everything() == before


def test_what_was_decided_outlives_parsing_again() -> None:
    body = "Rock fell before the mouth of the Caddis tunnel. After nine hours 214 people had left it."
    files = [ingest.Received(data=f"{body} Line {n}.".encode(), name=f"{n}.txt") for n in range(3)]
    articles = [result.article_ids[0] for result in ingest.store(files, origin=Clipping.Origin.COMMAND)]
    story = Story.objects.get()
    assert story.size == 3
    parted = story.memberships.get(article=articles[1]).article
    # Versions of one article are of one story, whatever else.
    type(parted).objects.update(version_of=None)

    curation.split_story(story, [parted], user=None)
    group(list(type(parted).objects.order_by("pk")), new=False)

    assert stories() == {story.pk: {articles[0], articles[2]}}


def test_a_title_that_was_set_is_kept_when_accounts_come_and_go() -> None:
    body = "Rock fell before the mouth of the Caddis tunnel. After nine hours 214 people had left it."
    files = [ingest.Received(data=f"{body} Line {n}.".encode(), name=f"{n}.txt") for n in range(3)]
    list(ingest.store(files[:2], origin=Clipping.Origin.COMMAND))
    story = Story.objects.get()

    curation.rename_story(story, "Tunnel shut", user=None)
    list(ingest.store(files[2:], origin=Clipping.Origin.COMMAND))

    story.refresh_from_db()
    assert (story.size, story.title) == (3, "Tunnel shut")


def test_a_title_taken_away_leaves_a_headline() -> None:
    story, articles = make(2)
    curation.rename_story(story, "Tunnel shut", user=None)

    assert curation.rename_story(story, "Tunnel shut", user=None) is None
    assert curation.rename_story(story, " ", user=None) is not None
    assert curation.rename_story(story, "", user=None) is None

    assert not story.titled_by_hand
    assert story.title in {article.headline for article in articles}


def test_two_articles_in_no_story_are_gathered_into_a_new_one() -> None:
    articles = [make_article(), make_article()]
    StoryMembership.objects.bulk_create([StoryMembership(article=article) for article in articles])

    curation.group_articles(articles, user=None)

    assert list(stories().values()) == [ids(articles)]
    with pytest.raises(ValueError, match="a story needs at least two articles"):
        curation.group_articles(articles[:1], user=None)
