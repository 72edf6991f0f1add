"""Find people in invented texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.people.finding import find_people
from articles.text.people.found import SURE_PERSON, FoundPerson
from tests.growth import grows_linearly


def names(body: str) -> list[str]:
    return [person.name for person in find_people(body)]


def mentions(body: str, name: str) -> list[str]:
    person = next(person for person in find_people(body) if person.name == name)
    return [mention.of(body) for mention in person.mentions]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Karin Holt said on Monday that the bridge would open.", ["Karin Holt"], id="a first and a last name"
        ),
        pytest.param("Mr. Holt said the bridge would open.", ["Holt"], id="only a title and a surname"),
        pytest.param("The bridge is shut, Gov. Holt replied.", ["Holt"], id="an office that ends in v."),
        pytest.param(
            "Mayor Karin Bank said the bridge would open.",
            ["Karin Bank"],
            id="a surname that is also a word for organisations",
        ),
        pytest.param(
            "Understated Holt bides her time.\n\nThe mayor, Karin Holt, was asked. Holt said no.",
            ["Karin Holt"],
            id="an adjective before a surname at the start of a sentence",
        ),
        pytest.param("Karin Holt was asked. In August Holt said no.", ["Karin Holt"], id="a month before a surname"),
        pytest.param(
            "The mayors Karin Holt of Georgia and Peter Marsh of Lund met.",
            ["Karin Holt", "Peter Marsh"],
            id="a place that is also a given name",
        ),
        pytest.param(
            "The bridge was opened by Mayor Karin Holt.", ["Karin Holt"], id="a title is not part of the name"
        ),
        pytest.param("Karin J. Holt, 54, an engineer, agreed.", ["Karin J. Holt"], id="a middle initial"),
        pytest.param("J. P. Marsh, a novelist, agreed.", ["J. P. Marsh"], id="initials first"),
        pytest.param(
            "Robert “Bob” Marsh, a baker, agreed.", ["Robert “Bob” Marsh"], id="a nickname in quotation marks"
        ),
        pytest.param(
            "Robert Marsh Jr. spoke first. Robert Marsh spoke last.",
            ["Robert Marsh Jr.", "Robert Marsh"],
            id="a son and his father",
        ),
        pytest.param(
            "Jean-Pierre Duval and Maria de la Cruz met.",
            ["Jean-Pierre Duval", "Maria de la Cruz"],
            id="hyphen and particles",
        ),
        pytest.param("The minister, Omar al-Hadid, said no.", ["Omar al-Hadid"], id="an Arabic article"),
        pytest.param("Sean O’Malley told reporters he would go.", ["Sean O’Malley"], id="an apostrophe in the name"),
        pytest.param("Anna and Peter Holt sold the farm.", ["Anna Holt", "Peter Holt"], id="a couple shares a surname"),
        pytest.param(
            "China’s Premier Wen Lihua met Canada’s John Marsh.",
            ["Wen Lihua", "John Marsh"],
            id="possessives of countries before names",
        ),
        pytest.param("Energy Secretary Karin Holt spoke.", ["Karin Holt"], id="an office before the name"),
        pytest.param(
            "the Harbour Department's director for East Asia Daniel Marsh said.",
            ["Daniel Marsh"],
            id="a place directly before the name",
        ),
        pytest.param(
            "Reeve Karin Holt said the weir would stay.",
            ["Karin Holt"],
            id="an unusual office at the start of a sentence",
        ),
        pytest.param(
            "Seismologist Ulvar Tresk said so. Cdr Ossa Brandt agreed.",
            ["Ulvar Tresk", "Ossa Brandt"],
            id="an occupation and a rank before unknown names",
        ),
        pytest.param(
            "Wulf Tarn-Oddsen of the Harbour Forum said it would rain. She smiled.",
            ["Wulf Tarn-Oddsen"],
            id="an unknown name with a hyphen",
        ),
        pytest.param("The ferry Anna Berg sank. Anna Holt saw it.", ["Anna Holt"], id="a ship with a person's name"),
        pytest.param("Karin Schneidermann spoke. Scheidermann left.", ["Karin Schneidermann"], id="a misspelt surname"),
        pytest.param(
            "Ms. Holt told reporters so at the Karin Holt Hospital.",
            ["Karin Holt"],
            id="a full name only within the name of an institution",
        ),
    ],
)
def test_a_person_is_named_by_the_fullest_form(body: str, expected: list[str]) -> None:
    assert names(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("The Harbour Commission met in Oslo on Tuesday.", id="an organisation and a city"),
        pytest.param("Shares of Northern Steel Corp. fell in London.", id="a firm"),
        pytest.param("The Marsh Foundation gave money to Holt University.", id="institutions named after people"),
        pytest.param("The Obama administration objected.", id="an administration"),
        pytest.param("Harry Potter is a series of books.", id="a fictional character"),
        pytest.param("Republicans and Democrats met the Supreme Court.", id="parties and a court"),
        pytest.param("New Rules For Old Bridges In The North Sea", id="a heading in title case"),
        pytest.param("", id="empty"),
        pytest.param(
            "The tanker Lady Sunniva ran aground. By noon the Lady Sunniva was afloat, and the Sunniva left.",
            id="a ship",
        ),
        pytest.param("The 90-metre Lady Sunniva was towed to Port Osk.", id="a ship with its length"),
        pytest.param(
            "They walked from Nether Tolland to Cape Fennel, and to Lake Orrin.",
            id="places recognised by their first word",
        ),
        pytest.param(
            "Fennel Water, which owns it, and Tolland Ferries said no.", id="firms recognised by their last word"
        ),
        pytest.param("The court cited Holt v. Board of Bridges.", id="a lawsuit"),
        pytest.param("The Karin Holt administration had agreed.", id="an administration with a full name"),
        pytest.param("The Harbour League-trained cook had a Franco-German idea.", id="compound adjectives"),
        pytest.param("In March, the Prime Minister went to New York.", id="an office without a name"),
    ],
)
def test_other_capitalised_names_are_not_people(body: str) -> None:
    assert names(body) == []


def test_the_headline_completes_a_surname() -> None:
    (person,) = find_people("Ms. Holt said the bridge would open.", "Karin Holt Opens Bridge")

    assert person.name == "Karin Holt"
    assert len(person.mentions) == 1


def test_surnames_titles_and_given_names_are_mentions_of_the_full_name() -> None:
    body = "Karin Holt arrived. Holt's aides waited. Ms. Holt smiled. “Karin is late,” said Peter Marsh."

    assert mentions(body, "Karin Holt") == ["Karin Holt", "Holt", "Holt", "Karin"]
    assert mentions(body, "Peter Marsh") == ["Peter Marsh"]


def test_a_surname_that_comes_first_is_a_mention() -> None:
    body = "President Xi Jinping met President Kim Jong Un. Xi spoke first, Kim after him."

    assert mentions(body, "Xi Jinping") == ["Xi Jinping", "Xi"]
    assert mentions(body, "Kim Jong Un") == ["Kim Jong Un", "Kim"]


def test_either_spanish_surname_is_a_mention() -> None:
    body = "Enrique Salas Nieto spoke. Salas Nieto left early. Mr. Salas did not answer."

    assert mentions(body, "Enrique Salas Nieto") == ["Enrique Salas Nieto", "Salas Nieto", "Salas"]


def test_short_forms_of_a_given_name_are_one_person() -> None:
    assert names("Joseph R. Marsh Jr. spoke. Joe Marsh left.") == ["Joseph R. Marsh Jr."]


def test_titles_distinguish_two_people_with_one_surname() -> None:
    body = "Peter Marsh and Karin Marsh spoke. Mrs. Marsh was calm. Mr. Marsh was not."

    assert mentions(body, "Karin Marsh") == ["Karin Marsh", "Marsh"]
    assert mentions(body, "Peter Marsh") == ["Peter Marsh", "Marsh"]


def test_a_surname_that_is_also_a_title_is_a_mention_of_its_bearer() -> None:
    body = "Anna King opened the mill. King said it would grind for years. The king was not there."

    assert mentions(body, "Anna King") == ["Anna King", "King"]


def test_a_heading_only_mentions_people_named_in_the_text() -> None:
    body = "Holt Opens Great New Bridge At Last\n\nKarin Holt opened it."

    assert mentions(body, "Karin Holt") == ["Holt", "Karin Holt"]


def test_roles_are_the_titles_and_descriptions_in_the_body() -> None:
    body = "Senator Karin Holt, a former judge from Oslo, spoke."

    (person,) = find_people(body)

    assert person.roles == ("Senator", "a former judge from Oslo")


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        ("Then the guard, Ada Berg, rang the bell.", ("the guard",)),
        ("The harbor master, Ada Berg, said it rang.", ("The harbor master",)),
        ("A night watchman, Ada Berg, rang the bell.", ("A night watchman",)),
        ("Port Elder's harbor pilot, and the captain of the ferry, Ada Berg, rang.", ("the captain of the ferry",)),
        ("They asked deputy press secretary Ada Berg.", ("deputy press secretary",)),
        ("White Harbor police chief Ada Berg rang.", ("White Harbor police chief",)),
        ("Ada Berg, who is the chair of the skippers' association, rang.", ("the chair of the skippers' association",)),
        ("Ada Berg, who is leading the rescue, rang.", ()),
        ("Ada Berg, a U.S. trade official in St. Elder, rang.", ("a U.S. trade official in St. Elder",)),
        ("Ada Berg, the pilot who saved the ferry, rang.", ("the pilot",)),
        ("If you ask Ada Berg, the path to the harbor is shut.", ()),
        ("For Ada Berg, the pilots must wait.", ()),
        ("Like Ada Berg, her old club and a couple of sailors wait.", ()),
        ("Ada Berg, who has lost 800 racks, rang.", ()),
        ("Ada Berg, who is 81 and still tunes the bells, rang.", ()),
        ("In the capital, Ada Berg rang.", ()),
        ("After a talk with the mayor, Ada Berg rang.", ()),
        ("It went to the League. Opposition leader Ada Berg rang.", ("Opposition leader",)),
        ("They cheered for the candidate Ada Berg.", ()),
    ],
    ids=[
        "a noun phrase in apposition",
        "a harbor master",
        "an occupation of two nouns",
        "only the innermost of nested phrases",
        "a noun before the name",
        "a noun with a proper name",
        "a clause that names an office",
        "a clause about a current task",
        "full stops of abbreviations",
        "a noun phrase before a clause",
        "the subject of the sentence",
        "a plural subject",
        "a subject with a pronoun",
        "a clause about an event",
        "a clause about a state",
        "a place before the name",
        "another person before the name",
        "nothing from the previous sentence",
        "a vague noun",
    ],
)
def test_a_role_describes_the_person_rather_than_an_act(body: str, roles: tuple[str, ...]) -> None:
    (person,) = (person for person in find_people(body) if person.name == "Ada Berg")

    assert person.roles == roles


def test_labels_of_a_transcript_are_mentions() -> None:
    turns = ["HOLT: We open on Monday.", "MARSH: Why so late?", "HOLT: It rained.", "MARSH: Thank you."]
    body = "\n\n".join(["Karin Holt met the press.", *turns])

    assert mentions(body, "Karin Holt") == ["Karin Holt", "HOLT", "HOLT"]
    assert "Marsh" in names(body)


PIECES = st.sampled_from(
    [
        "Karin Holt",
        "Holt",
        "Mr. ",
        "Dr. K. ",
        "’s ",
        "\n\n",
        ", ",
        " and ",
        " de la ",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        "said",
        " Jr.",
        "A",
        "é",
        "\u00a0",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join)))
def test_mentions_are_in_order_and_stay_within_a_line(body: str) -> None:
    for person in find_people(body):
        assert isinstance(person, FoundPerson)
        assert person.mentions
        assert list(person.mentions) == sorted(set(person.mentions))
        for mention in person.mentions:
            assert mention.of(body).strip()
            assert "\n" not in mention.of(body)
    places = sorted(mention for person in find_people(body) for mention in person.mentions)
    assert all(one.end <= other.start for one, other in pairwise(places))


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("Karin Holt de la ", id="particles"),
        pytest.param("J. ", id="initials"),
        pytest.param("Karin Holt, a lawyer, and ", id="descriptions"),
        pytest.param("Mr. ", id="titles"),
        pytest.param("ABC: x\n", id="labels"),
        pytest.param("A B C ", id="single letters"),
        pytest.param("Sens. Ada Berg, ", id="plural titles"),
        pytest.param("Ab-", id="hyphens"),
        pytest.param("Bo Holt met Al Holt. Holt left. ", id="two people with one name"),
    ],
)
def test_time_grows_linearly_with_the_length(unit: str) -> None:
    assert grows_linearly(lambda length: find_people((unit * length)[:length]), size=15_000)


@pytest.mark.parametrize("body", ["Oil has sunk deep, Dr. Marrandt told us.", "Judge Marrandt said the mud is slow."])
def test_a_form_of_address_or_an_office_that_speaks_makes_an_unknown_word_a_person(body: str) -> None:
    (person,) = find_people(body)

    assert person.name == "Marrandt"
    assert person.certainty >= SURE_PERSON


def test_a_landform_without_a_known_given_name_is_a_place() -> None:
    body = (
        "She set out 140 plots on Sallow Marsh and a few on Tarn Moor. Peter Marsh said that Dr. Hugo Moor had helped."
    )

    assert names(body) == ["Peter Marsh", "Hugo Moor"]
