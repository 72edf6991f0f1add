"""People's decisions about the archive: corrections, merges, tags, stories.

Each decision is a ``Change`` in the history and can be undone. Corrections are stored in their own tables. Their
clippings are then parsed again, so an article always shows the parsed text with the corrections applied.
"""

from articles.curation.changes import NameTaken, NotUndoable
from articles.curation.comparisons import delete_comparison, delete_note
from articles.curation.corrections import (
    correct_field,
    correct_fields,
    correct_line,
    correct_text,
    join_lines,
    uncorrect_field,
    uncorrect_line,
)
from articles.curation.excluded_articles import include_article
from articles.curation.history import remove_sample, undo
from articles.curation.library import remove_annotation, remove_links
from articles.curation.names import name_person, set_person
from articles.curation.non_persons import effect_of_marking, is_in_use, mark_as_non_person, restore_name
from articles.curation.people import accept_suggestions, keep_apart, merge_people, split_person
from articles.curation.quotes import add_quote, remove_quotes, set_speaker, set_words
from articles.curation.renames import rename_person
from articles.curation.reprocessing import (
    clippings_to_reprocess,
    dismiss_unchanged,
    preview_reprocess,
    start_reprocessing,
)
from articles.curation.rules import delete_rule, switch_rule, write_rule
from articles.curation.runs import RUN_KINDS, STEP_SECONDS, Progress, continue_run, progress_of, unfinished_runs
from articles.curation.source_lines import set_line_verdict
from articles.curation.stories import (
    confirm_story,
    group_articles,
    merge_stories,
    move_articles,
    rename_story,
    split_story,
)
from articles.curation.tags import merge_tags, rename_tag, tag_articles, untag_articles
from articles.models.tags import MAX_TAG

__all__ = [
    "MAX_TAG",
    "RUN_KINDS",
    "STEP_SECONDS",
    "NameTaken",
    "NotUndoable",
    "Progress",
    "accept_suggestions",
    "add_quote",
    "clippings_to_reprocess",
    "confirm_story",
    "continue_run",
    "correct_field",
    "correct_fields",
    "correct_line",
    "correct_text",
    "delete_comparison",
    "delete_note",
    "delete_rule",
    "dismiss_unchanged",
    "effect_of_marking",
    "group_articles",
    "include_article",
    "is_in_use",
    "join_lines",
    "keep_apart",
    "mark_as_non_person",
    "merge_people",
    "merge_stories",
    "merge_tags",
    "move_articles",
    "name_person",
    "preview_reprocess",
    "progress_of",
    "remove_annotation",
    "remove_links",
    "remove_quotes",
    "remove_sample",
    "rename_person",
    "rename_story",
    "rename_tag",
    "restore_name",
    "set_line_verdict",
    "set_person",
    "set_speaker",
    "set_words",
    "split_person",
    "split_story",
    "start_reprocessing",
    "switch_rule",
    "tag_articles",
    "uncorrect_field",
    "uncorrect_line",
    "undo",
    "unfinished_runs",
    "untag_articles",
    "write_rule",
]
