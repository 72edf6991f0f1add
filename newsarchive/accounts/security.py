"""The pages on which people look after their own account: second factor, sessions, password."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsarchive.accounts import second_factor, sessions
from newsarchive.accounts.forms import CodeForm, ConfirmForm, PasswordForm
from newsarchive.accounts.models import LoginSession, SecurityEvent
from newsarchive.accounts.security_events import record

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.requests import ReaderRequest


class ChangePasswordView(PasswordChangeView):
    """Changing the password ends the account's other sessions: see `signals.account_saved`."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("password_change_done")


@require_safe
def security(request: ReaderRequest) -> HttpResponse:
    account = request.user
    context = {
        "device": second_factor.device_of(account),
        "codes_left": second_factor.recovery_codes_left(account),
        "sessions": LoginSession.objects.filter(account=account).current().recent_first(),
        "this_session": request.session.session_key,
    }
    return render(request, "accounts/security.html", context)


@require_POST
def end_session(request: ReaderRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(LoginSession, pk=pk, account=request.user)
    sessions.end(session)
    record(SecurityEvent.Kind.SESSIONS_ENDED, about=request.user.get_username())
    messages.success(request, _("Session ended."))
    return redirect("security")


@require_POST
def end_other_sessions(request: ReaderRequest) -> HttpResponse:
    count = sessions.end_all(request.user, but=request.session.session_key)
    record(SecurityEvent.Kind.SESSIONS_ENDED, about=request.user.get_username())
    messages.success(request, ngettext("%(n)d session ended.", "%(n)d sessions ended.", count) % {"n": count})
    return redirect("security")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
def set_up(request: ReaderRequest) -> HttpResponse:
    """Turn the second factor on with a QR code and a first code; once it is on, change it."""
    account = request.user
    if second_factor.device_of(account):
        context = {"form": ConfirmForm(), "codes_left": second_factor.recovery_codes_left(account)}
        return render(request, "accounts/second_factor_on.html", context)
    device = second_factor.unconfirmed_device_of(account)
    required = second_factor.is_required_of(account)
    if device is None:
        return render(request, "accounts/second_factor_off.html", {"form": PasswordForm(), "required": required})
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if codes := second_factor.confirm(account, form.cleaned_data["code"]):
            # Whoever else is logged in has not shown a code.
            sessions.end_all(account, but=request.session.session_key)
            sessions.has_used_second_factor(request)
            record(SecurityEvent.Kind.SECOND_FACTOR_ON, about=account.get_username())
            return _recovery_codes(request, codes)
        form.add_error("code", _("This code is wrong. Check the clock of your device, and wait for the next code."))
    size, path = second_factor.qr_code_of(device)
    context = {"form": form, "size": size, "path": path, "secret": second_factor.secret_of(device)}
    return render(request, "accounts/second_factor_set_up.html", context)


@require_POST
@sensitive_post_parameters("password")
def start(request: ReaderRequest) -> HttpResponse:
    """Make a secret for an authenticator app. The password keeps others from doing so at an unattended computer."""
    account = request.user
    if second_factor.device_of(account):
        return redirect("second_factor")
    form = PasswordForm(request.POST)
    if form.is_valid() and second_factor.is_confirmed_by(request, account, form.cleaned_data["password"]):
        second_factor.begin(account)
        return redirect("second_factor")
    if not form.errors:
        form.add_error("password", _("This password is wrong."))
    required = second_factor.is_required_of(account)
    return render(request, "accounts/second_factor_off.html", {"form": form, "required": required}, status=422)


@require_POST
@sensitive_post_parameters("confirmation")
def change(request: ReaderRequest) -> HttpResponse:
    """Make new recovery codes or turn the second factor off, for whoever knows the password or has a code."""
    account = request.user
    form = ConfirmForm(request.POST)
    if not second_factor.device_of(account):
        return redirect("second_factor")
    if not form.is_valid() or not second_factor.is_confirmed_by(request, account, form.cleaned_data["confirmation"]):
        if not form.errors:
            form.add_error("confirmation", _("This is neither your password nor a code that works."))
        context = {"form": form, "codes_left": second_factor.recovery_codes_left(account)}
        return render(request, "accounts/second_factor_on.html", context, status=422)
    if "off" in request.POST:
        second_factor.turn_off(account)
        record(SecurityEvent.Kind.SECOND_FACTOR_OFF, about=account.get_username())
        messages.success(request, _("Second factor turned off."))
        return redirect("security")
    codes = second_factor.make_recovery_codes(account)
    record(SecurityEvent.Kind.RECOVERY_CODES_MADE, about=account.get_username())
    return _recovery_codes(request, codes)


def _recovery_codes(request: ReaderRequest, codes: list[str]) -> HttpResponse:
    """Show the codes, this once: only their hashes are stored."""
    download = "data:text/plain;charset=utf-8," + quote("\n".join(["News Archive", "", *codes, ""]))
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "download": download})
