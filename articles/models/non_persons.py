"""Wordings that readers of this archive marked as not a person."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.changes import Change


class NonPersonQuerySet(models.QuerySet["NonPerson"]):
    def active(self) -> NonPersonQuerySet:
        return self.filter(is_active=True)

    def newest_first(self) -> NonPersonQuerySet:
        return self.order_by("-made_at", "-pk")

    def named_like(self, words: str) -> NonPersonQuerySet:
        """Wordings that contain every word of ``words``."""
        found = self
        for word in words.split():
            found = found.filter(name__icontains=word)
        return found


class NonPerson(models.Model):
    """A wording that is not a person in any article, unless an article gives it a title or role of its own.

    The parser gets the active rows. A row that a reader restored stays, inactive, so that corrections of single
    articles do not mark the wording again.
    """

    key = models.CharField(_("key"), max_length=200, unique=True, help_text=_("As in aliases."))
    name = models.CharField(_("name"), max_length=200)
    titles = ArrayField(
        models.TextField(),
        verbose_name=_("titles"),
        default=list,
        blank=True,
        help_text=_("Titles and roles that the name had when it was marked. With any other, it may be a person."),
    )
    article_count = models.PositiveIntegerField(_("articles"), default=0)
    is_active = models.BooleanField(_("active"), default=True)
    # The change that removed a person of this name from all articles. Other rows come from corrections of articles.
    change: Any = models.ForeignKey(
        Change, verbose_name=_("change"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = NonPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("name that is not a person")
        verbose_name_plural = _("names that are not people")
        constraints = [models.CheckConstraint(condition=~Q(key=""), name="non_person_has_key")]
        indexes = [
            # The list, newest first.
            models.Index(fields=["-made_at", "-id"], name="non_person_newest"),
        ]

    def __str__(self) -> str:
        return self.name
