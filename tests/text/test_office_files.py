"""Word documents, OpenDocument texts and RTF: what is read, what is not, and files that cannot be read."""

from __future__ import annotations

import zipfile
from html import escape
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.data.kinds import Fate
from articles.text.documents import UnreadableClipping
from articles.text.formats import limits
from articles.text.formats.opening import open_file
from articles.text.formats.reading import FURNITURE
from articles.text.parse import parse
from tests.covered_text import as_read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"

LEAD = "Sluice keepers in Varnholm opened all nine gates on Tuesday after the lake rose by a hand overnight."
SECOND = "“We have not seen this since my father's time,” said Ortrud Pelzig, who keeps the third gate."


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document; ``parts`` are further parts in word/, such as footnotes, each with a relation."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="{name}" Type="{kind}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in parts
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def cell(*texts: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def odt(body: str, **parts: str) -> bytes:
    namespaces = f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}" xmlns:table="{TABLE}" xmlns:draw="{DRAW}"'
    styles = f'<office:automatic-styles xmlns:style="{STYLE}">{parts.pop("styles", "")}</office:automatic-styles>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {namespaces}>{styles}<office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            **parts,
        }
    )


def rtf(body: str, head: str = "\\ansi\\ansicpg1252") -> bytes:
    return f"{{\\rtf1{head}{{\\fonttbl{{\\f0\\fcharset0 Times;}}{{\\f1\\fcharset204 Times;}}}}{body}}}".encode("ascii")


def text_of(data: bytes, name: str = "") -> str:
    (document,) = open_file(data, name=name).documents
    return document.text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(paragraph("One") + "<w:p/>" + paragraph("Two"), "One\n\nTwo", id="an empty paragraph"),
        pytest.param(
            "<w:p>" + run("<w:t>Nine</w:t><w:tab/><w:t>gates</w:t><w:br/><w:t>open</w:t>") + "</w:p>",
            "Nine\tgates\nopen",
            id="a tab and a line break",
        ),
        pytest.param(
            "<w:p>" + run("<w:t>gate</w:t><w:noBreakHyphen/><w:t>keeper</w:t><w:softHyphen/><w:t>s</w:t>") + "</w:p>",
            "gate-keepers",
            id="hyphens",
        ),
        pytest.param(
            "<w:p><w:del>" + run("<w:delText>ten</w:delText>") + "</w:del><w:ins>" + run("<w:t>nine</w:t>") + "</w:ins>"
            "<w:moveFrom>" + run("<w:t>moved</w:t>") + "</w:moveFrom></w:p>",
            "nine",
            id="tracked changes",
        ),
        pytest.param(
            "<w:p>" + run("<w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t>") + run("<w:t>seen</w:t>") + "</w:p>",
            "seen",
            id="hidden text",
        ),
        pytest.param(
            "<w:p>" + run("<w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t>") + "</w:p>",
            "seen",
            id="hidden text that is shown",
        ),
        pytest.param(
            "<w:p>" + run("<w:fldChar w:fldCharType='begin'/>") + run("<w:instrText>HYPERLINK x</w:instrText>")
            + run("<w:fldChar w:fldCharType='separate'/>") + run("<w:t>shown</w:t>")
            + run("<w:fldChar w:fldCharType='end'/>") + run("<w:t> after</w:t>") + "</w:p>",
            "shown after",
            id="a field",
        ),
        pytest.param(
            "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + paragraph("In a control") + "</w:sdtContent></w:sdt>",
            "In a control",
            id="a content control",
        ),
        pytest.param(
            "<w:p><w:hyperlink>" + run("<w:t>A link</w:t>") + "</w:hyperlink></w:p>", "A link", id="a link"
        ),
        pytest.param(
            "<w:p>" + run("<w:t>Around</w:t><w:pict><w:txbxContent>" + paragraph("In a box"))[:-6]
            + "</w:txbxContent></w:pict></w:r>" + run("<w:t> the box</w:t>") + "</w:p>",
            "Around the box\nIn a box",
            id="a text box",
        ),
        pytest.param(
            "<w:tbl><w:tr>" + cell("Gate") + cell("Height") + "</w:tr></w:tbl>",
            "Gate | Height",
            id="a table",
        ),
        pytest.param(
            "<w:tbl><w:tr>" + cell("One", "Two") + cell("Side") + "</w:tr></w:tbl>",
            "One\nTwo\nSide",
            id="a table that lays out text",
        ),
    ],
)  # fmt: skip
def test_a_word_document_gives_the_text_that_word_shows(body: str, text: str) -> None:
    assert text_of(docx(body)) == text


