"""A quote's own page: words, speaker, context, variants and citation."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import ingest
from articles.ingest import Received
from articles.models import Article, Clipping, Quote
from articles.quotations.citations import cite
from articles.quotations.quote_variants import other_articles_with, quote_group_of
from articles.text.comparing.quote_matching import QuoteRelation
from tests.factories import make_article, make_person, make_quote, make_source
from tests.sample_scores import CLIPPINGS, read_archive_answers, words

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

WHOLE = "The harbour was never deep. The harbour was patient, and the harbour kept what it was given."


def printed(text: str = WHOLE, *, outlet: str = "", day: date | None = None, **fields: Any) -> Quote:
    """Make an article of four paragraphs with ``text`` as a quote in the second."""
    body = f"Before it came.\n\n“{text}” she said.\n\nAfter it went.\n\nFar away."
    article = make_article(
        headline=f"What {outlet or 'somebody'} has",
        body=body,
        source=make_source(name=outlet) if outlet else None,
        published_on=day,
    )
    return make_quote(article=article, text=text, **fields)


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.fixture
def variants() -> dict[str, Quote]:
    """One quote in five outlets, varied differently by each."""
    oda, peter = make_person(name="Oda Quill"), make_person(name="Peter Brandt")
    return {
        "trimmed": printed(
            "The harbour was patient, and the harbour kept what it was given",
            outlet="Post", day=date(2024, 3, 2), speaker=oda,
        ),
        "first": printed(WHOLE, outlet="Ledger", day=date(2024, 3, 1), speaker=oda),
        "punctuated": printed(WHOLE.replace(". The", " – the"), outlet="Tideway", day=date(2024, 3, 3), speaker=oda),
        "worded": printed(WHOLE.replace("kept", "hid"), outlet="Courier", day=date(2024, 3, 4), speaker=oda),
        "other speaker": printed(WHOLE, outlet="Gazette", day=date(2024, 3, 5), speaker=peter),
    }  # fmt: skip


def test_each_variant_is_compared_with_the_fullest(variants: dict[str, Quote]) -> None:
    printed("Something else was said that day", outlet="Mirror", day=date(2024, 3, 1))

    for quote in variants.values():
        group = quote_group_of(quote)

        found = {
            each.quote.pk: (each.relation, each.is_first, each.is_attributed_differently) for each in group.variants
        }
        assert found == {
            variants["first"].pk: (None, True, False),
            variants["trimmed"].pk: (QuoteRelation.TRIMMED, False, False),
            variants["punctuated"].pk: (QuoteRelation.PUNCTUATION, False, False),
            variants["worded"].pk: (QuoteRelation.WORDED, False, False),
            variants["other speaker"].pk: (QuoteRelation.IDENTICAL, False, True),
        }
        assert [each.article.source.name for each in group.variants] == [
            "Ledger", "Post", "Tideway", "Courier", "Gazette",
        ]  # fmt: skip


def test_two_trimmed_variants_are_found_through_the_full_one() -> None:
    first = printed("The harbour was never deep, that we knew", day=date(2024, 3, 1))
    second = printed("the harbour kept what it was given", day=date(2024, 3, 2))
    whole = printed("The harbour was never deep, that we knew, and the harbour kept what it was given")

    assert {quote.pk for quote in quote_group_of(second).quotes} == {first.pk, second.pk, whole.pk}


def test_the_five_variants_of_the_sample_form_one_group() -> None:
    answers = read_archive_answers()["same_quotes"][0]
    files = [Received(data=(CLIPPINGS / each["file"]).read_bytes(), name=each["file"]) for each in answers["variants"]]
    assert all(result.article_ids for result in ingest.store(files, origin=Clipping.Origin.COMMAND))

    quote = next(each for each in Quote.objects.marked() if words(each.text) == words(answers["variants"][0]["text"]))
    group = quote_group_of(Quote.objects.with_article().get(pk=quote.pk))

    found = {(each.article.clipping.name, *words(each.text)) for each in group.variants}
    assert found == {(each["file"], *words(each["text"])) for each in answers["variants"]}
    assert {each.relation for each in group.variants} == {
        None, QuoteRelation.IDENTICAL, QuoteRelation.PUNCTUATION, QuoteRelation.TRIMMED, QuoteRelation.WORDED,
    }  # fmt: skip


def test_reparsing_restores_the_prints_of_quotes() -> None:
    answers = read_archive_answers()["same_quotes"][0]
    files = [Received(data=(CLIPPINGS / each["file"]).read_bytes(), name=each["file"]) for each in answers["variants"]]
    list(ingest.store(files, origin=Clipping.Origin.COMMAND))
    before = dict(Quote.objects.values_list("pk", "prints"))
    Quote.objects.update(prints=[])

    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))

    assert dict(Quote.objects.values_list("pk", "prints")) == before


def test_lists_count_the_other_articles_with_a_quote(variants: dict[str, Quote]) -> None:
    alone = printed("Nobody else has printed such a thing")
    quotes = Quote.objects.with_article().filter(pk__in=[variants["first"].pk, alone.pk])

    found = other_articles_with(quotes)

    assert found.keys() == {variants["first"].pk}
    assert found[variants["first"].pk].articles == 4
    assert {source.name for source in found[variants["first"].pk].outlets} == {"Post", "Tideway", "Courier", "Gazette"}


def test_a_list_also_counts_variants_found_through_the_full_one() -> None:
    first = printed("The harbour was never deep, that we knew", outlet="Post", day=date(2024, 3, 1))
    printed("the harbour kept what it was given", outlet="Tideway", day=date(2024, 3, 2))
    printed("The harbour was never deep, that we knew, and the harbour kept what it was given", outlet="Ledger")

    (found,) = other_articles_with([first]).values()

    assert {source.name for source in found.outlets} == {"Tideway", "Ledger"}


def test_pages_say_when_there_may_be_more_variants(
    reader: Client, monkeypatch: pytest.MonkeyPatch, variants: dict[str, Quote]
) -> None:
    monkeypatch.setattr("articles.quotations.quote_variants.MOST_FOUND", 2)

    page = reader.get(variants["first"].get_page_url()).content.decode()
    listed = reader.get(variants["first"].article.get_absolute_url()).content.decode()

    assert "There may be more" in page
    assert "in at least" in listed


def test_the_page_shows_words_speaker_place_variants_and_citation(reader: Client, variants: dict[str, Quote]) -> None:
    page = reader.get(variants["worded"].get_page_url()).content.decode()

    text = plain(page)
    assert "Oda Quill" in text
    assert "Before it came." in text
    assert "After it went." in text
    assert "Far away." not in text
    assert "5 articles have this quote" in text
    assert "[deleted: kept]" in text
    assert "[inserted: hid]" in text
    assert "first" in text
    assert "different speaker" in text
    assert "The articles name different speakers: Oda Quill, Peter Brandt." in text
    assert f'href="{variants["first"].get_page_url()}"' in page
    assert f'href="{variants["worded"].get_absolute_url()}"' in page


def test_a_different_spelling_is_labelled_punctuation_or_spelling(reader: Client) -> None:
    day = date(2024, 6, 4)
    make_quote(article=make_article(published_on=day), text="The harbour lost its colour that morning")
    quote = make_quote(article=make_article(published_on=day), text="The harbor lost its color that morning")

    assert "punctuation or spelling differs" in plain(reader.get(quote.get_page_url()).content.decode())


def test_the_page_explains_the_certainty_of_the_speaker(reader: Client) -> None:
    quote = printed(speaker=make_person(), certainty=0.6, rule="nearest name")

    text = plain(reader.get(quote.get_page_url()).content.decode())

    assert "Estimated chance that this is the speaker: 60%" in text
    assert "This is the nearest name" in text
    assert "uncertain" in text


def test_the_page_explains_the_certainty_of_indirect_speech(reader: Client) -> None:
    quote = printed(kind=Quote.Kind.INDIRECT, speaker=make_person(), certainty=0.6, rule="reported view")

    text = plain(reader.get(quote.get_page_url()).content.decode())

    assert "Estimated chance that this is reported speech: 60%" in text
    assert "uncertain" in text
    assert "chance that this is the speaker" not in text


def test_indirect_speech_is_not_put_in_quotation_marks(reader: Client) -> None:
    quote = printed("that the harbour was closed", kind=Quote.Kind.INDIRECT, outlet="Ledger")

    page = reader.get(quote.get_page_url()).content.decode()

    assert "“that the harbour was closed”" not in page.replace(quote.article.body, "").split("quote-context")[0]
    assert "that the harbour was closed (reported speech)" in page
    assert "so they are not compared" in page


def test_markup_in_words_and_headline_is_escaped(reader: Client) -> None:
    quote = printed("<b>bold</b> words of the harbour", outlet="<i>Ledger</i>")

    page = reader.get(quote.get_page_url()).content.decode()

    assert "<b>bold</b>" not in page
    assert "<i>Ledger</i>" not in page


def test_an_unknown_quote_gives_404(reader: Client) -> None:
    assert reader.get(reverse("articles:quote", args=[1])).status_code == 404


def test_the_page_requires_login(client: Client) -> None:
    assert client.get(printed().get_page_url()).headers["Location"].startswith(reverse("login"))


def test_article_person_and_list_pages_link_the_quote_and_count_other_outlets(
    reader: Client, variants: dict[str, Quote]
) -> None:
    quote = variants["first"]
    assert quote.speaker

    for address in (quote.article.get_absolute_url(), quote.speaker.get_absolute_url(), reverse("articles:quotes")):
        page = reader.get(address).content.decode()

        assert f'href="{quote.get_page_url()}"' in page
        assert "in 4 other outlets" in page


def test_the_number_of_queries_does_not_grow_with_the_variants(reader: Client) -> None:
    quote = printed(outlet="Ledger", speaker=make_person())

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get(quote.get_page_url())
        return len(captured)

    printed(outlet="Post", speaker=make_person())
    few = queries()
    for number in range(4):
        printed(outlet=f"Outlet of day {number}", speaker=make_person())

    assert queries() == few


# Citations


def cited(**fields: Any) -> Any:
    article = make_article(
        headline="Harbour_ shut & {closed}",
        source=make_source(name="The *Harrow* Ledger"),
        published_on=date(2024, 3, 1),
        authors=["Nora Quenby", "Tom and Sons"],
        **fields,
    )
    quote = make_quote(article=article, text="It is 100% shut", speaker=make_person(name="Oda Quill"))
    return cite(quote, link="http://archive.example/quotes/7/"), quote


def test_a_plain_citation_has_words_speaker_headline_outlet_date_and_link() -> None:
    citation, _quote = cited()

    assert citation.plain == (
        "“It is 100% shut” — Oda Quill, “Harbour_ shut & {closed}”, The *Harrow* Ledger, 1 March 2024."
        " http://archive.example/quotes/7/"
    )


def test_a_markdown_citation_is_a_block_quotation_with_escaped_text() -> None:
    citation, _quote = cited(url="https://ledger.example/a_(1)")

    assert citation.markdown == (
        "> “It is 100% shut”\n>\n> — Oda Quill, [Harbour\\_ shut & {closed}](https://ledger.example/a_%281%29),"
        " *The \\*Harrow\\* Ledger*, 1 March 2024"
    )


def test_a_bibtex_entry_is_braced_and_escaped() -> None:
    citation, quote = cited()

    assert citation.bibtex == "\n".join(
        [
            f"@article{{quote{quote.pk},",
            r"  title = {Harbour\_ shut \& \{closed\}},",
            "  author = {{Nora Quenby} and {Tom and Sons}},",
            "  journal = {The *Harrow* Ledger},",
            "  year = {2024},",
            "  month = mar,",
            "  day = {1},",
            "  url = {http://archive.example/quotes/7/},",
            r"  note = {“It is 100\% shut”, Oda Quill},",
            "}",
        ]
    )


def test_a_citation_says_what_is_unknown() -> None:
    quote = make_quote(article=Article.objects.get(pk=make_article(headline="Shut").pk), text="It is shut")

    citation = cite(quote, link="http://archive.example/quotes/7/")

    assert citation.plain == "“It is shut” — speaker unknown, “Shut”, undated. http://archive.example/quotes/7/"
    assert "year" not in citation.bibtex
