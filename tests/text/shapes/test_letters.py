"""Letters harmed in transport are mended for reading, and only they."""

from __future__ import annotations

import pytest

from articles.text.formats.shapes.letters import mend_both_ways, mend_lines
from articles.text.lines import split_lines
from articles.text.parse import parse


def mended(text: str) -> str:
    lines, _ = mend_lines(split_lines(text))
    return lines[0].text


def misread(text: str, encoding: str = "cp1252") -> str:
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for char in text for byte in char.encode("utf-8")
    )


@pytest.mark.parametrize(
    "text",
    [
        "“We had no choice,” said Denzil Rowe — at last.",
        "Die Fähre fährt ab April wieder, für vier Kronen.",
        "L’été à la plage, où l’on mange des crêpes à 5 €",
        "Łódź otwiera nową linię",
        "Паром снова ходит",
    ],
)
def test_utf8_read_in_another_encoding_is_mended(text: str) -> None:
    assert mended(misread(text)) == text


def test_text_read_wrongly_twice_is_mended() -> None:
    assert mended(misread(misread("für die Fähre"))) == "für die Fähre"


@pytest.mark.parametrize(
    "text",
    [
        "« L’été » dit-elle, « c’est l’été”",
        "São João e Ângela vão à praça",
        "“Ça va?” – „Ähm“ – ‘å’",
        "TÜV prüft Ü50-Züge",
        "Việt Nam mở lại bến phà",
    ],
)
def test_text_that_was_not_harmed_is_left_alone(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("harmed", "text"),
    [
        ("Stau\u00addamm hält", "Staudamm hält"),
        ("ze\u200bro and \ufeffone", "zero and one"),
        ("the o\ufb03ce \ufb02oor", "the office floor"),
        ("two  blanks\tand\u00a0more\u202fhere", "two blanks and more here"),
        ("R&amp;D at &quot;Quoin&quot;&nbsp;Ltd", 'R&D at "Quoin" Ltd'),
        ("AT&T and R&D; a & b", "AT&T and R&D; a & b"),
    ],
)
def test_spaces_and_invisible_characters_are_normalised(harmed: str, text: str) -> None:
    assert mended(harmed) == text


def test_joiners_of_other_scripts_stay() -> None:
    assert mended("می\u200cخواهم رفت") == "می\u200cخواهم رفت"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("``So,'' she said.", "“So,” she said."),
        ("''So,'' she said.", "“So,” she said."),
        ("She said ``they cried `no' in 2016.''", "She said “they cried ‘no' in 2016.”"),
        ("``He said `no,''' she said.", "“He said ‘no,’” she said."),
        ("He is 6'2'' tall.", "He is 6'2'' tall."),
        ("nach 3.14‘47‘‘ im Ziel", "nach 3.14‘47‘‘ im Ziel"),
        ("the dogs' bowl and the cat's", "the dogs' bowl and the cat's"),
        ("print('') prints nothing", "print('') prints nothing"),
    ],
)
def test_doubled_single_marks_are_double_marks(typed: str, text: str) -> None:
    assert mended(typed) == text


def test_a_quote_in_doubled_marks_has_its_speaker() -> None:
    text = (
        "Slip to close\n\nThe board voted on Monday to close the slip, board chair Denzil Rowe said on Tuesday.\n\n"
        "``We had no choice,'' Rowe said.\n"
    )
    (article,) = parse(text.encode()).articles

    (quote,) = [quote for quote in article.quotes if "no choice" in quote.text]
    assert quote.speaker == "Denzil Rowe"


def test_the_dump_keeps_its_bytes_and_spans() -> None:
    body = misread("“We had no choice,” said board chair Denzil Rowe of the slip’s last day on Monday.")
    text = f"Slip to close\n\n{body}\n"
    parsed = parse(text.encode())

    (block,) = [block for block in parsed.articles[0].blocks if block.kind == "paragraph"]
    assert block.text.startswith("“We had no choice,”")
    assert block.span is not None
    assert block.span.of(parsed.text) == body
    assert parsed.text == text
    assert parsed.mended_lines == 1


def test_a_long_line_of_harmed_letters_takes_linear_work() -> None:
    text = misread("é") * 50_000
    lines, harmed = mend_lines(split_lines(text))

    assert lines[0].text == "é" * 50_000
    assert harmed == 1


@pytest.mark.parametrize(
    "text",
    [
        "The cafÃ© â€œslipâ€\x9d was  rÃ©opened.\n\n\u200b\nIt''s ``shut''  &amp;\tgone\n",
        "Name:\tWren\u00a0 Osk\nplain words\n  \u2003two  spaces",
        "“Slip” été”\ncafÃ©  Ã©â€œÃ",
    ],
)
def test_lines_mended_both_ways_are_those_mended_in_either_way(text: str) -> None:
    lines = split_lines(text)

    both = mend_both_ways(lines)

    assert (both.lines, both.harmed) == mend_lines(lines)
    assert both.spaced == mend_lines(lines, spaces=False)[0]
