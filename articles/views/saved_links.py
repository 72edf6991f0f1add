"""Links that were saved without a text: their list, and their removal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.forms.saved_links import SavedLinksForm
from articles.models import SavedLink
from articles.views.messages import report_change
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
@vary_on_headers("HX-Request")
def saved_links(request: ReaderRequest) -> HttpResponse:
    """Links without text, filtered by words and tag, by the day they were saved."""
    form = SavedLinksForm(request.GET)
    page = page_of(request, form.links().for_lists())
    links = [{"link": link, "may_remove": link.may_be_removed_by(request.user)} for link in page]
    context = {"form": form, "page": page, "links": links}
    return render(request, "articles/_saved_links.html" if request.htmx else "articles/saved_links.html", context)


@require_POST
def remove_link(request: ReaderRequest, pk: int) -> HttpResponse:
    """Remove a saved link: curators any, readers those they imported. Returns to the list."""
    link = get_object_or_404(SavedLink.objects.for_lists(), pk=pk)
    if not link.may_be_removed_by(request.user):
        raise PermissionDenied
    change = curation.remove_links([link], user=request.user)
    report_change(request, _("Link removed: “%(title)s”.") % {"title": link}, change)
    query = QueryDict(request.POST.get("back", "").removeprefix("?")).urlencode()
    return redirect(f"{reverse('articles:saved_links')}{'?' if query else ''}{query}")
