"""Context for the templates that show an article: its head and its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from django.db.models import Prefetch
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.browse.search import Filters
from articles.models import Article, Quote, Tag
from articles.quotations.quote_variants import other_articles_with
from articles.text.places import find_typed
from articles.views.uncertain import shows_uncertain, uncertain_switch

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from articles.models import Annotation, Appearance
    from articles.views.requests import ReaderRequest


def get_article(pk: int, *, among: QuerySet[Article] | None = None) -> Article:
    """Return an article with all that its page shows. Raises ``Http404``."""
    return get_object_or_404(
        (Article.objects.all() if among is None else among)
        .defer("search", "clipping__content")
        .select_related("source", "agency", "clipping", "version_of")
        .prefetch_related(Prefetch("tags", queryset=Tag.objects.alphabetical())),
        pk=pk,
    )


def head_context(request: ReaderRequest, article: Article) -> dict[str, Any]:
    """Return the context of ``_article_head.html``."""
    filters = Filters.from_query(request.GET)
    return {"article": article, "filters": filters, "editing": _is_editing(request, article)}


def body_context(request: ReaderRequest, article: Article) -> dict[str, Any]:
    """Return the context of ``_article_body.html``."""
    appearances: QuerySet[Appearance] = article.appearances.select_related("person").prefetch_related("mentions")
    quotes: QuerySet[Quote] = article.quotes.select_related("speaker").defer("search")
    query = _open_query(request)
    every = list(quotes.order_by("position", "pk"))
    listed = every if shows_uncertain(query) else [quote for quote in every if not quote.is_hidden]
    for quote in listed:
        quote.article = article
    return {
        "article": article,
        "appearances": appearances.order_by("position", "pk"),
        "quotes": listed,
        "other_articles": other_articles_with(quote for quote in listed if quote.kind != Quote.Kind.INDIRECT),
        "editing": _is_editing(request, article),
        "switch": uncertain_switch(query, count=sum(quote.is_hidden for quote in every)),
    }


class ShownAnnotation(NamedTuple):
    """A note or highlight. ``paragraph`` is the paragraph with its passage, ``None`` if the text does not have it."""

    row: Annotation
    paragraph: int | None
    may_remove: bool


def annotations_context(request: ReaderRequest, article: Article) -> dict[str, Any]:
    """Return the context of ``_article_annotations.html``."""
    rows = article.annotations.in_order().for_lists()
    shown = [ShownAnnotation(row, _paragraph_of(row, article), row.may_be_changed_by(request.user)) for row in rows]
    return {"annotations": shown}


def _paragraph_of(annotation: Annotation, article: Article) -> int | None:
    span = next(find_typed(article.body, annotation.passage), None)
    return article.body.count("\n\n", 0, span.start) + 1 if span else None


def swapped_body_context(request: ReaderRequest, article: Article) -> dict[str, Any]:
    """Return the context that makes htmx replace the article's body too; empty if the open page has no body."""
    addresses = [reverse(f"articles:{name}", args=[article.pk]) for name in ("article", "article_text")]
    return {**body_context(request, article), "swap_body": True} if _open_page(request) in addresses else {}


def _is_editing(request: ReaderRequest, article: Article) -> bool:
    """Whether the open page is the one for editing the article's text, and the user may edit."""
    editing_page = reverse("articles:article_text", args=[article.pk])
    return _open_page(request) == editing_page and request.user.is_curator


def _open_query(request: ReaderRequest) -> QueryDict:
    """Return the query of the page in the reader's browser."""
    return QueryDict(urlsplit(request.htmx.current_url or "").query) if request.htmx else request.GET


def _open_page(request: ReaderRequest) -> str:
    """Return the path of the page in the reader's browser; an htmx request has another path."""
    return (request.htmx.current_url_abs_path or "").partition("?")[0] if request.htmx else request.path
