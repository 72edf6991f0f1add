from __future__ import annotations

import pytest

from articles.text.people.name_keys import name_key, sort_name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Ilse Marrandt", "ilse marrandt", id="a plain name"),
        pytest.param("ILSE MARRANDT", "ilse marrandt", id="case"),
        pytest.param("Dr. Ilse Marrandt", "ilse marrandt", id="a title"),
        pytest.param("Lt. Gen. Ilse Marrandt", "ilse marrandt", id="two titles"),
        pytest.param("Łukasz Ørsted-Brücke", "lukasz orsted brucke", id="accents and plain letters"),
        pytest.param("Jean‑Luc O’Neil", "jean luc oneil", id="hyphens separate and apostrophes join"),
        pytest.param("J.K. Rowe", "j k rowe", id="initials without a space"),
        pytest.param("J. K. Rowe", "j k rowe", id="initials with a space"),
        pytest.param("James Tarn, Jr.", "james tarn jr", id="a suffix is part of the name"),
        pytest.param("Marrandt", "marrandt", id="a surname alone"),
        pytest.param("Don Marrandt", "don marrandt", id="a title that may be a given name"),
        pytest.param("Ирина Ветрова", "ирина ветрова", id="another script"),
        pytest.param("…", "", id="no letters"),
        ("バイデン", "バイデン"),
        ("パイデン", "パイデン"),
        ("ルイ・マルタン", "ルイ マルタン"),
        ("표민서", "표민서"),
        ("إياد حمدان", "اياد حمدان"),
    ],
)
def test_forms_of_a_name_have_one_key(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "later_forms", "expected"),
    [
        pytest.param("Ilse Marrandt", [], "Marrandt, Ilse", id="surname last"),
        pytest.param("Ursula van der Bergen", [], "van der Bergen, Ursula", id="particles belong to the surname"),
        pytest.param("James Tarn Jr.", [], "Tarn, James Jr.", id="a suffix comes last"),
        pytest.param("Marrandt", [], "Marrandt", id="a single word"),
        pytest.param("Xu Tarn-wei", [], "Xu Tarn-wei", id="a surname known to come first"),
        pytest.param("Kim Dol Un", ["Kim", "Kim Dol Un"], "Kim Dol Un", id="a surname that the article uses alone"),
        pytest.param("Tessaku Ori", ["Tessaku"], "Tessaku Ori", id="an unknown name shortened to its first word"),
        pytest.param("Ilse Marrandt", ["Marrandt"], "Marrandt, Ilse", id="a name shortened to its last word"),
        pytest.param("Peter Marrandt", ["Peter"], "Marrandt, Peter", id="a person called by the given name"),
        ("李建国", [], "李建国"),
        ("约翰·威尔逊·贝克特", [], "贝克特, 约翰·威尔逊"),
        ("ルイ・マルタン", ["マルタン"], "マルタン, ルイ"),
        ("عبد الرحمن بن يوسف", [], "بن يوسف, عبد الرحمن"),
        ("سامر عبد الهادي", [], "عبد الهادي, سامر"),
        ("أبو خليل", [], "أبو خليل"),
    ],
)
def test_a_name_is_sorted_by_its_surname(name: str, later_forms: list[str], expected: str) -> None:
    assert sort_name(name, later_forms) == expected
