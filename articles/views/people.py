from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.browse.histogram import paired_bars
from articles.forms.people import NameForm, NamingForm, PeopleForm
from articles.forms.quotes import PersonQuotesForm
from articles.ingest.names import person_key
from articles.models import Appearance, Article, Change, NameCorrection, NonPerson, Person, ProposedJoin
from articles.views.article_context import get_article, swapped_body_context
from articles.views.messages import report_change
from articles.views.paging import page_of
from articles.views.quotes import quotes_context
from articles.views.requests import curators_only
from articles.views.uncertain import shows_uncertain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest

LATEST_ARTICLES = 10
ROLES_SHOWN = 12
# Roles are collected from the latest appearances only: a head of government has the same role in thousands.
APPEARANCES_READ = 200
QUOTED_BESIDE_SHOWN = 12


@require_safe
@vary_on_headers("HX-Request")
def people(request: ReaderRequest) -> HttpResponse:
    """People with their numbers of articles, mentions and quotes."""
    form = PeopleForm(request.GET)
    page = page_of(request, form.people().with_counts().with_role().with_certainty(), size=50)
    template = "articles/_people.html" if request.htmx else "articles/people.html"
    context: dict[str, Any] = {"form": form, "page": page}
    if not request.htmx:
        context["non_person_count"] = NonPerson.objects.active().count()
        if request.user.is_curator:
            context |= {"suggestion_count": ProposedJoin.objects.count(), "unfinished": _unfinished_removals()}
    return render(request, template, context)


def _unfinished_removals() -> list[Change]:
    return [change for change in curation.unfinished_runs() if change.kind == Change.Kind.NOT_A_PERSON]


@require_safe
@vary_on_headers("HX-Request")
def person(request: ReaderRequest, pk: int) -> HttpResponse:
    """A person: quotes, coverage by outlet and over time, and descriptions."""
    uncertain = shows_uncertain(request.GET)
    found = get_object_or_404(Person.objects.with_counts(uncertain=uncertain).with_certainty(), pk=pk)
    form = PersonQuotesForm(request.GET, person=found)
    shown = {"person": found, "form": form, **quotes_context(request, form.quotes())}
    if request.htmx:
        return render(request, "articles/_quotes.html", shown)
    appearances = found.appearances.all()
    context = {
        **shown,
        "aliases": found.aliases.exclude(name=found.name).order_by("name", "pk"),
        "outlets": _outlets(appearances.by_outlet(), quoting=form.outlets),
        "coverage_by_month": paired_bars(
            ((row["month"], row["times"]) for row in appearances.by_month()),
            ((row["month"], row["quotes"]) for row in form.of_person.by_month()),
        ),
        "beside": Person.objects.quoted_beside(found, uncertain=uncertain)[:QUOTED_BESIDE_SHOWN],
        "roles": _roles(appearances.with_roles()[:APPEARANCES_READ]),
        "articles": Article.objects.naming(found).for_lists().newest_first()[:LATEST_ARTICLES],
    }
    return render(request, "articles/person.html", context)


@require_safe
@vary_on_headers("HX-Request")
def article_people(request: ReaderRequest, pk: int) -> HttpResponse:
    """The people an article names, with their names and descriptions in it."""
    found = get_article(pk)
    template = "articles/_article_people.html" if request.htmx else "articles/article_people.html"
    return render(request, template, _people_context(found))


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def correct_name(request: ReaderRequest, pk: int, appearance: int) -> HttpResponse:
    """Choose the person whom a name in an article refers to."""
    article = get_article(pk)
    named = get_object_or_404(article.appearances.select_related("article__clipping", "person"), pk=appearance)
    form = NameForm(request.POST if request.method == "POST" else None, appearance=named)
    if form.is_valid():
        if change := curation.set_person(named, form.person, user=request.user):
            text = (
                _("“%(name)s” now refers to %(person)s in this article.")
                if form.person
                else _("“%(name)s” now refers to a new person in this article.")
            )
            report_change(request, text % {"name": named.name, "person": form.person}, change)
        return _updated_people(request, pk)
    template = "articles/_correct_name.html" if request.htmx else "articles/correct_name.html"
    status = 422 if form.errors and not request.htmx else 200
    return render(request, template, {"article": article, "appearance": named, "form": form}, status=status)


