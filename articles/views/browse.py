from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.browse import search
from articles.browse.filters import Filters, is_key
from articles.compare import FEWEST, MOST
from articles.ingest import sample
from articles.models import Tag

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest

TAGS_SUGGESTED = 200


@require_safe
@vary_on_headers("HX-Request")
def browse(request: ReaderRequest) -> HttpResponse:
    """List the articles that match the filters in the address, a page at a time, with facets."""
    filters = Filters.from_query(request.GET)
    loaded = None if filters.narrow or not request.user.is_curator else sample.loading_change()
    context = {
        "filters": filters,
        "has_sample": loaded is not None and loaded.undone_at is None,
        "results": search.browse(filters, user=request.user, page=request.GET.get("page")),
        "tags": Tag.objects.alphabetical()[:TAGS_SUGGESTED],
        "fewest_compared": FEWEST,
        "most_compared": MOST,
        "selected": {int(key) for key in request.GET.getlist("selected") if is_key(key)},
    }
    return render(request, "articles/_results.html" if request.htmx else "articles/browse.html", context)