def test_footnotes_follow_the_text_and_running_heads_are_removed() -> None:
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7">{paragraph("Counted by hand.")}</w:footnote></w:footnotes>'
    head = f'<w:hdr xmlns:w="{W}">{paragraph("The Varnholm Bell")}</w:hdr>'
    marked = "<w:p>" + run(f"<w:t>{LEAD}</w:t>") + run('<w:footnoteReference w:id="7"/>') + "</w:p>"

    clipping = parse(docx(marked + paragraph(SECOND), footnotes=note, header1=head), name="gates.docx")

    assert clipping.text == f"{LEAD}[1]\n{SECOND}\n\n[1] Counted by hand.\n\nThe Varnholm Bell"
    (article,) = clipping.articles
    last = article.blocks[-1]
    assert (last.text, last.fate, last.rule) == ("The Varnholm Bell", Fate.REMOVED, FURNITURE.rule)


def test_an_embedded_page_is_read_in_its_place() -> None:
    data = docx(
        paragraph("Before") + f'<w:altChunk xmlns:r="{RELATIONS}" r:id="chunk"/>' + paragraph("After"),
    )
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="chunk" Type="x/aFChunk" Target="/word/a.htm"/>'
        '<Relationship Id="far" Type="x/aFChunk" Target="http://varnholm.example/a.htm" TargetMode="External"/>'
        "</Relationships>"
    )
    members["word/a.htm"] = "<html><body><p>Inside</p></body></html>"

    assert text_of(zipped(members)) == "Before\nInside\nAfter"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<text:h>Gates</text:h>\n<text:p>One  two</text:p>", "Gates\nOne two", id="a heading"),
        pytest.param(
            '<text:p>One<text:s text:c="2"/>two<text:tab/>three<text:line-break/>four</text:p>',
            "One  two\tthree\nfour",
            id="spaces, tab and line break",
        ),
        pytest.param(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>Here</text:p>",
            "Here",
            id="deleted text",
        ),
        pytest.param(
            "<text:p>Said<office:annotation><text:p>Check!</text:p></office:annotation> so</text:p>",
            "Said so",
            id="a comment",
        ),
        pytest.param(
            "<text:p>Nine<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Counted.</text:p>"
            "</text:note-body></text:note> gates</text:p><text:p>End</text:p>",
            "Nine[1] gates\nEnd\n\n[1] Counted.",
            id="a footnote",
        ),
        pytest.param(
            "<text:list><text:list-item><text:p>First</text:p></text:list-item></text:list>", "First", id="a list"
        ),
        pytest.param(
            "<text:p><draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>Around</text:p>",
            "Around\nBoxed",
            id="a text box",
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>Gate</text:p></table:table-cell>"
            "<table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>",
            "Gate | 3",
            id="a table",
        ),
    ],
)
def test_an_opendocument_text_gives_the_text_that_is_shown(body: str, text: str) -> None:
    assert text_of(odt(body)) == text


def test_hidden_styles_of_an_opendocument_text_are_not_read() -> None:
    style = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    data = odt('<text:p>Seen<text:span text:style-name="T1"> unseen</text:span></text:p>', styles=style)
    assert text_of(data) == "Seen"


def test_an_opendocument_text_in_one_file_is_read() -> None:
    data = (
        f'<?xml version="1.0"?><office:document xmlns:office="{OFFICE}" xmlns:text="{TEXT}" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        "<text:p>One file</text:p></office:text></office:body></office:document>"
    )
    assert text_of(data.encode()) == "One file"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("One\\par\\par Two\\par", "One\n\nTwo", id="paragraphs"),
        pytest.param("caf\\'e9 \\u8220?so\\u8221? \\emdash  na\\u239\\'efve", "café “so” — naïve", id="characters"),
        pytest.param("{\\f1 \\'cf\\'f0\\'e8} {\\uc2\\u26085\\'93\\'fa}!", "При 日!", id="code pages"),
        pytest.param("\\u-10179?\\u-8704?", "😀", id="a surrogate pair"),
        pytest.param("Seen{\\v  unseen}\\deleted  gone\\deleted0 , too", "Seen, too", id="hidden and deleted text"),
        pytest.param("a\\tab b\\line c\\~d\\_e\\-f", "a\tb\nc\u00a0d-ef", id="tab, line end, hyphens"),
        pytest.param(
            "{\\field{\\*\\fldinst HYPERLINK \"http://a.example\"}{\\fldrslt the gate}}", "the gate", id="a link"
        ),
        pytest.param(
            "\\trowd\\cellx100\\cellx200 Gate\\cell Height\\cell\\row\\pard After\\par", "Gate | Height\nAfter",
            id="a table",
        ),
        pytest.param(
            "Nine{\\super\\chftn}{\\footnote{\\super\\chftn} Counted.} gates\\par", "Nine[1] gates\n\n[1] Counted.",
            id="a footnote",
        ),
        pytest.param("{\\pict\\wbmp 0100}{\\*\\generator X;}{\\stylesheet{\\s0 Normal;}}Text", "Text", id="groups"),
        pytest.param("A\\bin5 }}}}}B", "AB", id="binary data"),
        pytest.param(
            "{\\shp{\\*\\shpinst{\\sp{\\sn x}}{\\shptxt Boxed\\par}}}Around\\par", "Around\nBoxed", id="a text box"
        ),
        pytest.param("{\\upr{ascii}{\\*\\ud{unicode}}}", "unicode", id="a destination in two forms"),
        pytest.param("One\\par}{\\rtf1 after", "One", id="what follows the document"),
    ],
)  # fmt: skip
def test_an_rtf_document_gives_the_text_that_is_shown(body: str, text: str) -> None:
    assert text_of(rtf(body)) == text


