"""Compare the wording of two passages."""

from __future__ import annotations

import pytest

from articles.text.comparing.wording import Change, Difference, Relation, compare_wording

D = Difference
SAME, EDITED, REWORDED = Relation.SAME, Relation.EDITED, Relation.REWORDED

NAMED = [
    pytest.param("The pier is shut.", "The pier is shut.", SAME, [], id="nothing"),
    pytest.param("“It's shut,” he said.", "\"It’s shut,\" he said.", SAME, [D.QUOTE_MARKS], id="quote marks"),
    pytest.param("`` Shut, '' he said.", "\"Shut,\" he said.", SAME, [D.QUOTE_MARKS], id="typewriter marks"),
    pytest.param("The pier, he said, is shut.", "The pier he said is shut.", SAME, [D.PUNCTUATION], id="commas"),
    pytest.param("The U.S. envoy left.", "The US envoy left.", SAME, [D.PUNCTUATION], id="stops in initials"),
    pytest.param("PIER SHUT", "Pier shut", SAME, [D.CASE], id="capitals"),
    pytest.param("A grey harbour.", "A gray harbor.", SAME, [D.SPELLING], id="British and American"),
    pytest.param("THE GREY HARBOUR", "The gray harbor", SAME, [D.CASE, D.SPELLING], id="capitals and spelling"),
    pytest.param("A café in Zürich.", "A cafe in Zurich.", SAME, [D.SPELLING], id="accents"),
    pytest.param("Ten per cent of it.", "Ten percent of it.", SAME, [D.SPELLING], id="written together"),
    pytest.param("A cease-fire held.", "A ceasefire held.", SAME, [D.PUNCTUATION], id="hyphen"),
    pytest.param(
        "It lies 15 miles from the town of Osk.", "It lies 24km from the town of Osk.", EDITED, [D.UNIT], id="unit"
    ),
    pytest.param(
        "At least 43 people died in the old mill.", "At least 42 people died in the old mill.", EDITED,
        [D.NUMBER], id="number",
    ),
    pytest.param(
        "The board met in Osk on Monday night.", "The board met in Osk on Tuesday night.", EDITED, [D.DATE], id="day"
    ),
    pytest.param(
        "The board will close the old pier.", "The board will not close the old pier.", EDITED,
        [D.NEGATION], id="negation",
    ),
    pytest.param(
        "The board will close the old pier.",
        "The board will close the old pier, which was not safe for the children who play on it.", EDITED,
        [D.WORDING], id="a negation of something else",
    ),
    pytest.param(
        "A court found Dahl guilty of the theft.", "A court found Dahl not guilty of the theft.", EDITED,
        [D.NEGATION, D.VERDICT], id="not guilty",
    ),
    pytest.param(
        "The climber Duncan Rait fell from the ridge.", "The climber Duncan Raite fell from the ridge.", EDITED,
        [D.NAME, D.WORDING], id="name spelled differently",
    ),
    pytest.param(
        "The mayor shut the pier on Friday.", "The mayor closed the pier on Friday.", EDITED,
        [D.WORDING], id="different word",
    ),
    pytest.param(
        "Divers found cracks, so the pier was shut.", "Nobody may walk on the pier since divers saw cracks in it.",
        REWORDED, [D.WORDING], id="rewritten",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("base", "other", "relation", "differences"), NAMED)
def test_relation_and_differences_of_two_passages(
    base: str, other: str, relation: Relation, differences: list[Difference]
) -> None:
    wording = compare_wording(base, other)
    assert (wording.relation, list(wording.differences)) == (relation, differences)
    assert compare_wording(other, base).relation is relation


MARKED = [
    pytest.param(
        "The old pier was shut on Friday.", "The pier was shut on Friday.", "The[- old] pier was shut on Friday.",
        id="cut",
    ),
    pytest.param(
        "The pier was shut.", "The pier was shut on Friday.", "The pier was shut{+ on Friday}.", id="added"
    ),
    pytest.param(
        "The mayor shut the pier.", "The mayor closed the pier.", "The mayor[- shut]{+ closed} the pier.",
        id="one word for another",
    ),
    pytest.param(
        "She asked the board for more time to answer.", "She hoped that the council would grant a delay.",
        "She[- asked the board for more time to answer]{+ hoped that the council would grant a delay}.",
        id="a rewritten clause is one change",
    ),
    pytest.param("“Shut,” he said.", "\"Shut\", he said.", "“Shut,” he said.", id="only punctuation differs"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "other", "marked"), MARKED)
def test_runs_show_deleted_and_inserted_words(base: str, other: str, marked: str) -> None:
    shown = {
        Change.EQUAL: "{0}",
        Change.DELETED: "[-{0}]",
        Change.INSERTED: "{{+{1}}}",
    }
    runs = compare_wording(base, other).runs
    assert "".join(shown[run.change].format(run.base_text, run.text) for run in runs) == marked
    assert "".join(run.base_text for run in runs) == base
    assert "".join(run.text for run in runs) == other
