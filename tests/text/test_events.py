from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.comparing.events import (
    PROFILE_WORDS,
    SAME_EVENT,
    EventProfile,
    affinities,
    central,
    counted_words,
    group_by_event,
    profile,
    words_of_profile,
)

TUNNEL = (
    "A rockfall closed the Caddis tunnel at noon. Some 214 people walked out of the Caddis tunnel after nine hours.",
    "Rock fell before the mouth of the Caddis tunnel. After nine hours 214 people had left it on foot, said Rudi Halm.",
    "Rudi Halm led 214 people out of the blocked Caddis tunnel on foot. The rockfall had shut it for nine hours.",
)
TANKER = (
    "The tanker Lady Ansgar ran aground off Gannet Bar. Oil reached the Orsel marsh, said Joanna Pellowar.",
    "Oil from the Lady Ansgar, aground on Gannet Bar, drifts into the Orsel marsh, Joanna Pellowar warned.",
)


def account(body: str, *, headline: str = "", day: date | None = None) -> EventProfile:
    return EventProfile(words=words_of_profile(profile(headline, body)), day=day)


def test_a_stored_profile_is_limited_in_size_and_can_be_read_back() -> None:
    stored = profile("Ships sink", " ".join(f"word{number} spoke." for number in range(1000)))

    words = words_of_profile(stored)

    assert len(words) == PROFILE_WORDS
    assert all(weight > 0 for weight in words.values())
    assert profile("", "") == b""
    assert words_of_profile(b"") == {}


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_a_profile(headline: str, body: str) -> None:
    words_of_profile(profile(headline, body))


@pytest.mark.parametrize(
    ("text", "pairs", "names"),
    [
        pytest.param("The harbour mayor spoke.", {"harbor mayor", "mayor spoke"}, set(), id="neighbours form a pair"),
        pytest.param("Mayor of the harbour.", set(), set(), id="no pair across a stop word"),
        pytest.param("Ships sank. Crews swam.", {"ships sank", "crews swam"}, set(), id="no pair across sentences"),
        pytest.param("On Gannet Bar, Gannet sank.", {"gannet bar", "bar gannet", "gannet sank"}, {"gannet", "bar"},
                     id="capitals within a sentence mark names"),
    ],
)  # fmt: skip
def test_word_pairs_and_names_are_counted(text: str, pairs: set[str], names: set[str]) -> None:
    counts, found = counted_words("", text)

    assert {word for word in counts if " " in word} == pairs
    assert found == names


@pytest.mark.parametrize(
    ("days", "closer"),
    [
        pytest.param(2, True, id="within three days"),
        pytest.param(7, None, id="within ten days"),
        pytest.param(200, False, id="far apart"),
    ],
)
def test_near_days_raise_and_far_days_lower_affinity(days: int, closer: bool | None) -> None:
    day = date(2024, 6, 4)
    undated = affinities([account(TUNNEL[0]), account(TUNNEL[1])])[0][1]
    dated = affinities([account(TUNNEL[0], day=day), account(TUNNEL[1], day=day + timedelta(days=days))])[0][1]

    assert (dated > undated, dated < undated) == (closer is True, closer is False)


def test_two_events_are_separated_in_any_order() -> None:
    for order in permutations([*TUNNEL, *TANKER]):
        groups = group_by_event(affinities([account(text) for text in order]))

        assert {frozenset(order[at] for at in group) for group in groups} == {frozenset(TUNNEL), frozenset(TANKER)}


def test_an_unrelated_article_gets_its_own_group() -> None:
    assert group_by_event(affinities([account(TUNNEL[0]), account(TANKER[0])])) == [[0], [1]]
    assert group_by_event(affinities([account("")])) == [[0]]
    assert group_by_event([]) == []


LIKE = [[0, 0.9, 0.9], [0.9, 0, 0.9], [0.9, 0.9, 0]]
UNLIKE = [[0.0] * 3 for _ in range(3)]


@pytest.mark.parametrize(
    ("affinity", "together", "apart", "groups"),
    [
        pytest.param(LIKE, [], [], [[0, 1, 2]], id="alike"),
        pytest.param(UNLIKE, [(0, 2)], [], [[0, 2], [1]], id="put together"),
        pytest.param(LIKE, [], [(0, 1), (0, 2)], [[0], [1, 2]], id="kept apart"),
        pytest.param(LIKE, [(1, 2)], [(0, 2)], [[0], [1, 2]], id="kept apart from one of two put together"),
        pytest.param(UNLIKE, [(0, 1), (1, 2)], [(0, 2)], [[0, 1, 2]], id="put together by way of a third"),
    ],
)
def test_decisions_of_people_override_affinity(
    affinity: list[list[float]], together: list[tuple[int, int]], apart: list[tuple[int, int]], groups: list[list[int]]
) -> None:
    assert group_by_event(affinity, together=together, apart=apart) == groups


def cases(size: int) -> st.SearchStrategy[tuple[list[list[float]], list[tuple[int, int]]]]:
    row = st.lists(st.floats(0, 1), min_size=size, max_size=size)
    place = st.integers(0, max(size - 1, 0))
    pairs = st.lists(st.tuples(place, place)) if size else st.just([])
    return st.tuples(st.lists(row, min_size=size, max_size=size), pairs)


@given(st.integers(0, 12).flatmap(cases))
def test_every_article_is_in_one_group(case: tuple[list[list[float]], list[tuple[int, int]]]) -> None:
    rows, pairs = case
    affinity = [[(rows[a][b] + rows[b][a]) / 2 for b in range(len(rows))] for a in range(len(rows))]

    groups = group_by_event(affinity, together=pairs)

    assert sorted(at for group in groups for at in group) == list(range(len(rows)))
    assert all(any({a, b} <= set(group) for group in groups) for a, b in pairs)


def test_a_pair_is_grouped_only_above_the_threshold() -> None:
    def grouped(share: float) -> list[list[int]]:
        return group_by_event([[0, share], [share, 0]])

    assert grouped(SAME_EVENT) == [[0, 1]]
    assert grouped(SAME_EVENT - 0.01) == [[0], [1]]


def test_the_central_article_is_the_one_most_similar_to_the_others() -> None:
    assert central([0, 1, 2], [[0, 0.5, 0.1], [0.5, 0, 0.6], [0.1, 0.6, 0]]) == 1
    assert central([0, 1], [[0, 1], [1, 0]]) == 0
