"""Database exports with odd things: no date, stamps of news wires, fields that share a line, no end mark."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from articles.text.parse import parse

KILN = """The old kiln of Farrow Bay was lit on Monday for the first time in thirty years, the potters said.

“It took us nine tries,” said Hedda Moll, who leads the workshop. “We had forgotten how much wood it eats.”

Visitors may see it every Saturday until the end of the season."""
GEESE = """A flock of barnacle geese has settled on the runway of Farrow Bay, and no aircraft left it on Tuesday.

The airport hopes that a falconer from Sund will drive them off by the weekend."""
OFEN = """Der alte Ofen von Farrow ist am Montag zum ersten Mal seit dreißig Jahren wieder angezündet worden.

»Wir haben neun Versuche gebraucht«, sagte Hedda Moll, die Leiterin der Werkstatt."""
GAENSE = """Ein Schwarm Nonnengänse hat sich auf der Startbahn niedergelassen, teilte der Flughafen am Dienstag mit."""
FOUR = """Le vieux four de Farrow a été rallumé lundi pour la première fois en trente ans, ont annoncé les potiers.

« Il nous a fallu neuf essais », a déclaré Hedda Moll, qui dirige l'atelier."""
OIES = """Une volée de bernaches s'est posée sur la piste, et aucun avion n'a décollé mardi, selon l'aéroport."""


class Expected(NamedTuple):
    headline: str
    source: str
    authors: tuple[str, ...]
    day: str
    body: str


EXPORTS = [
    pytest.param(
        f"""Kiln lit again
The Farrow Herald
Monday

Copyright 2019 The Farrow Herald
Section: LOCAL; Pg. 3
Length: 60 words
Byline: Ansel Gray

Body

{KILN}

Load-Date: June 4, 2019

End of Document

Geese close the airport
Sund Post
June 5, 2019 Wednesday, Final Edition

Copyright 2019 Sund Post
Length: 40 words

Body

{GEESE}

Load-Date: June 5, 2019

End of Document
""",
        [
            Expected("Kiln lit again", "The Farrow Herald", ("Ansel Gray",), "", KILN),
            Expected("Geese close the airport", "Sund Post", (), "2019-06-05", GEESE),
        ],
        id="Nexis Uni with a day of the week for a date",
    ),
    pytest.param(
        f"""Ofen brennt wieder
Farrower Anzeiger
Montag 3. Juni 2019

Copyright 2019 Farrower Verlag Alle Rechte vorbehalten
Rubrik: LOKALES; S. 3
Länge: 60 Wörter
Autor: Ansel Grau
Ort: Farrow

Textkörper

{OFEN}

Graphik

Der Ofen in der Nacht

Klassifizierung

Sprache: GERMAN; DEUTSCH
Publikationstyp: Zeitung
Update-Datum: 4. Juni 2019

Ende des Dokuments

Gänse sperren Flughafen
Sunder Post
4. Juni 2019 Dienstag

Copyright 2019 Sunder Post Alle Rechte vorbehalten
Länge: 20 Wörter

Textkörper

{GAENSE}

Update-Datum: 5. Juni 2019

Ende des Dokuments
""",
        [
            Expected("Ofen brennt wieder", "Farrower Anzeiger", ("Ansel Grau",), "2019-06-03", OFEN),
            Expected("Gänse sperren Flughafen", "Sunder Post", (), "2019-06-04", GAENSE),
        ],
        id="Nexis Uni in German with other labels",
    ),
    pytest.param(
        f"""Kiln lit again

By Ansel Gray
60 words
3 June 2019
The Farrow Herald
FARHER
English
Copyright 2019. Herald Media Ltd.

{KILN}

Herald Media Ltd.

Document FARHER0020190603ef630001f

Geese close the airport

40 words
5 June 2019
02:14
Sund Newswires
SUNDN
English
(c) 2019 Sund Newswires

{GEESE}

(END) Sund Newswires

[ 06-05-19 0214ET ]

Document SUNDN00020190605ef6500002
""",
        [
            Expected("Kiln lit again", "The Farrow Herald", ("Ansel Gray",), "2019-06-03", KILN),
            Expected("Geese close the airport", "Sund Newswires", (), "2019-06-05", GEESE),
        ],
        id="Factiva with an owner and stamps below the text",
    ),
    pytest.param(
        f"""Nom de la source
Le Fanal de Farrow
Type de source
Presse • Journaux
Provenance
Farrow, France

p. 3
Mardi 4 juin 2019
Le Fanal de Farrow • p. 3 • 60 mots

Le four est rallumé

Ansel Gris
Le Fanal de Farrow

{FOUR}

© 2019 Le Fanal de Farrow. Tous droits réservés.
news·20190604·FF·8213456

Mercredi 5 juin 2019
La Sonde (site web) • 20 mots

Des oies ferment l'aéroport

{OIES}

© 2019 La Sonde. Tous droits réservés.
news·20190605·SOw·xml0001
""",
        [
            Expected("Le four est rallumé", "Le Fanal de Farrow", ("Ansel Gris",), "2019-06-04", FOUR),
            Expected("Des oies ferment l'aéroport", "La Sonde", (), "2019-06-05", OIES),
        ],
        id="Europresse with the outlet beside the number of words",
    ),
    pytest.param(
        f"""Kiln lit again
Farrow Herald, The (Farrow Bay, NL)
June 3, 2019 | Ansel Gray | Page: A3 | Section: Local | 60 Words
OpenURL Link

{KILN}

• Citation (aglc Style)
Ansel Gray, 'Kiln lit again', Farrow Herald, The (online), 3 Jun 2019 ‹https://infoweb.example/kiln›
Copyright, 2019, Herald Media Ltd. All rights reserved.

Geese close the airport
Sund Post (NL)
June 5, 2019 | Page: 1 | 40 Words

{GEESE}
""",
        [
            Expected("Kiln lit again", "The Farrow Herald", ("Ansel Gray",), "2019-06-03", KILN),
            Expected("Geese close the airport", "Sund Post", (), "2019-06-05", GEESE),
        ],
        id="NewsBank with fields between bars, and without the last citation",
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXPORTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["line feeds", "Windows"])
def test_odd_exports_are_split_and_their_fields_read(text: str, expected: list[Expected], line_end: str) -> None:
    clipping = parse(text.replace("\n", line_end).encode(), name="export.txt")

    found = [
        Expected(
            headline=article.headline,
            source=article.source or "",
            authors=article.authors,
            day=article.published.day.isoformat() if article.published else "",
            body=article.body,
        )
        for article in clipping.articles
    ]
    assert found == expected
    placed = sum(
        len(block.span.of(clipping.text).split()) for a in clipping.articles for block in a.blocks if block.span
    )
    assert placed == len(clipping.text.split())
