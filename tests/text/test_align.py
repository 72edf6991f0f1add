"""Align accounts passage by passage."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.comparing.align import Comparison, ComparisonInput, Relation, compare
from articles.text.tokens import words_of
from tests.growth import grows_linearly

ours = "\n\n".join(
    (
        "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars.",
        "Mayor Orla Voss said the town would not wait for the spring storms. “We close it today,” Voss said.",
        "Engineers from Brandt Marine will measure the pillars next week, the harbour office said.",
        "The pier was built in 1894 and carries a theatre and nine shops.",
    )
)
theirs = "\n\n".join(
    (
        "HARLOW BAY pier was closed on Friday after divers found cracks in two of its pillars.",
        "Engineers from Brandt Marine will measure the pillars next week, the harbor office said.",
        '"We close it today," Voss said.',
        "Shopkeepers said they had been given an hour to leave.",
    )
)


def _compared(*bodies: str, base: int = 0) -> Comparison:
    return compare([ComparisonInput(body=body) for body in bodies], base=base)


def _texts(comparison: Comparison) -> list[tuple[str | None, ...]]:
    return [
        tuple(
            comparison.articles[article].text_of(cell.sentences) if cell else None
            for article, cell in enumerate(row.cells)
        )
        for row in comparison.rows
    ]


def _pairs(comparison: Comparison) -> set[tuple[tuple[int, ...] | None, ...]]:
    return {tuple(cell.sentences if cell else None for cell in row.cells) for row in comparison.rows}


# Few words, so that repeated and nearly equal sentences are common.
bodies = st.lists(
    st.sampled_from(["It cost 15 miles.", "It cost 24km, not 3."])
    | st.sampled_from(
        ["Voss left.", "voss left!", "“Voss left.”", "The pier shut.", "The pier is shut on Friday.", "…", "* * *"]
    )
    | st.text(max_size=30),
    max_size=8,
).map("\n\n".join)


@given(st.lists(bodies, min_size=2, max_size=4))
def test_every_sentence_of_every_article_is_in_exactly_one_row(texts: list[str]) -> None:
    comparison = _compared(*texts)
    for article, compared in enumerate(comparison.articles):
        placed = [number for row in comparison.rows if (cell := row.cells[article]) for number in cell.sentences]
        assert sorted(placed) == list(range(len(compared.sentences)))


@given(st.lists(bodies, min_size=2, max_size=4))
def test_changing_the_base_does_not_change_the_pairs(texts: list[str]) -> None:
    comparison = _compared(*texts)
    for base in range(len(texts)):
        assert _pairs(comparison.based_on(base)) == _pairs(comparison)
        assert comparison.based_on(base) == _compared(*texts, base=base)


@given(bodies, bodies)
def test_pairs_do_not_depend_on_the_order_of_articles(a: str, b: str) -> None:
    assert {pair[::-1] for pair in _pairs(_compared(a, b))} == _pairs(_compared(b, a))


@given(bodies, bodies)
def test_the_runs_of_a_cell_joined_give_either_passage(a: str, b: str) -> None:
    comparison = _compared(a, b)
    for row, texts in zip(comparison.rows, _texts(comparison), strict=True):
        cell = row.cells[1]
        if row.cells[0] and cell:
            assert "".join(run.base_text for run in cell.runs) == texts[0]
            assert "".join(run.text for run in cell.runs) == texts[1]


ROWS = {
    (ours.split("\n\n")[0], theirs.split("\n\n")[0]): Relation.EDITED,
    ("Mayor Orla Voss said the town would not wait for the spring storms.", None): Relation.ONLY,
    ("“We close it today,” Voss said.", '"We close it today," Voss said.'): Relation.SAME,
    (ours.split("\n\n")[2], theirs.split("\n\n")[1]): Relation.SAME,
    ("The pier was built in 1894 and carries a theatre and nine shops.", None): Relation.ONLY,
    (None, "Shopkeepers said they had been given an hour to leave."): Relation.ONLY,
}


def test_two_accounts_of_one_event_are_aligned() -> None:
    comparison = _compared(ours, theirs)
    assert dict(zip(_texts(comparison), (row.relation for row in comparison.rows), strict=True)) == ROWS


def test_a_sentence_that_the_other_account_splits_is_one_row() -> None:
    split = (
        "Divers found cracks in two of the pillars of the old pier.\n\n"
        "The old pier at Harlow Bay was shut on Friday by the mayor.\n\nThe weather was fine."
    )
    comparison = _compared(ours.split("\n\n")[0], split)
    assert (tuple(sorted(_pairs(comparison), key=str))) == (((0,), (0, 1)), (None, (2,)))


def test_a_shared_opening_decides_between_equally_similar_sentences() -> None:
    here = (
        "Rain fell again on Tuesday.\n\nOsk denies that it wants to open the dam.\n\nSchools stay shut.\n\n"
        "Some 3,400 people have left the valley since the rain began."
    )
    there = "Osk denies any such wish, but keeps 3,400 people from the valley below the dam."
    assert ((1,), (0,)) in _pairs(_compared(here, there))


def test_a_sentence_contained_in_another_is_paired_with_it_anywhere() -> None:
    here = "Fire gutted the hall at Osk.\n\nNobody was in the building.\n\nIt dates from 1911.\n\nMayor Orla Voss wept."
    there = "Fire gutted the hall at Osk, and mayor Orla Voss wept; nobody was in the building. The sea was calm."
    assert any(1 in (cells or ()) and (other or ()) == (0,) for cells, other in _pairs(_compared(here, there)))


def test_sentences_with_the_same_converted_measure_are_paired() -> None:
    here = "Halden is a quiet place.\n\nThe 604-foot freighter lay two miles off Osk at 4:20 a.m."
    there = "Halden has no harbour.\n\nAt 04:20 all 184 metres of ship were 3 km from Osk."
    assert ((1,), (1,)) in _pairs(_compared(here, there))


def test_rows_begin_with_the_lead_of_the_base() -> None:
    comparison = _compared(
        "The dam broke on Monday.\n\nTwo villages were cleared.",
        "Nobody slept in the valley.\n\nTwo villages were cleared.",
    )
    assert [[cell and cell.sentences for cell in row.cells] for row in comparison.rows] == [
        [(0,), None],
        [None, (0,)],
        [(1,), (1,)],
    ]


def test_rows_of_three_accounts_are_chained() -> None:
    third = "Voss said:\n\n“We close it today,” Voss said.\n\nShopkeepers said they had been given an hour to leave."
    comparison = _compared(ours, theirs, third)
    assert {
        ("“We close it today,” Voss said.", '"We close it today," Voss said.', "“We close it today,” Voss said.")
    } <= {*_texts(comparison)}
    (shop,) = (row for row in comparison.rows if row.reference == 1 and row.cells[2])
    assert (shop.relation, shop.cells[0]) == (Relation.SAME, None)


def test_identical_sentences_are_paired_in_order_of_occurrence() -> None:
    comparison = _compared("Yes.\n\nNo.\n\nYes.", "Yes.\n\nYes.\n\nYes.")
    assert _pairs(comparison) == {((0,), (0,)), ((2,), (1,)), ((1,), None), (None, (2,))}


@given(bodies, bodies)
def test_no_sentence_is_unpaired_while_an_identical_one_is_free(a: str, b: str) -> None:
    comparison = _compared(a, b)

    def words(text: str | None) -> str:
        return "".join(words_of(text or "")) or (text or "")

    alone = [[words(texts[side]) for texts in _texts(comparison) if texts[1 - side] is None] for side in (0, 1)]
    assert not {*alone[0]} & {*alone[1]}


def test_an_account_without_sentences_does_not_affect_the_others() -> None:
    comparison = _compared("", ours)
    assert {row.relation for row in comparison.rows} == {Relation.ONLY}
    assert comparison.articles[0].paragraphs == 0


@pytest.mark.parametrize("count", [0, 1, 7])
def test_too_few_or_too_many_accounts_are_an_error(count: int) -> None:
    with pytest.raises(ValueError, match="2 to 6 accounts"):
        _compared(*[ours] * count)


def test_an_unknown_base_is_an_error() -> None:
    with pytest.raises(ValueError, match="no article 2"):
        _compared(ours, theirs, base=2)


def _invented(sentences: int, seed: int) -> str:
    chance = random.Random(seed)
    return "\n\n".join(
        " ".join(f"word{int(chance.expovariate(0.002))}" for _ in range(14)).capitalize() + "."
        for _ in range(sentences)
    )


def test_time_grows_with_the_length_of_the_accounts() -> None:
    def accounts(sentences: int) -> list[ComparisonInput]:
        return [ComparisonInput(body=_invented(sentences, seed)) for seed in (1, 2)]

    # From this size on, not all pairs of sentences are compared.
    assert grows_linearly(lambda sentences: compare(accounts(sentences)), size=300)


def test_one_sentence_as_long_as_a_book_is_compared() -> None:
    words = " ".join(f"word{number} {number}" for number in range(20_000))
    comparison = _compared(f"It began {words} ended.", f"It began {words[: len(words) // 2]} ended.")
    assert len(comparison.rows) == 1
