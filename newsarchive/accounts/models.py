from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

TOKEN_BYTES = 32


class User(AbstractUser):
    """An account: a reader or a curator.

    Curators have ``is_staff``: it opens the admin and gives every permission on the models of ``articles``. In the
    admin only superusers can edit accounts; curators add them on the accounts page.
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
        """Filter for the link with ``token``. Nothing matches once an account exists."""
        links = self.filter(token_hash=hashed(token))
        return links.filter(~models.Exists(User.objects.all()))

    def renew(self) -> str | None:
        """Replace the link of an earlier start, and return the new token; ``None`` if an account exists."""
        if User.objects.exists():
            self.all().delete()
            return None
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.update_or_create(pk=FirstAccountLink.ONLY, defaults={"token_hash": hashed(token)})
        return token


class FirstAccountLink(models.Model):
    """The link for creating the first account. It is printed once, stored only as a hash, and deleted when used."""

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
    """Return the SHA-256 of ``token`` in hex. Tokens are long and random, so a slow password hash is not needed."""
    return hashlib.sha256(token.encode()).hexdigest()
