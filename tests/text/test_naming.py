"""Apply corrections of names, and find words again by their place after reprocessing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.people.decisions import NameDecision, with_decided
from articles.text.people.found import FoundPerson
from articles.text.places import Place, body_lines, find_place, line_at
from articles.text.quotes.finding import find_quotes
from articles.text.spans import Span

LINES = (
    "Ilse Marrandt met Oda Quill in Paris. Quill smiled.",
    "“It holds,” said the mayor. Quill, Paris said, had to go.",
    "Quill went.",
)
BODY = "\n\n".join(LINES)
BODY_LINES = body_lines((line, line) for line in LINES)


def found(name: str, *forms: str) -> FoundPerson:
    spans = []
    for form in forms:
        start = BODY.index(form, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(form)))
    return FoundPerson(name=name, roles=("the harbor master",), mentions=tuple(spans))


PEOPLE = (found("Ilse Marrandt", "Ilse Marrandt"), found("Oda Quill", "Oda Quill", "Quill", "Quill", "Quill"))
PARIS = FoundPerson(name="Paris", roles=(), mentions=(Span(BODY.index("Paris"), BODY.index("Paris") + 5),))


def decided(*decisions: NameDecision, people: tuple[FoundPerson, ...] = PEOPLE) -> dict[str, list[str]]:
    people = with_decided(people, decisions, body=BODY, lines=BODY_LINES)
    return {person.name: [span.of(BODY) for span in person.mentions] for person in people}


IN_SECOND = Place(line=LINES[1], nth=0, words="Quill")


@pytest.mark.parametrize(
    ("decision", "named"),
    [
        (
            NameDecision(words="Oda Quill", name=None),
            {"Ilse Marrandt": ["Ilse Marrandt"]},
        ),
        (
            NameDecision(words="Quill", name=None),
            {"Ilse Marrandt": ["Ilse Marrandt"], "Oda Quill": ["Oda Quill"]},
        ),
        (
            NameDecision(words="Paris", name="Paris Vey"),
            {
                "Ilse Marrandt": ["Ilse Marrandt"],
                "Oda Quill": ["Oda Quill", "Quill", "Quill", "Quill"],
                "Paris Vey": ["Paris", "Paris"],
            },
        ),
        (
            NameDecision(words="Quill", name="Jon Quill", place=IN_SECOND),
            {
                "Ilse Marrandt": ["Ilse Marrandt"],
                "Oda Quill": ["Oda Quill", "Quill", "Quill"],
                "Jon Quill": ["Quill"],
            },
        ),
        (
            NameDecision(words="Quill", name=None, place=IN_SECOND),
            {"Ilse Marrandt": ["Ilse Marrandt"], "Oda Quill": ["Oda Quill", "Quill", "Quill"]},
        ),
        (
            NameDecision(words="the mayor", name="Ilse Marrandt"),
            {"Ilse Marrandt": ["Ilse Marrandt", "the mayor"], "Oda Quill": ["Oda Quill", "Quill", "Quill", "Quill"]},
        ),
        (
            NameDecision(words="Nobody", name="Nobody", place=Place(line="gone", nth=0, words="Nobody")),
            {"Ilse Marrandt": ["Ilse Marrandt"], "Oda Quill": ["Oda Quill", "Quill", "Quill", "Quill"]},
        ),
    ],
    ids=[
        "removing a full name removes all its mentions",
        "removing a surname keeps the full name",
        "adding a missed person adds all mentions",
        "one mention means another person",
        "one mention means no person",
        "a description means a known person",
        "a line that is gone",
    ],
)
def test_a_correction_changes_the_people_of_an_article(decision: NameDecision, named: dict[str, list[str]]) -> None:
    assert decided(decision) == named


def test_a_correction_of_one_place_overrides_a_general_one() -> None:
    everywhere = NameDecision(words="Quill", name=None)
    here = NameDecision(words="Quill", name="Jon Quill", place=IN_SECOND)

    assert decided(here, everywhere)["Jon Quill"] == ["Quill"]


def test_a_removed_name_can_be_added_again_at_one_place() -> None:
    named = decided(
        NameDecision(words="Paris", name=None),
        NameDecision(words="Paris", name="Paris", place=Place(line=LINES[0], nth=0, words="Paris")),
        people=(*PEOPLE, PARIS),
    )

    assert named["Paris"] == ["Paris"]


def test_roles_are_kept_and_people_are_in_order_of_first_mention() -> None:
    people = with_decided(
        PEOPLE, [NameDecision(words="Ilse Marrandt", name="Ilse Marrandt")], body=BODY, lines=BODY_LINES
    )

    assert [person.roles for person in people] == [("the harbor master",)] * 2
    assert [person.name for person in people] == ["Ilse Marrandt", "Oda Quill"]


def test_a_person_added_by_hand_can_be_a_speaker() -> None:
    people = with_decided(PEOPLE, [NameDecision(words="the mayor", name="Tom Aske")], body=BODY, lines=BODY_LINES)

    assert [quote.speaker for quote in find_quotes(BODY, people) if quote.text == "It holds,"] == ["Tom Aske"]


@pytest.mark.parametrize(
    ("typed", "near", "found"),
    [
        ("It holds,", 0, "It holds,"),
        ('"It  holds,"', 0, "“It holds,”"),
        ("holds. said", 0, None),
        ("   ", 0, None),
        ("o", BODY.index("to go") + 3, "o"),
    ],
    ids=["as printed", "typed with straight marks and extra spaces", "not found", "blank", "the nearest"],
)
def test_typed_words_are_found_in_their_line(typed: str, near: int, found: str | None) -> None:
    span = BODY_LINES[1].find_typed(typed, near=near)

    assert (span and span.of(BODY)) == found
    if near and span:
        assert abs(span.start - near) <= 1


@given(st.lists(st.text("ab c“", min_size=1, max_size=12), min_size=1, max_size=5), st.data())
def test_every_part_of_a_line_is_found_again_by_its_place(texts: list[str], data: st.DataObject) -> None:
    lines = body_lines((text, text) for text in texts)
    body = "\n\n".join(texts)
    line = data.draw(st.sampled_from(lines))
    start = data.draw(st.integers(line.span.start, line.span.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, line.span.end)))

    place = line.place_of(span)

    assert place.words == span.of(body)
    assert find_place(lines, place) == span
    assert line_at(lines, span) == line
