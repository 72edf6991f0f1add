"""Grouping articles into stories, one by one as they come in.

Candidates are looked up by an article's rarest key terms and by its sketch: a bounded number of rows, however large the
archive. The article is compared with them, and the stories near it are formed again with it, so that a later article
can correct what was decided on less evidence. People's decisions always hold.
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

# Two of an article's first terms lead to candidates: to 98 of 100 articles on its event (articles/stories.py), and
# to few others if the commonest terms of the archive are left aside.
_PAIRED_TERMS = 10
_COMMON_ARTICLES = 500
_MOST_FOUND = 100
_MOST_SHARING_TEXT = 40
# Those of the found that share most are weighed. An event has 12 accounts on average in the articles that the numbers
# of ``text.events`` were chosen on, 22 at most.
_MOST_WEIGHED = 40

# A story is formed anew while it is small; a larger one has settled, and as many of its latest accounts as this speak
# for it. Of those around them as many are heard as tell which words are common among them.
_MOST_FORMED = 24
_STORIES_FORMED = 3
_STORIES_LOADED = 5
_MOST_FORMED_AT_ONCE = 40
_MOST_AROUND = 12
_MOST_SHARED = 1_000  # More than any two articles share: what people said comes first.

# One plan for all articles of a batch: to plan for each takes longer than to look up. OFFSET 0 keeps the planner to the
# index of the column that is asked for first.
_SHARING_TERMS = f"""
    SELECT new.article, old.id, count(*)
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::date[], %s::date[])
        AS new (article, one, other, since, until)
    CROSS JOIN LATERAL (
        SELECT id
        FROM (SELECT id, published_on FROM articles_article WHERE terms @> ARRAY[new.one, new.other] OFFSET 0) AS found
        WHERE {{others}} AND (published_on IS NULL OR since IS NULL OR published_on BETWEEN since AND until)
        LIMIT {_MOST_FOUND}
    ) AS old
    GROUP BY new.article, old.id
