"""Search: results, parsing of the query, snippets, ranking and neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.browse.filters import Filters, Order, first_day, last_day, period_name
from articles.browse.search import RANKED_AT_MOST, browse, neighbours
from articles.browse.search_query import Alternative, parse_search
from articles.browse.snippets import HIT_END, HIT_START
from articles.models import Article
from articles.templatetags.archive import snippet
from tests.factories import make_alias, make_appearance, make_article, make_person, make_quote, make_user

if TYPE_CHECKING:
    from django.test import Client


def match(*words: str, phrases: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Alternative:
    return Alternative(words=words, phrases=phrases, without=without)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tanker", {"tanker", "both", "marsh and tanker"}),
        ("tankers", {"tanker", "both", "marsh and tanker"}),
        ("TANKER ferry", {"both"}),
        ('"salt marsh"', {"marsh", "marsh and tanker"}),
        ('"salt marsh', {"marsh", "marsh and tanker"}),
        ("marsh salt", {"marsh", "marsh and tanker", "apart"}),
        ("tanker -ferry", {"tanker", "marsh and tanker"}),
        ('tanker -"salt marsh"', {"tanker", "both"}),
        ("ferry or marsh", {"ferry", "both", "marsh", "marsh and tanker", "apart"}),
        ("the of and", set()),
        ("zeppelin", set()),
        ("tanker & | ! ) (", {"tanker", "both", "marsh and tanker"}),
        ("tanker's \\ :* <->", {"tanker", "both", "marsh and tanker"}),
    ],
    ids=[
        "a word",
        "another form of the word",
        "two words, both wanted",
        "a phrase",
        "an unclosed phrase",
        "the phrase's words in any order",
        "a word but not another",
        "a word but not a phrase",
        "one or the other",
        "only common words",
        "a word that nobody wrote",
        "operators of the database's own syntax",
        "more of them",
    ],
)
def test_a_search_finds_articles(words: str, found: set[str]) -> None:
    for headline, body in {
        "tanker": "A tanker lies off the bay.",
        "ferry": "The ferry is late.",
        "both": "The ferry passed the tanker.",
        "marsh": "Birds nest in the salt marsh.",
        "marsh and tanker": "The tanker's oil reached the salt marsh.",
        "apart": "Salt was carted over the marsh.",
    }.items():
        make_article(headline=f"x{headline.replace(' ', 'x')}", standfirst=headline.split()[0][:0], body=body)

    results = browse(Filters(words=words), user=make_user())

    assert {article.headline[1:].replace("x", " ") for article in results.page} == found
    assert results.total == len(found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "alternatives", "ignored"),
    [
        ("tanker oil", [match("tanker", "oil")], []),
        ("the tanker", [match("tanker")], ["the"]),
        ('"salt marsh" tanker', [match("tanker", phrases=("salt marsh",))], []),
        ('"salt marsh', [match(phrases=("salt marsh",))], []),
        ('"salt"', [match("salt")], []),
        ("tanker -oil", [match("tanker", without=("oil",))], []),
        ("tanker - oil", [match("tanker", without=("oil",))], []),
        ('-"salt marsh"', [match(without=("salt marsh",))], []),
        ("--oil", [match("oil")], []),
        ("salt-marsh", [match("salt-marsh")], []),
        ("tanker or ferry oil", [match("tanker"), match("ferry", "oil")], []),
        ("OR tanker or", [match("tanker")], []),
        ("the of and", [], ["the", "of", "and"]),
        ("-the", [], ["the"]),
        ('"" & !', [], ["&", "!"]),
        ("", [], []),
    ],
    ids=[
        "words",
        "a stop word",
        "a phrase",
        "an unclosed phrase",
        "a phrase of one word",
        "an excluded word",
        "with a space after the hyphen",
        "an excluded phrase",
        "two hyphens",
        "a hyphen within a word",
        "alternatives",
        "an or without words",
        "only common words",
        "without a common word",
        "no words at all",
        "nothing",
    ],
)
def test_a_search_is_parsed(words: str, alternatives: list[Alternative], ignored: list[str]) -> None:
    parsed = parse_search(words)

    assert list(parsed.alternatives) == alternatives
    assert list(parsed.ignored) == ignored


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "explained"),
    [("tanker oil", False), ("the tanker", True), ('"salt marsh"', True), ("tanker -oil", True), ("a or b", True)],
)
def test_only_searches_beyond_plain_words_are_explained(words: str, *, explained: bool) -> None:
    assert parse_search(words).needs_explanation is explained


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("no hit", "no hit"),
        ("a {hit} here", "a <mark>hit</mark> here"),
        ("{one} and {two}", "<mark>one</mark> and <mark>two</mark>"),
        ("<b>bold</b> & {<i>}", "&lt;b&gt;bold&lt;/b&gt; &amp; <mark>&lt;i&gt;</mark>"),
        ("an end} alone", "an end alone"),
        ("a start {alone", "a start <mark>alone</mark>"),
        ("{{twice}}", "<mark>twice</mark>"),
        ("{}", ""),
        ("quote\" and '", "quote&quot; and &#x27;"),
    ],
    ids=[
        "nothing marked",
        "a hit",
        "two hits",
        "markup in the text",
        "the text has an end of its own",
        "the text has a start of its own",
        "marks within marks",
        "an empty mark",
        "quotation marks",
    ],
)
def test_a_snippet_is_escaped_and_its_marks_are_balanced(text: str, html: str) -> None:
    assert snippet(text.replace("{", HIT_START).replace("}", HIT_END)) == html


@pytest.mark.django_db
def test_matches_are_marked_in_snippet_and_headline() -> None:
    fog = " ".join(f"Fog {number}." for number in range(60))
    make_article(headline="Tanker <aground>", body=f"{fog} The tanker & <3 boats broke open. {fog}")

    (article,) = browse(Filters(words="tankers"), user=make_user()).page

    assert snippet(article.marked_headline) == "<mark>Tanker</mark> &lt;aground&gt;"
    assert "<mark>tanker</mark> &amp; &lt;3 boats broke open." in snippet(article.snippet)
    assert article.snippet.startswith("… ")
    assert article.snippet.endswith(" …")


@pytest.mark.django_db
def test_a_complete_text_has_no_ellipsis() -> None:
    make_article(body="A tanker lies off the bay.")

    (article,) = browse(Filters(words="tanker"), user=make_user()).page

    assert snippet(article.snippet) == "A <mark>tanker</mark> lies off the bay"


@pytest.mark.django_db
def test_the_best_match_can_come_first() -> None:
    by_the_way = make_article(headline="Weather", body="Fog, and a tanker." + " Rain." * 50)
    about_it = make_article(headline="Tanker aground", body="The tanker lies on the bar. The tanker leaks.")

    newest = [each.pk for each in browse(Filters(words="tanker"), user=make_user()).page]
    ranked = [each.pk for each in browse(Filters(words="tanker", order=Order.RANK), user=make_user()).page]

    assert sorted(newest) == sorted(ranked)
    assert ranked == [about_it.pk, by_the_way.pk]


@pytest.mark.django_db
def test_of_too_many_matches_only_the_newest_are_ranked_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.browse.search.RANKED_AT_MOST", 2)
    monkeypatch.setattr("articles.browse.search.PAGE_SIZE", 2)
    about_it = make_article(headline="Tanker tanker tanker", body="A tanker.")
    rather = make_article(headline="Tanker", body="A tanker.")
    hardly = make_article(headline="Fog", body="A tanker." + " Rain." * 50)
    filters = Filters(words="tanker", order=Order.RANK)

    first, second = (browse(filters, user=make_user(), page=page) for page in ("1", "2"))

    assert [each.pk for each in first.page] == [rather.pk, hardly.pk]
    assert [each.pk for each in second.page] == [about_it.pk]
    assert first.ranked_at_most == 2


def test_ranked_articles_fill_whole_pages() -> None:
    from articles.browse.search import PAGE_SIZE

    assert RANKED_AT_MOST % PAGE_SIZE == 0


@pytest.mark.parametrize(
    ("period", "first", "last", "name"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2024-06-04", "2024-06-04", "2024-06-04", "4 June 2024"),
        ("2024-13", "None", "None", "2024-13"),
        ("2023-02-29", "None", "None", "2023-02-29"),
        ("0000", "None", "None", "0000"),
        ("20244", "None", "None", "20244"),
        ("٢٠٢٤", "None", "None", "٢٠٢٤"),
        ("", "None", "None", ""),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: str, last: str, name: str) -> None:
    assert (str(first_day(period)), str(last_day(period)), period_name(period)) == (first, last, name)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("", Filters()),
        ("q=%20tanker%20", Filters(words="tanker")),
        ("q=tan%00ker", Filters(words="tanker")),
        ("order=added", Filters(order=Order.ADDED)),
        ("order=rank", Filters()),
        ("order=rank&q=oil", Filters(words="oil", order=Order.RANK)),
        ("order=sideways", Filters()),
        ("outlet=a&outlet=b&outlet=a&outlet=", Filters(outlets=("a", "b"))),
        ("person=3&person=x&person=-1&person=99999999999999999999", Filters(people=(3,))),
        ("tag=oil%00", Filters(tags=("oil",))),
        ("from=2024&to=2024-06", Filters(since="2024", until="2024-06")),
        ("from=yesterday&to=2024-99", Filters()),
        ("undated=1&from=2024", Filters(undated=True)),
        ("unread=1&undated=no", Filters(unread=True)),
    ],
    ids=[
        "nothing",
        "words are trimmed",
        "a character that no text may hold",
        "by date added",
        "rank needs words",
        "by rank",
        "an order there is not",
        "several outlets, each once",
        "keys that are none",
        "a tag with such a character",
        "a time",
        "times that are none",
        "undated has no time",
        "flags",
    ],
)
def test_filters_are_read_from_an_address(query: str, filters: Filters) -> None:
    read = Filters.from_query(QueryDict(query))

    assert read == filters
    assert Filters.from_query(QueryDict(read.query.removeprefix("?"))) == read


def test_the_number_of_values_in_an_address_is_limited() -> None:
    read = Filters.from_query(QueryDict("&".join(f"person={key}" for key in range(1, 500)) + "&q=" + "x" * 5000))

    assert len(read.people) == 20
    assert len(read.words) == 400


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(Order))
def test_neighbours_follow_the_order_of_the_list(order: Order) -> None:
    user = make_user()
    for number in range(4):
        make_article(headline="Tanker " * (number % 3 + 1), body="A tanker.")
    filters = Filters(words="tanker", order=order)
    listed = list(browse(filters, user=user).page)

    found = [neighbours(Article.objects.get(pk=article.pk), filters, user=user) for article in listed]

    assert [before for before, _after in found] == [None, *listed[:-1]]
    assert [after for _before, after in found] == [*listed[1:], None]


@pytest.mark.django_db
def test_an_article_just_read_keeps_its_position_among_the_unread() -> None:
    user = make_user()
    older, here, newer = (make_article() for _ in range(3))
    here.read_marks.create(user=user)

    assert neighbours(here, Filters(unread=True), user=user) == (newer, older)


# People in the search


@pytest.fixture
def newsroom() -> None:
    """Make articles that quote Oda Quill on the ferry and Ilse Marrandt on the tanker, and one that names nobody."""
    oda, ilse = make_person(name="Oda Quill"), make_person(name="Ilse Marrandt")
    make_alias(person=oda, name="The Harbour Master", key="the harbour master")
    for headline, words, speaker in (("ferry", "The ferry sails", oda), ("tanker", "The tanker floats", ilse)):
        article = make_article(headline=headline, body=f"“{words},” it was said. Oda Quill met Ilse Marrandt.")
        make_quote(article=article, text=f"{words},", speaker=speaker)
        make_appearance(article=article, person=oda)
    make_appearance(article=article, person=ilse)
    make_article(headline="nobody", body="The ferry passed the tanker.")


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('said:"Oda Quill"', {"ferry"}),
        ("said:quill", {"ferry"}),
        ("SAID:“oda quill”", {"ferry"}),
        ('said: "Oda Quill"', {"ferry"}),
        ('said:"Quill, Oda"', {"ferry"}),
        ('said:"the harbour master"', {"ferry"}),
        ("about:quill", {"ferry", "tanker"}),
        ("about:Marrandt", {"tanker"}),
        ("about:quill -said:quill", {"tanker"}),
        ("-about:quill", {"nobody"}),
        ("ferry -said:quill", {"nobody"}),
        ("floats said:marrandt", {"tanker"}),
        ("ferry said:marrandt", set()),
        ("the said:marrandt", {"tanker"}),
        ("said:marrandt or passed", {"tanker", "nobody"}),
        ("said:quill or said:marrandt", {"ferry", "tanker"}),
        ("said:quil", set()),
        ("said:zeppelin", set()),
        ("ferry -said:zeppelin", {"ferry", "nobody"}),
        ("said:zeppelin or passed", {"nobody"}),
        ('said:"quill', {"ferry"}),
        ('said:""', {"ferry", "tanker"}),
        ("said:!!", set()),
        ("said: ferry", {"ferry"}),
    ],
    ids=[
        "a speaker by full name",
        "a speaker by surname",
        "in capitals and curly quotes",
        "with a space before the name",
        "surname first",
        "by an alias",
        "a person named",
        "a person named in one article",
        "named but not quoted",
        "not named",
        "a word but not a speaker",
        "a word and a speaker",
        "a word and a speaker without a common article",
        "a stop word and a speaker",
        "a speaker or a word",
        "either speaker",
        "part of a word of the name",
        "an unknown name",
        "an unknown name excluded",
        "an unknown name or a word",
        "an unclosed name",
        "an empty name",
        "a name of punctuation only",
        "an operator as a plain word",
    ],
)
def test_a_search_finds_people_quoted_and_named(words: str, found: set[str]) -> None:
    results = browse(Filters(words=words), user=make_user())

    assert {article.headline for article in results.page} == found
    assert results.total == len(found)


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
def test_a_name_in_a_search_means_everybody_with_that_name() -> None:
    make_person(name="Peter Marrandt")

    parsed = parse_search("said:marrandt ferry -about:zeppelin")

    (alternative,) = parsed.alternatives
    assert alternative.words == ("ferry",)
    assert [(each.operator, each.name, each.excluded) for each in alternative.names] == [
        ("said", "marrandt", False),
        ("about", "zeppelin", True),
    ]
    assert [person.name for person in alternative.names[0].people] == ["Ilse Marrandt", "Peter Marrandt"]
    assert parsed.unknown_names == ("zeppelin",)
    assert parsed.needs_explanation


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
def test_the_page_lists_the_people_a_name_matches(client: Client) -> None:
    client.force_login(make_user())

    page = client.get("/", {"q": "ferry said:quill -about:zeppelin"}).content.decode()

    text = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert "Searching for: the word ferry quotes by Oda Quill no mentions of “zeppelin”" in text
    assert "No person named “zeppelin” in the archive." in text


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("order", list(Order))
def test_neighbours_respect_a_name_in_the_search(order: Order) -> None:
    ferry, tanker = (Article.objects.get(headline=headline) for headline in ("ferry", "tanker"))
    filters = Filters(words="about:quill", order=order)

    before, after = neighbours(ferry, filters, user=make_user())

    assert {before, after} == {tanker, None}


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
def test_the_number_of_queries_does_not_grow_with_namesakes() -> None:
    user = make_user()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            browse(Filters(words="ferry said:marrandt"), user=user)
        return len(captured)

    once = queries()
    for number in range(3):
        make_person(name=f"Peter{number} Marrandt")

    assert queries() == once
