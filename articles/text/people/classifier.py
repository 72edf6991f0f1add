"""Decide whether a capitalised wording is a person's name, by a logistic regression over named features.

A wording is the words that one or more name candidates share. Its features come from the words themselves and from the
text around each place. The name of a feature begins with ``single`` for a wording of one word, and with ``full`` for
several words. Weights, by name of feature, are in ``articles/text/data/person_weights.json``, written by
``bench/train_people.py``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import ORGANISATION_WORDS, PLACE_LEADS, PLACES, THINGS
from articles.text.data.given_names import EITHER, GIVEN_NAMES, is_given_name
from articles.text.data.lower_case_words import articles_in_lower_case
from articles.text.data.name_lists import name_lists
from articles.text.data.reporting import SPEECH_VERBS
from articles.text.data.titles import HONORIFICS, ROLE_NOUNS
from articles.text.data.well_known import WELL_KNOWN
from articles.text.people.name_order import is_family_name_first
from articles.text.people.surroundings import WORD_REACH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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

MIN_LETTERS_OF_ENDING: Final = 5
"""Words before and after a name with at least this many letters are also known by their last two letters."""

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
_MARKS_BEFORE: Final = frozenset("“\"‘'«(")
_MARKS_AFTER: Final = frozenset("”\"’'»)")
_DASHES: Final = frozenset("—–―−-")
_BEFORE_PLACES: Final = frozenset("In in Near near Outside outside At at around across into through the".split())
"""The words with which ``_AFTER_IN`` ends."""
_BEFORE_ITEMS: Final = " \u00a0\t•*–—-"
_MAY_FINISH_LINE: Final = frozenset({"", *" \u00a0\t:\n"})
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
        weight = weights.get(name)
        if weight is not None:
            score += weight * value
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
            word for word, places in single.items() if any(place.next_word in SPEECH_VERBS for place in places)
        ),
    )
    return {words: _features(_Wording(words, candidates, context)) for words, candidates in wordings.items()}


def is_followed_by_saying(candidate: NameCandidate) -> bool:
    """Return whether a reporting verb follows the candidate: "Berg said"."""
    return candidate.next_word in SPEECH_VERBS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """The body of the wordings, and how it uses single capitalised words."""

    body: str
    words: frozenset[str]
    """All words of the body as printed. Those in lower case show which capitalised words are common nouns."""
    surnames_alone: frozenset[str]
    surnames_titled: frozenset[str]
    surnames_speaking: frozenset[str]


class _Word(NamedTuple):
    """What the lists say about one word, whatever the body."""

    word: str
    folded: str
    is_given: bool
    """Whether the word is one of ``GIVEN_NAMES``."""
    begins_as_given: bool
    """Whether it is one of them, or begins with one and a hyphen."""
    is_organisation: bool
    is_place: bool
    is_lead_of_place: bool
    is_listed_given: bool
    is_listed_surname: bool
    in_lower_case: int
    """The lowest number of articles that print it in lower case."""
    is_of_letters: bool
    """Whether there is nothing but letters and hyphens in it."""
    has_capital_inside: bool
    has_digit: bool


# Names repeat their words, within an article and across articles. About 400 bytes a word.
@lru_cache(maxsize=16_384)
def _word(word: str) -> _Word:
    listed = name_lists()
    return _Word(
        word=word,
        folded=word.casefold(),
        is_given=word in GIVEN_NAMES,
        begins_as_given=is_given_name(word),
        is_organisation=word in ORGANISATION_WORDS,
        is_place=word in PLACES,
        is_lead_of_place=word in PLACE_LEADS,
        is_listed_given=word in listed.given,
        is_listed_surname=word in listed.surnames,
        in_lower_case=articles_in_lower_case(word),
        is_of_letters=word.replace("-", "").isalpha(),
        has_capital_inside=_CAMEL_CASE.match(word) is not None,
        has_digit=not word.isalpha() and any(map(str.isdigit, word)),
    )


class _Wording:
    """A wording with its places, and the properties that several features use."""

    __slots__ = (
        "are_common",
        "candidates",
        "context",
        "first",
        "is_family_name_first",
        "kind",
        "last",
        "parts",
        "words",
    )

    def __init__(self, words: Words, candidates: Sequence[NameCandidate], context: _Context) -> None:
        self.words = words
        self.candidates = candidates
        self.context = context
        self.parts = [_word(word) for word in words]
        self.first = self.parts[0]
        self.last = self.parts[-1]
        self.kind = "single" if len(words) == 1 else "full"
        self.is_family_name_first = len(words) > 1 and is_family_name_first(words)
        self.are_common = [part.folded in context.words for part in self.parts]
        """For each word, whether the body prints it in lower case too."""

    def has_only_name_like_words(self) -> bool:
        """Whether none of the words is a place, a common word or an organisation's, and all are of letters."""
        return not any(self.are_common) and all(
            part.is_of_letters and not part.is_organisation and not part.is_place for part in self.parts
        )

    def is_in_a_place(self) -> bool:
        """Whether "in", "near" or the like precedes the wording at any place."""
        return any(
            place.before.rpartition("-")[2].rpartition(".")[2] in _BEFORE_PLACES
            and _AFTER_IN.search(self.context.body, max(0, place.title_start - 9), place.title_start)
            for place in self.candidates
        )


