"""Quotes that recur in many articles: how they are found, grouped and compared."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from articles.text.comparing.quote_matching import QuoteRelation
from articles.text.comparing.recurring_quotes import (
    Saying,
    differ_in_person,
    group_recurring_quotes,
    prints_of,
    relation_to,
)
from articles.text.parse import parse
from articles.text.quotes.reading import QuoteKind
from tests.sample_scores import CLIPPINGS, read_answers, read_archive_answers, read_profiles, words

DAY = date(2024, 11, 12)
NUMBERS = iter(range(10**6))


def saying(text: str, **fields: Any) -> Saying:
    number = next(NUMBERS)
    return Saying(**({"key": number, "article": number, "text": text, "day": DAY} | fields))


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("The oil is in the marsh now", "the OIL is in the marsh, now!", True),
        ("The marsh keeps what it is given", "a marsh that keeps all it was given", True),
        ("The oil is in the marsh now", "The ferry is in the harbour now", False),
        ("No comment", "no comment.", True),
        ("It is what it is", "It is what it is.", True),
        ("It is what it is", "That is what it is", False),
        ("No", "No", False),
        ("", "", False),
    ],
    ids=[
        "case and marks",
        "other small words",
        "nothing but small words in common",
        "two words",
        "small words alone, the same",
        "small words alone, others",
        "a single word",
        "nothing",
    ],
)
def test_the_same_words_share_a_print(ours: str, theirs: str, *, shared: bool) -> None:
    assert bool(set(prints_of(ours)) & set(prints_of(theirs))) is shared


def test_prints_fit_a_bigint_column_and_their_number_is_limited() -> None:
    prints = prints_of(" ".join(f"word{number}" for number in range(20_000)))

    assert len(prints) <= 500
    assert all(0 <= each < 2**63 for each in prints)


WHOLE = "We are not looking at a spill that ends when the ship leaves. The oil is in the marsh now"


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (saying(WHOLE), saying(WHOLE, day=date(1999, 1, 1)), True),
        (saying(WHOLE), saying("The oil is in the marsh now,", speaker=3), True),
        (saying(WHOLE), saying("a spill that ends when the ship has left"), True),
        (saying(WHOLE), saying("a spill that ends when the ship has left", day=date(1999, 1, 1)), False),
        (saying(WHOLE), saying("the ship is not at the marsh and we are"), False),
        (saying("A matter of precious time"), saying("a matter of precious time."), True),
        (saying("A matter of precious time"), saying("a matter of precious time.", day=DAY + timedelta(90)), False),
        (saying("A matter of precious time"), saying("a matter of precious time.", day=None), True),
        (saying("far too early", speaker=1), saying("far too early", speaker=1), True),
        (saying("far too early", speaker=1), saying("far too early", speaker=2), False),
        (saying("far too early"), saying("far too early"), False),
        (saying("far too early", speaker=1), saying("far too early", speaker=1, day=date(1999, 1, 1)), False),
        (saying(WHOLE, article=1), saying(WHOLE, article=1), False),
    ],
    ids=[
        "the same sentences years later",
        "a part of it by somebody else",
        "a part of it in other forms",
        "a part of it in other forms, years later",
        "its small words in another order",
        "a set phrase within days",
        "a set phrase months later",
        "a set phrase without a date",
        "a few words of one speaker within days",
        "a few words of two speakers",
        "a few words of nobody known",
        "a few words of one speaker, years later",
        "twice in one article",
    ],
)
def test_quotes_are_grouped_if_they_are_likely_one_statement(ours: Saying, theirs: Saying, *, same: bool) -> None:
    assert (len(group_recurring_quotes([ours, theirs])) == 1) is same


def test_parts_of_an_interrupted_quote_are_grouped_with_the_whole() -> None:
    first = saying("We are not looking at a spill that ends when the ship leaves,", article=1)
    second = saying("The oil is in the marsh now.", article=1)
    whole = saying(WHOLE, article=2)

    assert group_recurring_quotes([first, whole, second]) == ((first, whole, second),)
    assert relation_to([first, second], [whole]) is QuoteRelation.PUNCTUATION
    assert relation_to([whole], [second]) is QuoteRelation.TRIMMED


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        ((1, "Ilse Marrandt"), (1, "Ilse Marrandt"), False),
        ((1, "Ilse Marrandt"), (2, "Ilse K. Marrandt"), False),
        ((1, "Ilse Marrandt"), (2, "Marrandt"), False),
        ((1, "Ilse Marrandt"), (2, "Peter Marrandt"), True),
        ((1, "Ilse Marrandt"), (None, ""), False),
    ],
    ids=["one person", "a fuller name", "a surname alone", "a namesake", "nobody by name"],
)
def test_only_two_different_names_are_attributed_differently(
    ours: tuple[int, str], theirs: tuple[int | None, str], *, differ: bool
) -> None:
    sides = [[saying(WHOLE, speaker=speaker, name=name)] for speaker, name in (ours, theirs)]

    assert differ_in_person(*sides) is differ


def test_a_common_phrase_does_not_group_different_speakers() -> None:
    phrase = saying("make the harbour great again", speaker=1, day=date(2020, 1, 1))
    others = [
        saying("Who will make the harbour great again if the dredgers are sold?", day=date(2003, 6, 1)),
        saying("They promised my father to make the harbour great again, and he moved away.", day=date(2011, 6, 1)),
    ]

    assert len(group_recurring_quotes([phrase, *others])) == 3


# Over the 36 quotes of the sample that several articles carry, one of them in five variants.


def test_shared_quotes_of_the_sample_are_grouped_and_hardly_any_other() -> None:
    sayings: list[Saying] = []
    by_text: dict[tuple[str, str], int] = {}
    people: dict[str, int] = {}
    for number, file in enumerate(answers["file"] for answers in read_answers()):
        parsed = parse((CLIPPINGS / file).read_bytes(), name=file, profiles=read_profiles()).articles[0]
        for quote in parsed.quotes:
            if quote.kind is QuoteKind.INDIRECT:
                continue
            one = saying(
                quote.text,
                article=number,
                speaker=people.setdefault(quote.speaker, len(people)) if quote.speaker else None,
                day=parsed.published.day if parsed.published else None,
            )
            sayings.append(one)
            by_text.setdefault((file, " ".join(words(quote.text))), one.key)
    expected, listed = set(), set()
    for quote in read_archive_answers()["same_quotes"]:
        variants = [(each["file"], " ".join(words(each["text"]))) for each in quote["variants"]]
        keys = [by_text[variant] for variant in variants if variant in by_text]
        expected |= {frozenset(pair) for pair in combinations(keys, 2)}
        listed |= set(keys)

    found = {
        frozenset(pair)
        for thread in group_recurring_quotes(sayings)
        for pair in combinations([each.key for each in thread if each.key in listed], 2)
    }

    right = len(found & expected)
    assert right / len(expected) >= 0.97
    # Six pairs more: one account runs in one quote what others break in two, and the answers keep the halves apart.
    assert right / len(found) >= 0.92
