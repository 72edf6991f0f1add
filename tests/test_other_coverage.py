"""Other coverage: articles on the same event, found by shared terms and copied text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.ingest import sample
from articles.models import Article
from articles.stories import WINDOW_DAYS, other_coverage
from articles.text.terms import sketch
from tests.factories import make_appearance, make_article, make_person, make_source
from tests.sample_scores import read_archive_answers

if TYPE_CHECKING:
    from articles.stories import Coverage

pytestmark = pytest.mark.django_db

TERMS = [f"term{number}" for number in range(24)]
DAY = date(2024, 6, 1)

# A little below what was measured: all 66 found, none wrong.
SAMPLE_RECALL = 0.93
SAMPLE_PRECISION = 0.95


def make(*, shared: int = 0, day: date | None = DAY, **fields: Any) -> Article:
    """Return an article that has the last ``shared`` of its terms of its own, the others in common with all."""
    number = Article.objects.count()
    terms = TERMS[:shared] + [f"own{number}x{place}" for place in range(24 - shared)]
    return make_article(terms=terms, published_on=day, **fields)


def ids(coverage: list[Coverage]) -> list[int]:
    return [one.article.pk for one in coverage]


@pytest.mark.parametrize(
    ("shared", "days", "found"),
    [
        pytest.param(5, 0, True, id="five terms on the same day"),
        pytest.param(4, 0, False, id="four terms on the same day"),
        pytest.param(5, WINDOW_DAYS, True, id="five terms, the last day that counts"),
        pytest.param(24, WINDOW_DAYS + 1, False, id="all terms a day later"),
        pytest.param(6, None, True, id="six terms, undated"),
        pytest.param(5, None, False, id="five terms, undated"),
    ],
)
def test_articles_on_one_event_share_terms_within_days(shared: int, days: int | None, found: bool) -> None:
    article = make(shared=24)
    other = make(shared=shared, day=None if days is None else DAY + timedelta(days=days))

    assert ids(other_coverage(article)) == ([other.pk] if found else [])
    assert ids(other_coverage(other)) == ([article.pk] if found else [])


def test_copied_text_is_enough_for_articles_without_terms() -> None:
    body = " ".join(f"word{number}" for number in range(300))
    longer = body + " ".join(f"more{number}" for number in range(200))
    article = make_article(body=body, sketch=list(sketch(body)), published_on=DAY)
    make_article(body=longer, sketch=list(sketch(longer)), published_on=DAY)

    [coverage] = other_coverage(article)

    assert coverage.is_same_copy
    assert 0.8 < coverage.copy <= 1


def test_versions_of_the_article_are_excluded() -> None:
    article = make(shared=24)
    version = make(shared=24, version_of=article)
    sibling = make(shared=24, version_of=article)
    other = make(shared=24)

    assert ids(other_coverage(article)) == [other.pk]
    assert ids(other_coverage(version)) == [other.pk]
    assert set(ids(other_coverage(other))) == {article.pk, version.pk, sibling.pk}


def test_the_ten_most_similar_are_listed_best_first() -> None:
    article = make(shared=24)
    others = [make(shared=shared) for shared in range(6, 20)]

    found = ids(other_coverage(article))

    assert found == [other.pk for other in reversed(others)][:10]


def test_shared_terms_and_people_are_listed() -> None:
    outlet = make_source(name="The Harrow Ledger")
    article, other = make(shared=24), make(shared=7, source=outlet)
    person = make_person(name="Ilse Marrandt")
    make_appearance(article=article, person=person, name="Ilse Marrandt", mentions=[], mention_count=1)
    make_appearance(article=other, person=person, name="Mrs. Marrandt", mentions=[], mention_count=1)
    make_appearance(article=other, mentions=[], mention_count=1)

    [coverage] = other_coverage(article)

    assert coverage.terms == tuple(TERMS[:7])
    assert coverage.people == ("Ilse Marrandt",)
    with CaptureQueriesContext(connection) as queries:
        assert coverage.article.source == outlet
    assert len(queries) == 0


def test_an_article_without_terms_has_no_other_coverage() -> None:
    make(shared=24)

    assert other_coverage(make_article()) == []


def test_the_queries_do_not_grow_with_the_accounts() -> None:
    article = make(shared=24)

    def ask() -> int:
        make(shared=12)
        with CaptureQueriesContext(connection) as queries:
            assert other_coverage(article)
        return len(queries)

    assert ask() == ask() == ask()


def test_the_events_of_the_sample_are_found() -> None:
    sample.load()
    answers = read_archive_answers()
    events = {file: number for number, event in enumerate(answers["events"]) for file in event["files"]}
    versions = [frozenset(pair) for pair in answers["versions"]]
    wanted = {(a, b) for a in events for b in events if a != b and events[a] == events[b] and {a, b} not in versions}

    found = {
        (article.clipping.name, coverage.article.clipping.name)
        for article in Article.objects.select_related("clipping")
        for coverage in other_coverage(article)
    }

    right = found & wanted
    assert len(right) / len(wanted) >= SAMPLE_RECALL, wanted - found
    assert len(right) / len(found) >= SAMPLE_PRECISION, found - wanted
