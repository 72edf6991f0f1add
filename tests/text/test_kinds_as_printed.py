"""Kinds of text as outlets print them: live blogs, interviews, transcripts, results, recipes and obituaries."""

from __future__ import annotations

import pytest

from articles.text.parse import ParsedArticle, parse


def read(text: str) -> ParsedArticle:
    (article,) = parse(text.encode()).articles
    return article


def spoken(article: ParsedArticle) -> dict[str, str | None]:
    return {quote.text: quote.speaker or quote.speaker_text for quote in article.quotes}


@pytest.mark.parametrize(
    "text",
    [
        "Hochwasser im Tarntal: Die Ereignisse im Liveticker\n\nStand: 4. Juni 2024, 19:05 Uhr\n\n"
        "19:02 Uhr: Die Fußgängerbrücke in Lund ist wieder offen, teilt der Kreis mit.\n\n"
        "18:47 Uhr: Zwei Familien werden noch vermisst, sagte der Feuerwehrchef am Abend.\n\n"
        "17:30 Uhr: Das Wasser an der Schleuse fällt um eine Handbreit in der Stunde.\n",
        "Storm Ondra: as it happened\n\n12 May 2025\n\nKey events\n18:40 Bridges to stay closed overnight\n"
        "17:55 Hall takes 400\n16:20 River passes flood mark\n\n18:40\nBridges to stay closed overnight\n\n"
        "The county says both bridges will stay closed until engineers can inspect them in daylight.\n\n"
        "17:55\nHall takes 400\n\nMore than 400 people have been taken to the sports hall in Marwick.\n\n"
        "16:20\nRiver passes flood mark\n\nThe gauge at Marwick Lock has passed the four-metre mark since noon.\n",
        "Storm Ondra live updates: bridges closed\n\nMay 12, 2025 at 6:40 p.m. EDT\n\n32 min ago\n"
        "Bridges to stay closed overnight\nThe county says both bridges will stay closed until daylight on Tuesday.\n\n"
        "1 hr 17 min ago\nHall takes 400\nMore than 400 people have been taken to the sports hall in Marwick.\n\n"
        "2 hr ago\nRiver passes flood mark\nThe gauge at Marwick Lock has passed the four-metre mark since noon.\n",
    ],
)
def test_live_blogs_keep_what_follows_their_times(text: str) -> None:
    article = read(text)

    body = " ".join(article.body.split())
    for line in text.splitlines()[1:]:
        if line and "2024" not in line and "2025" not in line:
            assert line in body or line == "32 min ago"


def test_notices_of_a_live_blog_are_removed() -> None:
    article = read(
        "Storm Ondra: as it happened\n\n12 May 2025\n\nThis live blog is now closed.\n\n18:40\n"
        "The county says both bridges will stay closed until engineers can inspect them in daylight.\n\n"
        "17:55\nMore than 400 people have been taken to the sports hall in Marwick, the Red Cross says.\n\n"
        "16:20\nThe gauge at Marwick Lock has passed the four-metre mark for the first time since 1998.\n"
    )

    assert article.headline == "Storm Ondra: as it happened"
    assert "now closed" not in article.body


@pytest.mark.parametrize(
    "form",
    ["{name}\n{words}\n\n", "{name} (00:12):\n{words}\n\n", ">> {capitals}: {words}\n", "[00:00:12] {name}: {words}\n"],
)
def test_labels_of_transcripts(form: str) -> None:
    turns = [
        ("Bree Hollis", "Good evening. Is the dam safe?"),
        ("Rufus Dane", "It is safe today. I would not say more than that."),
        ("Bree Hollis", "And tomorrow?"),
        ("Rufus Dane", "Tomorrow we look at the gauges again."),
    ]

    article = read("".join(form.format(name=name, capitals=name.upper(), words=words) for name, words in turns))

    assert spoken(article) == {words: name for name, words in turns}


def test_a_direction_does_not_end_a_transcript() -> None:
    article = read(
        "THE TARN HOUR\n\nAired May 7, 2024 - 20:00 ET\n\nBREE HOLLIS, ANCHOR: Good evening. Is the dam safe?\n\n"
        "RUFUS DANE, ENGINEER: It is safe tonight. I will look again.\n\nHOLLIS: And tomorrow?\n\n"
        "DANE: Then we leave.\n\nHOLLIS: We’ll be right back.\n\n"
        "(COMMERCIAL BREAK)\n\nUNIDENTIFIED MALE: I sleep in my clothes.\n"
    )

    assert spoken(article)["I sleep in my clothes."] == "UNIDENTIFIED MALE"


