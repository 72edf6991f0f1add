from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.comparing.copied_text import RUN_WORDS, Copied, copied_words

DISPATCH = "The ferry struck the pier at Port Elder on Monday with forty passengers aboard."


@pytest.mark.parametrize(
    ("text", "original", "copied"),
    [
        pytest.param(DISPATCH, DISPATCH, Copied(14, 14), id="a text is a copy of itself"),
        pytest.param("Nobody saw the ferry.", DISPATCH, Copied(0, 4), id="a few words in common are chance"),
        pytest.param("", DISPATCH, Copied(0, 0), id="an empty text has no copied words"),
        pytest.param(DISPATCH, "", Copied(0, 14), id="no words are copied from an empty text"),
        pytest.param(
            f"In heavy rain {DISPATCH[0].lower()}{DISPATCH[1:]}", DISPATCH, Copied(14, 17), id="case is ignored"
        ),
        pytest.param(
            "The ferry struck the pier at Port Elder, and nobody aboard was hurt.",
            DISPATCH,
            Copied(8, 13),
            id="added words are not copied",
        ),
        pytest.param(f"{DISPATCH} {DISPATCH}", DISPATCH, Copied(28, 28), id="a text copied twice"),
    ],
)
def test_words_in_long_runs_shared_with_the_original_are_copied(text: str, original: str, copied: Copied) -> None:
    assert copied_words(text, original) == copied


words = st.lists(st.sampled_from(["pier", "ferry", "tide", "mayor"]), max_size=40).map(" ".join)


@given(text=words, original=words)
def test_no_word_is_counted_as_copied_twice(text: str, original: str) -> None:
    found = copied_words(text, original)
    assert 0 <= found.copied <= found.words == len(text.split())
    assert not 0 < found.copied < RUN_WORDS
