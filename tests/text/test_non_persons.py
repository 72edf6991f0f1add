"""Wordings that readers marked as not a person, applied to the people found in an article."""

from __future__ import annotations

import pytest

from articles.text.parse import parse
from articles.text.people.decisions import NameDecision, titles_of, without_non_persons
from articles.text.people.found import FoundPerson
from articles.text.spans import Span

NOTHING: frozenset[str] = frozenset()


def found(body: str, name: str, *forms: str, roles: tuple[str, ...] = ()) -> FoundPerson:
    """Return a person whom ``body`` names by each of ``forms``, in order."""
    spans, end = [], 0
    for form in forms or (name,):
        start = body.index(form, end)
        end = start + len(form)
        spans.append(Span(start, end))
    return FoundPerson(name=name, roles=roles, mentions=tuple(spans))


@pytest.mark.parametrize(
    ("body", "name", "forms", "roles", "titles", "is_kept"),
    [
        pytest.param("At Paris Berg it snowed. Berg was white.", "Paris Berg", ["Paris Berg", "Berg"], (), (), False),
        pytest.param("At PARIS BERG it snowed.", "PARIS BERG", [], (), (), False, id="another case"),
        pytest.param("It was Dr. Paris Berg who came.", "Paris Berg", [], (), (), True, id="a form of address"),
        pytest.param("It was Mayor Paris Berg.", "Paris Berg", [], (), (), True, id="a title"),
        pytest.param("It was the ferry captain Paris Berg.", "Paris Berg", [], ("captain",), (), True, id="a role"),
        pytest.param("It was Mayor Paris Berg.", "Paris Berg", [], ("Mayor",), ("mayor",), False, id="the same title"),
        pytest.param("Paris Berg, a former mayor.", "Paris Berg", [], ("a former mayor",), (), False, id="apposition"),
        pytest.param("Ada Paris Berg came.", "Ada Paris Berg", [], (), (), True, id="a longer name"),
        pytest.param("李明教授说。", "李明", [], ("教授",), (), True, id="a title after the name"),
    ],
)
def test_a_marked_name_is_no_person_unless_it_has_a_title_of_its_own(
    body: str, name: str, forms: list[str], roles: tuple[str, ...], titles: tuple[str, ...], is_kept: bool
) -> None:
    marked = {"paris berg": frozenset(titles), "李明": NOTHING}
    person = found(body, name, *forms, roles=roles)

    assert without_non_persons([person], marked, body=body) == ((person,) if is_kept else ())


def test_a_marked_word_stays_in_longer_names() -> None:
    body = "Ada Berg came. Berg left. Quill stayed."
    people = (found(body, "Ada Berg", "Ada Berg", "Berg"), found(body, "Quill"))

    assert without_non_persons(people, {"berg": NOTHING, "quill": NOTHING}, body=body) == people[:1]


def test_nothing_marked_changes_nothing() -> None:
    body = "Ada Berg came."
    people = (found(body, "Ada Berg"),)

    assert without_non_persons(people, {}, body=body) == people


@pytest.mark.parametrize(
    ("language", "body", "titles"),
    [
        ("de", "Da kam Frau Berg.", {"frau"}),
        ("fr", "Voici Mme Berg.", {"mme"}),
        ("en", "There was fruit Berg.", set()),
        (None, "Here comes Dr. Berg.", {"dr"}),
    ],
)
def test_forms_of_address_are_known_in_the_language_of_the_article(
    language: str | None, body: str, titles: set[str]
) -> None:
    start = body.index("Berg")

    assert titles_of(body, [Span(start, start + 4)], [], language) == titles


def test_titles_are_those_right_at_a_mention() -> None:
    body = "The new mayor Ada Berg met Judge Berg. Berg, a former teacher, left."
    spans = [Span(14, 22), Span(33, 37), Span(39, 43)]

    assert titles_of(body, spans, ["new mayor", "a former teacher"]) == {"mayor", "judge"}


TEXT = b"""Snow closes the pass road
By Nora Quenby

"The road over the pass is closed," said Tilda Berg on Tuesday. Berg walked it at dawn with a lamp and two dogs.

Ilse Marrandt, the harbor master, said nobody was hurt. "We were lucky," Marrandt said.
"""


def test_a_marked_name_is_neither_person_nor_speaker() -> None:
    [before] = parse(TEXT).articles
    [after] = parse(TEXT, non_persons={"tilda berg": NOTHING}).articles

    assert [person.name for person in before.people] == ["Tilda Berg", "Ilse Marrandt"]
    assert [person.name for person in after.people] == ["Ilse Marrandt"]
    assert before.quotes[0].speaker == "Tilda Berg"
    assert {quote.speaker for quote in after.quotes} <= {"Ilse Marrandt", None}


def test_a_decision_about_one_article_overrides_a_marked_name() -> None:
    decided = [NameDecision(words="Tilda Berg", name="Tilda Berg")]

    [article] = parse(TEXT, non_persons={"tilda berg": NOTHING}, name_decisions={0: decided}).articles

    assert "Tilda Berg" in [person.name for person in article.people]
    assert article.quotes[0].speaker == "Tilda Berg"


def test_many_mentions_and_roles_take_linear_time() -> None:
    body = "x " + "Ada Berg " * 20_000
    spans = [Span(match, match + 8) for match in range(2, len(body), 9)]

    assert titles_of(body, spans, [f"role {number}" for number in range(5_000)]) == NOTHING
