"""Pointers and pictures' descriptions that capitals, brackets, bullets and neighbours give away."""

from __future__ import annotations

import pytest

from articles.text.cleaning.boilerplate import judge_lines
from articles.text.cleaning.pointers import mark_pointers
from articles.text.data.kinds import Kind
from articles.text.parse import ParsedArticle, parse
from tests.growth import grows_linearly

ABOVE = "The pier at Harlow Bay was shut on Friday after divers found cracks in two pillars, the harbour office said."
BELOW = (
    "Mayor Orla Voss said that the town would pay for new pillars, and that she hoped to open the pier again in May."
)


def kind_between(line: str, *below: str) -> Kind | None:
    texts = [ABOVE, line, *below, BELOW]
    verdicts = judge_lines(texts, {})
    mark_pointers(texts, verdicts)
    return verdicts[1].kind if verdicts[1] else None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("RELATED Divers find a bell beneath the pier", Kind.RELATED),
        ("READ MORE: Divers find a bell beneath the pier", Kind.RELATED),
        ("[ Divers find a bell beneath the pier ]", Kind.RELATED),
        ("[Divers find a bell beneath the pier Opens in new window ]", Kind.RELATED),
        ("• Divers find a bell beneath the pier", Kind.RELATED),
        ("DIVERS FIND A BELL BENEATH THE PIER OF HARLOW BAY", Kind.RELATED),
        ("More: Divers find a bell beneath the pier of Harlow", Kind.RELATED),
        ("Getty Images Two divers in black suits beside a bell", Kind.CAPTION),
        ("Reuters A bell on the deck of a boat", Kind.CAPTION),
        ("RELATED Pillars cost more than the town has, she said.", None),
        ("READ Ida Brandt.", None),
        ("• The pier stays shut until May.", None),
        ("[This report was changed on Monday to give the mayor's name.]", None),
        ("WHAT HAPPENS NEXT", None),
        ("Reuters said the pier was shut", None),
        ("MORE THAN A BELL WAS FOUND THERE", None),
    ],
)
def test_pointers_between_paragraphs(line: str, kind: Kind | None) -> None:
    assert kind_between(line) is kind


def test_several_bullets_are_a_list_of_the_article() -> None:
    assert kind_between("• Two pillars are cracked", "• Four are sound") is None


def test_headlines_under_their_ranks_are_cut() -> None:
    headlines = ["Divers find a bell", "Ferry line to reopen", "Choir sings to an empty hall"]
    listed = [text for rank, headline in enumerate(headlines, 1) for text in (f"{rank}.", headline)]
    texts = [ABOVE, "Most read", *listed, BELOW]
    verdicts = judge_lines(texts, {})
    mark_pointers(texts, verdicts)

    assert all(verdict and verdict.kind.fate.value == "removed" for verdict in verdicts[1:-1])
    assert verdicts[0] is None
    assert verdicts[-1] is None


def test_marking_takes_linear_time() -> None:
    def mark(count: int) -> None:
        texts = ["Most read", "1", "Divers find a bell beneath the pier", "• one two three four", BELOW] * count
        mark_pointers(texts, [None] * len(texts))

    assert grows_linearly(mark, size=400)


HEADER = ["Home", "News", "Pier at Harlow Bay shut before the storms"]
TEXT = [
    ABOVE,
    BELOW,
    "The pier is 140 years old and has been shut twice before, in 1953 and after the storms of 1987.",
    "Shopkeepers on the pier said that the town had known of the cracks since the spring and had done nothing.",
    "“Nobody asked us,” said Tomas Wend, who sells ice cream there and has sold none since Friday morning.",
    "The harbour office will send divers down again on Monday, if the wind allows it, and report to the council.",
]


def parsed(*lines: str) -> ParsedArticle:
    return parse("\n".join(lines).encode()).articles[0]


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["By Ida BrandtMarch 4, 2022"], ("Ida Brandt",)),
        (["Portrait of Ida Brandt Ida Brandt", "March 4, 2022"], ("Ida Brandt",)),
        (["Ida Brandt, Rural Affairs Correspondent", "March 4, 2022"], ("Ida Brandt",)),
        (["IDA MOLL FOR THE HARLOW PRESS", "Ida Brandt", "March 4, 2022"], ("Ida Brandt",)),
        (
            ["Author", "Ida Brandt", "Professor of Rural History, University of Harlow", "Tomas Elg",
             "Lecturer in Botany, University of Lund", "March 4, 2022"],
            ("Ida Brandt", "Tomas Elg"),
        ),
    ],
)  # fmt: skip
def test_bylines_of_copied_pages(lines: list[str], authors: tuple[str, ...]) -> None:
    article = parsed(*HEADER, *lines, *TEXT)

    assert article.authors == authors
    assert article.published is not None
    assert article.published.isoformat() == "2022-03-04"


def test_a_byline_may_stand_below_an_earlier_copy_of_the_headline() -> None:
    article = parsed(*HEADER, "Ida Brandt", "March 4, 2022", "12", "Share", HEADER[-1], "Share", *TEXT)

    assert article.authors == ("Ida Brandt",)


def test_a_place_in_capitals_behind_the_date_is_no_author() -> None:
    assert parsed(*HEADER, "Mar 4th 2022|NEW HARLOW", *TEXT).authors == ()


def test_a_note_under_the_text_names_the_author() -> None:
    article = parsed(*HEADER, "March 4, 2022", *TEXT, "Ida Brandt is a retired diver who lives in Lund.")

    assert article.authors == ("Ida Brandt",)
    assert "retired diver" not in article.body


def test_a_sentence_about_a_person_of_the_article_stays() -> None:
    article = parsed(*HEADER, "March 4, 2022", *TEXT, "Tomas Wend is a retired diver who lives in Lund.")

    assert article.authors == ()
    assert "retired diver" in article.body


def test_the_headline_stands_above_its_standfirst() -> None:
    headline = "Pier at Harlow Bay shut before the storms"
    standfirst = "Divers found cracks in two pillars of the pier; the mayor hopes to open it in May"
    article = parsed("Home", "News", headline, "This article is more than 2 years old", standfirst, "Ida Brandt", *TEXT)

    assert article.headline == headline
    assert article.standfirst == standfirst
