"""The reasons shown beside the lines of a clipping, from the codes that blocks store."""

from __future__ import annotations

import pytest

from articles.models.line_reasons import LABELS, line_reason
from tests.rule_codes import rule_codes


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        pytest.param("menu word", "menu item", id="a named rule"),
        pytest.param("under a line of that kind: tag list", "follows “list of tags”", id="below a line of the kind"),
        pytest.param("rule #7: Weather", "cleaning rule: Weather", id="a cleaning rule"),
        pytest.param("stands in 3 of this outlet's articles", "in 3 articles of this outlet", id="learned"),
        pytest.param("stands in 1 of this outlet's articles", "in 1 article of this outlet", id="learned from one"),
        pytest.param(
            "stands in 40 or more of this outlet's articles", "in 40 or more articles of this outlet", id="a limit"
        ),
        pytest.param("recurring line of RT", "recurring line of RT", id="a profile's line"),
        pytest.param("dateline in the Nexis export", "Nexis export: dateline", id="a field of an export"),
        pytest.param("length in the Press-Reader export", "Press-Reader export: length", id="a name with a hyphen"),
        pytest.param("length in the Press Reader export", "Press Reader export: length", id="a name with a space"),
        pytest.param(
            "name of the page of the Press Reader export",
            "Press Reader export: name of the page",
            id="a field with “of the” in its name",
        ),
        pytest.param("rights above the article", "above the article: rights", id="a field without a database"),
        pytest.param("of another age", "of another age", id="an unknown code shows itself"),
    ],
)
def test_a_code_has_a_reason(code: str, shown: str) -> None:
    assert line_reason(code) == shown


def test_every_rule_of_the_core_is_worded_for_readers() -> None:
    unworded = {code for code in rule_codes() if code not in LABELS and line_reason(code) == code}

    assert unworded == set()
