from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.forms.people import PeopleForm
from articles.models import Article, Person, Quote
from articles.months import bars
from articles.utterances import elsewhere
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest

LATEST_ARTICLES = 10
ROLES_SHOWN = 12


@require_safe
@vary_on_headers("HX-Request")
def people(request: ReaderRequest) -> HttpResponse:
    """People with how much is written of them and how often they are quoted."""
    form = PeopleForm(request.GET)
    page = page_of(request, form.people().with_counts(), size=50)
    template = "articles/_people.html" if request.htmx else "articles/people.html"
    return render(request, template, {"form": form, "page": page})


@require_safe
@vary_on_headers("HX-Request")
def person(request: ReaderRequest, pk: int) -> HttpResponse:
    """A person: every quote, who writes about them and when, and what they are said to be."""
    found = get_object_or_404(Person.objects.with_counts(), pk=pk)
    quotes = Quote.objects.filter(speaker=found).with_article().newest_first()
    page = page_of(request, quotes)
    if request.htmx:
        return render(request, "articles/_quotes.html", {"page": page, "person": found, "elsewhere": elsewhere(page)})
    appearances = found.appearances.all()
    context = {
        "person": found,
        "page": page,
        "elsewhere": elsewhere(page),
        "aliases": found.aliases.exclude(name=found.name).order_by("name", "pk"),
        "outlets": appearances.by_outlet(),
        "bars": bars((row["month"], row["articles"]) for row in appearances.by_month()),
        "appearances": appearances.with_roles()[:ROLES_SHOWN],
        "articles": Article.objects.naming(found).for_lists().newest_first()[:LATEST_ARTICLES],
    }
    return render(request, "articles/person.html", context)
