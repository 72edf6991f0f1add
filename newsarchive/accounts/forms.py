from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import UserCreationForm
from django.utils.translation import gettext_lazy as _

from newsarchive.accounts.models import SecurityEvent, User

if TYPE_CHECKING:
    _CreationForm = UserCreationForm[User]
else:
    _CreationForm = UserCreationForm


class FirstAccountForm(_CreationForm):
    """The first account: a curator with full access to the admin."""

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username",)

    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = self.instance.is_superuser = True
        return super().save(commit)


class AccountForm(_CreationForm):
    """An account for a reader or a curator."""

    READER, CURATOR = "reader", "curator"

    role = forms.ChoiceField(
        label=_("Role"),
        choices=[
            (READER, _("Reader: can read, search, tag, compare and add clippings")),
            (CURATOR, _("Curator: can also correct, merge, delete and add accounts")),
        ],
        initial=READER,
        widget=forms.RadioSelect,
    )

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["username"].widget.attrs["autofocus"]  # the page also lists accounts, so focus stays at its top

    def save(self, commit: bool = True) -> Any:
        self.instance.is_staff = self.cleaned_data["role"] == self.CURATOR
        return super().save(commit)


class CodeForm(forms.Form):
    """A code of an authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        # Recovery codes have letters, which a numeric keyboard lacks: only the app's codes are usual.
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class RecoveryCodeForm(forms.Form):
    """A recovery code, in a field with a full keyboard."""

    code = forms.CharField(
        label=_("Recovery code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ConfirmForm(forms.Form):
    """The password or a code, to confirm a change to one's own security."""

    confirmation = forms.CharField(
        label=_("Your password or a code"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class LogFilterForm(forms.Form):
    """Filters of the security log."""

    kind = forms.ChoiceField(
        label=_("Event"), choices=[("", _("All events")), *SecurityEvent.Kind.choices], required=False
    )
    account = forms.CharField(label=_("Account"), max_length=150, required=False)
