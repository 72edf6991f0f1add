"""Find numbers with their units, and match them between accounts."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.comparing.align import ComparisonInput, compare
from articles.text.comparing.figures import FigureRelation, find_figures, match_figures
from tests.growth import grows_linearly

FOUND = [
    pytest.param("a pier of 15 miles", [("15 miles", 15, "mi", None)], id="distance"),
    pytest.param("a wall 60m high and 200ft long", [("60m", 60, "m", None), ("200ft", 200, "ft", None)], id="close"),
    pytest.param("at 4 p.m. and 16:00", [("4 p.m.", 960, "time", None), ("16:00", 960, "time", None)], id="clock"),
    pytest.param("at 1200 GMT or noon", [("1200 GMT", 720, "time", None), ("noon", 720, "time", None)], id="midday"),
    pytest.param("two million people", [("two million", 2_000_000, None, "people")], id="number words"),
    pytest.param("a hundred and five goats", [("a hundred and five", 105, None, "goats")], id="hundred and five"),
    pytest.param("half a million euros", [("half a million euros", 500_000, "EUR", None)], id="half a million"),
    pytest.param("two dozen men", [("two dozen", 24, None, "men")], id="dozens"),
    pytest.param("$2m and £1.5bn", [("$2m", 2e6, "USD", None), ("£1.5bn", 1.5e9, "GBP", None)], id="money, short"),
    pytest.param("US$1.25 billion", [("US$1.25 billion", 1.25e9, "USD", None)], id="money, long"),
    pytest.param("22,000 fans", [("22,000", 22_000, None, "fans")], id="separator"),
    pytest.param("22, 000 fans", [("22, 000", 22_000, None, "fans")], id="space behind the separator"),
    pytest.param("6 percent or 6%", [("6 percent", 6, "%", None), ("6%", 6, "%", None)], id="percent"),
    pytest.param("six per cent", [("six per cent", 6, "%", None)], id="per cent"),
    pytest.param("37 degrees Celsius", [("37 degrees Celsius", 37, "°C", None)], id="temperature"),
    pytest.param("a 36-year-old man", [("36-year-old", 36, "years old", None)], id="age"),
    pytest.param("a magnitude-6.1 quake", [("6.1", 6.1, None, "quake")], id="magnitude"),
    pytest.param("in 1999", [("1999", 1999, "date", None)], id="year"),
    pytest.param("on Feb. 3 and 5 May", [], id="days of a month"),
    pytest.param("the 5th of 91-73, No. 4, F-16, IE11, 3.5.2", [], id="ordinals, scores, ranks, names"),
    pytest.param("at 7: 48 am", [("7: 48 am", 468, "time", None)], id="space in a time"),
    pytest.param("hundreds of goats", [("hundreds", 150, None, "goats")], id="vague number"),
    pytest.param("from MS08-078 to October 1-2", [], id="not ranges"),
    pytest.param(
        "between 1998 and 2002", [("1998", 1998, "date", None), ("2002", 2002, "date", None)], id="years"
    ),
    pytest.param("the second half of July", [], id="half of a month"),
    pytest.param("one of them", [], id="one without a unit"),
    pytest.param("one mile", [("one mile", 1, "mi", None)], id="one with a unit"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_figures_are_found_with_value_and_unit(
    text: str, expected: list[tuple[str, float, str | None, str | None]]
) -> None:
    found = find_figures(text)
    assert [(figure.text, figure.value, figure.unit, figure.noun) for figure in found] == expected
    assert all(figure.span.of(text) == figure.text for figure in found)


RANGES = [
    pytest.param("20 to 30 goats", (20, 30, None), id="to"),
    pytest.param("20-30 goats", (20, 30, None), id="dash"),
    pytest.param("between 20 and 30 metres", (20, 30, "m"), id="between"),
    pytest.param("two or three weeks", (2, 3, "week"), id="or"),
    pytest.param("$2 to $3 million", (2e6, 3e6, "USD"), id="money"),
    pytest.param("72-75 percent", (72, 75, "%"), id="percent"),
    pytest.param("2 to 3 million people", (2e6, 3e6, None), id="magnitude for both"),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_a_range_is_one_figure(text: str, expected: tuple[float, float, str | None]) -> None:
    assert [(figure.value, figure.high, figure.unit) for figure in find_figures(text)] == [expected]


HEDGED = [
    pytest.param("more than 40 men", "more than", id="more than"),
    pytest.param("some 40 men", "about", id="some"),
    pytest.param("an estimated $40 million", "about", id="estimated"),
    pytest.param("at least 40 men", "at least", id="at least"),
    pytest.param("up to 40 men", "at most", id="up to"),
    pytest.param("40 men", None, id="plain"),
]


@pytest.mark.parametrize(("text", "bound"), HEDGED)
def test_a_hedge_before_a_number_is_kept(text: str, bound: str | None) -> None:
    assert [figure.bound for figure in find_figures(text)] == [bound]


SAME, LOCALISED, DIFFERENT = FigureRelation
MATCHED = [
    pytest.param("He walked 15 miles.", "He walked 24km.", [LOCALISED], id="miles and kilometres"),
    pytest.param("It is 200ft high.", "It is 60m high.", [LOCALISED], id="feet and metres"),
    pytest.param("It shut at 4 p.m. on Friday.", "It shut at 16:00 on Friday.", [LOCALISED], id="two clocks"),
    pytest.param("It shut at 4 p.m. on Friday.", "It shut at 4:00 p.m. on Friday.", [SAME], id="one clock"),
    pytest.param("He fed two million people.", "He fed 2m people.", [LOCALISED], id="words and digits"),
    pytest.param("It was 98.6 degrees Fahrenheit.", "It was 37 degrees Celsius.", [LOCALISED], id="temperatures"),
    pytest.param("Voss sent 100,000 troops.", "Voss sent more than 100,000 troops.", [SAME], id="hedged in one"),
    pytest.param("More than 300 people ate there.", "He said 312 people ate there.", [LOCALISED], id="rounded down"),
    pytest.param("About 5,400 words long.", "It is 5,392 words long.", [LOCALISED], id="rounded up"),
    pytest.param("More than 300 people ate there.", "Some 400 people ate there.", [DIFFERENT], id="both hedged"),
    pytest.param("At least 43 people died.", "At least 42 people died.", [DIFFERENT], id="death toll"),
    pytest.param("The magnitude 6.1 quake struck.", "The magnitude 5.9 quake struck.", [DIFFERENT], id="magnitude"),
    pytest.param("He walked 15 miles.", "He walked 40km.", [DIFFERENT], id="different distance"),
    pytest.param("They paid $10m for it.", "They paid £8m for it.", [LOCALISED], id="currencies"),
    pytest.param("The storm hurt 12 people.", "The storm killed 9 people.", [], id="injured and dead"),
    pytest.param("It has 12 doors.", "The mayor is 44 years old.", [], id="different things"),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "relations"), MATCHED)
def test_figures_of_counterpart_passages_are_matched(ours: str, theirs: str, relations: list[FigureRelation]) -> None:
    matched = match_figures(find_figures(ours), find_figures(theirs))
    assert [relation for _, _, relation in matched] == relations
    assert [relation for _, _, relation in match_figures(find_figures(theirs), find_figures(ours))] == relations


def test_amounts_in_two_currencies_are_flagged_but_not_different() -> None:
    comparison = compare(
        [ComparisonInput(body="They paid $10m for the club."), ComparisonInput(body="They paid £8m for the club.")]
    )
    assert [(figure.relation, figure.currencies_differ) for figure in comparison.figures] == [(LOCALISED, True)]


def test_an_unusual_figure_is_matched_outside_its_passage() -> None:
    ours = "Norland keeps 100,000 troops near the border, its neighbours say."
    theirs = "The talks failed.\n\nMore than 100,000 troops stand at the gates of Osk, according to Dahl."
    found = compare([ComparisonInput(body=ours), ComparisonInput(body=theirs)]).figures
    assert [(figure.relation, figure.hedged_differently) for figure in found] == [(SAME, True)]


TOLLS = [
    pytest.param("The storm killed at least 24 people.", ["dead"], id="killed before"),
    pytest.param("24 people were killed and 200 injured.", ["dead", "hurt"], id="killed behind, then injured"),
    pytest.param("It left 24 dead and 3 missing.", ["dead", "missing"], id="dead and missing"),
    pytest.param("The death toll rose to 24.", ["dead"], id="toll"),
    pytest.param("24 boats sank.", [None], id="none"),
]


@pytest.mark.parametrize(("text", "tolls"), TOLLS)
def test_counts_of_dead_hurt_and_missing_are_recognised(text: str, tolls: list[str | None]) -> None:
    assert [figure.toll for figure in find_figures(text)] == tolls


def test_differing_tolls_are_matched_outside_their_passages() -> None:
    ours = "A storm tore roofs off houses in Osk.\n\nMayor Dahl said it had killed 24 people in one night."
    theirs = "Schools stay shut in the valley today.\n\nThe wind left 31 dead, most of them fishermen."
    found = compare([ComparisonInput(body=ours), ComparisonInput(body=theirs)]).figures
    assert [(figure.relation, [cell and cell.value for cell in figure.cells]) for figure in found] == [
        (DIFFERENT, [24, 31])
    ]


def test_small_counts_that_agree_are_left_out() -> None:
    body = "The two countries signed."
    assert compare([ComparisonInput(body=body), ComparisonInput(body=body)]).figures == ()


@given(st.text(alphabet=st.sampled_from("0123456789 ,.:-$£%apmkthousandillwe") | st.characters(), max_size=60))
def test_figures_of_any_text_are_in_order_with_their_spans(text: str) -> None:
    found = find_figures(text)
    assert all(before.span.end <= after.span.start for before, after in itertools.pairwise(found))
    assert all(figure.span.of(text) == figure.text and figure.value < float("inf") for figure in found)


@pytest.mark.parametrize("unit", ["1", "1,000 ", "two ", "two-", "$", "4 p.m. ", "one hundred and ", "9-", "1.", "a "])
def test_time_grows_with_the_length_of_a_line(unit: str) -> None:
    assert grows_linearly(lambda length: find_figures((unit * length)[:length]), size=10_000)
