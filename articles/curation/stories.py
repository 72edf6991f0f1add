"""Stories confirmed, merged and split, and articles moved between them.

An act writes decisions on pairs of articles, which hold when these are parsed or received again, and puts the articles
where it says at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.curation.records import existing, existing_users, shortened
from articles.ingest.grouping import refresh_titles, tidy_stories
from articles.ingest.storing import lock_writers
from articles.models import Article, Change, Story, StoryDecision, StoryMembership, subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.accounts.models import User

_Key = tuple[str, int]
_Verdict = StoryDecision.Verdict


@transaction.atomic
def confirm_story(story: Story, *, user: User | None) -> Change | None:
    """Say that all accounts of a story are of one event, and return the change; ``None`` if it was said of all."""
    lock_writers()
    keys = list(_keys(story.memberships.in_order_of_time()).values())
    act = _Act()
    act.put(_star(keys), _Verdict.SAME, user=user)
    if not act.before:
        return None
    return act.done(Change.Kind.CONFIRM_STORY, _named(story), user=user, stories=[story.pk])


@transaction.atomic
def merge_stories(*, kept: Story, absorbed: Story, user: User | None) -> Change | None:
    """Make two stories one; the address of ``absorbed`` leads to ``kept``.

    Returns the change, or ``None`` where one of the two is no more. Raises ``ValueError`` where both are one.
    """
    if kept.pk == absorbed.pk:
        raise ValueError("a story cannot be merged into itself")
    lock_writers()
    # Somebody else, or a second click, may have merged them while this waited.
    if Story.objects.going_on().filter(pk__in=[kept.pk, absorbed.pk]).count() < 2:
        return None
    ours, theirs = _keys(kept.memberships.in_order_of_time()), _keys(absorbed.memberships.in_order_of_time())
    act = _Act()
    act.take_back(product(ours.values(), theirs.values()), _Verdict.OTHER)
    act.put(_star([*ours.values(), *theirs.values()]), _Verdict.SAME, user=user)
    act.move(theirs, kept)
    summary = _("“%(absorbed)s” merged into “%(kept)s”") % {
        "absorbed": shortened(absorbed.title),
        "kept": shortened(kept.title),
    }
    return act.done(
        Change.Kind.MERGE_STORIES, summary, user=user, stories=[kept.pk, absorbed.pk], heirs={absorbed.pk: kept.pk}
    )


@transaction.atomic
def split_story(story: Story, articles: Iterable[Article], *, user: User | None) -> Change | None:
    """Take ``articles`` out of a story, together, into a story of their own; one alone is in no story then.

    Returns the change, or ``None`` where none of them is in it any more, or nothing else.
    """
    lock_writers()
    keys = _keys(story.memberships.in_order_of_time())
    parted = {pk: keys[pk] for pk in keys if pk in {article.pk for article in articles}}
    if not 0 < len(parted) < len(keys):
        return None
    rest = [key for pk, key in keys.items() if pk not in parted]
    act = _Act()
    act.put(product(parted.values(), rest), _Verdict.OTHER, user=user)
    act.put(_star(list(parted.values())), _Verdict.SAME, user=user)
    stories = [story.pk]
    new = None
    if len(parted) > 1:
        first = Article.objects.without_text().get(pk=next(iter(parted)))
        new = Story.objects.create(title=first.headline, latest_at=first.sort_at)
        stories.append(new.pk)
    act.move(parted, new)
    return act.done(Change.Kind.SPLIT_STORY, _counted(len(parted), story), user=user, stories=stories)


@transaction.atomic
def move_articles(articles: Iterable[Article], to: Story, *, user: User | None) -> Change | None:
    """Say that ``articles`` are on the event of another story, and not on that of the ones they are in.

    Returns the change, or ``None`` if they were there.
    """
    lock_writers()
    wanted = {article.pk for article in articles}
    there = _keys(to.memberships.in_order_of_time())
    rows = list(StoryMembership.objects.filter(article__in=wanted - there.keys()).order_by("article"))
    moving = _keys(StoryMembership.objects.filter(article__in=[row.pk for row in rows]).in_order_of_time())
    if not moving or not there:
        return None
    act = _Act()
    left = {row.story_id for row in rows if row.story_id}
    for story_id in left:
        keys = _keys(StoryMembership.objects.filter(story=story_id).in_order_of_time())
        leaving = [key for pk, key in keys.items() if pk in moving]
        act.put(product(leaving, [key for pk, key in keys.items() if pk not in moving]), _Verdict.OTHER, user=user)
    act.take_back(product(moving.values(), there.values()), _Verdict.OTHER)
    act.put(_star([next(iter(there.values())), *moving.values()]), _Verdict.SAME, user=user)
    act.move(moving, to)
    return act.done(Change.Kind.MOVE_ARTICLES, _counted(len(moving), to), user=user, stories=[to.pk, *left])


@transaction.atomic
def gather_articles(articles: Iterable[Article], *, user: User | None) -> Change | None:
    """Say that ``articles`` are on one event: in the largest story that one of them is in, or in a new one.

    Returns the change, or ``None`` if they were in one story. Raises ``ValueError`` for fewer than two.
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
    act = _Act()
    act.take_back(product(keys.values(), keys.values()), _Verdict.OTHER)
    act.put(_star(list(keys.values())), _Verdict.SAME, user=user)
    act.move(keys, story)
    return act.done(Change.Kind.MOVE_ARTICLES, _counted(len(keys), story), user=user, stories=[story.pk])


