"""Copies of pages in archives, caches and reader views, and pages whose text is in their scripts."""

from __future__ import annotations

import html
import json

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.pages import read_page
from articles.text.formats.web_copies import original_address
from articles.text.parse import ParsedArticle, parse

ADDRESS = "https://www.harlowpress.example/pier"
PROSE = (
    "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said.",
    "Mayor Orla Voss said the town would not wait for the spring storms. “We close it today,” Voss said.",
    "Engineers from Brandt Marine will measure the pillars next week, the harbour office said in a statement.",
    "The pier was built in 1894 and carries a theatre and nine shops, whose owners were given an hour to leave.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in PROSE)
STORY = f"<h1>Old pier shut after divers find cracks</h1><p>By Ida Brandt</p><p>5 February 2022</p>{PARAGRAPHS}"
TITLE = "<title>Old pier shut after divers find cracks - Harlow Press</title>"


def article_of(source: str) -> ParsedArticle:
    return parse(source.encode(), name="page.html").articles[0]


ADDRESSES = [
    ("https://web.archive.org/web/20220301010101/https://www.harlowpress.example/pier", ADDRESS),
    ("http://web.archive.org/web/2022id_/https://www.harlowpress.example/pier", ADDRESS),
    ("/web/20220301010101/https://www.harlowpress.example/pier", ADDRESS),
    ("https://web.archive.org/web/20220301010101/https:/www.harlowpress.example/pier", ADDRESS),
    ("https://webarchive.nationalarchives.gov.uk/ukgwa/20220301010101/https://www.harlowpress.example/pier", ADDRESS),
    ("https://arquivo.pt/wayback/20220301010101/https://www.harlowpress.example/pier", ADDRESS),
    ("https://archive.ph/2022.03.01-010101/https://www.harlowpress.example/pier", ADDRESS),
    ("https://archive.today/20220301010101/https://www.harlowpress.example/pier", ADDRESS),
    (
        "https://webcache.googleusercontent.com/search?q=cache:aB-3:https://www.harlowpress.example/pier+pier&cd=1",
        ADDRESS,
    ),
    ("https://www.google.com/amp/s/www.harlowpress.example/pier", ADDRESS),
    ("https://www-harlowpress-example.cdn.ampproject.org/c/s/www.harlowpress.example/pier", ADDRESS),
    ("https://www-harlowpress-example.translate.goog/pier?_x_tr_sl=de", ADDRESS),
    ("about:reader?url=https%3A%2F%2Fwww.harlowpress.example%2Fpier", ADDRESS),
    (ADDRESS, ADDRESS),
    ("https://www.harlowpress.example/go?to=https://other.example/", "https://www.harlowpress.example/go?to=https://other.example/"),
    ("https://archive.ph/aBc12", None),
    ("https://getpocket.com/read/12345", None),
    ("ferry", None),
    (None, None),
]  # fmt: skip


@pytest.mark.parametrize(("address", "original"), ADDRESSES)
def test_the_address_of_a_copy_gives_the_original(address: str | None, original: str | None) -> None:
    assert original_address(address) == original


WAYBACK = "https://web.archive.org/web/20220301010101/"
COPIES = [
    pytest.param(
        f"<html><head>{TITLE}<link rel='canonical' href='{WAYBACK}{ADDRESS}'></head><body>"
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'><div id='wm-ipp'><a href='/web/'>Wayback</a>"
        "<div id='wm-nav-captures'><a>12 captures</a> <div>28 Mar 2022 - 03 Sep 2024</div></div></div></div>"
        f"<!-- END WAYBACK TOOLBAR INSERT -->{STORY}</body></html>",
        id="Wayback Machine",
    ),
    pytest.param(
        f"<html><head>{TITLE}<!-- saved from url=(0076){WAYBACK}{ADDRESS} --></head><body>{STORY}</body></html>",
        id="Wayback Machine, saved by a browser",
    ),
    pytest.param(
        f"<html><head><base href='{ADDRESS}'>{TITLE}</head><body><div id='bN015htcoyT__google-cache-hdr'>"
        f"<div>This is Google's cache of <a href='{ADDRESS}'>{ADDRESS}</a>. It is a snapshot as it appeared "
        f"on 1 Mar 2022 01:01:01 GMT. The current page could have changed in the meantime.</div></div>{STORY}",
        id="Google's cache",
    ),
    pytest.param(
        f"<html><head>{TITLE}<link rel='bookmark' href='http://archive.today/20220301010101/{ADDRESS}'>"
        "<link rel='canonical' href='https://archive.ph/aBc12'><meta property='og:site_name' content='archive.ph'>"
        f"<body><div id='HEADER'><form><input name='q' value='{ADDRESS}'></form><div>Saved from</div>"
        "<div>1 Mar 2022 01:01:01 UTC</div><div>All snapshots from host www.harlowpress.example</div></div>"
        f"<div id='SOLID'><div id='CONTENT'>{STORY}</div></div></body></html>",
        id="archive.today",
    ),
    pytest.param(
        "<html><head><title>Old pier shut after divers find cracks - Harlow Press</title></head><body>"
        "<div class='toolbar-container'><button>Close Reader View</button></div><div class='container'>"
        f"<div class='header reader-header'><a class='domain reader-domain' href='{ADDRESS}'>harlowpress.example</a>"
        "<h1 class='reader-title'>Old pier shut after divers find cracks</h1>"
        "<div class='credits reader-credits'>Ida Brandt</div><div class='reader-estimated-time'>3–4 minutes</div></div>"
        f"<div class='content'><div class='moz-reader-content'><p>5 February 2022</p>{PARAGRAPHS}",
        id="Firefox's reader view",
    ),
    pytest.param(
        f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {ADDRESS} \n"
        f" GMT+0100\n--><head>{TITLE}</head><body>{STORY}</body></html>",
        id="SingleFile",
    ),
    pytest.param(
        f"<html><head>{TITLE}<meta name='savepage-url' content='{ADDRESS}'></head><body>{STORY}</body></html>",
        id="Save Page WE",
    ),
    pytest.param(
        f"<!-- Saved from {ADDRESS} at 2022-03-01T01:01:01Z using monolith v2.6 -->\n<html><head>{TITLE}</head>"
        f"<body>{STORY}</body></html>",
        id="monolith",
    ),
    pytest.param(
        f"<html><head>{TITLE}</head><body>{STORY}<p><a href='{ADDRESS}'>View original</a></p></body></html>",
        id="reading list",
    ),
    pytest.param(
        f"<html amp><head>{TITLE}<link rel='canonical' href='{ADDRESS}'></head><body>{STORY}</body></html>", id="AMP"
    ),
]


@pytest.mark.parametrize("source", COPIES)
def test_a_copy_is_the_article_of_the_original(source: str) -> None:
    article = article_of(source)

    assert article.url == ADDRESS
    assert article.source == "Harlow Press"
    assert article.authors == ("Ida Brandt",)
    assert article.published is not None
    assert article.published.isoformat().startswith("2022-02-05")
    assert article.body.split("\n\n") == list(PROSE)


def test_the_toolbar_of_an_archive_is_in_the_ledger() -> None:
    source = f"<html><body><div id='wm-ipp'><a>12 captures</a></div>{STORY}</body></html>"

    (block,) = [block for block in article_of(source).blocks if "captures" in block.text]

    assert block.rule == "added by the archive or reader that saved the page"


def test_a_reader_view_without_an_outlet_is_of_its_host() -> None:
    source = f"<html><body><a class='reader-domain' href='{ADDRESS}'>harlowpress.example</a>{STORY}</body></html>"

    assert article_of(source).source == "harlowpress.example"


TEXT = "\n\n".join(PROSE)
FRAME = "<header><a href='/'>Home</a></header><h1>Old pier shut after divers find cracks</h1><div>Loading…</div>"
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Old pier shut after divers find cracks",
}
ARC = {
    "content_elements": [{"type": "text", "content": text} for text in PROSE],
    "headlines": {"basic": "Old pier shut"},
}
STATE = {
    "props": {"pageProps": {"article": {"title": "Old pier shut", "body": PARAGRAPHS, "related": [{"body": TEXT * 2}]}}}
}
BLOCKS = {"article": {"blocks": [{"type": "paragraph", "data": {"text": text}} for text in PROSE]}}


