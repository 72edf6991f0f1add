"""Lines of the article beside teasers, which the line model takes for part of them."""

from __future__ import annotations

from articles.text.cleaning.boilerplate import judge_lines
from articles.text.cleaning.rejoining import rejoin_lines
from tests.growth import grows_linearly

LEAD = "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said."
MORE = "Mayor Orla Voss said the town would not wait for the spring storms and would close the pier at once, for good."
BOATS = (
    "Fishing boats will land their catch at the yard until a new pier is built, which may take the town three years."
)
TEASER = ["Read more", "Yard lays down third boat"]


def rejoined(texts: list[str], kept: list[str]) -> list[str]:
    body = [text in kept for text in texts]
    rejoin_lines(texts, judge_lines(texts, {}), body)
    return [text for text, keep in zip(texts, body, strict=True) if keep]


def test_a_subheading_between_paragraphs_is_part_of_the_article() -> None:
    assert rejoined([LEAD, "Storms ahead", MORE], [LEAD, MORE]) == [LEAD, "Storms ahead", MORE]


def test_a_headline_that_shares_no_word_with_the_paragraph_below_stays_out() -> None:
    assert rejoined([LEAD, "Crane falls over", MORE], [LEAD, MORE]) == [LEAD, MORE]


def test_a_paragraph_after_a_second_teaser_is_part_of_the_article() -> None:
    texts = [LEAD, *TEASER, MORE, LEAD.replace("old", "long"), *TEASER, BOATS, "Comments"]
    kept = [text for text in texts if len(text) > 90 and text != BOATS]

    assert rejoined(texts, kept) == [*kept, BOATS]
    assert rejoined(texts, [LEAD, MORE]) == [LEAD, MORE]


def test_results_below_the_text_are_part_of_the_article() -> None:
    rows = ["How they stand", "• Orla Voss, Harbor List: 14,877", "• Jory Pask, of the Harlow yard: 1,671"]
    teasers = ["• Voss opens 3rd boathouse", "• Harlow Bay in 5 pictures"]

    assert rejoined([LEAD, MORE, *rows, "Comments"], [LEAD, MORE]) == [LEAD, MORE, *rows]
    assert rejoined([LEAD, MORE, *teasers, "Comments"], [LEAD, MORE]) == [LEAD, MORE]


def test_rejoining_takes_linear_time() -> None:
    texts = [LEAD, "Storms ahead", MORE]
    body = [True, False, True]

    assert grows_linearly(
        lambda times: rejoin_lines(texts * times, [None] * len(texts) * times, body * times), size=300
    )
