"""Saved comparisons and the notes on their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import curation
from articles.compare import UnknownArticle
from articles.compare.notes import passage_keys
from articles.compare.saved import arrangement_of, rearrange, save
from articles.forms.comparisons import NoteForm, SaveComparisonForm
from articles.models import PassageNote, SavedComparison
from articles.views.compare import NoteEditor, OpenComparison, WrongNumber, open_comparison, show
from articles.views.messages import report_change

if TYPE_CHECKING:
    from articles.views.requests import ReaderRequest
    from newsarchive.accounts.models import User


@require_safe
def saved_comparison(request: ReaderRequest, pk: int) -> HttpResponse:
    """Redirect to a saved comparison; show only its notes if fewer than two of its articles are left."""
    found = get_object_or_404(SavedComparison.objects.with_columns().select_related("saved_by"), pk=pk)
    arrangement = arrangement_of(found)
    if arrangement:
        return redirect(arrangement.address)
    return render(request, "articles/comparison_gone.html", _with_notes(found, request.user))


@require_POST
def save_comparison(request: ReaderRequest, columns: str) -> HttpResponse:
    """Save a comparison under a title, or rename it if it is saved already."""
    opened = _open(request, columns)
    if opened.saved:
        _require_permission(request.user, to_change=opened.saved)
    form = SaveComparisonForm(request.POST, instance=opened.saved)
    if not form.is_valid():
        return show(request, opened, title_form=form, status=422)
    if opened.saved:
        form.save()
        messages.success(request, _("Comparison renamed."))
        return redirect(opened.arrangement.address)
    saved = save(opened.arrangement, title=form.cleaned_data["title"], user=request.user)
    messages.success(request, _("Comparison saved. You can now add notes to passages."))
    return redirect(saved)


@require_POST
def rearrange_comparison(request: ReaderRequest, columns: str) -> HttpResponse:
    """Save the current layout of a saved comparison: texts, order, baseline and hidden accounts."""
    opened = _open(request, columns)
    saved = _saved(opened)
    _require_permission(request.user, to_change=saved)
    rearrange(saved, opened.arrangement)
    messages.success(request, _("Columns and baseline saved."))
    return redirect(saved)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_comparison(request: ReaderRequest, pk: int) -> HttpResponse:
    """Ask for confirmation, then delete a saved comparison and its notes."""
    found = get_object_or_404(SavedComparison.objects.with_columns().select_related("saved_by"), pk=pk)
    _require_permission(request.user, to_change=found)
    if request.method == "POST":
        change = curation.delete_comparison(found, user=request.user)
        report_change(request, _("Comparison “%(title)s” deleted.") % {"title": found.title}, change)
        return redirect("articles:compare_start")
    return render(request, "articles/delete_comparison.html", _with_notes(found, request.user))


@require_POST
def write_note(request: ReaderRequest, columns: str) -> HttpResponse:
    """Add a note to the passage whose number the form gives."""
    opened = _open(request, columns)
    saved = _saved(opened)
    asked = request.POST.get("row", "")
    row = next((row for row in opened.side.rows if str(row.number) == asked), None)
    if row is None:
        raise Http404
    form = NoteForm(request.POST)
    if not form.is_valid():
        return show(request, opened, note_editor=NoteEditor(form=form, row=row.number), status=422)
    note = form.save(commit=False)
    note.comparison = saved
    note.sentences = sorted(passage_keys(opened.side.comparison)[row.number - 1])
    note.passage = row.text
    note.written_by = request.user
    note.save()
    return redirect(f"{opened.arrangement.address}#{row.anchor}")


@require_POST
def change_note(request: ReaderRequest, columns: str, pk: int) -> HttpResponse:
    opened = _open(request, columns)
    note = _note(opened, pk, user=request.user)
    form = NoteForm(request.POST, instance=note)
    if not form.is_valid():
        return show(request, opened, note_editor=NoteEditor(form=form, note=note), status=422)
    note.changed_at = timezone.now()
    form.save()
    return redirect(f"{opened.arrangement.address}#note-{note.pk}")


@require_POST
def delete_note(request: ReaderRequest, columns: str, pk: int) -> HttpResponse:
    opened = _open(request, columns)
    change = curation.delete_note(_note(opened, pk, user=request.user), user=request.user)
    report_change(request, _("Note deleted."), change)
    return redirect(opened.arrangement.address)


def _open(request: ReaderRequest, columns: str) -> OpenComparison:
    try:
        return open_comparison(request, columns)
    except (UnknownArticle, WrongNumber) as error:
        raise Http404 from error


def _saved(opened: OpenComparison) -> SavedComparison:
    if opened.saved is None:
        raise Http404
    return opened.saved


def _note(opened: OpenComparison, pk: int, *, user: User) -> PassageNote:
    note = get_object_or_404(PassageNote.objects.filter(comparison=_saved(opened)), pk=pk)
    _require_permission(user, to_change=note)
    return note


def _require_permission(user: User, *, to_change: SavedComparison | PassageNote) -> None:
    if not to_change.may_be_changed_by(user):
        raise PermissionDenied


def _with_notes(found: SavedComparison, user: User) -> dict[str, object]:
    notes = PassageNote.objects.filter(comparison=found).select_related("written_by").oldest_first()
    return {"saved": found, "notes": notes, "may_change": found.may_be_changed_by(user)}
