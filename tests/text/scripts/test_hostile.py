"""Texts made to be slow. All names are invented."""

from __future__ import annotations

from itertools import islice, product
from time import process_time

import pytest

from articles.text.people.finding import find_people, search_people
from articles.text.people.limits import MAX_NAMES, NAMES_AT_ONCE
from articles.text.quotes.finding import find_quotes

_SIZE = 6_000

# A sentence with a name, its surnames, and the characters of its given names.
_NAMING = {
    "zh": ("主席{}表示同意。", "王李张刘陈杨黄赵", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"),
    "ja": ("{}さん（45）が来た。", "田中 山田 鈴木 高橋 渡辺 伊藤 小林 加藤".split(), "正和健康義英俊幸宏直光春文勝利"),
    "ko": ("{} 의원이 말했다. ", "김이박최정강조윤", "민서준지우현영수진호은경미선희성태동재"),
    "ar": ("قال محمد {} ذلك. ", ["ال"], "بتجحدرسشصطعغفقكلمنه"),
}


def _sentences(language: str, number: int) -> list[str]:
    """Return sentences that each name another person."""
    sentence, surnames, characters = _NAMING[language]
    names = product(surnames, *[characters] * (4 if language == "ar" else 2))
    return [sentence.format("".join(name)) for name in islice(names, number)]


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


@pytest.mark.parametrize("language", _NAMING)
def test_names_are_read_to_a_limit_and_the_rest_is_reported(language: str) -> None:
    sentences = _sentences(language, 2_200)
    body = "".join(sentences)
    searched = search_people(body, "", language)
    assert searched.end is not None
    assert NAMES_AT_ONCE < len(searched.people) <= MAX_NAMES
    assert all(mention.end <= searched.end for person in searched.people for mention in person.mentions)
    assert searched.people == find_people(body[: searched.end], "", language)


@pytest.mark.parametrize("language", _NAMING)
def test_a_long_list_of_names_is_read_whole(language: str) -> None:
    body = "".join(_sentences(language, NAMES_AT_ONCE - 50))
    searched = search_people(body, "", language)
    assert searched.end is None
    assert len(searched.people) > 0.9 * NAMES_AT_ONCE


@pytest.mark.parametrize("language", _NAMING)
def test_names_of_a_long_article_are_read_to_its_end(language: str) -> None:
    filling = {
        "zh": "港口关闭了。",
        "ja": "港は閉鎖された。",
        "ko": "항만은 문을 닫았다. ",
        "ar": "أغلق الميناء أمس. ",
    }[language]
    sentences = _sentences(language, 1_700)
    body = "".join(filling * 20 + sentence for sentence in sentences)
    searched = search_people(body, "", language)
    assert searched.end is None
    assert len(searched.people) > 0.9 * len(sentences)
