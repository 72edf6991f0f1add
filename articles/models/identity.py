"""Identity of people across articles: decisions made by hand, and duplicate suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Sum
from django.utils.translation import gettext_lazy as _

from articles.models.corrections import Correction
from articles.models.people import Alias, Person

if TYPE_CHECKING:
    from collections.abc import Iterable


class PersonCorrection(Correction):
    """The person whom a name in one article refers to. ``key`` is the key of the name, as in ``Alias``."""

    key = models.CharField(_("key of the name"), max_length=200)
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("person set by hand")
        verbose_name_plural = _("people set by hand")
        constraints = [
            models.UniqueConstraint(fields=["sha256", "position", "key"], name="person_correction_once"),
        ]

    def __str__(self) -> str:
        return self.key


class Pair(models.Model):
    """Two people; ``one`` came into the archive first."""

    one = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, verbose_name=_("other person"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class Distinction(Pair):
    """A decision that two people are not the same.

    It refers to people, not names, because two people may have one name. Parsing never deletes a person with a
    decision, so the pair still exists when the articles that name them are parsed again.
    """

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("two people kept separate")
        verbose_name_plural = _("people kept separate")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="distinction_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="distinction_in_order"),
        ]


class ProposedJoinQuerySet(models.QuerySet["ProposedJoin"]):
    def most_gained_first(self) -> ProposedJoinQuerySet:
        return self.order_by("-gain", "pk")

    def of_people(self, ids: Iterable[int]) -> ProposedJoinQuerySet:
        wanted = list(ids)
        return self.filter(Q(one__in=wanted) | Q(other__in=wanted))

    def named_like(self, words: str) -> ProposedJoinQuerySet:
        """Pairs in which either person has an alias that contains every word of ``words``."""
        pairs = self
        for word in words.split():
            called = Alias.objects.filter(name__icontains=word)
            pairs = pairs.filter(
                Exists(called.filter(person=OuterRef("one"))) | Exists(called.filter(person=OuterRef("other")))
            )
        return pairs

    def articles_gained(self) -> int:
        """Return the expected number of articles that merging would move."""
        return round(self.aggregate(gain=Sum("gain"))["gain"] or 0)


class ProposedJoin(Pair):
    """Two people who may be one, for a curator to decide. Ingest updates it whenever an article names either."""

    relation = models.CharField(_("relation of the names"), max_length=10)
    odds = models.FloatField(_("log-odds"))
    gain = models.FloatField(
        _("likely gain"), help_text=_("Articles that a merge would bring together, times its probability.")
    )

    objects = ProposedJoinQuerySet.as_manager()

    class Meta:
        verbose_name = _("duplicate suggestion")
        verbose_name_plural = _("duplicate suggestions")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="proposed_join_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="proposed_join_in_order"),
        ]
        indexes = [
            # The review list.
            models.Index(fields=["-gain", "id"], name="proposed_join_by_gain"),
        ]
