"""Tables of articles: CSV and the like, spreadsheets, JSON and JSONL."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from articles.text.data.columns import Role
from articles.text.data.kinds import Fate
from articles.text.documents import UnreadableClipping
from articles.text.formats.opening import open_file
from articles.text.formats.tables.cells import read_list, read_moment, read_text
from articles.text.formats.tables.rows import role_of
from articles.text.parse import ParsedClipping, parse
from tests.covered_text import uncovered_text
from tests.growth import grows_linearly

if TYPE_CHECKING:
    from collections.abc import Sequence

FERRY = (
    "The night ferry to Sandholm will not sail before May, its owner said on Tuesday.\n"
    "“The new engine is still in its crate,” said the captain, Rune Tveter.\n"
    "Passengers with tickets can take the day boat, which leaves at noon."
)
MILL = (
    "The old paper mill at Lauvik is to become a school of crafts, the council decided.\n"
    "“We had three offers and this was the only one with children in it,” said Mayor Sina Dahl.\n"
    "Work on the roof begins in the autumn and will take a year."
)
HEADER = ["Title", "Text", "Date", "Outlet", "Author", "URL", "Language", "Tags", "Notes"]
ROWS = [
    [
        "Night ferry stays in port",
        FERRY,
        "2024-03-12",
        "Sandholm Post",
        "Liv Aas",
        "https://post.example/1",
        "en",
        "sea; ferries",
        "call him",
    ],
    ["Mill to become a school", MILL, "2024-03-14", "Lauvik Gazette", "Odd Berg and Kari Moe", "", "en", "", ""],
]


def delimited(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def workbook(rows: Sequence[Sequence[Any]], *more: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook()
    for number, sheet_rows in enumerate((rows, *more)):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in sheet_rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: str | bytes, name: str) -> ParsedClipping:
    return parse(data.encode() if isinstance(data, str) else data, name=name)


def summary(clipping: ParsedClipping) -> list[tuple[str, str, tuple[str, ...], str | None, str | None]]:
    return [
        (
            article.headline,
            article.body.replace("\n\n", "\n"),
            article.authors,
            article.source,
            article.published.isoformat() if article.published else None,
        )
        for article in clipping.articles
    ]


EXPECTED = [
    ("Night ferry stays in port", FERRY, ("Liv Aas",), "Sandholm Post", "2024-03-12"),
    ("Mill to become a school", MILL, ("Odd Berg", "Kari Moe"), "Lauvik Gazette", "2024-03-14"),
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_row_of_a_delimited_table_is_an_article(delimiter: str, encoding: str) -> None:
    clipping = read(delimited([HEADER, *ROWS], delimiter).encode(encoding), "articles.csv")

    assert summary(clipping) == EXPECTED
    assert clipping.problems == ()
    assert [article.url for article in clipping.articles] == ["https://post.example/1", None]


def test_each_row_of_a_spreadsheet_is_an_article() -> None:
    rows = [["Press review", None], [], HEADER, *ROWS]
    rows[3] = [*rows[3][:2], datetime(2024, 3, 12), *rows[3][3:]]  # noqa: DTZ001

    assert summary(read(workbook(rows), "articles.xlsx")) == EXPECTED


def test_all_sheets_of_a_spreadsheet_are_read() -> None:
    data = workbook([HEADER, ROWS[0]], [["Prices", "1999"], ["bread", 2]], [HEADER, ROWS[1]])

    assert summary(read(data, "articles.xlsx")) == EXPECTED


OBJECTS = [
    {
        "headline": "Night ferry stays in port",
        "articleBody": FERRY,
        "datePublished": "2024-03-12",
        "publisher": {"@type": "Organization", "name": "Sandholm Post"},
        "author": {"@type": "Person", "name": "Liv Aas"},
    },
    {
        "headline": "Mill to become a school",
        "articleBody": MILL,
        "datePublished": "2024-03-14",
        "publisher": {"name": "Lauvik Gazette"},
        "author": [{"name": "Odd Berg"}, {"name": "Kari Moe"}],
    },
]
FLAT = [
    {
        "source": {"id": None, "name": source},
        "author": ", ".join(authors),
        "title": title,
        "description": text[:80],
        "url": "https://news.example/a",
        "publishedAt": day,
        "content": text,
    }
    for title, text, authors, source, day in EXPECTED
]
SHAPES: dict[str, Any] = {
    "WordPress": [
        {
            "date": item["publishedAt"],
            "title": {"rendered": item["title"]},
            "content": {"rendered": f"<p>{item['content']}</p>".replace("\n", "</p><p>"), "protected": False},
            "_embedded": {"author": [{"id": 3, "name": item["author"]}]},
            "source": item["source"],
        }
        for item in FLAT
    ],
    "dates of a database": [item | {"publishedAt": {"$date": item["publishedAt"]}} for item in FLAT],
    "list": OBJECTS,
    "graph of schema.org": {"@context": "https://schema.org", "@graph": OBJECTS},
    "list under a key": {"status": "ok", "totalResults": 2, "articles": FLAT},
    "list deep inside": {
        "response": {"numFound": 2, "docs": FLAT},
        "facets": [{"name": "x", "url": "https://a.example"}],
    },
    "objects by number": {"101": FLAT[0], "102": FLAT[1]},
    "objects inside each": {"hits": {"hits": [{"_id": str(n), "_source": item} for n, item in enumerate(FLAT)]}},
    "fields inside each": {"results": [{"id": "a", "webTitle": item["title"], "fields": item} for item in FLAT]},
    "columns": {key: {"0": FLAT[0][key], "1": FLAT[1][key]} for key in FLAT[0]},
    "split table": {"columns": list(FLAT[0]), "index": [0, 1], "data": [list(item.values()) for item in FLAT]},
    "rows with a header": [list(FLAT[0]), *(list(item.values()) for item in FLAT)],
    "paragraphs": [item | {"content": str(item["content"]).split("\n")} for item in FLAT],
    "parts": [
        item
        | {
            "content": [
                {"type": "title", "content": "not this"},
                *({"type": "sanitized_html", "content": f"<b>{part}</b>"} for part in str(item["content"]).split("\n")),
            ]
        }
        for item in FLAT
    ],
}


@pytest.mark.parametrize("value", SHAPES.values(), ids=SHAPES)
def test_articles_are_found_in_any_shape_of_json(value: Any) -> None:
    assert summary(read(json.dumps(value), "articles.json")) == EXPECTED


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.ndjson", "articles.json", "articles.txt"])
def test_each_line_of_jsonl_is_an_article(name: str) -> None:
    assert summary(read("\n".join(map(json.dumps, OBJECTS)), name)) == EXPECTED


def test_bad_lines_of_jsonl_are_named() -> None:
    clipping = read("\n".join([json.dumps(OBJECTS[0]), '{"headline": "half', json.dumps(OBJECTS[1])]), "a.jsonl")

    assert summary(clipping) == EXPECTED
    assert len(clipping.problems) == 1
    assert clipping.problems[0].startswith("Line 2: not valid JSON")


def test_quotation_marks_of_the_text_stay_if_cells_are_not_quoted() -> None:
    said = '"The new engine is still in its crate," said the captain of the ferry, Rune Tveter, on the quay.'
    rows = [
        ["title", "text"],
        ["Ferry", said],
        ["Mill", '"We had three offers for it and this was the best'],
        ["Owl", said],
    ]

    clipping = read("\n".join("\t".join(row) for row in rows), "articles.tsv")

    assert [article.body for article in clipping.articles] == [row[1] for row in rows[1:]]


def test_bad_rows_are_named_and_skipped() -> None:
    rows = [HEADER, ROWS[0], ["No words", "", *ROWS[0][2:5]], ["", ""], [*ROWS[0], "one", "too many"], ROWS[1]]

    clipping = read(delimited(rows), "articles.csv")

    assert summary(clipping) == EXPECTED
    assert clipping.problems == ("Row 5: 11 cells instead of 9", "Row 3: no text")


def test_a_table_without_text_is_refused_with_its_columns() -> None:
    with pytest.raises(
        UnreadableClipping, match=r"Its columns are: Product, Price, Stock\. Name the column of the text"
    ):
        read(delimited([["Product", "Price", "Stock"], ["bread", "2", "9"], ["salt", "1", "4"]]), "shop.csv")
    with pytest.raises(UnreadableClipping, match="Its columns are: Product, Price"):
        read(workbook([["Product", "Price"], ["bread", 2]]), "shop.xlsx")
    with pytest.raises(UnreadableClipping, match="It has the keys version, scripts"):
        read(json.dumps({"version": 3, "scripts": {"build": "make"}}), "package.json")


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Full Text", Role.TEXT),
        ("article_text", Role.TEXT),
        ("articleBody", Role.TEXT),
        ("maintext", Role.TEXT),
        ("Volltext", Role.TEXT),
        ("Contenu", Role.TEXT),
        ("本文", Role.TEXT),
        ("Текст статьи", Role.TEXT),
        ("news_title", Role.HEADLINE),
        ("Überschrift", Role.HEADLINE),
        ("제목", Role.HEADLINE),
        ("publishedAt", Role.DATE),
        ("Publication Date (UTC)", Role.DATE),
        ("pubDate", Role.DATE),
        ("Erscheinungsdatum", Role.DATE),
        ("source_name", Role.SOURCE),
        ("Zeitung", Role.SOURCE),
        ("author_names", Role.AUTHOR),
        ("记者", Role.AUTHOR),
        ("article url", Role.URL),
        ("time_added", Role.SAVED),
        ("text_length", None),
        ("sentiment", None),
        ("", None),
    ],
)
def test_names_of_columns_have_roles(name: str, role: Role | None) -> None:
    found = role_of(name)

    assert (found[0] if found else None) is role


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2024-03-12", "2024-03-12"),
        ("2024-03-12T06:30:00Z", "2024-03-12T06:30:00+00:00"),
        ("Tue, 12 Mar 2024 06:30:00 +0100", "2024-03-12T06:30:00+01:00"),
        ("12. März 2024", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("20240312063000", "2024-03-12T06:30:00"),
        ("20240312T063000Z", "2024-03-12T06:30:00+00:00"),
        ("12/03/2024", "2024-03-12"),
        ("12/03/24", "2024-03-12"),
        (45363, "2024-03-12"),
        ("45363.2708333333", "2024-03-12T06:30:00"),
        (1710225000, "2024-03-12T06:30:00+00:00"),
        (1710225000123, "2024-03-12T06:30:00+00:00"),
        (1710225000.5, "2024-03-12T06:30:00+00:00"),
        (datetime(2024, 3, 12, 6, 30, tzinfo=UTC), "2024-03-12T06:30:00+00:00"),
        (date(2024, 3, 12), "2024-03-12"),
        ("2024", None),
        ("yesterday", None),
        (None, None),
        (float("inf"), None),
        (10**40, None),
    ],
)
def test_dates_are_read_from_every_kind_of_cell(cell: object, moment: str | None) -> None:
    found = read_moment(cell)

    assert (found.isoformat() if found else None) == moment


def test_a_column_of_dates_tells_which_comes_first_day_or_month() -> None:
    rows = [HEADER, [*ROWS[0][:2], "3/12/2024 6:30 PM", *ROWS[0][3:]], [*ROWS[1][:2], "3/14/2024", *ROWS[1][3:]]]

    dates = [found[-1] for found in summary(read(delimited(rows), "articles.csv"))]

    assert dates == ["2024-03-12T18:30:00", "2024-03-14"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("['Liv Aas', \"Pat O'Hara\"]", ["Liv Aas", "Pat O'Hara"]),
        ('["sea", "ferries"]', ["sea", "ferries"]),
        ("sea|ferries; boats", ["sea", "ferries", "boats"]),
        (["sea", {"name": "ferries"}, None], ["sea", "ferries"]),
        ("[" * 1500 + "]" * 1500, []),
        ("nan", []),
    ],
)
def test_lists_are_read_however_they_are_written(value: object, expected: list[str]) -> None:
    assert read_list(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "<p>The ferry <b>stays</b> in&nbsp;port.</p><p>It sails in May.</p>",
            "The ferry stays in port.\nIt sails in May.",
        ),
        ("The ferry &amp; its crew.", "The ferry & its crew."),
        ("The ferry.\\n\\nIts crew.\\nIts owner.", "The ferry.\n\nIts crew.\nIts owner."),
        ("a < b and b > c", "a < b and b > c"),
        ("The \ud83d\ude80 and \ud800 half", "The 🚀 and \ufffd half"),
        ("The\x00ferry", "The ferry"),
    ],
)
def test_text_is_cleaned_of_markup_and_harm(value: str, expected: str) -> None:
    assert read_text(value)[0] == expected


def test_a_cell_with_a_whole_page_is_read_as_a_page() -> None:
    page = "<!DOCTYPE html><html><body><nav>Home</nav><article>" + "".join(
        f"<p>{line}</p>" for line in FERRY.split("\n")
    )

    clipping = read(delimited([["url", "html"], ["https://post.example/1", page]]), "crawl.csv")

    assert clipping.articles[0].body.replace("\n\n", "\n") == FERRY
    assert clipping.articles[0].url == "https://post.example/1"


def test_other_cells_of_a_row_are_in_the_ledger_and_not_in_the_body() -> None:
    clipping = read(delimited([HEADER, *ROWS]), "articles.csv")

    blocks = clipping.articles[0].blocks
    assert [block.text for block in blocks[:3]] == [
        "Title: Night ferry stays in port",
        "Date: 2024-03-12",
        "Outlet: Sandholm Post",
    ]
    assert "Tags: sea; ferries" in [block.text for block in blocks if block.fate is Fate.REMOVED]
    assert all(block.span and clipping.text[block.span.start : block.span.end] == block.text for block in blocks)


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["Ferry", "By Liv Aas", "", "\u2028", "a\u200bb"]),
            st.sampled_from([FERRY, MILL, f"Ferry\n{FERRY}", f"<p>{MILL}</p>", "Advertisement\n\n" + FERRY, ""]),
            st.sampled_from(["2024-03-12", "", "no date at all"]),
        ),
        min_size=1,
    )
)
@settings(max_examples=40, deadline=None)
def test_every_line_of_a_table_is_in_a_block(rows: list[tuple[str, str, str]]) -> None:
    with suppress(UnreadableClipping):
        clipping = read(delimited([["title", "text", "date"], *map(list, rows)]), "articles.csv")
        assert uncovered_text(clipping) == ""


def test_tags_notes_and_language_come_along() -> None:
    (document, _other) = open_file(delimited([HEADER, *ROWS]).encode(), name="articles.csv").documents

    assert (document.library.tags, document.library.notes, document.fields.language) == (
        ("sea", "ferries"),
        ("call him",),
        "en",
    )


def test_a_headline_that_the_text_repeats_is_not_in_the_body() -> None:
    rows = [["title", "text"], ["Night ferry stays in port", "Night Ferry stays in Port\n" + FERRY]]

    assert read(delimited(rows), "a.csv").articles[0].body.replace("\n\n", "\n") == FERRY


def test_a_text_that_a_news_service_cut_off_is_named() -> None:
    clipping = read(json.dumps([FLAT[0] | {"content": FERRY[:150] + "… [+2041 chars]"}]), "news.json")

    assert "chars]" not in clipping.articles[0].body
    assert clipping.problems == ("The item: the text is cut off; only its beginning was exported",)


@pytest.mark.parametrize(
    "text",
    [
        f"Sandholm, Monday, 12 March\n\n{FERRY}",
        f"Date, place, and time of the ferry\n\n{FERRY}",
        f"Title; text; and other stories\n\n{FERRY}",
        f"[Sandholm] {FERRY}",
        '{"} is how the sign on the door read, and nobody knew why.\n\n' + FERRY,
        f"Text, Title, Date\n\n{FERRY}",
    ],
)
def test_prose_with_commas_is_not_a_table(text: str) -> None:
    clipping = read(text, "notes.txt")

    assert clipping.media_type == "text/plain"
    assert "Rune Tveter" in clipping.articles[0].body


def test_prose_in_a_file_named_as_a_table_is_read_as_text() -> None:
    clipping = read(f"Night ferry stays in port\n\n{FERRY}", "notes.csv")

    assert clipping.media_type == "text/plain"
    assert len(clipping.articles) == 1


@pytest.mark.parametrize("name", ["table.txt", "table"])
def test_a_table_is_recognised_by_its_header(name: str) -> None:
    assert summary(read(delimited([HEADER, *ROWS]), name)) == EXPECTED


# Hostile and damaged files


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.csv", "empty"),
        (b"\x00\x01\x02\x03" * 100, "a.csv", "binary"),
        (b"[" * 100_000, "a.json", "nested too deep"),
        (b'{"a":' * 100_000, "a.json", "nested too deep"),
        (b'{"title": "half', "a.json", "not valid JSON"),
        (b"[1, 2, 3]", "a.json", "no list of articles"),
        (b'["a text", "another"]', "a.json", "no list of articles"),
        (b"null", "a.json", "no list of articles"),
        (b"1" * 10_000, "a.json", "JSON"),
        (b"title,text\n", "a.csv", "no rows"),
        (b"title,text\n,\n", "a.csv", "no rows"),
        (b"title,text\nHello,\n", "a.csv", "no row of this table has text; Row 2: no text"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 500, "a.xls", r"\.xls"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 500, "a.xlsx", "password"),
        (b"PK\x03\x04 not a zip", "a.xlsx", "damaged"),
        (b"hello", "a.xlsx", "damaged"),
    ],
)
def test_files_without_articles_are_refused_with_the_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        parse(data, name=name)


def test_a_spreadsheet_that_unpacks_to_far_more_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 20_000_000)

    with pytest.raises(UnreadableClipping, match="unpacks to more than can be read"):
        parse(out.getvalue(), name="bomb.xlsx")


def with_sheet(sheet: str) -> bytes:
    """Return a spreadsheet whose only sheet has the XML ``sheet``."""
    source = workbook([HEADER, *ROWS])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, sheet if member == "xl/worksheets/sheet1.xml" else old.read(member))
    return out.getvalue()


SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_with(rows: str, before: str = "") -> str:
    return f"{before}<worksheet xmlns='{SPREADSHEET}'><sheetData>{rows}</sheetData></worksheet>"


@pytest.mark.parametrize(
    "sheet",
    [
        sheet_with("<row r='1'><c r='A1'")[:-40],
        f"<worksheet xmlns='{SPREADSHEET}'><dimension ref='A1:XFD1048576'/><sheetData/></worksheet>",
        sheet_with("<row r='999999999'><c r='A999999999'><v>1</v></c></row>"),
        sheet_with(
            "<row><c t='inlineStr'><is><t>&c;</t></is></c></row>",
            "<!DOCTYPE a [<!ENTITY b 'text'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>",
        ),
        sheet_with(
            "<row><c t='inlineStr'><is><t>&b;</t></is></c></row>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
        ),
        "not XML",
    ],
)
def test_hostile_sheets_are_refused(sheet: str) -> None:
    with pytest.raises(UnreadableClipping):
        parse(with_sheet(sheet), name="hostile.xlsx")


def test_formulas_are_not_evaluated() -> None:
    data = workbook([["Title", "Text"], ["=1+1", FERRY], ['=HYPERLINK("https://a.example")', MILL]])

    assert [article.body.replace("\n\n", "\n") for article in read(data, "a.xlsx").articles] == [FERRY, MILL]


def test_a_table_of_very_many_columns_is_read() -> None:
    header = ["title", "text", *(f"column {number}" for number in range(100_000))]

    clipping = read(delimited([header, ["Ferry", FERRY, *("x" for _ in range(100_000))]]), "wide.csv")

    assert clipping.problems == ("columns after the first 2,000 were not read",)
    assert clipping.articles[0].headline == "Ferry"


def test_repeated_names_of_columns_and_keys_do_not_harm() -> None:
    assert (
        read(f'[{{"title": "a", "title": "Ferry", "text": {json.dumps(FERRY)}}}]', "a.json").articles[0].headline
        == "Ferry"
    )
    assert read(delimited([["title", "text", "text"], ["Ferry", FERRY, ""]]), "a.csv").articles[0].headline == "Ferry"


@pytest.mark.parametrize("seed", range(20))
def test_harmed_tables_give_articles_or_a_reason(seed: int) -> None:
    chance = random.Random(seed)
    tables = (
        ("a.csv", delimited([HEADER, *ROWS]).encode()),
        ("a.json", json.dumps(SHAPES["list deep inside"]).encode()),
        ("a.xlsx", workbook([HEADER, *ROWS])),
    )
    for name, whole in tables:
        data = bytearray(whole)
        for _ in range(6):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(20)] = chance.randbytes(chance.randrange(4))
        with suppress(UnreadableClipping):
            parse(bytes(data), name=name)


@pytest.mark.parametrize(
    ("start", "unit", "name"),
    [
        ("title,text\n", '"', "a.csv"),
        ("title,text\n", "a,b\n", "a.csv"),
        ("title,text\n", "<p><p", "a.csv"),
        ("title,text\nFerry,", "&amp;&#", "a.csv"),
        ("", ";", "a.csv"),
        ("[", '{"text": "a", "url": "b"},', "a.json"),
        ("", '{"text": "a b c d e f g h i j k l m n o p"}\n', "a.jsonl"),
        ('{"a": "', "\\\\n[+1 chars", "a.json"),
    ],
)
def test_the_time_to_open_a_table_grows_linearly(start: str, unit: str, name: str) -> None:
    def read_table(size: int) -> None:
        with suppress(UnreadableClipping):
            open_file((start + unit * (size // len(unit))).encode(), name=name)

    assert grows_linearly(read_table, size=20_000)
