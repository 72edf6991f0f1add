"""Find people in the kinds of pages where most capitals are not names: products, teams, lists, questions, credits."""

from __future__ import annotations

import pytest

from articles.text.people.finding import find_people


def names(body: str) -> list[str]:
    return [person.name for person in find_people(body, language="en")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "The LumaBook Pro is bright. The LumaBook Pro 13 costs $999, and the LumaBook Pros ship in May.",
            id="a product, with a number and in the plural",
        ),
        pytest.param("Turn on Quiet Mode before you fly. Quiet Mode saves power.", id="a function of a device"),
        pytest.param("The ferry from Port Sandel arrives in Los Carros at noon.", id="places after prepositions"),
        pytest.param("Harwick Rovers beat Sandel United 2-1 to win the Tideway Cup.", id="teams and a competition"),
        pytest.param("Shares of Brightwater Robotics Inc. rose, and SoftHarbour fell.", id="firms"),
        pytest.param("Follow @KarinHolt and #FreeTheHarbour for news.", id="handles and hashtags"),
        pytest.param("Will the council vote? Will Harbour Street flood again?", id="a question that begins with Will"),
    ],
)
def test_products_places_and_firms_are_not_people(body: str) -> None:
    assert names(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Sens. Karin Holt and Tomas Berg voted for the bill.", ["Karin Holt", "Tomas Berg"], id="a plural title"
        ),
        pytest.param(
            "Representatives Karin Holt and Tomas Berg voted for the bill.",
            ["Karin Holt", "Tomas Berg"],
            id="a plural title in full",
        ),
        pytest.param(
            "Employee Peter Holt saw the fire. “It was loud,” Holt said.", ["Peter Holt"], id="an occupation in front"
        ),
        pytest.param(
            "The letter went to Public Ombudsman Anna Holt.", ["Anna Holt"], id="an office of two words in front"
        ),
        pytest.param(
            "Major-Gen Anna Holt led the inquiry, said Holt’s aide.", ["Anna Holt"], id="a rank with a hyphen in front"
        ),
        pytest.param("Norwegian-born Peter Holt won.", ["Peter Holt"], id="an origin in front"),
        pytest.param(
            "Coach Erik Ten Brink said he would stay. Ten Brink is 54.", ["Erik Ten Brink"], id="a capitalised particle"
        ),
        pytest.param(
            "Vice Premier Liu He will visit. “We agree,” Liu said.", ["Liu He"], id="a given name like a pronoun"
        ),
        pytest.param("F Daniel Holt scored 12 points.", ["Daniel Holt"], id="a position in front"),
        pytest.param(
            "Will Anna Holt continue? “I will,” Anna Holt said.", ["Anna Holt"], id="a question about a person"
        ),
        pytest.param(
            "Guests On Our Stage: Anna Holt, Peter Berg, Maria Lund",
            ["Anna Holt", "Peter Berg", "Maria Lund"],
            id="a list",
        ),
    ],
)
def test_a_name_is_found_whole_and_without_what_is_before_it(body: str, expected: list[str]) -> None:
    assert names(body) == expected


def test_both_names_after_a_plural_title_have_the_title_of_one() -> None:
    people = find_people("Senators Karin Holt and Tomas Berg voted for the bill.")

    assert [person.roles for person in people] == [("Senator",), ("Senator",)]


def test_certainty_grows_with_the_evidence() -> None:
    little = find_people("The prize went to Ostrava Lindt.")
    much = find_people("The prize went to Karin Lindt, 54, a teacher. “I am glad,” said Ms. Lindt.")

    assert [person.name for person in much] == ["Karin Lindt"]
    assert much[0].certainty > 0.95
    assert all(0.5 <= person.certainty < much[0].certainty for person in little)
