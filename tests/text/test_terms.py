"""Sketches and key terms of articles."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.terms import KEY_TERMS, SKETCH_SIZE, containment, key_terms, resemblance, sketch

PIER = (
    "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars. "
    "Mayor Orla Voss said the town would not wait for the spring storms. “We close it today,” Voss said. "
    "Engineers from Brandt Marine will measure the pillars next week, the harbour office said."
)


def _article(seed: int, words: int) -> str:
    chosen = random.Random(seed)
    return " ".join(f"word{chosen.randrange(4000)}" for _ in range(words))


def test_a_sketch_is_small_sorted_and_fits_a_signed_column() -> None:
    found = sketch(_article(1, 3000))
    assert len(found) == SKETCH_SIZE
    assert list(found) == sorted(set(found))
    assert all(0 <= value < 2**63 for value in found)


def test_a_sketch_is_the_same_in_every_release_and_on_every_machine() -> None:
    assert sketch("One two three four five six")[0] == 74433153594052653


def test_typography_and_spelling_do_not_change_a_sketch() -> None:
    assert sketch("“The harbour's open,” she said at 4 p.m.") == sketch('"The harbor\'s open", she said at 4 pm')


def test_a_body_without_words_has_an_empty_sketch() -> None:
    assert sketch(" …\n") == ()
    assert resemblance((), ()) == containment((), sketch(PIER)) == 0.0


@pytest.mark.parametrize("shared", [0.0, 0.25, 0.5, 0.75, 1.0], ids=lambda share: f"{share:.0%} shared")
def test_containment_and_resemblance_are_estimated(shared: float) -> None:
    common = _article(2, int(1200 * shared))
    ours = f"{common} {_article(3, 1200 - int(1200 * shared))}"
    theirs = f"{_article(4, 1200 - int(1200 * shared))} {common}"
    # The tolerance is three standard errors of 64 draws.
    assert containment(sketch(ours), sketch(theirs)) == pytest.approx(shared, abs=0.2)
    assert resemblance(sketch(ours), sketch(theirs)) == pytest.approx(shared / (2 - shared), abs=0.2)


def test_a_short_body_is_contained_in_a_longer_one() -> None:
    assert containment(sketch(PIER), sketch(f"{PIER}\n\n{_article(5, 100)}")) > 0.9


@given(st.text(max_size=200), st.text(max_size=200))
def test_estimates_are_shares_and_resemblance_is_symmetric(a: str, b: str) -> None:
    ours, theirs = sketch(a), sketch(b)
    assert 0 <= resemblance(ours, theirs) == resemblance(theirs, ours) <= 1
    assert 0 <= containment(ours, theirs) <= 1
    assert containment(ours, ours) == (1.0 if ours else 0.0)


def test_names_and_words_of_the_headline_are_ranked_first() -> None:
    terms = key_terms("Cracks close Harlow Bay pier", PIER)
    assert {"harlow", "bay", "pier", "cracks", "voss"} <= set(terms[:7])
    assert not {"the", "said", "was"} & set(terms)


@given(st.text(max_size=60), st.text(max_size=300))
def test_key_terms_are_limited_and_distinct(headline: str, body: str) -> None:
    terms = key_terms(headline, body)
    assert len(terms) == len(set(terms)) <= KEY_TERMS
    assert terms == key_terms(headline, body)
