"""Find reported speech without quotation marks, its bounds and its speakers, in invented texts."""

from __future__ import annotations

import pytest

from articles.text.people.finding import find_people
from articles.text.quotes.finding import find_quotes
from articles.text.quotes.found import FoundQuote, QuoteKind

OPENING = "Karin Holt, the mayor of Lund, met Peter Marsh, a baker, on Monday.\n\n"


def reported(text: str) -> list[FoundQuote]:
    body = OPENING + text
    return [quote for quote in find_quotes(body, find_people(body)) if quote.kind is QuoteKind.INDIRECT]


def clauses(text: str) -> list[str]:
    return [quote.text for quote in reported(text)]


def test_reported_speech_without_quotation_marks_is_indirect() -> None:
    (quote,) = reported("Karin Holt said the bridge would open in May.")

    assert quote.kind is QuoteKind.INDIRECT
    assert quote.text == "the bridge would open in May"
    assert quote.speaker == "Karin Holt"
    assert quote.cue == "said"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Holt said that rain was late but added a smile.", ["rain was late"], id="a second verb"),
        pytest.param(
            "Holt said the bridge was late but added that it would open.",
            ["the bridge was late", "it would open"],
            id="two reporting verbs",
        ),
        pytest.param(
            "Holt said the bridge was closed, adding that it would open in May.",
            ["the bridge was closed", "it would open in May"],
            id="a participle that reports",
        ),
        pytest.param(
            "The bridge, Holt said on Monday, would open in May.",
            ["The bridge, Holt said on Monday, would open in May"],
            id="around source, cue and time",
        ),
        pytest.param(
            "The old bridge by the mill, Holt said, would open in May.",
            ["The old bridge by the mill, Holt said, would open in May"],
            id="around source and cue",
        ),
        pytest.param(
            "The bridge would open in May, Holt said on Monday at a meeting in the old mill.",
            ["The bridge would open in May"],
            id="a time and a place behind the cue",
        ),
        pytest.param(
            "But the bridge would open in May, Holt said.",
            ["the bridge would open in May"],
            id="the writer's connective",
        ),
        pytest.param(
            "However, the bridge would open in May, Holt said.",
            ["the bridge would open in May"],
            id="a connective with a comma",
        ),
        pytest.param(
            "Holt said that, in such weather, the bridge could not open.",
            ["in such weather, the bridge could not open"],
            id="an adverbial behind that",
        ),
        pytest.param(
            "Holt said on Monday the bridge would open.", ["the bridge would open"], id="a time before the clause"
        ),
        pytest.param("Holt told Peter Marsh that it was late.", ["it was late"], id="an addressee before the clause"),
        pytest.param(
            "Holt told the Harbour News of Norby last week she would rather swim.",
            ["she would rather swim"],
            id="a newspaper and a time before the clause",
        ),
        pytest.param(
            "The bridge is old and weak, according to a report published by the harbour office last week.",
            ["The bridge is old and weak"],
            id="a long source behind the clause",
        ),
        pytest.param(
            "According to papers published by the harbour office in May, the bridge is old and weak.",
            ["the bridge is old and weak"],
            id="a long source that opens the sentence",
        ),
        pytest.param(
            "Holt said it was late, according to the papers of the mill.",
            ["it was late"],
            id="a source that reports another source",
        ),
        pytest.param("A mere 9 percent say they use the bridge.", ["they use the bridge"], id="a percentage of people"),
        pytest.param(
            "Holt noted there’s no need for a second bridge.",
            ["there’s no need for a second bridge"],
            id="a contracted verb",
        ),
        pytest.param(
            "Holt said this month that closing the bridge was late.",
            ["closing the bridge was late"],
            id="a time before that",
        ),
        pytest.param(
            "Holt explained how the bridge had come down.", ["how the bridge had come down"], id="an indirect question"
        ),
        pytest.param("Holt denied that the bridge was unsafe.", ["the bridge was unsafe"], id="a denial of a clause"),
        pytest.param(
            "The harbour office reported that six boats had sunk.", ["six boats had sunk"], id="a body that reports"
        ),
        pytest.param(
            "The second bridge, as Holt explained on Monday, is late.",
            ["The second bridge, as Holt explained on Monday, is late"],
            id="a cue behind as",
        ),
    ],
)
def test_a_reported_clause_is_found_within_its_bounds(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Holt believes that the bridge will open in May.", id="a belief"),
        pytest.param("Holt hopes the bridge will open in May.", id="a hope"),
        pytest.param("Holt was confident that the bridge would hold.", id="a feeling"),
        pytest.param("Holt plans to open the bridge that the storm closed.", id="a plan"),
        pytest.param("The figures show that the bridge is used by few.", id="a finding of data"),
        pytest.param("Holt announced a plan to close the old bridge in May.", id="a noun phrase"),
        pytest.param("Holt denied any such plan, but has bought ten boats.", id="a denial of a thing"),
        pytest.param("Holt reported her third boat of the week on Sunday.", id="a report of a thing"),
        pytest.param("Holt asked Marsh about the bridge that the storm closed.", id="a question about a thing"),
        pytest.param("Holt promised to open the bridge in May.", id="a promise without a clause"),
        pytest.param("Holt declined to say when the bridge would open.", id="words withheld"),
        pytest.param("Holt did not say whether the bridge would open.", id="words not said"),
        pytest.param("The ferry offers travellers a seat that was once costly.", id="an offer"),
        pytest.param("The lock allows Holt to close the bridge when it rains.", id="a verb that only looks like one"),
        pytest.param("Other baker protests were held in Norby last year.", id="a noun that is also a verb"),
        pytest.param("Holt spoke of that bridge at a meeting with bakers.", id="that as a determiner"),
        pytest.param("Towns dropped plan for second bridge, papers show\n\nIt rained.", id="a subheading"),
        pytest.param("“We open in May,” the towns said in a joint statement.", id="only the occasion behind the cue"),
        pytest.param("“We open in May,” Holt told her audience, a mix of bakers.", id="only the addressee"),
        pytest.param("Asked to describe the boat that sank, Holt said, “It was small.”", id="a lead-in to a quote"),
        pytest.param("The towns have started a list, signed by all their bakers.", id="a participle"),
        pytest.param("Marsh, who reports to Holt, baked bread that was sold at the bridge.", id="another sense"),
    ],
)
def test_what_nobody_is_said_to_have_said_is_not_reported_speech(text: str) -> None:
    assert clauses(text) == []


