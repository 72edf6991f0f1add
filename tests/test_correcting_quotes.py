"""Correcting quotes, speakers and names from the article page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from articles import curation, ingest
from articles.ingest import Received
from articles.models import AddedQuote, Article, Change, Clipping, NameCorrection, Person, Quote, QuoteCorrection
from tests.factories import make_curator, make_user

if TYPE_CHECKING:
    from django.http import HttpResponse
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
def test_a_corrected_speaker_survives_reprocessing(
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
        ({"name": "Zeppelin"}, "No person named “Zeppelin” in the archive."),
        ({"name": "Peter Brandt", "speaker_text": "a spokesman"}, "Enter only one speaker: a person or a description."),
    ],
    ids=["nobody is called so", "two answers"],
)
def test_an_invalid_speaker_is_rejected_with_the_reason(
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


def test_a_correction_can_include_the_same_quote_in_other_articles_and_is_one_change(
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
def test_only_selected_quotes_of_other_articles_change(client: Client, articles: tuple[Article, Article]) -> None:
    quote, other = map(quote_of, articles)

    client.post(reverse("articles:correct_speaker", args=[quote.pk]), {"speaker_text": "a spokesman"})

    other.refresh_from_db()
    assert other.speaker_text == ""


def test_a_false_quote_is_removed_with_one_click_and_undo_restores_it(
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
def test_the_same_quote_is_removed_from_selected_articles(client: Client, articles: tuple[Article, Article]) -> None:
    other = quote_of(articles[1])
    address = f"{reverse('articles:remove_alike')}?quote={other.pk}&quote=x&quote=99999999999999999999"

    assert articles[1].headline in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    client.post(address, {"quote": [other.pk]})

    assert not Quote.objects.filter(pk=other.pk).exists()
    assert "These quotes have already been removed." in client.get(address).content.decode()


def test_a_name_can_mean_another_person_in_one_article(
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
def test_a_name_can_be_set_to_an_existing_person(client: Client, articles: tuple[Article, Article]) -> None:
    first, _second = articles
    appearance = first.appearances.get(name="Ilse Marrandt")
    address = reverse("articles:correct_name", args=[first.pk, appearance.pk])

    assert client.post(address, {"who": "known"}).status_code == 422
    opened = HTMX | {"HX-Current-URL": f"http://testserver{first.get_absolute_url()}"}
    page = client.post(address, {"who": "known", "name": "Peter Brandt"}, headers=opened).content.decode()

    assert 'id="article-people"' in page
    assert 'id="article-body"' in page
    assert quote_of(first).speaker == Person.objects.get(name="Peter Brandt")


def test_the_people_of_an_article_are_listed(client: Client, articles: tuple[Article, Article]) -> None:
    client.force_login(make_user())

    page = client.get(reverse("articles:article_people", args=[articles[0].pk])).content.decode()

    assert re.findall(r"<b>([^<]+)</b>", page.split("<main")[1]) == ["Ilse Marrandt", "Peter Brandt"]
    assert "Wrong person" not in page


@pytest.mark.parametrize(
    "name",
    [
        "correct_speaker",
        "correct_words",
        "remove_quote",
        "correct_name",
        "remove_name",
        "name_missing",
        "remove_alike",
        "add_quote",
        "name_words",
    ],
)
def test_only_curators_can_correct_quotes_and_people(
    client: Client, articles: tuple[Article, Article], name: str
) -> None:
    client.force_login(make_user())
    first = articles[0]
    arguments = {
        "correct_name": [first.pk, first.appearances.earliest("pk").pk],
        "remove_name": [first.pk, first.appearances.earliest("pk").pk],
        "name_missing": [first.pk],
        "add_quote": [first.pk, 0],
        "name_words": [first.pk, 0],
        "remove_alike": [],
    }.get(name, [quote_of(first).pk])

    assert client.post(reverse(f"articles:{name}", args=arguments)).status_code == 403
    assert "Wrong speaker" not in client.get(first.get_absolute_url()).content.decode()
    assert not Change.objects.exists()


@pytest.mark.usefixtures("curator")
def test_the_margin_of_the_article_offers_corrections(client: Client, articles: tuple[Article, Article]) -> None:
    quote = quote_of(articles[0])

    page = client.get(articles[0].get_absolute_url()).content.decode()

    assert f'href="{reverse("articles:correct_speaker", args=[quote.pk])}"' in page
    assert f'action="{reverse("articles:remove_quote", args=[quote.pk])}"' in page


# The words of a quote


def words(client: Client, quote: Quote, text: str, **more: object) -> HttpResponse:
    return client.post(reverse("articles:correct_words", args=[quote.pk]), {"words": text, **more})


@pytest.mark.usefixtures("curator")
def test_corrected_words_of_a_quote_stay_and_it_keeps_its_id(client: Client, articles: tuple[Article, Article]) -> None:
    quote = quote_of(articles[0])

    response = words(client, quote, "  no choice but to  close the pier, ")

    assert response.headers["Location"] == quote.get_absolute_url()
    read_again()
    again = Quote.objects.get(pk=quote.pk)
    assert (again.text, again.found_text) == ("no choice but to close the pier,", quote.text)
    assert again.article.body[again.start : again.end] == again.text
    assert (again.speaker, again.by_hand) == (quote.speaker, False)
    page = client.get(again.get_page_url()).content.decode()
    assert "Text edited by hand" in page


def test_words_speaker_and_removal_combine_and_are_undone_one_by_one(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    quote = quote_of(articles[0])
    words(client, quote, "no choice")
    client.post(reverse("articles:correct_speaker", args=[quote.pk]), {"speaker_text": "a spokesman"})
    words(client, quote, "to close the pier,")
    client.post(reverse("articles:remove_quote", args=[quote.pk]))
    assert not Quote.objects.filter(pk=quote.pk).exists()

    states = []
    for change in Change.objects.order_by("-pk"):
        curation.undo(change, user=curator)
        read_again()
        now = Quote.objects.get(pk=quote.pk)
        states.append((now.text, now.speaker_text))

    assert states == [
        ("to close the pier,", "a spokesman"),
        ("no choice", "a spokesman"),
        ("no choice", ""),
        (quote.text, ""),
    ]
    assert not QuoteCorrection.objects.exists()


@pytest.mark.usefixtures("curator")
def test_setting_the_original_words_removes_the_correction(client: Client, articles: tuple[Article, Article]) -> None:
    quote = quote_of(articles[0])
    words(client, quote, "no choice")

    words(client, quote, f"“{quote.text}”")

    assert Quote.objects.get(pk=quote.pk).text == quote.text
    assert not QuoteCorrection.objects.exists()


@pytest.mark.usefixtures("curator")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("We had every choice", "words are not in the"),
        ("", "This field is required."),
        ("closed the ferry pier on Tuesday", "words are not in the"),
    ],
    ids=["other words", "none", "words of another paragraph"],
)
def test_words_that_are_not_in_the_paragraph_are_rejected_with_the_reason(
    client: Client, articles: tuple[Article, Article], typed: str, said: str
) -> None:
    quote = quote_of(articles[0])
    address = reverse("articles:correct_words", args=[quote.pk])

    whole, part = client.post(address, {"words": typed}), client.post(address, {"words": typed}, headers=HTMX)

    assert (whole.status_code, part.status_code) == (422, 200)
    assert said in whole.content.decode()
    assert said in part.content.decode()
    assert not Change.objects.exists()


@pytest.mark.usefixtures("curator")
def test_corrected_words_apply_to_the_same_quote_in_other_articles(
    client: Client, articles: tuple[Article, Article]
) -> None:
    quote, other = map(quote_of, articles)
    address = reverse("articles:correct_words", args=[quote.pk])
    assert articles[1].headline in client.get(address).content.decode()

    words(client, quote, "no choice but to close the pier,", also=[other.pk])

    assert {each.text for each in Quote.objects.filter(pk__in=[quote.pk, other.pk])} == {
        "no choice but to close the pier,"
    }
    assert Change.objects.count() == 1


# Missed quotes


def passage(article: Article, beginning: str) -> int:
    return next(number for number, block in enumerate(article.blocks) if block["text"].startswith(beginning))


def add_quote(client: Client, article: Article, beginning: str, **answer: object) -> HttpResponse:
    address = reverse("articles:add_quote", args=[article.pk, passage(article, beginning)])
    return client.post(address, {"kind": "direct", **answer})


def test_an_added_quote_can_be_corrected_and_removed_and_each_change_undone(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    article = articles[0]
    before = list(article.quotes.order_by("pk").values())
    brandt = Person.objects.get(name="Peter Brandt")

    add_quote(client, article, "Peter Brandt", words="when the  gates were shut", speaker=brandt.pk)

    read_again()
    added = article.quotes.get(rule=Quote.ADDED)
    assert (added.text, added.speaker, added.by_hand) == ("when the gates were shut", brandt, True)
    article.refresh_from_db()
    assert article.body[added.start : added.end] == added.text
    assert "added by hand" in client.get(article.get_absolute_url()).content.decode()
    words(client, added, "the gates were shut")
    client.post(reverse("articles:correct_speaker", args=[added.pk]), {"speaker_text": "a gatekeeper"})
    read_again()
    added.refresh_from_db()
    assert (added.text, added.speaker_text) == ("the gates were shut", "a gatekeeper")
    client.post(reverse("articles:remove_quote", args=[added.pk]))
    assert not article.quotes.filter(rule=Quote.ADDED).exists()
    states = []
    for change in Change.objects.order_by("-pk"):
        curation.undo(change, user=curator)
        states += [[(each.text, str(each.speaker)) for each in article.quotes.filter(rule=Quote.ADDED)]]
    assert states == [
        [("the gates were shut", "None")],
        [("the gates were shut", "Peter Brandt")],
        [("when the gates were shut", "Peter Brandt")],
        [],
    ]
    assert list(article.quotes.order_by("pk").values()) == before
    assert not AddedQuote.objects.exists()


@pytest.mark.usefixtures("curator")
def test_an_added_quote_stays_when_its_paragraph_is_edited_around_it(
    client: Client, articles: tuple[Article, Article]
) -> None:
    article = articles[0]
    add_quote(client, article, "Peter Brandt", words="went home")
    article.refresh_from_db()
    block = article.blocks[passage(article, "Peter Brandt")]

    curation.correct_text(article, block["text"], 0, wording="From the quay Brandt went home.", user=None)

    added = article.quotes.get(rule=Quote.ADDED)
    assert article.body[added.start : added.end] == "went home"
    curation.correct_text(article, block["text"], 0, wording="From the quay Brandt left.", user=None)
    assert not article.quotes.filter(rule=Quote.ADDED).exists()
    assert AddedQuote.objects.exists()


@pytest.mark.usefixtures("curator")
@pytest.mark.parametrize(
    ("beginning", "answer", "said"),
    [
        ("Peter Brandt", {"words": "came home"}, "words are not in the"),
        ('"We had', {"words": "choice but to close"}, "These words overlap another quote"),
        ("Peter Brandt", {"words": "went home", "kind": "sung"}, "Select a valid choice"),
        ("Peter Brandt", {"words": "went home", "name": "Zeppelin"}, "No person named"),
    ],
    ids=["words that are not there", "a part of another quote", "no such kind", "nobody known"],
)
def test_an_invalid_quote_is_rejected_with_the_reason(
    client: Client, articles: tuple[Article, Article], beginning: str, answer: dict[str, str], said: str
) -> None:
    response = add_quote(client, articles[0], beginning, **answer)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Change.objects.exists()


MIXED = """Council keeps the ferry pier open
By Nora Quenby
Published 12:40 p.m. Nov. 14, 2024

