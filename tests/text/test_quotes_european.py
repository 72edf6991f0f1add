"""Quotes and their speakers in European languages and Turkish, in invented reports."""

from __future__ import annotations

import pytest

from articles.text.people.found import FoundPerson
from articles.text.quotes.finding import find_quotes
from articles.text.spans import Span


def people(body: str, *names: str) -> tuple[FoundPerson, ...]:
    """Return people with every place of their full names and surnames. A name may be "Full Name|Form|Form"."""
    taken: list[Span] = []
    found = []
    for entry in names:
        name, *forms = entry.split("|")
        spans = []
        for form in (*forms, name, name.split()[-1]):
            at = body.find(form)
            while at >= 0:
                span = Span(at, at + len(form))
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    spans.append(span)
                at = body.find(form, at + len(form))
        found.append(FoundPerson(name=name, roles=(), mentions=tuple(sorted(spans))))
    return tuple(found)


def said(language: str, body: str, *names: str) -> list[tuple[str, str | None]]:
    quotes = find_quotes(body, people(body, *names), "", language)
    return [(quote.text, quote.speaker or quote.speaker_text) for quote in quotes if quote.kind != "indirect"]


@pytest.mark.parametrize(
    ("language", "body", "names", "expected"),
    [
        pytest.param(
            "de",
            "Die Fähre liegt seit Montag still. „Wir warten auf ein Ersatzteil“, sagte Hafenmeisterin Gesa Ohm am "
            "Dienstag. „Vor Freitag fährt hier niemand.“",
            ["Gesa Ohm"],
            [("Wir warten auf ein Ersatzteil", "Gesa Ohm"), ("Vor Freitag fährt hier niemand.", "Gesa Ohm")],
            id="German: cue behind, then more in the same paragraph",
        ),
        pytest.param(
            "de",
            "Bürgermeister Jorin Aldag (51) lobte die Helfer. Der 51-Jährige betonte: „Ohne euch stünde das Dorf unter "
            "Wasser.“ Die Feuerwehr teilte mit, man habe „alle Pumpen im Einsatz“.",
            ["Jorin Aldag"],
            [("Ohne euch stünde das Dorf unter Wasser.", "Jorin Aldag"), ("alle Pumpen im Einsatz", "Die Feuerwehr")],
            id="German: an age for a name, and a body",
        ),
        pytest.param(
            "de",
            "„Das war knapp für uns alle“, freute sich der Gesundheits-, Sozial- und Baudirektor Jorin Aldag.",
            ["Jorin Aldag"],
            [("Das war knapp für uns alle", "Jorin Aldag")],
            id="German: a role with hyphens and commas",
        ),
        pytest.param(
            "de",
            "Lore Achtel prüfte den Deich und erklärte, er sei „in einem sehr guten Zustand“, wie die Leiterin zugab.",
            ["Lore Achtel"],
            [("in einem sehr guten Zustand", "Lore Achtel")],
            id="German: a subject shared by two verbs",
        ),
        pytest.param(
            "fr",
            "La gardienne Odile Pernelle ne décolère pas. « La lampe est éteinte depuis mardi », a-t-elle déclaré. "
            "Selon le maire, Luc Arnaudin, « rien ne presse dans cette affaire ».",
            ["Odile Pernelle", "Luc Arnaudin"],
            [
                ("La lampe est éteinte depuis mardi", "Odile Pernelle"),
                ("rien ne presse dans cette affaire", "Luc Arnaudin"),
            ],
            id="French: an inverted pronoun, and selon",
        ),
        pytest.param(
            "fr",
            "– Nous partirons demain matin, a annoncé le capitaine Luc Arnaudin. – Le vent tombe enfin.",
            ["Luc Arnaudin"],
            [("Nous partirons demain matin", "Luc Arnaudin"), ("Le vent tombe enfin.", "Luc Arnaudin")],
            id="French: dashes",
        ),
        pytest.param(
            "es",
            "El molino vuelve a girar. “Es un día grande para el valle”, ha dicho la alcaldesa, Odalis Peña. “No lo "
            "olvidaremos nunca”, ha añadido.",
            ["Odalis Peña"],
            [("Es un día grande para el valle", "Odalis Peña"), ("No lo olvidaremos nunca", "Odalis Peña")],
            id="Spanish: a role before the name, and a verb without subject",
        ),
        pytest.param(
            "es",
            "—Nadie nos avisó de la crecida —lamentó Bruno Izal, vecino del barrio—. Salimos con lo puesto.",
            ["Bruno Izal"],
            [("Nadie nos avisó de la crecida", "Bruno Izal"), ("Salimos con lo puesto.", "Bruno Izal")],
            id="Spanish: dashes around the attribution",
        ),
        pytest.param(
            "it",
            "«Il ponte riaprirà a maggio», ha detto l’assessora Livia Brandi. Il sindaco, Tullio Orsi, ha aggiunto: "
            "«Abbiamo lavorato giorno e notte».",
            ["Livia Brandi", "Tullio Orsi"],
            [("Il ponte riaprirà a maggio", "Livia Brandi"), ("Abbiamo lavorato giorno e notte", "Tullio Orsi")],
            id="Italian",
        ),
        pytest.param(
            "pt",
            "“A ponte vai abrir em maio”, disse o presidente da câmara, Duarte Lobão. Segundo a engenheira Inês "
            "Mourão, “falta apenas pintar as grades”.",
            ["Duarte Lobão", "Inês Mourão"],
            [("A ponte vai abrir em maio", "Duarte Lobão"), ("falta apenas pintar as grades", "Inês Mourão")],
            id="Portuguese",
        ),
        pytest.param(
            "ro",
            "„Podul se va deschide în mai”, a declarat primarul Sorin Bălan. „Mai avem puțin de lucru”, a adăugat el.",
            ["Sorin Bălan"],
            [("Podul se va deschide în mai", "Sorin Bălan"), ("Mai avem puțin de lucru", "Sorin Bălan")],
            id="Romanian",
        ),
        pytest.param(
            "nl",
            "‘We gaan vanavond gewoon open’, zegt uitbater Joep Haverman. Volgens de politie was het “een vergissing "
            "van een chauffeur”.",
            ["Joep Haverman"],
            [("We gaan vanavond gewoon open", "Joep Haverman"), ("een vergissing van een chauffeur", "de politie")],
            id="Dutch: single marks, and volgens",
        ),
        pytest.param(
            "no",
            "Fergen står stille.\n– Vi er klare til å seile, sier havnesjef Ola Tveitmo.\nHan har ventet siden "
            "mandag.\n– Delen kom endelig i går, forteller han, og legger til:\n– Nå drar vi.",
            ["Ola Tveitmo"],
            [
                ("Vi er klare til å seile", "Ola Tveitmo"),
                ("Delen kom endelig i går", "Ola Tveitmo"),
                ("Nå drar vi.", "Ola Tveitmo"),
            ],
            id="Norwegian: dashes",
        ),
        pytest.param(
            "da",
            "»Vi sejler igen på fredag,« siger havnefoged Mads Lindtorp. Ifølge kaptajn Rikke Voss er det »den længste "
            "pause i tyve år«.",
            ["Mads Lindtorp", "Rikke Voss"],
            [("Vi sejler igen på fredag,", "Mads Lindtorp"), ("den længste pause i tyve år", "Rikke Voss")],
            id="Danish: reversed guillemets",
        ),
        pytest.param(
            "sv",
            "– Vi har väntat på den här dagen, säger kommunalrådet Elsa Fjordin.\n”Bron håller i hundra år”, skriver "
            "ingenjören Nils Barkman i rapporten.",
            ["Elsa Fjordin", "Nils Barkman"],
            [("Vi har väntat på den här dagen", "Elsa Fjordin"), ("Bron håller i hundra år", "Nils Barkman")],
            id="Swedish: a dash, and like marks on both sides",
        ),
        pytest.param(
            "fi",
            "– Silta avataan toukokuussa, sanoo kunnanjohtaja Aino Salmela.\n”Työ on tehty hyvin”, toteaa insinööri "
            "Veikko Harju.",
            ["Aino Salmela", "Veikko Harju"],
            [("Silta avataan toukokuussa", "Aino Salmela"), ("Työ on tehty hyvin", "Veikko Harju")],
            id="Finnish",
        ),
        pytest.param(
            "pl",
            "– Most otworzymy w maju – powiedział burmistrz Zenon Wilga. – Zostało niewiele pracy.\n„To dobra "
            "wiadomość dla wszystkich” – dodała inżynier Halina Bródka.",
            ["Zenon Wilga", "Halina Bródka"],
            [
                ("Most otworzymy w maju", "Zenon Wilga"),
                ("Zostało niewiele pracy.", "Zenon Wilga"),
                ("To dobra wiadomość dla wszystkich", "Halina Bródka"),
            ],
            id="Polish: dashes around the attribution",
        ),
        pytest.param(
            "cs",
            "„Most otevřeme v květnu,“ řekl starosta Zdeněk Hlávka. Podle inženýrky Jany Brodské je to „nejlepší "
            "zpráva letošního roku“.",
            ["Zdeněk Hlávka", "Jana Brodská|Jany Brodské"],
            [("Most otevřeme v květnu,", "Zdeněk Hlávka"), ("nejlepší zpráva letošního roku", "Jana Brodská")],
            id="Czech: a name in the genitive",
        ),
        pytest.param(
            "sk",
            "„Most otvoríme v máji,“ povedal starosta Ján Hlavatý. „Zostáva málo práce,“ dodal.",
            ["Ján Hlavatý"],
            [("Most otvoríme v máji,", "Ján Hlavatý"), ("Zostáva málo práce,", "Ján Hlavatý")],
            id="Slovak: a verb without subject",
        ),
        pytest.param(
            "ru",
            "— Мост откроют в мае, — сказал глава города Пётр Лужин. — Осталось совсем немного.\n«Мы долго этого "
            "ждали», — сообщила инженер Вера Бродская. По словам Лужина, «работы идут по графику».",
            ["Пётр Лужин|Лужина", "Вера Бродская"],
            [
                ("Мост откроют в мае", "Пётр Лужин"),
                ("Осталось совсем немного.", "Пётр Лужин"),
                ("Мы долго этого ждали", "Вера Бродская"),
                ("работы идут по графику", "Пётр Лужин"),
            ],
            id="Russian",
        ),
        pytest.param(
            "uk",
            "— Міст відкриють у травні, — сказав міський голова Петро Лужний. — Залишилося небагато.\n«Ми довго цього "
            "чекали», — зазначила інженерка Віра Бродська.",
            ["Петро Лужний", "Віра Бродська"],
            [
                ("Міст відкриють у травні", "Петро Лужний"),
                ("Залишилося небагато.", "Петро Лужний"),
                ("Ми довго цього чекали", "Віра Бродська"),
            ],
            id="Ukrainian",
        ),
        pytest.param(
            "hu",
            "– A hidat májusban nyitjuk meg – mondta Bereg Márton polgármester. „Kevés munka maradt hátra” – közölte "
            "Hidas Júlia mérnök.",
            ["Bereg Márton", "Hidas Júlia"],
            [("A hidat májusban nyitjuk meg", "Bereg Márton"), ("Kevés munka maradt hátra", "Hidas Júlia")],
            id="Hungarian",
        ),
        pytest.param(
            "tr",
            'Köprünün mayısta açılacağını belirten Belediye Başkanı Kerem Solmaz, "Çok az işimiz kaldı, hazırız" dedi. '
            'Mühendis Ayla Börek ise "Bu gün tarihi bir gündür" ifadelerini kullandı.',
            ["Kerem Solmaz", "Ayla Börek"],
            [("Çok az işimiz kaldı, hazırız", "Kerem Solmaz"), ("Bu gün tarihi bir gündür", "Ayla Börek")],
            id="Turkish: the verb at the end",
        ),
        pytest.param(
            "el",
            "«Η γέφυρα θα ανοίξει τον Μάιο», δήλωσε ο δήμαρχος Πέτρος Λούβαρης. «Έμεινε πολύ λίγη δουλειά», πρόσθεσε.",
            ["Πέτρος Λούβαρης"],
            [
                ("Η γέφυρα θα ανοίξει τον Μάιο", "Πέτρος Λούβαρης"),
                ("Έμεινε πολύ λίγη δουλειά", "Πέτρος Λούβαρης"),
            ],
            id="Greek",
        ),
    ],
)
def test_quotes_have_their_speakers(
    language: str, body: str, names: list[str], expected: list[tuple[str, str | None]]
) -> None:
    assert said(language, body, *names) == expected


