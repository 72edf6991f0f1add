"""Leads that stand apart from a page's text."""

from __future__ import annotations

import pytest

from articles.text.data.kinds import Fate
from articles.text.parse import ParsedArticle, parse

LEAD = "A boat will sail to the outer islands of Quoin again. The port office hopes that it lasts longer than a winter."
TEXT = (
    "The ferry between Quoin and the outer islands will run again from April, nine winters after it was taken off.",
    "“We have waited long enough,” said the harbor captain, Idris Vane. “I mean to be on the first boat.”",
    "The fare will be four crowns, and islanders will travel for half of that, the port office said on Thursday.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXT)
MENU = "<ul><li><a href='/x'>Shipyard lays down third boat</a></li><li><a href='/y'>Gull stops crane</a></li></ul>"
HEADING = "<h1>Ferry to reopen after nine winters</h1>"


def article_of(body: str, head: str = "") -> ParsedArticle:
    title = "<title>Ferry to reopen after nine winters</title>"
    source = f"<html lang='en'><head>{title}{head}</head><body>{body}</body></html>"
    return parse(source.encode(), name="page.html").articles[0]


PAGES = [
    pytest.param(
        f"{HEADING}<div class='author'>Marta Olen</div><div class='perex'>{LEAD}</div>{MENU}<div>{PARAGRAPHS}</div>",
        id="Czech class",
    ),
    pytest.param(
        f"{HEADING}<div class='chapo'>{LEAD}</div>{MENU}<div class='text'>{PARAGRAPHS}</div>", id="French class"
    ),
    pytest.param(f"{HEADING}<h2 class='sommario'>{LEAD}</h2>{MENU}<section>{PARAGRAPHS}</section>", id="Italian class"),
    pytest.param(f"<div class='ingress'>{LEAD}</div>{HEADING}{MENU}<div>{PARAGRAPHS}</div>", id="above the headline"),
    pytest.param(
        f"{HEADING}<p>{LEAD}</p><p>By Marta Olen</p><p>14 March 2013</p>{MENU}{PARAGRAPHS}", id="above the byline"
    ),
    pytest.param(
        f"<header>{HEADING}<div>{LEAD}</div></header>{MENU}<div class='body'>{PARAGRAPHS}</div>", id="in a header"
    ),
    pytest.param(f"{HEADING}<div class='x1'>{LEAD}</div>{MENU * 2}<div class='x2'>{PARAGRAPHS}</div>", id="no class"),
    pytest.param(
        f"{HEADING}<table><tr><td><img></td><td>{LEAD}</td></tr></table>{MENU}<div>{PARAGRAPHS}</div>",
        id="beside a photo",
    ),
]


@pytest.mark.parametrize("body", PAGES)
def test_a_lead_apart_from_the_text_is_standfirst_or_body(body: str) -> None:
    article = article_of(body)

    assert LEAD in (article.standfirst, *article.body.split("\n\n"))
    assert article.body.split("\n\n")[-3:] == list(TEXT)


def test_a_lead_that_the_page_describes_itself_with_is_the_standfirst() -> None:
    head = f"<meta name='description' content='{LEAD[:80]}…'>"
    article = article_of(f"{HEADING}{MENU}<div class='x'>{LEAD}</div>{MENU}{MENU}<div>{PARAGRAPHS}</div>", head)

    assert LEAD in (article.standfirst, *article.body.split("\n\n"))


@pytest.mark.parametrize(
    "debris",
    [
        "<figure><img><figcaption>The new ferry boat at the port before its first winter.</figcaption></figure>",
        "<div class='newsletter'>Sign up for our newsletter and read about the ferry and the islands first.</div>",
        "<p><a href='/z'>Read more: The port office of Quoin sold its last ferry boat nine winters ago.</a></p>",
    ],
)
def test_debris_below_the_headline_is_no_lead(debris: str) -> None:
    article = article_of(f"{HEADING}{debris}{MENU}<div>{PARAGRAPHS}</div>")

    assert article.standfirst is None
    assert {block.fate for block in article.blocks if block.text in debris} == {Fate.REMOVED}
