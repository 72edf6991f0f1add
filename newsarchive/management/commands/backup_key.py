from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from newsarchive.postgres import encryption

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = (
        "Make a key file for encrypted backups, and print its public key. `backup --recipient` needs only the public "
        "key; `restore --identity` needs the file. Keep it in a safe place: without it no backup can be restored."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            public = encryption.make_identity(file)
        except FileExistsError as error:
            raise CommandError(f"{file} already exists. Choose another name.") from error
        except OSError as error:
            raise CommandError(f"{file} cannot be written ({error.strerror}).") from error
        self.stdout.write(f"Key file written to {file}. Store it in a safe place, away from this machine. Public key:")
        self.stdout.write(public)
