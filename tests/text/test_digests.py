"""Digests of several news items are split; an article with subheadings never is."""

from __future__ import annotations

import pytest

from articles.text.formats.databases import ExportFields, Piece
from articles.text.formats.digest_signs import announces_digest
from articles.text.formats.digests import find_digest
from articles.text.lines import split_lines
from articles.text.parse import SPLIT, ParsedArticle, ParsedClipping, parse
from tests.growth import grows_linearly
from tests.text.digest_texts import ITEMS, NOT_DIGESTS

HEADINGS = [
    ("en", "News in brief"),
    ("en", "Morning briefing"),
    ("en", "The Skerry Times: World in brief"),
    ("en", "Your Tuesday briefing"),
    ("en", "Daily Digest - 3 June 2024"),
    ("de", "Kurz gemeldet"),
    ("de", "Nachrichten am Morgen"),
    ("fr", "En bref"),
    ("fr", "L'essentiel de l'actualité"),
    ("es", "Noticias breves"),
    ("it", "In breve"),
    ("pt", "Notícias breves"),
    ("nl", "Kort nieuws"),
    ("sv", "Nyheter i korthet"),
    ("pl", "Wiadomości w skrócie"),
    ("ru", "Главные новости"),
    ("tr", "Kısa kısa"),
    ("ja", "ニュース短信"),
    ("zh", "今日要闻"),
    ("ko", "단신"),
    ("ar", "موجز الأخبار"),
]
SHAPES = {
    "blank lines": ("{heading}\n\n", "{title}\n\n{text}\n\n", ""),
    "tight": ("{heading}\n", "{title}\n{text}\n", ""),
    "Markdown": ("# {heading}\n\n", "## {title}\n\n{text}\n\n", ""),
    "page": (
        "<html><head><title>{heading}</title></head><body><nav>Home</nav><h1>{heading}</h1>",
        "<h2>{title}</h2><p>{text}</p>",
        "<p>© 2024</p></body></html>",
    ),
}


def read(text: str, name: str = "") -> ParsedClipping:
    return parse(text.encode(), name=name)


def titles(articles: tuple[ParsedArticle, ...]) -> list[str]:
    return [article.headline for article in articles]


def items(language: str, form: str) -> str:
    return "".join(form.format(title=title, text=text) for title, text in ITEMS[language])


@pytest.mark.parametrize(
    ("language", "heading", "shape"),
    [(language, heading, list(SHAPES)[number % len(SHAPES)]) for number, (language, heading) in enumerate(HEADINGS)]
    + [("en", "In brief", shape) for shape in SHAPES],
)
def test_a_digest_is_split(language: str, heading: str, shape: str) -> None:
    top, form, end = SHAPES[shape]
    text = top.format(heading=heading) + items(language, form) + end

    articles = read(text, "clipping.html" if shape == "page" else "").articles

    assert titles(articles) == [title for title, _ in ITEMS[language]]
    for article, (_, body) in zip(articles, ITEMS[language], strict=True):
        assert " ".join(article.body.split()) == " ".join(body.split())


@pytest.mark.parametrize("name", NOT_DIGESTS)
def test_other_texts_stay_whole(name: str) -> None:
    assert len(read(NOT_DIGESTS[name]).articles) == 1


NEWSLETTER = (
    "The Skerry Times\nMorning Briefing\nTuesday, June 4, 2024\n\n"
    "Good morning. It is a foggy Tuesday. Here is what you need to know.\n\nIn today’s edition:\n"
    "• Harbour board closes old slip\n• Bus fares to rise in autumn\n\n"
    + items("en", "{title}\n\nBy Ann Lee\n\n{text}\n\nRead more: https://skerrytimes.example/news\n\n")
    + "That’s it for today. Thanks for reading.\n\nYou are receiving this email because you signed up.\nUnsubscribe"
)


def test_date_and_outlet_of_a_digest_are_those_of_its_items() -> None:
    articles = read(NEWSLETTER).articles

    assert len(articles) == 5
    assert {article.source for article in articles} == {"The Skerry Times"}
    assert {article.published.isoformat() for article in articles if article.published} == {"2024-06-04"}
    assert {article.authors for article in articles} == {("Ann Lee",)}
    assert {article.url for article in articles} == {"https://skerrytimes.example/news"}


def test_every_line_of_a_digest_is_in_one_article() -> None:
    clipping = read(NEWSLETTER)

    blocks = [block for article in clipping.articles for block in article.blocks]
    assert "".join(block.text for block in blocks).replace(" ", "") == "".join(NEWSLETTER.split())
    for block in blocks:
        assert block.span is not None
        assert block.span.of(clipping.text) == block.text
    assert clipping.articles[0].blocks[0].text == "The Skerry Times"
    assert clipping.articles[-1].blocks[-1].text == "Unsubscribe"


