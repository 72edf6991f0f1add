"""Exports of reading lists, bookmarks, highlights and reference managers."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.document import Highlight
from articles.text.formats.opening import open_file
from articles.text.parse import parse
from tests.growth import grows_linearly

if TYPE_CHECKING:
    from articles.text.formats.document import Document, SavedLink

LINES = (
    "The observatory on Mount Elvar will open its dome to visitors on the first clear night of each month.",
    "“Bring a coat and leave the torch at home,” said the astronomer on duty, Signe Lofthus.",
    "A bus will wait at the foot of the hill until one in the morning, the town said.",
)
TEXT = "\n".join(LINES)
PAGE = "<div id='readability'>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>"


def opened(data: str | bytes, name: str) -> tuple[tuple[Document, ...], tuple[SavedLink, ...]]:
    file = open_file(data.encode() if isinstance(data, str) else data, name=name)
    assert file.problems == ()
    return file.documents, file.links


def link(data: str | bytes, name: str) -> SavedLink:
    documents, links = opened(data, name)
    assert documents == ()
    assert len(links) == 1
    return links[0]


POCKET_CSV = "title,url,time_added,tags,status\nDome opens,https://elvar.example/dome,1717401600,night|stars,unread\n"
POCKET_HTML = """<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
<li><a href="https://elvar.example/dome" time_added="1717401600" tags="night,stars">Dome opens</a></li></ul>
<h1>Read Archive</h1><ul></ul></body></html>"""
INSTAPAPER_CSV = (
    "URL,Title,Selection,Folder,Timestamp,Tags\n"
    'https://elvar.example/dome,Dome opens,,Unread,1717401600,"[""night"",""stars""]"\n'
)
NETSCAPE = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8"><TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p>
<DT><A HREF="https://elvar.example/dome" ADD_DATE="1717401600" PRIVATE="0" TOREAD="0" TAGS="night,stars">Dome opens</A>
<DD>for the winter[linkding-notes]ask about the bus[/linkding-notes]
</DL><p>"""
READER_CSV = (
    "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
    "Dome opens,https://elvar.example/dome,01x,\"['night', 'stars']\",2024-06-03 08:00:00+00:00,0,new,False\n"
)
KARAKEEP = json.dumps(
    {
        "bookmarks": [
            {
                "createdAt": 1717401600,
                "title": "Dome opens",
                "tags": ["night", "stars"],
                "content": {"type": "link", "url": "https://elvar.example/dome"},
                "note": None,
                "archived": False,
            }
        ]
    }
)
OMNIVORE_LIST = [
    {
        "id": "7",
        "slug": "dome-opens",
        "title": "Dome opens",
        "description": None,
        "author": "Liv Aas",
        "url": "https://elvar.example/dome",
        "state": "Active",
        "readingProgress": 0,
        "labels": ["night", "stars"],
        "savedAt": "2024-06-03T08:00:00.000Z",
        "publishedAt": "2024-06-01T00:00:00.000Z",
    }
]


@pytest.mark.parametrize(
    ("data", "name", "program"),
    [
        pytest.param(POCKET_CSV, "part_000000.csv", "Pocket", id="Pocket CSV"),
        pytest.param(POCKET_HTML, "ril_export.html", "Pocket", id="Pocket HTML"),
        pytest.param(INSTAPAPER_CSV, "instapaper-export.csv", "Instapaper", id="Instapaper CSV"),
        pytest.param(NETSCAPE, "bookmarks.html", "linkding", id="linkding"),
        pytest.param(READER_CSV, "reader.csv", "Readwise Reader", id="Readwise Reader"),
        pytest.param(KARAKEEP, "karakeep.json", "Karakeep", id="Karakeep"),
        pytest.param(json.dumps(OMNIVORE_LIST), "metadata_0_to_1.json", "Omnivore", id="Omnivore list"),
    ],
)
def test_links_have_their_title_day_and_tags(data: str, name: str, program: str) -> None:
    saved = link(data, name)

    assert (saved.url, saved.title) == ("https://elvar.example/dome", "Dome opens")
    assert saved.library.tags == ("night", "stars")
    assert saved.library.saved is not None
    assert saved.library.saved.isoformat() == "2024-06-03T08:00:00+00:00"
    assert saved.library.program == program
    if "Omnivore" not in name:
        assert saved.fields.published is None or "publishedAt" in data


def test_notes_of_bookmarks_come_along() -> None:
    assert link(NETSCAPE, "bookmarks.html").library.notes == ("for the winter", "ask about the bus")


def test_the_selection_of_instapaper_is_a_highlight() -> None:
    data = INSTAPAPER_CSV.replace("Dome opens,,", 'Dome opens,"Bring a coat, and more",')

    assert link(data, "instapaper.csv").library.highlights == (Highlight(text="Bring a coat, and more"),)


