"""What pages show as a fact, what they mark as uncertain, and what waits behind "Show uncertain"."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from articles.compare import Key, address_of
from articles.ingest.rows import ArticlePeople, quote_rows
from articles.models import AddedQuote, Person, Quote
from articles.quotations.citations import cite
from articles.text.data.kinds import Kind
from articles.text.documents import Block
from articles.text.people.found import SURE_PERSON
from articles.text.quotes.found import SURE_REPORTED, SURE_SPEAKER, QuoteKind
from articles.text.spans import Span
from articles.views.article_context import swapped_body_context
from tests.dumps import parsed_article
from tests.factories import (
    make_alias,
    make_appearance,
    make_article,
    make_curator,
    make_person,
    make_quote,
    make_quote_correction,
    make_source,
    make_story,
)

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from articles.models import Article

pytestmark = pytest.mark.django_db

DOUBTFUL = SURE_REPORTED - 0.2


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def reported(text: str, *, certainty: float = 1.0, **fields: Any) -> Quote:
    return make_quote(text=text, kind=Quote.Kind.INDIRECT, certainty=certainty, **fields)


@pytest.fixture
def article() -> Article:
    article = make_article(body="She said the pier was shut. He thought the boats were late. “Go home,” she said.")
    speaker = make_person(name="Oda Quill")
    reported("the pier was shut", article=article, speaker=speaker)
    reported("the boats were late", article=article, certainty=DOUBTFUL, speaker=speaker)
    make_quote(article=article, text="Go home,", speaker=speaker)
    return article


# The article


def test_an_article_shows_uncertain_reported_speech_only_on_request(reader: Client, article: Article) -> None:
    doubtful = article.quotes.get(text="the boats were late")

    by_default = reader.get(article.get_absolute_url(), {"q": "pier"}).content.decode()
    on_request = reader.get(article.get_absolute_url(), {"uncertain": "1", "q": "pier"}).content.decode()

    assert f"quote-{doubtful.pk}" not in by_default
    assert "the boats were late" in plain(by_default)
    assert "1 uncertain quote not shown" in plain(by_default)
    assert 'href="?q=pier&amp;uncertain=1"' in by_default
    assert f'class="quote quote--indirect quote--uncertain" id="quote-{doubtful.pk}"' in on_request
    assert f'href="#quote-{doubtful.pk}"' in on_request
    assert "uncertain quote" in plain(on_request)
    assert 'href="?q=pier"' in on_request


def test_an_article_without_uncertain_quotes_has_no_switch(reader: Client) -> None:
    article = make_article(body="She said the pier was shut.")
    reported("the pier was shut", article=article)

    assert "uncertain" not in plain(reader.get(article.get_absolute_url()).content.decode())


def test_a_link_to_an_uncertain_quote_leads_to_where_it_is_shown(reader: Client, article: Article) -> None:
    doubtful = article.quotes.get(text="the boats were late")
    address, _, anchor = doubtful.get_absolute_url().partition("#")

    assert f'id="{anchor}"' in reader.get(address).content.decode()


@pytest.mark.parametrize(("query", "is_shown"), [("", False), ("?q=pier&uncertain=1", True)], ids=["off", "on"])
def test_a_changed_body_is_swapped_in_as_the_open_page_shows_it(article: Article, query: str, is_shown: bool) -> None:
    address = f"http://testserver{article.get_absolute_url()}{query}"
    request: Any = RequestFactory().post("/", headers={"HX-Request": "true", "HX-Current-URL": address})
    request.htmx, request.user = HtmxDetails(request), make_curator()

    context = swapped_body_context(request, article)

    assert ("the boats were late" in [quote.text for quote in context["quotes"]]) is is_shown
    assert context["switch"].address == ("?q=pier" if is_shown else "?uncertain=1")


def test_a_certain_and_an_uncertain_quote_of_one_speaker_have_a_note_each(reader: Client, article: Article) -> None:
    page = reader.get(article.get_absolute_url(), {"uncertain": "1"}).content.decode()

    assert len(re.findall(r'<summary class="note__speaker"', page)) == 3
    assert page.count("uncertain quote</span>") == 1


def test_a_passage_in_marks_inside_reported_speech_is_a_highlight_in_a_highlight(reader: Client) -> None:
    article = make_article(body="She said the bay was “dead for years” by now.")
    outer = reported("the bay was “dead for years” by now", article=article)
    inner = make_quote(article=article, text="dead for years", kind="mixed")

    page = reader.get(article.get_absolute_url()).content.decode()

    assert (
        f'She said <span class="quote quote--indirect" id="quote-{outer.pk}">the bay was “'
        f'<span class="quote" id="quote-{inner.pk}">dead for years</span>” by now</span>.'
    ) in page


# Lists of quotes


def listed(client: Client, **query: str) -> list[str]:
    return [quote.text for quote in client.get(reverse("articles:quotes"), query).context["page"]]


def test_words_in_marks_come_before_reported_speech_on_every_page(reader: Client) -> None:
    for number in range(28):
        day = date(2024, 1, number + 1)
        article = make_article(published_on=day, body=f"M{number:02} and R{number:02} and U{number:02}")
        reported(f"R{number:02}", article=article)
        reported(f"U{number:02}", article=article, certainty=DOUBTFUL)
        make_quote(text=f"M{number:02}", article=article)

    pages = [listed(reader, indirect="on", page=str(page)) for page in (1, 2, 3)]

    newest_first = sorted(range(28), reverse=True)
    assert [text for page in pages for text in page] == [
        *(f"M{number:02}" for number in newest_first),
        *(f"R{number:02}" for number in newest_first),
    ]
    assert list(map(len, pages)) == [25, 25, 6]
    last = listed(reader, indirect="on", uncertain="1", page="4")
    assert last == ["U04", "R03", "U03", "R02", "U02", "R01", "U01", "R00", "U00"]


def test_the_parts_of_the_list_have_headings_with_their_numbers(reader: Client, article: Article) -> None:
    page = reader.get(reverse("articles:quotes"), {"indirect": "on"}).content.decode()

    assert re.findall(r'<h2 class="quotes__kind">\s*(.*?)\s*</h2>', page, re.DOTALL) == [
        'In quotation marks <span class="meta">1</span>',
        'Reported speech <span class="meta">1</span>',
    ]
    assert "2 quotes" in plain(page)
    assert "1 uncertain quote not shown" in plain(page)
    assert article.headline in page


def test_a_list_of_words_in_marks_needs_no_headings(reader: Client, article: Article) -> None:
    page = reader.get(reverse("articles:quotes")).content.decode()

    assert article.headline in page
    assert "quotes__kind" not in page
    assert "uncertain quote not shown" not in plain(page)


def test_the_switch_of_the_list_is_kept_while_paging_and_filtering(reader: Client) -> None:
    for number in range(26):
        reported(f"that boat {number} was late", certainty=DOUBTFUL)

    page = reader.get(reverse("articles:quotes"), {"indirect": "on", "uncertain": "1"}).content.decode()
    part = reader.get(
        reverse("articles:quotes"), {"indirect": "on", "uncertain": "1"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert "26 quotes" in plain(page)
    assert '<input type="hidden" name="uncertain" value="1"' in page
    for html in (page, part):
        assert 'href="?indirect=on&amp;uncertain=1&amp;page=2"' in html
        assert "26 uncertain quotes shown" in plain(html)
        assert 'href="?indirect=on"' in html


def test_a_list_with_uncertain_quotes_alone_offers_to_show_them(reader: Client) -> None:
    reported("that the boats were late", certainty=DOUBTFUL)

    page = reader.get(reverse("articles:quotes"), {"indirect": "on"}).content.decode()

    assert "Only uncertain quotes found." in plain(page)
    assert "1 uncertain quote not shown" in plain(page)


def test_quotes_are_filtered_by_the_certainty_of_their_speaker(reader: Client) -> None:
    make_quote(text="Sure", speaker_text="a diver", certainty=SURE_SPEAKER)
    make_quote(text="Doubtful", speaker_text="a clerk", certainty=SURE_SPEAKER - 0.01)
    make_quote(text="By hand", speaker_text="a clerk", certainty=0.1, by_hand=True)
    make_quote(text="Nobody’s", certainty=0.0)
    reported("that it was late", certainty=1.0, speaker_text="a diver")

    assert set(listed(reader, certainty="sure", indirect="on")) == {"Sure", "By hand"}
    assert listed(reader, certainty="uncertain", indirect="on") == ["Doubtful"]
    assert len(listed(reader, certainty="nonsense")) == 4


def test_an_uncertain_speaker_is_marked_alike_on_every_page(reader: Client) -> None:
    article = make_article(body="“Go home,” she said.")
    quote = make_quote(
        article=article, text="Go home,", speaker=make_person(name="Oda Quill"), certainty=SURE_SPEAKER - 0.1
    )
    addresses = [
        article.get_absolute_url(),
        quote.get_page_url(),
        reverse("articles:quotes"),
        quote.speaker.get_absolute_url(),
    ]

    for address in addresses:
        assert (
            '<span class="badge badge--warn uncertain">uncertain speaker</span>' in reader.get(address).content.decode()
        ), address


def test_the_number_of_queries_of_the_list_does_not_grow_with_quotes(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add() -> None:
        article = make_article(source=make_source())
        make_quote(article=article, speaker=make_person())
        reported("that it was late", article=article, speaker=make_person())
        reported("that it was early", article=article, certainty=DOUBTFUL)

    add()
    for query in ({"indirect": "on"}, {"indirect": "on", "uncertain": "1"}):
        with django_assert_num_queries(7):
            reader.get(reverse("articles:quotes"), query)
    for _ in range(3):
        add()

    for query in ({"indirect": "on"}, {"indirect": "on", "uncertain": "1"}):
        with django_assert_num_queries(7):
            reader.get(reverse("articles:quotes"), query)


# People


def test_the_numbers_on_a_person_page_agree_with_what_is_listed(reader: Client) -> None:
    person, source = make_person(name="Oda Quill"), make_source(name="Ledger", slug="ledger")
    article = make_article(source=source, published_on=date(2024, 3, 5), body="Oda Quill: Go. it was late. it was so.")
    make_appearance(article=article, person=person)
    make_quote(article=article, text="Go.", speaker=person)
    reported("it was late", article=article, speaker=person)
    reported("it was so", article=article, speaker=person, certainty=DOUBTFUL)

    for query, count in (({}, 2), ({"uncertain": "1"}, 3)):
        response = reader.get(person.get_absolute_url(), query)
        context = response.context
        assert len(context["page"]) == context["page"].paginator.count == context["person"].quote_count == count
        assert f"{count} quotes" in plain(response.content.decode())
        assert [row["quotes"] for row in context["outlets"]] == [count]
        assert [bar.quotes.count for bar in context["coverage_by_month"]] == [count]
    page = reader.get(person.get_absolute_url()).content.decode()
    assert [quote.text for quote in reader.get(person.get_absolute_url()).context["page"]] == ["Go.", "it was late"]
    assert re.findall(r'<h3 class="quotes__kind">', page) == ['<h3 class="quotes__kind">'] * 2
    assert 'href="?uncertain=1"' in page


def test_uncertain_quotes_do_not_count_in_the_list_of_people(reader: Client) -> None:
    person = make_person(name="Oda Quill")
    make_appearance(person=person)
    reported("it was so", speaker=person, certainty=DOUBTFUL)

    (row,) = reader.get(reverse("articles:people")).context["page"]

    assert row.quote_count == 0


def test_a_person_quoted_alongside_only_uncertainly_is_not_listed(reader: Client) -> None:
    person, other = make_person(name="Oda Quill"), make_person(name="Hesk Dovrin")
    article = make_article(body="Go. it was so")
    make_quote(article=article, text="Go.", speaker=person)
    reported("it was so", article=article, speaker=other, certainty=DOUBTFUL)

    assert list(reader.get(person.get_absolute_url()).context["beside"]) == []
    assert list(reader.get(person.get_absolute_url(), {"uncertain": "1"}).context["beside"]) == [other]


def test_names_that_may_be_nobody_s_are_marked_and_filtered(reader: Client) -> None:
    doubtful = make_person(name="Night Ferry")
    make_appearance(person=doubtful, certainty=SURE_PERSON - 0.1)
    sure = make_person(name="Oda Quill")
    make_appearance(person=sure, certainty=SURE_PERSON - 0.1)
    make_appearance(person=sure, certainty=SURE_PERSON)
    by_hand = make_person(name="Hesk Dovrin")
    make_appearance(person=by_hand, certainty=0.1)
    make_alias(person=by_hand, name="the Pilot", origin="hand")
    people = reverse("articles:people")

    def named(**query: str) -> set[str]:
        return {person.name for person in reader.get(people, query).context["page"]}

    assert named(certainty="uncertain") == {"Night Ferry"}
    assert named(certainty="sure") == {"Oda Quill", "Hesk Dovrin"}
    assert named() == named(certainty="nonsense") == {"Night Ferry", "Oda Quill", "Hesk Dovrin"}
    mark = '<span class="badge badge--warn uncertain">uncertain name</span>'
    assert reader.get(people).content.decode().count(mark) == 1
    assert mark in reader.get(doubtful.get_absolute_url()).content.decode()
    assert mark not in reader.get(sure.get_absolute_url()).content.decode()


def test_an_article_marks_the_names_that_may_be_nobody_s(reader: Client) -> None:
    article = make_article(body="Oda Quill took the Night Ferry.")
    make_appearance(article=article, person=make_person(name="Oda Quill"))
    make_appearance(article=article, person=make_person(name="Night Ferry"), certainty=0.5)

    page = reader.get(reverse("articles:article_people", args=[article.pk])).content.decode()

    assert page.count("uncertain name</span>") == 1


def test_names_that_may_be_nobody_s_are_not_offered_to_filter_by_but_are_found_when_searched(reader: Client) -> None:
    article = make_article(body="Oda Quill took the Night Ferry.")
    other = make_article(body="Oda Quill again.")
    sure, doubtful = make_person(name="Oda Quill"), make_person(name="Night Ferry")
    make_appearance(article=article, person=sure)
    make_appearance(article=other, person=sure, certainty=0.3)
    make_appearance(article=article, person=doubtful, certainty=0.3)

    results = reader.get(reverse("articles:browse")).context["results"]
    facet = next(facet for facet in results.facets if facet.field == "people")
    found = reader.get(reverse("articles:browse"), {"q": 'about:"night ferry"'}).context["results"]

    assert [(value.name, value.count) for value in facet.values] == [("Oda Quill", 2)]
    assert [row.pk for row in found.page] == [article.pk]


def test_a_search_for_what_somebody_said_finds_what_articles_show(reader: Client) -> None:
    person = make_person(name="Oda Quill")
    sure, doubtful = make_article(), make_article()
    reported("it was late", article=sure, speaker=person)
    reported("it was so", article=doubtful, speaker=person, certainty=DOUBTFUL)

    found = reader.get(reverse("articles:browse"), {"q": "said:quill"}).context["results"]

    assert [row.pk for row in found.page] == [sure.pk]


# Stories and comparisons


@pytest.fixture
def accounts() -> list[Article]:
    first = make_article(body="She said the pier was shut. He thought the boats were late. “Go home now,” she said.")
    speaker = make_person(name="Oda Quill")
    reported("the pier was shut", article=first, speaker=speaker)
    reported("the boats were late", article=first, speaker=speaker, certainty=DOUBTFUL)
    make_quote(article=first, text="Go home now,", speaker=speaker, certainty=0.5)
    make_appearance(article=first, person=make_person(name="Night Ferry"), certainty=0.5)
    return [first, make_article(body="The pier of Port Elder was shut on Tuesday after a storm.")]


def test_a_story_shows_uncertain_reported_speech_only_on_request(reader: Client, accounts: list[Article]) -> None:
    story = make_story(accounts=accounts)

    by_default = reader.get(story.get_absolute_url()).content.decode()
    on_request = reader.get(story.get_absolute_url(), {"uncertain": "1"}).content.decode()

    assert "the pier was shut" in plain(by_default)
    assert "the boats were late" not in plain(by_default)
    assert "1 uncertain quote not shown" in plain(by_default)
    assert 'href="?uncertain=1#reported"' in by_default
    assert "1 quote in the outlets’ own words" in plain(by_default)
    assert "uncertain speaker" in plain(by_default)
    assert "the boats were late" in plain(on_request)
    assert "2 quotes in the outlets’ own words" in plain(on_request)
    assert "uncertain quote" in plain(on_request)


def test_the_queries_of_a_story_do_not_grow_with_reported_speech(reader: Client, accounts: list[Article]) -> None:
    story = make_story(accounts=accounts)
    address = f"{story.get_absolute_url()}?uncertain=1"
    reader.get(address)
    with CaptureQueriesContext(connection) as few:
        reader.get(address)
    for number in range(4):
        reported(f"clause {number}", article=accounts[1], speaker=make_person(), certainty=DOUBTFUL)

    with CaptureQueriesContext(connection) as many:
        reader.get(address)

    assert len(many) == len(few)


def test_a_comparison_shows_uncertain_reported_speech_only_on_request(reader: Client, accounts: list[Article]) -> None:
    address = address_of([Key(article.pk, 1) for article in accounts])

    by_default = reader.get(address, {"show": "differences"}).content.decode()
    on_request = reader.get(address, {"uncertain": "1"}).content.decode()

    quotes = plain(by_default.partition('id="quotes"')[2])
    assert "the pier was shut" in quotes
    assert "the boats were late" not in quotes.partition("Reported speech")[2]
    assert "1 uncertain quote not shown" in quotes
    assert f'href="{address}?show=differences&amp;uncertain=1#reported"' in by_default
    assert "uncertain speaker" in quotes
    assert "uncertain name" in quotes
    assert "the boats were late" in plain(on_request.partition('id="reported"')[2])
    assert f'href="{address}export/json/?uncertain=1"' in on_request
    doubtful = accounts[0].quotes.get(text="the boats were late")
    assert f'href="{doubtful.get_absolute_url()}"' in on_request


def test_exports_of_a_comparison_hold_what_its_page_shows(reader: Client, accounts: list[Article]) -> None:
    address = address_of([Key(article.pk, 1) for article in accounts])

    sure, doubtful = "the pier was shut", "the boats were late"
    for query, texts in (({}, [sure]), ({"uncertain": "1"}, [sure, doubtful])):
        found = json.loads(reader.get(f"{address}export/json/", query).content)
        page = reader.get(f"{address}export/html/", query).content.decode().partition('id="reported"')[2]
        assert [quote["text"] for quote in found["reported"]] == texts
        assert (doubtful in page) is (doubtful in texts)
        assert "not shown" not in plain(page)


def test_a_disagreement_about_an_uncertain_speaker_says_so(reader: Client) -> None:
    words = "The pier has been shut since the storm of last November"
    articles = [make_article(body=f"“{words},” somebody said.") for _ in range(2)]
    make_quote(article=articles[0], text=words, speaker=make_person(name="Oda Quill"))
    make_quote(article=articles[1], text=words, speaker=make_person(name="Hesk Dovrin"), certainty=0.4)

    page = reader.get(address_of([Key(article.pk, 1) for article in articles])).content.decode()

    assert "Different speaker" in plain(page)
    assert "uncertain speaker" in plain(page.partition('id="quotes"')[0])


def test_a_citation_says_what_is_uncertain(reader: Client) -> None:
    speaker = make_person(name="Oda Quill")
    sure = make_quote(text="Go home", speaker=speaker)
    doubtful = make_quote(text="Go on", speaker=speaker, certainty=0.4)
    clause = reported("it was so", speaker=speaker, certainty=DOUBTFUL)

    cited = [cite(quote, link="https://archive.test/").plain for quote in (sure, doubtful, clause)]

    assert [text.partition(", “")[0] for text in cited] == [
        "“Go home” — Oda Quill",
        "“Go on” — Oda Quill (speaker uncertain)",
        "it was so (reported speech, uncertain) — Oda Quill",
    ]


# The admin


def test_the_admin_filters_by_certainty(client: Client) -> None:
    client.force_login(make_curator())
    make_quote(text="Sure", speaker_text="a diver", certainty=SURE_SPEAKER)
    make_quote(text="Doubtful", speaker_text="a clerk", certainty=SURE_SPEAKER - 0.01)
    reported("it was so", certainty=DOUBTFUL)
    reported("it was late", certainty=SURE_REPORTED)
    make_appearance(person=make_person(name="Night Ferry"), certainty=0.3)
    make_appearance(person=make_person(name="Oda Quill"))

    def rows(name: str, value: str) -> set[str]:
        page = client.get(reverse(f"admin:articles_{name}_changelist"), {"certainty": value})
        return set(map(str, page.context["cl"].queryset))

    assert rows("quote", "low") == {"Doubtful", "it was so"}
    assert rows("quote", "high") == {"Sure", "it was late"}
    assert rows("quote", "speaker") == {"Doubtful"}
    assert rows("quote", "reported") == {"it was so"}
    assert rows("person", "uncertain") == {"Night Ferry"}
    assert rows("person", "certain") == {"Oda Quill"}


# What people decide


LATE = "the boats were late"


def rows_of(text: str = LATE, *, certainty: float = DOUBTFUL, correction: dict[str, Any] | None = None) -> list[Quote]:
    article = make_article(body=f"She thought that {text}.")
    parsed = parsed_article(body=article.body, quotes=[(text, None)])
    [found] = parsed.quotes
    parsed = replace(parsed, quotes=(replace(found, kind=QuoteKind.INDIRECT, certainty=certainty),))
    corrections = {}
    if correction:
        row = make_quote_correction(article=article, text=text, **correction)
        corrections[text, 0] = row
    return quote_rows(article, parsed, people=ArticlePeople(named=(), ids={}), corrections=corrections)


def test_reported_speech_that_somebody_corrected_is_certain() -> None:
    [untouched] = rows_of()
    [words] = rows_of(correction={"verdict": "words", "words": "boats were late"})
    [speaker] = rows_of(correction={"verdict": "speaker", "speaker_text": "a diver"})

    assert (untouched.is_hidden, words.is_hidden, speaker.is_hidden) == (True, False, False)


@pytest.mark.parametrize(
    ("span", "is_reported", "conflicts"),
    [
        ((44, 47), False, []),
        ((8, 40), False, ["outer", "inner"]),
        ((20, 30), False, ["inner"]),
        ((4, 49), True, ["outer"]),
        ((26, 49), True, ["outer"]),
        ((30, 35), True, ["outer", "inner"]),
    ],
    ids=[
        "marked words inside reported speech",
        "marked words across its start",
        "marked words across other marked words",
        "reported speech around both",
        "reported speech around the marked words",
        "reported speech inside the marked words",
    ],
)
def test_only_marked_words_inside_reported_speech_may_overlap_it(
    span: tuple[int, int], is_reported: bool, conflicts: list[str]
) -> None:
    article = make_article(body="Old: she said the bay was “dead for years” by now.")
    reported("outer", article=article, start=14, end=48)
    make_quote(article=article, text="inner", start=27, end=41, kind="mixed")

    found = article.quotes.conflicting_with(Span(*span), reported=is_reported).in_reading_order()

    assert [quote.text for quote in found] == conflicts


def test_marked_words_added_by_hand_leave_the_reported_speech_around_them() -> None:
    article = make_article(body="She said that the bay was “dead for years” by now. He said it was gone.")
    block = Block(text=article.body, kind=Kind.PARAGRAPH, rule="test")
    clause, other = "the bay was “dead for years” by now", "it was gone"
    parsed = parsed_article(body=article.body, blocks=(block,), quotes=[(clause, None), (other, None)])
    parsed = replace(parsed, quotes=tuple(replace(quote, kind=QuoteKind.INDIRECT) for quote in parsed.quotes))
    added = [
        AddedQuote(line=article.body, nth=0, words=words, at=0, kind="mixed")
        for words in ("dead for years", "said it was")
    ]

    rows = quote_rows(article, parsed, people=ArticlePeople(named=(), ids={}), corrections={}, added=added)

    assert [(row.text, row.kind) for row in rows] == [
        (clause, "indirect"),
        ("dead for years", "mixed"),
        ("said it was", "mixed"),
    ]


def test_people_without_any_appearance_left_are_uncertain_too() -> None:
    make_person(name="Oda Quill")

    assert Person.objects.with_uncertain_name().count() == 1
