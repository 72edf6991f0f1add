from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.browse.duplicates import questions
from articles.forms.people import QuestionsForm, ReviewForm
from articles.views.article import require_curator
from articles.views.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from articles.models import ProposedJoin
    from articles.views.requests import ReaderRequest

QUESTIONS_ON_A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def review_people(request: ReaderRequest) -> HttpResponse:
    """Which people may be one, the likeliest gain first; for curators, who say of one or several what they are."""
    require_curator(request)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        _decide(request, form.cleaned_data["joins"], same=form.cleaned_data["same"])
        if not request.htmx:
            return redirect(f"{reverse('articles:review_people')}?{request.GET.urlencode()}".rstrip("?"))
    elif request.method == "POST":
        messages.warning(request, _("Nothing was chosen, or it has been decided meanwhile."))
    asked = QuestionsForm(request.GET)
    page = page_of(request, asked.joins(), size=QUESTIONS_ON_A_PAGE)
    context = {
        "page": page,
        "questions": questions(list(page)),
        "words": asked.words,
        "swap_messages": request.method == "POST",
    }
    template = "articles/_review.html" if request.htmx else "articles/review.html"
    return render(request, template, context)


def _decide(request: ReaderRequest, joins: Sequence[ProposedJoin], *, same: bool) -> None:
    if same:
        changes = curation.accept_joins(joins, user=request.user)
        said = "; ".join(map(str, changes))
    else:
        change = curation.keep_apart([(join.one, join.other) for join in joins], user=request.user)
        said = str(change) if change else ""
    count = ngettext("%(count)d decided.", "%(count)d decided.", len(joins)) % {"count": len(joins)}
    messages.success(request, f"{said or count}. {_('The history of changes can undo it.')}")