def _features(wording: _Wording) -> dict[str, float]:
    names = _features_of_single(wording) if wording.kind == "single" else _features_of_full(wording)
    found = dict.fromkeys(names, 1.0)
    share = 1.0 / len(wording.candidates)
    body, kind = wording.context.body, wording.kind
    for place in wording.candidates:
        for name in _features_of_place(place, body):
            key = f"{kind} {name}"
            found[key] = found.get(key, 0.0) + share
    return found


# Features of the words, in the order of training, because sums of floats depend on it.


def _features_of_single(wording: _Wording) -> list[str]:
    """Return the names of the features of one word."""
    part = wording.first
    word = part.word
    is_well_known = word in WELL_KNOWN
    found = ["single words=1"]
    if part.begins_as_given:
        found.append(_given_name("single", part))
    if is_well_known:
        found.append("single well known")
    else:
        found += f"single word={word}", f"single ends={word[-3:]}"
    if len(word) <= 2 or "." in word:
        found.append("single short")
    if part.is_organisation:
        found.append("single organisation")
    if part.is_place:
        found.append("single place")
    if wording.are_common[0]:
        found.append("single common word")
    if "-" in word and not part.begins_as_given:
        found.append("single hyphen")
        if word[word.index("-") + 1 :].islower():
            found.append("single hyphen before lower case")
    if not is_well_known:
        _add_listed_names(wording, found)
        found.append(f"single last in lower case {part.in_lower_case}")
    _add_spelling(wording, found)
    _add_additions(wording, found)
    return found


def _features_of_full(wording: _Wording) -> list[str]:
    """Return the names of the features of several words."""
    parts, first, last = wording.parts, wording.first, wording.last
    found = [f"full words={min(len(parts), 5)}"]
    if first.begins_as_given:
        found.append(_given_name("full", first))
    else:
        if any(part.is_given for part in parts[1:-1]):
            found.append("full given inside")
        found += f"full first={first.word}", f"full first ends={first.word[-2:]}"
    if last.is_given:
        found.append("full last given")
    else:
        found += f"full last={last.word}", f"full last ends={last.word[-3:]}"
    _add_full_name_signs(wording, found)
    if not wording.is_family_name_first:
        _add_organisations_and_places(parts, found)
    _add_each_word(wording, found)
    if wording.has_only_name_like_words():
        found.append(f"full name-like {len(parts)}")
        if not first.begins_as_given:
            found.append("full name-like, given name unknown")
        title = wording.candidates[0].title
        if title and title.split()[-1] not in HONORIFICS:
            found.append("full name-like, office")
    _add_listed_names(wording, found)
    known = sum(part.in_lower_case > 0 for part in parts)
    found += (
        f"full last in lower case {last.in_lower_case}",
        f"full first in lower case {first.in_lower_case}",
        f"full in lower case {known}/{min(len(parts), 5)}",
    )
    _add_spelling(wording, found)
    _add_additions(wording, found)
    return found


def _given_name(kind: str, part: _Word) -> str:
    return f"{kind} given={'either' if part.word in EITHER else 'place' if part.is_place else 'yes'}"


def _add_full_name_signs(wording: _Wording, found: list[str]) -> None:
    first, last, context = wording.words[0], wording.words[-1], wording.context
    if INITIALS.fullmatch(first):
        found.append("full initial first")
    if any(len(word) <= 2 and word.endswith(".") for word in wording.words[1:-1]):
        found.append("full initial inside")
    if wording.is_family_name_first:
        found.append("full family name first")
    if last in context.surnames_alone:
        if last in context.surnames_titled:
            found.append("full surname titled elsewhere")
        found.append("full surname alone elsewhere")
        if last in context.surnames_speaking:
            found.append("full surname speaks elsewhere")
    if last in WELL_KNOWN:
        found.append("full surname well known")
    if first in LEADING_PARTICLES:
        found.append("full particle first")


def _add_organisations_and_places(parts: Sequence[_Word], found: list[str]) -> None:
    last = len(parts) - 1
    for i, part in enumerate(parts):
        if (part.is_organisation or part.is_place) and not (part.is_lead_of_place and i):
            position = "first" if i == 0 else "last" if i == last else "inside"
            found.append(f"full {'organisation' if part.is_organisation else 'place'} {position}")


def _add_each_word(wording: _Wording, found: list[str]) -> None:
    last = len(wording.parts) - 1
    for i, part in enumerate(wording.parts):
        word = part.word
        if wording.are_common[i]:
            found.append("full common word")
        if "-" in word and not part.begins_as_given and not wording.is_family_name_first:
            found.append("full hyphen")
            if word[word.index("-") + 1 :].islower():
                found.append("full hyphen before lower case")
            elif i == last:
                found.append("full hyphen in the last")
        if not part.is_given:
            found.append(f"full any={word}")