def test_a_file_of_links_has_no_articles() -> None:
    parsed = parse(POCKET_CSV.encode(), name="pocket.csv")

    assert (parsed.articles, parsed.text) == ((), "")
    assert [saved.url for saved in parsed.links] == ["https://elvar.example/dome"]


def test_addresses_that_lead_nowhere_are_named_and_skipped() -> None:
    rows = POCKET_CSV + "A script,javascript:void(0),,,\nA folder,place:folder=7,,,\n,,,,\n"

    file = open_file(rows.encode(), name="pocket.csv")

    assert [saved.title for saved in file.links] == ["Dome opens"]
    assert file.problems == (
        "Row 3: not a web address: javascript:void(0)",
        "Row 4: not a web address: place:folder=7",
    )


def test_all_links_of_a_long_reading_list_are_read() -> None:
    rows = "".join(f"Dome {number},https://elvar.example/{number},,,\n" for number in range(7_000))

    assert len(open_file(("title,url,time_added,tags,status\n" + rows).encode(), name="pocket.csv").links) == 7_000


def test_articles_of_wallabag_have_their_text_notes_and_tags() -> None:
    entry = {
        "id": 1,
        "title": "Dome opens",
        "url": "https://elvar.example/dome",
        "content": PAGE,
        "created_at": "2024-06-03T08:00:00+0000",
        "updated_at": "2024-06-04T08:00:00+0000",
        "published_at": "2024-06-01T06:00:00+0000",
        "published_by": ["Liv Aas"],
        "tags": ["night", "stars"],
        "is_archived": 0,
        "mimetype": "text/html",
        "language": "en",
        "domain_name": "elvar.example",
        "annotations": [
            {"text": "good line", "quote": "Bring a coat", "ranges": [], "created_at": "2024-06-05T08:00:00+0000"}
        ],
    }
    data = json.dumps([entry, entry | {"title": "Another", "content": ""}])

    file = open_file(data.encode(), name="wallabag.json")
    (article,) = parse(data.encode(), name="wallabag.json").articles

    (document,) = file.documents
    assert article.library == document.library
    assert (document.library.tags, document.library.notes, document.library.program) == (
        ("night", "stars"),
        (),
        "wallabag",
    )
    assert document.library.highlights == (Highlight(text="Bring a coat", note="good line", made=date(2024, 6, 5)),)
    assert document.library.saved is not None
    assert document.library.saved.isoformat() == "2024-06-03T08:00:00+00:00"
    assert article.published is not None
    assert article.published.isoformat() == "2024-06-01T06:00:00+00:00"
    assert (article.headline, article.authors, article.body) == ("Dome opens", ("Liv Aas",), TEXT.replace("\n", "\n\n"))
    assert [saved.title for saved in file.links] == ["Another"]


def test_text_notes_of_karakeep_are_articles_and_links_stay_links() -> None:
    bookmarks = json.loads(KARAKEEP)
    bookmarks["bookmarks"] += bookmarks["bookmarks"] + [
        {
            "createdAt": 1717401600,
            "title": "Pasted",
            "tags": [],
            "content": {"type": "text", "text": TEXT},
            "note": "mine",
        }
    ]

    documents, links = opened(json.dumps(bookmarks), "karakeep.json")

    assert [(document.fields.headline, document.library.notes) for document in documents] == [("Pasted", ("mine",))]
    assert len(links) == 2


def omnivore(content: dict[str, str], metadata: str = json.dumps(OMNIVORE_LIST)) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("metadata_0_to_1.json", metadata)
        for name, text in content.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_articles_of_omnivore_have_their_text_and_highlights() -> None:
    data = omnivore(
        {
            "content/dome-opens.html": PAGE,
            "highlights/dome-opens.md": "> Bring a coat\n> and more\n\nmy note\n\n> A bus",
        }
    )

    (documents, links) = opened(data, "omnivore.zip")

    (document,) = documents
    assert links == ()
    assert document.library.highlights == (
        Highlight(text="Bring a coat\nand more", note="my note"),
        Highlight(text="A bus"),
    )
    assert document.text.endswith(TEXT)
    assert document.fields.authors == ("Liv Aas",)


def test_articles_of_omnivore_without_their_page_are_links() -> None:
    assert link(omnivore({}), "omnivore.zip").fields.authors == ("Liv Aas",)


def test_highlights_of_readwise_are_gathered_by_article() -> None:
    data = (
        "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,"
        "Document tags\n"
        '"Bring a coat, please",Dome opens,Liv Aas,,cold!,yellow,,order,1,2024-06-03 08:00:00+00:00,"night,stars"\n'
        "A bus will wait,Dome opens,Liv Aas,,,,,order,2,2024-06-03 08:01:00+00:00,\n"
        "Another,Other title,,,,,,order,1,2024-06-03 08:01:00+00:00,\n"
    )

    (_documents, links) = opened(data, "readwise-data.csv")

    assert [found.title for found in links] == ["Dome opens", "Other title"]
    day = date(2024, 6, 3)
    assert links[0].library.highlights == (
        Highlight(text="Bring a coat, please", note="cold!", color="yellow", made=day),
        Highlight(text="A bus will wait", made=day),
    )
    assert (links[0].library.tags, links[0].fields.authors) == (("night", "stars"), ("Liv Aas",))


