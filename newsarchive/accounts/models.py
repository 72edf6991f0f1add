from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsarchive.accounts.browsers import browser_of

TOKEN_BYTES = 32


class User(AbstractUser):
    """An account: a reader or a curator.

    Curators have ``is_staff``: it opens the admin and gives every permission on the models of ``articles``. In the
    admin only superusers can edit accounts; curators add them on the accounts page.
    """

    state_before: User | None = None  # while it is saved

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


class LoginSessionQuerySet(models.QuerySet["LoginSession"]):
    def current(self) -> LoginSessionQuerySet:
        """Sessions that have not expired."""
        now = timezone.now()
        return self.filter(
            started_at__gt=now - settings.SESSION_LIMIT, last_used_at__gt=now - settings.SESSION_IDLE_LIMIT
        )

    def recent_first(self) -> LoginSessionQuerySet:
        return self.order_by("-last_used_at", "-pk")


class LoginSession(models.Model):
    """A browser in which somebody is logged in. `sessions.end` ends it, with Django's row of the session."""

    account = models.ForeignKey(
        User, verbose_name=_("account"), on_delete=models.CASCADE, related_name="login_sessions"
    )
    session_key = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    last_used_at = models.DateTimeField(_("last used"), default=timezone.now)
    address = models.GenericIPAddressField(_("address"), null=True, blank=True)
    user_agent = models.CharField(_("browser"), max_length=300, blank=True)
    second_factor = models.BooleanField(_("logged in with a code"), default=False)

    objects = LoginSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return self.browser

    @property
    def browser(self) -> str:
        """The browser and the system in words, such as "Firefox on Linux"."""
        return browser_of(self.user_agent)

    @property
    def is_current(self) -> bool:
        now = timezone.now()
        return now - self.started_at < settings.SESSION_LIMIT and now - self.last_used_at < settings.SESSION_IDLE_LIMIT


class SecurityEventQuerySet(models.QuerySet["SecurityEvent"]):
    def newest_first(self) -> SecurityEventQuerySet:
        return self.order_by("-at", "-pk")

    def kept(self) -> SecurityEventQuerySet:
        """Events within the time limit. Older ones are deleted when the next event is recorded."""
        return self.filter(at__gte=timezone.now() - settings.SECURITY_LOG_AGE)


class SecurityEvent(models.Model):
    """An entry of the security log. It is written by `security_events.record` only, and never changed by hand."""

    class Kind(models.TextChoices):
        LOGGED_IN = "logged_in", _("logged in")
        LOGIN_FAILED = "login_failed", _("log-in failed")
        LOCKED_OUT = "locked_out", _("locked out")
        LOGGED_OUT = "logged_out", _("logged out")
        SESSIONS_ENDED = "sessions_ended", _("sessions ended")
        SECOND_FACTOR_ON = "second_factor_on", _("second factor turned on")
        SECOND_FACTOR_OFF = "second_factor_off", _("second factor turned off")
        SECOND_FACTOR_RESET = "second_factor_reset", _("second factor reset")
        RECOVERY_CODE_USED = "recovery_code_used", _("recovery code used")
        RECOVERY_CODES_MADE = "recovery_codes_made", _("new recovery codes")
        PASSWORD_CHANGED = "password_changed", _("password changed")
        PASSWORD_LINK_MADE = "password_link_made", _("password link created")
        ACCOUNT_ADDED = "account_added", _("account added")
        ACCOUNT_RENAMED = "account_renamed", _("account renamed")
        ACCOUNT_DEACTIVATED = "account_deactivated", _("account deactivated")
        ACCOUNT_REACTIVATED = "account_reactivated", _("account reactivated")
        ACCOUNT_DELETED = "account_deleted", _("account deleted")
        MADE_READER = "made_reader", _("made a reader")
        MADE_CURATOR = "made_curator", _("made a curator")
        MADE_ADMINISTRATOR = "made_administrator", _("made an administrator")
        EXPORTED = "exported", _("exported")
        DELETED = "deleted", _("deleted")
        BACKED_UP = "backed_up", _("backup made")
        RESTORED = "restored", _("backup restored")

    kind = models.CharField(_("event"), max_length=20, choices=Kind)
    at = models.DateTimeField(_("time"), default=timezone.now)
    account = models.ForeignKey(
        User, verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    account_name = models.CharField(_("account"), max_length=150, blank=True)
    address = models.GenericIPAddressField(_("address"), null=True, blank=True)
    about = models.CharField(_("details"), max_length=200, blank=True)
    times = models.PositiveIntegerField(_("times"), default=1)

    objects = SecurityEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("security event")
        verbose_name_plural = _("security events")
        indexes = [models.Index(fields=["-at", "-id"], name="security_event_newest")]

    def __str__(self) -> str:
        return self.get_kind_display()


def hashed(token: str) -> str:
    """Return the SHA-256 of ``token`` in hex. Tokens are long and random, so a slow password hash is not needed."""
    return hashlib.sha256(token.encode()).hexdigest()
