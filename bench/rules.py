"""Time a cleaning rule: its preview, its application to stored articles, and undoing it.

    python bench/rules.py [--count 1000] [--articles 12000]

Stores COUNT generated dumps in a scratch database beside the configured one, and drops it afterwards. Previews are
timed over ARTICLES articles, copies of the stored ones; applying and undoing over the stored ones alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from articles import curation, ingest  # noqa: E402
from articles.curation.rule_preview import preview_rule  # noqa: E402
from articles.ingest import Received  # noqa: E402
from articles.models import Article, Clipping, LineRule  # noqa: E402
from bench.generate import dumps  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = {
    "a line that nothing has": ("exact", "Nothing anywhere reads so today"),
    "a line that many have": ("exact", "Advertisement"),
    "a beginning": ("prefix", "Story continues"),
    "a pattern with a piece": ("pattern", r"Story continues \w+"),
    "a pattern without": ("pattern", r"(?i)^(read|see) (more|also)\b"),
}


@contextmanager
def timed(what: str) -> Iterator[list[str]]:
    told: list[str] = []
    wall, processor = time.monotonic(), time.process_time()
    yield told
    spent = f"{time.monotonic() - wall:6.2f} s, {time.process_time() - processor:5.2f} s of this process"
    print(f"{what:28} {spent}  {' '.join(told)}")


def multiply(articles: int) -> None:
    """Fill the archive up to this number of ``articles`` with copies, which are in no text index."""
    copies = articles // max(1, Article.objects.count())
    fields = [field for field in Article._meta.concrete_fields if not field.generated and not field.primary_key]
    columns = ", ".join(field.column for field in fields)
    values = ", ".join(
        {"position": "position + nth", "sketch": "'{}'", "terms": "'{}'"}.get(field.column, field.column)
        for field in fields
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO articles_article ({columns})"
            f" SELECT {values} FROM articles_article, generate_series(1, %s) AS nth",
            [copies - 1],
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--articles", type=int, default=12_000)
    options = parser.parse_args()
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        files = (Received(data=text.encode(), name=file) for file, text in dumps(options.count, seed=1))
        stored = sum(1 for _result in ingest.store(files, origin=Clipping.Origin.COMMAND))
        print(f"{stored} stored")
        with transaction.atomic():
            multiply(options.articles)
            for what, (match, text) in RULES.items():
                with timed(what) as told:
                    reach = preview_rule(LineRule(name="rule", kind="legal", match=match, text=text))
                    told += [f"{reach.lines} lines,", f"{reach.looked_at} of {reach.articles_in_scope} articles"]
            transaction.set_rollback(True)
        rule = LineRule(name="rule", kind="legal", text="Advertisement")
        with timed("applying") as told:
            change = curation.write_rule(rule, user=None)
            assert change
            told.append(f"{curation.continue_run(change).changed} articles changed")
        with timed("undoing"):
            curation.undo(change, user=None)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
