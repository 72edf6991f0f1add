"""People in Finnish, Hungarian, Turkish, Greek and Lithuanian texts. Every person is invented."""

from __future__ import annotations

import pytest

from articles.text.people.finding import find_people

FINNISH = [
    (
        "Pääministeri Aino Kallasvuo tapasi Eero Mäntysaaren Helsingissä. Kallasvuon mukaan sopu on lähellä.",
        ["Aino Kallasvuo", "Eero Mäntysaari"],
    ),
    ("– Emme hyväksy tätä, sanoo liiton puheenjohtaja Juhani Tervakari.", ["Juhani Tervakari"]),
    ("Suomen Pankki ja Helsingin yliopisto julkaisivat raportin maanantaina.", []),
    ("Kansanedustaja Liisa Haapalinna (sd.) arvosteli hallitusta.", ["Liisa Haapalinna"]),
    ("Valmentaja Mikko Sorsanen kehui Antti Virtasta. Sorsasen joukkue voitti.", ["Mikko Sorsanen", "Antti Virtanen"]),
    ("Euroopan komissio ja Yhdysvallat neuvottelevat Brysselissä.", []),
    ("Tutkija Päivi Hietamies Turun yliopistosta kertoi tuloksista.", ["Päivi Hietamies"]),
    ("Rouva Koskelo ei halunnut kommentoida.", ["Koskelo"]),
    ("Laulaja Sanni Lumikko julkaisee levyn perjantaina.", ["Sanni Lumikko"]),
    ("Ville Harjunpää, 36, jäi kiinni Tampereella.", ["Ville Harjunpää"]),
]
HUNGARIAN = [
    (
        "Varga-Somogyi Katalin miniszter szerint a törvény jó. Ezt Varga-Somogyi hétfőn mondta.",
        ["Varga-Somogyi Katalin"],
    ),
    (
        "Kerekes Tamás polgármester bejelentette, hogy lemond. Kerekest a Fővárosi Közgyűlés köszöntötte.",
        ["Kerekes Tamás"],
    ),
    ("Az Országgyűlés és a Magyar Nemzeti Bank egyeztetett Budapesten.", []),
    ("A rendőrség elfogta Bakonyi Pétert. Bakonyi tagadta a vádat.", ["Bakonyi Péter"]),
    ("Hegedűs Anna Mária, az egyetem rektora elmondta, hogy új épület lesz.", ["Hegedűs Anna Mária"]),
    ("Az Európai Unió és Németország elutasította a kérést.", []),
    ("A filmet Somlai Gergely rendezte, a főszerepet Kökény Dóra játssza.", ["Somlai Gergely", "Kökény Dóra"]),
    ("Dr. Fazekas Ilona orvos közölte, hogy a beteg jól van.", ["Fazekas Ilona"]),
    ("Tóth-Benedek Gábor edző dicsérte Rácz Leventét.", ["Tóth-Benedek Gábor", "Rácz Levente"]),
    ("Madarász úr nem kívánt nyilatkozni.", ["Madarász"]),
]
TURKISH = [
    (
        "Ulaştırma ve Altyapı Bakanı Selim Karahanlı konuştu. Karahanlı'nın açıklaması Ankara'da yapıldı.",
        ["Selim Karahanlı"],
    ),
    ("Belediye Başkanı Ayşe Demirkol'un ofisi açıklama yaptı.", ["Ayşe Demirkol"]),
    ("Türkiye Cumhuriyet Merkez Bankası faizi Perşembe günü açıkladı.", []),
    ("Teknik direktör Murat Ormancı, kaleci Emre Taşpınar'ı övdü.", ["Murat Ormancı", "Emre Taşpınar"]),
    ("Kemal Bey ve Nermin Hanım İzmir'de yaşıyor.", ["Kemal", "Nermin"]),
    ("İstanbul Üniversitesi ve Sağlık Bakanlığı rapor yayımladı.", []),
]
GREEK = [
    ("Ο υπουργός Υγείας Νίκος Καραβάς δήλωσε ότι υπάρχουν εμβόλια. Ο Καραβάς μίλησε στην Αθήνα.", ["Νίκος Καραβάς"]),
    ("Σύμφωνα με τη Μαρία Λεμονή, η κυβέρνηση άργησε.", ["Μαρία Λεμονή"]),
    ("Η Τράπεζα της Ελλάδος και το Υπουργείο Οικονομικών διαφωνούν.", []),
    ("Ο δήμαρχος Πατρέων Γιώργος Σταμπούλης παραιτήθηκε. Το είπε ο κ. Σταμπούλης την Τρίτη.", ["Γιώργος Σταμπούλης"]),
    ("Η δήλωση του Κώστα Μαυρίδη προκάλεσε αντιδράσεις.", ["Κώστας Μαυρίδης"]),
    ("Η ηθοποιός Ελένη Δροσινού παίζει στο Εθνικό Θέατρο.", ["Ελένη Δροσινού"]),
    ("Η Ευρωπαϊκή Ένωση και οι Ηνωμένες Πολιτείες συμφώνησαν στις Βρυξέλλες.", []),
    ("Ο προπονητής Δημήτρης Αργυρίου επαίνεσε τον Πέτρο Λάμπρου.", ["Δημήτρης Αργυρίου", "Πέτρος Λάμπρου"]),
    ("Η κ. Παπαγιάννη δεν σχολίασε.", ["Παπαγιάννη"]),
    ("Ο Βουλευτής Σταύρος Μηλιώτης (ΝΔ) ψήφισε κατά.", ["Σταύρος Μηλιώτης"]),
]
LITHUANIAN = [
    ("Ministras Jonas Beržinis pranešė apie reformą. Beržinio teigimu, lėšų užteks.", ["Jonas Beržinis"]),
    ("Vilniaus universitetas ir Lietuvos bankas pasirašė sutartį.", []),
]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        pytest.param(language, text, names, id=f"{language}-{number}")
        for language, cases in (
            ("fi", FINNISH),
            ("hu", HUNGARIAN),
            ("tr", TURKISH),
            ("el", GREEK),
            ("lt", LITHUANIAN),
        )
        for number, (text, names) in enumerate(cases)
    ],
)
def test_people_are_named_in_their_base_form(language: str, text: str, names: list[str]) -> None:
    assert [person.name for person in find_people(text, language=language)] == names
