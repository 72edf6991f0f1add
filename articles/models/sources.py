from __future__ import annotations

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.text.data.kinds import Kind


class SourceQuerySet(models.QuerySet["Source"]):
    def outlets(self) -> SourceQuerySet:
        return self.filter(kind=Source.Kind.OUTLET)

    def agencies(self) -> SourceQuerySet:
        return self.filter(kind=Source.Kind.AGENCY)

    def alphabetical(self) -> SourceQuerySet:
        return self.order_by(Lower("name"), "pk")

    def sharing_articles_with(self, source: Source) -> SourceQuerySet:
        """Agencies whose copy an outlet prints, or outlets that print an agency's, most articles (``shared``) first."""
        if source.is_agency:
            return self.filter(articles__agency=source).annotate(shared=Count("articles")).order_by("-shared", "pk")
        carried = self.filter(agency_articles__source=source)
        return carried.annotate(shared=Count("agency_articles")).order_by("-shared", "pk")

    def with_article_count(self) -> SourceQuerySet:
        """Annotate ``article_count``: articles that the outlet published or the agency wrote."""
        # Looked up by name, because the module of articles imports this one.
        articles = apps.get_model("articles", "Article")._default_manager

        def count(field: str) -> Subquery:
            rows = articles.filter(**{field: OuterRef("pk")}).order_by().values(field)
            return Subquery(rows.annotate(n=Count("pk")).values("n"))

        return self.annotate(article_count=Coalesce(count("source"), count("agency"), 0))


class Source(models.Model):
    """An outlet or an agency, with the names and domains that identify it in clippings."""

    class Kind(models.TextChoices):
        OUTLET = "outlet", _("outlet")
        AGENCY = "agency", _("agency")

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=200, unique=True, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OUTLET)
    aliases = ArrayField(
        models.CharField(max_length=200),
        verbose_name=_("other names"),
        default=list,
        blank=True,
        help_text=_("Other names it gives itself, separated by commas."),
    )
    domains = ArrayField(
        models.CharField(max_length=253),
        verbose_name=_("domains"),
        default=list,
        blank=True,
        help_text=_("Registered domains of its pages, separated by commas: example.org."),
    )
    note = models.TextField(_("note"), blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(Lower("name"), "kind", name="source_name_once_a_kind"),
            models.CheckConstraint(condition=Q(kind__in=["outlet", "agency"]), name="source_kind_known"),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:source", args=[self.slug])

    @property
    def is_agency(self) -> bool:
        return self.kind == self.Kind.AGENCY


class SourceLineQuerySet(models.QuerySet["SourceLine"]):
    def learnt(self) -> SourceLineQuerySet:
        return self.filter(origin=SourceLine.Origin.LEARNT)

    def most_frequent_first(self) -> SourceLineQuerySet:
        return self.order_by("-articles", "text", "pk")


class SourceLine(models.Model):
    """A short line that recurs in a source's clippings, with its ``kind``.

    A line entered by hand also identifies the source of a clipping. A learnt line is only removed from articles.
    """

    class Origin(models.TextChoices):
        HAND = "hand", _("entered")
        LEARNT = "learnt", _("learnt")

    class Verdict(models.TextChoices):
        NONE = "", _("as learnt")
        CUT = "cut", _("always cut")
        KEEP = "keep", _("never cut")

    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="lines")
    text = models.CharField(_("text"), max_length=500)
    kind = models.CharField(_("kind"), max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.HAND, editable=False)
    verdict = models.CharField(
        _("curator’s decision"), max_length=10, choices=Verdict, default=Verdict.NONE, blank=True
    )
    articles = models.PositiveIntegerField(
        _("articles"), default=0, editable=False, help_text=_("Of the source, in which it was seen, up to a limit.")
    )

    objects = SourceLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("recurring line")
        verbose_name_plural = _("recurring lines")
        constraints = [
            models.UniqueConstraint(fields=["source", "text"], name="source_line_once"),
            models.CheckConstraint(condition=Q(origin__in=["hand", "learnt"]), name="source_line_origin_known"),
            models.CheckConstraint(condition=Q(verdict__in=["", "cut", "keep"]), name="source_line_verdict_known"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_learnt(self) -> bool:
        return self.origin == self.Origin.LEARNT


class LineSighting(models.Model):
    """A line of an article that may recur in other articles of the source, identified by a key of its text.

    Only the first few dozen sightings of a line are stored, so that adding an article does not get slower.
    """

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="+", db_index=False
    )
    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="line_sightings"
    )
    line = models.BigIntegerField(_("key of the line"))
    inside = models.BooleanField(_("between paragraphs"))

    class Meta:
        verbose_name = _("sighting of a line")
        verbose_name_plural = _("sightings of lines")
        constraints = [
            # Also used to look up the sightings of a source's line.
            models.UniqueConstraint(fields=["source", "line", "article"], name="line_sighting_once"),
        ]

    def __str__(self) -> str:
        return f"{self.line} in #{self.article_id}"
