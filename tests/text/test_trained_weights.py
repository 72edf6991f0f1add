"""Each file of trained weights names the script that wrote it, and only features that the code computes."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from articles.text.people.candidates import name_candidates
from articles.text.people.classifier import features_by_wording, group_by_wording
from articles.text.people.finding import find_people
from articles.text.quotes.reading import read_body
from articles.text.quotes.reported_speech import features

ROOT = Path(__file__).resolve().parents[2]
TEXT = """The harbour board will close the old pier in Harlow Bay on Friday, Mayor Ilse Marrandt said.

"We have no choice," said Tomas Berg, 54, a spokesman for the board. He said that the planks were rotten.

According to Marrandt, repairs would take until May. Mr. Berg told reporters that nobody would be paid.
"""


def load(name: str) -> Any:
    return json.loads(files("articles.text.data").joinpath(name).read_text(encoding="utf-8"))


def origins(name: str) -> list[dict[str, Any]]:
    """Return a file's origins: one, or one each for dumps and pages."""
    origin = load(name)["origin"]
    return [origin] if "script" in origin else list(origin.values())


@pytest.mark.parametrize(
    "name", ["line_weights.json", "person_weights.json", "person_certainty.json", "reported_weights.json"]
)
def test_weights_name_the_script_that_wrote_them(name: str) -> None:
    scripts = {origin["script"] for origin in origins(name)}

    assert len(scripts) == 1
    assert name in (ROOT / scripts.pop()).read_text(encoding="utf-8")


def test_weights_of_names_cover_most_features_of_a_text() -> None:
    weights = load("person_weights.json")["weights"]
    wordings = group_by_wording(name_candidates(TEXT))
    general = {
        name
        for found in features_by_wording(TEXT, wordings).values()
        for name in found
        if "=" not in name or name.split("=")[0].endswith(("words", "given", "title"))
    }

    assert len(general & weights.keys()) > len(general) / 2, general - weights.keys()
    assert all(name.startswith(("single ", "full ", "suffix", "nickname")) for name in weights)


def test_weights_of_reported_speech_cover_most_features_of_a_text() -> None:
    weights = load("reported_weights.json")["weights"]
    computed = {
        name
        for sentence, number, _speaker, candidate in read_body(TEXT, find_people(TEXT)).candidates()
        for name in features(sentence.tokens, sentence.attributions[number], candidate)
    }

    assert len(computed & weights.keys()) > len(computed) / 2, computed - weights.keys()
