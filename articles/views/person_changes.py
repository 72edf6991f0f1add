"""What curators decide about a person in the whole archive: name, merge, split, and not a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.browse.duplicates import candidates_of
from articles.forms.person_changes import MergePersonForm, NonPersonsForm, PersonNameForm, SplitPersonForm
from articles.ingest.names import person_key
from articles.models import Alias, Article, NonPerson, Person, Quote
from articles.views.messages import report_change
from articles.views.paging import page_of
from articles.views.reparse import run_change
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from articles.views.requests import ReaderRequest

NAMES_ON_A_PAGE = 50
# Articles and quotes shown before a person is marked as not a person.
EXAMPLES = 5


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def rename_person(request: ReaderRequest, pk: int) -> HttpResponse:
    """Edit a person's name and sort name. The old name stays an alias."""
    found = get_object_or_404(Person, pk=pk)
    form = PersonNameForm(_posted(request), person=found)
    if not form.is_valid():
        context = {"person": Person.objects.get(pk=pk), "form": form}
        return render(request, "articles/rename_person.html", context, status=422 if form.errors else 200)
    change = curation.rename_person(
        found, form.cleaned_data["name"], sort_name=form.cleaned_data["sort_name"], user=request.user
    )
    if change is None:
        messages.info(request, _("No changes to save."))
    else:
        report_change(request, _("Name saved. The old name still leads here."), change)
        _offer_to_merge_namesake(request, found)
    return redirect(found)


def _offer_to_merge_namesake(request: ReaderRequest, person: Person) -> None:
    """Say if another person has the new name too, because the two may be one."""
    namesakes = Alias.objects.filter(key=person_key(person.name)).exclude(person=person)
    if other := namesakes.order_by("pk").first():
        address = f"{reverse('articles:merge_person', args=[person.pk])}?other={other.person_id}"
        text = _("Another person has this name too.")
        messages.info(request, format_html('{} <a href="{}">{}</a>', text, address, _("Compare and merge")))


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def merge_person(request: ReaderRequest, pk: int) -> HttpResponse:
    """Find another person, compare both, choose whose name and page to keep, and merge."""
    found = get_object_or_404(Person, pk=pk)
    form = MergePersonForm(request.POST if request.method == "POST" else request.GET, person=found)
    other: Person | None = form.cleaned_data.get("other") if form.is_valid() else None
    if request.method == "POST" and other:
        kept = form.cleaned_data["kept"] or found
        change = curation.merge_people(kept=kept, absorbed=[found if kept == other else other], user=request.user)
        report_change(request, str(change), change)
        return redirect(kept)
    context: dict[str, Any] = {"person": found, "form": form}
    if other:
        both = candidates_of({found.pk, other.pk})
        context |= {"other": other, "both": list(both.values())}
    else:
        context["offered"] = form.offered()
    return render(request, "articles/merge_person.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def split_person(request: ReaderRequest, pk: int) -> HttpResponse:
    """Move some of a person's articles to a new person."""
    found = get_object_or_404(Person.objects.with_counts(), pk=pk)
    form = SplitPersonForm(_posted(request), person=found)
    if not form.is_valid():
        context = {"person": found, "form": form}
        return render(request, "articles/split_person.html", context, status=422 if form.errors else 200)
    change = curation.split_person(found, form.chosen(), name=form.cleaned_data["name"], user=request.user)
    report_change(request, str(change), change)
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def not_a_person(request: ReaderRequest, pk: int) -> HttpResponse:
    """Say what marking a person as not a person would change, and do it."""
    found = get_object_or_404(Person, pk=pk)
    if request.method == "POST":
        return run_change(request, curation.mark_as_non_person(found, user=request.user))
    context = {
        "person": found,
        "effect": curation.effect_of_marking(found),
        "articles": Article.objects.naming(found).for_lists().newest_first()[:EXAMPLES],
        "quotes": Quote.objects.filter(speaker=found).with_article().newest_first()[:EXAMPLES],
    }
    return render(request, "articles/not_a_person.html", context)


@require_safe
@vary_on_headers("HX-Request")
def non_persons(request: ReaderRequest) -> HttpResponse:
    """The names that readers marked as not a person, newest first."""
    form = NonPersonsForm(request.GET)
    page = page_of(request, form.names(), size=NAMES_ON_A_PAGE)
    template = "articles/_non_persons.html" if request.htmx else "articles/non_persons.html"
    return render(request, template, {"form": form, "page": page})


@require_POST
@curators_only
def restore_name(request: ReaderRequest, pk: int) -> HttpResponse:
    """Let a name be a person again: undo the change that removed the person, or else only for later texts."""
    row = get_object_or_404(NonPerson.objects.active().select_related("change"), pk=pk)
    if row.change and row.change.can_be_undone:
        try:
            messages.success(request, curation.undo(row.change, user=request.user))
        except curation.NotUndoable as error:
            messages.error(request, _("Cannot undo: %(reason)s.") % {"reason": error})
    elif change := curation.restore_name(row, user=request.user):
        text = _("“%(name)s” may be a person again. Articles with this name are listed under Reprocess.")
        report_change(request, text % {"name": row.name}, change)
    return redirect("articles:non_persons")


def _posted(request: ReaderRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
