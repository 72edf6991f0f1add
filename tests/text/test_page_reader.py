"""The lines that readers of a page see: words at the borders of elements, ruby, credits, tables, hidden elements."""

from __future__ import annotations

import time

import lxml.html
import pytest

from articles.text.formats.page_reader import read_lines, text_of


def lines_of(source: str) -> list[str]:
    return [line.text for line in read_lines(lxml.html.document_fromstring(f"<body>{source}</body>"))]


WORDS = [
    pytest.param(
        "<div>By <a href='/o'>Ida Brandt</a><span>Harbours</span><time>14 Mar 2013</time></div>",
        ["By Ida Brandt Harbours 14 Mar 2013"],
        id="byline of links and spans",
    ),
    pytest.param("<div><a>Ida Brandt</a>Coast</div>", ["Ida Brandt Coast"], id="link before text"),
    pytest.param("<div><span>coast</span><a>harbour</a><a>piers</a></div>", ["coast harbour piers"], id="row of links"),
    pytest.param("<div><a>Brandt (AP)</a><span>Coast</span></div>", ["Brandt (AP) Coast"], id="after a bracket"),
    pytest.param("<li><time>10:30</time><span>Pier shut</span></li>", ["10:30 Pier shut"], id="time before text"),
    pytest.param("<p><b>T</b>he pier</p>", ["The pier"], id="bold initial"),
    pytest.param("<p><span class='dropcap'>T</span><span>he pier</span></p>", ["The pier"], id="drop cap"),
    pytest.param("<p>the <i>pier</i>s and H<sub>2</sub>O, 5<sup>th</sup></p>", ["the piers and H2O, 5th"], id="marks"),
    pytest.param(
        "<p>Mac<span>Donald</span> and i<span>Phone</span></p>", ["MacDonald and iPhone"], id="part of a name"
    ),
    pytest.param("<p><span>har</span><span>bour</span></p>", ["harbour"], id="word in two spans"),
    pytest.param("<h1><span>O</span><span>l</span><span>d</span> pier</h1>", ["Old pier"], id="animated heading"),
    pytest.param(
        "<p>see <a>the report<svg></svg></a>, she said</p>", ["see the report, she said"], id="icon in a link"
    ),
    pytest.param(
        "<p>The pier <script>ad()</script>was shut.</p>", ["The pier was shut."], id="script within a paragraph"
    ),
    pytest.param(
        "<div><span style='display:block'>Ida</span><span>Coast</span></div>", ["Ida", "Coast"], id="block span"
    ),
    pytest.param("<div>港湾局は\n渡し船を再開</div>", ["港湾局は渡し船を再開"], id="line break between Japanese"),
    pytest.param("<div>the pier\nwas shut</div>", ["the pier was shut"], id="line break between English"),
]


@pytest.mark.parametrize(("source", "lines"), WORDS)
def test_words_are_parted_as_in_a_browser(source: str, lines: list[str]) -> None:
    assert lines_of(source) == lines


RUBY = [
    pytest.param("<ruby>瓦根<rt>かわらね</rt></ruby>", "瓦根（かわらね）", id="reading"),
    pytest.param(
        "<ruby><rb>瓦根</rb><rp>(</rp><rt>かわらね</rt><rp>)</rp></ruby>", "瓦根（かわらね）", id="with brackets"
    ),
    pytest.param("\n<ruby>\n<rb>瓦根</rb>\n<rt>かわらね</rt>\n</ruby>\n", "瓦根（かわらね）", id="on lines of its own"),
    pytest.param("<ruby>瓦<rt>かわら</rt>根<rt>ね</rt></ruby>", "瓦根（かわらね）", id="reading a character"),
    pytest.param("<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>", "汉字（hàn zì）", id="pinyin"),
    pytest.param("<ruby>瓦根<rt></rt></ruby>", "瓦根", id="empty reading"),
    pytest.param("<b><ruby>瓦根<rt>かわらね</rt></ruby></b>", "瓦根（かわらね）", id="in bold"),
    pytest.param("<a><ruby>瓦根<rt>かわらね</rt></ruby></a>", "瓦根（かわらね）", id="in a link"),
    pytest.param("<ruby>瓦根<rtc><rt>かわらね</rt></rtc></ruby>", "瓦根（かわらね）", id="in a container"),
]


@pytest.mark.parametrize(("ruby", "text"), RUBY)
def test_a_reading_follows_its_base_in_brackets(ruby: str, text: str) -> None:
    assert lines_of(f"<p>港湾局の{ruby}局長は十四日、発表した。</p>") == [f"港湾局の{text}局長は十四日、発表した。"]


def test_a_reading_without_its_base_is_kept() -> None:
    assert lines_of("<p>港湾局<rt>こうわんきょく</rt>は</p><ruby>瓦<div>根</div><rt>かわらね</rt></ruby>") == [
        "港湾局こうわんきょくは",
        "瓦",
        "根",
        "（かわらね）",
    ]


LEAD = "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said."
CREDITS = [
    pytest.param(
        "<span class='pic'><img><span class='attribution'>© Provided by Harlow Press</span></span> ", id="class"
    ),
    pytest.param("<img><span>© Harlow Press</span> ", id="sign"),
    pytest.param("<em>Photo: Ida Brandt</em> ", id="label"),
    pytest.param("<small>Foto: Ida Brandt/dpa</small>", id="German label"),
    pytest.param("<span class='image-credit'>Ida Brandt</span>", id="name"),
    pytest.param("<i>(c) Harlow Press 2022</i> ", id="letter"),
    pytest.param("<span>Photograph by Ida Brandt</span> ", id="photograph by"),
    pytest.param("<cite>Bild: Ida Brandt</cite> ", id="cite"),
    pytest.param("<span class='copyright'>Harlow Press</span> ", id="copyright"),
    pytest.param("<span>Image © Harlow Press</span> ", id="image and sign"),
]


