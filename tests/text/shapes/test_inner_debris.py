"""Labels within a paragraph are parted from it, and nothing else is."""

from __future__ import annotations

import pytest

from articles.text.data.kinds import Fate, Kind
from articles.text.formats.shapes.inner_debris import part_inner_debris
from articles.text.lines import split_lines
from articles.text.parse import parse

BEFORE = "The board voted on Monday to close the old slip after a survey found its timbers rotten."
AFTER = "The slip has been used since 1840, said board chair Denzil Rowe, and will be missed by all."


def parts(text: str) -> list[tuple[str, Kind | None]]:
    (line,) = split_lines(text)
    return [(part.text, verdict.kind if verdict else None) for part, verdict in part_inner_debris(line)]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Advertisement", Kind.ADVERTISEMENT),
        ("Story continues below advertisement", Kind.ADVERTISEMENT),
        ("Click to play video", Kind.VIDEO),
        ("Sign up for our newsletter", Kind.NEWSLETTER),
        ("Read more: Ferry line to reopen after nine winters", Kind.RELATED),
        ("Advertisement - story continues below", Kind.ADVERTISEMENT),
        ("Scroll to continue reading", Kind.ADVERTISEMENT),
        ("Sign up for our daily newsletter", Kind.NEWSLETTER),
        ("Abonnez-vous à notre newsletter", Kind.NEWSLETTER),
        ("(Photo by Ann Lee/Skerry Times)", Kind.CAPTION),
        ("Image source, Getty Images", Kind.CAPTION),
    ],
)
def test_a_label_between_two_sentences_is_parted(label: str, kind: Kind) -> None:
    assert parts(f"{BEFORE} {label} {AFTER}") == [(BEFORE, None), (label, kind), (AFTER, None)]


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE} Advertisement of the slip is not allowed. {AFTER}",
        f"{BEFORE} Story continues to be told in the pub. {AFTER}",
        f"{BEFORE} (Photo archives of the slip begin in 1911.) {AFTER}",
        f"{BEFORE} Scroll to continue reading, the page said. {AFTER}",
        f"{BEFORE} Subscribe to our daily newsletter and win, it said. {AFTER}",
        f"{BEFORE} Sign up for our newsletter, the board said. {AFTER}",
        f"{BEFORE} The advertisement was in the paper. {AFTER}",
        f"{BEFORE} Read more: that is what she told them to do. {AFTER}",
        f"{BEFORE} {AFTER}",
    ],
)
def test_the_same_words_within_a_sentence_stay(text: str) -> None:
    assert parts(text) == [(text, None)]


def test_a_part_of_a_line_is_in_the_ledger_with_its_span() -> None:
    text = f"Slip to close\n\n{BEFORE} Advertisement {AFTER}\n\n{AFTER.replace('slip', 'quay')}\n"
    parsed = parse(text.encode())
    (article,) = parsed.articles

    (cut,) = [block for block in article.blocks if block.fate is Fate.REMOVED]
    assert cut.text == "Advertisement"
    assert cut.span is not None
    assert cut.span.of(parsed.text) == "Advertisement"
    assert f"{BEFORE}\n\n{AFTER}" in article.body
