"""Interviews and transcripts: their turns, and who speaks them."""

from __future__ import annotations

import pytest

from articles.text.cleaning.dialogue import find_dialogue, read_label
from articles.text.parse import ParsedArticle, parse
from tests.growth import grows_linearly


def read(*lines: str) -> ParsedArticle:
    (article,) = parse("\n\n".join(lines).encode()).articles
    return article


def said(article: ParsedArticle) -> dict[str, str | None]:
    """Return the speakers of the quotes, or the text that describes them, by the quotes' first words."""
    assert all(quote.span.of(article.body) == quote.text for quote in article.quotes)
    direct = [quote for quote in article.quotes if quote.kind.value == "direct"]
    return {quote.text.split(".")[0].split("?")[0]: quote.speaker or quote.speaker_text for quote in direct}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("BREE HOLLIS, HOST: Good evening.", "BREE HOLLIS", "HOST"),
        (">> TOLE: Is it safe?", "TOLE", ""),
        ("Speaker 1 (00:12): Welcome.", "Speaker 1", ""),
        ("[00:12] Osk Wren: Welcome.", "Osk Wren", ""),
        ("Dr. Lore Achtel (SPD): Wer zahlt?", "Lore Achtel", "SPD"),
        ("Präsidentin Ortrun Pehl: Ich rufe auf.", "Ortrun Pehl", ""),
        ("Mme Odile Pernelle. – Avec quel argent ?", "Odile Pernelle", ""),
        ("MR. DANE: The State calls nobody.", "DANE", ""),
        ("THE COURT: Call your witness.", "THE COURT", ""),
        ("UNIDENTIFIED WOMAN: I sleep in my clothes.", "UNIDENTIFIED WOMAN", ""),
        ("Q: Why?", "Q", ""),
        ("A. Because.", "A", ""),
        ("**Q:** Why?", "Q", ""),
    ],
)
def test_labels(text: str, name: str, role: str) -> None:
    label = read_label(text)

    assert label is not None
    assert (label.name, label.role) == (name, role)
    assert text[label.start : label.end] == name


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Price: 12 crowns.",
            "Where: the old pier.",
            "Foto: Osk Wren",
            "Correction: It was eleven.",
            "DEAR READER: Yes.",
        ),
        *("The mayor said: “No.”", "He asked why: nobody knew.", "https://a.example/b", "B. Smith wrote it.", "18:40"),
    ],
)
def test_other_beginnings_are_no_labels(text: str) -> None:
    assert read_label(text) is None


def test_an_interview_with_letters_names_and_a_bare_question() -> None:
    article = read(
        "‘A bell never lies’: a founder on forty years of casting",
        "Interview by Prudence Halm",
        "The Brisket Post, 3 June 2024",
        "Ilsa Penn, 64, runs the last bell foundry in the valley. She spoke to us between two castings.",
        "Q: How did you learn the trade?",
        "A: From my uncle. He put me on the bellows.",
        "The Post: Do you have an apprentice?",
        "Penn: I had three. They left.",
        "What do you miss most?",
        "The heat. It is a very small thing to miss.",
    )

    assert (article.headline, article.authors, article.source) == (
        "‘A bell never lies’: a founder on forty years of casting",
        ("Prudence Halm",),
        "The Brisket Post",
    )
    assert "What do you miss most?" in article.body
    assert said(article) == {
        "From my uncle": "Ilsa Penn",
        "Do you have an apprentice": "The Post",
        "I had three": "Ilsa Penn",
        "The heat": "Ilsa Penn",
    }
    assert [person.name for person in article.people] == ["Ilsa Penn"]


def test_the_standfirst_names_who_answers() -> None:
    article = read(
        "Interview: „Wir haben zu lange gewartet“",
        "Müllerin Ortrun Pehl über elf Jahre Stillstand",
        "Von Ansgar Tolle",
        "SPIEGELBOTE: Frau Pehl, warum stand das Rad so lange?",
        "Pehl: Weil das Holz faul war. Ich habe es geölt.",
        "SPIEGELBOTE: Wann mahlen Sie?",
        "Pehl: Im Mai. Mehr will ich nicht.",
    )

    assert article.authors == ("Ansgar Tolle",)
    assert said(article) == {
        "Frau Pehl, warum stand das Rad so lange": "SPIEGELBOTE",
        "Weil das Holz faul war": "Ortrun Pehl",
        "Wann mahlen Sie": "SPIEGELBOTE",
        "Im Mai": "Ortrun Pehl",
    }


