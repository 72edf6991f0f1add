"""Kinds of text with short lines and figures that belong to the article: live blogs, tables, notes, press releases."""

from __future__ import annotations

import pytest

from articles.text.cleaning.live_blogs import is_entry_time
from articles.text.cleaning.notes import is_correction, is_life_dates
from articles.text.cleaning.tables import is_column_titles, is_row
from articles.text.parse import ParsedArticle, parse
from tests.growth import grows_linearly

BYLINE, DAY = "By Wenna Tole", "4 March 2024"
PROSE = (
    "The mill at Tessary Bridge will grind again from May, eleven years after it was stopped, the owners said.",
    "“It was never going to stay silent,” said the miller, Osric Penhale.",
    "Some forty people came to watch, and the county has promised a grant of 12,000 crowns for the sluice.",
)
HEADLINE = "Old mill grinds again"


def read(*lines: str) -> ParsedArticle:
    (article,) = parse("\n".join(lines).encode()).articles
    return article


def kinds(article: ParsedArticle) -> dict[str, str]:
    return {block.text: block.kind.value for block in article.blocks}


TIMES = [
    *("18:40", "18.40", "6.40pm", "6:40 p.m.", "6pm", "18:40 Uhr", "18h40", "18 h 40", "kl. 18.40", "18:40 BST"),
    *(
        "12 May 18:40 BST",
        "May 12, 6:40 p.m. ET",
        "12. Mai, 18:40 Uhr",
        "Posted at 21:15",
        "Updated at 18.42",
        "[18:40]",
    ),
    *(
        "2 hours ago",
        "35m ago",
        "vor 2 Stunden",
        "il y a 2 heures",
        "hace 3 horas",
        "há 2 horas",
        "2 ore fa",
        "3小时前",
    ),
    *("18時40分", "오후 6시 40분", "20:15 h", "Yesterday, 18:40", "Stand: 18:40 Uhr"),
]


@pytest.mark.parametrize("text", TIMES[:-1])
def test_a_time_alone_may_be_an_entrys(text: str) -> None:
    assert is_entry_time(text)


@pytest.mark.parametrize("text", ["1998", "18", "Page 4", "Hall takes 400", "At 18:40 the bridge was closed.", "3:2"])
def test_other_figures_are_no_times(text: str) -> None:
    assert not is_entry_time(text)


LIVE_BLOG = (
    "Quarry strike live: talks break up without a deal",
    BYLINE,
    "Last updated: 4 March 2024, 18:40",
    "Key points",
    "Talks have broken up",
    "200 pickets at the gate",
    "18:40",
    "Talks break up",
    "Delegates left the hotel by the back door, and the union says that there is no deal.",
    "17:15",
    "Sandwiches sent up",
    "The two sides are still in the room, and the kitchen has sent up sandwiches.",
    "14:30",
    "Good afternoon",
    "Welcome to our live coverage of the strike.",
)


def test_a_live_blog_keeps_its_times_titles_and_key_points() -> None:
    article = read(*LIVE_BLOG)

    assert article.headline == LIVE_BLOG[0]
    assert article.authors == ("Wenna Tole",)
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-04T18:40:00"
    assert article.body.split("\n\n") == list(LIVE_BLOG[3:])
    found = kinds(article)
    assert found["18:40"] == found["Talks break up"] == found["Good afternoon"] == "subheading"
    assert found["Talks have broken up"] == found["200 pickets at the gate"] == "list_item"


def test_the_buttons_of_a_live_blogs_entries_are_cut() -> None:
    lines = [line for text in LIVE_BLOG[6:] for line in ((text, "Share") if text.endswith(".") else (text,))]
    article = read(*LIVE_BLOG[:6], *lines)

    assert "Share" not in article.body
    assert set(LIVE_BLOG[6:]) <= set(article.body.split("\n\n"))


def test_times_beside_other_articles_are_no_live_blog() -> None:
    menu = ("Home", "News", "Sport", "Weather", "Share this article", "Most read")
    teasers = ("18:40", "Ferry fares to rise in May", "17:15", "The last net maker", "16:02", "Rope shed to be sold")

    article = read(*menu, HEADLINE, BYLINE, DAY, *PROSE, "Latest news", *teasers, "© 2024 Tessary Herald")

    assert "Ferry fares to rise in May" not in article.body


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Skerry 0 Upper Tarn 0",
            "SV Quell - TSV Lund 2:1 (1:0)",
            "Lund Rovers 7 2 5 0 4",
            "200g rye flour",
            "Lund 11C, fog",
        ),
        *(
            "Hedda Loame (Labour) 12,344 (41.2%)",
            "TX 40: 3,412.50 (+1.2%)",
            "Chess club, Library, 6pm, free",
            "Turnout: 41%",
        ),
    ],
)
def test_rows(text: str) -> None:
    assert is_row(text)