@require_POST
@curators_only
@vary_on_headers("HX-Request")
def remove_name(request: ReaderRequest, pk: int, appearance: int) -> HttpResponse:
    """Mark a name in an article as not a person."""
    article = get_article(pk)
    named = get_object_or_404(article.appearances, pk=appearance)
    if change := curation.name_person(article, named.name, name="", user=request.user):
        text = _("“%(name)s” marked as not a person.") % {"name": named.name}
        report_change(request, text, change)
        _offer_to_mark_everywhere(request, named)
    return _updated_people(request, pk)


def _offer_to_mark_everywhere(request: ReaderRequest, named: Appearance) -> None:
    """Say whether the name is now not a person in any article, or offer to mark it so."""
    if NonPerson.objects.active().filter(key=person_key(named.name)).exists():
        address = reverse("articles:non_persons")
        text = _("Several articles were corrected like this, so the name is not a person in later ones either.")
        messages.info(request, format_html('{} <a href="{}">{}</a>', text, address, _("Review")))
        return
    count = Appearance.objects.filter(person=named.person_id).values("article").distinct().count()
    if count:
        address = reverse("articles:not_a_person", args=[named.person_id])
        text = ngettext("%(n)s other article has this name.", "%(n)s other articles have this name.", count) % {
            "n": count
        }
        messages.info(request, format_html('{} <a href="{}">{}</a>', text, address, _("Not a person there either")))


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def name_missing(request: ReaderRequest, pk: int) -> HttpResponse:
    """Add or fix a name that the article prints."""
    article = get_article(pk)
    form = NamingForm(request.POST if request.method == "POST" else None, article=article)
    if form.is_valid():
        if change := curation.name_person(article, **form.chosen, user=request.user):
            report_change(request, _("Name saved."), change)
        return _updated_people(request, pk)
    template = "articles/_name_missing.html" if request.htmx else "articles/name_missing.html"
    status = 422 if form.errors and not request.htmx else 200
    return render(request, template, {"article": article, "form": form}, status=status)


def _updated_people(request: ReaderRequest, pk: int) -> HttpResponse:
    if not request.htmx:
        return redirect("articles:article_people", pk)
    article = get_article(pk)
    context = {**_people_context(article), **swapped_body_context(request, article), "swap_messages": True}
    return render(request, "articles/_article_people.html", context)


def _outlets(naming: Iterable[dict[str, Any]], *, quoting: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the outlets that name a person, each with its number of quotes, most quotes first."""
    quotes = {row["slug"]: row["quotes"] for row in quoting}
    rows = [row | {"quotes": quotes.get(row["source_slug"], 0)} for row in naming]
    return sorted(rows, key=lambda row: -row["quotes"])


def _roles(appearances: Iterable[Appearance]) -> list[tuple[str, list[Appearance]]]:
    """Return descriptions of a person, each with one appearance per article that uses it.

    Ignores case. In the order of ``appearances``, at most ``ROLES_SHOWN``.
    """
    wordings: dict[str, str] = {}
    using: defaultdict[str, dict[int, Appearance]] = defaultdict(dict)
    for appearance in appearances:
        for role in appearance.roles:
            wordings.setdefault(role.casefold(), role)
            using[role.casefold()].setdefault(appearance.article_id, appearance)
    return [(wordings[key], list(using[key].values())) for key in islice(using, ROLES_SHOWN)]


def _people_context(article: Article) -> dict[str, Any]:
    named = article.appearances.select_related("person").order_by("position", "pk")
    return {"article": article, "named": named, "not_shown": _names_not_shown(article)}


def _names_not_shown(article: Article) -> list[str]:
    """Return the names in the article's text that readers marked as not a person, in any article or in this one."""
    at = {"sha256": article.clipping.sha256, "position": article.position}
    here = NameCorrection.objects.filter(**at, name="", line="").values_list("words", flat=True)
    body = article.body.casefold()
    names = NonPerson.objects.active().order_by("name").values_list("name", flat=True)
    found = dict.fromkeys([*here, *(name for name in names if name.casefold() in body)])
    shown = {person_key(name) for name in article.appearances.values_list("name", flat=True)}
    return [name for name in found if person_key(name) not in shown]
