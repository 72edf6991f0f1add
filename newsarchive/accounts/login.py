"""Logging in: the password, then the code of the second factor if the account has one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from newsarchive.accounts import second_factor
from newsarchive.accounts.forms import CodeForm, RecoveryCodeForm
from newsarchive.accounts.models import SecurityEvent, User
from newsarchive.accounts.second_factor import Answer
from newsarchive.accounts.security_events import record

if TYPE_CHECKING:
    from django.contrib.auth.forms import AuthenticationForm
    from django.http import HttpRequest

# Key in the session of somebody who gave the right password and must still give a code. Until then nobody is logged in,
# so that every page refuses them as it refuses any stranger.
WAITING = "waiting_for_code"
WAITING_SECONDS = 10 * 60


@method_decorator(login_not_required, name="dispatch")
class LogInView(LoginView):
    template_name = "accounts/login.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        account = form.get_user()
        if not isinstance(account, User) or second_factor.device_of(account) is None:
            return super().form_valid(form)
        self.request.session.cycle_key()
        self.request.session[WAITING] = {
            "account": account.pk,
            "hash": account.get_session_auth_hash(),
            "backend": account.backend,
            "since": time.time(),
            "next": self.get_success_url(),
        }
        return redirect("login_code")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(unclaimed=not User.objects.exists(), **kwargs)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_not_required
@sensitive_post_parameters("code")
def login_code(request: HttpRequest) -> HttpResponse:
    """The second step of logging in: a code of the authenticator app, or a recovery code."""
    waiting = request.session.get(WAITING, {})
    account = _waiting_account(waiting)
    if account is None:
        request.session.pop(WAITING, None)
        return redirect("login")
    given = request.POST if request.method == "POST" else None
    with_recovery = "recovery" in request.POST
    app_form = CodeForm(None if with_recovery else given)
    recovery_form = RecoveryCodeForm(given if with_recovery else None, auto_id="recovery_%s")
    form = recovery_form if with_recovery else app_form
    if form.is_valid():
        if second_factor.is_locked_out(request, account):
            return HttpResponse(status=429)  # axes replaces it with its page
        answer, recovery = second_factor.verify(account, form.cleaned_data["code"])
        if answer is Answer.RIGHT:
            request.session.pop(WAITING)
            request.second_factor = True  # type: ignore[attr-defined]
            login(request, account, backend=waiting["backend"])
            if recovery:
                record(SecurityEvent.Kind.RECOVERY_CODE_USED, account=account)
            return redirect(waiting["next"])
        if answer is Answer.TOO_SOON:
            form.add_error("code", _("Wait a moment, then try the next code."))
        else:
            second_factor.count_failure(request, account)
            form.add_error("code", _("This code is wrong, or has been used. Wait for the next one."))
    return render(request, "accounts/login_code.html", {"form": app_form, "recovery_form": recovery_form})


def _waiting_account(waiting: dict[str, Any]) -> User | None:
    """Return the account that gave its password a short time ago, and has not changed it since."""
    if time.time() - waiting.get("since", 0) > WAITING_SECONDS:
        return None
    account = User.objects.filter(pk=waiting["account"], is_active=True).first()
    return account if account and account.get_session_auth_hash() == waiting["hash"] else None