@transaction.atomic
def title_story(story: Story, title: str, *, user: User | None) -> Change | None:
    """Give a story a title for good, or with an empty one that of an account again.

    Returns the change, or ``None`` where it has that title already.
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
    summary = _("“%(old)s” is now “%(new)s”") % {"old": shortened(old), "new": shortened(story.title)}
    undo = {"story": story.pk, "title": old, "by_hand": by_hand}
    return Change.objects.create(kind=Change.Kind.TITLE_STORY, summary=summary, undo=undo, made_by=user)


def undo_title(undo: Mapping[str, Any]) -> None:
    """Give a story the title back that it had; one that is no more has none."""
    Story.objects.filter(pk=undo["story"]).update(title=undo["title"], titled_by_hand=undo["by_hand"])


def undo_story_act(undo: Mapping[str, Any]) -> None:
    """Take decisions back, and put the articles where they were."""
    _put_decisions_back(undo["decisions"])
    places = [place for place in undo["places"] if place["article"] in set(existing(StoryMembership, _articles(undo)))]
    there = set(existing(Story, (place["story"] for place in places)))
    Story.objects.filter(pk__in=there).update(continued_as=None)
    moments = dict(Article.objects.filter(pk__in=_articles(undo)).values_list("pk", "sort_at"))
    for place in places:
        if place["story"] and place["story"] not in there:
            there.add(place["story"])
            title = undo["titles"].get(str(place["story"])) or "…"
            Story.objects.create(
                pk=place["story"],
                title=title,
                titled_by_hand=place["story"] in undo["titled_by_hand"],
                latest_at=moments[place["article"]],
            )
    accounts = [StoryMembership(article_id=place["article"], story_id=place["story"]) for place in places]
    left = set(
        StoryMembership.objects.filter(article__in=_articles(undo)).exclude(story=None).values_list("story", flat=True)
    )
    StoryMembership.objects.bulk_update(accounts, ["story"])
    stories = there | left | set(undo["stories"])
    tidy_stories(stories)
    _mark_by_hand(stories)
    StoryMembership.objects.filter(article__in=_articles(undo), story=None).update(by_hand=False)


def _articles(undo: Mapping[str, Any]) -> list[int]:
    return [place["article"] for place in undo["places"]]


@dataclass(slots=True)
class _Act:
    """What one act changes, with what undoing it needs."""

    before: dict[tuple[_Key, _Key], dict[str, Any] | None] = field(default_factory=dict)
    places: list[dict[str, Any]] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    titled: set[int] = field(default_factory=set)

    def put(self, pairs: Iterable[tuple[_Key, _Key]], verdict: _Verdict, *, user: User | None) -> None:
        """Decide on pairs of articles, over older decisions."""
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

    def take_back(self, pairs: Iterable[tuple[_Key, _Key]], verdict: _Verdict) -> None:
        """Forget decisions of this verdict on pairs of articles."""
        there = _decisions_on([_in_order(pair) for pair in pairs])
        gone = {pair: row for pair, row in there.items() if row.verdict == verdict}
        self._remember(gone, gone)
        StoryDecision.objects.filter(pk__in=[row.pk for row in gone.values()]).delete()

    def _remember(self, pairs: Iterable[tuple[_Key, _Key]], there: Mapping[tuple[_Key, _Key], StoryDecision]) -> None:
        for pair in pairs:
            row = there.get(pair)
            self.before.setdefault(pair, {"verdict": row.verdict, "made_by": row.made_by_id} if row else None)

    def move(self, article_ids: Iterable[int], story: Story | None) -> None:
        moving = StoryMembership.objects.filter(article__in=list(article_ids))
        # All of the stories they leave: one that is left with a single account is no more.
        left = {pk for pk in moving.values_list("story", flat=True) if pk}
        rows = StoryMembership.objects.filter(Q(story__in=left) | Q(article__in=moving)).order_by("article")
        for pk, before, title, by_hand in rows.values_list("article", "story", "story__title", "story__titled_by_hand"):
            self.places.append({"article": pk, "story": before})
            if before:
                self.titles[str(before)] = title
            if before and by_hand:
                self.titled.add(before)
        moving.update(story=story)

    def done(
        self,
        kind: Change.Kind,
        summary: str,
        *,
        user: User | None,
        stories: Sequence[int],
        heirs: Mapping[int, int | None] | None = None,
    ) -> Change:
        """Bring the stories up to date and return the change."""
        tidy_stories(stories, heirs=heirs)
        _mark_by_hand(stories)
        decisions = [{"pair": [*a, *b], "before": row} for (a, b), row in self.before.items()]
        undo = {
            "decisions": decisions,
            "places": self.places,
            "titles": self.titles,
            "titled_by_hand": sorted(self.titled),
            "stories": sorted(stories),
        }
        about = subjects(articles=(place["article"] for place in self.places))
        return Change.objects.create(kind=kind, summary=summary, about=about, undo=undo, made_by=user)


def _keys(accounts: Any) -> dict[int, _Key]:
    """Return where the articles are found for good: the SHA-256 of the clipping and the place in it, by their ids."""
    rows = accounts.values_list("article", "article__clipping__sha256", "article__position")
    return {pk: (sha256, position) for pk, sha256, position in rows}


def _star(keys: Sequence[_Key]) -> list[tuple[_Key, _Key]]:
    """Return pairs enough to hold all of them together: the first with each other one."""
    return [(keys[0], key) for key in keys[1:]]


def _in_order(pair: tuple[_Key, _Key]) -> tuple[_Key, _Key]:
    first, second = sorted(pair)
    return first, second


def _decision(pair: tuple[_Key, _Key], verdict: str, *, user_id: int | None) -> StoryDecision:
    (sha256, position), (other_sha256, other_position) = pair
    return StoryDecision(
        sha256=sha256,
        position=position,
        other_sha256=other_sha256,
        other_position=other_position,
        verdict=verdict,
        made_by_id=user_id,
    )


def _decisions_on(pairs: Iterable[tuple[_Key, _Key]]) -> dict[tuple[_Key, _Key], StoryDecision]:
    wanted = set(pairs)
    firsts = {first[0] for first, _second in wanted}
    seconds = {second[0] for _first, second in wanted}
    rows = StoryDecision.objects.filter(sha256__in=firsts, other_sha256__in=seconds)
    return {row.keys: row for row in rows if row.keys in wanted}


def _put_decisions_back(decisions: Iterable[Mapping[str, Any]]) -> None:
    before = {((one["pair"][0], one["pair"][1]), (one["pair"][2], one["pair"][3])): one["before"] for one in decisions}
    now = _decisions_on(before)
    StoryDecision.objects.filter(pk__in=[row.pk for row in now.values()]).delete()
    users = existing_users(row["made_by"] for row in before.values() if row)
    StoryDecision.objects.bulk_create(
        [_decision(pair, row["verdict"], user_id=users.get(row["made_by"])) for pair, row in before.items() if row]
    )


def _mark_by_hand(story_ids: Iterable[int]) -> None:
    """Mark the accounts that a decision holds in their story."""
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


def _named(story: Story) -> str:
    return f"“{shortened(story.title)}”"


def _counted(count: int, story: Story) -> str:
    return ngettext("%(count)d article: “%(story)s”", "%(count)d articles: “%(story)s”", count) % {
        "count": count,
        "story": shortened(story.title),
    }
