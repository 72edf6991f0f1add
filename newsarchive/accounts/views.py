from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from articles.views.requests import curators_only
from newsarchive.accounts import second_factor, sessions
from newsarchive.accounts.forms import AccountForm, FirstAccountForm
from newsarchive.accounts.models import FirstAccountLink, LoginSession, SecurityEvent, User
from newsarchive.accounts.security_events import record

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.views.requests import ReaderRequest


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_not_required
@sensitive_post_parameters("password1", "password2")
def first_account(request: HttpRequest, token: str) -> HttpResponse:
    with transaction.atomic():
        # Lock the link until the account exists, so that only one of two simultaneous requests can use it.
        link = get_object_or_404(FirstAccountLink.objects.for_token(token).select_for_update(of=["self"]))
        form = FirstAccountForm(request.POST or None)
        if not form.is_valid():
            return render(request, "accounts/first_account.html", {"form": form})
        account = form.save()
        link.delete()
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    messages.success(request, _("Account created. You are logged in."))
    return redirect("/")


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@sensitive_post_parameters("password1", "password2")
def accounts(request: ReaderRequest) -> HttpResponse:
    form = AccountForm(request.POST or None)
    if form.is_valid():
        account = form.save()
        messages.success(request, _("Account %(name)s added.") % {"name": account.get_username()})
        return redirect("accounts")
    everybody = User.objects.order_by("username", "pk")
    return render(request, "accounts/accounts.html", {"form": form, "accounts": everybody})


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def account(request: ReaderRequest, pk: int) -> HttpResponse:
    """Manage an account of somebody else: sessions, password, second factor, and whether it may log in."""
    found = get_object_or_404(User, pk=pk)
    if found == request.user:
        return redirect("security")
    if found.is_superuser and not request.user.is_superuser:
        raise PermissionDenied  # else a curator could become an administrator by a password link
    if request.method != "POST":
        return _account_page(request, found)
    action = request.POST.get("action")
    if action == "password":
        record(SecurityEvent.Kind.PASSWORD_LINK_MADE, about=found.get_username())
        return _account_page(request, found, link=request.build_absolute_uri(_password_path(found)))
    match action:
        case "sessions":
            count = sessions.end_all(found)
            record(SecurityEvent.Kind.SESSIONS_ENDED, about=found.get_username())
            message = ngettext("%(n)d session ended.", "%(n)d sessions ended.", count) % {"n": count}
        case "second_factor":
            second_factor.turn_off(found)
            sessions.end_all(found)
            record(SecurityEvent.Kind.SECOND_FACTOR_RESET, about=found.get_username())
            message = _("Second factor reset.")
        case "deactivate":
            # Whoever does this is a curator too, and stays one: the last curator cannot be deactivated.
            found.is_active = False
            found.save()
            message = _("Account %(name)s deactivated.") % {"name": found.get_username()}
        case "reactivate":
            found.is_active = True
            found.save()
            message = _("Account %(name)s reactivated.") % {"name": found.get_username()}
        case _other:
            return _account_page(request, found)
    messages.success(request, message)
    return redirect("account", pk=found.pk)


def _password_path(account: User) -> str:
    """Return the address of the page that sets a new password. It works once, for a day."""
    key = urlsafe_base64_encode(force_bytes(account.pk))
    return reverse("new_password", args=[key, default_token_generator.make_token(account)])


def _account_page(request: ReaderRequest, found: User, *, link: str = "") -> HttpResponse:
    context = {
        "account": found,
        "device": second_factor.device_of(found),
        "session_count": LoginSession.objects.filter(account=found).current().count(),
        "link": link,
    }
    return render(request, "accounts/account.html", context)
