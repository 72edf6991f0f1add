from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.curation.rule_preview import MOST_LOOKED_AT, MOST_OUTLETS, RulePreview, preview_rule, preview_rule_form
from articles.forms.rules import RuleForm
from articles.models import LineRule, Source
from articles.views.article import require_curator
from articles.views.paging import page_of
from articles.views.reparse import run

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from articles.views.requests import ReaderRequest

RULES_ON_A_PAGE = 50


@require_safe
@vary_on_headers("HX-Request")
def rules(request: ReaderRequest) -> HttpResponse:
    """The rules that curators have written, those that hold first."""
    require_curator(request)
    page = page_of(request, LineRule.objects.for_lists(), size=RULES_ON_A_PAGE)
    template = "articles/_rules.html" if request.htmx else "articles/rules.html"
    return render(request, template, {"page": page, "unfinished": curation.unfinished()})


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def new_rule(request: ReaderRequest) -> HttpResponse:
    """Write a rule: what it would do is shown first. The address may carry what it begins with, a line for example."""
    require_curator(request)
    return _rule_page(request, LineRule())


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def rule(request: ReaderRequest, pk: int) -> HttpResponse:
    """A rule, what it does, and the form to change it."""
    require_curator(request)
    return _rule_page(request, get_object_or_404(LineRule.objects.select_related("source"), pk=pk))


def _rule_page(request: ReaderRequest, found: LineRule) -> HttpResponse:
    asked = request.POST.get("do", "")
    if request.method == "POST":
        form = RuleForm(request.POST, instance=found)
    else:
        begun = _begun(request.GET) if "text" in request.GET else None
        form = RuleForm(begun, instance=found)
    saving = asked in ("apply", "later")
    reach: RulePreview | None = None
    if form.is_bound:
        reach = preview_rule_form(form, saving=saving)
    elif found.pk:
        reach = preview_rule(found)
    if saving and form.is_valid():
        change = curation.write_rule(form.instance, user=request.user, later=asked == "later")
        if change is None:
            messages.info(request, _("Nothing was changed."))
            return redirect(form.instance)
        if asked == "later":
            messages.success(request, _("Saved. What it changes waits here, article by article."))
            return redirect("articles:reparse")
        return run(request, change)
    context = {
        "rule": LineRule.objects.filter(pk=found.pk).first() if found.pk else None,
        "form": form,
        "reach": reach,
        "most": MOST_LOOKED_AT,
        "outlets": reach.outlets[:MOST_OUTLETS] if reach else (),
    }
    template = "articles/_rule.html" if request.htmx else "articles/rule.html"
    status = 422 if saving and form.errors and not request.htmx else 200
    return render(request, template, context, status=status)


def _begun(query: QueryDict) -> QueryDict:
    """Return what the address begins a rule with, as a form has it. ``outlet`` names a source."""
    begun = query.copy()
    # No name has a NUL, and the database takes none.
    named = query.get("outlet", "").replace("\0", "")
    outlet = Source.objects.outlets().filter(name__iexact=named).order_by("pk").first() if named else None
    if outlet:
        begun["source"] = str(outlet.pk)
    begun.setdefault("match", LineRule.Match.EXACT.value)
    begun.setdefault("enabled", "on")
    return begun


@require_POST
def switch_rule(request: ReaderRequest, pk: int) -> HttpResponse:
    """Let a rule hold, or hold no more, for what is stored too."""
    require_curator(request)
    found = get_object_or_404(LineRule.objects.select_related("source"), pk=pk)
    on = request.POST.get("on") == "1"
    if on and not found.enabled and (refusal := preview_rule(found).refusal):
        messages.error(request, refusal)
        return redirect(found)
    change = curation.switch_rule(found, on=on, user=request.user)
    return run(request, change) if change else redirect("articles:rules")


@require_POST
def delete_rule(request: ReaderRequest, pk: int) -> HttpResponse:
    """Delete a rule and take back what it did."""
    require_curator(request)
    found = get_object_or_404(LineRule, pk=pk)
    return run(request, curation.delete_rule(found, user=request.user))
