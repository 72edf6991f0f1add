"""Sessions: listed, ended, and limited in time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from newsarchive.accounts.addresses import client_address
from newsarchive.accounts.models import LoginSession, User
from newsarchive.accounts.second_factor import is_required_of
from newsarchive.accounts.security_events import events_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest, HttpResponse

# Keys in a session. Times are in seconds since 1970.
STARTED, USED, SECOND_FACTOR = "login_started", "login_used", "login_second_factor"
# The time of the last use is stored at most this often, because storing it writes to the database.
NOTED_EVERY = 60
# Pages for accounts that must still set up a second factor.
SETUP_PAGES = {"second_factor", "start_second_factor", "logout", "set_language"}


def start(request: HttpRequest, account: User) -> None:
    """Record that ``account`` has just logged in, and delete its sessions that have expired."""
    session = request.session
    now = timezone.now()
    session[STARTED] = session[USED] = now.timestamp()
    session[SECOND_FACTOR] = getattr(request, "second_factor", False)
    if not session.session_key:
        session.create()
    end(*LoginSession.objects.filter(account=account).exclude(pk__in=LoginSession.objects.current().values("pk")))
    Session.objects.filter(expire_date__lt=now).delete()
    LoginSession.objects.update_or_create(
        session_key=session.session_key,
        defaults={
            "account": account,
            "started_at": now,
            "last_used_at": now,
            "address": client_address(request) or None,
            "user_agent": request.META.get("HTTP_USER_AGENT", "")[:300],
            "second_factor": session[SECOND_FACTOR],
        },
    )


def has_used_second_factor(request: HttpRequest) -> None:
    """Note that this session has just shown a second factor."""
    request.session[SECOND_FACTOR] = True
    LoginSession.objects.filter(session_key=request.session.session_key).update(second_factor=True)


def end(*sessions: LoginSession) -> int:
    """End ``sessions`` at once, and return their number. A page that one of them is loading changes nothing there."""
    Session.objects.filter(pk__in=[session.session_key for session in sessions]).delete()
    LoginSession.objects.filter(pk__in=[session.pk for session in sessions]).delete()
    return len(sessions)


def end_all(account: User, *, but: str | None = None) -> int:
    """End the sessions of ``account``, except the one with the session key ``but``."""
    return end(*LoginSession.objects.filter(account=account).exclude(session_key=but or ""))


def has_expired(session: SessionBase) -> bool:
    """Whether a log-in is too old, or unused for too long. One without times is from an earlier version."""
    now = time.time()
    started, used = session.get(STARTED, 0), session.get(USED, 0)
    return (
        now - started > settings.SESSION_LIMIT.total_seconds()
        or now - used > settings.SESSION_IDLE_LIMIT.total_seconds()
    )


def must_set_up(request: HttpRequest) -> bool:
    """Whether the account needs a second factor before it may open any other page."""
    account = request.user
    return isinstance(account, User) and is_required_of(account) and not request.session.get(SECOND_FACTOR, False)


class LoginSessionMiddleware:
    """End expired log-ins, remember when each was last used, and require a second factor where the settings say so.

    All of this happens just before a view that needs a log-in, and before `LoginRequiredMiddleware` looks at it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with events_of(request):
            key = request.session.session_key
            response = self.get_response(request)
            new_key = request.session.session_key
            if key and new_key and new_key != key:  # renewed after a change of password
                LoginSession.objects.filter(session_key=key).update(session_key=new_key)
            return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        if not self._use(request) or not must_set_up(request):
            return None
        match = request.resolver_match
        return None if match and match.view_name in SETUP_PAGES else redirect("second_factor")

    def _use(self, request: HttpRequest) -> bool:
        """Note that the session is used. Returns ``False`` if it has expired, and ends it."""
        key = request.session.session_key
        if has_expired(request.session):
            LoginSession.objects.filter(session_key=key).delete()
            request.session.flush()
            request.user = AnonymousUser()
            messages.info(request, _("You were logged out, because this session was not used for a while."))
            return False
        if time.time() - request.session[USED] > NOTED_EVERY:
            request.session[USED] = time.time()
            LoginSession.objects.filter(session_key=key).update(last_used_at=timezone.now())
        return True
