from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.forms.sources import JudgeLineForm
from articles.models import Article, Source, SourceLine
from articles.text.cleaning.recurrence import MAX_SIGHTINGS
from articles.views.messages import report_change, report_errors
from articles.views.paging import page_of
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest

# The most frequent ones; few outlets have more.
LINES_SHOWN = 100


@require_safe
def sources(request: ReaderRequest) -> HttpResponse:
    """Outlets and agencies with their numbers of articles."""
    listed = Source.objects.with_article_count().alphabetical()
    return render(request, "articles/sources.html", {"outlets": listed.outlets(), "agencies": listed.agencies()})


@require_safe
@vary_on_headers("HX-Request")
def source(request: ReaderRequest, slug: str) -> HttpResponse:
    """An outlet or agency: its names and domains, recurring lines, and articles, newest first."""
    found = get_object_or_404(Source.objects.with_article_count(), slug=slug)
    articles = Article.objects.from_source(found).for_lists().with_read_mark(request.user).newest_first()
    page = page_of(request, articles)
    if request.htmx:
        return render(request, "articles/_entries.html", {"page": page})
    context = {
        "source": found,
        "page": page,
        **_lines_context(found),
        "authors": Article.objects.authors_of(found),
        "partners": Source.objects.sharing_articles_with(found),
    }
    return render(request, "articles/source.html", context)


@require_POST
@curators_only
@vary_on_headers("HX-Request")
def judge_source_line(request: ReaderRequest, slug: str) -> HttpResponse:
    """Always or never remove a line that recurs in a source's articles, or let the archive decide."""
    found = get_object_or_404(Source, slug=slug)
    form = JudgeLineForm(request.POST, source=found)
    if form.is_valid():
        line = form.cleaned_data["line"]
        if change := curation.set_line_verdict(line, form.cleaned_data["verdict"], user=request.user):
            report_change(request, _("Saved. Articles with this line have been reprocessed."), change)
    else:
        report_errors(request, form)
    if request.htmx:
        judged = form.cleaned_data["line"] if form.is_valid() else None
        context = {"source": found, **_lines_context(found), "judged": judged, "swap_messages": True}
        return render(request, "articles/_source_lines.html", context)
    return redirect(f"{found.get_absolute_url()}#source-lines")


def _lines_context(source: Source) -> dict[str, Any]:
    lines = source.lines.all()
    return {
        "lines": lines.exclude(origin=SourceLine.Origin.LEARNT).order_by("kind", "text", "pk"),
        "learnt": lines.learnt().most_frequent_first()[:LINES_SHOWN],
        "most_sightings": MAX_SIGHTINGS,
    }
