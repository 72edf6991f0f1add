"""Match quotes between accounts."""

from __future__ import annotations

import pytest

from articles.text.comparing.align import ComparisonInput, Difference, compare
from articles.text.comparing.quote_matching import QuoteRelation, share_quotes
from articles.text.quotes.found import FoundQuote, QuoteKind
from articles.text.spans import Span


def _quote(text: str, speaker: str | None = None, *, kind: QuoteKind = QuoteKind.DIRECT, start: int = 0) -> FoundQuote:
    return FoundQuote(
        kind=kind,
        span=Span(start, start + len(text)),
        text=text,
        speaker=speaker,
        speaker_text=None,
        cue=None,
        certainty=1.0,
        rule="test",
    )


PAIRS = [
    pytest.param("We close it today,", "We close it today.", QuoteRelation.IDENTICAL, id="closing mark ignored"),
    pytest.param("It is 'shut' today", "It is ‘shut’ today", QuoteRelation.PUNCTUATION, id="nested marks"),
    pytest.param("We close the harbour today", "We close the harbor today", QuoteRelation.PUNCTUATION, id="spelling"),
    pytest.param("We close it today and open it in May", "We close it today", QuoteRelation.TRIMMED, id="trimmed"),
    pytest.param(
        "We will close it today and open it again in May",
        "We shall close it today and open it up in May",
        QuoteRelation.WORDED,
        id="words differ",
    ),
    pytest.param("no limits", "no limits", QuoteRelation.IDENTICAL, id="two words"),
]


@pytest.mark.parametrize(("ours", "theirs", "relation"), PAIRS)
def test_quotes_with_the_same_words_are_matched(ours: str, theirs: str, relation: QuoteRelation) -> None:
    shared = share_quotes([[_quote(ours, "Orla Voss")], [_quote(theirs, "Voss")]])
    assert [(len(one.variants), one.relation) for one in shared] == [(2, relation)]


OTHERS = [
    pytest.param("We close it today", "Nobody told us anything", id="different words"),
    pytest.param("shut", "shut", id="a single word"),
    pytest.param("We close it", "We close it today", id="three words of a longer quote"),
]


@pytest.mark.parametrize(("ours", "theirs"), OTHERS)
def test_quotes_that_are_similar_by_chance_are_not_matched(ours: str, theirs: str) -> None:
    shared = share_quotes([[_quote(ours)], [_quote(theirs)]])
    assert [one.relation for one in shared] == [QuoteRelation.ONLY] * 2


def test_a_quote_with_another_speaker_is_attributed_differently() -> None:
    words = "We close it today"
    assert share_quotes([[_quote(words, "Orla Voss")], [_quote(words, "Ulf Renner")]])[0].relation is (
        QuoteRelation.ATTRIBUTED
    )
    assert share_quotes([[_quote(words, "Orla Voss")], [_quote(words)]])[0].relation is QuoteRelation.IDENTICAL


def test_an_interrupted_quote_matches_the_whole_quote() -> None:
    shared = share_quotes(
        [
            [_quote("We close it today because the divers found cracks")],
            [_quote("We close it today"), _quote("because the divers found cracks")],
        ]
    )
    assert [(len(one.variants), one.relation) for one in shared] == [(3, QuoteRelation.IDENTICAL)]


def test_indirect_quotes_are_left_out() -> None:
    indirect = _quote("the pier would close today", kind=QuoteKind.INDIRECT)
    assert share_quotes([[indirect], [indirect]]) == ()


def test_a_passage_whose_quote_has_another_speaker_is_marked() -> None:
    ours, theirs = "“We close it today,” Voss said.", "“We close it today,” Renner said."
    comparison = compare(
        [
            ComparisonInput(body=ours, quotes=[_quote("We close it today,", "Voss", start=1)]),
            ComparisonInput(body=theirs, quotes=[_quote("We close it today,", "Renner", start=1)]),
        ]
    )
    assert Difference.SPEAKER in comparison.rows[0].differences
