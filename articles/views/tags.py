from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.forms.tags import MergeTagForm, RenameTagForm
from articles.models import Article, Tag
from articles.views.messages import report_change
from articles.views.paging import page_of
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
def tags(request: ReaderRequest) -> HttpResponse:
    return render(request, "articles/tags.html", {"tags": Tag.objects.with_article_count().alphabetical()})


@require_safe
@vary_on_headers("HX-Request")
def tag(request: ReaderRequest, slug: str) -> HttpResponse:
    """A tag's articles, newest first, and for curators the forms that rename and merge it."""
    found = get_object_or_404(Tag, slug=slug)
    return _page(request, found, rename=RenameTagForm(instance=found), merge=MergeTagForm(tag=found))


@require_POST
@curators_only
def rename_tag(request: ReaderRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    old_name = found.name
    form = RenameTagForm(request.POST, instance=Tag(pk=found.pk, slug=found.slug))
    if not form.is_valid():
        return _page(request, found, rename=form, merge=MergeTagForm(tag=found), status=422)
    change = curation.rename_tag(found, form.cleaned_data["name"], user=request.user)
    report_change(request, _("“%(old)s” renamed to “%(new)s”.") % {"old": old_name, "new": found.name}, change)
    return redirect(found)


@require_POST
@curators_only
def merge_tag(request: ReaderRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    form = MergeTagForm(request.POST, tag=found)
    if not form.is_valid():
        return _page(request, found, rename=RenameTagForm(instance=found), merge=form, status=422)
    into = form.cleaned_data["into"]
    change = curation.merge_tags(kept=into, absorbed=found, user=request.user)
    report_change(request, _("“%(old)s” merged into “%(new)s”.") % {"old": found.name, "new": into.name}, change)
    return redirect(into)


def _page(
    request: ReaderRequest, found: Tag, *, rename: RenameTagForm, merge: MergeTagForm, status: int = 200
) -> HttpResponse:
    articles = Article.objects.filter(tags=found).for_lists().with_read_mark(request.user).newest_first()
    page = page_of(request, articles)
    if request.htmx:
        return render(request, "articles/_entries.html", {"page": page})
    context = {"tag": found, "page": page, "rename": rename, "merge": merge}
    return render(request, "articles/tag.html", context, status=status)
