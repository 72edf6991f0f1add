from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.models import Article


class Command(BaseCommand):
    help = "Tell which story each article of the archive is in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print a line of JSON an article")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Article.objects.order_by("membership__story", "pk").values_list(
            "clipping__name", "membership__story", "pk"
        )
        for name, story, pk in rows.iterator():
            if options["json"]:
                self.stdout.write(json.dumps({"file": name, "story": story}, ensure_ascii=False))
            else:
                self.stdout.write(f"{story or '-':>8}  #{pk} {name}")
