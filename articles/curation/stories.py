"""Confirming, merging, splitting and renaming stories, and moving articles between them.

A change stores decisions about pairs of articles, which hold when their clippings are parsed or received again, and
moves the articles at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.curation.changes import (
    Undoing,
    existing,
    existing_users,
    record_change,
    shortened,
    undoes,
)
from articles.ingest.grouping import refresh_titles, tidy_stories
from articles.ingest.storing import lock_writers
from articles.models import Article, Change, Story, StoryDecision, StoryMembership, Summary, subjects
from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.accounts.models import User

# SHA-256 of the clipping and position in it.
_Key = tuple[str, int]
_Pair = tuple[_Key, _Key]
_Verdict = StoryDecision.Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    verdict: str
    made_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBefore:
    """What was decided about a pair of articles; ``before`` is ``None`` where nothing was."""

    pair: tuple[tuple[str, int], tuple[str, int]]
    before: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBefore:
    article: int
    story: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegroupedStories(UndoRecord):
    """``titles`` are those of the stories that articles left, by the story's id as a string."""

    decisions: tuple[PairBefore, ...]
    places: tuple[PlaceBefore, ...]
    titles: dict[str, str]
    titled_by_hand: tuple[int, ...]
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedStory(UndoRecord):
    """The story's title as it was before."""

    story: int
    title: str
    by_hand: bool


@transaction.atomic
def confirm_story(story: Story, *, user: User | None) -> Change | None:
    """Confirm that all accounts of a story are of one event; ``None`` where all were confirmed already."""
    lock_writers()
    keys = list(_keys(story.memberships.in_order_of_time()).values())
    regrouping = _Regrouping()
    regrouping.decide(_star(keys), _Verdict.SAME, user=user)
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
    """Merge ``absorbed`` into ``kept``, to which its address then leads.

    Returns the change, or ``None`` where one of the two is gone. Raises ``ValueError`` where both are the same story.
    """
    if kept.pk == absorbed.pk:
        raise ValueError("a story cannot be merged into itself")
    lock_writers()
    # Somebody else, or a second click, may have merged them while this waited.
    if Story.objects.current().filter(pk__in=[kept.pk, absorbed.pk]).count() < 2:
        return None
    ours, theirs = _keys(kept.memberships.in_order_of_time()), _keys(absorbed.memberships.in_order_of_time())
    regrouping = _Regrouping()
    regrouping.withdraw(product(ours.values(), theirs.values()), _Verdict.OTHER)
    regrouping.decide(_star([*ours.values(), *theirs.values()]), _Verdict.SAME, user=user)
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
    """Split ``articles`` off a story, into a story of their own; a single one is in no story afterwards.

    Returns the change, or ``None`` where none of the articles is in the story any more, or no others are.
    """
    lock_writers()
    keys = _keys(story.memberships.in_order_of_time())
    parted = {pk: keys[pk] for pk in keys if pk in {article.pk for article in articles}}
    if not 0 < len(parted) < len(keys):
        return None
    rest = [key for pk, key in keys.items() if pk not in parted]
    regrouping = _Regrouping()
    regrouping.decide(product(parted.values(), rest), _Verdict.OTHER, user=user)
    regrouping.decide(_star(list(parted.values())), _Verdict.SAME, user=user)
    stories = [story.pk]
    new = None
    if len(parted) > 1:
        first = Article.objects.without_text().get(pk=next(iter(parted)))
        new = Story.objects.create(title=first.headline, latest_at=first.sort_at)
        stories.append(new.pk)
    regrouping.move(parted, new)
    return regrouping.record(
        Change.Kind.SPLIT_STORY,
        Summary.STORY_SPLIT,
        {"count": len(parted), "story": shortened(story.title)},
        user=user,
        stories=stories,
    )


@transaction.atomic
def move_articles(articles: Iterable[Article], to: Story, *, user: User | None) -> Change | None:
    """Move ``articles`` to another story, deciding that they are not on the events of those they leave.

    Returns the change, or ``None`` if they were in it already.
    """
    lock_writers()
    wanted = {article.pk for article in articles}
    there = _keys(to.memberships.in_order_of_time())
    rows = list(StoryMembership.objects.filter(article__in=wanted - there.keys()).order_by("article"))
    moving = _keys(StoryMembership.objects.filter(article__in=[row.pk for row in rows]).in_order_of_time())
    if not moving or not there:
        return None
    regrouping = _Regrouping()
    left = {row.story_id for row in rows if row.story_id}
    for story_id in left:
        keys = _keys(StoryMembership.objects.filter(story=story_id).in_order_of_time())
        leaving = [key for pk, key in keys.items() if pk in moving]
        staying = [key for pk, key in keys.items() if pk not in moving]
        regrouping.decide(product(leaving, staying), _Verdict.OTHER, user=user)
    regrouping.withdraw(product(moving.values(), there.values()), _Verdict.OTHER)
    regrouping.decide(_star([next(iter(there.values())), *moving.values()]), _Verdict.SAME, user=user)
    regrouping.move(moving, to)
    return _record_move(regrouping, len(moving), to, user=user, stories=[to.pk, *left])


