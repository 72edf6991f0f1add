"""Markdown is read as Markdown: its marks are no words, and front matter gives the fields."""

from __future__ import annotations

import pytest

from articles.text.data.kinds import Fate, Kind
from articles.text.formats.shapes.markdown import is_markdown, strip_inline_marks
from articles.text.lines import split_lines
from articles.text.parse import ParsedArticle, parse

LEAD = "The harbour board voted on Monday to close the old slip after a survey found its timbers rotten."
MORE = "The slip has been used since 1840, and the fishermen will share the northern quay until a new one is built."


def read(text: str) -> ParsedArticle:
    (article,) = parse(text.encode(), name="clipping.md").articles
    return article


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("**voted** on *Monday*", "voted on Monday"),
        ("__voted__ on _Monday_", "voted on Monday"),
        ("the [old slip](https://news.example/slip) closed", "the old slip closed"),
        ('a [link](/a "title") here', "a link here"),
        ("a [link](https://news.example/a_(b)) here", "a link here"),
        ("by [[Wenna Scully]]", "by Wenna Scully"),
        ("by [[people/scully|Wenna Scully]]", "by Wenna Scully"),
        ("since 1840.[^1]", "since 1840."),
        ("<https://news.example/x>", "https://news.example/x"),
        ("5 \\* 3 and snake_case_name", "5 * 3 and snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("~~old~~ slip<br>closed", "old slip closed"),
        ("[**bold** link](https://news.example/)", "bold link"),
        ("“[W]e had no choice [sic],” he said", "“[W]e had no choice [sic],” he said"),
    ],
)
def test_inline_marks_are_taken_away(marked: str, text: str) -> None:
    assert strip_inline_marks(marked) == text


FRONT = """---
title: "Harbour board votes"
source: "https://news.example/slip"
author:
  - "[[Wenna Scully]]"
  - Idris Vane
published: 2024-06-03
created: 2024-06-04
description: "Rotten timbers."
tags: [harbour, slip]
---
"""


def test_front_matter_gives_the_fields() -> None:
    article = read(f"{FRONT}{LEAD}\n\n{MORE}\n")

    assert article.headline == "Harbour board votes"
    assert article.headline_origin == "clipping"
    assert article.url == "https://news.example/slip"
    assert article.authors == ("Wenna Scully", "Idris Vane")
    assert article.published is not None
    assert article.published.isoformat() == "2024-06-03"
    assert article.standfirst == "Rotten timbers."
    assert article.body == f"{LEAD}\n\n{MORE}"


def test_every_line_of_front_matter_is_in_the_ledger_or_the_header() -> None:
    text = f"{FRONT}{LEAD}\n"
    blocks = read(text).blocks

    assert [block.text for block in blocks if block.fate is not Fate.BODY] == FRONT.replace("  - ", "- ").strip().split(
        "\n"
    )


def test_toml_front_matter_is_read() -> None:
    article = read(
        f'+++\ntitle = "Harbour board votes"\ndate = 2024-06-03T09:12:00Z\nauthor = "Wenna Scully"\n+++\n{LEAD}\n'
    )

    assert article.headline == "Harbour board votes"
    assert article.authors == ("Wenna Scully",)


def test_headings_lists_pictures_and_quotes() -> None:
    article = read(
        f"# Harbour board votes to close slip\n\nBy [Wenna Scully](https://news.example/scully)\n\n{LEAD}\n\n"
        "![The slip at low tide](https://cdn.example/slip.jpg)\n\n> “We had no choice,” said board chair Denzil Rowe."
        "\n\n"
        f"## What happens next\n\n{MORE}\n\n* The slip is fenced off\n* A new one is planned for 2026\n\n---\n"
    )

    assert article.headline == "Harbour board votes to close slip"
    assert article.authors == ("Wenna Scully",)
    kinds = {block.text: block.kind for block in article.blocks}
    assert kinds["What happens next"] is Kind.SUBHEADING
    assert kinds["![The slip at low tide](https://cdn.example/slip.jpg)"] is Kind.CAPTION
    assert kinds["“We had no choice,” said board chair Denzil Rowe."] is Kind.PARAGRAPH
    assert kinds["* The slip is fenced off"] is Kind.LIST_ITEM


@pytest.mark.parametrize(
    "text",
    [
        f"Slip to close\n\n{LEAD} Its number is #7, and 2 * 3 is 6.\n",
        f"* {LEAD}\n* {MORE}\n",
        f"Slip to close [Photo: W. Scully]\n\n{LEAD} (see [1])\n",
        "---\nHarbour\n---\nMore\n",
    ],
)
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert not is_markdown(split_lines(text))
    assert read(text).headline_origin in ("clipping", "lead")


def test_many_open_brackets_take_linear_work() -> None:
    assert strip_inline_marks("[" * 20_000 + "a") == "[" * 20_000 + "a"
    assert strip_inline_marks("[a](" * 5_000)
    assert strip_inline_marks("*a" * 10_000)
