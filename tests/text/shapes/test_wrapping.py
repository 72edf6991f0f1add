"""Paragraphs broken into lines of one width are joined; lists, headers and unbroken text stay as they are."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.data.kinds import Fate
from articles.text.formats.shapes.wrapping import unwrap
from articles.text.lines import split_lines
from articles.text.parse import parse
from tests.growth import grows_linearly

PARAGRAPHS = (
    "The harbour board voted on Monday to close the old slip after a survey found that most of its timbers were rotten "
    "and that two of the iron rails had come loose in the winter storms.",
    "“We had no choice,” said board chair Denzil Rowe, who has led the board since 2019. “It would have come down by "
    "itself, and with somebody on it.”",
    "The slip has been used since 1840. A new one is planned for 2026, the engineer said, if the money can be found, "
    "and the fishermen will share the northern quay with the ferry until then.",
)


def unwrapped(text: str) -> list[str]:
    lines = split_lines(text)
    return [line.text for line, _ in unwrap(text, lines, [None] * len(lines))]


def wrapped(paragraphs: tuple[str, ...], width: int, between: str) -> str:
    return between.join("\n".join(textwrap.wrap(text, width, break_on_hyphens=False)) for text in paragraphs)


@pytest.mark.parametrize("width", [38, 60, 72, 80, 100])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    assert unwrapped(wrapped(PARAGRAPHS, width, "\n\n")) == list(PARAGRAPHS)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_joined(end: str) -> None:
    assert unwrapped(wrapped(PARAGRAPHS, 72, "\n\n").replace("\n", end)) == list(PARAGRAPHS)


def test_a_blank_line_below_every_line_is_no_paragraph() -> None:
    text = "\n\n".join(textwrap.wrap(" ".join(PARAGRAPHS), 72))

    assert len(unwrapped(text)) < 4


def test_words_parted_by_a_hyphen_are_whole() -> None:
    text = (
        "The new slip is planned for 2026, the en-\ngineer said on Monday, if the money can be\nfound in time and "
        "the long-term leases of\nthe quay are signed, he said. The engi-\nneer added that the board had a well-\n"
        "known firm in mind for the timbers, and\nthat it had built the well-known pier.\n"
    )

    (joined,) = unwrapped(text)

    assert "the engineer said" in joined
    assert "The engineer added" in joined
    assert "a well-known firm" in joined


def test_lists_and_header_lines_stay_apart() -> None:
    text = (
        "Harbour board votes to close the slip at the old fish quay in the town\nBy Wenna Scully\nJune 3, 2024\n\n"
        + wrapped(PARAGRAPHS, 72, "\n\n")
        + "\n\n- The slip is fenced off from the road to the quay until the new year\n- A new one is planned\n"
    )

    assert unwrapped(text)[:3] == [
        "Harbour board votes to close the slip at the old fish quay in the town",
        "By Wenna Scully",
        "June 3, 2024",
    ]
    assert unwrapped(text)[-2:] == [
        "- The slip is fenced off from the road to the quay until the new year",
        "- A new one is planned",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Home\nNews\nSport\nWeather\nHarbour board votes to close the old slip\nFerry line to reopen\nContact\n",
        "\n".join(PARAGRAPHS),
        "Marwick 2 Brisket 1\nSkerry 0 Upper Tarn 0\nQuenby 3 Lund 3\nTarn 1 Sellick 1\n",
        "O grey the slip,\nO long the rail,\nthe tide comes in\nwithout a sail\n",
    ],
    ids=["a menu", "a paragraph a line", "results", "a poem"],
)
def test_lines_that_were_not_wrapped_stay(text: str) -> None:
    assert unwrapped(text) == text.strip().split("\n")


def test_japanese_lines_are_joined_without_blanks() -> None:
    sentence = (
        "港湾局の局長は木曜日、九年ぶりに島への連絡船を再開すると発表した。船は二隻が購入され、料金は四クローネになる。"
    )
    text = "\n".join(textwrap.wrap(sentence * 4, 20)) + "\n"

    assert unwrapped(text) == [sentence * 4]


def test_blocks_lead_back_to_the_wrapped_lines() -> None:
    text = "Slip to close\n\nBy Wenna Scully\nJune 3, 2024\n\n" + wrapped(PARAGRAPHS, 72, "\n\n") + "\n"
    parsed = parse(text.encode())
    blocks = [block for block in parsed.articles[0].blocks if block.fate is Fate.BODY]

    assert [block.text for block in blocks] == list(PARAGRAPHS)
    for block in blocks:
        assert block.span is not None
        assert block.span.of(parsed.text).split() == block.text.split()


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.text("abcde", min_size=1, max_size=9), min_size=1, max_size=40), min_size=1, max_size=6),
    st.integers(24, 90),
    st.sampled_from(["\n", "\n\n"]),
)
def test_no_word_is_lost_or_moved(paragraphs: list[list[str]], width: int, between: str) -> None:
    text = wrapped(tuple(" ".join(words) for words in paragraphs), width, between)

    assert " ".join(unwrapped(text)).split() == text.split()


def test_a_headline_that_fills_the_width_stays_whole() -> None:
    headline = "Harbour board of Skerry votes to close the old slip after the winter"
    text = "\n".join([headline, "Click to go back to the first page", *wrapped(PARAGRAPHS, 72, "\n").split("\n"), headline, "By Wenna Scully"])  # fmt: skip  # noqa: E501

    assert unwrapped(text)[0] == headline


def test_a_byline_in_small_letters_is_not_joined_to_the_headline() -> None:
    headline = "Harbour board of Skerry votes to close the old slip after the winter"
    text = "\n".join([headline, "by Wenna Scully", *wrapped(PARAGRAPHS, 72, "\n").split("\n")])

    assert unwrapped(text)[:2] == [headline, "by Wenna Scully"]


def test_long_words_at_line_ends_take_linear_time() -> None:
    def read(size: int) -> object:
        text = f"{'x' * size}\nRecord Number: 1234ABCD of the slip\n{'y' * size}-\nand so on it goes for a while\n" * 10
        lines = split_lines(text)
        return unwrap(text, lines, [None] * len(lines))

    assert grows_linearly(read, size=400)
