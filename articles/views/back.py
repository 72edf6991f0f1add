"""The page that an action returns to, as its form says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from articles.models import Article, Clipping, Person, Quote, SavedComparison, Story, Tag

if TYPE_CHECKING:
    from django.db.models import QuerySet

# The rows of pages that an action may remove, by URL name.
_ROWS_OF_PAGES: dict[str, QuerySet[Any]] = {
    "article": Article.objects.all(),
    "clipping": Clipping.objects.all(),
    "person": Person.objects.all(),
    "quote": Quote.objects.all(),
    "saved_comparison": SavedComparison.objects.all(),
    "story": Story.objects.all(),
    "tag": Tag.objects.all(),
}


def page_before(back: str) -> str:
    """Return the address ``back``; empty if it is not a page of the archive, or if the page no longer exists."""
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return ""
    try:
        match = resolve(back.partition("?")[0])
    except Resolver404:
        return ""
    rows = _ROWS_OF_PAGES.get(match.url_name or "")
    return back if rows is None or rows.filter(**match.kwargs).exists() else ""