@transaction.atomic
def gather_articles(articles: Iterable[Article], *, user: User | None) -> Change | None:
    """Put ``articles`` into one story: the largest that one of them is in, or a new one.

    Returns the change, or ``None`` if they were in one story already. Raises ``ValueError`` for fewer than two.
    """
    lock_writers()
    gathered = list(articles)
    if len(gathered) < 2:
        raise ValueError("nothing to gather")
    stories = Story.objects.filter(memberships__article__in=gathered).distinct().order_by("-size", "pk")
    story = stories.first()
    if story:
        return move_articles(gathered, story, user=user)
    story = Story.objects.create(title=gathered[0].headline, latest_at=timezone.now())
    keys = _keys(StoryMembership.objects.filter(article__in=gathered).in_order_of_time())
    regrouping = _Regrouping()
    regrouping.withdraw(product(keys.values(), keys.values()), _Verdict.OTHER)
    regrouping.decide(_star(list(keys.values())), _Verdict.SAME, user=user)
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
def title_story(story: Story, title: str, *, user: User | None) -> Change | None:
    """Rename a story for good, or with an empty title let it have that of an account again.

    Returns the change, or ``None`` where the story has that title already.
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
def undo_title(record: RenamedStory, _undoing: Undoing) -> None:
    Story.objects.filter(pk=record.story).update(title=record.title, titled_by_hand=record.by_hand)


@undoes(
    Change.Kind.CONFIRM_STORY,
    Change.Kind.MOVE_ARTICLES,
    Change.Kind.MERGE_STORIES,
    Change.Kind.SPLIT_STORY,
    record=RegroupedStories,
)
def undo_regrouping(record: RegroupedStories, _undoing: Undoing) -> None:
    """Withdraw the decisions, and move the articles back to the stories they were in."""
    _restore_decisions(record.decisions)
    articles = [place.article for place in record.places]
    memberships = StoryMembership.objects.filter(article__in=articles)
    still = set(existing(StoryMembership, articles))
    places = [place for place in record.places if place.article in still]
    stories = _restore_stories(places, record)
    left = set(memberships.exclude(story=None).values_list("story", flat=True))
    StoryMembership.objects.bulk_update(
        [StoryMembership(article_id=place.article, story_id=place.story) for place in places], ["story"]
    )
    touched = stories | left | set(record.stories)
    tidy_stories(touched)
    _mark_by_hand(touched)
    memberships.filter(story=None).update(by_hand=False)


def _restore_stories(places: Sequence[PlaceBefore], record: RegroupedStories) -> set[int]:
    """Create again the stories of ``places`` that are gone, and return the ids of all of them."""
    wanted = {place.story for place in places if place.story}
    there = set(existing(Story, wanted))
    Story.objects.filter(pk__in=there).update(continued_as=None)
    moments = dict(Article.objects.filter(pk__in=[place.article for place in places]).values_list("pk", "sort_at"))
    for place in places:
        if place.story and place.story not in there:
            there.add(place.story)
            Story.objects.create(
                pk=place.story,
                title=record.titles.get(str(place.story)) or "…",
                titled_by_hand=place.story in record.titled_by_hand,
                latest_at=moments[place.article],
            )
    return there


@dataclass(slots=True)
class _Regrouping:
    """Decisions and moves of one change, with what undoing them needs."""

    before: dict[_Pair, Verdict | None] = field(default_factory=dict)
    places: list[PlaceBefore] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    titled: set[int] = field(default_factory=set)

    def decide(self, pairs: Iterable[_Pair], verdict: _Verdict, *, user: User | None) -> None:
        """Decide about pairs of articles, overriding earlier decisions."""
        wanted = list(dict.fromkeys(_in_order(pair) for pair in pairs))
        there = _decisions_on(wanted)
        new = [pair for pair in wanted if pair not in there or there[pair].verdict != verdict]
        self._remember(new, there)
        StoryDecision.objects.bulk_create(
            [_decision(pair, verdict, user_id=user.pk if user else None) for pair in new],
            update_conflicts=True,
            unique_fields=["sha256", "position", "other_sha256", "other_position"],
            update_fields=["verdict", "made_by", "made_at"],
        )

    def withdraw(self, pairs: Iterable[_Pair], verdict: _Verdict) -> None:
        """Delete decisions of this verdict about pairs of articles."""
        there = _decisions_on([_in_order(pair) for pair in pairs])
        gone = {pair: row for pair, row in there.items() if row.verdict == verdict}
        self._remember(gone, gone)
        StoryDecision.objects.filter(pk__in=[row.pk for row in gone.values()]).delete()

    def _remember(self, pairs: Iterable[_Pair], there: Mapping[_Pair, StoryDecision]) -> None:
        for pair in pairs:
            row = there.get(pair)
            self.before.setdefault(pair, Verdict(verdict=row.verdict, made_by=row.made_by_id) if row else None)

    def move(self, article_ids: Iterable[int], story: Story | None) -> None:
        moving = StoryMembership.objects.filter(article__in=list(article_ids))
        # All accounts of the stories they leave: a story left with a single one is deleted.
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
        """Update the stories, enter the change into the history, and return it."""
        tidy_stories(stories, heirs=heirs)
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


def _keys(accounts: Any) -> dict[int, _Key]:
    """Return the articles' permanent keys by id."""
    rows = accounts.values_list("article", "article__clipping__sha256", "article__position")
    return {pk: (sha256, position) for pk, sha256, position in rows}


def _star(keys: Sequence[_Key]) -> list[_Pair]:
    """Return pairs that hold all articles together: the first with each of the others."""
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
    """Mark the accounts that are in their story by a person's decision."""
    accounts = StoryMembership.objects.filter(story__in=set(story_ids))
    places = {
        (sha256, position): (pk, story)
        for pk, story, sha256, position in accounts.values_list(
            "article", "story", "article__clipping__sha256", "article__position"
        )
    }
    held: set[int] = set()
    for row in StoryDecision.objects.about({sha256 for sha256, _position in places}):
        one, other = (places.get(key) for key in row.keys)
        if row.verdict == _Verdict.SAME and one and other and one[1] == other[1]:
            held |= {one[0], other[0]}
    accounts.filter(article__in=held).update(by_hand=True)
    accounts.filter(~Q(article__in=held)).update(by_hand=False)
