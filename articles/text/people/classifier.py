"""Decide whether a capitalised wording is a person's name, by a logistic regression over named features.

A wording is the words that one or more name candidates share. Its features come from the words themselves and from the
text around each place. The name of a feature begins with ``single`` for a wording of one word, and with ``full`` for
several words. Weights, by name of feature, are in ``articles/text/data/person_weights.json``, written by
``bench/train_people.py``.
"""

from __future__ import annotations

import json
import re
import string
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import ORGANISATION_WORDS, PLACE_LEADS, PLACES, THINGS
from articles.text.data.given_names import EITHER, GIVEN_NAMES, is_given_name
from articles.text.data.lower_case_words import articles_in_lower_case
from articles.text.data.name_lists import name_lists
from articles.text.data.reporting import SPEECH_VERBS
from articles.text.data.titles import HONORIFICS, ROLE_NOUNS
from articles.text.data.well_known import WELL_KNOWN
from articles.text.people.candidates import is_family_name_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from articles.text.people.candidates import NameCandidate

FULL_NAME_THRESHOLD: Final = -0.8
"""Log-odds above which several words are a person's name. It gives the best F1 in a cross-validation by outlet
(``bench/train_people.py``); higher thresholds lose unfamiliar names."""

STRONG_EVIDENCE: Final = 1.5
"""Log-odds above which a given name and a word for organisations are a person: "Ada Bank, 40, who". Chosen on nine
tenths of the training texts."""

SINGLE_WORD_THRESHOLD: Final = 0.0
"""Log-odds above which one word is a person's name, if it has no title and is not part of a full name. It is higher
because most such words are places and firms."""

PRONOUN_REACH: Final = 80
"""Code points after a name in which "he" or "she" is evidence for a person, and "it" is evidence against."""

INITIALS: Final = re.compile(r"\w\.?(?:-?\w\.)*")
"""J. J.K. J.-P."""

LEADING_PARTICLES: Final = frozenset("De Van Von Le La Di Da Du Del Al El Bin Den Der".split())

NEXT_WORDS: Final = re.compile(
    r"(?:['’]s)?[)\"”’]*[ \u00a0]?(?P<next>[A-Za-z]+|[^\sA-Za-z]|\n)?[ \u00a0]?(?P<second>[a-z]+|\d+|\()?"
)
"""The word or mark after a name, and the one after that."""

_SPACES: Final = (" ", "\u00a0")
_WORD_CHARACTERS: Final = string.ascii_letters + ".-"

MIN_LETTERS_OF_ENDING: Final = 5
"""Words before and after a name with at least this many letters are also known by their last two letters."""

WORD_REACH: Final = 24
"""Code points before a name that are searched for a word."""

_AFTER_IN: Final = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|around|across|into|through) (?:the )?$")
_PRONOUN: Final = re.compile(
    r"[ \u00a0](?:(?P<person>[Hh]e|[Ss]he|[Hh]is|[Hh]er|him|himself|herself|who|whose)|[Ii]ts?|which)\b"
)
_NOUN_AND_COMMA: Final = re.compile(r"(?P<noun>[a-z-]+), $")
_DASH_BEFORE: Final = re.compile(r"[—–―−-][ \u00a0]?$")
_LINE_ENDS: Final = re.compile(r"[ \u00a0.]*(?:\n|$|,)")
_CAMEL_CASE: Final = re.compile(
    r"(?!Ma?c|[DLFVOM]['’]|De|La|Le|Di|Da|Du|Del|Van|Von|Fitz|Ben|Abu)\w*?[a-z](?<!Mc)(?<!Mac)[A-Z]"
)
"""A capital inside a word, as in names of firms and products: "SoftBank", but not in "DeGiorno" or "McDowell"."""
_MARKS_BEFORE: Final = ("“", '"', "‘", "'", "«", "(")
_LINE_STARTS: Final = re.compile(r"(?:^|\n)[ \u00a0\t•*–—-]*$")
_LINE_FINISHES: Final = re.compile(r"[ \u00a0\t:]*(?:\n|$)")
_LINE_REACH: Final = 8
_TRADE_MARKS: Final = frozenset("®™©")
_APPOSITION_WORDS: Final = re.compile(r"[a-z-]+|[A-Z,.]")
_APPOSITION_REACH: Final = 70
_APPOSITION_LENGTH: Final = 8

Words = tuple[str, ...]


class _Weights(NamedTuple):
    bias: float
    of_features: Mapping[str, float]


_replaced: list[_Weights] = []


def use_weights(bias: float, of_features: Mapping[str, float]) -> None:
    """Judge by these weights from now on. Only measurements on texts that were left out of training call this."""
    _replaced[:] = [_Weights(bias, of_features)]
    _weights.cache_clear()


