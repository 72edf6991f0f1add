"""Corrections made by hand, one a row.

A correction identifies the clipping by hash and the corrected item by its exact text, not by rows made in parsing. So
it still applies when the clipping is parsed again, or deleted and received again.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from articles.models.people import Person
from articles.text.data.kinds import Kind
from articles.text.places import Place
from articles.text.quotes.found import QuoteKind


class Correction(models.Model):
    """The columns that all corrections share. ``position`` is the article's place in its clipping, from 0."""

    sha256 = models.CharField(_("SHA-256 of the clipping"), max_length=64)
    position = models.PositiveIntegerField(_("article in the clipping"), default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made"), auto_now=True)

    class Meta:
        abstract = True


class FieldCorrectionQuerySet(models.QuerySet["FieldCorrection"]):
    def exclusions_in(self, sha256: str) -> FieldCorrectionQuerySet:
        """Corrections that exclude articles of the clipping with this hash from the archive."""
        return self.filter(sha256=sha256, field=FieldCorrection.Field.EXCLUDED, value=True)


class FieldCorrection(Correction):
    """A field's value, set by hand. ``value`` is JSON: a string, a list of strings, or null.

    ``excluded`` is true for an article that was excluded when its clipping was saved. ``split``, about a clipping's
    first article, is whether a text that may be a digest is split into its items. Neither is a field of the article.
    """

    ABOUT_CLIPPING = ("excluded", "split")

    class Field(models.TextChoices):
        HEADLINE = "headline", _("headline")
        STANDFIRST = "standfirst", _("standfirst")
        SOURCE = "source", _("outlet")
        AGENCY = "agency", _("agency")
        AUTHORS = "authors", _("authors")
        PUBLISHED = "published", _("published")
        URL = "url", _("web address")
        EXCLUDED = "excluded", _("excluded")
        SPLIT = "split", _("split into articles")

    field = models.CharField(_("field"), max_length=20, choices=Field)
    value = models.JSONField(_("value"), null=True)

    objects = FieldCorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("corrected field")
        verbose_name_plural = _("corrected fields")
        constraints = [models.UniqueConstraint(fields=["sha256", "position", "field"], name="field_correction_once")]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class LineCorrection(Correction):
    """The kind and wording of a line, set by hand. It is the ``nth`` line (from 0) that was received as ``text``.

    With an empty ``kind``, the cleaning rules decide. With an empty ``wording``, the line stays as received.
    """

    text = models.TextField(_("text of the line"))
    nth = models.PositiveIntegerField(_("number among equal lines"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=[(kind.value, kind.value) for kind in Kind], blank=True)
    wording = models.TextField(
        _("corrected text"), blank=True, help_text=_("The text in the article. A blank line separates paragraphs.")
    )

    class Meta:
        verbose_name = _("corrected line")
        verbose_name_plural = _("corrected lines")
        constraints = [
            # By digest, because a line may be too long for an index entry.
            models.UniqueConstraint("sha256", "position", MD5("text"), "nth", name="line_correction_once"),
            models.CheckConstraint(condition=~Q(kind="", wording=""), name="line_correction_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind or _('corrected text')}: {self.text[:80]}"


class QuoteCorrection(Correction):
    """A decision about the ``nth`` quote (from 0) found as ``text``: not a quote, a speaker, or other words.

    ``words`` are from the same line as the text they replace.
    """

    class Verdict(models.TextChoices):
        NOT_A_QUOTE = "not_a_quote", _("not a quote")
        SPEAKER = "speaker", _("speaker set")
        WORDS = "words", _("words set")

    text = models.TextField(_("text of the quote"))
    nth = models.PositiveIntegerField(_("number among equal quotes"), default=0)
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    words = models.TextField(_("words of the quote"), blank=True)
    speaker = models.ForeignKey(
        Person, verbose_name=_("speaker"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    speaker_text = models.CharField(_("speaker described as"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("corrected quote")
        verbose_name_plural = _("corrected quotes")
        constraints = [
            models.UniqueConstraint("sha256", "position", MD5("text"), "nth", name="quote_correction_once"),
            models.CheckConstraint(
                condition=Q(verdict="speaker") | Q(speaker=None, speaker_text=""),
                name="quote_correction_speaker_belongs_to_verdict",
            ),
            models.CheckConstraint(
                condition=Q(verdict="speaker") | Q(verdict="words") & ~Q(words="") | Q(verdict="not_a_quote", words=""),
                name="quote_correction_words_belong_to_verdict",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.text[:80]}"


class PlacedCorrection(Correction):
    """A correction about ``words`` in a line, at their occurrence number ``at`` (from 0).

    The line is the ``nth`` line of the body (from 0) that was received as ``line``.
    """

    line = models.TextField(_("text of the line"))
    nth = models.PositiveIntegerField(_("number among equal lines"), default=0)
    words = models.TextField(_("words"))
    at = models.PositiveIntegerField(_("occurrence of the passage"), default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def place(self) -> Place:
        return Place(line=self.line, nth=self.nth, words=self.words, at=self.at)


class AddedQuote(PlacedCorrection):
    """A quote that parsing did not find, added by hand."""

    kind = models.CharField(_("kind"), max_length=10, choices=[(kind.value, kind.value) for kind in QuoteKind])
    speaker = models.ForeignKey(
        Person, verbose_name=_("speaker"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    speaker_text = models.CharField(_("speaker described as"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("added quote")
        verbose_name_plural = _("added quotes")
        constraints = [
            models.UniqueConstraint(
                "sha256", "position", MD5("line"), "nth", MD5("words"), "at", name="added_quote_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="added_quote_has_words"),
            models.CheckConstraint(condition=Q(speaker=None) | Q(speaker_text=""), name="added_quote_has_one_speaker"),
        ]


class NameCorrection(PlacedCorrection):
    """Words that name the person whom the article calls ``name``, or nobody if that is empty.

    Without a ``line``, the correction applies to every occurrence of the words in the article.
    """

    line = models.TextField(_("text of the line"), blank=True)
    words = models.CharField(_("words"), max_length=200)
    name = models.CharField(_("name in the article"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("corrected name")
        verbose_name_plural = _("corrected names")
        constraints = [
            models.UniqueConstraint(
                "sha256", "position", MD5("line"), "nth", "words", "at", name="name_correction_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="name_correction_has_words"),
        ]