def test_a_headline_in_the_possessive_names_the_speaker() -> None:
    article = read(
        "Transcript: Mayor Edda Morrow’s statement on the dam\n\nJune 4, 2024\n\n"
        "MAYOR MORROW: Good morning. I ask you to stay away from the river.\n\nQ: How long?\n\n"
        "MAYOR MORROW: Until the gauge falls.\n\nQ: Did you know about the cracks?\n\n"
        "MAYOR MORROW: I learned of them on Sunday, like you.\n"
    )

    assert spoken(article)["Until the gauge falls."] == "Edda Morrow"


def test_answers_in_quotation_marks_are_the_interviewee_s() -> None:
    article = read(
        'Idris Vane: "La nebbia insegna"\n\ndi Odile Pernelle\n\n'
        "Capitano Vane, quando ha attraversato lo stretto per la prima volta?\n«Con mia madre, avevo cinque anni».\n\n"
        "Aveva paura?\n«Di mia madre, sì. Dell'acqua mai».\n\n"
        "Che cosa le mancherà?\n«La nebbia. Mi ha insegnato molto».\n"
    )

    assert spoken(article)["Di mia madre, sì. Dell'acqua mai"] == "Idris Vane"


def test_titles_and_bylines_above_rows() -> None:
    article = read("Fixtures\n\nBrisket v Skerry, 3pm\nLund v Marwick, 3pm\nUpper Tarn v Quenby, 5.30pm\n")
    assert article.headline == "Fixtures"

    article = read(
        "Fischauflauf nach Hafenart\n\nVon Ilse Penn\n\nZutaten (für 4 Personen)\n600 g Kabeljau\n400 ml Milch\n"
        "1 Lorbeerblatt\n\nZubereitung\nDen Fisch in der Milch pochieren und in eine Form geben.\n"
    )
    assert article.authors == ("Ilse Penn",)


def test_a_short_headline_above_a_byline() -> None:
    article = read(
        "Fisherman’s pie\n\nBy Odile Pernelle\nSkerry Times, 8 March 2013\n\n"
        "This is what the harbour captain eats on Fridays.\n\nServes 4\n\n"
        "600g cod\n400ml milk\n1 bay leaf\n900g potatoes\n"
    )

    assert article.headline == "Fisherman’s pie"
    assert article.published is not None


def test_dates_of_a_life_are_no_time_stamps() -> None:
    article = read(
        "Leuchtturmwärterin Edda Morrow gestorben\n\n"
        "Die Leuchtturmwärterin Edda Morrow ist tot. Sie starb am Sonntag im Alter von 91 Jahren in Lund.\n\n"
        "* 3. Mai 1933 Skerry\n† 2. Juni 2024 Lund\n\n„Sie kannte jedes Schiff am Ton“, sagte ihr Sohn Rory.\n"
    )

    assert "3. Mai 1933 Skerry" in article.body
    assert article.published is None


def test_an_update_in_the_byline_that_ends_with_a_full_stop() -> None:
    article = read(
        "Ferry line to reopen after nine winters\nBy Marit Ollen, Gazette Staff | Updated March 14, 2013, 7:30 a.m.\n\n"
        "The ferry between Quoin and the outer islands will run again from April, the port office said on Thursday.\n\n"
        "“We have waited long enough,” said the harbor captain, Idris Vane.\n"
    )

    assert article.published is not None
    assert article.published.isoformat().startswith("2013-03-14")


@pytest.mark.parametrize(
    "form",
    [
        "Dear Editor,\n\n{text}\n\nSincerely,\n{writer}\n{place}\n\n",
        "{title}\n\n{text}\n\n{writer}. {place}\n\n",
    ],
)
def test_forms_of_signatures(form: str) -> None:
    letters = [
        ("The ferry", "My family has waited nine winters for this boat. May the fare stay low.", "Osric Tamm", "Holm"),
        ("The jetty", "The jetty at Little Tarn has no rail. Someone will fall in before autumn.", "Ilsa Penn", "Lund"),
        (
            "No cars",
            "Keep the islands as they are: quiet and slow. The ferry should carry people.",
            "Bram Oddy",
            "Skerry",
        ),
    ]
    text = "".join(
        form.format(title=title, text=words, writer=name, place=town) for title, words, name, town in letters
    )

    articles = parse(f"Letters to the editor\n\n{text}".encode()).articles

    assert [article.authors for article in articles] == [(name,) for _, _, name, _ in letters]
