"""Recognition of the outlet of a clipping."""

from __future__ import annotations

import pytest

from articles.text.cleaning.outlets import outlet_at, outlet_called, recognise_outlet
from articles.text.data.outlets import OUTLETS
from articles.text.data.sources import SourceProfile
from articles.text.parse import parse
from tests.growth import grows_linearly

LEDGER = SourceProfile(name="The Harrow Ledger", aliases=("Ledger Online",), domains=("harrowledger.example",))
HALYARD = SourceProfile(name="Halyard", is_agency=True, domains=("halyard.example",))
PROFILES = (LEDGER, HALYARD)

LINES = [
    pytest.param(["© 2025 The Harrow Ledger"], "The Harrow Ledger", id="copyright"),
    pytest.param(["© Harrow Ledger Ltd. All rights reserved."], "The Harrow Ledger", id="copyright of a company"),
    pytest.param(["Copyright (c) 2019-2025 Ledger Online"], "The Harrow Ledger", id="alias"),
    pytest.param(
        ["Follow The Harrow Ledger on Facebook", "Download the Harrow Ledger app"], "The Harrow Ledger", id="cues"
    ),
    pytest.param(["Ada Berg is a reporter. ada@news.harrowledger.example"], "The Harrow Ledger", id="e-mail"),
    pytest.param(["Follow The Harrow Ledger on Facebook"], None, id="one cue is too little"),
    pytest.param(
        ["The Harrow Ledger", "Subscribe to CNN", "The Harrow Ledger", "Watch CNN", "About CNN"], "CNN", id="most"
    ),
    pytest.param(["© The Harrow Ledger", "© CNN"], None, id="two claims"),
    pytest.param(["www.cnn.com", "www.latimes.com", "www.wsj.com"], None, id="links"),
    pytest.param(["© 2025 The Sallow Argus. All rights reserved."], "The Sallow Argus", id="not listed, a title"),
    pytest.param(["© 2025 Marshwatch. All rights reserved.", "About Marshwatch"], "Marshwatch", id="not listed, twice"),
    pytest.param(["© 2025 Marshwatch. All rights reserved."], None, id="not listed, once"),
    pytest.param(["© 2025 Marsh Media Group. All rights reserved.", "Marsh Media Group"], None, id="an owner"),
    pytest.param(["© Oda Quill", "A heron. © Oda Quill"], None, id="a photographer"),
    pytest.param(["© 2025 Halyard. All rights reserved.", "Halyard"], None, id="an agency"),
    pytest.param(["Science", "Nature", "People", "Science", "Time", "People"], None, id="words of a menu"),
    pytest.param(["He told CNN. " * 40], None, id="prose"),
    pytest.param([], None, id="nothing"),
]


@pytest.mark.parametrize(("lines", "expected"), LINES)
def test_the_outlet_is_recognised_by_lines_around_the_article(lines: list[str], expected: str | None) -> None:
    assert recognise_outlet(lines, PROFILES) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("The Sallow Argus", "The Sallow Argus"), ("Latest Weather", None), ("the argus", None)],
    ids=["newspaper's title", "label", "lower case"],
)
def test_a_newspapers_title_at_the_top_is_the_outlet(line: str, expected: str | None) -> None:
    assert recognise_outlet([line, "Menu"], PROFILES, top=[line, "Menu"]) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.harrowledger.example/news/1", "The Harrow Ledger"),
        ("https://HarrowLedger.example:8080/", "The Harrow Ledger"),
        ("https://halyard.example/a", "Halyard"),
        ("https://edition.cnn.com/2025/01/01/pier", "CNN"),
        ("https://notcnn.com/", None),
        ("https://elsewhere.example/https://cnn.com/", None),
        ("no address", None),
    ],
    ids=["domain", "capitals and a port", "agency", "subdomain", "similar domain", "domain in the path", "none"],
)
def test_the_outlet_is_found_by_its_address(address: str, expected: str | None) -> None:
    assert outlet_at(address, PROFILES) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the guardian", "The Guardian"),
        ("WSJ", "The Wall Street Journal"),
        ("nationalpost", "National Post"),
        ("https://www.cnn.com", "CNN"),
        ("https://www.marshwatch.example", "marshwatch.example"),
        ("Marshwatch | Birds, tides and mud", "Marshwatch"),
        ("harrow ledger", "The Harrow Ledger"),
        ("Marshwatch", "Marshwatch"),
    ],
)
def test_an_outlet_gets_its_usual_name(name: str, expected: str) -> None:
    assert outlet_called(name, PROFILES) == expected


def test_a_profiles_name_takes_precedence_over_the_built_in_list() -> None:
    profiles = (SourceProfile(name="Guardian (London)", domains=("theguardian.com",)),)

    assert recognise_outlet(["© 2025 Guardian News & Media Limited"], profiles) == "Guardian (London)"


def test_a_dump_has_the_outlet_named_in_its_last_lines() -> None:
    dump = """Council closes the pier

The council closed the ferry pier on Tuesday after divers found cracks in two of its piles, and said it would stay shut.

The harbour master told The Sallow Argus on Monday that she had warned of it twice, in the spring and again in July.

Follow us on Facebook

© 2025 The Harrow Ledger. All rights reserved.
"""
    (article,) = parse(dump.encode(), profiles=PROFILES).articles

    assert article.source == "The Harrow Ledger"


def test_no_two_listed_outlets_share_a_domain() -> None:
    domains = [domain for _name, domains, _others in OUTLETS for domain in domains]

    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    "line",
    ["© " + "A " * 100, "a." * 140, "@" * 290, "© 2025 " + "Aa " * 90, "www." + "a-" * 140],
    ids=["claim", "hosts", "mail", "names", "host"],
)
def test_hostile_lines_take_linear_time(line: str) -> None:
    assert grows_linearly(lambda size: recognise_outlet([line] * size, PROFILES), size=200)
