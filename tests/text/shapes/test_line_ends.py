"""A text on one line: its header and debris are cut, and never a word of the article with them."""

from __future__ import annotations

import math

import pytest

from articles.text.formats.shapes.letters import mend_lines
from articles.text.formats.shapes.line_ends import (
    _chances,
    _weights,
    boundary_features,
    find_line_ends,
    lost_line_ends,
    split_lost_lines,
)
from articles.text.formats.shapes.reading import shape_lines
from articles.text.lines import MAX_SHORT_LINES, Line, split_lines
from articles.text.parse import parse
from tests.growth import grows_linearly

PROSE = [
    "The harbour board voted on Monday to close the old slip after a survey found that most of its timbers are rotten.",
    "“We had no choice,” said board chair Denzil Rowe, who has led the board since 2019. “It would have come down.”",
    "The slip has been used since 1840, and the fishermen will share the northern quay until a new one is built.",
    "A new one is planned for 2026, the engineer said, if the money can be found by the end of the year.",
    "The ferry between Quoin and the outer islands will run again from April, nine winters after it was taken off.",
    "Two ships have been bought for the line, and a crossing will cost four crowns, the port office said on Friday.",
    "The board will meet again on Friday to decide what becomes of the crane that stands at the end of the quay.",
    "Nobody had asked for it back, Rowe said, and the museum had no room for a thing of that height and weight.",
    "The town’s mayor, Lore Achtel, said that the quay would be open to walkers by the summer, as it was in her youth.",
    "She had learned to swim there, she told the board, and so had her mother and most of the people in the room.",
]
ABOVE = "Share this article Harbour board votes to close the old slip By Wenna Scully Published 3 June 2024"
WITHIN = "Click to play video"


def test_a_text_on_one_line_is_known_by_its_length() -> None:
    assert lost_line_ends(split_lines(" ".join(PROSE)))
    assert not lost_line_ends(split_lines("\n".join(PROSE)))
    assert not lost_line_ends(split_lines("A short text on one line."))
    assert not lost_line_ends([])


def test_prose_is_kept_whole() -> None:
    text = " ".join(PROSE)
    (article,) = parse(text.encode()).articles

    assert " ".join(article.body.split()) == text


def test_debris_within_the_line_is_cut_with_its_span() -> None:
    text = " ".join([ABOVE, *PROSE[:5], WITHIN, *PROSE[5:]])
    parsed = parse(text.encode())
    (article,) = parsed.articles

    assert all(sentence in " ".join(article.body.split()) for sentence in PROSE)
    assert WITHIN not in article.body
    covered = []
    for block in article.blocks:
        assert block.span is not None
        assert block.span.of(parsed.text) == block.text
        covered.append(block.text)
    assert " ".join(covered) == text


def test_a_line_that_would_fall_into_tiny_pieces_is_kept_whole() -> None:
    text = "*a **b " * 20_000

    assert len(find_line_ends(text)) > MAX_SHORT_LINES
    assert split_lost_lines(split_lines(text)) == list(split_lines(text))


def test_line_ends_are_between_words() -> None:
    text = " ".join([ABOVE, *PROSE, "Read more", "Advertisement", "Copyright 2024"])

    assert all(text[end] == " " for end in find_line_ends(text))
    assert find_line_ends("") == find_line_ends("word") == []


@pytest.mark.parametrize(
    ("top", "headline", "authors", "day"),
    [
        (
            "Ferry Line to Reopen After Nine Winters By Marit Ollen, The Quoin Gazette March 14, 2013 ",
            "Ferry Line to Reopen After Nine Winters",
            ("Marit Ollen",),
            "2013-03-14",
        ),
        (
            "Ferry line to reopen after nine winters by Marit Ollen April 24, 2013 ",
            "Ferry line to reopen after nine winters",
            ("Marit Ollen",),
            "2013-04-24",
        ),
        (
            "Ferry line to reopen after nine winters Marit Ollen 14 March 2013 07:30 GMT ",
            "Ferry line to reopen after nine winters",
            ("Marit Ollen",),
            "2013-03-14",
        ),
    ],
)
def test_the_header_of_a_text_on_one_line(top: str, headline: str, authors: tuple[str, ...], day: str) -> None:
    (article,) = parse((top + LEAD).encode()).articles

    assert (article.headline, article.authors) == (headline, authors)
    assert article.published is not None
    assert article.published.isoformat().startswith(day)
    assert article.body.startswith("The ferry between Quoin")


LEAD = (
    "The ferry between Quoin and the outer islands will run again from April, nine winters after it was taken off, "
    "the port office said on Thursday. “We have waited long enough,” said the harbor captain, Idris Vane. Two boats "
    "have been bought in Sellick for the line, and the islands will pay a third of their price. Islanders have asked "
    "for a late run so that families can visit the theatre. The first crossing is sold out, and half of its two "
    "hundred places have gone to pupils. The boats will call at Little Tarn too, where only mail was put ashore. The "
    "island has forty inhabitants, a new jetty, and a shop that opens twice a week when the weather permits it."
)


def test_the_chances_are_those_of_the_features_that_the_classifier_was_trained_with() -> None:
    words = " ".join([ABOVE, *PROSE, "U.S. (AP) — 2024 ...", "x" * 60, "Read more", "Advertisement"]).split()
    weights, bias = _weights()

    expected = [
        1 / (1 + math.exp(-bias - sum(weights.get(name, 0.0) * value for name, value in found)))
        for found in boundary_features(words)
    ]

    assert [chance for chance, _ in _chances(words)] == pytest.approx(expected, abs=1e-12)
    assert [chance for chance, _ in _chances(words, first=9)] == pytest.approx(expected[9:], abs=1e-12)


@pytest.mark.parametrize(
    "unit",
    ["Language: English.  ", "The board\u00a0voted. ", "wo\u200brd. ", "x. "],
    ids=["double blanks", "hard blanks", "invisible characters", "as received"],
)
def test_parting_a_long_line_takes_linear_time_and_keeps_spans(unit: str) -> None:
    def shape(size: int) -> list[Line]:
        text = unit * (size // len(unit))
        return list(shape_lines(text, mend_lines(split_lines(text))[0]).lines)

    assert grows_linearly(shape, size=5_000)
    text = unit * 400
    for line in shape(len(text)):
        assert line.span is not None
        assert mend_lines(split_lines(line.span.of(text)))[0][0].text == line.text
