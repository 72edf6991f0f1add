from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles import compare as comparing
from articles import stories
from articles.browse.filters import is_key
from articles.compare import FEWEST, MOST, Arrangement, Key, UnknownArticle
from articles.compare.agency_copy import agency_credits_of
from articles.compare.notes import PlacedNotes, place_notes
from articles.compare.ribbons import overview_of
from articles.compare.saved import arrangement_of
from articles.compare.serializers import side_by_side_to_csv, side_by_side_to_dict
from articles.compare.side_by_side import Gap
from articles.forms.comparisons import NoteForm, SaveComparisonForm
from articles.models import Article, PassageNote, SavedComparison
from articles.views.paging import page_of
from articles.views.uncertain import UncertainSwitch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.compare import Column, SideBySide
    from articles.views.requests import ReaderRequest

# Of the title, in the file name of an export.
FILE_NAME_CHARACTERS = 60


class WrongNumber(Exception):
    """The address names too few articles, too many, or the same one twice."""

    def __init__(self, keys: tuple[Key, ...], *, twice: bool) -> None:
        self.keys = keys
        self.twice = twice


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenComparison:
    """The comparison at an address, with the saved comparison it belongs to, if any."""

    arrangement: Arrangement
    side: SideBySide
    saved: SavedComparison | None
    notes: PlacedNotes

    @property
    def title(self) -> str:
        return self.saved.title if self.saved else self.side.base.headline


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEditor:
    """The note form on the page: for a new note on passage ``row``, or for editing ``note``."""

    form: NoteForm
    row: int | None = None
    note: PassageNote | None = None


def open_comparison(request: ReaderRequest, columns: str) -> OpenComparison:
    """Return the comparison at an address. Raises ``UnknownArticle`` or ``WrongNumber``."""
    keys = comparing.parse_keys(columns)
    distinct = tuple(dict.fromkeys(keys))
    if len(distinct) < len(keys) or not FEWEST <= len(keys) <= MOST:
        raise WrongNumber(distinct, twice=len(distinct) < len(keys))
    arrangement = Arrangement.from_query(keys, request.GET.dict())
    side = comparing.compare(comparing.columns_for(keys), base=arrangement.base_index)
    saved, notes = None, PlacedNotes()
    if arrangement.saved:
        saved = SavedComparison.objects.with_columns().select_related("saved_by").filter(pk=arrangement.saved).first()
    if saved:
        rows = PassageNote.objects.filter(comparison=saved).select_related("written_by").oldest_first()
        notes = place_notes(rows, side.comparison)
    else:
        arrangement = arrangement.unsaved
    return OpenComparison(arrangement=arrangement, side=side, saved=saved, notes=notes)


@require_safe
@vary_on_headers("HX-Request")
def compare_start(request: ReaderRequest) -> HttpResponse:
    """Redirect from selected articles to the permanent link of their comparison, or ask for a better selection.

    Without a selection, list the saved comparisons.
    """
    names = request.GET.getlist("article")
    if not names:
        page = page_of(request, SavedComparison.objects.for_lists().newest_first())
        template = "articles/_comparisons.html" if request.htmx else "articles/comparisons.html"
        return render(request, template, {"page": page, "fewest": FEWEST, "most": MOST})
    asked = [int(chosen) for chosen in names if is_key(chosen)]
    chosen = list(dict.fromkeys(asked))
    revisions = dict(Article.objects.filter(pk__in=chosen).values_list("pk", "revision"))
    missing = [pk for pk in chosen if pk not in revisions]
    if missing:
        return _unknown(request)
    keys = tuple(Key(pk, revisions[pk]) for pk in chosen)
    if FEWEST <= len(keys) <= MOST:
        if len(keys) < len(asked):
            messages.info(request, _("You selected an article twice. It is shown once."))
        return redirect(comparing.address_of(keys))
    return _wrong_number(request, WrongNumber(keys, twice=len(keys) < len(asked)), status=200)


@require_safe
def compare(request: ReaderRequest, columns: str) -> HttpResponse:
    """Show accounts of one event side by side, passage by passage."""
    try:
        opened = open_comparison(request, columns)
    except UnknownArticle:
        return _unknown(request)
    except WrongNumber as wrong:
        return _wrong_number(request, wrong, status=400)
    return show(request, opened)