@pytest.mark.parametrize(
    ("headline", "turns", "name"),
    [
        (
            "Entrevista a Odalis Peña: “El molino es de todos”",
            ("P: ¿Por qué?", "R: Porque sí. Me lo pidió mi madre."),
            "Odalis Peña",
        ),
        ("Q&A with Osric Penhale on the mill", ("Q. Why so late?", "A. Money. It was always money."), "Osric Penhale"),
        ("Gespräch mit Jorin Aldag", ("Frage: Was hilft?", "Antwort: Regen. Und Geduld."), "Jorin Aldag"),
    ],
)
def test_answers_without_a_name_are_the_interviewees(headline: str, turns: tuple[str, str], name: str) -> None:
    article = read(headline, *turns, *turns, *turns)

    assert set(said(article).values()) == {name}


def test_an_interview_whose_questions_have_no_labels() -> None:
    article = read(
        "« Je n’ai jamais compté les marches »",
        "Entretien avec Odile Pernelle, gardienne du phare",
        "– Comment êtes-vous venue au phare ?",
        "– Mon père était gardien avant moi. Je suis restée.",
        "– Avez-vous eu peur ?",
        "– Une fois. J’ai mis les enfants à la cave.",
        "– Que ferez-vous demain ?",
        "– Je vais dormir. Nous verrons après.",
    )

    assert set(said(article).values()) == {"Odile Pernelle"}
    assert len(said(article)) == 3


def test_the_questions_of_an_explainer_are_nobodys() -> None:
    article = read(
        "Five things to know about the new ferry",
        "By Wenna Tole",
        "The ferry starts on Monday. Here is what you need to know.",
        "When does it sail?",
        "Every hour from six in the morning, and the last boat leaves at ten.",
        "What does it cost?",
        "A return ticket costs 12 crowns, and children travel free.",
        "Where can tickets be bought?",
        "On board or at the kiosk on the pier.",
    )

    assert said(article) == {}


def test_a_transcript_in_capitals() -> None:
    article = read(
        "SHOW: The Harbour Hour",
        "WENNA TOLE, HOST: Good evening. With me is the pilot Bram Oddy.",
        "BRAM ODDY, HARBOUR PILOT: Glad to be here.",
        "TOLE: Is the channel safe?",
        "ODDY: For me it is. I would not send a stranger through.",
        "(BEGIN VIDEO CLIP)",
        "UNIDENTIFIED WOMAN: I never go out at night.",
        "(END VIDEO CLIP)",
        "TOLE: Thank you for coming in.",
    )

    assert said(article) == {
        "Good evening": "Wenna Tole",
        "Glad to be here": "Bram Oddy",
        "Is the channel safe": "Wenna Tole",
        "For me it is": "Bram Oddy",
        "I never go out at night": "UNIDENTIFIED WOMAN",
        "Thank you for coming in": "Wenna Tole",
    }
    assert [person.name for person in article.people] == ["Wenna Tole", "Bram Oddy"]
    assert "harbour pilot" in article.people[1].roles
    assert "(BEGIN VIDEO CLIP)" in article.body


def test_speakers_with_their_parties() -> None:
    article = read(
        "Plenarprotokoll, 14. Sitzung",
        "Präsidentin Ortrun Pehl: Ich rufe den Tagesordnungspunkt drei auf.",
        "Jorin Aldag (SPD): Wir brauchen diesen Deich.",
        "(Beifall bei der SPD)",
        "Dr. Lore Achtel (CDU): Wer soll das bezahlen?",
        "Jorin Aldag (SPD): Wir alle, Frau Kollegin.",
        "Präsidentin Ortrun Pehl: Ich schließe die Aussprache.",
    )

    assert list(said(article).values()) == ["Ortrun Pehl", "Jorin Aldag", "Lore Achtel", "Jorin Aldag", "Ortrun Pehl"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Skerry: Doll scored twice.",
            "Lund: Ferro was sent off.",
            "Skerry: Pell came on late.",
            "Lund: Hask saved a penalty.",
        ],
        ["Price: 12 crowns.", "Where: The old pier.", "Price: 9 crowns.", "Where: The mill."],
        ["Osk Wren: A clerk at the mill.", "Ilsa Penn: A founder of bells.", "Bram Oddy: A maker of rope."],
        ["Q: Why?"],
        [],
    ],
)
def test_other_labelled_lines_are_no_dialogue(lines: list[str]) -> None:
    assert find_dialogue(lines) is None


@pytest.mark.parametrize(
    "line", ["Q: Why?\nA: I know.", "OSK WREN: I know.\nILSA PENN: Why?", "A: " + "B: " * 40, "Why is it so?\nI know."]
)
def test_reading_a_dialogue_takes_linear_time(line: str) -> None:
    assert grows_linearly(lambda size: parse(f"Interview with Osk Wren\n{line}\n".encode() * size), size=50)
