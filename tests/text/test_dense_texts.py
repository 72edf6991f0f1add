"""Texts that are nothing but names, cues, marks or short lines are read up to a limit, and say so."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from articles.text import parse as parse_module
from articles.text.parse import parse
from articles.text.people import name_matching, resolver
from articles.text.people.decisions import NameDecision
from articles.text.people.finding import find_people, search_people
from articles.text.people.limits import MAX_NAMES, NAMES_AT_ONCE
from articles.text.quotes import reported_speech
from articles.text.quotes.attributions import attributions
from articles.text.quotes.clause_tokens import tokenize
from articles.text.quotes.descriptions import MAX_BEARERS, bearers_of_role
from articles.text.quotes.european import attributions as european
from articles.text.quotes.finding import find_quotes, search_quotes
from articles.text.quotes.limits import (
    DENSE_PASSAGES,
    MAX_CUES,
    MAX_CUES_TIMES_TOKENS,
    MAX_PASSAGES,
    PASSAGES_AT_ONCE,
    SENTENCES_AT_ONCE,
    spans_to_read,
)
from articles.text.quotes.marked_body import MAX_SENTENCE_TOKENS, mark_body
from articles.text.quotes.reported_clauses import candidates
from articles.text.quotes.speakers import Scene
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from articles.text.quotes.clause_tokens import Token
    from articles.text.quotes.cues import Attribution
    from articles.text.quotes.reported_clauses import Candidate

SYLLABLES = "ba den fo gur ha kel lo mir na pol ra sun ta vel wo zan".split()
NAMES = ["".join(parts).title() for parts in product(SYLLABLES, repeat=4)][:40_000]

PROSE = (
    "The ferry to Sallow Point will not run on Monday. Ada Holt, a skipper, said the pier was cracked. “We cannot land "
    "there,” she said.\n\n"
)

KINDS: dict[str, Callable[[str], str]] = {
    "distinct": lambda name: f"Ada {name}, ",
    "one surname": lambda name: f"{name} Holt, ",
    "first names": lambda name: f"{name} said. ",
    "surname and its bearers": lambda name: f"{name} Holt said. Holt smiled. ",
    "initials": lambda name: f"{name[0]}. {name}, ",
    "ship": lambda name: f"the tanker {name}. {name} sank. ",
}


@pytest.mark.parametrize(("kind", "language"), [*((kind, "en") for kind in KINDS), ("distinct", "de")])
def test_forty_thousand_names_are_compared_a_bounded_number_of_times(
    kind: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    same_given_name = name_matching.same_given_name

    def counted(one: str, other: str) -> bool:
        nonlocal compared
        compared += 1
        return same_given_name(one, other)

    for module in (name_matching, resolver):
        monkeypatch.setattr(module, "same_given_name", counted)
    body = "".join(map(KINDS[kind], NAMES))
    searched = search_people(body, language=language)
    assert searched.end is not None
    assert searched.end < len(body)
    assert compared < 60 * MAX_NAMES
    assert len(searched.people) <= MAX_NAMES


def test_a_list_of_names_is_read_whole() -> None:
    # A list of signatories, denser than any running text.
    names = [f"Ada {name}" for name in NAMES[: NAMES_AT_ONCE - 50]]
    searched = search_people(", ".join(names))
    assert searched.end is None
    assert len(searched.people) > 0.9 * len(names)


@pytest.mark.parametrize("text", ["A. B. ", "THE SLIP ", "Slip\n", "March "])
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_capitalised_words_are_read_to_a_limit(text: str, language: str) -> None:
    searched = search_people(PROSE + text * 40_000, language=language)
    assert searched.end is not None
    assert searched.end < 80_000
    assert language != "en" or "Ada Holt" in {person.name for person in searched.people}


def test_an_article_in_capitals_is_read_whole() -> None:
    assert search_people((PROSE * 200).upper()).end is None


def test_names_of_a_long_article_are_read_to_its_end() -> None:
    body = PROSE * 400 + "Bo Marrandt, a diver, agreed."
    searched = search_people(body)
    assert searched.end is None
    assert "Bo Marrandt" in {person.name for person in searched.people}


def test_a_surname_means_one_of_few_bearers(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 0
    likely = resolver._Resolver._most_likely_bearer

    def counted(self: resolver._Resolver, bearers: list[object], candidate: object) -> object:
        nonlocal most
        most = max(most, len(bearers))
        return likely(self, bearers, candidate)  # type: ignore[arg-type]

    monkeypatch.setattr(resolver._Resolver, "_most_likely_bearer", counted)
    find_people("".join(f"{name} Holt said. Holt smiled. " for name in NAMES[:300]))
    assert 1 < most <= resolver.MAX_NAMESAKES


@pytest.mark.parametrize("text", ["he said ", "and said that ", ", she said, ", "said told asked claimed "])
def test_a_sentence_of_cues_has_few_attributions(text: str) -> None:
    body = text * 60
    assert len(attributions(tokenize(body, 0, len(body), {}))) <= MAX_CUES


@pytest.mark.parametrize(("language", "text"), [("es", "dijo que "), ("ru", "сказал он "), ("de", "sagte er ")])
def test_few_words_of_a_very_long_sentence_are_read_as_verbs(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    read_verb = european.SentenceReader._read_verb

    def counted(self: european.SentenceReader, i: int) -> european.Attribution | None:
        read.append(i)
        return read_verb(self, i)

    monkeypatch.setattr(european.SentenceReader, "_read_verb", counted)
    find_quotes(text * 4_000, (), language=language)
    assert len(read) <= european.VERBS_AT_ONCE + 8_000 // european.TOKENS_OF_VERB


def test_few_cues_of_a_very_long_sentence_are_searched_for_reported_clauses(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []

    def counted(tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]) -> Iterator[Candidate]:
        searched.append(len(tokens))
        return candidates(tokens, attribution, found)

    monkeypatch.setattr(reported_speech, "candidates", counted)
    find_quotes(", she said, " * 400, ())
    assert searched
    assert sum(searched) <= MAX_CUES_TIMES_TOKENS * len(range(0, 1_600, MAX_SENTENCE_TOKENS))


@pytest.mark.parametrize(
    "text",
    [
        "He said.\n",
        "“We are ready,” Berg said. ",
        "“ready” ",
        "“",
        "' ",
        "a\n",
        "Q: Why?\n\nA: So.\n\n",
        "“We are ready.”\n\n",
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_short_sentences_and_passages_are_read_to_a_limit(text: str, language: str) -> None:
    body = PROSE + text * 4_000
    searched = search_quotes(body, (), language=language)
    assert searched.end is not None
    assert searched.end < len(body) / 2
    turns = 4_000 if text.startswith("Q") else 0
    assert len(searched.quotes) <= PASSAGES_AT_ONCE + len(body) // 60 + turns


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "王小明说：“我们走。”"),
        ("zh", "“啊”\n"),
        ("zh", "他走了。"),
        ("ja", "木村さんは「行きます」と話した。"),
        ("ko", '"우리는 갑니다"라고 의원은 '),
        ("ko", '"가" '),
        ("ar", "«نعم نحن» "),
    ],
)
def test_dense_passages_of_other_scripts_are_read_to_a_limit(language: str, text: str) -> None:
    body = text * 8_000
    searched = search_quotes(body, (), language=language)
    assert searched.end is not None
    assert searched.end < len(body) / 2
    assert len(searched.quotes) <= DENSE_PASSAGES.at_once + searched.end // DENSE_PASSAGES.characters + 1
    assert all(quote.span.start < searched.end for quote in searched.quotes)
    assert search_quotes(text * 20, (), language=language).end is None


def test_what_comes_before_the_limit_keeps_its_speaker() -> None:
    body = PROSE + "“ready” " * 4_000
    quotes = find_quotes(body, find_people(body))
    assert [(quote.text, quote.speaker) for quote in quotes if quote.text.startswith("We")] == [
        ("We cannot land there,", "Ada Holt")
    ]


def test_a_sentence_ends_where_reading_ends() -> None:
    spans = [Span(0, 10), Span(11, 20_000)]
    starts = list(range(20, 8_000, 4))
    read, end = spans_to_read(spans, starts)
    assert end is not None
    assert read == [Span(0, 10), Span(11, end)]
    assert spans_to_read(spans, starts[:PASSAGES_AT_ONCE]) == (spans, None)


def test_dense_attributions_are_read_to_a_limit() -> None:
    body = "".join(f"Ada {name} said that Bo Holt said it was late, as Cy Marr said. " for name in NAMES[:2_000])
    searched = search_quotes(body, ())
    assert searched.end is not None
    assert searched.end < len(body) / 2
    assert all(quote.span.end <= searched.end for quote in searched.quotes)
    allowed = "The mayor of Norby told reporters on Monday that the pier would stay closed to ships until May. "
    assert search_quotes(allowed * 1_000, ()).end is None


@pytest.mark.parametrize("language", ["en", "de"])
def test_apostrophes_within_words_are_no_marks(language: str) -> None:
    assert search_quotes("o'clock " * 8_000, (), language=language).end is None


def test_no_article_has_more_than_the_most_passages_and_sentences() -> None:
    far = [500 * number for number in range(MAX_PASSAGES + 5)]
    assert spans_to_read([Span(0, far[-1] + 9)], far)[1] == far[MAX_PASSAGES]
    near = [Span(10 * number, 10 * number + 9) for number in range(2 * SENTENCES_AT_ONCE)]
    assert spans_to_read(near, [])[1] is not None


def test_a_description_is_looked_up_among_few_people() -> None:
    body = "".join(f"Senator Ada {name} came to the harbour on Monday with all of her papers. " for name in NAMES[:200])
    marked = mark_body(body, Scene(body, find_people(body)))
    assert len(marked.scene.people) > MAX_BEARERS
    assert len(bearers_of_role(marked, "senator", len(body))) == MAX_BEARERS


def test_the_reader_is_told_what_was_not_looked_for() -> None:
    names = "\n\n".join("Ada " + ", Ada ".join(NAMES[number : number + 8]) + " came." for number in range(0, 2_000, 8))
    parsed = parse(f"Sallow Point list\n\n{PROSE}{names}\n".encode(), name="list.txt")
    assert [problem for problem in parsed.problems if problem.startswith("too many names in ")]
    assert len(parsed.articles[0].people) > 500
    assert not parse(PROSE.encode(), name="short.txt").problems


def test_only_the_beginning_of_an_article_as_long_as_a_novel_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_module, "MAX_SEARCHED", 400)
    said = "“We have waited nine years,” said {name} of the ferry office at Quoin on Monday evening."
    names = ("Osk Wren", "Mirel Tavish", "Junna Korhal", "Petra Lindqvist", "Rasim Oduya", "Colm Drayle")
    dump = "The slip is closed\n\n" + "\n\n".join(said.format(name=name) for name in names)
    decision = NameDecision(words="Colm Drayle", name="Colm Drayle")

    parsed = parse(dump.encode(), name_decisions={0: [decision]})

    [article] = parsed.articles
    assert [person.name for person in article.people] == [*names[:4], "Colm Drayle"]
    assert [quote.speaker for quote in article.quotes] == list(names[:4])
    assert article.body.endswith("said Colm Drayle of the ferry office at Quoin on Monday evening.")
    [problem] = parsed.problems
    assert problem == "“The slip is closed” is very long: names and quotes are listed for its first 381 characters"
