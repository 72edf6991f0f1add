"""Confirm, merge, split and rename stories, and move articles between them.

A change stores decisions about pairs of articles and moves the articles at once. The decisions still apply when the
clippings are parsed or received again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.curation.changes import (
    UndoRequest,
    existing,
    existing_users,
    record_change,
    shortened,
    undoes,
)
from articles.ingest.grouping import refresh_stories, refresh_titles
from articles.ingest.storing import lock_writers
from articles.models import Article, Change, Story, StoryDecision, StoryMembership, Summary, subjects
from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.accounts.models import User

# An article: the SHA-256 of its clipping, and its position in it.
_Key = tuple[str, int]
_Pair = tuple[_Key, _Key]
_Verdict = StoryDecision.Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An earlier decision about a pair of articles."""

    verdict: str
    made_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBefore:
    """The earlier decision about a pair of articles. ``before`` is ``None`` if there was none."""

    pair: tuple[tuple[str, int], tuple[str, int]]
    before: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBefore:
    """The earlier story of an article. ``story`` is ``None`` if it was in none."""

    article: int
    story: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegroupedStories(UndoRecord):
    """The earlier decisions about pairs and stories of articles.

    ``titles`` are those of the stories that articles left, by id as a string; ``titled_by_hand`` are ids of these
    stories. ``stories`` are the ids of all stories that the change affected.
    """

    decisions: tuple[PairBefore, ...]
    places: tuple[PlaceBefore, ...]
    titles: dict[str, str]
    titled_by_hand: tuple[int, ...]
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedStory(UndoRecord):
    """A story's earlier title."""

    story: int
    title: str
    by_hand: bool


@transaction.atomic
def confirm_story(story: Story, *, user: User | None) -> Change | None:
    """Confirm that all accounts of a story are about one event. Returns ``None`` if all were already confirmed."""
    lock_writers()
    keys = list(_keys(story.memberships.in_order_of_time()).values())
    regrouping = _Regrouping()
    regrouping.decide(_linking_pairs(keys), _Verdict.SAME, user=user)
    if not regrouping.before:
        return None
    return regrouping.record(
        Change.Kind.CONFIRM_STORY,
        Summary.STORY_CONFIRMED,
        {"story": shortened(story.title)},
        user=user,
        stories=[story.pk],
    )


@transaction.atomic
def merge_stories(*, kept: Story, absorbed: Story, user: User | None) -> Change | None:
    """Merge ``absorbed`` into ``kept``. The URL of ``absorbed`` then redirects to ``kept``.

    Returns the change, or ``None`` if either story no longer exists. Raises ``ValueError`` if both are the same story.
    """
    if kept.pk == absorbed.pk:
        raise ValueError("a story cannot be merged into itself")
    lock_writers()
    # Somebody else, or a second click, may have merged them while this request waited for the lock.
    if Story.objects.current().filter(pk__in=[kept.pk, absorbed.pk]).count() < 2:
        return None
    ours, theirs = _keys(kept.memberships.in_order_of_time()), _keys(absorbed.memberships.in_order_of_time())
    regrouping = _Regrouping()
    regrouping.withdraw(product(ours.values(), theirs.values()), _Verdict.OTHER)
    regrouping.decide(_linking_pairs([*ours.values(), *theirs.values()]), _Verdict.SAME, user=user)
    regrouping.move(theirs, kept)
    return regrouping.record(
        Change.Kind.MERGE_STORIES,
        Summary.STORIES_MERGED,
        {"absorbed": shortened(absorbed.title), "kept": shortened(kept.title)},
        user=user,
        stories=[kept.pk, absorbed.pk],
        heirs={absorbed.pk: kept.pk},
    )


