"""Time the search for other articles with the same quote, in archives of several sizes.

    python bench/quote_variants.py [--sizes 10000 100000] [--seed 1]

Data: invented, by the seed. A scratch database beside the configured one is filled with quotes of made-up words of
natural frequencies; one quote in ten is in two to six articles. The database is dropped at the end.

Prints for each size the median time of a quote's page, and of a list of 25 quotes with the other articles of each.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django

django.setup()

from django.db import connection  # noqa: E402

from articles.ingest.bulk_copy import copy_rows  # noqa: E402
from articles.models import Article, Clipping, Quote, Source  # noqa: E402
from articles.quotations.quote_variants import other_articles_with, quote_group_of  # noqa: E402
from articles.text.comparing.recurring_quotes import fingerprints_of  # noqa: E402
from articles.text.data.stopwords import STOPWORDS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RECEIVED = datetime(2024, 6, 1, tzinfo=UTC)
QUOTES_AN_ARTICLE = 5
WORDS = 30_000
# Flattens the frequencies of the commonest words, so that a quote leads to two or three others in 10,000, as in print.
LEVEL = 40
MEASURED = 40


def texts(rng: random.Random) -> Iterator[str]:
    """Yield quotes of 4 to 40 words, half of them stop words."""
    small = sorted(STOPWORDS)
    vocabulary = ["".join(rng.choices("abcdefghijklmnoprstuvw", k=rng.randint(4, 9))) for _ in range(WORDS)]
    weights = [1 / (rank + LEVEL) for rank in range(WORDS)]
    while True:
        large = rng.choices(vocabulary, weights, k=10_000)
        for start in range(0, len(large) - 40, 10):
            words = large[start : start + rng.randint(2, 20)]
            text = " ".join(f"{word} {rng.choice(small)}" for word in words)
            yield from [text] * (rng.randint(2, 6) if rng.random() < 0.1 else 1)


def fill(count: int, *, rng: random.Random, said: Iterator[str]) -> None:
    """Add quotes until the database has ``count``."""
    clipping, _made = Clipping.objects.get_or_create(
        sha256="0" * 64, defaults={"content": b"", "size": 0, "media_type": "text/plain", "received_at": RECEIVED}
    )
    outlets = list(Source.objects.all()) or Source.objects.bulk_create(
        Source(name=f"Outlet {number}", slug=f"outlet-{number}") for number in range(20)
    )
    there = Quote.objects.count()
    first = Article.objects.count()
    articles = Article.objects.bulk_create(
        (
            Article(
                clipping=clipping, position=position, headline=f"Article {position}", headline_origin="clipping",
                source=rng.choice(outlets), published_on=date(2010, 1, 1) + timedelta(rng.randrange(5000)),
                received_at=RECEIVED, body="", word_count=0, blocks=[],
            )
            for position in range(first, first + (count - there) // QUOTES_AN_ARTICLE)
        ),
        batch_size=2000,
    )  # fmt: skip
    rows = [
        Quote(article=article, position=position, kind="direct", start=0, end=len(text), text=text, certainty=1,
              rule="after", prints=list(fingerprints_of(text)))
        for position in range(QUOTES_AN_ARTICLE)
        for article, text in zip(articles, said, strict=False)
    ]  # fmt: skip
    copy_rows(rows)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE articles_quote")


def median(work: Callable[[], object]) -> float:
    """Return the median time of ``work`` in milliseconds."""
    taken = []
    for _ in range(MEASURED):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def measure(rng: random.Random) -> None:
    keys = list(Quote.objects.values_list("pk", flat=True))
    quotes = Quote.objects.with_article()
    page = median(lambda: quote_group_of(quotes.get(pk=rng.choice(keys))))
    listed = median(lambda: other_articles_with(quotes.filter(pk__in=rng.sample(keys, 25))))
    pairs = Quote.objects.similar_pairs(quotes.filter(pk__in=rng.sample(keys, 100)), most=100)
    print(
        f"{len(keys):8,} quotes: a page {page:6.1f} ms, a list of 25 {listed:6.1f} ms, {len(pairs) / 100:.1f} looked at"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    said = texts(rng)
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        for size in sorted(options.sizes):
            fill(size, rng=rng, said=said)
            measure(rng)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


if __name__ == "__main__":
    main()