def linked_data(body: str) -> str:
    return f"<script type='application/ld+json'>{json.dumps(LINKED | {'articleBody': body})}</script>"


SCRIPTS = [
    pytest.param(linked_data(TEXT), id="JSON-LD"),
    pytest.param(linked_data("\n".join(PROSE)), id="JSON-LD with single line breaks"),
    pytest.param(linked_data(PARAGRAPHS), id="JSON-LD with markup"),
    pytest.param(linked_data(html.escape(PARAGRAPHS)), id="JSON-LD with escaped markup"),
    pytest.param(
        f"<script type='application/ld+json'>/*<![CDATA[*/{json.dumps(LINKED | {'articleBody': TEXT})}/*]]>*/</script>",
        id="JSON-LD in CDATA",
    ),
    pytest.param(
        linked_data(TEXT).replace("}</script>", ",}</script>"),
        id="JSON-LD with a trailing comma",
    ),
    pytest.param(f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(STATE)}</script>", id="Next"),
    pytest.param(f"<script>window.__PRELOADED_STATE__ = {json.dumps(STATE)};</script>", id="preloaded state"),
    pytest.param(f"<script>__INITIAL_STATE__=JSON.parse({json.dumps(json.dumps(STATE))});</script>", id="quoted"),
    pytest.param(f"<script>Fusion.globalContent={json.dumps(ARC)};Fusion.x={{}}</script>", id="list of elements"),
    pytest.param(f"<script>window.__APP_DATA__={json.dumps(BLOCKS)}</script>", id="list of blocks"),
    pytest.param(
        f"<script>__NUXT__=(function(a){{return {{data:[{{body:{json.dumps(PARAGRAPHS)},x:a}}]}}}}(1))</script>",
        id="Nuxt",
    ),
    pytest.param(
        f"<script type='application/json' id='__NUXT_DATA__'>{json.dumps([{'body': 1}, PARAGRAPHS])}</script>",
        id="Nuxt 3",
    ),
    pytest.param(f"<div hidden><article>{PARAGRAPHS}</article></div>", id="hidden element"),
    pytest.param(f"<iframe srcdoc='{html.escape(PARAGRAPHS, quote=True)}'></iframe>", id="frame"),
]  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_without_text_of_its_own_gives_that_of_its_scripts(script: str) -> None:
    source = (
        f"<!DOCTYPE html><html lang='en'><head><title>Old pier shut</title></head><body>{FRAME}{script}</body></html>"
    )

    assert article_of(source).body.split("\n\n") == list(PROSE)


