"""Exports of newspaper databases, other dumps of several articles, and single articles that look like them."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.text.data.kinds import Fate, Kind
from articles.text.data.sources import SourceProfile
from articles.text.documents import LineDecision
from articles.text.formats.databases import split_articles
from articles.text.formats.decoding import split_lines
from articles.text.parse import HAND, ParsedClipping, parse
from articles.text.people.found import SearchedPeople
from articles.text.quotes.found import SearchedQuotes
from tests import sample_scores
from tests.growth import TIMES_LARGER, grows_linearly

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
ANSWERS = json.loads((FIXTURES / "expected_exports.json").read_text("utf-8"))
EXPORTS = FIXTURES / "exports"

PIER = (
    "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said.",
    "Mayor Orla Voss said the town would not wait for the spring storms. “We close it today,” Voss said on the pier.",
    "Engineers from Brandt Marine will measure the pillars next week, the harbour office said in a statement.",
)
MARKET = (
    "The fish market of Marrenton will open at four in the morning again, its council decided on Tuesday evening.",
    "Stallholders had asked for the old hour for eleven years. “Fish do not sleep in,” said Marta Lind of stall nine.",
    "Buses will run from half past three, and the lamps on the quay stay on until sunrise, the council said.",
)
OWL = (
    "An owl that had lived in the clock tower of Ostrand since the autumn has moved to the town library instead.",
    "Librarians leave a window of the attic open for it, and have asked readers to return their books quietly.",
    "The clock had stopped twice since October. It has kept the time since Sunday, the verger said with some relief.",
)
RULE = "=" * 30


def read(text: str, **options: object) -> ParsedClipping:
    return parse(text.encode(), **options)  # type: ignore[arg-type]


def headlines(clipping: ParsedClipping) -> list[str]:
    return [article.headline for article in clipping.articles]


@pytest.mark.parametrize("answers", ANSWERS, ids=[answers["file"] for answers in ANSWERS])
def test_articles_of_an_export_have_their_fields(answers: dict[str, list[dict[str, object]]]) -> None:
    data = (EXPORTS / str(answers["file"])).read_bytes()

    clipping = parse(data, profiles=sample_scores.read_profiles())

    found = [
        {
            "headline": article.headline,
            "standfirst": article.standfirst,
            "authors": list(article.authors),
            "dateline": list(article.dateline),
            "source": article.source,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
            "paragraphs": article.body.count("\n\n") + 1,
            "first": expected["first"] if article.body.startswith(str(expected["first"])) else article.body[:60],
            "last": expected["last"] if article.body.endswith(str(expected["last"])) else article.body[-60:],
        }
        for article, expected in zip(clipping.articles, answers["articles"], strict=True)
    ]
    assert found == answers["articles"]
    assert [article.index for article in clipping.articles] == list(range(len(found)))
    assert {article.language for article in clipping.articles} == {"en"}
    assert {article.headline_origin for article in clipping.articles} == {"clipping"}


def assert_covered(clipping: ParsedClipping) -> None:
    """Assert that the blocks of all articles cover every line once and in order, and match their spans."""
    blocks = [block for article in clipping.articles for block in article.blocks]
    spans = [block.span for block in blocks if block.span]
    assert len(spans) == len(blocks)
    assert [block.text.split() for block in blocks] == [span.of(clipping.text).split() for span in spans]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert "".join("".join(span.of(clipping.text).split()) for span in spans) == "".join(clipping.text.split())


@pytest.mark.parametrize("path", sorted(EXPORTS.iterdir()), ids=lambda path: path.name)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["Unix line endings", "Windows line endings"])
def test_every_line_of_an_export_is_covered_once(path: Path, ending: str) -> None:
    assert_covered(parse(path.read_bytes().replace(b"\n", ending.encode())))


def test_a_wrapped_paragraph_is_one_block() -> None:
    clipping = parse((EXPORTS / "nexis-older-form.txt").read_bytes())

    lead = next(block for block in clipping.articles[0].blocks if block.kind is Kind.PARAGRAPH)

    assert lead.span is not None
    assert "\n" in lead.span.of(clipping.text)
    assert lead.text == " ".join(lead.span.of(clipping.text).split())
    assert [person.name for person in clipping.articles[0].people] == ["Ilse Marrandt"]


@pytest.mark.parametrize("name", [path.name for path in sorted(EXPORTS.glob("*.txt")) if path.stem != "separated"])
def test_joined_exports_give_the_articles_of_each(name: str) -> None:
    data = (EXPORTS / name).read_bytes()
    alone = [(article.headline, article.published, article.body) for article in parse(data).articles]

    both = parse(data + b"\n\n" + data)

    found = [(article.headline, article.published, article.body) for article in both.articles]
    assert found == alone + alone


def test_lines_around_articles_are_removed_text_of_the_nearest_one() -> None:
    clipping = parse((EXPORTS / "proquest.txt").read_bytes())

    first, last = clipping.articles[0].blocks, clipping.articles[-1].blocks

    assert {block.rule for block in first[:4]} == {"cover page of the ProQuest export"}
    assert "table of contents of the ProQuest export" in {block.rule for block in first}
    assert last[-1].rule == "copyright line of the ProQuest export"


def test_load_date_and_copyright_are_not_the_date_of_publication() -> None:
    text = (EXPORTS / "nexis-older-form.txt").read_text().replace("March 24, 2025 Monday", "Spring 2025")

    assert read(text).articles[2].published is None


def test_a_single_exported_article_has_its_fields() -> None:
    text = "\n\n".join(
        (
            "Copyright 2021 Harlow Press Group\nAll Rights Reserved",
            "Harlow Press",
            "June 4, 2021 Friday",
            "SECTION: LOCAL; Pg. 2",
            "LENGTH: 61 words",
            "HEADLINE: Old pier shut after cracks are found",
            "BYLINE: Ida Brandt",
            "BODY:",
            *PIER,
            "LOAD-DATE: June 5, 2021",
        )
    )

    [article] = read(text).articles

    assert (article.headline, article.authors, article.source) == (
        "Old pier shut after cracks are found",
        ("Ida Brandt",),
        "Harlow Press",
    )
    assert article.published is not None
    assert article.published.isoformat() == "2021-06-04"
    assert article.body == "\n\n".join(PIER)


def test_an_outlet_gets_its_usual_name() -> None:
    text = (EXPORTS / "nexis-newer-form.txt").read_text()
    ledger = SourceProfile(name="Ledger of Harrow", aliases=("The Harrow Ledger",))

    sources = [article.source for article in read(text, profiles=(ledger,)).articles]

    assert sources == ["Ledger of Harrow", "The Veldmoor Post"]


def test_a_decision_applies_to_lines_of_its_own_article() -> None:
    text = (EXPORTS / "separated.txt").read_text()
    decision = LineDecision(text="Advertisement", nth=0, kind=Kind.PARAGRAPH)

    first, second, _third = read(text, line_decisions={0: [decision], 1: [decision]}).articles

    assert [block.text for block in first.blocks if block.rule == HAND] == ["Advertisement"]
    assert not [block for block in second.blocks if block.rule == HAND]


def twice(article: str) -> str:
    """Return an export of two articles in the format ``article``, a template with a slot for each field."""
    filled = [
        article.replace("HEADLINE_", headline).replace("OUTLET_", outlet).replace("N_", str(number))
        for number, (headline, outlet) in enumerate(
            (("Old pier shut", "Harlow Press"), ("Market moves", "Bay Post")), 1
        )
    ]
    texts = ("\n\n".join(PIER), "\n\n".join(MARKET))
    return "\n".join(
        template.replace("TEXT_", text)
        .replace("LEAD_", text.split("\n\n")[0])
        .replace("REST_", text.split("\n\n", 1)[1])
        for template, text in zip(filled, texts, strict=True)
    )


FORMATS = [
    pytest.param(
        "Document N_ of 2 DOCUMENTS\n\nCopyright 2020 OUTLET_ Group\nAll Rights Reserved\nOUTLET_\n\n"
        "June 4, 2021, Friday, Final Edition\n\nSECTION: Local; Pg. 2\n\nLENGTH: 61 words\n\nHEADLINE: HEADLINE_\n\n"
        "BYLINE: IDA BRANDT, Staff Writer\n\nBODY:\nTEXT_\n\nLOAD-DATE: June 9, 2021\n",
        id="Nexis, labels for all fields",
    ),
    pytest.param(
        "            Dokument N_ von 2\n\n\n          OUTLET_\n\n       Freitag 4. Juni 2021\n\n"
        "HEADLINE_\n\nAUTOR: Ida Brandt\n\n"
        "RUBRIK: Lokales; S. 3\n\nLÄNGE: 61 Wörter\n\nTEXT_\n\nUPDATE: 9. Juni 2021\n\nSPRACHE: ENGLISCH\n\n"
        "     Copyright 2020 OUTLET_ GmbH\n        Alle Rechte vorbehalten\n",
        id="Nexis in German",
    ),
    pytest.param(
        "Page 1 of 2\nHEADLINE_\n\nHEADLINE_\n\nOUTLET_\n\nJune 4, 2021 Friday\n\nFinal Edition\n\n"
        "Copyright 2020 OUTLET_\n"
        "All Rights Reserved\n\nSection: NEWS; Pg. 1\nLength: 61 words\nByline: Ida Brandt\nBody\n"
        "\nLEAD_\n\nPage 2 of 2\nHEADLINE_\n\n"
        "REST_\n\nLoad-Date: June 9, 2021\n\n  End of Document\n",
        id="Nexis with page numbers",
    ),
    pytest.param(
        "HD\nHEADLINE_\nBY\nBy Ida Brandt\nWC\n61 words\nPD\n4 June 2021\nSN\nOUTLET_\nSC\nHARL\nLA\nEnglish\nCY\n"
        "© 2020 OUTLET_\nLP\nLEAD_\nTD\nREST_\nPUB\nBay Papers\nAN\nDocument HARL000020210604eh640001x\n",
        id="Factiva, codes on lines of their own",
    ),
    pytest.param(
        "HEADLINE_\nIDA BRANDT\n1,061 words\n4 June 2021\nOUTLET_\nHARL\nFirst\nA01\nEnglish\n"
        "Copyright 2020, OUTLET_. All Rights Reserved.\nTEXT_\nDocument HARL000020210604eh640001x\n",
        id="Factiva without empty lines",
    ),
    pytest.param(
        f"{'_' * 60}\n\nHEADLINE_: Final Edition\n\n"
        "Ida Brandt. OUTLET_; Harlow [Harlow] 4 Jun 2021: A.2.\n\nProQuest document link\n\n"
        "Full Text: TEXT_\n\nCredit: By Ida Brandt, staff\n\nTitle: HEADLINE_\n\nAuthor: Ida Brandt\n\n"
        "Publication title: OUTLET_; Harlow\n\nPublication date: Jun 4, 2021\n\nProQuest document ID: 41N_\n",
        id="ProQuest with a reference above",
    ),
    pytest.param(
        "==> clippings/N_.txt <==\nTitle: HEADLINE_\nAuthor: Ida Brandt\nDate: 4 June 2021\nSource: OUTLET_\n\nTEXT_\n",
        id="files printed one after another",
    ),
]


@pytest.mark.parametrize("template", FORMATS)
def test_variants_of_the_formats_are_read(template: str) -> None:
    clipping = read(twice(template))

    assert [
        (article.headline, article.source, article.authors, article.published and article.published.isoformat())
        for article in clipping.articles
    ] == [
        ("Old pier shut", "Harlow Press", ("Ida Brandt",), "2021-06-04"),
        ("Market moves", "Bay Post", ("Ida Brandt",), "2021-06-04"),
    ]
    assert [article.body for article in clipping.articles] == ["\n\n".join(PIER), "\n\n".join(MARKET)]
    assert_covered(clipping)


def piece(headline: str, *top: str, prose: tuple[str, ...] = PIER) -> str:
    return "\n".join((headline, *top, "", *prose))


THREE = (
    piece("Old pier shut after divers find cracks", "By Ida Brandt", "4 June 2021"),
    piece("Market goes back to its old hour", "5 June 2021", prose=MARKET),
    piece("Owl leaves clock tower for the library", "By Tomas Wend", prose=OWL),
)


@pytest.mark.parametrize(
    "separator",
    [
        pytest.param("=" * 40, id="line of equals signs"),
        pytest.param("---", id="three dashes"),
        pytest.param("*" * 60, id="line of asterisks"),
        pytest.param("_" * 20, id="line of underscores"),
        pytest.param("-----8<-----", id="scissors"),
        pytest.param("===== next article =====", id="line with a label"),
        pytest.param("\f", id="form feed"),
    ],
)
def test_articles_are_split_at_a_separator(separator: str) -> None:
    clipping = read(f"\n{separator}\n".join(THREE))

    assert headlines(clipping) == [text.partition("\n")[0] for text in THREE]
    assert clipping.articles[1].body == "\n\n".join(MARKET)
    assert_covered(clipping)


def test_among_other_articles_one_needs_neither_date_nor_author() -> None:
    bare = piece("Owl leaves clock tower for the library", prose=OWL)

    assert len(read(f"\n{RULE}\n".join((THREE[0], bare, THREE[1]))).articles) == 3


def test_a_note_at_the_top_and_a_footer_belong_to_the_nearest_article() -> None:
    clipping = read(f"\n{RULE}\n".join(("From my folder, May and June", THREE[0], "More from the Bay", THREE[1])))

    first, second = clipping.articles

    assert first.blocks[0].text == "From my folder, May and June"
    assert "More from the Bay" in [block.text for block in first.blocks if block.fate is Fate.REMOVED]
    assert second.headline == "Market goes back to its old hour"


ONE = [
    pytest.param(f"{THREE[0]}\n-----\nMore from the Bay\nContact us\nTerms of use", id="footer under a rule"),
    pytest.param(f"{THREE[0]}\n---\n{PIER[2]}\n{MARKET[0]}\n{MARKET[1]}", id="article continues under a rule"),
    pytest.param(
        f"{THREE[0]}\n***\nThe market\n{MARKET[0]}\n{MARKET[1]}\n***\nThe owl\n{OWL[0]}\n{OWL[1]}",
        id="sections under asterisks",
    ),
    pytest.param(
        "\n---\n".join(
            f"{headline}\n4 June 2021\n{teaser}"
            for headline, teaser in [
                ("Old pier shut after cracks", PIER[0]),
                ("Market goes back to its old hour", MARKET[0]),
                ("Owl leaves clock tower for library", OWL[0]),
            ]
        ),
        id="list of teasers",
    ),
    pytest.param(
        THREE[0] + "".join(f"\n-----\nReader {n}\n4 June 2021 at 10:2{n}\n{OWL[0]}\n{OWL[1]}" for n in range(4)),
        id="readers' comments",
    ),
    pytest.param(
        f"{THREE[0]}\n------\nIda Brandt\nIda Brandt has reported on the coast since 2011. She lives in Harlow Bay.",
        id="author's bio under a rule",
    ),
    pytest.param("Old pier shut after cracks\n=====\n" + "\n".join(PIER), id="underlined headline"),
    pytest.param("\n".join(("=" * 30,) * 40), id="only separators"),
    pytest.param(f"1 of 3 DOCUMENTS\n{THREE[0]}\n2 of 3 DOCUMENTS\n{THREE[1]}", id="numbers without fields"),
    pytest.param(f"{THREE[0]}\nEnd of Document\n{THREE[1]}", id="end mark without fields"),
    pytest.param(f"{THREE[0]}\nLENGTH: 3 miles\nWIDTH: 12 feet", id="a table in capitals"),
    pytest.param("HD\nSD\nUHD\n" + THREE[0], id="letters that are also a code"),
    pytest.param(f"Title: The pier\nAuthor: Ida Brandt\n{THREE[0]}", id="two labels of a catalogue"),
    pytest.param(f"{THREE[0]}\nDocument HARL000020210604eh640001x", id="number without fields"),
]


@pytest.mark.parametrize("text", ONE)
def test_a_single_article_is_not_split(text: str) -> None:
    clipping = read(text)

    assert len(clipping.articles) == 1
    assert_covered(clipping)


PARTS = st.sampled_from(
    [
        *(line for path in sorted(EXPORTS.iterdir()) for line in path.read_text().splitlines()),
        *(path.read_text() for path in sorted(EXPORTS.iterdir())),
        *THREE,
        RULE,
        "\f",
        "",
    ]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.lists(PARTS, min_size=1, max_size=30).map("\n".join).filter(str.strip))
def test_every_line_of_a_damaged_export_is_covered_once(text: str) -> None:
    assert_covered(parse(b"\xef\xbb\xbf" + text.encode(), name="a.txt"))


GROWING = [
    *(pytest.param(path.read_text() + "\n", id=path.stem) for path in sorted(EXPORTS.iterdir())),
    pytest.param(f"{RULE}\n", id="separators"),
    pytest.param(f"{RULE}\n{PIER[0]}\n", id="separators and prose"),
    pytest.param(f"{THREE[0]}\n{RULE}\n", id="articles"),
    pytest.param("=", id="one line of equals signs"),
    pytest.param("HD BY WC ", id="one line of codes"),
    pytest.param("HD a\nBY b\n", id="lines of codes"),
    pytest.param("1 of 2 DOCUMENTS\nLENGTH: 3 words\nBYLINE: A\n", id="numbers of documents"),
    pytest.param("LENGTH: 3 words\nBYLINE: A\nEnd of Document\n", id="ends of documents"),
    pytest.param("Title: A\nPublication title: B\nFull text: C\n", id="labels"),
]


@pytest.mark.parametrize("part", GROWING)
def test_splitting_an_export_takes_linear_time(part: str) -> None:
    texts = {size: part * (size // len(part)) for size in (40_000, TIMES_LARGER * 40_000)}
    lines = {size: split_lines(text) for size, text in texts.items()}

    assert grows_linearly(lambda size: split_articles(texts[size], lines[size]), size=40_000)


def test_parsing_a_long_export_takes_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.text.parse.search_people", lambda *_: SearchedPeople(()))
    monkeypatch.setattr("articles.text.parse.search_quotes", lambda *_: SearchedQuotes(()))
    part = (EXPORTS / "proquest.txt").read_text() + "\n"
    texts = {size: (part * (size // len(part))).encode() for size in (12_000, TIMES_LARGER * 12_000)}

    assert len(parse(texts[12_000]).articles) == 2 * (12_000 // len(part))
    assert grows_linearly(lambda size: parse(texts[size]), size=12_000)
