from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.forms.reparse import ReparseForm
from articles.models import Change
from articles.views.article import require_curator
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest

# They are all parsed for the page, and nobody else writes meanwhile.
CLIPPINGS_ON_A_PAGE = 10
# Of an article that reads quite otherwise, the first differences; its page shows the rest once it is read again.
MOST_DIFFERENCES = 12


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def reparse(request: ReaderRequest) -> HttpResponse:
    """What would read otherwise since the rules or the parser have changed, to be applied to some or to all."""
    require_curator(request)
    if request.method == "POST":
        form = ReparseForm(request.POST)
        asked = form.cleaned_data["do"] if form.is_valid() else ""
        if asked == "all":
            change = curation.start_reprocessing(user=request.user)
            return run(request, change) if change else redirect("articles:reparse")
        if asked == "same":
            _pass_over(request)
        elif asked == "chosen" and form.cleaned_data["clippings"]:
            _apply(request, form.cleaned_data["clippings"])
        else:
            messages.warning(request, _("Nothing was chosen."))
        if not request.htmx:
            return redirect(f"{reverse('articles:reparse')}?{request.GET.urlencode()}".rstrip("?"))
    page = page_of(request, curation.clippings_to_reprocess().values_list("pk", flat=True), size=CLIPPINGS_ON_A_PAGE)
    found = curation.preview_reprocess(list(page))
    context: dict[str, Any] = {
        "page": page,
        "different": [one for one in found if not one.is_same],
        "same": sum(one.is_same for one in found),
        "most": MOST_DIFFERENCES,
        "unfinished": curation.unfinished(),
        "swap_messages": request.method == "POST",
    }
    return render(request, "articles/_reparse.html" if request.htmx else "articles/reparse.html", context)


def _pass_over(request: ReaderRequest) -> None:
    passed = curation.dismiss_unchanged(seconds=curation.STEP_SECONDS)
    said = ngettext(
        "%(count)d clipping reads the same and waits no more.",
        "%(count)d clippings read the same and wait no more.",
        passed,
    )
    messages.success(request, said % {"count": passed})


def _apply(request: ReaderRequest, clippings: list[int]) -> None:
    change = curation.start_reprocessing(chosen=clippings, user=request.user)
    if change is None:
        messages.warning(request, _("Those have been read again meanwhile."))
        return
    _tell(request, change, curation.continue_run(change))


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def change_progress(request: ReaderRequest, pk: int) -> HttpResponse:
    """How far a change has come with what is stored; a POST takes it further."""
    require_curator(request)
    change = get_object_or_404(Change, pk=pk, kind__in=[Change.Kind.LINE_RULE, Change.Kind.REPARSE])
    if request.method == "POST" and not request.htmx:
        return run(request, change)
    if request.method == "POST":
        progress = curation.continue_run(change, seconds=curation.STEP_SECONDS)
    else:
        progress = curation.progress_of(change)
    template = "articles/_change_progress.html" if request.htmx else "articles/change_progress.html"
    return render(request, template, {"change": change, "progress": progress, "back": _page_of(change)})


def run(request: ReaderRequest, change: Change) -> HttpResponse:
    """Take a change as far as a page may take, and lead to where it goes on, or to what it leaves."""
    progress = curation.continue_run(change, seconds=curation.STEP_SECONDS)
    if not progress.is_done:
        return redirect("articles:change_progress", change.pk)
    _tell(request, change, progress)
    return redirect(_page_of(change))


def _page_of(change: Change) -> str:
    return reverse("articles:rules" if change.kind == Change.Kind.LINE_RULE else "articles:reparse")


def _tell(request: ReaderRequest, change: Change, progress: curation.Progress) -> None:
    said = ngettext("%(count)d article changed.", "%(count)d articles changed.", progress.changed)
    undoable = _("The history of changes can undo it.")
    messages.success(request, f"{change}. {said % {'count': progress.changed}} {undoable}")
