"""PDF documents: columns, running heads, hyphens and paragraphs, and documents that cannot be read."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.data.kinds import Fate
from articles.text.documents import UnreadableClipping
from articles.text.formats.opening import open_file
from articles.text.formats.pdf.glyphs import Fragment
from articles.text.formats.pdf.layout import line_of
from articles.text.formats.reading import FURNITURE
from articles.text.parse import parse

WIDTH, HEIGHT = 595, 842

PARAGRAPHS = (
    "Sluice keepers in Varnholm opened all nine gates on Tuesday after the lake rose by a hand overnight, and the "
    "council asked people along the lower canal to move their boats before dark.",
    "“We have not seen this since my father's time,” said Ortrud Pelzig, who keeps the third gate and has measured the "
    "water every morning for forty years.",
    "The regional weather office expects more rain on Thursday. Its director, Emmerich Vaudt, said the ground could "
    "take up hardly any of it.",
)


@dataclass(slots=True)
class Page:
    """Texts of a page, each with its place in points and its size."""

    texts: list[tuple[float, float, float, str]] = field(default_factory=list)

    def write(self, left: float, bottom: float, text: str, size: float = 10) -> None:
        self.texts.append((left, bottom, size, text))


def pdf(*pages: Page, title: str = "") -> bytes:
    """Return a PDF document in Helvetica."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for page in pages:
        stream = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({escaped(text)}) Tj ET\n"
            for left, bottom, size, text in page.texts
        )
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {len(objects) + 2} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}endstream")
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>"
    objects.append(f"<</Title ({escaped(title)})>>")
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {size}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    ).encode("cp1252")


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def filled(paragraphs: tuple[str, ...], *, width: int, left: float = 60, gap: float = 0, indent: float = 0) -> Page:
    """Return a page with a column of paragraphs, whose lines have at most ``width`` letters."""
    page, bottom = Page(), 760.0
    for paragraph in paragraphs:
        for number, line in enumerate(textwrap.wrap(paragraph, width)):
            page.write(left if number else left + indent, bottom, line)
            bottom -= 12
        bottom -= gap
    return page


def text_of(data: bytes, name: str = "a.pdf") -> str:
    (document,) = open_file(data, name=name).documents
    return document.text


@pytest.mark.parametrize(
    ("gap", "indent"),
    [pytest.param(6, 0, id="a gap"), pytest.param(0, 12, id="an indent"), pytest.param(0, 0, id="short lines")],
)
def test_lines_are_joined_into_paragraphs(gap: float, indent: float) -> None:
    assert text_of(pdf(filled(PARAGRAPHS, width=80, gap=gap, indent=indent))) == "\n".join(PARAGRAPHS)


def test_short_lines_stay_lines_of_their_own() -> None:
    menu = ("Home", "News", "Weather on the lake", "Subscribe")
    assert text_of(pdf(filled((*menu, *PARAGRAPHS), width=80))).splitlines()[:4] == list(menu)


@pytest.mark.parametrize("by_row", [False, True])
def test_columns_are_read_one_after_the_other_whatever_the_order_of_drawing(by_row: bool) -> None:
    left, right = filled(PARAGRAPHS, width=40, gap=6), filled(PARAGRAPHS[::-1], width=40, left=320, gap=6)
    page = Page()
    page.write(60, 790, "Nine gates opened as the lake rises over its banks in Varnholm", 16)
    texts = [*left.texts, *right.texts]
    page.texts += sorted(texts, key=lambda text: (-text[1], text[0])) if by_row else texts

    lines = text_of(pdf(page)).splitlines()

    assert lines == [page.texts[0][3], *PARAGRAPHS, *PARAGRAPHS[::-1]]


def test_a_menu_beside_a_column_of_text_is_a_column() -> None:
    text = [line for part in PARAGRAPHS for line in textwrap.wrap(part, 46)]
    page = Page()
    for number, line in enumerate(text):
        page.write(60, 760 - 12 * number, f"Menu {number}")
        page.write(310, 760 - 12 * number, line)

    found = text_of(pdf(page))

    assert len(text) >= 10
    assert found.index("Menu 9") < found.index("Sluice keepers")
    assert " ".join(PARAGRAPHS[0].split()) in " ".join(found.split())


def test_the_rows_of_a_table_stay_together() -> None:
    page = Page()
    for number in range(14):
        page.write(60, 760 - 12 * number, f"Gate {number}")
        page.write(130, 760 - 12 * number, "opened by the keeper in the early morning, before the lake rose again")

    assert "Gate 3\topened by the keeper" in text_of(pdf(page))


def fragment(text: str, left: float) -> Fragment:
    return Fragment(text=text, left=left, right=left + 6 * len(text), bottom=100, top=110, number=0)


def test_lines_from_right_to_left_keep_their_numbers_in_place() -> None:
    arabic = [fragment("2024", 60), fragment("إغلاق الرصيف حتى عام", 100)]
    hebrew = [fragment("הרציף ייסגר עד ,2024 כך נמסר", 60)]

    assert line_of(arabic).text == "إغلاق الرصيف حتى عام 2024"
    assert line_of(hebrew).text == "הרציף ייסגר עד 2024, כך נמסר"
    assert line_of([fragment("In ", 60), fragment("2024 they wrote", 90), fragment("שלום", 200)]).text.startswith("In")


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first, second = Page(), Page()
    words = textwrap.wrap(PARAGRAPHS[0], 40)
    for number, line in enumerate(words[:3]):
        first.write(60, 760 - 12 * number, line)
    for number, line in enumerate(words[3:]):
        second.write(60, 760 - 12 * number, line)

    assert text_of(pdf(first, second)) == PARAGRAPHS[0]


