"""What a search finds, how it is read, and how what it found is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.browse.filters import Filters, Order, first_day, last_day, period_name
from articles.browse.search import RANKED_AT_MOST, browse, neighbours
from articles.browse.search_query import Wanted, understand
from articles.browse.snippets import HIT_END, HIT_START
from articles.models import Article
from articles.templatetags.archive import snippet
from tests.factories import make_alias, make_appearance, make_article, make_person, make_quote, make_user

if TYPE_CHECKING:
    from django.test import Client


def wanted(*words: str, phrases: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Wanted:
    return Wanted(words=words, phrases=phrases, without=without)


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
        "a phrase that is not closed",
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
def test_a_search_finds(words: str, found: set[str]) -> None:
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
    ("words", "ways", "ignored"),
    [
        ("tanker oil", [wanted("tanker", "oil")], []),
        ("the tanker", [wanted("tanker")], ["the"]),
        ('"salt marsh" tanker', [wanted("tanker", phrases=("salt marsh",))], []),
        ('"salt marsh', [wanted(phrases=("salt marsh",))], []),
        ('"salt"', [wanted("salt")], []),
        ("tanker -oil", [wanted("tanker", without=("oil",))], []),
        ("tanker - oil", [wanted("tanker", without=("oil",))], []),
        ('-"salt marsh"', [wanted(without=("salt marsh",))], []),
        ("--oil", [wanted("oil")], []),
        ("salt-marsh", [wanted("salt-marsh")], []),
        ("tanker or ferry oil", [wanted("tanker"), wanted("ferry", "oil")], []),
        ("OR tanker or", [wanted("tanker")], []),
        ("the of and", [], ["the", "of", "and"]),
        ("-the", [], ["the"]),
        ('"" & !', [], ["&", "!"]),
        ("", [], []),
    ],
    ids=[
        "words",
        "a word too common",
        "a phrase",
        "a phrase that is not closed",
        "a phrase of one word",
        "a word to do without",
        "with a space after the hyphen",
        "a phrase to do without",
        "two hyphens",
        "a hyphen within a word",
        "either",
        "an or with nothing beside it",
        "only common words",
        "without a common word",
        "no words at all",
        "nothing",
    ],
)
def test_a_search_is_understood(words: str, ways: list[Wanted], ignored: list[str]) -> None:
    understanding = understand(words)

    assert list(understanding.ways) == ways
    assert list(understanding.ignored) == ignored


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "worth_saying"),
    [("tanker oil", False), ("the tanker", True), ('"salt marsh"', True), ("tanker -oil", True), ("a or b", True)],
)
def test_only_what_a_reader_may_not_expect_is_said(words: str, *, worth_saying: bool) -> None:
    assert understand(words).worth_saying is worth_saying


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
def test_a_snippet_is_escaped_and_its_marks_pair_up(text: str, html: str) -> None:
    assert snippet(text.replace("{", HIT_START).replace("}", HIT_END)) == html


@pytest.mark.django_db
def test_found_words_are_marked_in_snippet_and_headline() -> None:
    fog = " ".join(f"Fog {number}." for number in range(60))
    make_article(headline="Tanker <aground>", body=f"{fog} The tanker & <3 boats broke open. {fog}")

    (article,) = browse(Filters(words="tankers"), user=make_user()).page

    assert snippet(article.marked_headline) == "<mark>Tanker</mark> &lt;aground&gt;"
    assert "<mark>tanker</mark> &amp; &lt;3 boats broke open." in snippet(article.snippet)
    assert article.snippet.startswith("… ")
    assert article.snippet.endswith(" …")


@pytest.mark.django_db
def test_a_text_that_is_shown_whole_has_no_ellipsis() -> None:
    make_article(body="A tanker lies off the bay.")

    (article,) = browse(Filters(words="tanker"), user=make_user()).page

    assert snippet(article.snippet) == "A <mark>tanker</mark> lies off the bay"


@pytest.mark.django_db
def test_the_best_match_comes_first_when_asked_for() -> None:
    by_the_way = make_article(headline="Weather", body="Fog, and a tanker." + " Rain." * 50)
    about_it = make_article(headline="Tanker aground", body="The tanker lies on the bar. The tanker leaks.")

    newest = [each.pk for each in browse(Filters(words="tanker"), user=make_user()).page]
    ranked = [each.pk for each in browse(Filters(words="tanker", order=Order.RANK), user=make_user()).page]

    assert sorted(newest) == sorted(ranked)
    assert ranked == [about_it.pk, by_the_way.pk]


@pytest.mark.django_db
def test_where_too_many_match_only_the_newest_are_ranked_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_a_page_is_never_half_ranked() -> None:
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


def test_an_address_cannot_ask_for_endless_choices() -> None:
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
def test_an_article_that_is_no_longer_unread_keeps_its_place_among_the_unread() -> None:
    user = make_user()
    older, here, newer = (make_article() for _ in range(3))
    here.read_marks.create(user=user)

    assert neighbours(here, Filters(unread=True), user=user) == (newer, older)


# People asked for by name


@pytest.fixture
def newsroom() -> None:
    """Oda Quill speaks of the ferry, Ilse Marrandt of the tanker; each is named where the other speaks."""
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
        "who is quoted, by name",
        "by the surname alone",
        "in capitals and curly marks",
        "with a space before the name",
        "surname first",
        "by another of the person's names",
        "who is named",
        "who is named in one of them",
        "named and not quoted",
        "not named",
        "a word and not a speaker",
        "a word and a speaker",
        "a word and a speaker who are in no article together",
        "a word too common beside a speaker",
        "a speaker or a word",
        "either speaker",
        "a part of a word of the name",
        "a name that nobody has",
        "without a name that nobody has",
        "a name that nobody has, or a word",
        "a name that is not closed",
        "no name, but a word",
        "a name of marks alone",
        "a plain word and not a name",
    ],
)
def test_a_search_finds_who_is_quoted_and_who_is_named(words: str, found: set[str]) -> None:
    results = browse(Filters(words=words), user=make_user())

    assert {article.headline for article in results.page} == found
    assert results.total == len(found)


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
def test_a_name_is_understood_as_everybody_who_is_called_so() -> None:
    make_person(name="Peter Marrandt")

    understanding = understand("said:marrandt ferry -about:zeppelin")

    (way,) = understanding.ways
    assert way.words == ("ferry",)
    assert [(each.part, each.name, each.excluded) for each in way.named] == [
        ("said", "marrandt", False),
        ("about", "zeppelin", True),
    ]
    assert [person.name for person in way.named[0].people] == ["Ilse Marrandt", "Peter Marrandt"]
    assert understanding.unknown == ("zeppelin",)
    assert understanding.worth_saying


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
def test_the_page_says_whom_a_name_is_understood_to_be(client: Client) -> None:
    client.force_login(make_user())

    page = client.get("/", {"q": "ferry said:quill -about:zeppelin"}).content.decode()

    text = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert "Searching for: the word ferry quotes by Oda Quill no mentions of “zeppelin”" in text
    assert "No person named “zeppelin” in the archive." in text


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("order", list(Order))
def test_neighbours_of_an_article_are_those_who_answer_to_the_name(order: Order) -> None:
    ferry, tanker = (Article.objects.get(headline=headline) for headline in ("ferry", "tanker"))
    filters = Filters(words="about:quill", order=order)

    before, after = neighbours(ferry, filters, user=make_user())

    assert {before, after} == {tanker, None}


@pytest.mark.django_db
@pytest.mark.usefixtures("newsroom")
def test_more_people_of_a_name_cost_a_search_no_more_queries() -> None:
    user = make_user()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            browse(Filters(words="ferry said:marrandt"), user=user)
        return len(captured)

    once = queries()
    for number in range(3):
        make_person(name=f"Peter{number} Marrandt")

    assert queries() == once
