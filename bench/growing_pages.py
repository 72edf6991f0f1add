"""Web pages, ordinary and hostile, of any size, by the name of what they hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bench.growing_texts import nested, prose, repeated, times

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.growing_texts import Kinds

HTML = "<html><body><h1>The slip closes</h1>"
STORY = "<p>The harbour board of Quoin voted on Monday to close the northern slip for the winter.</p>"
JSON_LD = '<script type="application/ld+json">'
# Elements that parsers treat in ways of their own when they are not closed.
OPEN_TAGS = (
    "a abbr address article aside b blockquote button caption center cite code col dd details dialog div dl dt em "
    "fieldset figure font footer form h2 header i iframe label legend li main map marquee math nav nobr noscript "
    "object ol optgroup option p picture plaintext pre q ruby rt s section select small span strong style sub svg "
    "table tbody td template textarea tfoot th thead title tr u ul video wbr x-slip xmp"
).split()


def chapter(text: str, n: int = 0) -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return f"<html><body><h1>Chapter {n} of the slip</h1>{paragraphs}</body></html>"


def page(body: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda size: (HTML + STORY + body(size)).encode()


def frames(size: int) -> str:
    """Frames within frames: each holds the next in an attribute. The escaped quotation marks grow with the depth."""
    inner = "<p>word</p>"
    while len(inner) < size:
        inner = f"<iframe srcdoc='{inner.replace('&', '&amp;').replace(chr(39), '&#39;')}'></iframe>{STORY}"
        if len(inner) > size // 3:
            inner += times(STORY, size - len(inner))
    return inner


def json_ld(value: Callable[[int], object]) -> Callable[[int], bytes]:
    return page(lambda size: f"{JSON_LD}{json.dumps(value(size))}</script>")


def state(value: Callable[[int], object]) -> Callable[[int], bytes]:
    script = '<script id="__NEXT_DATA__" type="application/json">'
    return lambda size: f"{HTML}{script}{json.dumps(value(size))}</script><div id=root></div>".encode()


def deep(head: str) -> Callable[[int], bytes]:
    """A script of JSON that is nested as deep as the size allows."""
    return nested('{"@graph":[', "]}", HTML + STORY + head, "</script>", text="1")


# Name of the file, from which its kind is known, and a function from the size to its bytes, by the name of the content.
PAGES: Kinds = {
    "HTML: prose": ("a.html", lambda size: chapter(prose(size)).encode()),
    "HTML: list items": ("a.html", repeated("<li>A point about the slip #</li>", HTML + "<ul>", "</ul>")),
    "HTML: nested": ("a.html", nested("<div>", "</div>", HTML)),
    "HTML: open tags": ("a.html", repeated("<b>word ", HTML)),
    "HTML: links": ("a.html", repeated('<a href="/a#">A word</a> ', HTML)),
    "HTML: attributes": ("a.html", repeated("a#=1 ", HTML + "<p ", ">word</p>")),
    "HTML: forms": ("a.html", repeated("<form><select><option>a", HTML)),
    "HTML: tables": ("a.html", repeated("<tr><td>a</td><td>b</td></tr>", HTML + "<table>", "</table>")),
    "HTML: nested tables": ("a.html", nested("<table><tr><td>", "</td></tr></table>", HTML)),
    "HTML: br": ("a.html", repeated("a word<br>", HTML + "<p>")),
    "HTML: entities": ("a.html", repeated("&amp;&#8220;", HTML + "<p>")),
    "HTML: scripts": ("a.html", repeated("<script>var a = {};</script>", HTML, "<p>" + prose(2_000))),
    "HTML: JSON-LD": ("a.html", repeated("{", HTML + '<script type="application/ld+json">', "</script><p>word")),
    "HTML: comments": ("a.html", repeated("<!--", HTML, "<p>word")),
    "HTML: spans": ("a.html", repeated("<span>wo</span><span>rd</span> ", HTML + "<p>")),
    "HTML: paragraphs": ("a.html", repeated("<p>The slip # closes.</p>", HTML)),
    # Trees
    "HTML: nested spans": ("a.html", nested("<span>", "</span>", HTML)),
    "HTML: nested links": ("a.html", nested('<a href="/">', "</a>", HTML)),
    "HTML: nested lists": ("a.html", nested("<ul><li>", "</li></ul>", HTML)),
    "HTML: nested quotations": ("a.html", nested("<blockquote>", "</blockquote>", HTML)),
    "HTML: nested fonts": ("a.html", nested("<font><b>", "</b></font>", HTML)),
    "HTML: nested objects": ("a.html", nested("<object>", "</object>", HTML)),
    "HTML: nested buttons": ("a.html", nested("<button>", "</button>", HTML)),
    "HTML: nested articles": ("a.html", nested("<article><h1>a</h1>", "</article>", HTML)),
    "HTML: nested noscript": ("a.html", nested("<noscript>", "</noscript>", HTML)),
    "HTML: nested templates": ("a.html", nested("<template>", "</template>", HTML)),
    "HTML: nested SVG": ("a.html", nested("<svg><g>", "</g></svg>", HTML)),
    "HTML: nested formulas": ("a.html", nested("<math><mrow>", "</mrow></math>", HTML)),
    "HTML: nested with text": ("a.html", nested("<div>The slip closes. ", "</div>", HTML)),
    "HTML: trees of depth 100": ("a.html", page(lambda size: times("<div>" * 100 + "word" + "</div>" * 100, size))),
    "HTML: table in a table in rows": (
        "a.html",
        page(lambda size: "<table>" + times("<tr><td><table><tr><td>a</td></tr></table></td></tr>", size) + "</table>"),
    ),
    "HTML: text in tables": ("a.html", repeated("<table>a<tr>b<td>c", HTML)),
    "HTML: rows in paragraphs": ("a.html", repeated("<p><tr><td>a</td></tr></p>", HTML)),
    "HTML: data table": ("a.html", repeated("<tr><th>a</th><td>#</td></tr>", HTML + "<table>", "</table>")),
    "HTML: small data tables": ("a.html", repeated("<table><tr><td>a<td>1<tr><td>b<td>2</table>", HTML)),
    "HTML: wide table": ("a.html", repeated("<td>a</td>", HTML + "<table><tr>", "</table>")),
    "HTML: spans of cells": ("a.html", repeated('<tr><td colspan="1000" rowspan="1000">a</td></tr>', HTML + "<table>")),
    "HTML: crossed tags": ("a.html", repeated("<b><i>a</b>b</i>", HTML)),
    "HTML: crossed blocks": ("a.html", repeated("<b><div>a</b>", HTML)),
    "HTML: crossed paragraphs": ("a.html", repeated("<p><b><i><u>a", HTML)),
    "HTML: crossed links": ("a.html", repeated('<a href="/"><div>a', HTML)),
    "HTML: closing tags": ("a.html", repeated("</div>", HTML + STORY)),
    "HTML: closing paragraphs": ("a.html", repeated("</p>", HTML + STORY)),
    "HTML: closing line breaks": ("a.html", repeated("</br>", HTML + STORY)),
    "HTML: bodies": ("a.html", repeated("<body class=a#>a", HTML)),
    "HTML: heads": ("a.html", repeated("<head><title>a</title></head>", HTML)),
    "HTML: documents": ("a.html", repeated("<html><body><p>The slip # closes.</p></body></html>")),
    "HTML: main headings": ("a.html", repeated("<h1>Slip # closes</h1>", HTML)),
    "HTML: articles": ("a.html", repeated("<article><h1>Slip # closes</h1><p>It closes.</p></article>", HTML)),
    "HTML: custom elements": ("a.html", repeated("<x-a#>word</x-a#>", HTML)),
    "HTML: unknown elements": ("a.html", repeated("<a#>word", HTML)),
    "HTML: captions": (
        "a.html",
        repeated("<figure><img src=a><figcaption>Slip #. Photo: Osk</figcaption></figure>", HTML),
    ),
    "HTML: ruby": ("a.html", repeated("<ruby>港<rp>(</rp><rt>こう</rt><rp>)</rp></ruby>", HTML + "<p>")),
    "HTML: open ruby": ("a.html", repeated("<ruby>港<rt>こ", HTML + "<p>")),
    "HTML: hidden copies": ("a.html", repeated("<span aria-hidden=true>word</span><span>word</span>", HTML + "<p>")),
    "HTML: credits": ("a.html", repeated("<span>Photo: Osk Wren</span> ", HTML + "<p>" + "word " * 60)),
    "HTML: preformatted": ("a.html", repeated("a line of the slip that is somewhat longer than\n", HTML + "<pre>")),
    "HTML: definition lists": ("a.html", repeated("<dt>a<dd>b", HTML + "<dl>")),
    "HTML: fields for mail": ("a.html", repeated("<div><input type=email>a</div>", HTML)),
    "HTML: inputs": ("a.html", repeated("<input name=a# value=b>", HTML + STORY)),
    "HTML: labels": ("a.html", repeated("<label>a<button>b</button></label>", HTML)),
    "HTML: text areas": ("a.html", repeated("<textarea>a</textarea>", HTML + STORY)),
    "HTML: options": ("a.html", repeated("<option>a</option>", HTML + STORY + "<select>", "</select>")),
    "HTML: times": ("a.html", repeated('<time datetime="2013-03-14">14 March</time> ', HTML)),
    "HTML: images": ("a.html", repeated('<img src="a#.png" alt="The slip">', HTML + STORY)),
    "HTML: bylines": ("a.html", repeated('<span class="byline author">By Osk Wren</span>', HTML + STORY)),
    "HTML: long link": ("a.html", page(lambda size: '<a href="' + "a" * size + '">word</a>')),
    # Attributes
    "HTML: attributes without values": ("a.html", repeated("a# ", HTML + "<p ", ">word</p>")),
    "HTML: same attribute": ("a.html", repeated("a=1 ", HTML + "<p ", ">word</p>")),
    "HTML: attributes in capitals": ("a.html", repeated('A#="1"', HTML + "<P ", ">word</P>")),
    "HTML: attributes of body": ("a.html", repeated("a#=1 ", "<html><body ", "><p>word</p>")),
    "HTML: attributes of a closing tag": ("a.html", repeated("a#=1 ", HTML + "<p>word</p ", ">word")),
    "HTML: attributes with slashes": ("a.html", repeated("a#/", HTML + "<p ", ">word</p>")),
    "HTML: attributes, open marks": ("a.html", repeated("a#=\" b='", HTML + "<p ", ">word</p>")),
    "HTML: attributes, open tag": ("a.html", repeated("a# ", HTML + STORY + "<p ")),
    "HTML: attributes, equals": ("a.html", repeated("=", HTML + "<p ", ">word</p>")),
    "HTML: attributes, quotation marks": ("a.html", repeated('"', HTML + "<p ", ">word</p>")),
    "HTML: attributes, less than": ("a.html", repeated("a#=1 <", HTML + "<p ", ">word</p>")),
    "HTML: attributes on many tags": (
        "a.html",
        lambda size: (HTML + times(f"<p {' '.join(f'a{n}=1' for n in range(400))}>word</p>", size)).encode(),
    ),
    "HTML: attributes of meta": ("a.html", repeated('<meta name="a#" content="b">', "<html><head>", HTML + STORY)),
    "HTML: XML names": ("a.html", repeated('xmlns:a#="http://a.b/#" ', "<html ", "><body><p>word</p>")),
    "HTML: ids": ("a.html", repeated("<p id=a#>word</p>", HTML)),
    "HTML: classes": ("a.html", repeated('<p class="a# b# c#">word</p>', HTML)),
    "HTML: many classes": ("a.html", repeated("a# ", HTML + '<p class="', '">word</p>')),
    "HTML: one id": ("a.html", repeated("<p id=a>word</p>", HTML)),
    "HTML: long style": ("a.html", repeated("display: x; ", HTML + '<p style="', '">word</p>')),
    "HTML: long class of spaces": ("a.html", repeated(" ", HTML + '<p class="', '">word</p>')),
    "HTML: long attribute of entities": ("a.html", repeated("&amp;", HTML + '<p title="', '">word</p>')),
    "HTML: styles": ("a.html", repeated('<p style="display:  none; a: #">word</p><p style=a>b</p>', HTML)),
    "HTML: data addresses": ("a.html", repeated('<img src="data:image/png;base64,AAAA#">', HTML + STORY)),
    "HTML: long data address": ("a.html", repeated("A", HTML + STORY + '<img src="data:image/png;base64,', '">')),
    "HTML: open data addresses": ("a.html", repeated("data:a;b;c,data:image/png;base64,", HTML + STORY + '<img src="')),
    "HTML: base addresses": ("a.html", repeated('<base href="http://a.b/#">', "<html><head>", HTML + STORY)),
    "HTML: canonical addresses": ("a.html", repeated('<link rel=canonical href="/#">', "<html><head>", HTML + STORY)),
    "HTML: refresh": ("a.html", repeated('<meta http-equiv=refresh content="0;url=#">', "<html><head>", HTML + STORY)),
    # Scripts, frames, comments
    "HTML: frames in frames": ("a.html", page(frames)),
    "HTML: frames": (
        "a.html",
        repeated("<iframe srcdoc='<p>The slip # closes today, the board said.'></iframe>", HTML),
    ),
    "HTML: one large frame": (
        "a.html",
        lambda size: f"<html><body><iframe srcdoc='{times(STORY.replace(chr(39), ''), size)}'></iframe>".encode(),
    ),
    "HTML: styles in head": ("a.html", repeated("<style>p { color: red }</style>", "<html><head>", HTML + STORY)),
    "HTML: open scripts": ("a.html", repeated("<script>", HTML + STORY)),
    "HTML: scripts in scripts": ("a.html", repeated("<script><!--<script>", HTML + STORY, "</script>" + STORY)),
    "HTML: JSON-LD scripts": (
        "a.html",
        repeated(JSON_LD + '{"@type": "NewsArticle", "headline": "Slip #"}</script>', HTML + STORY),
    ),
    "HTML: broken JSON-LD scripts": ("a.html", repeated(JSON_LD + "{]</script>", HTML + STORY)),
    "HTML: JSON-LD array": ("a.html", json_ld(lambda size: [{"@type": "NewsArticle", "headline": "a"}] * (size // 50))),
    "HTML: JSON-LD numbers": ("a.html", json_ld(lambda size: [1] * (size // 3))),
    "HTML: JSON-LD, broken array": ("a.html", repeated('{"a": 1},', HTML + STORY + JSON_LD + "[", "</script>")),
    "HTML: JSON-LD, deep": ("a.html", deep(JSON_LD)),
    "HTML: JSON-LD, depth 100": (
        "a.html",
        page(lambda size: f"{JSON_LD}[{times('[' * 100 + '{}' + ']' * 100 + ',', size)}1]</script>"),
    ),
    "HTML: JSON-LD, graph": (
        "a.html",
        json_ld(lambda size: {"@graph": [{"@id": f"a{n}", "name": "b", "@type": "Person"} for n in range(size // 50)]}),
    ),
    "HTML: JSON-LD, authors": (
        "a.html",
        json_ld(lambda size: {"@type": "NewsArticle", "author": [{"name": f"Osk {n}"} for n in range(size // 20)]}),
    ),
    "HTML: JSON-LD, publishers": (
        "a.html",
        json_ld(lambda size: {"@type": "NewsArticle", "publisher": [{"name": f"Osk {n}"} for n in range(size // 20)]}),
    ),
    "HTML: JSON-LD, long text": ("a.html", json_ld(lambda size: {"@type": "NewsArticle", "articleBody": prose(size)})),
    "HTML: JSON-LD, text of tags": (
        "a.html",
        json_ld(lambda size: {"@type": "NewsArticle", "articleBody": times("<div><p>The slip closes today.", size)}),
    ),
    "HTML: JSON-LD, live blog": (
        "a.html",
        json_ld(
            lambda size: {
                "@type": "LiveBlogPosting",
                "liveBlogUpdate": [
                    {"headline": f"Slip {n}", "articleBody": "It closes today."} for n in range(size // 60)
                ],
            }
        ),
    ),
    "HTML: JSON-LD, long headline": (
        "a.html",
        json_ld(lambda size: {"@type": "NewsArticle", "headline": "slip " * (size // 5)}),
    ),
    "HTML: JSON-LD, long number": (
        "a.html",
        repeated("9", HTML + STORY + JSON_LD + '{"@type": "NewsArticle", "a": ', "}</script>"),
    ),
    "HTML: JSON-LD, spaces": ("a.html", repeated(" ", HTML + STORY + JSON_LD, "{</script>")),
    "HTML: JSON-LD, commas": ("a.html", repeated(",  ", HTML + STORY + JSON_LD + "[", "]</script>")),
    "HTML: program's state": (
        "a.html",
        state(lambda size: {"blocks": [{"text": f"The board closed slip {n} on Monday."} for n in range(size // 50)]}),
    ),
    "HTML: program's state, deep": ("a.html", deep("<script>window.initialState =")),
    "HTML: program's strings": (
        "a.html",
        repeated(
            '"The board closed slip # on Monday, for the winter.",',
            HTML + "<script>window.initialState = [[",
            "</script>",
        ),
    ),
    "HTML: program's brackets": ("a.html", repeated("={", HTML + "<script>window.initialState", "</script>")),
    "HTML: program's backslashes": ("a.html", repeated("\\", HTML + '<script>window.initialState = "', "</script>")),
    "HTML: comments in comments": ("a.html", repeated("<!-- a -->", HTML + STORY)),
    "HTML: open comment": ("a.html", repeated("-- >", HTML + STORY + "<!--")),
    "HTML: odd comments": ("a.html", repeated("<!>a<!->b<!a>", HTML + STORY)),
    "HTML: conditional comments": ("a.html", repeated("<!--[if IE]><p>a</p><![endif]-->", HTML + STORY)),
    "HTML: revealed comments": ("a.html", repeated("<![if !IE]>a<![endif]>", HTML + STORY)),
    "HTML: CDATA": ("a.html", repeated("<![CDATA[a]]>", HTML + STORY)),
    "HTML: open CDATA": ("a.html", repeated("<![CDATA[", HTML + STORY)),
    "HTML: instructions": ("a.html", repeated("<?php a ?>", HTML + STORY)),
    "HTML: open instructions": ("a.html", repeated("<?", HTML + STORY)),
    "HTML: document types": ("a.html", repeated("<!DOCTYPE html>", "", HTML + STORY)),
    "HTML: document type with entities": (
        "a.html",
        repeated('<!ENTITY a# "&a0;&a0;">', "<!DOCTYPE html [", "]>" + HTML + STORY + "&a9;"),
    ),
    "HTML: open document type": ("a.html", repeated("<!DOCTYPE ", HTML + STORY)),
    # Characters
    "HTML: less than": ("a.html", repeated("<", HTML + STORY)),
    "HTML: greater than": ("a.html", repeated(">", HTML + STORY)),
    "HTML: less than and letter": ("a.html", repeated("<a", HTML + STORY)),
    "HTML: less than and slash": ("a.html", repeated("</", HTML + STORY)),
    "HTML: less than and space": ("a.html", repeated("a < b ", HTML + STORY)),
    "HTML: long tag name": ("a.html", repeated("a", HTML + STORY + "<", ">word")),
    "HTML: ampersands": ("a.html", repeated("&", HTML + "<p>")),
    "HTML: unknown entities": ("a.html", repeated("&slip#;", HTML + "<p>")),
    "HTML: open entities": ("a.html", repeated("&notin", HTML + "<p>")),
    "HTML: long entity": ("a.html", repeated("a", HTML + "<p>&", ";")),
    "HTML: long number of an entity": ("a.html", repeated("9", HTML + "<p>&#", ";")),
    "HTML: lone surrogates": ("a.html", repeated("&#xD800;word ", HTML + "<p>")),
    "HTML: characters of no text": ("a.html", repeated("&#0;&#xFFFF;&#x1F; word ", HTML + "<p>")),
    "HTML: NUL": (
        "a.html",
        lambda size: (HTML + times("a\0 The board closed the slip on Monday for the winter. ", size)).encode(),
    ),
    "HTML: control characters": (
        "a.html",
        lambda size: (
            HTML + times("\x01The board closed the slip on Monday for the winter of the year. ", size)
        ).encode(),
    ),
    "HTML: right to left": ("a.html", repeated('<p dir="rtl">صوت مجلس الميناء على إغلاق الرصيف. &rlm;</p>', HTML)),
    "HTML: Chinese": ("a.html", repeated("<p>港口委员会星期一投票决定关闭北部滑道。</p>", HTML)),
    "HTML: broken Chinese lines": ("a.html", repeated("港\n ", HTML + "<p>")),
    "HTML: spaces": ("a.html", repeated(" ", HTML + "<p>", "word")),
    "HTML: spaces between tags": ("a.html", repeated("<p>   </p>   ", HTML + STORY)),
    "HTML: spaces before all": ("a.html", repeated(" ", "", HTML + STORY)),
    "HTML: one word": ("a.html", repeated("x", HTML + "<p>")),
    "HTML: letters in tags": ("a.html", repeated("<b>a</b>", HTML + "<p>")),
    "HTML: letters on lines": ("a.html", repeated("<p>a</p>", HTML)),
    "HTML: one line of text": ("a.html", page(lambda size: "<p>" + " ".join(prose(size).split()))),
    "HTML: names": ("a.html", repeated("<p>Osk Wren# met Mirel Tavish#.</p>", HTML)),
    "HTML: comments of readers": (
        "a.html",
        repeated('<div class="comment"><b>wren#</b><p>It should stay open.</p></div>', HTML + STORY),
    ),
    "HTML: related": (
        "a.html",
        repeated('<li class="related"><a href="/#">Northern slip # to close soon</a></li>', HTML + STORY),
    ),
    "HTML: titles": ("a.html", repeated("a | ", "<html><head><title>", "</title></head><body>" + STORY)),
    "HTML: wrapped in XML": (
        "a.xhtml",
        repeated("<p>The slip # closes.</p>", '<?xml version="1.0"?><html><body>', "</body></html>"),
    ),
    "HTML: declarations": ("a.html", repeated('<?xml version="1.0"?>', "", HTML + STORY)),
    "HTML: encoding named twice": ("a.html", repeated('<meta charset="utf-16">', "<html><head>", HTML + STORY)),
    **{f"HTML: open <{tag}>": ("a.html", repeated(f"<{tag}>word ", HTML + STORY)) for tag in OPEN_TAGS},
}
