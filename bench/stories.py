"""Time the grouping of new articles into stories, in a small archive and in a large one.

    python bench/stories.py [--articles 100000] [--small 10000] [--new 200] [--seed 7]

Data: invented, by the seed. A scratch database beside the configured one is filled with articles of made-up words of
natural frequencies, in events of one to twenty accounts. A third are undated, and a third copy half of another account,
as with agency copy. The database is dropped at the end.

New articles are grouped one by one in the small archive; then the archive grows, and as many are grouped again. Exit
status is 1 if the 95th percentile in the large archive is over the target.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django  # noqa: E402

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles.ingest.bulk_copy import flush_pending_entries  # noqa: E402
from articles.ingest.grouping import group, refresh_stories  # noqa: E402
from articles.models import Article, Clipping, Story, StoryMembership  # noqa: E402
from articles.text.comparing.events import profile  # noqa: E402
from articles.text.terms import key_terms, sketch  # noqa: E402

TARGET = 30  # Milliseconds for an article, 95th percentile.
VOCABULARY = 30_000
ACCOUNTS = (1, 20)
SENTENCES = 12
WORDS_A_SENTENCE = 10
NAMES_AN_EVENT = 12
UNDATED = 1 / 3
COPIED = 1 / 3
YEARS = 6
BATCH = 1_000
SYLLABLES = ("bar", "dol", "ven", "mar", "tis", "quen", "hal", "rud", "os", "bri", "lan", "fen", "gor", "wick", "sel")


def word(number: int) -> str:
    """Return an invented word, a different one for each number."""
    syllables = []
    while number or len(syllables) < 2:
        number, at = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[at])
    return "".join(syllables)


class Newsroom:
    """Invents accounts of events, by a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = [word(number) for number in range(VOCABULARY)]
        # Frequencies by rank, after Zipf.
        self.weights = list(accumulate(1 / (rank + 5) for rank in range(VOCABULARY)))
        self.made = 0
        self.events = 0
        self.left = 0

    def account(self) -> tuple[str, date | None]:
        """Return the body and the day of publication of the next account. The accounts of an event come in a row."""
        chance = self.chance
        if not self.left:
            self.left = chance.randint(*ACCOUNTS)
            self.events += 1
            self.names = [word(10**6 + chance.randrange(10**6)).capitalize() for _name in range(NAMES_AN_EVENT)]
            self.day = date(2019, 1, 1) + timedelta(days=chance.randrange(365 * YEARS))
            self.earlier: list[str] = []
        self.left -= 1
        self.made += 1
        common = iter(chance.choices(self.words, cum_weights=self.weights, k=SENTENCES * WORDS_A_SENTENCE))
        sentences = []
        for _sentence in range(SENTENCES):
            said = [next(common) for _word in range(WORDS_A_SENTENCE - 1)]
            said.insert(chance.randrange(1, WORDS_A_SENTENCE - 1), chance.choice(self.names))
            sentences.append(f"{' '.join(said).capitalize()}.")
        if self.earlier and chance.random() < COPIED:
            sentences[: SENTENCES // 2] = self.earlier[: SENTENCES // 2]
        self.earlier = sentences
        dated = chance.random() >= UNDATED
        return " ".join(sentences), self.day + timedelta(days=chance.randrange(4)) if dated else None


def articles(newsroom: Newsroom, count: int, events: list[int] | None = None) -> list[Article]:
    """Store articles that are in no story yet; add the numbers of their events to ``events``."""
    now = datetime.now(tz=UTC)
    made = []
    for _each in range(count):
        made.append((newsroom.made, *newsroom.account()))
        if events is not None:
            events.append(newsroom.events)
    clippings = Clipping.objects.bulk_create(
        Clipping(
            content=b"-",
            sha256=hashlib.sha256(str(number).encode()).hexdigest(),
            size=1,
            received_at=now,
            origin=Clipping.Origin.COMMAND,
        )
        for number, _body, _day in made
    )
    written = Article.objects.bulk_create(
        Article(
            clipping=clipping,
            headline=f"StoryMembership {number}",
            headline_origin=Article.HeadlineOrigin.LEAD,
            body=body,
            word_count=SENTENCES * WORDS_A_SENTENCE,
            blocks=[],
            received_at=now,
            published_on=day,
            terms=list(key_terms("", body)),
            sketch=list(sketch(body)),
        )
        for clipping, (number, body, day) in zip(clippings, made, strict=True)
    )
    flush_pending_entries(Article)  # As ingest does: searching the pending entries of an index is slow.
    return written


def fill(newsroom: Newsroom, upto: int) -> None:
    """Store articles until there are ``upto``, with a story for each event."""
    while newsroom.made < upto:
        events: list[int] = []
        written = articles(newsroom, min(BATCH, upto - newsroom.made), events)
        stories = Story.objects.bulk_create(
            [Story(title="…", latest_at=written[0].received_at) for _event in sorted(set(events))]
        )
        by_event = dict(zip(sorted(set(events)), stories, strict=True))
        StoryMembership.objects.bulk_create(
            StoryMembership(article=article, profile=profile("", article.body), story=by_event[event])
            for article, event in zip(written, events, strict=True)
        )
        refresh_stories(story.pk for story in stories)
        sys.stderr.write(f"\r{newsroom.made} articles")
    sys.stderr.write("\n")


def measure(newsroom: Newsroom, count: int) -> dict[str, float]:
    """Group new articles one by one, each in a transaction of its own; return milliseconds and the number of queries.

    "of it here" is the CPU time of this process. Unlike the other times, it does not depend on the machine's load.
    """
    new = articles(newsroom, count)
    times, busy = [], []
    for article in new:
        start, processor = time.perf_counter(), time.process_time()
        with transaction.atomic():
            group([article])
        times.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.process_time() - processor))
    [article] = articles(newsroom, 1)
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        group([article])
    batch = articles(newsroom, 100)
    start = time.perf_counter()
    with transaction.atomic():
        group(batch)
    return {
        "median": statistics.median(times),
        "p95": statistics.quantiles(times, n=20)[-1],
        "of it here": statistics.median(busy),
        "of it here, p95": statistics.quantiles(busy, n=20)[-1],
        "in a batch": 10 * (time.perf_counter() - start),
        "queries": len(queries),
    }


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--articles", type=int, default=100_000)
    arguments.add_argument("--small", type=int, default=10_000)
    arguments.add_argument("--new", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=7)
    options = arguments.parse_args()
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        newsroom = Newsroom(options.seed)
        figures = {}
        for size in (options.small, options.articles):
            fill(newsroom, size)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
            measure(newsroom, 20)
            figures[size] = measure(newsroom, options.new)
            shown = "  ".join(f"{what} {value:.1f}" for what, value in figures[size].items())
            print(f"{size:>9,} articles: {shown}", flush=True)
        small, large = figures.values()
        ratios = "  ".join(f"{what} {large[what] / small[what]:.2f}" for what in small)
        print(f"{options.articles / options.small:.0f} times as many: {ratios}")
        return 1 if large["p95"] > TARGET else 0
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
