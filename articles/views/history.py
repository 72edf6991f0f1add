from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.models import Change
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
@vary_on_headers("HX-Request")
def history(request: ReaderRequest) -> HttpResponse:
    """What people changed in the archive, the last change first."""
    changes = Change.objects.select_related("made_by", "undone_by").order_by("-made_at", "-pk")
    template = "articles/_history.html" if request.htmx else "articles/history.html"
    return render(request, template, {"page": page_of(request, changes)})


@require_POST
def undo(request: ReaderRequest, pk: int) -> HttpResponse:
    """Take a change back: a curator any, a reader their own."""
    change = get_object_or_404(Change, pk=pk)
    if not request.user.is_curator and change.made_by_id != request.user.pk:
        raise PermissionDenied
    try:
        curation.undo(change, user=request.user)
    except curation.NotUndoable as error:
        messages.error(request, _("Not undone: %(reason)s.") % {"reason": error})
    else:
        messages.success(request, _("Undone: %(summary)s") % {"summary": change.summary})
    return redirect("articles:history")


@require_POST
def remove_sample(request: ReaderRequest) -> HttpResponse:
    """Take the sample out for good, sparing what readers added."""
    if not request.user.is_curator:
        raise PermissionDenied
    try:
        messages.success(request, curation.remove_sample(user=request.user))
    except curation.NotUndoable as error:
        messages.error(request, _("Not removed: %(reason)s.") % {"reason": error})
    return redirect("articles:browse")
