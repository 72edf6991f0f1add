"""Texts made to be slow. All names are invented."""

from __future__ import annotations

from time import process_time

import pytest

from articles.text.people.finding import find_people
from articles.text.quotes.finding import find_quotes

_SIZE = 6_000


def _seconds(language: str, text: str) -> float:
    begun = process_time()
    find_quotes(text, find_people(text, "", language), "", language)
    return process_time() - begun


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("ja", "「「『"),
        ("ja", "桑原徹さんは「もう無理だ」と"),
        ("zh", "“"),
        ("zh", "李建国说“我们不会走”，"),
        ("zh", "王·"),
        ("ko", '표민서 군수는 "이제 가겠다"고 '),
        ("ko", "김 의원 "),
        ("ar", "قال سامر الحوراني إن «هذا لا يكفي أبدا» "),
        ("ar", "محمد بن "),
    ],
)
def test_time_grows_with_the_length_only(language: str, piece: str) -> None:
    short, long = piece * (_SIZE // len(piece)), piece * (4 * _SIZE // len(piece))
    _seconds(language, short[:2_000])

    assert _seconds(language, long) < 10 * _seconds(language, short) + 0.5


@pytest.mark.parametrize("language", ["ja", "zh", "ko", "ar"])
@pytest.mark.parametrize("text", ["", "「", "“”", "« »", '""', "“ \n“ \n", "・", "·", "氏", "先生", "씨", "د."])
def test_texts_of_marks_alone_are_read(language: str, text: str) -> None:
    assert find_quotes(text, find_people(text, "", language), "", language) == ()
