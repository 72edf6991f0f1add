"""Time stamps, datelines, names and bylines."""

from __future__ import annotations

import pytest

from articles.text.cleaning.bylines import is_name, names_in
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.headers import read_header
from articles.text.cleaning.timestamps import find_moments, is_timestamp, parse_iso
from articles.text.data.sources import BUILT_IN_PROFILES

TIMES = [
    ("February 5, 2022 at 19:00 JST", "2022-02-05T19:00:00+09:00"),
    ("Published 9 Feb 2022 14.05 GMT", "2022-02-09T14:05:00+00:00"),
    ("Feb. 4, 2022 at 7:00 p.m. EST", "2022-02-04T19:00:00-05:00"),
    ("Published Fri, Apr 28 20232:23 PM EDT", "2023-04-28T14:23:00-04:00"),
    ("Published on 06/01/2026 - 13:55 GMT+1 • Updated 14:20", "2026-01-06T13:55:00+01:00"),
    ("12:43, 20 Apr 2026", "2026-04-20T12:43:00"),
    ("Posted: Aug 08, 2024 4:00 AM EDT", "2024-08-08T04:00:00-04:00"),
    ("11/20/2019 09:02 am ET", "2019-11-20T09:02:00-05:00"),
    ("7/4/2022 9 am ET", "2022-07-04T09:00:00-04:00"),
    ("Mon Feb 07 2022 10:00:00 +0900", "2022-02-07T10:00:00+09:00"),
    ("2022-02-05T19:00:00Z", "2022-02-05T19:00:00+00:00"),
    ("Veröffentlicht am 5. Februar 2022 um 19.00 Uhr", "2022-02-05T19:00:00"),
    ("5 de febrero de 2022", "2022-02-05"),
    ("5 февраля 2022", "2022-02-05"),
    ("2022年2月5日", "2022-02-05"),
    ("28 November 2025", "2025-11-28"),
    ("Stand: 17.06.2025 18:24 Uhr", "2025-06-17T18:24:00"),
    ("Do 25.04.24 | 14:07 Uhr", "2024-04-25T14:07:00"),
    ("Publisert torsdag 09. mai 2024 - 13:26", "2024-05-09T13:26:00"),
    ("Offentliggjort torsdag 06. feb 2025 kl. 17.25", "2025-02-06T17:25:00"),
    ("Publicerad 2025-02-06 12.34", "2025-02-06T12:34:00"),
    ("Publié le 30 août 2023 à 14h52, modifié le 30 août 2023 à 15h54", "2023-08-30T14:52:00"),
    ("Publicado em 08/abr/2025 às 12h34", "2025-04-08T12:34:00"),
    ("Madrid, 8 ABR 2025 - 12:34 CEST", "2025-04-08T12:34:00+02:00"),
    ("2 februari 2025, 20.07 uur", "2025-02-02T20:07:00"),
    ("Opublikowano: 8 kwietnia 2025, 12:34", "2025-04-08T12:34:00"),
    ("úterý 8. dubna 2025 v 5:00", "2025-04-08T05:00:00"),
    ("8. 4. 2025 5:00", "2025-04-08T05:00:00"),
    ("12:34, 8 квітня 2025", "2025-04-08T12:34:00"),
    ("Yayınlanma: 8 Nisan 2025 12:34", "2025-04-08T12:34:00"),
    ("٨ كانون الثاني ٢٠٢٥", "2025-01-08"),
    ("الثلاثاء 8 نيسان/أبريل 2025", "2025-04-08"),
    ("２０２５年４月８日（火）１２時３４分 更新", "2025-04-08T12:34:00"),
    ("입력 2025.04.08. 오후 2:34", "2025-04-08T14:34:00"),
    ("Selasa, 8 April 2025 12:34 WIB", "2025-04-08T12:34:00+07:00"),
    ("2025. április 8. 12:34", "2025-04-08T12:34:00"),
    ("令和7年4月8日", "2025-04-08"),
    ("平成元年4月8日", "1989-04-08"),
    ("民國114年4月8日", "2025-04-08"),
    ("입력 25.04.08 12:34", "2025-04-08T12:34:00"),
    ("08-04-25, 12:34", "2025-04-08T12:34:00"),
    ("نُشر: 12:34-8 أبريل 2025 م ـ 10 شوال 1446 هـ", "2025-04-08T12:34:00"),
    ("By Ida BrandtApril 8, 2025", "2025-04-08"),
    ("8 aprile 2025 (modifica il 9 aprile 2025 | 11:02)", "2025-04-08"),
]


@pytest.mark.parametrize(("line", "iso"), TIMES, ids=[line for line, _ in TIMES])
def test_a_time_of_publication_keeps_its_precision(line: str, iso: str) -> None:
    assert find_moments(line)[0].published.isoformat() == iso