def test_hyphens_at_line_ends_are_joined_against_the_words_of_the_text() -> None:
    page = Page()
    lines = (
        "The well-known gatekeeper of the waterworks said that the water-",
        "works need a new pump, and so did another well-",
        "known engineer, Anne-",
        "Marie Tolk, who keeps the sche-",
        "dule.",
    )
    for number, line in enumerate(lines):
        page.write(60, 760 - 12 * number, line)

    assert text_of(pdf(page)) == (
        "The well-known gatekeeper of the waterworks said that the waterworks need a new pump, and so did another "
        "well-known engineer, Anne-Marie Tolk, who keeps the schedule."
    )


def test_running_heads_and_page_numbers_go_to_the_ledger() -> None:
    pages = [filled(PARAGRAPHS[number : number + 1], width=80) for number in range(3)]
    for number, page in enumerate(pages, 1):
        page.write(60, 810, "The Varnholm Bell")
        page.write(500, 30, f"Page {number} of 3")

    (article,) = parse(pdf(*pages), name="a.pdf").articles

    removed = [block.text for block in article.blocks if block.rule == FURNITURE.rule]
    assert removed == ["The Varnholm Bell", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    assert all(block.fate is Fate.REMOVED for block in article.blocks if block.rule == FURNITURE.rule)
    assert "Bell" not in article.body


def test_the_address_that_a_browser_prints_is_the_articles() -> None:
    pages = [filled(PARAGRAPHS[number : number + 1], width=80) for number in range(3)]
    for number, page in enumerate(pages, 1):
        page.write(60, 20, f"https://bell.example/gates {number}/3")

    (article,) = parse(pdf(*pages), name="a.pdf").articles

    assert article.url == "https://bell.example/gates"


def test_a_page_on_its_side_is_turned() -> None:
    page = filled(PARAGRAPHS, width=80, gap=6)
    data = pdf(page)
    turned = data.replace(b" Tf 1 0 0 1 ", b" Tf 0 1 -1 0 ")
    # The same places, a quarter turn further: x becomes y.
    for left, bottom, _size, _text in page.texts:
        turned = turned.replace(
            f"-1 0 {left} {bottom} Tm".encode(), f"-1 0 {WIDTH - (bottom - 300)} {left} Tm".encode()
        )

    assert text_of(turned) == "\n".join(PARAGRAPHS)


def test_the_title_is_a_hint_only_if_the_text_shows_it() -> None:
    page = filled(("Nine gates opened", *PARAGRAPHS), width=80, gap=6)

    shown, other = (open_file(pdf(page, title=title)).documents[0] for title in ("Nine gates opened", "scan0001"))

    assert (shown.hints.headline, other.hints.headline) == ("Nine gates opened", None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(pdf(Page()), "holds no text", id="an empty page"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "damaged", id="cut short"),
        pytest.param(b"%PDF-1.7\n" + b"junk " * 2_000, "damaged", id="junk"),
    ],
)
def test_documents_that_cannot_be_read_are_rejected_with_advice(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        open_file(data, name="a.pdf")


def test_a_picture_of_a_page_needs_text_recognition() -> None:
    stream = "q 500 0 0 800 0 0 cm /I Do Q"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\n0\n"
        "endstream",
    )
    numbered = "".join(f"{number} 0 obj{content} endobj\n" for number, content in enumerate(objects, 1))
    data = f"%PDF-1.4\n{numbered}trailer<</Root 1 0 R>>\n%%EOF".encode()
    with pytest.raises(UnreadableClipping, match="run it through OCR"):
        open_file(data, name="scan.pdf")


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.integers(0, 4_000), min_size=1, max_size=30), value=st.integers(0, 255))
def test_a_damaged_document_is_read_or_rejected(places: list[int], value: int) -> None:
    data = bytearray(pdf(filled(PARAGRAPHS, width=60)))
    for place in places:
        data[place % len(data)] = value
    try:
        opened = open_file(bytes(data), name="a.pdf")
    except UnreadableClipping:
        return
    assert opened.documents


WORDS = st.lists(st.text("abcdefghij", min_size=2, max_size=9), min_size=1, max_size=40).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(paragraphs=st.lists(WORDS, min_size=1, max_size=6), columns=st.integers(1, 2))
def test_every_word_is_in_a_block_with_its_place(paragraphs: list[str], columns: int) -> None:
    page = filled(tuple(paragraphs), width=40, gap=6)
    if columns == 2:
        page.texts += filled(tuple(paragraphs), width=40, left=320, gap=6).texts

    clipping = parse(pdf(page), name="a.pdf") if len("".join(paragraphs)) >= 12 else None

    if clipping:
        blocks = [block for article in clipping.articles for block in article.blocks]
        for block in blocks:
            assert block.span is not None
            assert clipping.text[block.span.start : block.span.end].split() == block.text.split()
        shown = sorted(word for block in blocks for word in block.text.split())
        assert shown == sorted(" ".join(paragraphs * columns).split())
