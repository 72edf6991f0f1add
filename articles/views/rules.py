from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.curation.rule_preview import MOST_OUTLETS, RulePreview, preview_rule, preview_rule_form
from articles.forms.rules import RuleForm
from articles.models import LineRule, Source
from articles.views.messages import report_change
from articles.views.paging import page_of
from articles.views.reparse import run_change
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from articles.views.requests import ReaderRequest

RULES_ON_A_PAGE = 50


@require_safe
@curators_only
@vary_on_headers("HX-Request")
def rules(request: ReaderRequest) -> HttpResponse:
    """All cleaning rules, enabled ones first."""
    page = page_of(request, LineRule.objects.for_lists(), size=RULES_ON_A_PAGE)
    template = "articles/_rules.html" if request.htmx else "articles/rules.html"
    return render(request, template, {"page": page, "unfinished": curation.unfinished_runs()})


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def new_rule(request: ReaderRequest) -> HttpResponse:
    """Create a rule, after a preview of its effect. The query string may prefill the form, with a line for example."""
    return _rule_page(request, LineRule())


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def rule(request: ReaderRequest, pk: int) -> HttpResponse:
    """A rule, a preview of its effect, and the form to edit it."""
    return _rule_page(request, get_object_or_404(LineRule.objects.select_related("source"), pk=pk))


def _rule_page(request: ReaderRequest, found: LineRule) -> HttpResponse:
    asked = request.POST.get("do", "")
    if request.method == "POST":
        form = RuleForm(request.POST, instance=found)
    else:
        prefilled = _prefilled(request.GET) if "text" in request.GET else None
        form = RuleForm(prefilled, instance=found)
    saving = asked in ("apply", "later")
    preview: RulePreview | None = None
    if form.is_bound:
        preview = preview_rule_form(form, saving=saving)
    elif found.pk:
        preview = preview_rule(found)
    if saving and form.is_valid():
        change = curation.write_rule(form.instance, user=request.user, later=asked == "later")
        if change is None:
            messages.info(request, _("No changes to save."))
            return redirect(form.instance)
        if asked == "later":
            report_change(request, _("Rule saved. Review the affected articles here."), change)
            return redirect("articles:reparse")
        return run_change(request, change)
    context = {
        "rule": LineRule.objects.filter(pk=found.pk).first() if found.pk else None,
        "form": form,
        "preview": preview,
        "outlets": preview.outlets[:MOST_OUTLETS] if preview else (),
    }
    template = "articles/_rule.html" if request.htmx else "articles/rule.html"
    status = 422 if saving and form.errors and not request.htmx else 200
    return render(request, template, context, status=status)


def _prefilled(query: QueryDict) -> QueryDict:
    """Return form data for a new rule from the query string; ``outlet`` there is the name of a source."""
    data = query.copy()
    # PostgreSQL accepts no NUL in text.
    named = query.get("outlet", "").replace("\0", "")
    outlet = Source.objects.outlets().filter(name__iexact=named).order_by("pk").first() if named else None
    if outlet:
        data["source"] = str(outlet.pk)
    data.setdefault("match", LineRule.Match.EXACT.value)
    data.setdefault("enabled", "on")
    return data


@require_POST
@curators_only
def switch_rule(request: ReaderRequest, pk: int) -> HttpResponse:
    """Enable or disable a rule, for stored articles too."""
    found = get_object_or_404(LineRule.objects.select_related("source"), pk=pk)
    on = request.POST.get("on") == "1"
    if on and not found.enabled and (refusal := preview_rule(found).refusal):
        messages.error(request, refusal)
        return redirect(found)
    change = curation.switch_rule(found, on=on, user=request.user)
    return run_change(request, change) if change else redirect("articles:rules")


@require_POST
@curators_only
def delete_rule(request: ReaderRequest, pk: int) -> HttpResponse:
    """Delete a rule and revert its effect on stored articles."""
    found = get_object_or_404(LineRule, pk=pk)
    return run_change(request, curation.delete_rule(found, user=request.user))
