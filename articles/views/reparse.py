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
from articles.views.messages import report_change
from articles.views.paging import page_of
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest

# Each is parsed to show the page, and other writers wait meanwhile.
CLIPPINGS_ON_A_PAGE = 10
# Differences shown per article; after reprocessing, its page shows the rest.
MOST_DIFFERENCES = 12
# The page to return to after a run; the others return to the page of reprocessing.
_LISTS = {Change.Kind.LINE_RULE: "articles:rules", Change.Kind.NOT_A_PERSON: "articles:people"}


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def reparse(request: ReaderRequest) -> HttpResponse:
    """Preview the clippings that a change of rules or parser affects, and reprocess some or all of them."""
    if request.method == "POST":
        form = ReparseForm(request.POST)
        asked = form.cleaned_data["do"] if form.is_valid() else ""
        if asked == "all":
            change = curation.start_reprocessing(user=request.user)
            return run_change(request, change) if change else redirect("articles:reparse")
        if asked == "same":
            _dismiss_unchanged(request)
        elif asked == "chosen" and form.cleaned_data["clippings"]:
            _apply(request, form.cleaned_data["clippings"])
        else:
            messages.warning(request, _("Select clippings first."))
        if not request.htmx:
            return redirect(f"{reverse('articles:reparse')}?{request.GET.urlencode()}".rstrip("?"))
    page = page_of(request, curation.clippings_to_reprocess().values_list("pk", flat=True), size=CLIPPINGS_ON_A_PAGE)
    previews = curation.preview_reprocess(list(page))
    context: dict[str, Any] = {
        "page": page,
        "different": [preview for preview in previews if not preview.is_same],
        "same_count": sum(preview.is_same for preview in previews),
        "most": MOST_DIFFERENCES,
        "unfinished": curation.unfinished_runs(),
        "swap_messages": request.method == "POST",
    }
    return render(request, "articles/_reparse.html" if request.htmx else "articles/reparse.html", context)


def _dismiss_unchanged(request: ReaderRequest) -> None:
    count = curation.dismiss_unchanged(seconds=curation.STEP_SECONDS)
    text = ngettext("%(count)d unchanged clipping dismissed.", "%(count)d unchanged clippings dismissed.", count)
    messages.success(request, text % {"count": count})


def _apply(request: ReaderRequest, clippings: list[int]) -> None:
    change = curation.start_reprocessing(chosen=clippings, user=request.user)
    if change is None:
        messages.warning(request, _("The selected clippings have already been reprocessed."))
        return
    _report_run(request, change, curation.continue_run(change))


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def change_progress(request: ReaderRequest, pk: int) -> HttpResponse:
    """Show how far a change has been applied to the stored articles. A POST continues it."""
    change = get_object_or_404(Change, pk=pk, kind__in=curation.RUN_KINDS)
    if request.method == "POST" and not request.htmx:
        return run_change(request, change)
    if request.method == "POST":
        progress = curation.continue_run(change, seconds=curation.STEP_SECONDS)
    else:
        progress = curation.progress_of(change)
    template = "articles/_change_progress.html" if request.htmx else "articles/change_progress.html"
    return render(request, template, {"change": change, "progress": progress, "back": _list_of(change)})


def run_change(request: ReaderRequest, change: Change) -> HttpResponse:
    """Run a change for as long as a request may take; redirect to its progress page, or when done to the list."""
    progress = curation.continue_run(change, seconds=curation.STEP_SECONDS)
    if not progress.is_done:
        return redirect("articles:change_progress", change.pk)
    _report_run(request, change, progress)
    return redirect(_list_of(change))


def _list_of(change: Change) -> str:
    return reverse(_LISTS.get(Change.Kind(change.kind), "articles:reparse"))


def _report_run(request: ReaderRequest, change: Change, progress: curation.Progress) -> None:
    change.refresh_from_db()
    if change.kind == Change.Kind.NOT_A_PERSON:
        # The summary of this change already says how many articles.
        report_change(request, str(change), change)
        return
    text = ngettext(
        "%(change)s. %(count)d article changed.", "%(change)s. %(count)d articles changed.", progress.changed
    )
    report_change(request, text % {"change": change, "count": progress.changed}, change)
