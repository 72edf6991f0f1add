from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, Func, Max, Min, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Lower
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article
from articles.models.corrections import Correction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from articles.models.sources import Source

# Stories this close in time may be about one event, because events are covered for weeks.
NEAR = timedelta(days=90)


class StoryQuerySet(models.QuerySet["Story"]):
    def newest_first(self) -> StoryQuerySet:
        return self.order_by("-latest_at", "-pk")

    def oldest_first(self) -> StoryQuerySet:
        return self.order_by("latest_at", "pk")

    def most_accounts_first(self) -> StoryQuerySet:
        return self.order_by("-size", "-latest_at", "-pk")

    def alphabetical(self) -> StoryQuerySet:
        return self.order_by(Lower("title"), "pk")

    def matching(self, words: str) -> StoryQuerySet:
        """Stories whose title contains ``words``, or with an account that matches them as a web search."""
        accounts = StoryMembership.objects.filter(article__in=Article.objects.matching(words).values("pk"))
        return self.filter(Q(title__icontains=words) | Q(pk__in=accounts.filter(story__isnull=False).values("story")))

    def covered_by(self, source: Source) -> StoryQuerySet:
        return self._with_an_account(article__source=source)

    def of_year(self, year: int) -> StoryQuerySet:
        """Stories with an account published in that year."""
        return self._with_an_account(article__published_on__year=year)

    def _with_an_account(self, **conditions: Any) -> StoryQuerySet:
        return self.filter(Exists(StoryMembership.objects.filter(story=OuterRef("pk"), **conditions)))

    def current(self) -> StoryQuerySet:
        """Stories with several accounts that were not merged into another story."""
        return self.filter(continued_as=None, size__gt=1)

    def around(self, story: Story) -> StoryQuerySet:
        """Other stories within ``NEAR``, closest in time first."""
        near = (story.latest_at - NEAR, story.latest_at + NEAR)
        distance = Func(
            F("latest_at") - story.latest_at, function="abs", template="abs(extract(epoch from %(expressions)s))"
        )
        return self.current().exclude(pk=story.pk).filter(latest_at__range=near).order_by(distance, "pk")

    def with_span(self) -> StoryQuerySet:
        """Annotate ``first_on`` and ``last_on`` (null if all are undated) and ``outlets``, their names in order."""
        articles = Article.objects.filter(membership__story=OuterRef("pk")).order_by()

        def aggregated(value: Any) -> Subquery:
            return Subquery(articles.values("membership__story").annotate(value=value).values("value"))

        names = articles.filter(source__isnull=False).order_by("source__name").values("source__name").distinct()
        return self.annotate(
            first_on=aggregated(Min("published_on")),
            last_on=aggregated(Max("published_on")),
            outlets=ArraySubquery(names),
        )


class Story(models.Model):
    """Articles that report the same event."""

    title = models.TextField(_("title"), help_text=_("The headline of the account that is most like the others."))
    titled_by_hand = models.BooleanField(_("title set by hand"), default=False)
    size = models.PositiveIntegerField(_("accounts"), default=0)
    latest_at = models.DateTimeField(_("latest account"))
    continued_as = models.ForeignKey(
        "self",
        verbose_name=_("continued as"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The story that has taken this one up; its address leads there."),
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            models.CheckConstraint(condition=~Q(continued_as=F("id")), name="story_not_continued_as_itself"),
            models.CheckConstraint(condition=~Q(title=""), name="story_has_title"),
        ]
        indexes = [
            # The list of stories, newest first.
            models.Index(fields=["-latest_at", "-id"], condition=Q(continued_as=None, size__gt=1), name="story_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:story", args=[self.pk])


class StoryMembershipQuerySet(models.QuerySet["StoryMembership"]):
    def for_lists(self) -> StoryMembershipQuerySet:
        """Accounts by time, with their articles but without the texts."""
        articles = Article.objects.without_text().select_related("source", "agency")
        return self.defer("profile").prefetch_related(Prefetch("article", articles)).in_order_of_time()

    def in_order_of_time(self) -> StoryMembershipQuerySet:
        """Dated articles by publication, then undated ones by when they were received."""
        return self.order_by(IsNull(F("article__published_on"), True), "article__sort_at", "article_id")


class StoryMembership(models.Model):
    """The story of an article, and the profile by which articles are grouped into stories."""

    article = models.OneToOneField(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, primary_key=True, related_name="membership"
    )
    story = models.ForeignKey(
        Story, verbose_name=_("story"), null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships"
    )
    profile = models.BinaryField(
        _("profile"),
        default=b"",
        help_text=_("The article's weightiest words, in numbers: see articles.text.comparing.events."),
    )
    by_hand = models.BooleanField(_("placed by hand"), default=False)

    objects = StoryMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return f"{self.article_id} in {self.story_id}"


class StoryDecisionQuerySet(models.QuerySet["StoryDecision"]):
    def about(self, hashes: Iterable[str]) -> QuerySet[Any]:
        """Decisions about articles of the clippings with these SHA-256 hashes."""
        wanted = list(hashes)
        return self.filter(Q(sha256__in=wanted) | Q(other_sha256__in=wanted)).order_by("pk")


class StoryDecision(Correction):
    """A decision whether two articles report the same event. The one with the smaller clipping hash comes first."""

    class Verdict(models.TextChoices):
        SAME = "same", _("same story")
        OTHER = "other", _("not the same story")

    other_sha256 = models.CharField(_("SHA-256 of the other clipping"), max_length=64)
    other_position = models.PositiveIntegerField(_("article in the other clipping"), default=0)
    verdict = models.CharField(_("verdict"), max_length=5, choices=Verdict)

    objects = StoryDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on a story")
        verbose_name_plural = _("decisions on stories")
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "position", "other_sha256", "other_position"], name="story_decision_once"
            ),
            models.CheckConstraint(
                condition=Q(sha256__lt=F("other_sha256"))
                | Q(sha256=F("other_sha256"), position__lt=F("other_position")),
                name="story_decision_in_order",
            ),
            models.CheckConstraint(condition=Q(verdict__in=["same", "other"]), name="story_decision_verdict_known"),
        ]
        indexes = [
            # Decisions about a clipping that comes second. The index of the constraint finds those where it is first.
            models.Index(fields=["other_sha256"], name="story_decision_by_other"),
        ]

    @property
    def keys(self) -> tuple[tuple[str, int], tuple[str, int]]:
        """The two articles, each as its clipping's SHA-256 and its position there."""
        return (self.sha256, self.position), (self.other_sha256, self.other_position)

    def __str__(self) -> str:
        return f"{self.sha256[:8]}.{self.position} {self.verdict} {self.other_sha256[:8]}.{self.other_position}"