@transaction.atomic
def split_story(story: Story, articles: Iterable[Article], *, user: User | None) -> Change | None:
    """Split ``articles`` off a story into a new story. A single article is in no story afterwards.

    Returns the change, or ``None`` if none of the articles is in the story any more, or no others are.
    """
    lock_writers()
    keys = _keys(story.memberships.in_order_of_time())
    split_off = {pk: keys[pk] for pk in keys if pk in {article.pk for article in articles}}
    if not 0 < len(split_off) < len(keys):
        return None
    rest = [key for pk, key in keys.items() if pk not in split_off]
    regrouping = _Regrouping()
    regrouping.decide(product(split_off.values(), rest), _Verdict.OTHER, user=user)
    regrouping.decide(_linking_pairs(list(split_off.values())), _Verdict.SAME, user=user)
    stories = [story.pk]
    new = None
    if len(split_off) > 1:
        first = Article.objects.without_text().get(pk=next(iter(split_off)))
        new = Story.objects.create(title=first.headline, latest_at=first.sort_at)
        stories.append(new.pk)
    regrouping.move(split_off, new)
    return regrouping.record(
        Change.Kind.SPLIT_STORY,
        Summary.STORY_SPLIT,
        {"count": len(split_off), "story": shortened(story.title)},
        user=user,
        stories=stories,
    )


@transaction.atomic
def move_articles(articles: Iterable[Article], to: Story, *, user: User | None) -> Change | None:
    """Move ``articles`` to another story, and decide that they are not about the events of the stories they leave.

    Returns the change, or ``None`` if they were already in the story or the story no longer exists.
    """
    lock_writers()
    wanted = {article.pk for article in articles}
    members = _keys(to.memberships.in_order_of_time())
    rows = list(StoryMembership.objects.filter(article__in=wanted - members.keys()).order_by("article"))
    moving = _keys(StoryMembership.objects.filter(article__in=[row.pk for row in rows]).in_order_of_time())
    if not moving or not members:
        return None
    regrouping = _Regrouping()
    left = {row.story_id for row in rows if row.story_id}
    for story_id in left:
        keys = _keys(StoryMembership.objects.filter(story=story_id).in_order_of_time())
        leaving = [key for pk, key in keys.items() if pk in moving]
        staying = [key for pk, key in keys.items() if pk not in moving]
        regrouping.decide(product(leaving, staying), _Verdict.OTHER, user=user)
    regrouping.withdraw(product(moving.values(), members.values()), _Verdict.OTHER)
    regrouping.decide(_linking_pairs([next(iter(members.values())), *moving.values()]), _Verdict.SAME, user=user)
    regrouping.move(moving, to)
    return _record_move(regrouping, len(moving), to, user=user, stories=[to.pk, *left])


@transaction.atomic
def group_articles(articles: Iterable[Article], *, user: User | None) -> Change | None:
    """Put ``articles`` into one story: the largest story that any of them is in, or a new one.

    Returns the change, or ``None`` if they were already in one story. Raises ``ValueError`` for fewer than two.
    """
    lock_writers()
    grouped = list(articles)
    if len(grouped) < 2:
        raise ValueError("a story needs at least two articles")
    stories = Story.objects.filter(memberships__article__in=grouped).distinct().order_by("-size", "pk")
    story = stories.first()
    if story:
        return move_articles(grouped, story, user=user)
    story = Story.objects.create(title=grouped[0].headline, latest_at=timezone.now())
    keys = _keys(StoryMembership.objects.filter(article__in=grouped).in_order_of_time())
    regrouping = _Regrouping()
    regrouping.withdraw(product(keys.values(), keys.values()), _Verdict.OTHER)
    regrouping.decide(_linking_pairs(list(keys.values())), _Verdict.SAME, user=user)
    regrouping.move(keys, story)
    return _record_move(regrouping, len(keys), story, user=user, stories=[story.pk])


def _record_move(
    regrouping: _Regrouping, count: int, to: Story, *, user: User | None, stories: Sequence[int]
) -> Change:
    return regrouping.record(
        Change.Kind.MOVE_ARTICLES,
        Summary.ARTICLES_MOVED,
        {"count": count, "story": shortened(to.title)},
        user=user,
        stories=stories,
    )


@transaction.atomic
def rename_story(story: Story, title: str, *, user: User | None) -> Change | None:
    """Set a story's title by hand, or with an empty title make it automatic again.

    Returns the change, or ``None`` if the story already has that title.
    """
    lock_writers()
    old, by_hand = story.title, story.titled_by_hand
    title = " ".join(title.split())
    if (title == old) if title and by_hand else not (title or by_hand):
        return None
    Story.objects.filter(pk=story.pk).update(title=title or story.title, titled_by_hand=bool(title))
    if not title:
        refresh_titles([story.pk])
    story.refresh_from_db(fields=["title", "titled_by_hand"])
    return record_change(
        Change.Kind.TITLE_STORY,
        Summary.STORY_RENAMED,
        {"old": shortened(old), "new": shortened(story.title)},
        undo=RenamedStory(story=story.pk, title=old, by_hand=by_hand),
        user=user,
    )


