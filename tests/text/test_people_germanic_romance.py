"""People in German, Dutch, Scandinavian and Romance texts. Every person is invented."""

from __future__ import annotations

import pytest

from articles.text.people.finding import find_people

GERMAN = [
    ("NLZ-Leiter Jörg Habermann übernimmt. Die Millionen Euro fehlen weiter, sagte Habermann.", ["Jörg Habermann"]),
    ("Das Vorgehen der Behörde kritisierte Frau Lindholz. Am Montag der Kombination war es ruhig.", ["Lindholz"]),
    (
        "Ursula von der Heyde sprach mit Karl-Heinz Grabow über Schulen und Wohnungsnot.",
        ["Ursula von der Heyde", "Karl-Heinz Grabow"],
    ),
    ("In Grabows Werkstatt hängt ein Bild. Tischler Emil Grabow malte es.", ["Emil Grabow"]),
    ("Die Julius-Mahler-Stiftung in Hamburg fördert Kunst und Kultur.", []),
    ("Tore von Milan Petrak und Dario Kovalt brachten den Sieg.", ["Milan Petrak", "Dario Kovalt"]),
    ("Fabian Koch, Wirt am Markt, lacht. „Ich bin kein Koch“, sagt Koch.", ["Fabian Koch"]),
    ("Der Wirtschaftsminister und die Bundesbank warnen vor der Rezession in Deutschland.", []),
]
DUTCH = [
    (
        "Minister Pieter van der Zanden stelde de wet voor. Volgens Van der Zanden is er geld.",
        ["Pieter van der Zanden"],
    ),
    ("Burgemeester Anouk de Wilgen sprak in Utrecht met de Tweede Kamer.", ["Anouk de Wilgen"]),
    ("Het Openbaar Ministerie en de Nederlandse Bank zwijgen.", []),
    ("Joris Ter Braak (41) won de Ronde van Drenthe.", ["Joris Ter Braak"]),
]
SWEDISH = [
    (
        "Statsminister Karin Ekdal möter Johan Brännvall i Stockholm. Brännvalls parti säger nej.",
        ["Karin Ekdal", "Johan Brännvall"],
    ),
    ("– Det är fel, säger Lena Östergren, ordförande i Hyresgästföreningen.", ["Lena Östergren"]),
    ("Svenska Akademien och Göteborgs universitet delar priset.", []),
    ("Åklagaren Nils Hagman åtalade två män i Malmö tingsrätt på måndagen.", ["Nils Hagman"]),
    ("Förbundskaptenen Per Lundvik tog ut Oscar Dahlbom till VM.", ["Per Lundvik", "Oscar Dahlbom"]),
    ("Enligt Eva Stenkil, forskare vid Lunds universitet, smälter isen.", ["Eva Stenkil"]),
    ("Herr Rosengren vill inte kommentera saken.", ["Rosengren"]),
    ("Rune Fjellman (S) och Anna Strid (M) debatterade i Sveriges Radio.", ["Rune Fjellman", "Anna Strid"]),
    ("Europeiska Unionen och Volvo Cars förhandlar i Bryssel.", []),
    ("Sångerskan Maja Silverholm släpper skivan ”Blå Timmar” på fredag.", ["Maja Silverholm"]),
]
DANISH = [
    ("Direktør Lars Kjeldgaard afviser kritikken. »Vi er klar,« siger Kjeldgaard.", ["Lars Kjeldgaard"]),
    ("Restaurant Solsikken i Aarhus åbner fredag. Danmarks Nationalbank har ro på.", []),
    ("Mette Bjerregaards datter, Ida Bjerregaard, overtager gården.", ["Mette Bjerregaard", "Ida Bjerregaard"]),
]
NORWEGIAN = [
    ("– Dette er trist, sier ordfører Ingrid Solbakk. Solbakks parti er uenig.", ["Ingrid Solbakk"]),
    ("Datteren Sunniva og sønnen Eirik bor i Bergen med faren Tor Vikanes.", ["Sunniva", "Eirik", "Tor Vikanes"]),
    ("Stortinget og Norges Bank holder møte i Oslo.", []),
]
FRENCH = [
    (
        "Le ministre de l’Intérieur, Bernard Castelot, a rencontré M. Duhamelle à Paris.",
        ["Bernard Castelot", "Duhamelle"],
    ),
    ("Selon Mme Ferrandier, la Commission européenne se trompe.", ["Ferrandier"]),
    (
        "Dominique de Valbreuse, maire de Trémont, a déclaré que l’État paierait. De Valbreuse part en mai.",
        ["Dominique de Valbreuse"],
    ),
    ("L’Assemblée nationale et le Conseil d’État ont rejeté le texte. La France et l’Italie aussi.", []),
]
SPANISH = [
    ("Según José Luis Ortuño y Benavides, la Junta de Emergencias actuó tarde.", ["José Luis Ortuño y Benavides"]),
    ("El presidente de Asuntos Exteriores, Ramiro de la Fuente, habló de Hamás y Washington.", ["Ramiro de la Fuente"]),
    ("Doña Carmen Robledal y don Pascual Iriarte viven en Holanda y Noruega.", ["Carmen Robledal", "Pascual Iriarte"]),
    ("La Guardia Civil y la Audiencia Nacional investigan en Sevilla.", []),
]
ITALIAN = [
    ("La sindaca Lucia Morandelli ha detto no. «Non ci sto», ha aggiunto Morandelli.", ["Lucia Morandelli"]),
    ("Secondo il ministro Carlo D’Aversano, il Consiglio dei Ministri deciderà a Roma.", ["Carlo D’Aversano"]),
    ("La Banca d’Italia e la Corte dei Conti hanno dato parere negativo.", []),
    ("Il caso Elena Brusati divide Palazzo Chigi.", ["Elena Brusati"]),
]
PORTUGUESE = [
    ("O ministro da Saúde, Duarte Vilarinho, afirmou que há vacinas. Vilarinho falou em Lisboa.", ["Duarte Vilarinho"]),
    ("A presidente da Câmara de Évora, Inês da Costa Moital, anunciou obras.", ["Inês da Costa Moital"]),
    ("Segundo João dos Santos Pedrosa, a Polícia Judiciária prendeu dois homens.", ["João dos Santos Pedrosa"]),
    ("O Banco de Portugal e a Assembleia da República discordam.", []),
    ("“Não vamos parar”, disse a treinadora Marta Quintais no Estádio da Luz.", ["Marta Quintais"]),
    ("O deputado Rui Cabral e Melo votou contra em Brasília.", ["Rui Cabral e Melo"]),
    ("Dona Lurdes Fontão vende flores na Praça da Figueira.", ["Lurdes Fontão"]),
    ("O Supremo Tribunal Federal julgou o recurso da Petrolusa na terça-feira.", []),
    ("O cantor Tiago Abrantes, 34 anos, lança o disco em Maio.", ["Tiago Abrantes"]),
    ("A jornalista Helena Prates entrevistou o Sr. Barradas.", ["Helena Prates", "Barradas"]),
]
ROMANIAN = [
    (
        "Ministrul Educației, Radu Pădurean, a declarat că școlile se deschid. Pădurean a vorbit la București.",
        ["Radu Pădurean"],
    ),
    ("Potrivit procurorului Ioana Stejărel, dosarul este închis.", ["Ioana Stejărel"]),
    ("Guvernul României și Banca Națională au semnat acordul.", []),
    ("Primarul Clujului, Mihai Brazdău, a inaugurat Podul Mare.", ["Mihai Brazdău"]),
    ("„Suntem pregătiți”, a spus Andreea Luncan. Luncan conduce Crucea Roșie.", ["Andreea Luncan"]),
    ("Domnul Văcărescu nu a comentat.", ["Văcărescu"]),
    ("Antrenorul Florin Codrescu l-a lăudat pe Vlad Mureșanu.", ["Florin Codrescu", "Vlad Mureșanu"]),
    ("Parlamentul European și Comisia Europeană au respins propunerea.", []),
    ("Actrița Elena Cireșaru joacă la Teatrul Național din Iași.", ["Elena Cireșaru"]),
    ("Deputatul Sorin Ghindaru și senatoarea Dana Plopeanu au demisionat.", ["Sorin Ghindaru", "Dana Plopeanu"]),
]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        pytest.param(language, text, names, id=f"{language}-{number}")
        for language, cases in (
            ("de", GERMAN),
            ("nl", DUTCH),
            ("sv", SWEDISH),
            ("da", DANISH),
            ("no", NORWEGIAN),
            ("fr", FRENCH),
            ("es", SPANISH),
            ("it", ITALIAN),
            ("pt", PORTUGUESE),
            ("ro", ROMANIAN),
        )
        for number, (text, names) in enumerate(cases)
    ],
)
def test_people_are_told_from_other_capitals(language: str, text: str, names: list[str]) -> None:
    assert [person.name for person in find_people(text, language=language)] == names
