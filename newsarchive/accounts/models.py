from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

TOKEN_BYTES = 32


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


class FirstAccountLinkQuerySet(models.QuerySet["FirstAccountLink"]):
    def for_token(self, token: str) -> FirstAccountLinkQuerySet:
        """Keep the link of the token; none, as soon as there is an account."""
        links = self.filter(token_hash=hashed(token))
        return links.filter(~models.Exists(User.objects.all()))

    def renew(self) -> str | None:
        """End the link of an earlier start; return the token of a new one, or None when there is an account already."""
        if User.objects.exists():
            self.all().delete()
            return None
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.update_or_create(pk=FirstAccountLink.ONLY, defaults={"token_hash": hashed(token)})
        return token


class FirstAccountLink(models.Model):
    """The link at which the first account is made: printed once, known only by its hash, gone when used."""

    ONLY = 1

    token_hash = models.CharField(max_length=64)

    objects = FirstAccountLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to the first account")
        verbose_name_plural = _("links to the first account")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="first_account_link_only_one")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


def hashed(token: str) -> str:
    """Return the token's SHA-256 in hex. A token is random and long, so that nothing slower is called for."""
    return hashlib.sha256(token.encode()).hexdigest()
