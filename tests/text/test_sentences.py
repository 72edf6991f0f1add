"""Sentence boundaries."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.sentences import split_sentences
from tests.growth import grows_linearly

TABLE = [
    pytest.param(
        "The pier is shut. Repairs begin.",
        ["The pier is shut.", "Repairs begin."],
        id="two plain sentences",
    ),
    pytest.param(
        "The U.S. State Department met the U.N. envoy. He left.",
        ["The U.S. State Department met the U.N. envoy.", "He left."],
        id="country initials before a name",
    ),
    pytest.param(
        "She moved to the U.S. The firm stayed.",
        ["She moved to the U.S.", "The firm stayed."],
        id="country initials at the end",
    ),
    pytest.param(
        "Mr. A. J. Quill met Gen. Orla Voss.",
        ["Mr. A. J. Quill met Gen. Orla Voss."],
        id="titles and initials",
    ),
    pytest.param(
        "He spoke on Feb. 3. Nobody came.",
        ["He spoke on Feb. 3.", "Nobody came."],
        id="month before a day",
    ),
    pytest.param(
        "It shut at 4 p.m. Friday. It opened at 9 a.m. The queue was long.",
        ["It shut at 4 p.m. Friday.", "It opened at 9 a.m.", "The queue was long."],
        id="clock times",
    ),
    pytest.param(
        "It struck at 3 p. m. (1200 GMT). He ran.",
        ["It struck at 3 p. m. (1200 GMT).", "He ran."],
        id="spaced clock time",
    ),
    pytest.param(
        "Prices rose 3.5 percent. Wages fell.",
        ["Prices rose 3.5 percent.", "Wages fell."],
        id="decimal number",
    ),
    pytest.param(
        "“We go,” he said. “No more.” Then he left.",
        ["“We go,” he said.", "“No more.”", "Then he left."],
        id="quote closing after the stop",
    ),
    pytest.param(
        '"Why not?" Smith asked. "Go!" He left.',
        ['"Why not?" Smith asked.', '"Go!"', "He left."],
        id="question before its reporting clause",
    ),
    pytest.param(
        '"We won. " He left. " Fine, " he said.',
        ['"We won. "', "He left.", '" Fine, " he said.'],
        id="detached quotation marks",
    ),
    pytest.param(
        "It shut at 3 p. m. Voss left. It opens at 9 a. m. Friday.",
        ["It shut at 3 p. m.", "Voss left.", "It opens at 9 a. m. Friday."],
        id="spaced clock time at the end",
    ),
    pytest.param(
        "\" We won. '' He left. \" We lost. '' She stayed.",
        ["\" We won. ''", "He left.", "\" We lost. ''", "She stayed."],
        id="mixed detached marks",
    ),
    pytest.param(
        "`` We won. '' He left.",
        ["`` We won. ''", "He left."],
        id="typewriter marks",
    ),
    pytest.param(
        "It was... odd. It ended… Then it began.",
        ["It was... odd.", "It ended…", "Then it began."],
        id="ellipses",
    ),
    pytest.param(
        "It was late (he said so.) They went.",
        ["It was late (he said so.)", "They went."],
        id="bracket closing after the stop",
    ),
    pytest.param(
        "– Norland agreed. Sudland did not.",
        ["– Norland agreed.", "Sudland did not."],
        id="list dash stays with its sentence",
    ),
    pytest.param(
        "1. First point. 2. Second point.",
        ["1. First point.", "2. Second point."],
        id="numbered list",
    ),
    pytest.param(
        "It beat No. 4 Harlow. No. It did not.",
        ["It beat No. 4 Harlow.", "No.", "It did not."],
        id="number sign against the word no",
    ),
    pytest.param(
        "He was ill. Voss was not. She sat. Quill stood.",
        ["He was ill.", "Voss was not.", "She sat.", "Quill stood."],
        id="words that look like abbreviations",
    ),
    pytest.param(
        "It is vitamin C. The doctor knew. So do I. Ask J. Quill.",
        ["It is vitamin C.", "The doctor knew.", "So do I.", "Ask J. Quill."],
        id="single letters",
    ),
    pytest.param(
        "Acme Inc. shares fell. He left Acme Inc. The price held.",
        ["Acme Inc. shares fell.", "He left Acme Inc.", "The price held."],
        id="company",
    ),
    pytest.param(
        "One line\nand another. End",
        ["One line", "and another.", "End"],
        id="no sentence across a line break",
    ),
    pytest.param(
        "Am 5. Mai kam Dr. Müller z. B. hierher. Er wurde 36. Dann ging er.",
        ["Am 5. Mai kam Dr. Müller z. B. hierher.", "Er wurde 36.", "Dann ging er."],
        id="German",
    ),
    pytest.param(
        "M. Dupré est parti. « Nous partons. » Il rit.",
        ["M. Dupré est parti.", "« Nous partons. »", "Il rit."],
        id="French",
    ),
    pytest.param(
        "В 2020 г. Москва решила. А. С. Орлов молчал. Он ушёл.",
        ["В 2020 г. Москва решила.", "А. С. Орлов молчал.", "Он ушёл."],
        id="Russian",
    ),
    pytest.param(
        "قال ذلك. ثم غادر المكان؟ نعم.",
        ["قال ذلك.", "ثم غادر المكان؟", "نعم."],
        id="Arabic",
    ),
    pytest.param(
        "彼は言った。「行く。」と述べた。終わり！",
        ["彼は言った。", "「行く。」と述べた。", "終わり！"],
        id="Japanese",
    ),
    pytest.param(
        "",
        [],
        id="nothing",
    ),
    pytest.param(
        " \n\t\n",
        [],
        id="white space only",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_text_is_split_into_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\"'“”’)(。」\n\r\u2028\t-–UuS؟") | st.characters(), max_size=80))
def test_sentences_cover_all_visible_text_once_within_lines(text: str) -> None:
    spans = split_sentences(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(character.isspace() for at, character in enumerate(text) if at not in covered)
    for span in spans:
        assert span.of(text).strip() == span.of(text) != ""
        assert len(span.of(text).splitlines()) == 1


@pytest.mark.parametrize(
    "unit",
    ["a. ", ". ", '." ', '"', "A.", "J. ", "? (", "'' ", "x" * 7, "Mr. No. 4 p.m. ", "。」", "Ab " * 3 + "? "],
)
def test_splitting_takes_time_linear_in_the_line(unit: str) -> None:
    assert grows_linearly(lambda length: split_sentences((unit * length)[:length]), size=20_000)