@undoes(Change.Kind.TITLE_STORY, record=RenamedStory)
def undo_title(record: RenamedStory, _undoing: UndoRequest) -> None:
    Story.objects.filter(pk=record.story).update(title=record.title, titled_by_hand=record.by_hand)


@undoes(
    Change.Kind.CONFIRM_STORY,
    Change.Kind.MOVE_ARTICLES,
    Change.Kind.MERGE_STORIES,
    Change.Kind.SPLIT_STORY,
    record=RegroupedStories,
)
def undo_regrouping(record: RegroupedStories, _undoing: UndoRequest) -> None:
    """Restore the earlier decisions, and move the articles back to the stories they were in."""
    _restore_decisions(record.decisions)
    articles = [place.article for place in record.places]
    memberships = StoryMembership.objects.filter(article__in=articles)
    still_stored = set(existing(StoryMembership, articles))
    places = [place for place in record.places if place.article in still_stored]
    stories = _restore_stories(places, record)
    left = set(memberships.exclude(story=None).values_list("story", flat=True))
    StoryMembership.objects.bulk_update(
        [StoryMembership(article_id=place.article, story_id=place.story) for place in places], ["story"]
    )
    touched = stories | left | set(record.stories)
    refresh_stories(touched)
    _mark_by_hand(touched)
    memberships.filter(story=None).update(by_hand=False)


def _restore_stories(places: Sequence[PlaceBefore], record: RegroupedStories) -> set[int]:
    """Create the stories of ``places`` that no longer exist again, and return the ids of all stories of ``places``."""
    wanted = {place.story for place in places if place.story}
    stored = set(existing(Story, wanted))
    Story.objects.filter(pk__in=stored).update(continued_as=None)
    times = dict(Article.objects.filter(pk__in=[place.article for place in places]).values_list("pk", "sort_at"))
    for place in places:
        if place.story and place.story not in stored:
            stored.add(place.story)
            Story.objects.create(
                pk=place.story,
                title=record.titles.get(str(place.story)) or "…",
                titled_by_hand=place.story in record.titled_by_hand,
                latest_at=times[place.article],
            )
    return stored


@dataclass(slots=True)
class _Regrouping:
    """The decisions and moves of one change, with everything needed to undo them."""

    before: dict[_Pair, Verdict | None] = field(default_factory=dict)
    places: list[PlaceBefore] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    titled: set[int] = field(default_factory=set)

    def decide(self, pairs: Iterable[_Pair], verdict: _Verdict, *, user: User | None) -> None:
        """Store a decision about pairs of articles, replacing earlier decisions."""
        wanted = list(dict.fromkeys(_in_order(pair) for pair in pairs))
        stored = _decisions_on(wanted)
        new = [pair for pair in wanted if pair not in stored or stored[pair].verdict != verdict]
        self._remember(new, stored)
        StoryDecision.objects.bulk_create(
            [_decision(pair, verdict, user_id=user.pk if user else None) for pair in new],
            update_conflicts=True,
            unique_fields=["sha256", "position", "other_sha256", "other_position"],
            update_fields=["verdict", "made_by", "made_at"],
        )

    def withdraw(self, pairs: Iterable[_Pair], verdict: _Verdict) -> None:
        """Delete decisions with this verdict about pairs of articles."""
        stored = _decisions_on([_in_order(pair) for pair in pairs])
        gone = {pair: row for pair, row in stored.items() if row.verdict == verdict}
        self._remember(gone, gone)
        StoryDecision.objects.filter(pk__in=[row.pk for row in gone.values()]).delete()

    def _remember(self, pairs: Iterable[_Pair], stored: Mapping[_Pair, StoryDecision]) -> None:
        for pair in pairs:
            row = stored.get(pair)
            self.before.setdefault(pair, Verdict(verdict=row.verdict, made_by=row.made_by_id) if row else None)

    def move(self, article_ids: Iterable[int], story: Story | None) -> None:
        """Move articles to ``story``, or out of any story."""
        moving = StoryMembership.objects.filter(article__in=list(article_ids))
        # Remember all accounts of the stories they leave, because a story left with one account is deleted.
        left = {pk for pk in moving.values_list("story", flat=True) if pk}
        rows = StoryMembership.objects.filter(Q(story__in=left) | Q(article__in=moving)).order_by("article")
        for pk, before, title, by_hand in rows.values_list("article", "story", "story__title", "story__titled_by_hand"):
            self.places.append(PlaceBefore(article=pk, story=before))
            if before:
                self.titles[str(before)] = title
            if before and by_hand:
                self.titled.add(before)
        moving.update(story=story)

    def record(
        self,
        kind: Change.Kind,
        summary: Summary,
        values: Mapping[str, Any],
        *,
        user: User | None,
        stories: Sequence[int],
        heirs: Mapping[int, int | None] | None = None,
    ) -> Change:
        """Refresh the affected stories, record the change in the history, and return it."""
        refresh_stories(stories, heirs=heirs)
        _mark_by_hand(stories)
        record = RegroupedStories(
            decisions=tuple(PairBefore(pair=pair, before=before) for pair, before in self.before.items()),
            places=tuple(self.places),
            titles=self.titles,
            titled_by_hand=tuple(sorted(self.titled)),
            stories=tuple(sorted(stories)),
        )
        about = subjects(articles=(place.article for place in self.places))
        return record_change(kind, summary, values, about=about, undo=record, user=user)


