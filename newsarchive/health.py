"""The health check for monitoring, and the page that readers see while the database is away."""

from __future__ import annotations

import logging
import sys
import threading
import time
from concurrent.futures import Future

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsarchive import data_folder

logger = logging.getLogger(__name__)

ANSWER_SECONDS = 0.8  # monitors get an answer within a second, whatever the database does
ABANDONED_SECONDS = 30  # a check that has not ended by then never will, for example on a lost network disk


@require_safe
@never_cache
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """Return 200 if the database answers and the data folder is there, else 503.

    Details go to the log, because anybody may open this page.
    """
    reason = check.problem(seconds=ANSWER_SECONDS)
    if reason:
        return JsonResponse({"status": "unavailable", "reason": reason}, status=503)
    return JsonResponse({"status": "ok", "database": "reached"})


class HealthCheck:
    """Checks in a thread of its own, so that there is an answer in time even if database or disk hang."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.future: Future[str] = Future()
        self.future.set_result("")
        self.started = 0.0

    def problem(self, *, seconds: float) -> str:
        """Return what is wrong, in a few words; empty if nothing is."""
        with self.lock:
            if self.future.done() or time.monotonic() > self.started + ABANDONED_SECONDS:
                self.future, self.started = Future(), time.monotonic()
                threading.Thread(target=run, args=[self.future], daemon=True).start()
            future = self.future
        try:
            return future.result(timeout=seconds)
        except TimeoutError:
            logger.warning("The health check was not finished after %s seconds.", seconds)
            return "no answer in time"


check = HealthCheck()


def run(future: Future[str]) -> None:
    try:
        future.set_result(find_problem())
    except Exception as error:
        future.set_exception(error)
        raise
    finally:
        connection.close()


def find_problem() -> str:
    try:
        data_folder.check_present(settings.DATA_DIR)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except data_folder.DataFolderUnusable as error:
        logger.warning("%s", error)
        return "data folder missing"
    except (OperationalError, InterfaceError) as error:
        logger.warning("The database cannot be reached: %s", error)
        return "database unreachable"
    except DatabaseError as error:
        logger.warning("The database returned an error: %s", error)
        return "database error"
    return ""


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's page for an error, with status 503 and other words if the cause is a database that cannot be used."""
    if not isinstance(sys.exception(), OperationalError | InterfaceError):
        return defaults.server_error(request)
    # Without the request, because values of context processors may need the database.
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "30"})
