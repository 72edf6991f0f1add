"""The branches of a pattern that fit a first character find what the whole pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.cleaning.branches import branches_of, may_begin_with

PATTERNS = (
    r"(?:share (?:this|on)|(?:please )?read|\d{1,3} of \d+|\(c\)|-{0,3}\s?ad|[a-c]x|a?b|a{0,2}d|)",
    r"a\|b|[|(]c|\(?(?:d|e)f|(?:g|h)?i|(?:j|k)*l|\w+ m|→|\)n|(?:o?|p)q|\\r",
)


@pytest.mark.parametrize(
    ("pattern", "branches"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|(?:b|c))", ["a", "b", "c"]),
        ("(?:a|b)c", ["(?:a|b)c"]),
        (r"[|)]a|\(b\||c", ["[|)]a", r"\(b\|", "c"]),
    ],
)
def test_a_pattern_is_parted_at_its_own_branches(pattern: str, branches: list[str]) -> None:
    found = branches_of(pattern)
    assert [inner for branch in found for inner in branches_of(branch)] == branches


@given(st.sampled_from(PATTERNS), st.text(alphabet="abcdefghijklmnopqrx123 |()→-\\[", max_size=8))
@example(PATTERNS[0], "please read")
@example(PATTERNS[0], "12 of 14")
@example(PATTERNS[1], "pq")
def test_branches_that_fit_the_first_character_find_what_all_find(pattern: str, text: str) -> None:
    first = text[:1]
    chosen = [branch for branch in branches_of(pattern) if not first.isascii() or may_begin_with(branch, first)]

    whole, part = re.match(pattern, text), re.match("|".join(chosen) or "(?!)", text)

    assert (whole and whole.group()) == (part and part.group())


def test_branches_with_another_first_character_are_left_out() -> None:
    assert [branch for branch in branches_of(PATTERNS[0]) if may_begin_with(branch, "s")] == [
        "share (?:this|on)",
        r"-{0,3}\s?ad",
        "[a-c]x",
        "a{0,2}d",
        "",
    ]
