from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from articles.views.requests import curators_only
from newsarchive.accounts.forms import AccountForm, FirstAccountForm
from newsarchive.accounts.models import FirstAccountLink, User

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@method_decorator(login_not_required, name="dispatch")
class LogInView(LoginView):
    template_name = "accounts/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(unclaimed=not User.objects.exists(), **kwargs)


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
def accounts(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST or None)
    if form.is_valid():
        account = form.save()
        messages.success(request, _("Account %(name)s added.") % {"name": account.get_username()})
        return redirect("accounts")
    everybody = User.objects.order_by("username", "pk")
    return render(request, "accounts/accounts.html", {"form": form, "accounts": everybody})