@cache
def _weights() -> _Weights:
    if _replaced:
        return _replaced[0]
    table = json.loads(files("articles.text.data").joinpath("person_weights.json").read_text(encoding="utf-8"))
    return _Weights(table["bias"], table["weights"])


def log_odds(features: Mapping[str, float]) -> float:
    """Return the natural log-odds that a wording with these features is a person's name."""
    bias, weights = _weights()
    score = bias
    for name, value in features.items():
        score += weights.get(name, 0.0) * value
    return score


def group_by_wording(candidates: Iterable[NameCandidate]) -> dict[Words, list[NameCandidate]]:
    """Return the candidates by their words, in the order of their first place.

    Candidates in headings are left out: capitals are no evidence there.
    """
    wordings: dict[Words, list[NameCandidate]] = {}
    for candidate in candidates:
        if not candidate.in_heading:
            wordings.setdefault(candidate.words, []).append(candidate)
    return wordings


def features_by_wording(body: str, wordings: Mapping[Words, Sequence[NameCandidate]]) -> dict[Words, dict[str, float]]:
    """Return the features of each wording.

    A feature of the words has the value 1.0. A feature of a place has the share of the wording's places that have it.
    """
    single = {words[0]: candidates for words, candidates in wordings.items() if len(words) == 1}
    context = _Context(
        body=body,
        words=frozenset(body.split()),
        surnames_alone=frozenset(single),
        surnames_titled=frozenset(word for word, places in single.items() if any(place.title for place in places)),
        surnames_speaking=frozenset(
            word for word, places in single.items() if any(is_followed_by_saying(body, place) for place in places)
        ),
    )
    return {words: _features(_Wording(words, candidates, context)) for words, candidates in wordings.items()}


def is_followed_by_saying(body: str, candidate: NameCandidate) -> bool:
    """Return whether a reporting verb follows the candidate: "Berg said"."""
    after = NEXT_WORDS.match(body, candidate.end)
    return after is not None and after["next"] in SPEECH_VERBS


def word_before(body: str, candidate: NameCandidate) -> str:
    """Return the word or mark before the candidate and its title, empty behind an empty line.

    Up to ``WORD_REACH`` code points are read.
    """
    before = body[max(0, candidate.title_start - WORD_REACH) : candidate.title_start].removesuffix("\n")
    if before[-1:] in _SPACES:
        before = before[:-1]
    word = before[len(before.rstrip(_WORD_CHARACTERS)) :].lstrip(".-")
    return word or before[-1:].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """The body of the wordings, and how it uses single capitalised words."""

    body: str
    words: frozenset[str]
    """All words of the body as printed. Those in lower case show which capitalised words are common nouns."""
    surnames_alone: frozenset[str]
    surnames_titled: frozenset[str]
    surnames_speaking: frozenset[str]


class _Wording:
    """A wording with its places, and the properties that several features use."""

    __slots__ = ("candidates", "context", "is_family_name_first", "is_single", "kind", "words")

    def __init__(self, words: Words, candidates: Sequence[NameCandidate], context: _Context) -> None:
        self.words = words
        self.candidates = candidates
        self.context = context
        self.is_single = len(words) == 1
        self.kind = "single" if self.is_single else "full"
        self.is_family_name_first = not self.is_single and is_family_name_first(words)

    @property
    def first(self) -> str:
        return self.words[0]

    @property
    def last(self) -> str:
        return self.words[-1]

    def is_common_word(self, word: str) -> bool:
        return word.casefold() in self.context.words

    def is_well_known_alone(self) -> bool:
        return self.is_single and self.first in WELL_KNOWN

    def has_only_name_like_words(self) -> bool:
        """Whether there are several words, all of letters, and none is a place, a common word or an organisation's."""
        return not self.is_single and all(
            word not in ORGANISATION_WORDS
            and word not in PLACES
            and not self.is_common_word(word)
            and word.replace("-", "").isalpha()
            for word in self.words
        )

    def is_in_a_place(self) -> bool:
        """Whether "in", "near" or the like precedes the wording at any place."""
        return any(
            _AFTER_IN.search(self.context.body, max(0, place.title_start - 9), place.title_start)
            for place in self.candidates
        )


def _features(wording: _Wording) -> dict[str, float]:
    found: dict[str, float] = {}
    for feature_of_words in _FEATURES_OF_WORDS:
        for name in feature_of_words(wording):
            found[name] = 1.0
    share = 1.0 / len(wording.candidates)
    for place in wording.candidates:
        for feature in _FEATURES_OF_PLACES:
            for name in feature(place, wording.context.body):
                key = f"{wording.kind} {name}"
                found[key] = found.get(key, 0.0) + share
    return found


# Features of the words. Each function yields names of features.


def _word_count(wording: _Wording) -> Iterator[str]:
    yield f"{wording.kind} words={min(len(wording.words), 5)}"


