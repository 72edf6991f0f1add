from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.management.database import ArchiveCommand
from articles.models import Article

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(ArchiveCommand):
    help = "List all articles with the story that each belongs to."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one line of JSON per article")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Article.objects.order_by("membership__story", "pk").values_list(
            "clipping__name", "membership__story", "pk"
        )
        for name, story, pk in rows.iterator():
            if options["json"]:
                self.stdout.write(json.dumps({"file": name, "story": story}, ensure_ascii=False))
            else:
                self.stdout.write(f"{story or '-':>8}  #{pk} {name}")
