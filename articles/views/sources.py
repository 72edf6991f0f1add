from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Source
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Outlets and agencies with how much the archive has of each."""
    listed = Source.objects.with_article_count().alphabetical()
    return render(request, "articles/sources.html", {"outlets": listed.outlets(), "agencies": listed.agencies()})


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """An outlet or agency: what it is known by, and its articles, newest first."""
    found = get_object_or_404(Source.objects.with_article_count(), slug=slug)
    articles = Article.objects.filter(Q(source=found) | Q(agency=found)).for_lists().newest_first()
    context = {
        "source": found,
        "page": page_of(request, articles),
        "lines": found.lines.order_by("kind", "text", "pk"),
        "authors": Article.objects.authors_of(found),
        "partners": Source.objects.sharing_articles_with(found),
    }
    return render(request, "articles/source.html", context)
