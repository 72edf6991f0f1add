"""Streams of PDF documents that unpack to more than any document's are refused before PDFium unpacks them."""

from __future__ import annotations

import base64
import zlib

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.opening import open_file
from articles.text.formats.pdf.streams import check_streams

TEXT = b"BT /F1 9 Tf 50 50 Td (The harbour board of Quoin closed the slip) Tj ET\n"
BOMB = zlib.compress(b" " * 9_000_000 + TEXT)


def pdf(stream: bytes, entries: bytes) -> bytes:
    """Return a document of one page, which ``stream`` draws. ``entries`` are those of the stream's dictionary."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), entries, stream),
    )
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


@pytest.mark.parametrize(
    ("stream", "entries"),
    [
        pytest.param(BOMB, b"/Filter/FlateDecode", id="packed"),
        pytest.param(BOMB, b"", id="unlabelled"),
        pytest.param(BOMB, b"/Filter/FlateDecode/Subtype/Image", id="drawing labelled as a picture"),
        pytest.param(zlib.compress(BOMB), b"/Filter[/FlateDecode/FlateDecode]", id="packed twice"),
        pytest.param(base64.a85encode(BOMB) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]", id="as characters"),
        pytest.param(BOMB.hex().encode() + b">", b"/Filter[/AHx/Fl]", id="as digits"),
        pytest.param(bytes(1_100_000), b"/Filter/LZWDecode", id="another compression"),
    ],
)
def test_a_stream_that_unpacks_to_too_much_is_refused(stream: bytes, entries: bytes) -> None:
    with pytest.raises(UnreadableClipping, match="unpacks to more"):
        open_file(pdf(stream, entries), name="slip.pdf")


@pytest.mark.parametrize(
    ("stream", "entries"),
    [
        pytest.param(TEXT, b"", id="not packed"),
        pytest.param(zlib.compress(TEXT), b"/Filter/FlateDecode", id="packed"),
        pytest.param(base64.a85encode(TEXT) + b"~>", b"/Filter/ASCII85Decode", id="as characters"),
    ],
)
def test_other_documents_are_read(stream: bytes, entries: bytes) -> None:
    (document,) = open_file(pdf(stream, entries), name="slip.pdf").documents

    assert document.text.strip() == "The harbour board of Quoin closed the slip"


def test_pictures_and_damaged_streams_are_no_matter() -> None:
    picture = b"7 0 obj\n<</Subtype/Image/Filter/FlateDecode>>stream\n" + BOMB + b"\nendstream"

    check_streams(pdf(TEXT, b"") + picture)
    check_streams(pdf(zlib.compress(TEXT)[:-9], b"/Filter/FlateDecode"))
    check_streams(pdf(b"~~~", b"/Filter/ASCII85Decode"))
    check_streams(b"stream\n")
