"""Events that Django, axes and the models report, for the security log and the list of sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from newsarchive.accounts import sessions
from newsarchive.accounts.models import LoginSession, SecurityEvent, User
from newsarchive.accounts.security_events import current_session_key, record

if TYPE_CHECKING:
    from django.http import HttpRequest

Kind = SecurityEvent.Kind


@receiver(user_logged_in)
def logged_in(sender: Any, request: HttpRequest, user: User, **_: Any) -> None:
    sessions.start(request, user)
    record(Kind.LOGGED_IN, account=user)


@receiver(user_logged_out)
def logged_out(sender: Any, request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is None:
        return
    LoginSession.objects.filter(session_key=request.session.session_key or "").delete()
    record(Kind.LOGGED_OUT, account=user)


@receiver(user_login_failed)
def login_failed(sender: Any, credentials: dict[str, Any], **_: Any) -> None:
    record(Kind.LOGIN_FAILED, account=_account(credentials.get("username")))


@receiver(user_locked_out)
def locked_out(sender: Any, username: str | None = None, **_: Any) -> None:
    record(Kind.LOCKED_OUT, account=_account(username))


def _account(username: Any) -> User | None:
    """Return the account of this name. Unknown names are not recorded: they may be passwords in the wrong field."""
    return User.objects.filter(username=str(username or "")).first()


@receiver(pre_save, sender=User)
def remember_state(sender: Any, instance: User, update_fields: Any = None, **_: Any) -> None:
    """Remember how the account was. Log-ins save only its last log-in, or its password with a stronger hash."""
    partial = update_fields is not None and set(update_fields) <= {"last_login", "password"}
    instance.state_before = None if partial or not instance.pk else User.objects.filter(pk=instance.pk).first()


@receiver(post_save, sender=User)
def account_saved(sender: Any, instance: User, created: bool, **_: Any) -> None:
    name = instance.get_username()
    before: User | None = getattr(instance, "state_before", None)
    if created:
        record(Kind.ACCOUNT_ADDED, about=name)
    if before is None:
        return
    if before.get_username() != name:
        record(Kind.ACCOUNT_RENAMED, about=f"{before.get_username()} > {name}")
    if (before.is_staff, before.is_superuser) != (instance.is_staff, instance.is_superuser):
        record(_role(instance), about=name)
    if before.is_active and not instance.is_active:
        sessions.end_all(instance)
        record(Kind.ACCOUNT_DEACTIVATED, about=name)
    elif instance.is_active and not before.is_active:
        record(Kind.ACCOUNT_REACTIVATED, about=name)
    if before.password != instance.password:
        sessions.end_all(instance, but=current_session_key())
        record(Kind.PASSWORD_CHANGED, about=name)


def _role(account: User) -> SecurityEvent.Kind:
    if account.is_superuser:
        return Kind.MADE_ADMINISTRATOR
    return Kind.MADE_CURATOR if account.is_staff else Kind.MADE_READER


@receiver(post_delete, sender=User)
def account_deleted(sender: Any, instance: User, **_: Any) -> None:
    record(Kind.ACCOUNT_DELETED, about=instance.get_username())
