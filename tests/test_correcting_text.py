"""Correcting an article's text in place, keeping corrections when reprocessing, and undoing them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from articles import curation, ingest
from articles.ingest import Received
from articles.lines.ledger import lines_of
from articles.models import Article, Change, Clipping, LineCorrection, Person, Quote
from tests.factories import make_curator, make_user

if TYPE_CHECKING:
    from django.test import Client

    from articles.lines.ledger import LedgerLine
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

DUMP = """Council closes the ferry pier
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024

PORT ELDER, Nov 12 - The council of Port Elder closed the ferry pier on Tuesday after a night of storms.

Advertisement

"We had no choise but to close the pier," said Ilse Marrandt, the harbor master, who walked it at dawn with a lamp.

Peter Brandt, who sells tickets there, watched from the quay and went home when the gates

were shut by two men of the harbor office, who had come with a chain and a lamp.
"""
HTMX = {"HX-Request": "true"}


@pytest.fixture
def curator(client: Client) -> User:
    user = make_curator(username="vera")
    client.force_login(user)
    return user


@pytest.fixture
def article() -> Article:
    [result] = ingest.store([Received(data=DUMP.encode(), name="pier.txt")], origin=Clipping.Origin.COMMAND)
    return Article.objects.get(pk=result.article_ids[0])


def read_again() -> list[Any]:
    return list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))


def line(article: Article, beginning: str) -> LedgerLine:
    article.refresh_from_db()
    return next(one for one in lines_of(article.blocks, every_line=True) if one.text.startswith(beginning))


def correct(client: Client, article: Article, beginning: str, **answer: str) -> Any:
    found = line(article, beginning)
    data = {"wording": found.text, "kind": found.kind.value, "digest": found.digest} | answer
    address = reverse("articles:correct_passage", args=[article.pk, found.number])
    response = client.post(address, data)
    article.refresh_from_db()
    return response


@pytest.mark.usefixtures("curator")
def test_text_is_corrected_and_the_clipping_stays_unchanged(client: Client, article: Article) -> None:
    came = line(article, '"We had')
    before = article.body

    response = correct(client, article, '"We had', wording=came.text.replace("choise", "choice"))

    assert (
        response.headers["Location"] == reverse("articles:article_text", args=[article.pk]) + f"#correct-{came.number}"
    )
    assert article.body == before.replace("choise", "choice")
    assert article.quotes.get(kind=Quote.Kind.DIRECT).text.startswith("We had no choice")
    block = article.blocks[came.number]
    assert block["received"] == came.text
    assert DUMP[block["start"] : block["end"]] == came.text
    assert bytes(Clipping.objects.get().content) == DUMP.encode()
    assert (article.revision, article.revisions.get().body) == (2, before)
    assert Change.objects.get().summary.endswith("“choise” changed to “choice”")


def test_a_text_correction_survives_reprocessing_and_can_be_undone(
    client: Client, curator: User, article: Article
) -> None:
    before = article.body, article.blocks
    correct(client, article, '"We had', wording='"We had a choice," said Ilse Marrandt.')
    corrected = article.body

    [again] = read_again()

    article.refresh_from_db()
    assert (again.status, article.body) == ("same", corrected)
    curation.undo(Change.objects.get(), user=curator)
    article.refresh_from_db()
    assert (article.body, article.blocks) == before
    assert not LineCorrection.objects.exists()
    assert [one.number for one in article.revisions.order_by("number")] == [1, 2]


@pytest.mark.usefixtures("curator")
def test_a_blank_line_splits_a_paragraph(client: Client, article: Article) -> None:
    text = line(article, '"We had').text

    correct(client, article, '"We had', wording=text.replace(", the harbor", ".\r\n \r\nThe  harbor"))

    assert '," said Ilse Marrandt.\n\nThe harbor master, who' in article.body
    page = client.get(reverse("articles:article_text", args=[article.pk])).content.decode()
    assert "<p>The harbor master, who" in page
    assert page.count('id="correct-') == sum(one.in_body for one in lines_of(article.blocks, every_line=True))
    for mention in article.appearances.get(name="Ilse Marrandt").mentions.all():
        assert "Marrandt" in article.body[mention.start : mention.end]


@pytest.mark.usefixtures("curator")
def test_a_paragraph_can_be_joined_to_the_one_above(client: Client, article: Article) -> None:
    lower = line(article, "were shut")
    address = reverse("articles:join_passages", args=[article.pk, lower.number])

    client.post(address, {"digest": lower.digest})

    article.refresh_from_db()
    assert "when the gates were shut by two men" in article.body
    assert line(article, "were shut").kind == "repeated"
    assert Change.objects.count() == 1
    curation.undo(Change.objects.get(), user=None)
    article.refresh_from_db()
    assert "when the gates\n\nwere shut by two men" in article.body


@pytest.mark.usefixtures("curator")
def test_wording_and_kind_are_corrected_together(client: Client, article: Article) -> None:
    correct(client, article, "Peter Brandt", wording="The ticket seller", kind="subheading")

    assert line(article, "The ticket").kind == "subheading"
    row = LineCorrection.objects.get()
    assert (row.kind, row.wording) == ("subheading", "The ticket seller")
    curation.undo(Change.objects.get(), user=None)
    assert line(article, "Peter Brandt").kind == "paragraph"


@pytest.mark.usefixtures("curator")
def test_a_quote_correction_applies_after_a_word_of_the_quote_is_corrected(client: Client, article: Article) -> None:
    quote = article.quotes.get(kind=Quote.Kind.DIRECT)
    brandt = Person.objects.get(name="Peter Brandt")
    curation.set_speaker([quote], speaker=brandt, user=None)

    correct(client, article, '"We had', wording=line(article, '"We had').text.replace("choise", "choice"))

    again = Quote.objects.get(pk=quote.pk)
    assert (again.text, again.speaker, again.by_hand) == (quote.text.replace("choise", "choice"), brandt, True)
    curation.remove_quotes([again], user=None)
    correct(client, article, '"We had', wording=line(article, '"We had').text.replace("pier", "quay"))
    assert not article.quotes.filter(kind=Quote.Kind.DIRECT).exists()


@pytest.mark.usefixtures("curator")
def test_text_after_a_dateline_is_corrected_and_the_dateline_stays(client: Client, article: Article) -> None:
    correct(client, article, "The council", wording="The council shut the pier.")

    assert article.body.startswith("The council shut the pier.")
    assert article.dateline == ["Port Elder"]


@pytest.mark.usefixtures("curator")
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"wording": "  "}, "This field is required."),
        ({"digest": "0" * 16}, "has changed in the meantime"),
        ({"kind": "nonsense"}, "Select a valid choice"),
        ({"wording": "x" * 100_001}, "at most 100000 characters"),
    ],
    ids=["no words", "another text meanwhile", "no such kind", "too long"],
)
def test_an_invalid_correction_is_rejected_with_the_reason(
    client: Client, article: Article, answer: dict[str, str], said: str
) -> None:
    found = line(article, "Peter Brandt")
    address = reverse("articles:correct_passage", args=[article.pk, found.number])
    data = {"wording": found.text, "kind": found.kind.value, "digest": found.digest} | answer

    whole, part = client.post(address, data), client.post(address, data, headers=HTMX)

    assert (whole.status_code, part.status_code) == (422, 200)
    assert said in whole.content.decode()
    assert said in part.content.decode()
    assert part.headers["HX-Retarget"] == f"#correct-{found.number}"
    assert not Change.objects.exists()


@pytest.mark.usefixtures("curator")
def test_saving_an_unchanged_passage_corrects_nothing(client: Client, article: Article) -> None:
    correct(client, article, "Peter Brandt", wording=line(article, "Peter Brandt").text.replace(" ", "  ") + "\r\n")

    assert not Change.objects.exists()
    assert not LineCorrection.objects.exists()


@pytest.mark.usefixtures("curator")
def test_the_ledger_shows_original_and_correction_and_can_restore_the_original(
    client: Client, article: Article
) -> None:
    correct(client, article, '"We had', wording=line(article, '"We had').text.replace("choise", "choice"))
    address = reverse("articles:ledger", args=[article.pk])

    page = client.get(address).content.decode()

    shown = page.partition("no <del>")[2].partition(" but")[0]
    assert re.sub("<[^>]+>", "", shown) == "[deleted: choise] [inserted: choice]"
    found = line(article, '"We had')
    data = {"number": found.number, "digest": found.digest, "kind": found.kind.value, "received": "yes"}
    client.post(reverse("articles:correct_line", args=[article.pk]), data)
    assert "choise" in line(article, '"We had').text
    assert not LineCorrection.objects.exists()


@pytest.mark.usefixtures("curator")
def test_the_kind_of_a_line_can_be_reset_to_automatic(client: Client, article: Article) -> None:
    address = reverse("articles:correct_line", args=[article.pk])
    found = line(article, "Advertisement")
    data = {"number": found.number, "digest": found.digest, "kind": "paragraph"}
    client.post(address, data)
    assert 'name="rules"' in client.get(reverse("articles:ledger", args=[article.pk]) + "?lines=all").content.decode()

    client.post(address, data | {"rules": "yes"})

    assert line(article, "Advertisement").removed
    assert not LineCorrection.objects.exists()


@pytest.mark.usefixtures("curator")
def test_htmx_gets_the_new_body_with_its_correction_forms(client: Client, article: Article) -> None:
    found = line(article, "Peter Brandt")
    opened = HTMX | {"HX-Current-URL": "http://testserver" + reverse("articles:article_text", args=[article.pk])}
    data = {"wording": "Brandt watched.", "kind": "paragraph", "digest": found.digest}

    page = client.post(
        reverse("articles:correct_passage", args=[article.pk, found.number]), data, headers=opened
    ).content.decode()

    assert 'id="article-body"' in page
    assert "Brandt watched." in page
    assert f'id="correct-{found.number}"' in page
    assert "autofocus" in page


def test_only_curators_can_correct_text(client: Client, article: Article) -> None:
    client.force_login(make_user())
    number = line(article, "Peter Brandt").number

    for name, arguments in (
        ("article_text", [article.pk]),
        ("correct_passage", [article.pk, number]),
    ):
        assert client.get(reverse(f"articles:{name}", args=arguments)).status_code == 403
    assert client.post(reverse("articles:join_passages", args=[article.pk, number])).status_code == 403
    assert "Edit text" not in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.usefixtures("curator")
def test_an_unknown_passage_gives_404(client: Client, article: Article) -> None:
    first = next(one for one in lines_of(article.blocks, every_line=True) if one.in_body)
    for number in (line(article, "Advertisement").number, 999):
        assert client.get(reverse("articles:correct_passage", args=[article.pk, number])).status_code == 404
    assert client.post(reverse("articles:join_passages", args=[article.pk, first.number])).status_code == 404
    body = article.body
    article.refresh_from_db()
    assert article.body == body


@pytest.mark.usefixtures("curator")
def test_a_link_to_a_comparison_shows_the_revisions_it_was_made_with(client: Client, article: Article) -> None:
    other = DUMP.replace("Council closes", "Pier shut as council closes").replace("Tuesday", "Tuesday morning")
    [result] = ingest.store([Received(data=other.encode(), name="other.txt")], origin=Clipping.Origin.COMMAND)
    address = reverse("articles:compare", args=[f"{article.pk}.1-{result.article_ids[0]}.1"])

    correct(client, article, '"We had', wording='"We had our reasons," said Ilse Marrandt.')

    page = client.get(address).content.decode()
    assert "choise" in page
    assert "our reasons" not in page


# The history of one article


@pytest.mark.usefixtures("curator")
def test_the_history_of_an_article_or_person_lists_only_its_own_changes(client: Client, article: Article) -> None:
    other = DUMP.replace("Council closes", "Pier shut as council closes").replace("Tuesday", "Tuesday morning")
    [result] = ingest.store([Received(data=other.encode(), name="other.txt")], origin=Clipping.Origin.COMMAND)
    there = Article.objects.get(pk=result.article_ids[0])
    correct(client, article, '"We had', wording='"We had our reasons," said Ilse Marrandt.')
    curation.correct_field(there, "headline", "Elsewhere", user=None)
    brandt = Person.objects.get(name="Peter Brandt")
    curation.set_speaker(list(article.quotes.filter(kind="direct")), speaker=brandt, user=None)
    address = reverse("articles:history")

    def shown(query: str) -> int:
        return client.get(address + query).content.decode().count('class="change__summary"')

    assert shown("") == 3
    page = client.get(address).content.decode()
    assert "Headline changed from “Pier shut as council closes the ferry pier” to “Elsewhere”" in page
    assert "Speaker of “We had our reasons,” set to Peter Brandt" in page
    assert shown(f"?about=article:{article.pk}") == 2
    assert shown(f"?about=article:{there.pk}") == 1
    assert shown(f"?about=person:{brandt.pk}") == 1
    assert shown(f"?about=quote:{article.quotes.get(kind='direct').pk}") == 1
    for nonsense in ("?about=tag:1", "?about=article:x", "?about=article:999999999", "?about=" + "9" * 40):
        assert shown(nonsense) == 3
    assert f"{address}?about=article:{article.pk}" in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.usefixtures("curator")
def test_undoing_in_the_history_of_an_article_returns_to_that_history(client: Client, article: Article) -> None:
    correct(client, article, "Peter Brandt", wording="Brandt watched.")
    query = f"?about=article:{article.pk}"

    response = client.post(reverse("articles:undo", args=[Change.objects.get().pk]) + query)

    assert response.headers["Location"] == reverse("articles:history") + query
