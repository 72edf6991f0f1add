from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from newsarchive.accounts import second_factor, sessions
from newsarchive.accounts.models import SecurityEvent, User
from newsarchive.accounts.security_events import record

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Turn off the second factor of an account, for somebody who has lost the app and the recovery codes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help="the username of the account")

    def handle(self, *args: Any, user: str, **options: Any) -> None:
        account = User.objects.filter(username=user).first()
        if account is None:
            raise CommandError(f"There is no account named {user!r}.")
        if not second_factor.turn_off(account):
            self.stdout.write(f"The second factor of {user} was already off.")
            return
        sessions.end_all(account)
        record(SecurityEvent.Kind.SECOND_FACTOR_RESET, about=user)
        self.stdout.write(f"The second factor of {user} is off, and its sessions have ended. The password still works.")