CLOCKS = [
    # Daylight saving time began in the United States on the first Sunday of April until 2006, then in March.
    ("March 20, 2005 10:00 a.m. ET", "2005-03-20T10:00:00-05:00"),
    ("March 20, 2007 10:00 a.m. ET", "2007-03-20T10:00:00-04:00"),
    ("April 3, 2005 1:59 a.m. ET", "2005-04-03T01:59:00-05:00"),
    ("April 3, 2005 3:00 a.m. ET", "2005-04-03T03:00:00-04:00"),
    # It ended on the last Sunday of October until 2006, then in November.
    ("November 1, 2006 9:00 am PT", "2006-11-01T09:00:00-08:00"),
    ("November 1, 2007 9:00 am PT", "2007-11-01T09:00:00-07:00"),
    # It lasted all year in the war, and most of 1974.
    ("January 20, 1943 10:00 a.m. ET", "1943-01-20T10:00:00-04:00"),
    ("January 20, 1974 10:00 a.m. ET", "1974-01-20T10:00:00-04:00"),
    ("July 4, 2022 9:00 am CT", "2022-07-04T09:00:00-05:00"),
    ("January 4, 2022 9:00 am MT", "2022-01-04T09:00:00-07:00"),
    ("July 4, 2022 9:00 am Eastern", "2022-07-04T09:00:00-04:00"),
    ("January 4, 2022 9:00 am Pacific Time", "2022-01-04T09:00:00-08:00"),
    ("January 4, 2022 9:00 am AET", "2022-01-04T09:00:00+11:00"),
    ("July 4, 2022 9:00 am NZT", "2022-07-04T09:00:00+12:00"),
    # A zone that names standard or daylight time has that offset, whatever the date.
    ("July 4, 2022 9:00 am EST", "2022-07-04T09:00:00-05:00"),
    ("January 4, 2022 9:00 am EDT", "2022-01-04T09:00:00-04:00"),
    ("July 4, 2022 9:00 am Eastern Standard Time", "2022-07-04T09:00:00-05:00"),
    ("January 4, 2022 9:00 am Pacific Daylight Time", "2022-01-04T09:00:00-07:00"),
    ("4 July 2022 09:00 CET", "2022-07-04T09:00:00+01:00"),
    ("4 July 2022 09:00 CEST", "2022-07-04T09:00:00+02:00"),
    ("4 July 2022 09:00 GMT", "2022-07-04T09:00:00+00:00"),
    ("4 July 2022 09:00 BST", "2022-07-04T09:00:00+01:00"),
]


@pytest.mark.parametrize(("line", "iso"), CLOCKS, ids=[line for line, _ in CLOCKS])
def test_a_zone_without_season_has_the_offset_of_its_date(line: str, iso: str) -> None:
    assert find_moments(line)[0].published.isoformat() == iso


WITHOUT_DATE = [
    "2022年",
    "Updated 3 hours ago",
    "31 February 2022",
    "in 2022",
    "Room 20 2022",
    "5 February",
    "Release 3.2.24 to 1.4.24",
    "Release 3-2-24",
    "vor 3 Stunden",
    "令和7年",
]


@pytest.mark.parametrize("line", WITHOUT_DATE)
def test_lines_without_a_full_date_give_no_moment(line: str) -> None:
    assert find_moments(line) == []


STAMPS = [
    ("February 5, 2022 at 19:00 JST", True),
    ("Published Jun 05, 2026 • 3 minute read", True),
    ("Updated 3 hours ago", True),
    ("12:43, 20 Apr 2026 Updated 12:44, 20 Apr 2026", True),
    ("The pier was shut on February 5, 2022.", False),
    ("Ida Brandt, 5 February 2022", False),
    ("Three hours ago", False),
    *(
        (text, True)
        for text in ("vor 3 Stunden", "há 3 horas", "il y a 3 heures", "3 saat önce", "3時間前", "3시간 전")
    ),
    *((text, True) for text in ("Stand: 10:49 Uhr", "Vandaag om 20:07", "Publiziert heute um 12:19 Uhr")),
    ("الخميس 2 جمادى الأولى 1434 هـ - 14 مارس 2013 م", True),
    *((text, True) for text in ("Published March 3", "Updated 4 April, 14:05", "сегодня, 14:05")),
    *((text, False) for text in ("14:05", "March 3", "Update", "Aktuelles 2024", "Today at Harlow Bay: 14:05 to Lund")),
]