The council of Port Elder looked at the ferry pier on Tuesday after a night of storms that tore two of its piles loose.

Ilse Marrandt, the harbor master, said that the pier was "an old friend of the town" and that nobody would close it.

Peter Brandt, who sells tickets there, watched from the quay and went home when the gates were shut.
"""


@pytest.mark.usefixtures("curator")
def test_marked_words_in_reported_speech_are_corrected_and_added_beside_it(client: Client) -> None:
    list(ingest.store([Received(data=MIXED.encode(), name="mixed.txt")], origin=Clipping.Origin.COMMAND))
    article = Article.objects.get()
    clause = article.quotes.get(kind=Quote.Kind.INDIRECT)
    marked = article.quotes.get(kind=Quote.Kind.MIXED)
    assert clause.start < marked.start < marked.end < clause.end

    words(client, marked, "an old friend")
    add_quote(client, article, "Ilse Marrandt", words="nobody would close it", kind=Quote.Kind.MIXED)

    read_again()
    assert set(article.quotes.values_list("kind", "text")) == {
        ("indirect", clause.text),
        ("mixed", "an old friend"),
        ("mixed", "nobody would close it"),
    }


# Names


def test_a_false_person_is_removed_with_one_click_and_undo_restores_them(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    first = articles[0]
    before = people_of(first)
    brandt = first.appearances.get(name="Peter Brandt")

    client.post(reverse("articles:remove_name", args=[first.pk, brandt.pk]))

    read_again()
    assert not first.appearances.filter(name="Peter Brandt").exists()
    assert not Person.objects.filter(name="Peter Brandt").exists()
    curation.undo(Change.objects.get(), user=curator)
    assert people_of(first) == before
    assert not NameCorrection.objects.exists()


def people_of(article: Article) -> list[tuple[str, int, int]]:
    rows = article.appearances.order_by("position")
    return [(row.name, row.person_id, row.mention_count) for row in rows]


def test_a_missed_person_can_be_added_and_undo_removes_them(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    first = articles[0]
    before = people_of(first)
    address = reverse("articles:name_missing", args=[first.pk])
    assert client.post(address, {"words": "council", "name": "Tomasine Erval"}).url == reverse(
        "articles:article_people", args=[first.pk]
    )

    read_again()
    erval = first.appearances.get(name="Tomasine Erval")
    first.refresh_from_db()
    assert {first.body[each.start : each.end] for each in erval.mentions.all()} == {"council"}
    curation.undo(Change.objects.get(), user=curator)
    assert people_of(first) == before
    assert not Person.objects.filter(name="Tomasine Erval").exists()


@pytest.mark.usefixtures("curator")
@pytest.mark.parametrize("by", ["choice", "name"])
def test_one_mention_can_be_set_to_another_person(client: Client, articles: tuple[Article, Article], by: str) -> None:
    first = articles[0]
    marrandt = first.appearances.get(name="Ilse Marrandt")
    number = passage(first, "Peter Brandt")
    answer = {"who": str(marrandt.pk)} if by == "choice" else {"name": "ilse marrandt"}

    client.post(
        reverse("articles:name_words", args=[first.pk, number]), {"words": "Peter Brandt", "which": "1", **answer}
    )

    read_again()
    assert [name for name, _person, _count in people_of(first)] == ["Ilse Marrandt"]
    assert people_of(first)[0][2] == 2


@pytest.mark.usefixtures("curator")
def test_one_mention_can_be_marked_as_not_a_person(client: Client, articles: tuple[Article, Article]) -> None:
    first = articles[0]
    address = reverse("articles:name_words", args=[first.pk, passage(first, "Peter Brandt")])

    page = client.post(address, {"words": "Peter Brandt", "which": "1", "who": "nobody"}, headers=HTMX)

    assert 'id="article-body"' in page.content.decode()
    assert [name for name, _person, _count in people_of(first)] == ["Ilse Marrandt"]


@pytest.mark.usefixtures("curator")
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"words": "Zeppelin", "name": "Tom Aske"}, "words are not in the"),
        ({"words": "ranc", "name": "Tom Aske"}, "words are not in the"),
        ({"words": "council"}, "Select a person or enter a name"),
        ({"words": "council", "who": "nobody", "name": "Tom Aske"}, "Select a person or enter a name"),
        ({"words": "council", "name": "!"}, "A name needs at least one letter"),
        ({"words": "council", "who": "999999"}, "Select a valid choice"),
    ],
    ids=["not there", "a part of a word", "no answer", "two answers", "no name", "nobody of the article"],
)
def test_words_that_cannot_be_a_name_are_rejected_with_the_reason(
    client: Client, articles: tuple[Article, Article], answer: dict[str, str], said: str
) -> None:
    response = client.post(reverse("articles:name_missing", args=[articles[0].pk]), answer)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Change.objects.exists()


def test_added_quotes_follow_a_merge_and_its_undo(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    brandt, marrandt = (Person.objects.get(name=name) for name in ("Peter Brandt", "Ilse Marrandt"))
    add_quote(client, articles[0], "Peter Brandt", words="went home", speaker=brandt.pk)

    change = curation.merge_people(kept=marrandt, absorbed=[brandt], user=curator)

    assert AddedQuote.objects.get().speaker == marrandt
    curation.undo(change, user=curator)
    read_again()
    assert AddedQuote.objects.get().speaker == brandt
    assert articles[0].quotes.get(rule=Quote.ADDED).speaker == brandt


def test_all_corrections_apply_when_a_deleted_clipping_is_received_again(
    client: Client, curator: User, articles: tuple[Article, Article]
) -> None:
    first = articles[0]
    quote = quote_of(first)
    words(client, quote, "no choice")
    client.post(reverse("articles:correct_speaker", args=[quote.pk]), {"name": "Peter Brandt"})
    add_quote(client, first, "Peter Brandt", words="went home", speaker_text="a gatekeeper")
    client.post(reverse("articles:name_missing", args=[first.pk]), {"words": "council", "name": "Tomasine Erval"})
    first.refresh_from_db()
    council = first.blocks[passage(first, "The council")]["text"]
    curation.correct_text(first, council, 0, wording=council.replace("storms", "gales"), user=curator)

    def said(article: Article) -> list[object]:
        quotes = article.quotes.order_by("position").values_list("text", "speaker__name", "speaker_text", "rule")
        return [article.body, list(quotes), list(article.appearances.order_by("name").values_list("name", flat=True))]

    first.refresh_from_db()
    before = said(first)
    first.clipping.delete()
    [result] = ingest.store([Received(data=FIRST.encode(), name="again.txt")], origin=Clipping.Origin.COMMAND)

    assert said(Article.objects.get(pk=result.article_ids[0])) == before
    assert "gales" in str(before[0])
