from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.compare import FEWEST, MOST
from articles.forms.stories import AccountsForm, GatherForm, MergeStoryForm, StoriesForm, TitleForm
from articles.models import Article, Story
from articles.stories import MOST_ACCOUNTS, story_page_of
from articles.views.messages import report_change, report_errors
from articles.views.paging import page_of
from articles.views.requests import curators_only, require_curator
from articles.views.uncertain import shows_uncertain, uncertain_switch

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest

Do = AccountsForm.Do


@require_safe
@vary_on_headers("HX-Request")
def stories(request: ReaderRequest) -> HttpResponse:
    """List the stories with at least two accounts."""
    form = StoriesForm(request.GET)
    page = page_of(request, form.stories().with_span())
    template = "articles/_stories.html" if request.htmx else "articles/stories.html"
    return render(request, template, {"form": form, "page": page})


@require_safe
def story(request: ReaderRequest, pk: int) -> HttpResponse:
    """Show a story; a merged story redirects to the one that absorbed it."""
    found = get_object_or_404(Story.objects.with_span().select_related("continued_as"), pk=pk)
    if found.continued_as:
        return redirect(found.continued_as)
    page = story_page_of(found, uncertain=shows_uncertain(request.GET))
    context: dict[str, Any] = {
        "story": found,
        "page": page,
        "switch": uncertain_switch(request.GET, count=page.uncertain_count),
        "fewest_compared": FEWEST,
        "most_compared": MOST,
    }
    if request.user.is_curator:
        context |= {
            "accounts_form": AccountsForm(story=found),
            "title_form": TitleForm(initial={"title": found.title if found.titled_by_hand else ""}),
        }
    return render(request, "articles/story.html", context)


@require_POST
def choose_accounts(request: ReaderRequest, pk: int) -> HttpResponse:
    """Compare the selected accounts of a story, or, as a curator, split them off or move them."""
    found = get_object_or_404(Story.objects.current(), pk=pk)
    form = AccountsForm(request.POST, story=found)
    if not form.is_valid():
        report_errors(request, form)
        return redirect(found)
    articles = list(form.cleaned_data["article"].order_by("sort_at", "pk"))
    if form.cleaned_data["do"] == Do.COMPARE:
        chosen = urlencode([("article", article.pk) for article in articles])
        return redirect(f"{reverse('articles:compare_start')}?{chosen}")
    require_curator(request)
    if form.cleaned_data["do"] == Do.SPLIT:
        change = curation.split_story(found, articles, user=request.user)
        if not change:
            return _changed_meanwhile(request, found)
        report_change(request, _("Accounts split off."), change)
        return _back_to(found)
    change = curation.move_articles(articles, form.cleaned_data["to"], user=request.user)
    if not change:
        return _changed_meanwhile(request, found)
    report_change(request, _("Accounts moved to this story."), change)
    return redirect(form.cleaned_data["to"])


@require_POST
@curators_only
def confirm(request: ReaderRequest, pk: int) -> HttpResponse:
    """Confirm that all accounts of a story are about the same event."""
    found = get_object_or_404(Story.objects.current(), pk=pk)
    change = curation.confirm_story(found, user=request.user)
    report_change(request, _("Story confirmed. Reprocessing will keep these accounts together."), change)
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def merge(request: ReaderRequest, pk: int) -> HttpResponse:
    """Choose a story to merge into this one, preview the accounts of both, and merge."""
    found = get_object_or_404(Story.objects.current().with_span(), pk=pk)
    form = MergeStoryForm(request.POST if request.method == "POST" else request.GET, story=found)
    absorbed = form.cleaned_data["absorbed"] if form.is_valid() else None
    if request.method == "POST" and absorbed:
        change = curation.merge_stories(kept=found, absorbed=absorbed, user=request.user)
        if not change:
            return _changed_meanwhile(request, found)
        report_change(request, _("Stories merged."), change)
        return redirect(found)
    context: dict[str, Any] = {"story": found, "form": form}
    if absorbed:
        both = [found, Story.objects.with_span().get(pk=absorbed.pk)]
        context |= {"absorbed": both[1], "both": [(one, one.memberships.for_lists()[:MOST_ACCOUNTS]) for one in both]}
    return render(request, "articles/merge_story.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@curators_only
def title(request: ReaderRequest, pk: int) -> HttpResponse:
    """Set a story's title; with an empty one, it gets the headline of an account."""
    found = get_object_or_404(Story.objects.current(), pk=pk)
    form = TitleForm(request.POST)
    if not form.is_valid():
        report_errors(request, form)
    elif change := curation.rename_story(found, form.cleaned_data["title"], user=request.user):
        report_change(request, _("Title saved."), change)
    return redirect(found)


@require_POST
@curators_only
def gather(request: ReaderRequest, pk: int) -> HttpResponse:
    """Put an article and another one into the same story."""
    article = get_object_or_404(Article.objects.without_text(), pk=pk)
    form = GatherForm(request.POST)
    if form.is_valid() and form.cleaned_data["other"] != article:
        change = curation.group_articles([article, form.cleaned_data["other"]], user=request.user)
        report_change(request, _("Both articles are now in one story."), change)
    else:
        report_errors(request, form)
    return redirect(article)


def _changed_meanwhile(request: ReaderRequest, story: Story) -> HttpResponse:
    """Report that the stories changed before the request arrived, perhaps by a double click."""
    messages.warning(request, _("Not saved: someone else just edited these stories. Reload and try again."))
    return _back_to(story)


def _back_to(story: Story) -> HttpResponse:
    """Redirect to a story, or to the list of stories if it no longer exists."""
    there = Story.objects.filter(pk=story.pk).first()
    return redirect(there or "articles:stories")