@pytest.mark.parametrize(("line", "stamp"), STAMPS)
def test_a_time_stamp_contains_nothing_else(line: str, stamp: bool) -> None:
    assert is_timestamp(line) is stamp


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-02-05T19:00:00+09:00", "2022-02-05T19:00:00+09:00"),
        ("2022-02-05 19:00", "2022-02-05T19:00:00"),
        ("20220205", "2022-02-05"),
        ("2022-02-05T19:00:00.123Z", "2022-02-05T19:00:00+00:00"),
    ],
)
def test_machine_readable_times_are_read(text: str, iso: str) -> None:
    moment = parse_iso(text)

    assert moment is not None
    assert moment.isoformat() == iso


DATELINES = [
    ("BEIJING/ MOSCOW/WASHINGTON--The two", ("Beijing", "Moscow", "Washington"), None, "The two"),
    ("MEXICO CITY (AP) — The economy", ("Mexico City",), "AP", "The economy"),
    ("LA CROSSE, Wis. (AP) — After", ("La Crosse, Wis.",), "AP", "After"),
    ("(Reuters) — The attorney", (), "Reuters", "The attorney"),
    ("WASHINGTON, Feb 4 (Reuters) - The", ("Washington",), "Reuters", "The"),
    ("Paris (AFP) – The", ("Paris",), "AFP", "The"),
    ("RIO DE JANEIRO – A storm", ("Rio de Janeiro",), None, "A storm"),
    ("NEW YORK and LONDON (Reuters) - A", ("New York", "London"), "Reuters", "A"),
    ("O'FALLON, Mo. — The", ("O'Fallon, Mo.",), None, "The"),
]


@pytest.mark.parametrize(("lead", "places", "agency", "rest"), DATELINES, ids=[row[0] for row in DATELINES])
def test_a_dateline_is_split_from_the_lead(lead: str, places: tuple[str, ...], agency: str | None, rest: str) -> None:
    dateline = find_dateline(lead)

    assert dateline is not None
    assert (dateline.places, dateline.agency, lead[dateline.end :]) == (places, agency, rest)


@pytest.mark.parametrize(
    "lead", ["BREAKING NEWS — A storm", "WARNING: strong language", "REBECCA Cole is", "U.S. — the", "A - b", "Q: why"]
)
def test_capitals_alone_are_not_a_dateline(lead: str) -> None:
    assert find_dateline(lead) is None


NAMES = [
    ("Ida Brandt and Tomas Wend", ["Ida Brandt", "Tomas Wend"]),
    (
        "Ida Brandt in Moscow, Tomas Wend in London and Orla Voss in Washington",
        ["Ida Brandt", "Tomas Wend", "Orla Voss"],
    ),
    ("Ida Brandt, Parliamentary Editor", ["Ida Brandt"]),
    ("IDA BRANDT", ["Ida Brandt"]),
    ("Ida Brandt@idab", ["Ida Brandt"]),
    ("Ida Brandt1 , Tomas Wend2", ["Ida Brandt", "Tomas Wend"]),
    ("Ludwig van der Berg", ["Ludwig van der Berg"]),
    ("World News", []),
    ("More Stories", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[text for text, _ in NAMES])
def test_names_are_read_from_a_list(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_a_section_is_not_a_name() -> None:
    assert not is_name("Business News")
    assert is_name("Ida Brandt")


LEAD = "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said."
MORE = "Mayor Orla Voss said the town would not wait for the spring storms and would close the pier at once."

BYLINES = [
    (["By Ida Brandt and Tomas Wend"], ("Ida Brandt", "Tomas Wend"), None),
    (["By Ida Brandt The Associated Press"], ("Ida Brandt",), None),
    (["Author of the article:", "Ida Brandt"], ("Ida Brandt",), None),
    (["Ida Brandt", "Published Feb 5, 2022"], ("Ida Brandt",), "2022-02-05"),
    (["Ida Brandt 5 hours ago"], ("Ida Brandt",), None),
    (["Ida Brandt · HBC News · Posted: Feb 05, 2022 4:00 AM EST"], ("Ida Brandt",), "2022-02-05T04:00:00-05:00"),
    (["by Ida Brandt", "February 5, 2022", "10:15 am"], ("Ida Brandt",), "2022-02-05T10:15:00"),
    (["By Harlow Staff"], ("Harlow Staff",), None),
]


@pytest.mark.parametrize(("lines", "authors", "published"), BYLINES, ids=[" / ".join(row[0]) for row in BYLINES])
def test_bylines_of_many_forms_are_read(lines: list[str], authors: tuple[str, ...], published: str | None) -> None:
    texts = [
        "Old pier at Harlow Bay shut after divers find cracks",
        *lines,
        LEAD,
        MORE,
        MORE.replace("said", "told us"),
    ]
    body = [False] * (1 + len(lines)) + [True] * 3

    header = read_header(texts, [None] * len(texts), body, BUILT_IN_PROFILES)

    assert header.headline == texts[0]
    assert header.authors == authors
    assert (header.published.isoformat() if header.published else None) == published