def test_an_rtf_document_is_recognised_in_a_file_with_another_suffix() -> None:
    assert text_of(rtf("One"), name="one.txt") == "One"


def test_japanese_rtf_is_read_by_its_code_page() -> None:
    body = "".join(f"\\'{byte:02x}" if byte > 0x7F else chr(byte) for byte in "水門".encode("cp932"))
    assert text_of(rtf(body, "\\ansi\\ansicpg932")) == "水門"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        pytest.param(docx("<w:p/>"), "a.docx", "holds no text", id="no text"),
        pytest.param(docx("<w:p>" * 300 + "</w:p>" * 300), "a.docx", "XML is nested too deep", id="nested too deep"),
        pytest.param(docx(paragraph(LEAD))[:-40], "a.docx", "damaged", id="cut short"),
        pytest.param(docx("<w:p>"), "a.docx", "XML is damaged", id="XML that is not well-formed"),
        pytest.param(rtf("{" * 5_000), "a.rtf", "nested too deep", id="RTF groups nested too deep"),
        pytest.param(
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
            "a.ods", "no column of this table", id="an OpenDocument table",
        ),
        pytest.param(
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "junk",
                    "META-INF/manifest.xml": "<m><encryption-data/></m>",
                }
            ),
            "a.odt", "password", id="an encrypted OpenDocument text",
        ),
        pytest.param(
            zipped({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}), "a.pptx", "PowerPoint", id="slides"
        ),
        pytest.param(zipped({"Index/Document.iwa": b"x"}), "a.pages", "export it as DOCX", id="a Pages document"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.doc", "save it as .docx", id="an old document"),
        pytest.param(
            b"\xd0\xcf\x11\xe0" + b"\0" * 60 + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password",
            id="an encrypted document",
        ),
        pytest.param(b"Book".ljust(60, b"\0") + b"BOOKMOBI", "a.mobi", "convert it to EPUB", id="a Kindle book"),
        pytest.param(b"AT&TFORM\0\0", "a.djvu", "convert it to PDF", id="DjVu"),
        pytest.param(zipped({"a.txt": LEAD}), "a.zip", "unpack it", id="an archive"),
    ],
)  # fmt: skip
def test_documents_that_cannot_be_read_are_rejected_with_advice(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        open_file(data, name=name)


def test_a_zip_bomb_is_not_unpacked() -> None:
    data = docx(f"<!--{' ' * (limits.RATIO_FREE_BYTES + 1)}-->")
    with pytest.raises(UnreadableClipping, match="unpacks to more than can be read"):
        open_file(data, name="a.docx")


def test_entities_are_not_resolved() -> None:
    entities = '<!DOCTYPE w [<!ENTITY a "bomb"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    text = "<w:p><w:r><w:t>Text &a;&f;</w:t></w:r></w:p>"
    body = f'{entities}<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>'
    assert text_of(zipped({"[Content_Types].xml": "<x/>", "word/document.xml": body})) == "Text"


def as_rtf(line: str) -> str:
    units = line.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(f"\\u{number}?" for number in numbers) + "\\par "


LINES = st.lists(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60).filter(str.strip),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
@settings(max_examples=25, deadline=None)
@given(lines=LINES)
def test_every_paragraph_is_in_a_block_with_its_place(kind: str, lines: list[str]) -> None:
    if kind == "docx":
        data = docx("".join(map(paragraph, lines)))
    elif kind == "odt":
        data = odt("".join(f"<text:p>{escape(line)}</text:p>" for line in lines))
    else:
        data = rtf("".join(map(as_rtf, lines)))

    clipping = parse(data, name=f"a.{kind}")

    blocks = [block for article in clipping.articles for block in article.blocks]
    for block in blocks:
        assert block.span is not None
        assert as_read(block.span.of(clipping.text)) == as_read(block.text)
    shown = "".join("".join(block.span.of(clipping.text).split()) for block in blocks if block.span)
    assert shown == "".join("".join(line.split()) for line in lines)
