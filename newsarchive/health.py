"""The health check for monitoring."""

from __future__ import annotations

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsarchive import __version__

logger = logging.getLogger(__name__)


@require_safe
@never_cache
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """Return 200 if the database answers, else 503. Details go to the log, because anybody may open this page."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (OperationalError, InterfaceError) as error:
        logger.warning("The database cannot be reached: %s", error)
        return unavailable("database unreachable")
    except DatabaseError as error:
        logger.warning("The database returned an error: %s", error)
        return unavailable("database error")
    return JsonResponse({"status": "ok", "database": "reached", "version": __version__})


def unavailable(reason: str) -> JsonResponse:
    return JsonResponse({"status": "unavailable", "reason": reason, "version": __version__}, status=503)
