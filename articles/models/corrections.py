"""What people decided, in rows of their own.

A correction names the clipping by its hash and the exact text it is about, not the rows that parsing made: it holds
when the clipping is parsed again, and also when it is deleted and received again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from articles.models.people import Person
from articles.text.data.kinds import Kind
from articles.text.places import Place
from articles.text.quotes.reading import QuoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable


class Correction(models.Model):
    """What every correction has. ``position`` is the article's place in its clipping, from 0."""

    sha256 = models.CharField(_("SHA-256 of the clipping"), max_length=64)
    position = models.PositiveSmallIntegerField(_("article in the clipping"), default=0)
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
        """Those that leave articles of the clipping with this hash out of the archive."""
        return self.filter(sha256=sha256, field=FieldCorrection.Field.EXCLUDED, value=True)


class FieldCorrection(Correction):
    """A field's value, set by hand. ``value`` is what JSON has for it: a string, a list of strings, or null.

    ``excluded`` is true for an article that was excluded when its clipping was saved.
    """

    class Field(models.TextChoices):
        HEADLINE = "headline", _("headline")
        STANDFIRST = "standfirst", _("standfirst")
        SOURCE = "source", _("outlet")
        AGENCY = "agency", _("agency")
        AUTHORS = "authors", _("authors")
        PUBLISHED = "published", _("published")
        URL = "url", _("address")
        EXCLUDED = "excluded", _("excluded")

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
    """What the ``nth`` line (from 0) of an article's blocks that was received as ``text`` is, and how it is to read.

    An empty ``kind`` leaves what it is to the rules, an empty ``wording`` its words as they came.
    """

    text = models.TextField(_("text of the line"))
    nth = models.PositiveIntegerField(_("which of the lines that read so"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=[(kind.value, kind.value) for kind in Kind], blank=True)
    wording = models.TextField(
        _("corrected text"), blank=True, help_text=_("What it reads in the article; a blank line parts paragraphs.")
    )

    class Meta:
        verbose_name = _("corrected line")
        verbose_name_plural = _("corrected lines")
        constraints = [
            # By digest: a line may be longer than an index entry.
            models.UniqueConstraint("sha256", "position", MD5("text"), "nth", name="line_correction_once"),
            models.CheckConstraint(condition=~Q(kind="", wording=""), name="line_correction_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind or _('corrected text')}: {self.text[:80]}"


class QuoteCorrection(Correction):
    """What the ``nth`` quote (from 0) of an article that was found as ``text`` is: no quote, or somebody else's words.

    ``words``, of the same line, are the quote instead of those that were found.
    """

    class Verdict(models.TextChoices):
        NOT_A_QUOTE = "not_a_quote", _("not a quote")
        SPEAKER = "speaker", _("speaker set")
        WORDS = "words", _("words set")

    text = models.TextField(_("text of the quote"))
    nth = models.PositiveIntegerField(_("which of the quotes that read so"), default=0)
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
    """A correction about words of one line: ``at`` (from 0) of the stretches of the line that read ``words``.

    The line is the ``nth`` (from 0) of those of the article's body that were received as ``line``.
    """

    line = models.TextField(_("text of the line"))
    nth = models.PositiveIntegerField(_("which of the lines that read so"), default=0)
    words = models.TextField(_("words"))
    at = models.PositiveIntegerField(_("which of the stretches that read so"), default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def place(self) -> Place:
        return Place(line=self.line, nth=self.nth, words=self.words, at=self.at)


class AddedQuote(PlacedCorrection):
    """Words that are a quote, and were not found to be one."""

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
    """Words that name the one whom the article calls ``name``; nobody where that is empty.

    Without a ``line`` it is about the words wherever the article has them.
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


class ChangeQuerySet(models.QuerySet["Change"]):
    def newest_first(self) -> ChangeQuerySet:
        return self.order_by("-made_at", "-pk")

    def about(self, subject: str) -> ChangeQuerySet:
        """Changes about one article, person or quote, as ``subjects`` names it."""
        return self.filter(about__contains=[subject])


def subjects(
    *, articles: Iterable[int] = (), people: Iterable[int | None] = (), quotes: Iterable[int] = ()
) -> list[str]:
    """Return what a change is about, each once, as ``Change.about`` has it."""
    named = (("article", articles), ("person", people), ("quote", quotes))
    return list(dict.fromkeys(f"{kind}:{pk}" for kind, ids in named for pk in ids if pk))


class Change(models.Model):
    """What somebody changed, with what it takes to undo it; empty where it cannot be undone."""

    class Kind(models.TextChoices):
        MERGE_PEOPLE = "merge_people", _("people merged")
        SPLIT_PERSON = "split_person", _("person split")
        KEEP_APART = "keep_apart", _("people kept apart")
        MERGE_TAGS = "merge_tags", _("tags merged")
        RENAME_TAG = "rename_tag", _("tag renamed")
        TAG_ARTICLES = "tag_articles", _("articles tagged")
        UNTAG_ARTICLES = "untag_articles", _("tag taken off articles")
        SET_PERSON = "set_person", _("person of a name set")
        SET_SPEAKER = "set_speaker", _("speaker set")
        SET_WORDS = "set_words", _("words of quotes set")
        ADD_QUOTE = "add_quote", _("quote added")
        DELETE_QUOTES = "delete_quotes", _("quotes removed")
        CORRECT_NAME = "correct_name", _("name corrected")
        CORRECT_FIELD = "correct_field", _("field corrected")
        CORRECT_LINE = "correct_line", _("line corrected")
        CORRECT_TEXT = "correct_text", _("text corrected")
        CONFIRM_STORY = "confirm_story", _("story confirmed")
        MOVE_ARTICLES = "move_articles", _("articles moved to another story")
        MERGE_STORIES = "merge_stories", _("stories merged")
        SPLIT_STORY = "split_story", _("story split")
        TITLE_STORY = "title_story", _("story given a title")
        JUDGE_LINE = "judge_line", _("recurring line judged")
        INCLUDE_ARTICLE = "include_article", _("article taken in")
        DELETE_COMPARISON = "delete_comparison", _("comparison deleted")
        DELETE_NOTE = "delete_note", _("note deleted")
        LINE_RULE = "line_rule", _("rule for lines")
        REPARSE = "reparse", _("read again")
        LOAD_SAMPLE = "load_sample", _("sample loaded")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    summary = models.TextField(_("summary"))
    about = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("about"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("Articles, people and quotes: article:12."),
    )
    undo = models.JSONField(_("what undoing needs"), default=dict, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            # The history, newest first.
            models.Index(fields=["-made_at", "-id"], name="change_newest"),
            # The history of one article, person or quote.
            GinIndex(fields=["about"], name="change_about", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.summary

    @property
    def can_be_undone(self) -> bool:
        return bool(self.undo) and self.undone_at is None

    @property
    def article(self) -> int | None:
        """The number of the article that it is about; ``None`` where it is about more than one, or none."""
        articles = [subject for subject in self.about if subject.startswith("article:")]
        return int(articles[0].partition(":")[2]) if len(articles) == 1 else None


class ChangePart(models.Model):
    """What undoing needs of one step of a change that is made in many: rows as they were before it."""

    change = models.ForeignKey(Change, verbose_name=_("change"), on_delete=models.CASCADE, related_name="parts")
    rows = models.JSONField(_("rows before"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("part of a change")
        verbose_name_plural = _("parts of changes")

    def __str__(self) -> str:
        return f"{self.change_id}.{self.pk}"
