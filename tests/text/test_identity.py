from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.text.people.identity import (
    MIN_ODDS_TO_JOIN,
    MIN_ODDS_TO_SUGGEST,
    PersonEvidence,
    Relation,
    choose_certain,
    gender_in,
    gender_matches,
    odds,
    read_name,
    relation,
    role_words,
)
from articles.text.spans import Span

if TYPE_CHECKING:
    from articles.text.people.identity import Name


def name(text: str, *forms: str) -> Name:
    found = read_name(text, forms)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "given", "middle", "family", "suffix"),
    [
        pytest.param("Ilse Marrandt", "ilse", (), "marrandt", "", id="given name and surname"),
        pytest.param("Dr. Ilse K. Marrandt", "ilse", ("k",), "marrandt", "", id="title and initial"),
        pytest.param("Marrandt", "", (), "marrandt", "", id="a surname alone"),
        pytest.param("Mrs. Marrandt", "", (), "marrandt", "", id="a surname after a form of address"),
        pytest.param("van der Orlisk", "", (), "orlisk", "", id="a surname with particles alone"),
        pytest.param("Lucan van der Orlisk", "lucan", (), "orlisk", "", id="particles are not middle names"),
        pytest.param("Hugh Tollemar, Jr.", "hugh", (), "tollemar", "jr", id="a generational suffix"),
        pytest.param("Tamsin Orrel-Vane", "tamsin", ("orrel",), "vane", "", id="a double surname"),
        pytest.param("Zhao Min-rui", "min rui", (), "zhao", "", id="surname first"),
    ],
)
def test_a_name_is_split_into_its_parts(
    text: str, given: str, middle: tuple[str, ...], family: str, suffix: str
) -> None:
    found = name(text)

    assert (found.given, found.middle, found.family, found.suffix) == (given, middle, family, suffix)


def test_text_without_letters_is_not_a_name() -> None:
    assert read_name("…") is None


def test_a_known_surname_decides_the_order_of_the_name() -> None:
    first, last = read_name("Tarro Vell", family="tarro"), read_name("Tarro Vell", family="vell")

    assert first is not None
    assert last is not None
    assert (first.family, last.family) == ("tarro", "vell")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Ilse Marrandt", "Ilse K. Marrandt", Relation.SAME, id="an initial left out"),
        pytest.param("Ilse K. Marrandt", "Ilse Karin Marrandt", Relation.SAME, id="an initial and its full name"),
        pytest.param("Dr Ilse Marrandt", "Ilse Marrandt", Relation.SAME, id="a title"),
        pytest.param("Jean-Luc Roost", "Jean Luc Roost", Relation.SAME, id="a hyphen"),
        pytest.param("Ilse Karin Marrandt", "Ilse Marrandt", Relation.MIDDLE, id="a middle name left out"),
        pytest.param("Ilse K. Marrandt", "Ilse M. Marrandt", None, id="different initials"),
        pytest.param(
            "Ilse K. Marrandt", "Ilse Maria Marrandt", None, id="an initial that does not fit the middle name"
        ),
        pytest.param("Crooked Hesk Dovrin", "Hesk Dovrin", Relation.LEADING, id="a word before the name"),
        pytest.param("I. Marrandt", "Ilse Marrandt", Relation.INITIAL, id="an initial for the given name"),
        pytest.param("I. K. Marrandt", "Ilse Marrandt", Relation.INITIAL, id="initials for the given and middle name"),
        pytest.param("P. Marrandt", "Ilse Marrandt", None, id="an initial that does not fit"),
        pytest.param("Bill Hollin", "William Hollin", Relation.SHORT, id="a short form"),
        pytest.param("Yousra Delmane", "Yusra Delmane", Relation.SPELLING, id="one letter more"),
        pytest.param("Helena Delmane", "Helene Delmane", Relation.SPELLING, id="one letter different"),
        pytest.param("Julius Delmane", "Julia Delmane", None, id="two letters different"),
        pytest.param("Daniel Delmane", "Daniela Delmane", None, id="a man's and a woman's name"),
        pytest.param("Anne Delmane", "Anna Delmane", None, id="one letter different in a short given name"),
        pytest.param("Hugh Tollemar Jr.", "Hugh Tollemar", Relation.GENERATION, id="a suffix that one name lacks"),
        pytest.param("Hugh Tollemar Jr.", "Hugh Tollemar Sr.", None, id="father and son"),
        pytest.param("Ilse Marandt", "Ilse Marrandt", Relation.MISSPELT, id="one letter of the surname missing"),
        pytest.param("Ilse Warrandt", "Ilse Marrandt", None, id="different first letter of the surname"),
        pytest.param("Ilse Marrandts", "Ilse Marrandt", None, id="a plural"),
        pytest.param("Ilse Meier", "Ilse Meyer", None, id="one letter different in a short surname"),
        pytest.param("I. Marandt", "Ilse Marrandt", None, id="an initial and a misspelt surname"),
        pytest.param("Ilse Marrandt", "Ilse Marrandt-Orlisk", Relation.HALF, id="half of a double surname"),
        pytest.param("Ilse Karin", "Ilse Karin Marrandt", None, id="two given names"),
        pytest.param("Marrandt", "Ilse Marrandt", Relation.SURNAME, id="a surname alone"),
        pytest.param("Marrandt", "Mrs. Marrandt", Relation.SAME, id="two surnames alone"),
        pytest.param("Peter Marrandt", "Ilse Marrandt", None, id="different given names"),
        pytest.param("Ilse Marrandt", "Ilse Orlisk", None, id="different surnames"),
    ],
)
def test_the_relation_of_two_names_is_symmetric(one: str, other: str, expected: Relation | None) -> None:
    assert relation(name(one), name(other)) == relation(name(other), name(one)) == expected