@pytest.mark.parametrize("credit", CREDITS)
def test_a_credit_leaves_its_paragraph(credit: str) -> None:
    above, below = lines_of(f"<p>{credit}{LEAD}</p>")

    assert below == LEAD
    assert len(above) < 40


def test_a_credit_below_a_long_paragraph_leaves_it_and_a_caption_keeps_its_own() -> None:
    paragraph = " ".join([LEAD] * 3)

    assert lines_of(f"<p>{paragraph} <span>© Harlow Press</span></p>") == [paragraph, "© Harlow Press"]
    assert lines_of("<div>Divers at the pier <span>© Harlow Press</span></div>") == [
        "Divers at the pier © Harlow Press"
    ]


def test_a_mark_within_a_paragraph_is_no_credit() -> None:
    text = "The photo: a pier. <em>Photo by Brandt</em> is the name of a song that she wrote, the town’s records say."

    assert len(lines_of(f"<p>{text}</p>")) == 1


def test_rows_of_a_data_table_are_lines() -> None:
    source = (
        "<table><tr><th>Pier</th><th>Built</th></tr><tr><td>Old</td><td><b>1894</b></td></tr>"
        "<tr><td>New</td><td>1931</td></tr></table>"
    )

    assert lines_of(source) == ["Pier | Built", "Old | 1894", "New | 1931"]


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td>Menu</td><td><p>The pier was shut.</p></td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<table role='presentation'><tr><td>Menu</td><td>1</td></tr><tr><td>a</td><td>2</td></tr></table>",
        "<table><tr><td>Menu</td><td>Text</td></tr></table>",
    ],
)
def test_cells_of_a_layout_table_are_lines(source: str) -> None:
    assert "Menu" in lines_of(source)


def test_preformatted_paragraphs_are_joined_and_columns_are_not() -> None:
    wrapped = (
        "The old pier at Harlow Bay was shut on Friday after divers found cracks\nin two of its pillars.\n\n"
        "Nobody was hurt."
    )
    table = "Pier     Built\nOld      1894"

    assert lines_of(f"<pre>{wrapped}</pre>") == [
        "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars.",
        "Nobody was hurt.",
    ]
    assert lines_of(f"<pre>{table}</pre>") == ["Pier Built", "Old 1894"]
    assert lines_of("<div style='white-space: pre-line'>One.\nTwo.</div>") == ["One.", "Two."]


HIDDEN = [
    pytest.param("<div hidden>Hidden</div><p>Seen</p>", ["Seen"], id="hidden"),
    pytest.param("<p>Seen<span class='visually-hidden'>(opens in a new window)</span></p>", ["Seen"], id="reader text"),
    pytest.param("<p><span aria-hidden='true'>Seen</span><span>Seen</span></p>", ["Seen"], id="copy for the eye"),
    pytest.param("<p><span aria-hidden='true'>Seen</span> once</p>", ["Seen once"], id="no copy"),
    pytest.param("<div hidden id='S:1'><p>Seen</p></div>", ["Seen"], id="streamed"),
    pytest.param("<template><p>Not seen</p></template><p>Seen</p>", ["Seen"], id="template"),
    pytest.param("<div><template shadowrootmode='open'><p>Seen</p></template></div>", ["Seen"], id="shadow root"),
    pytest.param("<noscript><img src='a'>No script</noscript><p>Seen</p>", ["Seen"], id="noscript"),
    pytest.param("<details><summary>More</summary><p>Seen</p></details>", ["More", "Seen"], id="details"),
    pytest.param("<dl><dt>Built</dt><dd>1894</dd></dl>", ["Built", "1894"], id="definitions"),
]


@pytest.mark.parametrize(("source", "lines"), HIDDEN)
def test_hidden_elements_are_not_read(source: str, lines: list[str]) -> None:
    assert lines_of(source) == lines


def test_a_body_that_a_style_hides_until_it_is_loaded_is_read() -> None:
    root = lxml.html.document_fromstring(
        "<html style='display:none'><body style='visibility:hidden'>Seen</body></html>"
    )

    assert [line.text for line in read_lines(root)] == ["Seen"]


def test_the_text_of_an_element_keeps_its_words_whole() -> None:
    assert text_of(lxml.html.fragment_fromstring("<h1><b>O</b>ld <ruby>桟橋<rt>さんばし</rt></ruby><br>shut</h1>")) == (
        "Old 桟橋（さんばし） shut"
    )


HOSTILE = [
    pytest.param("<span>a</span>", id="spans"),
    pytest.param("<ruby>a<rt>b", id="open ruby"),
    pytest.param("<b><br>", id="nested breaks"),
    pytest.param("<i aria-hidden=true>a", id="nested copies"),
    pytest.param("<table><tr><td>1<td>2<tr><td>3<td>4", id="nested tables"),
    pytest.param("<span class=credit>©", id="nested credits"),
    pytest.param("<pre>" + "a" * 60 + "\n", id="preformatted"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        root = lxml.html.document_fromstring("<body>" + piece * times)
        start = time.process_time()
        read_lines(root)
        return time.process_time() - start

    few, many = min(seconds(1_000) for _ in range(3)), seconds(8_000)

    assert many < 40 * few + 0.2
