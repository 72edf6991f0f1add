"""The lists of reporting verbs agree with each other, and give the forms that people write."""

from __future__ import annotations

import re

import pytest

from articles.text.data import reporting
from articles.text.data.reporting import CUES, CUES_WITHOUT_MARKS

LISTED = frozenset(CUES_WITHOUT_MARKS.values()) - {"be"}


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("snapped", "snap"),
        ("nodding", "nod"),
        ("begged", "beg"),
        ("slammed", "slam"),
        ("averred", "aver"),
        ("denied", "deny"),
        ("agreed", "agree"),
        ("promises", "promise"),
        ("predicted", "predict"),
        ("signaled", "signal"),
        ("signalled", "signal"),
        ("labelled", "label"),
        ("foretold", "foretell"),
        ("went", "go"),
    ],
)
def test_a_form_leads_to_its_base_form(form: str, verb: str) -> None:
    assert CUES[form] == verb


@pytest.mark.parametrize("form", ["snaped", "beged", "admited", "lambasteds"])
def test_forms_that_nobody_writes_are_not_listed(form: str) -> None:
    assert form not in CUES_WITHOUT_MARKS


def test_spelling_lists_name_only_verbs_of_the_lists_above_them() -> None:
    assert {*reporting._IRREGULAR_FORMS, *reporting._DOUBLED_CONSONANTS} <= LISTED
    assert {*reporting.REQUIRED_NEXT_WORDS, *reporting.CUES_ONLY_NEXT_TO_MARKS} <= LISTED | {"be"}


def test_short_verbs_double_their_last_letter() -> None:
    # One vowel between consonants: "nod", "nodded". Letters that are never doubled are left out.
    short = {verb for verb in LISTED if re.fullmatch(r"[b-df-hj-np-tv-z]*[aeiou][b-df-hj-np-tvz]", verb)}
    assert short <= {*reporting._IRREGULAR_FORMS, *reporting._DOUBLED_CONSONANTS}
