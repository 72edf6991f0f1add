"""EPUB books and magazines: chapters, what is around them, and books that cannot be read."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.decoding import PAGE, PLAIN
from articles.text.formats.opening import open_file
from articles.text.formats.reading import FURNITURE
from articles.text.parse import parse

GATES = (
    "Sluice keepers in Varnholm opened all nine gates on Tuesday after the lake rose by a hand overnight, and the "
    "council asked people along the lower canal to move their boats before dark.",
    "“We have not seen this since my father's time,” said Ortrud Pelzig, who keeps the third gate and has measured the "
    "water every morning for forty years.",
)
FERRY = (
    "The last steam ferry on the Lesk made its final crossing on Sunday with a brass band on deck and four hundred "
    "passengers, many of whom had ridden it to school.",
    "Its captain, Ludger Amsel, said he would keep the bell. The boat goes to the museum at Torn, which has a berth "
    "for it beside the dredger.",
)


def chapter(heading: str, paragraphs: tuple[str, ...], extra: str = "") -> str:
    title = f"<h1>{heading}</h1>" if heading else ""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{title}\n{body}{extra}</body></html>'


def epub(chapters: dict[str, str], *, metadata: str = "", parts: dict[str, str] | None = None) -> bytes:
    """Return an EPUB whose spine has the chapters in order; "nav.xhtml" is its table of contents."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav.xhtml' else ''}/>"
        for number, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="text/book.opf"/></rootfiles></container>'
    )
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "text/book.opf": package}
    members |= {f"text/{name}": content for name, content in chapters.items() if content} | (parts or {})
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


NAV = chapter("", (), '<nav><ol><li><a href="a.xhtml">Nine gates opened</a></li></ol></nav>')
COVER = chapter("The Varnholm Reader", ("Week 12",))


def test_a_book_of_one_article_gives_one_article() -> None:
    metadata = "<dc:title>Nine gates opened</dc:title><dc:creator>Ilse Korvath</dc:creator>"
    chapters = {"cover.xhtml": COVER, "nav.xhtml": NAV, "a.xhtml": chapter("Nine gates opened", GATES)}

    (article,) = parse(epub(chapters, metadata=metadata), name="a.epub").articles

    assert (article.headline, article.authors) == ("Nine gates opened", ("Ilse Korvath",))
    assert article.body == "\n\n".join(GATES)
    removed = [block.text for block in article.blocks if block.rule == FURNITURE.rule]
    assert removed == ["The Varnholm Reader", "Week 12", "Nine gates opened"]


def test_each_chapter_of_a_magazine_is_an_article() -> None:
    chapters = {
        "cover.xhtml": COVER,
        "a.xhtml": chapter("Nine gates opened", GATES),
        "b.xhtml": chapter("Farewell to the Lesk ferry", FERRY),
    }
    clipping = parse(epub(chapters, metadata="<dc:creator>Ilse Korvath</dc:creator>"), name="a.epub")

    assert [article.headline for article in clipping.articles] == ["Nine gates opened", "Farewell to the Lesk ferry"]
    assert [article.authors for article in clipping.articles] == [(), ()]
    for article in clipping.articles:
        for block in article.blocks:
            assert block.span is not None
            assert clipping.text[block.span.start : block.span.end] == block.text


def test_a_chapter_without_a_heading_goes_on_with_the_one_before() -> None:
    chapters = {"a.xhtml": chapter("Nine gates opened", GATES), "b.xhtml": chapter("", FERRY)}

    (article,) = parse(epub(chapters), name="a.epub").articles

    assert article.body == "\n\n".join(GATES + FERRY)


def test_a_saved_page_in_a_book_is_read_as_a_page() -> None:
    page = chapter("Nine gates opened", GATES, "<script>x()</script><form><button>Subscribe</button></form>")
    (document,) = open_file(epub({"a.xhtml": page})).documents
    assert document.kind == PAGE
    (document,) = open_file(epub({"a.xhtml": chapter("Nine gates opened", GATES)})).documents
    assert document.kind == PLAIN


def test_bars_that_lead_from_chapter_to_chapter_are_removed() -> None:
    bar = '<div class="calibre_navbar"><a href="b">Next</a> | <a href="c">Main menu</a></div>'
    (article,) = parse(epub({"a.xhtml": chapter("Nine gates opened", GATES, bar)}), name="a.epub").articles
    assert [block.text for block in article.blocks if block.rule == FURNITURE.rule] == ["Next | Main menu"]


def test_a_missing_chapter_is_named_and_the_others_are_read() -> None:
    opened = open_file(epub({"a.xhtml": chapter("Nine gates opened", GATES), "b.xhtml": ""}))
    assert len(opened.documents) == 1
    assert opened.problems == ("Chapter text/b.xhtml could not be read: it is missing",)


@pytest.mark.parametrize(
    ("algorithm", "protected"),
    [("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True), ("http://www.idpf.org/2008/embedding", False)],
)
def test_protected_books_are_rejected_and_obscured_fonts_do_no_harm(algorithm: str, protected: bool) -> None:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{algorithm}"/><e:CipherData>'
        '<e:CipherReference URI="text/a.xhtml"/></e:CipherData></e:EncryptedData></encryption>'
    )
    data = epub({"a.xhtml": chapter("Nine gates opened", GATES)}, parts={"META-INF/encryption.xml": encryption})
    if protected:
        with pytest.raises(UnreadableClipping, match="DRM"):
            open_file(data)
    else:
        assert len(open_file(data).documents) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(epub({}), "holds no text", id="no chapters"),
        pytest.param(epub({"a.xhtml": "<html><body><img src='a.png'/></body></html>"}), "holds no text", id="pictures"),
        pytest.param(epub({"a.xhtml": chapter("", GATES)})[:-30], "damaged", id="cut short"),
    ],
)
def test_books_that_cannot_be_read_are_rejected_with_advice(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        open_file(data, name="a.epub")
