"""The engine for people in European languages: roles, certainty, spans, headlines, time."""

from __future__ import annotations

import pytest

from articles.text.people.finding import find_people
from tests.growth import grows_linearly


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        ("de", "Die Lindauer Bürgermeisterin Vera Kolbe trat zurück.", ("Lindauer Bürgermeisterin",)),
        ("de", "Vera Kolbe, Leiterin des Museums, sprach zuerst.", ("Leiterin des Museums",)),
        ("es", "El alcalde de Robledal, Ramiro Ortuño, habló ayer.", ("alcalde de Robledal",)),
        ("it", "Ha parlato la ministra della Salute Lucia Morandelli.", ("ministra della Salute",)),
        ("fr", "Le juge a entendu l’avocat de Bernard Castelot.", ()),
        ("no", "Lederen er uenig med kjendiskokk Ingrid Solbakk.", ("kjendiskokk",)),
        ("hu", "Kerekes Tamás polgármester lemondott.", ("polgármester",)),
    ],
)
def test_a_role_is_the_noun_phrase_beside_the_name(language: str, text: str, roles: tuple[str, ...]) -> None:
    (person,) = find_people(text, language=language)
    assert person.roles == roles


def test_mentions_exclude_titles_and_endings() -> None:
    text = "Ministerin Vera Kolbe ging. Kolbes Partei schweigt. Frau Kolbe lacht."
    (person,) = find_people(text, language="de")
    assert [span.of(text) for span in person.mentions] == ["Vera Kolbe", "Kolbes", "Kolbe"]
    text = "Selim Karahanlı'nın sözleri tartışıldı."
    (person,) = find_people(text, language="tr")
    assert [span.of(text) for span in person.mentions] == ["Selim Karahanlı"]


def test_the_headline_gives_the_full_name() -> None:
    (person,) = find_people("Am Montag sagte Kolbe ab.", "Vera Kolbe tritt nicht an", language="de")
    assert person.name == "Vera Kolbe"


def test_a_sure_name_is_more_certain_than_a_doubtful_one() -> None:
    sure, doubtful = (
        find_people(text, language="es")
        for text in ("El ministro Ramiro Ortuño (54), dijo que no.", "En Villar Ortuño Robledal hay agua.")
    )
    assert sure[0].certainty > 0.95
    assert all(person.certainty < 0.9 for person in doubtful)


@pytest.mark.parametrize("piece", ["Vera Kolbe sagte, Kolbe kam. ", "Vera ", "A. "])
def test_time_grows_with_the_text(piece: str) -> None:
    assert grows_linearly(lambda size: find_people(piece * (size // len(piece)), language="de"), size=2_000)
