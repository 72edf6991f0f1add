"""Mark passages as moved that another account has in a different place."""

from __future__ import annotations

import pytest

from articles.text.comparing.align import Comparison, ComparisonInput, Relation, compare, longest_increasing

DAM = (
    "Engineers opened two of the five gates of the Corvane dam on Tuesday as water came within a metre of the crest.",
    "The gates had not been raised since a trial in 2011, the Norland Water Board said.",
    "“We are letting out more than comes in,” board engineer Petra Halloran told reporters at the site.",
    "About 3,400 people in the villages of Osk and Lower Osk were told to sleep elsewhere for two nights.",
    "Buses took most of them to a sports hall in Tarn, where volunteers had set up camp beds.",
    "Farmer Ulf Renner said he had left 60 sheep on a slope above the river and hoped for the best.",
    "Rain has fallen on the upper valley for eleven days, longer than in any June on record.",
    "The regional railway closed its line between Tarn and Corvane until Friday.",
    "Opposition leader Mira Dahl asked why repairs promised after the trial had been put off three times.",
    "A spokesman for the ministry said the money had been spent on sea walls instead.",
    "Divers are to inspect the foundations once the level has dropped by four metres.",
    "The dam, finished in 1957, supplies a third of the capital's drinking water.",
)

FERRY = (
    "The ferry Linnet ran aground off Sable Point early on Sunday with 212 people on board, the coast guard said.",
    "Nobody was badly hurt, though nine passengers were treated for bruises and shock.",
    "“There was a bang and every cup in the cafe flew off the tables,” said passenger Jonas Ekker.",
    "Lifeboats from three harbours brought the passengers ashore within four hours.",
    "The captain, a woman of 48 with twenty years at sea, was breath-tested and found sober.",
    "Investigators took the voyage recorder from the bridge before noon.",
    "Fog had cut the view to less than 300 metres when the ship left Brill.",
    "Tugs will try to pull the Linnet free at high water on Monday night.",
    "The owner, Strait Lines, said its two other ships would carry those who had booked.",
    "Fishermen complained that a slick of diesel had reached the mussel beds at Harrow.",
    "The environment office called the slick thin and expected it to break up by Wednesday.",
    "A sister ship struck the same rocks in 1998 and was scrapped.",
)

# The paragraph that is moved, and its new place. All moves are by two places or more, so that it is clear which moved.
MOVES = [(0, 11), (1, 8), (2, 6), (3, 0), (4, 9), (5, 2), (6, 10), (7, 3), (8, 1), (9, 5), (10, 4), (11, 0)]


def _moved(paragraphs: tuple[str, ...], start: int, end: int) -> list[str]:
    left = list(paragraphs)
    left.insert(end, left.pop(start))
    return left


def _compared(ours: list[str], theirs: list[str]) -> Comparison:
    return compare([ComparisonInput(body="\n\n".join(ours)), ComparisonInput(body="\n\n".join(theirs))])


@pytest.mark.parametrize("paragraphs", [DAM, FERRY], ids=["dam", "ferry"])
@pytest.mark.parametrize(("start", "end"), MOVES, ids=lambda place: f"{place + 1}")
def test_only_the_moved_paragraph_is_marked_as_moved(paragraphs: tuple[str, ...], start: int, end: int) -> None:
    comparison = _compared(list(paragraphs), _moved(paragraphs, start, end))
    moved = [row for row in comparison.rows if row.moved]
    assert [row.relation for row in comparison.rows] == [Relation.SAME] * len(paragraphs)
    assert len(moved) == 1
    cell = moved[0].cells[1]
    assert cell is not None
    assert (cell.from_paragraph, cell.paragraph) == (start + 1, end + 1)


@pytest.mark.parametrize(("start", "end"), MOVES, ids=lambda place: f"{place + 1}")
def test_an_edited_paragraph_is_marked_as_moved(start: int, end: int) -> None:
    theirs = _moved(DAM, start, end)
    words = theirs[end].split()
    theirs[end] = " ".join([*words[: len(words) // 2], "now", *words[len(words) // 2 + 1 :]])
    moved = [row for row in _compared(list(DAM), theirs).rows if row.moved]
    assert [(row.relation, row.cells[1] and row.cells[1].from_paragraph) for row in moved] == [
        (Relation.EDITED, start + 1)
    ]


def test_the_shorter_of_two_swapped_passages_is_marked_as_moved() -> None:
    comparison = _compared(list(DAM[:3]), [DAM[1], DAM[0], DAM[2]])
    assert [row.moved for row in comparison.rows] == [False, True, False]


def test_deleting_or_adding_a_passage_does_not_mark_others_as_moved() -> None:
    comparison = _compared(list(DAM), [FERRY[0], *DAM[2:7], FERRY[1], *DAM[9:]])
    assert not any(row.moved for row in comparison.rows)


def test_the_heaviest_of_the_longest_increasing_subsequences_is_kept() -> None:
    assert longest_increasing([(3, 1), (0, 1), (1, 1), (2, 1)]) == {0, 1, 2}
    assert longest_increasing([(1, 5), (0, 9)]) == {0}
    assert longest_increasing([]) == set()
