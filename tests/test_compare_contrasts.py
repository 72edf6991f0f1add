"""Contrasts: the few words that show how two passages differ."""

from __future__ import annotations

import pytest

from articles.compare.contrasts import find_contrast
from articles.text.comparing.wording import Difference, compare_wording

D = Difference
SHOWN = [
    pytest.param(
        "The mayor will resign on Friday, she said.", "The mayor will not resign on Friday, she said.", D.NEGATION,
        "The mayor will[] resign on Friday, she …", "The mayor will [not] resign on Friday, she …", id="not",
    ),
    pytest.param(
        "The court in Osk acquitted Dahl of the theft.", "The court in Osk convicted Dahl of the theft.", D.VERDICT,
        "The court in Osk [acquitted] Dahl of the theft.", "The court in Osk [convicted] Dahl of the theft.",
        id="verdict",
    ),
    pytest.param(
        "The ferry sank on Tuesday night off Brill.", "The ferry sank on Wednesday night off Brill.", D.DATE,
        "The ferry sank on [Tuesday] night off Brill.", "The ferry sank on [Wednesday] night off Brill.", id="day",
    ),
    pytest.param(
        "The keys went to Mayor Anna Berg at noon.", "The keys went to Mayor Petra Lund at noon.", D.NAME,
        "… keys went to Mayor [Anna Berg] at noon.", "… keys went to Mayor [Petra Lund] at noon.", id="name",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "difference", "shown", "others"), SHOWN)
def test_each_side_shows_the_difference_in_context(
    ours: str, theirs: str, difference: Difference, shown: str, others: str
) -> None:
    excerpts = find_contrast(compare_wording(ours, theirs).runs, difference)
    assert excerpts is not None
    assert [f"{side.before}[{side.text}]{side.after}" for side in excerpts] == [shown, others]


def test_a_long_change_gives_no_contrast() -> None:
    ours = "The ferry sank on Tuesday."
    theirs = "Nobody on the quay at Brill that Wednesday had ever seen the old ferry lie so deep in the water before."
    assert find_contrast(compare_wording(ours, theirs).runs, D.DATE) is None
