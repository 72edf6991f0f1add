"""Recurring lines: the candidates, and when a recurring line is the outlet's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from articles.text.cleaning.recurrence import (
    MAX_SIGHTINGS,
    Sighting,
    find_candidate_lines,
    find_lines_to_cut,
    is_recurring,
    learnt_lines,
    line_key,
    recurrence_rule,
)
from articles.text.data.kinds import Fate, Kind
from articles.text.data.sources import LearntLine, SourceProfile
from articles.text.documents import Block
from articles.text.parse import parse

PROMO = "Short films from the night kitchens of the old port"
PLEA = "The Harlow Press is kept by its readers, who pay what they can for every page of it."
PROSE = "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said."


def sighting(number: int, *, inside: bool = False) -> Sighting:
    """Return a sighting in an article that is unrelated to those of other numbers."""
    return Sighting(
        article=number,
        day=date(2021, 6, 4) + timedelta(days=number),
        words=400,
        sketch=range(1_000 * number, 1_000 * number + 64),
        terms=[f"term{number}-{place}" for place in range(24)],
        inside=inside,
    )


APART = [sighting(number) for number in range(8)]
INSIDE = [sighting(number, inside=True) for number in range(8)]


@pytest.mark.parametrize(
    ("text", "sightings", "share", "recurs"),
    [
        pytest.param(PROMO, APART[:3], 0.01, True, id="pointer in three articles"),
        pytest.param(PROMO, APART[:2], 1.0, False, id="pointer in two"),
        pytest.param(PROMO, [APART[0]] * 5, 1.0, False, id="one article five times"),
        pytest.param(PROMO, [replace(one, article=1) for one in APART], 1.0, False, id="versions of one article"),
        pytest.param(PROMO, [replace(one, sketch=range(64)) for one in APART], 1.0, False, id="one agency's copy"),
        pytest.param(PROMO, [replace(one, terms=["a", "b", "c"]) for one in APART], 1.0, False, id="one event"),
        pytest.param(
            PROMO,
            [replace(one, terms=["short", "films", "night", "port"]) for one in APART],
            0.1,
            True,
            id="articles that share only words of the line",
        ),
        pytest.param("What we know", INSIDE[:4], 0.5, False, id="subheading in four"),
        pytest.param("What we know", INSIDE, 0.02, False, id="subheading in few of many"),
        pytest.param("Read on with us", INSIDE, 0.5, True, id="label between paragraphs of many"),
        pytest.param(PLEA, APART[:5], 0.5, False, id="sentence in five"),
        pytest.param(PLEA, APART, 0.5, True, id="sentence in eight"),
        pytest.param(PLEA, APART, 0.02, False, id="sentence in few of many"),
        pytest.param(PLEA, [replace(one, day=date(2021, 6, 4)) for one in APART], 0.5, False, id="sentence on one day"),
    ],
)
def test_a_line_recurs_if_enough_unrelated_articles_contain_it(
    text: str, sightings: list[Sighting], share: float, recurs: bool
) -> None:
    assert is_recurring(text, sightings, share=share) is recurs


def block(text: str, kind: Kind = Kind.PARAGRAPH, rule: str = "prose of the article") -> Block:
    return Block(text=text, kind=kind, rule=rule)


@pytest.mark.parametrize(
    ("line", "is_candidate"),
    [
        pytest.param(block(PROMO), True, id="line of the body"),
        pytest.param(block(PROMO, Kind.RELATED, "reads as another article's headline"), True, id="removed as related"),
        pytest.param(block(PROMO, Kind.HEADLINE), False, id="headline"),
        pytest.param(block("Advertisement", Kind.ADVERTISEMENT), False, id="line that a rule knows"),
        pytest.param(block("“Not one more winter” for the pier"), False, id="words in quotation marks"),
        pytest.param(block("Nobody was hurt."), False, id="short sentence"),
        pytest.param(block(PROSE * 4), False, id="long paragraph"),
        pytest.param(block("LANGUAGE: ENGLISH", Kind.NAVIGATION, "LANGUAGE in the Nexis export"), False, id="field"),
        pytest.param(block("Harbour"), False, id="one word"),
    ],
)
def test_candidates_are_short_lines_that_no_rule_knows(line: Block, is_candidate: bool) -> None:
    assert (line_key(line.text) in find_candidate_lines([block(PROSE), line])) is is_candidate


def test_the_line_key_ignores_case_and_style_of_marks() -> None:
    assert line_key("Get the Bay’s news — daily") == line_key("get the  Bay's news - daily.")
    assert line_key(PROMO) != line_key(PLEA)


def test_candidates_say_whether_they_are_between_paragraphs() -> None:
    seen = find_candidate_lines([block(PROSE), block(PROMO), block(PROSE), block("Read on with us")])
    assert {one.text: one.inside for one in seen.values() if one.text != PROSE} == {
        PROMO: True,
        "Read on with us": False,
    }


def test_nothing_is_cut_if_it_would_be_much_of_the_body() -> None:
    learnt = {"short films from the night kitchens of the old port": 9}
    body = [Fate.BODY, Fate.BODY]
    assert find_lines_to_cut([PROSE, PROMO], body, learnt) == {1: 9}
    assert find_lines_to_cut(["The pier is shut.", PROMO], body, learnt) == {}
    assert find_lines_to_cut([PROSE, PROMO], [Fate.BODY, Fate.HEADER], learnt) == {}


def test_learnt_lines_are_cut_only_from_their_outlets_articles() -> None:
    press = SourceProfile(
        name="Harlow Press", domains=("press.harlow.example",), learnt=(LearntLine(text=PROMO, articles=14),)
    )
    text = "\n\n".join(("Old pier shut", "4 June 2021", PROSE, PROSE.replace("pier", "quay"), PROMO)).encode()
    own = parse(text, url="https://press.harlow.example/pier", profiles=(press,)).articles[0]
    other = parse(text, url="https://post.bay.example/pier", profiles=(press,)).articles[0]
    assert (own.blocks[-1].kind, own.blocks[-1].rule) == (Kind.REPEATED, "stands in 14 of this outlet's articles")
    assert other.blocks[-1].kind is not Kind.REPEATED
    assert learnt_lines((press,), None) == {}


def test_the_rule_gives_the_number_of_articles_up_to_a_limit() -> None:
    assert recurrence_rule(14) == "stands in 14 of this outlet's articles"
    assert recurrence_rule(MAX_SIGHTINGS) == "stands in 50 or more of this outlet's articles"