"""  # noqa: S608

# The same words in a row are evidence across any stretch of time. They count as much as all pairs of terms.
_SHARING_TEXT = f"""
    SELECT new.article, old.id, {_PAIRED_TERMS * (_PAIRED_TERMS - 1) // 2}
    FROM unnest(%s::bigint[], %s::text[]) AS new (article, sketch)
    CROSS JOIN LATERAL (
        SELECT id
        FROM (SELECT id FROM articles_article WHERE sketch && new.sketch::bigint[] OFFSET 0) AS found
        WHERE {{others}}
        LIMIT {_MOST_SHARING_TEXT}
    ) AS old
"""  # noqa: S608

# The id of an article that is not stored: higher than any stored one.
_NOT_STORED = 1 << 61

_Key = tuple[str, int]


@dataclass(slots=True, kw_only=True)
class _Place:
    """An article's place among the stories. ``story`` is negative for a story that is not stored yet, 0 for none.

    ``is_named``: the article has a headline of its own.
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
    """Group the articles whose ids are in ``changed``, and those that were never grouped."""
    placed = set(StoryMembership.objects.filter(article__in=articles).values_list("article", flat=True))
    group([row for row in articles if row.pk in changed or row.pk not in placed], new=False)


def group(articles: Sequence[Article], *, new: bool = True) -> None:
    """Find or create the story of each of ``articles``, in order. In a transaction.

    The articles are stored, with terms, sketches and links to their versions. ``new`` ones are compared with articles
    stored before them, others with all.
    """
    if not articles:
        return
    profiles = {row.pk: events.profile(_headline(row), row.body) for row in articles}
    there = (
        set() if new else set(StoryMembership.objects.filter(article__in=profiles).values_list("article", flat=True))
    )
    StoryMembership.objects.bulk_create(
        [StoryMembership(article_id=pk, profile=profile) for pk, profile in profiles.items() if pk not in there]
    )
    if there:
        again = [StoryMembership(article_id=pk, profile=profiles[pk]) for pk in there]
        StoryMembership.objects.bulk_update(again, ["profile"])
    candidates = _candidates(articles, new=new)
    board = _Board.around(candidates)
    for row in articles:
        board.place(row.pk, candidates[row.pk], waiting=profiles.keys() if new else ())
    board.write()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedStory:
    """Where a new article would be grouped: beside ``most_similar``, in its ``story`` if it has one."""

    most_similar: Article
    story: Story | None


def expect_story(article: Article) -> ExpectedStory | None:
    """Return the story that ``article`` would be in if it were stored; ``None`` if in none. Nothing is written.

    ``article`` has its clipping, a headline, a body, terms, a sketch, and its day if known.
    """
    pk = article.pk = _NOT_STORED
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
    board.place(pk, candidates[pk], waiting=())
    fellows = [one for one in board.members.get(place.story, ()) if one != pk] if place.story else []
    if not fellows:
        return None
    words = place.account.words
    most_similar = max(fellows, key=lambda one: (events.likeness(words, board.places[one].account.words), one))
    accounts = StoryMembership.objects.for_lists().select_related("story")
    account = accounts.get(article=most_similar)
    return ExpectedStory(most_similar=account.article, story=account.story)


def _headline(article: Article) -> str:
    return article.headline if article.headline_origin != Article.HeadlineOrigin.LEAD else ""


def _candidates(articles: Sequence[Article], *, new: bool) -> dict[int, Counter[int]]:
    """Return for each article its candidates, with the number of pairs of terms they share, most first."""
    common = _common_terms({term for article in articles for term in article.terms})
    shared: dict[int, Counter[int]] = {article.pk: Counter() for article in articles}
    pairs = [
        (article.pk, one, other, *_days_around(article))
        for article in articles
        for one, other in combinations(_telling_terms(article, common), 2)
    ]
    sketches = [(article.pk, _as_array(article.sketch)) for article in articles if article.sketch]
    others = "id < new.article" if new else "id <> new.article"
    with connection.cursor() as cursor:
        # Of terms and sketches it does not see the database expects much, and would rather read the whole table.
        cursor.execute("SET LOCAL enable_seqscan = off")
        for statement, rows in ((_SHARING_TERMS, pairs), (_SHARING_TEXT, sketches)):
            if rows:
                cursor.execute(statement.format(others=others), list(map(list, zip(*rows, strict=True))))
                for article_id, pk, count in cursor:
                    shared[article_id][pk] += count
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    for pk, found in _said_of(articles, new=new).items():
        for other in found:
            shared[pk][other] = _MOST_SHARED
    return {
        pk: Counter(dict(sorted(counts.items(), key=lambda one: (-one[1], -one[0]))[:_MOST_WEIGHED]))
        for pk, counts in shared.items()
    }


def _telling_terms(article: Article, common: Mapping[str, float]) -> list[str]:
    """Return the article's first terms; common ones only where it has too few others."""
    rare = [term for term in article.terms if term not in common]
    often = sorted((term for term in article.terms if term in common), key=common.__getitem__)
    return (rare + often)[:_PAIRED_TERMS]


def _days_around(article: Article) -> tuple[date | None, date | None]:
    if article.published_on is None:
        return None, None
    window = timedelta(days=events.NEAR_DAYS)
    return article.published_on - window, article.published_on + window


def _as_array(numbers: Iterable[int]) -> str:
    return f"{{{','.join(map(str, numbers))}}}"


def _common_terms(terms: Collection[str]) -> dict[str, float]:
    """Return the common ones among ``terms`` with the number of articles that have them, by the planner's statistics.

    Empty in an archive too small for the database to have statistics.
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


def _said_of(articles: Sequence[Article], *, new: bool) -> dict[int, list[int]]:
    """Return for each article its versions, and those that people decided are of its story."""
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
    """Return the ids of existing articles by these keys: SHA-256 of the clipping, position in it."""
    rows = Article.objects.filter(clipping__sha256__in={sha256 for sha256, _position in keys})
    found = {(sha256, position): pk for pk, sha256, position in rows.values_list("pk", "clipping__sha256", "position")}
    return {key: found[key] for key in keys if key in found}


@dataclass(slots=True)
class _Board:
    """The stories that a batch may touch, and what changes about them."""

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
    _made: int = 0

    @classmethod
    def around(cls, candidates: Mapping[int, Counter[int]], places: Mapping[int, _Place] | None = None) -> _Board:
        """Return the board with these articles, their candidates, and the latest accounts of the stories of these.

        ``places`` are those of articles that are not stored.
        """
        board = cls(places=dict(places or {}))
        board._add(StoryMembership.objects.filter(article__in=set(candidates).union(*candidates.values())))
        stories: set[int] = set()
        for pk, found in candidates.items():
            held: Counter[int] = Counter()
            for other, shared in found.items():
                if other in board.places:
                    held[board.places[other].story] += shared
            stories.update(story for story, _shared in held.most_common(_STORIES_LOADED + 1))
            stories.add(board.places[pk].story)
        stories.discard(0)
        if stories:
            latest = Window(
                RowNumber(), partition_by="story", order_by=[F("article__sort_at").desc(), F("article").desc()]
            )
            members = StoryMembership.objects.filter(story__in=stories).annotate(nth=latest)
            board._add(members.filter(nth__lte=_MOST_FORMED))
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

    def place(self, pk: int, candidates: Iterable[int], *, waiting: Collection[int]) -> None:
        """Put an article into a new or existing story; ``waiting`` are articles that are placed later."""
        self._put(pk, 0)
        near = [one for one in candidates if one in self.places and (one < pk or one not in waiting)]
        words = self.places[pk].account.words
        alike = {one: events.likeness(words, self.places[one].account.words) for one in near}
        units: dict[int, list[float]] = defaultdict(list)
        for one in near:
            units[self._unit_of(one)].append(alike[one])
        bound = {self._unit_of(one) for one in near if self._are_same(pk, one)}
        chosen = [unit for unit in units if unit in bound or max(units[unit]) >= events.SOMEWHAT_ALIKE]
        if not chosen:
            return
        chosen.sort(key=lambda unit: (unit not in bound, -sum(units[unit]) / len(units[unit])))
        pool = [pk, *self._accounts_of(chosen)]
        around = sorted(set(near).difference(pool), key=lambda one: (-alike[one], one))
        self._form(pool, around=around[:_MOST_AROUND])

    def _unit_of(self, pk: int) -> int:
        """Return the story of an article, or a number of its own for one in none."""
        return self.places[pk].story or -pk - _SINGLE

    def _accounts_of(self, units: Sequence[int]) -> list[int]:
        """Return the accounts of the first of the stories, and the articles in none, as many as are formed at once."""
        accounts: list[int] = []
        stories = 0
        for unit in units:
            if _is_single(unit):
                accounts.append(-unit - _SINGLE)
            elif stories < _STORIES_FORMED:
                stories += 1
                accounts += self.members[unit][-_MOST_FORMED:]
        return accounts[:_MOST_FORMED_AT_ONCE]

    def _form(self, pool: Sequence[int], *, around: Sequence[int]) -> None:
        """Group the articles of ``pool`` again; those ``around`` them count for which words are common."""
        affinity = events.affinities(
            [self.places[one].account for one in pool],
            around=[self.places[one].account for one in around],
            products=self.products,
        )
        pairs = list(combinations(range(len(pool)), 2))
        together = [(a, b) for a, b in pairs if self._are_bound(pool[a], pool[b])]
        apart = [(a, b) for a, b in pairs if self._are_other(pool[a], pool[b])] if self.other else []
        groups = events.events(affinity, together=together, apart=apart)
        taken: set[int] = set()
        for group in sorted(groups, key=lambda group: (-len(group), group)):
            story = self._story_of([pool[at] for at in group], taken)
            taken.add(story)
            for at in group:
                self._put(pool[at], story)
            if story:
                named = [at for at in group if self.places[pool[at]].is_named]
                self.titles[story] = pool[events.central(group, affinity, among=named)]

    def _story_of(self, group: Sequence[int], taken: Collection[int]) -> int:
        """Return the story that most of a group are in, of those that no other group has taken; else a new one."""
        held = Counter(self.places[one].story for one in group if self.places[one].story)
        for story, _count in held.most_common():
            # Accounts that are not looked at stay with their story.
            if story not in taken and (len(group) > 1 or self._has_more(story, group)):
                return story
        if len(group) == 1:
            return 0
        self._made += 1
        return -self._made

    def _has_more(self, story: int, group: Sequence[int]) -> bool:
        return self.sizes.get(story, 0) > _MOST_FORMED and set(self.members.get(story, ())) != set(group)

    def _are_same(self, a: int, b: int) -> bool:
        one, other = self.places[a], self.places[b]
        return one.root == other.root or frozenset((one.key, other.key)) in self.same

    def _are_bound(self, a: int, b: int) -> bool:
        story = self.places[a].story
        settled = story and story == self.places[b].story and self.sizes.get(story, 0) > _MOST_FORMED
        return bool(settled) or self._are_same(a, b)

    def _are_other(self, a: int, b: int) -> bool:
        return frozenset((self.places[a].key, self.places[b].key)) in self.other

    def _put(self, pk: int, story: int) -> None:
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
        """Write the stories that are new, the articles that moved, and what this changes about the stories."""
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
        """Create the stories that are new, and return the ids of all stories by their numbers on the board."""
        made = sorted({self.places[pk].story for pk in moved if self.places[pk].story < 0}, reverse=True)
        new = Story.objects.bulk_create([Story(title="…", latest_at=timezone.now()) for _story in made])
        ids: dict[int, int | None] = {story: story for story in self.members if story > 0}
        return ids | {0: None} | {temporary: story.pk for temporary, story in zip(made, new, strict=True)}

    def _write_moves(self, moved: Sequence[int], ids: Mapping[int, int | None]) -> None:
        stories = [ids[self.places[pk].story] for pk in moved]
        by_hand = [
            any(self._are_decided(pk, one) for one in self.members.get(self.places[pk].story, ())) for pk in moved
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


# Keys of single articles lie beyond those of stories that are not stored yet.
_SINGLE = 1 << 62


def _is_single(unit: int) -> bool:
    return unit < -(1 << 61)


@contextmanager
def refreshing_stories_of(articles: QuerySet[Article]) -> Iterator[None]:
    """Delete ``articles`` within this context: their stories are updated afterwards."""
    stories = list(
        StoryMembership.objects.filter(article__in=articles).exclude(story=None).values_list("story", flat=True)
    )
    yield
    refresh_stories(stories)
    refresh_titles(stories)


def refresh_titles(story_ids: Iterable[int]) -> None:
    """Give stories the headline of their first account, unless their title is an account's or set by hand."""
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
    """Update size, date and title of stories after their accounts have changed.

    ``titles`` maps stories to the articles whose headlines they take. A story with fewer than two accounts is deleted;
    where it has an heir, its address leads there.
    """
    ids = sorted(set(story_ids))
    if not ids:
        return
    named = [(story, article) for story, article in (titles or {}).items() if story in ids]
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED_ANEW, [[story for story, _ in named], [article for _, article in named], ids])
        sizes = dict(cursor.fetchall())
    small = [story for story, size in sizes.items() if size < 2]
    if not small:
        return
    StoryMembership.objects.filter(story__in=small).update(story=None, by_hand=False)
    led_on = {story: heir for story in small if (heir := (heirs or {}).get(story)) and sizes.get(heir, 0) > 1}
    for story, heir in led_on.items():
        Story.objects.filter(pk=story).update(continued_as=heir, size=0)
    Story.objects.filter(pk__in=set(small) - led_on.keys()).delete()


# One statement for all of what a story's row tells of its accounts.
_COUNTED_ANEW = """
    UPDATE articles_story
    SET size = counted.size,
        latest_at = COALESCE(counted.latest_at, story.latest_at),
        title = CASE WHEN story.titled_by_hand THEN story.title ELSE COALESCE(headline, story.title) END
    FROM articles_story AS story
    LEFT JOIN unnest(%s::bigint[], %s::bigint[]) AS named (story, article) ON named.story = story.id
    LEFT JOIN articles_article AS central ON central.id = named.article
    CROSS JOIN LATERAL (
        -- Undated articles sort by when they came, which says nothing of the event if others are dated.
        SELECT count(*) AS size,
            COALESCE(max(sort_at) FILTER (WHERE published_on IS NOT NULL), max(sort_at)) AS latest_at
        FROM articles_storymembership JOIN articles_article ON articles_article.id = article_id
        WHERE story_id = story.id
    ) AS counted
    WHERE articles_story.id = story.id AND story.id = ANY(%s)
    RETURNING articles_story.id, articles_story.size
"""