def test_a_page_with_text_of_its_own_gives_that() -> None:
    source = f"<html><head>{linked_data('Another wording of it. ' * 200)}</head><body><article>{STORY}</article>"
    shown = f"<html><head>{linked_data(TEXT)}</head><body><article>{STORY}</article></body></html>"

    assert not any("Another wording" in line.text for line in read_page(shown).lines)
    assert len(read_page(shown).lines) == 7
    assert article_of(source).body


def test_a_page_that_a_program_fills_says_so() -> None:
    source = (
        f"<html><body><div id='root'>{FRAME}</div><noscript>You need to enable JavaScript.</noscript></body></html>"
    )

    with pytest.raises(UnreadableClipping, match="holds no text"):
        read_page(source)


def test_a_short_page_is_no_empty_program() -> None:
    assert len(read_page("<html><body><h1>Pier shut</h1><p>It was shut today.</p></body></html>").lines) == 2


@pytest.mark.parametrize(
    "script",
    [
        "<script type='application/ld+json'>{" + '"a":[' * 5_000 + "</script>",
        "<script>window.__NEXT_DATA__=" + "{" * 50_000 + "</script>",
        "<script>__NEXT_DATA__ " + '"' * 50_000 + "</script>",
        "<script>__NEXT_DATA__ = " + "[" * 900 + '"' + "word " * 9_000 + '"' + "]" * 900 + "</script>",
        "<script type='application/json'>" + "={" * 50_000 + "</script>",
    ],
)
def test_a_broken_script_is_ignored(script: str) -> None:
    assert read_page(f"<html><body>{FRAME}{script}<p>{PROSE[0]}</p></body></html>").lines
