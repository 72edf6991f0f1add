"""Addresses asked by everybody: nobody gets in who may not, nobody sees what is another's, nothing fails.

The whole matrix is the part ``access`` of ``bench/drill.py``.
"""

from __future__ import annotations

import pytest

from bench.drills.access import ANONYMOUS, CURATOR, DEACTIVATED, OTHER, check_roles
from bench.drills.addresses import addresses, make_rows
from bench.drills.outcomes import Outcome


@pytest.mark.django_db
def test_nobody_gets_in_who_may_not() -> None:
    outcome = Outcome(part="access")
    rows = make_rows()
    everything = addresses(rows)
    about_clippings = [each for each in everything if each.pattern.startswith(("add/", "clippings/"))]
    for_curators = [each for each in everything if each.is_for_curators]

    check_roles(rows, outcome, everything=everything, roles=[ANONYMOUS], methods=["get"])
    check_roles(rows, outcome, everything=[*everything[::4], *about_clippings], roles=[ANONYMOUS], methods=["post"])
    check_roles(rows, outcome, everything=[*everything[::16], *about_clippings[::2]], roles=[DEACTIVATED])
    check_roles(rows, outcome, everything=[*for_curators[::3], *about_clippings], roles=[OTHER])
    check_roles(rows, outcome, everything=about_clippings[::3], roles=[CURATOR])

    assert outcome.broken == []
    assert len(everything) > 150
    assert len(about_clippings) > 10
    assert len(for_curators) > 50
