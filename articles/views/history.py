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
from articles.browse.filters import is_key
from articles.models import Article, Change, Person, Quote
from articles.views.back import page_before
from articles.views.paging import page_of
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
@vary_on_headers("HX-Request")
def history(request: ReaderRequest) -> HttpResponse:
    """Changes that people made to the archive, or to one article, person or quote, newest first."""
    changes = Change.objects.select_related("made_by", "undone_by").newest_first()
    subject = _subject(request)
    if subject:
        changes = changes.about(f"{subject._meta.model_name}:{subject.pk}")
    template = "articles/_history.html" if request.htmx else "articles/history.html"
    return render(request, template, {"page": page_of(request, changes), "subject": subject})


def _subject(request: ReaderRequest) -> Article | Person | Quote | None:
    """Return the subject in the query string: "article:12", "person:3" or "quote:9"; ``None`` for everything."""
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
    """Undo a change: curators any, readers their own. Returns to the page whose message had the button."""
    change = get_object_or_404(Change, pk=pk)
    if not request.user.is_curator and change.made_by_id != request.user.pk:
        raise PermissionDenied
    try:
        messages.success(request, curation.undo(change, user=request.user))
    except curation.NotUndoable as error:
        messages.error(request, _("Cannot undo: %(reason)s.") % {"reason": error})
    if back := page_before(request.POST.get("back", "")):
        return redirect(back)
    subject = _subject(request)
    about = f"?about={subject._meta.model_name}:{subject.pk}" if subject else ""
    return redirect(f"{reverse('articles:history')}{about}")


@require_POST
@curators_only
def remove_sample(request: ReaderRequest) -> HttpResponse:
    """Remove the sample for good, except for what readers added."""
    try:
        messages.success(request, curation.remove_sample(user=request.user))
    except curation.NotUndoable as error:
        messages.error(request, _("Cannot remove the sample: %(reason)s.") % {"reason": error})
    return redirect("articles:browse")
