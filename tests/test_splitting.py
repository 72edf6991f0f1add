"""A reader decides in the preview whether a text that may be a digest is split."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from articles.curation import drafts
from articles.ingest.originals import corrected_field_names, parsed_original
from articles.ingest.pending import accept
from articles.ingest.reparsing import ReprocessStatus, reparse
from articles.models import Article, FieldCorrection
from tests.factories import make_pending_clipping, make_user
from tests.text.digest_texts import ITEMS

if TYPE_CHECKING:
    from django.test import Client

    from articles.models import Clipping
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

SURE = "News in brief\n\n" + "".join(f"{title}\n\n{text}\n\n" for title, text in ITEMS["en"])
DOUBTFUL = "News in brief\n\n" + "".join(
    f"{number}. {title}\n\n{text}\n\n" for number, (title, text) in enumerate(ITEMS["en"], start=1)
)


@pytest.fixture
def user() -> User:
    return make_user()


@pytest.fixture
def reader(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def split(reader: Client, clipping: Clipping, answer: str) -> str:
    address = reverse("articles:split_clipping", args=[clipping.pk])
    response = reader.post(address, {"split": answer}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_a_doubtful_digest_is_split_if_the_reader_says_so(reader: Client, user: User) -> None:
    clipping = make_pending_clipping(content=DOUBTFUL.encode(), user=user)
    page = reader.get(reverse("articles:preview", args=[clipping.pk])).content.decode()
    assert "Split into 5 articles" in page

    page = split(reader, clipping, "yes")

    assert "Keep as one article" in page
    clipping.refresh_from_db()
    accept(clipping)
    assert Article.objects.filter(clipping=clipping).count() == 5


def test_the_decision_survives_reprocessing(reader: Client, user: User) -> None:
    clipping = make_pending_clipping(content=SURE.encode(), user=user)
    split(reader, clipping, "no")
    clipping.refresh_from_db()
    accept(clipping)
    article = Article.objects.get(clipping=clipping)

    results = list(reparse([clipping.pk]))

    assert [result.status for result in results] == [ReprocessStatus.SAME]
    assert Article.objects.get(clipping=clipping) == article
    assert corrected_field_names(article) == frozenset()
    original = parsed_original(article)
    assert original is not None
    assert original.body == article.body


def test_splitting_resets_edits_and_says_so(reader: Client, user: User) -> None:
    clipping = make_pending_clipping(content=SURE.encode(), user=user)
    preview = reverse("articles:preview", args=[clipping.pk])
    assert "Your edits will be reset." not in reader.get(preview).content.decode()
    drafts.set_fields(clipping, 2, {"headline": "Atlas"})
    assert "Your edits will be reset." in reader.get(preview).content.decode()

    split(reader, clipping, "no")

    clipping.refresh_from_db()
    assert clipping.draft == {"articles": {"0": {"fields": {"split": False}}}}
    assert not drafts.has_edits(clipping.draft)


def test_an_ordinary_text_cannot_be_split(reader: Client, user: User) -> None:
    clipping = make_pending_clipping(
        content=b"Pier closes\n\nThe council closed the pier on Tuesday after a storm.", user=user
    )

    response = reader.post(reverse("articles:split_clipping", args=[clipping.pk]), {"split": "yes"})

    assert response.status_code == 404
    assert "split" not in str(clipping.draft)


def test_only_its_owner_splits_a_pending_clipping(client: Client, user: User) -> None:
    clipping = make_pending_clipping(content=SURE.encode(), user=user)
    client.force_login(make_user())

    response = client.post(reverse("articles:split_clipping", args=[clipping.pk]), {"split": "no"})

    assert response.status_code == 404
    assert not FieldCorrection.objects.exists()