def show(
    request: ReaderRequest,
    opened: OpenComparison,
    *,
    title_form: SaveComparisonForm | None = None,
    note_editor: NoteEditor | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page, with the errors of an invalid form if there is one."""
    arrangement, side, saved = opened.arrangement, opened.side, opened.saved
    note_editor = note_editor or _note_editor(request, opened)
    title = {"title": opened.title[: SavedComparison._meta.get_field("title").max_length]}
    context = {
        **_shown(opened),
        "arrangement": arrangement,
        "accounts": [(column, arrangement.links_of(column.key)) for column in side.columns],
        "whole": "" if arrangement.is_whole else arrangement.whole.address,
        "exports": [(name.upper(), arrangement.address_in("articles:export_comparison", name)) for name in EXPORTS],
        "others": _others(side.base.article, arrangement),
        "newer": [column for column in side.columns if column.is_earlier],
        "newest": _newest(arrangement, side.columns),
        "is_rearranged": saved is not None and arrangement_of(saved) != arrangement.with_certain_alone,
        "may_change": saved is not None and saved.may_be_changed_by(request.user),
        "title_form": title_form or SaveComparisonForm(instance=saved, initial=title),
        "note_editor": note_editor,
        "changeable": {note.pk for _row, note in opened.notes.in_order if note.may_be_changed_by(request.user)},
        "links": _links(arrangement, note_editor),
    }
    return render(request, "articles/compare.html", context, status=status)


def _shown(opened: OpenComparison) -> dict[str, Any]:
    """Return the context shared by the page and its HTML export."""
    arrangement, side = opened.arrangement, opened.side
    return {
        "exported": False,
        "side": side,
        "saved": opened.saved,
        "notes": opened.notes,
        "agency_credits": agency_credits_of(side.columns),
        "overview": overview_of(side),
        "reported": side.reported_speech(uncertain=arrangement.uncertain),
        "switch": UncertainSwitch(
            is_on=arrangement.uncertain,
            count=side.uncertain_count,
            address=(arrangement.with_certain_alone if arrangement.uncertain else arrangement.with_uncertain).address
            + "#reported",
        ),
        "visible": [column for column in side.columns if column.key not in arrangement.hidden],
        "passages": [
            (item, () if isinstance(item, Gap) else opened.notes.on(item.number))
            for item in side.passages(hidden=arrangement.hidden, only_differences=arrangement.only_differences)
        ],
    }


def _note_editor(request: ReaderRequest, opened: OpenComparison) -> NoteEditor | None:
    """Return the note form that the address opens: ``note`` is a passage number, ``edit`` the key of a note."""
    if opened.saved is None:
        return None
    asked, edited = request.GET.get("note", ""), request.GET.get("edit", "")
    for row in opened.side.rows:
        if str(row.number) == asked:
            return NoteEditor(form=NoteForm(), row=row.number)
    for _row, note in opened.notes.in_order:
        if str(note.pk) == edited and note.may_be_changed_by(request.user):
            return NoteEditor(form=NoteForm(instance=note), note=note)
    return None


def _links(arrangement: Arrangement, note_editor: NoteEditor | None) -> dict[str, str]:
    """Return the addresses that the forms of the page post to."""
    links = {
        "save": arrangement.address_in("articles:save_comparison"),
        "rearrange": arrangement.address_in("articles:rearrange_comparison"),
        "note": arrangement.address_in("articles:write_note"),
    }
    if note_editor and note_editor.note:
        links["note"] = arrangement.address_in("articles:change_note", note_editor.note.pk)
        links["delete_note"] = arrangement.address_in("articles:delete_note", note_editor.note.pk)
    return links


def _newest(arrangement: Arrangement, columns: Sequence[Column]) -> str:
    """Return the address that compares the latest revisions; empty if this one does or fewer than two are left."""
    newest = arrangement.with_newest({column.key.article: column.article.revision for column in columns})
    return newest.address if newest.keys != arrangement.keys and len(newest.keys) >= FEWEST else ""


def _others(article: Article, arrangement: Arrangement) -> list[tuple[Article, str]]:
    """Return other coverage of the event, each with the address that adds it to the comparison."""
    if len(arrangement.keys) == MOST:
        return []
    there = {key.article for key in arrangement.keys}
    found = [coverage.article for coverage in stories.other_coverage(article) if coverage.article.pk not in there]
    return [
        (other, arrangement.with_keys([*arrangement.keys, Key(other.pk, other.revision)]).address) for other in found
    ]


@require_safe
def export_comparison(request: ReaderRequest, columns: str, form: str) -> HttpResponse:
    """Export the whole comparison as a file, including accounts hidden on the page."""
    if form not in EXPORTS:
        raise Http404
    try:
        opened = open_comparison(request, columns)
    except (UnknownArticle, WrongNumber):
        return _unknown(request)
    link = request.build_absolute_uri(opened.arrangement.whole.address)
    response = EXPORTS[form](opened, link)
    title = slugify(opened.title)[:FILE_NAME_CHARACTERS].strip("-")
    name = "-".join(part for part in (title or "comparison", columns) if part)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.{form}")
    return response


def _as_html(opened: OpenComparison, link: str) -> HttpResponse:
    context = {
        **_shown(replace(opened, arrangement=opened.arrangement.whole)),
        "accounts": [(column, None) for column in opened.side.columns],
        "title": opened.title,
        "link": link,
        "exported": True,
    }
    return HttpResponse(render_to_string("articles/compare_export.html", context))


def _as_csv(opened: OpenComparison, _link: str) -> HttpResponse:
    return HttpResponse(side_by_side_to_csv(opened.side, notes=opened.notes), content_type="text/csv; charset=utf-8")


def _as_json(opened: OpenComparison, link: str) -> HttpResponse:
    found = side_by_side_to_dict(opened.side, link=link, notes=opened.notes, uncertain=opened.arrangement.uncertain)
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})


EXPORTS = {"html": _as_html, "csv": _as_csv, "json": _as_json}


def _wrong_number(request: ReaderRequest, wrong: WrongNumber, *, status: int) -> HttpResponse:
    keys = wrong.keys
    found = Article.objects.for_lists().in_bulk([key.article for key in keys])
    articles = [found[pk] for pk in dict.fromkeys(key.article for key in keys) if pk in found]
    context = {
        "articles": articles,
        "coverage": stories.other_coverage(Article.objects.get(pk=articles[0].pk)) if len(articles) == 1 else [],
        "twice": wrong.twice,
        "too_many": len(keys) > MOST,
        "fewest": FEWEST,
        "most": MOST,
        "address": comparing.address_of(keys) if FEWEST <= len(keys) <= MOST else "",
    }
    return render(request, "articles/compare_choice.html", context, status=status)


def _unknown(request: ReaderRequest) -> HttpResponse:
    return render(request, "articles/compare_unknown.html", status=404)
