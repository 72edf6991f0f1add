from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

MAX_TAG = 60


class TagQuerySet(models.QuerySet["Tag"]):
    def alphabetical(self) -> TagQuerySet:
        return self.order_by(Lower("name"), "pk")

    def with_article_count(self) -> TagQuerySet:
        return self.annotate(article_count=Count("articles"))


class Tag(models.Model):
    name = models.CharField(_("name"), max_length=MAX_TAG)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [
            models.UniqueConstraint(Lower("name"), name="tag_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="tag_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:tag", args=[self.slug])


class Tagging(models.Model):
    """A tag on an article, with the user who added it."""

    article = models.ForeignKey("articles.Article", verbose_name=_("article"), on_delete=models.CASCADE)
    tag = models.ForeignKey(Tag, verbose_name=_("tag"), on_delete=models.CASCADE)
    tagged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tagged by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    tagged_at = models.DateTimeField(_("tagged"), auto_now_add=True)

    class Meta:
        verbose_name = _("tag on an article")
        verbose_name_plural = _("tags on articles")
        constraints = [models.UniqueConstraint(fields=["article", "tag"], name="tagging_once")]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.article_id}"
