from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import curation
from articles.ingest import sample


class Command(BaseCommand):
    help = "Load the sample of invented clippings, once in the life of an archive, or take it out for good."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--load", action="store_true", help="load the sample, unless it has been loaded before")
        what.add_argument("--remove", action="store_true", help="delete the sample, sparing what others use")

    def handle(self, *args: Any, load: bool, remove: bool, **options: Any) -> None:
        if load:
            change = sample.load()
            self.stdout.write(f"{change}." if change else "The sample has been loaded before; nothing was done.")
            return
        try:
            self.stdout.write(curation.remove_sample(user=None))
        except curation.NotUndoable as error:
            raise CommandError(f"The sample cannot be removed: {error}.") from error