@pytest.mark.parametrize(
    ("language", "body", "names", "expected"),
    [
        pytest.param(
            "de",
            "Gesa Ohm sagte am Dienstag, dass die Fähre frühestens am Freitag wieder fährt.",
            ["Gesa Ohm"],
            [("die Fähre frühestens am Freitag wieder fährt", "Gesa Ohm")],
            id="German",
        ),
        pytest.param(
            "es",
            "La alcaldesa, Odalis Peña, ha explicado que el molino girará todos los domingos.",
            ["Odalis Peña"],
            [("el molino girará todos los domingos", "Odalis Peña")],
            id="Spanish",
        ),
        pytest.param(
            "de",
            "Gesa Ohm glaubt, dass die Fähre bald fährt. Die Fähre fahre bald, hofft sie. Das Boot sei alt.",
            ["Gesa Ohm"],
            [],
            id="thoughts and bare subjunctives are not reported",
        ),
    ],
)
def test_only_clauses_behind_a_verb_of_speech_are_reported(
    language: str, body: str, names: list[str], expected: list[tuple[str, str | None]]
) -> None:
    quotes = find_quotes(body, people(body, *names), "", language)

    assert [(quote.text, quote.speaker) for quote in quotes if quote.kind == "indirect"] == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        pytest.param("no", "Dette må du ta med:\n- regnjakke\n- sokker\n- matpakke", id="a list"),
        pytest.param("fr", "Le programme :\n– mardi, la fanfare\n– jeudi, le bal", id="a programme with long dashes"),
        pytest.param("de", "Das Dorf – es liegt am Fluss – hat 300 Einwohner.", id="dashes in a sentence"),
        pytest.param(
            "tr",
            'Savcılık "örgüt kurma" ve "yasa dışı bahis oynatma suçu işleme" iddialarını araştırıyor.',
            id="charges in marks",
        ),
        pytest.param("it", "Ieri è uscito il film «Il lungo inverno di Orsi».", id="a title"),
    ],
)
def test_dashes_and_marks_that_are_no_speech(language: str, body: str) -> None:
    assert find_quotes(body, (), "", language) == ()


def test_short_words_alone_are_no_title() -> None:
    assert said("de", "„Da bin ja ich wer“, sagte Gesa Ohm. „So geht es nie“", "Gesa Ohm") == [
        ("Da bin ja ich wer", "Gesa Ohm"),
        ("So geht es nie", "Gesa Ohm"),
    ]


def test_a_speaker_without_a_name_is_known_again() -> None:
    body = (
        "Una vecina del barrio se queja: “Aquí no se puede dormir nunca”. Tullio Orsi la escucha. “Llevamos quince "
        "días sin descanso”, añade la vecina."
    )

    assert [speaker for _, speaker in said("es", body, "Tullio Orsi")] == ["Una vecina", "Una vecina"]


@pytest.mark.parametrize("unit", ["„ “ ", "„a ", "– A, sier ", "sagte ", ": – A", '"Ja ja ja ja", sagte er. '])
@pytest.mark.parametrize("language", ["de", "no"])
def test_hostile_input_is_read_to_the_end(unit: str, language: str) -> None:
    find_quotes(unit * (30_000 // len(unit)), (), "", language)
