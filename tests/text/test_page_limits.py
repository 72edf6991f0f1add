"""Pages made to cost time or memory: each is read, at least its text, in time that is linear in its size."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.entities import unescape
from articles.text.formats.opening import shown_length
from articles.text.formats.page_limits import MAX_TAGS, READ_PLAINLY, without_surplus_attributes
from articles.text.formats.page_strings import read_strings
from articles.text.formats.pages import read_fragment, read_page
from articles.text.lines import MAX_SHORT_LINES
from articles.text.parse import parse
from bench.growing_pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

STORY = "<h1>Slip to close</h1><p>The harbour board of Quoin closed the <b>northern</b> slip.</p>"
LINES = ("Slip to close", "The harbour board of Quoin closed the northern slip.")


def seconds(task: Callable[[], object]) -> float:
    started = time.process_time()
    task()
    return time.process_time() - started


def test_a_page_of_too_many_tags_is_read_without_its_layout_and_says_so() -> None:
    source = f"<html><body>{STORY}{'<i></i>' * MAX_TAGS}</body></html>"

    parsed = parse(source.encode(), name="slip.html")

    assert parsed.problems == (f"the page: {READ_PLAINLY}",)
    (article,) = parsed.articles
    assert article.body.endswith(LINES[1])


def test_text_above_elements_that_are_nested_too_deep_is_kept() -> None:
    page = read_page(f"<html><body>{STORY}{'<div>' * 30_000}<p>It is shut.</p>")

    assert tuple(line.text for line in page.lines) == (*LINES, "It is shut.")
    assert not read_page(f"<html><body>{STORY}").problem


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param(STORY, LINES, id="plain"),
        pytest.param(f"<head><title>A</title></head><header>B</header>{STORY}", ("B", *LINES), id="head and header"),
        pytest.param(f"{STORY}<script>var a = '<p>x</p>';</script><STYLE>p {{}}</STYLE>", LINES, id="scripts"),
        pytest.param(f"{STORY}<!-- <p>x</p> -->", LINES, id="comment"),
        pytest.param(f"{STORY}<!-- <p>It stays shut.", (*LINES, "It stays shut."), id="open comment"),
        pytest.param(f"{STORY}<script><p>It stays shut.", (*LINES, "It stays shut."), id="open script"),
        pytest.param(f"{STORY}<p>3 < 4 &amp; 5", (*LINES, "3 < 4 & 5"), id="lone bracket"),
        pytest.param(f"{STORY}<p>&#{'9' * 5_000}; &#xD800;", (*LINES, "\ufffd \ufffd"), id="no characters"),
        pytest.param(f"{STORY}<br>a<br/>b<hr>c", (*LINES, "a", "b", "c"), id="breaks"),
        pytest.param(f"{STORY}<p", (*LINES,), id="open tag"),
    ],
)
def test_strings_between_tags_are_the_lines_that_a_browser_shows(source: str, lines: tuple[str, ...]) -> None:
    assert tuple(line.text for line in read_strings(source)) == lines


def test_a_line_read_plainly_knows_its_block() -> None:
    assert [line.tag for line in read_strings(f"<div>{STORY}</div><ul><li>a<li>b</ul>c")] == [
        "h1",
        "p",
        "li",
        "li",
        "body",
    ]


def test_a_reference_to_a_number_of_thousands_of_digits_is_no_character() -> None:
    assert unescape(f"a&#{'1' * 9_000};b &amp; &#65;") == "a\ufffdb & A"
    assert read_fragment(f"<p>a &#{'1' * 9_000};</p>")


@pytest.mark.parametrize(
    "kind",
    [
        "HTML: small data tables",
        "HTML: nested noscript",
        "HTML: trees of depth 100",
        "HTML: attributes",
        "HTML: attributes, less than",
        "HTML: forms",
        "HTML: JSON-LD, spaces",
        "HTML: JSON-LD array",
        "HTML: program's backslashes",
        "HTML: open <template>",
        "HTML: less than",
        "HTML: long number of an entity",
    ],
)
def test_a_page_past_the_budgets_takes_linear_time(kind: str) -> None:
    _, make = PAGES[kind]

    def read(size: int) -> None:
        with contextlib.suppress(UnreadableClipping):
            read_page(make(size).decode())

    assert seconds(lambda: read(200_000)) < 4 * 3 * seconds(lambda: read(50_000)) + 0.3


@pytest.mark.parametrize(
    ("page", "length"),
    [
        ("<p>word</p>", 4),
        ("<script>var a;</script><p>word", 5),
        ("<STYLE>p {}</style>word<script>open", 5),
        ("a < b", 2),
        ("", 0),
    ],
)
def test_the_visible_text_of_a_page_is_estimated_without_scripts_and_tags(page: str, length: int) -> None:
    assert shown_length(page) == length


def test_the_estimate_takes_linear_time_for_open_tags() -> None:
    assert seconds(lambda: shown_length("<a" * 400_000)) < 4 * 3 * seconds(lambda: shown_length("<a" * 100_000)) + 0.1


def test_very_short_lines_of_a_large_page_are_put_together() -> None:
    sentence = "The slip closes for the winter."

    lines = read_strings("<p>a" * (MAX_SHORT_LINES + 2_000) + f"<p>{sentence}<p>b")

    assert [line.text for line in lines[:MAX_SHORT_LINES]] == ["a"] * MAX_SHORT_LINES
    assert " ".join(line.text for line in lines[MAX_SHORT_LINES:-2]).split() == ["a"] * 2_000
    assert len(lines) < MAX_SHORT_LINES + 10
    assert [line.text for line in lines[-2:]] == [sentence, "b"]


@pytest.mark.parametrize("joint", ["", " ", "/", "\n", "\xa0", "\x0c"], ids=repr)
@pytest.mark.parametrize("mark", ['"', "'"])
def test_surplus_attributes_go_whatever_stands_between_them(joint: str, mark: str) -> None:
    attributes = [f"A{number}={mark}1{mark}" for number in range(1_000)]

    assert (
        without_surplus_attributes(f"<P {joint.join(attributes)}>x</P>") == f"<P {joint.join(attributes[:200])}>x</P>"
    )
