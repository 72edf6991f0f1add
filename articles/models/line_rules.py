from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.sources import Source
from articles.text.cleaning.line_rules import MAX_RULE_LENGTH, CleaningRule, Match, source_key
from articles.text.data.kinds import Fate, Kind

if TYPE_CHECKING:
    from collections.abc import Collection

REMOVED_KINDS = [(kind.value, kind.value) for kind in Kind if kind.fate is Fate.REMOVED]


class LineRuleQuerySet(models.QuerySet["LineRule"]):
    def in_force(self) -> LineRuleQuerySet:
        """Enabled rules, oldest first: the order in which they are tried."""
        return self.filter(enabled=True).select_related("source").order_by("pk")

    def for_lists(self) -> LineRuleQuerySet:
        """All rules for a list, enabled ones first, by name."""
        return self.select_related("source", "made_by").order_by("-enabled", Lower("name"), "pk")


class LineRule(models.Model):
    """A cleaning rule. It removes matching lines as ``kind``, or keeps them in the article if that is empty."""

    class Match(models.TextChoices):
        EXACT = Match.EXACT.value, _("Whole line")
        PREFIX = Match.PREFIX.value, _("Start of line")
        PATTERN = Match.PATTERN.value, _("Pattern")

    name = models.CharField(_("name"), max_length=60)
    match = models.CharField(_("match"), max_length=10, choices=Match, default=Match.EXACT)
    text = models.CharField(_("text"), max_length=MAX_RULE_LENGTH)
    kind = models.CharField(_("kind"), max_length=20, choices=REMOVED_KINDS, blank=True)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.PROTECT, related_name="line_rules"
    )
    note = models.TextField(_("reason"), blank=True)
    enabled = models.BooleanField(_("enabled"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = LineRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("cleaning rule")
        verbose_name_plural = _("cleaning rules")
        constraints = [
            models.UniqueConstraint(fields=["match", "text", "source"], name="line_rule_once_a_source"),
            models.UniqueConstraint(fields=["match", "text"], condition=Q(source=None), name="line_rule_once_for_all"),
            models.CheckConstraint(condition=Q(match__in=["exact", "prefix", "pattern"]), name="line_rule_match_known"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(name=""), name="line_rule_says_something"),
            models.CheckConstraint(
                condition=Q(kind__in=["", *(value for value, _name in REMOVED_KINDS)]), name="line_rule_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:rule", args=[self.pk])

    @property
    def mark(self) -> str:
        """The start of ``rule`` in blocks that this rule decided. It does not change when the rule is renamed."""
        return f"rule #{self.pk or 0}: "

    @property
    def keeps(self) -> bool:
        return not self.kind

    def as_cleaning_rule(self, *, others: Collection[str] = ()) -> CleaningRule:
        """Return the rule for the core. ``others`` are aliases that also name another source, and so are not used."""
        names: frozenset[str] = frozenset()
        if self.source:
            aliases = {source_key(alias) for alias in self.source.aliases}.difference(others)
            names = frozenset(aliases | {source_key(self.source.name)})
        return CleaningRule(
            label=self.mark + self.name,
            match=Match(self.match),
            text=self.text,
            kind=Kind(self.kind) if self.kind else None,
            names=names,
            of_agency=bool(self.source and self.source.is_agency),
        )
