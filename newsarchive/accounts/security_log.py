"""The security log, for curators."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.views.paging import page_of
from articles.views.requests import curators_only
from newsarchive.accounts.forms import LogFilterForm
from newsarchive.accounts.models import SecurityEvent
from newsarchive.accounts.recorded_pages import LABELS

if TYPE_CHECKING:
    from articles.views.requests import ReaderRequest
    from newsarchive.accounts.models import SecurityEventQuerySet

# A spreadsheet would compute a cell that begins with one of these.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@curators_only
@vary_on_headers("HX-Request")
def security_log(request: ReaderRequest) -> HttpResponse:
    form = LogFilterForm(request.GET)
    page = page_of(request, _events(form))
    for event in page:
        event.details = details_of(event)
    template = "accounts/_log.html" if request.htmx else "accounts/log.html"
    return render(request, template, {"form": form, "page": page, "filtered": any(request.GET.values())})


@require_safe
@curators_only
def export_security_log(request: ReaderRequest) -> HttpResponse:
    """The log as CSV, with the filters of the page."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="security-log.csv"'
    writer = csv.writer(response)
    writer.writerow([_("Time"), _("Event"), _("Account"), _("Address"), _("Details"), _("Times")])
    for event in _events(LogFilterForm(request.GET)).iterator():
        at = timezone.localtime(event.at).isoformat(timespec="seconds")
        row = [at, event.get_kind_display(), event.account_name, event.address or "", details_of(event), event.times]
        writer.writerow([as_cell(str(value)) for value in row])
    return response


def _events(form: LogFilterForm) -> SecurityEventQuerySet:
    events = SecurityEvent.objects.kept().newest_first()
    form.is_valid()
    if kind := form.cleaned_data.get("kind"):
        events = events.filter(kind=kind)
    if name := form.cleaned_data.get("account"):
        events = events.filter(account_name__icontains=name) | events.filter(about__icontains=name)
    return events


def details_of(event: SecurityEvent) -> str:
    return str(LABELS.get(event.about, event.about))


def as_cell(text: str) -> str:
    """Return ``text`` for a cell of a spreadsheet, which shows it and never computes it."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
