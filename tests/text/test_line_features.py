"""Features of lines are in comparable units, whatever script the line is in."""

from __future__ import annotations

import pytest

from articles.text.cleaning.line_features import LINE, measure_lines
from articles.text.cleaning.prose import ends_sentence, measure_size, topics_of

SENTENCES = {
    "en": "The port office said on Thursday that the ferry will run again from April, nine winters after it stopped.",
    "de": "Die Fähre fährt ab April wieder, neun Winter nachdem sie eingestellt worden war, teilte das Hafenamt mit.",
    "ru": "Паром снова пойдёт с апреля, спустя девять зим после того, как его отменили, сообщили в управлении порта.",
    "ja": "港湾局は木曜日、島へのフェリーが九つの冬を経て四月から再開すると発表した。切符は一時間で売り切れたという。",
    "zh": "港务局星期四表示，前往外岛的渡轮停航九个冬天之后，将于四月恢复航行，首航的船票在一小时内售完。",
    "ko": "항만청은 목요일 섬으로 가는 여객선이 아홉 번의 겨울이 지난 뒤 4월부터 다시 운항한다고 밝혔다.",
}


def feature(text: str, name: str) -> float:
    return measure_lines([text], [None]).rows[0][LINE.index(name)]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_has_about_as_many_words_in_every_script(language: str) -> None:
    lines = measure_lines([SENTENCES[language]], [None])

    assert 15 <= lines.sizes[0] <= 26
    assert lines.prose == [True]


@pytest.mark.parametrize("language", SENTENCES)
def test_prose_has_small_words_in_every_script(language: str) -> None:
    assert 0.15 <= feature(SENTENCES[language], "small words") <= 0.6


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("島のフェリー、四月に再開", SENTENCES["ja"]),
        ("外岛渡轮将恢复航行", SENTENCES["zh"]),
        ("여객선 4월부터 운항", SENTENCES["ko"]),
        ("Управление порта вернуло паром", SENTENCES["ru"]),
    ],
)
def test_lines_on_one_topic_share_words(headline: str, sentence: str) -> None:
    lines = measure_lines([headline, sentence], [None, None])

    assert lines.topics[0] & lines.topics[1]
    assert topics_of(headline) & topics_of(sentence)


def test_a_question_in_japanese_of_a_headlines_length_is_no_prose() -> None:
    assert not measure_lines(["大河ドラマ館 多額の公費投入、コスパ良し？"], [None]).prose[0]


@pytest.mark.parametrize(
    "text", ["港は閉まった。", "「港は閉まった。」", "港は閉まった。（共同。）", "»Der Hafen ist zu.«"]
)
def test_closing_marks_of_all_scripts_may_follow_a_sentence(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(("text", "size"), [("The old pier", 3), ("港務局", 1), ("旧港の橋 Harlow", 3), ("", 0)])
def test_two_characters_without_spaces_are_one_word(text: str, size: int) -> None:
    assert measure_size(text) == size


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("Sie sagt, »das war gut«, und geht.", "bar", 0.0),
        ("Startseite » Politik", "bar", 1.0),
        ("„Das war gut“, sagt sie.", "opens quote", 1.0),
        ("「良かった」と話した。", "has quote", 1.0),
        ("— Мы ждали, — сказала она.", "handle", 0.0),
        ("【速報】港が閉鎖 ［写真提供＝港湾局］", "bracket end", 1.0),
    ],
)
def test_marks_of_other_languages(text: str, mark: str, value: float) -> None:
    assert feature(text, mark) == value
