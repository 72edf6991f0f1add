from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import compare as comparing
from articles import stories
from articles.compare import FEWEST, MOST, Key, UnknownArticle
from articles.models import Article
from articles.overview import overview_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


@require_safe
def compare_start(request: ReaderRequest) -> HttpResponse:
    """Lead from chosen articles to the lasting address of their comparison, or say what is still wanting."""
    asked = [int(chosen) for chosen in request.GET.getlist("article") if chosen.isascii() and chosen.isdecimal()]
    chosen = list(dict.fromkeys(asked))
    revisions = dict(Article.objects.filter(pk__in=chosen).values_list("pk", "revision"))
    missing = [pk for pk in chosen if pk not in revisions]
    if missing:
        return _unknown(request)
    keys = [Key(pk, revisions[pk]) for pk in chosen]
    if FEWEST <= len(keys) <= MOST:
        if len(keys) < len(asked):
            messages.info(request, _("An article was chosen twice. It is shown once."))
        return redirect(comparing.address_of(keys))
    return _wrong_number(request, keys, twice=len(keys) < len(asked), status=200)


@require_safe
def compare(request: ReaderRequest, columns: str) -> HttpResponse:
    """Accounts of one event side by side, passage by passage."""
    try:
        keys = comparing.keys_from(columns)
        distinct = tuple(dict.fromkeys(keys))
        if len(distinct) < len(keys) or not FEWEST <= len(keys) <= MOST:
            return _wrong_number(request, distinct, twice=len(distinct) < len(keys))
        accounts = comparing.columns_for(keys)
    except UnknownArticle:
        return _unknown(request)
    side = comparing.compare(accounts, base=_base(request.GET.get("base", ""), keys))
    only_differences = request.GET.get("show") == "differences"
    context = {
        "side": side,
        "overview": overview_of(side),
        "only_differences": only_differences,
        "passages": side.with_gaps() if only_differences else side.rows,
        "others": _others(side.base.article, keys),
    }
    return render(request, "articles/compare.html", context)


def _base(asked: str, keys: Sequence[Key]) -> int:
    """Return the place of the account that ``asked`` names, as "15.2" or "15"; the first where it names none."""
    names = [str(key) for key in keys]
    if asked in names:
        return names.index(asked)
    articles = [str(key.article) for key in keys]
    return articles.index(asked) if asked in articles else 0


def _others(article: Article, keys: Sequence[Key]) -> list[tuple[Article, str]]:
    """Return other coverage of the event, each with the address of the comparison that has it as well."""
    if len(keys) == MOST:
        return []
    there = {key.article for key in keys}
    found = [coverage.article for coverage in stories.other_coverage(article) if coverage.article.pk not in there]
    return [(other, comparing.address_of([*keys, Key(other.pk, other.revision)])) for other in found]


def _wrong_number(request: ReaderRequest, keys: Sequence[Key], *, twice: bool, status: int = 400) -> HttpResponse:
    found = Article.objects.for_lists().in_bulk([key.article for key in keys])
    articles = [found[pk] for pk in dict.fromkeys(key.article for key in keys) if pk in found]
    context = {
        "articles": articles,
        "coverage": stories.other_coverage(Article.objects.get(pk=articles[0].pk)) if len(articles) == 1 else [],
        "twice": twice,
        "too_many": len(keys) > MOST,
        "fewest": FEWEST,
        "most": MOST,
        "address": comparing.address_of(keys) if FEWEST <= len(keys) <= MOST else "",
    }
    return render(request, "articles/compare_choice.html", context, status=status)


def _unknown(request: ReaderRequest) -> HttpResponse:
    return render(request, "articles/compare_unknown.html", status=404)
