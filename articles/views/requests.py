from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from newsarchive.accounts.models import User


class ReaderRequest(HttpRequest):
    """A request as the middleware hands it to a page: by somebody who is logged in, with what htmx says of it."""

    user: User
    htmx: HtmxDetails
