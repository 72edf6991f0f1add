"""Titles, addresses and dates of retrieval that browsers and readers copy with an article."""

from __future__ import annotations

import pytest

from articles.text.parse import ParsedArticle, parse

PROSE = (
    "The mill at Tessary Bridge will grind again from May, eleven years after it was stopped, the owners said.",
    "“It was never going to stay silent,” said the miller, Osric Penhale.",
    "Some forty people came to watch, and the county has promised a grant of 12,000 crowns for the sluice.",
)
HEADLINE = "Old mill grinds again"
BYLINE, DAY = "By Wenna Tole", "2 April 2019"
ADDRESS = "https://www.tessaryherald.example/2019/04/old-mill"


def read(*lines: str) -> ParsedArticle:
    (article,) = parse("\n\n".join(lines).encode()).articles
    return article


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Old mill grinds again - Tessary Herald", "Tessary Herald"),
        ("Old mill grinds again | The Tessary Examiner", "The Tessary Examiner"),
        ("Old mill grinds again — Local — Tessary Herald", "Tessary Herald"),
        ("Old mill grinds again (Tessary Herald)", "Tessary Herald"),
        ("Tessary Herald | Old mill grinds again", "Tessary Herald"),
        ("Old mill grinds again – Tessabote", "Tessabote"),
        ("Old mill grinds again - Le Courrier de Tessary", "Le Courrier de Tessary"),
    ],
)
def test_a_copied_title_gives_headline_and_outlet(title: str, outlet: str) -> None:
    article = read(title, BYLINE, DAY, *PROSE)

    assert (article.headline, article.source, article.headline_origin) == (HEADLINE, outlet, "clipping")
    assert (article.blocks[0].kind, article.blocks[0].text) == ("headline", title)


@pytest.mark.parametrize(
    "tail", ["what we know so far", "Breaking News", "a Long Story in Five Parts", "Osric Penhale"]
)
def test_a_tail_that_names_no_outlet_stays_in_the_headline(tail: str) -> None:
    article = read(f"{HEADLINE} - {tail}", BYLINE, DAY, *PROSE)

    assert (article.headline, article.source) == (f"{HEADLINE} - {tail}", None)


@pytest.mark.parametrize(
    "line",
    [ADDRESS, f"Source: {ADDRESS}", f"<{ADDRESS}>", f"Quelle: {ADDRESS}", f"Retrieved from {ADDRESS} on 9 June 2022"],
)
def test_an_address_at_the_top_is_the_articles(line: str) -> None:
    article = read(HEADLINE, line, BYLINE, DAY, *PROSE)

    assert article.url == ADDRESS
    assert article.published is not None
    assert article.published.isoformat() == "2019-04-02"
    assert next(block.kind for block in article.blocks if block.text == line) == "source"


def test_an_address_below_a_pointer_is_another_articles() -> None:
    article = read(HEADLINE, BYLINE, DAY, *PROSE, "Read more:", "https://other.example/pier/shut")

    assert article.url is None


def test_an_address_names_the_outlet_in_a_title() -> None:
    article = read("Old mill grinds again - Millwheel", "https://millwheel.example/a/99812", BYLINE, DAY, *PROSE)

    assert (article.headline, article.source) == (HEADLINE, "Millwheel")


@pytest.mark.parametrize(
    "line",
    [
        "Retrieved 12 June 2024",
        "Zuletzt abgerufen am 12. Juni 2024",
        "Consulté le 12 juin 2024",
        "Accessed: 12 June 2024",
    ],
)
def test_a_day_of_retrieval_is_no_day_of_publication(line: str) -> None:
    assert read(HEADLINE, line, BYLINE, *PROSE).published is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Tessary Examiner, 2 April 2019", "The Tessary Examiner"),
        ("Tessary Herald | 2 April 2019", "Tessary Herald"),
        ("2 April 2019, Tessary Herald", "Tessary Herald"),
        ("Tessary Herald (Tessary), Tuesday 2 April 2019, p. A4", "Tessary Herald"),
        ("Tessabote vom 2. April 2019", "Tessabote"),
        ("LONDON, 2 April 2019", None),
        ("Lower Tessary, 2 April 2019", None),
    ],
)
def test_an_outlet_beside_a_date(line: str, outlet: str | None) -> None:
    article = read(HEADLINE, BYLINE, line, *PROSE)

    assert article.source == outlet
    assert article.published is not None
    assert article.published.isoformat() == "2019-04-02"


def test_an_outlet_is_no_author() -> None:
    article = read(HEADLINE, "Tessary Herald | 2 April 2019 | Wenna Tole", *PROSE)

    assert (article.authors, article.source) == (("Wenna Tole",), "Tessary Herald")
