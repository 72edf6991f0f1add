"""The body of an article as HTML: people linked, quotes marked, text escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from articles.templatetags.archive import _Mark, body_elements, render_span
from articles.text.data.kinds import Kind
from tests.factories import make_appearance, make_article, make_person, make_quote

if TYPE_CHECKING:
    from articles.models import Article
    from articles.templatetags.archive import BodyElement

# A mark is named by its letter; [a ... ] opens it and [a+ ... ] opens it again.


def marked(text: str, *spans: tuple[str, int, int], within: tuple[int, int] | None = None) -> str:
    marks = [_Mark(start=s, end=e, opening=f"[{name} ", reopening=f"[{name}+ ", closing="]") for name, s, e in spans]
    start, end = within or (0, len(text))
    return render_span(text, start, end, marks)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "0123456789"),
        ([("a", 2, 4)], "01[a 23]456789"),
        ([("a", 0, 10)], "[a 0123456789]"),
        ([("a", 1, 3), ("b", 3, 5)], "0[a 12][b 34]56789"),
        ([("a", 1, 8), ("b", 3, 5)], "0[a 12[b 34]567]89"),
        ([("b", 3, 5), ("a", 1, 8)], "0[a 12[b 34]567]89"),
        ([("a", 2, 6), ("b", 2, 4)], "01[a [b 23]45]6789"),
        ([("a", 2, 6), ("b", 4, 6)], "01[a 23[b 45]]6789"),
        ([("a", 1, 5), ("b", 3, 8)], "0[a 12[b 34]][b+ 567]89"),
        ([("a", 1, 4), ("b", 2, 6), ("c", 3, 8)], "0[a 1[b 2[c 3]]][c+ [b+ 45]67]89"),
        ([("a", 2, 5), ("b", 2, 5)], "01[a [b 234]]56789"),
    ],
    ids=[
        "nothing",
        "one",
        "the whole text",
        "side by side",
        "one in another",
        "one in another, given first",
        "with the same start",
        "with the same end",
        "overlapping",
        "three overlapping",
        "with the same span",
    ],
)
def test_marks_nest(spans: list[tuple[str, int, int]], expected: str) -> None:
    assert marked("0123456789", *spans) == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("a", 0, 2)], "3456"),
        ([("a", 0, 3)], "3456"),
        ([("a", 7, 9)], "3456"),
        ([("a", 0, 5)], "[a+ 34]56"),
        ([("a", 5, 9)], "34[a 56]"),
        ([("a", 0, 9)], "[a+ 3456]"),
    ],
    ids=["before", "up to its start", "from its end", "across its start", "across its end", "around it"],
)
def test_a_mark_is_clipped_to_the_line(spans: list[tuple[str, int, int]], expected: str) -> None:
    assert marked("0123456789", *spans, within=(3, 7)) == expected


def test_text_is_escaped_inside_and_outside_marks() -> None:
    assert marked("<i>&'\"</i>", ("a", 3, 6)) == "&lt;i&gt;[a &amp;&#x27;&quot;]&lt;/i&gt;"


def shown(article: Article) -> list[BodyElement]:
    return body_elements(
        article,
        article.appearances.prefetch_related("mentions").order_by("position"),
        article.quotes.select_related("speaker").order_by("position"),
    )


def html(element: BodyElement) -> str:
    return re.sub(r"/people/\d+/", "/p/", re.sub(r"quote-\d+", "quote-N", element.lines[0]))


@pytest.mark.django_db
def test_a_person_in_a_quote_is_linked_inside_the_quote() -> None:
    article = make_article(body="“Ask <I> Marrandt,” she said.")
    make_quote(article=article, text="Ask <I> Marrandt,")
    make_appearance(article=article, name="Marrandt")

    (element,) = shown(article)

    assert html(element) == (
        '“<span class="quote" id="quote-N">Ask &lt;I&gt; <a class="person" href="/p/">Marrandt</a>,</span>” she said.'
    )


@pytest.mark.django_db
def test_a_name_that_may_be_nobody_s_is_marked() -> None:
    article = make_article(body="They took the Night Ferry.")
    make_appearance(article=article, name="Night Ferry", certainty=0.3)

    (element,) = shown(article)

    assert html(element) == (
        'They took the <a class="person person--uncertain" title="uncertain name" href="/p/">Night Ferry</a>.'
    )


@pytest.mark.django_db
def test_a_name_across_the_end_of_a_quote_is_one_link() -> None:
    article = make_article(body="Ilse Marrandt said.")
    make_quote(article=article, text="Ilse")
    make_appearance(article=article, name="Ilse Marrandt")

    (element,) = shown(article)

    assert html(element) == (
        '<a class="person" href="/p/"><span class="quote" id="quote-N">Ilse</span> Marrandt</a> said.'
    )


@pytest.mark.django_db
def test_of_two_overlapping_names_the_first_is_linked() -> None:
    article = make_article(body="Ilse Marrandt Quill said.")
    make_appearance(article=article, name="Ilse Marrandt")
    make_appearance(article=article, name="Marrandt Quill")

    (element,) = shown(article)

    assert html(element) == '<a class="person" href="/p/">Ilse Marrandt</a> Quill said.'


@pytest.mark.django_db
def test_nested_quotes_each_have_their_id_once() -> None:
    article = make_article(body="She said the bay was “dead for years” by now.")
    make_quote(article=article, text="the bay was “dead for years” by now", kind="indirect")
    make_quote(article=article, text="dead for years", kind="mixed", certainty=0.3, speaker_text="she")

    (element,) = shown(article)

    assert html(element) == (
        'She said <span class="quote quote--indirect" id="quote-N">the bay was “'
        '<span class="quote quote--uncertain" id="quote-N">dead for years</span>” by now</span>.'
    )


@pytest.mark.django_db
def test_consecutive_quotes_of_one_speaker_share_a_note() -> None:
    ilse, oda = make_person(name="Ilse Marrandt"), make_person(name="Oda Quill")
    article = make_article(body="“One,” she said. “Two.” “Three,” said Quill. “Four,” said a clerk. “Five,” he said.")
    for text, speaker, speaker_text in [
        ("One,", ilse, ""),
        ("Two.", ilse, "she"),
        ("Three,", oda, ""),
        ("Four,", None, "a clerk"),
        ("Five,", None, ""),
    ]:
        make_quote(article=article, text=text, speaker=speaker, speaker_text=speaker_text)

    (element,) = shown(article)

    assert [[quote.text for quote in note.quotes] for note in element.notes] == [
        ["One,", "Two."],
        ["Three,"],
        ["Four,"],
        ["Five,"],
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("certainty", "speaker_text", "by_hand", "uncertain"),
    [(0.9, "she", False, False), (0.5, "she", False, True), (0.5, "she", True, False), (0.0, "", False, False)],
    ids=["a reliable rule", "an unreliable rule", "set by hand", "no speaker"],
)
def test_a_speaker_is_uncertain_below_the_threshold_unless_set_by_hand(
    certainty: float, speaker_text: str, *, by_hand: bool, uncertain: bool
) -> None:
    article = make_article(body="“One,” she said.")
    make_quote(article=article, text="One,", certainty=certainty, speaker_text=speaker_text, by_hand=by_hand)

    (element,) = shown(article)

    assert element.notes[0].uncertain is uncertain


@pytest.mark.django_db
def test_elements_follow_the_kinds_of_lines_and_removed_lines_do_not_shift_offsets() -> None:
    kinds = [
        ("Menu", Kind.NAVIGATION),
        ("A headline", Kind.HEADLINE),
        ("The lead.", Kind.PARAGRAPH),
        ("Advertisement", Kind.ADVERTISEMENT),
        ("What now", Kind.SUBHEADING),
        ("first item", Kind.LIST_ITEM),
        ("Read more", Kind.RELATED),
        ("second item", Kind.LIST_ITEM),
        ("So it was written.", Kind.BLOCKQUOTE),
    ]
    body = "\n\n".join(text for text, kind in kinds if kind.fate == "body")
    blocks = [{"text": text, "kind": kind.value, "rule": "", "start": 0, "end": 0} for text, kind in kinds]
    article = make_article(body=body, blocks=blocks)
    make_appearance(article=article, name="second")

    found = shown(article)

    assert [element.kind for element in found] == ["paragraph", "subheading", "list_item", "blockquote"]
    assert found[2].lines[0] == "first item"
    assert found[2].lines[1].endswith(">second</a> item")
