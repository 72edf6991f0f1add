"""Find quotes and their speakers in invented texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.people.finding import find_people
from articles.text.quotes.finding import find_quotes
from articles.text.quotes.found import FoundQuote, QuoteKind
from articles.text.quotes.reading import CERTAINTY
from tests.growth import TIMES_LARGER, grows_linearly


def quotes(body: str) -> list[FoundQuote]:
    return [quote for quote in find_quotes(body, find_people(body)) if quote.kind is not QuoteKind.INDIRECT]


def said(body: str) -> list[tuple[str, str | None]]:
    """Return the text and the speaker of each quote in quotation marks; a description is in brackets."""
    return [(quote.text, quote.speaker or (quote.speaker_text and f"({quote.speaker_text})")) for quote in quotes(body)]


OPENING = "Karin Holt, the mayor of Lund, met Peter Marsh, a baker, on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We open in May,” Holt said.", [("We open in May,", "Karin Holt")], id="name and verb behind the quote"
        ),
        pytest.param(
            "Holt blasted the “reckless” plan of the mill.", [("reckless", "Karin Holt")], id="a word of judgement"
        ),
        pytest.param("“We open in May,” said Peter Marsh.", [("We open in May,", "Peter Marsh")], id="inverted"),
        pytest.param("Holt said: “We open in May.”", [("We open in May.", "Karin Holt")], id="before, with a colon"),
        pytest.param(
            'Holt said that "rain and wind" were to blame.',
            [("rain and wind", "Karin Holt")],
            id="mixed, straight marks",
        ),
        pytest.param(
            "‘We open in May,’ Marsh told reporters.", [("We open in May,", "Peter Marsh")], id="single marks"
        ),
        pytest.param("„Wir öffnen im Mai“, said Marsh.", [("Wir öffnen im Mai", "Peter Marsh")], id="German marks"),
        pytest.param("« On ouvre en mai », said Marsh.", [("On ouvre en mai", "Peter Marsh")], id="French marks"),
        pytest.param(
            "“He told me ‘never again’ and left,” Holt said.",
            [("He told me ‘never again’ and left,", "Karin Holt")],
            id="nested marks",
        ),
        pytest.param(
            "“The farmers' barn isn't ready,” Holt said.",
            [("The farmers' barn isn't ready,", "Karin Holt")],
            id="apostrophes within",
        ),
        pytest.param(
            "“We open in May,” Holt said, “or in June.”",
            [("We open in May,", "Karin Holt"), ("or in June.", "Karin Holt")],
            id="interrupted by the cue",
        ),
        pytest.param(
            "“We open in May,” Holt said. “It will be a good day for everyone.”",
            [("We open in May,", "Karin Holt"), ("It will be a good day for everyone.", "Karin Holt")],
            id="continued in the paragraph",
        ),
        pytest.param(
            "“We open in May,” she said.\n\n“It will be a good day for everyone.”",
            [("We open in May,", "Karin Holt"), ("It will be a good day for everyone.", "Karin Holt")],
            id="continued in the next paragraph",
        ),
        pytest.param(
            "“We open in May, Holt said.\n\n“It will rain on us,” Holt said.".replace(", Holt said.\n", ".\n"),
            [("We open in May.", "Karin Holt"), ("It will rain on us,", "Karin Holt")],
            id="a paragraph without a closing mark",
        ),
        pytest.param(
            "“We open in May.\n\n“It will rain on us,” said Marsh.",
            [("We open in May.", "Peter Marsh"), ("It will rain on us,", "Peter Marsh")],
            id="named only in the last paragraph of the quote",
        ),
        pytest.param("“It is no good,” he said.", [("It is no good,", "Peter Marsh")], id="a pronoun for a man"),
        pytest.param(
            "“It is no good at all,” she said.",
            [("It is no good at all,", "Karin Holt")],
            id="a pronoun for a woman",
        ),
        pytest.param(
            "“It is no good at all,” the mayor said.",
            [("It is no good at all,", "Karin Holt")],
            id="an office for its holder",
        ),
        pytest.param(
            "“It is no good at all,” said a spokesman for Holt.",
            [("It is no good at all,", "(a spokesman for Holt)")],
            id="a spokesman is not the person he speaks for",
        ),
        pytest.param(
            "“It is no good at all,” her lawyer said.",
            [("It is no good at all,", "(her lawyer)")],
            id="her lawyer is not her",
        ),
        pytest.param(
            "“It is no good at all,” Holt’s lawyer said.",
            [("It is no good at all,", "(Holt’s lawyer)")],
            id="somebody's lawyer is not that person",
        ),
        pytest.param(
            "The bridge is “a gift to the town,” according to Marsh.",
            [("a gift to the town,", "Peter Marsh")],
            id="according to",
        ),
        pytest.param(
            "Marsh thanked her, saying “it was about time” she came.",
            [("it was about time", "Peter Marsh")],
            id="a participle",
        ),
        pytest.param("Marsh called the bridge “useless”.", [("useless", "Peter Marsh")], id="a verb of judgement"),
        pytest.param(
            "His claim that “nobody will use it” is false, Holt said.",
            [("nobody will use it", "Peter Marsh")],
            id="a noun of speech",
        ),
        pytest.param(
            "The two towns agreed. “We share the cost of the bridge,” the two towns said in a joint statement.",
            [("We share the cost of the bridge,", "(the two towns)")],
            id="a description of several speakers",
        ),
        pytest.param(
            "“We share the cost of the bridge,” Holt and Marsh said.",
            [("We share the cost of the bridge,", "(Holt and Marsh)")],
            id="two named speakers",
        ),
        pytest.param(
            "“The bridge is finally open to all.” — Peter Marsh",
            [("The bridge is finally open to all.", "Peter Marsh")],
            id="signed with a dash",
        ),
        pytest.param(
            "“It is no good at all,” said her deputy, Ossa Brandt, who smiled.",
            [("It is no good at all,", "Ossa Brandt")],
            id="a name between commas behind an office",
        ),
        pytest.param(
            "“It is no good at all,” said a ferry pilot. “Not yet,” he added.",
            [("It is no good at all,", "(a ferry pilot)"), ("Not yet,", "(a ferry pilot)")],
            id="a pronoun for a person who is only described",
        ),
        pytest.param(
            "Holt was late. That worries Arne Brandt, president of the ferry club. “Nobody told us,” he said.",
            [("Nobody told us,", "Arne Brandt")],
            id="a pronoun for a person just introduced as an object",
        ),
        pytest.param(
            "Holt has an ally in Arne Brandt, head of the union. “I row there myself,” he said.",
            [("I row there myself,", "Arne Brandt")],
            id="a pronoun for a person just introduced behind a preposition",
        ),
        pytest.param(
            "The man who had sold the bread said “sorry” twice.",
            [("sorry", "(The man who had sold the bread)")],
            id="a relative clause between speaker and verb",
        ),
        pytest.param(
            "Holt’s office is defending it. It calls the fee “a fair price for all”.",
            [("a fair price for all", "(Holt’s office)")],
            id="it for the subject of the previous sentence",
        ),
        pytest.param(
            "Holt told the council that building would begin ‘within the month’.",
            [("within the month", "Karin Holt")],
            id="a few words behind a verb that is not a cue",
        ),
        pytest.param(
            "“That is March,” she said.", [("That is March,", "Karin Holt")], id="a quote that looks like a title"
        ),
        pytest.param(
            "“The mud is deep, and the mud is slow,” Holt said.\n\n“The mud is slow.”\n\nIt rained.",
            [("The mud is deep, and the mud is slow,", "Karin Holt")],
            id="a pull quote is left out",
        ),
        pytest.param(
            "HOLT: “We open it in May.”\n\nMARSH: “That is rather late.”",
            [("We open it in May.", "Karin Holt"), ("That is rather late.", "Peter Marsh")],
            id="a transcript",
        ),
    ],
)
def test_quotes_are_attributed_to_their_speakers(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(OPENING + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "„Wir öffnen im Mai“, sagte Karin Holt am Montag.", [("Wir öffnen im Mai", "Karin Holt")], id="sagte"
        ),
        pytest.param("„Wir öffnen im Mai“, so Karin Holt.", [("Wir öffnen im Mai", "Karin Holt")], id="so"),
        pytest.param("Laut Karin Holt ist das „gar kein Problem“.", [("gar kein Problem", "Karin Holt")], id="laut"),
        pytest.param(
            "Bürgermeisterin Karin Holt erklärte: „Wir öffnen im Mai.“", [("Wir öffnen im Mai.", "Karin Holt")], id="SV"
        ),
        pytest.param(
            "Karin Holt kam spät. „Wir öffnen im Mai“, sagte sie. „Es regnet noch immer.“",
            [("Wir öffnen im Mai", "Karin Holt"), ("Es regnet noch immer.", "Karin Holt")],
            id="sie",
        ),
        pytest.param(
            "„Wir öffnen im Mai“, sagte die Ministerin.", [("Wir öffnen im Mai", "(die Ministerin)")], id="die"
        ),
        pytest.param(
            "« On ouvre en mai », a déclaré Paul Marsh mardi.", [("On ouvre en mai", "Paul Marsh")], id="a déclaré"
        ),
        pytest.param("« On ouvre en mai », selon Paul Marsh.", [("On ouvre en mai", "Paul Marsh")], id="selon"),
        pytest.param(
            "Paul Marsh attendait. « On ouvre en mai », dit-il. « Il pleut encore un peu », a-t-il ajouté.",
            [("On ouvre en mai", "Paul Marsh"), ("Il pleut encore un peu", "Paul Marsh")],
            id="dit-il",
        ),
        pytest.param("« On ouvre en mai », assure le maire.", [("On ouvre en mai", "(le maire)")], id="le maire"),
        pytest.param("Paul Marsh a dit : « On ouvre en mai. »", [("On ouvre en mai.", "Paul Marsh")], id="a dit"),
    ],
)
def test_french_and_german_quotes_are_attributed_to_their_speakers(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The town has declared a “no limits” partnership with the port.", id="words that only modify a noun"
        ),
        pytest.param("She wrote the novel “The Long Bridge” in Lund.", id="the title of a work"),
        pytest.param("The so-called “bridge tax” was dropped.", id="a scare quote"),
        pytest.param("William “Bill” Berg crossed first.", id="a nickname"),
        pytest.param("The barn of the ‘90s and the dogs' bowls are gone.", id="apostrophes"),
        pytest.param('The beam is 6\'2" long and 3" wide.', id="feet and inches"),
    ],
)
def test_words_in_quotation_marks_that_nobody_said_are_not_quotes(text: str) -> None:
    assert said("Lund has a bridge.\n\n" + text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "The town answered at once, with Peter Marsh telling the press it was “late and dear”.",
            "Peter Marsh",
            id="with somebody telling",
        ),
        pytest.param(
            "Both issued a note about the bridge – Peter Marsh saying he was “very much moved” by it.",
            "Peter Marsh",
            id="behind a dash, somebody saying",
        ),
        pytest.param(
            "As the crowd began to chant, Peter Marsh rose again and joked, “We open in May.”",
            "Peter Marsh",
            id="a second verb behind a clause with its own cue",
        ),
        pytest.param(
            "Peter Marsh’s “many fewer boats” comment was heard.",
            "Peter Marsh",
            id="quoted words between owner and noun of speech",
        ),
        pytest.param(
            "Peter Marsh denounced Holt’s remarks as “hurtful and false” on Monday.",
            "Peter Marsh",
            id="a verdict on a noun of speech",
        ),
        pytest.param(
            "When Peter Marsh called the plan “late and dear,” Holt expressed a wish to leave.",
            "Peter Marsh",
            id="an opening clause with its own cue",
        ),
        pytest.param(
            "The trouble with bridges, says Peter Marsh, a mason, is that they are “late and dear” in spring.",
            "Peter Marsh",
            id="source and cue in the middle of the sentence",
        ),
        pytest.param(
            "The price of flour rose again, leading Peter Marsh to say that “it cannot go on”.",
            "Peter Marsh",
            id="leading somebody to say",
        ),
        pytest.param(
            "Peter Marsh called Holt “late and dear,” denounced her record and left.",
            "Peter Marsh",
            id="an object that is not a subject",
        ),
        pytest.param(
            "Peter Marsh said he expected that bakers will say “no and no again” to it.",
            "Peter Marsh",
            id="a prediction of what others will say",
        ),
        pytest.param(
            "Speaking in Lund, Norway, Peter Marsh went after Holt, calling her plan “late and dear”.",
            "Peter Marsh",
            id="a lead-in with a comma in it",
        ),
    ],
)
def test_the_right_one_of_several_cues_gives_the_speaker(text: str, speaker: str) -> None:
    body = OPENING + "Peter Marsh is a mason.\n\n" + text
    marked = [quote for quote in find_quotes(body, find_people(body)) if quote.kind is not QuoteKind.INDIRECT]

    assert [quote.speaker for quote in marked] == [speaker]


def test_a_pronoun_after_an_unknown_speaker_is_not_resolved_to_another_person() -> None:
    body = "Karin Holt met the press. Zzyrk said the bridge was late. “Nothing was ready in time,” she said."

    assert said(body)[0][1] != "Karin Holt"


def test_quotation_marks_without_a_space_before_them_are_read() -> None:
    assert said(OPENING + "Holt said“We open it in May” twice.") == [("We open it in May", "Karin Holt")]


def test_they_refers_to_the_group_that_spoke_before() -> None:
    body = "Norway and Sweden affirmed that the bridge was theirs.\n\n“We share all of the cost,” they declared."

    assert said(body) == [("We share all of the cost,", "(Norway and Sweden)")]


def test_titles_distinguish_two_speakers_with_one_surname() -> None:
    body = (
        "Peter Marsh and Anna Marsh run a mill. “It is hard work indeed,” Mrs. Marsh said. "
        "“It is a good life,” Mr. Marsh said."
    )

    assert said(body) == [("It is hard work indeed,", "Anna Marsh"), ("It is a good life,", "Peter Marsh")]


def test_a_whole_quoted_sentence_is_direct_and_a_part_of_a_sentence_is_mixed() -> None:
    body = "Karin Holt said: “The bridge will open.” She called the rain “a real nuisance”."

    assert [quote.kind for quote in quotes(body)] == [QuoteKind.DIRECT, QuoteKind.MIXED]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Holt walked past a banner that read: “No bridge at all here.”", "(a banner)", id="relative"),
        pytest.param("Marsh stood with a sign reading “no bridge at all here.”", "(a sign)", id="participle"),
        pytest.param("Holt smiled at a placard: “No bridge at all here.”", "(a placard)", id="colon"),
        pytest.param("Marsh had signs with slogans such as “No bridge at all.”", "(signs)", id="slogans"),
        pytest.param(
            "Holt pointed to a letter saying “no bridge will ever be built”.", "(a letter)", id="a document found"
        ),
        pytest.param(
            "Holt shared the website, which contains this statement:\n\n“No bridge will ever be built.”",
            "(the website)",
            id="a document in a relative clause, its words in the next paragraph",
        ),
        pytest.param(
            "Marsh received a message from a stranger: “No bridge will be built.”", "(a stranger)", id="a sender"
        ),
        pytest.param(
            "Marsh released a film that said “no bridge will ever be built”.", "(a film)", id="the object of a verb"
        ),
    ],
)
def test_things_and_strangers_are_no_named_people(text: str, speaker: str) -> None:
    assert [who for _, who in said(OPENING + text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Marsh recalls her saying the bridge was “a gift to us all”.", "Karin Holt", id="the object of a memory"
        ),
        pytest.param(
            "Holt quoted Marsh as saying the bridge was “a gift to us all”.", "Peter Marsh", id="quoted as saying"
        ),
        pytest.param(
            "Holt quoted a friend of Marsh as saying: “It is a gift to us all.”", "(a friend of Marsh)", id="a friend"
        ),
        pytest.param(
            "On Tuesday Holt was told the bridge was “a gift to us all”.", None, id="who was told is the hearer"
        ),
        pytest.param(
            "When Holt criticised the plan on Monday, Marsh shot back, “It is a gift to us all.”",
            "Peter Marsh",
            id="the clause before the main clause",
        ),
        pytest.param(
            "Marsh, who is head of the Harbour Guild of Lund said it was “a gift to us all”.",
            "Peter Marsh",
            id="a relative clause without a comma behind it",
        ),
        pytest.param(
            "Marsh (Labour-Lund), who drafted a plan for it, said it was “a gift to us all”.",
            "Peter Marsh",
            id="brackets before a relative clause",
        ),
        pytest.param("Marsh of Salem, Ohio says it is “a gift to us all”.", "Peter Marsh", id="a place with its state"),
        pytest.param(
            "Marsh, a part in the “Night Ferry” film behind him, said it was “a gift to us all”.",
            "Peter Marsh",
            id="a title in marks before the verb",
        ),
        pytest.param("“It is a gift to us all,” the “Night Ferry” baker said.", "Peter Marsh", id="a title in a role"),
        pytest.param(
            "Holt wrote a short blunt note to Marsh: “It is a gift to us all.”", "Karin Holt", id="a note to somebody"
        ),
        pytest.param("“It is a gift to us all,” Marsh and his team wrote.", "Peter Marsh", id="a man and his team"),
        pytest.param(
            "Marsh, opening the hall, said, “It is a gift to us all,” the harbour police said.",
            "Peter Marsh",
            id="who said it, not who reported it",
        ),
        pytest.param("“It is a gift to us all,” reads a Monday column.", "(a Monday column)", id="a day and a noun"),
        pytest.param(
            "LUND, July 25 (NPA) — The Harbour Guild of Lund released a paper on Monday, offering “a gift to us all”.",
            "(The Harbour Guild of Lund)",
            id="a dateline",
        ),
        pytest.param(
            "Holt said that in some places, gangs had begun “a gift of sorts to us all”.",
            "Karin Holt",
            id="a verb within reported speech",
        ),
        pytest.param(
            "Holt said some envoys from EU states would come to “give a gift to us all”.",
            "Karin Holt",
            id="a noun like a verb behind an abbreviation",
        ),
    ],
)
def test_the_clause_of_a_quote_decides_who_said_it(text: str, speaker: str | None) -> None:
    assert [who for quoted, who in said(OPENING + text) if "gift" in quoted] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "The Lund Transport Ministry met Marsh. “It is a gift to us all,” the ministry said.",
            "(The Lund Transport Ministry)",
            id="a body with the noun in its name",
        ),
        pytest.param(
            "The group, Friends of Lund, met Marsh. “It is a gift to us all,” the group said.",
            "(Friends of Lund)",
            id="a body in apposition",
        ),
        pytest.param(
            "A group of bakers met. However, the group was late. “It is a gift to us all,” the group said.",
            "(the group)",
            id="no body where a sentence opens",
        ),
        pytest.param(
            "The Lund Guild has denied it twice.\n\n“It is a gift to us all,” they said in a statement.",
            "(The Lund Guild)",
            id="they, for a body",
        ),
        pytest.param(
            "Senator Ada Stern met Marsh. “It is a gift to us all,” the lawmaker said.",
            "Ada Stern",
            id="a general role",
        ),
        pytest.param(
            "Holt thanked her husband, Olof Holt, a diver. “It is a gift to us all,” her husband said.",
            "Olof Holt",
            id="kin introduced by name",
        ),
        pytest.param(
            "“It is a gift to us all,” the senator said.\n\nSenator Ada Stern was not there.",
            "(the senator)",
            id="nobody who is named only later",
        ),
        pytest.param("It came late. We called it “a gift to us all”.", "(We)", id="the writers themselves"),
        pytest.param(
            "The guild, in a statement to Marsh, said: “It is a gift to us all.”", "(The guild)", id="without asides"
        ),
    ],
)
def test_descriptions_mean_the_person_or_body_introduced_so(text: str, speaker: str | None) -> None:
    assert [who for quoted, who in said(OPENING + text) if "gift" in quoted] == [speaker]


def test_a_title_inside_a_phrase_is_no_quote() -> None:
    assert quotes(OPENING + "Marsh joined in “Lund Ferry Day,” a day on which two bakers will seek help.") == []


def test_certainty_is_lower_where_more_people_may_be_meant() -> None:
    named, meant = quotes(OPENING + "“It is a gift to us all,” Marsh said.\n\n“No,” he said. “It is no gift to us.”")[
        :2
    ]
    assert named.certainty > meant.certainty > 0.5


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "Karin Holt",
        " said ",
        "Holt ",
        " he said",
        ". ",
        ", ",
        "\n\n",
        "We open in May",
        " that ",
        ": ",
        "(",
        ")",
        " his claim ",
        "according to ",
        "?",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join)))
def test_spans_match_the_text_and_stay_within_a_line(body: str) -> None:
    people = find_people(body)
    names = {person.name for person in people}
    found = find_quotes(body, people)

    assert [quote.span for quote in found] == sorted(quote.span for quote in found)
    for quote in found:
        assert quote.span.of(body) == quote.text
        assert quote.text.strip() == quote.text != ""
        assert "\n" not in quote.text
        assert quote.speaker is None or quote.speaker in names
        assert quote.speaker is None or quote.speaker_text is None
        assert quote.kind is QuoteKind.INDIRECT or quote.rule in CERTAINTY
        assert 0 <= quote.certainty <= 1


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("said ", id="verbs"),
        pytest.param("“x ” said ", id="marks and verbs in one line"),
        pytest.param('" ', id="straight marks"),
        pytest.param("“", id="opening marks"),
        pytest.param("' ‘", id="single marks"),
        pytest.param("“Yes it is so,” he said. ", id="speech"),
        pytest.param("Holt who said who ", id="relative clauses"),
        pytest.param("Holt, a lawyer, said, ", id="descriptions"),
        pytest.param("“Hello there my friend\n", id="unclosed paragraphs"),
        pytest.param("Karin Holt met Bo Lund. She said so. ", id="pronouns"),
        pytest.param("his claim “that", id="nouns of speech"),
        pytest.param("“x”, so Holt dit-il a ", id="French and German"),
        pytest.param("“x?” Holt ", id="questions"),
        pytest.param("Holt said it, and Lund said so, ", id="reported clauses"),
        pytest.param("according to Holt, of Lund (Ward 1), ", id="sources"),
        pytest.param("with Holt telling Lund of Norby that ", id="participles"),
        pytest.param("- Holt - said - ", id="dashes"),
    ],
)
def test_time_grows_linearly_with_the_length(unit: str) -> None:
    bodies = {size: (unit * size)[:size] for size in (5_000, 5_000 * TIMES_LARGER)}
    people = {size: find_people(body) for size, body in bodies.items()}

    assert grows_linearly(lambda size: find_quotes(bodies[size], people[size]), size=5_000)
