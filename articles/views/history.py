from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.browse.search import is_key
from articles.models import Article, Change, Person, Quote
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
@vary_on_headers("HX-Request")
def history(request: ReaderRequest) -> HttpResponse:
    """What people changed in the archive, or of one article, person or quote, the last change first."""
    changes = Change.objects.select_related("made_by", "undone_by").newest_first()
    subject = _subject(request)
    if subject:
        changes = changes.about(f"{subject._meta.model_name}:{subject.pk}")
    template = "articles/_history.html" if request.htmx else "articles/history.html"
    return render(request, template, {"page": page_of(request, changes), "subject": subject})


def _subject(request: ReaderRequest) -> Article | Person | Quote | None:
    """Return what the history is asked of: "article:12", "person:3" or "quote:9"; ``None`` for all of it."""
    kind, _colon, key = request.GET.get("about", "").partition(":")
    if not is_key(key):
        return None
    match kind:
        case "article":
            return Article.objects.without_text().filter(pk=key).first()
        case "person":
            return Person.objects.filter(pk=key).first()
        case "quote":
            return Quote.objects.filter(pk=key).first()
    return None


@require_POST
def undo(request: ReaderRequest, pk: int) -> HttpResponse:
    """Take a change back: a curator any, a reader their own."""
    change = get_object_or_404(Change, pk=pk)
    if not request.user.is_curator and change.made_by_id != request.user.pk:
        raise PermissionDenied
    try:
        messages.success(request, curation.undo(change, user=request.user))
    except curation.NotUndoable as error:
        messages.error(request, _("Not undone: %(reason)s.") % {"reason": error})
    subject = _subject(request)
    about = f"?about={subject._meta.model_name}:{subject.pk}" if subject else ""
    return redirect(f"{reverse('articles:history')}{about}")


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
