from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models import Count, Exists, F, Func, Max, Min, OuterRef, Prefetch, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.clippings import Clipping
from articles.models.people import Appearance, Person
from articles.models.sources import Source
from articles.models.tags import Tag, Tagging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from newsarchive.accounts.models import User

SEARCH_CONFIG = "english"
# PostgreSQL rejects search vectors over 1 MB. At this length, that of a small book, even a text of distinct words in a
# four-byte script stays below it.
SEARCHED_CHARACTERS = 200_000
WORDS_A_MINUTE = 240  # Adults read English prose at 200 to 300 words a minute, according to studies.


class ArticleQuerySet(models.QuerySet["Article"]):
    def newest_first(self) -> ArticleQuerySet:
        return self.order_by("-sort_at", "-pk")

    def last_added_first(self) -> ArticleQuerySet:
        return self.order_by("-received_at", "-pk")

    def dated(self) -> ArticleQuerySet:
        return self.filter(published_on__isnull=False)

    def undated(self) -> ArticleQuerySet:
        return self.filter(published_on=None)

    def matching(self, words: str) -> ArticleQuerySet:
        """Articles that match a search for ``words``, in web search syntax: "a phrase", or, -not."""
        return self.filter(search=SearchQuery(words, config=SEARCH_CONFIG, search_type="websearch"))

    def years(self) -> range:
        """Every year from the latest article to the first, in descending order."""
        ends = self.aggregate(first=Min("published_on"), last=Max("published_on"))
        return range(ends["last"].year, ends["first"].year - 1, -1) if ends["last"] else range(0)

    def from_source(self, source: Source) -> ArticleQuerySet:
        """Articles that an outlet published or an agency wrote."""
        return self.filter(Q(source=source) | Q(agency=source))

    def naming(self, person: Person) -> ArticleQuerySet:
        return self.filter(Exists(Appearance.objects.filter(article=OuterRef("pk"), person=person)))

    def sharing_text(self, hashes: Sequence[int]) -> ArticleQuerySet:
        """Articles whose sketch has any of ``hashes``."""
        # Look up the hashes one by one, before any other condition. For an overlap with many hashes the planner expects
        # a quarter of all articles, and would scan the whole table.
        found = RawSQL(
            "articles_article.id = ANY(ARRAY(SELECT sharing.id FROM unnest(%s::bigint[]) AS hash"
            " JOIN articles_article AS sharing ON sharing.sketch @> ARRAY[hash]))",
            [list(hashes)],
            models.BooleanField(),
        )
        return self.filter(found)

    def authors_of(self, source: Source) -> QuerySet[Any, Any]:
        """Rows of ``author`` and number of ``articles`` for an outlet or agency: the 12 authors with most articles."""
        return (
            self.from_source(source)
            .values(author=Func("authors", function="unnest"))
            .annotate(articles=Count("pk"))
            .order_by("-articles", "author")[:12]
        )

    def unread_by(self, user: User) -> ArticleQuerySet:
        return self.exclude(read_marks__user=user)

    def with_read_mark(self, user: User) -> ArticleQuerySet:
        """Annotate ``is_read``."""
        return self.annotate(is_read=Exists(ReadMark.objects.filter(article=OuterRef("pk"), user=user)))

    def without_text(self) -> ArticleQuerySet:
        """Defer the long columns, which lists do not show."""
        return self.defer("body", "blocks", "search", "sketch", "terms")

    def for_lists(self) -> ArticleQuerySet:
        """Fetch what a list shows, in two queries. ``opening`` is the beginning of the text."""
        return (
            self.without_text()
            .annotate(opening=Left("body", 400))
            .select_related("source", "agency")
            .prefetch_related(Prefetch("tags", queryset=Tag.objects.alphabetical()))
        )


