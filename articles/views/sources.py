from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.models import Article, Source
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
def sources(request: ReaderRequest) -> HttpResponse:
    """Outlets and agencies with how much the archive has of each."""
    listed = Source.objects.with_article_count().alphabetical()
    return render(request, "articles/sources.html", {"outlets": listed.outlets(), "agencies": listed.agencies()})


@require_safe
@vary_on_headers("HX-Request")
def source(request: ReaderRequest, slug: str) -> HttpResponse:
    """An outlet or agency: what it is known by, and its articles, newest first."""
    found = get_object_or_404(Source.objects.with_article_count(), slug=slug)
    articles = Article.objects.from_source(found).for_lists().with_read_mark(request.user).newest_first()
    page = page_of(request, articles)
    if request.htmx:
        return render(request, "articles/_entries.html", {"page": page})
    context = {
        "source": found,
        "page": page,
        "lines": found.lines.order_by("kind", "text", "pk"),
        "authors": Article.objects.authors_of(found),
        "partners": Source.objects.sharing_articles_with(found),
    }
    return render(request, "articles/source.html", context)
