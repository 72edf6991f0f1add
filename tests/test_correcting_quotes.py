"""Putting right, from the article, who said something, what is no quote, and who a name is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from articles import curation, ingest
from articles.ingest import Received
from articles.models import Article, Change, Clipping, Person, Quote
from tests.factories import make_curator, make_user

if TYPE_CHECKING:
    from django.test import Client

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

FIRST = """Council closes the ferry pier
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024

The council of Port Elder closed the ferry pier on Tuesday after a night of storms that tore two of its piles loose.

"We had no choice but to close the pier," said Ilse Marrandt, the harbor master, who walked it at dawn with a lamp.

Peter Brandt, who sells tickets there, watched from the quay and went home when the gates were shut.
"""
SECOND = """Ferry passengers are left on the quay
By Tom Aske
Published 3:10 p.m. Nov. 12, 2024

Passengers of the Port Elder ferry stood on the quay on Tuesday and did not know whether there would be another boat.

"We had no choice but to close the pier," said Ilse Marrandt, the harbor master, in front of the locked gates.

The ferry will sail from the north quay until the piles are driven again, which may take the whole of the winter.
"""
HTMX = {"HX-Request": "true"}


@pytest.fixture
def curator(client: Client) -> User:
    user = make_curator(username="vera")
    client.force_login(user)
    return user


@pytest.fixture
def articles() -> tuple[Article, Article]:
    files = [Received(data=text.encode(), name=f"{number}.txt") for number, text in enumerate((FIRST, SECOND))]
    ids = [pk for result in ingest.store(files, origin=Clipping.Origin.COMMAND) for pk in result.article_ids]
    first, second = Article.objects.filter(pk__in=ids).order_by("pk")
    return first, second


def quote_of(article: Article) -> Quote:
    return article.quotes.get(kind=Quote.Kind.DIRECT)


def read_again() -> None:
    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))


@pytest.mark.usefixtures("curator")
@pytest.mark.parametrize(
    ("answer", "speaker", "described"),
    [
        ({"speaker": "Peter Brandt"}, "Peter Brandt", ""),
        ({"name": "peter brandt"}, "Peter Brandt", ""),
        ({"speaker": "Ilse Marrandt", "name": "Brandt"}, "Peter Brandt", ""),
        ({"speaker": "Ilse Marrandt", "speaker_text": "a spokesman"}, None, "a spokesman"),
        ({}, None, ""),
    ],
    ids=["of the article", "by name", "a name beside who was chosen before", "described", "not known"],
)
def test_a_speaker_is_set_and_stays_when_the_clipping_is_read_again(
    client: Client, articles: tuple[Article, Article], answer: dict[str, str], speaker: str | None, described: str
) -> None:
    quote = quote_of(articles[0])
    data = answer | ({"speaker": str(Person.objects.get(name=answer["speaker"]).pk)} if "speaker" in answer else {})

    response = client.post(reverse("articles:correct_speaker", args=[quote.pk]), data)

    assert response.headers["Location"] == quote.get_absolute_url()
    read_again()
    quote.refresh_from_db()
    assert (quote.speaker and quote.speaker.name, quote.speaker_text, quote.by_hand) == (speaker, described, True)


@pytest.mark.usefixtures("curator")
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"name": "Zeppelin"}, "Nobody in the archive is called “Zeppelin”."),
        ({"name": "Peter Brandt", "speaker_text": "a spokesman"}, "Name a person or describe the speaker, not both."),
    ],
    ids=["nobody is called so", "two answers"],
)
def test_what_is_no_speaker_is_refused_with_the_reason(
    client: Client, articles: tuple[Article, Article], answer: dict[str, str], said: str
) -> None:
    quote = quote_of(articles[0])
    address = reverse("articles:correct_speaker", args=[quote.pk])

    whole, part = client.post(address, answer), client.post(address, answer, headers=HTMX)

    assert (whole.status_code, part.status_code) == (422, 200)
    assert said in whole.content.decode()
    assert said in part.content.decode()
    assert part.headers["HX-Retarget"] == f"#correction-{quote.pk}"
    assert not Change.objects.exists()


def test_a_correction_is_offered_to_the_same_quote_elsewhere_and_undone_as_one(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    quote, other = map(quote_of, articles)
    address = reverse("articles:correct_speaker", args=[quote.pk])
    assert articles[1].headline in client.get(address).content.decode()

    client.post(address, {"speaker_text": "a spokesman", "also": [other.pk]})

    for each in (quote, other):
        each.refresh_from_db()
        assert each.speaker_text == "a spokesman"
    curation.undo(Change.objects.get(), user=curator)
    for each in (quote, other):
        each.refresh_from_db()
        assert each.speaker is not None
        assert each.speaker.name == "Ilse Marrandt"


@pytest.mark.usefixtures("curator")
def test_only_what_is_chosen_elsewhere_is_changed(client: Client, articles: tuple[Article, Article]) -> None:
    quote, other = map(quote_of, articles)

    client.post(reverse("articles:correct_speaker", args=[quote.pk]), {"speaker_text": "a spokesman"})

    other.refresh_from_db()
    assert other.speaker_text == ""


def test_a_false_quote_goes_with_one_click_and_comes_back(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    quote, other = map(quote_of, articles)

    page = client.post(reverse("articles:remove_quote", args=[quote.pk]), headers=HTMX).content.decode()

    assert 'id="article-body"' in page
    assert "1 quote removed." in page
    assert f'href="{reverse("articles:remove_alike")}?quote={other.pk}"' in page
    read_again()
    assert not Quote.objects.filter(pk=quote.pk).exists()
    curation.undo(Change.objects.get(), user=curator)
    assert Quote.objects.get(pk=quote.pk).text == quote.text


@pytest.mark.usefixtures("curator")
def test_the_same_words_elsewhere_are_removed_where_they_are_chosen(
    client: Client, articles: tuple[Article, Article]
) -> None:
    other = quote_of(articles[1])
    address = f"{reverse('articles:remove_alike')}?quote={other.pk}&quote=x&quote=99999999999999999999"

    assert articles[1].headline in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    client.post(address, {"quote": [other.pk]})

    assert not Quote.objects.filter(pk=other.pk).exists()
    assert "None of these quotes is here any more." in client.get(address).content.decode()


def test_a_name_is_somebody_else_in_one_article_and_that_stays(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    first, second = articles
    appearance = first.appearances.get(name="Ilse Marrandt")
    before = appearance.person_id
    address = reverse("articles:correct_name", args=[first.pk, appearance.pk])

    client.post(address, {"who": "new"})

    read_again()
    appearance.refresh_from_db()
    assert appearance.person_id != before
    assert quote_of(first).speaker_id == appearance.person_id
    assert quote_of(second).speaker_id == before
    curation.undo(Change.objects.get(), user=curator)
    appearance.refresh_from_db()
    assert appearance.person_id == before
    assert Person.objects.filter(name="Ilse Marrandt").count() == 1


@pytest.mark.usefixtures("curator")
def test_a_name_is_given_to_somebody_of_the_archive(client: Client, articles: tuple[Article, Article]) -> None:
    first, _second = articles
    appearance = first.appearances.get(name="Ilse Marrandt")
    address = reverse("articles:correct_name", args=[first.pk, appearance.pk])

    assert client.post(address, {"who": "known"}).status_code == 422
    page = client.post(address, {"who": "known", "name": "Peter Brandt"}, headers=HTMX).content.decode()

    assert 'id="article-people"' in page
    assert 'id="article-body"' in page
    assert quote_of(first).speaker == Person.objects.get(name="Peter Brandt")


def test_who_is_who_in_an_article_is_listed(client: Client, articles: tuple[Article, Article]) -> None:
    client.force_login(make_user())

    page = client.get(reverse("articles:article_people", args=[articles[0].pk])).content.decode()

    assert re.findall(r"<b>([^<]+)</b>", page.split("<main")[1]) == ["Ilse Marrandt", "Peter Brandt"]
    assert "This is somebody else" not in page


@pytest.mark.parametrize("name", ["correct_speaker", "remove_quote", "correct_name", "remove_alike"])
def test_only_curators_correct(client: Client, articles: tuple[Article, Article], name: str) -> None:
    client.force_login(make_user())
    first = articles[0]
    arguments = {
        "correct_name": [first.pk, first.appearances.earliest("pk").pk],
        "remove_alike": [],
    }.get(name, [quote_of(first).pk])

    assert client.post(reverse(f"articles:{name}", args=arguments)).status_code == 403
    assert "Correct the speaker" not in client.get(first.get_absolute_url()).content.decode()
    assert not Change.objects.exists()


@pytest.mark.usefixtures("curator")
def test_the_article_s_margin_offers_to_correct(client: Client, articles: tuple[Article, Article]) -> None:
    quote = quote_of(articles[0])

    page = client.get(articles[0].get_absolute_url()).content.decode()

    assert f'href="{reverse("articles:correct_speaker", args=[quote.pk])}"' in page
    assert f'action="{reverse("articles:remove_quote", args=[quote.pk])}"' in page
