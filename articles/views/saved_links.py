"""Links that were saved without a text: their list, and their removal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.forms.saved_links import SavedLinksForm
from articles.models import SavedLink
from articles.views.messages import report_change
from articles.views.paging import page_of
from articles.views.requests import curators_only

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
    query = _list_before(request).urlencode()
    return redirect(f"{reverse('articles:saved_links')}{'?' if query else ''}{query}")


@require_POST
@curators_only
def remove_links(request: ReaderRequest) -> HttpResponse:
    """Remove every saved link that the list shows, on all its pages."""
    links = SavedLinksForm(_list_before(request)).links()
    change = curation.remove_links(links, user=request.user)
    count = change.summary_values["count"] if change else 0
    text = ngettext("%(n)s link removed.", "%(n)s links removed.", count)
    report_change(request, text % {"n": intcomma(count)}, change)
    return redirect("articles:saved_links")


def _list_before(request: ReaderRequest) -> QueryDict:
    """Return the query of the list that the form was on."""
    return QueryDict(request.POST.get("back", "").removeprefix("?"))
