"""Lines: whatever is done to their text, every part leads back to where it was received."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.lines import MAX_SHORT_LINES, Edit, Line, edit_line, holds_lines, join_lines, split_lines
from articles.text.spans import Span


def received(line: Line, start: int, end: int, text: str) -> str:
    span = line.span_of(start, end)
    assert span is not None
    return span.of(text)


def test_the_parts_of_an_unchanged_line_are_where_they_are_read() -> None:
    text = "  The slip is shut.  \n"
    (line,) = split_lines(text)

    assert line.text == "The slip is shut."
    assert received(line, 4, 8, text) == "slip"
    assert line.part(4, 8) == Line(text="slip", span=Span(6, 10))


def test_an_edit_leads_back_to_what_it_replaces() -> None:
    text = "caf\u00c3\u00a9s open"
    (line,) = split_lines(text)

    edited = edit_line(line, [Edit(3, 5, "é")])

    assert edited.text == "cafés open"
    assert received(edited, 3, 4, text) == "\u00c3\u00a9"
    assert received(edited, 0, 5, text) == "caf\u00c3\u00a9s"
    assert received(edited, 6, 10, text) == "open"
    assert received(edited, 0, len(edited.text), text) == text


def test_a_line_can_be_edited_away_at_both_ends() -> None:
    text = "## Storm ##"
    (line,) = split_lines(text)

    edited = edit_line(line, [Edit(0, 3, ""), Edit(8, 11, "")])

    assert edited.text == "Storm"
    assert received(edited, 1, 4, text) == "tor"
    # What was taken away at an end belongs to the part beside it, so that nothing is lost.
    assert received(edited, 0, 3, text) == "## Sto"


def test_joined_lines_lead_back_to_each_of_them() -> None:
    text = "A new engi-\nneer came\nat noon.\n"
    joined = join_lines(split_lines(text), ["-", " "])

    assert joined.text == "A new engineer came at noon."
    assert received(joined, 6, 14, text) == "engi-\nneer"
    assert received(joined, 20, 22, text) == "at"
    assert received(joined, 15, 22, text) == "came\nat"


def test_a_line_of_a_page_has_no_spans() -> None:
    line = edit_line(Line(text="a  b", span=None), [Edit(1, 3, " ")])

    assert line == Line(text="a b", span=None)
    assert line.span_of(0, 1) is None


def test_lines_move_with_their_document() -> None:
    (line,) = split_lines("a  b")
    edited = edit_line(line, [Edit(1, 3, " ")])

    assert edited.shifted(10).span_of(2, 3) == Span(13, 14)


@st.composite
def edited_lines(draw: st.DrawFn) -> tuple[str, Line]:
    text = draw(st.text("ab c-é\u00ad", min_size=1, max_size=40).filter(lambda text: bool(text.strip())))
    (line, *_) = split_lines(text) or (Line(text="a", span=Span(0, 1)),)
    cuts = sorted(draw(st.lists(st.integers(0, len(line.text)), max_size=6, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, edit_line(line, [Edit(a, b, draw(st.sampled_from(["", " ", "x", "xyz"]))) for a, b in pairs])


@given(edited_lines(), st.data())
def test_spans_stay_within_the_line_and_in_order(case: tuple[str, Line], data: st.DataObject) -> None:
    text, line = case
    assert line.span is not None
    start = data.draw(st.integers(0, len(line.text)))
    end = data.draw(st.integers(start, len(line.text)))
    later = data.draw(st.integers(end, len(line.text)))

    span, following = line.span_of(start, end), line.span_of(end, later)

    assert span is not None
    assert following is not None
    assert line.span.start <= span.start <= span.end <= line.span.end <= len(text)
    assert span.start <= following.start
    part = line.part(start, end)
    assert part.text == line.text[start:end].strip()
    assert part.span is not None
    assert line.span.covers(part.span)


def test_of_too_many_edits_the_last_are_known_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.text.lines._MAX_RUNS", 4)
    line = edit_line(Line(text="a&amp;" * 5, span=Span(0, 30)), [Edit(at + 1, at + 6, "&") for at in range(0, 30, 6)])

    assert line.text == "a&" * 5
    assert [line.span_of(at, at + 1) for at in range(6)] == [
        Span(0, 1),
        Span(1, 6),
        Span(6, 7),
        Span(7, 12),
        Span(12, 30),
        Span(12, 30),
    ]


def test_what_is_removed_needs_no_run() -> None:
    line = edit_line(Line(text="a\u200db\u200dc", span=Span(0, 5)), [Edit(1, 2, ""), Edit(3, 4, "")])

    assert [line.span_of(at, at + 1) for at in range(3)] == [Span(0, 1), Span(2, 3), Span(4, 5)]
    assert len(line.runs) == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_kind_of_line_end_parts_lines(end: str) -> None:
    assert [line.text for line in split_lines(f"one{end}two")] == ["one", "two"]


def test_after_the_first_ten_thousand_very_short_lines_are_kept_together() -> None:
    text = "\n".join("a" for _ in range(MAX_SHORT_LINES + 3_500))
    lines = split_lines(text)

    together = [line for line in lines if holds_lines(line, text)]
    assert [line.text.count("a") for line in together] == [1_000] * 3
    assert len(lines) == MAX_SHORT_LINES + 3 + 500
    assert all(line.span is not None and " ".join(line.span.of(text).split("\n")) == line.text for line in lines)


@pytest.mark.parametrize("line", ["a word or two\n\n\n\n", "港口委员会。\n"])
def test_lines_of_sixteen_bytes_are_never_kept_together(line: str) -> None:
    assert len(split_lines(line * (MAX_SHORT_LINES + 3_500))) == MAX_SHORT_LINES + 3_500


@given(st.text(alphabet="a b\t\u200b\u00a0\n\r\x0b\x1c\x1f\x85\u2028é"))
def test_lines_are_those_of_the_standard_library(text: str) -> None:
    expected = [line.strip() for line in text.splitlines() if line.strip()]

    lines = split_lines(text)

    assert [line.text for line in lines] == [line.strip("\u200b").strip() or line for line in expected]
    assert all(line.span is not None and " ".join(line.span.of(text).split("\n")) == line.text for line in lines)


def test_a_tab_that_becomes_a_blank_takes_no_memory() -> None:
    (line,) = split_lines("\t".join("a" * 50))

    edited = edit_line(line, [Edit(place, place + 1, " ") for place in range(1, 99, 2)])

    assert len(edited.runs) == 1
    assert edited.span_of(4, 9) == Span(4, 9)
