from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from articles.models import Clipping


class Command(BaseCommand):
    help = (
        "List clippings that somebody has brought in and neither saved nor discarded. They are theirs alone: no page "
        "shows them to anybody else."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--days", type=int, default=0, metavar="N", help="only those that have been waiting for N days"
        )

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        before = timezone.now() - timedelta(days=days)
        waiting = Clipping.objects.pending().received_before(before).without_content().select_related("received_by")
        count = 0
        for clipping in waiting.order_by("received_at", "pk"):
            count += 1
            received = timezone.localtime(clipping.received_at)
            self.stdout.write(f"{received:%Y-%m-%d %H:%M}  {clipping.received_by}  {clipping.size:,} bytes  {clipping}")
        self.stdout.write(f"{count} pending")
