"""The history: changes that people made, with the data to undo them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.change_summaries import summary_text

if TYPE_CHECKING:
    from collections.abc import Iterable


class ChangeQuerySet(models.QuerySet["Change"]):
    def newest_first(self) -> ChangeQuerySet:
        return self.order_by("-made_at", "-pk")

    def about(self, subject: str) -> ChangeQuerySet:
        """Changes about one article, person or quote. ``subject`` is a key from ``subjects``."""
        return self.filter(about__contains=[subject])


def subjects(
    *, articles: Iterable[int] = (), people: Iterable[int | None] = (), quotes: Iterable[int] = ()
) -> list[str]:
    """Return the keys of the rows that a change is about, each once, as stored in ``Change.about``: "article:12"."""
    named = (("article", articles), ("person", people), ("quote", quotes))
    return list(dict.fromkeys(f"{kind}:{pk}" for kind, ids in named for pk in ids if pk))


class Change(models.Model):
    """One entry of the history. ``undo`` is an ``UndoRecord`` as JSON, empty for a change that cannot be undone."""

    class Kind(models.TextChoices):
        MERGE_PEOPLE = "merge_people", _("people merged")
        SPLIT_PERSON = "split_person", _("person split")
        KEEP_APART = "keep_apart", _("people kept separate")
        RENAME_PERSON = "rename_person", _("person renamed")
        NOT_A_PERSON = "not_a_person", _("marked as not a person")
        RESTORE_NAME = "restore_name", _("name restored")
        MERGE_TAGS = "merge_tags", _("tags merged")
        RENAME_TAG = "rename_tag", _("tag renamed")
        TAG_ARTICLES = "tag_articles", _("tags added")
        UNTAG_ARTICLES = "untag_articles", _("tags removed")
        SET_PERSON = "set_person", _("name linked")
        SET_SPEAKER = "set_speaker", _("speaker edited")
        SET_WORDS = "set_words", _("quote edited")
        ADD_QUOTE = "add_quote", _("quote added")
        DELETE_QUOTES = "delete_quotes", _("quotes removed")
        CORRECT_NAME = "correct_name", _("name edited")
        CORRECT_FIELD = "correct_field", _("field edited")
        CORRECT_LINE = "correct_line", _("line edited")
        CORRECT_TEXT = "correct_text", _("text edited")
        CONFIRM_STORY = "confirm_story", _("story confirmed")
        MOVE_ARTICLES = "move_articles", _("articles moved to another story")
        MERGE_STORIES = "merge_stories", _("stories merged")
        SPLIT_STORY = "split_story", _("story split")
        TITLE_STORY = "title_story", _("story renamed")
        JUDGE_LINE = "judge_line", _("recurring line edited")
        INCLUDE_ARTICLE = "include_article", _("article included")
        DELETE_COMPARISON = "delete_comparison", _("comparison deleted")
        DELETE_NOTE = "delete_note", _("note deleted")
        LINE_RULE = "line_rule", _("cleaning rule")
        IMPORT_LIBRARY = "import_library", _("library imported")
        REMOVE_LINK = "remove_link", _("saved link removed")
        REMOVE_ANNOTATION = "remove_annotation", _("note or highlight removed")
        REPARSE = "reparse", _("reprocessed")
        LOAD_SAMPLE = "load_sample", _("sample loaded")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    summary_code = models.CharField(_("summary"), max_length=40)
    summary_values = models.JSONField(_("values of the summary"), default=dict, blank=True)
    about = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("about"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("Articles, people and quotes: article:12."),
    )
    undo = models.JSONField(_("undo data"), default=dict, blank=True)
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
    def summary(self) -> str:
        """The change in the reader's language; only its kind if the stored summary cannot be worded."""
        try:
            return summary_text(self.summary_code, self.summary_values)
        except (KeyError, TypeError, ValueError):
            return self.get_kind_display()

    @property
    def can_be_undone(self) -> bool:
        return bool(self.undo) and self.undone_at is None

    @property
    def article(self) -> int | None:
        """The id of the article that the change is about; ``None`` if there are several or none."""
        articles = [subject for subject in self.about if subject.startswith("article:")]
        return int(articles[0].partition(":")[2]) if len(articles) == 1 else None


class ChangePart(models.Model):
    """Undo data for one step of a change made in steps: the rows before the step."""

    change = models.ForeignKey(Change, verbose_name=_("change"), on_delete=models.CASCADE, related_name="parts")
    rows = models.JSONField(_("rows before"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("part of a change")
        verbose_name_plural = _("parts of changes")

    def __str__(self) -> str:
        return f"{self.change_id}.{self.pk}"
