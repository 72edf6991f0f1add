"""Cleaning rules: what they match, which one takes precedence, and what they do to an article."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.cleaning.line_rules import (
    BadPattern,
    CleaningRule,
    Match,
    Rulebook,
    compile_pattern,
    required_substrings,
)
from articles.text.data.kinds import Fate, Kind
from articles.text.documents import LineDecision
from articles.text.parse import HAND, ParsedArticle, parse

PLEA = "Friends of the paper keep the ferry office honest, and every friend receives the almanac in spring."
DUMP = f"""Harbor wall to be rebuilt before winter

By Nora Quenby

The council of Port Elder voted on Tuesday to rebuild the eastern harbor wall before the winter storms arrive.

{PLEA}

Marrandt said that the work would begin in August and take eleven weeks if the weather held.

The wall was breached twice last year, and the ferry to the outer islands was cancelled on nine days because of it.
"""


def rule(text: str, match: Match = Match.EXACT, kind: Kind | None = Kind.PROMOTION, **scope: object) -> CleaningRule:
    return CleaningRule(label=f"rule #1: {text[:20]}", match=match, text=text, kind=kind, **scope)  # type: ignore[arg-type]


def read(*rules: CleaningRule, dump: str = DUMP, **options: object) -> ParsedArticle:
    return parse(dump.encode(), cleaning_rules=rules, **options).articles[0]  # type: ignore[arg-type]


def kinds(article: ParsedArticle) -> dict[str, tuple[Kind, str]]:
    return {block.text: (block.kind, block.rule) for block in article.blocks}


@pytest.mark.parametrize(
    ("match", "text", "line", "found"),
    [
        pytest.param(Match.EXACT, "Read more", "READ  MORE", "READ  MORE", id="exact, in other case and spacing"),
        pytest.param(Match.EXACT, "“Read” more", '"read" more.', '"read" more.', id="exact, in other quotes"),
        pytest.param(Match.EXACT, "Read more", "Read more books", None, id="exact, of a part"),
        pytest.param(Match.PREFIX, "Photo:", "photo: Ada Venn", "photo:", id="beginning"),
        pytest.param(Match.PREFIX, "Photo:", "Photographs of the wall", None, id="beginning with its colon"),
        pytest.param(Match.PREFIX, "Weiß", "WEISS auf schwarz", "WEISS", id="beginning that folds to more letters"),
        pytest.param(Match.PATTERN, r"\bstory \d+", "see story 12 here", "story 12", id="pattern inside"),
        pytest.param(Match.PATTERN, "story", "Story", None, id="pattern in other case"),
        pytest.param(Match.PATTERN, "(?i)ü+", "aÜÜb", "ÜÜ", id="pattern beyond ASCII"),
        pytest.param(Match.PATTERN, "x", "\ud800x", "x", id="pattern on half a character"),
    ],
)
def test_a_rule_finds_the_part_of_a_line_it_matches(match: Match, text: str, line: str, found: str | None) -> None:
    cleaning_rule = rule(text, match)

    span = cleaning_rule.find(line)

    assert (span and span.of(line)) == found
    assert cleaning_rule.matches(line) is (found is not None)


@pytest.mark.parametrize("pattern", ["(open", "a**", "((a{0,99}){0,99}){0,99}", r"(?=x)", r"(.)\1"])
def test_patterns_invalid_in_re2_are_refused(pattern: str) -> None:
    with pytest.raises(BadPattern, match=r"\w"):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", ["(x+x+)+y", "(a|aa)+$", "(.*)*z", "(a?){50}a{50}"])
def test_hostile_patterns_take_time_linear_in_the_line(pattern: str) -> None:
    def seconds(length: int) -> float:
        line = ("xa" if "x" in pattern else "a") * (length // 2)
        begun = time.process_time()
        rule(pattern, Match.PATTERN).matches(line)
        return time.process_time() - begun

    seconds(1_000)

    assert seconds(1_000_000) < 40 * max(seconds(100_000), 0.002)


SIGNS = st.text(alphabet="ab sſßﬁKk“”\"'\\.-éŉǰnjﬀﬂﬃﬄﬅﬆẖẗẘẚΐİıfilthw", max_size=12)


@given(SIGNS, SIGNS, st.sampled_from([Match.EXACT, Match.PREFIX]))
@example(text="\\ŉaa", tail="", match=Match.EXACT)
@example(text="éﬁaa", tail="", match=Match.EXACT)
@example(text="sﬅaa", tail="", match=Match.EXACT)
def test_matched_lines_contain_the_required_substrings(text: str, tail: str, match: Match) -> None:
    cleaning_rule = rule(text, match)
    for line in (text + tail, text.upper() + tail, text.casefold() + tail):
        if cleaning_rule.matches(line):
            assert all(substring in line.lower() for substring in required_substrings(cleaning_rule))


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("Sign up for our letter", ("sign up for our letter",)),
        (r"^Sign up (now|today) and \w+ later$", ("sign up ", " and ", " later")),
        ("colou?r of", ("colo", "r of")),
        ("one|two three", ()),
        ("(?i)sign up", ()),
        (r"story [a-z] \d{3} ended", ("story ", " ended")),
        (r"abc\.def\x41ghi", ()),
        ("abcx{0}def", ("abc", "def")),
        ('say "hello"', ("say ", "hello")),
    ],
)
def test_required_substrings_of_patterns(pattern: str, found: tuple[str, ...]) -> None:
    assert required_substrings(rule(pattern, Match.PATTERN)) == found


def test_a_rule_cuts_a_body_line_and_is_named_on_it() -> None:
    plain, ruled = read(), read(rule(PLEA, kind=Kind.PROMOTION))

    assert kinds(plain)[PLEA][0].fate is Fate.BODY
    assert kinds(ruled)[PLEA] == (Kind.PROMOTION, f"rule #1: {PLEA[:20]}")
    assert [block for block in ruled.blocks if block.text != PLEA] == [
        block for block in plain.blocks if block.text != PLEA
    ]
    assert PLEA not in ruled.body


def test_a_rule_keeps_a_line_that_would_be_cut() -> None:
    dump = DUMP + "\nSign up for our newsletter\n"
    assert kinds(read(dump=dump))["Sign up for our newsletter"][0].fate is Fate.REMOVED

    article = read(rule("sign up", Match.PREFIX, None), dump=dump)

    assert kinds(article)["Sign up for our newsletter"] == (Kind.PARAGRAPH, "rule #1: sign up")


def test_a_keeping_rule_leaves_header_lines_alone() -> None:
    assert read(rule("By ", Match.PREFIX, None)) == read()


def test_the_header_is_read_without_lines_that_rules_cut() -> None:
    article = read(rule("By Nora Quenby", kind=Kind.AUTHOR_BIO))

    assert (read().authors, article.authors) == (("Nora Quenby",), ())
    assert kinds(article)["By Nora Quenby"][0] is Kind.AUTHOR_BIO


def test_a_decision_on_a_line_overrides_a_rule() -> None:
    decisions = {0: [LineDecision(text=PLEA, nth=0, kind=Kind.BLOCKQUOTE)]}

    article = read(rule(PLEA), line_decisions=decisions)

    assert kinds(article)[PLEA] == (Kind.BLOCKQUOTE, HAND)


def test_a_rule_overrides_the_archive() -> None:
    dump = DUMP + "\nAdvertisement\n"
    assert kinds(read(dump=dump))["Advertisement"][0] is Kind.ADVERTISEMENT

    assert kinds(read(rule("advertisement", kind=Kind.LEGAL), dump=dump))["Advertisement"][0] is Kind.LEGAL


def test_a_rule_that_changes_nothing_is_not_named() -> None:
    dump = DUMP + "\nAdvertisement\n"

    assert read(rule("advertisement", kind=Kind.ADVERTISEMENT), dump=dump) == read(dump=dump)


@pytest.mark.parametrize(
    ("rules", "winner"),
    [
        pytest.param([("rea", Match.PATTERN, {}), ("Read more", Match.EXACT, {})], 1, id="exact before pattern"),
        pytest.param([("rea", Match.PATTERN, {}), ("Read", Match.PREFIX, {})], 1, id="beginning before pattern"),
        pytest.param([("Read", Match.PREFIX, {}), ("Read more", Match.EXACT, {})], 1, id="exact before beginning"),
        pytest.param([("Rea", Match.PREFIX, {}), ("Read", Match.PREFIX, {})], 0, id="the older of two"),
        pytest.param(
            [("Read more", Match.EXACT, {}), ("ead", Match.PATTERN, {"names": frozenset({"the gull"})})],
            1,
            id="a rule for one source before a rule for all",
        ),
        pytest.param(
            [("ead", Match.PATTERN, {}), ("Read more", Match.EXACT, {"names": frozenset({"the tern"})})],
            0,
            id="no rule of another source",
        ),
        pytest.param(
            [("ead", Match.PATTERN, {}), ("Read", Match.PREFIX, {"names": frozenset({"wire"}), "of_agency": True})],
            1,
            id="a rule for the agency",
        ),
    ],
)
def test_the_narrowest_rule_takes_precedence(rules: list[tuple[str, Match, dict[str, object]]], winner: int) -> None:
    cleaning_rules = [rule(text, match, **scope) for text, match, scope in rules]

    book = Rulebook(cleaning_rules, outlet="The  Gull", agency="Wire")

    assert book.find("Read more") is cleaning_rules[winner]
    assert book.find("Nothing of it") is None


def test_a_rule_for_one_source_uses_the_outlet_that_a_person_set() -> None:
    scoped = rule(PLEA, names=frozenset({"the gull"}))

    assert PLEA in read(scoped).body
    assert PLEA not in read(scoped, field_decisions={0: {"source": "The Gull"}}).body
    assert PLEA in read(scoped, field_decisions={0: {"source": None}}).body
