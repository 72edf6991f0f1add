from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.forms.quotes import QuotesForm
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
@vary_on_headers("HX-Request")
def quotes(request: ReaderRequest) -> HttpResponse:
    """What was said, by words, speaker and outlet, newest first."""
    form = QuotesForm(request.GET)
    page = page_of(request, form.quotes())
    template = "articles/_quotes.html" if request.htmx else "articles/quotes.html"
    return render(request, template, {"form": form, "page": page})
