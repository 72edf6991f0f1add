"""Bylines of many shapes and languages, and names that are no authors."""

from __future__ import annotations

import pytest

from articles.text.cleaning.author_names import names_in, wide_names_in
from articles.text.cleaning.headers import read_header
from articles.text.data.sources import BUILT_IN_PROFILES

HEADLINES = {
    "en": "Old pier at Harlow Bay shut after divers find cracks",
    "de": "Fähre fährt nach neun Wintern wieder zu den Inseln",
    "es": "El transbordador vuelve tras nueve inviernos",
    "ja": "島へのフェリー、九つの冬を経て再開へ",
}
TEXTS = {
    "en": [
        "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said.",
        "Mayor Orla Voss said the town would not wait for the spring storms and would close the pier at once.",
        "Fishing boats will land their catch at the yard until a new pier is built, which may take three years.",
    ],
    "de": [
        "Die Fähre zwischen Quoin und den Inseln fährt ab April wieder, teilte das Hafenamt am Donnerstag mit.",
        "„Wir haben lange genug gewartet“, sagte Hafenkapitän Idris Vane, der die letzte Fahrt gemacht hatte.",
        "Die Karten für die erste Fahrt waren nach einer Stunde verkauft, und ein zweites Schiff soll fahren.",
    ],
    "es": [
        "El transbordador entre Quoin y las islas volverá en abril, anunció el jueves la oficina del puerto.",
        "«Ya hemos esperado bastante», dijo el capitán del puerto, Idris Vane, que hizo la última travesía.",
        "Los billetes del primer viaje se agotaron en una hora y ese día puede que salga un segundo barco.",
    ],
    "ja": [
        "港湾局は木曜日、島へのフェリーが四月から再開すると発表した。運航が取りやめになってから九つの冬が過ぎていた。",
        "「もう十分に待った」と港長のイドリス・ベインさんは話した。最後の便には母親と一緒に乗ったという。",
        "最初の便の切符は一時間で売り切れ、港湾局はその日に二隻目を出すことも検討している。",
    ],
}


def authors(language: str, lines: list[str], below: list[str] | None = None) -> tuple[str, ...]:
    below = below or []
    texts = [HEADLINES[language], *lines, *TEXTS[language], *below]
    body = [text in TEXTS[language] for text in texts]
    return read_header(texts, [None] * len(texts), body, BUILT_IN_PROFILES).authors


ENGLISH = [
    (["By Ida BrandtPublished March 3, 2022"], ("Ida Brandt",)),
    (["By Ida RoePublished March 3, 2022"], ("Ida Roe",)),
    (["By Ida BrandtHarlow Correspondent"], ("Ida Brandt",)),
    (["By Ida Brandt Politics Editor"], ("Ida Brandt",)),
    (["Ida Brandt, CNN", "Updated 10:42 AM EST, March 3, 2022"], ("Ida Brandt",)),
    (["Ida Brandt BBC News, Washington", "3 March 2022"], ("Ida Brandt",)),
    (["Story by Ida Brandt • 2h"], ("Ida Brandt",)),
    (["IDA BRANDT Associated Press"], ("Ida Brandt",)),
    (
        ["By", "Ida Brandt", ",", "Tomas Wend", "and", "Orla Hask", "March 3, 2022"],
        ("Ida Brandt", "Tomas Wend", "Orla Hask"),
    ),
    (["By", "Ida Brandt", "Tomas Wend", "March 3, 2022"], ("Ida Brandt", "Tomas Wend")),
    (["By Ida Brandt", "and Tomas Wend", "March 3, 2022"], ("Ida Brandt", "Tomas Wend")),
    (["Posted on March 3, 2022 by Ida Brandt"], ("Ida Brandt",)),
    (["Opinion by Ida Brandt"], ("Ida Brandt",)),
    (["By Ida Brandt ibrandt@press.harlow.example"], ("Ida Brandt",)),
    (["By Ida MacArthur", "March 3, 2022"], ("Ida MacArthur",)),
    (["By Associated Press", "March 3, 2022"], ("Associated Press",)),
    (["Associated Press in Lund", "Sat 5 Mar 2022 12.42 CET"], ()),
    (["Harlow Pier", "March 3, 2022"], ()),
    (["Emma Brandt BBC News", "March 3, 2022"], ("Emma Brandt",)),
    (["By Ida BrandtMarch 3, 2022"], ("Ida Brandt",)),
    (["Text: Ida Brandt Photos: Tomas Wend", "March 3, 2022"], ("Ida Brandt",)),
    (["Harlow Pier Ida Brandt's Most Read Stories"], ()),
]
GERMAN = [
    (["Von Henrike Osslund und Jörn Tammsen", "Stand: 14.03.2013, 10:49 Uhr"], ("Henrike Osslund", "Jörn Tammsen")),
    (["Von Henrike Osslund, dpa"], ("Henrike Osslund", "dpa")),
    (["Von dpa 14.03.2013, 18:58"], ("dpa",)),
    (["Quelle: dpa", "14. März 2013"], ("dpa",)),
    (["14.03.13 | 14:07 Uhr | Von Henrike Osslund"], ("Henrike Osslund",)),
    (["Ein Kommentar von Henrike Osslund"], ("Henrike Osslund",)),
    (["Von", "Henrike Osslund", "Jörn Tammsen"], ("Henrike Osslund", "Jörn Tammsen")),
    (["Henrike Osslund", "Publiziert heute um 12:19 Uhr"], ("Henrike Osslund",)),
    (["Henrike Osslund", "Redakteurin"], ("Henrike Osslund",)),
    (["MDR THÜRINGEN", "14. März 2013"], ()),
    (["Protokoll: Henrike Osslund", "14. März 2013"], ("Henrike Osslund",)),
    (["Henrike Osslund — 14. März, 10:49"], ("Henrike Osslund",)),
    (["Zur Playlist Anhören", "14. März 2013"], ()),
    (["Foto: Henrike Osslund", "14. März 2013"], ()),
]
JAPANESE = [
    (["織田千晶 2013年3月14日 21時37分"], ("織田千晶",)),
    (["織田 千晶", "2013年3月14日"], ("織田 千晶",)),
    (["編集委員・織田千晶"], ("織田千晶",)),
    (["印刷する", "2013年3月14日"], ()),
]


