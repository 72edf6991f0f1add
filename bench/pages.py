"""Time the pages of the site over an archive of invented articles.

    python bench/pages.py [--articles 10000] [--runs 40] [--seed 7]

Data: made from the sentences of the sample in fixtures/, by the seed. A scratch database beside the configured one is
filled with events of four accounts that share some text, with people, quotes, tags and six years of dates. It is
dropped at the end. Rows are written in bulk, not parsed; bench/ingest.py times parsing and storing.

Pages are requested by Django's test client, logged in, in this process: there is no network, and templates are compiled
once. Exit status is 1 if a page is over its target.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import random
import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from articles.models import (  # noqa: E402
    Alias,
    Appearance,
    Article,
    Clipping,
    Mention,
    Person,
    Quote,
    ReadMark,
    Source,
    Story,
    StoryMembership,
    Tag,
    Tagging,
)
from articles.text.comparing.align import MOST_ACCOUNTS  # noqa: E402
from articles.text.parse import parse  # noqa: E402
from articles.text.sentences import split_sentences  # noqa: E402
from articles.text.terms import key_terms, sketch  # noqa: E402
from newsarchive.accounts.models import User  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCOUNTS_AN_EVENT = 4
PARAGRAPHS = (9, 17)  # About 5 KB, as the sample's longer clippings.
PEOPLE = 1500
BATCH = 500
COMMON, RARE, PHRASE = "quayside", "zarvendol", '"harbour master of"'
MOST_QUERIES = 25
# Milliseconds in process, 95th percentile.
TARGET, COMMON_TARGET, COMPARE_TARGET, COMPARE_MOST_TARGET = 60, 150, 120, 250
# The heaviest comparison: the most accounts that can be compared, with the sentences of a long report each.
LONG_EVENTS, LONG_SENTENCES, WIRE_SENTENCES = 8, 40, 30

SYLLABLES = ("bar", "dol", "ven", "mar", "tis", "quen", "hal", "rud", "os", "bri", "lan", "fen", "gor", "wick", "sel")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--articles", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=40)
    arguments.add_argument("--seed", type=int, default=7)
    options = arguments.parse_args()
    setup_test_environment(debug=False)
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        started = time.perf_counter()
        user = fill(options.articles, random.Random(options.seed))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        # Garbage collection as in ``serve``, without the objects of the invented articles.
        gc.collect()
        gc.freeze()
        print(f"{options.articles} articles in {time.perf_counter() - started:.0f} s", flush=True)
        return measure(user, options.runs, random.Random(options.seed))
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def measure(user: User, runs: int, chance: random.Random) -> int:
    client = Client()
    client.force_login(user)
    articles = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    long_articles = [articles.pop() for _ in range(LONG_EVENTS * MOST_ACCOUNTS)][::-1]
    people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:200])
    outlets = list(Source.objects.outlets().order_by("pk").values_list("slug", flat=True))
    stories = list(Story.objects.order_by("pk").values_list("pk", flat=True))

    def event() -> int:
        return chance.randrange(len(articles) // ACCOUNTS_AN_EVENT) * ACCOUNTS_AN_EVENT

    def pair() -> str:
        first = event()
        return reverse("articles:compare", args=[f"{articles[first]}.1-{articles[first + 1]}.1"])

    def long_accounts(count: int) -> str:
        first = chance.randrange(LONG_EVENTS) * MOST_ACCOUNTS
        return reverse("articles:compare", args=["-".join(f"{pk}.1" for pk in long_articles[first : first + count])])

    pages: list[tuple[str, float, Any]] = [
        ("browse", TARGET, lambda: "/"),
        ("browse, a later page", TARGET, lambda: f"/?page={chance.randrange(1, max(2, len(articles) // 25))}"),
        ("browse, an outlet", TARGET, lambda: f"/?outlet={chance.choice(outlets)}"),
        ("browse, a person", TARGET, lambda: f"/?person={chance.choice(people)}"),
        (
            "browse, a month",
            TARGET,
            lambda: f"/?from=2021-0{chance.randrange(1, 10)}&to=2021-0{chance.randrange(1, 10)}",
        ),
        ("browse, by story", TARGET, lambda: "/?group=story"),
        ("search, common word", COMMON_TARGET, lambda: f"/?q={COMMON}"),
        ("search, common word by rank", COMMON_TARGET, lambda: f"/?q={COMMON}&order=rank"),
        ("search, rare word", TARGET, lambda: f"/?q={RARE}"),
        ("search, phrase", TARGET, lambda: f"/?q={PHRASE}"),
        ("article", TARGET, lambda: f"/articles/{chance.choice(articles)}/"),
        ("article, out of a search", COMMON_TARGET, lambda: f"/articles/{chance.choice(articles)}/?q={COMMON}"),
        ("people", TARGET, lambda: "/people/"),
        ("person", TARGET, lambda: f"/people/{chance.choice(people)}/"),
        ("quotes", TARGET, lambda: "/quotes/"),
        ("stories", TARGET, lambda: "/stories/"),
        ("story", TARGET, lambda: f"/stories/{chance.choice(stories)}/"),
        ("compare", COMPARE_TARGET, pair),
        (f"compare, {LONG_SENTENCES} sentences", COMPARE_TARGET, lambda: long_accounts(2)),
        (f"compare six, {LONG_SENTENCES} sentences", COMPARE_MOST_TARGET, lambda: long_accounts(MOST_ACCOUNTS)),
    ]
    print(f"{'page':30} {'median':>8} {'p95':>8} {'target':>8} {'queries':>8} {'KB':>6}")
    over = 0
    for name, target, address in pages:
        for _ in range(3):
            ask(client, address())
        with CaptureQueriesContext(connection) as queries:
            size = len(ask(client, address()))
        asked = len(queries)  # Now: the next request empties the log.
        times = []
        for _ in range(runs):
            path = address()
            started = time.perf_counter()
            ask(client, path)
            times.append(1000 * (time.perf_counter() - started))
        p95 = statistics.quantiles(times, n=20)[-1]
        failed = p95 > target or asked > MOST_QUERIES
        over += failed
        print(
            f"{name:30} {statistics.median(times):6.0f}ms {p95:6.0f}ms {target:6.0f}ms {asked:8} {size // 1024:6}"
            + ("  over" if failed else ""),
            flush=True,
        )
    return 1 if over else 0


def ask(client: Client, path: str) -> bytes:
    response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answers {response.status_code}")
    return response.content


# The archive


def name_of(number: int) -> str:
    """Return an invented name, a different one for each number."""
    syllables = []
    while number or len(syllables) < 3:
        number, at = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[at])
    return "".join(syllables).capitalize()


def sample_sentences() -> list[str]:
    sentences = []
    for path in sorted((ROOT / "fixtures" / "clippings").glob("*.txt")):
        for article in parse(path.read_bytes(), name=path.name).articles:
            sentences += [span.of(article.body) for span in split_sentences(article.body)]
    return sorted({" ".join(sentence.split()) for sentence in sentences if len(sentence.split()) > 5})


def fill(count: int, chance: random.Random) -> User:
    """Store ``count`` articles; return the reader of the archive, who has read a third of them."""
    sentences = sample_sentences()
    outlets = [Source(name=f"The {name_of(n)} Post", slug=f"outlet-{n}") for n in range(30)]
    agencies = [Source(name=f"{name_of(n)} Wire", slug=f"agency-{n}", kind="agency") for n in range(4)]
    Source.objects.bulk_create([*outlets, *agencies])
    tags = Tag.objects.bulk_create([Tag(name=f"subject {n}", slug=f"subject-{n}") for n in range(120)])
    people = Person.objects.bulk_create(
        [
            Person(name=f"{name_of(n)} {name_of(n + 900)}", sort_name=f"{name_of(n + 900)}, {name_of(n)}")
            for n in range(PEOPLE)
        ]
    )
    Alias.objects.bulk_create([Alias(person=each, name=each.name, key=each.name.casefold()) for each in people])
    user = User.objects.create_user(username="bench", password="unused")
    numbers = range(0, count, ACCOUNTS_AN_EVENT)
    for start in range(0, len(numbers), BATCH // ACCOUNTS_AN_EVENT):
        batch = [
            account
            for number in numbers[start : start + BATCH // ACCOUNTS_AN_EVENT]
            for account in event_accounts(number, sentences, people, chance)
        ]
        write(batch, outlets, agencies, tags, user, chance)
    for _ in range(LONG_EVENTS):
        write(list(long_event_accounts(sentences, chance)), outlets, agencies, tags, user, chance)
    gather(count)
    return user


def gather(count: int) -> None:
    """Create a story for the accounts of each event."""
    articles = list(Article.objects.order_by("pk").values_list("pk", "headline", "sort_at"))
    events = [articles[at : at + ACCOUNTS_AN_EVENT] for at in range(0, count, ACCOUNTS_AN_EVENT)]
    events += [articles[at : at + MOST_ACCOUNTS] for at in range(count, len(articles), MOST_ACCOUNTS)]
    stories = Story.objects.bulk_create(
        Story(title=event[0][1], size=len(event), latest_at=max(sort_at for _pk, _headline, sort_at in event))
        for event in events
    )
    StoryMembership.objects.bulk_create(
        StoryMembership(article_id=pk, story=story)
        for story, event in zip(stories, events, strict=True)
        for pk, _headline, _sort_at in event
    )


def long_event_accounts(sentences: list[str], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Yield the most accounts that can be compared: agency copy with every other sentence edited, and own text."""
    wire = chance.sample(sentences, WIRE_SENTENCES + LONG_SENTENCES // 2)
    for _ in range(MOST_ACCOUNTS):
        text = [wire[at] for at in sorted(chance.sample(range(len(wire)), WIRE_SENTENCES))]
        for at in range(0, len(text), 2):
            words = text[at].split()
            words[chance.randrange(len(words))] = chance.choice(SYLLABLES)
            text[at] = " ".join(words)
        text += chance.sample(sentences, LONG_SENTENCES - WIRE_SENTENCES)
        yield {
            "headline": chance.choice(sentences)[:60],
            "paragraphs": [(" ".join(text[at : at + 2]), None, "") for at in range(0, len(text), 2)],
            "day": date(2020, 2, 2),
        }


def event_accounts(
    number: int, sentences: list[str], people: list[Person], chance: random.Random
) -> Iterator[dict[str, Any]]:
    """Yield the accounts of one event: agency paragraphs that each outlet cuts and adds to."""
    names = [f"{name_of(number * 7 + n)}ville" for n in range(5)]
    own_words = [name_of(number * 31 + n).lower() for n in range(40)]
    # A few people are in many events, most in few.
    cast = [people[min(int(chance.paretovariate(0.6)) - 1, PEOPLE - 1)] for _ in range(6)]
    day = date(2019, 1, 1) + timedelta(days=chance.randrange(2190))

    def sentence() -> str:
        # Each event has words of its own, so that different events have no runs of words in common.
        words = chance.choice(sentences).split()
        for at in range(chance.randrange(4), len(words), 4):
            words[at] = chance.choice(own_words)
        return " ".join(words)

    def paragraph() -> tuple[str, Person | None, str]:
        text = " ".join(sentence() for _ in range(chance.randrange(1, 4)))
        text = f"{text} In {chance.choice(names)} the {COMMON} was open."
        if chance.random() < 0.005:
            text = f"{text} The harbour master of {chance.choice(names)} agreed."
        if chance.random() < 0.4:
            speaker, words = chance.choice(cast), sentence().strip("“”\"'‘’")
            return f"“{words}” said {speaker.name}. {text}", speaker, words
        return text, None, ""

    wire = [paragraph() for _ in range(PARAGRAPHS[0])]
    for account in range(ACCOUNTS_AN_EVENT):
        own = [paragraph() for _ in range(chance.randrange(PARAGRAPHS[1] - PARAGRAPHS[0]))]
        kept = chance.sample(wire, chance.randrange(4, len(wire)))
        text = [*kept, *own]
        if number % 400 == 0 and account == 0:
            text.append((f"A {RARE} was seen by the harbour master of {names[0]}.", None, ""))
        yield {
            "headline": f"{names[0]} {names[1]}: {sentence()[:60]}",
            "paragraphs": text,
            "day": None if chance.random() < 0.03 else day + timedelta(days=account % 2),
        }


def write(
    batch: list[dict[str, Any]],
    outlets: list[Source],
    agencies: list[Source],
    tags: list[Tag],
    user: User,
    chance: random.Random,
) -> None:
    received_at = datetime(2025, 1, 1, tzinfo=UTC)
    clippings, articles, appearances, mentions, quotes, taggings = [], [], [], [], [], []
    for account in batch:
        body = "\n\n".join(text for text, _speaker, _words in account["paragraphs"])
        content = f"{account['headline']}\n\n{body}\n{chance.random()}".encode()
        received_at += timedelta(seconds=chance.randrange(1000))
        clipping = Clipping(
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            size=len(content),
            media_type="text/plain",
            encoding="utf-8",
            origin=Clipping.Origin.COMMAND,
            received_at=received_at,
        )
        clippings.append(clipping)
        article = Article(
            clipping=clipping,
            headline=account["headline"],
            headline_origin=Article.HeadlineOrigin.CLIPPING,
            source=chance.choice(outlets),
            agency=chance.choice([*agencies, None, None, None]),
            published_on=account["day"],
            received_at=received_at,
            body=body,
            word_count=len(body.split()),
            blocks=[
                {"text": text, "kind": "paragraph", "rule": "prose of the article", "start": 0, "end": 0}
                for text, _speaker, _words in account["paragraphs"]
            ],
            sketch=list(sketch(body)),
            terms=list(key_terms(account["headline"], body)),
        )
        articles.append(article)
        at = position = 0
        found: dict[int, Appearance] = {}
        for text, speaker, words in account["paragraphs"]:
            if speaker:
                quotes.append(
                    Quote(
                        article=article,
                        position=position,
                        kind=Quote.Kind.DIRECT,
                        start=at + 1,
                        end=at + 1 + len(words),
                        text=words,
                        speaker=speaker,
                        cue="said",
                        certainty=0.95,
                        rule="named beside the quote",
                    )
                )
                position += 1
                if speaker.pk not in found:
                    found[speaker.pk] = Appearance(
                        article=article, person=speaker, name=speaker.name, position=len(found), mention_count=0
                    )
                appearance = found[speaker.pk]
                appearance.mention_count += 1
                start = at + text.index(f"said {speaker.name}") + len("said ")
                mentions.append(Mention(appearance=appearance, start=start, end=start + len(speaker.name)))
            at += len(text) + 2
        appearances += found.values()
        taggings += [Tagging(article=article, tag=tag) for tag in chance.sample(tags, chance.randrange(4))]
    for model, rows in (
        (Clipping, clippings),
        (Article, articles),
        (Appearance, appearances),
        (Mention, mentions),
        (Quote, quotes),
        (Tagging, taggings),
    ):
        model.objects.bulk_create(rows)  # type: ignore[attr-defined]
    ReadMark.objects.bulk_create(ReadMark(user=user, article=each) for each in articles if chance.random() < 1 / 3)


if __name__ == "__main__":
    raise SystemExit(main())
