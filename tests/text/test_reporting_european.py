"""The reporting words of the European languages."""

from __future__ import annotations

import pytest

from articles.text.data.reported import REPORTING


@pytest.mark.parametrize(
    ("language", "verbs"),
    [
        ("de", "sagte sagt erklärten schrieb"),
        ("fr", "dit expliquait affirment"),
        ("es", "dijo explicó añaden"),
        ("it", "disse spiega affermò"),
        ("pt", "disse afirmou"),
        ("pl", "powiedział powiedziała dodał"),
        ("ru", "сказал заявила сообщили"),
        ("uk", "сказав зазначила"),
        ("cs", "řekl řekla dodali"),
        ("sv", "sa säger"),
        ("fi", "sanoi kertoo"),
        ("tr", "dedi belirtti"),
        ("hu", "mondta közölte"),
        ("el", "είπε δήλωσε"),
    ],
)
def test_common_verbs_of_speech_are_listed_in_their_forms(language: str, verbs: str) -> None:
    assert set(verbs.split()) <= REPORTING[language].verbs


@pytest.mark.parametrize("language", sorted(REPORTING))
def test_words_are_lower_case_with_straight_apostrophes(language: str) -> None:
    listed = REPORTING[language]
    every = {*listed.verbs, *listed.verbs_beside_marks, *listed.participles, *listed.after_source, *listed.pronouns}
    assert [word for word in every if word != word.lower() or "’" in word] == []
