"""People in Polish, Czech, Slovak, Russian, Ukrainian, Bulgarian and Croatian texts. Every person is invented."""

from __future__ import annotations

import pytest

from articles.text.people.finding import find_people

POLISH = [
    (
        "Minister zdrowia Marek Zawilski zapowiedział kontrole w szpitalach. Według Zawilskiego raport jest gotowy.",
        ["Marek Zawilski"],
    ),
    (
        "Spotkanie z Anną Borowiecką odbyło się w Krakowie. – To dobry plan – powiedziała Borowiecka.",
        ["Anna Borowiecka"],
    ),
    ("Burmistrz Grzybowa, Tomasz Leszczak, spotkał się z Radą Miasta i Ministerstwem Finansów.", ["Tomasz Leszczak"]),
    ("Rząd przyjął ustawę we wtorek. Sejm zajmie się nią w czwartek w Warszawie.", []),
    ("Zdaniem prof. Jadwigi Skorupy z Uniwersytetu Warszawskiego wynik jest niepewny.", ["Jadwiga Skorupa"]),
    ("Trener Piotr Wierzba pochwalił Kamila Drozdka po meczu z Legią.", ["Piotr Wierzba", "Kamil Drozdek"]),
    ("Jak podała Polska Agencja Prasowa, prokurator Ewa Malec postawiła zarzuty.", ["Ewa Malec"]),
    (
        "Prezes spółki Karol Niedziela i jego żona Maria Niedziela kupili Dom Towarowy Jutrzenka.",
        ["Karol Niedziela", "Maria Niedziela"],
    ),
    ("Unia Europejska i Bank Światowy odrzuciły wniosek Polski.", []),
    ("Pan Kozłowski twierdzi, że nie widział dokumentów.", ["Kozłowski"]),
    ("Reżyserka Olga Brzeska pokazała film „Zielona Noc” w Gdyni.", ["Olga Brzeska"]),
]
CZECH = [
    (
        "Premiér Jan Vobořil jednal s Karlem Šindlerem. Podle Vobořila se Šindler mýlí.",
        ["Jan Vobořil", "Karel Šindler"],
    ),
    ("Vláda Tomáše Koukala podala demisi. Koukal o tom informoval v úterý.", ["Tomáš Koukal"]),
    (
        "Ředitelka nemocnice Jana Malíková řekla, že oddělení zavře. Malíkové to potvrdilo ministerstvo.",
        ["Jana Malíková"],
    ),
    ("Ministerstvo zdravotnictví a Česká televize návrh odmítly. Praha a Brno souhlasí.", []),
    ("Mluvčí policie Eva Hradilová uvedla, že řidič z Ostravy nezemřel.", ["Eva Hradilová"]),
]
SLOVAK = [
    ("Minister financií Peter Hrivnák odmietol kritiku. „Neustúpime,“ povedal Hrivnák.", ["Peter Hrivnák"]),
    ("Podľa Zuzany Kováčikovej z Univerzity Komenského je čas konať.", ["Zuzana Kováčiková"]),
]
RUSSIAN = [
    (
        "Министр культуры Павел Дроздов заявил, что музей откроют. По словам Дроздова, ремонт закончен.",
        ["Павел Дроздов"],
    ),
    (
        "Суд арестовал Ивана Грачёва. Адвокат Грачёва Мария Соловейчик обжаловала решение.",
        ["Иван Грачёв", "Мария Соловейчик"],
    ),
    ("Об этом сообщила пресс-секретарь завода Ольга Бережная.", ["Ольга Бережная"]),
    ("Государственная дума приняла закон. Москва и Лондон ведут переговоры.", []),
    ("Встречу с Анной Крыловой провёл губернатор области Сергей Туманов.", ["Анна Крылова", "Сергей Туманов"]),
    ("Режиссёр Николай Степной снял фильм «Белая Ночь» в Петербурге.", ["Николай Степной"]),
    ("Господин Рыбаков отказался от комментариев.", ["Рыбаков"]),
    ("Профессор Виктор Андреевич Лосев умер в понедельник.", ["Виктор Андреевич Лосев"]),
    ("Компания «Северный Поток» подала иск против Европейского союза.", []),
    ("— Мы готовы, — сказал Дмитрий Чернов. — Ждём решения, — добавил Чернов.", ["Дмитрий Чернов"]),
    ("Тренер «Спартака» Олег Зимин похвалил вратаря Артёма Белова.", ["Олег Зимин", "Артём Белов"]),
]
UKRAINIAN = [
    ("Міністр освіти Тарас Вишняк заявив, що школи відкриють. За словами Вишняка, кошти є.", ["Тарас Вишняк"]),
    ("Суд відпустив Олену Гайдученко. Адвокат Ігор Стецюк подав скаргу.", ["Олена Гайдученко", "Ігор Стецюк"]),
    ("Верховна Рада ухвалила закон. Київ чекає на рішення Європейського Союзу.", []),
    ("Про це повідомила речниця поліції Наталія Криничко.", ["Наталія Криничко"]),
    ("Зустріч із Петром Довганем відбулася у Львові.", ["Петро Довгань"]),
    ("Режисер Андрій Калина зняв фільм «Тиха Вода» у Харкові.", ["Андрій Калина"]),
    ("Пан Мельниченко відмовився від коментарів.", ["Мельниченко"]),
    ("«Ми готові», — сказала Ірина Сокіл. Сокіл додала, що чекає.", ["Ірина Сокіл"]),
    ("Мер Полтави Богдан Лисий подякував волонтерам Червоного Хреста.", ["Богдан Лисий"]),
    ("Служба безпеки України затримала двох осіб у Дніпрі.", []),
]
BULGARIAN = [
    ("Министърът на културата Иван Брезов заяви, че музеят отваря.", ["Иван Брезов"]),
    ("Народното събрание прие закона в сряда. София и Брюксел преговарят.", []),
]
CROATIAN = [
    ("Ministar financija Ivan Brezak rekao je da novca ima. Prema Brezaku, plan je gotov.", ["Ivan Brezak"]),
    ("Hrvatski sabor usvojio je zakon u Zagrebu.", []),
]


def _names(text: str, language: str) -> list[str]:
    return [person.name for person in find_people(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        pytest.param(language, text, names, id=f"{language}-{number}")
        for language, cases in (
            ("pl", POLISH),
            ("cs", CZECH),
            ("sk", SLOVAK),
            ("ru", RUSSIAN),
            ("uk", UKRAINIAN),
            ("bg", BULGARIAN),
            ("hr", CROATIAN),
        )
        for number, (text, names) in enumerate(cases)
    ],
)
def test_people_are_named_in_their_base_form(language: str, text: str, names: list[str]) -> None:
    assert _names(text, language) == names
