from __future__ import annotations

import pytest

from articles.ingest import sample
from articles.ingest.versions import VERSION_RESEMBLANCE, link_versions
from articles.models import Article
from articles.text.terms import resemblance, sketch
from tests.factories import make_agency, make_article, make_source
from tests.sample_scores import read_archive_answers

pytestmark = pytest.mark.django_db

WORDS = [f"word{number}" for number in range(400)]
BODY = " ".join(WORDS)


def make(body: str, **fields: object) -> Article:
    return make_article(body=body, sketch=list(sketch(body)), **fields)


def changed(share: float) -> str:
    """Return the body with its last part replaced by other words."""
    kept = round(len(WORDS) * (1 - share))
    return " ".join([*WORDS[:kept], *(f"other{number}" for number in range(len(WORDS) - kept))])


@pytest.mark.parametrize(
    ("share", "linked"),
    [
        pytest.param(0.0, True, id="the same words"),
        pytest.param(0.1, True, id="a new last paragraph"),
        pytest.param(0.25, True, id="a quarter is new"),
        pytest.param(0.7, False, id="most of it is new"),
        pytest.param(1.0, False, id="different words"),
    ],
)
def test_nearly_the_same_text_from_the_same_outlet_is_a_version(share: float, linked: bool) -> None:
    outlet = make_source()
    first, second = make(BODY, source=outlet), make(changed(share), source=outlet)

    roots = link_versions([second])

    assert roots == ({second.pk: first.pk} if linked else {})
    second.refresh_from_db()
    assert second.version_of_id == (first.pk if linked else None)


def test_the_same_text_from_another_outlet_is_not_a_version() -> None:
    make(BODY, source=make_source())

    assert link_versions([make(BODY, source=make_source())]) == {}
    assert link_versions([make(BODY)]) == {}


def test_without_outlets_the_same_text_is_a_version_unless_it_is_agency_copy() -> None:
    first = make(BODY)
    version = make(BODY)
    copy = make(BODY, agency=make_agency())

    assert link_versions([version, copy]) == {version.pk: first.pk}


def test_versions_of_versions_are_versions_of_the_first() -> None:
    outlet = make_source()
    first, second, third = (make(changed(share), source=outlet) for share in (0.0, 0.02, 0.04))

    assert link_versions([second, third]) == {second.pk: first.pk, third.pk: first.pk}
    fourth = make(changed(0.06), source=outlet)
    assert link_versions([fourth]) == {fourth.pk: first.pk}


def test_short_texts_have_versions_too() -> None:
    first, second = make("The ferry is cancelled."), make("The ferry is cancelled!")

    assert link_versions([second]) == {second.pk: first.pk}


def test_articles_without_words_are_not_versions() -> None:
    make("")

    assert link_versions([make("")]) == {}


def test_exactly_the_versions_in_the_sample_are_found() -> None:
    sample.load()

    names = [
        {version.clipping.name, version.version_of.clipping.name}
        for version in Article.objects.exclude(version_of=None)
        if version.version_of
    ]
    assert names == [set(pair) for pair in read_archive_answers()["versions"]]


def test_no_pair_in_the_sample_is_near_the_threshold() -> None:
    sample.load()
    articles = Article.objects.exclude(source=None).order_by("pk")
    pairs = [
        (resemblance(a.sketch, b.sketch), {a.clipping.name, b.clipping.name})
        for a in articles
        for b in articles
        if a.pk < b.pk and a.source_id == b.source_id
    ]
    versions = [set(pair) for pair in read_archive_answers()["versions"]]

    assert min(likeness for likeness, names in pairs if names in versions) > VERSION_RESEMBLANCE + 0.1
    assert max(likeness for likeness, names in pairs if names not in versions) < VERSION_RESEMBLANCE - 0.2
