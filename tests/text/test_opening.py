"""Opening of files: what is taken is documented, and what is not is refused with advice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.opening import SUFFIXES, is_document, open_file, readable_text
from articles.text.parse import parse

FORMATS_PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "formats.md"


def zip_of(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def test_every_suffix_that_is_taken_is_in_the_docs() -> None:
    page = FORMATS_PAGE.read_text(encoding="utf-8")

    assert [suffix for suffix in sorted(SUFFIXES) if f"`{suffix}`" not in page] == []


def test_an_archive_of_articles_is_no_document() -> None:
    assert not is_document(frozenset({"a.txt", "b.html"}))
    assert is_document(frozenset({"[Content_Types].xml", "word/document.xml"}))


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        (b"\x89PNG\r\n\x1a\n", "slip.png", "paste the text"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "slip.doc", "save"),
        (zip_of(a="x"), "slip.zip", "unpack it"),
        (b"PK\x03\x04broken", "slip.docx", "damaged or incomplete"),
        (b"", "slip.txt", "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data: bytes, name: str, advice: str) -> None:
    with pytest.raises(UnreadableClipping, match=advice):
        open_file(data, name=name)


def test_text_is_recognised_whatever_its_name() -> None:
    text = "Slip to close\n\nThe harbour board voted on Monday to close the slip.\n"

    for name in ("slip.txt", "slip.md", "slip", "slip.xyz", "slip.csv.txt"):
        opened = open_file(text.encode(), name=name)
        assert [document.text for document in opened.documents] == [text]
        assert readable_text(text.encode(), name=name) == text


def test_the_articles_of_several_documents_are_numbered_and_have_their_spans() -> None:
    rows = "".join(
        f"Ferry line {n},The ferry between Quoin and the outer islands will run again from April {n} or later.\n"
        for n in (1, 2, 3)
    )
    parsed = parse(f"title,text\n{rows}".encode(), name="slips.csv")

    assert [article.index for article in parsed.articles] == [0, 1, 2]
    for article in parsed.articles:
        for block in article.blocks:
            assert block.span is not None
            assert block.span.of(parsed.text) == block.text
