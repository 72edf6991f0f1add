"""The summary line of a change: stored as a code with values, worded in the reader's language when shown.

A value is a string, a number or a list of strings. Add a code here, with its wording, and use it in
``articles.curation``. A code once stored keeps its meaning and the names of its values.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from articles.models.corrections import FieldCorrection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django_stubs_ext import StrOrPromise

    Wording = Callable[[Mapping[str, Any]], str]


class Summary(StrEnum):
    PEOPLE_MERGED = "people_merged"
    PERSON_SPLIT = "person_split"
    PAIR_KEPT_APART = "pair_kept_apart"
    PAIRS_KEPT_APART = "pairs_kept_apart"
    PERSON_RENAMED = "person_renamed"
    NOT_A_PERSON_ANYWHERE = "not_a_person_anywhere"
    NAME_RESTORED = "name_restored"
    PERSON_SET = "person_set"
    NAME_SET = "name_set"
    NOT_A_PERSON = "not_a_person"
    TAGS_ADDED = "tags_added"
    TAGS_REMOVED = "tags_removed"
    TAG_RENAMED = "tag_renamed"
    TAGS_MERGED = "tags_merged"
    FIELDS_SET = "fields_set"
    LINE_CORRECTED = "line_corrected"
    TEXT_CORRECTED = "text_corrected"
    LINES_JOINED = "lines_joined"
    SPEAKER_SET = "speaker_set"
    SPEAKER_UNKNOWN = "speaker_unknown"
    SPEAKERS_SET = "speakers_set"
    SPEAKERS_UNKNOWN = "speakers_unknown"
    WORDS_SET = "words_set"
    WORDS_OF_QUOTES_SET = "words_of_quotes_set"
    QUOTE_ADDED = "quote_added"
    QUOTE_REMOVED = "quote_removed"
    QUOTES_REMOVED = "quotes_removed"
    STORY_CONFIRMED = "story_confirmed"
    STORIES_MERGED = "stories_merged"
    STORY_SPLIT = "story_split"
    ARTICLES_MOVED = "articles_moved"
    STORY_RENAMED = "story_renamed"
    LINE_KEPT = "line_kept"
    LINE_CUT = "line_cut"
    LINE_AUTOMATIC = "line_automatic"
    ARTICLE_INCLUDED = "article_included"
    COMPARISON_DELETED = "comparison_deleted"
    COMPARISON_AND_NOTES_DELETED = "comparison_and_notes_deleted"
    NOTE_DELETED = "note_deleted"
    RULE_CREATED = "rule_created"
    RULE_CHANGED = "rule_changed"
    RULE_ENABLED = "rule_enabled"
    RULE_DISABLED = "rule_disabled"
    RULE_DELETED = "rule_deleted"
    LIBRARY_IMPORTED = "library_imported"
    LINK_ATTACHED = "link_attached"
    LINK_REMOVED = "link_removed"
    LINKS_REMOVED = "links_removed"
    ANNOTATION_REMOVED = "annotation_removed"
    REPROCESSED = "reprocessed"
    SAMPLE_LOADED = "sample_loaded"


def summary_text(code: str, values: Mapping[str, Any]) -> str:
    """Return the wording of a stored summary. Raises ``ValueError`` or ``KeyError`` if that is impossible."""
    return WORDINGS[Summary(code)](values)


def _worded(template: StrOrPromise) -> Wording:
    """Return a wording that fills in ``template``."""

    def wording(values: Mapping[str, Any]) -> str:
        shown = {name: ", ".join(value) if isinstance(value, list) else value for name, value in values.items()}
        return str(template % shown)

    return wording


def _tags_worded(one: StrOrPromise, several: StrOrPromise) -> Wording:
    """Return the wording of a change of tags: ``one`` for a single tag, else ``several``. Names are put in quotes."""

    def wording(values: Mapping[str, Any]) -> str:
        tags = values["tags"]
        template = one if len(tags) == 1 else several
        return str(template % {**values, "tags": ", ".join(f"“{tag}”" for tag in tags)})

    return wording


def _fields_set(values: Mapping[str, Any]) -> str:
    """Describe changed fields of an article: ``fields`` is a list of objects with ``field``, ``before``, ``after``."""
    fields = "; ".join(
        _field_wording(field["before"], field["after"])
        % {**field, "field": capfirst(str(FieldCorrection.Field(field["field"]).label))}
        for field in values["fields"]
    )
    return _("#%(pk)s %(headline)s: %(fields)s") % {**values, "fields": fields}


def _field_wording(before: str, after: str) -> str:
    if before and after:
        return _("%(field)s changed from “%(before)s” to “%(after)s”")
    if after:
        return _("%(field)s set to “%(after)s”")
    if before:
        return _("%(field)s “%(before)s” removed")
    return _("%(field)s kept empty")


def _library_imported(values: Mapping[str, Any]) -> str:
    """Describe an import from another program. ``values`` are the file's name and the number of each thing."""
    numbers = [
        (values["links"], ngettext_lazy("%(n)d link", "%(n)d links", "n")),
        (values["tagged"], ngettext_lazy("tags of %(n)d article", "tags of %(n)d articles", "n")),
        (values["notes"], ngettext_lazy("%(n)d note", "%(n)d notes", "n")),
        (values["highlights"], ngettext_lazy("%(n)d highlight", "%(n)d highlights", "n")),
        (values["attached"], ngettext_lazy("%(n)d link to an article", "%(n)d links to articles", "n")),
    ]
    parts = ", ".join(str(wording % {"n": number}) for number, wording in numbers if number)
    return _("Imported from %(file)s: %(parts)s") % {"file": values["file"], "parts": parts}


