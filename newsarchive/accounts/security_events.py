"""The security log: who logged in, and who changed accounts or took data out. Not what anybody reads."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import Error, transaction
from django.db.models import F
from django.utils import timezone

from newsarchive.accounts.addresses import client_address
from newsarchive.accounts.models import SecurityEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from newsarchive.accounts.models import User

# A repeated event is counted instead of recorded again, so that guessing passwords does not fill the log.
REPEATED_WITHIN = timedelta(minutes=10)
COUNTED = {
    SecurityEvent.Kind.LOGIN_FAILED,
    SecurityEvent.Kind.LOCKED_OUT,
    SecurityEvent.Kind.EXPORTED,
    SecurityEvent.Kind.DELETED,
}

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


@contextmanager
def events_of(request: HttpRequest) -> Iterator[None]:
    """Give events recorded inside the block the address and, by default, the account of ``request``."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def current_session_key() -> str | None:
    """Return the session key of the current request; ``None`` in a command."""
    request = _request.get()
    return request.session.session_key if request is not None else None


def record(kind: SecurityEvent.Kind, *, account: User | None = None, about: str = "") -> SecurityEvent:
    """Add an event to the log, and remove those past the time limit.

    ``account`` did it; by default the account of the current request. ``about`` says to what: the name of another
    account, a number of rows, a file format. It never names an article.
    """
    now = timezone.now()
    request = _request.get()
    if account is None and request is not None and getattr(request, "user", None) and request.user.is_authenticated:
        account = request.user
    values = {
        "kind": kind,
        "account": account if account and account.pk else None,
        "account_name": account.get_username() if account else "",
        "address": (client_address(request) or None) if request is not None else None,
        "about": about[:200],
    }
    with transaction.atomic():
        SecurityEvent.objects.filter(at__lt=now - settings.SECURITY_LOG_AGE).delete()
        if kind in COUNTED:
            repeated = SecurityEvent.objects.filter(**values, at__gt=now - REPEATED_WITHIN).newest_first().first()
            if repeated:
                SecurityEvent.objects.filter(pk=repeated.pk).update(times=F("times") + 1)
                return repeated
        return SecurityEvent.objects.create(**values, at=now)


def record_if_possible(kind: SecurityEvent.Kind, *, about: str = "") -> bool:
    """Add an event to the log; return whether that worked.

    For work that counts more than its entry: the archive may have been made by another version, or be read-only.
    """
    try:
        record(kind, about=about)
    except Error:
        return False
    return True
