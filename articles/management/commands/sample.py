from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError

from articles import curation
from articles.ingest import sample
from articles.management.database import ArchiveCommand

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(ArchiveCommand):
    help = "Load the sample of invented clippings, once per archive, or remove it for good."

    def add_arguments(self, parser: CommandParser) -> None:
        action = parser.add_mutually_exclusive_group(required=True)
        action.add_argument("--load", action="store_true", help="load the sample, unless it has been loaded before")
        action.add_argument(
            "--remove", action="store_true", help="delete the sample, except sources and people of other articles"
        )

    def handle(self, *args: Any, load: bool, remove: bool, **options: Any) -> None:
        if load:
            change = sample.load()
            self.stdout.write(f"{change}." if change else "The sample was loaded before. Nothing was changed.")
            return
        try:
            self.stdout.write(curation.remove_sample(user=None))
        except curation.NotUndoable as error:
            raise CommandError(f"The sample cannot be removed: {error}.") from error
