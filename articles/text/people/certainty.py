"""Estimate the certainty that a found name is a person's, from all that a body says about it.

The classifier judges one wording. Here the wordings, titles, mentions and neighbours of one person are judged together,
by a logistic regression whose weights are in ``articles/text/data/person_certainty.json``, written by
``bench/fit_people_certainty.py``. It is fitted on texts that the classifier was not trained on, so that of the names
with a certainty of 0.8, 8 in 10 are right.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, log2
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import PLACES
from articles.text.data.given_names import GIVEN_NAMES
from articles.text.data.lower_case_words import articles_in_lower_case
from articles.text.data.name_lists import name_lists
from articles.text.data.well_known import WELL_KNOWN
from articles.text.people.classifier import is_followed_by_saying
from articles.text.people.non_persons import is_of_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.text.people.candidates import NameCandidate
    from articles.text.people.classifier import Words
    from articles.text.people.person import Person

MIN_CERTAINTY: Final = 0.5
"""Names with a lower certainty are not returned."""

CERTAINTY_OF_LABEL: Final = 0.9
"""Certainty of a person whom only the labels of a dialogue name. There are too few of them to measure it."""

FLOORS: Final[dict[str, float]] = {"single form of address": 0.93, "single office and says": 0.85}
"""Lowest certainty of one word with such evidence: "Dr. Marsh", "Judge Marsh said". Set by hand, because names of one
word are too few in the annotated texts to fit it."""

_FORMS_OF_ADDRESS: Final = frozenset(
    """
        Mr Mr. Mrs Mrs. Ms Ms. Miss Mister Mx Mx. Dr Dr. Doctor Prof Prof. Professor Rev Rev. Reverend Herr Frau
        Monsieur Madame Mme Mme.
    """.split()
)
"""Without those that begin the names of ships, inns and shows too, such as "Lady" and "Sir"."""

_OF_LABEL: Final = "only labels"
_LOWEST_SCORE: Final = -3.0
_HIGHEST_SCORE: Final = 6.0
_MAX_MENTIONS: Final = 8
_CLEAR: Final = 1.0
"""Log-odds above which, or below whose negative, a neighbour is clearly a person or clearly none."""
_JOINTS: Final = frozenset({", ", " and ", ", and ", "; ", " & ", "\n", "\n\n", " or ", " / "})
_MAX_JOINT: Final = max(map(len, _JOINTS))


class Neighbours(NamedTuple):
    """Starts of the name candidates that are in one enumeration with a clear person, and with another clear name."""

    of_people: frozenset[int]
    of_others: frozenset[int]


def neighbours(body: str, candidates: Sequence[NameCandidate], scores: Mapping[Words, float]) -> Neighbours:
    """Find the candidates that only a comma, "and" or a line break separates from the one before or after."""
    of_people: set[int] = set()
    of_others: set[int] = set()
    for one, other in pairwise(candidates):
        if not 0 < other.title_start - one.end <= _MAX_JOINT or body[one.end : other.title_start] not in _JOINTS:
            continue
        for place, beside in ((one, other), (other, one)):
            if len(beside.words) > 1:
                score = scores.get(beside.words, 0.0)
                if score > _CLEAR:
                    of_people.add(place.start)
                elif score < -_CLEAR:
                    of_others.add(place.start)
    return Neighbours(frozenset(of_people), frozenset(of_others))


def evidence(
    person: Person, name: str, *, has_role: bool, scores: Mapping[Words, float], beside: Neighbours
) -> dict[str, float]:
    """Return the evidence that the mentions of ``person`` give, by name. ``scores`` are the log-odds of wordings."""
    candidates = [mention.candidate for mention in person.mentions if mention.candidate is not None]
    own = [scores[place.words] for place in candidates if place.words in scores and _is_form(place, person)]
    score = min(_HIGHEST_SCORE, max(_LOWEST_SCORE, max(own, default=0.0)))
    if not candidates:
        return {_OF_LABEL: 1.0}
    words = name.split()
    kind = "full" if len(words) > 1 else "single"
    found = {f"{kind} score": score, kind: 1.0, f"{kind} mentions": log2(min(_MAX_MENTIONS, len(person.mentions)))}
    found.update((f"{kind} {sign}", 1.0) for sign in _signs_of_words(words, person))
    found.update((f"{kind} {sign}", 1.0) for sign in _signs_of_places(candidates, beside))
    if has_role:
        found[f"{kind} role"] = 1.0
    if person.surname_count and kind == "full":
        found["full surname alone"] = 1.0
    return found


def _is_form(place: NameCandidate, person: Person) -> bool:
    return len(place.words) > 1 or len(person.words) == 1


def _signs_of_words(words: Sequence[str], person: Person) -> Iterator[str]:
    given, surnames = name_lists()
    first, last = words[0], words[-1]
    if first in GIVEN_NAMES:
        yield "given name"
    elif first in given:
        yield "given name listed"
    if last in surnames:
        yield "surname listed"
    if first in PLACES or last in PLACES:
        yield "place"
    if len(words) == 1 and first in WELL_KNOWN:
        yield "well known"
    if articles_in_lower_case(last):
        yield "last in lower case"
    if articles_in_lower_case(first) and first not in GIVEN_NAMES:
        yield "first in lower case"


def _signs_of_places(candidates: Sequence[NameCandidate], beside: Neighbours) -> Iterable[str]:
    places = candidates[:_MAX_MENTIONS]
    found: dict[str, None] = {}
    for place in places:
        says = is_followed_by_saying(place)
        if place.title:
            found["title"] = None
            if place.title.split()[-1] in _FORMS_OF_ADDRESS:
                found["form of address"] = None
            elif says and is_of_office(place):
                found["office and says"] = None
        if says:
            found["says"] = None
        if place.start in beside.of_people:
            found["beside a person"] = None
        if place.start in beside.of_others:
            found["beside another name"] = None
    return found


def certainty(found: Mapping[str, float]) -> float:
    """Return the probability, 0 to 1, that the name with this evidence is a person's."""
    bias, weights = _weights()
    if _OF_LABEL in found:
        return CERTAINTY_OF_LABEL
    log_odds = bias + sum(weights.get(name, 0.0) * value for name, value in found.items())
    floor = max((lowest for name, lowest in FLOORS.items() if name in found), default=0.0)
    return max(floor, 1.0 / (1.0 + exp(-log_odds)))


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    table = json.loads(files("articles.text.data").joinpath("person_certainty.json").read_text(encoding="utf-8"))
    return table["bias"], table["weights"]
