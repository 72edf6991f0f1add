"""Browsers and proxies keep no page of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# "no-store", not only "no-cache": on a shared computer the Back button must show nothing after log-out, and other users
# of a machine must find no page in the browser's cache on disk. The price is a request more for going back.
# Log-out therefore needs no `Clear-Site-Data`, which would also make browsers fetch every style sheet again.
KEEP_NOTHING = "private, no-store"


def keep_nothing(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware below WhiteNoise, which serves static files with caching of their own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "no-store" not in response.get("Cache-Control", ""):
            response.headers["Cache-Control"] = KEEP_NOTHING
        return response

    return middleware