def _keys(memberships: Any) -> dict[int, _Key]:
    """Return the articles' permanent keys by id."""
    rows = memberships.values_list("article", "article__clipping__sha256", "article__position")
    return {pk: (sha256, position) for pk, sha256, position in rows}


def _linking_pairs(keys: Sequence[_Key]) -> list[_Pair]:
    """Return pairs that link all articles: the first with each of the others."""
    return [(keys[0], key) for key in keys[1:]]


def _in_order(pair: _Pair) -> _Pair:
    first, second = sorted(pair)
    return first, second


def _decision(pair: _Pair, verdict: str, *, user_id: int | None) -> StoryDecision:
    (sha256, position), (other_sha256, other_position) = pair
    return StoryDecision(
        sha256=sha256,
        position=position,
        other_sha256=other_sha256,
        other_position=other_position,
        verdict=verdict,
        made_by_id=user_id,
    )


def _decisions_on(pairs: Iterable[_Pair]) -> dict[_Pair, StoryDecision]:
    wanted = set(pairs)
    firsts = {first[0] for first, _second in wanted}
    seconds = {second[0] for _first, second in wanted}
    rows = StoryDecision.objects.filter(sha256__in=firsts, other_sha256__in=seconds)
    return {row.keys: row for row in rows if row.keys in wanted}


def _restore_decisions(decisions: Iterable[PairBefore]) -> None:
    before = {one.pair: one.before for one in decisions}
    now = _decisions_on(before)
    StoryDecision.objects.filter(pk__in=[row.pk for row in now.values()]).delete()
    users = existing_users(row.made_by for row in before.values() if row)
    StoryDecision.objects.bulk_create(
        [_decision(pair, row.verdict, user_id=users.get(row.made_by)) for pair, row in before.items() if row]
    )


def _mark_by_hand(story_ids: Iterable[int]) -> None:
    """Set ``by_hand`` for the accounts that a person's decision put into their story, and clear it for others."""
    accounts = StoryMembership.objects.filter(story__in=set(story_ids))
    places = {
        (sha256, position): (pk, story)
        for pk, story, sha256, position in accounts.values_list(
            "article", "story", "article__clipping__sha256", "article__position"
        )
    }
    decided: set[int] = set()
    for row in StoryDecision.objects.about({sha256 for sha256, _position in places}):
        one, other = (places.get(key) for key in row.keys)
        if row.verdict == _Verdict.SAME and one and other and one[1] == other[1]:
            decided |= {one[0], other[0]}
    accounts.filter(article__in=decided).update(by_hand=True)
    accounts.filter(~Q(article__in=decided)).update(by_hand=False)