@pytest.mark.parametrize(("lines", "names"), ENGLISH, ids=[" / ".join(row[0]) for row in ENGLISH])
def test_english_bylines(lines: list[str], names: tuple[str, ...]) -> None:
    assert authors("en", lines) == names


@pytest.mark.parametrize(("lines", "names"), GERMAN, ids=[" / ".join(row[0]) for row in GERMAN])
def test_german_bylines(lines: list[str], names: tuple[str, ...]) -> None:
    assert authors("de", lines) == names


SPANISH = [
    (["Luzía Berrendo Soto", "Lund", "Actualizado Jueves, 14 marzo 2013 - 10:42"], ("Luzía Berrendo Soto",)),
    (["14 de marzo de 2013", "Luzía Berrendo Soto", "LA GACETA"], ("Luzía Berrendo Soto",)),
    (["El puerto viejo.", "ÍÑIGO VALDEMAR", "Carmen del Soto", "14 marzo 2013"], ("Carmen del Soto",)),
]


@pytest.mark.parametrize(("lines", "names"), SPANISH, ids=[" / ".join(row[0]) for row in SPANISH])
def test_spanish_bylines(lines: list[str], names: tuple[str, ...]) -> None:
    assert authors("es", lines) == names


@pytest.mark.parametrize(("lines", "names"), JAPANESE, ids=[" / ".join(row[0]) for row in JAPANESE])
def test_japanese_bylines(lines: list[str], names: tuple[str, ...]) -> None:
    assert authors("ja", lines) == names


def test_a_byline_may_stand_under_the_text() -> None:
    assert authors("de", [], ["Kommentar von", "Henrike Osslund", "Redakteurin"]) == ("Henrike Osslund",)
    assert authors("de", [], ["Datum 14.03.2013", "Autorin/Autor Henrike Osslund"]) == ("Henrike Osslund",)


def test_names_beside_a_date_under_the_text_are_other_articles_authors() -> None:
    assert authors("en", ["March 3, 2022"], ["Yard lays down third boat", "Osk Perrin", "March 2, 2022"]) == ()
    assert authors("en", ["By Ida Brandt"], ["Yard lays down third boat", "By Osk Perrin"]) == ("Ida Brandt",)


LISTS = [
    ("Ana Berrendo y Luis Valdemar", ["Ana Berrendo", "Luis Valdemar"]),
    ("José Ortega y Gasset", ["José Ortega y Gasset"]),
    ("Marina Salgueiro e Silva", ["Marina Salgueiro e Silva"]),
    ("Лада Черемных, Глеб Островой", ["Лада Черемных", "Глеб Островой"]),
    ("Radka Holubcová, Ondřej Malina", ["Radka Holubcová", "Ondřej Malina"]),
    ("Henrike Osslund (hen)", ["Henrike Osslund"]),
    ("Dr. Henrike Osslund", ["Henrike Osslund"]),
    ("Ida Brandt Ida Brandt", ["Ida Brandt"]),
    ("Ida Brandt | Harlow Advance Media for harlow.example", ["Ida Brandt"]),
    ("Ukrainische Technik bei den Kämpfen um Lund", []),
]


@pytest.mark.parametrize(("text", "names"), LISTS, ids=[text for text, _ in LISTS])
def test_lists_of_names_in_many_languages(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报记者 赵启明", ["赵启明"]),
        ("记者林晓雁／报道", ["林晓雁"]),
        ("한도윤 기자", ["한도윤"]),
        ("한도윤, 서지오 기자", ["한도윤", "서지오"]),
        ("文・松本悠斗", ["松本悠斗"]),
    ],
)
def test_names_in_scripts_without_spaces(text: str, names: list[str]) -> None:
    assert wide_names_in(text.removeprefix("文・"), marked=True) == names
