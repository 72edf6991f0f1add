from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.forms.quotes import QuotesForm
from articles.models import Quote
from articles.models.labels import RULE_NAMES
from articles.quotations.citations import cite
from articles.quotations.quote_variants import other_articles_with, quote_group_of
from articles.templatetags.archive import body_elements, quotes_in_context
from articles.views.paging import page_of
from articles.views.uncertain import uncertain_switch

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.quotations.listing import QuoteList
    from articles.views.requests import ReaderRequest


@require_safe
@vary_on_headers("HX-Request")
def quotes(request: ReaderRequest) -> HttpResponse:
    """Quotes filtered by words, speaker and outlet, newest first."""
    form = QuotesForm(request.GET)
    template = "articles/_quotes.html" if request.htmx else "articles/quotes.html"
    return render(request, template, {"form": form, **quotes_context(request, form.quotes())})


def quotes_context(request: ReaderRequest, listed: QuoteList) -> dict[str, Any]:
    """Return the context of ``_quotes.html``, except its form."""
    page = page_of(request, listed)
    return {
        "listed": listed,
        "page": page,
        "other_articles": other_articles_with(page),
        "switch": uncertain_switch(request.GET, count=listed.counts.hidden),
    }


@require_safe
def quote(request: ReaderRequest, pk: int) -> HttpResponse:
    """A quote: its words and speaker, its context, its variants in other articles, and citations."""
    found = get_object_or_404(Quote.objects.with_its_text(), pk=pk)
    appearances = found.article.appearances.select_related("person").prefetch_related("mentions")
    context = {
        "quote": found,
        "context": quotes_in_context(body_elements(found.article, appearances.order_by("position", "pk"), [found])),
        "rule": RULE_NAMES.get(found.rule, ""),
        "group": quote_group_of(found),
        "citation": cite(found, link=request.build_absolute_uri(found.get_page_url())),
    }
    return render(request, "articles/quote.html", context)
