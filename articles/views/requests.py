from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from django_htmx.middleware import HtmxDetails

    from newsarchive.accounts.models import User

P = ParamSpec("P")


class ReaderRequest(HttpRequest):
    """A request as the middleware passes it to a page: from a logged-in user, with htmx details."""

    user: User
    htmx: HtmxDetails


def curators_only(
    view: Callable[Concatenate[ReaderRequest, P], HttpResponse],
) -> Callable[Concatenate[ReaderRequest, P], HttpResponse]:
    """Decorate a view that only curators may open; everybody else gets "403 Forbidden"."""

    @wraps(view)
    def checked(request: ReaderRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        require_curator(request)
        return view(request, *args, **kwargs)

    return checked


def require_curator(request: ReaderRequest) -> None:
    """Raise ``PermissionDenied`` for readers. For views with some actions for readers; others use ``curators_only``."""
    if not request.user.is_curator:
        raise PermissionDenied