def _add_listed_names(wording: _Wording, found: list[str]) -> None:
    kind, first, last = wording.kind, wording.first, wording.last
    if first.is_listed_given:
        found.append(f"{kind} first listed")
        if not first.is_given:
            found.append(f"{kind} first listed only")
    if last.is_listed_surname:
        found.append(f"{kind} last listed")
        if first.is_listed_given:
            found.append(f"{kind} both listed")
    elif not first.is_listed_given and not first.is_given:
        found.append(f"{kind} neither listed")


def _add_spelling(wording: _Wording, found: list[str]) -> None:
    kind = wording.kind
    if any(part.has_capital_inside for part in wording.parts):
        found.append(f"{kind} capital inside")
    if any(part.has_digit for part in wording.parts):
        found.append(f"{kind} digit")
    if wording.last.word + "s" in wording.context.words:
        found.append(f"{kind} plural elsewhere")


def _add_additions(wording: _Wording, found: list[str]) -> None:
    place = wording.candidates[0]
    if place.suffix:
        found.append("suffix")
    if place.nickname:
        found.append("nickname")
    if wording.is_in_a_place():
        found.append(f"{wording.kind} after in")


# Features of one place of a wording, without the kind of wording, also in the order of training.


def _features_of_place(place: NameCandidate, body: str) -> list[str]:
    """Return the names of the features of one place of a wording."""
    found: list[str] = []
    if place.title:
        title = place.title.split()[-1]
        found.append(f"title={title if title in HONORIFICS else 'office'}")
    else:
        _add_word_before(place, body, found)
    if place.after_modifier:
        found.append("after modifier")
    if place.possessive:
        found += f"possessive={place.next_word}", "possessive"
    elif place.next_word in SPEECH_VERBS:
        found.append("says")
    else:
        _add_words_after(place, body, found)
    if not place.ends_run:
        found.append("run goes on")
    start, end = place.start, place.end
    if body[end : end + 1] in _MAY_FINISH_LINE and _LINE_FINISHES.match(body, end):
        found.append("line of its own" if _starts_line(body, start) else "ends line")
    if start and body[start - 1] in _MARKS_BEFORE and not _MARKS_AFTER.isdisjoint(body[end : end + 2]):
        found.append("within marks")
    return found


def _add_word_before(place: NameCandidate, body: str, found: list[str]) -> None:
    word = place.before or "^"
    if word in ROLE_NOUNS:
        found.append("role before")
    elif place.begins_sentence:
        found.append("begins sentence")
    else:
        found.append(f"before={word}")
        if len(word) >= MIN_LETTERS_OF_ENDING and word.islower():
            found.append(f"before ends={word[-2:]}")
        if word == ",":
            noun = _NOUN_AND_COMMA.search(body, max(0, place.title_start - WORD_REACH), place.title_start)
            if noun and noun["noun"] in ROLE_NOUNS:
                found.append("role and comma before")
            elif noun and noun["noun"] in THINGS:
                found.append("thing and comma before")


def _add_words_after(place: NameCandidate, body: str, found: list[str]) -> None:
    word, second = place.next_word, place.second_word
    found.append(f"next={word}")
    if len(word) >= MIN_LETTERS_OF_ENDING and word.islower():
        found.append(f"next ends={word[-2:]}")
    elif word.isdigit():
        found.append("next number")
    elif word in _TRADE_MARKS:
        found.append("next trade mark")
    if word == "of" and second == "the":
        found.append("next=of the")
    end = place.end
    pronoun = _PRONOUN.search(body, end, end + PRONOUN_REACH)
    if pronoun is not None:
        found.append("he or she near" if pronoun["person"] else "it near")
    if len(place.words) > 1 and _follows_dash(body, place.start) and _LINE_ENDS.match(body, end):
        found.append("signed")
    if word == ",":
        if _has_role_in_apposition(place, body):
            found.append("apposition with a role")
        found.append(f"next=, {'#' if second.isdigit() else 'role' if second in ROLE_NOUNS else second}")
    elif word == "(":
        found.append(f"next=( {'#' if second.isdigit() else 'role' if second in ROLE_NOUNS else second}")


def _follows_dash(body: str, start: int) -> bool:
    before = body[max(0, start - 3) : start]
    return not _DASHES.isdisjoint(before) and _DASH_BEFORE.search(before) is not None


def _has_role_in_apposition(place: NameCandidate, body: str) -> bool:
    words = _APPOSITION_WORDS.findall(body, place.end + 1, place.end + _APPOSITION_REACH)
    return any(word in ROLE_NOUNS for word in words[:_APPOSITION_LENGTH])


def _starts_line(body: str, start: int) -> bool:
    """Whether there are only spaces, bullets and dashes between the start of the line and the name."""
    first = max(0, start - _LINE_REACH)
    before = body[first:start].rstrip(_BEFORE_ITEMS)
    return before.endswith("\n") or (not before and not first)
