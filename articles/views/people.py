from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.browse.histogram import twins
from articles.forms.people import NameForm, NamingForm, PeopleForm
from articles.forms.quotes import PersonQuotesForm
from articles.models import Article, Person, ProposedJoin
from articles.quotations.utterances import elsewhere
from articles.views.article import article_at, body_beside, require_curator
from articles.views.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from articles.models import Appearance
    from articles.views.requests import ReaderRequest

LATEST_ARTICLES = 10
ROLES_SHOWN = 12
# Appearances whose roles are looked at, the latest: a head of government is called the same in thousands.
ROLES_LOOKED_AT = 200
BESIDE_SHOWN = 12


@require_safe
@vary_on_headers("HX-Request")
def people(request: ReaderRequest) -> HttpResponse:
    """People with how much is written of them and how often they are quoted."""
    form = PeopleForm(request.GET)
    page = page_of(request, form.people().with_counts().with_role(), size=50)
    template = "articles/_people.html" if request.htmx else "articles/people.html"
    waiting = ProposedJoin.objects.count() if request.user.is_curator and not request.htmx else 0
    return render(request, template, {"form": form, "page": page, "waiting": waiting})


@require_safe
@vary_on_headers("HX-Request")
def person(request: ReaderRequest, pk: int) -> HttpResponse:
    """A person: every quote, who writes about them and when, and what they are said to be."""
    found = get_object_or_404(Person.objects.with_counts(), pk=pk)
    form = PersonQuotesForm(request.GET, person=found)
    page = page_of(request, form.quotes())
    shown = {"person": found, "form": form, "page": page, "elsewhere": elsewhere(page)}
    if request.htmx:
        return render(request, "articles/_quotes.html", shown)
    appearances = found.appearances.all()
    context = {
        **shown,
        "aliases": found.aliases.exclude(name=found.name).order_by("name", "pk"),
        "outlets": _outlets(appearances.by_outlet(), quoting=form.outlets),
        "twins": twins(
            ((row["month"], row["times"]) for row in appearances.by_month()),
            ((row["month"], row["quotes"]) for row in form.of_person.by_month()),
        ),
        "beside": Person.objects.quoted_beside(found)[:BESIDE_SHOWN],
        "roles": _roles(appearances.with_roles()[:ROLES_LOOKED_AT]),
        "articles": Article.objects.naming(found).for_lists().newest_first()[:LATEST_ARTICLES],
    }
    return render(request, "articles/person.html", context)


@require_safe
@vary_on_headers("HX-Request")
def article_people(request: ReaderRequest, pk: int) -> HttpResponse:
    """Whom an article names, by which names, and what it says they are."""
    found = article_at(pk)
    template = "articles/_article_people.html" if request.htmx else "articles/article_people.html"
    return render(request, template, _people_of(found))


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def correct_name(request: ReaderRequest, pk: int, appearance: int) -> HttpResponse:
    """Say who a name in an article is."""
    require_curator(request)
    article = article_at(pk)
    named = get_object_or_404(article.appearances.select_related("article__clipping", "person"), pk=appearance)
    form = NameForm(request.POST if request.method == "POST" else None, appearance=named)
    if form.is_valid():
        if curation.set_person(named, form.person, user=request.user):
            text = _("Set. What is said of the name in this article went with it.")
            messages.success(request, f"{text} {_('The history of changes can undo it.')}")
        return _people_again(request, pk)
    template = "articles/_correct_name.html" if request.htmx else "articles/correct_name.html"
    status = 422 if form.errors and not request.htmx else 200
    return render(request, template, {"article": article, "appearance": named, "form": form}, status=status)


@require_POST
@vary_on_headers("HX-Request")
def remove_name(request: ReaderRequest, pk: int, appearance: int) -> HttpResponse:
    """Say that a name in an article is nobody's."""
    require_curator(request)
    article = article_at(pk)
    named = get_object_or_404(article.appearances, pk=appearance)
    if curation.name_person(article, named.name, name="", user=request.user):
        text = _("“%(name)s” names nobody in this article.") % {"name": named.name}
        messages.success(request, f"{text} {_('The history of changes can undo it.')}")
    return _people_again(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def name_missing(request: ReaderRequest, pk: int) -> HttpResponse:
    """Say whom words name that were not found to name anybody."""
    require_curator(request)
    article = article_at(pk)
    form = NamingForm(request.POST if request.method == "POST" else None, article=article)
    if form.is_valid():
        if curation.name_person(article, **form.chosen, user=request.user):
            messages.success(request, _("Set. The history of changes can undo it."))
        return _people_again(request, pk)
    template = "articles/_name_missing.html" if request.htmx else "articles/name_missing.html"
    status = 422 if form.errors and not request.htmx else 200
    return render(request, template, {"article": article, "form": form}, status=status)


def _people_again(request: ReaderRequest, pk: int) -> HttpResponse:
    if not request.htmx:
        return redirect("articles:article_people", pk)
    again = article_at(pk)
    context = {**_people_of(again), **body_beside(request, again), "swap_messages": True}
    return render(request, "articles/_article_people.html", context)


def _outlets(naming: Iterable[dict[str, Any]], *, quoting: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of outlets that name a person with the ``quotes`` each has of them, most quotes first."""
    quotes = {row["slug"]: row["quotes"] for row in quoting}
    rows = [row | {"quotes": quotes.get(row["source_slug"], 0)} for row in naming]
    return sorted(rows, key=lambda row: -row["quotes"])


def _roles(appearances: Iterable[Appearance]) -> list[tuple[str, list[Appearance]]]:
    """Return what articles say a person is, each once with an appearance of every article that says it.

    Case plays no part. In the order of ``appearances``, as many as are shown.
    """
    wordings: dict[str, str] = {}
    saying: defaultdict[str, dict[int, Appearance]] = defaultdict(dict)
    for appearance in appearances:
        for role in appearance.roles:
            wordings.setdefault(role.casefold(), role)
            saying[role.casefold()].setdefault(appearance.article_id, appearance)
    return [(wordings[key], list(saying[key].values())) for key in islice(saying, ROLES_SHOWN)]


def _people_of(article: Article) -> dict[str, Any]:
    named = article.appearances.select_related("person").order_by("position", "pk")
    return {"article": article, "named": named}
