"""Group articles into stories, one by one as they come in.

Candidates for an article are found by its rarest key terms and by its sketch. Their number is limited however large the
archive is. The article is compared with the candidates, and the most similar stories are grouped again together with
it, so a later article can correct an earlier decision that had less evidence. People's decisions always apply.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from articles.models import Article, Story, StoryDecision, StoryMembership
from articles.text.comparing import events

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from django.db.models import QuerySet

# Candidates share any two of an article's first ten terms. That finds 98 of 100 articles on its event, and few others
# if the most common terms of the archive are skipped.
_PAIRED_TERMS = 10
_COMMON_ARTICLES = 500
_MAX_SHARING_TERMS = 100
_MAX_SHARING_TEXT = 40
# Only the candidates that share most are compared. In the articles used to choose the thresholds of
# ``articles.text.comparing.events``, an event has 12 accounts on average and 22 at most.
_MAX_CANDIDATES = 40

# A small story is grouped again whole. A larger one keeps its accounts together, and its latest ones represent it.
_MAX_STORY_REGROUPED = 24
_STORIES_REGROUPED = 3
_STORIES_LOADED = 5
_MAX_REGROUPED = 40
# Further candidates that are only used to find out which words are common among articles on similar events.
_MAX_CONTEXT = 12
_DECIDED_SHARE = 1_000  # More than any two articles share, so that people's decisions rank first.

# One statement for all articles of a batch, because planning one for each takes longer than the lookup. OFFSET 0 makes
# the planner use the index of the inner condition.
_SHARING_TERMS = f"""
    SELECT new.article, old.id, count(*)
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::date[], %s::date[])
        AS new (article, one, other, since, until)
    CROSS JOIN LATERAL (
        SELECT id
        FROM (SELECT id, published_on FROM articles_article WHERE terms @> ARRAY[new.one, new.other] OFFSET 0) AS found
        WHERE {{others}} AND (published_on IS NULL OR since IS NULL OR published_on BETWEEN since AND until)
        LIMIT {_MAX_SHARING_TERMS}
    ) AS old
    GROUP BY new.article, old.id
