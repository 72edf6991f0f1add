from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.forms.sources import JudgeLineForm
from articles.models import Article, Source, SourceLine
from articles.text.cleaning.recurrence import MOST_SIGHTINGS
from articles.views.article import require_curator
from articles.views.errors import tell_errors
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest

# Those that stand in most articles; an outlet that has more of them changes its page often.
LINES_SHOWN = 100


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
        **_lines_of(found),
        "authors": Article.objects.authors_of(found),
        "partners": Source.objects.sharing_articles_with(found),
    }
    return render(request, "articles/source.html", context)


@require_POST
@vary_on_headers("HX-Request")
def judge_source_line(request: ReaderRequest, slug: str) -> HttpResponse:
    """Say that a line which the archive has learnt of a source is never or always cut, or leave it to the archive."""
    require_curator(request)
    found = get_object_or_404(Source, slug=slug)
    form = JudgeLineForm(request.POST, source=found)
    if form.is_valid():
        line = form.cleaned_data["line"]
        if curation.judge_line(line, form.cleaned_data["verdict"], user=request.user):
            messages.success(request, _("Done, and the articles with this line are read again."))
    else:
        tell_errors(request, form)
    if request.htmx:
        judged = form.cleaned_data["line"] if form.is_valid() else None
        context = {"source": found, **_lines_of(found), "judged": judged, "swap_messages": True}
        return render(request, "articles/_source_lines.html", context)
    return redirect(f"{found.get_absolute_url()}#source-lines")


def _lines_of(source: Source) -> dict[str, Any]:
    lines = source.lines.all()
    return {
        "lines": lines.exclude(origin=SourceLine.Origin.LEARNT).order_by("kind", "text", "pk"),
        "learnt": lines.learnt().most_frequent_first()[:LINES_SHOWN],
        "most_sightings": MOST_SIGHTINGS,
    }
