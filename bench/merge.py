"""Time the merge of two people who are in many articles, and undoing it.

    python bench/merge.py [--mentions 10000]

Data: invented. In a scratch database beside the configured one, two people are each named and quoted once in that
many articles. The database is dropped at the end.

Prints the seconds and SQL statements of merging and undoing, and whether undoing restored every row.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import curation  # noqa: E402
from articles.ingest.names import alias_of  # noqa: E402
from articles.models import Alias, Appearance, Article, Clipping, Mention, Person, Quote  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

BODY = "Bettina Cassavane said: “Go.”"


def write(person: Person, count: int, *, first: int) -> None:
    now = timezone.now()
    clippings = Clipping.objects.bulk_create(
        Clipping(
            sha256=f"{number:064}",
            content=b"",
            size=0,
            name=f"{number}.txt",
            media_type="text/plain",
            encoding="utf-8",
            origin=Clipping.Origin.COMMAND,
            status=Clipping.Status.STORED,
            received_at=now,
        )
        for number in range(first, first + count)
    )
    articles = Article.objects.bulk_create(
        Article(
            clipping=clipping,
            position=0,
            headline="Go",
            headline_origin=Article.HeadlineOrigin.CLIPPING,
            received_at=now,
            body=BODY,
            word_count=4,
            blocks=[],
        )
        for clipping in clippings
    )
    appearances = Appearance.objects.bulk_create(
        Appearance(article=article, person=person, name=person.name, position=0, mention_count=1)
        for article in articles
    )
    Mention.objects.bulk_create(Mention(appearance=row, start=0, end=len(person.name)) for row in appearances)
    Quote.objects.bulk_create(
        Quote(
            article=article,
            position=0,
            kind=Quote.Kind.DIRECT,
            start=BODY.index("Go"),
            end=len(BODY) - 1,
            text="Go.",
            speaker=person,
            certainty=1.0,
            rule="bench",
        )
        for article in articles
    )


def rows() -> list[Any]:
    return [
        *Person.objects.order_by("pk").values_list(),
        *Alias.objects.order_by("pk").values_list(),
        *Appearance.objects.order_by("pk").values_list("pk", "person", "article", "name"),
        *Quote.objects.order_by("pk").values_list("pk", "speaker", "article", "text"),
    ]


def timed(act: Callable[[], Any]) -> tuple[Any, dict[str, Any]]:
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        result = act()
    return result, {"seconds": round(time.perf_counter() - start, 2), "statements": len(queries)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=10_000, help="number of articles that name each person")
    count = parser.parse_args().mentions
    real_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        kept, absorbed = (
            Person.objects.create(name=name, sort_name=name) for name in ("Bettina Cassavane", "B. Cassavane")
        )
        for number, person in enumerate((kept, absorbed)):
            Alias.objects.bulk_create([alias_of(person.pk, person.name)])
            write(person, count, first=number * count)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        before = rows()
        change, merging = timed(lambda: curation.merge_people(kept=kept, absorbed=[absorbed], user=None))
        _said, undoing = timed(lambda: curation.undo(change, user=None))
        figures = {
            "mentions_of_each": count,
            "merging": merging,
            "undoing": undoing,
            "as_it_was": rows() == before,
        }
        print(json.dumps(figures, indent=2))
    finally:
        connection.creation.destroy_test_db(real_name, verbosity=0)


if __name__ == "__main__":
    main()
