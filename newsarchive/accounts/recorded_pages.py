"""Exports and deletions, for the security log: which kind of thing, never which article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from newsarchive.accounts.models import SecurityEvent
from newsarchive.accounts.security_events import record
from newsarchive.accounts.sessions import must_set_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

EXPORTS = {"articles:export_comparison", "export_security_log"}
DELETING = ("articles:delete_", "articles:remove_", "articles:discard_")
# Words for the names of these pages, which the log stores.
LABELS = {
    "export_comparison": _("comparison"),
    "export_security_log": _("security log"),
    "delete_rule": _("cleaning rule"),
    "delete_comparison": _("comparison"),
    "delete_note": _("note on a comparison"),
    "remove_annotation": _("note or highlight"),
    "remove_link": _("saved link"),
    "remove_links": _("saved links"),
    "remove_name": _("name"),
    "remove_quote": _("quote"),
    "remove_alike": _("quotes"),
    "remove_sample": _("sample"),
    "discard_clipping": _("unsaved clipping"),
    "discard_pending": _("unsaved clippings"),
}


def record_exports_and_deletions(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that records what left the archive or was deleted, once the page has answered without an error."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        event = _event(request, response)
        if event and request.user.is_authenticated and not must_set_up(request):
            record(event[0], about=event[1])
        return response

    return middleware


def _event(request: HttpRequest, response: HttpResponse) -> tuple[SecurityEvent.Kind, str] | None:
    """Return what an answered request did, if it is for the log: the kind of event, and to what it was done."""
    match = request.resolver_match
    if match is None or response.status_code >= 400:
        return None
    name = match.url_name or ""
    if match.view_name in EXPORTS:
        return SecurityEvent.Kind.EXPORTED, name
    if request.method != "POST":
        return None
    if match.view_name.startswith(DELETING):
        return SecurityEvent.Kind.DELETED, name
    if match.app_name == "admin" and response.status_code == 302:
        asked = request.POST
        if name.endswith("_delete") or (asked.get("action") == "delete_selected" and "post" in asked):
            return SecurityEvent.Kind.DELETED, name.removesuffix("_delete").removesuffix("_changelist")
    return None