@pytest.mark.parametrize(
    ("text", "indirect", "marked"),
    [
        pytest.param(
            "Holt told the bakers that the bridge was “a proud old lady” in need of paint.",
            ["the bridge was “a proud old lady” in need of paint"],
            ["a proud old lady"],
            id="within the clause",
        ),
        pytest.param(
            "Marsh said that the harbour and the mill were “two sides of one coin.”",
            ["the harbour and the mill were “two sides of one coin.”"],
            ["two sides of one coin."],
            id="at the end of a paragraph",
        ),
        pytest.param(
            "The bridge may look like “a heap of rust,” Holt said on Monday.",
            ["The bridge may look like “a heap of rust,”"],
            ["a heap of rust,"],
            id="before the cue",
        ),
        pytest.param("“The bridge is safe,” Holt said.", [], ["The bridge is safe,"], id="nothing but a direct quote"),
        pytest.param(
            "Holt said that “the bridge is safe.”",
            [],
            ["the bridge is safe."],
            id="only marked words behind that",
        ),
    ],
)
def test_a_clause_with_marked_words_is_a_quote_besides_them(text: str, indirect: list[str], marked: list[str]) -> None:
    body = OPENING + text
    found = find_quotes(body, find_people(body))

    assert [quote.text for quote in found if quote.kind is QuoteKind.INDIRECT] == indirect
    assert [quote.text for quote in found if quote.kind is not QuoteKind.INDIRECT] == marked


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("The harbour master, Peter Marsh, said the bridge was weak.", "Peter Marsh", id="office and name"),
        pytest.param("Peter Marsh (12th Ward) said the bridge was weak.", "Peter Marsh", id="name and brackets"),
        pytest.param(
            "Peter Marsh on Monday night said the bridge was weak.", "Peter Marsh", id="a day before the verb"
        ),
        pytest.param("Peter Marsh and his brothers said the bridge was weak.", None, id="a person and others"),
        pytest.param("Aides to Peter Marsh say the bridge is weak.", None, id="somebody's aides"),
    ],
)
def test_reported_speech_is_attributed_to_the_person_its_source_names(text: str, speaker: str | None) -> None:
    (quote,) = reported(text)

    assert quote.speaker == speaker
