"""People's decisions about what is stored: corrections, merges, tags, stories.

Every one is a ``Change`` in the history and can be undone. Corrections are rows of their own; the clippings they are
about are parsed again, so that what is shown is always what parsing and decisions give together.
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
from articles.curation.names import name_person, set_person
from articles.curation.people import accept_joins, keep_apart, merge_people, split_person
from articles.curation.quotes import add_quote, remove_quotes, set_speaker, set_words
from articles.curation.reprocessing import (
    clippings_to_reprocess,
    dismiss_unchanged,
    preview_reprocess,
    start_reprocessing,
)
from articles.curation.rules import delete_rule, switch_rule, write_rule
from articles.curation.runs import STEP_SECONDS, Progress, continue_run, progress_of, unfinished
from articles.curation.source_lines import judge_line
from articles.curation.stories import (
    confirm_story,
    gather_articles,
    merge_stories,
    move_articles,
    split_story,
    title_story,
)
from articles.curation.tags import MAX_TAG, merge_tags, rename_tag, tag_articles, untag_articles

__all__ = [
    "MAX_TAG",
    "STEP_SECONDS",
    "NameTaken",
    "NotUndoable",
    "Progress",
    "accept_joins",
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
    "gather_articles",
    "include_article",
    "join_lines",
    "judge_line",
    "keep_apart",
    "merge_people",
    "merge_stories",
    "merge_tags",
    "move_articles",
    "name_person",
    "preview_reprocess",
    "progress_of",
    "remove_quotes",
    "remove_sample",
    "rename_tag",
    "set_person",
    "set_speaker",
    "set_words",
    "split_person",
    "split_story",
    "start_reprocessing",
    "switch_rule",
    "tag_articles",
    "title_story",
    "uncorrect_field",
    "uncorrect_line",
    "undo",
    "unfinished",
    "untag_articles",
    "write_rule",
]
