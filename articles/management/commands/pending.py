from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles.management.database import ArchiveCommand
from articles.models import Clipping

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(ArchiveCommand):
    help = "List uploads that were neither saved nor discarded. On the pages, each is visible to its owner only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=0, metavar="N", help="only uploads older than N days")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        before = timezone.now() - timedelta(days=days)
        pending = Clipping.objects.pending().received_before(before).without_content().select_related("received_by")
        count = 0
        for clipping in pending.order_by("received_at", "pk"):
            count += 1
            received = timezone.localtime(clipping.received_at)
            self.stdout.write(f"{received:%Y-%m-%d %H:%M}  {clipping.received_by}  {clipping.size:,} bytes  {clipping}")
            if clipping.failure:
                self.stdout.write(f"    {'set aside' if clipping.is_set_aside else 'failed once'}: {clipping.failure}")
        self.stdout.write(f"{count} pending")