RIS = """TY  - NEWS
TI  - Dome opens
AU  - Aas, Liv
AU  - Berg, Odd
T2  - Elvar Post
DA  - 2024/06/01/
PY  - 2024
UR  - https://elvar.example/dome
AB  - The observatory will open its dome
  to visitors.
KW  - night
KW  - stars
N1  - ask about the bus
LA  - en
ER  -
"""
BIBTEX = r"""
@comment{not an entry}
@article{aas_dome_2024,
	title = {{Dome} opens},
	url = {https://elvar.example/dome},
	abstract = {The observatory will open its dome to visitors.},
	language = {en},
	journal = "Elvar Post",
	author = {Aas, Liv and Berg, Odd},
	month = jun, year = 2024, day = 1,
	urldate = {2024-06-03},
	note = {ask about the bus},
	keywords = {night, stars},
}
"""
ZOTERO_CSV = (
    '"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Abstract Note","Date",'
    '"Date Added","Notes","Manual Tags","Automatic Tags","Language"\n'
    '"ABC","newspaperArticle","2024","Aas, Liv; Berg, Odd","Dome opens","Elvar Post","https://elvar.example/dome",'
    '"The observatory will open its dome to visitors.","2024-06-01","2024-06-03 08:00:00","ask about the bus",'
    '"night; stars","","en"\n'
)
CSL = json.dumps(
    [
        {
            "type": "article-newspaper",
            "title": "Dome opens",
            "container-title": "Elvar Post",
            "URL": "https://elvar.example/dome",
            "abstract": "The observatory will open its dome to visitors.",
            "language": "en",
            "author": [{"family": "Aas", "given": "Liv"}, {"family": "Berg", "given": "Odd"}],
            "issued": {"date-parts": [["2024", 6, 1]]},
            "note": "ask about the bus",
            "keyword": "night, stars",
        }
    ]
)


@pytest.mark.parametrize(
    ("data", "name"),
    [(RIS, "library.ris"), (BIBTEX, "library.bib"), (ZOTERO_CSV, "library.csv"), (CSL, "library.json"), (RIS, "a.txt")],
    ids=["RIS", "BibTeX", "Zotero CSV", "CSL JSON", "RIS without its suffix"],
)
def test_references_have_their_fields(data: str, name: str) -> None:
    saved = link(data, name)

    assert (saved.url, saved.title) == ("https://elvar.example/dome", "Dome opens")
    assert saved.fields.authors == ("Liv Aas", "Odd Berg")
    assert saved.fields.source == "Elvar Post"
    assert saved.fields.published is not None
    assert saved.fields.published.isoformat() == "2024-06-01"
    assert saved.fields.standfirst == "The observatory will open its dome to visitors."
    assert (saved.library.tags, saved.library.notes, saved.fields.language) == (
        ("night", "stars"),
        ("ask about the bus",),
        "en",
    )


def test_accents_of_bibtex_are_letters() -> None:
    data = r"@misc{x, title = {K{\"o}ln, Se\~nor, \'Elan, Stra{\ss}e, \v{S}koda \& Co -- a {T}est},"
    data += r"author = {M\"uller, J\'an}}"

    saved = link(data, "a.bib")

    assert saved.title == "Köln, Señor, Élan, Straße, Škoda & Co – a Test"
    assert saved.fields.authors == ("Ján Müller",)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"TY  - NEWS\nER  - \n", "a.ris", "no entries"),
        (b"hello", "a.ris", "no entries"),
        (b"@article{x", "a.bib", "no entries"),
        (b"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL></DL>", "a.html", "no links"),
        (omnivore({}, "[{"), "a.zip", "lists no articles; metadata_0_to_1.json: not valid JSON"),
        (omnivore({}, "[" * 100_000), "a.zip", "lists no articles"),
        (omnivore({})[:-30], "a.zip", "damaged or incomplete"),
        (b"Highlight,Book Title,Book Author\n", "a.csv", "no highlights"),
    ],
)
def test_empty_and_damaged_exports_are_refused(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        parse(data, name=name)


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("@article{b, c = {", "a.bib"),
        ('@article{b, c = {d}, e = "f"}\n', "a.bib"),
        ("\\'{", "a.bib"),
        ("= {", "a.bib"),
        ("TI  - a\n", "a.ris"),
        ("TY  - NEWS\nTI  - a\n", "a.ris"),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1><dt><a href='https://a.example'>a</a><dd>", "a.html"),
    ],
)
def test_the_time_to_open_an_export_grows_linearly(unit: str, name: str) -> None:
    def read(size: int) -> None:
        with suppress(UnreadableClipping):
            open_file((unit * (size // len(unit))).encode(), name=name)

    assert grows_linearly(read, size=20_000)
