"""Undoing what people did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.curation.comparisons import undo_deleted_comparison, undo_deleted_note
from articles.curation.corrections import undo_fields, undo_lines
from articles.curation.excluded_articles import undo_include_article
from articles.curation.names import undo_name, undo_person
from articles.curation.people import undo_kept_apart, undo_merged_people, undo_split
from articles.curation.quotes import undo_quotes
from articles.curation.records import NotUndoable
from articles.curation.reprocessing import undo_reprocessing
from articles.curation.rules import undo_rule
from articles.curation.source_lines import undo_judged_line
from articles.curation.stories import undo_story_act, undo_title
from articles.curation.tags import undo_merged_tags, undo_rename, undo_tagging, undo_untagging
from articles.ingest import sample
from articles.ingest.storing import lock_writers
from articles.models import Change

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


@transaction.atomic
def undo(change: Change, *, user: User | None) -> str:
    """Undo ``change``, as far as what it was about is still there, and say so in a sentence. Raises ``NotUndoable``."""
    lock_writers()
    said = _("Undone: %(change)s") % {"change": change}
    change.refresh_from_db(from_queryset=Change.objects.select_for_update())
    if change.undone_at:
        raise NotUndoable(_("it is undone already"))
    if not change.undo:
        raise NotUndoable(_("this cannot be undone"))
    match change.kind:
        case Change.Kind.CORRECT_FIELD:
            undo_fields(change.undo)
        case Change.Kind.CORRECT_LINE | Change.Kind.CORRECT_TEXT:
            undo_lines(change.undo)
        case Change.Kind.SET_SPEAKER | Change.Kind.SET_WORDS | Change.Kind.ADD_QUOTE | Change.Kind.DELETE_QUOTES:
            undo_quotes(change.undo)
        case Change.Kind.CORRECT_NAME:
            undo_name(change.undo)
        case Change.Kind.SET_PERSON:
            undo_person(change.undo)
        case Change.Kind.MERGE_PEOPLE:
            undo_merged_people(change.undo)
        case Change.Kind.SPLIT_PERSON:
            undo_split(change.undo)
        case Change.Kind.KEEP_APART:
            undo_kept_apart(change.undo)
        case Change.Kind.TAG_ARTICLES:
            undo_tagging(change.undo)
        case Change.Kind.UNTAG_ARTICLES:
            undo_untagging(change.undo["taggings"])
        case Change.Kind.RENAME_TAG:
            undo_rename(change.undo)
        case Change.Kind.MERGE_TAGS:
            undo_merged_tags(change.undo)
        case (
            Change.Kind.CONFIRM_STORY | Change.Kind.MOVE_ARTICLES | Change.Kind.MERGE_STORIES | Change.Kind.SPLIT_STORY
        ):
            undo_story_act(change.undo)
        case Change.Kind.TITLE_STORY:
            undo_title(change.undo)
        case Change.Kind.JUDGE_LINE:
            undo_judged_line(change.undo)
        case Change.Kind.INCLUDE_ARTICLE:
            undo_include_article(change.undo, user=user)
        case Change.Kind.LINE_RULE:
            undo_rule(change)
        case Change.Kind.REPARSE:
            said = f"{said}. {undo_reprocessing(change)}".strip()
        case Change.Kind.DELETE_COMPARISON:
            undo_deleted_comparison(change.undo)
        case Change.Kind.DELETE_NOTE:
            undo_deleted_note(change.undo)
        case Change.Kind.LOAD_SAMPLE:
            said = sample.remove(change)
        case _:
            raise NotUndoable(_("this cannot be undone"))
    change.undone_by = user
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_by", "undone_at"])
    return said


def remove_sample(*, user: User | None) -> str:
    """Take the sample out for good and return a sentence on what went. Raises ``NotUndoable`` where there is none."""
    change = sample.loading_change()
    if change is None:
        raise NotUndoable(_("it was never loaded"))
    if change.undone_at:
        raise NotUndoable(_("it has been taken out already"))
    return undo(change, user=user)