def _given_names(wording: _Wording) -> Iterator[str]:
    first = wording.first
    if is_given_name(first):
        yield f"{wording.kind} given={'either' if first in EITHER else 'place' if first in PLACES else 'yes'}"
    elif not wording.is_single and any(word in GIVEN_NAMES for word in wording.words[1:-1]):
        yield "full given inside"


def _single_word(wording: _Wording) -> Iterator[str]:
    if not wording.is_single:
        return
    word = wording.first
    if wording.is_well_known_alone():
        yield "single well known"
    else:
        yield f"single word={word}"
        yield f"single ends={word[-3:]}"
    if len(word) <= 2 or "." in word:
        yield "single short"


def _first_and_last_word(wording: _Wording) -> Iterator[str]:
    if wording.is_single:
        return
    first, last = wording.first, wording.last
    if not is_given_name(first):
        yield f"full first={first}"
        yield f"full first ends={first[-2:]}"
    if last in GIVEN_NAMES:
        yield "full last given"
    else:
        yield f"full last={last}"
        yield f"full last ends={last[-3:]}"


_FULL_NAME_SIGNS: Final[tuple[tuple[str, Callable[[_Wording], bool]], ...]] = (
    ("full initial first", lambda wording: INITIALS.fullmatch(wording.first) is not None),
    ("full initial inside", lambda wording: any(len(w) <= 2 and w.endswith(".") for w in wording.words[1:-1])),
    ("full family name first", lambda wording: wording.is_family_name_first),
    ("full surname titled elsewhere", lambda wording: wording.last in wording.context.surnames_titled),
    ("full surname alone elsewhere", lambda wording: wording.last in wording.context.surnames_alone),
    ("full surname speaks elsewhere", lambda wording: wording.last in wording.context.surnames_speaking),
    ("full surname well known", lambda wording: wording.last in WELL_KNOWN),
    ("full particle first", lambda wording: wording.first in LEADING_PARTICLES),
)


def _full_name_signs(wording: _Wording) -> Iterator[str]:
    if not wording.is_single:
        yield from (name for name, holds in _FULL_NAME_SIGNS if holds(wording))


def _organisations_and_places(wording: _Wording) -> Iterator[str]:
    if wording.is_single or wording.is_family_name_first:
        return
    last = len(wording.words) - 1
    for i, word in enumerate(wording.words):
        position = "first" if i == 0 else "last" if i == last else "inside"
        if word in PLACE_LEADS and i:
            continue
        if word in ORGANISATION_WORDS:
            yield f"full organisation {position}"
        elif word in PLACES:
            yield f"full place {position}"


def _each_word(wording: _Wording) -> Iterator[str]:
    kind, last = wording.kind, len(wording.words) - 1
    for i, word in enumerate(wording.words):
        if wording.is_single and word in ORGANISATION_WORDS:
            yield "single organisation"
        if wording.is_single and word in PLACES:
            yield "single place"
        if wording.is_common_word(word):
            yield f"{kind} common word"
        if "-" in word and not is_given_name(word) and not wording.is_family_name_first:
            yield f"{kind} hyphen"
            if word[word.index("-") + 1 :].islower():
                yield f"{kind} hyphen before lower case"
            elif not wording.is_single and i == last:
                yield "full hyphen in the last"
        if not wording.is_single and word not in GIVEN_NAMES:
            yield f"full any={word}"


def _name_like_words(wording: _Wording) -> Iterator[str]:
    if wording.has_only_name_like_words():
        yield f"full name-like {len(wording.words)}"
        if not is_given_name(wording.first):
            yield "full name-like, given name unknown"
        title = wording.candidates[0].title
        if title and title.split()[-1] not in HONORIFICS:
            yield "full name-like, office"


def _listed_names(wording: _Wording) -> Iterator[str]:
    if wording.is_well_known_alone():
        return
    given, surnames = name_lists()
    kind = wording.kind
    is_given, is_surname = wording.first in given, wording.last in surnames
    if is_given:
        yield f"{kind} first listed"
        if wording.first not in GIVEN_NAMES:
            yield f"{kind} first listed only"
    if is_surname:
        yield f"{kind} last listed"
    if is_given and is_surname:
        yield f"{kind} both listed"
    elif not is_given and not is_surname and wording.first not in GIVEN_NAMES:
        yield f"{kind} neither listed"


def _known_in_lower_case(wording: _Wording) -> Iterator[str]:
    if wording.is_well_known_alone():
        return
    kind = wording.kind
    yield f"{kind} last in lower case {articles_in_lower_case(wording.last)}"
    if not wording.is_single:
        yield f"full first in lower case {articles_in_lower_case(wording.first)}"
        known = sum(articles_in_lower_case(word) > 0 for word in wording.words)
        yield f"full in lower case {known}/{min(len(wording.words), 5)}"