"""  # noqa: S608

# Shared text is evidence whatever the dates. It counts as much as sharing all pairs of terms.
_SHARING_TEXT = f"""
    SELECT new.article, old.id, {_PAIRED_TERMS * (_PAIRED_TERMS - 1) // 2}
    FROM unnest(%s::bigint[], %s::text[]) AS new (article, sketch)
    CROSS JOIN LATERAL (
        SELECT id
        FROM (SELECT id FROM articles_article WHERE sketch && new.sketch::bigint[] OFFSET 0) AS found
        WHERE {{others}}
        LIMIT {_MAX_SHARING_TEXT}
    ) AS old
"""  # noqa: S608

# The id of an article that is not stored: higher than any stored article's.
_UNSAVED_ID = 1 << 61

_Key = tuple[str, int]


@dataclass(slots=True, kw_only=True)
class _Place:
    """An article and its story. ``story`` is 0 for none and negative for a story that is not stored yet.

    ``root`` is the id of the article's first version. ``size`` is that of the story. ``is_named`` articles have a
    headline of their own.
    """

    key: _Key
    root: int
    day: date | None
    profile: bytes
    is_named: bool
    story: int
    size: int
    read: events.EventProfile | None = None

    @property
    def account(self) -> events.EventProfile:
        if self.read is None:
            self.read = events.EventProfile(words=events.words_of_profile(self.profile), day=self.day)
        return self.read


def regroup(articles: Collection[Article], *, changed: Collection[int]) -> None:
    """Group the ``articles`` whose ids are in ``changed``, and those that were never grouped."""
    grouped = set(StoryMembership.objects.filter(article__in=articles).values_list("article", flat=True))
    group([row for row in articles if row.pk in changed or row.pk not in grouped], new=False)


def group(articles: Sequence[Article], *, new: bool = True) -> None:
    """Find or create the story of each of ``articles``, in order. Call in a transaction.

    The articles are stored, with terms, sketches and links to their versions. If they are ``new``, each is compared
    with articles stored before it, else with all others.
    """
    if not articles:
        return
    profiles = {row.pk: events.profile(_headline(row), row.body) for row in articles}
    existing = (
        set() if new else set(StoryMembership.objects.filter(article__in=profiles).values_list("article", flat=True))
    )
    StoryMembership.objects.bulk_create(
        [StoryMembership(article_id=pk, profile=profile) for pk, profile in profiles.items() if pk not in existing]
    )
    if existing:
        updated = [StoryMembership(article_id=pk, profile=profiles[pk]) for pk in existing]
        StoryMembership.objects.bulk_update(updated, ["profile"])
    candidates = _candidates(articles, new=new)
    board = _Board.around(candidates)
    for row in articles:
        board.place(row.pk, candidates[row.pk], unplaced=profiles.keys() if new else ())
    board.write()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedStory:
    """The story a new article would join: that of ``most_similar``, or a new one with it if ``story`` is ``None``."""

    most_similar: Article
    story: Story | None


def expect_story(article: Article) -> ExpectedStory | None:
    """Return the story that ``article`` would join if it were stored, or ``None``. Nothing is written.

    ``article`` is unsaved and must have its clipping, headline, body, terms, sketch, and publication day if known.
    """
    pk = article.pk = _UNSAVED_ID
    place = _Place(
        key=(article.clipping.sha256, article.position),
        root=pk,
        day=article.published_on,
        profile=events.profile(_headline(article), article.body),
        is_named=False,
        story=0,
        size=0,
    )
    with transaction.atomic():
        candidates = _candidates([article], new=True)
        board = _Board.around(candidates, {pk: place})
    board.place(pk, candidates[pk], unplaced=())
    others = [other for other in board.members.get(place.story, ()) if other != pk] if place.story else []
    if not others:
        return None
    words = place.account.words
    most_similar = max(others, key=lambda other: (events.likeness(words, board.places[other].account.words), other))
    accounts = StoryMembership.objects.for_lists().select_related("story")
    account = accounts.get(article=most_similar)
    return ExpectedStory(most_similar=account.article, story=account.story)


def _headline(article: Article) -> str:
    return article.headline if article.headline_origin != Article.HeadlineOrigin.LEAD else ""


def _candidates(articles: Sequence[Article], *, new: bool) -> dict[int, Counter[int]]:
    """Return for each article id its candidates, with the number of term pairs they share, highest first."""
    common = _common_terms({term for article in articles for term in article.terms})
    shared: dict[int, Counter[int]] = {article.pk: Counter() for article in articles}
    pairs = [
        (article.pk, one, other, *_days_around(article))
        for article in articles
        for one, other in combinations(_distinctive_terms(article, common), 2)
    ]
    sketches = [(article.pk, _as_array(article.sketch)) for article in articles if article.sketch]
    others = "id < new.article" if new else "id <> new.article"
    with connection.cursor() as cursor:
        # The planner cannot see the values, overestimates the matches, and would scan the whole table.
        cursor.execute("SET LOCAL enable_seqscan = off")
        for statement, rows in ((_SHARING_TERMS, pairs), (_SHARING_TEXT, sketches)):
            if rows:
                cursor.execute(statement.format(others=others), list(map(list, zip(*rows, strict=True))))
                for article_id, pk, count in cursor:
                    shared[article_id][pk] += count
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    for pk, found in _known_relatives(articles, new=new).items():
        for other in found:
            shared[pk][other] = _DECIDED_SHARE
    return {
        pk: Counter(dict(sorted(counts.items(), key=lambda item: (-item[1], -item[0]))[:_MAX_CANDIDATES]))
        for pk, counts in shared.items()
    }


def _distinctive_terms(article: Article, common: Mapping[str, float]) -> list[str]:
    """Return the article's first terms. Common terms are used only if it has too few others."""
    rare = [term for term in article.terms if term not in common]
    frequent = sorted((term for term in article.terms if term in common), key=common.__getitem__)
    return (rare + frequent)[:_PAIRED_TERMS]


def _days_around(article: Article) -> tuple[date | None, date | None]:
    if article.published_on is None:
        return None, None
    window = timedelta(days=events.NEAR_DAYS)
    return article.published_on - window, article.published_on + window


def _as_array(numbers: Iterable[int]) -> str:
    return f"{{{','.join(map(str, numbers))}}}"


def _common_terms(terms: Collection[str]) -> dict[str, float]:
    """Return the common terms among ``terms``, each with the number of articles that have it.

    The numbers come from the planner's statistics, so the result is empty for an archive too small to have any.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT term, share * reltuples"
            " FROM pg_stats JOIN pg_class ON oid = to_regclass('articles_article'),"
            " unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common (term, share)"
            " WHERE schemaname = current_schema() AND tablename = 'articles_article' AND attname = 'terms'"
            " AND share * reltuples > %s AND term = ANY(%s)",
            [_COMMON_ARTICLES, list(terms)],
        )
        return dict(cursor.fetchall())


def _known_relatives(articles: Sequence[Article], *, new: bool) -> dict[int, list[int]]:
    """Return for each article id its versions, and the articles that people decided belong to its story."""
    found: dict[int, list[int]] = defaultdict(list)
    for article in articles:
        if article.version_of_id:
            found[article.pk].append(article.version_of_id)
    if not new:
        for pk, root in Article.objects.filter(version_of__in=articles).values_list("pk", "version_of"):
            if root:
                found[root].append(pk)
    keys = {(article.clipping.sha256, article.position): article.pk for article in articles}
    rows = StoryDecision.objects.about({sha256 for sha256, _position in keys})
    same = [row.keys for row in rows.filter(verdict=StoryDecision.Verdict.SAME)]
    places = articles_at({key for pair in same for key in pair}) if same else {}
    for pair in same:
        for ours, theirs in (pair, pair[::-1]):
            if ours in keys and theirs in places:
                found[keys[ours]].append(places[theirs])
    return found


def articles_at(keys: Collection[_Key]) -> dict[_Key, int]:
    """Return the ids of the articles that exist, by key: the clipping's SHA-256 and the position in it."""
    rows = Article.objects.filter(clipping__sha256__in={sha256 for sha256, _position in keys})
    found = {(sha256, position): pk for pk, sha256, position in rows.values_list("pk", "clipping__sha256", "position")}
    return {key: found[key] for key in keys if key in found}


@dataclass(slots=True)
class _Board:
    """The articles and stories that a batch may change, and the changes.

    ``places`` are by article id, ``members`` and ``sizes`` by story. ``same`` and ``other`` are pairs of articles that
    people decided are, or are not, of one story. ``titles`` maps stories to the article whose headline they take,
    ``left`` maps stories to where their articles went, ``stored`` maps moved articles to their story in the database.
    """

    places: dict[int, _Place] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    same: set[frozenset[_Key]] = field(default_factory=set)
    other: set[frozenset[_Key]] = field(default_factory=set)
    titles: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    left: dict[int, Counter[int]] = field(default_factory=dict)
    stored: dict[int, int] = field(default_factory=dict)
    products: events.Products = field(default_factory=events.Products)
    _new_stories: int = 0

    @classmethod
    def around(cls, candidates: Mapping[int, Counter[int]], places: Mapping[int, _Place] | None = None) -> _Board:
        """Return a board with these articles, their candidates, and the latest accounts of the candidates' stories.

        ``places`` are for articles that are not stored.
        """
        board = cls(places=dict(places or {}))
        board._add(StoryMembership.objects.filter(article__in=set(candidates).union(*candidates.values())))
        stories: set[int] = set()
        for pk, found in candidates.items():
            by_story: Counter[int] = Counter()
            for other, shared in found.items():
                if other in board.places:
                    by_story[board.places[other].story] += shared
            stories.update(story for story, _shared in by_story.most_common(_STORIES_LOADED + 1))
            stories.add(board.places[pk].story)
        stories.discard(0)
        if stories:
            latest = Window(
                RowNumber(), partition_by="story", order_by=[F("article__sort_at").desc(), F("article").desc()]
            )
            members = StoryMembership.objects.filter(story__in=stories).annotate(nth=latest)
            board._add(members.filter(nth__lte=_MAX_STORY_REGROUPED))
        for pk, place in sorted(board.places.items()):
            if place.story:
                board.members.setdefault(place.story, []).append(pk)
                board.sizes[place.story] = place.size
        for row in StoryDecision.objects.about({place.key[0] for place in board.places.values()}):
            pairs = board.same if row.verdict == StoryDecision.Verdict.SAME else board.other
            pairs.add(frozenset(row.keys))
        return board

    def _add(self, accounts: Any) -> None:
        for pk, root, sha256, position, day, origin, profile, story, size in accounts.values_list(
            "article",
            "article__version_of",
            "article__clipping__sha256",
            "article__position",
            "article__published_on",
            "article__headline_origin",
            "profile",
            "story",
            "story__size",
        ):
            self.places[pk] = _Place(
                key=(sha256, position),
                root=root or pk,
                day=day,
                profile=bytes(profile),
                is_named=origin != Article.HeadlineOrigin.LEAD,
                story=story or 0,
                size=size or 0,
            )

    def place(self, pk: int, candidates: Iterable[int], *, unplaced: Collection[int]) -> None:
        """Put an article into a new or existing story. Later articles that are still ``unplaced`` are ignored."""
        self._move(pk, 0)
        near = [other for other in candidates if other in self.places and (other < pk or other not in unplaced)]
        words = self.places[pk].account.words
        similarity = {other: events.likeness(words, self.places[other].account.words) for other in near}
        # Similarities by unit: a story, or an article in no story.
        units: dict[int, list[float]] = defaultdict(list)
        for other in near:
            units[self._unit_of(other)].append(similarity[other])
        decided = {self._unit_of(other) for other in near if self._are_same(pk, other)}
        chosen = [unit for unit in units if unit in decided or max(units[unit]) >= events.MIN_LIKENESS]
        if not chosen:
            return
        chosen.sort(key=lambda unit: (unit not in decided, -sum(units[unit]) / len(units[unit])))
        pool = [pk, *self._accounts_of(chosen)]
        context = sorted(set(near).difference(pool), key=lambda other: (-similarity[other], other))
        self._regroup(pool, context=context[:_MAX_CONTEXT])

    def _unit_of(self, pk: int) -> int:
        """Return the story of an article, or a unique number for an article in none."""
        return self.places[pk].story or -pk - _SINGLE

    def _accounts_of(self, units: Sequence[int]) -> list[int]:
        """Return the articles of the first stories and the single articles among ``units``, up to the limits."""
        accounts: list[int] = []
        stories = 0
        for unit in units:
            if _is_single(unit):
                accounts.append(-unit - _SINGLE)
            elif stories < _STORIES_REGROUPED:
                stories += 1
                accounts += self.members[unit][-_MAX_STORY_REGROUPED:]
        return accounts[:_MAX_REGROUPED]

    def _regroup(self, pool: Sequence[int], *, context: Sequence[int]) -> None:
        """Group the articles of ``pool`` again. ``context`` articles only show which words are common."""
        affinity = events.affinities(
            [self.places[pk].account for pk in pool],
            around=[self.places[pk].account for pk in context],
            products=self.products,
        )
        pairs = list(combinations(range(len(pool)), 2))
        together = [(a, b) for a, b in pairs if self._must_stay_together(pool[a], pool[b])]
        apart = [(a, b) for a, b in pairs if self._must_stay_apart(pool[a], pool[b])] if self.other else []
        groups = events.group_by_event(affinity, together=together, apart=apart)
        taken: set[int] = set()
        for group in sorted(groups, key=lambda group: (-len(group), group)):
            story = self._story_of([pool[index] for index in group], taken)
            taken.add(story)
            for index in group:
                self._move(pool[index], story)
            if story:
                named = [index for index in group if self.places[pool[index]].is_named]
                self.titles[story] = pool[events.central(group, affinity, among=named)]

    def _story_of(self, group: Sequence[int], taken: Collection[int]) -> int:
        """Return the story that most of a group are in, unless another group has ``taken`` it, else a new story.

        Return 0 for a single article that is in no story.
        """
        stories = Counter(self.places[pk].story for pk in group if self.places[pk].story)
        for story, _count in stories.most_common():
            # A single article stays only in a large story, as the accounts outside the pool stay there too.
            if story not in taken and (len(group) > 1 or self._has_more(story, group)):
                return story
        if len(group) == 1:
            return 0
        self._new_stories += 1
        return -self._new_stories

    def _has_more(self, story: int, group: Sequence[int]) -> bool:
        is_large = self.sizes.get(story, 0) > _MAX_STORY_REGROUPED
        return is_large and set(self.members.get(story, ())) != set(group)

    def _are_same(self, a: int, b: int) -> bool:
        one, other = self.places[a], self.places[b]
        return one.root == other.root or frozenset((one.key, other.key)) in self.same

    def _must_stay_together(self, a: int, b: int) -> bool:
        story = self.places[a].story
        is_settled = story and story == self.places[b].story and self.sizes.get(story, 0) > _MAX_STORY_REGROUPED
        return bool(is_settled) or self._are_same(a, b)

    def _must_stay_apart(self, a: int, b: int) -> bool:
        return frozenset((self.places[a].key, self.places[b].key)) in self.other

    def _move(self, pk: int, story: int) -> None:
        place = self.places[pk]
        before = place.story
        if before == story:
            return
        if before:
            self.members[before].remove(pk)
            self.sizes[before] = self.sizes.get(before, 0) - 1
            self.left.setdefault(before, Counter())[story] += 1
        if story:
            self.members.setdefault(story, []).append(pk)
            self.sizes[story] = self.sizes.get(story, 0) + 1
        place.story = story
        self.stored.setdefault(pk, before)
        self.moved.add(pk)

    def write(self) -> None:
        """Write the new stories and the moved articles, and refresh the stories that changed."""
        moved = [pk for pk in sorted(self.moved) if self.places[pk].story != self.stored.get(pk, 0)]
        if not moved:
            return
        ids = self._create_stories(moved)
        self._write_moves(moved, ids)
        touched = {story for pk in moved for story in (ids[self.places[pk].story], self.stored.get(pk)) if story}
        heirs = {
            story: next((ids[heir] for heir, _count in to.most_common() if heir and heir in ids), None)
            for story, to in self.left.items()
            if story > 0
        }
        titles = {story: pk for temporary, pk in self.titles.items() if (story := ids.get(temporary)) in touched}
        refresh_stories(touched, titles={story: pk for story, pk in titles.items() if story}, heirs=heirs)

    def _create_stories(self, moved: Iterable[int]) -> dict[int, int | None]:
        """Create the new stories, and return the ids of all stories by their numbers on the board."""
        numbers = sorted({self.places[pk].story for pk in moved if self.places[pk].story < 0}, reverse=True)
        new = Story.objects.bulk_create([Story(title="…", latest_at=timezone.now()) for _number in numbers])
        ids: dict[int, int | None] = {story: story for story in self.members if story > 0}
        return ids | {0: None} | {number: story.pk for number, story in zip(numbers, new, strict=True)}

    def _write_moves(self, moved: Sequence[int], ids: Mapping[int, int | None]) -> None:
        stories = [ids[self.places[pk].story] for pk in moved]
        by_hand = [
            any(self._are_decided(pk, other) for other in self.members.get(self.places[pk].story, ())) for pk in moved
        ]
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE articles_storymembership SET story_id = moved.story, by_hand = moved.by_hand"
                " FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[]) AS moved (article, story, by_hand)"
                " WHERE article_id = moved.article",
                [list(moved), stories, by_hand],
            )

    def _are_decided(self, a: int, b: int) -> bool:
        return frozenset((self.places[a].key, self.places[b].key)) in self.same


