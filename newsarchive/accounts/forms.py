from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import UserCreationForm
from django.utils.translation import gettext_lazy as _

from newsarchive.accounts.models import User

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
