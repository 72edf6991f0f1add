"""Saved pages: their visible lines, and the fields that they declare."""

from __future__ import annotations

import json
import socket
import time
import tracemalloc

import pytest

from articles.text.data.kinds import Kind
from articles.text.documents import UnreadableClipping
from articles.text.formats.pages import judge_element, read_page
from articles.text.parse import ParsedArticle, parse
from articles.text.people.found import SearchedPeople
from articles.text.quotes.found import SearchedQuotes

PROSE = (
    "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said.",
    "Mayor Orla Voss said the town would not wait for the spring storms. “We close it today,” Voss said.",
    "Engineers from Brandt Marine will measure the pillars next week, the harbour office said in a statement.",
    "The pier was built in 1894 and carries a theatre and nine shops, whose owners were given an hour to leave.",
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harlow Press"},
        {
            "@type": "NewsArticle",
            "headline": "Old pier shut after divers find cracks",
            "datePublished": "2022-02-05T19:00:00+09:00",
            "author": [{"@type": "Person", "name": "Ida Brandt"}, {"@type": "Person", "name": "Tomas Wend"}],
            "publisher": {"@type": "Organization", "name": "Harlow Press"},
        },
    ],
}


def page(*, head: str = "", before: str = "", within: str = "", after: str = "", title: str = "Pier shut") -> bytes:
    paragraphs = (
        "".join(f"<p>{text}</p>" for text in PROSE[:2]) + within + "".join(f"<p>{text}</p>" for text in PROSE[2:])
    )
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
        f"{before}<article><h1>Old pier shut after divers find cracks</h1>{paragraphs}</article>{after}"
        "<footer><p>© 2022 Harlow Press. All rights reserved.</p></footer></body></html>"
    ).encode()


def article_of(data: bytes) -> ParsedArticle:
    return parse(data, name="page.html").articles[0]


def test_the_body_of_a_page_is_its_prose() -> None:
    article = article_of(page())

    assert article.body.split("\n\n") == list(PROSE)
    assert article.headline == "Old pier shut after divers find cracks"
    assert article.headline_origin == "clipping"


def test_a_section_name_above_the_headline_is_not_in_the_body() -> None:
    article = article_of(page(before="<div class='article-body'><p>Coast and Harbour</p></div>"))

    assert article.body.split("\n\n") == list(PROSE)


def test_author_and_date_come_from_json_ld() -> None:
    head = f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"

    article = article_of(page(head=head))

    assert article.authors == ("Ida Brandt", "Tomas Wend")
    assert article.published is not None
    assert article.published.isoformat() == "2022-02-05T19:00:00+09:00"
    assert article.source == "Harlow Press"


def test_without_json_ld_author_and_date_come_from_meta_tags() -> None:
    head = (
        "<meta property='og:site_name' content='Harlow Press'>"
        "<meta name='author' content='By Ida Brandt and Tomas Wend'>"
        "<meta property='article:published_time' content='2022-02-05T10:00:00Z'>"
        "<link rel='canonical' href='https://press.harlow.example/pier'>"
    )

    article = article_of(page(head=head))

    assert (article.source, article.authors) == ("Harlow Press", ("Ida Brandt", "Tomas Wend"))
    assert article.url == "https://press.harlow.example/pier"
    assert article.published is not None
    assert article.published.isoformat() == "2022-02-05T10:00:00+00:00"


def test_broken_json_ld_is_ignored() -> None:
    head = '<script type=\'application/ld+json\'>{ "@type": "NewsArticle", headline: }</script>'

    assert article_of(page(head=head)).body.split("\n\n") == list(PROSE)


def test_the_name_of_the_outlet_is_removed_from_a_title() -> None:
    data = page(head="<meta property='og:title' content='Old pier shut after storm | Harlow Press'>").replace(
        b"h1>", b"div>"
    )

    assert article_of(data).headline == "Old pier shut after storm"


DEBRIS = [
    pytest.param(
        "<figure><img src='a.jpg'><figcaption>Divers at the pier.</figcaption></figure>", Kind.CAPTION, id="caption"
    ),
    pytest.param("<button>Listen to the harbour bells</button>", Kind.NAVIGATION, id="button"),
    pytest.param("<p>Sign up for our daily newsletter</p>", Kind.NEWSLETTER, id="sign-up"),
    pytest.param("<div class='ad'>Advertisement</div>", Kind.ADVERTISEMENT, id="advertisement"),
    pytest.param("<p><a href='/x'>Read more: Why piers fall</a></p>", Kind.RELATED, id="link to an article"),
]


@pytest.mark.parametrize(("within", "kind"), DEBRIS)
def test_debris_between_paragraphs_is_removed_with_its_kind(within: str, kind: Kind) -> None:
    article = article_of(page(within=within))

    assert article.body.split("\n\n") == list(PROSE)
    assert kind in {block.kind for block in article.blocks}


