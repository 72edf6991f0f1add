"""The authors of a page: JSON-LD, meta tags and elements, without what publishers put there besides names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from articles.text.formats.pages import read_page
from articles.text.parse import parse

PROSE = (
    "<p>The old pier at Harlow Bay was shut on Friday after divers found cracks in two pillars, the town said.</p>"
    "<p>Mayor Orla Voss said the town would not wait for the spring storms. “We close it today,” Voss said.</p>"
    "<p>Engineers from Brandt Marine will measure the pillars next week, the harbour office said in a statement.</p>"
)
IDA = {"@type": "Person", "name": "Ida Brandt"}


def page(*, author: Any = None, head: str = "", above: str = "", within: str = "", graph: tuple[Any, ...] = ()) -> str:
    article = {"@type": "NewsArticle", "headline": "Old pier shut", "publisher": {"name": "Harlow Press"}}
    data = {"@graph": [article | ({"author": author} if author is not None else {}), *graph]}
    return (
        "<html lang='en'><head><title>Old pier shut</title>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script>{head}</head>"
        f"<body><article><h1>Old pier shut</h1>{above}{PROSE}{within}</article></body></html>"
    )


def authors_of(source: str) -> tuple[str, ...]:
    return parse(source.encode(), name="page.html").articles[0].authors


DECLARED = [
    pytest.param([IDA, {"name": "Tomas Wend"}], ("Ida Brandt", "Tomas Wend"), id="list of people"),
    pytest.param(["Ida Brandt", "Tomas Wend"], ("Ida Brandt", "Tomas Wend"), id="list of names"),
    pytest.param("By Ida Brandt and Tomas Wend", ("Ida Brandt", "Tomas Wend"), id="names in one string"),
    pytest.param("Ida Brandt, Tomas Wend & Lene Ost", ("Ida Brandt", "Tomas Wend", "Lene Ost"), id="commas"),
    pytest.param("Von Ida Brandt und Tomas Wend", ("Ida Brandt", "Tomas Wend"), id="German"),
    pytest.param("Ida Brandt og Tomas Wend", ("Ida Brandt", "Tomas Wend"), id="Danish"),
    pytest.param("Ida Brandt et Tomas Wend", ("Ida Brandt", "Tomas Wend"), id="French"),
    pytest.param("Ramón y Soler", ("Ramón y Soler",), id="and within a name"),
    pytest.param({"name": ["Ida Brandt", "Tomas Wend"]}, ("Ida Brandt", "Tomas Wend"), id="list as name"),
    pytest.param({"givenName": "Ida", "familyName": "Brandt"}, ("Ida Brandt",), id="parts of a name"),
    pytest.param({"@list": [IDA]}, ("Ida Brandt",), id="ordered list"),
    pytest.param([{"name": "Ida Brandt (ib)"}], ("Ida Brandt",), id="initials in brackets"),
    pytest.param("Ida Brandt <i.brandt@harlowpress.example>", ("Ida Brandt",), id="name and e-mail"),
    pytest.param("Ida Brandt, Harlow Press", ("Ida Brandt",), id="outlet after a comma"),
    pytest.param("Ida Brandt | Harlow Press", ("Ida Brandt",), id="outlet after a bar"),
    pytest.param("Ida Brandt, Senior Reporter", ("Ida Brandt",), id="job title"),
    pytest.param("Ida Brandt Senior Reporter", ("Ida Brandt",), id="job title without comma"),
    pytest.param("IDA BRANDT", ("Ida Brandt",), id="capitals"),
    pytest.param("ida-brandt", ("Ida Brandt",), id="slug"),
    pytest.param("Brandt, Ida", ("Ida Brandt",), id="surname first"),
    pytest.param("Ida Brandt in Harlow Bay", ("Ida Brandt",), id="place"),
    pytest.param(
        [IDA, {"name": "i.brandt@harlowpress.example"}, {"name": "105092"}], ("Ida Brandt",), id="junk beside"
    ),
    pytest.param([IDA, {"@type": "Organization", "name": "Harlow Press"}], ("Ida Brandt",), id="outlet beside"),
    pytest.param([IDA, {"name": "dpa"}], ("Ida Brandt", "dpa"), id="agency beside"),
    pytest.param([IDA, IDA], ("Ida Brandt",), id="twice"),
    pytest.param("織田真理", ("織田真理",), id="Japanese"),
    pytest.param("織田真理記者", ("織田真理",), id="Japanese with job title"),
    pytest.param("김보라 기자", ("김보라",), id="Korean with job title"),
    pytest.param("Ида Брандт", ("Ида Брандт",), id="Russian"),
    pytest.param("Trudi Latour", ("Trudi Latour",), id="cue within a name"),
]


@pytest.mark.parametrize(("author", "authors"), DECLARED)
def test_declared_authors_are_cleaned(author: Any, authors: tuple[str, ...]) -> None:
    assert authors_of(page(author=author)) == authors


JUNK = [
    "i.brandt@harlowpress.example", "105092", "admin", "(los)", "los", "Redaktion", "Staff Writer", "News Desk",
    "webmaster", "https://harlow.example/ida", "@idabrandt", "", "  ", None, 17, [], {}, {"name": None},
    {"@id": "#nobody"}, "null",
    "3 min read",
]  # fmt: skip


@pytest.mark.parametrize("author", JUNK, ids=str)
def test_junk_is_no_author_and_a_printed_name_is(author: Any) -> None:
    assert authors_of(page(author=author)) == ()
    assert authors_of(page(author=author, above="<p class='byline'>By Ida Brandt</p>")) == ("Ida Brandt",)


def test_the_outlet_is_the_author_only_if_nobody_else_is() -> None:
    assert authors_of(page(author="Harlow Press")) == ("Harlow Press",)
    assert authors_of(page(author="Harlow Press", above="<p>By Ida Brandt</p>")) == ("Ida Brandt",)


def test_a_reference_is_followed_to_the_person() -> None:
    assert authors_of(page(author={"@id": "#ida"}, graph=({"@id": "#ida", **IDA},))) == ("Ida Brandt",)


def test_the_article_of_the_page_is_told_from_others() -> None:
    other = {"@type": "NewsArticle", "headline": "Ferry late again", "author": {"name": "Orla Voss"}}
    source = page(author=IDA).replace('{"@graph": [', f'{{"@graph": [{json.dumps(other)}, ')

    assert authors_of(source) == ("Ida Brandt",)


ELEMENTS = [
    pytest.param(
        "<div class='byline'><a href='/o'>Ida Brandt</a><span>Coast</span><time>5 Feb 2022</time></div>", id="row"
    ),
    pytest.param("<span class='author-name'>Ida Brandt</span>", id="span"),
    pytest.param("<a rel='author' href='/o'>Ida Brandt</a>", id="rel"),
    pytest.param(
        "<div itemprop='author'><img><span itemprop='name'>Ida Brandt</span><p>Reporter</p></div>", id="microdata"
    ),
    pytest.param("<div class='autor'>Von <b>Ida Brandt</b></div>", id="German class"),
    pytest.param("<p class='auteur'>Par Ida Brandt</p>", id="French class"),
    pytest.param("<div class='reader-credits'>By Ida Brandt</div>", id="reader view"),
    pytest.param(
        "<div class='meta'><a class='author' href='/o'>Ida Brandt</a> <span>3 min read</span></div>", id="blog"
    ),
]


@pytest.mark.parametrize("above", ELEMENTS)
def test_without_a_declared_author_the_byline_element_is_read(above: str) -> None:
    assert authors_of(page(above=above)) == ("Ida Brandt",)


METAS = [
    pytest.param("<meta name='author' content='By Ida Brandt'>", ("Ida Brandt",), id="author"),
    pytest.param("<meta property='article:author' content='https://h.example/by/ida-brandt'>", 
        ("Ida Brandt",), id="address"),
    pytest.param("<meta property='article:author' content='https://facebook.com/by/ida-brandt'>", (), id="Facebook"),
    pytest.param("<meta name='author' content='Ida Brandt'><meta name='author' content='Tomas Wend'>",
        ("Ida Brandt", "Tomas Wend"), id="two tags"),
    pytest.param("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ida Brandt'>",
        ("Ida Brandt",), id="label"),
    pytest.param("<meta name='twitter:label1' content='Reading time'><meta name='twitter:data1' content='Two Minutes'>",
        (), id="reading time"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "authors"), METAS)
def test_meta_tags_name_authors(head: str, authors: tuple[str, ...]) -> None:
    assert read_page(page(head=head)).fields.authors == authors


def test_a_second_author_is_taken_from_the_byline() -> None:
    above = "<div class='byline'><a href='/i'>Ida Brandt</a> and <a href='/t'>Tomas Wend</a></div>"

    assert authors_of(page(author=IDA, above=above)) == ("Ida Brandt", "Tomas Wend")


OTHERS = [
    "<blockquote><p>We close it today.</p><span class='author'>Orla Voss</span></blockquote>",
    "<div class='pull-quote'>We close it.<cite class='author'>Orla Voss</cite></div>",
    "<div class='comment'><span class='author'>Orla Voss</span><p>Shame.</p></div>",
    "<aside><a class='author' href='/x'>Orla Voss</a></aside>",
    "<div class='related-teaser'><span class='byline'>By Orla Voss</span></div>",
    "<footer><div class='author'>Orla Voss</div></footer>",
]


@pytest.mark.parametrize("within", OTHERS)
def test_authors_of_quotations_and_other_articles_are_none(within: str) -> None:
    assert read_page(page(within=within)).fields.authors == ()
    assert read_page(page(author=IDA, within=within)).fields.authors == ("Ida Brandt",)


def test_thousands_of_authors_and_attributes_are_read_in_bounds() -> None:
    many = [{"name": f"Ida Brandt{'x' * number}"} for number in range(5_000)]
    attributes = "".join(f" data-{number}='author'" for number in range(5_000))

    assert len(read_page(page(author=many, above=f"<div class='author'{attributes}>x</div>")).fields.authors) <= 20