def test_an_item_keeps_its_own_date_and_dateline() -> None:
    text = "World in brief\n1 June 2024\n\n" + items("en", "{title}\n3 June 2024\n\nMARWICK (Reuters) - {text}\n\n")

    articles = read(text).articles

    assert {article.published.isoformat() for article in articles if article.published} == {"2024-06-03"}
    assert {article.dateline for article in articles} == {("Marwick",)}


def test_names_of_sections_are_removed() -> None:
    parts = [f"{title}\n\n{text}\n\n" for title, text in ITEMS["en"]]
    text = "Evening briefing\n\nLOCAL\n\n" + "".join(parts[:3]) + "SPORT\n\n" + "".join(parts[3:])

    articles = read(text).articles

    assert titles(articles) == [title for title, _ in ITEMS["en"]]
    assert not any("SPORT" in article.body for article in articles)


def test_a_mail_with_items_is_split() -> None:
    text = (
        "From: The Skerry Times <news@skerrytimes.example>\nTo: reader@example.org\nSubject: Daily digest\n"
        "Date: Tue, 4 Jun 2024 07:30:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
        + items("en", "{title}\n\n{text}\n\n")
    )

    articles = read(text, "digest.eml").articles

    assert titles(articles) == [title for title, _ in ITEMS["en"]]
    assert {article.source for article in articles} == {"The Skerry Times"}


def test_articles_with_bylines_and_nothing_else_are_split_without_a_heading() -> None:
    longer = [
        "The fence will cost nine thousand crowns, which the board wants to take from its reserve.",
        "Season tickets stay as they are until January, and dogs still travel free on every line.",
        "Visitors may look at the volume from Thursday on, with gloves and under the eyes of two guards.",
        "The final will be played in May, on the sand pitch behind the brewery if the river allows it.",
        "Its members ask for help with sugar and for a ban on spraying near orchards until summer.",
    ]
    text = "".join(
        f"{title}\nBy Ann Lee\n\n{text}\n{more}\n\n" for (title, text), more in zip(ITEMS["en"], longer, strict=True)
    )

    assert len(read(text).articles) == 5


LIKELY = "News in brief\n\n" + "".join(
    f"{number}. {title}\n\n{text}\n\n" for number, (title, text) in enumerate(ITEMS["en"], start=1)
)


def test_a_text_that_may_be_a_digest_is_left_to_a_person() -> None:
    clipping = read(LIKELY)
    assert len(clipping.articles) == 1
    assert clipping.splitting is not None
    assert (clipping.splitting.articles, clipping.splitting.is_split) == (5, False)

    split = parse(LIKELY.encode(), field_decisions={0: {SPLIT: True}})
    assert len(split.articles) == 5
    assert split.splitting is not None
    assert split.splitting.is_split


def test_a_digest_can_be_kept_as_one_article() -> None:
    clipping = parse(NEWSLETTER.encode(), field_decisions={0: {SPLIT: False}})

    assert len(clipping.articles) == 1
    assert clipping.splitting is not None
    assert not clipping.splitting.is_split


def test_an_article_gives_no_choice() -> None:
    assert read(NOT_DIGESTS["press briefing in a headline"]).splitting is None


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("NEWS IN BRIEF", True),
        ("In Brief: harbour, buses, atlas", True),
        ("Business briefs", True),
        ("Skerry Times news summary", True),
        ("Kurz gemeldet am 3. Juni 2024", True),
        ("Minister cancels morning briefing after leak", False),
        ("The council kept its summary short", False),
        ("In brief remarks, the mayor thanked the crew", False),
        ("Letters in brief", True),
        ("How the newsletter died", False),
    ],
)
def test_headings_of_digests(line: str, is_heading: bool) -> None:
    assert announces_digest(line) is is_heading


def _find(count: int) -> object:
    text = "A headline about a boat\nThe boat was late again on Monday, the harbour office said.\n" * count
    lines = tuple(split_lines(f"News in brief\n{text}"))
    whole = Piece(lines=lines, verdicts=(None,) * len(lines), fields=ExportFields(), certain=False)
    return find_digest(whole, ExportFields())


@pytest.mark.parametrize("count", [25, 250])
def test_time_grows_linearly_with_the_number_of_items(count: int) -> None:
    assert grows_linearly(lambda size: _find(size), size=count)