def test_scripts_and_hidden_text_are_not_read() -> None:
    data = page(before="<script>alert('x')</script><style>p {}</style><div style='display: none'>Hidden words</div>")

    assert not any("alert" in block.text or "Hidden" in block.text for block in article_of(data).blocks)


def test_every_line_of_a_page_is_a_block_without_a_span() -> None:
    data = page(after="<aside><p>Something else altogether</p></aside>")

    blocks = article_of(data).blocks

    assert [block.text for block in blocks] == [line.text for line in read_page(data.decode()).lines]
    assert all(block.span is None for block in blocks)


def test_elements_mark_captions_and_menus() -> None:
    lines = read_page(
        "<body><nav>Somewhere</nav><figure><figcaption>The pier</figcaption></figure><p>Text</p></body>"
    ).lines

    assert [verdict and verdict.kind for verdict in map(judge_element, lines)] == [Kind.NAVIGATION, Kind.CAPTION, None]


def test_a_blockquote_element_is_a_blockquote() -> None:
    article = article_of(page(within="<blockquote><p>“Nobody looked at its feet,” the diver wrote.</p></blockquote>"))

    assert [block.kind for block in article.blocks if "diver wrote" in block.text] == [Kind.BLOCKQUOTE]


def test_broken_markup_is_read() -> None:
    broken = page().replace(b"</p>", b"").replace(b"</article>", b"<b><i></p></table>").replace(b"</body></html>", b"")

    assert set(PROSE) <= set(article_of(broken).body.split("\n\n"))


def test_a_page_nested_thousands_deep_is_read() -> None:
    data = b"<html><body>" + b"<div>" * 20_000 + PROSE[0].encode() + b"</div>" * 20_000 + b"</body></html>"

    assert any(PROSE[0] == block.text for block in article_of(data).blocks)


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>1</script></body></html>"])
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableClipping, match="without any text"):
        parse(data)


def test_reading_a_page_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    data = page(head="<link rel='canonical' href='https://press.harlow.example/pier'><meta charset='utf-8'>")

    assert article_of(data).body


EMBEDDED = "data:image/png;base64," + "A" * 5_000_000
WITH_EMBEDDED_IMAGE = [
    pytest.param({"before": f'<img src="{EMBEDDED}">'}, id="above the article"),
    pytest.param({"within": f"<figure><img src='{EMBEDDED}'></figure>"}, id="within the article"),
    pytest.param({"head": f"<style>body{{background:url({EMBEDDED})}}</style>"}, id="in a style"),
    pytest.param({"head": f'<meta property="og:image" content="{EMBEDDED}">'}, id="in a meta tag"),
]


@pytest.mark.parametrize("parts", WITH_EMBEDDED_IMAGE)
def test_an_embedded_image_does_not_truncate_the_page(parts: dict[str, str]) -> None:
    assert article_of(page(**parts)).body.split("\n\n") == list(PROSE)


def test_a_page_too_large_for_trafilatura_is_still_parsed() -> None:
    data = page(after="<br>" * 50_000)

    assert not read_page(data.decode()).weighed
    assert article_of(data).body.split("\n\n") == list(PROSE)


HOSTILE = ["<p>a", "a<br>", "<br>", "<span>a", "<li>The pier was shut on Friday, the town said.", "<td>a</td><tr>"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_and_memory_are_linear_in_a_hostile_page(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.text.parse.search_people", lambda *_: SearchedPeople(()))
    monkeypatch.setattr("articles.text.parse.search_quotes", lambda *_: SearchedQuotes(()))
    monkeypatch.setattr("articles.text.formats.page_limits._MAX_WEIGHED_ELEMENTS", 250)

    def seconds(count: int) -> float:
        data = page(after=piece * count)
        started = time.process_time()
        parse(data)
        return time.process_time() - started

    def peak(count: int) -> int:
        data = page(after=piece * count)
        tracemalloc.start()
        parse(data)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert seconds(4_000) < 8 * 3 * seconds(500) + 0.5
    # Tracing memory makes parsing six times slower, so smaller pages are used.
    assert peak(2_000) < 4 * 1.5 * peak(500)


def test_a_tag_of_many_attributes_keeps_the_first_ones_and_the_text() -> None:
    attributes = " ".join(f"a{number}='>'" for number in range(50_000))

    page = read_page(f"<html><body><h1>Slip</h1><p {attributes}>The harbour board closed the slip.</p></body></html>")

    assert [line.text for line in page.lines] == ["Slip", "The harbour board closed the slip."]


def test_a_page_of_deep_nesting_is_read_without_weighing_its_elements() -> None:
    depth = 200
    source = f"<html><body>{'<div>' * depth}<p>The harbour board closed the slip.</p>{'</div>' * depth}</body></html>"

    page = read_page(source)

    assert not page.weighed
    assert [line.text for line in page.lines] == ["The harbour board closed the slip."]
