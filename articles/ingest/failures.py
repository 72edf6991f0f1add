"""Remember that the parser failed on a clipping, so that not every page that shows it waits for that again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.ingest.rows import storable
from articles.models import Clipping

if TYPE_CHECKING:
    from articles.ingest.records import ParserFault


def remember(clipping: Clipping, fault: ParserFault) -> None:
    """Count a failure. After ``MAX_FAILURES``, the clipping is set aside."""
    _set(clipping, clipping.failures + 1, str(fault))


def forget(clipping: Clipping) -> None:
    """The clipping has been parsed, or is to be tried again."""
    if clipping.failures:
        _set(clipping, 0, "")


def _set(clipping: Clipping, failures: int, reason: str) -> None:
    clipping.failures, clipping.failure = failures, storable(reason)
    Clipping.objects.filter(pk=clipping.pk).update(failures=failures, failure=clipping.failure)