@pytest.mark.parametrize(
    "text", ["12 comments", "4 March 2024", "Northern Division", "In 1998 the mill burnt down in a night."]
)
def test_other_lines_are_no_rows(text: str) -> None:
    assert not is_row(text)


def test_column_titles() -> None:
    assert is_column_titles("P W D L F A Pts")
    assert not is_column_titles("Old mill grinds again")


def test_results_are_kept_and_column_titles_are_no_headline() -> None:
    table = (
        "Northern Division",
        "Skerry 2 Marwick 1 (Doll 12, Ferro 77)",
        "Lund 0 Upper Tarn 0",
        "P W D L F A Pts",
        "Skerry 9 7 1 1 20 6 22",
        "Lund 9 4 4 1 9 5 16",
    )

    article = read("Results, Saturday 5 October", *table)

    assert (article.headline, article.headline_origin) == ("Results, Saturday 5 October", "clipping")
    assert article.body.split("\n\n") == list(table)


def test_ingredients_and_steps_of_a_recipe_are_kept() -> None:
    recipe = ("Serves 8", "200g rye flour", "3 eggs", "A pinch of salt", "1. Heat the oven.", "2. Bake for 50 minutes.")

    article = read("Plum and rye cake", BYLINE, DAY, "This is the cake my aunt baked for the harvest supper.", *recipe)

    assert set(recipe) <= set(article.body.split("\n\n"))


CORRECTIONS = [
    "Correction: An earlier version of this article misspelled the name of the miller.",
    "This article was amended on 3 April 2019 to give the right number of visitors.",
    "Editor’s note: This story has been updated with the name of the miller.",
    "Korrektur: In einer früheren Version hieß es, die Mühle habe zwölf Jahre stillgestanden.",
    "Rectificatif : une première version de cet article situait le moulin à Marvic.",
    "Fe de errores: el molino cerró hace once años y no hace doce como se publicó.",
]


@pytest.mark.parametrize("note", CORRECTIONS)
@pytest.mark.parametrize("at_top", [True, False])
def test_a_correction_is_kept_and_is_no_headline(note: str, *, at_top: bool) -> None:
    article = read(*((note,) if at_top else ()), HEADLINE, BYLINE, DAY, *PROSE, *(() if at_top else (note,)))

    assert (article.headline, article.authors) == (HEADLINE, ("Wenna Tole",))
    assert note in article.body


@pytest.mark.parametrize(
    "text", ["Correction Appended", "Corrections", "Correction fluid was invented by a typist in 1956."]
)
def test_labels_and_other_sentences_are_no_corrections(text: str) -> None:
    assert not is_correction(text)


def test_the_marks_of_a_press_release_are_cut() -> None:
    article = read(
        "FOR IMMEDIATE RELEASE", HEADLINE, f"TESSARY, April 2, 2019 – {PROSE[0]}", *PROSE[1:], "-- END --", "###"
    )

    assert article.headline == HEADLINE
    assert article.published is not None
    assert article.published.isoformat() == "2019-04-02"
    assert all(mark not in article.body for mark in ("FOR IMMEDIATE", "END", "#"))


def test_the_dates_of_a_life_are_no_time_of_publication() -> None:
    dates = "Hedda Loame, born 3 May 1931; died 2 May 2024"
    lead = "Hedda Loame, who has died aged 92, was the first woman to pilot ships through the Skerry channel."

    article = read("Hedda Loame, harbour pilot", BYLINE, "9 May 2024", lead, "She is survived by two sons.", dates)

    assert is_life_dates(dates)
    assert dates in article.body
    assert article.published is not None
    assert article.published.isoformat() == "2024-05-09"


def test_a_menu_around_an_article_is_still_cut() -> None:
    menu = ("Home", "News", "Sport", "Weather", "Obituaries", "Puzzles", "Jobs")

    article = read(*menu, HEADLINE, BYLINE, DAY, *PROSE)

    assert article.body.split("\n\n") == list(PROSE)


@pytest.mark.parametrize(
    "line", ["18:40", "Skerry 2 Lund 1", "- 18:40 - 18:40", "Correction: " + "x " * 20, "a | b | c"]
)
def test_reading_these_kinds_takes_linear_time(line: str) -> None:
    assert grows_linearly(lambda size: parse(f"{line}\n".encode() * size), size=50)
