from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.browse.duplicates import suggestions_for
from articles.forms.people import ReviewForm, SuggestionsForm
from articles.views.messages import report_change, report_errors
from articles.views.paging import page_of
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from articles.models import ProposedJoin
    from articles.views.requests import ReaderRequest

QUESTIONS_ON_A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def review_people(request: ReaderRequest) -> HttpResponse:
    """List duplicate suggestions, those that combine the most articles first, and decide one or several."""
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        _decide(request, form.cleaned_data["joins"], same=form.cleaned_data["same"])
        if not request.htmx:
            return redirect(f"{reverse('articles:review_people')}?{request.GET.urlencode()}".rstrip("?"))
    elif request.method == "POST":
        report_errors(request, form)
    asked = SuggestionsForm(request.GET)
    page = page_of(request, asked.joins(), size=QUESTIONS_ON_A_PAGE)
    context = {
        "page": page,
        "suggestions": suggestions_for(list(page)),
        "words": asked.words,
        "swap_messages": request.method == "POST",
    }
    template = "articles/_review.html" if request.htmx else "articles/review.html"
    return render(request, template, context)


def _decide(request: ReaderRequest, joins: Sequence[ProposedJoin], *, same: bool) -> None:
    if same:
        text = ngettext("%(count)d pair merged.", "%(count)d pairs merged.", len(joins))
        changes = curation.accept_suggestions(joins, user=request.user)
    else:
        text = ngettext("%(count)d pair kept separate.", "%(count)d pairs kept separate.", len(joins))
        change = curation.keep_apart([(join.one, join.other) for join in joins], user=request.user)
        changes = [change] if change else []
    summary = str(changes[0]) if len(changes) == 1 else text % {"count": len(joins)}
    report_change(request, summary, *changes)