# Unit numbers of single articles lie below the negative numbers of stories that are not stored yet.
_SINGLE = 1 << 62


def _is_single(unit: int) -> bool:
    return unit < -(1 << 61)


@contextmanager
def refreshing_stories_of(articles: QuerySet[Article]) -> Iterator[None]:
    """Refresh the stories of ``articles`` when the context ends. Delete the articles inside it."""
    stories = list(
        StoryMembership.objects.filter(article__in=articles).exclude(story=None).values_list("story", flat=True)
    )
    yield
    refresh_stories(stories)
    refresh_titles(stories)


def refresh_titles(story_ids: Iterable[int]) -> None:
    """Set stories' titles to the headline of their first account, unless a title is set by hand or another headline."""
    titled = StoryMembership.objects.filter(story=OuterRef("pk"), article__headline=OuterRef("title"))
    first = StoryMembership.objects.filter(story=OuterRef("pk")).in_order_of_time().values("article__headline")[:1]
    stories = Story.objects.filter(~Exists(titled), Exists(StoryMembership.objects.filter(story=OuterRef("pk"))))
    stories = stories.filter(titled_by_hand=False)
    stories.filter(pk__in=list(story_ids)).update(title=Subquery(first))


def refresh_stories(
    story_ids: Iterable[int],
    *,
    titles: Mapping[int, int] | None = None,
    heirs: Mapping[int, int | None] | None = None,
) -> None:
    """Update size, date and title of stories after their accounts have changed. Delete those with fewer than two.

    ``titles`` maps stories to the articles whose headlines they take. ``heirs`` maps stories to the stories that their
    URLs redirect to if they would be deleted.
    """
    ids = sorted(set(story_ids))
    if not ids:
        return
    named = [(story, article) for story, article in (titles or {}).items() if story in ids]
    with connection.cursor() as cursor:
        cursor.execute(_REFRESH, [[story for story, _ in named], [article for _, article in named], ids])
        sizes = dict(cursor.fetchall())
    small = [story for story, size in sizes.items() if size < 2]
    if not small:
        return
    StoryMembership.objects.filter(story__in=small).update(story=None, by_hand=False)
    redirected = {story: heir for story in small if (heir := (heirs or {}).get(story)) and sizes.get(heir, 0) > 1}
    for story, heir in redirected.items():
        Story.objects.filter(pk=story).update(continued_as=heir, size=0)
    Story.objects.filter(pk__in=set(small) - redirected.keys()).delete()


# Update all columns of stories that depend on their accounts, in one statement.
_REFRESH = """
    UPDATE articles_story
    SET size = counted.size,
        latest_at = COALESCE(counted.latest_at, story.latest_at),
        title = CASE WHEN story.titled_by_hand THEN story.title ELSE COALESCE(headline, story.title) END
    FROM articles_story AS story
    LEFT JOIN unnest(%s::bigint[], %s::bigint[]) AS named (story, article) ON named.story = story.id
    LEFT JOIN articles_article AS central ON central.id = named.article
    CROSS JOIN LATERAL (
        -- Undated articles sort by when they were received. If others are dated, that says nothing about the event.
        SELECT count(*) AS size,
            COALESCE(max(sort_at) FILTER (WHERE published_on IS NOT NULL), max(sort_at)) AS latest_at
        FROM articles_storymembership JOIN articles_article ON articles_article.id = article_id
        WHERE story_id = story.id
    ) AS counted
    WHERE articles_story.id = story.id AND story.id = ANY(%s)
    RETURNING articles_story.id, articles_story.size
"""