def evidence(
    *companions: set[int], articles: int | None = None, roles: str = "", day: int | None = None
) -> PersonEvidence:
    return PersonEvidence(
        articles=len(companions) if articles is None else articles,
        companions=tuple(map(frozenset, companions)),
        role_words=role_words([roles]),
        days=(date.fromordinal(day),) if day else (),
    )


def test_a_surname_is_joined_if_its_bearer_appears_beside_the_same_people() -> None:
    unknown = evidence({1, 2})

    assert odds(Relation.SURNAME, unknown, evidence({1, 2}, {2, 3})) >= MIN_ODDS_TO_JOIN
    assert odds(Relation.SURNAME, unknown, evidence({4, 5}, {3})) < MIN_ODDS_TO_JOIN


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param(evidence({1, 2}), evidence({1, 3}), id="more people in common"),
        pytest.param(
            evidence({3}, roles="a marine ecologist"), evidence({3}, roles="the mayor"), id="the same occupation"
        ),
        pytest.param(evidence({3}, day=1020), evidence({3}, day=9000), id="closer in time"),
        pytest.param(evidence({3}, articles=40), evidence({3}, articles=2), id="in more articles"),
    ],
)
def test_more_evidence_gives_higher_odds(more: PersonEvidence, less: PersonEvidence) -> None:
    unknown = evidence({1, 2}, roles="the ecologist", day=1000)

    assert odds(Relation.SURNAME, unknown, more) > odds(Relation.SURNAME, unknown, less)


def test_rivals_lower_the_odds() -> None:
    unknown, known = evidence({1}), evidence({1, 2})

    assert odds(Relation.SURNAME, unknown, known, rivals=2) < odds(Relation.SURNAME, unknown, known)


def test_an_initial_without_evidence_is_suggested_and_a_common_surname_is_not() -> None:
    unknown, known = evidence({1}), evidence({2})

    assert odds(Relation.INITIAL, unknown, known) >= MIN_ODDS_TO_SUGGEST
    assert odds(Relation.SURNAME, unknown, known, rivals=9) < MIN_ODDS_TO_SUGGEST


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param([], None, id="no candidates"),
        pytest.param([3.0], 0, id="one, certain"),
        pytest.param([0.5], None, id="one, doubtful"),
        pytest.param([-1.0, 3.0], 1, id="one far ahead"),
        pytest.param([2.9, 3.0], None, id="two nearly equal"),
    ],
)
def test_a_surname_is_resolved_only_if_one_candidate_is_certain(scores: list[float], expected: int | None) -> None:
    assert choose_certain(scores) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("So said Mrs. Marrandt.", "f", id="a form of address"),
        pytest.param("So said Mr\u00a0Marrandt.", "m", id="a no-break space"),
        pytest.param("So said Dr. Marrandt.", None, id="a title for either gender"),
        pytest.param("Marrandt said so.", None, id="none"),
    ],
)
def test_a_title_before_a_name_gives_the_gender(body: str, expected: str | None) -> None:
    start = body.index("Marrandt")

    assert gender_in(body, [Span(start, start + len("Marrandt"))]) == expected


def test_a_gender_matches_given_names_of_that_gender_and_unknown_ones() -> None:
    assert not gender_matches("m", name("Julia Marrandt"))
    assert gender_matches("m", name("Peter Marrandt"))
    assert gender_matches("m", name("Ilsk Marrandt"))
    assert gender_matches(None, name("Julia Marrandt"))