WORDINGS: dict[Summary, Wording] = {
    Summary.PEOPLE_MERGED: _worded(gettext_lazy("%(absorbed)s merged into %(kept)s")),
    Summary.PERSON_SPLIT: _worded(
        ngettext_lazy(
            "%(new)s split from %(person)s, with %(count)d article",
            "%(new)s split from %(person)s, with %(count)d articles",
            "count",
        )
    ),
    Summary.PAIR_KEPT_APART: _worded(gettext_lazy("%(one)s and %(other)s kept separate")),
    Summary.PAIRS_KEPT_APART: _worded(
        ngettext_lazy("%(count)d pair kept separate", "%(count)d pairs kept separate", "count")
    ),
    Summary.PERSON_RENAMED: _worded(gettext_lazy("%(before)s renamed to %(after)s")),
    Summary.NOT_A_PERSON_ANYWHERE: _worded(
        ngettext_lazy(
            "“%(name)s” marked as not a person, in %(count)d article",
            "“%(name)s” marked as not a person, in %(count)d articles",
            "count",
        )
    ),
    Summary.NAME_RESTORED: _worded(gettext_lazy("“%(name)s” may be a person again")),
    Summary.PERSON_SET: _worded(gettext_lazy("“%(name)s” linked to %(person)s in #%(pk)s %(headline)s")),
    Summary.NAME_SET: _worded(gettext_lazy("“%(words)s” linked to %(person)s in #%(pk)s %(headline)s")),
    Summary.NOT_A_PERSON: _worded(gettext_lazy("“%(words)s” marked as not a person in #%(pk)s %(headline)s")),
    Summary.TAGS_ADDED: _tags_worded(
        ngettext_lazy("Tag %(tags)s added to %(count)d article", "Tag %(tags)s added to %(count)d articles", "count"),
        ngettext_lazy("Tags %(tags)s added to %(count)d article", "Tags %(tags)s added to %(count)d articles", "count"),
    ),
    Summary.TAGS_REMOVED: _tags_worded(
        ngettext_lazy(
            "Tag %(tags)s removed from %(count)d article", "Tag %(tags)s removed from %(count)d articles", "count"
        ),
        ngettext_lazy(
            "Tags %(tags)s removed from %(count)d article", "Tags %(tags)s removed from %(count)d articles", "count"
        ),
    ),
    Summary.TAG_RENAMED: _worded(gettext_lazy("Tag “%(old)s” renamed to “%(new)s”")),
    Summary.TAGS_MERGED: _worded(gettext_lazy("Tag “%(absorbed)s” merged into “%(kept)s”")),
    Summary.FIELDS_SET: _fields_set,
    Summary.LINE_CORRECTED: _worded(gettext_lazy("Line edited in #%(pk)s %(headline)s: “%(line)s”")),
    Summary.TEXT_CORRECTED: _worded(
        gettext_lazy("Text edited in #%(pk)s %(headline)s: “%(before)s” changed to “%(after)s”")
    ),
    Summary.LINES_JOINED: _worded(
        gettext_lazy("Paragraphs joined in #%(pk)s %(headline)s: “%(first)s” and “%(second)s”")
    ),
    Summary.SPEAKER_SET: _worded(gettext_lazy("Speaker of “%(quote)s” set to %(speaker)s")),
    Summary.SPEAKER_UNKNOWN: _worded(gettext_lazy("Speaker of “%(quote)s” set to unknown")),
    Summary.SPEAKERS_SET: _worded(
        ngettext_lazy(
            "Speaker set to %(speaker)s for %(count)d quote", "Speaker set to %(speaker)s for %(count)d quotes", "count"
        )
    ),
    Summary.SPEAKERS_UNKNOWN: _worded(
        ngettext_lazy(
            "Speaker set to unknown for %(count)d quote", "Speaker set to unknown for %(count)d quotes", "count"
        )
    ),
    Summary.WORDS_SET: _worded(gettext_lazy("Quote “%(before)s” changed to “%(after)s”")),
    Summary.WORDS_OF_QUOTES_SET: _worded(
        ngettext_lazy(
            "Quote “%(before)s” changed to “%(after)s”, and %(more)d other",
            "Quote “%(before)s” changed to “%(after)s”, and %(more)d others",
            "more",
        )
    ),
    Summary.QUOTE_ADDED: _worded(gettext_lazy("Quote added to #%(pk)s %(headline)s: “%(words)s”")),
    Summary.QUOTE_REMOVED: _worded(gettext_lazy("Quote removed: “%(quote)s”")),
    Summary.QUOTES_REMOVED: _worded(ngettext_lazy("%(count)d quote removed", "%(count)d quotes removed", "count")),
    Summary.STORY_CONFIRMED: _worded(gettext_lazy("Story “%(story)s” confirmed")),
    Summary.STORIES_MERGED: _worded(gettext_lazy("Story “%(absorbed)s” merged into “%(kept)s”")),
    Summary.STORY_SPLIT: _worded(
        ngettext_lazy("%(count)d account split from “%(story)s”", "%(count)d accounts split from “%(story)s”", "count")
    ),
    Summary.ARTICLES_MOVED: _worded(
        ngettext_lazy("%(count)d account moved to “%(story)s”", "%(count)d accounts moved to “%(story)s”", "count")
    ),
    Summary.STORY_RENAMED: _worded(gettext_lazy("Story “%(old)s” renamed to “%(new)s”")),
    Summary.LINE_KEPT: _worded(gettext_lazy("%(source)s: “%(line)s” set to always keep")),
    Summary.LINE_CUT: _worded(gettext_lazy("%(source)s: “%(line)s” set to always remove")),
    Summary.LINE_AUTOMATIC: _worded(gettext_lazy("%(source)s: “%(line)s” reset to automatic")),
    Summary.ARTICLE_INCLUDED: _worded(gettext_lazy("Article added: #%(pk)s %(headline)s")),
    Summary.COMPARISON_DELETED: _worded(gettext_lazy("Comparison “%(title)s” deleted")),
    Summary.COMPARISON_AND_NOTES_DELETED: _worded(
        ngettext_lazy(
            "Comparison “%(title)s” deleted, with %(count)d note",
            "Comparison “%(title)s” deleted, with %(count)d notes",
            "count",
        )
    ),
    Summary.NOTE_DELETED: _worded(gettext_lazy("Note deleted from “%(title)s”: %(note)s")),
    Summary.RULE_CREATED: _worded(gettext_lazy("Rule “%(name)s” created: “%(text)s”")),
    Summary.RULE_CHANGED: _worded(gettext_lazy("Rule “%(name)s” changed: “%(text)s”")),
    Summary.RULE_ENABLED: _worded(gettext_lazy("Rule “%(name)s” enabled: “%(text)s”")),
    Summary.RULE_DISABLED: _worded(gettext_lazy("Rule “%(name)s” disabled: “%(text)s”")),
    Summary.RULE_DELETED: _worded(gettext_lazy("Rule “%(name)s” deleted: “%(text)s”")),
    Summary.LIBRARY_IMPORTED: _library_imported,
    Summary.LINK_ATTACHED: _worded(
        gettext_lazy("Tags, notes and highlights of the saved link “%(title)s” added to #%(pk)s %(headline)s")
    ),
    Summary.LINK_REMOVED: _worded(gettext_lazy("Saved link “%(title)s” removed")),
    Summary.LINKS_REMOVED: _worded(
        ngettext_lazy("%(count)d saved link removed", "%(count)d saved links removed", "count")
    ),
    Summary.ANNOTATION_REMOVED: _worded(
        gettext_lazy("Note or highlight removed from #%(pk)s %(headline)s: “%(text)s”")
    ),
    Summary.REPROCESSED: _worded(
        ngettext_lazy("%(count)d clipping reprocessed", "%(count)d clippings reprocessed", "count")
    ),
    Summary.SAMPLE_LOADED: _worded(
        ngettext_lazy("Sample of %(count)d clipping loaded", "Sample of %(count)d clippings loaded", "count")
    ),
}
