"""A password must not be the user name in disguise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from newsarchive.accounts.models import User

# A password must have this many characters that are not from the user name.
FEWEST_OTHERS = 6


class UserNameValidator:
    """Refuse passwords that consist of the user name and little else: repeated, reversed, or with digits around it.

    Django's validator compares whole strings, and so accepts "ada-ada-ada-1" for the user "ada".
    """

    def validate(self, password: str, user: User | None = None) -> None:
        name = _letters(user.get_username()) if user else ""
        if not name:
            return
        rest = _letters(password)
        for part in {name, name[::-1]}:
            rest = rest.replace(part, "")
        # Only letters count: digits and signs around a name are the first that anybody guesses. Without the name in
        # it, a password of few letters is for the other validators to judge.
        if rest != _letters(password) and len(rest) < FEWEST_OTHERS:
            raise ValidationError(_("The password is too similar to the username."), code="password_too_similar")

    def get_help_text(self) -> str:
        return _("Your password can’t be your username with a few characters added.")


def _letters(text: Any) -> str:
    return "".join(each for each in str(text).casefold() if each.isalpha())
