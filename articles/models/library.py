"""What readers add to articles, and the links they saved without a text.

Both come in with exports of the programs in which articles are saved (``articles.ingest.library``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Func, Q, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article
from articles.models.clippings import Clipping
from articles.models.tags import MAX_TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from newsarchive.accounts.models import User


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def in_order(self) -> AnnotationQuerySet:
        """Notes on the article first, then highlights, each in the order they were added."""
        return self.annotate(is_highlight=~Q(passage="")).order_by("is_highlight", "pk")

    def for_lists(self) -> AnnotationQuerySet:
        """Fetch what a list shows, in one query."""
        return self.select_related("written_by", "clipping").defer("clipping__content", "clipping__parsed")


class Annotation(models.Model):
    """A passage that a reader highlighted in an article, a note, or both. Without a passage, a note on the article.

    ``passage`` is kept as the reader marked it. It need not be in the article's present text. ``program`` is the
    program that it was made in, empty for this archive; ``clipping`` is the file that it came in with.
    """

    class Color(models.TextChoices):
        YELLOW = "yellow", _("yellow")
        GREEN = "green", _("green")
        BLUE = "blue", _("blue")
        PINK = "pink", _("pink")
        PURPLE = "purple", _("purple")
        ORANGE = "orange", _("orange")
        RED = "red", _("red")
        GRAY = "gray", _("grey")

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="annotations"
    )
    passage = models.TextField(_("passage"), blank=True)
    note = models.TextField(_("note"), blank=True)
    color = models.CharField(_("colour"), max_length=10, choices=Color, blank=True)
    made_on = models.DateField(_("made on"), null=True, blank=True)
    program = models.CharField(_("program"), max_length=40, blank=True)
    clipping = models.ForeignKey(
        Clipping, verbose_name=_("came in with"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    added_at = models.DateTimeField(_("added"))

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("note or highlight")
        verbose_name_plural = _("notes and highlights")
        constraints = [
            models.CheckConstraint(condition=~Q(passage="", note=""), name="annotation_says_something"),
        ]

    def __str__(self) -> str:
        return (self.passage or self.note)[:80]

    def may_be_changed_by(self, user: User) -> bool:
        return user.is_curator or (self.written_by_id is not None and self.written_by_id == user.pk)


class SavedLinkQuerySet(models.QuerySet["SavedLink"]):
    def waiting(self) -> SavedLinkQuerySet:
        """Links that have no article yet and were not removed."""
        return self.filter(article=None, removed_at=None)

    def newest_first(self) -> SavedLinkQuerySet:
        return self.order_by(F("saved_on").desc(nulls_last=True), "-pk")

    def oldest_first(self) -> SavedLinkQuerySet:
        return self.order_by(F("saved_on").asc(nulls_last=True), "pk")

    def for_lists(self) -> SavedLinkQuerySet:
        """Fetch what a list shows, in one query."""
        return self.select_related("clipping").defer("clipping__content", "clipping__parsed", "clipping__draft")

    def tagged(self, name: str) -> SavedLinkQuerySet:
        return self.filter(tags__contains=[name])

    def with_words(self, words: Sequence[str]) -> SavedLinkQuerySet:
        """Links with each of ``words``, or parts of words, in title, address, tags, notes or highlights."""
        if not words:
            return self
        text = models.TextField()
        lists = [Func(F(name), Value(" "), function="array_to_string", output_field=text) for name in ("tags", "notes")]
        # Only the values: every highlight has the same keys.
        marked = [
            Cast(Func(F("highlights"), Value(f"$[*].{key}"), function="jsonb_path_query_array"), text)
            for key in ("passage", "note")
        ]
        parts = [F("title"), F("url"), *lists, *marked]
        separated = [piece for part in parts for piece in (part, Value(" "))]
        found = self.alias(every_word=Concat(*separated, output_field=text))
        for word in words:
            found = found.filter(every_word__icontains=word)
        return found

    def tag_counts(self) -> QuerySet[Any, Any]:
        """Rows of ``name`` and number of ``links`` for each tag of these links, the most frequent first."""
        named = self.annotate(name=Func("tags", function="unnest")).order_by()
        return named.values("name").annotate(links=Count("pk")).order_by("-links", "name")


class SavedLink(models.Model):
    """An article that a reader saved elsewhere as a link, without its text, and what the reader added to it.

    ``key`` is a digest of the canonical address or, without one, of title and authors; so the same link is imported
    once. It waits until an article with this address is added. That is then its ``article``, and has its tags, notes
    and highlights. A removed link is kept, so that another import does not bring it back.

    ``highlights`` are objects with ``passage``, ``note``, ``color`` and ``made_on`` (ISO 8601 or null).
    """

    key = models.CharField(_("key"), max_length=64, unique=True, editable=False)
    url = models.URLField(_("web address"), max_length=2000, blank=True)
    host = models.CharField(_("site"), max_length=255, blank=True)
    title = models.TextField(_("title"), blank=True)
    saved_on = models.DateField(_("saved on"), null=True, blank=True)
    tags = ArrayField(models.CharField(max_length=MAX_TAG), verbose_name=_("tags"), default=list, blank=True)
    notes = ArrayField(models.TextField(), verbose_name=_("notes"), default=list, blank=True)
    highlights = models.JSONField(_("highlights"), default=list, blank=True)
    program = models.CharField(_("program"), max_length=40, blank=True)
    clipping = models.ForeignKey(
        Clipping,
        verbose_name=_("came in with"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="saved_links",
    )
    added_at = models.DateTimeField(_("added"))
    article = models.ForeignKey(
        Article, verbose_name=_("article"), null=True, blank=True, on_delete=models.SET_NULL, related_name="saved_links"
    )
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    objects = SavedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved link")
        verbose_name_plural = _("saved links")
        constraints = [
            models.CheckConstraint(condition=~Q(url="", title=""), name="saved_link_names_an_article"),
        ]
        indexes = [
            # The list of saved links, newest first, and whether there are any.
            models.Index(
                F("saved_on").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(article=None, removed_at=None),
                name="saved_link_newest",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    def get_absolute_url(self) -> str:
        """The form that adds the article's text."""
        return f"{reverse('articles:add')}?link={self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.article_id is None and self.removed_at is None

    def may_be_removed_by(self, user: User) -> bool:
        """Whether ``user`` is a curator, or imported the link."""
        return user.is_curator or (self.clipping is not None and self.clipping.received_by_id == user.pk)
