from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.forms.tags import MergeTagForm, RenameTagForm
from articles.models import Article, Tag
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
def tags(request: ReaderRequest) -> HttpResponse:
    return render(request, "articles/tags.html", {"tags": Tag.objects.with_article_count().alphabetical()})


@require_safe
@vary_on_headers("HX-Request")
def tag(request: ReaderRequest, slug: str) -> HttpResponse:
    """A tag's articles, newest first; for curators with the forms that rename and merge it."""
    found = get_object_or_404(Tag, slug=slug)
    return _page(request, found, rename=RenameTagForm(instance=found), merge=MergeTagForm(tag=found))


@require_POST
def rename_tag(request: ReaderRequest, slug: str) -> HttpResponse:
    _require_curator(request)
    found = get_object_or_404(Tag, slug=slug)
    old_name = found.name
    form = RenameTagForm(request.POST, instance=Tag(pk=found.pk, slug=found.slug))
    if not form.is_valid():
        return _page(request, found, rename=form, merge=MergeTagForm(tag=found), status=422)
    found = curation.rename_tag(found, form.cleaned_data["name"], user=request.user)
    messages.success(request, _("“%(old)s” is now “%(new)s”.") % {"old": old_name, "new": found.name})
    return redirect(found)


@require_POST
def merge_tag(request: ReaderRequest, slug: str) -> HttpResponse:
    _require_curator(request)
    found = get_object_or_404(Tag, slug=slug)
    form = MergeTagForm(request.POST, tag=found)
    if not form.is_valid():
        return _page(request, found, rename=RenameTagForm(instance=found), merge=form, status=422)
    into = form.cleaned_data["into"]
    curation.merge_tags(kept=into, absorbed=found, user=request.user)
    messages.success(request, _("“%(old)s” is merged into “%(new)s”.") % {"old": found.name, "new": into.name})
    return redirect(into)


def _require_curator(request: ReaderRequest) -> None:
    if not request.user.is_curator:
        raise PermissionDenied


def _page(
    request: ReaderRequest, found: Tag, *, rename: RenameTagForm, merge: MergeTagForm, status: int = 200
) -> HttpResponse:
    articles = Article.objects.filter(tags=found).for_lists().with_read_mark(request.user).newest_first()
    page = page_of(request, articles)
    if request.htmx:
        return render(request, "articles/_entries.html", {"page": page})
    context = {"tag": found, "page": page, "rename": rename, "merge": merge}
    return render(request, "articles/tag.html", context, status=status)
