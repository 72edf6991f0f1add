"""Accounts aligned passage by passage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.text.align import Account, Comparison, compare

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
    return compare([Account(body=body) for body in bodies], base=base)


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
    st.sampled_from(
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
def test_changing_the_base_never_changes_who_is_paired(texts: list[str]) -> None:
    comparison = _compared(*texts)
    for base in range(len(texts)):
        assert _pairs(comparison.based_on(base)) == _pairs(comparison)
        assert comparison.based_on(base) == _compared(*texts, base=base)


@given(bodies, bodies)
def test_pairs_are_the_same_whichever_article_comes_first(a: str, b: str) -> None:
    assert {pair[::-1] for pair in _pairs(_compared(a, b))} == _pairs(_compared(b, a))


@given(bodies, bodies)
def test_the_runs_of_a_cell_give_either_passage_back(a: str, b: str) -> None:
    comparison = _compared(a, b)
    for row, texts in zip(comparison.rows, _texts(comparison), strict=True):
        cell = row.cells[1]
        if row.cells[0] and cell:
            assert "".join(run.base_text for run in cell.runs) == texts[0]
            assert "".join(run.text for run in cell.runs) == texts[1]
