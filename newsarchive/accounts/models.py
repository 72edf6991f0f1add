from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A reader of the archive, or a curator of it.

    A curator is a member of staff: ``is_staff`` opens the admin, and with it comes every permission on the archive's
    own models. Accounts themselves stay with superusers in the admin; curators add them on their own page.
    """

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    @property
    def is_curator(self) -> bool:
        return self.is_active and self.is_staff

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return (self.is_curator and perm.startswith("articles.")) or super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return (self.is_curator and app_label == "articles") or super().has_module_perms(app_label)
