from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from articles.quotations.listing import QuoteList

PAGE_SIZE = 25


def page_of(request: HttpRequest, rows: QuerySet[Any] | QuoteList, *, size: int = PAGE_SIZE) -> Page[Any]:
    """Return the requested page of ``rows``: the first if no number is given, the last if the number is too high."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