class Article(models.Model):
    """One news article found in a clipping."""

    class HeadlineOrigin(models.TextChoices):
        CLIPPING = "clipping", _("from the clipping")
        LEAD = "lead", _("taken from the lead")
        HAND = "hand", _("set by hand")

    clipping = models.ForeignKey(
        Clipping, verbose_name=_("clipping"), on_delete=models.CASCADE, related_name="articles"
    )
    position = models.PositiveIntegerField(_("position in the clipping"), default=0)
    revision = models.PositiveIntegerField(
        _("revision"), default=1, help_text=_("Number of the text's present state; earlier ones are kept.")
    )
    headline = models.TextField(_("headline"))
    headline_origin = models.CharField(_("origin of the headline"), max_length=10, choices=HeadlineOrigin)
    standfirst = models.TextField(_("standfirst"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("outlet"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        limit_choices_to={"kind": Source.Kind.OUTLET},
    )
    agency = models.ForeignKey(
        Source,
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agency_articles",
        limit_choices_to={"kind": Source.Kind.AGENCY},
    )
    authors = ArrayField(models.CharField(max_length=200), verbose_name=_("authors"), default=list, blank=True)
    credit = models.TextField(_("credit"), blank=True)
    dateline = ArrayField(models.CharField(max_length=200), verbose_name=_("dateline"), default=list, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    url = models.URLField(_("web address"), max_length=2000, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_time = models.TimeField(_("published at"), null=True, blank=True)
    published_offset = models.SmallIntegerField(
        _("offset from UTC in minutes"), null=True, blank=True, help_text=_("Empty where the clipping names no zone.")
    )
    received_at = models.DateTimeField(_("added"))
    saved_on = models.DateField(
        _("saved on"), null=True, blank=True, help_text=_("The day a reader saved the article in another program.")
    )
    body = models.TextField(_("body"))
    word_count = models.PositiveIntegerField(_("words"))
    blocks = models.JSONField(
        _("blocks"), help_text=_("Every line of the clipping in order: text, kind, rule, start and end in the dump.")
    )
    sketch = ArrayField(models.BigIntegerField(), verbose_name=_("sketch of the text"), default=list, editable=False)
    terms = ArrayField(models.TextField(), verbose_name=_("key terms"), default=list, editable=False)
    version_of = models.ForeignKey(
        "self",
        verbose_name=_("version of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="versions",
        help_text=_("The first clipping of the same article from the same outlet."),
    )
    tags = models.ManyToManyField(Tag, verbose_name=_("tags"), through=Tagging, related_name="articles", blank=True)
    search = models.GeneratedField(
        expression=(
            SearchVector("headline", weight="A", config=SEARCH_CONFIG)
            + SearchVector("standfirst", weight="B", config=SEARCH_CONFIG)
            + SearchVector(Left("body", SEARCHED_CHARACTERS), weight="C", config=SEARCH_CONFIG)
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    sort_at = models.GeneratedField(
        # Undated articles sort by when they were received. In SQL, because Django's expressions for this depend on the
        # session's time zone, which a generated column must not do.
        expression=RawSQL(
            "COALESCE((published_on + COALESCE(published_time, TIME '00:00')"
            " - COALESCE(published_offset, 0) * INTERVAL '1 minute') AT TIME ZONE 'UTC', received_at)",
            [],
        ),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.UniqueConstraint(fields=["clipping", "position"], name="article_place_once"),
            models.CheckConstraint(
                condition=Q(published_time=None) | Q(published_on__isnull=False), name="article_time_has_date"
            ),
            models.CheckConstraint(
                condition=Q(published_offset=None) | Q(published_time__isnull=False), name="article_offset_has_time"
            ),
            models.CheckConstraint(condition=~Q(version_of=F("id")), name="article_not_version_of_itself"),
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_headline"),
        ]
        indexes = [
            # Browse, newest first.
            models.Index(fields=["-sort_at", "-id"], name="article_newest"),
            # Browse by date added.
            models.Index(fields=["-received_at", "-id"], name="article_last_added"),
            # Browse and a source's page, one outlet newest first.
            models.Index(fields=["source", "-sort_at", "-id"], name="article_source_newest"),
            # The histogram of months and its filter.
            models.Index(fields=["published_on"], name="article_published_on"),
            # Search. A GIN index collects new entries in a list that every search scans. Ingest merges the list into
            # the index after each batch, in a third of the time that merging entries one by one takes.
            GinIndex(fields=["search"], name="article_search"),
            # Versions and agency copy: articles that share text.
            GinIndex(fields=["sketch"], name="article_sketch"),
            # Other coverage of the same event: articles that share rare words.
            GinIndex(fields=["terms"], name="article_terms"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("articles:article", args=[self.pk])

    @property
    def published(self) -> str:
        """The date of publication in ISO 8601, as precise as the clipping gives it; empty if undated."""
        if self.published_on is None:
            return ""
        if self.published_time is None:
            return self.published_on.isoformat()
        moment = datetime.combine(self.published_on, self.published_time)
        if self.published_offset is not None:
            moment = moment.replace(tzinfo=timezone(timedelta(minutes=self.published_offset)))
        return moment.isoformat()

    def came_before(self, other: Article) -> bool:
        """Whether this article is certainly earlier than ``other``.

        Days are compared, or times if both articles have one and both or neither give a time zone.
        """
        if self.published_on is None or other.published_on is None:
            return False
        timed = self.published_time is not None and other.published_time is not None
        if timed and (self.published_offset is None) == (other.published_offset is None):
            return self.sort_at < other.sort_at
        return self.published_on < other.published_on

    @property
    def reading_minutes(self) -> int:
        return max(1, round(self.word_count / WORDS_A_MINUTE))


class Revision(models.Model):
    """An earlier state of an article's text. The current state is in the article itself."""

    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    headline = models.TextField(_("headline"))
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(_("body"))
    blocks = models.JSONField(_("blocks"))
    replaced_at = models.DateTimeField(_("replaced"), auto_now_add=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"

    @property
    def columns(self) -> str:
        """The columns in the address of its comparison with the current text."""
        return f"{self.article_id}.{self.number}-{self.article_id}.{self.article.revision}"


class ReadMark(models.Model):
    """An article that a reader has opened."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reader"), on_delete=models.CASCADE, related_name="read_marks"
    )
    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="read_marks")
    read_at = models.DateTimeField(_("read"), auto_now_add=True)

    class Meta:
        verbose_name = _("read mark")
        verbose_name_plural = _("read marks")
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="read_mark_once")]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.article_id}"