def _spelling(wording: _Wording) -> Iterator[str]:
    kind = wording.kind
    if any(_CAMEL_CASE.match(word) for word in wording.words):
        yield f"{kind} capital inside"
    if any(not word.isalpha() and any(map(str.isdigit, word)) for word in wording.words):
        yield f"{kind} digit"
    if wording.last + "s" in wording.context.words:
        yield f"{kind} plural elsewhere"


def _additions(wording: _Wording) -> Iterator[str]:
    if wording.candidates[0].suffix:
        yield "suffix"
    if wording.candidates[0].nickname:
        yield "nickname"
    if wording.is_in_a_place():
        yield f"{wording.kind} after in"


_FEATURES_OF_WORDS: Final = (
    _word_count,
    _given_names,
    _single_word,
    _first_and_last_word,
    _full_name_signs,
    _organisations_and_places,
    _each_word,
    _name_like_words,
    _listed_names,
    _known_in_lower_case,
    _spelling,
    _additions,
)
"""In the order of training, because sums of floats depend on it."""


# Features of one place of a wording. Each function yields names of features without the kind of wording.


def _title_or_word_before(place: NameCandidate, body: str) -> Iterator[str]:
    if place.title:
        title = place.title.split()[-1]
        yield f"title={title if title in HONORIFICS else 'office'}"
        return
    word = word_before(body, place) or "^"
    if word in ROLE_NOUNS:
        yield "role before"
    elif place.begins_sentence:
        yield "begins sentence"
    else:
        yield f"before={word}"
        if len(word) >= MIN_LETTERS_OF_ENDING and word.islower():
            yield f"before ends={word[-2:]}"
        if word == ",":
            found = _NOUN_AND_COMMA.search(body, max(0, place.title_start - WORD_REACH), place.title_start)
            if found and found["noun"] in ROLE_NOUNS:
                yield "role and comma before"
            elif found and found["noun"] in THINGS:
                yield "thing and comma before"


def _modifier_before(place: NameCandidate, _body: str) -> Iterator[str]:
    if place.after_modifier:
        yield "after modifier"


def _words_after(place: NameCandidate, body: str) -> Iterator[str]:
    after = NEXT_WORDS.match(body, place.end)
    word, second = (after["next"] or "", after["second"] or "") if after else ("", "")
    if place.possessive:
        yield f"possessive={word}"
        yield "possessive"
        return
    if word in SPEECH_VERBS:
        yield "says"
        return
    yield f"next={word}"
    if len(word) >= MIN_LETTERS_OF_ENDING and word.islower():
        yield f"next ends={word[-2:]}"
    elif word.isdigit():
        yield "next number"
    elif word in _TRADE_MARKS:
        yield "next trade mark"
    if word == "of" and second == "the":
        yield "next=of the"
    pronoun = _PRONOUN.search(body, place.end, place.end + PRONOUN_REACH)
    if pronoun is not None:
        yield "he or she near" if pronoun["person"] else "it near"
    if (
        len(place.words) > 1
        and _LINE_ENDS.match(body, place.end)
        and _DASH_BEFORE.search(body, max(0, place.start - 3), place.start)
    ):
        yield "signed"
    if word == "," and _has_role_in_apposition(place, body):
        yield "apposition with a role"
    if word in (",", "("):
        yield f"next={word} {'#' if second.isdigit() else 'role' if second in ROLE_NOUNS else second}"


def _has_role_in_apposition(place: NameCandidate, body: str) -> bool:
    words = _APPOSITION_WORDS.findall(body, place.end + 1, place.end + _APPOSITION_REACH)
    return any(word in ROLE_NOUNS for word in words[:_APPOSITION_LENGTH])


def _run_goes_on(place: NameCandidate, _body: str) -> Iterator[str]:
    if not place.ends_run:
        yield "run goes on"


def _lines(place: NameCandidate, body: str) -> Iterator[str]:
    starts = _LINE_STARTS.search(body, max(0, place.start - _LINE_REACH), place.start) is not None
    ends = _LINE_FINISHES.match(body, place.end) is not None
    if starts and ends:
        yield "line of its own"
    elif ends:
        yield "ends line"


def _within_marks(place: NameCandidate, body: str) -> Iterator[str]:
    if body[max(0, place.start - 1) : place.start] in _MARKS_BEFORE and place.start:
        after = body[place.end : place.end + 2]
        if any(mark in after for mark in "”\"’'»)"):
            yield "within marks"


_FEATURES_OF_PLACES: Final = (
    _title_or_word_before,
    _modifier_before,
    _words_after,
    _run_goes_on,
    _lines,
    _within_marks,
)
"""In the order of training, as above."""
