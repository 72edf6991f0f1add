"""Saved comparisons, and readers' notes on their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article
from articles.text.comparing.align import FEWEST_ACCOUNTS, MOST_ACCOUNTS

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


class SavedComparisonQuerySet(models.QuerySet["SavedComparison"]):
    def newest_first(self) -> SavedComparisonQuerySet:
        return self.order_by("-saved_at", "-pk")

    def with_columns(self) -> SavedComparisonQuerySet:
        """Fetch the columns in order, each with its article's headline and outlet."""
        articles = Article.objects.without_text().select_related("source")
        columns = SavedColumn.objects.order_by("position").prefetch_related(Prefetch("article", queryset=articles))
        return self.prefetch_related(Prefetch("columns", queryset=columns))

    def for_lists(self) -> SavedComparisonQuerySet:
        """Fetch what a list shows, with ``note_count``."""
        return self.with_columns().select_related("saved_by").annotate(note_count=Count("notes"))


class SavedComparison(models.Model):
    """A comparison saved under a title, visible to all readers.

    ``size`` is the number of columns when it was saved. It has fewer if articles have been deleted since.
    """

    title = models.CharField(_("title"), max_length=200)
    size = models.PositiveSmallIntegerField(_("accounts"))
    only_differences = models.BooleanField(_("hide identical passages"), default=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("saved by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    saved_at = models.DateTimeField(_("saved"), auto_now_add=True)

    objects = SavedComparisonQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved comparison")
        verbose_name_plural = _("saved comparisons")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="comparison_has_title"),
            models.CheckConstraint(
                condition=Q(size__gte=FEWEST_ACCOUNTS, size__lte=MOST_ACCOUNTS), name="comparison_of_two_to_six"
            ),
        ]
        indexes = [
            # The list of saved comparisons.
            models.Index(fields=["-saved_at", "-id"], name="comparison_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:saved_comparison", args=[self.pk])

    @property
    def missing_count(self) -> int:
        """The number of its articles that are no longer in the archive."""
        return self.size - len(self.columns.all())

    def may_be_changed_by(self, user: User) -> bool:
        return user.is_curator or self.saved_by_id == user.pk


class SavedColumn(models.Model):
    """A column of a saved comparison: one revision of an article."""

    comparison = models.ForeignKey(
        SavedComparison, verbose_name=_("comparison"), on_delete=models.CASCADE, related_name="columns"
    )
    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField(_("revision"))
    position = models.PositiveSmallIntegerField(_("place"))
    is_base = models.BooleanField(_("base"), default=False)
    is_hidden = models.BooleanField(_("hidden"), default=False)

    class Meta:
        verbose_name = _("column of a comparison")
        verbose_name_plural = _("columns of comparisons")
        constraints = [
            models.UniqueConstraint(fields=["comparison", "position"], name="comparison_column_place_once"),
            models.UniqueConstraint(fields=["comparison", "article", "revision"], name="comparison_text_once"),
            models.UniqueConstraint(fields=["comparison"], condition=Q(is_base=True), name="comparison_base_once"),
            models.CheckConstraint(condition=Q(is_base=False) | Q(is_hidden=False), name="comparison_base_is_shown"),
            models.CheckConstraint(condition=Q(position__lt=MOST_ACCOUNTS), name="comparison_column_place_known"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}.{self.revision}"


class PassageNoteQuerySet(models.QuerySet["PassageNote"]):
    def oldest_first(self) -> PassageNoteQuerySet:
        return self.order_by("written_at", "pk")


class PassageNote(models.Model):
    """A reader's note on a passage of a saved comparison.

    ``sentences`` are the keys of the passage's sentences in all accounts (articles.compare.notes). ``passage`` is its
    text when the note was written, shown if the passage is not found again.
    """

    comparison = models.ForeignKey(
        SavedComparison, verbose_name=_("comparison"), on_delete=models.CASCADE, related_name="notes"
    )
    sentences = ArrayField(models.CharField(max_length=16), verbose_name=_("keys of the sentences"))
    passage = models.TextField(_("passage"))
    text = models.TextField(_("note"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)

    objects = PassageNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on a passage")
        verbose_name_plural = _("notes on passages")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="passage_note_says_something"),
            models.CheckConstraint(condition=~Q(sentences=[]), name="passage_note_has_passage"),
            models.CheckConstraint(
                condition=Q(changed_at=None) | Q(changed_at__gte=F("written_at")), name="passage_note_changed_later"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def author(self) -> str:
        """The author's username."""
        return self.written_by.get_username() if self.written_by else gettext("a former reader")

    def may_be_changed_by(self, user: User) -> bool:
        return user.is_curator or self.written_by_id == user.pk
